"""Markdown to Document, with front matter, embedded HTML, tables and shortcodes.

pulldown-cmark (through ``pyromark``) tells the structure; every event has its range
in UTF-8 bytes, which becomes code points here. What it does not know is claimed
before or beside it: front matter, shortcodes and MDX (``shortcodes``), raw rows of
pipes (``markdown_blocks``), HTML blocks (``html``), bare addresses (``markdown_links``).

Extensions that are on: GFM tables, strikethrough, task lists, alerts, footnotes, and
definition lists (Hugo and Jekyll render them). Not on: smart punctuation (the text
would differ from the source), math (``$5 and $10`` is money), wiki links.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from sourcecheck.document import Comment, Document, Format, Kind, MarkKind
from sourcecheck.readers.frontmatter import read_front_matter
from sourcecheck.readers.markdown_blocks import Blocks
from sourcecheck.readers.markdown_events import code_ranges, events, parsable, shifts
from sourcecheck.readers.markdown_inline import SHOWN, Inline
from sourcecheck.readers.markdown_references import References, own_target
from sourcecheck.readers.shortcodes import Cover, Covered, cover, covered
from sourcecheck.readers.visible import Piece
from sourcecheck.readers.writer import Writer
from sourcecheck.text import Span

__all__ = ["read"]


def read(source: str, path: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()) -> Document:
    """Read a Markdown or MDX article.

    A reference link's ``target_span`` is at its definition.

    Args:
        source: decoded, without byte-order mark.
        path: named in messages; ``.mdx`` is read as MDX, a date in a Jekyll file name is metadata.

    Raises:
        ReadError: more blocks, nesting or table cells than the limits.
    """
    writer = Writer(source, path)
    matter = read_front_matter(writer, path)
    start = matter.end
    mdx = path.lower().endswith(".mdx")
    ranges = covered(source, start, mdx, code_ranges(source, start))
    shortcodes = [one for one in ranges if one.cover is Cover.SHORTCODE]
    if shortcodes:
        writer.covering = lambda: source[:start] + cover(source, start, shortcodes)
    _Body(writer, parsable(cover(source, start, ranges)), start, ranges, mdx).read()
    writer.comments = sorted(set(writer.comments), key=lambda comment: comment.span)  # cells are looked at twice
    writer.links.sort(key=lambda link: link.span)
    return writer.document(Format.MARKDOWN, encoding=encoding, notes=(*notes, *matter.notes), language=matter.language)


class _Body:
    """One pass over the parser's events.

    Args:
        text: the body as the parser is to see it.
        base: where in the source it begins.
        ranges: what in it is covered.
        mdx: whether it is MDX.
    """

    def __init__(self, writer: Writer, text: str, base: int, ranges: list[Covered], mdx: bool = False) -> None:
        self.writer = writer
        self.source = writer.source
        self.text = text
        self.base = base
        self.inline = Inline(writer)
        blocks = [one for one in ranges if one.cover is Cover.CODE]
        expressions = frozenset(one.span.start for one in ranges if one.cover is Cover.COMMENT) if mdx else None
        self.blocks = Blocks(writer, self.inline, base, blocks, expressions)
        # Covered code is white space to the parser, save in lines with letters that no white space is as wide as.
        self.masks = [
            one
            for one in ranges
            if one.cover not in (Cover.CODE, Cover.BLANK) or not self.source[slice(*one.span)].isascii()
        ]
        self.mask = 0
        self.masked_to = base  # source offset up to which covered ranges are dealt with
        for one in ranges:
            if one.cover is Cover.COMMENT:
                writer.comments.append(Comment(self.source[slice(*one.inner)], one.span, one.inner))
        self.frames: list[str] = []  # what is open around the text: item, footnote, detail, blockquote ...
        self.fresh: list[bool] = []  # per open item: whether its own text is still to come
        self.level = 0
        self.code: list[Piece] | None = None
        self.rows: list[Span] = []  # of the table being read, as the parser sees them
        self.cells: list[Span] = []  # of the same table
        self.html: list[Span] = []  # lines of HTML blocks that follow one another
        self.targets: list[dict[str, str]] = []  # of the links and pictures that are open
        self.ends, self.less = shifts(text, base)
        self.references = References(self.source, text, self.ends, self.less)

    def read(self) -> None:
        """Write the body's blocks, links, pictures and tables."""
        inline = self.inline
        begin: dict[str, Callable[[Any, int, int], None]] = {
            "Paragraph": self.begin_block,
            "Heading": self.begin_heading,
            "BlockQuote": self.begin_quote,
            "CodeBlock": self.begin_code,
            "HtmlBlock": self.begin_html,
            "List": self.begin_list,
            "Item": self.begin_item,
            "FootnoteDefinition": self.begin_footnote,
            "DefinitionList": self.begin_definitions,
            "DefinitionListTitle": self.begin_block,
            "DefinitionListDefinition": self.begin_detail,
            "Table": self.begin_block,
            "TableHead": self.begin_row,
            "TableRow": self.begin_row,
            "TableCell": self.begin_cell,
        }
        finish: dict[str, Callable[[int, int], None]] = {
            "Paragraph": self.end_paragraph,
            "Heading": self.end_heading,
            "BlockQuote": self.end_quote,
            "CodeBlock": self.end_code,
            "HtmlBlock": self.end_html,
            "List": self.end_container,
            "Item": self.end_item,
            "FootnoteDefinition": self.end_container,
            "DefinitionList": self.end_container,
            "DefinitionListTitle": self.end_term,
            "DefinitionListDefinition": self.end_detail,
            "Table": self.end_table,
            "TableHead": self.end_row,
            "TableRow": self.end_row,
            "TableCell": self.end_row,
        }
        ends, less, base = self.ends, self.less, self.base
        ascii_only = not ends
        nowhere = len(self.source) + 1
        mask_start = self.masks[0].span.start if self.masks else nowhere  # where the next covered range begins
        value: Any  # None for an event without one
        for event, where in events(self.text):
            start, end = where["start"], where["end"]
            if type(event) is str:
                name, value = event, None
            else:
                name, value = event.popitem()  # its only one; half the time of unpacking ``items()``
            if ascii_only:
                start += base
                end += base
            elif name == "Text" and end - start == len(value):  # every character one byte, as in most
                end -= start
                start -= less[bisect_right(ends, start)]
                end += start
            else:
                start -= less[bisect_right(ends, start)]
                end -= less[bisect_right(ends, end)]
            if name == "Text":
                if self.code is not None:
                    if self.source.startswith("\r\n", start - 1):
                        start -= 1  # the parser leaves the carriage return out
                    self.code.append(Piece(self.source[start:end], start, end))
                    continue
                if end > mask_start or start < self.masked_to:
                    self.masked_text(value, start, end)
                    mask = self.masks[self.mask].span
                    mask_start = mask.start if mask.end > self.masked_to else nowhere
                    continue
                if inline.broken >= 0:
                    inline.resume(start)
                if inline.start < 0:
                    inline.start = start
                inline.pieces.append((value, start, end))  # type: ignore[arg-type]  # half the time of a Piece
                inline.reach = end
            elif value is None:
                if name == "Rule":
                    self.flush()
                elif end > self.masked_to:
                    inline.broken = start
            elif name == "Start":
                if value == "Paragraph":  # half of all blocks, without a call
                    if inline.start >= 0 or self.html:
                        self.flush()
                    if self.rows:
                        self.rows = []
                    if self.cells:
                        self.cells = []
                elif type(value) is dict:
                    ((value, detail),) = value.items()
                    if value == "Link" or value == "Image":
                        self.begin_inline(start)
                        self.begin_target(value, detail, start)
                    else:
                        begin[value](detail, start, end)
                elif value in SHOWN:
                    self.begin_inline(start)
                    inline.open(SHOWN[value], start)
                else:
                    begin[value](None, start, end)
            elif name == "End":
                if type(value) is dict:
                    ((value, _),) = value.items()
                if value == "Paragraph":
                    self.write(start, end)
                elif value in SHOWN:
                    inline.close()
                    inline.reach = end
                elif value == "Link" or value == "Image":
                    self.end_target(value, start, end)
                    inline.reach = end
                else:
                    finish[value](start, end)
            elif name == "Html":
                self.html.append(Span(start, end))
            elif name != "TaskListMarker":
                self.begin_inline(start)
                if name == "Code":
                    inline.code(start, end, cell=bool(self.cells))
                elif name == "InlineHtml":
                    inline.tag(start, end)
                elif name == "FootnoteReference":
                    inline.marked(MarkKind.NOTE, start, end)
                inline.reach = end
        self.flush()
        self.blocks.end(len(self.source))

    # Inside of blocks ---------------------------------------------------------------

    def begin_inline(self, start: int) -> None:
        inline = self.inline
        if inline.broken >= 0:
            inline.resume(start)
        if inline.start < 0:
            inline.start = start

    def masked_text(self, value: str, start: int, end: int) -> None:
        """Text in which something covered lies: that comes from the source, in its place."""
        at = max(start, self.masked_to)
        if at >= end:
            return
        self.begin_inline(at)
        inline, masks = self.inline, self.masks
        while self.mask < len(masks) - 1 and masks[self.mask].span.end <= at:
            self.mask += 1
        while masks[self.mask].span.start < end and masks[self.mask].span.end > at:
            (first, last), kind, _ = masks[self.mask]
            if first > at:
                inline.pieces.append(Piece(self.source[at:first], at, first))
            if kind is Cover.SHORTCODE:
                inline.marked(MarkKind.SHORTCODE, first, last)
            elif kind is Cover.TAG:
                inline.tag(first, last)
            at = self.masked_to = last
            if self.mask == len(masks) - 1:
                break
            self.mask += 1
        if at < end:
            # Without a mask in it, a text may stand for an entity.
            text = value if at == start else self.source[at:end]
            inline.pieces.append(Piece(text, at, end))
        inline.reach = max(end, at)

    def begin_target(self, name: str, detail: dict[str, str], start: int) -> None:
        self.targets.append(detail)
        if name == "Link":
            self.inline.open(MarkKind.LINK, start)
            self.inline.reach = start + 1
        else:
            self.inline.open_image()
            self.inline.reach = start + 2

    def end_target(self, name: str, start: int, end: int) -> None:
        detail = self.targets.pop()
        own = own_target(self.source, detail, self.inline.reach, start, end)
        target, title = own or (self.references.target(detail, Span(start, end)), [])
        if name == "Link":
            self.inline.close_link(target, title, end)
        else:
            self.inline.close_image(target, title, start, end)

    # Blocks ---------------------------------------------------------------------------

    def flush(self) -> None:
        """Write the text of a tight list item, or HTML, that has no end of its own."""
        if self.html:
            lines, self.html = self.html, []
            self.blocks.html(lines)
        elif self.inline.start >= 0:
            self.write(self.inline.start, self.inline.reach)

    def write(self, start: int, end: int) -> None:
        """Write the text collected as what the containers around it make of it."""
        if not self.frames:
            self.blocks.text(Kind.PARAGRAPH, 0, start, end)
            return
        frame = self.frames[-1]
        if frame == "item" and self.fresh[-1]:
            self.fresh[-1] = not self.blocks.text(Kind.ITEM, len(self.fresh), start, end)
        else:
            self.blocks.text(_KINDS.get(frame, Kind.PARAGRAPH), 0, start, end)

    def begin_block(self, detail: Any, start: int, end: int) -> None:
        self.flush()
        self.rows = []
        self.cells = []

    def end_paragraph(self, start: int, end: int) -> None:
        self.write(start, end)

    def begin_heading(self, detail: Any, start: int, end: int) -> None:
        self.flush()
        self.level = int(detail["level"][1])

    def end_heading(self, start: int, end: int) -> None:
        self.blocks.text(Kind.HEADING, self.level, start, end)

    def end_term(self, start: int, end: int) -> None:
        self.blocks.text(Kind.TERM, 0, start, end)

    def open(self, kind: str, start: int, attributes: tuple[tuple[str, str], ...] = ()) -> None:
        self.flush()
        if self.blocks.code_ranges:
            self.blocks.before(start)
        self.writer.open(kind, start, attributes)
        self.frames.append(kind)

    def end_container(self, start: int, end: int) -> None:
        self.flush()
        self.frames.pop()
        self.blocks.quotes.close(self.blocks.trimmed(start, end).end)

    def begin_quote(self, detail: str | None, start: int, end: int) -> None:
        # An alert of GitHub is the author speaking, not somebody quoted.
        if detail is None:
            self.open("blockquote", start)
        else:
            self.open("div", start, (("class", f"alert {detail.lower()}"),))
        self.inline.quotes += 1

    def end_quote(self, start: int, end: int) -> None:
        self.end_container(start, end)
        self.inline.quotes -= 1

    def begin_list(self, detail: int | None, start: int, end: int) -> None:
        self.open("list" if detail is None else "ordered-list", start)

    def begin_item(self, detail: Any, start: int, end: int) -> None:
        self.open("item", start)
        self.fresh.append(True)

    def end_item(self, start: int, end: int) -> None:
        self.end_container(start, end)
        self.fresh.pop()

    def begin_footnote(self, detail: str, start: int, end: int) -> None:
        self.open("footnote", start)

    def begin_definitions(self, detail: Any, start: int, end: int) -> None:
        self.open("definition-list", start)

    def begin_detail(self, detail: Any, start: int, end: int) -> None:
        self.flush()
        self.frames.append("detail")

    def end_detail(self, start: int, end: int) -> None:
        self.flush()
        self.frames.pop()

    def begin_code(self, detail: Any, start: int, end: int) -> None:
        self.flush()
        self.code = []

    def end_code(self, start: int, end: int) -> None:
        if self.code:
            self.blocks.code(self.code, start, end)
        self.code = None

    def begin_html(self, detail: Any, start: int, end: int) -> None:
        if not self.html or self.source[self.html[-1].end : start].strip():
            self.flush()

    def end_html(self, start: int, end: int) -> None:
        """HTML blocks parted by blank lines only are read as one."""

    def begin_row(self, detail: Any, start: int, end: int) -> None:
        self.rows.append(self.blocks.trimmed(start, end))

    def begin_cell(self, detail: Any, start: int, end: int) -> None:
        self.inline.broken = -1
        self.cells.append(Span(start, end))

    def end_row(self, start: int, end: int) -> None:
        """Rows are taken from the source; the parser's are only counted."""

    def end_table(self, start: int, end: int) -> None:
        self.blocks.table(start, end, self.rows, self.cells)
        self.cells = []


_KINDS = {"footnote": Kind.FOOTNOTE, "detail": Kind.DETAIL}
