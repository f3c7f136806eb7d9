"""A report as bytes, and back: ``marshal``, which holds no code and reads 4,000 findings in 30 ms.

Findings are kept whatever their severity; which are shown and which fail is decided when they are read.
"""

from __future__ import annotations

import marshal
from typing import Any

from sourcecheck.finding import Confidence, Finding, Fix, Severity, TextEdit
from sourcecheck.report import FileReport, Plan
from sourcecheck.settle import merged
from sourcecheck.text import Position, Span

__all__ = ["FORM", "from_bytes", "to_bytes"]

FORM = 1  # of what is written; another number is another store


def to_bytes(report: FileReport) -> bytes:
    """A report of a file that could be checked, without its text."""
    findings = [_written(one) for one in merged(report.findings, report.below)]
    about = (report.path, report.format, report.encoding, report.type, report.language, report.notes)
    return marshal.dumps((about, findings, report.suppressed, report.strangers))


def from_bytes(data: bytes, plan: Plan) -> FileReport:
    """The report that was written, its findings sorted into shown and not shown as a plan says.

    Raises:
        ValueError, TypeError, EOFError: it is none.
    """
    (path, form, encoding, kind, language, notes), rows, suppressed, strangers = marshal.loads(data)
    findings = [_read(path, row) for row in rows]
    shown = plan.shown
    return FileReport(
        path=path,
        format=form,
        encoding=encoding,
        type=kind,
        language=language,
        notes=notes,
        findings=tuple(finding for finding in findings if finding.severity >= shown),
        below=tuple(finding for finding in findings if finding.severity < shown),
        failing=plan.failing,
        suppressed=suppressed,
        strangers=strangers,
    )


def _written(finding: Finding) -> tuple[Any, ...]:
    fix = finding.fix
    return (
        finding.rule,
        int(finding.severity),
        int(finding.confidence),
        finding.message,
        tuple(finding.span),
        tuple(finding.start),
        tuple(finding.end),
        finding.quote,
        tuple((tuple(start), tuple(end), quote, message) for start, end, quote, message in finding.related),
        None if fix is None else (fix.message, fix.safe, tuple((tuple(edit.span), edit.text) for edit in fix.edits)),
        finding.fingerprint,
        finding.around,
        finding.lines,
        finding.lines_column,
        finding.scope,
        tuple((tuple(start), tuple(end), text) for start, end, text in finding.edits),
        finding.place,
        finding.related_places,
    )


def _read(path: str, row: tuple[Any, ...]) -> Finding:
    (
        rule, severity, confidence, message, span, start, end, quote, related, fix, fingerprint, around, lines, column,
        scope, edits, place, related_places,
    ) = row  # fmt: skip
    return Finding(
        path=path,
        rule=rule,
        severity=Severity(severity),
        confidence=Confidence(confidence),
        message=message,
        span=Span(*span),
        start=Position(*start),
        end=Position(*end),
        quote=quote,
        related=tuple((Position(*first), Position(*last), text, said) for first, last, text, said in related),
        fix=None if fix is None else Fix(fix[0], tuple(TextEdit(Span(*place), text) for place, text in fix[2]), fix[1]),
        fingerprint=fingerprint,
        around=around,
        lines=lines,
        lines_column=column,
        scope=scope,
        edits=tuple((Position(*first), Position(*last), text) for first, last, text in edits),
        place=place,
        related_places=related_places,
    )
