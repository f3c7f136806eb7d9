"""A directive as a value: what it says, where, and what is wrong with it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Directive", "Name", "Until", "Verb"]


class Verb(StrEnum):
    """What a directive does."""

    DISABLE = "disable"  # from here to an enable, else to the end
    ENABLE = "enable"
    LINE = "disable-line"
    NEXT_LINE = "disable-next-line"
    FILE = "disable-file"  # also what front matter says


class Name(NamedTuple):
    """A rule or family as it is named in a directive, in lower case; ``tables/*`` is ``tables``."""

    text: str
    span: Span


class Until(NamedTuple):
    """The last day on which a directive counts."""

    day: date
    span: Span


class Directive(NamedTuple):
    """One directive.

    ``span`` is the whole comment or the value in front matter, ``at`` its words (the
    directive without the marks of the comment and without the reason), where findings
    about it are shown. With a ``problem`` it does nothing; that names what is wrong.
    """

    verb: Verb
    span: Span
    at: Span
    names: tuple[Name, ...] = ()  # an enable without names ends all
    until: Until | None = None
    reason: str = ""
    problem: str = ""
    matter: bool = False  # stands in front matter
