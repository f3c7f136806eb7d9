"""Places in a text: spans, positions, and the units in which doors speak of them.

Inside the package there is one coordinate: the offset in code points into
``Document.source``. Lines and columns, UTF-16 units and UTF-8 bytes exist only
here and are asked for at the doors (terminal, JSON, LSP, rdjson).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sourcecheck.records import NamedTuple

__all__ = ["LineIndex", "Position", "Span"]


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code-point offsets into a source."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a code point (an empty range: a place inside)."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place as people name it: line and column from 1 in code points, offset from 0."""

    line: int
    column: int
    offset: int


class LineIndex:
    """Line starts of a source, built when the first place is asked for: most files have nothing to show.

    A line ends at ``\\n``, ``\\r\\n`` or ``\\r`` and at nothing else: U+2028, form
    feed and the other separators of ``str.splitlines`` do not end one.
    """

    __slots__ = ("_starts", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Where each line begins."""
        if self._starts is None:
            ends = r"\r\n|\r|\n" if "\r" in self.source else "\n"
            self._starts = [0, *(match.end() for match in re.finditer(ends, self.source))]
        return self._starts

    def __len__(self) -> int:
        return len(self.starts)

    def position(self, offset: int) -> Position:
        """Line and column (from 1, code points) of an offset; ``0 <= offset <= len(source)``."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1, offset)

    def offset(self, line: int, column: int) -> int:
        """Offset of a line and column, both from 1 and in code points.

        Raises:
            ValueError: there is no such line, or the line is shorter.
        """
        if not 1 <= line <= len(self.starts):
            raise ValueError(f"line {line} of {len(self.starts)}")
        offset = self.starts[line - 1] + column - 1
        limit = self.starts[line] if line < len(self.starts) else len(self.source) + 1
        if column < 1 or offset >= limit:
            raise ValueError(f"column {column} of line {line}")
        return offset

    def line_span(self, line: int) -> Span:
        """The range of a line (from 1) without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.source)
        while end > start and self.source[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def utf16(self, offset: int) -> tuple[int, int]:
        """Line from 0 and column from 0 in UTF-16 code units, as LSP and JavaScript count."""
        line = bisect_right(self.starts, offset) - 1
        before = self.source[self.starts[line] : offset]
        return line, len(before) + sum(char > "\uffff" for char in before)

    def utf8(self, offset: int) -> tuple[int, int]:
        """Line from 1 and column from 1 in UTF-8 bytes, as rdjson counts."""
        line = bisect_right(self.starts, offset)
        before = self.source[self.starts[line - 1] : offset]
        return line, len(before.encode("utf-8", "surrogatepass")) + 1
