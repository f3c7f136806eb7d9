"""``sourcecheck check`` under a configuration: the command line wins over the file, the file over the preset."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from sourcecheck.cli import run

from .conftest import Project

Out = pytest.CaptureFixture[str]
ARTICLE = "# The ferry\n\nThe vote was on Tuesday, 15 May 2025. Observers will be watching on a recent Thursday.\n"
WEEKDAY, RECENT, OUTLOOK = (
    "dates/weekday-date-mismatch",
    "dates/indefinite-weekday",
    "attribution/unnamed-observer-outlook",
)
ALL = {WEEKDAY: "error", RECENT: "info", OUTLOOK: "warning"}


def found(capsys: Out, *arguments: str, path: str = "a.md") -> tuple[int, dict[str, str]]:
    """The exit code, and severities by rule."""
    code = run(["check", "--format", "json", *arguments, path])
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, {one["rule"]: one["severity"] for one in report["findings"]}


def only(*rules: str, **changed: str) -> dict[str, str]:
    return {rule: changed.get(rule.partition("/")[0], ALL[rule]) for rule in rules or ALL}


# configuration, what it gives; command line, what both give
MATRIX: list[tuple[str, tuple[int, dict[str, str]], list[str], tuple[int, dict[str, str]]]] = [
    ("", (1, ALL), [], (1, ALL)),
    ("select = ['dates']", (1, only(WEEKDAY, RECENT)), ["--select", OUTLOOK], (1, only(OUTLOOK))),
    ("select = ['dates']", (1, only(WEEKDAY, RECENT)), ["--ignore", RECENT], (1, only(WEEKDAY))),
    ("ignore = ['dates']", (1, only(OUTLOOK)), ["--select", "dates"], (1, only(WEEKDAY, RECENT))),
    ("ignore = ['all']\nextend-select = ['dates']", (1, only(WEEKDAY, RECENT)), ["--isolated"], (1, ALL)),
    ("show = 'error'", (1, only(WEEKDAY)), ["--severity", "info"], (1, ALL)),
    ("fail-on = 'never'", (0, ALL), ["--fail-on", "error"], (1, ALL)),
    ("fail-on = 'error'\nignore = ['dates']", (0, only(OUTLOOK)), ["--fail-on", "warning"], (1, only(OUTLOOK))),
    ("severity.dates = 'info'", (1, only(dates="info")), ["--severity", "warning"], (1, only(OUTLOOK))),
    ("extends = 'strict'\nseverity.all = 'info'", (0, only(dates="info", attribution="info")), ["--fail-on", "info"],
     (1, only(dates="info", attribution="info"))),
    ("[[overrides]]\nfiles = ['a.md']\nignore = ['dates']", (1, only(OUTLOOK)), ["--config", "other.toml"],
     (0, only(RECENT))),
    ("[[overrides]]\nfiles = ['b.md']\nignore = ['dates']", (1, ALL), ["--select", RECENT], (0, only(RECENT))),
    ("type = 'fiction'\nselect = ['dates']", (0, {}), ["--type", "news"],
     (1, only(WEEKDAY, RECENT))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "alone", "arguments", "both"), MATRIX, ids=[f"{case[0]}-{case[2]}" for case in MATRIX]
)
def test_the_command_line_wins(
    project: Project,
    capsys: Out,
    text: str,
    alone: tuple[int, dict[str, str]],
    arguments: list[str],
    both: tuple[int, dict[str, str]],
) -> None:
    project({"a.md": ARTICLE, "sourcecheck.toml": text, "other.toml": f"select = ['{RECENT}']"})
    assert found(capsys) == alone
    assert found(capsys, *arguments) == both


def test_each_file_has_its_own_terms(project: Project, capsys: Out) -> None:
    project(
        {
            "a.md": ARTICLE,
            "sourcecheck.toml": f"select = ['{RECENT}']\nexclude = ['drafts/']",
            "sub/a.md": ARTICLE,
            "sub/sourcecheck.toml": f"select = ['{WEEKDAY}']",
            "drafts/a.md": ARTICLE,
        }
    )
    assert run(["check", "--format", "json", "."]) == 1  # of the rule of sub/
    report = json.loads(capsys.readouterr().out)
    assert {(one["path"].replace(os.sep, "/"), one["rule"]) for one in report["findings"]} == {
        ("./a.md", RECENT),
        ("./sub/a.md", WEEKDAY),
    }


def test_a_wrong_configuration_hides_nothing_else(project: Project, capsys: Out) -> None:
    project({"a.md": ARTICLE, "sub/a.md": ARTICLE, "sub/sourcecheck.toml": "selct = 1"})
    assert run(["check", "a.md", os.path.join("sub", "a.md")]) == 2
    said = capsys.readouterr()
    assert RECENT in said.out
    assert "sourcecheck.toml:1: selct: unknown key; did you mean 'select'?" in said.err
