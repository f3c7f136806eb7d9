"""Filters: programs that git runs between a file and what it keeps of it (gitattributes(5), ``filter``).

They run where git compares a file of the work tree. What they make of an article (git-lfs: a pointer of three
lines) need not have its lines.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

from sourcecheck.changes.git import Git, GitFailed
from sourcecheck.temporary import temporary, told

__all__ = ["LFS", "filtered", "switch_filters_off"]

LFS: Final = b"version https://git-lfs.github.com/spec/"  # how a pointer of git-lfs begins
_PROGRAMS: Final = r"^filter\..*\.(clean|smudge|process)$"
_TRUSTED: Final = (b"system", b"global", b"command")  # scopes that belong to the person and the machine
_NONE: Final = (b"unspecified", b"unset")


def switch_filters_off(git: Git) -> None:
    """Let filters of the repository's own configuration count for nothing in further calls, nor be demanded.

    Raises:
        GitFailed: git cannot say where a setting comes from (before 2.26), or a filter cannot be switched off.
    """
    names = ("config", "-z", "--show-scope", "--name-only", "--get-regexp", _PROGRAMS)
    found = git.said(*names, fine=(0, 1)).split(b"\0")
    off: dict[str, None] = {}
    for scope, key in zip(found[::2], found[1::2], strict=False):
        if scope not in _TRUSTED:
            name = os.fsdecode(key).rpartition(".")[0]
            if "=" in name:  # which -c takes for the end of the name
                raise GitFailed(f"the repository's configuration has a filter with an odd name: {name}")
            off |= {f"{name}.{setting}": None for setting in ("clean=", "smudge=", "process=", "required=false")}
    git.settings = tuple(off)


def filtered(git: Git, paths: Iterable[str]) -> frozenset[str]:
    """Those of some paths (from the top of the repository) that a filter is set for.

    Raises:
        GitFailed: git cannot say.
    """
    asked = b"\0".join(os.fsencode(path) for path in paths)
    if not asked:
        return frozenset()
    with temporary() as given:
        with told():
            given.write(asked + b"\0")
            given.seek(0)
        with git.writing("check-attr", "-z", "--stdin", "filter", given=given) as out:
            said = out.read().split(b"\0")  # path, attribute, value
    return frozenset(
        os.fsdecode(path) for path, value in zip(said[::3], said[2::3], strict=False) if value not in _NONE
    )
