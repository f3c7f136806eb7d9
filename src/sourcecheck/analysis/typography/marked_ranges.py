"""What in a block is no running text, and where titles end, so that many matches can ask at little cost."""

from __future__ import annotations

from typing import Final

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges, merged
from sourcecheck.document import Document, MarkKind

__all__ = ["code_ranges", "link_ranges", "title_ends"]

_CODE: Final = frozenset((MarkKind.CODE, MarkKind.SHORTCODE, MarkKind.DELETED))
_LINKS: Final = _CODE | {MarkKind.LINK, MarkKind.ABBREVIATION}
_TITLES: Final = frozenset((MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.CITE, MarkKind.LINK, MarkKind.QUOTE))


def _ranges(document: Document, kinds: frozenset[MarkKind]) -> PerBlock[Ranges]:
    return PerBlock(
        document.blocks, lambda block: merged((mark.start, mark.end) for mark in block.marks if mark.kind in kinds)
    )


def code_ranges(document: Document) -> PerBlock[Ranges]:
    """Code, shortcodes and struck-out words, per block; use through ``document.once``."""
    return _ranges(document, _CODE)


def link_ranges(document: Document) -> PerBlock[Ranges]:
    """The same with links and abbreviations, per block; use through ``document.once``."""
    return _ranges(document, _LINKS)


def title_ends(document: Document) -> PerBlock[frozenset[int]]:
    """Where emphasis, links and titles end, per block; use through ``document.once``."""
    return PerBlock(document.blocks, lambda block: frozenset(mark.end for mark in block.marks if mark.kind in _TITLES))
