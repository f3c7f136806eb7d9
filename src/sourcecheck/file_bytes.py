"""The bytes of a file: never more than the limit, and never a wait for somebody to write."""

from __future__ import annotations

import os
import stat

from sourcecheck.errors import ReadError
from sourcecheck.readers import limits

__all__ = ["read_bytes"]

_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # Windows has none, and no named pipes among its files
_PATIENCE = 2  # seconds for somebody to write into a named pipe


def read_bytes(path: str, most: int = limits.BYTES) -> bytes:
    """The bytes of a file, never more than the limit and one.

    Args:
        most: how large it may be.

    Raises:
        ReadError: it cannot be opened, or is over the limit.
    """
    try:
        with open(path, "rb", opener=_at_once) as file:
            state = os.fstat(file.fileno())
            if state.st_size > most:
                raise ReadError(
                    f"{path}: {limits.mebibytes(state.st_size)} is over the limit of {most // 2**20} MiB a file"
                )
            begun = b""
            if _NONBLOCK:
                if stat.S_ISFIFO(state.st_mode):
                    begun = _from_pipe(file.fileno(), path)
                os.set_blocking(file.fileno(), True)
            return begun + file.read(most + 1 - len(begun))  # a pipe or device tells no size
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    except ValueError:
        raise ReadError(f"{path!r}: cannot be read: not a file name") from None


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for a writer, as opening a named pipe would."""
    return os.open(path, flags | _NONBLOCK)


def _from_pipe(number: int, path: str) -> bytes:
    """The first byte, if there is one already; a shell's ``<(command)`` may take as long as it likes.

    Raises:
        ReadError: nobody has come to write.
    """
    import select

    poll = select.poll()
    poll.register(number, select.POLLIN)
    if poll.poll(_PATIENCE * 1000):
        return b""
    try:
        begun = os.read(number, 1)
    except BlockingIOError:
        return b""  # there is a writer, who has said nothing yet
    if not begun:
        raise ReadError(f"{path}: cannot be read: a pipe that nobody writes to")
    return begun
