"""Who only answers a claim of nobody, or speaks of something else, does not stand for it."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.attribution.asides import are_answers, are_asides
from sourcecheck.analysis.attribution.support import support
from sourcecheck.document import Document, Format
from sourcecheck.readers import read_text


def _found(text: str, claim: str, matter: bool) -> bool:
    document: Document = read_text(text, "page.txt", Format.TEXT)
    block = next(one for one in document.blocks if claim in one.text)
    start = block.text.index(claim)
    found = support(document, block, start, start + len(claim), around=1)
    assert found is not None, "nobody stands near"
    return (are_asides if matter else are_answers)(document, block, start, start + len(claim), found)


@pytest.mark.parametrize(
    "behind",
    [
        "Okafor said he would not comment.",
        "Okafor's office said the receipts would be shown in May.",
        "Okafor denies it.",
        "Ruiz & Sons said it had no record of a sale.",
        "The Harbour Board promised a reply on Monday.",
    ],
)
def test_answers_and_plans_bear_nothing_out(behind: str) -> None:
    assert _found(f"The mayor allegedly sold the quay. {behind}", "allegedly", matter=False)


@pytest.mark.parametrize(
    "behind",
    [
        "The Harbour Board confirmed this in a notice.",
        "The Harbour Gazette wrote on Monday that a buyer was found.",
        "“It was sold,” said Ana Ruiz, who would not comment further.",
        "Okafor denies it. The Harbour Gazette wrote that 40,000 crowns were paid.",
        "Okafor denies two counts of fraud.",
    ],
)
def test_whoever_tells_more_of_it_bears_it_out(behind: str) -> None:
    assert not _found(f"The mayor allegedly sold the quay. {behind}", "allegedly", matter=False)


def test_those_whom_hearsay_is_about_do_not_bear_it_out() -> None:
    assert _found("Pedro Lanz has reportedly agreed terms with a club abroad.", "reportedly", matter=False)
    assert not _found("Pedro Lanz has reportedly agreed terms, the Gazette wrote.", "reportedly", matter=False)


@pytest.mark.parametrize(
    ("behind", "apart"),
    [
        ("The director, Ian Moss, said the roof is new.", True),
        ("The Harbour Board will plant a hedge, it said.", True),
        ("The shopkeeper Tom Bell said customers will drive to Marlow.", False),
        ("Ana Ruiz said the noise keeps her awake.", False),
        ("The widow Ana Bell said the judge never looked at her.", False),
        ("Ana Ruiz said this of her own street.", False),
        ("“I cannot sleep,” said Ana Ruiz.", False),
    ],
)
def test_those_who_react_speak_of_what_they_react_to(behind: str, apart: bool) -> None:
    assert _found(f"Concern is growing about the noise. {behind}", "Concern is growing", matter=True) is apart
