"""Content or page furniture."""

from __future__ import annotations

from sourcecheck.document import Document, Region


def regions(document: Document) -> tuple[Region, ...]:
    """All content, for now: landmarks follow."""
    return (Region.CONTENT,) * len(document.blocks)
