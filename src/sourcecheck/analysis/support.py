"""Whether, and where, somebody or something that can be looked up stands behind a claim."""

from __future__ import annotations

from typing import NamedTuple

from sourcecheck.analysis.names import named_source_near
from sourcecheck.document import Block, Document

__all__ = ["Support", "support"]


class Support(NamedTuple):
    """What stands behind a claim, and where: ``start:end`` of ``document.blocks[block].text``."""

    block: int
    start: int
    end: int
    how: str


def support(document: Document, block: Block, start: int, end: int, before: int = 1, after: int = 2) -> Support | None:
    """The named source that stands behind what ``block.text[start:end]`` claims, or None.

    Near: the sentence, ``before`` sentences ahead and ``after`` behind it in the same block.
    """
    if named_source_near(document, block, start, end, before, after):
        return Support(block.number, start, end, "near")
    return None
