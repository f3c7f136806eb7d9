"""The pieces of a document that rules look at, and where on the page each stands.

A channel is a row of units joined into one text: the blocks, the addresses of links,
the comments, or the raw lines. A scope is a choice among the units of one channel.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Final

from sourcecheck.document import Block, Document, Kind
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["CHANNELS", "SCOPES", "Units", "channels", "in_scope", "span_of"]

# Two separators: a phrase of one space cannot reach from one unit into the next.
_BETWEEN: Final = "\n\n"


class Units(NamedTuple):
    """One channel of a document: ``joined`` holds unit ``i`` at ``starts[i]``, ``lengths[i]`` code points long."""

    channel: str
    joined: str
    starts: list[int]
    lengths: list[int]

    def text(self, unit: int) -> str:
        start = self.starts[unit]
        return self.joined[start : start + self.lengths[unit]]

    def at(self, offset: int) -> int:
        """The unit that holds (or last began before) an offset into ``joined``."""
        return bisect_right(self.starts, offset) - 1

    def after(self, unit: int) -> int:
        """Where the next unit begins; for the last one, the end of ``joined``."""
        return self.starts[unit + 1] if unit + 1 < len(self.starts) else len(self.joined)

    def holding(self, shown: str, mark: str) -> Iterator[int]:
        """The units that hold a text, ``shown`` being ``joined`` in the form in which it is looked for."""
        at = shown.find(mark)
        while at >= 0:
            unit = self.at(at)
            yield unit
            at = shown.find(mark, max(at + 1, self.after(unit)))


def _joined(channel: str, texts: list[str]) -> Units:
    lengths = list(map(len, texts))
    starts = list(accumulate([length + len(_BETWEEN) for length in lengths[:-1]], initial=0)) if lengths else []
    return Units(channel, _BETWEEN.join(texts), starts, lengths)


def _blocks(document: Document) -> Units:
    return _joined("blocks", [block.text for block in document.blocks])


def _targets(document: Document) -> Units:
    return _joined("targets", [link.target for link in document.links])


def _comments(document: Document) -> Units:
    return _joined("comments", [comment.text for comment in document.comments])


def _lines(document: Document) -> Units:
    starts = document.lines.starts
    source = document.source
    lengths: list[int] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(source)
        while end > start and source[end - 1] in "\r\n":
            end -= 1
        lengths.append(end - start)
    return Units("lines", source, starts, lengths)


CHANNELS: Final[dict[str, Callable[[Document], Units]]] = {
    "blocks": _blocks,
    "targets": _targets,
    "comments": _comments,
    "lines": _lines,
}

# Scope: channel and what it chooses there.
SCOPES: Final[dict[str, tuple[str, str]]] = {
    "content": ("blocks", "prose of the article: paragraphs, list items, definitions, footnotes"),
    "headings": ("blocks", "headings and the title"),
    "captions": ("blocks", "captions of pictures and tables"),
    "cells": ("blocks", "table cells of the article"),
    "byline": ("blocks", "author boxes, bylines, and lines that begin with By"),
    "notices": ("blocks", "prose anywhere on the page, furniture included: disclaimers, notes"),
    "disclaimers": ("blocks", "another name for notices"),
    "attributes": ("blocks", "alternative texts, tooltips and labels"),
    "descriptions": ("blocks", "the page's description of itself: meta description, summary"),
    "code": ("blocks", "code blocks"),
    "targets": ("targets", "addresses of links, as written"),
    "comments": ("comments", "comments in the source"),
    "lines": ("lines", "raw lines of the source, markup and all"),
}

_PROSE: Final = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.TERM, Kind.DETAIL, Kind.FOOTNOTE})


def channels(scopes: tuple[str, ...]) -> tuple[str, ...]:
    """The channels that scopes look at, in a fixed order."""
    wanted = {SCOPES[scope][0] for scope in scopes}
    return tuple(channel for channel in CHANNELS if channel in wanted)


def in_scope(document: Document, channel: str, unit: int, scopes: tuple[str, ...]) -> bool:
    """Whether a unit is one that these scopes choose. The region is asked last: it may be expensive."""
    if channel != "blocks":
        return any(SCOPES[scope][0] == channel for scope in scopes)
    block = document.blocks[unit]
    return any(_CHOICE[scope](document, block) for scope in scopes if scope in _CHOICE)


def _content(document: Document, block: Block) -> bool:
    return block.kind in _PROSE and document.in_content(block)


def _headings(document: Document, block: Block) -> bool:
    return block.kind is Kind.TITLE or (block.kind is Kind.HEADING and document.in_content(block))


def _cells(document: Document, block: Block) -> bool:
    return block.kind is Kind.CELL and document.in_content(block)


def _notices(document: Document, block: Block) -> bool:
    return block.kind in _PROSE


def _byline(document: Document, block: Block) -> bool:
    if block.kind is Kind.CODE or block.kind is Kind.ATTRIBUTE:
        return False
    if block.container >= 0 and block.container in document.once(_author_containers):
        return True
    return _by().match(block.text) is not None


def _of(kind: Kind) -> Callable[[Document, Block], bool]:
    return lambda document, block: block.kind is kind


_CHOICE: Final[dict[str, Callable[[Document, Block], bool]]] = {
    "content": _content,
    "headings": _headings,
    "captions": _of(Kind.CAPTION),
    "cells": _cells,
    "byline": _byline,
    "notices": _notices,
    "disclaimers": _notices,
    "attributes": _of(Kind.ATTRIBUTE),
    "descriptions": _of(Kind.DESCRIPTION),
    "code": _of(Kind.CODE),
}


def _by() -> re.Pattern[str]:
    # A line that is a byline, not a sentence that begins with "By the time": a name has a capital.
    return re.compile(r"(?:[Ww]ritten |[Pp]osted |[Rr]eported )?(?:[Bb]y|BY):? [^\W\d_a-z]")


def _author_containers(document: Document) -> frozenset[int]:
    """Containers whose attributes name an author or a byline, and all inside them."""
    found: set[int] = set()
    for number, container in enumerate(document.containers):
        if container.parent in found:
            found.add(number)
            continue
        for name, value in container.attributes:
            if name in {"class", "id", "itemprop", "rel"} and re.search(
                r"(?:^|[^a-z])(?:author|byline|contributor)s?(?:$|[^a-z])", value[:500].lower()
            ):
                found.add(number)
                break
    return frozenset(found)


def span_of(document: Document, channel: str, unit: int, start: int, end: int) -> Span:
    """The source range of ``[start, end)`` of a unit's text."""
    if channel == "blocks":
        return document.blocks[unit].span(start, end)
    if channel == "lines":
        begin = document.lines.starts[unit]
        return Span(begin + start, begin + end)
    if channel == "targets":
        link = document.links[unit]
        text, whole = link.target, link.target_span
    else:
        comment = document.comments[unit]
        text, whole = comment.text, comment.text_span
    if whole.end - whole.start != len(text):
        return whole  # entities or escapes inside: the whole stands for every part
    return Span(whole.start + start, whole.start + end)
