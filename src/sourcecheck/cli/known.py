"""The options of ``check`` about known findings: which baselines count, and what to say of entries that are gone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from sourcecheck.cli.output import error, note
from sourcecheck.errors import UsageError
from sourcecheck.report import STALE, FileReport, Problem

if TYPE_CHECKING:
    from sourcecheck.baseline.ledger import Stale
    from sourcecheck.baseline.project import Baselines
    from sourcecheck.cli.asked import Asked
    from sourcecheck.cli.output import Progress

__all__ = [
    "KnownOptions", "and_stale", "baseline_files", "baselines", "consistent", "fails_if_stale",
    "known_options",
]  # fmt: skip

_LISTED = 200  # stale entries told one by one
_NAMED = 5  # files of them that reports name
_Command = TypeVar("_Command", bound=Callable[..., Any])


class KnownOptions(TypedDict):
    """The values of the options that ``known_options`` adds."""

    baseline: str | None
    no_baseline: bool
    fail_on_stale: bool | None


_OPTIONS: tuple[Callable[[_Command], _Command], ...] = (
    click.option(
        "--baseline",
        metavar="FILE",
        help="Leave out the known findings in it; else in the one that the configuration names, or "
        ".sourcecheck-baseline.json beside it, or in the current folder.",
    ),
    click.option("--no-baseline", is_flag=True, help="Report known findings too."),
    click.option(
        "--fail-on-stale/--no-fail-on-stale",
        default=None,
        help="Whether known findings that are mended or gone fail the run (1) until the baseline is pruned; else they "
        "do where CI is set.",
    ),
)


def known_options(command: _Command) -> _Command:
    """Add the options about known findings; their values come as ``KnownOptions``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def consistent(options: KnownOptions) -> None:
    """Refuse options that cannot be meant: a baseline without a name, or one that is not to count.

    Raises:
        UsageError: they do.
    """
    file = options["baseline"]
    if file is not None and not file:
        raise UsageError("--baseline '': names no file")
    if file and options["no_baseline"]:
        raise UsageError("--baseline and --no-baseline exclude each other")


def baselines(run: Asked, options: KnownOptions, *, isolated: bool) -> Baselines | None:
    """The baselines of a run; None, and next to nothing imported, where there is none.

    Args:
        isolated: whether only one that is named counts.

    Raises:
        ReadError: one is not there, or not what it should be.
    """
    if options["no_baseline"]:
        return None
    from sourcecheck.baseline.place import places
    from sourcecheck.engine import Source

    numbers = (item.plan for item in run.items if isinstance(item, Source))
    found = places(run.engines.plans, numbers, options["baseline"] or "", isolated=isolated)
    if not found:
        return None
    from sourcecheck.baseline.project import Baselines

    return Baselines(run.items, run.engines, found)


def baseline_files(run: Asked, options: KnownOptions) -> Iterator[str]:
    """The files in which a baseline of a run lies, or would if there were one."""
    from sourcecheck.baseline.place import NAME

    if options["no_baseline"]:
        return
    if options["baseline"]:
        yield os.path.abspath(options["baseline"])
        return
    configs = [plan.config for plan in run.engines.plans]
    yield from dict.fromkeys(config.baseline for config in configs if config.baseline)
    for folder in dict.fromkeys((os.getcwd(), *(config.root for config in configs if config.root))):
        yield os.path.join(folder, NAME)


def and_stale(
    reports: Iterator[FileReport],
    known: Baselines,
    paths: Sequence[str] | None,
    progress: Progress,
    *,
    again: str,
    fails: bool,
    quiet: bool,
) -> Iterator[FileReport]:
    """The reports, and once all is checked one for each baseline that knows findings that are gone.

    Args:
        paths: whose folders were checked whole; None: no folder was.
        progress: makes room on the terminal.
        again: the options and paths by which a command checks the same by the same rules.
        fails: whether this fails the run; else a note tells of it.
        quiet: whether notes are left out.
    """
    from sourcecheck.baseline.place import from_here
    from sourcecheck.baseline.project import whole_folders

    yield from reports
    for place, found in known.stale(() if paths is None else whole_folders(paths)):
        entries = [
            one._replace(path=from_here(os.path.normpath(os.path.join(place.folder, one.path)))) for one in found
        ]
        count = sum(one.findings for one in entries)
        said = f"{place.shown}: {count:,} known finding{' is' if count == 1 else 's are'} mended or gone"
        mend = f"sourcecheck baseline prune{place.option}{again}"
        if fails:
            progress.clear()
            _list(entries)
            said = f"{said}, and would hide new ones ({_named(entries)}); run: {mend}"
            yield FileReport(place.shown, read=False, problems=(Problem(place.shown, STALE, said),))
        elif not quiet:
            progress.clear()
            note(f"{said}; run: {mend}")


def fails_if_stale(options: KnownOptions) -> bool:
    """Whether known findings that are gone fail a run."""
    asked = options["fail_on_stale"]
    return _in_ci(os.environ) if asked is None else asked


def _in_ci(environment: Mapping[str, str]) -> bool:
    """Whether a run is one of continuous integration: services for it set ``CI``."""
    return environment.get("CI", "").lower() not in ("", "0", "false")


def _named(entries: Sequence[Stale]) -> str:
    """The first of some entries, by file."""
    files: dict[str, list[str]] = {}
    for one in entries:
        files.setdefault(one.path, []).append(one.rule + (f" {one.findings:,} times" if one.findings > 1 else ""))
    named = [f"{path}: {', '.join(rules)}" for path, rules in list(files.items())[:_NAMED]]
    more = len(files) - len(named)
    return "; ".join(named) + (f"; and {more:,} more file{'' if more == 1 else 's'}" if more else "")


def _list(entries: Sequence[Stale]) -> None:
    """List entries of a baseline that are stale."""
    for one in entries[:_LISTED]:
        error(f"{one.path}: {one.rule}: {one.findings:,}", "stale")
    more = len(entries) - _LISTED
    if more > 0:
        error(f"and {more:,} more", "stale")
