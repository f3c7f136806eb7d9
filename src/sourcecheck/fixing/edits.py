"""Edits done to a text, and where each place of it is afterwards. Pure arithmetic over offsets in code points.

Edits here are sorted by their places and do not overlap (``fitting`` and ``choosing`` see to that).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sourcecheck.finding import TextEdit
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Kept", "Moves", "all_kept", "applied", "kept_after"]


def applied(source: str, edits: Sequence[TextEdit]) -> str:
    """The text with the edits done; what lies outside of them is as it was."""
    parts: list[str] = []
    at = 0
    for (start, end), text in edits:
        parts += (source[at:start], text)
        at = end
    parts.append(source[at:])
    return "".join(parts)


class Moves:
    """Where the places of a text are once the edits are done."""

    __slots__ = ("_edits", "_shifts", "_starts")

    def __init__(self, edits: Sequence[TextEdit]) -> None:
        self._edits = edits
        self._starts = [edit.span.start for edit in edits]
        self._shifts = [0]
        for (start, end), text in edits:
            self._shifts.append(self._shifts[-1] + len(text) - (end - start))

    def span(self, span: Span) -> Span:
        """A range afterwards; what an edit puts in at its edge, or over its edge, belongs to it."""
        return Span(self._place(span.start, last=False), self._place(span.end, last=True))

    def _place(self, at: int, last: bool) -> int:
        """A place afterwards; of what took its place the beginning, or the end."""
        index = bisect_right(self._starts, at) - 1
        while not last and index > 0 and self._starts[index - 1] == at:
            index -= 1  # what is put in before what is replaced
        if index < 0:
            return at
        (start, end), text = self._edits[index]
        if at > end or (at == end and start < end):
            return at + self._shifts[index + 1]
        begin = start + self._shifts[index]
        return begin + len(text) if last and (at > start or start == end) else begin


class Kept(NamedTuple):
    """A stretch that two texts share: where it begins in the first and in the second, and how long it is."""

    old: int
    new: int
    length: int


def all_kept(source: str) -> tuple[Kept, ...]:
    """What a text shares with itself."""
    return (Kept(0, 0, len(source)),)


def kept_after(kept: Sequence[Kept], edits: Sequence[TextEdit]) -> tuple[Kept, ...]:
    """What the first text still shares with the second after edits of the second."""
    if not kept:
        return ()
    left: list[Kept] = []
    at = shift = 0
    for (start, end), text in edits:
        left.append(Kept(at, at + shift, start - at))
        at, shift = end, shift + len(text) - (end - start)
    left.append(Kept(at, at + shift, kept[-1].new + kept[-1].length - at))
    done: list[Kept] = []
    one = other = 0
    while one < len(kept) and other < len(left):
        (old, new, length), (place, moved, rest) = kept[one], left[other]
        start, end = max(new, place), min(new + length, place + rest)
        if start < end:
            done.append(Kept(old + start - new, moved + start - place, end - start))
        if new + length <= place + rest:
            one += 1
        else:
            other += 1
    return tuple(done)
