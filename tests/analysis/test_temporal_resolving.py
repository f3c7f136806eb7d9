"""Resolved days agree with the calendar of the standard library."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcecheck.analysis.temporal.expression import Expression
from sourcecheck.analysis.temporal.gregorian import MONTHS, WEEKDAYS
from sourcecheck.analysis.temporal.reading import expressions_in
from sourcecheck.analysis.temporal.resolving import Days, resolve

DAYS = some.dates(date(1900, 1, 1), date(2199, 12, 31))


def only(text: str) -> Expression:
    (one,) = expressions_in(text)
    return one


def resolved(text: str, anchor: date | None = date(2025, 1, 20)) -> Days | None:
    return resolve(only(text), anchor)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It closed yesterday.", "2025-01-19", "2025-01-19"),
        ("The board met on Friday.", "2025-01-17", "2025-01-17"),
        ("The board met on Monday.", "2025-01-20", "2025-01-20"),
        ("The board will meet on Friday.", "2025-01-24", "2025-01-24"),
        ("It closed last Monday.", "2025-01-13", "2025-01-13"),
        ("It closed last month.", "2024-12-01", "2024-12-31"),
        ("It closes next quarter.", "2025-04-01", "2025-06-30"),
        ("It closed last weekend.", "2025-01-18", "2025-01-19"),
        ("It closed last March.", "2024-03-01", "2024-03-31"),
        ("It closed last January.", "2024-01-01", "2024-01-31"),
        ("It will close next January.", "2026-01-01", "2026-01-31"),
        ("It reopened last fall.", "2024-09-01", "2024-11-30"),
        ("It reopened last winter.", "2023-12-01", "2024-02-29"),
        ("It reopens this winter.", "2024-12-01", "2025-02-28"),
        ("It closed in November.", "2024-11-01", "2024-11-30"),
        ("It will close in November.", "2025-11-01", "2025-11-30"),
        ("On June 24 it closed.", "2024-06-24", "2024-06-24"),
        ("It will close on June 24.", "2025-06-24", "2025-06-24"),
        ("Profits fell in the third quarter.", "2024-07-01", "2024-09-30"),
        ("It closed in Q3 2021.", "2021-07-01", "2021-09-30"),
        ("It closed in spring 2021.", "2021-03-01", "2021-05-31"),
        ("It closed in the 1990s.", "1990-01-01", "1999-12-31"),
        ("It has grown over the past five years.", "2020-01-20", "2025-01-20"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    # 20 January 2025 is a Monday.
    assert [str(day) for day in resolved(text) or ()] == [first, last] if first else True


def test_what_nobody_can_tell() -> None:
    assert resolved("It reopens next Friday.") is None  # this week's or the next one's
    assert resolved("It closed in fiscal 2023.") is None
    assert resolved("It closed recently.") is None
    assert resolved("It closed last week.", None) is None
    assert resolved("It closed on 17 January 2025.", None) == Days(date(2025, 1, 17), date(2025, 1, 17))
    assert resolved("It ended 30 years ago.", date(7, 1, 1)) is None  # before the first year of the calendar


@given(DAYS, some.integers(2, 300))
def test_days_ago(anchor: date, count: int) -> None:
    day = anchor - timedelta(count)
    assert resolved(f"It closed {count} days ago.", anchor) == Days(day, day)


@given(DAYS, some.sampled_from(WEEKDAYS))
def test_a_bare_weekday_is_the_nearest_that_fits(anchor: date, name: str) -> None:
    past = resolved(f"The board met on {name}.", anchor)
    future = resolved(f"The board will meet on {name}.", anchor)
    assert past is not None and future is not None
    assert 0 <= (anchor - past.first).days < 7 and 0 <= (future.first - anchor).days < 7
    assert past.first.strftime("%A") == future.first.strftime("%A") == name


@given(DAYS, some.sampled_from(("last", "this", "next")), some.sampled_from(("week", "month", "quarter", "year")))
def test_units_follow_on_each_other(anchor: date, which: str, unit: str) -> None:
    days = resolved(f"It closes {which} {unit}.", anchor)
    here = resolved(f"It closes this {unit}.", anchor)
    assert days is not None and here is not None and here.first <= anchor <= here.last
    if which == "last":
        assert days.last + timedelta(1) == here.first
    elif which == "next":
        assert here.last + timedelta(1) == days.first


@given(DAYS, some.sampled_from(MONTHS))
def test_months_named(anchor: date, name: str) -> None:
    last = resolved(f"It closed last {name}.", anchor)
    then = resolved(f"It will close next {name}.", anchor)
    assert last is not None and then is not None
    assert last.last < anchor < then.first
    assert last.first.strftime("%B") == then.first.strftime("%B") == name
    assert (then.first - last.last).days < 3 * 366


@given(DAYS)
def test_absolute_dates_need_no_anchor(day: date) -> None:
    for text in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {day:%B} {day.year}",
    ):
        assert resolved(f"It closed on {text}.", None) == Days(day, day)
