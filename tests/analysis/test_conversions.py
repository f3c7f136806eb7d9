"""Quantities in two systems of units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.figures.conversions import conversions_in


def verdicts(text: str) -> list[bool]:
    return [conversion.fits for conversion in conversions_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "10 miles (16 km)",
        "a 10-mile (16-kilometre) trail",
        "10 to 20 miles (16 to 32 km)",
        "5ft 10in (178 cm)",
        "5'10\" (178 cm)",
        "6-foot-2 (188 cm)",
        "11 stone 4 pounds (72 kg)",
        "10 gallons (38 liters)",
        "10 gallons (45 litres)",
        "5 tons (4.5 tonnes)",
        "5 tons (5.1 tonnes)",
        "100 nautical miles (185 km)",
        "100°F (38°C)",
        "−40 °C (−40 °F)",
        "warmed by 2C (3.6F)",
        "2.5 million acres (1 million hectares)",
        "half a mile (800 m)",
        "1½ inches (38 mm)",
        "100 km, or about 62 miles, away",
        "60mph/97kph",
        "100 yards (90 m)",
    ],
)
def test_right_ones_fit(text: str) -> None:
    assert verdicts(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "10 miles (26 km)",
        "10 km (16 miles)",
        "10-20 miles (26-32 km)",
        "5'10\" (198 cm)",
        "10 gallons (60 litres)",
        "100°F (45°C)",
        "warming to 1.5C (34.7F)",
        "200 kg (91 pounds)",
        "100 km, or 75 miles.",
    ],
)
def test_wrong_ones_do_not(text: str) -> None:
    assert verdicts(text) == [False]


@pytest.mark.parametrize(
    "text",
    [
        "200 pounds ($250)",
        "10 miles (2 km of it unpaved)",
        "10 miles (5 hours)",
        "10 to 20 miles (16 km)",
        "between 10 km and 20 miles",
        "30 miles per gallon (13 km)",
        "10 miles (11 miles by road)",
    ],
)
def test_what_is_no_conversion(text: str) -> None:
    assert verdicts(text) == []


_PAIRS = [
    ("miles", "km", 1.609344),
    ("feet", "metres", 0.3048),
    ("pounds", "kg", 0.45359237),
    ("acres", "hectares", 0.40468564),
]


@given(st.integers(2, 9_999), st.sampled_from(_PAIRS), st.integers(0, 2), st.booleans())
def test_true_by_construction_fits(number: int, pair: tuple[str, str, float], decimals: int, turned: bool) -> None:
    one, other, factor = pair
    if turned:
        one, other, factor = other, one, 1 / factor
    assert verdicts(f"It is {number:,} {one} ({number * factor:,.{decimals}f} {other}).") == [True]


@given(st.integers(11, 9_999), st.sampled_from(_PAIRS), st.sampled_from([0.5, 0.7, 1.4, 2.0, 10.0]))
def test_false_by_more_than_rounding_does_not(number: int, pair: tuple[str, str, float], error: float) -> None:
    one, other, factor = pair
    assert verdicts(f"It is {number:,} {one} ({number * factor * error:,.1f} {other}).") == [False]
