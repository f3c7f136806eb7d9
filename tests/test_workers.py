"""Workers that are really killed, really hang and really get signals."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from sourcecheck.document import Document
from sourcecheck.engine import Engine, Engines, Source
from sourcecheck.finding import Confidence, Severity
from sourcecheck.report import Plan, Problem
from sourcecheck.rule import Context, Hit, Rule
from sourcecheck.workers import check_all, default_jobs

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and fork are POSIX's")


def obey(document: Document, context: Context) -> Iterator[Hit]:
    """Does what the text says: die, sleep, or report every block."""
    if "die" in document.source:
        os.kill(os.getpid(), signal.SIGKILL)
    if "sleep" in document.source:
        time.sleep(600)  # only being killed ends it in time
    for block in document.blocks:
        yield Hit(block.whole)


def engines() -> Engines:
    obeys = Rule("test/obey", "m", Severity.INFO, Confidence.HIGH, "d", "s", "w", (), (), (), check=obey)
    return Engines([Plan()], [Engine(Plan(), [(obeys, Severity.INFO)])])


def sources(texts: list[str]) -> list[Source | Problem]:
    return [Source(f"{number}.txt", data=text.encode()) for number, text in enumerate(texts)]


@POSIX
def test_the_number_of_workers_does_not_show() -> None:
    items = sources([f"Text number {number}.\n\nMore of it.\n" for number in range(90)])
    items.insert(40, Problem("gone.md", "input", "gone.md: no such file"))
    alone = list(check_all(items, engines(), 1))
    assert [report.path for report in alone] == [item.path for item in items]
    assert alone == list(check_all(items, engines(), 2, start="fork"))
    assert alone == list(check_all(items, engines(), 5, start="fork"))
    assert sum(len(report.findings) for report in alone) == 180


@POSIX
def test_a_worker_that_dies_costs_its_file() -> None:
    texts = ["fine"] * 30
    texts[3] = texts[4] = texts[29] = "die"
    reports = list(check_all(sources(texts), engines(), 2, start="fork"))
    assert [number for number, report in enumerate(reports) if not report.read] == [3, 4, 29]
    problem = reports[3].problems[0]
    assert (problem.kind, problem.path) == ("worker", "3.txt")
    assert problem.message == "3.txt: not checked: the worker process was killed"
    assert all(len(report.findings) == 1 for report in reports if report.read)


@POSIX
def test_a_worker_that_takes_too_long_costs_its_file(no_hanging: None) -> None:
    texts = ["fine", "sleep", "fine", "fine"]
    reports = list(check_all(sources(texts), engines(), 2, seconds=2, start="fork"))
    assert [report.read for report in reports] == [True, False, True, True]
    assert "took longer than 2 s" in reports[1].problems[0].message
    assert not multiprocessing.active_children()


@POSIX
def test_a_worker_killed_from_outside_between_files() -> None:
    reports = check_all(sources(["fine"] * 40), engines(), 2, start="fork")
    first = next(reports)
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
    rest = list(reports)
    assert first.read
    assert len(rest) == 39
    assert sum(not report.read for report in rest) <= 2  # at most what each was working on


@POSIX
def test_workers_end_when_nobody_wants_more() -> None:
    reports = check_all(sources(["fine"] * 500), engines(), 2, start="fork")
    next(reports)
    assert multiprocessing.active_children()
    reports.close()
    assert not multiprocessing.active_children()


def test_spawned_workers_make_their_own_engine() -> None:
    items = sources(["One text here.", "Another text here.", ""])
    reports = list(check_all(items, Engines([Plan()]), 2, start="spawn"))
    assert [report.path for report in reports] == ["0.txt", "1.txt", "2.txt"]
    assert reports == list(check_all(items, Engines([Plan()]), 1))


def test_few_small_files_stay_in_this_process() -> None:
    script = (
        "import sys; from sourcecheck.workers import check_all; from sourcecheck.engine import Engine, Engines, Source;"
        "from sourcecheck.report import Plan;"
        "list(check_all([Source('a.txt', data=b'x')] * 5, Engines([Plan()], [Engine(Plan(), [])]), 8));"
        "sys.exit('multiprocessing' in sys.modules or 'subprocess' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_jobs_by_default() -> None:
    assert 1 <= default_jobs() <= 8


_ORPHANS = """
import os, signal, sys, multiprocessing
sys.path.insert(0, {folder!r})
from test_workers import engines, sources
from sourcecheck.workers import check_all
reports = check_all(sources(["fine"] * 500), engines(), 3, start="fork")
next(reports)
print(*[child.pid for child in multiprocessing.active_children()], flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@POSIX
def test_workers_do_not_outlive_a_parent_that_is_killed() -> None:
    script = _ORPHANS.format(folder=os.path.dirname(__file__))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    children = [int(pid) for pid in done.stdout.split()]
    assert len(children) >= 2
    until = time.monotonic() + 20
    while any(_alive(pid) for pid in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_alive(pid) for pid in children)


def _alive(pid: int) -> Any:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
