"""Resolved days in words, in the page's own order of day and month, and words that can stand in a phrase's place."""

from __future__ import annotations

import re

from sourcecheck.analysis.temporal.expression import Class, Expression, Form, Grain
from sourcecheck.analysis.temporal.gregorian import MONTHS, WEEKDAYS
from sourcecheck.analysis.temporal.publication import publication
from sourcecheck.analysis.temporal.resolving import Days
from sourcecheck.analysis.words import words
from sourcecheck.document import Document

__all__ = ["day_in_words", "days_in_words", "month_first", "replacement"]

_SEASONS = ("spring", "summer", "autumn", "winter")


def month_first(document: Document) -> bool:
    """Whether the page writes its own date with the month first: "January 17, 2025"."""
    for stated in document.once(publication).visible:
        written = document.source[stated.span.start : stated.span.end]
        if re.search(r"[A-Za-z]{3,9}\.? \d{1,2}(?!\d)", written):
            return True
        if re.search(r"\d [A-Z][a-z]{2}", written):
            return False
    return False


def day_in_words(document: Document, days: Days, weekday: bool = False) -> str:
    """The first day of a range: "17 January 2025" or "January 17, 2025", with its weekday before it if asked."""
    day = days.first
    name = MONTHS[day.month - 1]
    said = f"{name} {day.day}, {day.year}" if month_first(document) else f"{day.day} {name} {day.year}"
    comma = ", " if month_first(document) else " "
    return f"{WEEKDAYS[day.weekday()]}{comma}{said}" if weekday else said


def days_in_words(document: Document, one: Expression, days: Days) -> str:
    """The range in the unit that its expression is counted in."""
    first = days.first
    if one.form in (Form.WEEKDAY, Form.WHICH_WEEKDAY):
        return day_in_words(document, days, weekday=True)
    if one.grain is Grain.WEEK:
        return f"the week of {day_in_words(document, days)}"
    if one.grain is Grain.WEEKEND:
        return f"the weekend of {day_in_words(document, days)}"
    if one.grain is Grain.MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if one.grain is Grain.QUARTER:
        return f"the {('first', 'second', 'third', 'fourth')[first.month // 3]} quarter of {first.year}"
    if one.grain is Grain.SEASON:
        return f"{_SEASONS[one.number]} {first.year}"
    if one.grain in (Grain.YEAR, Grain.DECADE):
        return str(first.year)
    return day_in_words(document, days)


def replacement(document: Document, text: str, one: Expression, days: Days) -> str:
    """What can take the expression's place in its sentence as it stands, or "" where that is not plain.

    Only what ends a clause is replaced: "It closed last month." but not "last month’s closure" or "since last month".
    """
    if one.kind is not Class.DEICTIC or one.form not in (
        Form.DAY,
        Form.UNIT,
        Form.AGO,
        Form.WEEKDAY,
        Form.WHICH_WEEKDAY,
    ):
        return ""
    written = text[one.start : one.end]
    if one.grain in (Grain.WEEK, Grain.WEEKEND) or written.split(" ")[0].lower() not in (
        "last", "this", "yesterday", "today", "tomorrow", "on", "two", "three", "a", "next",
    ):  # fmt: skip
        return ""
    if not re.match(r"[.;)!?]|, (?:and|but|which|when|where|as|after|before)\b|$", text[one.end : one.end + 12]):
        return ""
    before = re.search(r"([\w’']+) $", text[max(0, one.start - 24) : one.start])
    if before is None or before[1].lower() in _PREPOSITIONS:
        return ""
    if one.form is Form.AGO and one.grain is not Grain.DAY:
        return ""  # "two years ago" is hardly ever meant to the unit
    return f"{'on' if one.grain is Grain.DAY else 'in'} {days_in_words(document, one, days)}"


_PREPOSITIONS = words(
    "of from since until till by for before after than the a an and or in on at to during through about between "
    "as late "
    "early only even just not also like"
)
