"""Ranges merged and compared, held against sets of offsets."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.ranges import add, merged, overlaps

SOME = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair))), max_size=8)


def offsets(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in ranges for at in range(start, end)}


@given(SOME)
def test_merged_keeps_every_offset_and_no_other(ranges: list[tuple[int, int]]) -> None:
    found = merged(ranges)
    assert offsets(found) == offsets(ranges)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert merged(found) == found


@given(SOME, st.integers(0, 40), st.integers(1, 9))
def test_overlaps_is_a_shared_offset(ranges: list[tuple[int, int]], start: int, length: int) -> None:
    shared = offsets(ranges) & set(range(start, start + length))
    assert overlaps(merged(ranges), start, start + length) == bool(shared)


@given(SOME)
def test_ranges_added_one_by_one_are_the_same(ranges: list[tuple[int, int]]) -> None:
    found: list[tuple[int, int]] = []
    for one in ranges:
        add(found, *one)
    assert tuple(found) == merged(ranges)
