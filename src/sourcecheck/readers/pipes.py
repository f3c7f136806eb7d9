"""Rows of pipes as they stand in the source.

A Markdown parser drops surplus cells, pads missing ones, turns prose below a
table into rows, and sees no table at all where one is glued to a list. The raw
row is therefore the only cell model; a parser only tells whether it renders.

What counts as a row:

* a line that begins with a pipe (after indentation, ``>`` and one list marker)
  and holds another one; a single such line is a row of a table only when a
  second one stands beside it;
* a line without a leading pipe only under or right above a delimiter row, as
  the GFM specification allows;
* ``\\|`` and pipes between backticks do not separate cells;
* a comment behind the last pipe is no cell.

Borders of grid tables (``+----+``) between rows belong to the table and are no
rows of it; ``|---+---|`` (Org) is a delimiter row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Cell, Kind, Row, Table, TableForm
from sourcecheck.readers.visible import Piece
from sourcecheck.readers.writer import PieceMark, Writer
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["PipeGroup", "RawRow", "scan", "unescaped_pipes", "write"]


class RawRow(NamedTuple):
    """One line of pipes.

    ``span`` is the row without indentation, list marker, trailing white space and comments;
    ``cells`` are the ranges between the pipes, trimmed (an empty cell keeps its white
    space); ``line`` is the whole line without its line end.
    """

    span: Span
    cells: tuple[Span, ...]
    delimiter: bool
    line: Span


class PipeGroup(NamedTuple):
    """Consecutive rows; ``span`` reaches from the first line to the last, line ends inside."""

    rows: tuple[RawRow, ...]
    span: Span
    prefixes: tuple[str, ...] = ()  # per row: what stands before it on its line


_BREAK = compiled(r"\r\n|\r|\n")
# Quotation marks of Markdown and mail, then at most one list marker, only before a pipe.
_PREFIX = compiled(r"[ \t\xa0>]*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+(?=\|))?")
_TOKEN = compiled(r"\\.|`+|\|", re.DOTALL)
_DASHES = compiled(r":?-+(?:\+-+)*:?\Z")
_LONG_DASHES = compiled(r"(?::-+:?|-+:|-{3,}(?:\+-{3,})*)\Z")
_BORDER = compiled(r"[ \t>]*\+(?:[-=:]+\+)+[ \t]*\Z")
_LONGEST_BORDER = 4_000  # code points; no screen is wider
_BLANK = " \t\xa0\f\v"


class _Line(NamedTuple):
    row: RawRow
    prefix: str
    leading: bool  # begins with a pipe
    pipes: int  # separators in it
    next: int  # where the next line begins


def scan(
    source: str, start: int = 0, end: int | None = None, comments: Sequence[tuple[str, str]] = ()
) -> Iterator[PipeGroup]:
    """Find the groups of pipe rows in ``source[start:end]``; both ends lie at line ends.

    Time grows with the length of the range, whatever it holds.

    Args:
        comments: how comments begin and end in this format.
    """
    stop = len(source) if end is None else end
    run: list[_Line] = []
    for line in _lines(source, start, stop, comments):
        if run and not _adjoins(source, run[-1].next, line.row.line.start):
            yield from _groups(source, run)
            run = []
        run.append(line)
    if run:
        yield from _groups(source, run)


def _lines(source: str, start: int, stop: int, comments: Sequence[tuple[str, str]]) -> Iterator[_Line]:
    """Every line that holds a separating pipe."""
    at = start
    while True:
        pipe = source.find("|", at, stop)
        if pipe < 0:
            return
        begin = max(source.rfind("\n", at, pipe), source.rfind("\r", at, pipe)) + 1 or at
        found = _BREAK.search(source, pipe, stop)
        finish, following = found.span() if found else (stop, stop)
        line = _line(source, begin, finish, following, comments)
        if line is not None:
            yield line
        at = following


def _line(source: str, begin: int, finish: int, following: int, comments: Sequence[tuple[str, str]]) -> _Line | None:
    prefix = _PREFIX.match(source, begin, finish)
    first = prefix.end() if prefix else begin
    last = finish
    while last > first and source[last - 1] in _BLANK:
        last -= 1
    shorter = _without_comments(source, first, last, comments) if comments else last
    pipes = _separators(source, first, shorter)
    if shorter < last:
        if pipes and pipes[-1] == shorter - 1:
            last = shorter
        else:  # the pipe before the comment is escaped or in a code span
            pipes = _separators(source, first, last)
    if not pipes:
        return None
    leading = pipes[0] == first
    edges = pipes if leading else [first - 1, *pipes]
    if edges[-1] != last - 1 or len(edges) == 1:
        edges = [*edges, last]
    cells = tuple(_trimmed(source, a + 1, b) for a, b in pairwise(edges))
    delimiter = all(_DASHES.match(source, *cell) for cell in cells)
    row = RawRow(Span(first, last), cells, delimiter, Span(begin, finish))
    return _Line(row, source[begin:first], leading, len(pipes), following)


def _without_comments(source: str, first: int, last: int, comments: Sequence[tuple[str, str]]) -> int:
    """Where a row ends when comments behind its last pipe are left out; ``last`` where there are none."""
    end = last
    while True:
        for opening, closing in comments:
            if source.endswith(closing, first, end):
                begin = source.rfind(opening, first, end - len(closing))
                break
        else:
            return end if end > first and source[end - 1] == "|" else last
        if begin < 0:
            return last
        end = begin
        while end > first and source[end - 1] in _BLANK:
            end -= 1


def _separators(source: str, first: int, last: int) -> list[int]:
    """Offsets of the pipes in a line that separate cells."""
    if source.find("`", first, last) < 0 and source.find("\\", first, last) < 0:
        found = []
        at = source.find("|", first, last)
        while at >= 0:
            found.append(at)
            at = source.find("|", at + 1, last)
        return found
    tokens = [match.span() for match in _TOKEN.finditer(source, first, last)]
    ticks: dict[int, list[int]] = {}  # length of a run of backticks -> where such runs stand
    for at, (a, b) in enumerate(tokens):
        if source[a] == "`":
            ticks.setdefault(b - a, []).append(at)
    found = []
    index = 0
    while index < len(tokens):
        a, b = tokens[index]
        if source[a] == "|":
            found.append(a)
        elif source[a] == "`":
            same = ticks[b - a]
            closing = bisect_right(same, index)
            if closing < len(same):
                index = same[closing]  # a code span: nothing in it separates
        index += 1
    return found


def _trimmed(source: str, start: int, end: int) -> Span:
    a, b = start, end
    while a < b and source[a] in _BLANK:
        a += 1
    while b > a and source[b - 1] in _BLANK:
        b -= 1
    return Span(a, b) if a < b else Span(start, end)


def _adjoins(source: str, at: int, begin: int) -> bool:
    """Whether nothing but grid borders stands between two lines."""
    while at < begin:
        found = _BREAK.search(source, at, begin)
        finish, following = found.span() if found else (begin, begin)
        if finish - at > _LONGEST_BORDER or not _BORDER.match(source, at, finish):
            return False
        at = following
    return True


def _groups(source: str, run: list[_Line]) -> Iterator[PipeGroup]:
    """Tell the rows of tables from other lines with pipes in a run of adjacent lines."""
    group: list[_Line] = []
    ruled = False  # a delimiter row stands in the group
    for index, line in enumerate(run):
        following = run[index + 1] if index + 1 < len(run) else None
        heads = following is not None and _rules(source, following, line)
        if line.leading and (line.pipes > 1 or group):
            belongs = True
        elif line.row.delimiter and group:
            belongs = _rules(source, line, group[-1])
        else:
            belongs = heads or ruled
        if not belongs:
            yield from _group(source, group)
            group, ruled = [], False
            continue
        if group and not line.leading and heads and group[-1].leading:
            # A header without leading pipes under rows with them: another table.
            yield from _group(source, group)
            group, ruled = [], False
        group.append(line)
        ruled = ruled or line.row.delimiter
    yield from _group(source, group)


def _rules(source: str, line: _Line, above: _Line) -> bool:
    """Whether a line is the delimiter row of a header above it."""
    if not line.row.delimiter or above.row.delimiter:
        return False
    if line.leading:
        return above.leading or len(above.row.cells) == len(line.row.cells)
    return len(above.row.cells) == len(line.row.cells) > 1


def _group(source: str, lines: list[_Line]) -> Iterator[PipeGroup]:
    if not lines:
        return
    rows = []
    ruled = False
    for index, line in enumerate(lines):
        row = line.row
        if row.delimiter:
            # One dash is enough under the header (GFM); further down a lone dash says "no data".
            long = all(_LONG_DASHES.match(source, *cell) for cell in row.cells)
            if not long and (ruled or index != 1 or len(row.cells) != len(lines[0].row.cells)):
                row = row._replace(delimiter=False)
            ruled = ruled or row.delimiter
        rows.append(row)
    if len(rows) < 2 and not (lines[0].pipes > 2 and lines[0].leading):
        return
    span = _with_borders(source, rows[0].line.start, rows[-1].line.end)
    yield PipeGroup(tuple(rows), span, tuple(line.prefix for line in lines))


def _with_borders(source: str, start: int, end: int) -> Span:
    """The range of a group with the borders of a grid table right above and below it."""
    above = source[max(0, start - _LONGEST_BORDER) : start]
    line = above[:-2] if above.endswith("\r\n") else above[:-1]
    line = line[max(line.rfind("\n"), line.rfind("\r")) + 1 :]
    if line and _BORDER.match(line):
        start -= len(line) + (2 if above.endswith("\r\n") else 1)
    below = _BREAK.match(source, end)
    if below and source.startswith("+", below.end()):
        found = _BREAK.search(source, below.end(), below.end() + _LONGEST_BORDER)
        finish = found.start() if found else min(len(source), below.end() + _LONGEST_BORDER)
        if _BORDER.match(source, below.end(), finish):
            end = finish
    return Span(start, end)


def write(
    writer: Writer,
    group: PipeGroup,
    form: TableForm,
    inline: Callable[[Span], tuple[list[Piece], list[PieceMark]]] | None = None,
    absorbed: Sequence[Span] = (),
    picture: Callable[[Span], str] = lambda span: "",
) -> Table:
    """Add a group's cells and its Table to the writer.

    The row before the first delimiter row is the header; a further delimiter row
    stays in place as a row of that kind. Every row keeps exactly the cells that
    were written.

    Args:
        form: whether a Markdown parser renders the table.
        inline: gives the pieces and marks of a cell's source; without it the source
            itself is the text, escaped pipes resolved.
        absorbed: prose lines that a Markdown parser makes rows of this table.
        picture: what a cell's source shows that has no text of its own: the alternative text of a picture, or U+FFFC.

    Raises:
        ReadError: more cells or blocks than the limit.
    """
    pieces_of = inline or (lambda span: (unescaped_pipes(writer.source, span), []))
    ruled = next((index for index, row in enumerate(group.rows) if row.delimiter), -1)
    outer = writer.container
    before = len(writer.blocks)
    writer.open("table", group.span.start)
    rows = []
    for index, raw in enumerate(group.rows):
        kind = "delimiter" if raw.delimiter else "header" if index == ruled - 1 else "body"
        cells = []
        for column, span in enumerate(raw.cells):
            writer.cell()
            block = None
            if kind != "delimiter" and span.start < span.end:
                pieces, marks = pieces_of(span)
                block = writer.block(Kind.CELL, pieces, span, marks=marks)
            text = block.text if block else writer.source[slice(*span)] if kind == "delimiter" else picture(span)
            cells.append(Cell(text, block, span, column, header=kind == "header"))
        rows.append(Row(kind, tuple(cells), raw.span))
    writer.close(group.span.end)
    headers = [row for row in rows if row.kind == "header"]
    table = Table(
        form,
        tuple(rows),
        group.span,
        max(len(row.cells) for row in headers or rows),
        container=outer,
        before=before,
        after=len(writer.blocks),
        absorbed=tuple(absorbed),
    )
    writer.tables.append(table)
    return table


def unescaped_pipes(source: str, span: Span) -> list[Piece]:
    """Source as text, escaped pipes resolved and nothing else."""
    pieces = []
    at = span.start
    escape = source.find("\\|", at, span.end)
    while escape >= 0:
        if escape > at:
            pieces.append(Piece(source[at:escape], at, escape))
        pieces.append(Piece("|", escape, escape + 2))
        at = escape + 2
        escape = source.find("\\|", at, span.end)
    if span.end > at:
        pieces.append(Piece(source[at : span.end], at, span.end))
    return pieces
