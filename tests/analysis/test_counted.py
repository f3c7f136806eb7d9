"""Counts of people and things."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.figures.counted import counts_in, stem


@pytest.mark.parametrize(
    ("text", "value", "noun", "state"),
    [
        ("Coach crash kills 12 near Brodna", 12, "", "dead"),
        ("It killed 11 people, police said.", 11, "people", "dead"),
        ("Nine walkers rescued from Ben Tarrow", 9, "walker", "saved"),
        ("Twenty-three people were hurt at the show.", 23, "people", "hurt"),
        ("The city will close 14 public libraries.", 14, "library", ""),
        ("Police arrested at least five men.", 5, "man", "held"),
    ],
)
def test_read(text: str, value: int, noun: str, state: str) -> None:
    (count,) = counts_in(text)
    assert (int(count.figure.value), count.noun, count.state) == (value, noun, state)


def test_definite_and_part() -> None:
    assert counts_in("the 12 workers killed")[0].definite
    assert counts_in("another 12 people")[0].part
    assert counts_in("14 others killed")[0].part


@pytest.mark.parametrize(
    "text",
    [
        "on 12 May",
        "at 12",
        "aged 12",
        "Lee, 61, of Orsk",
        "12 years",
        "12 km",
        "12%",
        "$12",
        "a 12-year-old",
        "in 2012",
        "12th",
    ],
)
def test_no_count(text: str) -> None:
    assert counts_in(f"It was {text}.") == ()


def test_stems() -> None:
    assert [stem(word) for word in ("libraries", "men", "Walkers", "classes", "bus", "people")] == [
        "library", "man", "walker", "class", "bus", "people",
    ]  # fmt: skip
