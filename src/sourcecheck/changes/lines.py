"""A stage of the run: only findings that have to do with what changed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from sourcecheck.changes.change import Change
from sourcecheck.errors import ReadError
from sourcecheck.finding import Finding
from sourcecheck.readers import DOCX
from sourcecheck.report import FileReport, Problem
from sourcecheck.text import Position

__all__ = ["on_changed_lines"]


def on_changed_lines(reports: Iterable[FileReport], changes: Mapping[str, Change]) -> Iterator[FileReport]:
    """The reports with findings on changed lines, and how many of those to be shown lie elsewhere.

    A finding stays where a line that it spans, or one of a related place, changed; one about the whole
    document wherever its content did. Problems stay all.

    A Word file has no lines that git could know: all of it counts.

    Args:
        reports: with their sources, since git's lines end at ``\\n`` alone and those of findings at ``\\r`` too.
        changes: by path of the report.
    """
    for report in reports:
        change = changes.get(report.path)
        if change is None or change.whole or report.source is None or (report.encoding == DOCX and change.content):
            yield report
            continue
        # Built of the offsets of line ends; the line of an offset is one more than the ends before it.
        ends = [match.start() for match in re.finditer("\n", report.source)]
        if _reaches_past(change, report.source, ends):
            why = "has fewer lines than the diff says; make the diff of the file as it is"
            message = str(ReadError(f"{report.path}: {why}"))
            yield report._replace(problems=(*report.problems, Problem(report.path, "input", message)))
            continue
        kept = report.keeping(lambda finding: _is_touched(finding, change, ends))  # noqa: B023  called at once
        yield kept._replace(elsewhere=len(report.findings) - len(kept.findings))


def _is_touched(finding: Finding, change: Change, ends: list[int]) -> bool:
    if finding.scope == "document":
        return change.content
    places = ((finding.start, finding.end), *((start, end) for start, end, _, _ in finding.related))
    return any(change.touches(*_lines(start, end, ends)) for start, end in places)


def _lines(start: Position, end: Position, ends: list[int]) -> tuple[int, int]:
    """First and last line of a place as git counts; one that ends with a line end does not reach into the next."""
    first = bisect_right(ends, start.offset - 1) + 1
    return first, max(first, bisect_right(ends, end.offset - 2) + 1)


def _reaches_past(change: Change, source: str, ends: list[int]) -> bool:
    """Whether the diff speaks of lines that the file does not have: it is of another file, or an older one."""
    last = len(ends) + (not source.endswith("\n"))
    return bool(change.ranges) and change.ranges[-1][0] > last
