"""Processes that do the work, so that the server answers others meanwhile and any job can be stopped.

Each has a pipe of its own. They are started anew (``spawn``), not forked: the server runs threads. One that takes too
long, or dies, is replaced, and who asked is told.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from sourcecheck.web import limits
from sourcecheck.web.work import Answer, Job, Place, life, wrong

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

__all__ = ["Crew"]

_SLOW: Final = (
    "This took longer than {seconds} seconds and was stopped. Take a part of the text, and please report it if the "
    "text is not very long."
)
_DIED: Final = "The check was ended from outside, or ran out of memory. Try again, or take a part of the text."


class _Worker:
    """A process and our end of its pipe."""

    def __init__(self, place: Place) -> None:
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        self._pipe: Connection[Any, Any]
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=life, args=(theirs, place), daemon=True)
        blocked = _without_interrupts()
        try:
            self._process.start()
        finally:
            blocked()
        theirs.close()

    def ask(self, job: Job, seconds: float) -> Answer | None:
        """The answer to a job; None where the process died. Blocks.

        Raises:
            TimeoutError: it took too long.
        """
        try:
            self._pipe.send(job)
            if not self._pipe.poll(seconds):
                raise TimeoutError
            answer: Answer = self._pipe.recv()
        except (OSError, EOFError) as lost:
            if isinstance(lost, TimeoutError):
                raise
            return None
        return answer

    def end(self) -> None:
        """End the process, whatever it does; who waits for it gets no answer."""
        self._process.kill()

    def gone(self) -> None:
        """End the process and forget it."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


class Crew:
    """Workers, as many jobs at a time as there are workers.

    Args:
        place: what they are told of where the page was started.
        seconds: that a job may take.
    """

    def __init__(self, place: Place, count: int = limits.PROCESSES, seconds: float = limits.SECONDS) -> None:
        self._place = place
        self._seconds = seconds
        self._workers = [_Worker(place) for _ in range(count)]
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()  # the one that has just worked is warm
        self._ended = False
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def done(self, job: Job) -> Answer:
        """What comes of a job, when a worker is free and has done it."""
        worker = await self._idle.get()
        try:
            answer: Answer | None
            try:
                answer = await asyncio.to_thread(worker.ask, job, self._seconds)
                lost = _DIED
            except TimeoutError:
                answer, lost = None, _SLOW.format(seconds=f"{self._seconds:g}")
            if answer is None:
                worker = await self._other(worker)
                answer = wrong(503, lost)
            return answer
        finally:
            self._idle.put_nowait(worker)

    async def _other(self, worker: _Worker) -> _Worker:
        """A new worker in the place of one."""
        if self._ended:
            return worker
        await asyncio.to_thread(worker.gone)
        other = _Worker(self._place)
        self._workers[self._workers.index(worker)] = other
        return other

    def end(self) -> None:
        """End all workers now; may be called from the handler of a signal, and twice."""
        self._ended = True
        for worker in self._workers:
            worker.end()


def _without_interrupts() -> Callable[[], object]:
    """Hold Ctrl-C back while a process starts, so that it never gets it before it can ignore it."""
    if not hasattr(signal, "pthread_sigmask"):
        return lambda: None
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    return lambda: signal.pthread_sigmask(signal.SIG_SETMASK, before)
