"""The JSON report, a contract: its schema is ``report.schema.json`` beside this file.

The text of articles is true, nothing in it is replaced. Characters that could
drive a terminal, and lone surrogates (of file names that are not UTF-8), are written
as ``\\u`` escapes, which every JSON parser reads back as they were.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from sourcecheck.compiled_patterns import compiled
from sourcecheck.finding import Finding
from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.text import Position

__all__ = ["SCHEMA", "report_json"]

SCHEMA = 1
_SPOOLED = 4 * 1024 * 1024  # bytes of a list kept in memory; the rest waits on disk
_ODD = compiled(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)


def report_json(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report; nothing before the last file is done, and memory stays flat until then."""
    from sourcecheck import __version__

    files, findings, errors = _Spool(), _Spool(), _Spool()
    counts = dict.fromkeys(("error", "warning", "info"), 0)
    families: dict[str, dict[str, int]] = {}
    checked = hidden = suppressed = fixed = 0
    for report in reports:
        if report.read:
            checked += 1
            files.add(_file(report))
        hidden += report.hidden
        suppressed += report.suppressed
        fixed += report.fixed
        for problem in report.problems:
            error = {"path": problem.path, "kind": problem.kind, "message": problem.message}
            errors.add(error | {"rule": problem.rule} if problem.rule else error)
        for finding in report.findings:
            findings.add(_finding(finding))
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
        "fixed": fixed,
        "severities": counts,
        "families": dict(sorted(families.items())),
    }
    yield f'{{\n"schema": {SCHEMA},\n"tool": {_dumped(tool)},\n"files": ['
    yield from files.pieces()
    yield '],\n"findings": ['
    yield from findings.pieces()
    yield '],\n"errors": ['
    yield from errors.pieces()
    yield f'],\n"summary": {_dumped(summary)}\n}}\n'


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


def _dumped(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() and "\x7f" not in text else _ODD.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"


class _Spool:
    """The members of a JSON list, written out as they come; a temporary file where they are many."""

    __slots__ = ("_file", "_kept", "_size", "count")

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[str] = []
        self._size = 0
        self._file: IO[str] | None = None

    def add(self, member: object) -> None:
        text = (",\n" if self.count else "\n") + _dumped(member)
        self.count += 1
        self._kept.append(text)
        self._size += len(text)
        if self._size > _SPOOLED:
            if self._file is None:
                import tempfile

                self._file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115  closed below
            self._file.writelines(self._kept)
            self._kept, self._size = [], 0

    def pieces(self) -> Iterator[str]:
        if self._file is not None:
            self._file.seek(0)
            while piece := self._file.read(1 << 16):
                yield piece
            self._file.close()
        yield "".join(self._kept)
        if self.count:
            yield "\n"
