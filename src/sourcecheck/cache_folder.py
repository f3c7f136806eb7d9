"""The user's cache folder: what is made once and read by later runs. Nothing depends on its being there."""

from __future__ import annotations

import os
import sys

__all__ = ["cache_folder", "open_ours", "read_ours", "write_ours"]


def cache_folder() -> str:
    """The folder, made with access for its owner only; an empty string where there can be none."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    if not os.path.isabs(base):  # as the XDG specification says of relative paths
        return ""
    path = os.path.join(base, "sourcecheck")
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        state = os.lstat(path)
    except OSError:
        return ""
    if not _is_ours(state) or os.path.islink(path):
        return ""  # others could write there
    return path


def _is_ours(state: os.stat_result) -> bool:
    """Whether nobody else can have written a file or folder; Windows keeps its cache folder private itself."""
    return sys.platform == "win32" or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)


def open_ours(path: str) -> int:
    """A descriptor of a file of the folder, to be read.

    Raises:
        OSError: it cannot be read.
        ValueError: others could have put it there.
    """
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    if not _is_ours(os.fstat(file)):
        os.close(file)
        raise ValueError("others could have put it there")
    return file


def read_ours(path: str) -> bytes:
    """A file of the folder; raises as ``open_ours`` does."""
    with open(open_ours(path), "rb") as file:
        return file.read()


def write_ours(folder: str, name: str, data: bytes) -> bool:
    """Write a file of the folder whole or not at all; whether it could be."""
    temporary = os.path.join(folder, f".{name}.{os.getpid()}")
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


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
