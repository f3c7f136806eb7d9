"""The names that page generators make of headings, for links within a page."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from urllib.parse import unquote

from sourcecheck.compiled_patterns import compiled

__all__ = ["bare", "slug"]


def slug(text: str) -> str:
    """The anchor that GitHub gives a heading: small letters, marks dropped, spaces as hyphens."""
    return _dropped().sub("", text.strip().lower()).replace(" ", "-")


@cache
def _dropped() -> re.Pattern[str]:
    return compiled(r"[^\w\- ]")


def bare(text: str) -> str:
    """What all ways to make an anchor of a text have in common: its letters and digits, small and without accents."""
    if "%" in text:
        text = unquote(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join([letter for letter in text.casefold() if letter.isalnum()])
