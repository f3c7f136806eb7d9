"""JUnit's XML, which every CI server shows: a suite for each file, a failing test for each finding.

The form is the one Jenkins and GitLab read. A file without findings is one test that passes, or a clean run
would be "no tests"; what could not be checked is an error. ``file``, a path
from the top of the repository, and ``line`` lead servers to the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sourcecheck.finding import Finding
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.portable import problem_name, problem_text, slashed
from sourcecheck.reporters.repository_path import Root, repository_path, repository_root
from sourcecheck.reporters.spool import Spool
from sourcecheck.reporters.xml_text import DECLARATION, xml_text
from sourcecheck.rule import Rule

__all__ = ["report_junit"]


def report_junit(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report; nothing before the last file is done: the counts of the run come first."""
    suites = Spool()
    rules, root = look.rules(), repository_root()
    tests = failures = errors = 0
    for report in reports:
        counts = _counts(report)
        suites.add("".join(_suite(report, counts, root, rules)))
        tests, failures, errors = tests + counts[0], failures + counts[1], errors + counts[2]
    yield (f'{DECLARATION}<testsuites name="sourcecheck" tests="{tests}" failures="{failures}" errors="{errors}">\n')
    yield from suites.pieces()
    yield "</testsuites>\n"


def _counts(report: FileReport) -> tuple[int, int, int]:
    """Tests, failures and errors of a file."""
    failures, errors = len(report.findings), len(report.problems)
    return (failures + errors) or int(report.read), failures, errors


def _suite(report: FileReport, counts: tuple[int, int, int], root: Root, rules: Mapping[str, Rule]) -> Iterator[str]:
    path = xml_text(slashed(report.path))
    tests, failures, errors = counts
    file = f' file="{xml_text(repository_path(report.path, root))}"' if report.path else ""
    yield f'<testsuite name="{path}" tests="{tests}" failures="{failures}" errors="{errors}" skipped="0">\n'
    seen: dict[str, int] = {}
    for finding in report.findings:
        place = finding.place or f"{finding.start.line}:{finding.start.column}"
        name = _once(f"{finding.rule} at {place}", seen)
        yield from _failing(finding, name, path, file, rules)
    for problem in report.problems:
        yield from _broken(problem, _once(problem_name(problem), seen), path, file)
    if report.read and not failures and not errors:
        yield f'<testcase name="no findings" classname="{path}"{file}/>\n'
    yield "</testsuite>\n"


def _once(name: str, seen: dict[str, int]) -> str:
    """The name of a test, with a number where it comes again: servers show one test for each name."""
    time = seen[name] = seen.get(name, 0) + 1
    return xml_text(name if time == 1 else f"{name} ({time})")


def _failing(finding: Finding, name: str, path: str, file: str, rules: Mapping[str, Rule]) -> Iterator[str]:
    line = "" if finding.place else f' line="{finding.start.line}"'
    yield (
        f'<testcase name="{name}" classname="{path}"{file}{line}>\n'
        f'<failure message="{xml_text(finding.message)}" type="{finding.severity.label}">'
    )
    yield xml_text("\n".join(_details(finding, rules.get(finding.rule))))
    yield "</failure>\n</testcase>\n"


def _details(finding: Finding, rule: Rule | None) -> Iterator[str]:
    place = finding.place or f"line {finding.start.line}, column {finding.start.column}"
    yield f"{place}: {finding.severity.label} {finding.rule}"
    yield finding.message
    yield ""
    yield finding.lines
    if rule is not None:
        yield ""
        yield f"Doubt: {rule.doubt}"
        yield f"Settle: {rule.settle}"


def _broken(problem: Problem, name: str, path: str, file: str) -> Iterator[str]:
    text = xml_text(problem_text(problem))
    yield (
        f'<testcase name="{name}" classname="{path}"{file}>\n'
        f'<error message="{text}" type="{xml_text(problem.kind)}">{text}</error>\n</testcase>\n'
    )
