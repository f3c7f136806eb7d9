"""Tables: as rows of pipes where these can say it, else as an HTML table in the Markdown.

Rows of pipes know no merged cells, and their first row is a header whatever it holds. So tables with merged cells or
rows of unequal length, and those of a single row, become HTML, which says both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from sourcecheck.canonical.addresses import encoded
from sourcecheck.canonical.escaping import plain
from sourcecheck.canonical.inline import Kind, lines
from sourcecheck.canonical.page import Page
from sourcecheck.canonical.pieces import Piece, edges, in_lines
from sourcecheck.canonical.values import Cell, Mark, Picture, Row, Table

__all__ = ["put_table"]

_TAGS: Final = {Mark.DELETED: "del", Mark.STRONG: "strong", Mark.EMPHASIS: "em", Mark.RAISED: "sup", Mark.CODE: "code"}
# The braces of site generators and the bars of tables are markup to our reader wherever they stand.
_ENTITIES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("{"): "&#123;",
                    ord("|"): "&#124;", ord("`"): "&#96;"}  # fmt: skip


def put_table(page: Page, table: Table) -> None:
    """Write a table; nothing where it has no cells."""
    rows = [row for row in table.rows if row.cells]
    if not rows:
        return
    page.begin()
    with page.placed(table.origin):
        if _fits_pipes(rows):
            _put_pipes(page, rows)
        else:
            _put_html(page, rows)


def _fits_pipes(rows: Sequence[Row]) -> bool:
    width = len(rows[0].cells)
    return len(rows) > 1 and all(
        len(row.cells) == width and all(cell.colspan == 1 and cell.rowspan == 1 for cell in row.cells) for row in rows
    )


# Rows of pipes ------------------------------------------------------------------------


def _put_pipes(page: Page, rows: Sequence[Row]) -> None:
    kind = Kind(start=False, cell=True)
    for index, row in enumerate(rows):
        if index:
            page.newline()
        with page.placed(row.origin):
            page.raw("|")
            for cell in row.cells:
                page.raw(" ")
                with page.placed(cell.origin):
                    for part, line in enumerate(lines(cell.inline, kind)):
                        page.raw("<br>" if part else "")
                        page.line(line)
                page.raw(" |")
        if not index:
            page.newline()
            page.raw("|" + " --- |" * len(row.cells))


# HTML ---------------------------------------------------------------------------------


def _put_html(page: Page, rows: Sequence[Row]) -> None:
    """A line for each row; all in one line where something stands before each, as in a quotation."""
    heads = _heads(rows)
    page.raw("<table>")
    for index, row in enumerate(rows):
        _end_line(page)
        tag = "th" if index < heads else "td"
        with page.placed(row.origin):
            page.raw("<tr>")
            for cell in row.cells:
                page.raw(f"<{tag}{_spans(cell)}>")
                with page.placed(cell.origin):
                    for part, pieces in enumerate(in_lines(cell.inline)):
                        page.raw("<br>" if part else "")
                        _put(page, pieces, 0)
                page.raw(f"</{tag}>")
            page.raw("</tr>")
    _end_line(page)
    page.raw("</table>")


def _end_line(page: Page) -> None:
    if not page.is_indented:
        page.newline()


def _heads(rows: Sequence[Row]) -> int:
    """How many rows are headers: those that say so, else the first, with the one below a title over all columns."""
    told = next((index for index, row in enumerate(rows) if not row.header), len(rows))
    if len(rows) == 1 or told == len(rows):
        return 0
    first = 2 if len(rows[0].cells) == 1 and len(rows[1].cells) > 1 and len(rows) > 2 else 1
    return max(told, first)


def _spans(cell: Cell) -> str:
    wide = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return wide + (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "")


_LEVELS: Final = (None, *_TAGS)  # outermost first; None: links


def _put(page: Page, pieces: Iterable[Piece], level: int) -> None:
    """Write pieces, those of one link or mark together."""
    if level == len(_LEVELS):
        for piece in pieces:
            _put_piece(page, piece)
        return
    mark = _LEVELS[level]
    for key, some in groupby(pieces, lambda piece: piece.address if mark is None else mark in piece.marks):
        if not key:
            _put(page, some, level + 1)
            continue
        lead, core, tail = edges(list(some))
        for piece in lead:
            _put_piece(page, piece)
        if core:
            page.raw(f'<a href="{_address(str(key))}">' if mark is None else f"<{_TAGS[mark]}>")
            _put(page, core, level + 1)
            page.raw("</a>" if mark is None else f"</{_TAGS[mark]}>")
        for piece in tail:
            _put_piece(page, piece)


def _put_piece(page: Page, piece: Piece) -> None:
    thing = piece.thing
    if isinstance(thing, Picture):
        alt = plain(thing.alt).strip().translate(_ENTITIES)
        page.shown(f'<img src="{_address(thing.source)}" alt="{alt}">', piece.origin, 0, 0)
    elif thing is not None:
        page.shown(f"<sup>[{thing.label}]</sup>", piece.origin, 0, 0)
    else:
        _put_text(page, piece)


def _put_text(page: Page, piece: Piece) -> None:
    at = 0
    for is_markup, some in groupby(piece.text, lambda char: ord(char) in _ENTITIES):
        text = "".join(some)
        for part in text if is_markup else (text,):
            page.shown(part.translate(_ENTITIES), piece.origin, piece.at + at, len(part))
            at += len(part)


def _address(address: str) -> str:
    return encoded(address).translate(_ENTITIES)
