"""A weekday and a date that no calendar brings together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.temporal.calendar_dates import CalendarDate, calendar_dates, years_named
from sourcecheck.analysis.temporal.gregorian import BRITAIN, GREECE, MONTHS, WEEKDAYS, julian_weekday, real_date
from sourcecheck.analysis.temporal.publication import publication
from sourcecheck.analysis.temporal.weekday_words import belongs_to_date, names_calendar
from sourcecheck.checks.numeric_order import NUMERIC_ORDER, ORDER
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Fix, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant

_NOT_PROSE = frozenset((Kind.CODE, Kind.ATTRIBUTE, Kind.DESCRIPTION))


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind in _NOT_PROSE or block.quoted or not document.in_content(block):
            continue
        dates = document.once(calendar_dates)[block.number]
        otherwise: bool | None = None  # asked once, and only where there is something to say
        for number, item in enumerate(dates):
            if item.weekday < 0:
                continue
            behind = dates[number + 1] if number + 1 < len(dates) else None
            item = _in_its_range(block.text, item, behind).in_order(context.options[NUMERIC_ORDER])
            hits = _with_year(block, item, context) if item.year else _without_year(document, block, item, context)
            for hit in hits:
                if not _is_meant(document, block, item):
                    continue
                if otherwise is None:
                    otherwise = names_calendar(document, block) or _is_talked_about(block.text)
                if not otherwise:
                    yield hit


def _is_meant(document: Document, block: Block, item: CalendarDate) -> bool:
    return in_own_words(document, block, item.start, item.end) and belongs_to_date(document, block, item)


def _in_its_range(text: str, item: CalendarDate, end: CalendarDate | None) -> CalendarDate:
    """The date with the year of the one behind it, where the two are a range.

    "from Monday, 3 March to Friday, 7 March 2025"
    """
    if item.year:
        return item
    if end is None or not end.year or not _to().fullmatch(text, item.end, end.start):
        return item
    return item._replace(year=end.year - ((item.month, item.day) > (end.month, end.day)))


def _agrees(day: date, item: CalendarDate, context: Context) -> bool:
    apart = (item.weekday - day.weekday()) % 7
    return apart == 0 or (context.options["time-zone-tolerance"] and apart in (1, 6))


def _with_year(block: Block, item: CalendarDate, context: Context) -> Iterator[Hit]:
    if item.year < BRITAIN:
        return
    true = [day for day in (real_date(item.year, *reading) for reading in item.readings) if day]
    if not true or any(_agrees(day, item, context) for day in true):
        return  # an impossible date is dates/invalid-date's
    if item.year <= GREECE and julian_weekday(item.year, item.month, item.day) == item.weekday:
        return
    day = true[0]
    right = WEEKDAYS[day.weekday()]
    yield Hit(
        block.span(item.start, item.end),
        values={
            "date": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
            "verb": "is" if context.today and day >= context.today else "was",
            "right": right,
            "weekday": WEEKDAYS[item.weekday],
        },
        fix=_fix(block, item, right),
    )


def _without_year(document: Document, block: Block, item: CalendarDate, context: Context) -> Iterator[Hit]:
    anchor = document.once(publication).anchor
    if anchor is None:
        return

    def fits(years: Iterable[int]) -> bool:
        days = (real_date(year, item.month, item.day) for year in years if year < 2200)
        return any(day is not None and _agrees(day, item, context) for day in days)

    if fits((anchor.year, anchor.year - 1, anchor.year + 1)) or document.once(_looks_back):
        return
    named = document.once(years_named)
    if item.month in (1, 12):  # "from Monday, 30 December to Friday, 3 January 2025"
        named = named | {year - 1 for year in named} | {year + 1 for year in named}
    if fits(named):
        return
    day = real_date(anchor.year, item.month, item.day)
    if day is None:
        return
    yield Hit(
        block.span(item.start, item.end),
        variant="yearless",
        values={
            "date": f"{day.day} {MONTHS[day.month - 1]}",
            "right": WEEKDAYS[day.weekday()],
            "year": str(day.year),
            "weekday": WEEKDAYS[item.weekday],
        },
    )


def _fix(block: Block, item: CalendarDate, right: str) -> Fix | None:
    written = block.text[item.weekday_start : item.weekday_end]
    if len(written) == 3:
        right = right[:3]
    if written.isupper():
        right = right.upper()
    span = block.span(item.weekday_start, item.weekday_end)
    if span.end - span.start != len(written):
        return None  # markup inside the word
    return Fix(f"Change the weekday to {right}, if the date is right", (TextEdit(span, right),))


def _is_talked_about(text: str) -> bool:
    """Whether the paragraph says itself that the weekday is wrong or of another calendar."""
    return bool(_talk().search(text))


def _looks_back(document: Document) -> bool:
    """Whether a year that the text does not name in figures may be meant: anniversaries, "15 years ago"."""
    pattern = _back()
    return any(pattern.search(block.text) for block in document.blocks)


@cache
def _talk() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:old style|new style|julian|wrong (?:day|date|weekday)|(?:day|date|weekday) wrong|(?:day|date"
        r"|weekday)s? (?:do|does|did)(?: not|n[’']t) (?:match|agree|fit)|mismatch\w*|\(sic\)|\[sic\]|misdated"
        r"|misprint\w*"
        r"|typo|correction"
        r"|corrected(?! (?:[a-z]+ )?(?:hours|times|dates|schedule|timetable|programme|list)\b)"
        r"|earlier (?:version|report|edition) (?:of|that|said|gave)|in an earlier (?:version"
        r"|report|edition|article)|(?:wrongly|incorrectly|erroneously|mistakenly) (?:\w+ )?(?:dated|headed|gave|given"
        r"|gives|said|says|stated|listed|printed|reported|put|named|recorded|wrote|told))(?!\w)"
        r"|\b(?:was|fell on|is) (?:actually|in fact|really) a\b"
        r"|\b(?:cannot|can[’']t|could not|must not) be (?:right|true|so)\b"
        r"|\bthe (?:\d{1,2}(?:st|nd|rd|th)|[a-z-]+(?:th|first|second|third)) (?:was|is|fell on|falls on) an?"
        r" [A-Z]\w+day\b"
        r"|\b(?:but|though|yet) (?:that|the) (?:date|day) "
        r"(?:was|fell on|falls on|is) an?\b"
    )


@cache
def _to() -> re.Pattern[str]:
    return compiled(r",?\s?(?:\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|-|–|—)\s?")


@cache
def _back() -> re.Pattern[str]:
    return compiled(
        r"(?i)\banniversar|\b(?:years?|decades?|century|centuries|generations?) (?:ago|earlier|before|later|on)\b"
    )


_SHORT = ("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun")


RULE = Rule(
    id="dates/weekday-date-mismatch",
    message="{date} {verb} a {right}, not a {weekday}. Which part is right?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Weekday and date contradict each other: one of them is wrong, and perhaps the rest of the sentence.",
    settle="Look the event up in a record of the time, then correct the weekday or the date.",
    why="""A weekday beside a date is arithmetic, and readers who were there notice. The two disagree when a date is
copied from another year, when a notice is reused, and when a text is made up.

With a year the calendar decides. Without one the rule reports only what fits neither the years named in the text nor
the year of publication and its neighbours, and as a warning. It is silent for dates before 1752, for dates up to 1923
that the Julian calendar explains, in quotations, and where the text itself says that the weekday is wrong.""",
    measured=(
        "2026-11-22: 1 finding in 2,490 articles, posts and pages (0.4 per 1,000), right: a deadline on a Monday that "
        "was a Sunday; none in 840 edited news articles. Held out, 2,007 other documents: 9 in 6, all right (change "
        "logs, forged mail headers). Weekdays moved by two days in real pages: with a year 66 of 67 found, without one "
        "85 of 100 (the others fit a year nearby). Of 51 wrong ones of our own all found; of 180 near-misses none. "
        "2026-11-23: of 33 faulty texts by other hands 32 found at first sight, then all; of 19 sound ones 2 reported "
        "(corrections of a weekday), then none; nothing new in the articles, posts and pages. Of 45 more 43, then all; "
        "of 35 sound ones 1, then none; of 16 fresh ones of our own all, of 10 near-misses none."
    ),
    references=(
        "https://www.iso.org/iso-8601-date-and-time-format.html",
        "https://www.spj.org/spj-code-of-ethics/",
        "https://apstylebook.com/",
    ),
    bad=(
        Example("It was signed on [[Thursday, 6/5/2025]].", options={NUMERIC_ORDER: "day-first"}),
        "The council met on [[Monday, 17 January 2025]], and voted for the bridge.",
        "Doors open at noon on [[Sat., Feb. 3, 2019]].",
        "The first ball is bowled at Hartley Green on [[Sunday 18 April 2026]] at one.",
        "On [[3 May 2025, a wet Monday]], the bridge fell.",
        Example("The talks began on [[January 17, 2025 (Monday]]) in Bergen.", Format.MARKDOWN),
        Example("<p>It closes on <b>[[Sunday</b>, 3 June&nbsp;2021]] at six.</p>", Format.HTML),
        Example(
            "Published 4 March 2024\n\nThe hearing is set for [[Monday, 12 March]], the court said.", variant="yearless"
        ),
    ),
    good=(
        "The council met on Friday, 17 January 2025, and voted for the bridge.",
        Example("The ship docked on Saturday, 17 January 2025, Sydney time.", options={"time-zone-tolerance": True}),
        Example("It was signed on Thursday, 6/5/2025.", options={NUMERIC_ORDER: "month-first"}),
        "It ran Monday-Tuesday, January 13-14, 2025, and again on Fridays, June 6 to June 27, 2025.",
        "The stone gives the day as Monday 9 July 1872, but that date fell on a Tuesday.",
        "An earlier version of this article gave the day as Tuesday, 12 March 2026. It was a Thursday.",
        "On Monday, the 18 January 2025 edition sold out.",
        "The Mail on Sunday, 18 January 2025, had the story.",
        "The log says Friday 12 August 1998. That cannot be right: the twelfth was a Wednesday.",
        "The memo was dated Monday, 17 January 2025, a day that was actually a Friday.",
        Example(
            "Published 11 September 2016\n\nFifteen years ago, on Tuesday, Sept. 11, he boarded the plane.",
            why="an anniversary speaks of a year that is not named",
        ),
        "The charter is dated Friday, 14 October 1066; the copyist lived later.",
        "Petrograd woke on Wednesday, 25 October 1917 to gunfire.",
    ),
    check=check,
    not_types=("fiction",),
    languages=("en",),
    options={
        NUMERIC_ORDER: ORDER,
        "time-zone-tolerance": Option(
            False, "A weekday one day off is accepted, as in copy from a bureau across the date line."
        ),
    },
    needs=tuple(f" {day}{end}" for day in _SHORT for end in (" ", "-")) + tuple(f" {day.lower()}" for day in WEEKDAYS),
    variants={
        "yearless": Variant(
            message="{date} is a {right} in {year}, not a {weekday}. Which year is meant?",
            severity=Severity.WARNING,
        )
    },
    fix="unsafe: puts the weekday of the written date; the date may be the wrong part.",
)
