"""Text that has to wait until something before it is known, such as a count; on disk where it is much."""

from __future__ import annotations

from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO

from sourcecheck.temporary import temporary, told

__all__ = ["Spool"]

_KEPT = 4 * 1024 * 1024  # code points kept in memory; the rest waits in a temporary file


class Spool:
    """Pieces of text, given back in order, once.

    Attributes:
        count: how many pieces were added.
    """

    __slots__ = ("_file", "_kept", "_size", "count")

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[str] = []
        self._size = 0
        self._file: IO[bytes] | None = None

    def add(self, text: str) -> None:
        """Keep a piece.

        Raises:
            UsageError: there is no room for a temporary file.
        """
        self.count += 1
        self._kept.append(text)
        self._size += len(text)
        if self._size > _KEPT:
            if self._file is None:
                self._file = temporary()
            with told():
                self._file.writelines(text.encode() for text in self._kept)
            self._kept, self._size = [], 0

    def pieces(self) -> Iterator[str]:
        """All text, in pieces of any size; the spool is empty then."""
        if self._file is not None:
            with told():
                self._file.seek(0)  # writes what is left
            with TextIOWrapper(self._file, encoding="utf-8", newline="") as text:
                while piece := text.read(1 << 16):
                    yield piece
            self._file = None
        yield "".join(self._kept)
        self._kept, self._size = [], 0
