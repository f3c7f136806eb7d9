"""The inside of a line cut into pieces, each set in one way, and white space told from what shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sourcecheck.canonical.escaping import plain
from sourcecheck.canonical.values import Break, Inline, Mark, Note, Picture, Text
from sourcecheck.records import NamedTuple

__all__ = ["Piece", "edges", "in_lines", "trimmed"]

_BLANK: Final = " \t"
_NO_MARKS: Final[frozenset[Mark]] = frozenset()


class Piece(NamedTuple):
    """A text, or what stands in the place of one.

    ``text`` is what is shown; of a picture or a reference it is empty and ``thing`` has it. ``at`` is the offset of
    the text in the value with the number ``origin``.
    """

    text: str
    marks: frozenset[Mark] = _NO_MARKS
    address: str = ""
    origin: int = -1
    at: int = 0
    thing: Picture | Note | None = None

    def part(self, start: int, end: int) -> Piece:
        """The piece with a range of its text."""
        return self._replace(text=self.text[start:end], at=self.at + start)


def in_lines(inline: Iterable[Inline]) -> list[list[Piece]]:
    """The pieces of each line; lines that show nothing are left out."""
    found: list[list[Piece]] = [[]]
    for one in inline:
        if isinstance(one, Break):
            found.append([])
        elif isinstance(one, Text):
            if one.text:
                found[-1].append(Piece(plain(one.text), one.marks, one.address, one.origin))
        elif isinstance(one, Picture):
            found[-1].append(Piece("", _NO_MARKS, one.address, one.origin, 0, one))
        else:
            found[-1].append(Piece("", _NO_MARKS, "", one.origin, 0, one))
    return [pieces for line in found if (pieces := trimmed(line))]


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without spaces and tabs at both ends; none where nothing else is left."""
    first, last = 0, len(pieces)
    while first < last and _is_blank(pieces[first], _BLANK):
        first += 1
    while last > first and _is_blank(pieces[last - 1], _BLANK):
        last -= 1
    kept = list(pieces[first:last])
    if all(piece.thing is None and piece.text.isspace() for piece in kept):
        return []
    text = kept[0].text
    kept[0] = kept[0].part(len(text) - len(text.lstrip(_BLANK)), len(text))
    kept[-1] = kept[-1].part(0, len(kept[-1].text.rstrip(_BLANK)))
    return kept


def edges(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """White space at the beginning, what shows, and white space at the end."""
    first, last = 0, len(pieces)
    while first < last and _is_blank(pieces[first]):
        first += 1
    while last > first and _is_blank(pieces[last - 1]):
        last -= 1
    before, core, after = list(pieces[:first]), list(pieces[first:last]), list(pieces[last:])
    if core:
        text = core[0].text
        cut = len(text) - len(text.lstrip())
        if cut:
            before.append(core[0].part(0, cut))
            core[0] = core[0].part(cut, len(text))
        text = core[-1].text
        cut = len(text.rstrip())
        if cut < len(text):
            after.insert(0, core[-1].part(cut, len(text)))
            core[-1] = core[-1].part(0, cut)
    return before, core, after


def _is_blank(piece: Piece, blank: str | None = None) -> bool:
    return piece.thing is None and not piece.text.strip(blank)
