"""Plain text. PLACEHOLDER: a paragraph per non-empty line."""

from __future__ import annotations

import re

from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.readers.visible import Piece, visible
from sourcecheck.text import Span


def read(source: str, path: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()) -> Document:
    blocks: list[Block] = []
    for line in re.finditer(r"[^\r\n]+", source):
        text, runs, _ = visible([Piece(line[0], line.start(), line.end())])
        if text:
            blocks.append(Block(Kind.PARAGRAPH, text, runs, Span(*line.span()), number=len(blocks)))
    return Document(path=path, format=Format.TEXT, source=source, blocks=tuple(blocks), encoding=encoding, notes=notes)
