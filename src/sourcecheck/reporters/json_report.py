"""The JSON report, a contract: its schema is ``report.schema.json`` beside this file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.reporters.json_values import (
    SCHEMA,
    Summary,
    dumped,
    file_value,
    finding_value,
    problem_value,
    tool_value,
)

__all__ = ["SCHEMA", "report_json"]

_SPOOLED = 4 * 1024 * 1024  # bytes of a list kept in memory; the rest waits on disk


def report_json(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report; nothing before the last file is done, and memory stays flat until then."""
    files, findings, errors, summary = _Spool(), _Spool(), _Spool(), Summary()
    for report in reports:
        summary.add(report)
        if report.read:
            files.add(file_value(report))
        for problem in report.problems:
            errors.add(problem_value(problem))
        for finding in report.findings:
            findings.add(finding_value(finding))
    yield f'{{\n"schema": {SCHEMA},\n"tool": {dumped(tool_value())},\n"files": ['
    yield from files.pieces()
    yield '],\n"findings": ['
    yield from findings.pieces()
    yield '],\n"errors": ['
    yield from errors.pieces()
    yield f'],\n"summary": {dumped(summary.value())}\n}}\n'


class _Spool:
    """The members of a JSON list, written out as they come; a temporary file where they are many."""

    __slots__ = ("_file", "_kept", "_size", "count")

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[str] = []
        self._size = 0
        self._file: IO[str] | None = None

    def add(self, member: object) -> None:
        text = (",\n" if self.count else "\n") + dumped(member)
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
