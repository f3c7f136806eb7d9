"""One piece of evidence about a profile."""

from __future__ import annotations

from sourcecheck.analysis.page.profiles.profile import Field
from sourcecheck.records import NamedTuple

__all__ = ["Signal", "shorten"]


class Signal(NamedTuple):
    """One piece of evidence. ``weight`` 0.5 is a hint, 1.5 rare in real life, 2 or more nearly never real."""

    key: str
    weight: float
    evidence: str
    fields: tuple[Field, ...]


def shorten(text: str, limit: int = 40) -> str:
    """The text, cut to a limit of code points for a message."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
