"""The attribution rules on near misses beyond their examples, and on hostile input."""

from __future__ import annotations

import pytest

from sourcecheck.checks.attribution import agentless_label, expert_without_affiliation
from sourcecheck.document import Format
from sourcecheck.examples import failures
from sourcecheck.readers import read_text
from sourcecheck.rule import Check, Context

RULES = (agentless_label.RULE, expert_without_affiliation.RULE)


def found(check: Check, source: str, type: str = "") -> list[str]:
    document = read_text(source, "a.txt", Format.TEXT)
    return [source[slice(*hit.span)] for hit in check(document, Context(type=type))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule) -> None:  # type: ignore[no-untyped-def]
    assert list(failures(rule, rule.check)) == []


LABELS = [
    ("The general, [often described as] a butcher, denied the charge."),
    ("[Widely regarded as] the father of modern ports, Tan died on Monday."),
    ("The city has been [dubbed] the “Venice of the North”."),
    ("The drug has been [touted as] a miracle cure."),
    ("The law, [sometimes referred to as] the “gag law”, passed."),
    ("The law is [often called] the heartbeat bill."),
    ("Carbon monoxide is [often called] the silent killer."),
    ("The valley is [sometimes called] the cradle of the trade."),
    ("The senator is [often called] the worst liar in town."),
    ("The two are [often lumped together as] rogue states."),
    ("The product is [widely credited with] saving the industry."),
    ("He is [widely seen as] a fool, and was followed by a clerk."),
]
NO_LABELS = [
    "Critics widely praised the film as a return to form.",
    "The senator often called the plan the worst idea in decades.",
    "Sodium chloride, commonly called table salt, dissolves in water.",
    "The disease, often referred to as ringworm, is caused by a fungus.",
    "In British English the boot is often called the trunk.",
    "The free space beside the blade is often called the kerf clearance.",
    "The mark, sometimes called the “elvis” operator, guards against gaps.",
    "Such pumps are often referred to as the Internet of Medical Things (IoMT).",
    "The movie was widely seen on streaming services.",
    "The bill is often considered in committee before a vote.",
    "The operation was dubbed Operation Sandstorm.",
    "The suspect, dubbed the “Tuesday Burglar” by police, was caught.",
    "Among economists, the tax is generally considered regressive.",
    "If the port is widely seen as unsafe, ships will leave.",
    "The packages are often grouped together in one file.",
    "Boxes are often labelled “fragile” by hand.",
    "The rover was long considered lost, NASA said.",
    "The plan would be widely seen as a retreat.",
    "The bird is generally considered endangered under the Habitats Directive.",
    "Most respondents said the exam was often viewed as hard.",
]


@pytest.mark.parametrize("marked", LABELS)
def test_labels(marked: str) -> None:
    before, label, after = marked.replace("]", "[").split("[")
    assert found(agentless_label.check, before + label + after) == [label]


@pytest.mark.parametrize("text", NO_LABELS)
def test_no_labels(text: str) -> None:
    assert found(agentless_label.check, text) == []


def test_reference_pages_introduce_terms() -> None:
    text = "The port is often called the “Iron Gate” on charts."
    assert found(agentless_label.check, text)
    assert not found(agentless_label.check, text, type="reference")


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” said Jane Okoro, a historian.",
        "Jane Okoro, an economist, told reporters that prices rise.",
        "According to Jane Okoro, a security analyst, the port is closed.",
        "Dr. Jane Okoro, a virologist, warned of a second wave.",
        "Jane Okoro, an expert on Iran, said the talks had failed.",
    ],
)
def test_experts_without_a_house(text: str) -> None:
    assert len(found(expert_without_affiliation.check, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Jane Okoro, an economist in Leeds, said prices rise.",
        "Jane Okoro, chief economist at Seabank, said prices rise.",
        "Jane Okoro, the economist who predicted the crash, said prices rise.",
        "Jane Okoro, a Seabank economist, said prices rise.",
        "Seabank economist Jane Okoro, an expert on tides, warned of floods.",
        "Jane Okoro, a political scientist, said so. Okoro teaches at the University of Leeds.",
        "Jane Okoro, a fisherman, said the lake is full.",
        "Jane Okoro, a professor, was arrested on Monday.",
        "Ms. Okoro, a professor, said she was robbed.",
        "“Jane Okoro, a historian, said so,” he told the court.",
    ],
)
def test_experts_with_one(text: str) -> None:
    assert found(expert_without_affiliation.check, text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "It is widely seen as bad and ", "often ", "was dubbed the “x” ", "Ada Holm, a historian, said ", ", a ",
        "Ada Holm said it is often seen as bad. ", "Ada Holm, an expert on Iran, said so.\n\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_long_paragraphs_are_checked_to_their_end(rule, piece: str) -> None:  # type: ignore[no-untyped-def]
    few, many = (
        len(list(rule.check(read_text(piece * times, "a.txt", Format.TEXT), Context()))) for times in (30, 3_000)
    )
    assert few <= many <= 100 * (few + 1)


def test_the_house_and_its_outlets_are_known() -> None:
    document = read_text("The rise will hurt tenants, says Seabank Post economist Ravi Menon.", "a.txt", Format.TEXT)
    other = read_text("Economist Ravi Menon told the Tide it will hurt tenants.", "a.txt", Format.TEXT)
    check = expert_without_affiliation.check
    for text in (document, other):
        assert list(check(text, Context(house={"outlets": ("Seabank Post", "the Tide")}))) == []
    assert list(check(other, Context()))


def test_words_of_the_house_are_no_labels() -> None:
    document = read_text("The reform is often called “the people’s tax” in the valley.", "a.txt", Format.TEXT)
    assert list(agentless_label.check(document, Context()))
    assert list(agentless_label.check(document, Context(house={"terms": ("People’s tax",)}))) == []
