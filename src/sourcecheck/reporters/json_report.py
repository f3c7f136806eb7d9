"""The JSON report, a contract: its schema is ``report.schema.json`` beside this file.

The text of articles is true, nothing in it is replaced. Characters that could
drive a terminal, and lone surrogates (of file names that are not UTF-8), are written
as ``\\u`` escapes, which every JSON parser reads back as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sourcecheck.finding import Finding
from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.reporters.json_text import dumped
from sourcecheck.reporters.spool import Spool
from sourcecheck.text import Position

__all__ = ["SCHEMA", "report_json"]

SCHEMA = 1


def report_json(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report; nothing before the last file is done, and memory stays flat until then."""
    from sourcecheck import __version__

    files, findings, errors = Spool(), Spool(), Spool()
    counts = dict.fromkeys(("error", "warning", "info"), 0)
    families: dict[str, dict[str, int]] = {}
    checked = hidden = suppressed = 0
    for report in reports:
        if report.read:
            checked += 1
            _add(files, _file(report))
        hidden += report.hidden
        suppressed += report.suppressed
        for problem in report.problems:
            error = {"path": problem.path, "kind": problem.kind, "message": problem.message}
            _add(errors, error | {"rule": problem.rule} if problem.rule else error)
        for finding in report.findings:
            _add(findings, _finding(finding))
            label = finding.severity.label
            counts[label] += 1
            family = families.setdefault(finding.rule.partition("/")[0], dict.fromkeys(("error", "warning", "info"), 0))
            family[label] += 1
    tool = {"name": "sourcecheck", "version": __version__}
    summary = {
        "files": checked,
        "findings": findings.count,
        "errors": errors.count,
        "hidden": hidden,
        "suppressed": suppressed,
        "severities": counts,
        "families": dict(sorted(families.items())),
    }
    yield f'{{\n"schema": {SCHEMA},\n"tool": {dumped(tool)},\n"files": ['
    yield from _members(files)
    yield '],\n"findings": ['
    yield from _members(findings)
    yield '],\n"errors": ['
    yield from _members(errors)
    yield f'],\n"summary": {dumped(summary)}\n}}\n'


def _add(members: Spool, member: object) -> None:
    members.add((",\n" if members.count else "\n") + dumped(member))


def _members(members: Spool) -> Iterator[str]:
    """What stands between the brackets of a list."""
    yield from members.pieces()
    if members.count:
        yield "\n"


def _file(report: FileReport) -> dict[str, Any]:
    return {
        "path": report.path,
        "format": report.format,
        "encoding": report.encoding,
        "type": report.type,
        "language": report.language,
        "notes": list(report.notes),
    }


def _finding(finding: Finding) -> dict[str, Any]:
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
        "scope": finding.scope,
        "related": [
            {"start": _place(start), "end": _place(end), "quote": quote, "message": message}
            for start, end, quote, message in finding.related
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


def _place(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
