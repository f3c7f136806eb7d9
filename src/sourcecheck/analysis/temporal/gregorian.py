"""The calendar itself: names of months and weekdays, which days there are, and when the Julian calendar ended."""

from __future__ import annotations

from datetime import date

__all__ = ["BRITAIN", "GREECE", "MONTHS", "WEEKDAYS", "is_possible", "julian_weekday", "real_date"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# The Gregorian calendar came to Britain and its colonies in 1752 and to Greece, the last in Europe, in 1923:
# before, the writer's source may count by the Julian one.
BRITAIN, GREECE = 1752, 1923


def real_date(year: int, month: int, day: int) -> date | None:
    """The date of the Gregorian calendar, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_possible(month: int, day: int, year: int = 0) -> bool:
    """Whether the calendar has this day; without a year, whether any year has it."""
    return real_date(year or 2000, month, day) is not None


def julian_weekday(year: int, month: int, day: int) -> int:
    """Weekday (0 Monday) of a date of the Julian calendar, for Old Style dates.

    Rests on the Julian day number: E. G. Richards, "Calendars", in Explanatory Supplement
    to the Astronomical Almanac, 3rd edition, section 15.11.
    """
    shift = (14 - month) // 12
    years = year + 4800 - shift
    months = month + 12 * shift - 3
    return (day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083) % 7
