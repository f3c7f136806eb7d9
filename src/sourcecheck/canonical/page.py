"""The page that is written on: text with its places, and what stands before each line inside of quotes and lists."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sourcecheck.canonical.inline import Line
from sourcecheck.canonical.values import Placed, Stretch, Written
from sourcecheck.text import Span

__all__ = ["Page"]


class Page:
    """Markdown while it is written; ``length`` counts its code points so far."""

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._stretches: list[Stretch] = []
        self._places: list[Placed] = []
        self._prefix = ""  # of every further line
        self._fresh = True  # nothing stands yet where a block may begin

    def written(self) -> Written:
        """All of it, with a line end."""
        if self.length:
            self.raw("\n")
        return Written("".join(self._parts), tuple(self._stretches), tuple(self._places))

    # Text ---------------------------------------------------------------------------

    def raw(self, text: str) -> None:
        """Write markup."""
        self._parts.append(text)
        self.length += len(text)

    def shown(self, text: str, origin: int, at: int, length: int) -> None:
        """Write what shows ``length`` code points of a value's text from ``at`` on."""
        if origin >= 0:
            self._stretches.append(Stretch(self.length, self.length + len(text), origin, at, length))
        self.raw(text)

    def line(self, line: Line) -> None:
        """Write a line that is put together already."""
        begin = self.length
        self._stretches.extend(
            Stretch(begin + start, begin + end, origin, at, length) for start, end, origin, at, length in line.stretches
        )
        self.raw(line.text)

    # Lines --------------------------------------------------------------------------

    def begin(self, tight: bool = False) -> None:
        """Begin a block; a blank line parts it from the one before, unless they are items of a tight list."""
        if not self._fresh:
            if not tight:
                self.raw(f"\n{self._prefix.rstrip(' ')}")
            self.newline()
        self._fresh = False

    def newline(self) -> None:
        """Begin another line of a block."""
        self.raw(f"\n{self._prefix}")

    @property
    def is_indented(self) -> bool:
        """Whether something stands before each line."""
        return bool(self._prefix)

    @contextmanager
    def inside(self, first: str, rest: str) -> Iterator[None]:
        """Write a mark, and what stands inside of it.

        Args:
            rest: what stands before each further line.
        """
        prefix = self._prefix
        self.raw(first)
        self._prefix += rest
        self._fresh = True
        yield
        self._prefix = prefix
        self._fresh = False

    # Places -------------------------------------------------------------------------

    @contextmanager
    def placed(self, origin: int) -> Iterator[None]:
        """Take down where a value is written."""
        number, start = len(self._places), self.length
        if origin >= 0:
            self._places.append(Placed(Span(start, start), origin))
        yield
        if origin >= 0:
            self._places[number] = Placed(Span(start, self.length), origin)
