"""Blocks one below the other: headings, paragraphs, lists, quotes, code, tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Final

from sourcecheck.canonical.cells import put_table
from sourcecheck.canonical.escaping import plain
from sourcecheck.canonical.inline import Kind, lines
from sourcecheck.canonical.page import Page
from sourcecheck.canonical.values import (
    Block,
    Code,
    Footnote,
    Heading,
    Inline,
    Item,
    Paragraph,
    Quote,
    Table,
    Text,
    Written,
)
from sourcecheck.compiled_patterns import compiled

__all__ = ["written"]

_DEEPEST: Final = 20  # quotes and lists inside of one another; what stands deeper is written at about this depth


def written(blocks: Iterable[Block]) -> Written:
    """The blocks as Markdown, with the places of what has an origin.

    Read back, they have the same visible text, kinds, tables and links. No word of a text becomes markup, a comment,
    front matter or a variable of a site generator. (Addresses that stand bare in it are links to our reader, as they
    are in every format.) Blocks that show nothing are left out.

    Raises:
        ValueError: the label of a footnote is not of letters and digits.
    """
    page = Page()
    _put_all(page, blocks, 0)
    return page.written()


def _put_all(page: Page, blocks: Iterable[Block], depth: int) -> None:
    """Write blocks inside of ``depth`` quotes and lists."""
    for are_items, group in groupby(blocks, lambda block: isinstance(block, Item)):
        if are_items:
            _put_items(page, [block for block in group if isinstance(block, Item)], depth)
        else:
            for block in group:
                _put(page, block, depth)


def _put(page: Page, block: Block, depth: int) -> None:
    if isinstance(block, Paragraph):
        _put_text(page, block.inline, block.origin)
    elif isinstance(block, Heading):
        _put_heading(page, block)
    elif isinstance(block, Table):
        put_table(page, block)
    elif isinstance(block, Code):
        _put_code(page, block)
    elif isinstance(block, Quote):
        if depth >= _DEEPEST:
            _put_all(page, block.blocks, depth)
        elif any(map(_shows, block.blocks)):
            page.begin()
            with page.placed(block.origin), page.inside("> ", "> "):
                _put_all(page, block.blocks, depth + 1)
    elif isinstance(block, Footnote):
        _put_footnote(page, block, depth)
    elif isinstance(block, Item):
        _put_items(page, [block], depth)
    else:
        page.begin()
        page.raw("***")


def _shows(block: Block) -> bool:
    """Whether a block writes anything."""
    if isinstance(block, Paragraph | Heading):
        return bool(lines(block.inline))
    if isinstance(block, Table):
        return any(row.cells for row in block.rows)
    if isinstance(block, Code):
        return any(piece.text.strip("\r\n") for piece in block.pieces)
    if isinstance(block, Item):
        return bool(lines(block.inline)) or any(map(_shows, block.blocks))
    if isinstance(block, Quote):
        return any(map(_shows, block.blocks))
    return True


def _put_text(page: Page, inline: Sequence[Inline], origin: int) -> None:
    """Write a paragraph."""
    found = lines(inline)
    if not found:
        return
    page.begin()
    with page.placed(origin):
        for number, line in enumerate(found):
            if number:
                page.raw("\\")
                page.newline()
            page.line(line)


def _put_heading(page: Page, block: Heading) -> None:
    found = lines(block.inline, Kind(start=False, heading=True))
    if not found:
        return
    page.begin()
    with page.placed(block.origin):
        page.raw("#" * min(max(block.level, 1), 6) + " ")
        for number, line in enumerate(found):
            page.raw("<br>" if number else "")
            page.line(line)


# Lists ------------------------------------------------------------------------------


def _put_items(page: Page, items: Sequence[Item], depth: int, *, below_text: bool = False) -> None:
    """Write the items of a list, each with those below it that are deeper.

    Args:
        below_text: whether the list stands right below the text of an item.
    """
    before: Item | None = None
    mark = "."
    at = 0
    while at < len(items):
        item = items[at]
        below = at + 1
        while below < len(items) and items[below].depth > item.depth:
            below += 1
        inside = items[at + 1 : below]
        at = below
        if not _shows(item) and not any(map(_shows, inside)):
            continue
        text, blocks = item.inline, item.blocks
        if not lines(text) and blocks and isinstance(blocks[0], Paragraph):
            text, blocks = blocks[0].inline, blocks[1:]
        has_text = bool(lines(text))
        goes_on = before is not None and before.ordered == item.ordered
        if goes_on and before is not None and item.ordered and item.number != before.number + 1:
            mark, goes_on = ")" if mark == "." else ".", False
        # An ordered list that does not begin with 1 cannot end a paragraph; a lone dash would underline it.
        opens = before is None and below_text and (not item.ordered or item.number == 1)
        page.begin(tight=has_text and (opens or (goes_on and before is not None and not before.blocks)))
        first = f"{min(max(item.number, 0), 999_999_999)}{mark} " if item.ordered else "- "
        with page.placed(item.origin), page.inside(first if has_text else first.rstrip(), " " * len(first)):
            if not has_text:  # the rows of a table are to begin their lines
                page.newline()
            _put_text(page, text, -1)
            if depth < _DEEPEST:
                _put_all(page, blocks, depth + 1)
                _put_items(page, inside, depth + 1, below_text=has_text and not blocks)
        if depth >= _DEEPEST:
            _put_all(page, blocks, depth)
            _put_items(page, [one._replace(depth=item.depth) for one in inside], depth)
        before = item


# Code and footnotes -------------------------------------------------------------------


@cache
def _ends() -> re.Pattern[str]:
    return compiled(r"\r\n|\r|\n")


@cache
def _ticks() -> re.Pattern[str]:
    return compiled("`{3,}")


def _put_code(page: Page, block: Code) -> None:
    text = "".join(piece.text for piece in block.pieces)
    end = len(text.rstrip("\r\n"))
    if not end:
        return
    width = max((len(run) + 1 for run in _ticks().findall(text)), default=3)
    page.begin()
    with page.placed(block.origin):
        page.raw("`" * width)
        page.newline()
        _put_lines(page, block.pieces, end)
        page.newline()
        page.raw("`" * width)


def _put_lines(page: Page, pieces: Iterable[Text], end: int) -> None:
    """Write the pieces of a text as it is, up to an offset, with our line ends for any others."""
    at = 0
    carried = False  # the piece before ended with a carriage return
    for piece in pieces:
        text = piece.text[: max(end - at, 0)]
        at += len(piece.text)
        begin = 1 if carried and text.startswith("\n") else 0
        for match in _ends().finditer(text, begin):
            _put_part(page, piece, begin, match.start())
            page.newline()
            begin = match.end()
        _put_part(page, piece, begin, len(text))
        carried = text.endswith("\r") if text else carried


def _put_part(page: Page, piece: Text, start: int, end: int) -> None:
    if start < end:
        page.shown(plain(piece.text[start:end]), piece.origin, start, end - start)


def _put_footnote(page: Page, block: Footnote, depth: int) -> None:
    if not block.label.isalnum():
        raise ValueError(f"label of a footnote: {block.label!r}")
    page.begin()
    with page.placed(block.origin), page.inside(f"[^{block.label}]: ", "    "):
        _put_all(page, block.blocks, depth + 1)
