"""Where findings stand in what a reader sees: words, whole parts, or nothing visible."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from sourcecheck.analysis.marks import marks_over
from sourcecheck.document import Block, Document, Kind
from sourcecheck.finding import Finding
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Placed", "Words", "placed", "placed_spots", "spots"]

_SPOTS: Final = 200  # further places of one finding that are shown in the text
_ALL_SPOTS: Final = 5_000  # of all findings


class Words(NamedTuple):
    """A range of a block's text that a finding is about."""

    start: int
    end: int
    finding: int


class Placed(NamedTuple):
    """Findings by what they are about, each by its number.

    Attributes:
        words: by number of the block.
        blocks, tables, images: those that a finding is about as a whole, by number.
        unseen: places of the source that no part of the page shows.
        about: findings about the document.
    """

    words: dict[int, list[Words]]
    blocks: dict[int, list[int]]
    tables: dict[int, list[int]]
    images: dict[int, list[int]]
    unseen: list[tuple[Span, int]]
    about: list[int]


def placed(document: Document, findings: Sequence[Finding], shown: Iterable[Block]) -> Placed:
    """Find the place of each finding.

    Args:
        findings: of the document; their numbers count from 0.
        shown: the blocks that the page shows.
    """
    done = Placed({}, {}, {}, {}, [], [])
    places = _Places(document, shown)
    for number, finding in enumerate(findings):
        if finding.scope == "document":
            done.about.append(number)
        else:
            places.put(done, finding.span, number)
    return done


def spots(findings: Iterable[Finding]) -> dict[int, Span]:
    """The further places that belong to findings, by the offset at which they begin, in the order of the source."""
    found: dict[int, Span] = {}
    for finding in findings:
        for start, end, _, _ in islice(finding.related, _SPOTS):
            if len(found) < _ALL_SPOTS:
                found.setdefault(start.offset, Span(start.offset, end.offset))
    return dict(sorted(found.items()))


def placed_spots(document: Document, findings: Sequence[Finding], shown: Iterable[Block], done: Placed) -> Placed:
    """Find the further places of findings, each by its offset.

    Those of a finding about the document are what it is about: they become places of its own.
    """
    places, beside = _Places(document, shown), Placed({}, {}, {}, {}, [], [])
    known = spots(findings)
    for start, span in known.items():
        places.put(beside, span, start)
    for number in done.about:
        for start in dict.fromkeys(start.offset for start, _, _, _ in islice(findings[number].related, _SPOTS)):
            if start in known:
                places.put(done, known[start], number)
    return beside


class _Places:
    def __init__(self, document: Document, shown: Iterable[Block]) -> None:
        self._document = document
        self._blocks = sorted((block for block in shown if block.runs), key=lambda block: block.runs[0].start)
        self._starts = [block.runs[0].start for block in self._blocks]

    def put(self, done: Placed, span: Span, number: int) -> None:
        tables = [index for index, table in enumerate(self._document.tables) if _covers(span, table.span)]
        for index in tables:
            done.tables.setdefault(index, []).append(number)
        whole = [self._document.tables[index].span for index in tables]
        found = [
            (block, *words)
            for block in self._near(span)
            if (words := _text_range(block, span)) is not None and not any(one.contains(block.whole) for one in whole)
        ]
        # What stands for a picture between the words does not make them several parts.
        read = len(tables) + sum(block.kind is not Kind.ATTRIBUTE for block, _, _ in found)
        for block, start, end in found:
            several = len(found) + len(tables) if block.kind is Kind.ATTRIBUTE else read
            if several > 1 and end - start == len(block.text):
                done.blocks.setdefault(block.number, []).append(number)
            else:
                done.words.setdefault(block.number, []).append(Words(start, end, number))
        if not found and not tables:
            self._put_beside(done, span, number)

    def _put_beside(self, done: Placed, span: Span, number: int) -> None:
        """Of markup, or an address: the words or the part that it belongs to."""
        for index, image in enumerate(self._document.images):
            if image.span.contains(span):
                done.images.setdefault(index, []).append(number)
                return
        around = [block for block in self._near(span, by_extent=True) if _holds(block.extent, span)]
        if around:
            block = min(around, key=lambda one: one.extent.end - one.extent.start)
            done.words.setdefault(block.number, []).append(Words(*_beside(self._document, block, span), number))
            return
        for index, table in enumerate(self._document.tables):
            if _holds(table.span, span):
                done.tables.setdefault(index, []).append(number)
                return
        done.unseen.append((span, number))

    def _near(self, span: Span, *, by_extent: bool = False) -> Iterable[Block]:
        """Blocks that a range may touch. One that begins before may hold others, so look back a little."""
        first = max(bisect_right(self._starts, span.start) - 4, 0)
        last = bisect_left(self._starts, max(span.end, span.start + 1))
        return self._blocks[first : last + by_extent]


def _covers(span: Span, whole: Span) -> bool:
    return whole.start < whole.end and span.start <= whole.start and span.end >= whole.end - 1  # its line end


def _holds(extent: Span, span: Span) -> bool:
    return extent.start <= span.start and span.end <= extent.end


def _text_range(block: Block, span: Span) -> tuple[int, int] | None:
    """The range of a block's text that a source range covers, at least in part."""
    first = last = -1
    for index in range(block.run_behind(span.start), len(block.runs)):
        at, start, end = block.runs[index]
        if start >= span.end:
            break
        stop = block.runs[index + 1].at if index + 1 < len(block.runs) else len(block.text)
        linear = end - start == stop - at
        if first < 0:
            first = at + max(span.start - start, 0) if linear else at
        last = at + min(span.end, end) - start if linear else stop
    return (first, last) if 0 <= first < last else None


def _beside(document: Document, block: Block, span: Span) -> tuple[int, int]:
    """The range of a block's text before a place between its words: to the last mark's begin, or the word."""
    before = 0
    # What ends before the place leaves its own end as the last word on it: only the last of those counts.
    for index in range(max(block.run_behind(span.start) - 1, 0), len(block.runs)):
        at, start, end = block.runs[index]
        if start > span.start:
            break
        stop = block.runs[index + 1].at if index + 1 < len(block.runs) else len(block.text)
        before = stop if end <= span.start or end - start != stop - at else at + span.start - start
    ending = [mark for mark in marks_over(document, block, before - 1, before) if mark.end == before]
    if ending:
        mark = min(ending, key=lambda one: one.start)
        return mark.start, mark.end
    if before:
        return block.text.rfind(" ", 0, before - 1) + 1, before
    end = block.text.find(" ")
    return 0, end if end > 0 else len(block.text)
