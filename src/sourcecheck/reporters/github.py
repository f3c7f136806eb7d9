"""Workflow commands of GitHub Actions: findings as annotations beside the lines of a pull request.

GitHub keeps ten annotations of a level from a step and fifty from a job, and drops the others without a word. So
ten of a level are written, problems and errors first, and the last notice tells how many are not there.

Commands and their escapes: GitHub's "Workflow commands for GitHub Actions", and ``@actions/core``, which writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sourcecheck.finding import Finding, Severity
from sourcecheck.report import STALE, FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.portable import placed_message
from sourcecheck.reporters.repository_path import UNNAMED, Root, repository_path, repository_root
from sourcecheck.terminal import safe

__all__ = ["report_github"]

_MOST: Final = 10  # of a level, from a step
_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report_github(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the commands when the last file is done: errors, warnings, notices. Only what is written is kept."""
    root = repository_root()
    problems: list[Problem] = []
    findings: dict[Severity, list[Finding]] = {severity: [] for severity in _COMMANDS}
    counts = dict.fromkeys(_COMMANDS, 0)
    failed = 0
    for report in reports:
        failed += len(report.problems)
        problems.extend(report.problems[: _MOST - len(problems)])
        for finding in report.findings:
            counts[finding.severity] += 1
            kept = findings[finding.severity]
            if len(kept) < _MOST:
                kept.append(finding)
    del findings[Severity.ERROR][_MOST - len(problems) :]
    if failed + sum(counts.values()) > len(problems) + sum(map(len, findings.values())):
        del findings[Severity.INFO][_MOST - 1 :]  # room for the notice
    for problem in problems:
        yield _of_problem(problem, root)
    for severity, some in findings.items():
        for finding in some:
            yield _of_finding(finding, _COMMANDS[severity], root)
    hidden = {
        "problem": failed - len(problems),
        **{_COMMANDS[severity]: counts[severity] - len(some) for severity, some in findings.items()},
    }
    if any(hidden.values()):
        told = ", ".join(f"{count:,} {name}{'s' * (count != 1)}" for name, count in hidden.items() if count)
        yield _command(
            "notice",
            {"title": "sourcecheck"},
            f"Not annotated here: {told}. GitHub shows {_MOST} annotations of a level; "
            "--format markdown=$GITHUB_STEP_SUMMARY lists all, and --format text writes them to the log.",
        )


def _of_problem(problem: Problem, root: Root) -> str:
    place = {"file": repository_path(problem.path, root)} if problem.path and problem.path not in UNNAMED else {}
    what = {"internal": "internal error", STALE: "baseline out of date"}.get(problem.kind, "not checked")
    return _command("error", {**place, "title": f"sourcecheck: {what}"}, problem.message)


def _of_finding(finding: Finding, command: str, root: Root) -> str:
    start, end = finding.start, finding.end
    place: dict[str, object] = {"line": start.line, "endLine": end.line}
    if finding.place:
        place = {}  # of a Word file GitHub shows no lines
    elif start.line == end.line:  # the runner drops columns of a place that has several lines
        place |= {"col": start.column, "endColumn": end.column}
    elif end.column == 1:  # it ends with a line end, and has nothing of the next line
        place["endLine"] = end.line - 1
    file = {} if finding.path in UNNAMED else {"file": repository_path(finding.path, root), **place}
    return _command(command, {**file, "title": finding.rule}, placed_message(finding))


def _command(name: str, properties: dict[str, object], message: str) -> str:
    """One command in one line; no character of a value can end it or begin another."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    return safe(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
