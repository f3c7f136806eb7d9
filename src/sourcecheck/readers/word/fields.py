"""Fields: text that Word works out, an instruction with its last result (ISO/IEC 29500-1, 17.16).

A reader sees the result. A field begins in one run and ends in another, perhaps paragraphs later, and holds others.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["Fields", "address_of"]

_MOST = 100  # open at one place
_INSTRUCTION = 4_000  # code points


@cache
def _part() -> re.Pattern[str]:
    return compiled(r'"((?:[^"\\]|\\.)*)"|(\S+)')


def address_of(instruction: str) -> str:
    """Where a field leads: the address of a HYPERLINK; empty for others, and for places in the document itself."""
    parts = [match[1] if match[1] is not None else match[2] for match in _part().finditer(instruction[:_INSTRUCTION])]
    if not parts or parts[0].upper() != "HYPERLINK":
        return ""
    address = anchor = ""
    at = 1
    while at < len(parts):
        part = parts[at]
        if part in ("\\l", "\\o", "\\t", "\\s"):
            anchor = parts[at + 1] if part == "\\l" and at + 1 < len(parts) else anchor
            at += 1
        elif not part.startswith("\\") and not address:
            address = part.replace("\\\\", "\\")
        at += 1
    return f"{address}#{anchor}" if address and anchor and "#" not in address else address


class _Field:
    __slots__ = ("address", "instruction", "name", "shows")

    def __init__(self) -> None:
        self.instruction = self.address = self.name = ""
        self.shows = False  # the instruction is over, what comes is the result


class Fields:
    """The fields that are open in a story (the text, a footnote, a text box)."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str) -> None:
        """Take a mark of a field: begin, separate or end."""
        if kind == "begin":
            if len(self._open) < _MOST:
                self._open.append(_Field())
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.shows = True
            field.address = address_of(field.instruction)
            field.name = field.instruction.split(maxsplit=1)[0].upper() if field.instruction.strip() else ""
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take a part of an instruction."""
        if self._open and not self._open[-1].shows and len(self._open[-1].instruction) < _INSTRUCTION:
            self._open[-1].instruction += text

    @property
    def hide(self) -> bool:
        """Whether what stands here is no result: part of an instruction."""
        return any(not field.shows for field in self._open)

    @property
    def address(self) -> str:
        """The address of the innermost link that is open."""
        return next((field.address for field in reversed(self._open) if field.address), "")

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents, or of figures, is open."""
        return any(field.name == "TOC" for field in self._open)
