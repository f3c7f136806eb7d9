"""Plain text: extractor output with a block per line, and hard-wrapped text.

Rows of pipes are claimed first, then list items, labels and addresses; what
stands between two boundaries is a paragraph. Whether a newline ends a block or
wraps a line is decided once per file (``wrapping.wrapped``).
"""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, Link, MarkKind, TableForm
from sourcecheck.readers import pipes
from sourcecheck.readers.addresses import addresses
from sourcecheck.readers.headings import Neighbours, is_heading, is_weak
from sourcecheck.readers.visible import Piece, visible
from sourcecheck.readers.wrapping import BULLET, ENDED, margin, wrapped
from sourcecheck.readers.writer import PieceMark, Writer
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["read"]


class _Line(NamedTuple):
    """A line without its line end; ``blank`` lines bound blocks."""

    start: int
    end: int
    text: str  # as it is, trimmed
    indent: int  # columns before the text
    marker: int  # length of a bullet or number with the space behind it, 0 where there is none
    ordered: bool


class _Unit(NamedTuple):
    """One block to be: lines ``[start, end)`` of source, or a table."""

    start: int
    end: int
    kind: Kind
    table: pipes.PipeGroup | None = None
    level: int = 0
    ordered: bool = False
    marker: int = 0  # length of the bullet or number left out


_BREAK = compiled(r"\r\n|\r|\n")
_SPACE = " \t\xa0\f\v\u3000\ufeff"
# "Phone : 555-0100", "Published: 3 May 2024"; a sentence with a colon has more words before it.
_LABEL = compiled(r"[^\W\d_][\w’'/-]*(?: [\w’'/&-]+){0,3} ?:(?:\s|\Z)")
_RULE = compiled(r"(?:[-=_*~#.·•—–] ?){3,}\Z")  # a line drawn with characters
_UNDERLINE = compiled(r"(?:={3,}|-{3,}|~{3,})\Z")


def read(source: str, path: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()) -> Document:
    """Read plain text.

    Raises:
        ReadError: more blocks or table cells than the limit.
    """
    writer = Writer(source, path)
    units = _headings(source, list(_units(source)))
    depth: list[tuple[int, bool]] = []  # open lists: indentation, ordered
    for unit in units:
        if unit.kind is Kind.ITEM:
            _enter_item(writer, depth, unit)
        else:
            _leave_lists(writer, depth, unit.start)
        if unit.table is not None:
            pipes.write(writer, unit.table, TableForm.PIPES)
        else:
            _block(writer, unit, len(depth))
    return writer.document(Format.TEXT, encoding=encoding, notes=notes)


def _enter_item(writer: Writer, depth: list[tuple[int, bool]], unit: _Unit) -> None:
    while depth and (unit.level < depth[-1][0] or (unit.level == depth[-1][0] and unit.ordered is not depth[-1][1])):
        _leave_list(writer, depth, unit.start)
    if depth and unit.level == depth[-1][0]:
        writer.close(unit.start)  # the item before
    else:
        writer.open("ordered-list" if unit.ordered else "list", unit.start)
        depth.append((unit.level, unit.ordered))
    writer.open("item", unit.start)


def _leave_list(writer: Writer, depth: list[tuple[int, bool]], at: int) -> None:
    writer.close(at)
    writer.close(at)
    depth.pop()


def _leave_lists(writer: Writer, depth: list[tuple[int, bool]], at: int) -> None:
    while depth:
        _leave_list(writer, depth, at)


def _block(writer: Writer, unit: _Unit, level: int) -> None:
    kind = unit.kind
    source = writer.source
    pieces: list[Piece] = []
    marks: list[PieceMark] = []
    found = []
    at = unit.start
    for address in addresses(source, unit.start, unit.end):
        pieces.append(Piece(source[at : address.start], at, address.start))
        marks.append((MarkKind.LINK, len(pieces), len(pieces) + 1, address.target))
        pieces.append(Piece(source[address.start : address.end], address.start, address.end))
        found.append(address)
        at = address.end
    pieces.append(Piece(source[at : unit.end], at, unit.end))
    heading = kind is Kind.HEADING
    block = writer.block(
        kind,
        pieces,
        Span(unit.start, unit.end),
        level=(2 if writer.blocks else 1) if heading else level if kind is Kind.ITEM else 0,
        marks=marks,
        recovered=heading,
    )
    if block is not None:
        for address in found:
            span = Span(address.start, address.end)
            writer.links.append(Link(address.target, span, span, source[slice(*span)], block.number))


# Lines to units -------------------------------------------------------------------


def _units(source: str) -> Iterator[_Unit]:
    """Tables, items and paragraphs in source order."""
    at = 0
    stretches: list[tuple[list[_Line | None], pipes.PipeGroup | None]] = []
    for group in pipes.scan(source):
        stretches.append((list(_lines(source, at, group.span.start)), group))
        at = group.span.end
    stretches.append((list(_lines(source, at, len(source))), None))
    texts: list[str] = []
    for lines, _ in stretches:
        for line in lines:
            if line is not None and line.marker:
                texts.append("")
            texts.append(line.text if line is not None else "")
        texts.append("")
    width = margin(texts) if wrapped(texts) else 0
    for lines, table in stretches:
        yield from _between(lines, width)
        if table is not None:
            yield _Unit(table.span.start, table.span.end, Kind.CELL, table)


def _lines(source: str, start: int, end: int) -> Iterator[_Line | None]:
    """The lines of a range; None for a blank one."""
    at = start
    while at < end:
        found = _BREAK.search(source, at, end)
        finish, following = found.span() if found else (end, end)
        first = at
        while first < finish and source[first] in _SPACE:
            first += 1
        last = finish
        while last > first and source[last - 1] in _SPACE:
            last -= 1
        if first == last:
            yield None
        else:
            text = source[first:last]
            bullet = BULLET.match(text)
            marker = 0 if bullet is None or _RULE.match(text) else bullet.end()
            indent = sum(4 if source[i] == "\t" else 1 for i in range(at, min(first, at + 200)))
            yield _Line(
                first,
                last,
                text,
                indent,
                marker,
                (marker > 0 and text[0] in "(0123456789") or (marker > 0 and text[0].isalpha()),
            )
        at = following


def _between(lines: list[_Line | None], width: int) -> Iterator[_Unit]:
    """The units of a stretch without tables; ``width`` is that of wrapped lines, 0 where lines are not wrapped."""
    run: list[_Line] = []
    for index, line in enumerate(lines):
        if line is None:
            yield from _unit(run)
            run = []
            continue
        if _RULE.match(line.text):
            # Nothing to read; under a single line of its length it says that this is a heading.
            headed = len(run) == 1 and 2 * len(line.text) >= len(run[0].text) and _UNDERLINE.match(line.text)
            yield from _unit(run, Kind.HEADING if headed and not run[0].marker else None)
            run = []
            continue
        if run and not (width and _continues(run, line, lines, index, width)):
            yield from _unit(run)
            run = []
        run.append(line)
    yield from _unit(run)


def _continues(run: list[_Line], line: _Line, lines: list[_Line | None], index: int, width: int) -> bool:
    """Whether a line of wrapped text goes on with the block of the lines before it."""
    before = run[-1].text
    ended = bool(ENDED.search(before[-8:]))
    needed = len(before) + 1 + len(line.text.partition(" ")[0])
    # Where the next word would have fitted, the line before was ended on purpose.
    if line.marker:
        # "the name" / "- or so it seems": a dash within a sentence.
        return needed > width and not ended and not (run[0].marker and run[0].ordered is line.ordered)
    if ended and line.indent > run[-1].indent + 1 and not run[0].marker:
        return False  # paragraphs set off by indentation alone
    if needed > width:
        return True
    if _LABEL.match(line.text) and _labelled(lines, index):
        return False
    if line.text[0].islower() or (not ended and len(before) > 0.6 * width):
        return True
    return needed > 0.75 * width


def _labelled(lines: list[_Line | None], index: int) -> bool:
    """Whether a label line has another one beside it."""
    for near in (index - 1, index + 1):
        if 0 <= near < len(lines):
            line = lines[near]
            if line is not None and _LABEL.match(line.text):
                return True
    return False


def _unit(run: list[_Line], told: Kind | None = None) -> Iterator[_Unit]:
    if not run:
        return
    first = run[0]
    kind = told or (Kind.ITEM if first.marker else Kind.PARAGRAPH)
    yield _Unit(first.start + first.marker, run[-1].end, kind, None, first.indent, first.ordered, first.marker)


# Headings -------------------------------------------------------------------------


def _headings(source: str, units: list[_Unit]) -> list[_Unit]:
    """The units with headings recovered."""
    found = list(units)
    texts = ["" if unit.table else _shown(source, unit) for unit in units]
    recovered = []
    for index, unit in enumerate(units):
        above = units[index - 1] if index else None
        below = units[index + 1] if index + 1 < len(units) else None
        if unit.kind is Kind.ITEM:
            # "2. Costs and Benefits" alone between paragraphs is no item of a list.
            if not unit.ordered or Kind.ITEM in (above and above.kind, below and below.kind):
                continue
            unit = unit._replace(start=unit.start - unit.marker, kind=Kind.PARAGRAPH)
            texts[index] = _shown(source, unit)
        if unit.kind is not Kind.PARAGRAPH:
            continue
        around = Neighbours(
            before=texts[index - 1] if index else "",
            after=texts[index + 1] if below else "",
            after_structure=above is not None and above.kind in (Kind.ITEM, Kind.CELL),
            before_structure=below is not None and below.kind in (Kind.ITEM, Kind.CELL),
            after_heading=index > 0 and found[index - 1].kind is Kind.HEADING,
        )
        if is_heading(texts[index], around):
            found[index] = unit._replace(kind=Kind.HEADING)
            recovered.append(index)
    weak = [index for index in recovered if is_weak(texts[index])]
    if len(recovered) - len(weak) < 2:
        for index in weak:
            found[index] = units[index]
    return found


def _shown(source: str, unit: _Unit) -> str:
    start, end = unit.start, unit.end
    if end - start > _LOOKED_AT:  # no heading: its length and its end are all that is asked of it
        return source[start : start + _LOOKED_AT] + source[end - 20 : end]
    return visible([Piece(source[start:end], start, end)])[0]


_LOOKED_AT = 200
