"""The inside of a Markdown block while it is read: pieces, marks, links and pictures.

Events come in source order; what lies between two pieces is markup. Where a link's
address stands is read from the link's own end, never looked for elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Comment, MarkKind
from sourcecheck.readers.markdown_links import Part, PendingLink, Target
from sourcecheck.readers.visible import Piece
from sourcecheck.readers.writer import PieceMark, Writer
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["SHOWN", "Inline", "PendingImage"]

SHOWN: dict[str, MarkKind] = {
    "Emphasis": MarkKind.EMPHASIS,
    "Strong": MarkKind.STRONG,
    "Strikethrough": MarkKind.DELETED,
}

# Inline elements of HTML that mean something to a reader of text.
_TAGS: dict[str, MarkKind] = {
    "a": MarkKind.LINK,
    "abbr": MarkKind.ABBREVIATION,
    "b": MarkKind.STRONG,
    "cite": MarkKind.CITE,
    "code": MarkKind.CODE,
    "del": MarkKind.DELETED,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "kbd": MarkKind.CODE,
    "q": MarkKind.QUOTE,
    "s": MarkKind.DELETED,
    "samp": MarkKind.CODE,
    "strong": MarkKind.STRONG,
    "sup": MarkKind.NOTE,
    "time": MarkKind.TIME,
    "tt": MarkKind.CODE,
    "var": MarkKind.CODE,
}
# Elements that stand between lines even inside a paragraph.
_SPACING = ("br", "hr", "p", "div", "td", "th", "tr", "li", "ul", "ol", "table", "section", "details", "summary", "img")
_TAG_NAME = compiled(r"</?([A-Za-z][A-Za-z0-9-]*)")
_TICKS = compiled(r"`+")
_LINES = compiled(r"[^\r\n]+|(?:\r\n|\r|\n)")
_INDENT = compiled(r"[ \t]*(?:>[ \t]?)*[ \t]*")


class PendingImage(NamedTuple):
    """A picture, its alternative text still in pieces."""

    source: str
    span: Span
    alt: list[Piece] | None


_new = tuple.__new__  # of a named tuple, in half the time that its own constructor takes
_NOWHERE = Span(0, 0)


class _Open(NamedTuple):
    kind: MarkKind
    first: int
    start: int
    tag: str = ""  # of HTML
    target: str = ""
    target_span: Span = _NOWHERE
    rel: str = ""


class Inline:
    """Collects one block's inside.

    Attributes:
        start, reach: source offsets at which the first event began and the last one ended.
    """

    __slots__ = (
        "_alts",
        "_tags",
        "broken",
        "images",
        "links",
        "marks",
        "opened",
        "pieces",
        "quotes",
        "reach",
        "start",
        "titles",
        "writer",
    )

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.quotes = 0  # open block quotes: lines may begin with ">"
        self._alts: list[list[Piece]] = []
        self.pieces: list[Piece] = []
        self.marks: list[PieceMark] = []
        self.links: list[PendingLink] = []
        self.images: list[PendingImage] = []
        self.titles: list[list[Piece]] = []  # title attributes of links and pictures
        self.opened: list[_Open] = []
        self._tags: list[_Open] = []
        self.broken = -1  # a line end that waits for what follows it
        self.start = -1
        self.reach = -1

    def clear(self) -> None:
        """Begin a new block."""
        self.pieces = []
        self.broken = self.start = self.reach = -1
        # Most blocks hold none of these.
        if self.marks:
            self.marks = []
        if self.links:
            self.links = []
        if self.images:
            self.images = []
        if self.titles:
            self.titles = []
        if self.opened:
            self.opened = []
        if self._tags:
            self._tags = []

    def resume(self, start: int) -> None:
        """End a pending line end: one space for it, the indentation and the quote marks after it."""
        if self.pieces:
            self.pieces.append(Piece(" ", self.broken, start))
        self.broken = -1

    def code(self, start: int, end: int, cell: bool = False) -> None:
        """A code span, its backticks left out; in a ``cell`` of a table, ``\\|`` in it shows a pipe."""
        source = self.writer.source
        ticks = _TICKS.match(source, start, end)
        width = ticks.end() - start if ticks else 0
        a, b = start + width, end - width
        if b - a > 2 and source[a] == " " == source[b - 1] and not source[a:b].isspace():
            a, b = a + 1, b - 1
        first = len(self.pieces)
        text = source[a:b]
        if "\n" in text or "\r" in text:
            self._lines(a, b)
        elif cell and "\\|" in text:
            from sourcecheck.readers.pipes import unescaped_pipes

            self.pieces += unescaped_pipes(source, Span(a, b))
        else:
            self.pieces.append(Piece(text, a, b))
        self.marks.append((MarkKind.CODE, first, len(self.pieces), ""))

    def _lines(self, start: int, end: int) -> None:
        """Several lines without what stands at their beginning."""
        at = start
        while at < end:
            match = _LINES.match(self.writer.source, at, end)
            assert match is not None
            at = match.end()
            if match[0] in ("\n", "\r", "\r\n"):
                if self.quotes:
                    indent = _INDENT.match(self.writer.source, at, end)
                    at = indent.end() if indent else at
                self.pieces.append(Piece(" ", match.start(), at))
            else:
                self.pieces.append(Piece(match[0], match.start(), at))

    def marked(self, kind: MarkKind, start: int, end: int) -> None:
        """The source itself as text under a mark: a shortcode, a footnote reference."""
        first = len(self.pieces)
        self._lines(start, end)
        self.marks.append((kind, first, len(self.pieces), ""))

    def open(self, kind: MarkKind, start: int) -> None:
        """Begin emphasis or a link."""
        self.opened.append(_new(_Open, (kind, len(self.pieces), start, "", "", _NOWHERE, "")))

    def close(self) -> None:
        """End the innermost emphasis."""
        kind, first, _, _, _, _, _ = self.opened.pop()
        self.marks.append((kind, first, len(self.pieces), ""))

    def close_link(self, target: Target, title: list[Piece], end: int) -> None:
        """End the innermost link."""
        kind, first, start, _, _, _, _ = self.opened.pop()
        self.marks.append((kind, first, len(self.pieces), target.address))
        span = _new(Span, (start, end))
        self.links.append(_new(PendingLink, (first, len(self.pieces), target.address, span, target.span, "")))
        if title:
            self.titles.append(title)

    def open_image(self) -> None:
        """Begin a picture: what follows is its alternative text."""
        self._alts.append(self.pieces)
        self.pieces = []
        self.opened.append(_Open(MarkKind.LINK, len(self.marks), 0))

    def close_image(self, target: Target, title: list[Piece], start: int, end: int) -> None:
        """End the innermost picture."""
        alt = self.pieces
        self.pieces = self._alts.pop()
        opened = self.opened.pop()
        del self.marks[opened.first :]
        # Links inside an alternative text are none.
        while self.links and self.links[-1].span.start > start:
            self.links.pop()
        if self._alts:
            self.pieces.extend(alt)
        self.images.append(PendingImage(target.address, Span(start, end), alt))
        if title:
            self.titles.append(title)

    def tag(self, start: int, end: int) -> None:
        """One tag or comment of inline HTML."""
        source = self.writer.source
        if source.startswith("<!--", start):
            inner = Span(min(start + 4, end), max(start + 4, end - 3))
            self.writer.comments.append(Comment(source[inner.start : inner.end], Span(start, end), inner))
            return
        match = _TAG_NAME.match(source, start, end)
        if match is None:
            return
        name = match[1].lower()
        if name in _SPACING:
            if name == "img":
                self._image_tag(start, end)
            else:
                self.pieces.append(Piece(" ", start, end))
            return
        if name not in _TAGS:
            return
        if source.startswith("/", start + 1):
            self._close_tag(name, end)
        elif not source.startswith("/>", end - 2):
            target, span, rel = "", Span(start, start), ""
            if name == "a":
                from sourcecheck.readers.html_attributes import places

                self._close_tag("a", start)  # links do not nest
                attributes = places(source, start, end, self.writer.markup)
                if "href" not in attributes:
                    return
                target, span = attributes["href"]
                rel = attributes["rel"].value if "rel" in attributes else ""
                if "&" in target:
                    from html import unescape

                    target = unescape(target)
            self._tags.append(_Open(_TAGS[name], len(self.pieces), start, name, target, span, rel))

    def _close_tag(self, name: str, end: int) -> None:
        # Tags that cross one another are closed as written; a few levels suffice for real text.
        for back in range(1, min(len(self._tags), 16) + 1):
            if self._tags[-back].tag == name:
                opened = self._tags.pop(-back)
                last = len(self.pieces)
                # A tag opened inside the alternative text of a picture has no place outside it.
                if opened.first <= last:
                    self.marks.append((opened.kind, opened.first, last, opened.target))
                    if name == "a":
                        span = Span(opened.start, end)
                        link = PendingLink(opened.first, last, opened.target, span, opened.target_span, opened.rel)
                        self.links.append(link)
                return

    def _image_tag(self, start: int, end: int) -> None:
        from sourcecheck.readers.html_attributes import pieces, places

        attributes = places(self.writer.source, start, end, self.writer.markup)
        alt = pieces(self.writer.source, attributes["alt"].span) if "alt" in attributes else None
        if "title" in attributes:
            self.titles.append(pieces(self.writer.source, attributes["title"].span))
        address = attributes["src"].value if "src" in attributes else ""
        self.images.append(PendingImage(address, Span(start, end), alt))

    # Parts ------------------------------------------------------------------------

    def parts(self) -> Callable[[Span], Part]:
        """A function that gives what of the block lies in a source range.

        Pieces across an end of the range are cut where they can be; a mark or a link
        that reaches beyond it (emphasis from one cell into another) means nothing there.
        """
        starts = [piece[1] for piece in self.pieces]
        marks = sorted(self.marks, key=_mark_order)
        mark_firsts = [mark[1] for mark in marks]
        links = sorted(self.links, key=lambda link: link.span.start)
        link_starts = [link.span.start for link in links]  # one around a picture has no pieces

        def part(span: Span) -> Part:
            start, end = span
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if first and self.pieces[first - 1][2] > start:
                first -= 1
            pieces = self.pieces[first:last]
            for index in {0, len(pieces) - 1} if pieces else ():
                text, a, b = pieces[index]
                x, y = max(a, start), min(b, end)
                if (x, y) != (a, b):
                    pieces[index] = Piece(text[x - a : y - a] if b - a == len(text) else text, x, y)
            kept = []
            for kind, a, b, target in marks[bisect_left(mark_firsts, first) : bisect_left(mark_firsts, last)]:
                if b <= last:
                    kept.append((kind, a - first, b - first, target))
            inside = [
                link._replace(first=link.first - first, last=link.last - first)
                for link in links[bisect_left(link_starts, start) : bisect_left(link_starts, end)]
                if first <= link.first and link.last <= last and link.span.end <= end
            ]
            return Part(pieces, kept, inside)

        return part

    def whole(self) -> Part:
        """All of the block."""
        marks, links = self.marks, self.links
        if len(marks) > 1:
            marks.sort(key=_mark_order)
            links.sort(key=_link_order)
        return _new(Part, (self.pieces, marks, links))


def _mark_order(mark: PieceMark) -> tuple[int, int]:
    return mark[1], -mark[2]


def _link_order(link: PendingLink) -> tuple[int, int]:
    return link.first, -link.last
