"""What may be written to a terminal or a CI log, how wide it is, and in which colours.

Articles, paths and rule texts are untrusted: each character that could drive a
terminal (C0 and C1 controls, escape), reorder or hide text (bidirectional
marks, zero-width characters) or break a line (U+2028) is shown as a visible
escape. Own layer because click and rich let all of these pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

__all__ = ["Palette", "cells", "is_plain", "safe", "safe_path", "wants_colour", "width"]

# Letters that show nothing but are no format characters, so that the category does not tell.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
# Prefixes by which CI runners read commands out of a log, wherever they stand in a line.
_COMMANDS = ("##[", "##vso[")


def safe(text: str) -> str:
    """The text with everything that is not plainly visible written as an escape.

    Also broken: ``##[`` and ``##vso[``, and ``::`` at the start, which CI runners
    would read as commands. The result is one line.
    """
    if is_plain(text) and ":" not in text[:1]:
        return text
    shown = "".join(cell for cell, _ in cells(text))
    return "\\x3a" + shown[1:] if shown.startswith("::") else shown


def safe_path(path: str) -> str:
    """A path for the start of a line: as ``safe``, and a colon at the start is escaped."""
    shown = safe(path)
    return "\\x3a" + shown[1:] if shown.lstrip().startswith(":") else shown


def is_plain(text: str) -> bool:
    """Whether every code point is shown as it is, in one column."""
    return text.isascii() and text.isprintable() and "##" not in text


def cells(text: str) -> Iterator[tuple[str, int]]:
    """For each code point of the text, what is shown for it and how many columns that takes."""
    if is_plain(text):
        yield from ((char, 1) for char in text)
        return
    import unicodedata

    for at, char in enumerate(text):
        if " " <= char <= "~":
            if char == "#" and text.startswith(_COMMANDS, at):
                yield "\\x23", 4
            else:
                yield char, 1
            continue
        category = unicodedata.category(char)
        if category[0] == "C" or category in ("Zl", "Zp") or char in _BLANK or "\ufe00" <= char <= "\ufe0e":
            escape = _escape(char)
            yield escape, len(escape)
        elif category in ("Mn", "Me"):
            yield char, 0
        else:
            yield char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _escape(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    if char in "\t\n\r":
        return {"\t": "\\t", "\n": "\\n", "\r": "\\r"}[char]
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def width(text: str) -> int:
    """Columns that ``safe(text)`` takes on a terminal."""
    return len(text) if is_plain(text) else sum(columns for _, columns in cells(text))


def wants_colour(choice: str, stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Whether to write colours: ``--color`` over NO_COLOR over FORCE_COLOR over the terminal.

    Args:
        choice: auto, always or never.
        stream: where the report goes.
        environment: an empty variable counts as unset (no-color.org; CPython does the same).
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environment.get(name):
            return environment[name] != "0"
    if environment.get("TERM") == "dumb" or environment.get("CLICOLOR") == "0":
        return False
    return stream is not None and stream.isatty()


_CODES = {"bold": "1", "dim": "2", "error": "1;31", "warning": "1;33", "info": "1;36", "rule": "36", "good": "1;32"}


class Palette:
    """Wraps text that is already safe in colour codes, or leaves it alone."""

    __slots__ = ("on",)

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, style: str, text: str) -> str:
        """The text in a style: bold, dim, rule, good, or a severity's label."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.on and text else text
