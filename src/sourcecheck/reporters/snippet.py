"""A finding's source lines with the words underlined, cut to the width of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.finding import Finding
from sourcecheck.terminal import Palette, cells, is_plain

__all__ = ["snippet"]

_TAB = ("    ", 4)
_CUT = "…"
_NARROWEST = 24  # columns of source that are shown however narrow the terminal says it is


def snippet(finding: Finding, width: int, palette: Palette) -> Iterator[str]:
    """Lines to print below a finding: a gutter with the line's number (if lines mean anything), the text, the marks.

    Args:
        width: columns of the terminal.
    """
    lines = finding.lines.split("\n")
    digits = max(4, len(str(finding.start.line + len(lines) - 1)))
    room = max(width - digits - 4, _NARROWEST)
    blank = " " * digits
    for index, line in enumerate(lines):
        number = finding.start.line + index
        first = finding.start.column - finding.lines_column if index == 0 else len(line) - len(line.lstrip())
        end = finding.end.column - (finding.lines_column if index == 0 else 1)
        last = min(end, len(line)) if number == finding.end.line else len(line)
        cut = index == 0 and finding.lines_column > 1
        text, before, under = _window(line, first, max(last, first), room, cut)
        gutter = blank if finding.place else f"{number:>{digits}}"
        yield f" {palette('dim', f'{gutter} |')} {text}".rstrip(" ")
        if last > first or len(lines) == 1:
            under = max(under, 1)  # a place between two words, or words that show nothing
        if under:
            yield f" {palette('dim', f'{blank} |')} {' ' * before}{palette(finding.severity.label, '^' * under)}"
    more = finding.end.line - (finding.start.line + len(lines) - 1) - (finding.end.column == 1)
    if more > 0:
        yield f" {palette('dim', f'{blank} | {_CUT} {more} more line' + 's' * (more > 1))}"


def _window(line: str, first: int, last: int, room: int, cut: bool) -> tuple[str, int, int]:
    """The part of a line to show, the columns before its marks, and how many are marked.

    Args:
        first, last: the marked code points of the line.
        cut: whether something before the line was cut already.
    """
    if is_plain(line):
        return _plain_window(line, first, last, room, cut)
    shown = [_TAB if char == "\t" else cell for char, cell in zip(line, cells(line), strict=True)]
    total = sum(columns for _, columns in shown) + cut
    begin, end = 0, len(shown)
    if total > room:
        marked = sum(columns for _, columns in shown[first:last])
        # A quarter of the room goes to what stands before; more where the words are few.
        wanted = max(room // 4, min((room - marked) // 2, room // 2))
        begin = first
        while begin > 0 and wanted - shown[begin - 1][1] >= 2:
            begin -= 1
            wanted -= shown[begin][1]
        left = room - 2 - (begin > 0 or cut)
        end = begin
        while end < len(shown) and left - shown[end][1] >= 0:
            left -= shown[end][1]
            end += 1
    head = _CUT if begin > 0 or cut else ""
    tail = _CUT if end < len(shown) else ""
    text = head + "".join(cell for cell, _ in shown[begin:end]) + tail
    before = len(head) + sum(columns for _, columns in shown[begin:first])
    under = sum(columns for _, columns in shown[first : min(last, end)])
    return text, before, under


def _plain_window(line: str, first: int, last: int, room: int, cut: bool) -> tuple[str, int, int]:
    """``_window`` of a line whose code points take a column each, as most do, in a tenth of the time."""
    begin, end = 0, len(line)
    if end + cut > room:
        wanted = max(room // 4, min((room - len(line[first:last])) // 2, room // 2))
        begin = first - min(first, max(wanted - 2, 0))
        end = min(end, begin + max(room - 2 - (begin > 0 or cut), 0))
    head = _CUT if begin > 0 or cut else ""
    tail = _CUT if end < len(line) else ""
    return head + line[begin:end] + tail, len(head) + first - begin, max(min(last, end) - first, 0)
