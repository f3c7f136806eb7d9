"""The parts of a document: values that never change, each with its place in the source.

What a reader makes of a file is made of these; ``document.Document`` holds them, and every
one of them can be imported from there.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = [
    "Block", "Cell", "Comment", "Container", "Datum", "Format", "Image", "Kind", "Link",
    "Mark", "MarkKind", "Metadata", "Region", "Row", "Run", "Table", "TableForm",
]  # fmt: skip


class Format(StrEnum):
    """How a file is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class Kind(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # the text of a list item
    CELL = "cell"
    CAPTION = "caption"
    TERM = "term"  # dt
    DETAIL = "detail"  # dd
    FOOTNOTE = "footnote"
    CODE = "code"  # fenced, indented, <pre>: never prose
    TITLE = "title"  # the document's own title: front matter, <title>, og:title
    DESCRIPTION = "description"  # meta description, front matter summary
    ATTRIBUTE = "attribute"  # alt, title, aria-label, placeholder


class MarkKind(StrEnum):
    """What a range of a block's text is."""

    LINK = "link"
    CODE = "code"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CITE = "cite"  # <cite>: the title of a work
    QUOTE = "quote"  # <q>
    DELETED = "deleted"
    NOTE = "note"  # footnote reference or superscript citation
    TIME = "time"
    SHORTCODE = "shortcode"  # MDX, Hugo, Jekyll: left alone
    ABBREVIATION = "abbreviation"


class Region(StrEnum):
    """Where on the page a block stands."""

    CONTENT = "content"
    HEADER = "header"
    NAVIGATION = "navigation"
    RELATED = "related"
    COMMENTS = "comments"  # of readers
    FOOTER = "footer"
    NOTICE = "notice"  # cookie and consent notices, paywalls
    FURNITURE = "furniture"  # anything else that is not the article


class TableForm(StrEnum):
    """The way a table was written."""

    MARKDOWN = "markdown"  # a Markdown parser renders it
    PIPES = "pipes"  # rows of pipes that no Markdown parser renders, or plain text
    HTML = "html"


class Run(NamedTuple):
    """A stretch of a block's text and the source it stands for.

    Runs tile the text: a run ends where the next begins. Where the source is
    as long as the text, offsets map one to one (the source equals the text
    save for white space and NUL); otherwise (an entity, a collapsed line end)
    the whole source range stands for every part of the text.
    """

    at: int  # offset in the block's text, code points
    start: int  # source range, code points
    end: int


def _end(run: Run) -> int:
    return run.end


class Mark(NamedTuple):
    """A range of a block's text with a meaning; ``target`` is a link's address."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


class Container(NamedTuple):
    """A node of the tree in which blocks stand.

    ``kind`` is one of blockquote, list, ordered-list, item, table, figure,
    definition-list, address, details, footnote, article, main, section, nav,
    header, footer, aside, form, embed, or ``div`` for an HTML element kept for
    its attributes. ``attributes`` are the HTML attributes worth keeping (id, class,
    itemprop, itemtype, role, rel, lang, hidden, style), lower-case names.
    """

    kind: str
    span: Span
    parent: int = -1  # index into Document.containers
    attributes: tuple[tuple[str, str], ...] = ()

    def attribute(self, name: str) -> str:
        """The value of an attribute, or an empty string."""
        for key, value in self.attributes:
            if key == name:
                return value
        return ""


class Block(NamedTuple):
    """One block of visible text.

    ``text`` has white space collapsed: one space for any run of it, no-break
    spaces as spaces, zero-width characters and soft hyphens left out.
    """

    kind: Kind
    text: str
    runs: tuple[Run, ...]
    extent: Span  # the whole block in the source, markup included
    number: int = 0  # place in Document.blocks
    level: int = 0  # of a heading 1-6; depth of a list item from 1
    container: int = -1  # innermost Container
    within: tuple[str, ...] = ()  # kinds of all containers around it, outermost first
    marks: tuple[Mark, ...] = ()
    name: str = ""  # attribute or metadata field that the text is the value of
    recovered: bool = False  # a heading told from a plain line by its looks

    def span(self, start: int, end: int) -> Span:
        """The source range of ``text[start:end]``; markup inside is included, at the edges not.

        An empty range gives the place before ``start``.

        Raises:
            ValueError: the range is not inside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}:{end} is outside a text of {len(self.text)} code points")
        runs = self.runs
        if not runs:
            return Span(self.extent.start, self.extent.start)
        if len(runs) == 1 and runs[0].end - runs[0].start == len(self.text):
            return Span(runs[0].start + start, runs[0].start + end)
        first = self._place(start if start < len(self.text) else len(self.text) - 1)
        at, source_start, source_end = runs[first]
        linear = source_end - source_start == self._ends(first) - at
        begin = source_start + start - at if linear else source_start
        if start == end:
            return Span(begin, begin)
        last = self._place(end - 1)
        at, source_start, source_end = runs[last]
        linear = source_end - source_start == self._ends(last) - at
        return Span(begin, source_start + end - at if linear else source_end)

    def _place(self, offset: int) -> int:
        return bisect_right(self.runs, (offset, float("inf"), 0)) - 1

    def _ends(self, index: int) -> int:
        return self.runs[index + 1].at if index + 1 < len(self.runs) else len(self.text)

    def run_behind(self, place: int) -> int:
        """The number of the first run that ends behind a place of the source; as many as there are where none does."""
        return bisect_right(self.runs, place, key=_end)

    def part(self, span: Span) -> str:
        """The text that a source range covers; a run that is no one-to-one copy counts as a whole."""
        parts = []
        for index in range(self.run_behind(span.start), len(self.runs)):
            at, start, end = self.runs[index]
            if start >= span.end:
                break
            text = self.text[at : self._ends(index)]
            if end - start == len(text):
                text = text[max(span.start - start, 0) : span.end - start]
            parts.append(text)
        return "".join(parts).strip(" ")

    @property
    def whole(self) -> Span:
        """The source range of all of the text."""
        return self.span(0, len(self.text))

    @property
    def quoted(self) -> bool:
        """Whether the block stands in a block quote."""
        return "blockquote" in self.within


class Cell(NamedTuple):
    """One cell as it was written; ``column`` counts from 0 with spans resolved."""

    text: str
    block: Block | None  # None where the cell is empty
    span: Span  # the cell in the source, without its separators or with its tag
    column: int
    colspan: int = 1
    rowspan: int = 1
    header: bool = False


class Row(NamedTuple):
    """One row; ``kind`` is header, body or delimiter (``|---|---|``)."""

    kind: str
    cells: tuple[Cell, ...]
    span: Span


class Table(NamedTuple):
    """A table as it was written, rendered or not.

    ``attributes`` (HTML) as in Container. ``width`` is the number of columns
    the header (or the widest row) declares, padding included.
    """

    form: TableForm
    rows: tuple[Row, ...]
    span: Span
    width: int
    caption: Block | None = None
    container: int = -1  # the container the table stands in
    before: int = 0  # index of the first block after the table's start
    after: int = 0  # index of the first block after the table's end
    absorbed: tuple[Span, ...] = ()  # prose lines that a Markdown parser makes rows of this table
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def header(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.kind == "header")

    @property
    def body(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.kind == "body")


class Link(NamedTuple):
    """A link: its address as written, its visible text, and where both stand."""

    target: str
    span: Span  # the whole link, markup included
    target_span: Span  # the address in the source
    text: str
    block: int = -1  # index of the block the link's text is in
    rel: str = ""


class Image(NamedTuple):
    """A picture: source address, alternative text (None: no such attribute), place."""

    source: str
    span: Span
    alt: str | None = None
    caption: int = -1  # index of the caption block
    container: int = -1


class Comment(NamedTuple):
    """A comment of Markdown, MDX or HTML, kept for directives; ``text`` without its marks."""

    text: str
    span: Span
    text_span: Span


class Datum(NamedTuple):
    """One thing the page says of itself.

    ``field`` is one of title, author, published, modified, publisher, canonical,
    source, type, language, description, section, or "" where it is none of these.
    ``place`` is front-matter, meta, json-ld, time, link, title, microdata, html.
    ``key`` is the name at that place (``article:published_time``, ``author.0.name``).
    """

    field: str
    value: str
    span: Span
    place: str
    key: str = ""


class Metadata(NamedTuple):
    """Everything the page says of itself, in source order."""

    data: tuple[Datum, ...] = ()

    def all(self, field: str, *places: str) -> tuple[Datum, ...]:
        """The values of a field, of the named places or of all."""
        return tuple([datum for datum in self.data if datum.field == field and (not places or datum.place in places)])

    def first(self, field: str, *places: str) -> Datum | None:
        """The first value of a field, or None."""
        for datum in self.data:
            if datum.field == field and (not places or datum.place in places):
                return datum
        return None
