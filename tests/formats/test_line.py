"""The format of one line each: what a problem matcher and Vim read out of it.

The matcher below is what a workflow on GitHub registers with ``::add-matcher::FILE``; the same pattern serves
the tasks of VS Code, which call the severity of a notice ``info``.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from sourcecheck.finding import Severity
from sourcecheck.report import FileReport, Problem

from .made import ANY_TEXT, SITUATIONS, finding, report, written

MATCHER = """
{
  "problemMatcher": [
    {
      "owner": "sourcecheck",
      "pattern": [
        {
          "regexp": "^(.+?):(\\\\d+):(\\\\d+): (error|warning|notice) (\\\\S+) (.*)$",
          "file": 1,
          "line": 2,
          "column": 3,
          "severity": 4,
          "code": 5,
          "message": 6
        }
      ]
    }
  ]
}
"""
ERRORFORMAT = "%f:%l:%c: %t%*[^ ] %m"
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def matched(line: str) -> dict[str, str]:
    """What a problem matcher makes of a line."""
    pattern: dict[str, Any] = json.loads(MATCHER)["problemMatcher"][0]["pattern"][0]
    found = re.match(pattern["regexp"], line)
    assert found is not None, line
    return {name: found[group] for name, group in pattern.items() if name != "regexp"}


def test_a_line_for_each_finding_and_each_problem() -> None:
    source = "A lake.\nIt is low.\n"
    one = finding(source, 2, 6)
    two = finding(source, 8, 10, severity=Severity.ERROR)
    three = finding(source, 11, 13, severity=Severity.INFO)
    problem = Problem("b.md", "input", "b.md: no such file or folder")
    out = written("line", report(source, one, two, three), FileReport("b.md", read=False, problems=(problem,)))
    assert out == (
        "a.md:1:3: warning test/rule Say more.\n"
        "a.md:2:1: error test/rule Say more.\n"
        "a.md:2:4: notice test/rule Say more.\n"
        "b.md:1:1: error sourcecheck/input no such file or folder\n"
    )


@pytest.mark.parametrize("situation", SITUATIONS)
def test_situations(situation: str) -> None:
    reports = SITUATIONS[situation]
    lines = written("line", *reports).splitlines()
    assert len(lines) == sum(len(one.findings) + len(one.problems) for one in reports)
    places = [(one.start.line, one.start.column) for each in reports for one in each.findings]
    read = [matched(line) for line in lines]
    assert [(int(one["line"]), int(one["column"])) for one in read if one["code"] == "test/rule"] == places


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_is_one_safe_line_that_is_read_back(source: str, path: str, message: str) -> None:
    out = written("line", report(source, finding(source, 0, len(source), path, message=message), path=path))
    assert out.count("\n") == 1
    assert not CONTROLS.search(out)
    assert "##[" not in out
    assert not out.lstrip().startswith("::")
    read = matched(out.removesuffix("\n")) if path else {"line": "1", "column": "1"}
    assert (read["line"], read["column"]) == ("1", "1")


def test_a_name_that_looks_like_a_place_is_no_other_file() -> None:
    path = "a.md:7:1: error b.md"
    line = written("line", report("x", finding("x", 0, 1, path), path=path)).rstrip("\n")
    assert matched(line) | {"message": ""} == {
        "file": "a.md\\x3a7:1: error b.md", "line": "1", "column": "1", "severity": "warning", "code": "test/rule",
        "message": "",
    }  # fmt: skip


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")
def test_vim_reads_a_quickfix_list(tmp_path: Path) -> None:
    source = "One\ntwo lakes\n"
    found = [finding(source, 4, 7, "a b.md"), finding(source, 8, 13, "a b.md", severity=Severity.INFO)]
    (tmp_path / "a b.md").write_text(source)
    (tmp_path / "out").write_text(written("line", report(source, *found, path="a b.md")))
    escaped = ERRORFORMAT.replace("\\", "\\\\").replace(" ", "\\ ").replace("|", "\\|")
    fields = "[bufname(v:val.bufnr),v:val.lnum,v:val.col,v:val.type,v:val.text,v:val.valid]"
    commands = [
        "set nomore", f"set errorformat={escaped}", "cgetfile out",
        f"call writefile([json_encode(map(getqflist(),'{fields}'))],'list')", "qall!",
    ]  # fmt: skip
    arguments = [part for command in commands for part in ("-c", command)]
    subprocess.run(
        ["vim", "-Nu", "NONE", "-es", *arguments], cwd=tmp_path, check=True, timeout=20, env={"TERM": "dumb"}
    )
    assert json.loads((tmp_path / "list").read_text()) == [
        ["a b.md", 2, 1, "w", "test/rule Say more.", 1],
        ["a b.md", 2, 5, "n", "test/rule Say more.", 1],
    ]
