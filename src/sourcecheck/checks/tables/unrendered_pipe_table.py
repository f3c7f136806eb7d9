"""Rows of pipes that stay rows of pipes on the page.

In Markdown the reader knows which groups of rows a parser renders
(``TableForm``). A plain text renders nothing, and its readers see the pipes
anyway; there the rule speaks only of a table glued to a list item, because
that is how a text that was meant as Markdown breaks: the rows become part of
the item, for every parser, and nothing in the text itself would be gained by
it. A table right below a paragraph is left alone in plain text: parsers differ
about it, and most render it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sourcecheck.analysis.page.tables import Part, blank_line_before, in_quotation, parts
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, MarkKind, Table, TableForm
from sourcecheck.finding import Confidence, Fix, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span


def check(document: Document, context: Context) -> Iterator[Hit]:
    if "|" not in document.source:
        return
    yield from _flattened(document)
    if document.format is Format.HTML:
        return
    torn: set[int] = set()  # where the rows of dashes begin that a blank line cut off
    if document.format is Format.MARKDOWN:
        for hit in _torn(document):
            torn.update(place.span.start for place in hit.related)
            yield hit
    for part in document.once(parts):
        if part.number:
            continue  # of tables that ran together the first speaks for all
        if document.format is Format.MARKDOWN and part.table.form is not TableForm.HTML:
            odd = _without_header(document, part, torn) or _odd_dashes(document, part)
            if odd is not None:
                yield odd
        if part.table.form is not TableForm.PIPES or part.delimiter is None or not part.header:
            continue
        header = part.first
        item = _item_above(document, part)
        related = (Related(item, "glued to this list item"),) if item is not None else ()
        dashes = len(part.delimiter.cells)
        if document.format is Format.TEXT:
            if item is not None:
                yield Hit(header.span, "text", related=related, fix=_fix(document, part))
        elif dashes != len(header.cells) and dashes == 1:
            continue  # bars of a formula or drawing over a line
        elif dashes != len(header.cells):
            values = {"header": str(len(header.cells)), "dashes": str(dashes)}
            yield Hit(header.span, "columns", values, (Related(part.delimiter.span, "the row of dashes"),))
        else:
            yield Hit(header.span, related=related, fix=_fix(document, part))


def _flattened(document: Document) -> Iterator[Hit]:
    """Paragraphs that hold a row of dashes: a table on one line, or pasted where Markdown is not read."""
    if document.format is Format.TEXT or document.path.endswith(".mdx"):
        return  # MDX reads Markdown inside elements too
    flat = _flat()
    for block in document.blocks:
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM, Kind.CELL) or "|" not in block.text:
            continue
        found = flat.search(block.text)
        if found is None or not document.in_content(block):
            continue
        if any(mark.kind is MarkKind.CODE and mark.start < found.end() > mark.start for mark in block.marks):
            continue
        yield Hit(block.span(*found.span()), "flat")


@cache
def _flat() -> re.Pattern[str]:
    """Two cells of dashes or more between pipes."""
    return compiled(r"\|(?: ?:?-{3,}:? ?\|){2,}")


def _torn(document: Document) -> Iterator[Hit]:
    """Single lines of pipes that are a table on one line, or the header of the row of dashes below a blank line."""
    for above, table in pairwise((*document.tables, None)):
        if above is None or above.form is not TableForm.PIPES or len(above.rows) != 1:
            continue
        row = above.rows[0]
        if above.before >= len(document.blocks) or not document.in_content(document.blocks[above.before]):
            continue
        if row.kind == "body" and _flat().search(document.source, *row.span):
            yield Hit(row.span, "flat")
        elif table is not None and _continues(document, above, table):
            yield Hit(row.span, "blank", related=(Related(table.rows[0].span, "the row of dashes"),))


def _continues(document: Document, above: Table, table: Table | None) -> bool:
    """Whether a table begins with the row of dashes of the header that stands above, blank lines between."""
    if table is None or table.form is not TableForm.PIPES or table.rows[0].kind != "delimiter":
        return False
    header, dashes = above.rows[0], table.rows[0]
    if header.kind != "body" or len(header.cells) != len(dashes.cells) or len(dashes.cells) < 2:
        return False
    return not document.source[above.span.end : table.span.start].strip(" \t\r\n>")


def _without_header(document: Document, part: Part, torn: set[int]) -> Hit | None:
    """A row of dashes with rows below it and no header right above: it is glued to text or was never there."""
    rows = part.table.rows
    if part.table.form is not TableForm.PIPES or rows[0].kind != "delimiter" or part.delimiter is not rows[0]:
        return None
    dashes = len(rows[0].cells)
    if dashes < 2 or (len(rows) > 1 and rows[-1].kind == "delimiter"):
        return None  # a frame
    if rows[0].span.start in torn:
        return None  # told at the header
    source, lines = document.source, document.lines
    line = lines.position(rows[0].span.start).line
    before = Span(lines.starts[line - 2], rows[0].span.start) if line > 1 else Span(0, 0)
    if source[slice(*before)].count("|") >= dashes and part.table.before > 0:
        item = document.blocks[part.table.before - 1].whole
        return Hit(rows[0].span, "glued", related=(Related(item, "the line that holds the header"),))
    return Hit(rows[0].span, "headless") if part.body else None


def _odd_dashes(document: Document, part: Part) -> Hit | None:
    """A second line of other dashes than Markdown takes: typographic ones, equals signs, stray marks."""
    rows = part.table.rows
    if part.header or len(rows) < 3 or any(row.kind == "delimiter" for row in rows):
        return None
    second = rows[1]
    texts = [document.source[slice(*cell.span)].strip() for cell in second.cells]
    if len(texts) < 2 or len(texts) != len(rows[0].cells) or not all(rows[0].cells[i].text for i in range(len(texts))):
        return None
    if not all(_ruled().match(text) for text in texts):
        return None
    return Hit(second.span, "dashes")


@cache
def _ruled() -> re.Pattern[str]:
    return compiled(r"[:\\ ]*[-–—−―=_][-–—−―=_:|\\ ]*\Z")


def _item_above(document: Document, part: Part) -> Span | None:
    """The list item that ends on the line right above the table."""
    if not 0 < part.table.before <= len(document.blocks):
        return None
    block = document.blocks[part.table.before - 1]
    lines = document.lines
    own = lines.position(part.first.span.start).line
    above = lines.position(block.whole.end).line
    return block.whole if block.kind is Kind.ITEM and own == above + 1 else None


def _fix(document: Document, part: Part) -> Fix | None:
    """A blank line above the header, where the line above is what keeps the table from being one."""
    source, lines = document.source, document.lines
    line = lines.position(part.first.span.start).line
    if in_quotation(document, part.table) or line == 1 or not source[slice(*lines.line_span(line - 1))].strip():
        return None
    if part.first.span.start - lines.starts[line - 1] > 3:
        return None  # indented code, or part of a list item on purpose
    edit = blank_line_before(document, part.first.span.start)
    return Fix("Put a blank line before the table", (edit,), safe=True) if edit is not None else None


RULE = Rule(
    id="tables/unrendered-pipe-table",
    message="This table is not shown as one. Put a blank line before its header.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Readers see rows of pipes and dashes instead of a table: nobody looked at the published page.",
    settle="Put a blank line before the header; give header and row of dashes the same number of cells.",
    why="""A table of Markdown starts with a header and a row of dashes that have the same number of cells. Right
below a list item its rows become part of the item, and with another number of dashes they become a paragraph; a
tool that only looks at the parsed page then sees no table at all.

In plain text, where nothing is rendered, only a table glued to a list item is reported, as a warning: pasted
into Markdown it is lost.""",
    references=(
        "https://github.github.com/gfm/#tables-extension-",
        "https://spec.commonmark.org/0.31.2/#lazy-continuation-line",
    ),
    bad=(
        Example(
            "Needs:\n\n- a pump\n- a wall\n[[| Port | Ships |]]\n|---|---|\n| Aldo | 12 |\n",
            Format.MARKDOWN,
            variant="",
        ),
        Example(
            "[[| Port | Ships | Crew |]]\n|---|---|\n| Aldo | 12 | 90 |\n",
            Format.MARKDOWN,
            variant="columns",
        ),
        Example("Needs:\n- a pump\n- a wall\n[[| Port | Ships |]]\n|---|---|\n| Aldo | 12 |\n", variant="text"),
        Example(
            "[[| Port | Ships |]]\n\n|---|---|\n| Aldo | 12 |\n",
            Format.MARKDOWN,
            variant="blank",
        ),
        Example(
            "- the ships | Port | Ships |\n[[|---|---|]]\n| Aldo | 12 |\n",
            Format.MARKDOWN,
            variant="glued",
        ),
        Example("Ships:\n\n[[|---|---|]]\n| Aldo | 12 |\n| Brena | 7 |\n", Format.MARKDOWN, variant="headless"),
        Example("| Port | Ships |\n[[| — | — |]]\n| Aldo | 12 |\n| Brena | 7 |\n", Format.MARKDOWN, variant="dashes"),
        Example("<p>| Port | Ships |<br>[[|---|---|]]<br>| Aldo | 12 |</p>", Format.HTML, variant="flat"),
    ),
    good=(
        Example("Needs:\n\n- a pump\n\n| Port | Ships |\n|---|---|\n| Aldo | 12 |\n", Format.MARKDOWN),
        Example("```\n| Port | Ships |\n|---|---|---|\n```\n", Format.MARKDOWN, why="code"),
        Example("    | Port | Ships |\n    |---|---|---|\n", Format.MARKDOWN, why="indented code"),
        "Ships per port.\n| Port | Ships |\n|---|---|\n| Aldo | 12 |\n",
    ),
    measured=(
        "2026-11-22: 236 tables of 1,710 Markdown posts, 840 news texts: no finding. A list item put right "
        "above 82 tables made all of them findings. On 4,221 pages not seen before (1,286 Markdown tables): 1 "
        "finding, right: a table inside a <div>. Of 25 invented ways to break a table 5 were found at first, 22 "
        "now; left are grid tables and rows without outer pipes."
    ),
    check=check,
    parts=("tables",),
    variants={
        "flat": Variant("A table’s row of dashes stands in the text: readers see pipes, no table."),
        "blank": Variant("A blank line below this header keeps the table from being one. Take it out."),
        "glued": Variant("This table is not shown as one. Give its header a line of its own."),
        "headless": Variant("This table has no header above its dashes and is not shown as one."),
        "dashes": Variant("Not shown as a table: below the header Markdown needs hyphens, |---|---|."),
        "columns": Variant("Not shown as a table: {header} cells in the header, {dashes} in the row of dashes."),
        "text": Variant("This table is glued to the list item above: put a blank line between.", Severity.WARNING),
    },
    fix="safe: blank line before the table",
)
