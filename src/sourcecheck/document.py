"""The one model of an article, whatever it was written in.

    Document
    ├── source, lines          the decoded file exactly as it is; offsets are code points into it
    ├── blocks                 what a reader sees, in source order: each a text and the runs it came from
    │     └── marks            links, code, emphasis ... as ranges of the block's text
    ├── containers             the tree the blocks stand in: lists, quotes, figures, sections
    ├── tables, links, images, comments
    ├── metadata               what the page says of itself, each value with its place
    ├── regions                content or page furniture, per block; worked out when first asked
    └── once(function)         results of analysis, computed once per document

The only way from a place in visible text to a place in the source is
``Block.span``: arithmetic over runs. Nothing is searched for again.

The values are described in ``document_parts`` and imported from here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from sourcecheck.document_parts import (
    Block,
    Cell,
    Comment,
    Container,
    Datum,
    Format,
    Image,
    Kind,
    Link,
    Mark,
    MarkKind,
    Metadata,
    Region,
    Row,
    Run,
    Table,
    TableForm,
)  # fmt: skip
from sourcecheck.text import LineIndex, Span

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = [
    "Block", "Cell", "Comment", "Container", "Datum", "Document", "Format", "Image", "Kind", "Link",
    "Mark", "MarkKind", "Metadata", "Region", "Row", "Run", "Table", "TableForm",
]  # fmt: skip

T = TypeVar("T")


class Document:
    """An article, read. Made by a reader; nothing in it changes afterwards.

    Args:
        path: the file as it was named, or a name for text from elsewhere.
        regions: called once, when a rule first asks; gives one region per block.
        soup: called once, when a rule first asks; gives a BeautifulSoup of the page.
    """

    __slots__ = (
        "_memo", "_name", "_regions", "_soup", "blocks", "comments", "containers", "encoding", "format", "images",
        "language", "lines", "links", "metadata", "notes", "path", "source", "tables",
    )  # fmt: skip

    def __init__(
        self,
        *,
        path: str,
        format: Format,
        source: str,
        blocks: tuple[Block, ...],
        encoding: str = "utf-8",
        containers: tuple[Container, ...] = (),
        tables: tuple[Table, ...] = (),
        links: tuple[Link, ...] = (),
        images: tuple[Image, ...] = (),
        comments: tuple[Comment, ...] = (),
        metadata: Metadata | None = None,
        language: str = "",
        notes: tuple[str, ...] = (),
        regions: Callable[[Document], tuple[Region, ...]] | None = None,
        soup: Callable[[Document], BeautifulSoup] | None = None,
    ) -> None:
        self.path = path
        self.format = format
        self.source = source
        self.encoding = encoding  # "utf-8", "utf-8-sig", "utf-16-le", "cp1252" ...: what was used
        self.blocks = blocks
        self.containers = containers
        self.tables = tables
        self.links = links
        self.images = images
        self.comments = comments
        self.metadata = metadata if metadata is not None else Metadata()
        self.language = language  # as declared (lang attribute, front matter), lower case; "" if not
        self.notes = notes  # what the person who runs the tool should know: encoding guessed ...
        self.lines = LineIndex(source)
        self._regions = regions
        self._soup = soup
        self._name: Callable[[Span], str] | None = None
        self._memo: dict[Callable[[Document], Any], Any] = {}

    def once(self, function: Callable[[Document], T]) -> T:
        """The result of an analysis function, computed at the first call and kept."""
        if function in self._memo:  # every third is asked for once only: catching an error would cost more
            return self._memo[function]  # type: ignore[no-any-return]
        result: T = function(self)
        self._memo[function] = result
        return result

    def naming(self, name: Callable[[Span], str]) -> Document:
        """This document, as its reader gives it away: its places are called as people call them.

        Args:
            name: gives the name of a range of the source, such as ``paragraph 3``.
        """
        self._name = name
        return self

    def place(self, span: Span) -> str:
        """What people call a place of a document whose source they do not see; empty where lines tell it."""
        return "" if self._name is None else self._name(span)

    def forget(self) -> None:
        """Drop the results of all analyses.

        Some know their document, as it knows them: without this, such a document stays in memory until
        Python looks for cycles, which takes a twentieth of a run.
        """
        self._memo.clear()

    @property
    def regions(self) -> tuple[Region, ...]:
        """One region per block, worked out when first asked."""
        return self.once(_regions)

    def in_content(self, block: Block) -> bool:
        """Whether the block belongs to the article rather than to page furniture."""
        try:
            regions = self._memo[_regions]  # asked for every block by most rules: two calls less
        except KeyError:
            regions = self.regions
        return regions[block.number] is Region.CONTENT

    @property
    def soup(self) -> BeautifulSoup:
        """The page as a BeautifulSoup, for rules written against a tree (HTML only).

        ``sourcecheck.readers.soup.span_of(document, tag)`` gives a tag's place in the source.

        Raises:
            ReadError: the document is not HTML, or the page is over the limit for a tree.
        """
        return self.once(_soup)

    def shown(self, span: Span) -> str:
        """What a reader sees of a source range: the text of its blocks, without markup and entities.

        The range itself where no block's text is in it (an address, a comment, a whole table).
        """
        starts, blocks = self.once(_by_start)
        at = bisect_right(starts, span.start) - 1
        parts: list[str] = []
        # An attribute's text may begin inside the paragraph that goes on after it, so look back a little.
        for number in range(max(at - 2, 0), len(blocks)):
            block = blocks[number]
            if block.runs[0].start >= span.end:
                break
            if block.runs[-1].end > span.start:
                part = block.part(span)
                if part:
                    parts.append(part)
        return " ".join(parts) or self.source[span.start : span.end]

    def block_at(self, offset: int) -> Block | None:
        """The block whose text reaches over a place of the source, markup between its words included."""
        starts, blocks = self.once(_by_start)
        at = bisect_right(starts, offset) - 1
        # An attribute's text may lie inside the paragraph that goes on after it, so look back a little.
        for number in range(at, max(at - 3, -1), -1):
            if blocks[number].runs[-1].end >= offset:
                return blocks[number]
        return None

    def around(self, part: Block | Table | Image) -> Iterator[Container]:
        """The containers around a block, table or picture, innermost first."""
        index = part.container
        while index >= 0:
            container = self.containers[index]
            yield container
            index = container.parent


def _by_start(document: Document) -> tuple[list[int], list[Block]]:
    """Blocks with text in the order of their first code point, and those places."""
    blocks = sorted((block for block in document.blocks if block.runs), key=lambda block: block.runs[0].start)
    return [block.runs[0].start for block in blocks], blocks


def _regions(document: Document) -> tuple[Region, ...]:
    if document._regions is None:
        return (Region.CONTENT,) * len(document.blocks)
    return document._regions(document)


def _soup(document: Document) -> BeautifulSoup:
    from sourcecheck.errors import ReadError

    if document._soup is None:
        raise ReadError(f"{document.path}: only HTML has a tree of tags, this is {document.format}")
    return document._soup(document)
