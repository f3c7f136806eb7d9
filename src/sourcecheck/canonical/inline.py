"""One line of inline Markdown: text with marks, links, pictures and references to footnotes.

A line is put together first as it would be without escapes, in regions that are text or markup; then backslashes go
where a text would be markup. Emphasis is written with stars where CommonMark is sure to take them for it, else as an
HTML tag: inside of words and beside other stars its rules about "flanking" are not met (0.31, 6.2).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from sourcecheck.canonical.addresses import is_bare, link_address
from sourcecheck.canonical.escaping import escaped_heading_end, escaped_inside, escaped_start, fence, is_dashes, plain
from sourcecheck.canonical.pieces import Piece, edges, in_lines
from sourcecheck.canonical.values import Inline, Mark, Picture, Stretch
from sourcecheck.records import NamedTuple

__all__ = ["Kind", "Line", "lines"]

# Outermost first; None stands for links.
_LEVELS: Final = (None, Mark.DELETED, Mark.STRONG, Mark.EMPHASIS, Mark.RAISED, Mark.CODE)
_DELIMITERS: Final = {Mark.DELETED: "~~", Mark.STRONG: "**", Mark.EMPHASIS: "*"}
_TAGS: Final = {Mark.DELETED: "del", Mark.STRONG: "strong", Mark.EMPHASIS: "em", Mark.RAISED: "sup", Mark.CODE: "code"}
# Beside one of these, as beside white space, stars open and close whatever stands on their other side.
_SURE: Final = frozenset("!\"#$%&'()+,-./:;<=>?@[]^{|}")


class Kind(NamedTuple):
    """What a line is part of.

    Attributes:
        start: it begins a line of the text, where a mark could begin a block.
        heading: it is a heading, which a run of ``#`` would close.
        cell: it is a line of a cell between pipes.
    """

    start: bool = True
    heading: bool = False
    cell: bool = False


class Line(NamedTuple):
    """A line of Markdown, and its stretches from its beginning on."""

    text: str
    stretches: tuple[Stretch, ...]


def lines(inline: Iterable[Inline], kind: Kind = Kind()) -> list[Line]:  # noqa: B008  a frozen value
    """The lines of a block that breaks part; those that show nothing are left out."""
    found = [_regions(pieces, kind) for pieces in in_lines(inline)]
    tildes = sum(region.text.count("~") for regions in found for region in regions) > 1
    return [_escaped(regions, kind, bars=kind.cell or len(found) > 1, tildes=tildes) for regions in found]


class _Region(NamedTuple):
    """A part of a line: text, or what stays as it is.

    ``length`` code points of a value's text from ``at`` on are shown by it; ``bracketed`` says that it stands between
    the brackets of a link or picture.
    """

    text: str
    raw: bool
    origin: int = -1
    at: int = 0
    length: int = 0
    bracketed: bool = False


class _Regions:
    """The regions of a line while they are put together."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.done: list[_Region] = []
        self._bracketed = False

    def put(self, pieces: Sequence[Piece], level: int, before: str, after: str) -> None:
        """Write pieces, those of one link or mark together.

        Args:
            level: from which on marks are looked at.
            before, after: the characters around; empty at the ends of the line.
        """
        if level == len(_LEVELS):
            for piece in pieces:
                self._piece(piece)
            return
        mark = _LEVELS[level]
        groups = [(key, list(some)) for key, some in groupby(pieces, lambda piece: _key(piece, mark))]
        for number, (key, some) in enumerate(groups):
            left = self.done[-1].text[-1] if number else before
            right = _first(groups[number + 1][1][0], level) if number + 1 < len(groups) else after
            if not key:
                self.put(some, level + 1, left, right)
                continue
            lead, core, tail = edges(some)
            for piece in lead:
                self._text(piece)
            if core:
                self._wrapped(mark, core, level, " " if lead else left, " " if tail else right)
            for piece in tail:
                self._text(piece)

    def _wrapped(self, mark: Mark | None, pieces: Sequence[Piece], level: int, before: str, after: str) -> None:
        if mark is None:
            self._link(pieces, level)
        elif mark is Mark.CODE and not self._needs_tag("".join(piece.text for piece in pieces)):
            ticks, pad = fence("".join(piece.text for piece in pieces))
            self._raw(ticks + pad)
            for piece in pieces:
                self.done.append(_Region(piece.text, True, piece.origin, piece.at, len(piece.text)))
            self._raw(pad + ticks)
        elif mark in _DELIMITERS and _is_sure(before) and _is_sure(after):
            self._raw(_DELIMITERS[mark])
            self.put(pieces, level + 1, before, after)
            self._raw(_DELIMITERS[mark])
        else:
            self._raw(f"<{_TAGS[mark]}>")
            self.put(pieces, level + 1, ">", "<")
            self._raw(f"</{_TAGS[mark]}>")

    def _needs_tag(self, code: str) -> bool:
        """Whether code holds what ends a link, or what parsers of tables do not agree about."""
        odd = ("[]" if self._bracketed else "") + ("|\\`" if self.kind.cell else "")
        return any(char in code for char in odd)

    def _link(self, pieces: Sequence[Piece], level: int) -> None:
        address = pieces[0].address
        if len(pieces) == 1 and is_bare(pieces[0].text, address) and not pieces[0].marks:
            piece = pieces[0]
            self._raw("<")
            self.done.append(_Region(piece.text, True, piece.origin, piece.at, len(piece.text)))
            self._raw(">")
            return
        self._apart()
        self._raw("[")
        self._bracketed = True
        self.put(pieces, level + 1, "[", "]")
        self._bracketed = False
        self._raw(f"]({link_address(address, cell=self.kind.cell)})")

    def _piece(self, piece: Piece) -> None:
        thing = piece.thing
        if thing is None:
            self._text(piece)
        elif isinstance(thing, Picture):
            alt = _escaped_alt(plain(thing.alt), self.kind)
            self._raw(f"![{alt}]({link_address(thing.source, cell=self.kind.cell)})", piece.origin)
        else:
            self._raw(f"[^{thing.label}]", piece.origin)

    def _apart(self) -> None:
        """Part a reference to a footnote from a bracket, which parsers read as one thing, even where it is escaped."""
        if self.done and self.done[-1].raw and self.done[-1].text.startswith("[^"):
            self._raw("<wbr>")

    def _text(self, piece: Piece) -> None:
        if piece.text[:1] == "[":
            self._apart()
        self.done.append(_Region(piece.text, False, piece.origin, piece.at, len(piece.text), self._bracketed))

    def _raw(self, text: str, origin: int = -1) -> None:
        if text:
            self.done.append(_Region(text, True, origin))


def _key(piece: Piece, mark: Mark | None) -> str | bool:
    return piece.address if mark is None else mark in piece.marks


def _first(piece: Piece, level: int) -> str:
    """What a piece begins with once it is written, as far as it has to be known."""
    if piece.text[:1].isspace():
        return " "
    if piece.address and level == 0:
        return "["
    if piece.thing is not None:
        return "!" if isinstance(piece.thing, Picture) else "["
    if not piece.marks.isdisjoint(_LEVELS[level:]):
        return "*"
    return piece.text[0]


def _is_sure(char: str) -> bool:
    return not char or char in _SURE or char.isspace()


def _regions(pieces: Sequence[Piece], kind: Kind) -> list[_Region]:
    regions = _Regions(kind)
    regions.put(pieces, 0, "", "")
    return regions.done


def _escaped_alt(text: str, kind: Kind) -> str:
    """The alternative text of a picture between its brackets."""
    regions = [_Region("[", True), _Region(text.strip(), False, bracketed=True), _Region("]", True)]
    return _escaped(regions, kind._replace(start=False, heading=False), bars=kind.cell, tildes=True).text[1:-1]


def _escaped(regions: Sequence[_Region], kind: Kind, *, bars: bool, tildes: bool) -> Line:
    """The line with its backslashes, and where the texts stand in it.

    Args:
        bars: whether every ``|`` counts: between others, and where lines of one block may look like rows of a table.
        tildes: whether every ``~`` counts: one alone strikes nothing through.
    """
    whole = "".join(region.text for region in regions)
    starts: list[int] = []
    at = 0
    for region in regions:
        starts.append(at)
        at += len(region.text)

    def region_at(place: int) -> _Region:
        return regions[bisect_right(starts, place) - 1]

    places = set(
        escaped_inside(
            whole,
            lambda place: region_at(place).raw,
            bracketed=lambda place: region_at(place).bracketed,
            bars=bars,
            tildes=tildes,
        )
    )
    if kind.start:
        places.add(escaped_start(whole))
    if kind.heading:
        places.add(escaped_heading_end(whole))
    if kind.cell and is_dashes(whole):
        places.add(0)
    escapes = sorted(place for place in places if place >= 0 and not region_at(place).raw)
    return _assembled(regions, starts, escapes)


def _assembled(regions: Sequence[_Region], starts: Sequence[int], escapes: Sequence[int]) -> Line:
    parts: list[str] = []
    stretches: list[Stretch] = []
    length = number = 0
    for region, start in zip(regions, starts, strict=True):
        text = region.text
        at = 0
        while True:
            more = number < len(escapes) and escapes[number] < start + len(text)
            end = escapes[number] - start if more else len(text)
            if end > at:
                parts.append(text[at:end])
                if region.origin >= 0:
                    shown = end - at if region.length else 0
                    stretches.append(Stretch(length, length + end - at, region.origin, region.at + at, shown))
                length += end - at
            if not more:
                break
            parts.append("\\")
            length += 1
            number += 1
            at = end
    return Line("".join(parts), tuple(stretches))
