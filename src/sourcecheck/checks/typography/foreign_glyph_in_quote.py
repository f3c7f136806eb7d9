"""A quotation whose apostrophes or marks are not those of the rest of the text: it was pasted from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.ranges import overlaps
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.quotations import quoted_ranges
from sourcecheck.analysis.typography.marked_ranges import code_ranges
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.matching.units import CHANNELS
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_MOST: Final = 3  # glyphs of the other kind; more are a text written with two keyboards
_PAIRS: Final = 2  # quotations in marks of the other kind
_LEAST: Final = 8  # of the kind that the text uses
_TIMES: Final = 6  # as many
_STRAIGHT_AT_ALL: Final = 40  # of a page, code and captions with it
_PROSE: Final = (Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE)
_NOT_TEXT: Final = (MarkKind.CODE, MarkKind.SHORTCODE)
_SOURCES: Final = (MarkKind.LINK, MarkKind.NOTE)
_BEHIND: Final = 3  # code points between a quotation and the mark of its note


class _Glyph(NamedTuple):
    block: Block
    start: int
    end: int


def check(document: Document, context: Context) -> Iterator[Hit]:
    text = document.once(CHANNELS["blocks"]).joined
    if text.isascii():
        return
    quoted: list[_Glyph] = []
    straight, curly = text.count("'"), text.count("’")
    if 0 < text.count("“") <= _PAIRS and text.count('"') >= 2 * _TIMES and straight >= curly:
        quoted = list(_pairs(document))
        rest = sum(_own(block).count('"') for block in _prose(document)) // 2
        together = len({glyph.block.number for glyph in quoted}) == 1
        if quoted and rest >= _TIMES * len(quoted) and together and not _is_sourced(document, quoted):
            yield _hit(quoted, "quotation mark", "curly", rest)
    if 0 < curly <= _MOST and straight >= _LEAST:
        yield from _apostrophes(document, "’", "'", "curly", quoted)
    elif 0 < straight <= _STRAIGHT_AT_ALL and curly >= _LEAST:
        yield from _apostrophes(document, "'", "’", "straight", quoted)
    if straight + curly >= _LEAST and "´" in text:
        yield from _apostrophes(document, "´", "'" if straight > curly else "’", "slanted", quoted)


def _apostrophes(document: Document, odd: str, usual: str, style: str, quoted: list[_Glyph]) -> Iterator[Hit]:
    """Apostrophes of the rarer kind, where they stand in one quotation."""
    found: list[_Glyph] = []
    rest = 0
    for block in _prose(document):
        rest += _own(block).count(usual)
        at = block.text.find(odd)
        while at >= 0:
            # Between letters: no quotation mark, no foot, no year.
            if (
                block.text[at - 1 : at].isalpha()
                and block.text[at + 1 : at + 2].isalpha()
                and not _is_marked(document, block, at)
            ):
                found.append(_Glyph(block, *_word(block.text, at)))
            at = block.text.find(odd, at + 1)
        if len(found) > _MOST:
            return
    if not found or rest < max(_LEAST, _TIMES * len(found)) or all(_is_in(glyph, quoted) for glyph in found):
        return
    together = _in_one_quotation(document, found)
    together = together or (odd == "’" and len(found) > 1 and _in_one_sentence(document, found))
    if together and not _is_sourced(document, found):
        yield _hit(found, "apostrophe", style, rest)


def _pairs(document: Document) -> Iterator[_Glyph]:
    for block in _prose(document):
        if "“" in block.text:
            for match in _pair().finditer(block.text):
                if not _is_marked(document, block, match.start()):
                    yield _Glyph(block, *match.span())


def _prose(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind in _PROSE and document.in_content(block))


def _own(block: Block) -> str:
    """The text of a block without the code in it: the attributes of a picture's shortcode."""
    parts: list[str] = []
    at = 0
    for mark in block.marks:
        if mark.kind in _NOT_TEXT:
            parts.append(block.text[at : mark.start])
            at = max(at, mark.end)
    return "".join(parts) + block.text[at:] if at else block.text


def _is_marked(document: Document, block: Block, at: int) -> bool:
    return overlaps(document.once(code_ranges)[block.number], at, at + 1)


def _is_in(glyph: _Glyph, others: list[_Glyph]) -> bool:
    return any(glyph.block is other.block and other.start <= glyph.start < other.end for other in others)


def _word(text: str, at: int) -> tuple[int, int]:
    """The word around a place."""
    start = end = at
    while start and (text[start - 1].isalnum() or text[start - 1] in "'’´-") and at - start < 40:
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "'’´-") and end - at < 40:
        end += 1
    return start, end


def _hit(odd: list[_Glyph], what: str, style: str, rest: int) -> Hit:
    first = odd[0]
    return Hit(
        first.block.span(first.start, first.end),
        variant="straight" if style == "straight" else "",
        values={"what": what, "style": style, "count": str(rest)},
        related=tuple(Related(glyph.block.span(glyph.start, glyph.end), "So is this one") for glyph in odd[1:]),
    )


@cache
def _pair() -> re.Pattern[str]:
    return compiled('“[^“”" ]{1,80}(?: [^“”" ]{1,80}){2,150}”')


def _in_one_quotation(document: Document, odd: list[_Glyph]) -> bool:
    block = odd[0].block
    if block.quoted:
        return all(glyph.block.quoted and glyph.block.container == block.container for glyph in odd)
    if any(glyph.block.number != block.number for glyph in odd):
        return False
    ranges = document.once(quoted_ranges)[block.number]
    return any(
        start <= odd[0].start and odd[-1].end <= end and block.text[max(0, start - 1) : start] != "="
        for start, end in ranges
    )


def _in_one_sentence(document: Document, odd: list[_Glyph]) -> bool:
    block = odd[0].block
    if any(glyph.block.number != block.number for glyph in odd):
        return False
    ranges = document.once(sentences)[block.number]
    start, end = sentence_around(ranges, odd[0].start, len(block.text))
    return start <= odd[0].start and odd[-1].end <= end


def _is_sourced(document: Document, odd: list[_Glyph]) -> bool:
    """Whether a link or a note beside the words says where they come from, or they are themselves in a note."""
    block = odd[0].block
    if block.kind is Kind.FOOTNOTE:
        return True
    if block.quoted:
        numbers = [one.number for one in document.blocks if one.quoted and one.container == block.container]
        beside = (*numbers, numbers[0] - 1) if numbers[0] else numbers
        return any(mark.kind in _SOURCES for number in beside for mark in document.blocks[number].marks)
    start, end = sentence_around(document.once(sentences)[block.number], odd[-1].start, len(block.text))
    return any(mark.kind in _SOURCES and start <= mark.start <= end + _BEHIND for mark in block.marks)


RULE = Rule(
    id="typography/foreign-glyph-in-quote",
    message="“{match}” has a {style} {what}, {count} others do not. Was it pasted?",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    doubt="Words that are set otherwise than the rest were mostly pasted; from where should be clear beside them.",
    settle="Name or link where the words were copied from, and set them as the rest.",
    why=(
        "Writers and their programs use one apostrophe throughout: straight or curly. One quotation with the other one "
        "came in by copying, from a page or from a program that wrote it. That is no fault, but the place to "
        "ask where the words were taken from.\n\n"
        "Told where a text uses one form at least eight times and six times as often, and the other no more than three "
        "times, all in one quotation, or two curly ones in one sentence of a text with straight ones. Straight ones in "
        "a curly text are as often typed as pasted: low confidence. Texts that mix both, feet and inches, years and "
        "code are left alone, as are words with a link or a note beside them, and notes."
    ),
    references=(
        "https://www.w3.org/TR/trust-indicators/",
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
    ),
    bad=(
        "It's late. He didn't say so. They're here. She can't go. We won't. It isn't over. Don't ask. He'd know. "
        'She wrote "the [[harbour’s]] last summer" below it.',
        "It’s late. He didn’t say so. They’re here. She can’t go. We won’t. It isn’t over. Don’t ask. He’d know. "
        "She wrote “the [[harbour's]] last summer” below it.",
        'He said "one" and "two" and "three" and "four" and "five" and "six". [[“The pier is shut,”]] she wrote.',
        Example(
            "It's late. He didn't go. They're here. She can't go. We won't. It isn't over. Don't ask. He'd know.\n\n"
            "> The [[harbour’s]] last summer.\n",
            Format.MARKDOWN,
        ),
    ),
    good=(
        "It’s late. He didn’t say so. They’re here. She can’t go. We won’t. It isn’t over. Don’t ask. He’d know. "
        "“It’s late.”",
        "It's late. He didn't say so. They're here. She can't go. We won't. It isn't over. Don't ask. He'd know. "
        "The harbour’s wall stands.",
        "It's late. He didn’t say so. They're here. She can’t go. We won't. It isn’t over. “Don’t ask.” He'd know.",
        Example(
            "It’s late. He didn’t say so. They’re here. She can’t go. We won’t. It isn’t over. Don’t ask. He’d know. "
            "Write `it's` and 6'2\" and '90s.\n",
            Format.MARKDOWN,
        ),
        Example(
            "It's late. He didn't go. They're here. She can't go. We won't. It isn't over. Don't ask. He'd know.\n\n"
            "The [board](https://harbour.example/minutes) wrote:\n\n> The harbour’s last summer.\n",
            Format.MARKDOWN,
        ),
    ),
    check=check,
    parts=("unusual",),
    variants={
        "straight": Variant(
            "“{match}” has a straight apostrophe, {count} others are curly. Was it pasted?", confidence=Confidence.LOW
        )
    },
    measured=(
        "2026-11-23: 2 findings in 2,740 articles, posts and pages (0.7 per 1,000), both in words that come from "
        "elsewhere; 10 others stood with their source beside them and are left alone since. Straight ones in curly "
        "texts: 2, low confidence. Of 40 quotations of real posts and news set in the other form 36 found."
    ),
)
