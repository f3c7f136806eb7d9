"""Tables: rows and cells with what is merged (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sourcecheck.canonical import Block, Break, Cell, Code, Heading, Inline, Item, Paragraph, Quote, Row, Table, Text
from sourcecheck.readers.word.gathered import Gathered, Where
from sourcecheck.readers.word.names import VAL, Element, W, child, is_on, number

__all__ = ["read_table"]

# From this many code points on, a cell with several paragraphs is a piece of page layout, as in HTML.
_LAYOUT: Final = 600
_WIDEST: Final = 1_000  # columns of a cell
_AROUND: Final = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml"))


class _Filled:
    """A cell while its table is read."""

    __slots__ = ("blocks", "colspan", "column", "name", "rowspan")

    def __init__(self, column: int, colspan: int, name: str, blocks: list[Block]) -> None:
        self.column, self.colspan, self.rowspan = column, colspan, 1
        self.name = name
        self.blocks = blocks


def read_table(element: Element, where: Where) -> Iterator[Block]:
    """A table; or the blocks of its cells one after the other, where it is a box or arranges the page.

    That is so with a single cell, and where a cell holds a heading, another table, or long paragraphs.
    """
    from sourcecheck.readers.word.story import blocks_of

    gathered = where.gathered
    gathered.tables += 1
    fixed = where.place if where.anchor >= 0 else ""  # of a note or a box, whose parts have no names of their own
    name = fixed or f"table {gathered.tables:,}"
    rows: list[tuple[bool, list[_Filled]]] = []
    above: dict[int, _Filled] = {}  # by column: cells that may reach down
    for row in _children(element, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        filled: list[_Filled] = []
        column = _skipped(row, "gridBefore")
        if column:
            filled.append(_Filled(0, column, "", []))
        for cell in _children(row, "tc"):
            properties = child(cell, "tcPr")
            if child(properties, "cellDel") is not None:
                continue
            span = min(max(_count(properties, "gridSpan"), 1), _WIDEST)
            if _goes_on(properties, "hMerge") and filled:
                filled[-1].colspan += span
            elif _goes_on(properties, "vMerge") and column in above:
                above[column].rowspan += 1
            else:
                own = f"{name}, row {len(rows) + 1:,}, column {column + 1:,}"
                inner = where._replace(place=fixed or own)
                one = _Filled(column, span, own, blocks_of(cell, inner))
                filled.append(one)
                above[column] = one
            column += span
        rest = _skipped(row, "gridAfter")
        if rest:
            filled.append(_Filled(column, rest, "", []))
        rows.append((is_on(child(row, "trPr", "tblHeader")) is True, filled))
    cells = [one for _, filled in rows for one in filled]
    if sum(bool(one.name) for one in cells) == 1 or any(map(_arranges, cells)):
        for one in cells:
            yield from one.blocks
        return
    place = gathered.place(name)
    yield Table(
        tuple(_row(row, header, f"{name}, row {at:,}", fixed, gathered) for at, (header, row) in enumerate(rows, 1)),
        place,
    )


def _row(filled: list[_Filled], header: bool, name: str, fixed: str, gathered: Gathered) -> Row:
    place = gathered.place(fixed or name)
    cells = (
        Cell(
            tuple(_flat(one.blocks)), one.colspan, one.rowspan,
            gathered.place(fixed or one.name or f"{name}, column {one.column + 1:,}"),
        )
        for one in filled
    )  # fmt: skip
    return Row(tuple(cells), header, place)


def _children(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls and insertions too."""
    for one in element:
        if one.tag == f"{W}{name}":
            yield one
        elif one.tag == f"{W}sdt":
            content = child(one, "sdtContent")
            yield from _children(content, name) if content is not None else ()
        elif one.tag in _AROUND:
            yield from _children(one, name)


def _skipped(row: Element, name: str) -> int:
    return min(max(_count(child(row, "trPr"), name), 0), _WIDEST)


def _count(properties: Element, name: str) -> int:
    found = child(properties, name) if properties is not None else None
    return 0 if found is None else number(found.get(VAL))


def _goes_on(properties: Element, name: str) -> bool:
    """Whether a cell is merged with the one before or above."""
    found = child(properties, name) if properties is not None else None
    return found is not None and str(found.get(VAL) or "continue") == "continue"


def _arranges(cell: _Filled) -> bool:
    """Whether a cell is a piece of page layout."""
    if any(isinstance(block, Heading | Table) for block in cell.blocks):
        return True
    if sum(isinstance(block, Paragraph) for block in cell.blocks) < 2:
        return False
    return sum(len(one.text) for one in _flat(cell.blocks) if isinstance(one, Text)) > _LAYOUT


def _flat(blocks: list[Block] | tuple[Block, ...]) -> Iterator[Inline]:
    """Blocks as the lines of a cell."""
    for number_of, block in enumerate(blocks):
        if number_of:
            yield Break()
        if isinstance(block, Paragraph | Heading | Item):
            yield from block.inline
        if isinstance(block, Item | Quote):
            if isinstance(block, Item) and block.blocks:
                yield Break()
            yield from _flat(block.blocks)
        elif isinstance(block, Code):
            yield from block.pieces
