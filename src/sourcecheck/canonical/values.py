"""What can be written as canonical Markdown, and what comes of it.

``origin`` is a number of the caller's: it comes back with the place at which the value was written. -1 stands for
none.
"""

from __future__ import annotations

from enum import StrEnum

from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = [
    "Block", "Break", "Cell", "Code", "Footnote", "Heading", "Inline", "Item", "Mark", "Note", "Paragraph", "Picture",
    "Placed", "Quote", "Row", "Rule", "Stretch", "Table", "Text", "Written",
]  # fmt: skip


class Mark(StrEnum):
    """How a text is set."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    DELETED = "deleted"  # struck through
    RAISED = "raised"  # superscript
    CODE = "code"


class Text(NamedTuple):
    """A text set in one way; ``address`` where it is (a part of) a link.

    Neighbours with one address are one link. Line ends in the text are spaces.
    """

    text: str
    marks: frozenset[Mark] = frozenset()
    address: str = ""
    origin: int = -1


class Break(NamedTuple):
    """The end of a line inside of a block. Several in a row count as one."""


class Picture(NamedTuple):
    """A picture: its alternative text, where it lies, and where it leads if it is (a part of) a link."""

    alt: str
    source: str
    address: str = ""
    origin: int = -1


class Note(NamedTuple):
    """A reference to a footnote; its label is letters and digits."""

    label: str
    origin: int = -1


Inline = Text | Break | Picture | Note
Line = tuple[Inline, ...]


class Heading(NamedTuple):
    """A heading; ``level`` from 1 to 6."""

    level: int
    inline: Line
    origin: int = -1


class Paragraph(NamedTuple):
    """A paragraph."""

    inline: Line
    origin: int = -1


class Item(NamedTuple):
    """An item of a list: its text, then what else stands in it. Items that follow one another are one list.

    ``depth`` counts from 1. ``number`` is that of an item of an ordered list.
    """

    depth: int
    inline: Line
    ordered: bool = False
    number: int = 1
    blocks: tuple[Block, ...] = ()
    origin: int = -1


class Quote(NamedTuple):
    """A block quote."""

    blocks: tuple[Block, ...]
    origin: int = -1


class Code(NamedTuple):
    """A block of code: pieces of one text, with its line ends."""

    pieces: tuple[Text, ...]
    origin: int = -1


class Cell(NamedTuple):
    """A cell of a table; several paragraphs are parted by breaks."""

    inline: Line
    colspan: int = 1
    rowspan: int = 1
    origin: int = -1


class Row(NamedTuple):
    """A row of a table; cells that reach down from rows above are not in it."""

    cells: tuple[Cell, ...]
    header: bool = False
    origin: int = -1


class Table(NamedTuple):
    """A table. Its first row is taken for its header where there are others below."""

    rows: tuple[Row, ...]
    origin: int = -1


class Footnote(NamedTuple):
    """A footnote; what is said of it in the text is a ``Note`` with the same label."""

    label: str
    blocks: tuple[Block, ...]
    origin: int = -1


class Rule(NamedTuple):
    """A line between two parts of a text."""


Block = Heading | Paragraph | Item | Quote | Code | Table | Footnote | Rule


class Stretch(NamedTuple):
    """A range of what was written, and the piece of text that it shows: ``length`` code points from ``at`` on.

    The two are equal, save that white space and NUL may be another character, where they are of one length;
    otherwise (an entity, a picture) the whole range stands for the whole piece.
    """

    start: int
    end: int
    origin: int
    at: int
    length: int


class Placed(NamedTuple):
    """A range of what was written, and the block, row or cell that it is."""

    span: Span
    origin: int


class Written(NamedTuple):
    """Markdown, with what stands where in it, both in order; of blocks the outer ones first."""

    text: str
    stretches: tuple[Stretch, ...]
    places: tuple[Placed, ...]
