"""Where readers put what they find, until it is a Document.

The one place with state while a file is read: the open containers and the
lists that grow. Limits on size and depth are kept here, so that no reader can
forget them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sourcecheck.document import (
    Block,
    Comment,
    Container,
    Datum,
    Document,
    Format,
    Image,
    Kind,
    Link,
    Mark,
    MarkKind,
    Metadata,
    Region,
    Table,
)
from sourcecheck.errors import ReadError
from sourcecheck.readers import limits
from sourcecheck.readers.visible import Piece, visible
from sourcecheck.text import Span

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["PieceMark", "Writer"]

_new = tuple.__new__  # of a named tuple, in half the time that its own constructor takes

# A mark over pieces [first, last) of the block being written, with a link's address.
PieceMark = tuple[MarkKind, int, int, str]


class Writer:
    """Collects the parts of one document.

    Args:
        source: the whole decoded source; all offsets are into it.
        path: named in the messages of limits.

    Attributes:
        covering: makes ``markup`` where that is not the source itself.
    """

    def __init__(self, source: str, path: str) -> None:
        self.source = source
        self.covering: Callable[[], str] | None = None
        self._markup: str | None = None
        self.path = path
        self.blocks: list[Block] = []
        self.containers: list[Container] = []
        self.tables: list[Table] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.comments: list[Comment] = []
        self.data: list[Datum] = []
        self.cells = 0
        self._open: list[int] = []
        self._within: tuple[str, ...] = ()
        self._around: list[tuple[str, ...]] = []  # what _within was outside each open container
        # Blocks at the same kind of place share one tuple: deep nesting costs memory once, not per block.
        self._inside: dict[tuple[int, str], tuple[str, ...]] = {}

    @property
    def markup(self) -> str:
        """The source as one who looks for HTML tags is to see it.

        Of the same length, without the quotation marks and angle brackets of a site generator's shortcodes.
        """
        if self._markup is None:
            self._markup = self.source if self.covering is None else self.covering()
        return self._markup

    # Containers -----------------------------------------------------------------

    @property
    def container(self) -> int:
        """The innermost open container, -1 outside all."""
        return self._open[-1] if self._open else -1

    @property
    def within(self) -> tuple[str, ...]:
        """Kinds of the open containers, outermost first."""
        return self._within

    def open(self, kind: str, start: int, attributes: tuple[tuple[str, str], ...] = ()) -> int:
        """Open a container at a source offset; give its index.

        Raises:
            ReadError: nested more deeply than the limit.
        """
        if len(self._open) >= limits.DEPTH:
            raise ReadError(f"{self.path}: {limits.TOO_DEEP}")
        self.containers.append(_new(Container, (kind, _new(Span, (start, start)), self.container, attributes)))
        self._open.append(len(self.containers) - 1)
        self._around.append(self._within)
        place = (id(self._within), kind)
        within = self._inside.get(place)
        if within is None:
            within = self._inside[place] = (*self._within, kind)
        self._within = within
        return self._open[-1]

    def close(self, end: int) -> None:
        """Close the innermost open container at a source offset."""
        index = self._open.pop()
        kind, (start, _), parent, attributes = self.containers[index]
        self.containers[index] = _new(Container, (kind, _new(Span, (start, end)), parent, attributes))
        self._within = self._around.pop()

    # Blocks ---------------------------------------------------------------------

    def block(
        self,
        kind: Kind,
        pieces: Sequence[Piece],
        extent: Span,
        *,
        level: int = 0,
        marks: Sequence[PieceMark] = (),
        name: str = "",
        recovered: bool = False,
    ) -> Block | None:
        """Add a block made of pieces of source; None (and nothing added) where nothing shows.

        Raises:
            ReadError: more blocks than the limit.
        """
        text, runs, offsets = visible(pieces)
        if not text:
            return None
        if len(self.blocks) >= limits.ELEMENTS:
            raise ReadError(f"{self.path}: more than {limits.ELEMENTS:,} blocks of text; the limit keeps runs safe")
        placed: list[Mark] = []
        for mark_kind, first, last, target in marks:
            start, end = offsets[first], offsets[last]
            while start < end and text[start] == " ":
                start += 1
            while end > start and text[end - 1] == " ":
                end -= 1
            if start < end:
                placed.append(_new(Mark, (mark_kind, start, end, target)))
        number = len(self.blocks)
        container = self._open[-1] if self._open else -1
        fields = (
            kind, text, runs, extent, number, level, container, self._within, tuple(placed), name, recovered
        )  # fmt: skip
        block = _new(Block, fields)
        self.blocks.append(block)
        return block

    def cell(self) -> None:
        """Count one table cell.

        Raises:
            ReadError: more cells than the limit.
        """
        self.cells += 1
        if self.cells > limits.CELLS:
            raise ReadError(f"{self.path}: more than {limits.CELLS:,} table cells; the limit keeps runs safe")

    # The document ---------------------------------------------------------------

    def document(
        self,
        format: Format,
        *,
        encoding: str = "utf-8",
        notes: tuple[str, ...] = (),
        language: str = "",
        regions: Callable[[Document], tuple[Region, ...]] | None = None,
        soup: Callable[[Document], BeautifulSoup] | None = None,
    ) -> Document:
        """Everything collected, as a Document; open containers end with the source."""
        while self._open:
            self.close(len(self.source))
        return Document(
            path=self.path,
            format=format,
            source=self.source,
            blocks=tuple(self.blocks),
            encoding=encoding,
            containers=tuple(self.containers),
            tables=tuple(self.tables),
            links=tuple(self.links),
            images=tuple(self.images),
            comments=tuple(self.comments),
            metadata=Metadata(tuple(self.data)),
            language=language,
            notes=notes,
            regions=regions,
            soup=soup,
        )
