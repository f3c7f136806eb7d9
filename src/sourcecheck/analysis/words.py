"""Word lists are written as one string of words; this makes them sets."""

from __future__ import annotations

__all__ = ["words"]


def words(text: str) -> frozenset[str]:
    """The words of a space-separated list; ``_`` in an entry stands for a space."""
    return frozenset(entry.replace("_", " ") for entry in text.split())
