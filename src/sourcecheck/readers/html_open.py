"""Elements and links that are open while a page is read."""

from __future__ import annotations

from sourcecheck.document import Kind, MarkKind
from sourcecheck.text import Span

__all__ = ["Element", "Inline", "OpenLink"]


class Element:
    """An open block-level element."""

    __slots__ = ("caption", "contained", "first", "flush", "hides", "images", "kind", "level", "prop", "start", "tag")

    def __init__(self, tag: str, kind: Kind, level: int, start: int) -> None:
        self.tag = tag
        self.kind = kind  # of the text directly inside
        self.level = level
        self.start = start
        self.contained = False  # has a container of its own
        self.hides = False
        self.prop = ""  # itemprop whose value is the text
        self.first = 0  # where that text begins, as in Inline
        self.flush = -1
        self.images: list[int] | None = None  # of a figure: they wait for its caption
        self.caption = -1


class Inline:
    """An open inline element that means something: a mark, a link, hidden text, microdata."""

    __slots__ = ("container", "depth", "first", "flush", "hides", "kind", "link", "prop", "start", "tag", "target")

    def __init__(self, tag: str, kind: MarkKind | None, start: int) -> None:
        self.tag = tag
        self.kind = kind
        self.start = start
        self.first = 0  # index of the first piece inside ...
        self.flush = -1  # ... of this block; in later blocks all pieces are inside
        self.depth = 0  # open block-level elements around it
        self.target = ""
        self.hides = False
        self.prop = ""
        self.container = -1
        self.link: OpenLink | None = None


class OpenLink:
    """A link while its text is read."""

    __slots__ = ("block", "rel", "start", "target", "target_span", "text")

    def __init__(self, start: int, target: str, target_span: Span, rel: str) -> None:
        self.start = start
        self.target = target
        self.target_span = target_span
        self.rel = rel
        self.text: list[str] = []
        self.block = -1
