"""A worker: a process that answers jobs one after the other, until nobody asks any more.

It reads pickles from its standard input and writes them to what was its standard output, each behind its length. Only
the server that started it can write there. A thread waits for jobs, so that a worker whose server is gone ends at
once, whatever it is doing.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO, Final

from sourcecheck.compiled_patterns import keep
from sourcecheck.engine.run import reason
from sourcecheck.lsp.checking import checked, explained
from sourcecheck.lsp.jobs import HEAD, Check, Explain, Job, Lost, Offer, Terms, Text, Warm
from sourcecheck.lsp.offering import mend, offers
from sourcecheck.lsp.project import Project
from sourcecheck.terminal import safe
from sourcecheck.workers import collect_rarely

__all__ = ["Desk", "work"]

_PROJECTS: Final = 32  # kept at most: one for each folder and settings
_SAMPLE: Final = "# The weir\n\nThe weir was closed on Tuesday, said Lena Okoro, the keeper.\n"


class Desk:
    """What a worker knows: the projects it has seen."""

    def __init__(self) -> None:
        self._projects: dict[tuple[str, Terms], Project] = {}

    def answer(self, job: Job) -> object:
        """Do a job. Raises whatever it raises."""
        if isinstance(job, Warm):
            self._warm(job)
            return None
        if isinstance(job, Explain):
            return explained(job, self._project(job.folder, job.terms))
        project = self._project(job.text.folder, job.text.terms)
        if isinstance(job, Check):
            return checked(job, project)
        return offers(job, project) if isinstance(job, Offer) else mend(job, project)

    def _project(self, folder: str, terms: Terms) -> Project:
        project = self._projects.get((folder, terms))
        if project is None:
            if len(self._projects) >= _PROJECTS:
                self._projects.clear()
            project = self._projects[folder, terms] = Project(folder, terms)
        project.enter()
        return project

    def _warm(self, job: Warm) -> None:
        from sourcecheck.document import Format

        name = os.path.join(job.folder, "draft.md") if job.folder else "<draft>"
        checked(
            Check(Text(name, Format.MARKDOWN, _SAMPLE, job.folder, job.terms)), self._project(job.folder, job.terms)
        )


def work() -> None:
    """The life of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the server decides
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)  # git is not to read our jobs
    os.dup2(2, 1)  # nor anything to write among our answers
    jobs: SimpleQueue[Job] = SimpleQueue()
    Thread(target=_wait, args=(asked, jobs.put), daemon=True).start()
    desk = Desk()
    first = True
    while True:
        answer = _answered(desk, jobs.get())
        try:
            data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
            answers.write(HEAD.pack(len(data)) + data)
            answers.flush()
        except OSError:
            os._exit(0)
        if first:
            collect_rarely()
            first = False
        if jobs.empty():
            keep()


def _wait(asked: BinaryIO, put: Callable[[Job], None]) -> None:
    while True:
        head = asked.read(HEAD.size)
        data: Any = asked.read(HEAD.unpack(head)[0]) if len(head) == HEAD.size else b""
        if not data:
            os._exit(0)
        put(pickle.loads(data))


def _answered(desk: Desk, job: Job) -> object:
    try:
        return desk.answer(job)
    except Exception as error:  # noqa: BLE001  the server tells it; the next job may well be done
        import traceback

        sys.stderr.writelines(f"{safe(line)}\n" for line in traceback.format_exc().splitlines())
        return Lost(f"a bug in sourcecheck: {reason(error)}; please report it")
