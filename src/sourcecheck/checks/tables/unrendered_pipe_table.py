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

from collections.abc import Iterator

from sourcecheck.analysis.tables import Part, blank_line_before, in_quotation, parts
from sourcecheck.document import Document, Format, Kind, TableForm
from sourcecheck.finding import Confidence, Fix, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span


def check(document: Document, context: Context) -> Iterator[Hit]:
    for part in document.once(parts):
        if part.table.form is not TableForm.PIPES or part.number or part.delimiter is None or not part.header:
            continue  # of tables that ran together the first speaks for all
        header = part.first
        item = _item_above(document, part)
        related = (Related(item, "glued to this list item"),) if item is not None else ()
        dashes = len(part.delimiter.cells)
        if document.format is Format.TEXT:
            if item is not None:
                yield Hit(header.span, "text", related=related, fix=_fix(document, part))
        elif dashes != len(header.cells):
            values = {"header": str(len(header.cells)), "dashes": str(dashes)}
            yield Hit(header.span, "columns", values, (Related(part.delimiter.span, "the row of dashes"),))
        else:
            yield Hit(header.span, related=related, fix=_fix(document, part))


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
    ),
    good=(
        Example("Needs:\n\n- a pump\n\n| Port | Ships |\n|---|---|\n| Aldo | 12 |\n", Format.MARKDOWN),
        Example("```\n| Port | Ships |\n|---|---|---|\n```\n", Format.MARKDOWN, why="code"),
        Example("    | Port | Ships |\n    |---|---|---|\n", Format.MARKDOWN, why="indented code"),
        "Ships per port.\n| Port | Ships |\n|---|---|\n| Aldo | 12 |\n",
    ),
    measured=(
        "2026-11-22: 236 tables of 1,710 Markdown posts, 840 news texts: no finding. A list item put right "
        "above 82 tables made all of them findings."
    ),
    check=check,
    formats=(Format.TEXT, Format.MARKDOWN),
    variants={
        "columns": Variant("Not shown as a table: {header} cells in the header, {dashes} in the row of dashes."),
        "text": Variant("This table is glued to the list item above: put a blank line between.", Severity.WARNING),
    },
    fix="safe: blank line before the table",
)
