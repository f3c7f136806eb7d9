"""The days that an expression means, counted from a page's date; pure calendar arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

from sourcecheck.analysis.temporal.expression import Class, Expression, Form, Grain
from sourcecheck.analysis.temporal.gregorian import real_date
from sourcecheck.records import NamedTuple

__all__ = ["Days", "resolve"]


class Days(NamedTuple):
    """A range of days, both ends in it."""

    first: date
    last: date


def resolve(one: Expression, anchor: date | None) -> Days | None:
    """The days that an expression means, or None where it or the calendar does not tell.

    Weeks run from Monday (ISO 8601). Seasons are those of meteorologists in the north: spring from March.
    A bare weekday or month is the nearest that fits its tense, the anchor's own included. "Next Friday" is
    either of two days to different readers, and a fiscal year begins where each house lets it: None.

    Args:
        anchor: the day deictic expressions are counted from; absolute ones need none.
    """
    try:
        if one.kind is Class.ABSOLUTE:
            return _absolute(one)
        if anchor is None or one.kind not in (Class.DEICTIC, Class.DURATION):
            return None
        return _deictic(one, anchor)
    except (OverflowError, ValueError):
        return None  # before the year 1 or after 9999


def _absolute(one: Expression) -> Days | None:
    if one.form is Form.DATE:
        day = real_date(one.year, one.number, one.day)
        return Days(day, day) if day else None
    if one.form is Form.MONTH_YEAR:
        return _month(one.year, one.number)
    if one.form is Form.SEASON_YEAR:
        return _season(one.year, one.number)
    if one.form is Form.QUARTER:
        return _quarter(one.year, one.number)
    if one.form is Form.YEAR:
        return Days(date(one.year, 1, 1), date(one.year, 12, 31))
    if one.form is Form.DECADE:
        return Days(date(one.year, 1, 1), date(one.year + 9, 12, 31))
    return None


def _deictic(one: Expression, anchor: date) -> Days | None:
    if one.form is Form.DAY:
        day = anchor + timedelta(one.shift)
        return Days(day, day)
    if one.form is Form.WEEKDAY:
        return _weekday(one, anchor)
    if one.form is Form.WHICH_WEEKDAY:
        return _which_weekday(one, anchor)
    if one.form is Form.UNIT:
        return _unit(one.grain, anchor, one.shift)
    if one.form is Form.AGO:
        return _unit(one.grain, anchor, one.shift) if one.shift else Days(anchor, anchor)
    if one.form is Form.WHICH_MONTH:
        return _which(one, anchor, _month)
    if one.form is Form.WHICH_SEASON:
        return _which(one, anchor, _season)
    if one.form is Form.MONTH:
        return _by_tense(one.tense, anchor, [_month(anchor.year + add, one.number) for add in (-1, 0, 1)])
    if one.form is Form.QUARTER:
        return _by_tense(one.tense, anchor, [_quarter(anchor.year + add, one.number) for add in (-1, 0, 1)])
    if one.form is Form.MONTH_DAY:
        days = [real_date(anchor.year + add, one.number, one.day) for add in (-1, 0, 1)]
        return _by_tense(one.tense, anchor, [Days(day, day) for day in days if day])
    if one.kind is Class.DURATION and one.shift and one.grain:
        return Days(_unit_first(one, anchor), anchor)
    return None


def _unit_first(one: Expression, anchor: date) -> date:
    if one.grain is Grain.DAY:
        return anchor + timedelta(one.shift)
    if one.grain is Grain.WEEK:
        return anchor + timedelta(7 * one.shift)
    months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12, Grain.DECADE: 120}.get(one.grain, 12)
    number = anchor.year * 12 + anchor.month - 1 + months * one.shift
    year, month = divmod(number, 12)
    return real_date(year, month + 1, anchor.day) or _month(year, month + 1).last


def _weekday(one: Expression, anchor: date) -> Days | None:
    if one.tense == "past":
        day = anchor - timedelta((anchor.weekday() - one.number) % 7)
    elif one.tense == "future":
        day = anchor + timedelta((one.number - anchor.weekday()) % 7)
    else:
        return None
    return Days(day, day)


def _which_weekday(one: Expression, anchor: date) -> Days | None:
    if one.shift < 0:
        day = anchor - timedelta((anchor.weekday() - one.number - 1) % 7 + 1)
    elif one.shift == 0:
        day = anchor + timedelta(one.number - anchor.weekday())
    else:
        return None
    return Days(day, day)


def _unit(grain: Grain, anchor: date, shift: int) -> Days | None:
    if grain is Grain.DAY:
        day = anchor + timedelta(shift)
        return Days(day, day)
    if grain in (Grain.WEEK, Grain.WEEKEND):
        monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * shift)
        return Days(monday + timedelta(5 if grain is Grain.WEEKEND else 0), monday + timedelta(6))
    if grain is Grain.MONTH:
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
        return _month(year, month + 1)
    if grain is Grain.QUARTER:
        year, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + shift, 4)
        return _quarter(year, quarter + 1)
    if grain is Grain.YEAR:
        year = anchor.year + shift
        return Days(date(year, 1, 1), date(year, 12, 31))
    if grain is Grain.DECADE:
        return _unit(Grain.YEAR, anchor, 10 * shift)
    return None


def _month(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return Days(first, date(year + month // 12, month % 12 + 1, 1) - timedelta(1))


def _quarter(year: int, quarter: int) -> Days:
    return Days(date(year, 3 * quarter - 2, 1), _month(year, 3 * quarter).last)


def _season(year: int, season: int) -> Days:
    """Spring begins on 1 March; the winter of a year begins in its December."""
    return Days(date(year, 3 * season + 3, 1), _month(year + (season == 3), 2 if season == 3 else 3 * season + 5).last)


def _which(one: Expression, anchor: date, make: object) -> Days | None:
    """ "Last March" is the latest one that is over, "next March" the first to begin, "this March" the nearest."""
    assert callable(make)
    ranges: list[Days] = [make(anchor.year + add, one.number) for add in (-2, -1, 0, 1)]
    if one.shift < 0:
        return next((days for days in reversed(ranges) if days.last < anchor), None)
    if one.shift > 0:
        return next((days for days in ranges if days.first > anchor), None)
    for days in ranges:
        if days.first <= anchor <= days.last:
            return days
    return min(ranges, key=lambda days: (days.first.year != anchor.year, abs((days.first - anchor).days)))


def _by_tense(tense: str, anchor: date, ranges: list[Days]) -> Days | None:
    if tense == "past":
        return next((days for days in reversed(ranges) if days.first <= anchor), None)
    if tense == "future":
        return next((days for days in ranges if days.last >= anchor), None)
    return min(ranges, key=lambda days: abs((days.first - anchor).days), default=None)
