"""Ages that do not fit the years beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.ages import AgePair, age_pairs
from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.page_days import page_days
from sourcecheck.analysis.sentences import sentences
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.CAPTION))

_WORDS = ("orn ", "year-old", "ged ", "age of", "anniversary", "birthday", "b. ", "ed at", "ead at", "ived to")


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind not in _PROSE or block.quoted or not _may_hold(block.text) or not document.in_content(block):
            continue
        for start, end in document.once(sentences)[block.number]:
            if _opens().search(block.text, start, end):
                for pair in age_pairs(block.text, start, end):
                    yield from _judged(document, block, pair)


def _judged(document: Document, block: Block, pair: AgePair) -> Iterator[Hit]:
    related: tuple[Related, ...] = ()
    first = last = pair.until
    slack = 0
    if not pair.until:
        published, latest = document.once(page_days)
        if published is None or latest is None or published.value is None or latest.value is None:
            return
        # The page may have been written a little before its day, or say what comes later in the year.
        first, last, slack = published.value.year, max(published.value.year, latest.value.year), 1
        related = (Related(published.span, "The page's date"),) if published.span.end > published.span.start else ()
    low, high = first - pair.since - 1 - slack, last - pair.since + slack
    if low <= pair.age <= high or not in_own_words(document, block, pair.start, pair.end):
        return
    right = last - pair.since
    if right < 3:
        return  # ages in weeks and months
    if pair.kind == "anniversary" or pair.kind == "firm":
        variant, expected = "firm", str(right)
    else:
        variant, expected = "", f"{right - 1} or {right}"
    values = {"since": str(pair.since), "age": str(pair.age), "until": str(last), "expected": expected}
    yield Hit(block.span(pair.start, pair.end), variant, values, related)


def _may_hold(text: str) -> bool:
    return any(word in text for word in _WORDS)


@cache
def _opens() -> re.Pattern[str]:
    """A sentence with a year of birth or founding, or with a life in brackets."""
    return re.compile(
        r"\b(?:[Bb]orn|b\.)\s|\(1\d{3}\s?[-–—]\s?[12]\d{3}\)"
        r"|(?i:\b(?:founded|established|set up|started|formed|incorporated|created|launched|opened"
        r"|built)\b).{0,60}? in [12]\d{3}"
    )


RULE = Rule(
    id="consistency/age-arithmetic",
    message="Born in {since}, {age} in {until}? That makes {expected}. Which is right?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A year and an age that do not fit show that one of them was not checked.",
    settle="Ask for the year of birth, or look it up, and count again.",
    why="""The year of birth, the age and the day of the text are three figures of which two give the third. An age
taken from an older article, or a year from another person, shows here.

An age as of now is counted to the page's date, and a year is let pass on either side; an age for which the year is
told is counted to that. The rule speaks only where both figures are plainly of one person or one firm: in one
sentence, or in the next one that goes on with "he" or "she", with no relative and nobody else named between them.""",
    measured=(
        "2026-11-22: none in 2,740 documents, which hold next to no such pair: its precision on real pages is not "
        "known, hence no higher confidence. Of 12 fresh defects 9 found at first sight and 12 after mending, of 12 "
        "near-misses none."
    ),
    references=(
        "https://www.spj.org/spj-code-of-ethics/",
        "https://www.poynter.org/ifcn/",
        "https://apstylebook.com/",
    ),
    bad=(
        "Published 3 October 2025\n\nThe painter Olaf Brandt, [[born in 1970, is 61]] and works from five to nine.",
        "Published 16 July 2024\n\nThe runner Mara Velt, [[27, born in Ghent in 2004]], goes to her first Games.",
        Example("Tomas Rehn ([[1920-1985), the poet, died aged 70]] in his house by the sea.", Format.MARKDOWN),
        "Rolf Adler, [[born in 1920, was 30 when he enlisted in 1943]], and he never spoke of it.",
        Example(
            "<p>Published 4 May 2025</p><p>Acme Ropes, [[founded in 1970, is a 61-year-old firm]] with nine"
            " workers.</p>",
            Format.HTML,
            variant="firm",
        ),
    ),
    good=(
        "Published 3 October 2025\n\nThe painter Olaf Brandt, born in 1970, is 55 and works from five to nine.",
        "Published 2 January 2025\n\nThe painter Olaf Brandt, born in 1970, is 53 and works from five to nine.",
        "Published 3 October 2025\n\nAna Ruiz, 61, and her brother Pablo, born in 1970, run the shop.",
        "Published 3 October 2025\n\nOlaf Brandt, born in 1920, joined the navy aged 23.",
        "Rolf Adler, born in 1920, was 23 when he enlisted in 1943.",
        Example("Tomas Rehn (1920-1985), the poet, died aged 64 in his house by the sea.", Format.MARKDOWN),
        "The painter Olaf Brandt, born in 1970, is 61 and works from five to nine.",
    ),
    check=check,
    not_types=("fiction",),
    languages=("en",),
    needs=(
        " born ", "year-old", " aged ", " age of ", " died at ", " dead at ", " anniversary", " birthday", " lived to ",
        " b ",
    ),
    # Of ``_opens``, with a year.
    gate=(
        r"\b(?:born|b) .*[12][0-9]{3}|\b1[0-9]{3} ?[ -] ?[12][0-9]{3}\b"
        r"|\b(?:founded|established|set up|started|formed|incorporated|created|launched|opened|built)\b.*"
        r" in [12][0-9]{3}"
    ),
    variants={
        "firm": Variant(message="Since {since}, {age} years in {until}? That makes {expected}. Which is right?"),
    },
)  # fmt: skip
