"""How often each rule found something: the counts add up, in the same order, as text and as JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck import reporters
from sourcecheck.cli.outputs import Output, countable
from sourcecheck.errors import UsageError
from sourcecheck.finding import Confidence, Finding, Fix, Severity
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look, reporter
from sourcecheck.rule import Rule
from sourcecheck.text import Position, Span

AT = Position(1, 1, 0)


def found(rule: str, severity: Severity = Severity.WARNING, fix: bool | None = None) -> Finding:
    repair = None if fix is None else Fix("Repair it.", (), safe=fix)
    return Finding("a.md", rule, severity, Confidence.HIGH, "Said.", Span(0, 1), AT, AT, "q", fix=repair)


def rule(name: str, message: str) -> Rule:
    return Rule(name, message, Severity.WARNING, Confidence.HIGH, "d", "s", "w", (), (), ())


RULES = {"dates/day": rule("dates/day", "“{match}”: which day?"), "tables/odd": rule("tables/odd", "An odd table.")}


def shown(format: str, *reports: FileReport, colour: bool = False, quiet: bool = False) -> str:
    look = Look(colour, 80, quiet, lambda: RULES)
    return "".join(reporter(format, statistics=True)(reports, look))


def as_json(*reports: FileReport) -> Any:
    folder = os.path.dirname(reporters.__file__)
    with open(os.path.join(folder, "statistics.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    said = shown("json", *reports)
    assert said.isascii()
    assert "\x7f" not in said
    loaded = json.loads(said)
    jsonschema.validate(loaded, schema)
    return loaded


REPORTS = (
    FileReport("a.md", findings=(found("tables/odd", fix=True), found("dates/day", Severity.ERROR))),
    FileReport("b.md", findings=(found("dates/day", fix=False), found("dates/day")), below=(found("x/y"),)),
    FileReport("c.md", suppressed=2, known=3, elsewhere=1),
    FileReport("d.md", read=False, problems=(Problem("d.md", "input", "d.md: is gone"),)),
)


def test_the_table_whole() -> None:
    assert (
        shown("text", *REPORTS)
        == """\
count  rule        severity        fixable  message
    3  dates/day   error, warning        1  “{match}”: which day?
    1  tables/odd  warning               1  An odd table.

4 findings in 2 of 3 files: 1 error, 3 warnings
  dates   1 error, 2 warnings
  tables  1 warning
Not counted: 1 finding below the severity asked for.
Not counted: 2 findings suppressed by directives in the articles.
Not counted: 3 known findings of the baseline.
Not counted: 1 finding on lines that did not change.
1 problem on standard error: not everything was checked.
"""
    )
    assert shown("text", *REPORTS, quiet=True).endswith("An odd table.\n")
    assert "\x1b[36mdates/day" in shown("text", *REPORTS, colour=True)


def test_json_whole() -> None:
    loaded = as_json(*REPORTS)
    assert loaded["rules"][0] == {
        "rule": "dates/day",
        "count": 3,
        "files": 2,
        "severities": {"error": 1, "warning": 2, "info": 0},
        "fixable": {"safe": 0, "unsafe": 1},
        "message": "“{match}”: which day?",
    }
    assert [one["rule"] for one in loaded["rules"]] == ["dates/day", "tables/odd"]
    assert loaded["families"]["tables"] == {"error": 0, "warning": 1, "info": 0}
    assert loaded["errors"] == [{"path": "d.md", "kind": "input", "message": "d.md: is gone"}]
    assert loaded["summary"] == {
        "files": 3,
        "findings": 4,
        "hidden": 1,
        "suppressed": 2,
        "known": 3,
        "elsewhere": 1,
    }


def test_nothing_found() -> None:
    assert shown("text", FileReport("a.md")) == "No findings in 1 file.\n"
    assert shown("text", FileReport("a.md"), quiet=True) == ""
    assert as_json()["rules"] == []


NAMES = st.sampled_from(["a/a", "a/b", "b/a", "c/z", "own/odd\x1b[2J"])


@given(st.lists(st.lists(st.tuples(NAMES, st.sampled_from(Severity), st.sampled_from([None, True, False])))))
def test_the_counts_add_up_and_are_sorted(files: list[list[tuple[str, Severity, bool | None]]]) -> None:
    reports = [FileReport(f"{at}.md", findings=tuple(found(*one) for one in some)) for at, some in enumerate(files)]
    loaded = as_json(*reports)
    assert {one["rule"]: one["count"] for one in loaded["rules"]} == Counter(one[0] for some in files for one in some)
    assert sum(sum(counts.values()) for counts in loaded["families"].values()) == loaded["summary"]["findings"]
    order = [(-one["count"], one["rule"]) for one in loaded["rules"]]
    assert order == sorted(order)
    for one in loaded["rules"]:
        assert sum(one["severities"].values()) == one["count"] >= one["files"]
        assert sum(one["fixable"].values()) <= one["count"]
    table = shown("text", *reports)
    assert "\x1b" not in table
    assert [int(line.split()[0]) for line in table.splitlines()[1 : 1 + len(order)]] == [-count for count, _ in order]


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcecheck", "check", "--isolated", *arguments]
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("# The weir\n\nThe the weir was closed.\n", encoding="utf-8")
    return tmp_path


def test_the_same_findings_and_exit_codes_as_without(folder: Path) -> None:
    plain = check(folder, ".", "--format", "json")
    done = check(folder, ".", "--statistics", "--format", "json", "--format", "text=counts.txt")
    assert done.returncode == plain.returncode == 1
    counts = Counter(one["rule"] for one in json.loads(plain.stdout)["findings"])
    assert {one["rule"]: one["count"] for one in json.loads(done.stdout)["rules"]} == counts
    assert "a.md:3" not in (folder / "counts.txt").read_text(encoding="utf-8")
    assert check(folder, ".", "--statistics", "--exit-zero").returncode == 0
    assert check(folder, ".", "--statistics", "--fail-on", "never").returncode == 0
    assert check(folder, "gone.md", "--statistics").returncode == 2


def test_who_reads_json_is_told_of_mistakes_in_json(folder: Path) -> None:
    done = check(folder, ".", "--statistics", "--format", "json", "--preset", "nwes")
    assert done.returncode == 2
    assert json.loads(done.stdout)["errors"][0]["kind"] == "usage"


def test_other_formats_have_none() -> None:
    countable([Output("text"), Output("json", "x.json")])
    with pytest.raises(UsageError, match="--statistics: there are none as sarif; use --format text or json"):
        countable([Output("text"), Output("sarif", "x.sarif")])
