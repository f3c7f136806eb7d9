"""Where results of earlier runs are kept: an SQLite file in the user's cache folder.

SQLite sees to runs that write at once and to files that are half written. Each result has a checksum besides, with
its key in it: a spoiled one is as good as none. The file is read only where nobody else could have written it.
Whatever fails, the store is given up for this run and files are checked as if it were not there.
"""

from __future__ import annotations

import os
import stat
import time
from binascii import crc32
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from sourcecheck.cache_folder import cache_folder, is_ours
from sourcecheck.results.written import FORM

if TYPE_CHECKING:
    import sqlite3

__all__ = ["NAME", "Store", "stored"]

NAME: Final = f"results-{FORM}.sqlite"
_SECONDS: Final = 2.0  # to wait for another run that is writing
_MOST: Final = 256 * 1024 * 1024  # bytes of the file; then the results that were not asked for longest go
_AT_ONCE: Final = 500  # new results that wait to be written together
_TABLE: Final = (
    "create table if not exists results (key blob primary key, day text, used integer, sum integer, data blob)"
)


class Store:
    """Results by key. Every method does nothing, and finds nothing, once something has gone wrong.

    Args:
        path: of the file, made where it is missing.
    """

    def __init__(self, path: str) -> None:
        self._day = int(time.time()) // 86_400  # only for what is let go of first: clocks may be wrong
        self._new: list[tuple[bytes, str, bytes]] = []
        self._used: list[bytes] = []
        self._path = path
        self._open: sqlite3.Connection | None = None
        with suppress(OSError, ImportError):  # a Python may have been built without SQLite
            self._open = self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        import sqlite3

        _made_ours(self._path)
        for attempt in range(2):
            connection = None
            try:
                connection = sqlite3.connect(self._path, timeout=_SECONDS, isolation_level=None)
                connection.execute("pragma synchronous = off")  # a checksum tells what a power cut has spoiled
                connection.execute("pragma auto_vacuum = full")
                connection.execute(_TABLE)
                return connection
            except sqlite3.DatabaseError as error:
                if connection is not None:
                    connection.close()
                busy = isinstance(error, sqlite3.OperationalError)
                if busy or attempt:
                    return None
                os.unlink(self._path)  # no database, or a spoiled one: begun anew
                _made_ours(self._path)
        return None

    def has(self, key: bytes, day: str) -> bool:
        """Whether there is something under a key, made on that day; it may still be spoiled."""
        row = self._row("select day from results where key = ?", key)
        return row is not None and row[0] == day

    def data(self, key: bytes, day: str) -> bytes | None:
        """What was stored under a key.

        Args:
            day: on which the result is asked for, ISO 8601; it must have been made on the same.
        """
        row = self._row("select day, used, sum, data from results where key = ?", key)
        if row is None:
            return None
        made, used, checked, data = row
        if made != day or not isinstance(data, bytes) or _sum(key, day, data) != checked:
            return None
        if used != self._day:
            self._used.append(key)
        return data

    def _row(self, query: str, key: bytes) -> tuple[Any, ...] | None:
        if self._open is None:
            return None
        try:
            row: tuple[Any, ...] | None = self._open.execute(query, (key,)).fetchone()
        except Exception:  # noqa: BLE001  sqlite3.Error, and what spoiled pages lead to
            self._give_up()
            return None
        return row

    def put(self, key: bytes, day: str, data: bytes) -> None:
        """Store a result; written down when there are many, or at the end."""
        if self._open is None:
            return
        self._new.append((key, day, data))
        if len(self._new) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write down what is left."""
        self._write()
        if self._open is not None:
            self._open.close()
            self._open = None

    def _write(self) -> None:
        new, self._new = self._new, []
        used, self._used = self._used, []
        if self._open is None or not (new or used):
            return
        try:
            self._open.execute("begin immediate")
            self._open.executemany(
                "insert or replace into results values (?, ?, ?, ?, ?)",
                [(key, day, self._day, _sum(key, day, data), data) for key, day, data in new],
            )
            self._open.executemany("update results set used = ? where key = ?", [(self._day, key) for key in used])
            self._shrink()
            self._open.execute("commit")
        except Exception:  # noqa: BLE001  locked, full, read-only, spoiled: the next run may do better
            self._give_up()

    def _shrink(self) -> None:
        """Where the file is too large, let go of what today's runs did not ask for, or of everything."""
        assert self._open is not None
        for condition in ("used <> ?", "? is not null"):
            (pages,) = self._open.execute("pragma page_count").fetchone()
            (free,) = self._open.execute("pragma freelist_count").fetchone()
            (size,) = self._open.execute("pragma page_size").fetchone()
            if (pages - free) * size <= _MOST:
                return
            self._open.execute(f"delete from results where {condition}", (self._day,))

    def _give_up(self) -> None:
        if self._open is not None:
            with suppress(Exception):
                self._open.close()
        self._open = None


def stored() -> Store | None:
    """The store of this user; None where there is no cache folder for one."""
    folder = cache_folder(make=True)
    return Store(os.path.join(folder, NAME)) if folder else None


def _sum(key: bytes, day: str, data: bytes) -> int:
    return crc32(data, crc32(key + day.encode()))


def _made_ours(path: str) -> None:
    """Make the file where it is missing.

    Raises:
        OSError: it cannot be made, or it is none that only we can have written.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    number = os.open(path, flags, 0o600)
    try:
        state = os.fstat(number)
        if not stat.S_ISREG(state.st_mode) or not is_ours(state):
            raise OSError("no file of ours")
    finally:
        os.close(number)
