"""Files to reports, in one process or in several that are watched over.

A process pool loses the whole run when one worker is killed; here each worker
has a pipe of its own and a few small files at a time. Where it is killed or takes too
long it is replaced and its files are given out again one by one, so that no more is lost
than the file that did it. Reports come in the order of the sources, whatever the number of
workers, and only a bounded number waits.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sourcecheck.compiled_patterns import keep
from sourcecheck.engine import Engines, Source
from sourcecheck.report import FileReport, Plan, Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

__all__ = ["SECONDS", "check_all", "collect_rarely", "default_jobs", "size"]

# For one file in a worker. The largest files the limits allow took 18-24 s of CPU (15 MB of
# Markdown, HTML or text, all rules, on a loaded machine, 2026-11-22).
SECONDS = 120.0
# Below these a second process costs more (start-up, 50-100 ms of CPU) than it saves.
_PAYS_FILES = 60
_PAYS_BYTES = 1_000_000
_MANY = 64  # new patterns that a worker, which may be stopped at any time, has before it writes them down
_AHEAD = 64  # reports per worker that may wait for a slow file before them
# Files checked together: enough that rules find their own in the processor's cache (16 save 25% of the time, 32 28%,
# 48 to 96 a few more), few enough that their documents cost little memory.
_TOGETHER = 48
_TOGETHER_BYTES = 600_000
_ROUNDS = 4  # parts that each worker gets at least, so that none waits long for the last


def collect_rarely() -> None:
    """Make Python's collector look less often, for a process that does nothing but check files.

    A document is many small tuples and no cycles, so that looking through them frees nothing: 10-15% of the
    CPU of a run for a few MiB more at the peak (2026-11-22). Not done for those who use the package in a
    program of their own.
    """
    import gc

    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def default_jobs() -> int:
    """Processors this process may use, at most 8: each worker takes memory."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), 8)
    return min(os.cpu_count() or 1, 8)


def check_all(
    items: Sequence[Source | Problem],
    engines: Engines,
    jobs: int | None = None,
    *,
    seconds: float = SECONDS,
    start: str = "",
) -> Generator[FileReport, None, None]:
    """Check files and yield a report for each, in order; a problem of discovery is passed on in its place.

    Args:
        jobs: processes; None decides by the processors. One file or few need only this process.
        seconds: that a worker may take for a file.
        start: how processes start (fork, spawn, forkserver); "" chooses, and starts none where none pays.
    """
    sources = [item for item in items if isinstance(item, Source)]
    wanted = default_jobs() if jobs is None else jobs
    count = min(wanted, len(sources))
    if count > 1 and (start or _pays(sources)):
        reports = _Crew(engines, count, seconds, start).reports(sources)
    else:
        reports = _here(sources, engines)
    try:
        for item in items:
            if isinstance(item, Source):
                yield next(reports)
            else:
                yield FileReport(item.path, read=False, problems=(item,))
    finally:
        reports.close()


def _here(sources: Sequence[Source], engines: Engines) -> Generator[FileReport, None, None]:
    try:
        for first, last in _batches(sources, _TOGETHER):
            yield from engines.check_sources(sources[first:last])
    finally:
        keep()


def _batches(sources: Sequence[Source], most: int) -> Iterator[tuple[int, int]]:
    """Ranges of sources that are checked together; a large file is alone."""
    first = taken = 0
    for index, source in enumerate(sources):
        more = size(source)
        if index > first and (index - first == most or taken + more > _TOGETHER_BYTES):
            yield first, index
            first, taken = index, 0
        taken += more
    if first < len(sources):
        yield first, len(sources)


def size(source: Source) -> int:
    """Bytes of a source; of what has no size, a pipe, more than are checked together."""
    if source.data is not None:
        return len(source.data)
    try:
        state = os.stat(source.path)
    except (OSError, ValueError):
        return 0  # it will not be read
    return state.st_size if stat.S_ISREG(state.st_mode) else _TOGETHER_BYTES + 1


def _pays(sources: Sequence[Source]) -> bool:
    if len(sources) > _PAYS_FILES:
        return True
    total = 0
    for source in sources:
        total += size(source)
        if total > _PAYS_BYTES:
            return True
    return False


class _Worker:
    """A process, our end of its pipe, and the files it has."""

    __slots__ = ("deadline", "has", "pipe", "process")

    def __init__(self, process: BaseProcess, pipe: Connection[Any, Any]) -> None:
        self.process = process
        self.pipe = pipe
        self.has = (0, 0)  # range of the sources it works on; none where empty
        self.deadline = 0.0

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class _Crew:
    """Workers that are replaced when they die."""

    def __init__(self, engines: Engines, count: int, seconds: float, start: str) -> None:
        self._engines = engines
        self._count = count
        self._seconds = seconds
        self._context = _context(start)
        self._workers: list[_Worker] = []

    def reports(self, sources: Sequence[Source]) -> Generator[FileReport, None, None]:
        from multiprocessing.connection import wait
        from time import monotonic

        done: dict[int, FileReport] = {}
        waiting = _batches(sources, min(max(len(sources) // (self._count * _ROUNDS), 1), _TOGETHER))
        again: list[tuple[int, int]] = []  # of a worker that was lost
        shown = 0
        held: tuple[int, int] | None = None
        try:
            while shown < len(sources):
                while True:
                    if held is None:
                        held = next(waiting, None)
                    part = again[-1] if again else held
                    if part is None or part[0] - shown >= _AHEAD * self._count:
                        break
                    worker = self._idle()
                    if worker is None:
                        break
                    try:
                        worker.pipe.send(sources[part[0] : part[1]])
                    except OSError:  # it was killed while it had nothing to do, which costs no file
                        self._workers.remove(worker)
                        worker.end()
                        continue
                    worker.has, worker.deadline = part, monotonic() + self._seconds
                    if again:
                        again.pop()
                    else:
                        held = None
                busy = [worker for worker in self._workers if worker.has[0] < worker.has[1]]
                rest = min((worker.deadline for worker in busy), default=monotonic()) - monotonic()
                ready = set(wait([worker.pipe for worker in busy], max(rest, 0)))
                for worker in busy:
                    first, last = worker.has
                    lost = ""
                    if worker.pipe in ready:
                        try:
                            done.update(zip(range(first, last), worker.pipe.recv(), strict=True))
                            worker.has = (0, 0)
                        except (OSError, EOFError):
                            lost = "was killed"
                    elif monotonic() >= worker.deadline:
                        lost = f"took longer than {self._seconds:g} s and was stopped"
                    if lost:
                        self._workers.remove(worker)
                        worker.end()
                        if last - first > 1:  # one of them did it: each by itself
                            again.extend((index, index + 1) for index in range(last - 1, first - 1, -1))
                        else:
                            done[first] = _lost(sources[first].path, lost)
                while shown in done:
                    yield done.pop(shown)
                    shown += 1
        finally:
            for worker in self._workers:
                worker.end()

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.has[0] == worker.has[1]:
                return worker
        if len(self._workers) >= self._count:
            return None
        self._workers.append(self._hired())
        return self._workers[-1]

    def _hired(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A forked child holds copies of our ends of all pipes; it must close them, or no
        # worker would notice that this process is gone.
        forks = self._context.get_start_method() == "fork"
        copies = [*(worker.pipe for worker in self._workers), ours] if forks else []
        # A fork takes the engines along as they are; elsewhere a worker makes its own from the plans.
        arguments = (theirs, copies, self._engines.plans, self._engines if forks else None)
        process = self._context.Process(target=_work, args=arguments, daemon=True)  # type: ignore[attr-defined]
        blocked = _without_interrupts()
        try:
            process.start()
        finally:
            _interrupts_again(blocked)
        theirs.close()
        return _Worker(process, ours)


def _lost(path: str, why: str) -> FileReport:
    problem = Problem(path, "worker", f"{path}: not checked: the worker process {why}")
    return FileReport(path, read=False, problems=(problem,))


def _work(
    pipe: Connection[Any, Any], copies: Sequence[Connection[Any, Any]], plans: Sequence[Plan], engines: Engines | None
) -> None:
    """Life of a worker: some sources in, their reports out, until the pipe closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent decides
    for copy in copies:
        copy.close()
    engines = engines or Engines(plans)
    collect_rarely()
    while True:
        try:
            sources = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(engines.check_sources(sources))
        except OSError:
            return
        keep(_MANY)


def _context(start: str) -> BaseContext:
    import multiprocessing
    import threading

    if not start:
        # A fork has all modules and rules loaded; it is safe only on Linux and while no thread runs.
        alone = sys.platform == "linux" and threading.active_count() == 1
        start = "fork" if alone else "spawn"
    return multiprocessing.get_context(start)


def _without_interrupts() -> Any:
    """Hold Ctrl-C back while a process starts, so that a child never gets it before it can ignore it."""
    import signal

    if hasattr(signal, "pthread_sigmask"):
        return signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    return None


def _interrupts_again(blocked: Any) -> None:
    import signal

    if blocked is not None:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
