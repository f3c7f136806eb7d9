"""The JSON report, a contract: its schema is ``report.schema.json`` beside this file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.reporters.json_text import dumped
from sourcecheck.reporters.json_values import (
    SCHEMA,
    Summary,
    file_value,
    finding_value,
    problem_value,
    tool_value,
)
from sourcecheck.reporters.spool import Spool

__all__ = ["SCHEMA", "report_json"]


def report_json(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report; nothing before the last file is done, and memory stays flat until then."""
    files, findings, errors, summary = Spool(), Spool(), Spool(), Summary()
    for report in reports:
        summary.add(report)
        if report.read:
            _add(files, file_value(report))
        for problem in report.problems:
            _add(errors, problem_value(problem))
        for finding in report.findings:
            _add(findings, finding_value(finding))
    yield f'{{\n"schema": {SCHEMA},\n"tool": {dumped(tool_value())},\n"files": ['
    yield from _members(files)
    yield '],\n"findings": ['
    yield from _members(findings)
    yield '],\n"errors": ['
    yield from _members(errors)
    yield f'],\n"summary": {dumped(summary.value())}\n}}\n'


def _add(members: Spool, member: object) -> None:
    members.add((",\n" if members.count else "\n") + dumped(member))


def _members(members: Spool) -> Iterator[str]:
    """What stands between the brackets of a list."""
    yield from members.pieces()
    if members.count:
        yield "\n"
