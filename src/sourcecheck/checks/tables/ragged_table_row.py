"""Rows with another number of cells than the header.

Pipe rows are compared as they were written, because a parser fills missing cells
and drops surplus ones without a word. In HTML a short row is often harmless (a
column of remarks, a row of totals), so there a cell is missed only where every
other row has a value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sourcecheck.analysis.page.tables import Part, broken_row, coverage, empty_columns, is_gallery, parts
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, MarkKind, Row, TableForm
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

# What opens a row that spans the table on purpose: notes and sources, totals.
_NOTE = compiled(r"[*†‡§¹²³⁴\d\[(]|notes?\b|sources?\b|data\b|n\.?b\.?\b", re.IGNORECASE)
_TOTAL = compiled(r"(?:grand |sub)?totals?\b|sum\b|average\b|mean\b|median\b|overall\b|all\b|career\b", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Hit]:
    for part in document.once(parts):
        if part.table.form is TableForm.HTML:
            found = list(_html(part))
            if found and not is_gallery(document, part):
                yield from found
        elif part.header and part.body:
            yield from _pipes(document, part)


# Rows of pipes --------------------------------------------------------------------


def _pipes(document: Document, part: Part) -> Iterator[Hit]:
    header = part.header[0]
    written = len(header.cells)
    named = _filled(header)
    source = document.source
    counts = Counter(len(row.cells) + _ends_blank(source, header, row) for row in part.body)
    usual, rows = counts.most_common(1)[0]
    if usual != written and rows > 1 and 2 * rows > len(part.body):
        # Nearly all rows agree with each other: the header is the one that is wrong.
        lacks = usual < named or max(_filled(row) for row in part.body) > written
        split = part.delimiter is not None and len(part.delimiter.cells) != written
        if lacks and usual > 1 and not (split and document.format is Format.MARKDOWN):
            # Where its delimiter row differs as well, tables/unrendered-pipe-table says so.
            yield Hit(header.span, "header", {"found": str(written), "expected": str(usual)})
        named = min(named, usual)
        written = max(written, usual)
    last = part.body[-1]
    broken = broken_row(document, part.table)  # tables/table-absorbs-text speaks of it
    for row in part.body:
        found = len(row.cells) + _ends_blank(source, header, row)
        missing = found < named and not _spans_on_purpose(row, row is last)
        surplus = _filled(row) > written
        if missing or surplus:
            values = {"found": str(found if missing else _filled(row)), "expected": str(named if missing else written)}
            cut = missing and row is last
            if row is broken or (cut and is_gallery(document, part)):
                continue
            yield Hit(row.span, "truncated" if cut else "surplus" if surplus else "", values)


def _ends_blank(source: str, header: Row, row: Row) -> bool:
    """Whether a pipe at the end stands before a last cell left blank: ``x | y |`` under ``A | B | C``."""
    open_header = source[header.span.start] != "|" and source[header.span.end - 1] != "|"
    return open_header and source[row.span.start] != "|" and source[row.span.end - 1] == "|"


def _filled(row: Row) -> int:
    """Cells up to the last one that is not empty."""
    return next((index + 1 for index in range(len(row.cells) - 1, -1, -1) if row.cells[index].text), 0)


def _spans_on_purpose(row: Row, last: bool) -> bool:
    """Whether a row of one cell is a heading over the rows below it, or a note under the table.

    Extractors write a cell that spans all columns as a single one.
    """
    if len(row.cells) > 1:
        return False
    cell = row.cells[0]
    if cell.block is None:
        return True
    if not last:
        return True
    whole = any(
        mark.kind in (MarkKind.STRONG, MarkKind.EMPHASIS) and mark.end - mark.start == len(cell.text)
        for mark in cell.block.marks
    )
    return whole or len(cell.text) > 60 or bool(_NOTE.match(cell.text))


# HTML -----------------------------------------------------------------------------


def _html(part: Part) -> Iterator[Hit]:
    empty = empty_columns(part)
    ends = coverage(part)
    heads, body = ends[: len(part.header)], ends[len(part.header) :]
    if heads:
        width = max(heads)
        if min(heads) != width:
            return
        usual, rows = Counter(body).most_common(1)[0] if body else (width, 0)
        if usual > width > 1 == len(heads) and rows > 2 and 5 * rows >= 4 * len(body) and usual - 1 not in empty:
            yield Hit(part.first.span, "header-html", {"found": str(width), "expected": str(usual)})
            return
    else:
        width, rows = Counter(body).most_common(1)[0]
        if rows < 3:
            return
    while width - 1 in empty:  # tables/padded-empty-columns speaks of them
        width -= 1
    short = [index for index, end in enumerate(body) if end < width or (end > width and end - 1 not in empty)]
    full = len(body) - len(short)
    if width < 3 or full < 2 or len(short) > max(1, full // 3):
        return  # rows of many lengths are a way to lay things out
    blank = _last_blank(part, width, frozenset(short))
    last = len(part.body) - 1
    for index in short:
        row = part.body[index]
        filled = [cell for cell in row.cells if cell.text]
        if len(filled) < 2 or _TOTAL.match(filled[0].text) or all(cell.header for cell in row.cells):
            continue
        if any(cell.colspan > 1 or cell.rowspan != 1 for cell in row.cells):
            continue
        values = {"found": str(body[index]), "expected": str(width)}
        if body[index] > width:
            if row.cells[-1].text:
                yield Hit(row.span, "surplus-html", values)
        elif blank <= body[index]:
            yield Hit(row.span, "truncated-html" if index == last else "short-html", values)


def _last_blank(part: Part, width: int, without: frozenset[int]) -> int:
    """Where the last column ends in which some row other than ``without`` has nothing to read."""
    return max(
        (
            min(cell.column + cell.colspan, width)
            for index, row in enumerate(part.body)
            if index not in without
            for cell in row.cells
            if not cell.text and cell.column < width
        ),
        default=0,
    )


RULE = Rule(
    id="tables/ragged-table-row",
    message="This row has {found} of {expected} cells. Which value is missing?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="A value is missing, and nothing shows which one: the others may stand under the wrong header.",
    settle="Put in the missing cell; leave it blank on purpose (| |) where there is no value.",
    why="""Markdown fills a short row with empty cells and cuts a long one off, and browsers leave a hole, all without a
word. The values that are there may then stand under the wrong header. When the last row is short, the table
was probably cut off.

Cells that span columns or rows count for all of them, `\\|` and pipes in code do not separate cells, and a cell
left blank on purpose is a cell. A row with a single cell over other rows is a heading. In HTML a short row
counts only where all other rows have a value in the columns it lacks.""",
    references=(
        "https://github.github.com/gfm/#tables-extension-",
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md056.md",
        "https://html.spec.whatwg.org/multipage/tables.html#forming-a-table",
    ),
    bad=(
        Example(
            "| Port | Ships | Crew |\n|---|---|---|\n| Aldo | 12 | 90 |\n[[| Brena | 7 |]]\n| Cala | 3 | 20 |\n",
            variant="",
        ),
        Example(
            "| Port | Ships | Crew |\n|---|---|---|\n| Aldo | 12 | 90 |\n[[| Brena | 7 |]]\n",
            Format.MARKDOWN,
            variant="truncated",
        ),
        Example(
            "| Port | Ships |\n|---|---|\n| Aldo | 12 |\n[[| Brena | 7 | 55 |]]\n| Cala | 3 |\n",
            Format.MARKDOWN,
            variant="surplus",
        ),
        Example(
            "[[| Port | Ships |]]\n|---|---|\n| Aldo | 12 | 90 |\n| Brena | 7 | 55 |\n| Cala | 3 | 20 |\n",
            Format.MARKDOWN,
            variant="header",
        ),
        Example(
            "<table><tr><th>Port</th><th>Ships</th><th>Crew</th></tr><tr><td>Aldo</td><td>12</td><td>90</td></tr>"
            "[[<tr><td>Brena</td><td>7</td></tr>]]<tr><td>Cala</td><td>3</td><td>20</td></tr>"
            "<tr><td>Dorn</td><td>5</td><td>31</td></tr></table>",
            Format.HTML,
            variant="short-html",
        ),
        Example(
            "<table><tr><th>Port</th><th>Ships</th><th>Crew</th></tr><tr><td>Aldo</td><td>12</td><td>90</td></tr>"
            "<tr><td>Cala</td><td>3</td><td>20</td></tr>[[<tr><td>Dorn</td><td>5</td></tr>]]</table>",
            Format.HTML,
            variant="truncated-html",
        ),
        Example(
            "<table><tr><th>Port</th><th>Ships</th><th>Crew</th></tr><tr><td>Aldo</td><td>12</td><td>90</td></tr>"
            "[[<tr><td>Cala</td><td>3</td><td>20</td><td>8</td></tr>]]<tr><td>Dorn</td><td>5</td><td>31</td></tr></table>",
            Format.HTML,
            variant="surplus-html",
        ),
        Example(
            "<table>[[<tr><th>Ships</th><th>Crew</th></tr>]]<tr><td>Aldo</td><td>12</td><td>90</td></tr>"
            "<tr><td>Cala</td><td>3</td><td>20</td></tr><tr><td>Dorn</td><td>5</td><td>31</td></tr></table>",
            Format.HTML,
            variant="header-html",
        ),
    ),
    good=(
        Example(
            '<table><tr><th>Port</th><th>Ships</th><th>Crew</th></tr><tr><td>Aldo</td><td colspan="2">closed</td></tr>'
            "<tr><td>Brena</td><td>7</td><td>55</td></tr><tr><td>Cala</td><td>3</td><td>20</td></tr>"
            "<tr><td>Dorn</td><td>5</td><td>31</td></tr></table>",
            Format.HTML,
            why="a cell over two columns",
        ),
        Example(
            "<table><tr><th>Port</th><th>Ships</th><th>Remarks</th></tr><tr><td>Aldo</td><td>12</td><td></td></tr>"
            "<tr><td>Brena</td><td>7</td></tr><tr><td>Cala</td><td>3</td><td>closed</td></tr>"
            "<tr><td>Dorn</td><td>5</td><td></td></tr></table>",
            Format.HTML,
            why="a column in which others are blank too",
        ),
        Example(
            "| Call | Means |\n|---|---|\n| `a \\| b` | either |\n| `c | d` | both |\n| x | |\n",
            Format.MARKDOWN,
            why="pipes that do not separate, and a cell left blank on purpose",
        ),
        "| Port | Ships | Crew |\n|---|---|---|\n| North |\n| Aldo | 12 | 90 |\n| South |\n| Brena | 7 | 55 |\n",
        "| Port | Ships | Crew |\n|---|---|---|\n| Aldo | 12 | 90 |\n| * Counted by the harbour office in May |\n",
    ),
    measured=(
        "2026-11-22: 565 tables of 190 HTML pages and 1,710 Markdown posts: 3 findings (5 per 1,000 tables), "
        "read by eye: 2 right, 1 (a warning) a row without a value for its last column. The last cell taken "
        "out of a row was found in 62 of 64 Markdown and text tables and in 31 of 53 HTML tables, where "
        "columns with blanks and cells over several rows are left alone. On 10,488 tables of 4,221 pages not seen "
        "before (1,286 of them Markdown): 17 errors and 3 warnings, all read, none wrong, after galleries of "
        "pictures and optional last columns were let off. On another 656 Markdown tables 9 errors, read: 1 wrong (a "
        "form with its second column left to fill in, let off since). Of 25 invented tables 19 are found."
    ),
    check=check,
    parts=("tables",),
    variants={
        "truncated": Variant("The last row has {found} of {expected} cells: is the table cut off?"),
        "surplus": Variant("This row has {found} cells under {expected} headers. Which header is missing?"),
        "header": Variant("The header has {found} cells, its rows have {expected}. Which is missing?"),
        "header-html": Variant(
            "The header has {found} cells, its rows have {expected}. Which is missing?", Severity.WARNING
        ),
        "short-html": Variant(severity=Severity.WARNING),
        "truncated-html": Variant("The last row has {found} of {expected} cells: is one missing?", Severity.WARNING),
        "surplus-html": Variant(
            "This row has {found} cells under {expected} headers. Which header is missing?", Severity.WARNING
        ),
    },
)
