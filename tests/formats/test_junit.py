"""JUnit's XML: its form, what junitparser reads out of it, and any text in it."""

from __future__ import annotations

from pathlib import Path

import junitparser
import pytest
from hypothesis import given

from sourcecheck.report import FileReport, Problem

from .json_files import visible
from .made import ANY_TEXT, SITUATIONS, finding, report, written
from .xml_files import linted, parsed


def test_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = "A <lake>.\n"
    problem = Problem("b.md", "input", "b.md: no such file or folder")
    out = written(
        "junit",
        report(source, finding(source, 2, 8)),
        report("", path="c/d.md"),
        FileReport("b.md", read=False, problems=(problem,)),
    )
    assert out == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="sourcecheck" tests="3" failures="1" errors="1">\n'
        '<testsuite name="a.md" tests="1" failures="1" errors="0" skipped="0">\n'
        '<testcase name="test/rule at 1:3" classname="a.md" file="a.md" line="1">\n'
        '<failure message="Say more." type="warning">line 1, column 3: warning test/rule&#10;Say more.&#10;&#10;'
        "A &#60;lake&#62;.&#10;&#10;Doubt: Nobody knows which lake &#60;b&#62;this&#60;/b&#62; is.&#10;"
        "Settle: Name the lake &#38; the town.</failure>\n"
        "</testcase>\n"
        "</testsuite>\n"
        '<testsuite name="c/d.md" tests="1" failures="0" errors="0" skipped="0">\n'
        '<testcase name="no findings" classname="c/d.md" file="c/d.md"/>\n'
        "</testsuite>\n"
        '<testsuite name="b.md" tests="1" failures="0" errors="1" skipped="0">\n'
        '<testcase name="sourcecheck/input" classname="b.md" file="b.md">\n'
        '<error message="no such file or folder" type="input">no such file or folder</error>\n'
        "</testcase>\n"
        "</testsuite>\n"
        "</testsuites>\n"
    )


@pytest.mark.parametrize("situation", SITUATIONS)
def test_situations_as_junitparser_reads_them(situation: str) -> None:
    reports = SITUATIONS[situation]
    out = written("junit", *reports)
    parsed("junit", out)
    read = junitparser.JUnitXml.fromstring(out.encode())
    counts = (read.tests, read.failures, read.errors)
    assert counts == (
        sum((len(one.findings) + len(one.problems)) or 1 for one in reports),
        sum(len(one.findings) for one in reports),
        sum(len(one.problems) for one in reports),
    )
    read.update_statistics()  # type: ignore[no-untyped-call]  # counted from the cases, not read from the attributes
    assert (read.tests, read.failures, read.errors) == counts
    assert [suite.name for suite in read] == [visible(one.path) or "." for one in reports]
    for suite, one in zip(read, reports, strict=True):
        cases = list(suite)
        assert len({case.name for case in cases}) == len(cases)
        assert all(case.is_passed for case in cases) is (not one.findings and not one.problems)


def test_xmllint_takes_all_situations(tmp_path: Path) -> None:
    every = [one for reports in SITUATIONS.values() for one in reports]
    linted("junit", written("junit", *every), tmp_path)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_is_read_back(source: str, path: str, message: str) -> None:
    one = finding(source, 0, len(source), path)._replace(message=message)
    root = parsed("junit", written("junit", report(source, one, path=path)))
    (suite,) = root
    assert suite.get("name") == (visible(path) or ".")
    failure = suite[0][0]
    assert failure.get("message") == visible(message)
    assert visible(one.lines) in failure.text
