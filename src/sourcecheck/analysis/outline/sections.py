"""Headings, their levels, and those under which nothing stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.outline.gaps import following, shows_nothing
from sourcecheck.analysis.outline.section_names import is_leaf
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind, Region
from sourcecheck.records import NamedTuple

__all__ = [
    "Bare",
    "bare_headings",
    "end_of_article",
    "heading_level",
    "is_link",
    "is_prose",
    "last_paragraph",
]

# Headings in these are labels of their own: cards, tabs, quotations, captions, boxes.
_APART = frozenset(("item", "table", "blockquote", "figure", "form", "details", "nav", "aside", "footer", "footnote",
                    "definition-list", "address"))  # fmt: skip
_NAME = 60  # code points of a section's name
_PROSE = 60  # code points from which a paragraph is text and no label


class Bare(NamedTuple):
    """A heading under which nothing shows, and the heading that follows (None: the text ends)."""

    heading: Block
    next: Block | None


def is_prose(block: Block) -> bool:
    """Whether a block is text that sections are made of, not a label, byline or button."""
    return block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL) and len(block.text) >= _PROSE


def heading_level(document: Document, block: Block) -> int:
    """1-6 for a heading that is written as one; 0 for other blocks, and for headings told from their looks.

    Plain text knows headings with hashes, where a blank line parts them from their neighbours.
    """
    if block.kind is Kind.HEADING and not block.recovered:
        return block.level
    if document.format is Format.TEXT and block.text[:1] == "#":
        match = _hashes().match(block.text)
        if match is not None and block.kind in (Kind.HEADING, Kind.PARAGRAPH) and len(block.text) < 160:
            return len(match[1])
    return 0


@cache
def _hashes() -> re.Pattern[str]:
    return compiled(r"(#{1,6}) (?=\W*\w)")


def bare_headings(document: Document) -> tuple[Bare, ...]:
    """Headings of content that are followed by one of the same or a higher level, or by the end of the text.

    Use through ``document.once(bare_headings)``.
    """
    return tuple(_bare(document))


def _bare(document: Document) -> Iterator[Bare]:
    plain = document.format is Format.TEXT
    if plain:
        found = [block for block in document.blocks if len(block.text) < _NAME or block.text[:1] == "#"]
    else:
        found = [block for block in document.blocks if block.kind is Kind.HEADING]
    blocks, regions = document.blocks, document.regions
    for block in found:
        number = block.number + 1
        if (
            number < len(blocks)
            and blocks[number].kind not in (Kind.HEADING, Kind.ATTRIBUTE)
            and regions[number] is Region.CONTENT
            and not (plain and blocks[number].text[:1] == "#")
        ):
            continue  # most have their text below them
        level = heading_level(document, block)
        if not level:
            # A heading told from its looks: its level is not known, so its name has to tell that it is no parent.
            if plain and is_leaf(block.text) and _stands_alone(document, block):
                yield Bare(block, following(document, block))
            continue
        if not document.in_content(block) or not _APART.isdisjoint(block.within):
            continue
        after = following(document, block)
        if after is not None and document.in_content(after):
            below = heading_level(document, after)
            if (
                0 < below <= level
                and _APART.isdisjoint(after.within)
                and shows_nothing(document, block.extent.end, after.extent.start)
            ):
                yield Bare(block, after)
            continue
        end = len(document.source)
        if after is not None:
            # Page furniture follows: the text ends where its element does.
            end = end_of_article(document, block)
            if end < 0 or end > after.extent.start:
                continue
        if shows_nothing(document, block.extent.end, end):
            yield Bare(block, None)


def _stands_alone(document: Document, block: Block) -> bool:
    """Whether a section's name in plain text has text before it, and a heading or nothing after it."""
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or not block.number > 0:
        return False
    before, after = document.blocks[block.number - 1], following(document, block)
    if after is None:
        return len(before.text) >= _PROSE
    return after.kind is Kind.HEADING and (block.kind is Kind.HEADING or is_prose(before))


def end_of_article(document: Document, block: Block) -> int:
    """Where the article that holds a block ends in the source; -1 where no element says so."""
    for container in document.around(block):
        if container.kind in ("article", "main"):
            return container.span.end
    return -1


def last_paragraph(document: Document) -> int:
    """The number of the last paragraph of content; -1 where there is none.

    Use through ``document.once(last_paragraph)``.
    """
    regions = document.regions
    for block in reversed(document.blocks):
        if block.kind is Kind.PARAGRAPH and regions[block.number] is Region.CONTENT:
            return block.number
    return -1


def is_link(block: Block) -> bool:
    """Whether a heading is a link as a whole: the title of another page, and no anchor of its own."""
    linked = sum(mark.end - mark.start for mark in block.marks if mark.kind is MarkKind.LINK and mark.target[:1] != "#")
    return linked * 10 >= len(block.text) * 8
