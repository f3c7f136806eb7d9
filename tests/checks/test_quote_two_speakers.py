"""One quotation of two speakers: only where one of the two credits must be wrong."""

from __future__ import annotations

import pytest

from sourcecheck.checks.consistency.quote_two_speakers import RULE
from sourcecheck.document import Format
from sourcecheck.examples import failures
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

Q = "We will not sell a single acre of the common"


def found(source: str) -> list[str]:
    assert RULE.check is not None
    document = read_text(source, "a.txt", Format.TEXT)
    return [source[slice(*hit.span)] for hit in RULE.check(document, Context(RULE.defaults))]


def test_examples() -> None:
    assert RULE.check is not None
    assert list(failures(RULE, RULE.check)) == []


@pytest.mark.parametrize(
    "later",
    [
        f"“{Q},” Hale said again.",
        f"“{Q},” she said.",
        f"“{Q}” was on every poster.",
        f"Frank Osei repeated it: “{Q},” he said.",
        f"Frank Osei mocked her: “{Q},” he said.",
        f"Osei said Hale had promised: “{Q}.”",
        f"“{Q} nor of the moor,” said Frank Osei.",
        f"Frank Osei, echoing the mayor, said: “{Q}.”",
    ],
)
def test_echoes(later: str) -> None:
    assert found(f"“{Q},” said Doris Hale.\n\n{later}") == []


@pytest.mark.parametrize(
    "later",
    [f"“{Q},” said Frank Osei.", f"Frank Osei told the paper: “{Q}.”", f"“{Q.upper()},” Frank Osei added."],
)
def test_two_speakers(later: str) -> None:
    assert found(f"“{Q},” said Doris Hale.\n\n{later}") == [later]


def test_hostile_input(no_hanging: None) -> None:
    found(f"“{Q},” said Doris Hale. “{Q},” said Frank Osei.\n\n" * 3_000)


@pytest.mark.parametrize(
    "later",
    [
        f"Frank Osei farms the other side. “{Q},” he said.",
        f"“{Q},” remembers Frank Osei.",
        f"The bailiff, Frank Osei, was at the gate. In his words: “{Q}.”",
        f"Asked for his view, Frank Osei replied: “{Q}.”",
    ],
)
def test_speakers_told_by_a_pronoun_or_by_any_verb(later: str) -> None:
    assert len(found(f"Doris Hale keeps sheep. “{Q},” she likes to say.\n\n{later}")) == 1


@pytest.mark.parametrize(
    "later",
    [
        f"Hale was calm on Monday. “{Q},” she said.",
        f"Years later she met him. “{Q},” she told Frank Osei.",
        f"The choir of Frank Osei took up the refrain: “{Q}.”",
    ],
)
def test_a_pronoun_for_the_first_speaker(later: str) -> None:
    assert found(f"Doris Hale keeps sheep. “{Q},” she likes to say.\n\n{later}") == []
