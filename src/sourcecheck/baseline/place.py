"""Where the baseline of a configuration lies. It belongs to the project: no folder that is checked brings its own.

In this order: the file that the person names; the one that the configuration names; ``.sourcecheck-baseline.json``
beside the configuration; the same in the current folder. Where no configuration is looked for, as for pages of
others, only the first counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from sourcecheck.config.values import Config
from sourcecheck.errors import ConfigError, ReadError, UsageError
from sourcecheck.records import NamedTuple

if TYPE_CHECKING:
    from sourcecheck.report import Plan

__all__ = ["NAME", "Place", "found", "from_here", "places", "wanted"]

NAME: Final = ".sourcecheck-baseline.json"


class Place(NamedTuple):
    """The file of a baseline."""

    path: str  # absolute
    shown: str  # in messages
    option: str = ""  # the option that names it, for commands that messages tell

    @property
    def folder(self) -> str:
        """The folder from which its paths count."""
        return os.path.dirname(self.path)


def places(
    plans: Sequence[Plan], numbers: Iterable[int], named: str = "", *, isolated: bool = False, create: bool = False
) -> dict[int, Place]:
    """The baselines for the files of a run, by the numbers of their plans; plans without one are left out.

    Args:
        numbers: of plans under which there are files; none stand for all.
        named, isolated: as in ``found``.
        create: where they are to be made.

    Raises:
        ConfigError, ReadError, UsageError: as ``found`` and ``wanted``.
    """
    done = {}
    for number in dict.fromkeys(numbers) or range(len(plans)):
        config = plans[number].config
        place = wanted(config, named, isolated) if create else found(config, named, isolated)
        if place is not None:
            done[number] = place
    return done


def found(config: Config, named: str = "", isolated: bool = False) -> Place | None:
    """The baseline that holds for the files under a configuration; None where there is none.

    Args:
        named: the file that the person names.
        isolated: no configuration is looked for.

    Raises:
        ConfigError, ReadError: one is named that is not there.
    """
    if named:
        place = _named(named)
        if not os.path.lexists(place.path):
            raise ReadError(
                f"--baseline {named}: there is no such file; make it with: sourcecheck baseline create{place.option}"
            )
        return place
    if config.baseline:
        place = _place(config.baseline)
        if not os.path.lexists(place.path):
            where = config.origin("baseline")
            raise ConfigError(
                f"{where}: baseline: there is no file {place.shown}; make it with: sourcecheck baseline create"
            )
        return place
    if isolated:
        return None
    for folder in dict.fromkeys((config.root, os.getcwd()) if config.file else (os.getcwd(),)):
        path = os.path.join(folder, NAME)
        if os.path.lexists(path):
            return _place(path)
    return None


def wanted(config: Config, named: str = "", isolated: bool = False) -> Place:
    """Where the baseline of a configuration is to be made.

    Raises:
        UsageError: it is there already; or has no place.
        ConfigError: the configuration leads out of its folder through a link.
    """
    if named:
        place = _named(named)
    elif config.baseline:
        place = _place(config.baseline)
        roots = tuple(os.path.join(os.path.realpath(os.path.dirname(source)), "") for source in config.sources)
        if not os.path.join(os.path.realpath(place.folder), "").startswith(roots):
            where = config.origin("baseline")
            raise ConfigError(f"{where}: baseline: {place.shown} leads out of the folder of this file through a link")
    elif isolated:
        raise UsageError("with --isolated no baseline is looked for; name it with --baseline FILE")
    else:
        place = _place(os.path.join(config.root if config.file else os.getcwd(), NAME))
    if os.path.lexists(place.path):
        raise UsageError(
            f"{place.shown}: is there already; to take today's findings, run: sourcecheck baseline update{place.option}"
        )
    return place


def _named(name: str) -> Place:
    from shlex import quote

    if not name.strip() or "\0" in name:
        raise UsageError(f"--baseline {name!r}: names no file")
    return Place(os.path.abspath(name), name, f" --baseline {quote(name)}")


def _place(path: str) -> Place:
    return Place(path, from_here(path))


def from_here(path: str) -> str:
    """An absolute path as the person in the current folder would write it, whichever way is shorter."""
    try:
        way = os.path.relpath(path)
    except ValueError:  # on another drive of Windows
        return path
    return min(way, path, key=len)
