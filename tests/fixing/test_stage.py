"""The stage of a run that fixes, between checking and reporting: what it is given, and what it leaves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sourcecheck.engine import Engine, Engines, Source
from sourcecheck.finding import Severity
from sourcecheck.fixing.stage import Fixing, fixing
from sourcecheck.report import FileReport, Plan, Problem
from sourcecheck.workers import check_all

PLAN = Plan(select=("repetition/repeated-word", "typography/invisible-character", "tables"), severity=Severity.WARNING)


@pytest.fixture(scope="module")
def engines() -> Engines:
    return Engines([PLAN], [Engine(PLAN)])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def left(engines: Engines, *items: Source | Problem, how: Fixing | None = None) -> list[FileReport]:
    return list(fixing(check_all(items, engines, 1), items, engines, how or Fixing(roots=["."])))


def test_a_file_that_changed_since_it_was_checked_is_left_alone(here: Path, engines: Engines) -> None:
    Path("a.md").write_text("The the weir.\n", encoding="utf-8")
    items = [Source("a.md")]
    reports = list(check_all(items, engines, 1))
    Path("a.md").write_text("It was mine, the the weir.\n", encoding="utf-8")
    (report,) = fixing(reports, items, engines, Fixing(roots=["."]))
    (problem,) = report.problems
    assert problem == Problem("a.md", "write", "a.md: not fixed: it changed while it was checked; run again")
    assert Path("a.md").read_text(encoding="utf-8") == "It was mine, the the weir.\n"
    os.unlink("a.md")
    (report,) = fixing(reports, items, engines, Fixing(roots=["."]))
    assert [one.kind for one in report.problems] == ["write"] and report.findings == reports[0].findings


def test_what_stages_before_left_out_stays_out_and_is_not_fixed(here: Path, engines: Engines) -> None:
    Path("a.md").write_text("The the weir, of of old.\n\nIt is is shut.\n", encoding="utf-8")
    items = [Source("a.md")]
    (report,) = check_all(items, engines, 1)
    first, second, third = report.findings
    kept = report.keeping(lambda finding: finding is second)._replace(known=2, elsewhere=1)
    (done,) = fixing([kept], items, engines, Fixing(roots=["."]))
    assert Path("a.md").read_text(encoding="utf-8") == "The the weir, of old.\n\nIt is is shut.\n"
    assert (done.findings, done.fixed, done.known, done.elsewhere) == ((), 1, 2, 1)
    assert first.fix is not None and third.fix is not None


def test_what_is_below_stays_below_and_moves_along(here: Path, engines: Engines) -> None:
    source = "The the weir. She said: “It is is so.”\n"
    Path("a.md").write_text(source, encoding="utf-8")
    (done,) = left(engines, Source("a.md"))
    assert (done.findings, done.fixed, done.hidden) == ((), 1, 1)
    assert done.below[0].start.offset == source.index("is is") - len("the ")


def test_problems_and_files_without_findings_pass(here: Path, engines: Engines) -> None:
    Path("a.md").write_text("The weir.\n", encoding="utf-8")
    before = os.stat("a.md")
    problem = Problem("gone.md", "input", "gone.md: no such file")
    found = left(engines, problem, Source("a.md"))
    assert found[0].problems == (problem,) and found[1].fixed == 0
    assert os.stat("a.md").st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("data", [b"", b"The weir.", b"%PDF-1.7", b"\xef\xbb\xbfThe the caf\xff."])
def test_standard_input_always_comes_out_again(data: bytes, engines: Engines) -> None:
    given: list[bytes] = []
    left(engines, Source("<stdin>", data=data), how=Fixing(give=given.append))
    assert given == [data]
    left(engines, Source("<stdin>", data=data), how=Fixing(show=lambda change, gone: None, give=given.append))
    assert given == [data]
