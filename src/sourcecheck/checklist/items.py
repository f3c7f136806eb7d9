"""The values of a checklist."""

from __future__ import annotations

from enum import StrEnum

from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Item", "Place", "State"]


class State(StrEnum):
    """What was found of an item."""

    FOUND = "found"
    PARTLY = "partly"  # some of it, or where readers do not see it
    MISSING = "not found"
    NONE = "nothing to look for"  # no quotation, so that none needs a speaker
    UNKNOWN = "not looked for"  # in this language


class Place(NamedTuple):
    """Where it was found: the words and their range in the source, code points."""

    words: str
    span: Span


class Item(NamedTuple):
    """One thing that a reader would look for.

    Attributes:
        name: for programs: author, date, links, quotations, correction.
        title: for people.
        said: a sentence on what was found.
        places: where, in the order of the text; at most 20.
        open: of quotations: those for which nobody was found; at most 20.
        total: how many there are, these included.
        opened: how many of them nobody was found for.
    """

    name: str
    title: str
    state: State
    said: str
    places: tuple[Place, ...] = ()
    open: tuple[Place, ...] = ()
    total: int = 0
    opened: int = 0
