"""What the JSON formats say of files, findings, problems and a run.

The text of articles is true, nothing in it is replaced; ``json_text`` tells how it is written.
"""

from __future__ import annotations

from typing import Any

from sourcecheck.finding import Finding
from sourcecheck.report import FileReport, Problem
from sourcecheck.text import Position

__all__ = ["SCHEMA", "Summary", "file_value", "finding_value", "problem_value", "tool_value"]

SCHEMA = 1
_SEVERITIES = ("error", "warning", "info")


def tool_value() -> dict[str, str]:
    """Which program wrote the report."""
    from sourcecheck import __version__

    return {"name": "sourcecheck", "version": __version__}


def file_value(report: FileReport) -> dict[str, Any]:
    """A file that was read and checked."""
    return {
        "path": report.path,
        "format": report.format,
        "encoding": report.encoding,
        "type": report.type,
        "language": report.language,
        "notes": list(report.notes),
    }


def finding_value(finding: Finding) -> dict[str, Any]:
    """A finding, its places in code points."""
    fix = finding.fix
    return {
        "path": finding.path,
        "rule": finding.rule,
        "severity": finding.severity.label,
        "confidence": finding.confidence.label,
        "message": finding.message,
        "start": _place(finding.start),
        "end": _place(finding.end),
        "quote": finding.quote,
        "place": finding.place,
        "scope": finding.scope,
        "related": [
            {"start": _place(start), "end": _place(end), "quote": quote, "message": message, "place": place}
            for (start, end, quote, message), place in zip(finding.related, _related_places(finding), strict=True)
        ],
        "fix": None
        if fix is None
        else {
            "message": fix.message,
            "safe": fix.safe,
            "edits": [{"start": _place(start), "end": _place(end), "text": text} for start, end, text in finding.edits],
        },
        "fingerprint": finding.fingerprint,
    }


def _related_places(finding: Finding) -> tuple[str, ...]:
    return finding.related_places or ("",) * len(finding.related)


def problem_value(problem: Problem) -> dict[str, str]:
    """Something that could not be checked, or a bug of ours."""
    error = {"path": problem.path, "kind": problem.kind, "message": problem.message}
    return error | {"rule": problem.rule} if problem.rule else error


class Summary:
    """Counts what a run found, report by report."""

    __slots__ = ("_besides", "_counts", "_errors", "_families", "_files")

    def __init__(self) -> None:
        self._files = self._errors = 0
        self._besides = dict.fromkeys(("hidden", "suppressed", "known", "elsewhere", "fixed"), 0)
        self._counts = dict.fromkeys(_SEVERITIES, 0)
        self._families: dict[str, dict[str, int]] = {}

    def add(self, report: FileReport) -> None:
        """Count a file with its findings and problems."""
        self._files += report.read
        self._errors += len(report.problems)
        for name in self._besides:
            self._besides[name] += getattr(report, name)
        for finding in report.findings:
            label = finding.severity.label
            self._counts[label] += 1
            self._families.setdefault(finding.rule.partition("/")[0], dict.fromkeys(_SEVERITIES, 0))[label] += 1

    def value(self) -> dict[str, Any]:
        """What was counted."""
        return {
            "files": self._files,
            "findings": sum(self._counts.values()),
            "errors": self._errors,
            **self._besides,
            "severities": self._counts,
            "families": dict(sorted(self._families.items())),
        }


def _place(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
