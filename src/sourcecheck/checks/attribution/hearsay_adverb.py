"""Hearsay in one word: "reportedly", "allegedly", with nobody who reports or alleges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from sourcecheck.analysis.attribution.attributions import Cue, stated
from sourcecheck.analysis.attribution.backing import cites_in_words, is_backed
from sourcecheck.analysis.attribution.deeds import is_deed
from sourcecheck.analysis.attribution.sources import SourceKind
from sourcecheck.analysis.own_words import in_own_words, sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE))
_MOST = 40  # matches looked at in one block; more is no prose
_BACK = 3  # blocks before, in which a charge may be told of
_ASKED = {
    "reportedly": "who reports it?",
    "allegedly": "who alleges it, and where?",
    "supposedly": "according to whom?",
    "purportedly": "according to whom?",
    "apocryphally": "who tells it?",
    "apparently": "who says so?",
    "reputedly": "according to whom?",
    "putatively": "according to whom?",
    "by most accounts": "by whose?",
    "by some accounts": "by whose?",
    "by all accounts": "by whose?",
}


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind not in _PROSE or block.quoted or not document.in_content(block):
            continue
        text = block.text
        for match in islice(_adverb().finditer(text), _MOST):
            start, end = match.span()
            if not in_own_words(document, block, start, end):
                continue
            low, high = sentence_around(document.once(sentences)[block.number], start, len(text))
            if text[low:high].rstrip(" \"'”’)*").endswith("?"):
                continue
            word = match[0].lower()
            if (
                word == "supposedly"
                and not (
                    start == low
                    and re.match(r",? (?:the|this|that|it|he|she|they|there|its|his|her|an?) ", text[end : end + 8])
                )
                and not text.startswith((",", " to ", " from ", " by ", " in ", " at ", " because "), end)
                and not _states().match(text, end, min(high, end + 60))
                and not _be().search(text, max(low, start - 24), start)
            ):
                continue  # "a supposedly quiet evening": irony, no hearsay
            if word == "apparently" and not _is_told(text, start, end):
                continue
            if _mentioned().search(text, max(low, start - 20), start) or _written().search(text, low, start):
                continue
            if word == "allegedly" and _is_in_court(document, block.number, start, high):
                continue
            if (
                cites_in_words(text, low, min(len(text), high + 40))
                or is_backed(document, block, start, end)
                or _is_said(document, block, low, high)
            ):
                continue
            yield Hit(
                block.span(start, end), values={"match": text[start:end], "question": _ASKED.get(word, "from whom?")}
            )


def _is_said(document: Document, block: Block, low: int, high: int) -> bool:
    """Whether the sentence itself gives it to somebody definite: "..., the national agency said"."""
    return any(
        one.cue in (Cue.SAYING, Cue.CREDITING)
        and one.source.kind is SourceKind.DEFINITE
        and not one.negated
        and not is_deed(one, document.blocks[one.block].text)
        for one in stated(document, block, low, high)
    )


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:reportedly|allegedly|supposedly|purportedly|reputedly|putatively|apocryphally|rumou?redly|"
        r"apparently|"
        r"by (?:all|most|some|many|several) accounts|by repute|(?:so|as|,) one hears|(?:so|"
        r"or so) they say|"
        r"purported to)\b"
    )


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether "apparently" passes on what was told: set off, or between a verb's parts; "apparently blind" is a "
    "guess."""
    set_off = text.endswith(", ", 0, start) and text.startswith(",", end)
    return set_off or bool(_had().search(text, max(0, start - 8), start) or _did().match(text, end))


@cache
def _had() -> re.Pattern[str]:
    return re.compile(r"\b(?:had|has|have|having) $")


@cache
def _did() -> re.Pattern[str]:
    """What somebody did: "apparently asked for the post"."""
    return re.compile(
        r" (?:[a-z]+ed|told|took|gave|left|went|sold|bought|sent|kept) (?:for|the|an?|his|her|its|their|to) "
    )


@cache
def _mentioned() -> re.Pattern[str]:
    """The word itself, in advice for writers."""
    return re.compile(r"(?i)\b(?:word|adverb|term|use|uses|used|using|write|avoid|of) [\"“'‘]?$")


@cache
def _written() -> re.Pattern[str]:
    """Where it is written: "the plaque on the wall says that the bone"."""
    return re.compile(
        r"(?i)\b(?:inscription|plaque|sign|label|caption|card|notice|board|letter|diary|chronicle|report|record|"
        r"document|"
        r"file|entry|leaflet|programme|program|guidebook|legend|article|obituary)s?\b[^.;:]{0,40} (?:says?|said|"
        r"tells?|told|"
        r"claims?|claimed|states?|stated|reads?|records?|recorded|has it|notes?|noted)\b"
    )


@cache
def _states() -> re.Pattern[str]:
    """A verb behind: "supposedly spent her wedding night"; not "supposedly safe seat"."""
    return re.compile(
        r" (?:been |be |have |had |has |being )?(?:\w+ed|\w+en|\w+s|had|has|have|was|were|is|are|made|took|told|said|"
        r"spent|came|went|built|left|wrote|found|met|won|lost|saw|sent|kept|slept|died|brought|bought|sold|led|held|"
        r"paid|ran|gave|got|cost|contain|cure|help|cause|make|come|hold|show|work|date) "
    )


@cache
def _be() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|been|will|would|can|does|did|who|which|that) $")


@cache
def _court() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:prosecut(?:ors?|ion)|indict(?:ment|ed)|charge[sd]?|court|complaint|lawsuit|affidavit|plaintiffs?|"
        r"trial|magistrates?|judge|arrest(?:ed|s)?|sued?|warrant|jury|tribunal|police|convicted|accused of)\b"
    )


def _is_in_court(document: Document, number: int, start: int, high: int) -> bool:
    """Whether the sentence or what stands before it tells of a charge, which the allegation is from."""
    court = _court()
    if court.search(document.blocks[number].text, max(0, start - 1_000), high):
        return True
    return any(court.search(block.text[-1_000:]) for block in document.blocks[max(0, number - _BACK) : number])


RULE = Rule(
    id="attribution/hearsay-adverb",
    message="“{match}”: {question} Name the source.",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="One adverb passes a rumour on, and nobody answers for it.",
    settle="Say who reports or alleges it, or link to it; the adverb may stay.",
    why=(
        "“Reportedly” tells the reader that the writer read it somewhere, and keeps back where. A link or a name "
        "settles it in four words.\n\n"
        "The advice is never to delete the word: before a conviction “allegedly” is what the law asks for. It needs "
        "somebody who alleges. Silent where a source, a link, a charge or a court stands near."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Expressions_of_doubt",
        "https://en.wikipedia.org/wiki/Template:According_to_whom",
        "https://www.reuters.com/info-pages/trust-principles/",
    ),
    bad=(
        "The singer called off a concert. She [[reportedly]] lost her voice.",
        "The owners have [[apparently]] bought a vineyard.",
        "A tortoise is, [[reputedly]], a hundred years old.",
        "The theme had been dropped, [[apparently]], for want of paint.",
        "The oak came, [[supposedly]], from the dockyard.",
        "One car, [[by all accounts]], stopped on the level crossing.",
        "The firm [[reportedly]] paid two million crowns. It had no comment.",
        "They were [[allegedly]] carried out through the café in a pushchair.",
        "A queen [[supposedly]] spent her wedding night in room four.",
        Example("The phone will **[[reportedly]]** drop its hinge.", Format.MARKDOWN),
        Example("<p>The coin is <i>[[purportedly]]</i> Roman.</p>", Format.HTML),
    ),
    good=(
        "An inscription on the case says that the bone purportedly came from Ravenna.",
        "The word reportedly should be the start of a question.",
        "He is reportedly on his way to the coast (source: Harbour Gazette).",
        "The moth is apparently blind to red.",
        "The firm reportedly paid two million crowns, the Harbour Gazette wrote in May.",
        "He was charged in May. He allegedly took 40,000 crowns.",
        "It was a supposedly safe seat until Tuesday.",
        "“She reportedly left,” the clerk said.",
        "Did he allegedly take it?",
        Example("The phone will reportedly drop its hinge ([Handset Weekly](https://example.org/h)).", Format.MARKDOWN),
        Example("<p>The coin is purportedly Roman.<sup><a href='#fn1'>[1]</a></sup></p>", Format.HTML),
    ),
    check=check,
    measured=(
        "2026-11-23: 14 findings in 12 of 840 edited news articles (1.4%), all read: 1 arguable; none in 1,710 posts. "
        "Two halves of a set by other hands: 23 of 29 and 27 of 31 found at first look, 3 of 23 and 3 of 17 supported "
        "twins reported; all and none at the end. First looks at two sets of fresh claims before: 7 of 9 found."
    ),
    not_types=("opinion", "how-to", "reference", "fiction", "transcript"),
    languages=("en",),
    needs=(
        " reportedly ",
        " reputedly ",
        " putatively ",
        " rumouredly ",
        " rumoredly ",
        " apparently ",
        " all accounts ",
        " most accounts ",
        " some accounts ",
        " many accounts ",
        " several accounts ",
        " by repute ",
        " they say ",
        " allegedly ",
        " supposedly ",
        " purportedly ",
        " apocryphally ",
        " purported to ",
        " one hears ",
    ),
)
