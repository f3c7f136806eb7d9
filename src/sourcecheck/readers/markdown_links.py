"""Links of Markdown: where an address stands, and links that are written bare."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Link, Mark, MarkKind
from sourcecheck.readers.visible import INVISIBLE, WHITE, Piece
from sourcecheck.readers.writer import PieceMark, Writer
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Part", "PendingLink", "Target", "attach", "definition_target", "target_of"]


_new = tuple.__new__  # of a named tuple, in half the time that its own constructor takes


@cache
def _nothing() -> re.Pattern[str]:
    return compiled(f"[{WHITE}{INVISIBLE}]*\\Z")


class Target(NamedTuple):
    """A link's address as it resolves, and where it is written."""

    address: str
    span: Span


class PendingLink(NamedTuple):
    """A link whose block is not written yet: the pieces ``[first, last)`` are its text."""

    first: int
    last: int
    target: str
    span: Span
    target_span: Span
    rel: str


class Part(NamedTuple):
    """Pieces of a block or of a range of it, with what they are; marks and links outermost first."""

    pieces: list[Piece]
    marks: list[PieceMark]
    links: list[PendingLink]


def attach(writer: Writer, block: Block | None, part: Part) -> None:
    """Add the links of a part to the writer; ``block`` is what was written of the part.

    Bare web and e-mail addresses in the text, which no Markdown parser here makes links,
    become links and marks as well, outside code and other links.
    """
    if part.links:
        _linked(writer, block, part)
    if block:
        shown = block.text
        if "://" in shown or "@" in shown or "www." in shown or "WWW." in shown:
            _bare(writer, block)


def _linked(writer: Writer, block: Block | None, part: Part) -> None:
    texts = [mark for mark in block.marks if mark.kind is MarkKind.LINK] if block else []
    at = 0
    for link in part.links:
        text, number = "", -1
        # The writer leaves out marks over nothing visible.
        if block and any(_shows(piece[0]) for piece in part.pieces[link.first : link.last]):
            mark = texts[at]
            at += 1
            text, number = block.text[mark.start : mark.end], block.number
        _, _, target, span, target_span, rel = link
        writer.links.append(_new(Link, (target, span, target_span, text, number, rel)))


def _shows(text: str) -> bool:
    return text[:1].isalnum() or not _nothing().match(text)


def _bare(writer: Writer, block: Block) -> None:
    from sourcecheck.readers.addresses import addresses

    taken = [
        (mark.start, mark.end)
        for mark in block.marks
        if mark.kind in (MarkKind.LINK, MarkKind.CODE, MarkKind.SHORTCODE, MarkKind.NOTE)
    ]
    taken.sort()
    added = []
    at = reached = 0
    for start, end, target in addresses(block.text):
        while at < len(taken) and taken[at][0] < end:
            reached = max(reached, taken[at][1])
            at += 1
        if reached > start:
            continue
        span = block.span(start, end)
        added.append(Mark(MarkKind.LINK, start, end, target))
        writer.links.append(Link(target, span, span, block.text[start:end], block.number))
    if added:
        marks = tuple(sorted((*block.marks, *added), key=lambda mark: (mark.start, -mark.end)))
        writer.blocks[block.number] = block._replace(marks=marks)


# Targets --------------------------------------------------------------------------------


@cache
def _inline() -> re.Pattern[str]:
    return compiled(r"\]\([ \t\r\n]*(?:<([^<>\r\n]*)>|((?:[^\s{]++|\{\{[^{}\r\n]*\}\}|\{%[^{}\r\n]*%\}|\{)*))")


@cache
def _definition() -> re.Pattern[str]:
    return compiled(r"\[(?:[^\[\]\\]|\\.)*\]:(?:[ \t\r\n>]*)(?:<([^<>\r\n]*)>|(\S+))", re.DOTALL)


@cache
def _title() -> re.Pattern[str]:
    return compiled(
        r"[ \t\r\n]+(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))[ \t\r\n]*\)", re.DOTALL
    )


def target_of(source: str, address: str, inside: int, start: int, end: int) -> tuple[Target, list[Piece]]:
    """Where an inline link or picture ``source[start:end]`` has its address and its title.

    Args:
        address: as the parser resolved it.
        inside: where the last thing between the brackets ends.
    """
    match = _inline().match(source, inside, end)
    if match is None:
        return Target(address, Span(start, end)), []
    a, b = match.span(match.lastindex or 2)
    title: list[Piece] = []
    if match.lastindex == 1:
        after = match.end()
    else:
        b = min(b, end - 1)  # without a title, the last parenthesis ends the link
        after = b
    written = source[a:b]
    named = _title().match(source, after, end)
    if named:
        x, y = named.span(named.lastindex or 1)
        title.append(Piece(source[x:y], x, y))
    # Generators' variables are covered while the parser reads; the source has them.
    covered = "{" in written
    return _new(Target, (written if covered else address, _new(Span, (a, b)))), title


def definition_target(source: str, address: str, start: int) -> Target:
    """Where a reference definition that begins at ``start`` has its address."""
    match = _definition().match(source, start)
    span = Span(*match.span(match.lastindex or 1)) if match else Span(start, start)
    return Target(address, span)
