"""What a rule reports, and what the engine makes of it."""

from __future__ import annotations

from enum import IntEnum

from sourcecheck.records import NamedTuple
from sourcecheck.text import Position, Span

__all__ = ["Confidence", "Finding", "Fix", "Related", "Severity", "TextEdit"]


class Severity(IntEnum):
    """How much the reader is misled if the finding is right."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class Confidence(IntEnum):
    """How often the rule is right: a measured claim."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class TextEdit(NamedTuple):
    """Replace the source at ``span`` by ``text``."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that belong together; ``safe`` where the meaning cannot change."""

    message: str
    edits: tuple[TextEdit, ...]
    safe: bool = False


class Related(NamedTuple):
    """Another place that belongs to a finding, and why."""

    span: Span
    message: str


class Finding(NamedTuple):
    """One defect at one place, settled and ready to print.

    ``quote`` is the source at ``span``; ``around`` a hash of the words beside it in its paragraph (16 hex digits),
    by which equal quotes are told apart when lines have moved. ``lines`` are the source lines the span
    touches (shortened for very long ones) starting at column ``lines_column`` of line ``start.line``, for doors
    that show them. Positions count code points. ``place`` is what people call the place where the source is not what
    they see ("paragraph 12" of a Word file); empty where its lines tell it.
    """

    path: str
    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    span: Span
    start: Position
    end: Position
    quote: str
    related: tuple[tuple[Position, Position, str, str], ...] = ()  # start, end, quote, message
    fix: Fix | None = None
    fingerprint: str = ""
    around: str = ""
    lines: str = ""
    lines_column: int = 1
    scope: str = "span"  # or "document": a finding about the whole text, shown at its headline
    edits: tuple[tuple[Position, Position, str], ...] = ()  # of the fix: start, end, replacement
    place: str = ""
    related_places: tuple[str, ...] = ()  # of the related ones
