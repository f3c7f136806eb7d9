"""Where in the source another's words stand: quotations, block quotes, code. No fix may change them.

A deletion may take a quotation along as a whole, marks and all, as where the paragraph that holds it
stands twice: that puts no other words into anybody's mouth.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from sourcecheck.analysis.speech.quotations import quotations
from sourcecheck.document import Document, Kind, MarkKind
from sourcecheck.finding import TextEdit
from sourcecheck.text import Span

__all__ = ["changes_others_words"]

_CODE = frozenset((MarkKind.CODE, MarkKind.SHORTCODE))


class _Others(NamedTuple):
    words: Span  # which stay as they are
    whole: Span  # with the marks around them


def changes_others_words(document: Document, edit: TextEdit) -> bool:
    """Whether an edit reaches into words that are not the author's."""
    places = document.once(_places)
    start, end = edit.span
    # They are in order and none reaches into the next, so that those an edit can touch lie side by side.
    index = bisect_left(places, end, key=lambda place: place.words.start)
    if index < len(places) and places[index].words.start < end:
        index += 1
    while index > 0:
        words, whole = places[index - 1]
        if words.end <= start:
            return False
        if start == end:
            return words.start < start
        if start < words.end and words.start < end and (edit.text or not edit.span.contains(whole)):
            return True
        index -= 1
    return False


def _places(document: Document) -> list[_Others]:
    known = document.once(quotations)
    found = [
        _Others(container.span, container.span)
        for container in document.containers if container.kind == "blockquote"
    ]  # fmt: skip
    for block in document.blocks:
        if block.kind is Kind.CODE:
            found.append(_Others(block.extent, block.extent))
            continue
        for mark in block.marks:
            if mark.kind in _CODE and mark.start < mark.end:
                span = block.span(mark.start, mark.end)
                found.append(_Others(span, span))
        found += [
            _Others(block.span(one.inner_start, one.inner_end), block.span(one.start, one.end))
            for one in known[block.number]
            if one.inner_start < one.inner_end and not one.depth
        ]
    found.sort(key=lambda place: (place.words.start, -place.words.end))
    apart: list[_Others] = []
    for place in found:
        if not apart or apart[-1].words.end <= place.words.start:
            apart.append(place)
        elif place.words.end > apart[-1].words.end:  # crosses the one before: both as one
            words, whole = apart[-1]
            apart[-1] = _Others(Span(words.start, place.words.end),
                                Span(min(whole.start, place.whole.start), max(whole.end, place.whole.end)))  # fmt: skip
    return apart
