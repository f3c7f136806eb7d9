"""What changed on the disk between two looks, what has to be checked again for it, and where to look.

Files are told by what the system says of them, not by the events that woke us: editors save by renaming
over, by truncating and writing, by way of a backup, and each looks different. Events only say when to look,
and which files were touched within one tick of the clock.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sourcecheck.listing import folders, is_skipped
from sourcecheck.records import NamedTuple

__all__ = ["Changed", "Places", "Seen", "changed", "looked", "matters", "places", "rule_files"]

# Times of content and of the entry, size, number on the disk; empty where there is no such file.
State = tuple[int, ...]


class Seen(NamedTuple):
    """What a look saw.

    Attributes:
        articles: states by the path under which a file is reported.
        settings: of what all results depend on: configurations and rules, those that are not there among them.
        beside: of what only the report depends on: baselines.
    """

    articles: Mapping[str, State]
    settings: Mapping[str, State]
    beside: Mapping[str, State]


class Changed(NamedTuple):
    """What is different at a later look, each sorted."""

    added: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def again(self) -> frozenset[str]:
        """Articles whose results no longer hold; where settings changed, those of all others do not either."""
        return frozenset((*self.added, *self.edited))

    @property
    def said(self) -> str:
        """In one line, for people."""
        parts = (
            ((*self.settings, *self.beside, *self.edited), "changed"),
            (self.added, "new"),
            (self.removed, "gone"),
        )
        return "; ".join(f"{_names(paths)} {what}" for paths, what in parts if paths)


class Places(NamedTuple):
    """Where changes are waited for; all paths are real and absolute.

    Attributes:
        watched: folders, each without those below it.
        whole: those of them in which any file counts.
        files: files that count elsewhere, there or not.
    """

    watched: tuple[str, ...]
    whole: frozenset[str]
    files: frozenset[str]


def looked(articles: Iterable[str], settings: Iterable[str], beside: Iterable[str] = ()) -> Seen:
    """Look at files as they are now; those that are not there, or cannot be asked about, have an empty state."""
    return Seen(*({path: _state(path) for path in paths} for paths in (articles, settings, beside)))


def changed(before: Seen, after: Seen, touched: Collection[str] = ()) -> Changed:
    """What is different between two looks.

    Args:
        touched: articles of which the system said that they were written, whatever their state says.
    """
    was, now = before.articles, after.articles
    both = was.keys() & now.keys()
    return Changed(
        tuple(sorted(now.keys() - was.keys())),
        tuple(sorted(path for path in both if was[path] != now[path] or path in touched)),
        tuple(sorted(was.keys() - now.keys())),
        _different(before.settings, after.settings),
        _different(before.beside, after.beside),
    )


def places(named: Sequence[str], articles: Iterable[str], files: Iterable[str], trees: Iterable[str]) -> Places:
    """Where to wait for changes of what a run checks.

    Args:
        named: paths and globs as the person named them; none stand for the current folder.
        articles: files that are checked now.
        files: configurations and the like, there or not.
        trees: folders of rules.
    """
    whole: set[str] = set()
    watched: set[str] = set()
    for name in named or (".",):
        watched.update(_near(name))
        root = _root(name)
        if root is None or not os.path.isdir(root):
            whole.update(_near(name))
        else:
            whole.update(map(os.path.realpath, folders(root)))
    for tree in trees:
        watched.update(_near(tree))
        for parent, below, _ in os.walk(tree):
            below[:] = [name for name in below if not name.startswith(".")]
            whole.add(os.path.realpath(parent))
    known: dict[str, str] = {}  # of articles, most lie in few folders
    for path in articles:
        head = os.path.dirname(path)
        if head not in known:
            known[head] = os.path.realpath(head)
        whole.add(os.path.dirname(os.path.realpath(path)) if os.path.islink(path) else known[head])
    single = {where for path in files for where in (_real(path), os.path.realpath(path))}
    for path in single:
        watched.update(_near(path))
    return Places(tuple(sorted(watched | whole)), frozenset(whole), frozenset(single))


def matters(path: str, where: Places) -> bool:
    """Whether an event about a path can change anything that a run says."""
    head, name = os.path.split(path)
    if path in where.files or path in where.whole:
        return True
    return head in where.whole and (name == ".gitignore" or not is_skipped(name))


def rule_files(trees: Iterable[str]) -> Iterator[str]:
    """The files of folders of rules, whether they are right or not."""
    for tree in trees:
        for parent, below, names in os.walk(tree):
            below[:] = [name for name in below if not name.startswith(".")]
            yield from (os.path.join(parent, name) for name in names if name.endswith((".yaml", ".yml")))


def _state(path: str) -> State:
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return ()
    return state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino


def _different(was: Mapping[str, State], now: Mapping[str, State]) -> tuple[str, ...]:
    return tuple(sorted(path for path in was.keys() | now.keys() if was.get(path, ()) != now.get(path, ())))


def _names(paths: Sequence[str]) -> str:
    others = len(paths) - 1
    first = os.path.normpath(paths[0].removeprefix(os.getcwd() + os.sep))
    return first + (f" and {others} other{'' if others == 1 else 's'}" if others else "")


def _root(name: str) -> str | None:
    """The folder below which new files can belong to what is named: of a glob, that before its first sign."""
    if os.path.isdir(name):
        return name
    if os.path.exists(name):
        return None
    plain: list[str] = []
    for part in name.replace("/", os.sep).split(os.sep):
        if any(sign in part for sign in "*?["):
            return os.sep.join(plain) or (os.sep if plain else ".")
        plain.append(part)
    return None


def _real(path: str) -> str:
    """The path with its folder's real path; where it is a link itself, an event about the link names it so."""
    head, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(head), name)


def _near(path: str) -> Iterator[str]:
    """The folder that tells when a path comes or goes: the nearest one above it that is there."""
    above = os.path.dirname(os.path.abspath(path))
    while not os.path.isdir(above) and os.path.dirname(above) != above:
        above = os.path.dirname(above)
    yield os.path.realpath(above)
