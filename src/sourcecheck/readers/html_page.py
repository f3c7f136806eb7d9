"""What each tag does while a page is read.

``html`` calls ``begins[tag]`` and ``ends[tag]`` for the tags it meets. A begin
gives True where the element's content is to be skipped up to its end tag. End
tags that authors leave out are implied as in the standard's 13.1.2.4.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Container, Kind, MarkKind
from sourcecheck.readers.html_blocks import FAR
from sourcecheck.readers.html_elements import (
    BLOCKS,
    HEADINGS,
    LISTS,
    MARKS,
    NOTHING,
    PLAIN,
    SKIPPED,
    SPACED,
    is_hidden,
    kept,
    traits_of,
)
from sourcecheck.readers.html_head import Head
from sourcecheck.readers.html_open import Element, Inline, OpenLink
from sourcecheck.readers.html_rows import Rows
from sourcecheck.readers.html_tables import MEDIA
from sourcecheck.readers.visible import Piece
from sourcecheck.readers.writer import Writer
from sourcecheck.text import Span

if TYPE_CHECKING:
    from turbohtml import Token

__all__ = ["Page"]

# Kinds that a <div> or <p> inside takes over from the element around it.
_TAKEN_OVER: Final = frozenset(
    (Kind.HEADING, Kind.ITEM, Kind.CAPTION, Kind.TERM, Kind.DETAIL, Kind.FOOTNOTE, Kind.CODE, Kind.CELL)
)
# Items end at the next item of their list: (their own names, what the search stops at).
_ITEMS: Final = {
    "li": (frozenset(("li",)), LISTS),
    "dd": (frozenset(("dd", "dt")), frozenset(("dl",))),
    "dt": (frozenset(("dd", "dt")), frozenset(("dl",))),
}
_NO_ATTRIBUTES: Final[dict[str, str]] = {}
# Attributes that ask for a look at an element that would mean nothing otherwise.
_ASKING: Final = frozenset(("class", "id", "itemprop", "role", "hidden", "style", "aria-hidden", "rel"))
_NOTE: Final = compiled("cite|footnote|noteref|reference|fnref", re.IGNORECASE)

Begin = Callable[["Page", str, "Token", int, int], bool]
End = Callable[["Page", str, int, int], None]


class Page(Head, Rows):
    """Reads the elements of one page or fragment into a Writer."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(writer)
        self.breaks = -1  # pieces at the last <br>
        self.begins, self.ends = _handlers()

    # Blocks -----------------------------------------------------------------

    def begin_block(self, tag: str, token: Token, at: int, end: int) -> bool:
        self.boundary()
        elements = self.elements
        top = elements[-1]
        if top.tag == "p" or (tag in HEADINGS and top.tag in HEADINGS):
            self.end_paragraph(at)
            top = elements[-1]
        if tag in _ITEMS:
            self._close_item(tag, at)
            top = elements[-1]
        found = dict(token.attrs) if end - at > len(tag) + 2 and token.attrs else _NO_ATTRIBUTES
        trait = traits_of(found) if found else PLAIN
        kind = BLOCKS.get(tag, Kind.HEADING)
        level = 0
        if kind is None:
            kind = top.kind if top.kind in _TAKEN_OVER else Kind.PARAGRAPH
            level = top.level
            if kind is Kind.PARAGRAPH:
                kind = Kind.FOOTNOTE if trait.footnote else Kind.CAPTION if trait.caption else kind
        elif kind is Kind.ITEM:
            level = self.lists or 1
            if trait.footnote or (top.kind is Kind.FOOTNOTE and top.tag in LISTS):
                kind, level = Kind.FOOTNOTE, 0
        elif kind is Kind.HEADING:
            level = HEADINGS[tag]
            self.flow()
        elif tag in LISTS or tag == "section":
            # Notes are lists and sections by their looks; what they are is said outside or here.
            if trait.footnote or top.kind is Kind.FOOTNOTE:
                kind = Kind.FOOTNOTE
        element = Element(tag, kind, level, at)
        telling = trait.telling
        if found or tag == "dialog":
            element.hides = is_hidden(tag, found)
            if "itemprop" in found:
                element.prop = self.property(found, at, end)
                element.first, element.flush = len(self.pieces), self.flushes
        self.push(element, found, telling=telling)
        if tag == "figure":
            element.images = []
        if kind is Kind.CODE and tag in ("xmp", "plaintext", "listing"):
            self.raw = tag != "listing"
        if found:
            self.texts(found, at, end)
        if not self.pieces:
            self.begin = at
        return False

    def _close_item(self, tag: str, at: int) -> None:
        names, lists = _ITEMS[tag]
        for level in range(len(self.elements) - 1, max(len(self.elements) - FAR, 0), -1):
            name = self.elements[level].tag
            if name in names:
                self.pop_to(level, at, at)
                return
            if name in lists or name not in ("div", "p", "address"):
                return

    def end_block(self, tag: str, at: int, end: int) -> None:
        element = self.elements[-1]
        if element.prop and element.tag == tag and element.flush == self.flushes and not self.hidden:
            self.datum(element.prop, self.pieces[element.first :], "microdata")
        self.boundary(end)
        if tag in HEADINGS and not self.open.get(tag):
            tag = next((name for name in HEADINGS if self.open.get(name)), tag)  # <h2> ... </h3>
        if not self.open.get(tag):
            return
        level = len(self.elements) - 1
        while self.elements[level].tag != tag:
            level -= 1
        element = self.elements[level]
        if tag == "form" and level < len(self.elements) - 1:
            return  # often closed inside an element that goes on; it ends with the element around it
        self.pop_to(level, at, end)
        if element.tag in ("xmp", "plaintext"):
            self.raw = False
        self.leave()

    def begin_rule(self, tag: str, token: Token, at: int, end: int) -> bool:
        self.boundary()
        if self.elements[-1].tag == "p":
            self.end_paragraph(at)
        return False

    def begin_nothing(self, tag: str, token: Token, at: int, end: int) -> bool:
        return False

    def end_nothing(self, tag: str, at: int, end: int) -> None:
        pass

    def begin_break(self, tag: str, token: Token, at: int, end: int) -> bool:
        pieces = self.pieces
        if pieces:
            # Two in a row stand for a new paragraph, the way old pages write them.
            if self.breaks >= 0 and self.elements[-1].kind is not Kind.CODE:
                if self.cell is None or self.cell.flows or self.length + len(pieces) > 40:
                    since = pieces[self.breaks :]
                    if self.breaks <= len(pieces) and not any(piece.text.strip() for piece in since):
                        self.breaks = -1
                        self.boundary()
                        return False
            pieces.append(Piece(" ", at, end))
            self.breaks = len(pieces)
        return False

    def end_break(self, tag: str, at: int, end: int) -> None:
        if self.pieces:
            self.pieces.append(Piece(" ", at, end))

    # Inline -----------------------------------------------------------------

    def begin_inline(self, tag: str, token: Token, at: int, end: int) -> bool:
        attributes = token.attrs if end - at > len(tag) + 2 else None
        kind = MARKS.get(tag)
        found = dict(attributes) if attributes else _NO_ATTRIBUTES
        if kind is None and tag != "sup" and not self.open.get(tag) and _ASKING.isdisjoint(found):
            if found:
                self.texts(found, at, end)
            return False
        inline = Inline(tag, kind, at)
        if tag == "a":
            self._link(inline, found, at, end)
        elif tag == "sup":
            self._note(inline, found)
        elif tag == "time":
            self.time_of(inline, found, at, end)
        self._open_inline(inline, found, at, end)
        return False

    def _open_inline(self, inline: Inline, found: dict[str, str], at: int, end: int) -> None:
        self.check_depth()
        tag = inline.tag
        inline.first, inline.flush = len(self.pieces), self.flushes
        inline.depth = len(self.elements)
        if found:
            inline.hides = is_hidden(tag, found)
            if traits_of(found).telling:
                inline.container = len(self.writer.containers)
                self.writer.containers.append(Container("div", Span(at, end), self.writer.container, kept(found)))
            if "itemprop" in found and not inline.prop and tag != "time":
                inline.prop = self.property(found, at, end)
            self.texts(found, at, end)
            if inline.flush != self.flushes:
                inline.first, inline.flush = len(self.pieces), self.flushes
        if inline.hides:
            self.hidden += 1
        self.inline.append(inline)
        self.open[tag] = self.open.get(tag, 0) + 1

    def end_inline(self, tag: str, at: int, end: int) -> None:
        if not self.open.get(tag):
            return
        inlines = self.inline
        for index in range(len(inlines) - 1, max(len(inlines) - FAR, 0) - 1, -1):
            if inlines[index].tag == tag:
                self.end_of(inlines.pop(index), at, end)
                if self.owners:
                    self.leave()
                return

    def _link(self, inline: Inline, found: dict[str, str], at: int, end: int) -> None:
        self.end_inline("a", at, at)  # links do not nest
        inline.kind = None
        if "href" in found:
            place = self.places(at, end).get("href")
            if place is not None:
                inline.kind = MarkKind.LINK
                inline.target = found["href"].strip()
                inline.link = OpenLink(at, inline.target, place.span, found.get("rel", ""))

    def _note(self, inline: Inline, found: dict[str, str]) -> None:
        """A raised number or sign is a note where it links within the page or says so (m<sup>2</sup> does not)."""
        around = self.inline[-1] if self.inline else None
        if (around is not None and around.link is not None and around.target.startswith("#")) or _NOTE.search(
            f"{found.get('class', '')} {found.get('role', '')} {found.get('id', '')}"
        ):
            inline.kind = MarkKind.NOTE

    def begin_spaced(self, tag: str, token: Token, at: int, end: int) -> bool:
        if self.pieces:
            self.pieces.append(Piece(" ", at, end))
        elif self.cell is not None and self.cell.media is None:
            self.cell.media = MEDIA
        return self.begin_inline(tag, token, at, end) if tag != "input" else False

    def end_spaced(self, tag: str, at: int, end: int) -> None:
        self.end_inline(tag, at, end)
        if self.pieces and end > at:
            self.pieces.append(Piece(" ", at, end))

    def finish(self, end: int) -> None:
        """The source is at its end: close everything."""
        while self.tables:
            self.end_table("table", end, end)
        self.boundary(end)
        self.pop_to(1, end, end)
        while self.inline:
            self.end_of(self.inline.pop(), end, end)
        self.boundary()


@cache
def _handlers() -> tuple[dict[str, Begin], dict[str, End]]:
    """What reads the begin and the end of a tag; made once, as a Markdown file may hold many fragments."""
    begins: dict[str, Begin] = {}
    ends: dict[str, End] = {}
    for tags, begin, end in (
        ((*BLOCKS, *HEADINGS), Page.begin_block, Page.end_block),
        (NOTHING, Page.begin_nothing, Page.end_nothing),
        (SKIPPED, Page.begin_skipped, Page.end_nothing),
        (SPACED, Page.begin_spaced, Page.end_spaced),
        (("thead", "tbody", "tfoot"), Page.begin_group, Page.end_group),
        (("td", "th"), Page.begin_cell, Page.end_cell),
        (("caption",), Page.begin_caption, Page.end_block),
        (("title",), Page.begin_title, Page.end_title),
        (("table",), Page.begin_table, Page.end_table),
        (("tr",), Page.begin_row, Page.end_row),
        (("br",), Page.begin_break, Page.end_break),
        (("hr",), Page.begin_rule, Page.end_nothing),
        (("img", "image"), Page.begin_image, Page.end_nothing),
        (("html",), Page.begin_html, Page.end_nothing),
        (("meta",), Page.begin_meta, Page.end_nothing),
        (("link",), Page.begin_relation, Page.end_nothing),
    ):
        for tag in tags:
            begins[tag], ends[tag] = begin, end
    return begins, ends
