"""The author's own words and marks, a quotation being one blank token."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import islice
from typing import Final

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.speech.quotations import quotations
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document
from sourcecheck.records import NamedTuple

__all__ = ["QUOTED", "Token", "tokens", "word_at"]

QUOTED: Final = "¤"  # the token that stands for a quotation
_MOST: Final = 4_000  # tokens of a block that are read; no paragraph has more


class Token(NamedTuple):
    """A word, a mark, or a quotation (``QUOTED``) of a block's own text; ``low`` in lower case, apostrophes plain."""

    low: str
    start: int
    end: int
    capital: bool


@cache
def _words() -> re.Pattern[str]:
    return compiled(r"[^\W_]+(?:[.'’&@-][^\W_]+)*(?:['’](?=\W|$))?|[^\w\s]")


def tokens(document: Document) -> PerBlock[tuple[Token, ...]]:
    """Per block the words and marks outside of quotation marks; use through ``document.once(tokens)``."""
    return PerBlock(document.blocks, partial(_tokens_of, document))


def _tokens_of(document: Document, block: Block) -> tuple[Token, ...]:
    text = block.text
    pieces: list[str] = []
    at = 0
    for one in document.once(quotations)[block.number]:
        if one.depth == 0:
            pieces += (text[at : one.start], QUOTED, " " * (one.end - one.start - 1))
            at = one.end
    text = "".join(pieces) + text[at:]
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower()[0] for char in text)  # few letters have a lower case of two
    low = low.replace("’", "'")
    spans = [match.span() for match in islice(_words().finditer(text), _MOST)]
    make = Token._make
    return tuple([make((low[start:end], start, end, text[start].isupper())) for start, end in spans])


def word_at(row: tuple[Token, ...], index: int) -> str:
    return row[index].low if 0 <= index < len(row) else ""
