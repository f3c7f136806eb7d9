"""Where a file lies for a CI system: its path from the top of the repository, and the same as a URI.

A report is read elsewhere than it was written. GitHub, GitLab and the others look a path up in the repository,
whatever folder the run was started in, and none of them knows the folders of the machine.
"""

from __future__ import annotations

import os
from contextlib import suppress
from types import ModuleType
from typing import Final

from sourcecheck.records import NamedTuple

__all__ = ["UNNAMED", "Root", "repository_path", "repository_root", "uri"]

UNNAMED: Final = ("<stdin>", "<text>")  # what texts are called that are in no file

# What RFC 3986 lets stand in a path, without the colon: in a first segment it would end a scheme.
_PLAIN = "/-._~!$&'()*+,;=@"


class Root(NamedTuple):
    """The folder that paths are told from, and the folder that relative ones begin in; both absolute."""

    top: str
    here: str


def repository_root(here: str = "") -> Root:
    """The nearest folder at or above the current one (or ``here``) that holds ``.git``; else that one itself."""
    here = here or os.getcwd()
    folder = here
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return Root(here, here)
        folder = above
    return Root(folder, here)


def repository_path(path: str, root: Root, names: ModuleType = os.path) -> str:
    """A path from the top of the repository, with ``/``; what lies outside keeps its absolute path.

    What is in no file keeps what it is called.

    Args:
        names: ``os.path``, or ``ntpath`` or ``posixpath`` for the names of another system.
    """
    if path in UNNAMED:
        return path
    whole = names.normpath(names.join(root.here, path))
    inside = _inside(whole, root.top, names)
    if inside is None and names is os.path:
        with suppress(OSError, ValueError):
            # One of the two may lead through a link, as /tmp does on macOS.
            inside = _inside(names.realpath(whole), names.realpath(root.top), names)
    found = whole if inside is None else inside
    return found.replace(names.sep, "/") if names.sep != "/" else found


def _inside(whole: str, top: str, names: ModuleType) -> str | None:
    """The path from a folder that holds it; None where it lies elsewhere."""
    start = top if top.endswith(names.sep) else top + names.sep
    if not names.normcase(whole).startswith(names.normcase(start)):
        return None
    inside: str = whole[len(start) :]
    return inside


def uri(path: str) -> str:
    """A path that ``repository_path`` gave, as a URI reference (RFC 3986); an absolute path as a ``file`` URI.

    Bytes of names that are not UTF-8 are percent-encoded as they are.
    """
    from urllib.parse import quote_from_bytes

    absolute = path.startswith("/") or path[1:3] == ":/"
    try:
        name = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # halves of a pair, which names on Windows can have
        name = path.encode("utf-8", "surrogatepass")
    written = quote_from_bytes(name, safe=_PLAIN)
    if not absolute:
        return written
    if path.startswith("//"):  # \\host\share of Windows
        return f"file:{written}"
    return f"file://{written}" if path.startswith("/") else f"file:///{path[0]}:{written[4:]}"
