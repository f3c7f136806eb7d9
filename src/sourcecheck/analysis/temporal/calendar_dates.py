"""Dates that English prose names in full: a day and a month, with or without weekday and year.

One pattern finds month words (and, apart, dates in figures); what stands left and
right of each is read through windows of fixed size, so the work is linear in the text.
Nothing here judges: a date may be impossible, a weekday wrong. Rules ask.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import merged, overlaps
from sourcecheck.analysis.temporal.gregorian import MONTHS, WEEKDAYS
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Kind
from sourcecheck.records import NamedTuple

__all__ = ["CalendarDate", "calendar_dates", "dates_in", "years_named"]

# Code points looked at on either side of a month word: the longest date read in full is about
# "Wednesday 24th to Wednesday 31st day of September, 2025, which was a Wednesday".
_WINDOW = 56


class CalendarDate(NamedTuple):
    """One date in a text; ranges give one value for each end.

    Attributes:
        start, end: the date with its weekday, code points of the text.
        day: as written, 1-99 (an impossible one is kept).
        month: 1-12; in figures as written, 1-99.
        year: as written, 0 where there is none.
        weekday: 0 for Monday to 6, -1 where there is none.
        weekday_start, weekday_end: the weekday's own place, -1 where there is none.
        form: "month-first" (June 5), "day-first" (5 June), "iso" (2025-06-05) or "figures" (5/6/2025).
        ordinal: the day carries st, nd, rd or th.
        figures_swapped: in figures, day and month could be the other way round as far as the calendar knows.
        first: in figures such as 5/6/2025, the number that is written first, else 0.
    """

    start: int
    end: int
    day: int
    month: int
    year: int = 0
    weekday: int = -1
    weekday_start: int = -1
    weekday_end: int = -1
    form: str = "month-first"
    ordinal: bool = False
    figures_swapped: bool = False
    first: int = 0

    @property
    def readings(self) -> tuple[tuple[int, int], ...]:
        """The (month, day) pairs that the words can mean, likeliest first."""
        first = (self.month, self.day)
        return (first, (self.day, self.month)) if self.figures_swapped and self.day != self.month else (first,)

    def in_order(self, order: str) -> CalendarDate:
        """The date with its figures read in a house's order: ``day-first``, ``month-first``, or ``any`` of both."""
        if order == "any" or not self.first:
            return self
        second = self.month if self.first == self.day else self.day
        month, day = (second, self.first) if order == "day-first" else (self.first, second)
        return self._replace(month=month, day=day, figures_swapped=False)


def calendar_dates(document: Document) -> PerBlock[tuple[CalendarDate, ...]]:
    """The dates of every block's text; for ``document.once``."""
    return PerBlock(document.blocks, lambda block: () if block.kind is Kind.CODE else dates_in(block.text))


def years_named(document: Document) -> frozenset[int]:
    """Every number of four digits in the visible text that can be a year of 1000-2199; for ``document.once``."""
    pattern = _year_pattern()
    return frozenset(
        int(year) for block in document.blocks if block.kind is not Kind.CODE for year in pattern.findall(block.text)
    )


def dates_in(text: str) -> tuple[CalendarDate, ...]:
    """The dates of a text whose white space is collapsed, sorted, no two sharing a code point."""
    if not _digit().search(text):
        return ()
    found: list[CalendarDate] = []
    taken = 0  # where the last date ends: a day or year belongs to one date only
    for month in (_month_pattern() if _has_small_month(text) else _capital_month()).finditer(text):
        # Asked here: a pattern that begins with its letters is four times as fast as one that looks back first.
        if month.start() and _goes_before_a_month().search(text, max(month.start() - 2, 0), month.start()):
            continue
        read = _around_month(text, month, taken)
        if read:
            found += read
            taken = max(item.end for item in read)
    figures = _dates_in_figures(text)
    if figures:
        taken_up = merged((item.start, item.end) for item in found)
        found = sorted(found + [item for item in figures if not overlaps(taken_up, item.start, item.end)])
    return tuple(found)


def _has_small_month(text: str) -> bool:
    for name in _SMALL:  # noqa: SIM110 - a third of the time of ``any``
        if name in text:
            return True
    return False


def _around_month(text: str, match: re.Match[str], taken: int) -> list[CalendarDate]:
    """The date, or the two ends of the range, that a month word belongs to."""
    month = _month_number(match[0])
    left_at = max(taken, match.start() - _WINDOW)
    # A day before ends at most twelve code points before it: asked first, as the pattern begins by looking back.
    near = max(left_at, match.start() - 14)
    before = _day_before().search(text[left_at : match.start()]) if _digit().search(text, near, match.start()) else None
    if before and before["inner"] and before["inner"] not in _weekday_names():
        before = _day_before().search(text[left_at + before.start("day") : match.start()])
        left_at = match.start() - len(before.string) if before else left_at
    after = _day_after().match(text, match.end(), match.end() + _WINDOW)
    if before and not (after and after["year"] and not before["ordinal"]):
        # "17 January 2025". In "30, June 5, 2025" the day with its year behind the month wins.
        year = _year_behind().match(text, match.end(), match.end() + _WINDOW)
        end = year.end() if year else match.end() - (0 if match[0].endswith(".") and _goes_on(text, match.end()) else
                                                     match[0].endswith("."))  # fmt: skip
        at = left_at + before.start("first" if before["first"] else "day")
        days = [int(before["first"]), int(before["day"])] if before["first"] else [int(before["day"])]
        form, ordinal, stated = "day-first", bool(before["ordinal"]), int(year["year"]) if year else 0
        inner = (left_at + before.start("inner"), left_at + before.end("inner")) if before["inner"] else None
    elif after:
        at = match.start()
        days = [int(after["day"]), int(after["last"])] if after["last"] else [int(after["day"])]
        stated = int(after["year"]) if after["year"] and not _counts_things(text, after) else 0
        end = after.end() if stated or not after["year"] else after.start("tail")
        form, ordinal, inner = "month-first", bool(after["ordinal"]), None
    else:
        return []
    if len(days) == 2 and days[0] >= days[1]:  # "5 and 4 June" lists, "June 30-1" runs into a month unnamed
        days = days[-1:] if form == "day-first" else days[:1]
    weekdays, start = _weekdays_left(text, at, taken, dash=stated > 0)
    if not weekdays and inner is None:
        behind = _weekday_right(text, end)
        if behind and len(days) == 1 and (stated or not (behind["bare"] or behind["dashed"])):
            place = behind.span(behind.lastgroup or 0)
            return [
                CalendarDate(start, place[1], days[0], month, stated, _weekday_number(text[slice(*place)]),
                             *place, form, ordinal)
            ]  # fmt: skip
    pairs: list[tuple[int, int] | None] = list(weekdays)
    if inner is not None and len(days) == 2:  # "Monday 17 to Friday 21 January"
        pairs = [weekdays[-1] if weekdays else None, inner]
    if len(pairs) == 2 and len(days) == 1:  # "Friday and Saturday, June 6": which of the two is the sixth?
        pairs = []
    dates = []
    for index, day in enumerate(days):
        weekday = pairs[index] if index < len(pairs) else None
        dates.append(
            CalendarDate(
                start, end, day, month, stated,
                _weekday_number(text[slice(*weekday)]) if weekday else -1,
                *(weekday or (-1, -1)), form, ordinal,
            )
        )  # fmt: skip
    return dates


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence goes on after an abbreviation's full stop."""
    return text[at : at + 1] not in ("", " ") or text[at + 1 : at + 2].islower()


def _counts_things(text: str, after: re.Match[str]) -> bool:
    """Whether the "year" of "On June 5 2000 people marched" is a number of things."""
    return "," not in after["tail"] and bool(_counted().match(text, after.end()))


def _weekdays_left(text: str, at: int, taken: int, dash: bool) -> tuple[list[tuple[int, int]], int]:
    """Places of one or two weekdays that stand right before a date, and where the whole begins."""
    left_at = max(taken, at - _WINDOW)
    if not _weekday_like().search(text, left_at, at):
        return [], at
    match = (_weekday_before_dash() if dash else _weekday_before()).search(text[left_at:at])
    if not match or match["two"] not in _weekday_names():
        return [], at
    places = [match.span(name) for name in ("one", "two") if match[name] in _weekday_names()]
    places = [(left_at + start, left_at + end) for start, end in places]
    return places, places[0][0]


def _weekday_right(text: str, at: int) -> re.Match[str] | None:
    """The weekday that is said of a date behind it."""
    if not _weekday_like().search(text, at, at + _WINDOW):
        return None
    match = _weekday_behind().match(text, at, at + _WINDOW)
    return match if match and match[match.lastgroup or 0] in _weekday_names() else None


def _dates_in_figures(text: str) -> list[CalendarDate]:
    if not _figures_like().search(text):
        return []
    found = []
    for match in _figures_pattern().finditer(text):
        first = 0
        if match["iso_year"]:
            year, month, day = int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"])
            form, swapped = "iso", False
        else:
            year, form, first = int(match["year"]), "figures", int(match["a"])
            month, day, swapped = int(match["b"]), int(match["a"]), True
            if month > 12 >= day:
                month, day = day, month
        weekdays, start = _weekdays_left(text, match.start(), 0, dash=True)
        place = weekdays[-1] if len(weekdays) == 1 else None
        end = match.end()
        if place is None:
            start = match.start()
            behind = _weekday_right(text, end)
            if behind:
                place = behind.span(behind.lastgroup or 0)
                end = place[1]
        weekday = _weekday_number(text[slice(*place)]) if place else -1
        found.append(
            CalendarDate(start, end, day, month, year, weekday, *(place or (-1, -1)), form, False, swapped, first)
        )
    return found


_FIRST_LETTERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_FIRST_LETTERS_OF_DAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}


def _month_number(word: str) -> int:
    return _FIRST_LETTERS[word[:3].lower()]


def _weekday_number(word: str) -> int:
    return _FIRST_LETTERS_OF_DAYS[word[:3].lower()]


_CAPITAL_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?"
)
# "may", "march" and "august" in small letters are mostly other words.
_SMALL = ("january", "february", "april", "june", "july", "september", "october", "november", "december")
_MONTH = rf"{_CAPITAL_MONTH}|{'|'.join(_SMALL)})"
# A word that may be a weekday, of which ``_weekday_names`` knows: the names in full, five times over, are most of the
# work of compiling a pattern.
_WEEKDAY = r"[MTWFSmtwfs][A-Za-z]{2,8}(?![\w’'])"
_ORDINAL = r"(?:st|nd|rd|th)"
_SPAN = r"\s?(?:-|–|—|\bto\b|\band\b|&|\bthrough\b|\buntil\b)\s?"
# A full stop after a whole weekday ends a sentence: "He left on Monday. January 17 was cold."
_AFTER_WEEKDAY = r"(?:(?<=Mon|MON|Tue|TUE|Wed|WED|Thu|THU|Fri|FRI|Sat|SAT|Sun|SUN|ues|UES|hur|HUR|urs|URS|eds)\.)?"
_PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"


@cache
def _month_pattern() -> re.Pattern[str]:
    return compiled(rf"{_MONTH}\b\.?")


@cache
def _capital_month() -> re.Pattern[str]:
    """For texts without a month in small letters, whose first letters would stop the search at every other one."""
    return compiled(rf"{_CAPITAL_MONTH})\b\.?")


@cache
def _goes_before_a_month() -> re.Pattern[str]:
    """What shows that a month's letters are the end of another word."""
    return compiled(r"(?:[\w’']|[A-Za-z]-)\Z")


@cache
def _figures_like() -> re.Pattern[str]:
    """What a date in figures ends with; asked first, since the whole pattern begins by looking back."""
    return compiled(r"\d([/.-])\d{1,2}\1\d\d")


@cache
def _digit() -> re.Pattern[str]:
    return compiled(r"\d")


@cache
def _day_before() -> re.Pattern[str]:
    return compiled(
        rf"(?<![\w.,:/$£€#%+-])(?:(?P<first>\d{{1,2}}){_ORDINAL}?{_SPAN}(?:the\s)?(?:(?P<inner>{_WEEKDAY})\.?,?\s(?:the\s)?)?)?"
        rf"(?P<day>\d{{1,2}})(?P<ordinal>{_ORDINAL})?\s(?:day\s)?(?:of\s)?$"
    )


@cache
def _day_after() -> re.Pattern[str]:
    return compiled(
        rf"\s(?:the\s)?(?P<day>\d{{1,2}})(?P<ordinal>{_ORDINAL})?"
        rf"(?:{_SPAN}(?P<last>\d{{1,2}}){_ORDINAL}?(?![\w/:]|[.,]\d))?(?![\w%/:]|[.,]\d|-\d)"
        r"(?P<tail>(?:,\s?|\s(?:in\s|of\s)?)(?P<year>[12]\d{3})(?![\w%]|[.,]\d|-\d))?"
    )


@cache
def _year_behind() -> re.Pattern[str]:
    return compiled(r",?\s(?:of\s)?(?P<year>[12]\d{3})(?![\w%]|[.,]\d|-\d)")


@cache
def _counted() -> re.Pattern[str]:
    return compiled(r"\s(?!is|was|as|this)(?:people|men|women|children|[a-z]+s)\b")


def _before(separators: str) -> str:
    one = rf"(?:(?P<one>{_WEEKDAY})\.?{_SPAN})?"
    return rf"(?<![\w’'-]){one}(?P<two>{_WEEKDAY}){_AFTER_WEEKDAY}{_PART_OF_DAY}(?:{separators})$"


@cache
def _weekday_names() -> frozenset[str]:
    """Weekdays in full, and what is short for them with a capital."""
    short = ("Mon", "Tue", "Tues", "Wed", "Weds", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun")
    names = (*WEEKDAYS, *short)
    return frozenset((*names, *map(str.upper, names), *map(str.lower, WEEKDAYS)))


@cache
def _weekday_like() -> re.Pattern[str]:
    """What every weekday holds; the patterns that read one are a hundred times as long."""
    return compiled(r"(?:[MTWFS](?:on|ue|ed|hu|ri|at|un|ON|UE|ED|HU|RI|AT|UN)|[nsir]day)")


@cache
def _weekday_before() -> re.Pattern[str]:
    return compiled(_before(r",?\s(?:the\s)?|,?\s?\("))


@cache
def _weekday_before_dash() -> re.Pattern[str]:
    # With a year behind it "Monday - 17 January 2025" is a date; without, the dash may join anything.
    return compiled(_before(r",?\s(?:the\s)?|,?\s?\(|\s?[-–—:|/]\s?"))


@cache
def _weekday_behind() -> re.Pattern[str]:
    return compiled(
        rf"\s?\((?:(?:which\s(?:was|is)\s|it\swas\s)?a\s)?(?P<parenthesis>{_WEEKDAY})(?=\.?[),])"
        rf"|(?:,|\s[-–—])\s(?:which\s(?:was|is)\s|it\swas\s)?a\s(?:[a-z]+\s){{0,3}}?(?P<apposition>(?=[A-Z]"
        rf"|[a-z]+day\b){_WEEKDAY})"
        r"(?!\s(?!(?:morning|afternoon|evening|night)\b)[a-z]|-)"
        r"|,?\s(?:was|is|fell|falls|will\sbe|will\sfall)\s(?:on\s)?a\s"
        rf"(?P<verb>{_WEEKDAY})(?=[\s.,;)]|$)(?!\s(?:in|like))"
        rf"|,\s(?P<bare>{_WEEKDAY})(?=[,.;)]|$)|\s[-–—]\s(?P<dashed>{_WEEKDAY})(?=\.?$)"
    )


@cache
def _figures_pattern() -> re.Pattern[str]:
    return compiled(
        r"(?<![\w/.,:=-])(?:(?P<iso_year>1[89]\d\d|20\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
        r"(?:(?=T\d\d:)|(?![\w/-]|[.,]\d))"
        r"|(?P<a>\d{1,2})(?P<sign>[/.-])(?P<b>\d{1,2})(?P=sign)(?P<year>1[89]\d\d|20\d\d)(?![\w/-]|[.,]\d))"
    )


@cache
def _year_pattern() -> re.Pattern[str]:
    return compiled(r"(?<![\d.,$£€])(?:1\d{3}|2[01]\d\d)(?![\d%]|[.,]\d)")
