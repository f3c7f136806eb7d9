"""Workers, watched over: real processes, real texts that take long, and some that are killed."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from sourcecheck.document import Format
from sourcecheck.lsp.crew import Crew
from sourcecheck.lsp.jobs import Check, Checked, Lost, Terms, Text, Warm

from .conftest import Begun

BAD = "The weir was closed.\n\nIt rained on 31 April 2024.\n"
LONG = "Experts say the lake is dying, and it rained on 31 April 2024.\n\n" * 60_000  # some 4 MB: seconds


def check(source: str = BAD) -> Check:
    return Check(Text("<a>", Format.MARKDOWN, source, "", Terms()))


def with_crew(test: Callable[[Crew], Awaitable[None]], seconds: float = 60) -> None:
    """Run a test with a crew, whose processes are all gone afterwards."""

    async def run() -> None:
        crew = Crew(seconds)
        try:
            await test(crew)
        finally:
            processes = pids(crew)
            await crew.end()
            assert not any(os.path.exists(f"/proc/{one}") for one in processes)

    asyncio.run(run())


def pids(crew: Crew) -> list[int]:
    return [worker.process.pid for worker in crew._workers]


def rules(answer: object) -> list[str]:
    assert isinstance(answer, Checked), answer
    assert answer.report is not None
    return [finding.rule for finding in answer.report.findings]


def test_jobs_are_answered_in_turn_by_one_worker() -> None:
    async def test(crew: Crew) -> None:
        await crew.prepare()
        answers = await asyncio.gather(crew.ask(Warm("", Terms())), *(crew.ask(check()) for _ in range(5)))
        assert [rules(one) for one in answers[1:]] == [["dates/invalid-date"]] * 5
        assert len(pids(crew)) == 1  # quick jobs need no other

    with_crew(test)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.long
def test_a_worker_that_is_killed_costs_nothing_that_was_not_its_doing() -> None:
    async def test(crew: Crew) -> None:
        await crew.ask(check())
        for _ in range(2):
            os.kill(pids(crew)[0], signal.SIGKILL)
            assert rules(await crew.ask(check())) == ["dates/invalid-date"]

    with_crew(test)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.long
def test_a_text_that_ends_its_worker_again_is_lost() -> None:
    async def test(crew: Crew) -> None:
        job = asyncio.ensure_future(crew.ask(check(LONG)))
        dead: set[int] = set()
        while not job.done():
            await asyncio.sleep(0.3)
            for one in set(pids(crew)) - dead:
                os.kill(one, signal.SIGKILL)
                dead.add(one)
        assert await job == Lost("the process that checked it was ended")
        assert rules(await crew.ask(check())) == ["dates/invalid-date"]

    with_crew(test)


@pytest.mark.long
def test_no_job_takes_longer_than_the_limit() -> None:
    async def test(crew: Crew) -> None:
        await crew.ask(check())
        began = time.monotonic()
        assert await crew.ask(check(LONG)) == Lost("it took longer than 2 s")
        assert time.monotonic() - began < 10
        assert rules(await crew.ask(check())) == ["dates/invalid-date"]

    with_crew(test, seconds=2)


@pytest.mark.long
def test_slow_jobs_leave_a_worker_to_quick_ones() -> None:
    async def test(crew: Crew) -> None:
        await crew.ask(check())
        slow = [asyncio.ensure_future(crew.ask(check(LONG), slow=known)) for known in (False, True, True)]
        await asyncio.sleep(1.5)
        for _ in range(10):
            began = time.monotonic()
            assert rules(await crew.ask(check())) == ["dates/invalid-date"]
            assert time.monotonic() - began < 10  # the first has a worker hired
            assert len(pids(crew)) <= 2
        assert not any(one.done() for one in slow[1:])

    with_crew(test)


@pytest.mark.long
def test_a_slow_job_that_nobody_waits_for_is_stopped() -> None:
    async def test(crew: Crew) -> None:
        await crew.ask(check())
        slow = asyncio.ensure_future(crew.ask(check(LONG)))
        await asyncio.sleep(1.5)
        before = pids(crew)
        slow.cancel()
        with suppress(asyncio.CancelledError):
            await slow
        while before[0] in pids(crew):
            await asyncio.sleep(0.05)
        assert rules(await crew.ask(check())) == ["dates/invalid-date"]

    with_crew(test)


@pytest.mark.long
def test_one_slow_text_keeps_no_other_waiting(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path))
    wire.found(wire.open(str(tmp_path / "warm.md"), BAD))
    long = wire.open(str(tmp_path / "long.md"), LONG)
    began = time.monotonic()
    quick = wire.open(str(tmp_path / "quick.md"), BAD)
    assert len(wire.found(quick)) == 1
    assert time.monotonic() - began < 15
    for version in range(2, 7):
        wire.change(quick, version, BAD * version)
        began = time.monotonic()
        assert len(wire.found(quick, version)) >= 1
        assert time.monotonic() - began < 5
    assert not [one for one in wire.seen if one.get("params", {}).get("uri") == long]
    # It is changed before its check has ended: only the newer text is told of.
    wire.change(long, 2, BAD)
    assert len(wire.found(long)) == 1
    assert [one["params"]["version"] for one in wire.seen if one.get("params", {}).get("uri") == long] == [2]
    assert wire.stop() == 0
