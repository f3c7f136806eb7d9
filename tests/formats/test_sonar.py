"""SonarQube's generic issues: their form, ranges that an import takes, and any text in them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.finding import Related, Severity
from sourcecheck.report import FileReport, Problem
from sourcecheck.text import Span

from .json_files import parsed, visible
from .made import ANY_TEXT, RULE, SITUATIONS, finding, report, written


def test_whole() -> None:
    source = "A \U0001f600 lake.\nIt is low.\n"
    one = finding(source, 4, 8, severity=Severity.INFO, related=(Related(Span(10, 12), "see here"),))
    two = finding(source, 10, 12)
    problem = Problem("b.md", "input", "b.md: no such file or folder")
    reports = (
        report(source, one, two),
        report("", path="clean.md"),
        FileReport("b.md", read=False, problems=(problem,)),
    )
    place = {"startLine": 2, "endLine": 2, "startColumn": 0, "endColumn": 2}
    assert parsed("sonar", written("sonar", *reports)) == {
        "issues": [
            {
                "ruleId": "test/rule",
                "primaryLocation": {
                    "message": "Say more.", "filePath": "a.md",
                    "textRange": {"startLine": 1, "endLine": 1, "startColumn": 5, "endColumn": 9},
                },
                "secondaryLocations": [{"message": "see here", "filePath": "a.md", "textRange": place}],
            },
            {
                "ruleId": "test/rule",
                "primaryLocation": {"message": "Say more.", "filePath": "a.md", "textRange": place},
            },
            {
                "ruleId": "sourcecheck/input",
                "primaryLocation": {"message": "no such file or folder", "filePath": "b.md"},
            },
        ],
        "rules": [
            {
                "id": "sourcecheck/input", "name": "sourcecheck/input",
                "description": "<p>What could not be checked, and why.</p>", "engineId": "sourcecheck",
                "cleanCodeAttribute": "TRUSTWORTHY",
                "impacts": [{"softwareQuality": "RELIABILITY", "severity": "HIGH"}],
            },
            {
                "id": "test/rule", "name": "test/rule", "engineId": "sourcecheck",
                "description": "<p>Nobody knows which lake &lt;b&gt;this&lt;/b&gt; is.</p>"
                "<p>Name the lake &amp; the town.</p><p>A reader cannot look it up.</p><p>Two paragraphs.</p>"
                "<ul><li>A book without an address</li><li>https://example.org/lakes?a=1&amp;b=2</li>"
                "<li>https://example.org/other</li></ul>",
                "cleanCodeAttribute": "TRUSTWORTHY",
                "impacts": [{"softwareQuality": "RELIABILITY", "severity": "MEDIUM"}],
            },
        ],
    }  # fmt: skip


def imported(source: str, place: dict[str, int]) -> str:
    """The text of a range, after the checks by which Sonar's scanner refuses a report.

    Columns are units of UTF-16, of which a line has so many; a range with columns ends after it begins.
    """
    lines = re.split(r"\r\n|\r|\n", source)
    units = [line.encode("utf-16-le", "surrogatepass") for line in lines]
    first, last = place["startLine"], place.get("endLine", place["startLine"])
    assert 1 <= first <= last <= len(lines)
    if "startColumn" not in place:
        assert "endColumn" not in place
        return ""
    start, end = place["startColumn"], place["endColumn"]
    assert 0 <= start <= len(units[first - 1]) // 2
    assert 0 <= end <= len(units[last - 1]) // 2
    assert (first, start) < (last, end)
    if first != last:
        return units[first - 1][2 * start :].decode("utf-16-le", "surrogatepass")
    return units[first - 1][2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def ranges(loaded: Any) -> list[dict[str, int]]:
    return [
        issue["primaryLocation"]["textRange"] for issue in loaded["issues"] if "textRange" in issue["primaryLocation"]
    ]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_situations(situation: str) -> None:
    reports = SITUATIONS[situation]
    loaded = parsed("sonar", written("sonar", *reports))
    assert {rule["id"] for rule in loaded["rules"]} == {issue["ruleId"] for issue in loaded["issues"]}
    found = [(one.source or "", finding) for one in reports for finding in one.findings]
    for (source, one), place in zip(found, ranges(loaded), strict=True):
        text = imported(source, place)
        first = re.split(r"\r\n|\r|\n", one.quote)[0]
        if first:
            assert text == first
            assert place["startLine"] == one.start.line


@given(st.text("ab\r\n\t\U0001f600é", max_size=12), st.data())
def test_an_import_takes_any_range(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    (place,) = ranges(parsed("sonar", written("sonar", report(source, finding(source, start, end)))))
    text = imported(source, place)
    quote = source[start:end]
    line = re.split(r"\r\n|\r|\n", quote)[0]
    assert not line or text == line


def test_a_file_whose_text_is_not_known_has_lines() -> None:
    one = report("a\nlake", finding("a\nlake", 2, 6), source=None)
    assert ranges(parsed("sonar", written("sonar", one))) == [{"startLine": 2}]


def test_the_highest_severity_of_a_rule_counts() -> None:
    source = "A lake."
    found = [finding(source, 0, 1, severity=Severity.ERROR), finding(source, 2, 6, severity=Severity.INFO)]
    loaded = parsed("sonar", written("sonar", report(source, *found)))
    assert [rule["impacts"][0]["severity"] for rule in loaded["rules"]] == ["HIGH"]
    assert RULE.severity is Severity.WARNING


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_is_read_back(source: str, path: str, message: str) -> None:
    one = finding(source, 0, len(source), path)._replace(message=message)
    (issue,) = parsed("sonar", written("sonar", report(source, one, path=path)))["issues"]
    assert issue["primaryLocation"]["message"] == visible(message)
    assert issue["primaryLocation"]["filePath"] == (visible(path) or ".")
