"""A source as bytes, in which marks are looked for faster than in text."""

from __future__ import annotations

from sourcecheck.document import Document

__all__ = ["encoded"]


def encoded(document: Document) -> bytes:
    """The source in UTF-8; use through ``document.once``."""
    return document.source.encode("utf-8", "surrogatepass")
