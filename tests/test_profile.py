"""What parts of a check cost: charged to whom it belongs, added up over processes, and nothing else changes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcecheck.cli.profile import Profile
from sourcecheck.document import Document, Format
from sourcecheck.engine import Engine, Source
from sourcecheck.finding import Confidence, Severity
from sourcecheck.readers import read_text
from sourcecheck.report import FileReport, Plan
from sourcecheck.rule import Context, Hit, Rule
from sourcecheck.text import Span
from sourcecheck.timing import Clock, Cost

LONG = 0.02  # seconds of work, far more than all else takes


def work(seconds: float = LONG) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def inner(document: Document) -> int:
    work()
    return 1


def outer(document: Document) -> int:
    work()
    return document.once(inner) + 1


def asks(document: Document, context: Context) -> Iterator[Hit]:
    document.once(outer)
    yield Hit(Span(0, 1))


def works(document: Document, context: Context) -> Iterator[Hit]:
    document.once(outer)
    work()
    yield Hit(Span(0, 1))
    yield Hit(Span(1, 2))


def fails(document: Document, context: Context) -> Iterator[Hit]:
    document.once(inner)
    yield Hit(Span(2, 3))
    raise ValueError("no")


def rule(name: str, check: object, **more: object) -> tuple[Rule, Severity]:
    made = Rule(
        f"test/{name}", "Say more.", Severity.WARNING, Confidence.HIGH, "d", "s", "w", (), (), (),
        check=check, **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return made, Severity.WARNING


def checked(profile: bool, *rules: tuple[Rule, Severity], texts: tuple[str, ...] = ("A lake.",)) -> list[FileReport]:
    documents = [read_text(text, f"{at}.md", Format.MARKDOWN) for at, text in enumerate(texts)]
    return Engine(Plan(costs=profile), rules).check_all(documents)


def test_a_rule_is_charged_what_it_takes_itself() -> None:
    rules = (rule("asks", asks), rule("fails", fails), rule("works", works))
    (report,) = checked(True, *rules)
    assert report.costs is not None
    spent = {name: cost.spent / 1e9 for (kind, name), cost in report.costs.items() if kind in ("rule", "analysis")}
    assert spent["test/asks"] < LONG / 2  # though it was the first to ask
    assert spent["test/fails"] < LONG / 2
    assert LONG <= spent["test/works"] < 1.5 * LONG
    names = [name for name in spent if name.endswith((".inner", ".outer"))]
    assert len(names) == 2
    for name in names:
        assert LONG <= spent[name] < 1.5 * LONG
    assert report.costs["rule", "test/works"][1:] == (1, 2)
    assert report.costs["rule", "test/fails"][1:] == (1, 1)
    # A crash is reported as ever, and what comes after it is timed.
    assert [problem.rule for problem in report.problems] == ["test/fails"]
    assert report.costs["step", "settling"].documents == 1


def test_a_rule_that_its_gate_keeps_out_did_not_run() -> None:
    waits = rule("waits", works, needs=("pond",), gate="pond s", options={})
    texts = ("A lake.", "A pond.", "The pond s.")
    reports = checked(True, waits, rule("asks", asks), texts=texts)
    ran = [(report.costs or {}).get(("rule", "test/waits"), Cost()).documents for report in reports]
    assert ran == [0, 0, 1]


@settings(max_examples=40)
@given(st.recursive(st.integers(0, 50), lambda parts: st.lists(parts, max_size=4), max_leaves=12))
def test_what_parts_take_adds_up_to_the_whole(part: object) -> None:
    now = 0
    clock = Clock(lambda: now)

    def run(part: object, depth: int) -> int:
        nonlocal now
        clock.enter()
        if isinstance(part, int):
            now += part
            own = part
        else:
            assert isinstance(part, list)
            own = 0
            for one in part:
                now += 1
                own += 1
                run(one, depth + 1)
        clock.leave("analysis", str(depth))
        expected[str(depth)] = expected.get(str(depth), 0) + own
        return own

    expected: dict[str, int] = {}
    run(part, 0)
    assert {name: cost.spent for (_, name), cost in clock.costs().items()} == expected
    assert sum(expected.values()) == now


def test_findings_do_not_change(fixtures: str) -> None:
    names = sorted(name for name in os.listdir(fixtures) if name.endswith((".md", ".html", ".txt")))[::12]
    sources = [Source(os.path.join(fixtures, name)) for name in names]
    plain = Engine(Plan()).check_sources(sources)
    timed = Engine(Plan(costs=True)).check_sources(sources)
    assert all(report.costs is None for report in plain)
    assert all(report.costs for report in timed)
    assert [report._replace(costs=None) for report in timed] == plain
    assert sum(len(report.findings) for report in plain) > 10


def test_the_table_adds_up_files() -> None:
    profile = Profile()
    million = 1_000_000
    costs = {
        ("step", "reading"): Cost(2 * million, 1),
        **{("rule", f"a/{at:02}"): Cost(million, 1, 3) for at in range(12)},
    }
    reports = [FileReport("a.md", costs=costs), FileReport("b.md", costs=costs), FileReport("c.md", read=False)]
    assert all(report.costs is None for report in profile.added(reports))
    lines = list(profile.lines())
    assert lines[0].startswith("profile: 28.0 ")
    assert lines[0].endswith(" for 2 files, all processes")
    assert "      24.0  85.7%  rules: checks" in lines
    assert "       2.0   7.1%         6          2  a/00" in lines
    assert sum("a/" in line for line in lines) == 10
    assert "       4.0  14.3%                       2 other rules" in lines


def test_a_run_over_nothing_has_a_table_too() -> None:
    profile = Profile()
    assert list(profile.added([])) == []
    assert len(list(profile.lines())) == 1
    assert json.loads(profile.as_json())["rules"] == []


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcecheck", "check", "--isolated", *arguments]
    environment = {**os.environ, "NO_COLOR": "1", "XDG_CACHE_HOME": str(folder.parent / "cache")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    for at in range(62):  # enough for a second process
        (tmp_path / "work" / f"{at}.md").write_text("# The weir\n\nThe the weir was closed.\n", encoding="utf-8")
    return tmp_path / "work"


def test_the_report_is_the_same_and_processes_are_added_up(folder: Path) -> None:
    plain = check(folder, ".")
    done = check(folder, ".", "--profile", "--profile-json", "../costs.json", "--jobs", "2")
    assert (done.returncode, done.stdout) == (1, plain.stdout)
    assert "for 62 files, all processes" in done.stderr
    said = json.loads((folder.parent / "costs.json").read_text(encoding="utf-8"))
    assert said["files"] == 62  # and no results of the first run were taken
    doubled = {one["rule"]: one for one in said["rules"]}["repetition/repeated-word"]
    assert (doubled["documents"], doubled["findings"]) == (62, 62)
    whole = sum(said["steps"].values()) + sum(one["ms"] for one in said["analyses"])
    whole += sum(one["ms"] + one["gate_ms"] + one["load_ms"] for one in said["rules"])
    assert whole == pytest.approx(said["total_ms"], abs=0.5)


def test_a_profile_never_replaces_an_article(folder: Path) -> None:
    done = check(folder, "1.md", "--profile-json", "1.md")
    assert done.returncode == 2
    assert "--profile-json 1.md: is one of the files to check" in done.stderr
    done = check(folder, "1.md", "--profile-json", "no/where.json")
    assert done.returncode == 2
    assert "--profile-json no/where.json: cannot be written" in done.stderr


def test_nothing_is_measured_unless_asked_for(folder: Path) -> None:
    code = (
        "import sys; from sourcecheck.cli import run; run(['check', '1.md', '-q']); "
        "sys.exit('sourcecheck.timing' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0
