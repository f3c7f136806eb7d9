"""Who speaks in a block quote: the lines in and around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.adjoining import neighbour
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.quotations import BlockQuote
from sourcecheck.analysis.speech.speaker_patterns import patterns
from sourcecheck.analysis.speech.speakers import NEXT, Speaker, in_heading, introduced
from sourcecheck.analysis.speech.voices import voices
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind

__all__ = ["attribution_line", "block_speaker", "is_somebodys"]

_SPOKEN = 9  # words; shorter ones are mottos and labels


def attribution_line(text: str) -> bool:
    """Whether a line names who speaks above it: "— Ana Ruiz, mayor"."""
    return len(text) <= 160 and patterns()["line"].match(text) is not None


@cache
def _signature() -> re.Pattern[str]:
    """ "— mejrs": a dash and a word or three, whatever their letters."""
    return compiled(r"(?:[—–―~]|--) ?[^\s.!?]+(?: [^\s.!?]+){0,3}")


@cache
def _signed() -> re.Pattern[str]:
    """ "— Ana Ruiz, mayor" at the end of a text."""
    return compiled(r"(?:[—–―~]|--| - ) ?[A-Z@][^\n]{1,120}$")


def is_somebodys(document: Document, quote: BlockQuote) -> bool:
    """Whether a block quote without marks is speech: of an "I" or a "we", on a page that has none of its own."""
    blocks = [document.blocks[number] for number in quote.blocks]
    said = blocks[0].text
    if len(blocks) > 1 or quote.words < _SPOKEN or blocks[0].kind is not Kind.PARAGRAPH or not said[0].isupper():
        return False
    if said[-1] not in ".!" or not _QUOTED.isdisjoint(said) or _first_person().search(said) is None:
        return False
    return not document.once(_has_an_i)


def _has_an_i(document: Document) -> bool:
    """Whether the page itself speaks of an "I" or a "we"; use through ``document.once``."""
    return any(
        not other.quoted and other.kind in _PROSE and _first_person().search(other.text) for other in document.blocks
    )


_QUOTED = frozenset('“"')
_PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL))


@cache
def _first_person() -> re.Pattern[str]:
    return compiled(r"\bI\b|\b(?:[Mm]y|[Ww]e|[Oo]ur|me|us|ours|mine)\b")


_TAIL = 125  # code points that it may be long


@cache
def _announced() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:following|below|as follows|these words|this text|in full)\b")


def block_speaker(document: Document, quote: BlockQuote) -> Speaker | None:
    """Who speaks in a block quote: a line in it, a cite, a link, a lead-in, words of saying before or behind."""
    blocks = [document.blocks[number] for number in quote.blocks]
    container = document.containers[quote.container]
    if re.match(
        r"<blockquote\b[^<>]{0,400}\bcite\s*=", document.source[container.span.start : container.span.start + 500], re.I
    ):
        return Speaker(blocks[0].number, 0, 0, "link")
    return next(_around(document, blocks, is_somebodys(document, quote)), None)


def _around(document: Document, blocks: list[Block], somebodys: bool) -> Iterator[Speaker]:
    last = blocks[-1]
    named = len(blocks) > 1 and len(last.text) <= 100 and last.text[:1].isupper() and last.text[-1] not in '!?”"'
    named = named and (last.text[-1] != "." or last.text.count(" ") < 6)
    if attribution_line(last.text) or named or (len(blocks) > 1 and _signature().fullmatch(last.text)):
        yield Speaker(last.number, 0, len(last.text), "line")
    for block in blocks:
        for mark in block.marks:
            if mark.kind in (MarkKind.LINK, MarkKind.CITE, MarkKind.NOTE):
                yield Speaker(block.number, mark.start, mark.end, "link")
        tail = _signed().search(block.text, max(0, len(block.text) - _TAIL))
        if tail:
            yield Speaker(block.number, *tail.span(), "line")
        label = patterns()["label"].match(block.text)
        if label:
            yield Speaker(block.number, *label.span(), "label")
    above = neighbour(document, blocks[0], -1)
    for _ in range(20):  # several quotes in a row have one lead-in
        if above is None or not above.quoted:
            break
        above = neighbour(document, above, -1)
    if above is not None and not above.quoted and above.text.rstrip().endswith((":", ":-", ",", "...", "…")):
        yield Speaker(above.number, 0, len(above.text), "before")
    if above is not None and not above.quoted and _announced().search(above.text, max(0, len(above.text) - 200)):
        yield Speaker(above.number, 0, len(above.text), "before")
    # What needs the words of a block comes last.
    for block in blocks:
        for voice in document.once(voices)[block.number]:
            if voice.kind == "plain":
                yield Speaker(block.number, voice.start, voice.end, "sentence")
    if above is not None and not above.quoted:
        spoken = document.once(voices)[above.number]
        if above.kind is Kind.HEADING and in_heading(document, above):
            yield Speaker(above.number, 0, len(above.text), "before")
        elif above.kind is not Kind.HEADING:
            ranges = document.once(sentences)[above.number]
            leads = ranges[-1][0] if ranges else 0
            for one in spoken:
                # "The van called on Monday" further up leads in nobody who says "I".
                if one.kind == "plain" or (one.kind == "said" and (one.start >= leads or not somebodys)):
                    yield Speaker(above.number, one.start, one.end, "before")
            found = introduced(document, above, ranges[-1][0], len(above.text), 30) if ranges else None
            if found:
                yield found._replace(how="before")
            linked = [mark for mark in above.marks if mark.kind in (MarkKind.LINK, MarkKind.NOTE)]
            if linked:
                yield Speaker(above.number, linked[-1].start, linked[-1].end, "link")
    below = neighbour(document, last, 1)
    if below is not None and below.quoted and len(below.text) <= 160:
        if any(mark.kind in (MarkKind.LINK, MarkKind.CITE) for mark in below.marks) or attribution_line(below.text):
            yield Speaker(below.number, 0, len(below.text), "line")
    if below is not None and below.kind is not Kind.HEADING and not below.quoted:
        if attribution_line(below.text):
            yield Speaker(below.number, 0, len(below.text), "line")
        for voice in document.once(voices)[below.number]:
            if voice.start < NEXT and voice.kind != "beside":
                yield Speaker(below.number, voice.start, voice.end, "after")
