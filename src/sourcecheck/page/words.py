"""What the page calls things, in the words of editors."""

from __future__ import annotations

from typing import Final

from sourcecheck.finding import Severity

__all__ = ["CANNOT", "GROUPS", "SHAPES", "count"]

GROUPS: Final = {
    Severity.ERROR: "Must fix",
    Severity.WARNING: "Should look",
    Severity.INFO: "For your information",
}
# Told apart without colour.
SHAPES: Final = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "●"}

CANNOT: Final = (
    "sourcecheck reads the text alone. It does not know whether a claim is true, whether a source said what it is "
    "quoted with, or where a picture was taken. Nothing found means that none of its rules found anything, not that "
    "the article is right."
)


def count(number: int, thing: str) -> str:
    """``1 finding``, ``2,000 findings``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
