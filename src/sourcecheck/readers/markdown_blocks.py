"""The blocks of a Markdown file as they are written down, rows of pipes claimed first.

A line belongs to one structure. A parser glues rows of pipes to the paragraph above
them, and prose to the table above it: here the paragraph is cut around the rows, and
lines of a rendered table that are no rows stay paragraphs (and are named by the table).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Comment, Image, Kind, MarkKind, TableForm
from sourcecheck.errors import ReadError
from sourcecheck.readers import limits
from sourcecheck.readers.markdown_inline import Inline
from sourcecheck.readers.markdown_links import Part, PendingLink, attach
from sourcecheck.readers.markdown_quotes import RawQuotes
from sourcecheck.readers.shortcodes import Covered
from sourcecheck.readers.visible import Piece
from sourcecheck.readers.writer import PieceMark, Writer
from sourcecheck.text import Span

if TYPE_CHECKING:
    from sourcecheck.readers.pipes import PipeGroup

__all__ = ["Blocks"]


@cache
def _escape() -> re.Pattern[str]:
    return compiled(r"\\(?=[!-/:-@\[-`{-~])")


@cache
def _html() -> re.Pattern[str]:
    return compiled(r"<!--|</?[A-Za-z][^<>]*>")


@cache
def _comment() -> re.Pattern[str]:
    # Of HTML or of MDX, in a cell; another comment cannot begin in one that nobody closes.
    return compiled(r"(?<!\\)(?:<!--(?:(?!<!--).)*?-->|\{/\*(?:(?!\{/\*).)*?\*/\})", re.DOTALL)


@cache
def _blank_cell() -> re.Pattern[str]:
    # What editors and converters put into a cell that is to stay blank.
    return compiled(r"(?:&nbsp;|&#160;|&#xa0;|<br ?/?>|[\s\u200b])+\Z", re.IGNORECASE)


@cache
def _title() -> re.Pattern[str]:
    # A paragraph wholly in bold is a heading to its readers where it looks like a title:
    # it begins with a letter or digit, is short, and does not end as a sentence or a label does.
    return compiled(r"[^\W_][^|@%]{1,78}[^.,;:!…|@%\s]\Z")


@cache
def _no_title() -> re.Pattern[str]:
    return compiled(r"(?:by|from|photo|image|source|note|update|editor|published|posted|warning)\b", re.IGNORECASE)


def _groups(source: str, start: int, mdx: bool) -> list[PipeGroup]:
    from sourcecheck.readers.pipes import scan  # most files have no table

    return list(scan(source, start, comments=_COMMENTS if mdx else _COMMENTS[:1]))


_COMMENTS = (("<!--", "-->"), ("{/*", "*/}"))


class Blocks:
    """Writes blocks in source order.

    Args:
        inline: where the reader collects the inside of the block at hand.
        start: where the body begins.
        code: blocks of code that stand between two tags of a site generator.
        expressions: where comments of MDX begin; None where the file is no MDX.
    """

    def __init__(
        self, writer: Writer, inline: Inline, start: int, code: list[Covered], expressions: frozenset[int] | None = None
    ) -> None:
        self.writer = writer
        self.source = writer.source
        self.inline = inline
        self.code_ranges = code
        self.code_range = 0
        self.expressions = expressions or frozenset()
        self.groups = _groups(writer.source, start, expressions is not None) if "|" in writer.source else []
        self.group = 0
        self.claimed = start  # source offset up to which rows of pipes are written
        self.quotes = RawQuotes(writer)
        self.bold: list[int] = []  # numbers of blocks that may be headings
        if sum(len(row.cells) for group in self.groups for row in group.rows) > limits.CELLS:
            raise ReadError(f"{writer.path}: more than {limits.CELLS:,} table cells; the limit keeps runs safe")

    def before(self, start: int) -> None:
        """Write what no event of the parser tells and what stands before an offset."""
        while self.code_range < len(self.code_ranges) and self.code_ranges[self.code_range].span.start < start:
            span, _, inner = self.code_ranges[self.code_range]
            self.code_range += 1
            self.writer.block(Kind.CODE, [Piece(self.source[slice(*inner)], *inner)], span)

    def text(self, kind: Kind, level: int, start: int, end: int) -> bool:
        """Write what ``inline`` holds as a block ``source[start:end]``; tell whether anything was."""
        inline = self.inline
        if inline.start < 0:
            return False
        extent = self.trimmed(start, end)
        if self.code_ranges:
            self.before(extent.start)
        writer = self.writer
        written = len(writer.blocks)
        if self.groups and self._meets_rows(*extent):
            self._around_rows(kind, level, *extent)
        else:
            links = inline.links
            pieces, marks, _ = part = inline.whole()
            block = writer.block(kind, pieces, extent, level=level, marks=marks)
            if block is None:
                if links:
                    attach(writer, None, part)
            else:
                shown = block.text
                if links or "://" in shown or "@" in shown or "www." in shown or "WWW." in shown:
                    attach(writer, block, part)
                if marks and kind is Kind.PARAGRAPH and not links and self._wholly_bold():
                    self.bold.append(block.number)
        if inline.images or inline.titles:
            told = len(writer.blocks) > written
            self._attributes()
            inline.clear()
            self.quotes.text(*extent)
            return told
        inline.clear()
        if self.quotes.open:
            self.quotes.text(*extent)
        return len(writer.blocks) > written

    def _meets_rows(self, start: int, end: int) -> bool:
        """Whether rows of pipes lie in a range, or reach into it."""
        while self.group < len(self.groups) and self.groups[self.group].span.end <= start:
            self.group += 1  # in code or in HTML
        return start < self.claimed or (self.group < len(self.groups) and self.groups[self.group].span.start < end)

    def _block(self, kind: Kind, level: int, extent: Span, part: Part) -> Block | None:
        block = self.writer.block(kind, part.pieces, extent, level=level, marks=part.marks)
        attach(self.writer, block, part)
        return block

    def _wholly_bold(self) -> bool:
        for kind, first, last, _ in self.inline.marks:  # a generator takes twice as long
            if kind is MarkKind.STRONG and first == 0 and last == len(self.inline.pieces):
                return True
        return False

    def _around_rows(self, kind: Kind, level: int, start: int, end: int) -> None:
        part = self.inline.parts()
        at = max(start, self.claimed)
        while self.group < len(self.groups) and self.groups[self.group].span.start < end:
            group = self.groups[self.group]
            self.group += 1
            if group.span.start > at:
                prose = self.trimmed(at, group.span.start)
                if self._block(kind, level, prose, part(prose)) and kind is Kind.ITEM:
                    kind, level = Kind.PARAGRAPH, 0
            self._rows(group, TableForm.PIPES, [], part)
            at = max(at, group.span.end)
        if at < end:
            prose = self.trimmed(at, end)
            self._block(kind, level, prose, part(prose))

    def trimmed(self, start: int, end: int) -> Span:
        source = self.source
        while start < end and source[start] in " \t\r\n":
            start += 1
        while end > start and source[end - 1] in " \t\r\n":
            end -= 1
        return tuple.__new__(Span, (start, end))  # half the price of Span(...), asked for every block

    def _attributes(self) -> None:
        """Pictures of the block just written, and the texts that their attributes hold."""
        writer, inline = self.writer, self.inline
        for source, span, alt in inline.images:
            text = None
            if alt is not None:
                block = writer.block(Kind.ATTRIBUTE, alt, span, name="alt")
                text = block.text if block else ""
            writer.images.append(Image(source, span, text, container=writer.container))
        for title in inline.titles:
            if title:
                writer.block(Kind.ATTRIBUTE, title, Span(title[0].start, title[-1].end), name="title")

    # Tables -----------------------------------------------------------------------

    def table(self, start: int, end: int, rows: list[Span], cells: list[Span]) -> None:
        """Write a table that the parser renders; ``rows`` and ``cells`` are what it takes for them."""
        self.before(start)
        part = self.inline.parts()
        while self.group < len(self.groups) and self.groups[self.group].span.end <= start:
            self.group += 1
        row = 0
        while row < len(rows) and rows[row].start < self.claimed:
            row += 1
        while self.group < len(self.groups) and self.groups[self.group].span.start < end:
            group = self.groups[self.group]
            self.group += 1
            first = row
            while row < len(rows) and rows[row].end <= group.span.start:
                row += 1
            self._absorbed(rows[first:row], part)
            while row < len(rows) and rows[row].start < group.span.end:
                row += 1
            following = self.groups[self.group].span.start if self.group < len(self.groups) else end
            last = row
            while last < len(rows) and rows[last].start < following:
                last += 1
            self._rows(group, TableForm.MARKDOWN, rows[row:last], part, cells)
        self._absorbed(rows[row:], part)
        self._attributes()
        self.inline.clear()

    def _absorbed(self, rows: list[Span], part: Callable[[Span], Part]) -> None:
        """Prose that a parser makes rows of a table: one paragraph."""
        if not rows:
            return
        pieces: list[Piece] = []
        marks: list[PieceMark] = []
        links: list[PendingLink] = []
        for row in rows:
            inside = part(row)
            if pieces:
                pieces.append(Piece(" ", pieces[-1][2], row.start))
            offset = len(pieces)
            pieces.extend(inside.pieces)
            marks.extend((kind, first + offset, last + offset, target) for kind, first, last, target in inside.marks)
            links.extend(link._replace(first=link.first + offset, last=link.last + offset) for link in inside.links)
        self._block(Kind.PARAGRAPH, 0, Span(rows[0].start, rows[-1].end), Part(pieces, marks, links))

    def _rows(
        self,
        group: PipeGroup,
        form: TableForm,
        absorbed: list[Span],
        part: Callable[[Span], Part],
        cells: list[Span] | None = None,
    ) -> None:
        parts: list[tuple[int, Part]] = []
        starts = [cell.start for cell in cells or ()]
        pictures = sorted((span.start, "".join(piece[0] for piece in alt or ())) for _, span, alt in self.inline.images)

        def picture(span: Span) -> str:
            index = bisect_left(pictures, (span.start, ""))
            if index == len(pictures) or pictures[index][0] >= span.end:
                return ""
            from sourcecheck.readers.html_tables import MEDIA

            return " ".join(pictures[index][1].split()) or MEDIA

        def inline(span: Span) -> tuple[list[Piece], list[PieceMark]]:
            # What the parser drops or splits (no cell of its own holds all of it) is read on its own.
            index = bisect_right(starts, span.start) - 1
            alone = cells is not None and (index < 0 or cells[index].end < span.end)
            found = self._alone(span) if alone else part(span)
            blank = all(piece[0].isspace() for piece in found.pieces)
            if blank and not picture(span) and not _blank_cell().match(self.source, *span):
                found = Part(self._dropped(span), [], [])
            parts.append((span.start, found))
            return found.pieces, found.marks

        first = len(self.writer.blocks)
        from sourcecheck.readers.pipes import write

        write(self.writer, group, form, inline, absorbed, picture)
        blocks = {block.extent.start: block for block in self.writer.blocks[first:]}
        for start, found in parts:
            attach(self.writer, blocks.get(start), found)
        for row in group.rows:
            if self.source.find("<!--", row.span.end, row.line.end) >= 0:
                self._dropped(Span(row.span.end, row.line.end))
        self.claimed = group.span.end

    def _alone(self, span: Span) -> Part:
        """A cell as it would show if the parser neither dropped nor split it."""
        from sourcecheck.readers.markdown_cells import has_markup, inside

        source = self.source
        # The tags of a site generator are no text to the parser; here nothing covers them.
        generated = any(source.find(opening, *span) >= 0 for opening in ("{{", "{%", "{/*"))
        if generated or not has_markup(source, span):
            return Part(self._dropped(span), [], [])
        return inside(self.inline, span)

    def _dropped(self, span: Span) -> list[Piece]:
        """The text of what the parser drops from a row; comments in it are kept apart."""
        source = self.source
        if "`" in source[slice(*span)] or not ("<!--" in source[slice(*span)] or self.expressions):
            return _literal(source, span)
        pieces: list[Piece] = []
        at = span.start
        for match in _comment().finditer(source, *span):
            start, end = match.span()
            if source[start] == "<":
                self.inline.tag(start, end)
            elif start not in self.expressions:
                continue
            pieces.extend(_literal(source, Span(at, start)))
            at = end
        pieces.extend(_literal(source, Span(at, span.end)))
        return pieces

    # Code and HTML ------------------------------------------------------------------

    def code(self, pieces: list[Piece], start: int, end: int) -> None:
        """Write a block of code."""
        self.before(start)
        self.writer.block(Kind.CODE, pieces, self.trimmed(start, end))

    def html(self, lines: list[Span]) -> None:
        """Write a block of HTML; ``lines`` are its lines without what quotes or indents them."""
        start, end = lines[0].start, lines[-1].end
        self.before(start)
        if self._comments(start, end):
            return
        cut = any(self.source[a.end : b.start].strip() for a, b in pairwise(lines))
        if not cut:
            self.quotes.html(start, end)
            return
        # Quote marks stand between the lines, so that no HTML parser can read it as a whole.
        inline = self.inline
        inline.start = start
        close = start
        reach = start  # of a comment over several lines
        for line in lines:
            at = max(line.start, reach)
            for match in _html().finditer(self.writer.markup, at, line.end):
                if match.start() < at:
                    continue  # in a comment
                finish = match.end()
                if match[0] == "<!--":
                    close = self.source.find("-->", finish, end) if close >= 0 else close
                    if close < 0:
                        continue
                    finish = reach = close + 3
                if match.start() > at:
                    inline.pieces.append(Piece(self.source[at : match.start()], at, match.start()))
                inline.tag(match.start(), finish)
                at = finish
            if line.end > at:
                inline.pieces.append(Piece(self.source[at : line.end], at, line.end))
        self.text(Kind.PARAGRAPH, 0, start, end)

    def _comments(self, start: int, end: int) -> bool:
        """Take a range that holds comments only, as most HTML blocks of Markdown do."""
        source = self.source
        found = []
        at = start
        while True:
            while at < end and source[at] in " \t\r\n":
                at += 1
            if at == end:
                break
            close = source.find("-->", at + 4, end) if source.startswith("<!--", at) else -1
            if close < 0:
                return False
            found.append(Comment(source[at + 4 : close], Span(at, close + 3), Span(at + 4, close)))
            at = close + 3
        self.writer.comments.extend(found)
        return True

    def end(self, end: int) -> None:
        """Write what is left, and decide which bold paragraphs were headings."""
        self.before(end + 1)
        blocks = self.writer.blocks
        bold = set(self.bold)
        for number in self.bold:
            block = blocks[number]
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            # A heading has a text below it; bold lines one after the other are a list or an address.
            if following is None or following.number in bold or number - 1 in bold:
                continue
            if following.kind not in (Kind.PARAGRAPH, Kind.ITEM):
                continue
            if block.container == -1 and _title().match(block.text) and not _no_title().match(block.text):
                blocks[number] = block._replace(kind=Kind.HEADING, recovered=True)


def _literal(source: str, span: Span) -> list[Piece]:
    """Source as text, escapes resolved and nothing else."""
    pieces = []
    at = span.start
    for match in _escape().finditer(source, *span):
        if match.start() > at:
            pieces.append(Piece(source[at : match.start()], at, match.start()))
        at = match.end()
    if span.end > at:
        pieces.append(Piece(source[at : span.end], at, span.end))
    return pieces
