"""Entries of word lists that are several words long, looked up at a word of a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Entries", "by_first", "entry_end"]

Entries = Mapping[str, tuple[tuple[str, ...], ...]]  # by its first word the rest of each entry, the longest first


def by_first(entries: Iterable[str]) -> Entries:
    """Entries by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        first, *rest = entry.split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def entry_end(entries: Entries, row: Sequence[str], at: int, last: int) -> int:
    """Where the longest entry that begins at a word of a row ends, in words; 0: none does before ``last``."""
    for rest in entries.get(row[at], ()):
        end = at + 1 + len(rest)
        if end <= last and tuple(row[at + 1 : end]) == rest:
            return end
    return 0
