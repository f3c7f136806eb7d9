"""Text of others as HTML: it means nothing but itself, whatever it holds."""

from __future__ import annotations

import re
from html import escape
from typing import Final

__all__ = ["shortened", "told"]

# Controls, overrides and isolates of the writing direction, line separators, halves of characters: they would act on
# the page, or be lost in it. Marks of direction and joiners stay: Arabic, Persian and emoji need them.
_ACTING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
# What a CI runner would read as a command, if the page went to its log.
_COMMANDS: Final = (("##[", "##&#91;"), ("##vso[", "##vso&#91;"), ("\n::", "\n&#58;:"))


def told(text: str) -> str:
    """The text for an element or a quoted attribute; what would act is written as its number."""
    shown = escape(_ACTING.sub(_named, text))
    if "##" in shown or "::" in shown:
        for command, harmless in _COMMANDS:
            shown = shown.replace(command, harmless)
        shown = f"&#58;{shown[1:]}" if shown.startswith("::") else shown
    return shown


def _named(match: re.Match[str]) -> str:
    return "\n" if match[0] == "\r" else f"[U+{ord(match[0]):04X}]"


def shortened(text: str, length: int) -> str:
    """The text on one line, its middle left out at words where it is longer than a number of code points."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    end = length // 4
    begin = length - end - 3
    # Whole words, where none of them is very long.
    first, last = line.rfind(" ", begin // 2, begin + 1), line.find(" ", len(line) - end - 1, len(line) - end // 2)
    return f"{line[: first if first > 0 else begin].rstrip()} … {line[last if last > 0 else -end :].lstrip()}"
