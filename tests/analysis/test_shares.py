"""Shares given as a part of a whole and in percent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.figures.shares import shares_in


def verdicts(text: str) -> list[bool]:
    return [share.fits for share in shares_in(text)]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("12 of 40 (30%)", True),
        ("Twelve of the 40 pupils (40%)", False),
        ("30 percent, or 12 of 40,", True),
        ("45% of shops (12 of 40)", False),
        ("12/40 (30%)", True),
        ("one in three (33%)", True),
        ("one in five (21%)", True),
        ("one in three (20%)", False),
        ("nearly half (46%)", True),
        ("more than half (40%)", False),
        ("two-thirds of members (57%)", False),
        ("1.2 million of 3 million (40%)", True),
        ("2 of 3 (67%)", True),
        ("1 of 8 (12%)", True),
    ],
)
def test_verdicts(text: str, fits: bool) -> None:
    assert verdicts(f"So {text} of it.".replace(" of it.", ".")) == [fits]


@pytest.mark.parametrize(
    "text",
    [
        "12 of the 40 schools (40% of all pupils)",
        "4 in 2012 (40%)",
        "2 of 3 million (40%)",
        "5/12 (40%)",
        "12 of 40 (40 of them girls)",
        "fell 12 of 40 points",
    ],
)
def test_what_is_no_share(text: str) -> None:
    assert verdicts(text) == []


@given(st.integers(1, 5_000), st.integers(1, 5_000), st.integers(0, 2))
def test_true_by_construction_fits(part: int, more: int, decimals: int) -> None:
    whole = part + more
    text = f"Then {part} of {whole} ({100 * part / whole:.{decimals}f}%) left."
    assert all(verdicts(text))


@given(st.integers(11, 99), st.integers(101, 199), st.sampled_from([-9, -5, 5, 9]))
def test_false_by_more_than_rounding_does_not(part: int, whole: int, error: int) -> None:
    # Wholes of three digits that end in zeros may be rounded.
    whole += whole % 10 == 0
    part += part % 10 == 0
    percent = round(100 * part / whole) + error
    if percent > 0:
        assert verdicts(f"Then {part} of {whole} ({percent}%) left.") == [False]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("The clinic tested 250 people, and 50 were ill, a rate of 25 percent.", False),
        ("The clinic tested 250 people, and 50 were ill, a rate of 20 percent.", True),
        ("The jury heard 16 witnesses. Four (40%) were children.", False),
        ("It lent 8,000 books in May. Of these 2,000 were novels, 20 per cent of the total.", False),
        ("The choir has 45 singers, of whom nine, or 20 percent, are men.", True),
        ("She left $400,000. The zoo got $100,000, or 40 percent of it.", False),
        ("The firm made a profit of €9 million on sales of €60 million, a margin of 25 percent.", False),
        ("Fifteen of the 20 dogs in Orsk, 65 percent of them, were spaniels.", False),
    ],
)
def test_shares_of_what_was_counted_before(text: str, fits: bool) -> None:
    assert verdicts(text) == [fits]


@pytest.mark.parametrize(
    "text",
    [
        "The firm has 900 staff. It sold 240 cars, 12 percent of the market.",
        "The firm sold 240 of its 900 cars in May (a rise of 12%).",
        "The bank has 90 branches. It pays 30 savers, 5 percent at first.",
        "There are 80 seats. The party won 35 (41% of the vote).",
        "Of the 40 pupils 12 passed, and 70% failed.",
        "The village has 450 houses. In its lower half, 81 (45%) of 180 stand empty.",
    ],
)
def test_shares_of_something_else(text: str) -> None:
    assert verdicts(text) == []


def test_the_part_is_told_in_the_order_of_the_message() -> None:
    (share,) = shares_in("Of 40 pupils, 12, or 40%, walk.")
    assert share.part == "12 of 40"
