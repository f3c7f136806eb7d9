"""Numbers that count what there are lists of, and which of them do not."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.figures.things_counted import counted_things, number_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Five simple steps to dry boots", ["Five simple steps"]),
        ("10 tips, and two reasons", ["10 tips", "two reasons"]),
        ("2 of 5 tips", ["5 tips"]),
        ("three years of lessons", []),
        ("$5 tips", []),
        ("4 step-by-steps", []),
        ("seven lessons’ worth", []),
        ("nine big, wet, cold, old steps", []),
    ],
)
def test_counted_things(text: str, found: list[str]) -> None:
    assert [text[number.start : number.end] for number in counted_things(text)] == found


def test_number_of() -> None:
    assert [number_of(written) for written in ("7", "Seven", "twenty")] == [7, 7, 20]
