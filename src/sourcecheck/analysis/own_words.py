"""Whether a place in a text is the author's own prose: not code, not a quotation, not struck out."""

from __future__ import annotations

from bisect import bisect_right

from sourcecheck.analysis.marks import marks_over
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges, merged, overlaps
from sourcecheck.analysis.speech.quotations import in_quotation, quoted_ranges
from sourcecheck.document import Block, Document, Kind, MarkKind

__all__ = ["in_own_words", "marked_as_code", "masked", "sentence_around"]

# Code, what was struck out, quotations, titles of works.
_NOT_OWN = frozenset((MarkKind.CODE, MarkKind.SHORTCODE, MarkKind.DELETED, MarkKind.QUOTE, MarkKind.CITE))
_AS_CODE = frozenset((MarkKind.CODE, MarkKind.SHORTCODE))
_LONGEST = 500  # code points on either side that a rule looks at in a text without stops


def in_own_words(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether ``block.text[start:end]`` is written by the author in the author's voice.

    Words that a quotation only begins or ends in are the author's (``the "experts" say``).
    """
    if block.kind is Kind.CODE or block.quoted or overlaps(document.once(_marked)[block.number], start, end):
        return False
    return not in_quotation(document, block, start, end)


def marked_as_code(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether a place is code, or what a site generator replaces: shown, or not read at all, as it stands."""
    if block.kind is Kind.CODE:
        return True
    return any(mark.kind in _AS_CODE for mark in marks_over(document, block, start, end))


def masked(document: Document) -> PerBlock[Ranges]:
    """Per block the ranges that a phrase of the author may not touch: what is marked and what is quoted.

    All of a block in a block quote. Code blocks are left to who asks, as some look for code.
    Use through ``document.once(masked)``.
    """
    marked, quoted = document.once(_marked), document.once(quoted_ranges)

    def of(block: Block) -> Ranges:
        if block.quoted:
            return ((0, len(block.text)),)
        return merged(marked[block.number] + quoted[block.number])

    return PerBlock(document.blocks, of)


def _marked(document: Document) -> PerBlock[Ranges]:
    return PerBlock(document.blocks, _marked_in)


def _marked_in(block: Block) -> Ranges:
    return merged((mark.start, mark.end) for mark in block.marks if mark.kind in _NOT_OWN)


def sentence_around(ranges: Ranges, at: int, length: int) -> tuple[int, int]:
    """The sentence that holds a place, cut to 500 code points on either side; ``ranges`` are sorted."""
    index = bisect_right(ranges, (at, length + 1)) - 1
    start, end = ranges[index] if index >= 0 and ranges[index][1] > at else (0, length)
    return max(start, at - _LONGEST), min(end, at + _LONGEST)
