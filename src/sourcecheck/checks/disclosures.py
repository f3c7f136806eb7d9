"""Where a page says that its links pay the writer: what rules about links and about advertising both ask."""

from __future__ import annotations

from sourcecheck.analysis.page.advertising import discloses_affiliates, discloses_affiliates_written
from sourcecheck.document import Document, Kind
from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.matching.folding import fold
from sourcecheck.matching.gates import gate

__all__ = ["disclosed_at"]


def disclosed_at(document: Document) -> frozenset[int]:
    """Numbers of the blocks that state that links on the page earn the writer money; for ``document.once``.

    A gate looks at each block first: the pattern takes a hundred times as long, and few blocks match it.
    """
    opens = gate(folded_pattern(discloses_affiliates_written()))
    return frozenset(
        block.number
        for block in document.blocks
        if block.kind is not Kind.CODE
        and opens(b" " + fold(block.text) + b" ")
        and discloses_affiliates().search(block.text)
    )
