"""What is known of a Word file while it is read: its parts, what of it shows text, what its places are called."""

from __future__ import annotations

from collections import Counter

from sourcecheck.readers.word.fields import Fields
from sourcecheck.readers.word.names import Element
from sourcecheck.readers.word.numbering import Lists
from sourcecheck.readers.word.package import Package
from sourcecheck.readers.word.styles import Styles
from sourcecheck.records import NamedTuple

__all__ = ["Atom", "Gathered", "NoteUse", "Where"]


class Atom(NamedTuple):
    """A piece of a document that shows something: the text of one element, a picture, a reference to a note.

    Attributes:
        element: that holds the text.
        holder: the child of a paragraph (or of a link in it) that it stands in: a run, a formula.
        text: as it is shown.
        skipped: white space at the beginning of the element's text that is not shown, in code points.
        splits: whether the holder can be parted inside of the text.
        anchor: number of the atom at which a comment on this one stands, where none can stand here: in footnotes, in
            text boxes. -1: here.
    """

    element: Element
    holder: Element
    text: str = ""
    skipped: int = 0
    splits: bool = False
    anchor: int = -1


class NoteUse(NamedTuple):
    """A reference to a footnote or endnote."""

    kind: str  # footnote, endnote
    id: str
    label: str
    number: int  # that it shows; 0 where it has a mark of its own
    atom: int


class Gathered:
    """What is gathered from all parts of a file."""

    def __init__(self, package: Package, styles: Styles, lists: Lists) -> None:
        self.package = package
        self.styles = styles
        self.lists = lists
        self.atoms: list[Atom] = []
        self.places: list[str] = []  # what they are called, by origin
        self.notes: list[NoteUse] = []
        self._labels: dict[tuple[str, str], str] = {}  # of notes, by kind and id
        self._counts: Counter[tuple[str, bool]] = Counter()
        self.tables = self.boxes = self.paragraphs = 0
        self.sizes: dict[int, tuple[int, int]] = {}  # by place: the least size of its letters, and how many these are
        self.said: dict[str, None] = {}  # what the person should know, in order

    def atom(self, atom: Atom) -> int:
        """The number of a new atom."""
        self.atoms.append(atom)
        return len(self.atoms) - 1

    def note(self, use: NoteUse) -> None:
        """Keep the first reference to a note."""
        self.notes.append(use)
        self._labels[use.kind, use.id] = use.label

    def label(self, kind: str, id: str) -> str:
        """The label of a note that was referred to before; empty where it was not."""
        return self._labels.get((kind, id), "")

    def counted(self, kind: str, own_mark: bool) -> int:
        """The number of the next note of a kind; those with marks of their own are counted apart."""
        self._counts[kind, own_mark] += 1
        return self._counts[kind, own_mark]

    def say(self, text: str) -> None:
        """Keep what the person should know; once."""
        self.said[text] = None

    def place(self, name: str) -> int:
        """The number of a new place."""
        self.places.append(name)
        return len(self.places) - 1


class Where(NamedTuple):
    """What is being read.

    Attributes:
        part: its name, for relations.
        fields: that are open in it.
        place: what its places are called; empty: its paragraphs are counted.
        anchor: number of the atom at which comments on it stand; -1: on its own words.
    """

    gathered: Gathered
    part: str
    fields: Fields
    place: str = ""
    anchor: int = -1
