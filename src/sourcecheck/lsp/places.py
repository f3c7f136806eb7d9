"""Where texts lie and where things stand in them, as the protocol says it: URIs, and positions in code units.

A position is a line from 0 and a character from 0, in units of the encoding that client and server agree on: UTF-16
unless said (LSP 3.17, ``PositionEncodingKind``). Lines end at ``\\n``, ``\\r\\n`` and ``\\r``, as everywhere here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from lsprotocol import types

from sourcecheck.reporters.columns import Columns, utf8_bytes, utf16_units
from sourcecheck.text import LineIndex, Span

__all__ = ["BOM", "Places", "changed", "file_of", "name_of", "whole"]

BOM: Final = "\ufeff"  # some clients send it along; to readers it is no part of the text
_UNITS: Final[Mapping[str, Callable[[str], int]]] = {"utf-8": utf8_bytes, "utf-16": utf16_units, "utf-32": len}
_CODECS: Final = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2)}


class Places:
    """The places of one text, as one client counts them.

    Args:
        source: the text as the client has it, a byte-order mark and all.
        encoding: utf-8, utf-16 or utf-32.
    """

    def __init__(self, source: str, encoding: str) -> None:
        self._index = LineIndex(source)
        self._columns = Columns(self._index, _UNITS[encoding])
        self._encoding = encoding
        self._shift = int(source.startswith(BOM))

    def position(self, offset: int) -> types.Position:
        """A place, from an offset in code points into the text without a byte-order mark."""
        index = self._index
        offset += self._shift
        line = index.position(offset).line
        # Between the two characters of a line end there is no position: it is that of the end of the line.
        line, column = self._columns.place(min(offset, index.line_span(line).end))
        return types.Position(line - 1, column)

    def range(self, span: Span) -> types.Range:
        """A range, from one of code points into the text without a byte-order mark."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset in the text without a byte-order mark: of a character that the position lies inside, its own.

        What lies behind the end of a line or of the text is that end.
        """
        return max(offset_at(self._index, self._encoding, position) - self._shift, 0)

    @property
    def end(self) -> types.Position:
        """Where the text ends."""
        return self.position(len(self._index.source) - self._shift)


def offset_at(index: LineIndex, encoding: str, position: types.Position) -> int:
    """The offset of a position in a text, in code points."""
    if position.line >= len(index):
        return len(index.source)
    start, end = index.line_span(position.line + 1)
    line = index.source[start:end]
    if line.isascii() or encoding not in _CODECS:
        return start + min(position.character, len(line))
    codec, size = _CODECS[encoding]
    # What is cut off inside a character goes.
    return start + len(line.encode(codec)[: size * position.character].decode(codec, "ignore"))


def changed(source: str, changes: Sequence[types.TextDocumentContentChangeEvent], encoding: str) -> str:
    """A text after changes, each of the text that the one before left (LSP 3.17, didChange)."""
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            index = LineIndex(source)
            start = offset_at(index, encoding, change.range.start)
            end = max(offset_at(index, encoding, change.range.end), start)
            source = source[:start] + whole(change.text) + source[end:]
        else:
            source = whole(change.text)
    return source


def whole(text: str) -> str:
    """A text without halves of surrogate pairs, which JSON can hold and no file: U+FFFD stands in place of each."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def file_of(uri: str) -> str:
    """The absolute path of the file that a URI names (RFC 8089); empty where it names none of this machine."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return ""
    if parts.scheme.lower() != "file" or "\0" in unquote(parts.path):
        return ""
    if sys.platform == "win32":
        path = unquote(parts.path)
        if parts.netloc and parts.netloc.lower() != "localhost":
            return os.path.normpath(f"//{unquote(parts.netloc)}{path}")
        return os.path.normpath(path[1:] if path[2:3] == ":" else path)
    if parts.netloc not in ("", "localhost") or not parts.path.startswith("/"):
        return ""
    return os.path.normpath(os.fsdecode(unquote_to_bytes(parts.path)))


def name_of(uri: str) -> str:
    """What to call a text that lies in no file: the last part of its URI."""
    scheme, _, rest = uri.partition(":")
    name = unquote((rest or scheme).split("?")[0].split("#")[0]).replace("\\", "/").rstrip("/").rpartition("/")[2]
    return name[:100] or "untitled"
