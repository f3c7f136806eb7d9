"""Tables while they are read: which table, row and cell is open, and what ends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcecheck.document import Kind, Table, TableForm
from sourcecheck.readers.html_blocks import Blocks
from sourcecheck.readers.html_elements import is_hidden, kept
from sourcecheck.readers.html_open import Element
from sourcecheck.readers.html_tables import COLSPAN, ROWSPAN, OpenCell, OpenTable, span_of
from sourcecheck.text import Span

if TYPE_CHECKING:
    from turbohtml import Token

__all__ = ["Rows"]


class Rows(Blocks):
    """Opens and closes tables, row groups, rows and cells, with the end tags that are implied."""

    def begin_table(self, tag: str, token: Token, at: int, end: int) -> bool:
        self.boundary()
        if self.elements[-1].tag == "p":
            self.end_paragraph(at)
        if self.cell is not None:
            self.flow()
        writer = self.writer
        found = dict(token.attrs or ())
        table = OpenTable(len(writer.tables), at, len(self.elements), len(writer.blocks), dict(kept(found)))
        table.container = writer.container
        table.around = self.cell
        self.cell = None
        self.tables.append(table)
        writer.tables.append(Table(TableForm.HTML, (), Span(at, at), 0))  # its place among nested ones
        self.outside.append(self.open)
        self.open = {}
        element = Element(tag, Kind.PARAGRAPH, 0, at)
        element.hides = is_hidden(tag, found)
        self.push(element, found, telling=False)
        return False

    def end_table(self, tag: str, at: int, end: int) -> None:
        if not self.tables:
            self.boundary(end)
            return
        table = self.tables[-1]
        self._close_row(at)
        self.boundary()
        hidden = self.hidden
        self.pop_to(table.level, at, end)
        self.open = self.outside.pop()
        self.cell = table.around
        self.tables.pop()
        tables = self.writer.tables
        if hidden and table.index == len(tables) - 1:
            tables.pop()
        else:
            tables[table.index] = table.table(end, len(self.writer.blocks))

    def begin_caption(self, tag: str, token: Token, at: int, end: int) -> bool:
        self.boundary()
        if self.tables and self.cell is None:
            self.push(Element(tag, Kind.CAPTION, 0, at), {}, telling=False)
            self.begin = at
        return False

    def begin_group(self, tag: str, token: Token, at: int, end: int) -> bool:
        if self.tables:
            table = self.tables[-1]
            self._close_row(at)
            self._clear(table.level + 1, at)
            table.close_group()
            table.in_head = tag == "thead"
            self._push(tag, token, at)
        return False

    def end_group(self, tag: str, at: int, end: int) -> None:
        if self.tables:
            table = self.tables[-1]
            self._close_row(at)
            self._clear(table.level + 1, at)
            table.close_group()

    def begin_row(self, tag: str, token: Token, at: int, end: int) -> bool:
        if not self.tables:
            self.boundary()
            return False
        table = self.tables[-1]
        self._close_row(at)
        self.boundary()
        while self.elements[-1].tag not in ("table", "thead", "tbody", "tfoot"):
            self.pop(at)
        table.open_row(at)
        self._push(tag, token, at)
        return False

    def end_row(self, tag: str, at: int, end: int) -> None:
        if self.tables:
            self._close_row(at, end)
        else:
            self.boundary(end)

    def begin_cell(self, tag: str, token: Token, at: int, end: int) -> bool:
        self.writer.cell()
        if not self.tables:
            self.boundary()
            return False
        table = self.tables[-1]
        if self.cell is not None:
            self._close_cell(at, at)
        self.boundary()
        if table.row is None:
            table.open_row(at)
        found = dict(token.attrs) if end - at > len(tag) + 2 and token.attrs else {}
        cell = OpenCell(at, tag == "th", span_of(found.get("colspan"), COLSPAN), span_of(found.get("rowspan"), ROWSPAN))
        cell.flows = table.flows
        cell.level = len(self.elements)
        self.cell = cell
        self.outside.append(self.open)
        self.open = {}
        element = Element(tag, Kind.CELL, 0, at)
        if found:
            element.hides = is_hidden(tag, found)
        self.push(element, found, telling=False)
        return False

    def end_cell(self, tag: str, at: int, end: int) -> None:
        if self.cell is not None:
            self._close_cell(at, end)
        else:
            self.boundary(end)

    def flow(self) -> None:
        """The open cell turns out to be a piece of layout: its parts are blocks of their own."""
        if self.cell is not None:
            self.cell.flows = True
            if self.pieces:
                self.flush()

    def _push(self, tag: str, token: Token, at: int) -> None:
        element = Element(tag, Kind.PARAGRAPH, 0, at)
        found = dict(token.attrs or ())
        if found:
            element.hides = is_hidden(tag, found)
        self.push(element, found, telling=False)

    def _clear(self, level: int, at: int) -> None:
        self.boundary()
        self.pop_to(level, at, at)

    def _close_cell(self, at: int, end: int) -> None:
        cell = self.cell
        assert cell is not None
        if not cell.flows:
            self.begin = cell.start
        if self.pieces or self.waiting:
            # Inline elements left open in the cell end with it, before its text is written.
            while self.inline and self.inline[-1].depth > cell.level:
                self.end_of(self.inline.pop(), at, at)
            self.flush(end)
        hidden = self.hidden
        self.pop_to(cell.level, at, end)
        self.open = self.outside.pop()
        self.cell = None
        if not hidden:
            self.tables[-1].add(cell, end)

    def _close_row(self, at: int, end: int = -1) -> None:
        table = self.tables[-1]
        if self.cell is not None:
            self._close_cell(at, at)
        if table.row is None:
            return
        self.boundary()
        table.close_row(max(at, end))
        if self.open.get("tr"):
            while self.elements[-1].tag != "tr":
                self.pop(at)
            self.pop(max(at, end))
