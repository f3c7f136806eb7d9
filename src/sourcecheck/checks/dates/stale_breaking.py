"""Pages long past that still call themselves breaking, live or developing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.temporal.gregorian import MONTHS
from sourcecheck.analysis.temporal.page_days import page_days
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule
from sourcecheck.word_lists import alternatives, listed

_TOPS = frozenset((Kind.TITLE, Kind.HEADING))
_PROSE = frozenset((Kind.TITLE, Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION))
_PAST = 30  # days after which nobody is waiting for the next line


def check(document: Document, context: Context) -> Iterator[Hit]:
    found: list[tuple[Block, int, int]] = []
    for block in context.blocks(document):
        if block.kind not in _PROSE or block.quoted:
            continue
        small = block.text.lower()
        match = _phrase().search(block.text) if any(words in small for words in _phrases()) else None
        if match is None and len(block.text) < 300:
            match = _label().match(block.text)
        if match is None and block.kind in _TOPS and (block.level == 1 or block.kind is Kind.TITLE):
            match = _headline().search(block.text)
        if match and (block.kind is Kind.TITLE or document.in_content(block)):
            found.append((block, *match.span("words")))
    found = [one for one in found if in_own_words(document, *one)]
    if not found:
        return
    published, latest = document.once(page_days)
    if published is None or latest is None or latest.value is None:
        return
    if ((context.today or date.today()) - latest.value).days <= _PAST or _closed(document):
        return
    block, start, end = found[0]
    day = latest.value
    related = [Related(one[0].span(one[1], one[2]), "Here too") for one in found[1:4]]
    if latest.span.end > latest.span.start:
        related.insert(0, Related(latest.span, "The page's date"))
    values = {"match": block.text[start:end], "date": f"{day.day} {MONTHS[day.month - 1]} {day.year}"}
    yield Hit(block.span(start, end), "", values, tuple(related))


def _closed(document: Document) -> bool:
    """Whether the page says that the live coverage is over."""
    return any(_over().search(block.text) for block in document.blocks if len(block.text) < 600)


@cache
def _phrases() -> tuple[str, ...]:
    """A part of each phrase: a look at each is a tenth of a search that ignores case."""
    return tuple(words.lower() for words in listed("unfinished-story-phrases"))


@cache
def _phrase() -> re.Pattern[str]:
    return compiled(rf"(?i)\b(?P<words>{alternatives('unfinished-story-phrases')})(?!\w)")


@cache
def _label() -> re.Pattern[str]:
    """A block that opens with the label."""
    return compiled(
        r"\W{0,3}(?P<words>BREAKING(?: NEWS)?|DEVELOPING|LIVE(?: UPDATES| BLOG)?|Breaking(?: [Nn]ews)?"
        r"|Developing|Live(?: updates| blog)?)(?::|\s?\||\s[–—-])\s\w"
    )


@cache
def _headline() -> re.Pattern[str]:
    """A headline that ends with it: "Storm reaches the coast – live"."""
    return compiled(
        r"(?:\s[–—|-]\s(?P<words>(?:[Ll]ive(?: updates| blog| coverage)?|LIVE(?: UPDATES)?|as it happens))!?$)"
    )


@cache
def _over() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:live (?:blog|coverage|reporting|feed|page)s?|(?:our|this) (?:blog|coverage)) (?:is|has"
        r"|was)(?: now)?"
        r" (?:closed|ended|over|finished|concluded)|\bas it happened\b|\bno longer (?:being )?updat\w+|\bthis"
        r" concludes\b"
    )


RULE = Rule(
    id="dates/stale-breaking",
    message="“{match}” on a page of {date}. Is it still?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="Old news that calls itself breaking is how old events are passed off as new.",
    settle="Take the label off, say how the story ended, or link to the later report.",
    why="""“Breaking”, “live” and “more to follow” promise that somebody is still at work on the page. A month after its
last date nobody is, and a reader who comes by a search takes it for news of the day, or never learns how it ended.

The page's last date, changes included, is held against the day of the run; a live page that says it is closed is left
alone.""",
    measured=(
        "2026-11-22: none in 2,490 documents read as of that day, after 6 false ones of the first version"
        " (live-streamed, "
        "check back for more articles) were mended. Of 2 fresh defects 2 found, of 2 near-misses none."
    ),
    references=(
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
        "https://developers.google.com/search/docs/appearance/publication-dates",
        "https://www.spj.org/spj-code-of-ethics/",
    ),
    bad=(
        Example(
            "[[BREAKING]]: Ferry runs aground off Garrow Bay\n\nPublished 4 March 2024\n\nThe crew is safe.",
            today=date(2025, 6, 1),
        ),
        Example(
            "# Ferry runs aground\n\n*Published 4 March 2024*\n\nThe crew is safe. This is a [[developing story]].",
            Format.MARKDOWN,
            today=date(2025, 6, 1),
        ),
        Example(
            "<h1>Ferry aground – [[live]]</h1><p>Published 4 March 2024</p><p>The crew is safe.</p>",
            Format.HTML,
            today=date(2025, 6, 1),
        ),
    ),
    good=(
        Example(
            "BREAKING: Ferry runs aground off Garrow Bay\n\nPublished 4 March 2024\n\nThe crew is safe.",
            today=date(2024, 3, 5),
        ),
        Example(
            "<h1>Ferry aground – live</h1><p>Published 4 March 2024</p><p>This live blog is now closed.</p>",
            Format.HTML,
            today=date(2025, 6, 1),
        ),
        Example(
            "# Breaking the ice: how to live by the sea\n\n*Published 4 March 2024*\n\nLive music is played on"
            " Fridays.",
            Format.MARKDOWN,
            today=date(2025, 6, 1),
        ),
    ),
    check=check,
    not_types=("fiction", "reference", "how-to"),
    languages=("en",),
    needs=(  # phrases, labels with what parts them from a text, ends of headlines
        *listed("unfinished-story-phrases"), "as it happens", "breaking news",
        *(f" {label}{mark}" for label in ("breaking", "developing", "live") for mark in ("  ", " -")),
        " live updates", " live blog", " live coverage", "   live", " - live",
    ),
)  # fmt: skip
