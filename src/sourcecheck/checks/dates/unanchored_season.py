"""Seasons without a year: "this summer", "last winter"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sourcecheck.analysis.temporal.dating import dating
from sourcecheck.analysis.temporal.expression import Expression, Form
from sourcecheck.analysis.temporal.phrasing import days_in_words
from sourcecheck.analysis.temporal.publication import publication
from sourcecheck.analysis.temporal.resolving import resolve
from sourcecheck.checks.counted_times import gathered, is_extract, places, related_date, standing
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant

_FORMS = frozenset((Form.WHICH_SEASON,))


def check(document: Document, context: Context) -> Iterator[Hit]:
    state = dating(document, context.type, context.today)
    fresh = state.is_fresh()
    abroad = context.options["audience"] == "international"
    if (fresh and not abroad) or is_extract(document, state):
        return
    found = list(places(document, context, _is_season, _FORMS))
    if not found:
        return
    anchor = document.once(publication).anchor if state.shown or state.hidden else None
    days = resolve(found[0].one, anchor)
    if fresh:
        yield gathered(found, "abroad", also="Also a season")
    elif days is not None:
        values = {"days": days_in_words(document, found[0].one, days)}
        yield gathered(found, standing(document, state), values, "Also a season", more=related_date(document))
    else:
        yield gathered(found, also="Also a season without a year")


def _is_season(one: Expression) -> bool:
    return one.form is Form.WHICH_SEASON


_WHICH = ("last", "this", "next", "past", "coming")
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")

RULE = Rule(
    id="dates/unanchored-season",
    message="“{match}” {have} no year: which year's?",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    doubt="A season without a year can be any year's, and it falls in other months in the other hemisphere.",
    settle="Give the months and the year, or date the page.",
    why="""“This summer” is plain in a paper of the day, to readers of one hemisphere. On a page without a date, or one
that is kept for years, it names no year. Months and years do both jobs.

Names (the Prague Spring, the Winter Olympics), habits (“every summer”), seasons with a year, and “fall” in its other
sense are left alone. A house with readers in both hemispheres sets the option audience to international, and is then
asked on dated pages too.""",
    measured=(
        "2026-11-22, all for information: none in 1,710 dated posts and 190 saved pages; 43 of 840 undated news "
        "extracts, 20 read, none wrong. Of 4 own defects 4 found, of 46 near-misses none."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Dates_and_numbers#Seasons_of_the_year",
        "https://aclanthology.org/S10-1071/",  # HeidelTime: UNDEF-year-SU
    ),
    bad=(
        Example("The talks\n\nThe talks will resume [[this summer]] in Bergen.", variant=""),
        Example("# The quay\n\nIt was rebuilt [[last winter]].", Format.MARKDOWN, variant=""),
        Example(
            "<p>Published 4 March 2025</p><p>The talks resume [[next spring]].</p>", Format.HTML,
            options={"audience": "international"}, variant="abroad",
        ),
        Example(
            "# The quay\n\n4 March 2025\n\nIt reopened [[last fall]].", Format.MARKDOWN,
            type="reference", variant="evergreen",
        ),
        Example(
            '<html><head><meta property="article:published_time" content="2025-03-04T08:00:00Z"></head><body>'
            "<h1>The quay</h1><p>It was rebuilt [[last winter]].</p></body></html>", Format.HTML, variant="metadata",
        ),
        Example(
            "# The quay\n\n4 March 2025\n\nIt was rebuilt [[last winter]].",
            Format.MARKDOWN, today=date(2026, 11, 22), variant="old",
        ),
        Example(
            "# How to moor a boat\n\n4 March 2025\n\nTwo rings were added [[last winter]].",
            Format.MARKDOWN, variant="guide",
        ),
    ),
    good=(
        "Published 4 March 2025\n\nThe talks will resume this summer in Bergen.",
        Example("# The talks\n\nThey resume in summer 2026, or this summer (2026).", Format.MARKDOWN),
        Example("<p>The Prague Spring and the Winter Olympics draw readers every summer.</p>", Format.HTML),
        Example("# Leaves\n\nThe last fall of the leaf begins the next winter.", Format.MARKDOWN),
    ),
    check=check,
    not_types=("fiction", "transcript"),
    languages=("en",),
    options={
        "audience": Option("any", "international: dated pages are asked too.", ("any", "international"))
    },
    variants={
        "abroad": Variant("“{match}”: in which months? Half of the readers have another season."),
        "metadata": Variant("“{match}” counts from a date readers do not see: {days}?"),
        "evergreen": Variant("“{match}” on a page kept for years: {days}?"),
        "guide": Variant("“{match}” on a page that reads like a guide: {days}?"),
        "old": Variant("“{match}” on a page more than a year old: {days}?"),
    },
    needs=(
        *(f"{which} {season}" for which in _WHICH for season in _SEASONS), "just past", "just gone", "just ended",
    ),
)  # fmt: skip
