"""A file replaced as a whole: until its new content is written, and where that fails, the old one stays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

__all__ = ["replacing"]


@contextmanager
def replacing(path: str, mode: int | None = None) -> Iterator[BinaryIO]:
    """Take the new content of a file, which is in its place when the block ends.

    It is written to a draft beside the file. What ends the program meanwhile (SIGTERM, SIGHUP) leaves none behind.

    Args:
        path: of the file, no link; its folder is there.
        mode: its permissions; None: those that it has, or that new files get.

    Raises:
        OSError: it cannot be written.
    """
    import tempfile

    number, draft = tempfile.mkstemp(prefix=".sourcecheck-", dir=os.path.dirname(path))
    try:
        with _ended_in_order():
            with open(number, "wb") as out:
                yield out
            _like(path, draft, mode)
            os.replace(draft, path)
    except BaseException:
        with suppress(OSError):  # it took the file's place before something else happened
            os.unlink(draft)
        raise


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let what ends a program unwind it."""
    import signal

    def end(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What a parent ignores (nohup) stays ignored; only the main thread may ask.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _like(path: str, draft: str, mode: int | None) -> None:
    """Give a draft the owner and permissions of the file it replaces, or those of a new one."""
    try:
        old = os.stat(path)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(draft, 0o666 & ~mask if mode is None else mode)
        return
    new = os.stat(draft)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid) and hasattr(os, "chown"):
        with suppress(OSError):  # only root may give a file away
            os.chown(draft, old.st_uid, old.st_gid)
    os.chmod(draft, old.st_mode & 0o777 if mode is None else mode)
