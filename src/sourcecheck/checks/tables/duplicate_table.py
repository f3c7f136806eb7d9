"""The same table twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sourcecheck.analysis.page.tables import Part, in_quotation, normalised, parts
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, MarkKind, TableForm
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_FEWEST_ROWS = 3  # keys and legends of two rows are repeated on purpose
_FEWEST_TEXTS = 6
_NEAR = 0.8  # share of equal body cells from which a table is a reworked copy
_WORDS = 12  # code points; shorter cells (yes, high, n/a) are values, and other values are other data
_COMPARED = 8  # tables with the same header that one is compared with, so that time stays linear
_LABEL = 40  # code points of a line above a table that may be its label

_Texts = tuple[tuple[str, ...], ...]


def check(document: Document, context: Context) -> Iterator[Hit]:
    seen: dict[_Texts, Part] = {}
    headed: dict[tuple[str, ...], list[tuple[_Texts, Part]]] = {}
    for part in document.once(parts):
        texts = normalised(part)
        if len(texts) < _FEWEST_ROWS or sum(bool(text) for row in texts for text in row) < _FEWEST_TEXTS:
            continue
        if _is_key(texts):
            continue
        first = seen.setdefault(texts, part)
        if first is not part:
            if not _under_another_title(document, part, first):
                yield _hit(document, part, first, "")
            elif not _is_listing(part):
                yield _hit(document, part, first, "again")
            continue
        if not part.header:
            continue
        earlier = headed.setdefault(texts[0], [])
        near = next((other for body, other in earlier[-_COMPARED:] if _is_near(body, texts)), None)
        earlier.append((texts, part))
        if near is None:
            continue
        if not (_is_listing(part) and _under_another_title(document, part, near)):
            yield _hit(document, part, near, "near")


def _titles(document: Document) -> list[int]:
    """Numbers of the blocks that open a section: headings and the terms of definition lists."""
    return [block.number for block in document.blocks if block.kind in (Kind.HEADING, Kind.TERM)]


def _under_another_title(document: Document, part: Part, first: Part) -> bool:
    """Whether the copy has a heading, a term or a label (a short line that is no sentence) of its own."""
    before = part.table.before
    titles = document.once(_titles)
    if bisect_left(titles, before) > bisect_left(titles, first.table.after):
        return True
    if not (part.number == 0 == first.number) or not 0 < first.table.before < before <= len(document.blocks):
        return False
    own, other = document.blocks[before - 1].text, document.blocks[first.table.before - 1].text
    return own != other and len(own) <= _LABEL and len(other) <= _LABEL and own[-1:] not in ".:!?…"


def _is_listing(part: Part) -> bool:
    """Whether a table describes arguments, options or codes: manuals repeat it for every function that has them."""
    if not part.header or part.table.width < 2:
        return True
    if any(cell.text and _LISTED.match(cell.text) for cell in part.header[-1].cells[:2]):
        return True
    labels = [row.cells[0].block for row in part.body if row.cells and row.cells[0].block is not None]
    coded = sum(any(mark.kind is MarkKind.CODE for mark in block.marks) for block in labels)
    return 2 * coded > len(labels)


_LISTED = compiled(
    r"(?:parameter|param|argument|arg|option|flag|name|prop|property|attribute|field|key|code|return|value|type|rule|class"
    r"|method|function|event|slot|variable|command|state|status)s?\b",
    re.IGNORECASE,
)
# The first header of a table that explains marks and colours; race and league pages repeat theirs.
_KEY = frozenset(
    ("colour", "color", "key", "legend", "symbol", "sign", "mark", "icon", "code", "abbreviation", "abbr.")
)


def _is_key(texts: _Texts) -> bool:
    return texts[0][0] in _KEY and max(map(len, texts)) <= 3


def _hit(document: Document, part: Part, first: Part, variant: str) -> Hit:
    line = document.lines.position(first.first.span.start).line
    related = (Related(first.first.span, "the same table, the first time"),)
    fix = None
    # Deleting a part of an HTML table or of rows that ran together could take more than the copy.
    if not variant and part.table.form is not TableForm.HTML and not in_quotation(document, part.table):
        rows = [*part.rows, *part.later, *((part.delimiter,) if part.delimiter else ())]
        start = document.lines.position(min(row.span.start for row in rows)).line
        end = document.lines.position(max(row.span.start for row in rows)).line
        starts = document.lines.starts
        span = Span(starts[start - 1], starts[end] if end < len(starts) else len(document.source))
        fix = Fix("Delete the second copy", (TextEdit(span, ""),))
    return Hit(part.first.span, variant, {"line": str(line)}, related, fix)


def _is_near(one: _Texts, other: _Texts) -> bool:
    """Whether the bodies are equal but for some words.

    Cells with figures have to be equal: the same rows with other figures are another
    year's table, not a copy.
    """
    if len(one) != len(other):
        return False
    cells = equal = 0
    for left, right in zip(one[1:], other[1:], strict=True):
        for index in range(max(len(left), len(right))):
            a = left[index] if index < len(left) else ""
            b = right[index] if index < len(right) else ""
            cells += 1
            if a == b:
                equal += 1
            elif any(char.isdigit() for char in a + b) or max(len(a), len(b)) < _WORDS:
                return False
    return cells >= _FEWEST_TEXTS and equal >= _NEAR * cells


RULE = Rule(
    id="tables/duplicate-table",
    message="This table already stands in line {line}. Delete it, or was another one meant?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="A table that appears twice was assembled, not written; the one that belonged here may be missing.",
    settle="Delete the copy, or put in the table that was meant.",
    why="""Two tables with the same cells tell a reader nothing new. They come from pages that show a table once for
desktops and once for telephones, from text that was generated twice, and from pasting, and then the table that
should have stood here is missing.

Cells are compared without case, padding, empty columns and delimiter rows. Tables of two rows or less and keys
to marks and colours are left alone, and so are tables with the same header and other figures. A copy under a
heading or label of its own is a warning: it may be meant for those who read only that section. Lists of
arguments, options and codes, which manuals repeat for each function, are then left alone.""",
    references=(
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
        "https://arxiv.org/abs/2306.01116",
    ),
    bad=(
        Example(
            "Before.\n\n| Port | Ships | Crew |\n|---|---|---|\n| Aldo | 12 | 90 |\n| Brena | 7 | 55 |\n\nBetween.\n\n"
            "[[| Port | Ships | Crew | | |]]\n|---|---|---|---|---|\n| aldo | 12 | 90 | | |\n| Brena | 7 | 55 | | |\n",
            why="padding does not make it another table",
        ),
        Example(
            "| Port | Ships | Crew |\n|---|---|---|\n| Aldo | 12 | 90 |\n| Brena | 7 | 55 |\n\nThe figures again:\n\n"
            "[[| Port | Ships | Crew |]]\n|:--|--:|--:|\n| **Aldo** | 12 | 90 |\n| Brena | 7 | 55 |\n",
            Format.MARKDOWN,
        ),
        Example(
            "<table><tr><th>Port<th>Ships</tr><tr><td>Aldo<td>12</tr><tr><td>Brena<td>7</tr></table><p>Again:</p>"
            "<table>[[<tr><th>Port</th><th>Ships</th></tr>]]<tr><td>Aldo</td><td>12</td></tr>"
            "<tr><td>Brena</td><td>7</td></tr></table>",
            Format.HTML,
        ),
        Example(
            "| Port | Rule for visitors |\n|---|---|\n| Aldo | Report to the harbour office |\n"
            "| Brena | Call on channel nine |\n| Cala | Wait for the pilot boat |\n| Dorn | No visitors at night |\n"
            "| Esk | Pay at the northern gate |\n\nOr:\n\n"
            "[[| Port | Rule for visitors |]]\n|---|---|\n| Aldo | Report to the harbour office |\n"
            "| Brena | Call on channel nine |\n| Cala | Wait for the pilot boat |\n| Dorn | No visitors at night |\n"
            "| Esk | Pay at the gate in the north |\n",
            Format.MARKDOWN,
            variant="near",
        ),
        Example(
            "## Spring\n\n| Port | Ships | Crew |\n|---|---|---|\n| Aldo | 12 | 90 |\n| Brena | 7 | 55 |\n\n"
            "## Autumn\n\n[[| Port | Ships | Crew |]]\n|---|---|---|\n| Aldo | 12 | 90 |\n| Brena | 7 | 55 |\n",
            Format.MARKDOWN,
            variant="again",
        ),
    ),
    good=(
        Example(
            "## open\n\n| Option | Default |\n|---|---|\n| depth | 3 |\n| wait | no |\n\n## close\n\n"
            "| Option | Default |\n|---|---|\n| depth | 3 |\n| wait | no |\n",
            Format.MARKDOWN,
            why="options listed for each of two commands",
        ),
        Example(
            "| Party | Seats | Share |\n|---|---|---|\n| Reed | 12 | 40% |\n| Oak | 18 | 60% |\n\nFive years later:\n\n"
            "| Party | Seats | Share |\n|---|---|---|\n| Reed | 12 | 40% |\n| Oak | 17 | 60% |\n",
            Format.MARKDOWN,
            why="the same rows with another figure",
        ),
        Example(
            "| Sign | Meaning |\n|---|---|\n| * | estimate |\n\nText.\n\n"
            "| Sign | Meaning |\n|---|---|\n| * | estimate |\n",
            why="a key may be repeated",
        ),
        Example(
            "<table><tr><th>Port<th>Open</tr><tr><td>Aldo<td>yes</tr><tr><td>Brena<td>no</tr></table>"
            "<table><tr><th>Port<th>Open</tr><tr><td>Aldo<td>yes</tr><tr><td>Brena<td>yes</tr></table>",
            Format.HTML,
        ),
    ),
    measured=(
        "2026-11-22: 565 tables of 190 HTML pages and 1,710 Markdown posts, 840 news texts: no finding. Copies put "
        "into 140 of these tables were all found (58 HTML, 41 Markdown, 41 text). On 10,488 tables of 4,221 pages not "
        "seen before (manuals, READMEs, test pages): 99 errors at first, nearly all lists of arguments that manuals "
        "repeat; since those and copies under their own headings are told apart no error, and 5 warnings, read: tables "
        "repeated on purpose. Of 24 invented copies 22 are found; other figures or short cells make another table."
    ),
    check=check,
    parts=("tables",),
    variants={
        "again": Variant("This table already stands in line {line}. Is it meant here too?", Severity.WARNING),
        "near": Variant("Nearly the table of line {line}. Which of the two is right?", Severity.WARNING),
    },
    fix="unsafe: delete the later copy",
)
