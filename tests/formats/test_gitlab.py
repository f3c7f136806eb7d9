"""GitLab's Code Quality report: its form, fingerprints, paths, and any text in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from sourcecheck.finding import Severity
from sourcecheck.report import FileReport, Problem

from .json_files import parsed, visible
from .made import ANY_TEXT, SITUATIONS, finding, report, written


def test_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = "A lake.\n\nIt is low.\n"
    one = finding(source, 2, 6, "./posts/a.md", severity=Severity.ERROR)
    two = finding(source, 9, 11, "./posts/a.md", severity=Severity.INFO)
    problem = Problem("b.md", "input", "b.md: no such file or folder")
    loaded = parsed(
        "gitlab",
        written(
            "gitlab",
            report(source, one, two, path="./posts/a.md"),
            report("", path="clean.md"),
            FileReport("b.md", read=False, problems=(problem,)),
        ),
    )
    marks = [issue.pop("fingerprint") for issue in loaded]
    assert len(set(marks)) == 3
    assert loaded == [
        {
            "description": "Say more.", "check_name": "test/rule", "severity": "major",
            "location": {"path": "posts/a.md", "lines": {"begin": 1}},
        },
        {
            "description": "Say more.", "check_name": "test/rule", "severity": "info",
            "location": {"path": "posts/a.md", "lines": {"begin": 3}},
        },
        {
            "description": "no such file or folder", "check_name": "sourcecheck/input", "severity": "blocker",
            "location": {"path": "b.md", "lines": {"begin": 1}},
        },
    ]  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
def test_situations(situation: str) -> None:
    reports = SITUATIONS[situation]
    loaded = parsed("gitlab", written("gitlab", *reports))
    assert len(loaded) == sum(len(one.findings) + len(one.problems) for one in reports)
    assert len({issue["fingerprint"] for issue in loaded}) == len(loaded)


def test_fingerprints_stay_when_lines_move_and_are_told_apart_by_file() -> None:
    def mark(source: str, path: str = "a.md") -> str:
        at = source.index("lake")
        out = written("gitlab", report(source, finding(source, at, at + 4, path), path=path))
        fingerprint: str = parsed("gitlab", out)[0]["fingerprint"]
        return fingerprint

    assert mark("A lake.") == mark("One line more.\n\nA lake.") == mark("A lake.", "./a.md")
    assert mark("A lake.") != mark("A lake.", "b.md")


def test_paths_are_those_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "posts").mkdir()
    monkeypatch.chdir(tmp_path / "posts")

    def told(path: str) -> str:
        out = written("gitlab", report("x", finding("x", 0, 1, path), path=path))
        name: str = parsed("gitlab", out)[0]["location"]["path"]
        return name

    assert told("a.md") == told("./a.md") == told(os.path.join(os.getcwd(), "a.md")) == "posts/a.md"
    assert told(os.path.join("..", "b", "a.md")) == "b/a.md"
    assert told("<stdin>") == "<stdin>"
    assert told("caf\udce9.md") == "posts/caf\\xe9.md"


@pytest.mark.long
def test_the_same_as_sarif_tools_make_of_our_sarif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = Path(sys.executable).with_name("sarif")
    if not tool.exists():
        pytest.skip("sarif-tools is not installed")
    monkeypatch.chdir(tmp_path)
    source = "A lake.\n\nIt is low.\n"
    found = [finding(source, 2, 6, severity=Severity.ERROR), finding(source, 9, 11), finding(source, 12, 14)]
    found[2] = found[2]._replace(severity=Severity.INFO)
    both = (report(source, *found), report(source, finding(source, 2, 6, "b/c.md"), path="b/c.md"))
    (tmp_path / "ours.sarif").write_text(written("sarif", *both), encoding="utf-8")
    subprocess.run(
        [tool, "codeclimate", "-o", "theirs.json", "ours.sarif"], check=True, capture_output=True, timeout=60
    )

    def told(issues: list[dict[str, Any]]) -> set[tuple[object, ...]]:
        keys = ("check_name", "description", "severity")
        return {(*(one[key] for key in keys), str(one["location"])) for one in issues}

    ours = parsed("gitlab", written("gitlab", *both))
    assert told(ours) == told(json.loads((tmp_path / "theirs.json").read_text(encoding="utf-8")))


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_is_read_back(source: str, path: str, message: str) -> None:
    one = finding(source, 0, len(source), path)._replace(message=message)
    (issue,) = parsed("gitlab", written("gitlab", report(source, one, path=path)))
    assert issue["description"] == visible(message)
    if path and not set(path) & set("./\\"):
        assert issue["location"]["path"] == visible(path)
