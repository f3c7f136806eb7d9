"""Columns in the units of other programs, for many places of one text.

Each is counted from the nearer of two places, the beginning of its line and the one asked for before: a page
may be a single line of megabytes with a thousand findings.
"""

from __future__ import annotations

from collections.abc import Callable

from sourcecheck.text import LineIndex

__all__ = ["Columns", "utf8_bytes", "utf16_units"]


def utf8_bytes(text: str) -> int:
    """How many bytes a text takes in UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def utf16_units(text: str) -> int:
    """How many code units a text takes in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class Columns:
    """Lines and columns of one text.

    Args:
        index: the lines of the text.
        units: how many units a piece of the text takes.
    """

    __slots__ = ("_column", "_offset", "_units", "index")

    def __init__(self, index: LineIndex, units: Callable[[str], int]) -> None:
        self.index = index
        self._units = units
        self._offset = self._column = 0

    def place(self, offset: int) -> tuple[int, int]:
        """Line from 1 and column from 0, in units, of an offset in code points."""
        source, line = self.index.source, self.index.position(offset).line
        start = self.index.starts[line - 1]
        if abs(offset - self._offset) >= offset - start or self.index.position(self._offset).line != line:
            column = self._units(source[start:offset])
        elif offset < self._offset:
            column = self._column - self._units(source[offset : self._offset])
        else:
            column = self._column + self._units(source[self._offset : offset])
        self._offset, self._column = offset, column
        return line, column
