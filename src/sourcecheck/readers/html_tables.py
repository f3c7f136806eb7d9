"""Tables of HTML: rows and cells with spans resolved into column numbers.

After the table model of the HTML standard (4.9.12), with these choices:

- A cell's ``text`` is the text of its block. Paragraphs, lists and line breaks
  in a cell are joined by spaces into one block of kind CELL.
- A cell that holds a heading, another table or long paragraphs is a piece of page
  layout: its parts stay blocks of their own kinds, and ``Cell.block`` is the first
  of them (so ``cell.block.kind is not Kind.CELL`` tells such cells).
- A cell with only a picture, control or graphic is not empty to a reader: its
  ``block`` is None and its ``text`` the alternative text, or U+FFFC without one.
- A row is a header row in <thead>, or where it comes before all others and every
  cell with something in it is a <th>.
- Cells and rows that are hidden are left out.
"""

from __future__ import annotations

from typing import Final

from sourcecheck.document import Block, Cell, Row, Table, TableForm
from sourcecheck.text import Span

__all__ = ["LAYOUT", "MEDIA", "OpenCell", "OpenTable", "span_of"]

MEDIA: Final = "\ufffc"  # OBJECT REPLACEMENT CHARACTER
# From this many code points on, a cell with several paragraphs is layout. Of the 25,514 filled cells of
# 60 encyclopaedia pages (2026-11-22) 22 are split by this length alone: link lists and curriculum texts.
LAYOUT: Final = 600
COLSPAN: Final = 1_000  # limits of the standard
ROWSPAN: Final = 65_534
# Stretches of cells that reach into later rows, at one time; more are read as ordinary cells, so that
# hostile tables cost no more than their size.
REACHING: Final = 64


def span_of(value: str | None, limit: int) -> int:
    """A colspan or rowspan as browsers read it: digits, at least 1 (rowspan 0: to the group's end)."""
    digits = ""
    for char in (value or "").strip()[:8].removeprefix("+"):
        if not ("0" <= char <= "9"):
            break
        digits += char
    return min(int(digits), limit) if digits else 1


class OpenCell:
    """A cell while it is read."""

    __slots__ = ("block", "colspan", "flows", "header", "level", "media", "rowspan", "start")

    def __init__(self, start: int, header: bool, colspan: int, rowspan: int) -> None:
        self.start = start
        self.header = header
        self.colspan = max(colspan, 1)
        self.rowspan = rowspan
        self.block: Block | None = None
        self.media: str | None = None
        self.flows = False  # a piece of layout, see above
        self.level = 0  # of the cell among the open elements


class OpenTable:
    """A table while it is read: the rows so far and the cells that reach into later ones."""

    __slots__ = (
        "around", "attributes", "before", "body",
        "caption", "container", "flows", "in_head", "index", "level", "reaching",
        "row", "row_start", "rows", "start", "width",
    )  # fmt: skip

    def __init__(self, index: int, start: int, level: int, before: int, attributes: dict[str, str]) -> None:
        self.index = index  # place kept in Writer.tables
        self.start = start
        self.level = level  # of the table among the open elements
        self.before = before
        self.attributes = tuple(attributes.items())
        self.container = -1
        self.caption: Block | None = None
        self.rows: list[Row] = []
        self.body = 0  # of them, rows that are not of the header
        self.row: list[Cell] | None = None
        self.row_start = start
        self.around: OpenCell | None = None  # the cell that the table stands in
        self.in_head = False
        self.width = 0
        self.flows = attributes.get("role", "") in ("presentation", "none")
        # (first column, column after the last, rows still to come), by column
        self.reaching: list[tuple[int, int, int]] = []

    def open_row(self, start: int) -> None:
        self.row = []
        self.row_start = start

    def add(self, cell: OpenCell, end: int) -> None:
        """Close a cell: find its columns and add it to the open row."""
        if self.row is None:
            self.open_row(cell.start)
        row = self.row
        assert row is not None
        column = row[-1].column + row[-1].colspan if row else 0
        for first, after, _ in self.reaching:
            if after <= column:
                continue
            if first > column:
                break
            column = after
        block = cell.block
        text = block.text if block is not None else (cell.media if cell.media is not None else "")
        row.append(Cell(text, block, Span(cell.start, end), column, cell.colspan, cell.rowspan, cell.header))
        self.width = max(self.width, column + cell.colspan)

    def close_row(self, end: int) -> None:
        """Close the open row, if any."""
        row = self.row
        if row is None:
            return
        self.row = None
        reaching = [(first, after, left - 1) for first, after, left in self.reaching if left > 1]
        grown = [cell for cell in row if cell.rowspan != 1]
        if grown:
            for cell in grown[:REACHING]:
                left = ROWSPAN if cell.rowspan == 0 else cell.rowspan - 1
                reaching.append((cell.column, cell.column + cell.colspan, left))
            reaching.sort()
            merged = reaching[:1]
            for first, after, left in reaching[1:]:
                if first <= merged[-1][1] and left == merged[-1][2]:
                    merged[-1] = (merged[-1][0], max(after, merged[-1][1]), left)
                else:
                    merged.append((first, after, left))
            reaching = merged[:REACHING]
        self.reaching = reaching
        if not row:
            return
        head = self.in_head
        if not head and self.body == 0:
            filled = [cell for cell in row if cell.text]
            head = bool(filled) and all(cell.header for cell in filled)
        self.body += not head
        self.rows.append(Row("header" if head else "body", tuple(row), Span(self.row_start, end)))

    def close_group(self) -> None:
        """End a row group: no cell reaches beyond it."""
        self.reaching = []
        self.in_head = False

    def table(self, end: int, after: int) -> Table:
        """The table, closed."""
        return Table(
            TableForm.HTML,
            tuple(self.rows),
            Span(self.start, end),
            self.width,
            self.caption,
            self.container,
            self.before,
            after,
            (),
            self.attributes,
        )
