"""Times that no page's date resolves: "recently", "a few years ago", "in the coming months"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sourcecheck.analysis.temporal.dating import dating
from sourcecheck.analysis.temporal.expression import Class, Expression, Form
from sourcecheck.analysis.temporal.reading import readings
from sourcecheck.checks.counted_times import PROSE, gathered, is_extract, places, standing
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant

# In small letters: what every vague time holds.
_PARTS = (
    "recent", "lately", "latterly", "s or so", "s past", " of late", " ago", "s back", "while back", "time back",
    "other day", "soon", "shortly", "before long", "ast few", "ast several", "ast couple", "ast years", "ast months",
    "ast weeks", "ast days", "ast decades", " future", "day now", "due course", "near term", "short term", " coming ",
    "next few", "next several", "next couple", " ahead", "to come", "e other ", " just ", "living memory", "time now",
    "in a few ", "in a couple ", "in several ", "in some ", "one of these", "newly ", "long since", "distant past",
)  # fmt: skip
_FORMS = frozenset((Form.WORDS, Form.QUANTITY, Form.RECENT))
_LEAST = 4  # vague times in a dated text before their density is asked


def check(document: Document, context: Context) -> Iterator[Hit]:
    state = dating(document, context.type, context.today)
    if state.is_fresh():
        if _may_be_dense(document, context):
            yield from _dense(document, context)
        return
    if is_extract(document, state):
        return
    found = list(places(document, context, _is_vague, _FORMS, (Class.PAST, Class.FUTURE)))
    if found:
        how = standing(document, state)
        yield gathered(found, {"text": "", "undated": "undated"}.get(how, how), also="Also vague")


def _may_be_dense(document: Document, context: Context) -> bool:
    """Whether the parts of which every vague time holds one are as many as a dense text has at least."""
    small = "\n".join([block.text for block in context.blocks(document) if block.kind in PROSE]).lower()
    count = sum(map(small.count, _PARTS))
    return count >= _LEAST and count * 7000 >= context.options["per-1000-words"] * _prose(document)


def _prose(document: Document) -> int:
    """Code points of prose; an English word has fewer than seven with its space."""
    return sum(len(block.text) for block in document.blocks if block.kind in PROSE and document.in_content(block))


def _dense(document: Document, context: Context) -> Iterator[Hit]:
    read = document.once(readings)
    prose = [read[block.number] for block in context.blocks(document) if block.kind in PROSE]
    most = sum(sum(map(_is_vague, reading.vague())) for reading in prose)
    if most < _LEAST or most * 7000 < context.options["per-1000-words"] * _prose(document):
        return
    found = list(places(document, context, _is_vague, _FORMS, (Class.PAST, Class.FUTURE)))
    if len(found) < _LEAST:
        return
    words = sum(
        block.text.count(" ") + 1 for block in document.blocks if block.kind in PROSE and document.in_content(block)
    )
    if len(found) * 1000 >= context.options["per-1000-words"] * words:
        yield gathered(found, "dense", {"count": str(len(found)), "words": str(words)}, also="Also vague")


def _is_vague(one: Expression) -> bool:
    return one.kind is Class.PAST or one.kind is Class.FUTURE


_UNITS = (
    "seconds", "minutes", "hours", "days", "weeks", "weekends", "months", "quarters", "years", "decades", "centuries",
    "seasons", "summers", "winters", "elections", "times",
)  # fmt: skip

_ONE = ("minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter", "year", "decade")

RULE = Rule(
    id="dates/indefinite-recency",
    message="“{match}” {have} no date to count from: when was that?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="What was recent when a text was written may be long past when it is read.",
    settle="Give the month and year, or the years from and to.",
    why="""“Recently” and “in recent years” do not say when. In a dated report of the day one of them does no harm,
and the rule is silent unless they come thick: five in a thousand words. On a page without a date, on one that is kept
for years, and on one more than a year old there is nothing to count from, and the words will be read as if they spoke
of today.

A page gets one finding with the other places beside it. Vague words beside their date (“recently (March 2025)”) and
quotations are left alone. In plain text the rule is for information, since extractors lose dates.""",
    measured=(
        "2026-11-22: in 1,710 dated posts 1 dense text and 13 guides, for information, 1 wrong (recently used); on "
        "190 saved pages 5 warnings, 2 wrong (an old story; a notice about the page), and 1 for information; 174 of "
        "840 undated news extracts, for information. Held out, 861 manuals: 13 warnings, 4 wrong: hence no higher "
        "confidence. Of 17 own defects 16 found at first, no near-miss. 2026-11-23: “recent” before any noun, “has "
        "just”, “newly”: of 60 defects by others 42 found at first and 59 after (one is dates/stale-present’s), of "
        "40 near-misses 4 and none; of 70 own 64 at first and 66, of 36 near-misses 1; of 26 findings gained in 2,740 "
        "documents, all read, 3 wrong (told pasts). "
        "“Most recently”, “in a few years”, things of a kind left alone: of 45 by other hands 39 and 45, of 35 "
        "near-misses 5 and none; of 118 own in four rounds 111 at first, of 80 near-misses 10; of 10 documents "
        "gained 1 wrong (a rule of reckoning)."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Relative_time_references",
        "https://en.wikipedia.org/wiki/Template:When",
        "https://aclanthology.org/S10-1071/",  # HeidelTime: PAST_REF, FUTURE_REF
    ),
    bad=(
        Example("# The mill\n\nA [[recent fire]] gutted its upper floor.", Format.MARKDOWN),
        Example("# The choir\n\nIt sang in Graz and, [[most recently]], in Brno.", Format.MARKDOWN),
        Example("# The mill\n\nIts [[newly]] equipped upper floor is a studio.", Format.MARKDOWN),
        Example("# The mill\n\nThe town [[has just]] bought its two upper floors.", Format.MARKDOWN),
        Example("About us\n\nWe [[recently]] moved to a workshop beside the slip.", variant=""),
        Example("# Lake Ombe\n\n[[In recent years]] its level has dropped.", Format.MARKDOWN, variant="undated"),
        Example("<h1>The choir</h1><p>[[A few years ago]] it toured the Azores.</p>", Format.HTML, variant="undated"),
        Example("## Roadmap\n\nSharing of routes is coming [[soon]].", Format.MARKDOWN, variant="undated"),
        Example(
            "Published 4 March 2025\n\nThe town [[recently]] bought the quay.\n\nIt has lost ground lately.\n\n"
            "A few years ago it had two ferries.\n\nIt will soon have none.",
            variant="dense",
        ),
        Example(
            '<html><head><meta property="article:published_time" content="2025-03-04T08:00:00Z"></head><body>'
            "<h1>The choir</h1><p>It [[recently]] toured the Azores.</p></body></html>",
            Format.HTML, variant="metadata",
        ),
        Example(
            "# The choir\n\n4 March 2025\n\nIt [[recently]] toured the Azores.",
            Format.MARKDOWN, today=date(2026, 11, 22), variant="old",
        ),
        Example(
            "# How to moor a boat\n\n4 March 2025\n\nRings were added [[recently]].",
            Format.MARKDOWN, variant="guide",
        ),
        Example(
            "# The choir\n\n4 March 2025\n\nIt [[recently]] toured the Azores.",
            Format.MARKDOWN, type="reference", variant="evergreen",
        ),
    ),
    good=(
        Example("# The mill\n\nWhen the roof fell in 1911, it had a recently painted door.", Format.MARKDOWN),
        Example("# Pond\n\nFrogs that have recently left the water are small.", Format.MARKDOWN),
        Example("# Words\n\nThe word recent comes from Latin.", Format.MARKDOWN),
        Example("# Undo\n\nChoose **Recently deleted**, or one of the recent files.", Format.MARKDOWN),
        "Published 4 March 2025\n\nThe company recently moved to a workshop beside the slip.",
        Example("# The slip\n\nThe company recently (in March 2025) moved.", Format.MARKDOWN),
        Example("<p>It was founded in 1951, and a few years later it toured the Azores.</p>", Format.HTML),
        Example("He had recently moved, and soon became the mayor.", Format.MARKDOWN),
        Example("Call as soon as it arrives. It was open as recently as 2019.", Format.MARKDOWN),
        Example("<p>“We recently moved,” the harbour master said.</p>", Format.HTML),
    ),
    check=check,
    not_types=("fiction", "transcript"),
    languages=("en",),
    options={"per-1000-words": Option(5, "Vague times per thousand words that are too many in dated news.")},
    variants={
        "undated": Variant(severity=Severity.WARNING),
        "evergreen": Variant("“{match}” on a page kept for years: when was that?", Severity.WARNING),
        "guide": Variant("“{match}” on a page that reads like a guide: when was that?"),
        "old": Variant("“{match}” on a page more than a year old: when was that?", Severity.WARNING),
        "metadata": Variant("“{match}” {have} no date that readers see: when was that?"),
        "dense": Variant("“{match}” is one of {count} vague times in {words} words. Which dates?"),
    },
    needs=(
        *(f"{unit} {word}" for unit in ("days", "weeks", "months", "years", "decades") for word in ("or so", "past")),
        "recent", "lately", "latterly", "of late", " ago", "last few", "past few", "last several", "past several",
        "last couple", "past couple", "last many", "past many", "has just", "have just", "ve just", "s just",
        "only just", "living memory", "time now", "of these days", "soon", "shortly", "before long", "before too long",
        "near future", "distant future", "distant past", "immediate future", "newly ", "long since", "long back",
        "foreseeable future", "any day now", "due course",
        "near term", "short term",
        "next few", "next several", "next couple", " ahead", "to come", "s back", "while back", "time back",
        *(f"in {many} {unit}" for many in ("a few", "a couple of", "several", "some")
          for unit in ("days", "weeks", "months", "years")),
        *(f"the other {unit}" for unit in ("day", "week", "night", "month", "year", "evening", "morning")),
        *(f"{unit} back" for unit in _ONE), *(f"coming {letter}" for letter in "dhmwy"),
        *(f"{which} {unit}" for which in ("past", "last") for unit in _UNITS),
    ),
)  # fmt: skip
