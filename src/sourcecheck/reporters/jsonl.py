"""The report as JSON Lines, for programs that read while the run goes on.

An object a line, each with a ``type``: first ``run``; then of each file ``file`` (where it was read), ``finding``
and ``error``; at last ``summary``. What they hold is as in the JSON report; the schema of a line is
``report-line.schema.json`` beside this file. (The type of a document is its ``document_type`` here.)
A report without its summary was cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

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

__all__ = ["report_jsonl"]


def report_jsonl(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the lines; those of a file as soon as it is done, in one piece."""
    yield _line("run", {"schema": SCHEMA, "tool": tool_value()})
    summary = Summary()
    for report in reports:
        summary.add(report)
        yield "".join(_lines(report))
    yield _line("summary", summary.value())


def _lines(report: FileReport) -> Iterator[str]:
    if report.read:
        value = file_value(report)
        value["document_type"] = value.pop("type")
        yield _line("file", value)
    for finding in report.findings:
        yield _line("finding", finding_value(finding))
    for problem in report.problems:
        yield _line("error", problem_value(problem))


def _line(type: str, value: dict[str, Any]) -> str:
    return dumped({"type": type, **value}) + "\n"
