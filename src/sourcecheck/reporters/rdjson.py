"""Reviewdog's diagnostic format, as one object (rdjson) and as a line for each diagnostic (rdjsonl).

Lines count from 1, columns from 1 in bytes of UTF-8, ends are exclusive (``reviewdog.proto``). Where the text
of a file is not known a range has lines only, which stands for whole lines.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sourcecheck.finding import Finding, Fix, Severity
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.columns import Columns, utf8_bytes
from sourcecheck.reporters.json_text import dumped
from sourcecheck.reporters.portable import placed_message, portable, problem_name, problem_text, slashed
from sourcecheck.rule import Rule
from sourcecheck.text import LineIndex, Span

__all__ = ["report_rdjson", "report_rdjsonl"]

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_SOURCE = {"name": "sourcecheck"}
# Code points between the first and the last edit of a fix. They would stand in the suggestion; a whole article
# is none. ``--fix`` has no such limit.
_APART = 4000


class _Lines:
    """Ranges in a file as reviewdog counts them.

    Args:
        source: the decoded text.
        encoding: what it was decoded from; the bytes of a mark count on the first line.
    """

    __slots__ = ("_columns", "_mark", "are_utf8", "source")

    def __init__(self, source: str, encoding: str) -> None:
        self.source = source
        self._columns = Columns(LineIndex(source), utf8_bytes)
        self.are_utf8 = encoding in ("utf-8", "utf-8-sig")
        self._mark = len(BOM_UTF8) if encoding == "utf-8-sig" else 0

    def range(self, span: Span) -> dict[str, Any]:
        """The range of a span."""
        return {"start": self._place(span.start), "end": self._place(span.end)}

    def _place(self, offset: int) -> dict[str, int]:
        line, column = self._columns.place(offset)
        return {"line": line, "column": column + 1 + (self._mark if line == 1 else 0)}


def report_rdjson(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report, a diagnostic at a time; what could not be checked is a diagnostic as well."""
    before = "\n"
    yield f'{{\n"source": {dumped(_SOURCE)},\n"diagnostics": ['
    for diagnostic in _diagnostics(reports, look.rules()):
        yield before + dumped(diagnostic)
        before = ",\n"
    yield "\n]\n}\n"


def report_rdjsonl(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield a line for each diagnostic; nothing where there is none."""
    for diagnostic in _diagnostics(reports, look.rules()):
        yield dumped({"source": _SOURCE, **diagnostic}) + "\n"


def _diagnostics(reports: Iterable[FileReport], rules: Mapping[str, Rule]) -> Iterator[dict[str, Any]]:
    for report in reports:
        path = slashed(report.path)
        lines = None if report.source is None else _Lines(report.source, report.encoding)
        for finding in report.findings:
            yield _diagnostic(finding, path, lines, rules)
        for problem in report.problems:
            yield _of_problem(problem, path)


def _diagnostic(finding: Finding, path: str, lines: _Lines | None, rules: Mapping[str, Rule]) -> dict[str, Any]:
    code = {"value": portable(finding.rule)}
    url = _address(rules.get(finding.rule))
    if url:
        code["url"] = url
    place: dict[str, Any] = {"path": path}
    if finding.place:
        pass  # the file as a whole: lines of a Word file are those of a text that nobody sees
    elif lines is None:
        place["range"] = {"start": {"line": finding.start.line}, "end": {"line": finding.end.line}}
    else:
        place["range"] = lines.range(finding.span)
    made: dict[str, Any] = {
        "message": portable(placed_message(finding)),
        "location": place,
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    suggested = None if lines is None or finding.fix is None else _suggestion(finding.fix, lines)
    if suggested is not None:
        made["suggestions"] = [suggested]
    return made


def _address(rule: Rule | None) -> str:
    """The first of a rule's references that can be opened."""
    references = () if rule is None else rule.references
    return next((one for one in references if one.startswith(("https://", "http://"))), "")


def _suggestion(fix: Fix, lines: _Lines) -> dict[str, Any] | None:
    """All edits as one: reviewdog offers each suggestion by itself, and half a fix is none.

    None where the edits overlap or lie too far apart, or hold what a program of others would change, and where
    the file is not UTF-8: a suggestion is put in by counting bytes of it.
    """
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    if not edits or not lines.are_utf8:
        return None
    start, end = edits[0].span.start, edits[-1].span.end
    if len(edits) > 1 and end - start > _APART:
        return None
    at, parts = start, []
    for span, text in edits:
        if span.start < at:
            return None
        parts += [lines.source[at : span.start], text]
        at = span.end
    joined = "".join(parts)
    if portable(joined) != joined:
        return None
    return {"range": lines.range(Span(start, end)), "text": joined}


def _of_problem(problem: Problem, path: str) -> dict[str, Any]:
    return {
        "message": portable(problem_text(problem)),
        "location": {"path": path},
        "severity": "ERROR",
        "code": {"value": problem_name(problem)},
    }
