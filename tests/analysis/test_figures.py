"""Figures: what they say, how exactly, and whether two can be one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.figures.numbers import can_agree, figures_in, is_year, number_value, shown, spread


def values(text: str) -> list[float]:
    return [float(figure.value) for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people", [12]),
        ("twenty-three people", [23]),
        ("one hundred and twelve", [112]),
        ("two thousand and one", [2001]),
        ("1.2 million, 3bn euros, $5m and £4k", [1_200_000, 3e9, 5e6, 4000]),
        ("half a million and a dozen", [500_000, 12]),
        ("40,000 or 1,234.5", [40_000, 1234.5]),
        ("a 12-year-old and a 10-mile walk", [12, 10]),
        ("won 2-1 at 9:30 on 1/2 with version 1.2.3 and Article 5.1.2", []),
        ("5m long, 3k run", []),
        ("a weighty tone, someone, often", []),
    ],
)
def test_values(text: str, expected: list[float]) -> None:
    assert values(text) == expected


def test_units_and_bounds() -> None:
    found = figures_in("nearly 400, at least 12%, up to $3 billion, 2 percentage points, 1,200+ and No. 5 or 12th")
    assert [(figure.unit, figure.bound) for figure in found[:5]] == [
        ("", "about"),
        ("%", "least"),
        ("$", "most"),
        ("points", ""),
        ("", "least"),
    ]
    assert [figure.ordinal for figure in found] == [False] * 5 + [True, True]


def test_years() -> None:
    assert [is_year(figure) for figure in figures_in("2012 and 2,012 and 2012% and 12")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("nearly 400", "397", True),
        ("400", "397", True),
        ("12", "11", False),
        ("20", "19", False),
        ("at least 12", "15", True),
        ("at least 12", "11", False),
        ("1.2 million", "1,182,000", True),
        ("1.2 million", "1,400,000", False),
        ("up to 40", "38", True),
    ],
)
def test_agreement(one: str, other: str, agree: bool) -> None:
    (first,), (second,) = figures_in(one), figures_in(other)
    assert can_agree(first, second) is agree
    assert can_agree(second, first) is agree


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_keep_their_value(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        (figure,) = figures_in(f"it was {written} then")
        assert figure.value == number
        low, high = spread(figure)
        assert low <= number <= high


_ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@given(st.integers(1, 9), st.integers(2, 9), st.integers(1, 9))
def test_words_keep_their_value(hundreds: int, tens: int, ones: int) -> None:
    text = f"{_ONES[hundreds]} hundred and {_TENS[tens]}-{_ONES[ones]}"
    assert number_value(text) == 100 * hundreds + 10 * tens + ones
    assert values(f"It had {text} seats.") == [100 * hundreds + 10 * tens + ones]


def test_shown() -> None:
    assert shown(Fraction(12345)) == "12,345"
    assert shown(Fraction(161, 10), 1) == "16.1"
    assert shown(Fraction(5, 2)) == "3"
    assert shown(Fraction(-40), 1) == "-40"


def test_a_number_of_thousands_of_digits_is_no_figure() -> None:
    assert not figures_in("It holds " + "7" * 10_000 + " tonnes and 1" + ",000" * 5_000 + " people.")
