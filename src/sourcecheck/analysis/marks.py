"""The marks of a block that reach over a place, found without a look at all of them.

A rule asks once for each match. In a paragraph of thousands of marks, and as many matches, a look at every mark for
each match takes minutes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.document import Block, Document, Mark

__all__ = ["marks_over"]

_FEW = 16  # marks: a look at each costs less than the order of them


def marks_over(document: Document, block: Block, start: int, end: int) -> Sequence[Mark]:
    """The marks that begin before the end of ``block.text[start:end]`` and end behind its start, in order."""
    marks = block.marks
    if len(marks) <= _FEW or document.blocks[block.number] is not block:  # a cell's block may be in its table alone
        return [mark for mark in marks if mark.start < end and start < mark.end]
    return document.once(_ordered)[block.number].over(start, end)


def _ordered(document: Document) -> PerBlock[_Ordered]:
    return PerBlock(document.blocks, lambda block: _Ordered(block.marks))


class _Ordered:
    """Marks in the order of their beginnings, each knowing the last one before that reaches over its own.

    From one to the next such, all that reach over a place are met, and no others but the first.
    """

    __slots__ = ("_around", "_marks", "_numbers", "_starts")

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self._marks = marks
        self._numbers = sorted(range(len(marks)), key=lambda number: marks[number].start)
        self._starts = [marks[number].start for number in self._numbers]
        self._around: list[int] = []
        for at, start in enumerate(self._starts):
            self._around.append(self._reaching(at - 1, start))

    def _reaching(self, at: int, place: int) -> int:
        """The last one, from the one at ``at`` on to the front, that ends behind a place; -1 for none."""
        while at >= 0 and self._marks[self._numbers[at]].end <= place:
            at = self._around[at]
        return at

    def over(self, start: int, end: int) -> list[Mark]:
        first = bisect_left(self._starts, start)
        found = [
            number
            for number in self._numbers[first : bisect_left(self._starts, end, first)]
            if start < self._marks[number].end
        ]
        at = self._reaching(first - 1, start)
        while at >= 0:
            found.append(self._numbers[at])
            at = self._reaching(self._around[at], start)
        return [self._marks[number] for number in sorted(found)]
