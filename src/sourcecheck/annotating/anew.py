"""A draft that is in no Word file, as one: as it reads, with its findings as comments on their words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sourcecheck.annotating.comment import commented, marked
from sourcecheck.annotating.wording import lines
from sourcecheck.canonical.addresses import encoded
from sourcecheck.document import Document, Mark, MarkKind
from sourcecheck.finding import Finding
from sourcecheck.readers.word.names import Element
from sourcecheck.records import NamedTuple
from sourcecheck.reporters.portable import portable
from sourcecheck.rule import Rule
from sourcecheck.view import Node, Piece, numbers, viewed

__all__ = ["anew"]

_COLUMNS: Final = 60  # Word opens no table with more than 63
_TABLES: Final = 3  # tables in tables; what is deeper is paragraphs
_LISTS: Final = 3  # levels for which Word has styles
_LINE: Final = 8_640  # twentieths of a point: six inches
_LINKS: Final = 2_000  # that lead somewhere; python-docx looks through all for each
_LEADS: Final = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_BESIDE: Final = {"title": "Title of the page", "description": "Description of the page", "image": "Picture",
                  "unseen": "Not visible on the page"}  # fmt: skip
_LOOKS: Final = {
    MarkKind.EMPHASIS: "w:i",
    MarkKind.CITE: "w:i",
    MarkKind.STRONG: "w:b",
    MarkKind.DELETED: "w:strike",
}
_LISTED: Final = {"list": "ListBullet", "ordered-list": "ListNumber"}


class _Place(NamedTuple):
    """Where paragraphs stand.

    Attributes:
        style: of a paragraph there, by its id.
        later: of those after the first one, as in an item of a list.
        lists, tables: how many are around them.
        number: of the list's numbering; 0 where it is that of the style.
    """

    style: str = ""
    later: str = ""
    lists: int = 0
    tables: int = 0
    number: int = 0


def anew(document: Document, findings: Sequence[Finding], rules: Mapping[str, Rule]) -> bytes:
    """A Word file of a document, with comments.

    Headings, paragraphs, lists, tables, quotations, emphasis, code, and links to the web and to mail addresses stay.
    Pictures are named by the words that stand for them. What is not the article is there only where something was
    found in it.

    Args:
        findings: of the document, in the order of the text.
        rules: by id, for what they say.
    """
    writer = _Writer(findings)
    view = viewed(document, findings)
    for element in writer.blocks(view.nodes, _Place()):
        writer.end.addprevious(element)
    for number in view.about:
        writer.about(number)
    writer.comment([tuple(lines(finding, rules.get(finding.rule), source=document.source)) for finding in findings])
    return writer.saved(view.title)


class _Writer:
    """Writes one file, and keeps of each finding the first and the last run that it is about."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._file: Any = docx.Document()
        self._findings = findings
        self._around: dict[int, tuple[Element, Element]] = {}
        self._runs: list[Element] = []
        self._links: dict[str, str] = {}
        self.end: Element = self._file.element.body[-1]  # the section's own element is the last

    # Parts of the page --------------------------------------------------------------

    def blocks(self, nodes: Iterable[Node], place: _Place) -> Iterator[Element]:
        for node in nodes:
            begin = len(self._runs)
            yield from self._node(node, place)
            for number in node.findings:
                self._took(number, self._runs[begin:])
            if place.later:
                place = place._replace(style=place.later, later="", number=0)

    def _node(self, node: Node, place: _Place) -> Iterator[Element]:
        if node.kind == "table" and place.tables < _TABLES:
            yield self._table(node, place)
            yield OxmlElement("w:p")  # tables that touch are one; a cell ends with a paragraph
        elif node.kind == "heading":
            yield self._paragraph(node.pieces, _Place(f"Heading{min(node.level or 1, 9)}"))
        elif node.kind in _LISTED:
            style = _LISTED[node.kind]
            number = self._numbered(style) if node.kind == "ordered-list" and not place.lists else 0
            level = min(place.lists + 1, _LISTS)
            level_name = "" if level == 1 else str(level)
            inside = place._replace(style=style + level_name, later="", lists=place.lists + 1, number=number)
            for child in node.children:
                begin = len(self._runs)
                if child.kind == "item":
                    yield from self.blocks(child.children, inside._replace(later=f"ListContinue{level_name}"))
                else:
                    yield from self.blocks((child,), inside)
                for finding in child.findings:
                    self._took(finding, self._runs[begin:])
        elif node.kind == "furniture":
            yield from self.blocks((one for one in node.children if any(True for _ in numbers(one))), place)
        elif node.kind in _BESIDE:
            if node.kind == "image" or any(True for _ in numbers(node)):
                label = Piece(f"{_BESIDE[node.kind]}: ", node.span)
                yield self._paragraph((label, *node.pieces), _Place("Caption"))
        elif node.kind == "code":
            yield self._paragraph(node.pieces, place, code=True)
        else:
            if node.kind == "blockquote":
                place = place._replace(style="Quote", later="")
            if node.kind == "caption":
                place = _Place("Caption")
            if node.pieces:
                yield self._paragraph(node.pieces, place)
            yield from self.blocks(node.children, place)

    def _table(self, node: Node, place: _Place) -> Element:
        rows = [row for row in node.children if row.kind == "row"]
        wide = min(max((sum(cell.colspan for cell in row.children) for row in rows), default=1), _COLUMNS)
        table: Any = OxmlElement("w:tbl")
        about = _added(table, "w:tblPr")
        _added(about, "w:tblStyle", val="TableGrid")
        _added(about, "w:tblW", w="0", type="auto")
        grid = _added(table, "w:tblGrid")
        for share in _widths(rows, wide):
            _added(grid, "w:gridCol", w=str(share))
        inside = _Place(tables=place.tables + 1)
        for caption in node.children:
            if caption.kind != "row":  # Word has captions as paragraphs: here the first row
                row = _added(table, "w:tr")
                self._cell(row, (caption,), _Place("Caption", tables=inside.tables), wide)
        going: dict[int, tuple[int, int]] = {}  # cells that reach into rows below: by column, rows left and width
        for one in rows:
            row = _added(table, "w:tr")
            if one.header:
                _added(_added(row, "w:trPr"), "w:tblHeader")
            self._row(row, one, inside, wide, going)
        return table

    def _row(self, row: Element, node: Node, place: _Place, wide: int, going: dict[int, tuple[int, int]]) -> None:
        column = 0
        cells = list(node.children)
        while cells or column in going:
            if column in going:
                left, span = going.pop(column)
                if left > 1:
                    going[column] = (left - 1, span)
                self._cell(row, (), place, span, merged="continue")
                column += span
                continue
            if column >= wide:
                break
            cell = cells.pop(0)
            span = max(1, min(cell.colspan, wide - column, *(at - column for at in going if at > column)))
            down = cell.rowspan > 1
            self._cell(row, cell.children, place, span, merged="restart" if down else "")
            if down:
                going[column] = (cell.rowspan - 1, span)
            column += span
        if cells:  # of a page with more columns than Word has: nothing is lost
            last = row[-1]
            for cell in cells:
                for element in self.blocks(cell.children, place):
                    last.append(element)
        elif column < wide:
            self._cell(row, (), place, wide - column)

    def _cell(self, row: Element, nodes: Iterable[Node], place: _Place, span: int, merged: str = "") -> None:
        cell = _added(row, "w:tc")
        about = _added(cell, "w:tcPr")
        if span > 1:
            _added(about, "w:gridSpan", val=str(span))
        if merged:
            _added(about, "w:vMerge", val=merged)
        empty = True
        for element in self.blocks(nodes, place):
            cell.append(element)
            empty = False
        if empty:
            _added(cell, "w:p")

    # Paragraphs ---------------------------------------------------------------------

    def _paragraph(self, pieces: Iterable[Piece], place: _Place, code: bool = False) -> Element:
        paragraph: Any = OxmlElement("w:p")
        if place.style:
            paragraph.style = place.style
        if place.number:
            numbering = paragraph.get_or_add_pPr().get_or_add_numPr()
            numbering.get_or_add_ilvl().val = 0
            numbering.get_or_add_numId().val = place.number
        for link, group in groupby(pieces, _link):
            holder = paragraph
            address = self._link_name(link.target) if link is not None else ""
            if address:
                holder = OxmlElement("w:hyperlink", attrs={qn("r:id"): address})
                paragraph.append(holder)
            for piece in group:
                holder.append(self._run(piece, linked=bool(address), code=code))
        return paragraph

    def _run(self, piece: Piece, linked: bool, code: bool) -> Element:
        run: Any = OxmlElement("w:r")
        about = OxmlElement("w:rPr")
        kinds = {mark.kind for mark in piece.marks}
        if code or MarkKind.CODE in kinds:
            _added(about, "w:rFonts", ascii="Courier New", hAnsi="Courier New")
        for look in sorted({_LOOKS[kind] for kind in kinds if kind in _LOOKS}):
            _added(about, look)
        if linked:
            _added(about, "w:color", val="0563C1")
            _added(about, "w:u", val="single")
        if MarkKind.NOTE in kinds:
            _added(about, "w:vertAlign", val="superscript")
        if len(about):
            run.append(about)
        run.text = portable(piece.text)
        self._runs.append(run)
        for number in piece.findings:
            self._took(number, (run,))
        return run

    def _link_name(self, target: str) -> str:
        """The name by which the file knows an address; empty where the words are no link."""
        address = encoded(target) if _LEADS.match(target.strip()) else ""
        if address and address not in self._links and len(self._links) < _LINKS:
            self._links[address] = self._file.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links.get(address, "")

    def _numbered(self, style: str) -> int:
        """A numbering of its own, so that a list begins with 1."""
        numbering = self._file.part.numbering_part.element
        of_style = self._file.styles.element.get_by_id(style).pPr.numPr.numId.val
        made = numbering.add_num(numbering.num_having_numId(of_style).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    # Comments -----------------------------------------------------------------------

    def about(self, number: int) -> None:
        """A finding is about the text as a whole: its comment stands at the first words."""
        self._took(number, self._runs[:1])

    def _took(self, number: int, runs: Sequence[Element]) -> None:
        if runs:
            first = self._around.get(number, (runs[0],))[0]
            self._around[number] = (first, runs[-1])

    def comment(self, said: Sequence[tuple[str, ...]]) -> None:
        """Write the comments, by number of the finding."""
        root = self._file.part._comments_part.element
        for number, paragraphs in enumerate(said):
            first, last, reference = marked(number)
            root.append(commented(number, paragraphs))
            if number in self._around:
                begin, end = self._around[number]
                begin.addprevious(first)
                end.addnext(reference)
                end.addnext(last)
                continue
            paragraph = OxmlElement("w:p")  # a text without words
            paragraph.extend((first, last, reference))
            self.end.addprevious(paragraph)

    def saved(self, title: str) -> bytes:
        """The file. It names no author: the page does not know who wrote the draft."""
        about = self._file.core_properties
        about.author = about.comments = about.last_modified_by = ""
        about.title = portable(title)[:255]
        about.created = about.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
        out = io.BytesIO()
        self._file.save(out)
        return out.getvalue()


def _link(piece: Piece) -> Mark | None:
    return next((mark for mark in piece.marks if mark.kind is MarkKind.LINK), None)


def _widths(rows: Iterable[Node], wide: int) -> list[int]:
    """The widths of columns by their longest texts; twentieths of a point."""
    longest = [3] * wide
    for row in rows:
        column = 0
        for cell in row.children:
            if cell.colspan == 1 and column < wide:
                longest[column] = max(longest[column], min(_length(cell), 60))
            column += cell.colspan
    return [_LINE * one // sum(longest) for one in longest]


def _length(node: Node) -> int:
    return sum(len(piece.text) for piece in node.pieces) + sum(map(_length, node.children))


def _added(parent: Element, name: str, **attributes: str) -> Element:
    element: Element = OxmlElement(name, attrs={qn(f"w:{key}"): value for key, value in attributes.items()})
    parent.append(element)
    return element
