"""Articles that do not say when they were published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sourcecheck.analysis.page.article import is_article
from sourcecheck.analysis.page.doctype import shows_code
from sourcecheck.analysis.temporal.publication import is_dated, publication
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

# Fewer words than these are a note, a fragment or a landing page, which nobody expects to be dated.
_WORDS = 120
# Document types whose reader needs to know what day it is; others are served by "Last reviewed".
_DATED = frozenset(
    ("news", "opinion", "analysis", "interview", "review", "live", "press-release", "health", "explainer")
)
_TIMELESS = frozenset(("reference", "how-to", "fiction", "transcript", "list"))


def check(document: Document, context: Context) -> Iterator[Hit]:
    if document.once(is_dated) or not is_article(document, _WORDS):  # the first is less work, and true of most
        return
    stated = document.once(publication)
    if stated.metadata:
        first = stated.metadata[0]
        related = (Related(first.span, "The date that only machines see"),)
        yield Hit(Span(0, 0), "metadata", {"where": _WHERE[first.how]}, related, scope="document")
    elif document.format is Format.TEXT:
        yield Hit(Span(0, 0), "text", scope="document")
    elif context.type in _TIMELESS or (not context.type and _documents_programs(document)):
        yield Hit(Span(0, 0), "reference", scope="document")
    elif context.type in _DATED or _says_it_is_an_article(document):
        yield Hit(Span(0, 0), scope="document")
    else:
        yield Hit(Span(0, 0), "draft", scope="document")


_WHERE = {"json-ld": "JSON-LD", "meta": "a meta tag", "microdata": "microdata", "address": "the address"}


def _documents_programs(document: Document) -> bool:
    """Whether the page shows code and names no author, as manuals do."""
    return document.metadata.first("author") is None and document.once(shows_code)


def _says_it_is_an_article(document: Document) -> bool:
    """Whether the page calls itself an article (schema.org, Open Graph) or names its author."""
    for datum in document.metadata.data:
        if datum.field == "author" and datum.place != "link" and "//" not in datum.value:
            return True
        if datum.field == "type" and re.search(r"(?i)article|blogposting|reportage", datum.value):
            return True
    return False


_LONG = (
    "The ferry company said it would add two sailings a day from the spring. The harbour board had asked for three, "
    "and its chair called the offer a first step. Shopkeepers on the quay have counted fewer visitors in each of the "
    "past four summers, and several have closed for good. The company blamed the price of fuel and a shortage of "
    "crews. Its accounts show that the line lost money in two of those years. A survey by the town found that most "
    "people would use an early boat if it met the bus. The bus operator said that it was ready to talk about times. "
    "Nobody has yet said who would pay for the longer pier that the new boats need, and the council will discuss it."
)

RULE = Rule(
    id="dates/missing-publication-date",
    message="No publication date is shown. When was this published?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Without a date a reader cannot tell news from old news.",
    settle="Show a labelled date near the headline: “Published 4 May 2025”.",
    why="""“Last week” and “currently” mean nothing without a day to count from, and old events are often passed
off as new. Guidance for publishers asks for a date that readers see, labelled, and in agreement with the page's
metadata.

Any date counts: a byline's, a dateline, “Last reviewed”, a line that is only a date, and in Markdown the front
matter or the file's name. Reference pages and drafts are asked more softly, plain text only for information
(extractors lose the dates), short texts and the usual files of a repository not at all.""",
    measured=(
        "2026-11-22: 0 of 1,460 dated posts; 37 on 190 saved pages (4 errors, 33 warnings), all read, 2 wrong (a "
        "story of 1853, a section front). Held out: 33 pages of many languages, 2 findings, right, after 3 wrong ones "
        "were mended; documentation gets information only. Extracted text lacks a date in 95% of 840 articles: 40 "
        "read, all right."
    ),
    references=(
        "https://developers.google.com/search/docs/appearance/publication-dates",
        "https://schema.org/datePublished",
        "https://credweb.org/signals-20191126",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
    ),
    bad=(
        Example(f"Two more ferries a day\n\n{_LONG}\n\nThe board meets again.", document=True, variant="text"),
        Example(
            f'<html><head><title>Ferries</title><meta property="og:type" content="article"></head>'
            f"<body><article><h1>Two more ferries a day</h1><p>{_LONG}</p></article></body></html>",
            Format.HTML, document=True, variant="",
        ),
        Example(
            '<html><head><meta property="article:published_time" content="2025-03-04T08:00:00Z"></head>'
            f"<body><article><h1>Two more ferries a day</h1><p>{_LONG}</p></article></body></html>",
            Format.HTML, document=True, variant="metadata",
        ),
        Example(
            "<article><h1>Two more ferries a day</h1><figure><img src='a.jpg'><figcaption>The pier, 3 May 2025"
            f"</figcaption></figure><p>{_LONG}</p></article>",
            Format.HTML,
            document=True,
            variant="draft",
        ),
        Example(f"# Two more ferries a day\n\n{_LONG}\n", Format.MARKDOWN, document=True, variant="draft"),
        Example(
            f"# The fares option\n\nSet `fares` in `ferry.toml` and run `moor`.\n\n{_LONG}\n",
            Format.MARKDOWN,
            document=True,
            variant="reference",
        ),
        Example(
            f"# How ferries moor\n\n{_LONG}\n",
            Format.MARKDOWN,
            document=True,
            type="reference",
            variant="reference",
        ),
    ),
    good=(
        f"Two more ferries a day\n\nPublished 4 February 2025, updated 6 February 2025\n\n{_LONG}",
        Example(f"---\ntitle: Two more ferries\ndate: 2025-02-04\n---\n\n{_LONG}\n", Format.MARKDOWN),
        Example(f"<h1>Ferries</h1><p>By Ana Ruiz · 4 Feb. 2025</p><p>{_LONG}</p>", Format.HTML),
        Example(f"<h1>Ferries</h1><p>November 28, 2025 -- Updated 0203 GMT</p><p>{_LONG}</p>", Format.HTML),
        Example(f"<h1>Ferries</h1><p>Coast 09:31 August 20, 2025</p><p>{_LONG}</p>", Format.HTML),
        Example(f"<h1>Ferries</h1><p>الأربعاء، 28 آب/أغسطس 2024</p><p>{_LONG}</p>", Format.HTML),
        Example(
            '<html><head><meta property="article:published_time" content="2025-03-04T08:00:00Z"></head>'
            f"<body><h1>Ferries</h1><p>Tuesday 4 March</p><p>{_LONG}</p></body></html>",
            Format.HTML,
            why="the year stands in the metadata",
        ),
        Example(f"# Fähren\n\nStand: 4. Februar 2025\n\n{_LONG}\n", Format.MARKDOWN, why="any language"),
        Example("A short note without a date.", why="too short to be an article"),
    ),
    check=check,
    parts=("long",),
    scopes=("content", "headings", "byline"),
    variants={
        "metadata": Variant("The date stands only in {where}. Show it to readers.", Severity.WARNING),
        "draft": Variant(severity=Severity.WARNING),
        "reference": Variant("No date is shown. When was this last reviewed?", Severity.INFO),
        "text": Variant(severity=Severity.INFO),
    },
)  # fmt: skip
