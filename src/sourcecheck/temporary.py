"""Temporary files, which hold what does not fit into memory: where there is no room for one, a word on what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from sourcecheck.errors import UsageError

__all__ = ["temporary", "told"]


def temporary() -> IO[bytes]:
    """A file without a name in the system's folder for such files, gone when it is closed.

    Raises:
        UsageError: it cannot be made.
    """
    import tempfile

    with told():
        return tempfile.TemporaryFile()


@contextmanager
def told() -> Iterator[None]:
    """Turn what keeps a temporary file from being made or written into an error that says what to do.

    Raises:
        UsageError: it cannot be.
    """
    try:
        yield
    except OSError as problem:
        why = (problem.strerror or str(problem)).partition(" in [")[0].lower()  # Python lists the folders it tried
        raise UsageError(f"a temporary file cannot be written, set TMPDIR to a folder with room: {why}") from None
