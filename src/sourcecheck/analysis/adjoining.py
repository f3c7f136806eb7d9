"""The prose before and after a block."""

from __future__ import annotations

from typing import Final

from sourcecheck.document import Block, Document, Kind

__all__ = ["neighbour"]

_READ: Final = (Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.TERM, Kind.FOOTNOTE)


def neighbour(document: Document, block: Block, step: int) -> Block | None:
    """The block of prose before or after; for an item of a list, the text that leads the list in."""
    index = block.number + step
    looked = 0
    while 0 <= index < len(document.blocks) and looked < 40:
        other = document.blocks[index]
        looked += 1
        index += step
        if not other.text or other.kind in (Kind.ATTRIBUTE, Kind.CAPTION, Kind.CODE, Kind.CELL):
            continue
        if other.kind is Kind.HEADING:
            return other
        if block.kind is Kind.ITEM and other.kind is Kind.ITEM and step < 0 and other.level >= block.level:
            continue
        return other if other.kind in _READ else None
    return None
