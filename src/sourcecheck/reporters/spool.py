"""Text that has to wait until something before it is known, such as a count; on disk where it is much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

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
        self._file: IO[str] | None = None

    def add(self, text: str) -> None:
        """Keep a piece.

        Raises:
            OSError: there is no room for a temporary file.
        """
        self.count += 1
        self._kept.append(text)
        self._size += len(text)
        if self._size > _KEPT:
            if self._file is None:
                import tempfile

                self._file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115  closed below
            self._file.writelines(self._kept)
            self._kept, self._size = [], 0

    def pieces(self) -> Iterator[str]:
        """All text, in pieces of any size; the spool is empty then."""
        if self._file is not None:
            self._file.seek(0)
            while piece := self._file.read(1 << 16):
                yield piece
            self._file.close()
            self._file = None
        yield "".join(self._kept)
        self._kept, self._size = [], 0
