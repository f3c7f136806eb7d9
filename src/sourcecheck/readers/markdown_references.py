"""Where the links and pictures of Markdown lead: by an address of their own, or by a definition elsewhere."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from sourcecheck.readers.markdown_events import options
from sourcecheck.readers.markdown_links import Target, definition_target, target_of
from sourcecheck.readers.visible import Piece
from sourcecheck.text import Span

__all__ = ["References", "own_target"]


def own_target(
    source: str, detail: dict[str, str], inside: int, start: int, end: int
) -> tuple[Target, list[Piece]] | None:
    """The address and title that a link or picture ``source[start:end]`` carries itself; None for a reference.

    Args:
        detail: what the parser says of it.
        inside: where the last thing between its brackets ends.
    """
    kind, address = detail["link_type"], detail["dest_url"]
    if kind == "Inline":
        return target_of(source, address, inside, start, end)
    if kind == "Autolink":
        return Target(address, Span(start + 1, end - 1)), []
    if kind == "Email":
        return Target("mailto:" + address, Span(start + 1, end - 1)), []
    return None


class References:
    """The definitions of a text, looked for when the first link asks.

    Args:
        text: as the parser sees it.
        ends, less: its offsets in bytes as code points of the source, from ``shifts``.
    """

    def __init__(self, source: str, text: str, ends: array[int], less: array[int]) -> None:
        self._source = source
        self._text = text
        self._ends = ends
        self._less = less
        self._definitions: dict[str, Target] | None = None

    def target(self, detail: dict[str, str], used: Span) -> Target:
        """Where the definition of a reference leads; its span is at the definition, else at the link."""
        if self._definitions is None:
            from pyromark import reference_definitions

            self._definitions = {}
            for name, definition in reference_definitions(self._text, options=options()).items():
                begin = definition["span"]["start"]
                begin -= self._less[bisect_right(self._ends, begin)]
                self._definitions.setdefault(_label(name), definition_target(self._source, definition["dest"], begin))
        return self._definitions.get(_label(detail["id"]), Target(detail["dest_url"], used))


def _label(label: str) -> str:
    """A reference's label as labels are compared."""
    return " ".join(label.split()).casefold()
