"""The block being filled while a page is read, and the elements open around it.

Hostile nesting: looking for an open element goes a bounded number of levels up
(``FAR``), marks reach into a block from at most ``MARKS_OPEN`` elements, and a tag
whose element is not open at all is known from a count.
"""

from __future__ import annotations

from typing import Final

from sourcecheck.document import Block, Container, Datum, Kind, Link, MarkKind
from sourcecheck.errors import ReadError
from sourcecheck.readers import limits
from sourcecheck.readers.html_attributes import pieces as attribute_pieces
from sourcecheck.readers.html_elements import CONTAINERS, FORMATTING, LISTS, kept
from sourcecheck.readers.html_metadata import MICRODATA
from sourcecheck.readers.html_open import Element, Inline, OpenLink
from sourcecheck.readers.html_tables import LAYOUT, OpenCell, OpenTable
from sourcecheck.readers.visible import Piece, shown_text
from sourcecheck.readers.writer import PieceMark, Writer
from sourcecheck.text import Span

__all__ = ["FAR", "Blocks"]

FAR: Final = 32
MARKS_OPEN: Final = 6


def _shows_at(pieces: list[Piece]) -> int:
    """Where the first piece begins that is more than white space."""
    for text, start, end in pieces:
        if end - start != len(text):
            return start
        if lead := text.lstrip():
            return end - len(lead)
    return pieces[0].start


class Blocks:
    """Fills blocks with pieces of text and writes them where they end."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.source = writer.source
        self.markup = writer.markup
        self.pieces: list[Piece] = []
        self.hidden = 0  # open elements that hide what is in them
        self.elements: list[Element] = [Element("", Kind.PARAGRAPH, 0, 0)]
        self.inline: list[Inline] = []
        self.open: dict[str, int] = {}  # open elements by name, of the innermost cell
        self.outside: list[dict[str, int]] = []  # the same of the cells around it
        self.lists = 0  # open ones
        self.tables: list[OpenTable] = []
        self.cell: OpenCell | None = None
        self.marks: list[PieceMark] = []
        self.ended: list[int] = []  # links that ended in the block being filled and have no other
        self.waiting: list[tuple[str, Span]] = []  # attribute texts that follow that block
        self.begin = -1  # start of the tag that opened that block
        self.homes: dict[int, int] = {}  # for each block the start tag of the element its text stands in
        self.owners: list[tuple[str, int]] = []  # microdata: author or publisher items, with their level
        self.flushes = 0
        self.length = self.counted = 0  # code points and pieces of a cell at its last inner boundary

    # The block --------------------------------------------------------------

    def boundary(self, end: int = -1) -> None:
        """A place where one block ends and another may begin; ``end`` of its end tag, if it has one."""
        pieces = self.pieces
        cell = self.cell
        if cell is not None and not cell.flows and pieces:
            self.length += sum([len(piece.text) for piece in pieces[self.counted :]])
            last = pieces[-1].end
            # The space stands for the tag that ends the one part or begins the other: its first two code points.
            pieces.append(Piece(" ", last, last + 2))
            self.counted = len(pieces)
            if self.length < LAYOUT:
                return
            cell.flows = True
        if pieces or self.waiting:
            self.flush(end)
        self.begin = -1

    def flush(self, end: int = -1) -> Block | None:
        """Write the block being filled; give it, if anything shows."""
        pieces = self.pieces
        writer = self.writer
        block = None
        if pieces:
            marks = self.marks
            count = len(pieces)
            for inline in self.inline[-MARKS_OPEN:]:
                if inline.kind is not None:
                    first = inline.first if inline.flush == self.flushes else 0
                    marks.append((inline.kind, first, count, inline.target))
                    if inline.link is not None:
                        text = shown_text(pieces[first:])
                        if text:
                            inline.link.text.append(text)
            element = self.elements[-1]
            cell = self.cell
            kind, level = element.kind, element.level
            if cell is not None:
                if not cell.flows:
                    kind, level = Kind.CELL, 0
                elif kind is Kind.CELL:
                    kind = Kind.PARAGRAPH
            start = self.begin if self.begin >= 0 else _shows_at(pieces)
            extent = Span(start, max(end, pieces[-1].end))
            block = writer.block(kind, pieces, extent, level=level, marks=marks)
            if block is not None:
                self.homes[block.number] = element.start
                if cell is not None and cell.block is None:
                    cell.block = block
                if kind is Kind.CAPTION:
                    self._caption(block)
                for inline in self.inline[-MARKS_OPEN:]:
                    if inline.link is not None and inline.link.block < 0 and inline.link.text:
                        inline.link.block = block.number
            self.marks = []
            pieces.clear()
            self.length = self.counted = 0
        self.flushes += 1
        self.begin = -1
        if self.ended:
            if block is not None:
                links = writer.links
                for place in self.ended:
                    if links[place].block != block.number:
                        links[place] = links[place]._replace(block=block.number)
            self.ended = []
        for name, span in self.waiting:
            writer.block(Kind.ATTRIBUTE, attribute_pieces(self.source, span), span, name=name)
        if self.waiting:
            self.waiting = []
        return block

    def _caption(self, block: Block) -> None:
        images = self.writer.images
        for element in reversed(self.elements[-FAR:]):
            if element.tag == "caption":
                if self.tables and self.tables[-1].caption is None:
                    self.tables[-1].caption = block
                return
            if element.images is not None:
                element.caption = block.number
                return
        # A caption by class: of the picture right before it, in the same part of the page.
        if images and images[-1].caption < 0:
            here = self.writer.container
            near = {here, self.writer.containers[here].parent} if here >= 0 else set()
            if images[-1].container in near:
                images[-1] = images[-1]._replace(caption=block.number)

    # Elements ---------------------------------------------------------------

    def check_depth(self) -> None:
        """Before an element opens.

        Raises:
            ReadError: nested more deeply than the limit.
        """
        if len(self.elements) + len(self.inline) > limits.DEPTH:
            raise ReadError(f"{self.writer.path}: {limits.TOO_DEEP}")

    def push(self, element: Element, attributes: dict[str, str], *, telling: bool) -> None:
        """Open a block-level element, and a container if it stands for one.

        Raises:
            ReadError: nested more deeply than the limit.
        """
        self.check_depth()
        kind = CONTAINERS.get(element.tag, "div" if telling else "")
        if kind:
            if kind == "item" and element.kind is Kind.FOOTNOTE:
                kind = "footnote"
            self.writer.open(kind, element.start, kept(attributes))
            element.contained = True
        self.elements.append(element)
        self.lists += element.tag in LISTS
        self.open[element.tag] = self.open.get(element.tag, 0) + 1
        if element.hides:
            self.hidden += 1

    def pop(self, end: int) -> None:
        """Close the innermost block-level element and the inline elements left open in it."""
        element = self.elements.pop()
        self.open[element.tag] -= 1
        self.lists -= element.tag in LISTS
        depth = len(self.elements)
        while self.inline and self.inline[-1].depth > depth:
            self.end_of(self.inline.pop(), end, end)
        if element.contained:
            self.writer.close(end)
        if element.hides:
            self.hidden -= 1
        if element.images is not None:
            self._figure(element.images, element.caption)

    def end_paragraph(self, at: int) -> None:
        """Close the open <p> where a block begins; links and emphasis left open go on in that block."""
        inlines = self.inline
        depth = len(self.elements) - 1
        first = len(inlines)
        while first and inlines[first - 1].depth > depth:
            first -= 1
        going_on = []
        for inline in inlines[first:]:
            if inline.tag in FORMATTING:
                inline.depth = depth
                going_on.append(inline)
            else:
                self.end_of(inline, at, at)
        inlines[first:] = going_on
        self.pop(at)

    def pop_to(self, level: int, at: int, end: int) -> None:
        """Close elements until ``level`` of them are open; the last ends at ``end``, the others at ``at``."""
        while len(self.elements) > level + 1:
            self.pop(at)
        if len(self.elements) > level:
            self.pop(end)

    def _figure(self, numbers: list[int], caption: int) -> None:
        images = self.writer.images
        if caption >= 0:
            for number in numbers:
                images[number] = images[number]._replace(caption=caption)
            return
        for element in reversed(self.elements[-FAR:]):
            if element.images is not None:
                # The shorter list moves: figures nested by the thousand must not copy the longer each time.
                short, long = sorted((numbers, element.images), key=len)
                long.extend(short)
                element.images = long
                return

    def end_of(self, inline: Inline, at: int, end: int) -> None:
        """What an inline element leaves behind when it ends: its mark, link, datum, container."""
        self.open[inline.tag] = self.open.get(inline.tag, 1) - 1
        first = inline.first if inline.flush == self.flushes else 0
        if inline.hides:
            self.hidden -= 1
        pieces = self.pieces
        if inline.kind is not None and first < len(pieces):
            self.marks.append((inline.kind, first, len(pieces), inline.target))
        if inline.container >= 0:
            containers = self.writer.containers
            kind, span, parent, attributes = containers[inline.container]
            containers[inline.container] = Container(kind, Span(span.start, end), parent, attributes)
        if inline.link is not None:
            self.end_link(inline.link, first, end)
        if inline.prop and first < len(pieces) and not self.hidden:
            self.datum(inline.prop, pieces[first:], "microdata")

    def end_link(self, link: OpenLink, first: int, end: int) -> None:
        """What a link that closes becomes: one of the document's links, a note, the author's name."""
        if self.hidden:
            return
        pieces = self.pieces
        here = pieces[first:]
        text = shown_text(here) if here else ""
        if text:
            link.text.append(text)
        links = self.writer.links
        block = link.block
        if text and block < 0:
            block = len(self.writer.blocks)  # the block being filled, as a rule
            self.ended.append(len(links))
        links.append(Link(link.target, Span(link.start, end), link.target_span, " ".join(link.text), block, link.rel))
        if link.target.startswith("#"):
            for inline in self.inline[-2:]:
                if inline.tag == "sup":
                    inline.kind = MarkKind.NOTE
        if "author" in link.rel.lower().split():
            place = Span(here[0].start, here[-1].end) if text else link.target_span
            value = text or link.target
            self.writer.data.append(Datum("author", value, place, "link", "rel=author"))

    def datum(self, key: str, pieces: list[Piece], place: str) -> None:
        """What an element with ``itemprop`` says of the page."""
        text = shown_text(pieces)
        if text:
            first = next(piece for piece in pieces if piece.text.strip())
            last = next(piece for piece in reversed(pieces) if piece.text.strip())
            lead = len(first.text) - len(first.text.lstrip()) if first.end - first.start == len(first.text) else 0
            trail = len(last.text) - len(last.text.rstrip()) if last.end - last.start == len(last.text) else 0
            field = self.field(key)
            if field in ("author", "publisher") and "name" not in key.lower().split():
                for inner in self.writer.data[-8:]:
                    if inner.field == field and inner.place == place and inner.span.start >= first.start:
                        return  # "By <b itemprop=name>Ana</b>"
            self.writer.data.append(Datum(field, text, Span(first.start + lead, last.end - trail), place, key))

    def field(self, prop: str) -> str:
        """The field of a microdata property; the name of an author item is the author."""
        words = prop.lower().split()
        if "name" in words and self.owners:
            return self.owners[-1][0]
        return next((MICRODATA[word] for word in words if word in MICRODATA), "")
