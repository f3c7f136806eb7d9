"""What stands between the tags of a part of a web page: what somebody who edits that part wants to see of it."""

from __future__ import annotations

from collections.abc import Iterable

from sourcecheck.document import Document, Format
from sourcecheck.html_tokens import tokenizer, tokens
from sourcecheck.readers.html_elements import FORMATTING
from sourcecheck.text import Span

__all__ = ["insides"]

_LONGEST = 100_000  # code points of a part


def insides(document: Document, rows: Iterable[Span]) -> dict[Span, Span]:
    """The source between the tags of those rows that are one block of a web page, white space at its edges apart.

    Rows that do not both begin and end with a tag of their own are not among them.
    """
    if document.format is not Format.HTML:
        return {}
    blocks = {block.extent for block in document.blocks if block.runs}
    found: dict[Span, Span] = {}
    for row in rows:
        if row in blocks and row.end - row.start <= _LONGEST:
            inside = _inside(document.source, row)
            if inside is not None:
                found[row] = inside
    return found


def _inside(source: str, row: Span) -> Span | None:
    _, kinds = tokenizer()
    read = list(tokens(source[row.start : row.end]))
    if len(read) < 3:
        return None
    first, last = read[0], read[-1]
    own = first.type is kinds.START_TAG and first.tag not in FORMATTING
    if not own or last.type is not kinds.END_TAG or last.tag in FORMATTING:
        return None
    opening, closing = first.source or "", last.source or ""
    if not (source.startswith(opening, row.start) and source.endswith(closing, row.start, row.end)):
        return None  # the tokenizer has taken it for another one
    start, end = row.start + len(opening), row.end - len(closing)
    words = source[start:end]
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, end - (len(words) - len(words.rstrip()))) if words.strip() else None
