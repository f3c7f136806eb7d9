"""GitLab's Code Quality report: the part of Code Climate's form that GitLab reads.

A list of issues with description, check_name, fingerprint, severity and location. GitLab compares the
fingerprints of two branches and shows one issue for each: they have to be unique in the whole report and to
stay when lines move. Paths are those of the repository, whatever folder of it the run starts in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sourcecheck.finding import Severity
from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.reporters.json_text import dumped
from sourcecheck.reporters.portable import placed_message, portable, problem_name, problem_text
from sourcecheck.reporters.repository_path import repository_path, repository_root

__all__ = ["report_gitlab"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report_gitlab(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report, an issue at a time; what could not be checked is an issue as well."""
    seen: dict[str, int] = {}
    root = repository_root()
    before = "\n"
    yield "["
    for report in reports:
        # A mistake in usage has no path.
        path = portable(repository_path(report.path, root)) if report.path else "."
        # A path may come again: standard input, or a file that is named in two ways.
        time = seen[path] = seen.get(path, -1) + 1
        for issue in _issues(report, path, time):
            yield before + dumped(issue)
            before = ",\n"
    yield "\n]\n"


def _issues(report: FileReport, path: str, time: int) -> Iterator[dict[str, Any]]:
    from hashlib import sha256

    repeats: dict[str, int] = {}

    def issue(name: str, text: str, severity: str, line: int, key: str) -> dict[str, Any]:
        repeat = repeats[key] = repeats.get(key, -1) + 1
        mark = f"{path}\0{time}\0{key}\0{repeat}"
        return {
            "description": portable(text),
            "check_name": portable(name),
            "fingerprint": sha256(mark.encode("utf-8", "surrogatepass")).hexdigest(),
            "severity": severity,
            "location": {"path": path, "lines": {"begin": line}},
        }

    for one in report.findings:
        key = f"{one.rule}\0{one.fingerprint}"
        yield issue(one.rule, placed_message(one), _SEVERITIES[one.severity], one.start.line, key)
    for problem in report.problems:
        text, name = problem_text(problem), problem_name(problem)
        yield issue(name, text, "blocker", 1, f"{name}\0{problem.rule}\0{text}")
