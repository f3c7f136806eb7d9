"""Text for XML 1.0, in attributes and between tags."""

from __future__ import annotations

import re

from sourcecheck.compiled_patterns import compiled
from sourcecheck.reporters.portable import DRIVES, portable

__all__ = ["DECLARATION", "xml_text"]

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# White space but spaces too: a parser would make spaces of it in an attribute (section 3.3.3), and a line of an
# article that begins a line of the report could be a command to a CI runner.
_MARKUP = compiled("[&<>\"'\t\n\r]|" + DRIVES)


def xml_text(text: str) -> str:
    """The text with references for markup; what XML cannot hold is a visible escape."""
    return _MARKUP.sub(_reference, portable(text))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
