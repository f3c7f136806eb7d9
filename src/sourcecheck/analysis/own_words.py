"""Whether a place in a text is the author's own prose: not code, not a quotation, not struck out."""

from __future__ import annotations

from bisect import bisect_right

from sourcecheck.analysis.quotations import in_quotation
from sourcecheck.document import Block, Document, Kind, MarkKind

__all__ = ["in_own_words", "sentence_around"]

_MASKS = frozenset((MarkKind.CODE, MarkKind.DELETED, MarkKind.QUOTE, MarkKind.CITE, MarkKind.SHORTCODE))
_LONGEST = 500  # code points on either side that a rule looks at in a text without stops


def in_own_words(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether ``block.text[start:end]`` is written by the author in the author's voice."""
    if block.kind is Kind.CODE or block.quoted:
        return False
    masked = document.once(_masked).get(block.number, ())
    at = bisect_right(masked, (end - 1, len(block.text) + 1)) - 1
    if at >= 0 and masked[at][1] > start:
        return False
    return not in_quotation(document, block, start, end)


def _masked(document: Document) -> dict[int, tuple[tuple[int, int], ...]]:
    """Per block the ranges of code, deletions, inline quotations and titles, merged and sorted."""
    masked = {}
    for block in document.blocks:
        ranges: list[tuple[int, int]] = []
        for start, end in sorted((mark.start, mark.end) for mark in block.marks if mark.kind in _MASKS):
            if ranges and start <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
            else:
                ranges.append((start, end))
        if ranges:
            masked[block.number] = tuple(ranges)
    return masked


def sentence_around(ranges: tuple[tuple[int, int], ...], at: int, length: int) -> tuple[int, int]:
    """The sentence that holds a place, cut to 500 code points on either side; ``ranges`` are sorted."""
    index = bisect_right(ranges, (at, length + 1)) - 1
    start, end = ranges[index] if index >= 0 and ranges[index][1] > at else (0, length)
    return max(start, at - _LONGEST), min(end, at + _LONGEST)
