"""What an article consists of to the eye."""

from __future__ import annotations

from sourcecheck.document import Mark
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Node", "Piece", "View"]


class Piece(NamedTuple):
    """A stretch of text that has one look and one set of findings.

    Attributes:
        text: what a reader sees; in code with its line ends.
        span: the source range it stands for, code points.
        marks: what it is: a link, emphasis, code ..., outermost first.
        findings: numbers of the findings about these words, in the order of the text.
        ends: those of them of which this is the last piece.
        spots: offsets in the source at which another place that belongs to a finding begins here.
    """

    text: str
    span: Span
    marks: tuple[Mark, ...] = ()
    findings: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    spots: tuple[int, ...] = ()


class Node(NamedTuple):
    """A part of the page.

    ``kind`` is heading, paragraph, text (of a list item or cell), list, ordered-list, item, blockquote, figure,
    definition-list, term, detail, details, footnote, caption, code, table, row, cell, image, title, description,
    furniture (parts of the page that are not the article), unseen (source that has no visible text, shown since a
    finding is about it) or gap (parts left out).

    Attributes:
        span: in the source, markup included.
        level: of a heading.
        findings: numbers of the findings about all of it.
        header: whether a row or cell is one of the table's head.
        left_out: how many parts a gap stands for.
        spots: as those of a piece, of places that are all of it.
    """

    kind: str
    span: Span
    pieces: tuple[Piece, ...] = ()
    children: tuple[Node, ...] = ()
    level: int = 0
    findings: tuple[int, ...] = ()
    header: bool = False
    colspan: int = 1
    rowspan: int = 1
    left_out: int = 0
    spots: tuple[int, ...] = ()


class View(NamedTuple):
    """An article as it reads.

    Attributes:
        title: for a heading over it: its headline; empty where it has none.
        nodes: in the order of the source.
        about: numbers of the findings about the article as a whole.
    """

    title: str
    nodes: tuple[Node, ...]
    about: tuple[int, ...] = ()
