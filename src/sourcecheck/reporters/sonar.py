"""SonarQube's generic issue format, in the form it has since version 10.3: rules, and issues that name them.

Lines count from 1, columns from 0 in units of UTF-16, as Java does. An import fails as a whole where one range
is empty or reaches beyond its line: empty places are widened to the character beside them. Severity belongs to
the rule and not to the issue, hence the highest that its findings have in this run; HIGH, MEDIUM and LOW are
understood by all versions, INFO and BLOCKER only since 10.8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sourcecheck.finding import Finding, Severity
from sourcecheck.report import STALE, FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.columns import Columns, utf16_units
from sourcecheck.reporters.json_text import dumped
from sourcecheck.reporters.portable import portable, problem_name, problem_text, slashed
from sourcecheck.rule import Rule
from sourcecheck.text import LineIndex, Span

__all__ = ["report_sonar"]

_ENGINE = "sourcecheck"
_SEVERITIES = {Severity.ERROR: "HIGH", Severity.WARNING: "MEDIUM", Severity.INFO: "LOW"}
_UNCHECKED = "<p>What could not be checked, and why.</p>"
_PROBLEMS = {f"sourcecheck/{STALE}": "<p>A baseline that knows findings that are mended or gone.</p>"}
_RELATED = 8  # further places of an issue; a repeated phrase can have hundreds
# Sonar's attributes are made for code; these come nearest to what the families ask of a text. Others: TRUSTWORTHY.
_ATTRIBUTES = {
    "consistency": "LOGICAL",
    "dates": "CLEAR",
    "repetition": "DISTINCT",
    "residue": "FORMATTED",
    "statistics": "COMPLETE",
    "structure": "COMPLETE",
    "suppression": "CONVENTIONAL",
    "tables": "FORMATTED",
    "typography": "FORMATTED",
}


def report_sonar(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report, an issue at a time; the rules of the issues come last, when they are known."""
    worst: dict[str, Severity] = {}
    before = "\n"
    yield '{\n"issues": ['
    for report in reports:
        path = slashed(report.path)
        columns = None if report.source is None else Columns(LineIndex(report.source), utf16_units)
        for finding in report.findings:
            worst[finding.rule] = max(finding.severity, worst.get(finding.rule, finding.severity))
            yield before + dumped(_issue(finding, path, columns))
            before = ",\n"
        for problem in report.problems:
            worst[problem_name(problem)] = Severity.ERROR
            yield before + dumped(_of_problem(problem, path))
            before = ",\n"
    yield '\n],\n"rules": ['
    rules = look.rules() if worst else {}
    before = "\n"
    for name, severity in sorted(worst.items()):
        yield before + dumped(_rule(name, rules.get(name), severity))
        before = ",\n"
    yield "\n]\n}\n"


def _issue(finding: Finding, path: str, columns: Columns | None) -> dict[str, Any]:
    issue: dict[str, Any] = {
        "ruleId": portable(finding.rule),
        "primaryLocation": _location(finding.message, path, finding.start.line, finding.span, columns),
    }
    if finding.related:
        issue["secondaryLocations"] = [
            _location(message, path, start.line, Span(start.offset, end.offset), columns)
            for start, end, _, message in finding.related[:_RELATED]
        ]
    return issue


def _location(message: str, path: str, line: int, span: Span, columns: Columns | None) -> dict[str, Any]:
    # Without the text of the file the line as a whole: columns could not be told to lie in it.
    place = {"startLine": line} if columns is None else _range(columns, span)
    return {"message": portable(message), "filePath": path, "textRange": place}


def _range(columns: Columns, span: Span) -> dict[str, int]:
    """A range that Sonar takes: not empty, without line ends; of an empty line the line as a whole."""
    lines = columns.index
    first = lines.position(span.start).line
    left, right = lines.line_span(first)
    start, end = min(span.start, right), span.end
    last = lines.position(end)
    if last.line > first and last.column == 1:
        last = last._replace(line=last.line - 1)
    end = min(end, lines.line_span(last.line).end)
    if end <= start and start < right:
        end = start + 1
    elif end <= start and start > left:
        start, end = start - 1, start
    if end <= start:
        return {"startLine": first}
    (_, column), (bottom, reach) = columns.place(start), columns.place(end)
    return {"startLine": first, "endLine": bottom, "startColumn": column, "endColumn": reach}


def _of_problem(problem: Problem, path: str) -> dict[str, Any]:
    """An issue about the file as a whole."""
    text = portable(problem_text(problem))
    return {"ruleId": problem_name(problem), "primaryLocation": {"message": text, "filePath": path}}


def _rule(name: str, rule: Rule | None, severity: Severity) -> dict[str, Any]:
    return {
        "id": portable(name),
        "name": portable(name),
        "description": _PROBLEMS.get(name, _UNCHECKED) if rule is None else _description(rule),
        "engineId": _ENGINE,
        "cleanCodeAttribute": _ATTRIBUTES.get(name.partition("/")[0], "TRUSTWORTHY"),
        "impacts": [{"softwareQuality": "RELIABILITY", "severity": _SEVERITIES[severity]}],
    }


def _description(rule: Rule) -> str:
    """HTML, which is what Sonar shows descriptions as."""
    from html import escape

    paragraphs = (rule.doubt, rule.settle, *rule.why.split("\n\n"))
    text = "".join(f"<p>{escape(' '.join(one.split()))}</p>" for one in paragraphs if one.strip())
    places = "".join(f"<li>{escape(one)}</li>" for one in rule.references)
    return portable(text + (f"<ul>{places}</ul>" if places else ""))
