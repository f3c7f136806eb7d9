"""Ranges of a text: pairs (start, end) of offsets, sorted, none reaching into the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

__all__ = ["Ranges", "merged", "overlaps"]

Ranges = tuple[tuple[int, int], ...]


def merged(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """The same offsets in order, ranges that reach into one another made one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if apart and start < apart[-1][1]:
            if end > apart[-1][1]:
                apart[-1] = (apart[-1][0], end)
        else:
            apart.append((start, end))
    return tuple(apart)


def overlaps(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether ``[start, end)`` shares an offset with one of the ranges, which are as ``merged`` gives them."""
    before = bisect_left(ranges, (end, -1))
    return before > 0 and ranges[before - 1][1] > start
