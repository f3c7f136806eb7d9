"""How text and phrases are made comparable.

Three forms, all as long as the text, so that an offset in one is an offset in all:

    plain   typographic apostrophes, quotation marks, hyphens and dashes as their plain forms
    strict  plain, in lower case: what a phrase is compared with
    fold    strict as bytes, every separator a space: what the automaton reads

``fold`` loses something (which separator, which letter beyond Latin-1), so what it
finds is compared again in its strict form. It never loses a match.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

__all__ = ["fold", "is_word", "plain", "strict"]

# Each is one code point for one code point.
_PLAIN: Final = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201b": "'", "\u2032": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-",
    "\u2012": "\u2013", "\u2014": "\u2013", "\u2015": "\u2013", "\u2212": "\u2013",
}  # fmt: skip
# The frequent ones are replaced before encoding, where a replacement costs next to nothing.
_FREQUENT: Final = tuple((mark, _PLAIN[mark]) for mark in "\u2018\u2019") + tuple(
    (mark, " ") for mark in "\u201c\u201d\u2013\u2014\u2026\u2022"
)
# Letters that ``re.IGNORECASE`` takes for a Latin-1 letter. A pattern's literal has to be
# seen where the pattern could match.
_ALIKE: Final = {
    "\u0130": b"i", "\u0131": b"i", "\u017f": b"s", "\u212a": b"k", "\u212b": b"\xe5",
    "\u0178": b"\xff", "\u039c": b"\xb5", "\u03bc": b"\xb5", "\u1e9e": b"\xdf",
}  # fmt: skip
# A letter beyond Latin-1. Itself a letter (feminine ordinal), so that boundaries hold.
_OTHER: Final = b"\xaa"


def is_word(char: str) -> bool:
    """Whether a character belongs to words, apostrophes aside: letters, digits, marks, ``-`` and ``_``."""
    return char.isalnum() or char in "-_" or (char > "\xff" and unicodedata.category(char)[0] == "M")


def plain(text: str) -> str:
    """Typographic apostrophes, quotation marks, hyphens and dashes as their plain forms."""
    if not text.isascii():
        for mark, instead in _PLAIN.items():  # a tenth of the time of ``str.translate``
            if mark in text:
                text = text.replace(mark, instead)
    return text


def strict(text: str) -> str:
    """``plain`` in lower case; characters whose lower case is longer stay."""
    if text.isascii():
        return text.lower()
    text = plain(text)
    lower = text.lower()
    if len(lower) != len(text):  # no lower case is shorter than its letter: one longer cannot hide
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    # Which of its two lower cases a capital sigma gets depends on what stands after it.
    return lower.replace("\u03c2", "\u03c3")


def _beyond(error: UnicodeError) -> tuple[bytes, int]:
    """Encode what Latin-1 has not: one byte for each character."""
    assert isinstance(error, UnicodeEncodeError)
    return b"".join(_byte(char) for char in error.object[error.start : error.end]), error.end


def _byte(char: str) -> bytes:
    char = _PLAIN.get(char, char)
    alike = _ALIKE.get(char)
    if alike is not None:
        return alike
    if char <= "\xff":
        return char.encode("latin-1")
    return _OTHER if is_word(char) else b" "


codecs.register_error("sourcecheck.fold", _beyond)


def _table() -> bytes:
    table = bytearray(b" " * 256)
    for byte in range(256):
        char = chr(byte)
        if char == "'" or is_word(char):
            lower = char.lower()
            table[byte] = ord(lower) if len(lower) == 1 and lower <= "\xff" else byte
    return bytes(table)


_TABLE: Final = _table()


def fold(text: str) -> bytes:
    """Text as lower-case words and spaces, one byte for each code point.

    An apostrophe is kept between two word characters (``don't``) and a space elsewhere.
    """
    if not text.isascii():
        for mark, instead in _FREQUENT:
            text = text.replace(mark, instead)
    data = text.encode("latin-1", "sourcecheck.fold").translate(_TABLE)
    if b"'" in data:
        data = data.replace(b"''", b"  ").replace(b" '", b"  ").replace(b"' ", b"  ")
        if data[:1] == b"'":
            data = b" " + data[1:]
        if data[-1:] == b"'":
            data = data[:-1] + b" "
    return data
