"""A temporal expression as a value: where it stands, of which class it is, what it is counted in."""

from __future__ import annotations

from enum import StrEnum

from sourcecheck.records import NamedTuple

__all__ = ["Class", "Expression", "Form", "Grain"]


class Class(StrEnum):
    """What an expression needs to be understood.

    Rests on TimeML's TIMEX3 (ISO 24617-1), and on HeidelTime's UNDEF, PAST_REF, PRESENT_REF and FUTURE_REF
    values (Strötgen and Gertz 2010).
    """

    ABSOLUTE = "absolute"  # nothing: 17 January 2025, Q3 2024
    DEICTIC = "deictic"  # the page's date: yesterday, last month, on Friday, June 24
    ANAPHORIC = "anaphoric"  # a date named before: two weeks later, that summer
    PAST = "past"  # nobody can resolve it: recently, a few years ago
    PRESENT = "present"  # moves with the page: currently, still, the latest figures
    FUTURE = "future"  # nobody can resolve it: soon, in the coming months
    INDEFINITE = "indefinite"  # one day among several: on a recent Friday
    HABITUAL = "habitual"  # no day at all: on Fridays, every summer
    DURATION = "duration"  # an end or a beginning: for three consecutive years


class Grain(StrEnum):
    """The unit an expression is counted in; NONE where it names none."""

    NONE = ""
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Form(StrEnum):
    """How an expression is built, which decides how it is resolved."""

    DAY = "day"  # today, yesterday: ``shift`` days from the anchor
    WEEKDAY = "weekday"  # on Friday: ``number`` 0-6, by tense
    WHICH_WEEKDAY = "which-weekday"  # last Friday: ``shift`` -1, 0 or 1
    UNIT = "unit"  # last month: ``shift`` units from the one that holds the anchor
    WHICH_MONTH = "which-month"  # last March: ``number`` 1-12
    WHICH_SEASON = "which-season"  # last spring: ``number`` 0 spring to 3 winter
    AGO = "ago"  # two weeks ago, in three days' time: ``shift`` units
    MONTH_DAY = "month-day"  # June 24: ``number`` and ``day``
    MONTH = "month"  # in March: ``number``
    QUARTER = "quarter"  # in the third quarter: ``number`` 1-4
    DATE = "date"  # 17 January 2025
    MONTH_YEAR = "month-year"
    SEASON_YEAR = "season-year"
    YEAR = "year"
    DECADE = "decade"  # the 1990s
    FISCAL = "fiscal"  # FY2024: begins on another day in every country
    WORDS = "words"  # of a list: recently, soon, currently
    STILL = "still"  # is still
    NEWEST = "newest"  # most recently, the latest figures
    NOWADAYS = "nowadays"  # today, of these times
    QUANTITY = "quantity"  # a few years ago
    LATER = "later"  # two weeks later
    SAME = "same"  # that summer, the next day
    RECENT = "recent"  # a recent Friday, recent events
    COUNTED = "counted"  # for the past five years: ``shift`` units back
    ROW = "row"  # three years in a row: ``shift`` units back
    HABIT = "habit"


class Expression(NamedTuple):
    """One temporal expression of a block's text.

    Attributes:
        start, end: code points of the text.
        kind: what it needs to be understood.
        form: how it is built.
        grain: the unit it is counted in.
        shift: how many units from the anchor; negative: back.
        number: of a weekday (0 Monday), month (1), season (0 spring), quarter (1).
        year, day: as written, 0 where there is none.
        tense: of the clause: past, present, future, or "" where it does not show.
    """

    start: int
    end: int
    kind: Class
    form: Form
    grain: Grain = Grain.NONE
    shift: int = 0
    number: int = 0
    year: int = 0
    day: int = 0
    tense: str = ""
