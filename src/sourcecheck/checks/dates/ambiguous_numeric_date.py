"""Dates in figures that mean one day here and another there: 03/04/2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.temporal.calendar_dates import CalendarDate, calendar_dates
from sourcecheck.analysis.temporal.gregorian import MONTHS, real_date
from sourcecheck.analysis.temporal.publication import publication
from sourcecheck.checks.date_shapes import FIGURES
from sourcecheck.checks.numeric_order import NUMERIC_ORDER, ORDER
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_NOT_PROSE = frozenset((Kind.CODE, Kind.ATTRIBUTE, Kind.DESCRIPTION))
_FEW = 5  # further places named in one finding
# Regions whose English writes one order only. CLDR, "short" date formats; Canada and South Africa write several.
_DAY_FIRST = frozenset(("en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-sg", "en-mt", "en-ke", "en-ng", "en-hk"))
_MONTH_FIRST = frozenset(("en-us", "en-ph"))


def check(document: Document, context: Context) -> Iterator[Hit]:
    if context.options[NUMERIC_ORDER] != "any":
        return
    like = _like().search
    found: list[tuple[Block, int, int, int, int, int]] = []  # block, start, end, first, second, year
    for block in context.blocks(document):
        if not like(block.text) or block.kind in _NOT_PROSE:
            continue
        for match in _figures().finditer(block.text):
            first, second, year = int(match["a"]), int(match["b"] or match["b2"]), int(match["year"] or match["year2"])
            if _number_of().search(block.text[max(0, match.start() - 24) : match.start()]):
                continue
            if not 1 <= first <= 31 or not 1 <= second <= 31 or (first > 12 and second > 12):
                continue
            if first > 12 or second > 12:
                return  # 13/04/2025: the document says which order it writes
            if first != second:
                found.append((block, *match.span(), first, second, year))
    if not found or _region(document) or _told_elsewhere(document, found):
        return
    found = [one for one in found if _is_said(document, one[0], one[1], one[2])]
    if not found:
        return
    block, start, end, first, second, year = found[0]
    related = tuple(Related(one[0].span(one[1], one[2]), "Another one") for one in found[1 : 1 + _FEW])
    values = {
        "match": block.text[start:end],
        "one": f"{first} {MONTHS[second - 1]}",
        "other": f"{second} {MONTHS[first - 1]} {_full(year)}",
    }
    yield Hit(block.span(start, end), "cell" if all(one[0].kind is Kind.CELL for one in found) else "", values, related)


def _full(year: int) -> int:
    return year if year > 99 else 1900 + year if year >= 90 else 2000 + year


def _is_said(document: Document, block: Block, start: int, end: int) -> bool:
    return not block.quoted and document.in_content(block) and in_own_words(document, block, start, end)


def _region(document: Document) -> bool:
    """Whether the page declares a region of English that writes one order."""
    return document.language in _DAY_FIRST or document.language in _MONTH_FIRST


def _told_elsewhere(document: Document, found: list[tuple[Block, int, int, int, int, int]]) -> bool:
    """Whether the page says one of the days in words or in ISO's order too, which tells the order of all.

    A weekday beside the figures tells it as well.
    """
    stated = document.once(publication)
    days = {one.value for one in (*stated.visible, *stated.metadata) if one.value}
    known = document.once(calendar_dates)
    blocks = {one[0].number for one in found}
    worded = {
        real_date(item.year, item.month, item.day)
        for number in blocks
        for item in known[number]
        if item.form != "figures" and item.year
    }
    if any(item.weekday >= 0 and _weekday_tells(item) for number in blocks for item in known[number] if item.first):
        return True  # a weekday beside one tells the order of all
    for _, _, _, first, second, year in found:
        read = {real_date(_full(year), second, first), real_date(_full(year), first, second)} - {None}
        if (len(found) == 1 and len(read & days) == 1) or read & worded:
            return True
    return False


def _weekday_tells(item: CalendarDate) -> bool:
    days = [day for day in (real_date(item.year, *reading) for reading in item.readings) if day]
    return sum(day.weekday() == item.weekday for day in days) == 1


@cache
def _like() -> re.Pattern[str]:
    """What such a date ends with; asked first, since the whole pattern begins by looking back."""
    return compiled(r"\d(?:/\d{1,2}/\d\d|([.-])\d{1,2}\1(?:19|20)\d\d)")


@cache
def _number_of() -> re.Pattern[str]:
    """Words that make a number with stops one of a version or a part."""
    return compiled(
        r"(?i)\b(?:versions?|ver\.?|v|release|build|section|sec\.|chapter|no\.|number|clause|article|part"
        r"|rule)\s$|\b(?:ratio|odds|scores?|scale|fractions?|shares?)\b"
    )


@cache
def _figures() -> re.Pattern[str]:
    # With two figures for the year only slashes: 1-2-24 and 1.2.24 are numbers of parts and versions.
    return compiled(
        r"(?<![\w/.,:=$£€#%+-])(?P<a>\d{1,2})(?:(?P<sign>[/.-])(?P<b>\d{1,2})(?P=sign)(?P<year>19\d\d|20\d\d)"
        r"|/(?P<b2>\d{1,2})/(?P<year2>1[3-9]|2\d|3[0-5]|9\d))(?![\w/%]|[.,:-]\d)"
    )


RULE = Rule(
    id="dates/ambiguous-numeric-date",
    message="{match}: {one} or {other}?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Half of the readers will take it for another day.",
    settle="Write the month as a word, or the date as 2025-04-03; or say in the configuration which order is meant.",
    why="""Most of the world writes the day first, the United States the month, and a page is read by both. Where both
figures can be months nothing in the date tells which is which.

The rule is silent where the page tells the order: by a region in its language (en-GB, en-US), by another date in the
same form that can be read in one way only (13/04/2025), by the same day in words, or by a weekday; and where the
option numeric-order says it.""",
    measured=(
        "2026-11-22: 1 finding in 2,740 documents (0.4 per 1,000), right: a day of retrieval that can be read both "
        "ways. Of 6 fresh defects 6 found, of 6 near-misses 1 reported at first sight, none after mending."
    ),
    references=(
        "https://www.iso.org/iso-8601-date-and-time-format.html",
        "https://www.w3.org/International/questions/qa-date-format",
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Dates_and_numbers",
    ),
    bad=(
        "The claim has to be filed by [[03/04/2025]] at the latest, the notice says.",
        Example("The ferry stops on [[5/6/2025]], and starts again on 7/8/2025.", Format.MARKDOWN),
        Example("<p>The lease ends on [[1.2.2026]], says the owner.</p>", Format.HTML),
        Example("<p>It was signed on [[04/05/24]] in Bergen.</p>", Format.HTML),
        Example("| Opened | By |\n|---|---|\n| [[03/04/2025]] | Ana Ruiz |", Format.MARKDOWN, variant="cell"),
    ),
    good=(
        "The claim has to be filed by 03/04/2025, and the appeal by 13/04/2025.",
        "It was signed on 2025-04-03, on 04/04/2025 or on 31/03/2025.",
        "The shop is open 24/7, as it was on 9/11; version 1.2.2026 is out at 4/5 of the price.",
        Example('<html lang="en-GB"><p>The claim has to be filed by 03/04/2025.</p></html>', Format.HTML),
        Example("The claim has to be filed by 03/04/2025.", options={NUMERIC_ORDER: "day-first"}),
        "The claim has to be filed by 03/04/2025 (3 April 2025).",
        "The hearing is on Thursday 03/04/2025.",
    ),
    check=check,
    not_types=("fiction",),
    languages=("en",),
    options={NUMERIC_ORDER: ORDER},
    needs=(*FIGURES, *(f"{figure}/{year}" for figure in range(10) for year in (1, 2, 3, 9))),
    variants={"cell": Variant(severity=Severity.INFO)},
)  # fmt: skip
