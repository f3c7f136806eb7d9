"""All phrases and literals of a run, looked for in one pass over a folded text.

``ahocorasick_rs`` does it at over 100 MB/s. It has no wheel for musl, so there is a way
without it, over an index of first words, that finds the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

__all__ = ["Search", "indexed", "search"]


class Search(Protocol):
    """Looks through a folded text; gives (number of the needle, start, end) of every occurrence."""

    def __call__(self, data: bytes) -> Iterable[tuple[int, int, int]]: ...


def search(needles: Sequence[bytes]) -> Search:
    """A search for all needles at once. The text searched must begin and end with a space."""
    if not needles:
        return lambda data: ()
    try:
        from ahocorasick_rs import BytesAhoCorasick
    except ImportError:
        return indexed(needles)
    automaton = BytesAhoCorasick(list(needles))

    def find(data: bytes) -> Iterable[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(data, overlapping=True)
        return found

    return find


def indexed(needles: Sequence[bytes]) -> Search:
    """The same without a library: words between spaces through an index of first words, the rest one by one."""
    first: dict[bytes, list[tuple[int, bytes]]] = {}
    loose: list[tuple[int, bytes]] = []
    for number, needle in enumerate(needles):
        if needle[:1] == b" " and needle[-1:] == b" " and needle.strip():
            first.setdefault(needle.split()[0], []).append((number, needle))
        else:
            loose.append((number, needle))
    word = re.compile(rb"[^ ]+")

    def find(data: bytes) -> Iterator[tuple[int, int, int]]:
        if first:
            for match in word.finditer(data):
                for number, needle in first.get(match[0], ()):
                    at = match.start() - 1
                    if data.startswith(needle, at):
                        yield number, at, at + len(needle)
        for number, needle in loose:
            at = data.find(needle)
            while at >= 0:
                yield number, at, at + len(needle)
                at = data.find(needle, at + 1)

    return find
