"""Quotations that come twice, and not alike: words of one run that differ, or a piece grafted onto another subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.speech.quotation_roles import is_title_case
from sourcecheck.analysis.speech.quotations import Quotation, speech
from sourcecheck.analysis.speech.speakers import speaker
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_RUN = 5  # words in a row that two quotations have in common
_MOST = 400  # quotations of a document that are compared


class _Said(NamedTuple):
    block: Block
    one: Quotation
    words: tuple[str, ...]


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"[^\W_]+(?:['’-][^\W_]+)*")


@cache
def _grafted() -> re.Pattern[str]:
    """'China is the nation that “...”': the writer gives the quoted words a subject."""
    return compiled(r"(?i)\b(?:is|are|was|were|as|becomes?|became|remains?) (?:[\w’'-]+ ){1,4}(?:that|who|which) $")


def check(document: Document, context: Context) -> Iterator[Hit]:
    if len(document.once(speech)) < 2:
        return
    said = list(_all(document))
    if not 2 <= len(said) <= _MOST or not _share_a_run(said):
        return
    seen: dict[tuple[str, ...], int] = {}
    for number, later in enumerate(said):
        met: set[int] = set()
        for at in range(len(later.words) - _RUN + 1):
            run = later.words[at : at + _RUN]
            first = seen.setdefault(run, number)
            if first != number:
                met.add(first)
        for first in sorted(met):
            variant = _drift(said[first], later)
            if variant is not None and _both_spoken(document, said[first], later):
                earlier = said[first]
                span = earlier.block.span(earlier.one.start, earlier.one.end)
                yield Hit(
                    later.block.span(later.one.start, later.one.end),
                    variant=variant,
                    related=(Related(span, "the same words, quoted earlier"),),
                )
                break


def _share_a_run(said: list[_Said]) -> bool:
    """Whether a run of words comes in two quotations, as in few documents."""
    seen: set[tuple[str, ...]] = set()
    for one in said:
        runs = list(zip(*(one.words[at:] for at in range(_RUN)), strict=False))
        if not seen.isdisjoint(runs):
            return True
        seen.update(runs)
    return False


def _both_spoken(document: Document, earlier: _Said, later: _Said) -> bool:
    """Whether somebody is said to have spoken both: wordings that are weighed against each other have no speaker."""
    if earlier.block is later.block and _changed().search(later.block.text, earlier.one.end, later.one.start):
        return False
    return all(
        speaker(document, said.one) is not None and not _example().search(said.block.text, 0, said.one.start)
        for said in (earlier, later)
    )


@cache
def _changed() -> re.Pattern[str]:
    """Words by which somebody is said to have put it otherwise the second time."""
    return compiled(
        r"(?i)\b(?:chang(?:ed|es|ing)|amend(?:ed|s|ing)|correct(?:ed|s|ing)|revis(?:ed|es|ing)|rewrote|rephrased|instead)\b"
    )


@cache
def _example() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:you|to|or|not|never|instead of|rather than) (?:\w+ ){0,2}(?:say|write|type|put)[:,]? $")


def _all(document: Document) -> Iterator[_Said]:
    """Quotations of five words or more in paragraphs of the article."""
    for block, one in document.once(speech):
        if one.words < _RUN or one.part != "whole" or block.quoted or block.kind is not Kind.PARAGRAPH:
            continue
        text = block.text[one.inner_start : one.inner_end]
        # The writer says what was left out or put in; a title is no speech.
        if (
            "[" in text
            or "…" in text
            or "..." in text
            or ". . ." in text
            or is_title_case(text.strip())
            or block.text.endswith("=", 0, one.start)
        ):
            continue
        yield _Said(block, one, tuple(_word().findall(_plain(text))))


def _plain(text: str) -> str:
    """Words in small letters, in one spelling of the British and American ones that differ in these letters."""
    small = text.lower().replace("’", "'")
    return small.replace("our", "or").replace("isation", "ization").replace("ise", "ize")


def _drift(earlier: _Said, later: _Said) -> str | None:
    """Which drift there is between two quotations that share a run of words: "" of words, "subject", or None."""
    long, short = (earlier, later) if len(earlier.words) >= len(later.words) else (later, earlier)
    at = _place(long.words, short.words)
    if at >= 0:
        if (
            at == 0
            or short is not later
            or not _grafted().search(later.block.text[max(0, later.one.start - 80) : later.one.start])
        ):
            return None
        return "subject"
    # The same beginning and the same end, and other words between them.
    head = _common(earlier.words, later.words)
    tail = _common(earlier.words[::-1], later.words[::-1])
    least = min(len(earlier.words), len(later.words))
    changed = max(len(earlier.words), len(later.words)) - head - tail
    if head + tail >= max(_RUN + 1, 0.7 * least) and head >= 1 and tail >= 1 and 0 < changed <= 4:
        return ""
    return None


def _place(long: tuple[str, ...], short: tuple[str, ...]) -> int:
    joined, part = " " + " ".join(long) + " ", " " + " ".join(short) + " "
    at = joined.find(part)
    return -1 if at < 0 else joined[:at].count(" ")


def _common(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


RULE = Rule(
    id="quotation/reused-quote-drift",
    message="These words were quoted earlier, and not alike. Which wording is the right one?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Of two wordings of one quotation, one at least was never said.",
    settle="Check the record, and quote the same words in both places.",
    why=(
        "A quotation is exact or it is none. Where the same words come twice and differ, or where a piece of an "
        "earlier quotation is given another subject, a reader cannot tell what was said.\n\n"
        "Only paragraphs are compared: headlines, pull quotes and captions repeat on purpose. A shorter piece of the "
        "same words, words left out with dots and words put in brackets are in order."
    ),
    references=(
        "https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy",
        "https://www.reuters.com/info-pages/editorial-standards/",
    ),
    bad=(
        "“We will never, ever sell an acre of the common to them,” Hale said.\n\n"
        "She had promised in May: [[“We will never, ever lease an acre of the common to them.”]]",
        "Tan calls it the “kind of club that Norland least wants to join in public”.\n\n"
        "Norland, Tan says, is the state that [[“least wants to join in public”]].",
        Example(
            "“We will never sell *an acre* of the common,” Hale said.\n\n"
            "Hale said [[“we shall never sell an acre of the common”]] in May.\n",
            Format.MARKDOWN,
        ),
    ),
    good=(
        "“We will never sell an acre of the common,” Hale said.\n\n"
        "Hale had promised never to “sell an acre of the common”.",
        "“We will never sell an acre of the common,” Hale said.\n\n"
        "“We will never sell an acre of the common,” she repeated.",
        "“We will never sell an acre of the common,” Hale said.\n\nShe wrote: “We will never sell … the common.”",
        "“We will never sell the common to them,” Hale said.\n\n"
        "“We will never sell the quarry, and we shall plant oaks,” said Ruiz.",
    ),
    check=check,
    parts=("quotations",),
    measured=(
        "2026-11-22: no finding in 2,446 articles, posts and pages. Of 200 quotations of PolNeAR (train) repeated "
        "with one word changed 198 are found. Of 9 near misses 2 are flagged (a reply that plays on the words; two "
        "years with another figure)."
    ),
    variants={
        "subject": Variant("This piece of an earlier quotation has another subject here. What was said of whom?"),
    },
    not_types=("fiction", "transcript", "reference"),
    languages=("en",),
)
