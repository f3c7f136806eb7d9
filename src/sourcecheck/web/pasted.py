"""What a word processor or browser puts on the clipboard as HTML, as canonical Markdown.

Taken: headings, paragraphs, lists, tables, quotations, code, links to the web and to mail addresses, pictures of the
web, emphasis. Left: styles, scripts, forms, what is hidden, comments and deletions of an editor's tracking, addresses
that lead to files or do something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from sourcecheck.canonical import (
    Block,
    Break,
    Cell,
    Code,
    Heading,
    Inline,
    Item,
    Mark,
    Paragraph,
    Picture,
    Quote,
    Row,
    Rule,
    Table,
    Text,
    written,
)
from sourcecheck.web.drafts import Refused
from sourcecheck.web.look import Set, is_left_out, is_title, list_place, looks, number_of, style_of

__all__ = ["pasted"]

_ELEMENTS: Final = 200_000
_DEEPEST: Final = 200  # elements in one another; the words of what is deeper are kept
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
))  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LINKS: Final = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_PICTURES: Final = re.compile(r"https?://[^\s]", re.IGNORECASE)
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
_PLAIN: Final = Set()


def pasted(html: str) -> str:
    """The Markdown of a piece of HTML.

    Raises:
        Refused: it has too many elements.
    """
    if html.count("<") > 2 * _ELEMENTS:
        raise Refused(f"What you pasted has over {_ELEMENTS:,} parts. Take a part of it.", 413)
    soup = BeautifulSoup(html, "lxml")
    blocks = list(_Page(soup).blocks())
    if blocks and isinstance(blocks[0], Paragraph) and is_title(soup):
        blocks[0] = Heading(1, _unset(blocks[0].inline))
    return written(blocks).text


class _Page:
    """The elements of what was pasted, and which of them hold blocks."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self._holders: set[int] = set()
        for tag in soup.find_all(_BLOCKS):
            for parent in tag.parents:
                if id(parent) in self._holders:
                    break
                self._holders.add(id(parent))

    def blocks(self) -> Iterator[Block]:
        """What was pasted, as blocks."""
        return self._blocks(self._soup, _PLAIN, 0)

    def _blocks(self, parent: Tag, set_: Set, depth: int) -> Iterator[Block]:
        """The blocks of an element; words that stand between blocks are paragraphs."""
        loose: list[Inline] = []
        for child in parent.children:
            if isinstance(child, Tag) and not is_left_out(child) and depth < _DEEPEST and self._has_blocks(child):
                if _shows(loose):
                    yield Paragraph(tuple(loose))
                loose = []
                yield from self._block(child, looks(child, set_), depth + 1)
            else:
                loose += self._inline(child, set_, depth)
        if _shows(loose):
            yield Paragraph(tuple(loose))

    def _has_blocks(self, tag: Tag) -> bool:
        """Whether an element is a block, or holds one: Google Docs wraps all in an element for bold text."""
        return tag.name in _BLOCKS or id(tag) in self._holders

    def _block(self, tag: Tag, set_: Set, depth: int) -> Iterator[Block]:
        name = tag.name
        item = list_place(tag)
        if name in _HEADINGS or (name == "p" and "MsoTitle" in tag.get_attribute_list("class")):
            yield Heading(_HEADINGS.get(name, 1), _unset(self._line(tag, set_, depth)))
        elif item is not None:
            yield Item(item.depth, self._line(tag, set_, depth), item.ordered, item.number)
        elif name in ("ul", "ol"):
            yield from self._items(tag, set_, depth, 1)
        elif name == "table":
            yield from self._table(tag, set_, depth)
        elif name == "pre":
            yield Code((Text(tag.get_text()),))
        elif name == "blockquote" or _is_quote(tag):
            yield Quote(tuple(self._blocks(tag, set_, depth)))
        elif name == "hr":
            yield Rule()
        elif name == "li":  # without its list
            yield Item(1, self._line(tag, set_, depth))
        else:
            yield from self._blocks(tag, set_, depth)

    def _items(self, parent: Tag, set_: Set, depth: int, level: int) -> Iterator[Block]:
        """The items of a list, each with those of the lists inside of it below."""
        ordered = parent.name == "ol"
        number = number_of(parent, "start", 1)
        for child in parent.children:
            if not isinstance(child, Tag) or is_left_out(child) or depth >= _DEEPEST:
                continue
            if child.name in ("ul", "ol"):
                yield from self._items(child, set_, depth + 1, level + 1)
                continue
            number = number_of(child, "value", number)
            yield from self._item(child, looks(child, set_), depth + 1, Item(level, (), ordered, number))
            number += 1

    def _item(self, tag: Tag, set_: Set, depth: int, item: Item) -> Iterator[Block]:
        below: list[Block] = []
        own: list[Block] = []
        for block in self._inside(tag, set_, depth, item.depth):
            (below if isinstance(block, Item) else own).append(block)
        if own and isinstance(own[0], Paragraph):
            item = item._replace(inline=own.pop(0).inline)  # type: ignore[union-attr]
        yield item._replace(blocks=tuple(own))
        yield from below

    def _inside(self, tag: Tag, set_: Set, depth: int, level: int) -> Iterator[Block]:
        """The blocks of an item; lists in it are a level deeper."""
        loose: list[Inline] = []
        for child in tag.children:
            if isinstance(child, Tag) and not is_left_out(child) and depth < _DEEPEST and self._has_blocks(child):
                if _shows(loose):
                    yield Paragraph(tuple(loose))
                loose = []
                if child.name in ("ul", "ol"):
                    yield from self._items(child, looks(child, set_), depth + 1, level + 1)
                else:
                    yield from self._block(child, looks(child, set_), depth + 1)
            else:
                loose += self._inline(child, set_, depth)
        if _shows(loose):
            yield Paragraph(tuple(loose))

    def _table(self, tag: Tag, set_: Set, depth: int) -> Iterator[Block]:
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag and not is_left_out(row)]
        cells = [[cell for cell in row.children if isinstance(cell, Tag) and cell.name in ("td", "th")] for row in rows]
        if tag.get("role") == "presentation" or sum(map(len, cells)) == 1:  # it only sets a frame
            for cell in (cell for row in cells for cell in row):
                yield from self._blocks(cell, looks(cell, set_), depth + 1)
            return
        caption = tag.find("caption", recursive=False)
        if isinstance(caption, Tag):
            yield Paragraph(self._line(caption, set_, depth))
        yield Table(tuple(self._row(row, some, set_, depth) for row, some in zip(rows, cells, strict=True)))

    def _row(self, row: Tag, cells: list[Tag], set_: Set, depth: int) -> Row:
        header = row.parent is not None and row.parent.name == "thead"
        return Row(
            tuple(
                Cell(
                    _unset(self._line(cell, looks(cell, set_), depth))
                    if cell.name == "th"
                    else self._line(cell, set_, depth),
                    min(max(number_of(cell, "colspan", 1), 1), 100),
                    min(max(number_of(cell, "rowspan", 1), 1), 100),
                )
                for cell in cells
            ),
            header or (bool(cells) and all(cell.name == "th" for cell in cells)),
        )

    def _line(self, tag: Tag, set_: Set, depth: int) -> tuple[Inline, ...]:
        """All words of an element in one block; its blocks are parted by breaks."""
        return tuple(self._inline_of(tag, set_, depth + 1))

    def _inline_of(self, tag: Tag, set_: Set, depth: int) -> Iterator[Inline]:
        for child in tag.children:
            yield from self._inline(child, set_, depth)

    def _inline(self, node: object, set_: Set, depth: int) -> Iterator[Inline]:
        if isinstance(node, PreformattedString):  # comments, declarations
            return
        if isinstance(node, NavigableString):
            text = _WHITE.sub(" ", str(node))
            if text:
                yield Text(text, set_.marks, set_.address)
            return
        if not isinstance(node, Tag) or is_left_out(node):
            return
        if node.name == "br":
            yield Break()
        elif node.name == "img":
            yield from _picture(node, set_)
        elif depth >= _DEEPEST:
            yield Text(_WHITE.sub(" ", node.get_text()), set_.marks, set_.address)
        else:
            own = looks(node, set_)
            if node.name == "a":
                address = str(node.get("href") or "").strip()
                own = own._replace(address=address if _LINKS.match(address) else "")
            if node.name in _BLOCKS:
                yield Break()
                yield from self._inline_of(node, own, depth + 1)
                yield Break()
            else:
                yield from self._inline_of(node, own, depth + 1)


def _shows(inline: Iterable[Inline]) -> bool:
    """Whether there is more than white space, which stands between elements for the eye of who reads the HTML."""
    return any(isinstance(one, Picture) or (isinstance(one, Text) and bool(one.text.strip())) for one in inline)


def _is_quote(tag: Tag) -> bool:
    return any(name in ("MsoQuote", "MsoIntenseQuote") for name in tag.get_attribute_list("class"))


def _unset(inline: Iterable[Inline]) -> tuple[Inline, ...]:
    """The words of a heading, which are bold by themselves."""
    return tuple(one._replace(marks=one.marks - {Mark.STRONG}) if isinstance(one, Text) else one for one in inline)


def _picture(tag: Tag, set_: Set) -> Iterator[Inline]:
    """A picture of the web; of others, which lie nowhere that a draft could name, what stands for them."""
    source, alt = str(tag.get("src") or "").strip(), " ".join(str(tag.get("alt") or "").split())
    if _PICTURES.match(source) and style_of(tag).get("display") != "none":
        yield Picture(alt, source, set_.address)
    elif alt:
        yield Picture(alt, "picture")
