"""Tables as a reader takes them: logical tables, their headers, columns and coverage.

A raw group of pipe rows may hold several tables that ran together; an HTML
table may be page layout. ``parts`` settles both once per document, so that the
rules speak of the same tables and one defect is one finding.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Kind, MarkKind, Row, Table, TableForm
from sourcecheck.finding import TextEdit
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = [
    "Part", "blank_line_before", "broken_row", "coverage", "empty_columns", "in_quotation", "is_gallery", "normalised",
    "parts",
]  # fmt: skip


class Part(NamedTuple):
    """One logical table.

    ``header`` are its header rows, ``body`` the rows under them, ``delimiter`` the row of
    dashes between. ``later`` are delimiter rows further down that rule nothing off (no
    header stands above them). ``number`` counts the parts of one Table from 0: from 1 on
    the part ran together with the one above it.
    """

    table: Table
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    delimiter: Row | None = None
    later: tuple[Row, ...] = ()
    number: int = 0

    @property
    def first(self) -> Row:
        """The row that shows where the table is."""
        return (self.header or self.body)[0]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Header and body."""
        return self.header + self.body


def parts(document: Document) -> tuple[Part, ...]:
    """The data tables of the article, in source order; use through ``document.once``.

    Left out: tables in page furniture, second views of a table for other screens, tables
    used for layout or navigation, outer tables of nested ones, and what has no text or a single column and row.
    """
    outer = _outer(document.tables)
    found: list[Part] = []
    views: set[int] = set()  # tables shown on some screens only
    for index, table in enumerate(document.tables):
        if not any(row.kind != "delimiter" for row in table.rows) or index in outer:
            continue
        if table.form is TableForm.HTML:
            if _is_layout(table):
                continue
            if _is_view(document, table):
                views.add(table.span.start)
        if table.before < len(document.blocks) and table.before < table.after:
            if not document.in_content(document.blocks[table.before]):
                continue
        found.extend(_pipe_parts(table) if table.form is not TableForm.HTML else _html_part(table))
    return tuple(_one_view(found, views) if views else found)


def _one_view(found: list[Part], views: set[int]) -> Iterator[Part]:
    """The parts without second views: of equal tables of which some are for some screens only, one."""
    shown = {normalised(part) for part in found if part.table.span.start not in views}
    for part in found:
        if part.table.span.start in views:
            texts = normalised(part)
            if texts in shown:
                continue
            shown.add(texts)
        yield part


# Which tables ---------------------------------------------------------------------

# Classes of MediaWiki, Bootstrap and WordPress pages for tables that are boxes, not data.
_BOXES = compiled(
    r"(?:infobox|navbox|vertical-navbox|sidebar|metadata|[actf]?mbox|toc|toccolours|calendar|wp-calendar-table|layout"
    r"|highlighttable|rouge-table|gutter|diff|vcard)(?:[-_]|\Z)"
)


def _outer(tables: tuple[Table, ...]) -> frozenset[int]:
    """Indices of tables that hold other tables."""
    outer = set()
    stack: list[int] = []
    for index in sorted(range(len(tables)), key=lambda i: (tables[i].span.start, -tables[i].span.end)):
        while stack and tables[stack[-1]].span.end <= tables[index].span.start:
            stack.pop()
        outer.update(stack[-1:])
        stack.append(index)
    return frozenset(outer)


def _is_layout(table: Table) -> bool:
    """Whether an HTML table arranges a page or a box instead of showing data."""
    names: list[str] = []
    for name, value in table.attributes:
        if name == "role" and value.strip().lower() in ("presentation", "none"):
            return True
        if name == "class":
            names = value.lower().split()
    if any(_BOXES.match(name) for name in names):
        return True
    if table.width < 2 and len(table.rows) < 2:
        return True
    return any(cell.block is not None and cell.block.kind is not Kind.CELL for row in table.rows for cell in row.cells)


# Parts of class names for what is shown on some screens, on paper or to screen readers only (Bootstrap,
# Foundation, Tailwind and homemade ones): the same table may stand elsewhere on the page for everybody else.
_VIEW = compiled(
    r"(?:^|[\s_:-])(?:mobile|desktop|phone|tablet|hidden|hide|sr-only|screen-reader|visually-hidden|d(?:-[a-z]{2,3})?-none"
    r"|print(?:-only)?|(?:visible|show-for|hide-for|only)-(?:xs|sm|md|lg|xl|small|medium|large)|(?:small|medium|large)-only"
    r"|noscript|amp)(?:[\s_-]|$)",
    re.IGNORECASE,
)


def _is_view(document: Document, table: Table) -> bool:
    """Whether the table or what is around it is shown on some screens only."""
    if any(name == "class" and _VIEW.search(value) for name, value in table.attributes):
        return True
    return any(_VIEW.search(near.attribute("class")) for near in islice(document.around(table), _NEAREST))


_NEAREST = 6  # containers; the class of a whole page says nothing of one table

# Logical tables -------------------------------------------------------------------


def _html_part(table: Table) -> list[Part]:
    header = []
    for row in table.rows:
        if row.kind != "header":
            break
        header.append(row)
    if not header and len(table.rows) > 2 and _is_bold(table.rows[0]):
        header.append(table.rows[0])
    return [Part(table, tuple(header), table.rows[len(header) :])]


def _is_bold(row: Row) -> bool:
    """Whether every cell of a row is bold: what editors write where they have no header cells."""
    blocks = [cell.block for cell in row.cells if cell.block is not None]
    return len(blocks) > 1 and all(
        any(m.kind is MarkKind.STRONG and m.end - m.start == len(b.text) for m in b.marks) for b in blocks
    )


def _pipe_parts(table: Table) -> list[Part]:
    rows = table.rows
    ruled = [index for index, row in enumerate(rows) if row.kind == "delimiter"]
    if not ruled:
        return [Part(table, (), rows)]
    if ruled[0] == 0:
        # A frame: delimiter rows drawn above and below the header and at the end.
        head = rows[1:2] if 2 in ruled else ()
        body = tuple(row for row in rows[1 + len(head) :] if row.kind != "delimiter")
        return [Part(table, head, body, rows[2] if head else rows[0])] if head or body else []
    found: list[Part] = []
    if ruled[0] > 1:
        found.append(Part(table, (), rows[: ruled[0] - 1]))
    heads = [ruled[0]]
    for index in ruled[1:]:
        if index - 1 > heads[-1] and rows[index - 1].kind == "body" and _heads(rows, heads[-1], index):
            heads.append(index)
    for place, index in enumerate(heads):
        end = heads[place + 1] - 1 if place + 1 < len(heads) else len(rows)
        under = rows[index + 1 : end]
        body = tuple(row for row in under if row.kind != "delimiter")
        later = tuple(row for row in under if row.kind == "delimiter")
        found.append(Part(table, (rows[index - 1],), body, rows[index], later, len(found)))
    return found


def _heads(rows: tuple[Row, ...], last: int, index: int) -> bool:
    """Whether the row above the delimiter row ``index`` is the header of another table.

    It is where it repeats the header, has other columns than it, or is all names; else a
    delimiter row merely divides the body (kramdown allows that) or closes it.
    """
    if index + 1 == len(rows):
        return False
    header, row = rows[last - 1], rows[index - 1]
    texts = _texts(row)
    if texts == _texts(header) or len(texts) != len(_texts(header)):
        return bool(texts)
    return len(texts) > 1 and all(text and not any(char.isdigit() for char in text) for text in texts)


def _texts(row: Row) -> list[str]:
    """Folded texts without the empty cells at the end."""
    texts = [_folded(cell.text) for cell in row.cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


# Questions ------------------------------------------------------------------------


def empty_columns(part: Part) -> tuple[int, ...]:
    """Columns in which no row has text, counted from 0, up to the widest row."""
    width = max((cell.column + cell.colspan for row in part.rows for cell in row.cells), default=0)
    if width > _WIDEST:
        return ()
    filled = sorted({(cell.column, cell.column + cell.colspan) for row in part.rows for cell in row.cells if cell.text})
    empty: list[int] = []
    at = 0
    for start, end in [*filled, (width, width)]:
        empty.extend(range(at, start))
        at = max(at, end)
    return tuple(empty)


_WIDEST = 2_000  # columns; wider tables are not laid out for anybody to read


def coverage(part: Part) -> list[int]:
    """For each row of header and body, how many columns from the left are covered.

    Cells that reach down from rows above count (HTML). Pipe rows count the cells that
    were written.
    """
    ends: list[int] = []
    reaching: list[tuple[int, int]] = []  # (end column, last row); none ends further left and earlier than another
    for index, row in enumerate(part.rows):
        reaching = [(end, last) for end, last in reaching if last >= index]
        ends.append(max([cell.column + cell.colspan for cell in row.cells] + [end for end, _ in reaching], default=0))
        for cell in row.cells:
            if cell.rowspan != 1 and len(reaching) < _REACHING:
                end = cell.column + cell.colspan
                last = index + cell.rowspan - 1 if cell.rowspan else len(part.rows)
                if all(end > other or last > until for other, until in reaching):
                    reaching = [pair for pair in reaching if pair[0] > end or pair[1] > last]
                    reaching.append((end, last))
    return ends


_REACHING = 64  # so that hostile tables cost no more than their size


def normalised(part: Part) -> tuple[tuple[str, ...], ...]:
    """Header and body as folded texts, without columns and rows that are empty throughout."""
    dropped = frozenset(empty_columns(part))
    rows = []
    for row in part.rows:
        texts = [_folded(cell.text) for cell in row.cells if cell.column not in dropped or cell.text]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            rows.append(tuple(texts))
    return tuple(rows)


def in_quotation(document: Document, table: Table) -> bool:
    """Whether the table stands in a block quote: what is quoted is not altered."""
    return any(container.kind == "blockquote" for container in document.around(table))


def is_gallery(document: Document, part: Part) -> bool:
    """Whether most cells show a picture: people and products in rows, the last one as long as there are any."""
    starts = document.once(_image_starts)
    cells = [cell for row in part.rows for cell in row.cells if cell.text or cell.span.end > cell.span.start]
    shown = sum(bisect_left(starts, cell.span.start) < bisect_left(starts, cell.span.end) for cell in cells)
    return 2 * shown > len(cells)


def _image_starts(document: Document) -> list[int]:
    return sorted(image.span.start for image in document.images)


def broken_row(document: Document, table: Table) -> Row | None:
    """The last row of a Markdown table if its line ends inside a cell and the rest follows as prose.

    The row opens with a pipe, does not close with one, and has fewer cells than the header (which
    stands further up where rows above were broken off too).
    """
    if not table.absorbed or table.rows[-1].kind != "body":
        return None
    row = table.rows[-1]
    source = document.source
    if table.header and len(row.cells) >= len(table.header[0].cells) and len(row.cells) > 1:
        return None
    return row if source[row.span.start] == "|" != source[row.span.end - 1] else None


_INDENT = compiled(r"[ \t]*")


def blank_line_before(document: Document, at: int) -> TextEdit | None:
    """The edit that puts a blank line before the line of ``at``; None where more than indentation stands before it."""
    source = document.source
    start = document.lines.starts[document.lines.position(at).line - 1]
    indent = _INDENT.match(source, start, at)
    if start == 0 or indent is None or indent.end() != at:
        return None
    newline = "\r\n" if source.startswith("\r\n", start - 2) else source[start - 1]
    return TextEdit(Span(start, start), newline)
