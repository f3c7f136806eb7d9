"""Statements of change: direction, amounts, and what is none."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.figures.changes import changes_in


@pytest.mark.parametrize(
    ("text", "direction", "before", "after"),
    [
        ("Rents fell from 12% to 15%.", -1, 12, 15),
        ("Rents rose to $15 million from $12 million.", 1, 12_000_000, 15_000_000),
        ("Rents were down sharply from 118 in 2019 to 164 in 2023.", -1, 118, 164),
        ("It was 38 percent of voters, up from 31 percent.", 1, 31, 38),
        ("The council lowered the limit from 30 to 20.", -1, 30, 20),
        ("From 340 in 2015 the number of beds has fallen to 410.", -1, 340, 410),
        ("The draft shrank: from 412 typed pages in 1957 to 530.", -1, 412, 530),
        ("The choir gained in strength, going from twelve singers in 2015 to eight.", 1, 12, 8),
        ("It held 212 flats, a fall from 198 the year before.", -1, 198, 212),
        ("The number of stops is reduced to 18 (from 14).", -1, 14, 18),
        ("A guest leaves $148 a day in 2025, up from $161 in 2024.", 1, 161, 148),
        ("The water table has risen from 14.2 metres in October to 13.5 metres.", 1, 14.2, 13.5),
        ("A rise of the fee from twelve pounds to fourteen pounds.", 1, 12, 14),
        ("It counted 92,000 guests in the year to March 2026, up from 104,000.", 1, 104_000, 92_000),
        ("It sold 61 boats in 2025. That number is down from 74.", -1, 74, 61),
        ("The lake stood at 62 per cent, having fallen from 55 per cent.", -1, 55, 62),
        ("The class shrank from 24 pupils to 28 between May and June.", -1, 24, 28),
        ("The level of the lake sank from 11.2 metres to 13.6.", -1, 11.2, 13.6),
        ("The fine for dropping litter goes up, from £80 to £60.", 1, 80, 60),
        ("It fell from last year's 33 to a mere 40.", -1, 33, 40),
    ],
)
def test_read(text: str, direction: int, before: float, after: float) -> None:
    (change,) = changes_in(text)
    assert (change.direction, float(change.before.value), float(change.after.value)) == (direction, before, after)


@pytest.mark.parametrize(
    "text",
    [
        "Output fell from 2010 to 2015.",
        "It climbed from 12 to 5 in the charts.",
        "She slipped from 2nd to 5th.",
        "Losses fell from -5 to -3.",
        "The odds rose from 1 in 10 to 1 in 4.",
        "The wait rose from 90 minutes to 2 hours.",
        "They cut the increase from 5% to 3%.",
        "It rose as people moved from 12 towns to 9 cities.",
        "A loaf went up from 95 cents to €1.10.",
        "The diver went down from 12 metres to 30 metres.",
        "The rower slowed from 118 seconds to 121 seconds.",
        "The shop extends its hours: from 9 to 5 on Fridays.",
        "They cut prices by from 5 to 12 per cent.",
        "Exports fell 5%, down from 8% growth.",
        "To lower the seat, turn the dial from 4 to 6.",
        "Raise it from hole 12 to hole 8.",
        "Rain had fallen from 6 in the morning to 11 at night.",
        "In the queue she moved up from 40 to 12.",
        "It has 9 grams for a kilo, and the baking time is up from 35.",
        "It did not rise from 12 to 10.",
        "It raised the version from 1.9 to 1.10.",
        "Up to 12 from 15 towns came.",
        "The forecast was lowered, and the bus runs from 12 to 15.",
    ],
)
def test_no_change(text: str) -> None:
    assert changes_in(text) == ()


def test_hostile_text_is_read_in_linear_time() -> None:
    assert isinstance(changes_in("fell from 1 to " * 5_000), tuple)
