"""Globs in the syntax of .gitignore, matched by an engine of linear time: a project's patterns are untrusted."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from sourcecheck.config.values import Globs

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["holds", "problem", "relative", "too_wide"]


def holds(groups: Iterable[Globs], path: str) -> bool:
    """Whether the last pattern that speaks of a path names it; one that begins with ! takes it out again.

    Args:
        path: as the system knows it; relative paths count from the current folder.
    """
    found = False
    for group in groups:
        inside = relative(path, group.root)
        if inside:
            said = _compiled(group.patterns).check_file(inside).include
            found = found if said is None else said
    return found


def relative(path: str, root: str) -> str:
    """The way from a folder down to a path, with ``/`` between names; empty where it does not lie below."""
    full = os.path.abspath(path)
    base = root.rstrip(os.sep) + os.sep
    return full[len(base) :].replace(os.sep, "/") if full.startswith(base) else ""


def problem(pattern: str) -> str:
    """What is wrong with a pattern, empty where nothing is."""
    if re.match(r"!?[A-Za-z]:[/\\]", pattern):
        return "expected a glob from this file's folder, got a path of one machine"
    if pattern.startswith("~"):
        return "expected a glob from this file's folder; ~ is not one"
    if ".." in pattern.split("/"):
        return "expected a glob for files below this file's folder; .. leads out of it"
    if any(not char.isspace() and char not in "!#*?[]\\" for char in re.findall(r"(?s)\\(.)", pattern)):
        return f"write / between folders: {pattern.replace(chr(92), '/')!r}"
    try:
        spec = _compiled((pattern,))
    except Exception as error:  # noqa: BLE001  pathspec, re and re2 each raise what they like
        return f"not a glob: {str(error).partition(' at position')[0]}"
    if all(one.include is None for one in spec.patterns):
        return "this glob matches nothing" + (" (# begins a comment)" if pattern.startswith("#") else "")
    return ""


def too_wide(patterns: tuple[str, ...]) -> bool:
    """Whether patterns that are right one by one are more than the engine can hold together."""
    if not patterns:
        return False
    try:
        _compiled(patterns)
    except Exception:  # noqa: BLE001  as above
        return True
    return False


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of re, about brackets in brackets
        return GitIgnoreSpec.from_lines(patterns, backend="re2")
