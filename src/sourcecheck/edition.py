"""Which program this is, to the last line: what is kept between runs holds for one edition only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Final

__all__ = ["edition", "modules"]

_PACKAGE: Final = os.path.dirname(os.path.abspath(__file__))
_PACK: Final = "rules-pack.json"  # made when the package is built; a checkout has none
# What reads documents and finds words and patterns: another version may see them otherwise.
_LIBRARIES: Final = (
    "ahocorasick_rs",
    "beautifulsoup4",
    "google_re2",
    "lxml",
    "pyromark",
    "pyyaml",
    "readability_lxml",
    "turbohtml",
)


def edition() -> str:
    """The version, the code, Python and the libraries that results depend on, in one line.

    An installed package is known by its version and the pack that was built with it; of a checkout, where code
    changes without the version, every module counts by size and time.
    """
    from sourcecheck import __version__

    try:
        state = os.stat(os.path.join(_PACKAGE, _PACK))
        code: object = (state.st_size, state.st_mtime_ns)
    except OSError:
        code = [(name, state.st_size, state.st_mtime_ns) for name, state in modules()]
    return repr((__version__, code, sys.version, sys.platform, sorted(_libraries())))


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
    """Names and versions of the libraries, as their folders in site-packages say; asking the libraries takes 20 ms."""
    for folder in dict.fromkeys(sys.path):
        try:
            entries = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in entries:
            if entry.endswith((".dist-info", ".egg-info")):
                name = entry.partition("-")[0].lower().replace("-", "_").replace(".", "_")
                if name in _LIBRARIES:
                    yield entry


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
