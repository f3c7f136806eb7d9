"""From text back to the bytes that ``decode`` would read it from: the same encoding, the same byte-order mark."""

from __future__ import annotations

import codecs
from functools import cache

from sourcecheck.readers.decode import cp1252_letters

__all__ = ["encoded", "holds"]

_MARKS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a text.

    Args:
        text: without its byte-order mark.
        encoding: as ``Document.encoding`` and ``FileReport.encoding`` name it; UTF-16 and UTF-32 have a mark.

    Raises:
        UnicodeEncodeError: the encoding has no such letter.
    """
    if encoding == "cp1252":
        return codecs.charmap_encode(text, "strict", _cp1252())[0]
    mark = _MARKS.get(encoding, b"")
    return mark + text.encode("utf-8" if encoding == "utf-8-sig" else encoding)


def holds(encoding: str, text: str) -> bool:
    """Whether an encoding has all letters of a text."""
    try:
        encoded(text, encoding)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _cp1252() -> dict[int, int]:
    return {ord(letter): byte for byte, letter in enumerate(cp1252_letters())}
