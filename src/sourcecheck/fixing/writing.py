"""A file's new content in its place: whole or not at all, with its mode, and never over what somebody else wrote."""

from __future__ import annotations

import os
from collections.abc import Sequence

from sourcecheck.errors import ReadError, WriteError
from sourcecheck.file_bytes import read_bytes
from sourcecheck.replacing import replacing

__all__ = ["written"]


def written(path: str, before: bytes, data: bytes, roots: Sequence[str]) -> None:
    """Write a file anew.

    A link stays a link: what it leads to is written, if that lies in one of the folders.

    Args:
        before: what the file held when it was checked.
        data: what it is to hold.
        roots: folders in which files may be written.

    Raises:
        WriteError: it may not or cannot be written, or holds something else by now. It is then as it was.
    """
    target = os.path.realpath(path)
    if os.path.islink(path) and not any(_is_in(target, root) for root in roots):
        raise WriteError(f"{path}: not fixed: a link out of the folder to {target}; name that file itself to fix it")
    try:
        now = read_bytes(target)
    except ReadError as error:
        raise WriteError(f"{path}: not fixed: {str(error).partition(': ')[2]}") from None
    if now != before:
        raise WriteError(f"{path}: not fixed: it changed while it was checked; run again")
    try:
        # To replace a file asks for the folder's permission only; one that may not be written to is left alone.
        if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            raise PermissionError(13, os.strerror(13))
        with replacing(target, os.stat(target).st_mode & 0o7777) as out:
            out.write(data)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise WriteError(f"{path}: not fixed: cannot be written: {said}; make it and its folder writable") from None


def _is_in(target: str, root: str) -> bool:
    top = os.path.realpath(root or ".")
    return target.startswith(top.rstrip(os.sep) + os.sep)
