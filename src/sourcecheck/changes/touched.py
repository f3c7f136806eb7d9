"""Which of the changed files are checked: those among the paths that are named, of kinds that are read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from sourcecheck.changes.change import Change
from sourcecheck.changes.changes import Changes
from sourcecheck.changes.staged_content import contents
from sourcecheck.engine import Source
from sourcecheck.errors import ReadError, UsageError
from sourcecheck.listing import is_skipped
from sourcecheck.paths import Formats, Passed, discover, is_article, named_file
from sourcecheck.records import NamedTuple
from sourcecheck.report import Problem

__all__ = ["Touched", "touched"]


class Touched(NamedTuple):
    """What is checked, and by the path under which it is reported, what changed of it."""

    items: list[Source | Problem]
    changes: Mapping[str, Change]


def touched(
    changes: Changes,
    names: Sequence[str] = (),
    formats: Formats = Formats(),  # noqa: B008  a frozen value
    passed: Passed | None = None,
) -> Touched:
    """The articles that changed, each once.

    Files that only moved, were deleted, or are links, submodules or of other kinds are left out, as are hidden
    ones unless they are named.

    Args:
        names: files, folders and globs that narrow them, in this order; none: all, wherever they lie in the
            repository, with paths from the current folder.
        passed: is told of each Word file that is left out since nothing here reads it.

    Raises:
        UsageError: standard input is named, or what git was not asked about.
    """
    inside = dict(_real(changes))
    found: dict[str, Source | Problem] = {}
    wanted = _named(changes, inside, names, formats, passed) if names else _all(changes, inside, formats, passed)
    for real, item in wanted:
        found.setdefault(real, item)
    items: list[Source | Problem] = []
    lines: dict[str, Change] = {}
    for real, item in found.items():
        change = inside.get(real)
        if change is None or isinstance(item, Problem):
            items.append(item)
            continue
        problem = _missing(changes, change, item.path, real)
        if problem is not None:
            items.append(problem)
        elif changes.staged is not None or os.path.isfile(real):  # else it is of a part that is not checked out
            items.append(item)
            lines[item.path] = change
    if changes.staged is not None:
        items = contents(changes.staged, items, lines)
    return Touched(items, lines)


def _real(changes: Changes) -> Iterator[tuple[str, Change]]:
    """The changed files that may be articles, by real path, sorted by the parts of their paths."""
    for path in sorted(changes.files, key=lambda path: path.split("/")):
        change = changes.files[path]
        if change.gone or not (change.content or change.unmerged):
            continue
        real = os.path.join(changes.base, *path.split("/")) if not path.startswith("/") else path
        # git goes through no links; a diff may say anything
        yield os.path.realpath(real) if changes.given else real, change


def _all(
    changes: Changes, inside: Mapping[str, Change], formats: Formats, passed: Passed | None
) -> Iterator[tuple[str, Source | Problem]]:
    here = os.path.realpath(os.curdir)
    for real in inside:
        root = here if _below(real, here) else changes.base
        if not _is_hidden(real, root) and is_article(real, formats, passed):
            yield real, _source(_from_here(real, here), formats)


def _named(
    changes: Changes, inside: Mapping[str, Change], names: Sequence[str], formats: Formats, passed: Passed | None
) -> Iterator[tuple[str, Source | Problem]]:
    """What names mean among the changed files; what they could not mean without changes either is a problem."""
    for name in dict.fromkeys(names):
        if name == "-":
            raise UsageError(f"{changes.option}: standard input has no lines that changed; leave - out")
        real = os.path.realpath(name) if name else ""
        if real in inside:
            yield real, named_file(_safe_from_brackets(name), formats)
        elif name and os.path.isfile(name):
            _demand_inside(changes, name, real)
        elif some := list(_folder(inside, name, real, formats, passed)):
            yield from some
        elif name and os.path.isdir(name):
            _demand_inside(changes, name, real)
        elif some := list(_matching(changes, inside, name, formats, passed)):
            yield from some
        else:
            yield from ((item.path, item) for item in discover([name], formats) if isinstance(item, Problem))


def _folder(
    inside: Mapping[str, Change], name: str, root: str, formats: Formats, passed: Passed | None
) -> Iterator[tuple[str, Source | Problem]]:
    for real in inside:
        if root and _below(real, root) and not _is_hidden(real, root) and is_article(real, formats, passed):
            yield real, _source(os.path.join(name, os.path.relpath(real, root)), formats)


def _matching(
    changes: Changes, inside: Mapping[str, Change], pattern: str, formats: Formats, passed: Passed | None
) -> Iterator[tuple[str, Source | Problem]]:
    """The changed files that a glob means; of those that lie in the index only, any that it may mean."""
    if not any(char in pattern for char in "*?["):
        return
    import glob
    from fnmatch import fnmatchcase

    word = pattern.lower().endswith(".docx")
    for name in sorted(glob.glob(pattern, recursive=True), key=lambda name: name.split(os.sep)):
        real = os.path.realpath(name)
        if os.path.isdir(name):
            if "**" not in pattern:
                yield from _folder(inside, name, real, formats, passed)
        elif real in inside and is_article(name, formats, passed, named=word):
            yield real, _source(name, formats)
    if changes.staged is not None:
        here = os.path.realpath(os.curdir)
        for real in inside:
            name = _from_here(real, here)
            if os.path.lexists(real) or not fnmatchcase(name, os.path.normpath(pattern)):
                continue
            if is_article(name, formats, passed, named=word):
                yield real, _source(name, formats)


def _source(path: str, formats: Formats) -> Source:
    return Source(_safe_from_brackets(path), formats.mapped(path))


def _safe_from_brackets(path: str) -> str:
    """The path, told from names such as ``<stdin>``, which stand for no file."""
    return os.path.join(os.curdir, path) if path.startswith("<") else path


def _missing(changes: Changes, change: Change, path: str, real: str) -> Problem | None:
    """Why a changed file cannot be checked."""
    why = ""
    if change.unmerged and changes.staged is not None:
        why = "is in a merge conflict, so that nothing of it is staged; resolve it and git add it"
    elif changes.given:
        if not _below(real, changes.base):
            why = f"named by the diff, and lies outside of {changes.base}"
        elif not os.path.isfile(real):
            why = "named by the diff, and is not there; make the diff of the files as they are"
    return Problem(path, "input", str(ReadError(f"{path}: {why}"))) if why else None


def _demand_inside(changes: Changes, name: str, real: str) -> None:
    """
    Raises:
        UsageError: the path has nothing to do with the repository or folder that was asked.
    """
    base = changes.base
    if real != base and not _below(real, base) and not _below(base, real):
        raise UsageError(f"{changes.option}: {name} lies outside of {base}; run inside its own repository")


def _below(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_hidden(path: str, root: str) -> bool:
    parts = os.path.relpath(path, root).split(os.sep)
    return any(is_skipped(part) for part in parts if part != os.pardir)


def _from_here(path: str, here: str) -> str:
    try:
        return os.path.relpath(path, here)
    except ValueError:  # Windows: another drive
        return path
