"""What the page calls things, in the words of editors."""

from __future__ import annotations

from typing import Final

from sourcecheck.finding import Severity

__all__ = ["CANNOT", "FAMILIES", "GROUPS", "SHAPES", "count", "family"]

GROUPS: Final = {
    Severity.ERROR: "Must fix",
    Severity.WARNING: "Should look",
    Severity.INFO: "For your information",
}
# Told apart without colour.
SHAPES: Final = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "●"}

# The families of rules.
FAMILIES: Final = {
    "attribution": "Claims without a source",
    "author": "Who wrote it",
    "consistency": "Figures that do not agree",
    "dates": "Dates and times",
    "headline": "Headline",
    "images": "Pictures and captions",
    "labelling": "Advertising and affiliations",
    "links": "Links",
    "metadata": "What the page says of itself",
    "origin": "Where the text comes from",
    "privacy": "Private details",
    "quotation": "Quotations",
    "repetition": "Repetition",
    "residue": "Left-overs of tools and templates",
    "spam": "Search spam and calls to action",
    "statistics": "Numbers and surveys",
    "structure": "Structure",
    "suppression": "Comments that set findings aside",
    "tables": "Tables",
    "typography": "Spelling and signs",
}

CANNOT: Final = (
    "sourcecheck reads the text alone. It does not know whether a claim is true, whether a source said what it is "
    "quoted with, or where a picture was taken. Nothing found means that none of its rules found anything, not that "
    "the article is right."
)


def family(name: str) -> str:
    """What a family of rules is called; one of a project's own by its name."""
    return FAMILIES.get(name) or name.replace("-", " ").capitalize()


def count(number: int, thing: str) -> str:
    """``1 finding``, ``2,000 findings``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
