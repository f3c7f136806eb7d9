"""Conditions and plans whose outcome a later reader knows: "if confirmed", "is expected to open"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.page.doctype import shows_code
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.temporal.dating import dating
from sourcecheck.analysis.temporal.expression import Class, Expression, Form
from sourcecheck.analysis.temporal.reading import expressions
from sourcecheck.checks.counted_times import PROSE, Place, gathered, is_extract, standing
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Option, Rule, Variant
from sourcecheck.word_lists import alternatives, listed

_MOST = 40  # matches looked at in one block; more is no prose


def check(document: Document, context: Context) -> Iterator[Hit]:
    state = dating(document, context.type, context.today)
    if state.is_fresh(context.options["months"]) or is_extract(document, state):
        return
    if document.once(shows_code):
        return  # "if passed" is a parameter
    found = list(_found(document, context))
    if found:
        how = standing(document, state)
        yield gathered(found, how if how in ("metadata", "old") else "", also="Also open on an unknown day")


def _found(document: Document, context: Context) -> Iterator[Place]:
    for block in context.blocks(document):
        if block.kind not in PROSE or block.quoted or not document.in_content(block):
            continue
        if not _may_hold(block.text):
            continue
        for match in islice(_open().finditer(block.text), _MOST):
            start, end = match.span()
            left, right = sentence_around(document.once(sentences)[block.number], start, len(block.text))
            sentence = block.text[left:right]
            if _general().search(sentence) or (match["condition"] and not _outcome().search(sentence)):
                continue
            if any(
                one.kind is Class.ABSOLUTE and left <= one.start < right
                for one in document.once(expressions)[block.number]
            ):
                continue
            if in_own_words(document, block, start, end):
                yield Place(block, Expression(start, end, Class.FUTURE, Form.WORDS))


def _may_hold(text: str) -> bool:
    """Whether a text can hold a match of ``_open``, which is long."""
    if "f " in text and any(word in text for word in listed("open-conditions")):
        return True
    return "ending " in text or any(plan in text for plan in _PLANS)


_PLANS = (
    "set to ", "due to ", "scheduled to ", "slated to ", "poised to ", "expected to ", "course to ", "track to ",
)  # fmt: skip


@cache
def _open() -> re.Pattern[str]:
    acts = alternatives("planned-acts")
    return compiled(
        rf"\b(?:(?P<condition>[Ii]f (?:it is |they are |(?:\w+ ){{0,4}}is |)(?:ever |finally |eventually "
        rf"|officially )?(?:{alternatives('open-conditions')}))"
        rf"|(?P<pending>[Pp]ending (?:{alternatives('awaited-things')}))"
        r"|(?P<plan>(?:is|are) (?:now |still |widely |currently |also |both |all )?(?:set|due|scheduled|slated"
        r"|poised|expected|on course|on track) to "
        rf"(?:{acts})))\b"
    )


@cache
def _general() -> re.Pattern[str]:
    """Rules for anybody, and what happens again and again."""
    return compiled(
        r"(?i)\b(?:you|your|every|each|always|usually|whenever|any|(?:users?|members?|students?|staff|players?"
        r"|employees?|applicants?|guests?"
        r"|visitors?|participants?|volunteers?|candidates?|contributors?|requests?|applications?|flags?"
        r"|options?|settings?|variables?|files?|buttons?|switch|scripts?) (?:is|are|who"
        r"|must|may|can))\b"
    )


@cache
def _outcome() -> re.Pattern[str]:
    return compiled(r"\b(?:would|could|will|may|might|stands to|is likely|are likely)\b|[’']d\b|[’']ll\b")


RULE = Rule(
    id="dates/stale-conditional",
    message="“{match}” {have} no date. What came of it?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="The matter may have been settled since, and the text does not say when it was open.",
    settle="Say as of when, give the planned date, or report the outcome.",
    why="""“If confirmed”, “pending approval” and “is set to open” were true on the day of writing. In fresh, dated news
the reader knows that day. On a page without a date, or one read months later, the outcome is known to everybody but
the page.

A page gets one finding. Sentences with a date of their own, rules for anybody (“if approved, you will get a letter”),
manuals and quotations are left alone.""",
    measured=(
        "2026-11-22, all for information: none in 1,710 dated posts and 190 saved pages; 25 of 840 undated news "
        "extracts, all read, 1 wrong (a speaker’s words outside his quotation marks). Held out, 861 manuals: none. Of "
        "5 own defects 5 found; of 46 near-misses 1, since mended."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Template:Update_after",
        "https://en.wikipedia.org/wiki/Wikipedia:As_of",
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Dates_and_numbers#Statements_likely_to_become_outdated",
    ),
    bad=(
        Example("The sale, [[if confirmed]], would end two hundred years of salt making.", variant=""),
        Example("# The pool\n\nThe pool [[is expected to reopen]] with two new lanes.", Format.MARKDOWN, variant=""),
        Example("<h1>The pool</h1><p>Work will begin [[pending approval]] by the town.</p>", Format.HTML, variant=""),
        Example(
            '<html><head><meta property="article:published_time" content="2025-03-04T08:00:00Z"></head><body>'
            "<h1>The sale</h1><p>The sale, [[if confirmed]], would end the trade.</p></body></html>",
            Format.HTML, variant="metadata",
        ),
        Example(
            "# The sale\n\n4 March 2025\n\nThe sale, [[if confirmed]], would end the trade.",
            Format.MARKDOWN, today=date(2026, 11, 22), variant="old",
        ),
    ),
    good=(
        "Published 4 March 2025\n\nThe sale, if confirmed, would end two hundred years of salt making.",
        Example("# The pool\n\nThe pool is expected to reopen on 4 May 2025.", Format.MARKDOWN),
        Example("<p>If approved, you will get a letter. Guests are expected to leave by ten.</p>", Format.HTML),
        Example("# The pool\n\n“It is set to open,” the mayor said.", Format.MARKDOWN),
    ),
    check=check,
    not_types=("fiction", "transcript", "how-to", "reference"),
    languages=("en",),
    options={"months": Option(3, "Months after which a dated page is no longer fresh, counted to --now.")},
    variants={
        "metadata": Variant("“{match}” {have} no date that readers see. What came of it?"),
        "old": Variant("“{match}” on a page months old. What came of it?"),
    },
    needs=(
        "pending", "set to", "due to", "scheduled to", "slated to", "poised to", "expected to", "course to", "track to",
        *(f" {condition}" for condition in listed("open-conditions")),
    ),
)  # fmt: skip
