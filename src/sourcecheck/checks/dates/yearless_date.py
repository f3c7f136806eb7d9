"""Days and months without a year on a page that shows none: "On June 24 the ministers met"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.temporal.dating import dating
from sourcecheck.analysis.temporal.expression import Class, Expression, Form
from sourcecheck.analysis.temporal.publication import publication
from sourcecheck.analysis.temporal.reading import expressions
from sourcecheck.analysis.temporal.resolving import resolve
from sourcecheck.checks.counted_times import PROSE, Place, gathered, is_extract, places, related_date, standing
from sourcecheck.checks.date_shapes import MAY_DAYS, MONTH_NAMES
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.finding import Confidence, Fix, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.word_lists import listed

_FORMS = frozenset((Form.MONTH_DAY, Form.MONTH))
_BLOCKS = 3  # before a date in which its year may stand


def check(document: Document, context: Context) -> Iterator[Hit]:
    state = dating(document, context.type, context.today)
    if state.is_fresh() or is_extract(document, state):
        return
    found = [place for place in places(document, context, _is_yearless, _FORMS) if _has_no_year(document, place)]
    if not found:
        return
    how = standing(document, state)
    anchor = document.once(publication).anchor if state.shown or state.hidden else None
    days = resolve(found[0].one, anchor)
    if days is None:
        yield gathered(found, also="Also without a year")
        return
    values = {"year": str(days.first.year)}
    more = related_date(document)
    yield gathered(found, how, values, "Also without a year", _fix(found, anchor), more)


def _is_yearless(one: Expression) -> bool:
    if one.form is Form.MONTH_DAY:
        return one.tense in ("past", "future") and f"{one.number}-{one.day}" not in listed("fixed-holidays")
    return one.form is Form.MONTH


@cache
def _on_a_day() -> re.Pattern[str]:
    """ "On a Tuesday in April" is dates/indefinite-weekday's."""
    return compiled(r"\b(?:[Aa]|[Oo]ne) (?:\w+ )?\w*(?:day|morning|afternoon|evening|night|weekend) $")


def _has_no_year(document: Document, place: Place) -> bool:
    """Whether no sentence, paragraph or heading near it names a year, and the day is not one that comes back."""
    text = place.block.text
    start, end = sentence_around(document.once(sentences)[place.block.number], place.one.start, len(text))
    if _on_a_day().search(text, start, place.one.start):
        return False
    if _yearly().search(text, start, end) or _names_year(document, place.block.number):
        return False
    left = _BLOCKS
    for number in range(place.block.number - 1, max(place.block.number - 12, -1), -1):
        block = document.blocks[number]
        if block.kind in PROSE and left > 0:
            left -= 1
        elif block.kind not in (Kind.HEADING, Kind.TITLE):
            continue
        if _names_year(document, number):
            return False
    return True


def _names_year(document: Document, number: int) -> bool:
    extent = document.blocks[number].extent
    if any(extent.start <= own.span.start < extent.end for own in document.once(publication).visible):
        return False  # the page's own date, which has been asked already
    return any(one.year and one.kind is Class.ABSOLUTE for one in document.once(expressions)[number])


def _fix(found: Sequence[Place], anchor: date | None) -> Fix | None:
    """The years behind the days; None where one cannot be told, or put there as the sentence stands."""
    edits: list[TextEdit] = []
    for place in found:
        days = resolve(place.one, anchor)
        edit = _with_year(place, days.first.year) if days is not None else None
        if edit is None:
            return None
        edits.append(edit)
    first = edits[0].text.rstrip(",")[-4:]
    what = f"{first}, the year" if all(edit.text.rstrip(",").endswith(first) for edit in edits) else "the years"
    return Fix(f"Add {what} that the page's own date gives", tuple(edits))


def _with_year(place: Place, year: int) -> TextEdit | None:
    """The year behind the day, in the order in which the day is written."""
    if place.one.form is not Form.MONTH_DAY:
        return None
    month_first = re.search(r"\d(?:st|nd|rd|th)?$", place.words) is not None
    span = place.block.span(place.one.start, place.one.end)
    if month_first and not re.match(r"[.,;:)]|$", place.block.text[place.one.end :]):
        words = f"{place.words}, {year},"
    else:
        words = f"{place.words}{',' if month_first else ''} {year}"
    if span.end - span.start != len(place.words):
        return None
    return TextEdit(span, words)


@cache
def _yearly() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:every|each|annual(?:ly)?|yearly|anniversar\w+|birthdays?|celebrat\w+|observed|holidays?"
        r"|feast|patron|born"
        r"|season runs|as usual|traditionally|commemorat\w+|always|usually|(?:this|last|next|that|same"
        r"|following|previous) year)\b"
    )


_BEFORE_MAY = ("in ", "since ", "during ", "by ", "until ", "early ", "late ", "mid ", "mid-")

RULE = Rule(
    id="dates/yearless-date",
    message="“{match}” {have} no year. Which year?",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    doubt="A day of any year: nobody can look it up.",
    settle="Add the year, or date the page.",
    why="""News leaves the year out when it is the year of publication, and the page's date tells it. On a page
without a date, and on one that is kept for years, “June 24” is a day of any year.

A year in the sentence, the paragraph, the ones before it or the heading settles it. Holidays and days of remembrance
(4 July, 11 September), days that come back each year, and quotations are left alone. Only days of a past or future
tense are asked about.""",
    measured=(
        "2026-11-22, all for information: 1 of 1,710 dated posts (a guide), none of 190 saved pages, 155 of 840 "
        "undated news extracts; 21 read, none wrong. Of 4 own defects 4 found, of 46 near-misses none."
    ),
    references=(
        "https://apstylebook.com/",  # dates: the year when it is not the current one
        "https://aclanthology.org/S10-1071/",  # HeidelTime: UNDEF-year
        "https://en.wikipedia.org/wiki/Template:Year_needed",
    ),
    bad=(
        Example("The ministers met on [[June 24]] in Bergen.", variant=""),
        Example("# The strike\n\nCrews will stop on [[3 May]], and they met on 2 April.", Format.MARKDOWN, variant=""),
        Example("<h1>The strike</h1><p>The yard closed [[in March]].</p>", Format.HTML, variant=""),
        Example(
            '<html><head><meta property="article:published_time" content="2025-07-04T08:00:00Z"></head><body>'
            "<h1>The talks</h1><p>The ministers met on [[June 24]] in Bergen.</p></body></html>",
            Format.HTML, variant="metadata",
        ),
        Example(
            "# The talks\n\n4 March 2025\n\nThe ministers met on [[June 24]] in Bergen.",
            Format.MARKDOWN, today=date(2026, 11, 22), variant="old",
        ),
        Example(
            "# How to moor a boat\n\n4 March 2025\n\nTwo rings were added on [[June 24]].",
            Format.MARKDOWN, variant="guide",
        ),
        Example(
            "# The talks\n\n4 March 2025\n\nThe ministers met on [[June 24]] in Bergen.",
            Format.MARKDOWN, type="reference", variant="evergreen",
        ),
    ),
    good=(
        "Published 4 July 2025\n\nThe ministers met on June 24 in Bergen.",
        Example("# The talks of 2019\n\nThe ministers met on June 24 in Bergen.", Format.MARKDOWN),
        Example("<p>The two met in May 2019. On June 24 they signed.</p>", Format.HTML),
        Example("# The fair\n\nIt was held on July 4, and it is held every year on June 24.", Format.MARKDOWN),
        Example("# Beans\n\nSow them in May, and no later than June 24.", Format.MARKDOWN),
    ),
    check=check,
    not_types=("fiction", "transcript"),
    languages=("en",),
    variants={
        "metadata": Variant("“{match}” has no year, and readers see no date: {year}?"),
        "evergreen": Variant("“{match}” has no year on a page kept for years: {year}?"),
        "guide": Variant("“{match}” has no year on a page that reads like a guide: {year}?"),
        "old": Variant("“{match}” has no year on a page more than a year old: {year}?"),
    },
    fix="unsafe: adds the years that the page's own date gives.",
    needs=(*MONTH_NAMES, *MAY_DAYS, *(f"{word}may" for word in _BEFORE_MAY)),
)  # fmt: skip
