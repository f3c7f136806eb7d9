"""Which program this is, to the last line: what is kept between runs holds for one edition only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import Final

__all__ = ["edition", "modules"]

_PACKAGE: Final = os.path.dirname(os.path.abspath(__file__))
_PACK: Final = "rules-pack.json"  # made when the package is built; a checkout has none
# What reads documents and finds words and patterns: another version may see them otherwise.
_LIBRARIES: Final = (
    "ahocorasick_rs",
    "beautifulsoup4",
    "cssselect",
    "google_re2",
    "lxml",
    "lxml_html_clean",
    "pyromark",
    "python_docx",
    "pyyaml",
    "readability_lxml",
    "turbohtml",
)


@cache
def edition() -> str:
    """The version, the code, Python and the libraries that results depend on, in one line.

    Every module counts by size and time, and the pack of rules that was built with them: in a checkout code changes
    without the version, and a distribution may mend a package and keep it. Where it lies counts too: some give
    all files one time and each build its own folder. Asked once: a process goes on with the code that it began with.
    """
    from sourcecheck import __version__

    try:
        code = [(name, state.st_size, state.st_mtime_ns) for name, state in (*modules(), *_pack())]
    except OSError:  # being replaced at this moment: as nobody knows it
        return os.urandom(16).hex()
    return repr((__version__, _PACKAGE, code, sys.version, sys.platform, list(_libraries())))


def _pack() -> Iterator[tuple[str, os.stat_result]]:
    path = os.path.join(_PACKAGE, _PACK)
    if os.path.isfile(path):
        yield _PACK, os.stat(path)


def modules() -> Iterator[tuple[str, os.stat_result]]:
    """This package's own modules as paths below it, with their state."""
    folders = [""]
    while folders:  # without ``os.walk`` and ``relpath``, which take as long again as all else
        parent = folders.pop()
        with os.scandir(os.path.join(_PACKAGE, parent)) as entries:
            for entry in sorted(entries, key=_name):
                if entry.name.endswith(".py"):
                    yield parent + entry.name, entry.stat()
                elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                    folders.append(f"{parent}{entry.name}/")


def _libraries() -> Iterator[str]:
    """Names and versions of the libraries, as their folders in site-packages say; asking the libraries takes 20 ms.

    Folder by folder, as Python looks for them: of two versions the first is imported.
    """
    for folder in dict.fromkeys(sys.path):
        try:
            entries = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in sorted(entries):
            if entry.endswith((".dist-info", ".egg-info")):
                name = entry.partition("-")[0].lower().replace("-", "_").replace(".", "_")
                if name in _LIBRARIES:
                    yield entry


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
