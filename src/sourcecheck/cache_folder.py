"""The user's cache folder: what is made once and read by later runs. Nothing depends on its being there."""

from __future__ import annotations

import os
import stat
import sys
import time

__all__ = ["cache_folder", "entries", "is_ours", "read_ours", "write_ours"]

_MOST = 32_000_000  # bytes of a file; none of ours is so large
_LEFT = 3600  # seconds after which nobody writes to a file any more


def cache_folder(*, make: bool = False) -> str:
    """The folder; an empty string where there is none, or where others could write to it.

    Args:
        make: make it where it is missing, with access for its owner only.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not base and os.environ.get("HOME") != "":  # which would be the root
            base = os.path.expanduser("~/.cache")
    if not os.path.isabs(base):  # as the XDG specification says of relative paths
        return ""
    path = os.path.join(base, "sourcecheck")
    try:
        if make and not os.path.isdir(path) and _may_make(base):
            os.makedirs(base, mode=0o700, exist_ok=True)
            os.makedirs(path, mode=0o700, exist_ok=True)
        state = os.lstat(path)
    except OSError:
        return ""
    return path if stat.S_ISDIR(state.st_mode) and is_ours(state) else ""


def _may_make(base: str) -> bool:
    """Whether a folder made there can be used by who has the home: root may be running with that of another."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return True
    while not os.path.exists(base):
        base = os.path.dirname(base)
    return os.stat(base).st_uid == 0


def is_ours(state: os.stat_result) -> bool:
    """Whether nobody else can have written a file or folder; Windows keeps its cache folder private itself."""
    return sys.platform == "win32" or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)


def read_ours(path: str) -> bytes:
    """A file of the folder.

    Raises:
        OSError: it cannot be read.
        ValueError: others could have put it there, or it is no file of ours: a pipe, a device, too large.
    """
    with open(path, "rb", buffering=0, opener=_without_waiting) as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode) or not is_ours(state) or state.st_size > _MOST:
            raise ValueError("no file of ours")
        return file.read(state.st_size) or b""


def write_ours(folder: str, name: str, data: bytes) -> bool:
    """Write a file of the folder whole or not at all; whether it could be."""
    _clear(folder)
    # By chance: by process, two threads and two machines with one home would have the same.
    temporary = os.path.join(folder, f".{name}.{os.urandom(6).hex()}")
    try:
        with open(temporary, "xb", opener=_private) as file:
            file.write(data)
        os.replace(temporary, os.path.join(folder, name))
    except OSError:
        try:
            os.unlink(temporary)
        except OSError:
            return False
        return False
    return True


def entries(folder: str) -> list[tuple[str, int]]:
    """The files of the folder, by path, and how many bytes each has.

    Raises:
        OSError: the folder cannot be read.
    """
    with os.scandir(folder) as found:
        files = [(entry.path, entry.stat(follow_symlinks=False)) for entry in found]
    return sorted((path, state.st_size) for path, state in files if not stat.S_ISDIR(state.st_mode))


def _clear(folder: str) -> None:
    """Remove what runs have left that were stopped while they wrote."""
    try:
        with os.scandir(folder) as found:
            for entry in found:
                if entry.name.startswith(".") and entry.stat(follow_symlinks=False).st_mtime < time.time() - _LEFT:
                    os.unlink(entry.path)
    except OSError:
        return  # another run just did


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe would wait for a writer


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
