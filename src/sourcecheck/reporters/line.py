"""A line for each finding: ``path:line:column: severity rule message``.

For programs that read lines: problem matchers of CI runners and editors, Vim's errorformat
(``%f:%l:%c: %t%*[^ ] %m``), grep. Severities are error, warning and notice: GitHub's matchers skip lines with
any other word. What could not be checked is a line as well. Columns count code points. No colours, no summary.
Lines of a Word file are those of the Markdown it is read as; its messages begin with the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sourcecheck.compiled_patterns import compiled
from sourcecheck.finding import Severity
from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.reporters.portable import placed_message, problem_name, problem_text
from sourcecheck.terminal import safe, safe_path

__all__ = ["report_line"]

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_PLACE = compiled(r":(?=\d+:\d+: (?:error|warning|notice) )")


def report_line(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the lines as the reports come."""
    for report in reports:
        for one in report.findings:
            message = placed_message(one)
            yield _line(one.path, one.start.line, one.start.column, _WORDS[one.severity], one.rule, message)
        for problem in report.problems:
            yield _line(problem.path or ".", 1, 1, "error", problem_name(problem), problem_text(problem))


def _line(path: str, line: int, column: int, severity: str, rule: str, message: str) -> str:
    # A file whose name looks like a place in another file is not to be taken for that.
    shown = _PLACE.sub(_colon, safe_path(path))
    return f"{shown}:{line}:{column}: {severity} {safe(rule)} {safe(message)}\n"


def _colon(match: re.Match[str]) -> str:
    return "\\x3a"
