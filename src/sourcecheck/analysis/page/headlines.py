"""The headline of a text, in whatever way its format marks one."""

from __future__ import annotations

from sourcecheck.analysis.sentences import split
from sourcecheck.document import Block, Document, Format, Kind

__all__ = ["headline_of"]

_LONGEST = 140  # code points of a headline


def headline_of(document: Document) -> Block | None:
    """The headline: the first heading of level 1, else the page's title, else a short first line of plain text."""
    title = None
    for block in document.blocks[:60]:
        if block.kind is Kind.HEADING and block.level <= 1 and document.in_content(block):
            return block if len(block.text) <= _LONGEST else None
        if block.kind is Kind.TITLE and title is None:
            title = block
            if document.format is Format.MARKDOWN:
                break  # front matter: the page prints it as its headline
    if title is not None:
        return title if len(title.text) <= _LONGEST else None
    heading = next((block for block in document.blocks if block.text and document.in_content(block)), None)
    if heading is not None and heading.kind is Kind.HEADING and len(heading.text) <= _LONGEST:
        return heading  # of a fragment, whatever its level
    if document.format is not Format.TEXT:
        return None
    first = next((block for block in document.blocks if block.text), None)
    if first is None or first.kind not in (Kind.PARAGRAPH, Kind.HEADING) or len(first.text) > _LONGEST:
        return None
    following = document.blocks[first.number + 1 :][:3]
    # A line that ends like a sentence is the first sentence of a text without a headline.
    if first.kind is Kind.PARAGRAPH and (
        first.text.endswith((".", ":", ";", ",", "”", '"'))
        or len(split(first.text)) > 1
        or not any(len(block.text) > len(first.text) for block in following)
    ):
        return None
    return first
