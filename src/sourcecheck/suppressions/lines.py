"""The line that a ``sourcecheck-disable-next-line`` speaks about."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document
from sourcecheck.suppressions.directive import Directive
from sourcecheck.text import Span

__all__ = ["following_lines"]


@cache
def _blank() -> re.Pattern[str]:
    return compiled(r"[ \t\xa0\f\v\r\n>]*\Z")  # an empty line of a block quote is blank


def following_lines(document: Document, directives: tuple[Directive, ...]) -> dict[Span, int]:
    """For each comment with a directive, the next line that is neither blank nor only directives; 0 if none.

    Every line is looked at once, however many directives stand above it.
    """
    comments = sorted({one.span for one in directives if not one.matter})
    alone = _alone(document, comments)
    index = document.lines
    after: dict[Span, int] = {}
    reached = 0  # the line found for the comment below, which holds for this one where nothing stands between
    below = len(index) + 1  # the line the search for the comment below began with
    for span in reversed(comments):
        line = index.position(span.end).line + 1
        begun = line
        while line < below and (line in alone or _is_blank(document, line)):
            line += 1
        if line >= below:
            line = reached
        after[span] = reached = line
        below = begun
    return after


def _is_blank(document: Document, line: int) -> bool:
    return _blank().match(document.source, *document.lines.line_span(line)) is not None


def _alone(document: Document, comments: list[Span]) -> set[int]:
    """Lines that hold nothing but comments with directives."""
    index, source = document.lines, document.source
    touched: set[int] = set()
    busy: set[int] = set()
    at = 0  # where the comment before ends
    for number, (start, end) in enumerate(comments):
        first, last = index.position(start).line, index.position(end).line
        touched.update(range(first, last + 1))
        if not _blank().match(source, max(at, index.line_span(first).start), start):
            busy.add(first)
        stop = index.line_span(last).end
        if number + 1 < len(comments):
            stop = min(stop, comments[number + 1].start)
        if not _blank().match(source, end, stop):
            busy.add(last)
        at = end
    return touched - busy
