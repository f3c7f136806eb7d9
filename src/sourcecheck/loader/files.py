"""Which files of a folder hold rules. Imports nothing of YAML: a cached pack needs no more than this."""

from __future__ import annotations

import os
import stat
from typing import Final

from sourcecheck.digests import digest
from sourcecheck.errors import RuleError, UsageError

__all__ = ["FILES", "contents", "yaml_files"]

FILES: Final = 2_000
_READ: Final = 64 * 1024 + 1  # bytes of a file; a larger one is no rule, whatever follows


def yaml_files(folder: str) -> list[tuple[str, os.stat_result]]:
    """The YAML files of a folder as paths below it (``/`` between names), sorted, with their state.

    Hidden files and folders are passed over; links that lead out of the folder are refused.

    Raises:
        UsageError: there is no such folder, or it cannot be read.
        RuleError: more files than the limit, or a link that leads outside.
    """
    if not os.path.isdir(folder):
        raise UsageError(
            f"{folder}: {'not a folder' if os.path.exists(folder) else 'there is no such folder'} of rules"
        )
    root = os.path.realpath(folder)
    found: list[tuple[str, os.stat_result]] = []

    def unreadable(error: OSError) -> None:
        raise UsageError(f"{error.filename}: cannot be read: {error.strerror}")

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith(".") or not name.endswith((".yaml", ".yml")):
                continue
            path = os.path.join(parent, name)
            if os.path.islink(path) and os.path.commonpath((root, os.path.realpath(path))) != root:
                raise RuleError(f"{path}:1: a link that leads out of the folder is not followed")
            try:
                state = os.stat(path)
            except OSError as error:
                raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
            if not stat.S_ISREG(state.st_mode):
                raise RuleError(f"{path}:1: a rule is a plain file, not a pipe or a device")
            found.append((os.path.relpath(path, folder).replace(os.sep, "/"), state))
            if len(found) > FILES:
                raise RuleError(f"{folder}: more than {FILES:,} YAML files; the limit keeps runs safe")
    return found


def contents(folder: str, files: list[tuple[str, os.stat_result]]) -> bytes:
    """A digest of what the files of a folder hold, 16 bytes.

    Args:
        files: as ``yaml_files`` gives them.
    """
    sums = []
    for name, state in files:
        try:
            with open(os.path.join(folder, name), "rb") as file:
                data = file.read(_READ)
        except OSError:
            data = b""  # reading the rules will say so
        sums.append(f"{name}\0{state.st_size}\0{digest(data).hex()}")
    return digest("\n".join(sums).encode("utf-8", "surrogateescape"))
