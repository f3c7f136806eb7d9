"""Checkstyle's XML, which most CI servers read: a ``file`` for each file, an ``error`` for each finding.

The form is that of Checkstyle's own XMLLogger. Lines and columns count from 1, columns in code points; there
is a beginning and no end. ``source`` is the rule, under the name by which it can be ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.reporters.portable import placed_message, problem_name, problem_text, slashed
from sourcecheck.reporters.xml_text import DECLARATION, xml_text

__all__ = ["report_checkstyle"]

_FORM = "4.3"  # the version of Checkstyle whose form this is


def report_checkstyle(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report, a file at a time; files without findings are named as well."""
    yield f'{DECLARATION}<checkstyle version="{_FORM}">\n'
    for report in reports:
        errors = "".join(_errors(report))
        name = xml_text(slashed(report.path))
        yield f'<file name="{name}">\n{errors}</file>\n' if errors else f'<file name="{name}"/>\n'
    yield "</checkstyle>\n"


def _errors(report: FileReport) -> Iterator[str]:
    for one in report.findings:
        yield _error(one.start.line, one.start.column, one.severity.label, placed_message(one), one.rule)
    for problem in report.problems:
        yield _error(1, 1, "error", problem_text(problem), problem_name(problem))


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    return (
        f'<error line="{line}" column="{column}" severity="{severity}" '
        f'message="{xml_text(message)}" source="{xml_text(source)}"/>\n'
    )
