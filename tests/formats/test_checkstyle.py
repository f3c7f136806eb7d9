"""Checkstyle's XML: its form, and any text in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given

from sourcecheck.finding import Severity
from sourcecheck.report import FileReport, Problem

from .json_files import visible
from .made import ANY_TEXT, SITUATIONS, finding, report, written
from .xml_files import linted, parsed


def test_whole() -> None:
    source = 'A "lake" & more\n<b>'
    one = finding(source, 2, 8, message='“lake” & "b"\tis <b>', severity=Severity.INFO)
    problem = Problem("b.md", "input", "b.md: no such file or folder")
    out = written(
        "checkstyle",
        report(source, one),
        report("", path="c/d.md"),
        FileReport("b.md", read=False, problems=(problem,)),
    )
    assert out == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<checkstyle version="4.3">\n'
        '<file name="a.md">\n'
        '<error line="1" column="3" severity="info" '
        'message="“lake” &#38; &#34;b&#34;&#9;is &#60;b&#62;" source="test/rule"/>\n'
        "</file>\n"
        '<file name="c/d.md"/>\n'
        '<file name="b.md">\n'
        '<error line="1" column="1" severity="error" message="no such file or folder" source="sourcecheck/input"/>\n'
        "</file>\n"
        "</checkstyle>\n"
    )


@pytest.mark.parametrize("situation", SITUATIONS)
def test_situations(situation: str) -> None:
    reports = SITUATIONS[situation]
    root = parsed("checkstyle", written("checkstyle", *reports))
    assert [one.get("name") for one in root] == [visible(one.path) or "." for one in reports]
    places = [(int(one.get("line")), int(one.get("column"))) for one in root.iter("error")]
    expected = []
    for each in reports:
        expected += [(one.start.line, one.start.column) for one in each.findings] + [(1, 1)] * len(each.problems)
    assert places == expected


@pytest.mark.parametrize("format", ["checkstyle", "junit", "sonar", "rdjson", "markdown"])
def test_folders_are_told_apart_as_on_the_web(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")  # as on Windows
    path = "posts\\a.md"
    out = written(format, report("x", finding("x", 0, 1, path), path=path))
    assert "posts/a.md" in out


def test_xmllint_takes_all_situations(tmp_path: Path) -> None:
    every = [one for reports in SITUATIONS.values() for one in reports]
    linted("checkstyle", written("checkstyle", *every), tmp_path)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_is_read_back(source: str, path: str, message: str) -> None:
    one = finding(source, 0, len(source), path)._replace(message=message)
    root = parsed("checkstyle", written("checkstyle", report(source, one, path=path)))
    (file,) = root
    assert file.get("name") == (visible(path) or ".")
    assert file[0].get("message") == visible(message)
