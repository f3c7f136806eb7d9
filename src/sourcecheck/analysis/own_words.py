"""Whether a place in a text is the author's own prose: not code, not a quotation, not struck out."""

from __future__ import annotations

from sourcecheck.analysis.quotations import in_quotation
from sourcecheck.document import Block, Document, Kind, MarkKind

__all__ = ["in_own_words"]

_MASKS = frozenset((MarkKind.CODE, MarkKind.DELETED, MarkKind.QUOTE, MarkKind.CITE, MarkKind.SHORTCODE))


def in_own_words(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether ``block.text[start:end]`` is written by the author in the author's voice."""
    if block.kind is Kind.CODE or block.quoted:
        return False
    if any(mark.start < end and start < mark.end and mark.kind in _MASKS for mark in block.marks):
        return False
    return not in_quotation(document, block, start, end)
