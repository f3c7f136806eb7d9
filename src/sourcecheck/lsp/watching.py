"""Which files a client is asked to watch: configurations, baselines, rules, wherever they lie.

A client that cannot watch is not asked: all of these files are looked at before each check anyway.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Final

from lsprotocol import types

from sourcecheck.baseline.place import NAME
from sourcecheck.config.finder import NAMES
from sourcecheck.reporters.repository_path import uri

__all__ = ["registration", "unregistration", "uri_of", "watched"]

_ID: Final = "sourcecheck-files"


def watched(files: Iterable[str], trees: Iterable[str], folders: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Folders and globs below them, sorted; those without a folder are meant in all of the workspace.

    Args:
        files: absolute; those that are there count.
        trees: folders of rules, absolute.
        folders: of the workspace, absolute.
    """
    usual = ",".join((*NAMES, NAME))
    found = {("", f"**/{{{usual}}}")}
    tops = tuple(os.path.join(folder, "") for folder in folders)
    for file in files:
        head, name = os.path.split(file)
        if (not file.startswith(tops) or name not in (*NAMES, NAME)) and os.path.isfile(file):
            found.add((head, _plain(name)))
    found.update((tree, "**/*.{yaml,yml}") for tree in trees)
    return tuple(sorted(found))


def registration(what: Iterable[tuple[str, str]], number: int, *, relative: bool) -> types.RegistrationParams:
    """The request to watch; each has a number, by which it is taken back.

    Args:
        relative: whether the client knows patterns below a folder (LSP 3.17, RelativePattern).
    """
    watchers = []
    for folder, glob in what:
        pattern: str | types.RelativePattern = glob
        if folder:
            slashed = folder.replace(os.sep, "/").rstrip("/")
            pattern = types.RelativePattern(uri(slashed or "/"), glob) if relative else f"{_plain(slashed)}/{glob}"
        watchers.append(types.FileSystemWatcher(pattern))
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration(f"{_ID}-{number}", method, options)])


def unregistration(number: int) -> types.UnregistrationParams:
    """Take a request to watch back."""
    one = types.Unregistration(f"{_ID}-{number}", types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    return types.UnregistrationParams([one])


def uri_of(path: str) -> str:
    """The URI of an absolute path."""
    return uri(path.replace(os.sep, "/"))


def _plain(name: str) -> str:
    """A name in which no sign of a glob means anything: any character may stand in its place."""
    return "".join("?" if char in "*?[]{}!" else char for char in name)
