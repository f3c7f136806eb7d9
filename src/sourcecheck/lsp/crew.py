"""The processes that check, watched over: whatever a text does to one of them, the server goes on answering.

There are two at most. A job that takes long is told from a quick one once it has run for a second. Of those two run
only while no quick one waits: then the later of them is stopped, and begun again when the other is done. At a hard
limit a job is stopped for good. A worker that is ended from outside costs the job that it had twice.
"""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import sys
from collections import deque
from contextlib import suppress
from typing import Any, Final

from sourcecheck.lsp.jobs import HEAD, Check, Job, Lost, Mend, Offer, Warm

__all__ = ["SECONDS", "Crew"]

# For one job. The largest texts that the limits allow took 18-24 s of CPU (see ``workers``); an editor's are drafts.
SECONDS: Final = 30.0
_SLOW_SECONDS: Final = 1.0  # a job that runs longer is no quick one
_MOST: Final = 2
_OUTDATED: Final = "nobody waits for it any more"
_WAIT: Final = "it waits for another one that takes long"
_NOTHING: Final = object()
# Not -m, nor the current folder on the path: it may be that of an article, beside which anything may lie.
_COMMAND: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from sourcecheck.lsp.worker import work; work()"
)


class _Task:
    """A job, and who waits for its answer."""

    __slots__ = ("answer", "job", "slow", "tried")

    def __init__(self, job: Job, answer: asyncio.Future[Any], slow: bool) -> None:
        self.job = job
        self.answer = answer
        self.slow = slow
        self.tried = False


class _Worker:
    """A process and the task it has."""

    __slots__ = ("fresh", "life", "process", "since", "task", "why")

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.task: _Task | None = None
        self.fresh = True
        self.since = 0.0  # when it got its task, seconds of the loop's clock
        self.life: asyncio.Task[None] | None = None
        self.why = ""  # it was stopped, in a few words

    def stop(self, why: str) -> None:
        self.why = why
        with suppress(ProcessLookupError):
            self.process.kill()


class Crew:
    """Workers and the jobs that wait for one.

    Args:
        seconds: for one job.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._hiring: set[asyncio.Task[None]] = set()
        self._ended = False

    async def prepare(self) -> None:
        """Let a worker be there."""
        self._hire_one()
        await asyncio.gather(*self._hiring)

    async def ask(self, job: Job, *, slow: bool = False) -> Any:
        """The answer to a job, or ``Lost``. Who stops waiting for it takes it back.

        Args:
            slow: it is known to take long.
        """
        task = _Task(job, asyncio.get_running_loop().create_future(), slow)
        self._waiting.append(task)
        self._give_out()
        try:
            return await task.answer
        finally:
            self._taken_back(task)

    async def end(self) -> None:
        """Stop all workers."""
        self._ended = True
        for task in self._waiting:
            task.answer.cancel()
        self._waiting.clear()
        await asyncio.gather(*self._hiring, return_exceptions=True)
        for worker in self._workers:
            worker.stop("the server ends")
        lives = [worker.life for worker in self._workers if worker.life is not None]
        await asyncio.gather(*lives, return_exceptions=True)
        await asyncio.gather(*map(_waited_for, self._workers))

    def _taken_back(self, task: _Task) -> None:
        if task in self._waiting:
            self._waiting.remove(task)
        elif task.answer.cancelled() and task.slow:
            for worker in self._workers:
                if worker.task is task:  # a quick one is done sooner than another process is there
                    worker.stop(_OUTDATED)

    def _give_out(self) -> None:
        """Give waiting jobs to workers that have none; hire one where that lets a job begin."""
        if self._ended:
            return
        busy_slow = any(worker.task is not None and worker.task.slow for worker in self._workers)
        for task in tuple(self._waiting):
            if task.slow and busy_slow:
                continue
            worker = next((one for one in self._workers if one.task is None and not one.why), None)
            if worker is None:
                # A quick job is done sooner than another process is there.
                if all(one.task is None or one.task.slow for one in self._workers):
                    self._make_room()
                return
            self._waiting.remove(task)
            worker.task = task
            busy_slow = busy_slow or task.slow
            worker.life = asyncio.get_running_loop().create_task(self._done(worker, task))

    def _make_room(self) -> None:
        """For a quick job, where all workers have slow ones: hire one, or let the slow job that came last wait."""
        if len(self._workers) < _MOST:
            self._hire_one()
        elif not any(worker.why for worker in self._workers):
            max(self._workers, key=lambda worker: worker.since).stop(_WAIT)

    def _hire_one(self) -> None:
        """Let another worker come, unless one is on its way or there are as many as there may be."""
        if len(self._workers) < _MOST and not self._hiring and not self._ended:
            hiring = asyncio.get_running_loop().create_task(self._hire())
            self._hiring.add(hiring)
            hiring.add_done_callback(self._hired)

    async def _hire(self) -> None:
        # Where modules of this server came from; "" would be the current folder.
        path = json.dumps([os.path.abspath(one) for one in sys.path if one])
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-c", _COMMAND, path,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=os.path.dirname(sys.executable),
            )  # fmt: skip
        except OSError as error:
            while self._waiting:
                _settle(self._waiting.popleft(), Lost(f"no process can be started: {error.strerror or error}"))
            return
        self._workers.append(_Worker(process))

    def _hired(self, hiring: asyncio.Task[None]) -> None:
        self._hiring.discard(hiring)
        self._give_out()

    async def _done(self, worker: _Worker, task: _Task) -> None:
        """Have a worker do its task."""
        loop = asyncio.get_running_loop()
        late = loop.call_later(self._seconds, worker.stop, f"it took longer than {self._seconds:g} s")
        worker.since = loop.time()
        slow: asyncio.TimerHandle | None = None
        answer: object = _NOTHING
        with suppress(OSError, EOFError, asyncio.IncompleteReadError, pickle.UnpicklingError):
            if worker.fresh:  # it loads the rules first, which tells nothing of the job
                worker.fresh = False
                place = task.job.text if isinstance(task.job, Check | Offer | Mend) else task.job
                await _exchanged(worker.process, Warm(place.folder, place.terms))
            slow = loop.call_later(_SLOW_SECONDS, self._is_slow, worker, task)
            answer = await _exchanged(worker.process, task.job)
        late.cancel()
        if slow is not None:
            slow.cancel()
        worker.task = None
        if worker.why or answer is _NOTHING:
            self._workers.remove(worker)
            worker.stop(worker.why)
            await _waited_for(worker)
        if answer is not _NOTHING:
            _settle(task, answer)
        elif worker.why == _WAIT or not (worker.why or task.tried):
            # One that was ended from outside may have been at rest then: the job has a second try.
            task.tried = task.tried or not worker.why
            if not task.answer.done() and not self._ended:
                self._waiting.append(task)
        else:
            _settle(task, Lost(worker.why or "the process that checked it was ended"))
        self._give_out()

    def _is_slow(self, worker: _Worker, task: _Task) -> None:
        task.slow = True
        if task.answer.cancelled():
            worker.stop(_OUTDATED)
        else:
            self._give_out()


async def _waited_for(worker: _Worker) -> None:
    """Wait for a process that was stopped, and let go of the pipes to it."""
    process = worker.process
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    await process.stdout.read()
    await process.wait()
    with suppress(OSError):
        await process.stdin.wait_closed()


def _settle(task: _Task, answer: object) -> None:
    if not task.answer.done():
        task.answer.set_result(answer)


async def _exchanged(process: asyncio.subprocess.Process, job: Job) -> object:
    """Send a job to a worker and wait for what it answers.

    Raises:
        OSError, EOFError, IncompleteReadError, UnpicklingError: it has ended.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    data = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
    process.stdin.write(HEAD.pack(len(data)) + data)
    await process.stdin.drain()
    (size,) = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
    return pickle.loads(await process.stdout.readexactly(size))
