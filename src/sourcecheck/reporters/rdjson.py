"""Reviewdog's diagnostic format, as one object (rdjson) and as a line for each diagnostic (rdjsonl).

Lines count from 1, columns from 1 in bytes of UTF-8, ends are exclusive (``reviewdog.proto``). Where the text
of a file is not known a range has lines only, which stands for whole lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sourcecheck.finding import Finding, Fix, Severity
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.json_text import dumped
from sourcecheck.reporters.portable import portable, problem_name, problem_text, slashed
from sourcecheck.rule import Rule
from sourcecheck.text import LineIndex, Span

__all__ = ["report_rdjson", "report_rdjsonl"]

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_SOURCE = {"name": "sourcecheck"}
# Code points between the first and the last edit of a fix. They would stand in the suggestion; a whole article
# is none. ``--fix`` has no such limit.
_APART = 4000


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
        lines = None if report.source is None else LineIndex(report.source)
        for finding in report.findings:
            yield _diagnostic(finding, path, lines, rules)
        for problem in report.problems:
            yield _of_problem(problem, path)


def _diagnostic(finding: Finding, path: str, lines: LineIndex | None, rules: Mapping[str, Rule]) -> dict[str, Any]:
    code = {"value": portable(finding.rule)}
    url = _address(rules.get(finding.rule))
    if url:
        code["url"] = url
    if lines is None:
        place = {"start": {"line": finding.start.line}, "end": {"line": finding.end.line}}
    else:
        place = _range(lines, finding.span)
    made: dict[str, Any] = {
        "message": portable(finding.message),
        "location": {"path": path, "range": place},
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


def _range(lines: LineIndex, span: Span) -> dict[str, Any]:
    (line, column), (last, end) = lines.utf8(span.start), lines.utf8(span.end)
    return {"start": {"line": line, "column": column}, "end": {"line": last, "column": end}}


def _suggestion(fix: Fix, lines: LineIndex) -> dict[str, Any] | None:
    """All edits as one: reviewdog offers each suggestion by itself, and half a fix is none.

    None where the edits overlap or lie too far apart, or hold what a program of others would change.
    """
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    if not edits:
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
    return {"range": _range(lines, Span(start, end)), "text": joined}


def _of_problem(problem: Problem, path: str) -> dict[str, Any]:
    return {
        "message": portable(problem_text(problem)),
        "location": {"path": path},
        "severity": "ERROR",
        "code": {"value": problem_name(problem)},
    }
