"""Ranges of a text: pairs (start, end) of offsets, sorted, none reaching into the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

__all__ = ["Ranges", "add", "merged", "overlaps"]

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


def add(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a range to others, which are and stay as ``merged`` gives them."""
    low = bisect_left(ranges, (start, -1))
    if low and ranges[low - 1][1] > start:
        low -= 1
    high = low
    while high < len(ranges) and ranges[high][0] < end:
        start, end = min(start, ranges[high][0]), max(end, ranges[high][1])
        high += 1
    ranges[low:high] = [(start, end)]


def overlaps(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether ``[start, end)`` shares an offset with one of the ranges, which are as ``merged`` gives them."""
    before = bisect_left(ranges, (end, -1))
    return before > 0 and ranges[before - 1][1] > start
