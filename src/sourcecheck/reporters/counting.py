"""Numbers as people read them."""

from __future__ import annotations

__all__ = ["number"]


def number(count: int, thing: str) -> str:
    """``1 finding``, ``2,000 findings``."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
