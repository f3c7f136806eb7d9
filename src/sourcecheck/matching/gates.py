"""Gates: patterns over folded text that say in which units of a document a rule has anything to look at.

A gate is run on RE2, which reads a megabyte in milliseconds whatever the pattern says; a rule's own
patterns need a hundred times that. Where RE2 is not installed ``re`` does the same more slowly.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

from sourcecheck.matching.units import Units

__all__ = ["Gate", "Written", "gate", "gates", "let_through", "opened"]

_MEMORY: Final = 16 * 1024 * 1024  # bytes, of one compiled gate

# Whether (and where) a gate matches in folded text between two offsets: the offset, or -1.
Gate = Callable[[bytes, int, int], int]
# A gate as a rule has it: one pattern, several, or a function that gives them.
Written = str | tuple[str, ...] | Callable[[], Iterable[str]]


@lru_cache(maxsize=512)
def gates(written: Written) -> tuple[Gate, ...]:
    """The searches of a rule's gate.

    Raises:
        ValueError: a pattern is not one.
    """
    if isinstance(written, str):
        return (gate(written),)
    return tuple(map(gate, written() if callable(written) else written))


@lru_cache(maxsize=512)
def gate(pattern: str) -> Gate:
    """The search of a gate.

    Args:
        pattern: over small letters, digits and spaces, in what RE2 and ``re`` share.

    Raises:
        ValueError: the pattern is not one.
    """
    try:
        import re2
    except ImportError:
        return _slow_gate(pattern)
    options: Any = re2.Options()
    options.encoding = options.Encoding.LATIN1  # a byte for each code point, as in folded text
    options.never_capture = True
    options.max_mem = _MEMORY
    options.log_errors = False
    # RE2 makes one path of words that begin alike, where they stand side by side.
    pattern = re.sub(r"(?<=\(\?:)[a-z '\-\\|]+(?=\))", lambda words: "|".join(sorted(words[0].split("|"))), pattern)
    try:
        search = re2.compile(pattern.encode("latin-1"), options).search
    except re2.error as error:
        raise ValueError(f"no gate: {error}") from None

    def find(data: bytes, start: int, end: int) -> int:
        match = search(data, start, end)
        return -1 if match is None else int(match.start())

    return find


def _slow_gate(pattern: str) -> Gate:
    try:
        search: Any = re.compile(pattern.encode("latin-1")).search
    except re.error as error:
        raise ValueError(f"no gate: {error}") from None

    def find(data: bytes, start: int, end: int) -> int:
        match = search(data, start, end)
        return -1 if match is None else int(match.start())

    return find


def let_through(finds: Sequence[Gate], units: Units, data: bytes, candidates: Iterable[int]) -> list[int]:
    """Those of some units in which one of the searches of a gate finds something, in order.

    Args:
        data: the folded text of all units, with a space at either end.
    """
    starts, lengths = units.starts, units.lengths
    chosen = sorted(candidates)
    # The spaces around a unit are the edges of its first and its last word.
    pieces = [data[starts[unit] : starts[unit] + lengths[unit] + 2] for unit in chosen]
    together = b"\n".join(pieces)  # all at once: nothing is found in most documents
    last = len(together)
    ends: list[int] = []  # where each piece ends in them
    found: set[int] = set()
    for find in finds:
        at = find(together, 0, last)
        while at >= 0:
            ends = ends or list(accumulate([len(piece) + 1 for piece in pieces]))
            piece = bisect_right(ends, at)
            if piece not in found and find(pieces[piece], 0, len(pieces[piece])) >= 0:  # else it reaches over two
                found.add(piece)
            at = find(together, ends[piece], last) if ends[piece] < last else -1
    return [chosen[piece] for piece in sorted(found)]


def opened(finds: Sequence[Gate], units: Units, data: bytes) -> list[int]:
    """All units in which one of the searches of a gate finds something, in order; ``data`` as above."""
    if len(finds) == 1:
        return list(_found(finds[0], units, data))
    return sorted({unit for find in finds for unit in _found(find, units, data)})


def _found(find: Gate, units: Units, data: bytes) -> Iterator[int]:
    starts, lengths = units.starts, units.lengths
    if not starts:
        return
    at, last = 0, len(data)
    while (at := find(data, at, last)) >= 0:
        # The space before a unit's first word belongs to the unit; one that ends a match of two units is no match.
        unit = max(units.at(at - 1 + (data[at : at + 1] == b" ")), 0)
        if find(data, starts[unit], starts[unit] + lengths[unit] + 2) >= 0:
            yield unit
        if unit + 1 == len(starts):
            return
        at = starts[unit + 1]
