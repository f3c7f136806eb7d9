"""What a process of the page does: jobs in, answers out, until its pipe closes.

A job never ends the process: what is wrong with a draft or a file is said to the person, a bug of ours is written to
standard error and said too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from sourcecheck.errors import SourcecheckError
from sourcecheck.records import NamedTuple
from sourcecheck.web.drafts import Draft, Refused, draft, sent

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from sourcecheck.web.desk import Desk

__all__ = ["Answer", "Job", "Place", "life", "wrong"]

_MEMORY: Final = 6 * 1024**3  # bytes of addresses: a check of 5 MB takes under 1 GB


class Place(NamedTuple):
    """Where the page was started.

    Attributes:
        folder: that was named, as it was named; empty where none was.
    """

    folder: str = ""


class Job(NamedTuple):
    """What the page asks for: one of ``_JOBS``, the bytes it sent, and the name of a file that these are."""

    kind: str
    body: bytes
    name: str = ""


class Answer(NamedTuple):
    """What goes back to the page."""

    status: int
    type: str
    body: bytes


def wrong(status: int, said: str) -> Answer:
    """An answer that says what is wrong, for a person."""
    return _value({"error": said}, status)


def _value(value: dict[str, Any], status: int = 200) -> Answer:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Answer(status, "application/json", text.encode("utf-8", "replace"))


def life(pipe: Connection[Any, Any], place: Place) -> None:
    """Life of the process."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the server decides
    _bounded()
    from sourcecheck.web.desk import Desk

    desk = Desk(place.folder)
    try:
        for _ in _until_asked(desk.warm_up(), pipe):
            pass
        while True:
            pipe.send(_done(pipe.recv(), desk))
    except (EOFError, OSError):
        return


def _until_asked(steps: Iterator[None], pipe: Connection[Any, Any]) -> Iterator[None]:
    """Steps of getting ready, as long as nobody waits."""
    try:
        for step in steps:
            yield step
            if pipe.poll():
                return
    except SourcecheckError:
        return  # a wrong configuration is said when something is checked


def _bounded() -> None:
    """Let a draft that needs absurd memory end this process, not the computer."""
    if sys.platform == "linux":
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(
            resource.RLIMIT_AS, (_MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most), most)
        )


def _done(job: Job, desk: Desk) -> Answer:
    """The answer to a job. Never raises."""
    try:
        return _JOBS[job.kind](job, desk)
    except Refused as refused:
        return wrong(refused.status, str(refused))
    except SourcecheckError as error:
        return wrong(422, str(error))
    except MemoryError:
        return wrong(503, "This needs more memory than a check may take. Take a part of the text.")
    except Exception as bug:  # noqa: BLE001  the page goes on, and the person is told
        import traceback

        from sourcecheck.terminal import safe

        for line in "".join(traceback.format_exception(bug)).splitlines():
            print(f"trace: {safe(line)}", file=sys.stderr, flush=True)  # noqa: T201
        return wrong(500, f"This is a bug of sourcecheck ({type(bug).__name__}). Please report it.")


# One function for each thing that the page asks for -------------------------------------


def _check(job: Job, desk: Desk) -> Answer:
    from sourcecheck.web.checking import checked

    return _value(checked(*desk.look(_draft(job))))


def _count(job: Job, desk: Desk) -> Answer:
    from sourcecheck.web.checking import counts
    from sourcecheck.web.files import opened

    file = opened(desk.folder, str(sent(job.body).get("file", "")))
    one = Draft(file.source, file.format, file.name, file.file)
    return _value({"counts": counts(desk.look(one).report)})


def _folder(job: Job, desk: Desk) -> Answer:
    from sourcecheck.web.files import listed

    return _value(listed(desk.folder))


def _open(job: Job, desk: Desk) -> Answer:
    from sourcecheck.web.files import opened

    return _value(opened(desk.folder, str(sent(job.body).get("file", "")))._asdict())


def _paste(job: Job, desk: Desk) -> Answer:
    from sourcecheck.document import Format
    from sourcecheck.web.drafts import text
    from sourcecheck.web.pasted import pasted

    return _value({"source": pasted(text(sent(job.body), "html")), "format": Format.MARKDOWN, "notes": []})


def _read(job: Job, desk: Desk) -> Answer:
    from sourcecheck.web.files import dropped

    return _value(dropped(job.body, job.name)._asdict())


def _export(job: Job, desk: Desk) -> Answer:
    from sourcecheck.web.exports import exported

    value = sent(job.body)
    return Answer(200, *exported(desk, draft(value), str(value.get("as", ""))))


def _word(job: Job, desk: Desk) -> Answer:
    """Asked for with a line of JSON, and below it the Word file that the draft came from, if it did."""
    from sourcecheck.web.exports import exported
    from sourcecheck.web.files import word_file

    line, _, file = job.body.partition(b"\n")
    one = draft(sent(line))
    return Answer(200, *exported(desk, one, "docx", file or word_file(desk.folder, one.file)))


def _draft(job: Job) -> Draft:
    return draft(sent(job.body))


_JOBS: Final[dict[str, Callable[[Job, Desk], Answer]]] = {
    "check": _check,
    "count": _count,
    "export": _export,
    "folder": _folder,
    "open": _open,
    "paste": _paste,
    "read": _read,
    "word": _word,
}
