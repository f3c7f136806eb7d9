"""Where a new directive for a rule can stand, and how it is written there: what an editor puts in for a person.

Whether a place is right only the text can tell in which the directive stands: the places come in the order in which
they are to be tried, and ``reading`` tells whether two documents read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format
from sourcecheck.finding import TextEdit
from sourcecheck.suppressions.directive import Verb
from sourcecheck.text import Span

__all__ = ["REASON", "beside", "for_file", "reading"]

# Why it is accepted only the person knows, who writes it over this; without any, the directive is a finding itself.
REASON: Final = "accepted in the editor"


def beside(document: Document, rule: str, line: int) -> Iterator[TextEdit]:
    """Ways to silence a rule on one line: a comment above it, which reads best, and one behind its words.

    Where a line of Markdown goes on from the one above, that behind it comes first: another parser may take more for
    one paragraph than ours does.

    Args:
        line: from 1.
    """
    if document.format is Format.TEXT:
        return
    source, (start, end) = document.source, document.lines.line_span(line)
    text = source[start:end]
    before = _indent().match(text)
    indent = before[0] if before is not None else ""
    above = []
    if not any(block.kind == "code" and block.extent.start < start < block.extent.end for block in document.blocks):
        comment = indent + _comment(document, Verb.NEXT_LINE, rule) + _newline(document, line)
        above.append(_insertion(start, comment))
    comment = " " + _comment(document, Verb.LINE, rule)
    behind = [_insertion(start + at, comment) for at in dict.fromkeys(_ends(text, document.format))]
    goes_on = document.format is Format.MARKDOWN and line > 1 and not _is_blank(document, line - 1)
    yield from (*behind, *above) if goes_on else (*above, *behind)


def for_file(document: Document, rule: str) -> Iterator[TextEdit]:
    """Ways to silence a rule in all of a text: a comment at its top, then one at its end."""
    if document.format is Format.TEXT:
        return
    source = document.source
    at = _top(document)
    line, column, _ = document.lines.position(at)
    newline, comment = _newline(document, line), _comment(document, Verb.FILE, rule)
    begun = "" if column == 1 else newline
    if source[at : at + 1] not in ("\r", "\n"):
        after = newline if document.format is Format.HTML or at == len(source) else newline * 2
    else:
        after = "" if begun else newline
    yield _insertion(at, begun + comment + after)
    apart = "" if not source else newline if source[-1] in "\r\n" else newline * 2
    yield _insertion(len(source), apart + comment + newline)


def reading(document: Document) -> tuple[object, ...]:
    """What a reader, and a rule, sees of a document whatever comments stand in it; equal ones read alike."""
    return (
        [
            (block.kind, block.text, block.level, block.within, block.marks, block.name, block.recovered)
            for block in document.blocks
        ],
        [(one.kind, one.parent, one.attributes) for one in document.containers],
        [(one.form, one.width, [(row.kind, [_cell(cell.text) for cell in row.cells]) for row in one.rows])
         for one in document.tables],
        [(one.target, one.text, one.rel) for one in document.links],
        [(one.source, one.alt) for one in document.images],
        [(one.field, one.value, one.place, one.key) for one in document.metadata.data],
        document.regions,
        document.language,
    )  # fmt: skip


@cache
def _indent() -> re.Pattern[str]:
    return compiled(r"[ \t>]*")


@cache
def _head() -> re.Pattern[str]:
    # What has to come first in a page: the declaration of XML, the document type (HTML standard, 13.1).
    return compiled(r"(?is)\s{0,200}(?:<\?xml\b[^>]{0,500}>\s{0,200})?(?:<!doctype\b[^>]{0,500}>)?")


@cache
def _closing_marks() -> re.Pattern[str]:
    """What ends a line of Markdown and would stand in the middle of it: the marks of a heading, of a hard break."""
    return compiled(r"[ \t]+#+\Z|\\\Z")


def _is_blank(document: Document, line: int) -> bool:
    start, end = document.lines.line_span(line)
    return not document.source[start:end].strip(" \t>")


def _cell(text: str) -> str:
    return " ".join(text.split())


def _comment(document: Document, verb: Verb, rule: str) -> str:
    opening, closing = ("{/*", "*/}") if document.path.lower().endswith(".mdx") else ("<!--", "-->")
    return f"{opening} sourcecheck-{verb} {rule} -- {REASON} {closing}"


def _insertion(at: int, text: str) -> TextEdit:
    return TextEdit(Span(at, at), text)


def _ends(text: str, format: Format) -> Iterator[int]:
    """Offsets in a line behind which a comment may stand, the best first; white space at its end stays there."""
    shown = text.rstrip(" \t")
    if format is Format.MARKDOWN:
        closing = _closing_marks().search(shown) if shown.startswith((" ", "#")) or shown.endswith("\\") else None
        if closing is not None:
            yield len(shown[: closing.start()].rstrip(" \t"))
        elif shown.endswith("|") and not shown.endswith("\\|"):
            # In a header another cell would end the table; behind a body row it would be one too many.
            yield len(shown[:-1].rstrip(" \t"))
    yield len(shown)


def _top(document: Document) -> int:
    if document.format is Format.HTML:
        head = _head().match(document.source)
        return head.end() if head is not None and head[0].strip() else 0
    from sourcecheck.readers.frontmatter import read_front_matter
    from sourcecheck.readers.writer import Writer

    return read_front_matter(Writer(document.source, document.path), document.path).end


def _newline(document: Document, line: int) -> str:
    """How a line ends; where nothing ends it, how the first one does."""
    lines = document.lines
    for one in (line, 1):
        if one < len(lines):
            return document.source[lines.line_span(one).end : lines.starts[one]]
    return "\n"
