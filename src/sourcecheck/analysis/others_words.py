"""Where in the source another's words stand: quotations, block quotes, code. No fix may change them.

A deletion may take a quotation along as a whole, marks and all, as where the paragraph that holds it
stands twice: that puts no other words into anybody's mouth.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import accumulate

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.speech.quotations import quotations
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.finding import TextEdit
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["changes_others_words"]

_CODE = frozenset((MarkKind.CODE, MarkKind.SHORTCODE))


def changes_others_words(document: Document, edit: TextEdit) -> bool:
    """Whether an edit reaches into words that are not the author's."""
    return any(
        _cuts(edit, Span(*span), Span(*span)) for span, _ in document.once(_block_quotes).near(edit.span)
    ) or any(
        _cuts(edit, words, others.whole[place])
        for texts in document.once(_texts)
        for _, number in texts.near(edit.span)
        if (others := document.once(_others)[number]) is not None
        for words, place in others.words.near(edit.span)
    )


def _cuts(edit: TextEdit, words: Span, whole: Span) -> bool:
    start, end = edit.span
    if start == end:
        return words.start < start < words.end
    return start < words.end and words.start < end and (bool(edit.text) or not edit.span.contains(whole))


class _Index:
    """Ranges by number, most of them apart, of which those near a place are asked for."""

    def __init__(self, ranges: Iterable[tuple[Span, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [span.start for span, _ in self._ranges]
        self._reach = list(accumulate((span.end for span, _ in self._ranges), max))

    def near(self, span: Span) -> Iterator[tuple[Span, int]]:
        """The ranges that share a place or an edge with one."""
        index = bisect_right(self._starts, span.end)
        while index > 0 and self._reach[index - 1] >= span.start:
            index -= 1
            if self._ranges[index][0].end >= span.start:
                yield self._ranges[index]


class _Others(NamedTuple):
    words: _Index  # which stay as they are
    whole: tuple[Span, ...]  # by number: the same with the marks around them


def _block_quotes(document: Document) -> _Index:
    found = [container.span for container in document.containers if container.kind == "blockquote"]
    outermost: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not outermost or span.start >= outermost[-1].end:
            outermost.append(span)
    return _Index((span, number) for number, span in enumerate(outermost))


def _texts(document: Document) -> tuple[_Index, _Index]:
    """The texts of blocks, and those of attributes, which lie inside of others."""
    places = [
        (Span(block.runs[0].start, block.runs[-1].end), block.number, block.kind is Kind.ATTRIBUTE)
        for block in document.blocks
        if block.runs
    ]
    apart, inside = ([(span, number) for span, number, within in places if within is kind] for kind in (False, True))
    return _Index(apart), _Index(inside)


def _others(document: Document) -> PerBlock[_Others | None]:
    return PerBlock(document.blocks, partial(_in_block, document))


def _in_block(document: Document, block: Block) -> _Others | None:
    if block.kind is Kind.CODE:
        return _Others(_Index(((block.extent, 0),)), (block.extent,))
    places = [
        (span, span)
        for mark in block.marks
        if mark.kind in _CODE and mark.start < mark.end
        for span in (block.span(mark.start, mark.end),)
    ]
    places += [
        (block.span(one.inner_start, one.inner_end), block.span(one.start, one.end))
        for one in document.once(quotations)[block.number]
        if one.inner_start < one.inner_end and not one.depth
    ]
    if not places:
        return None
    return _Others(_Index((words, number) for number, (words, _) in enumerate(places)), tuple(w for _, w in places))
