"""``sourcecheck baseline``: begin with an old archive, and see only what is new."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Unpack

import click

from sourcecheck.cli.asked import Chosen, asked, choosing
from sourcecheck.cli.group import LazyGroup
from sourcecheck.cli.output import Progress, error, note, write_out
from sourcecheck.cli.sections import Sectioned
from sourcecheck.errors import ReadError, UsageError
from sourcecheck.report import Problem, exit_code
from sourcecheck.reporters.counting import number

if TYPE_CHECKING:
    from sourcecheck.baseline.project import Baselines

__all__ = ["baseline", "create", "prune", "update"]

baseline = LazyGroup(
    name="baseline",
    help="Keep the findings of today as known, so that check reports only new ones.",
    context_settings={"help_option_names": ["-h", "--help"]},
    lazy={
        "create": "sourcecheck.cli.baseline:create",
        "update": "sourcecheck.cli.baseline:update",
        "prune": "sourcecheck.cli.baseline:prune",
    },
)

_FILE = click.option(
    "--baseline",
    "file",
    metavar="FILE",
    help="The baseline; else the one that the configuration names, or .sourcecheck-baseline.json beside it, or in the "
    "current folder.",
)
_NO_CACHE = click.option(
    "--no-cache", is_flag=True, help="Neither use results of earlier runs nor keep those of this one."
)


@click.command("create", cls=Sectioned, short_help="Make the baseline from the findings of today.")
@choosing
@_FILE
@_NO_CACHE
def create(*, file: str | None, no_cache: bool, **chosen: Unpack[Chosen]) -> int:
    """Check articles and keep all findings as known, in a file that belongs into version control.

    The file holds hashes, no words of the articles. A finding stays known while its words stay: lines may move, other
    paragraphs change, files be renamed. A copy of it is new. Whoever mends one has to prune the baseline.

    Exit codes: 0 made, 2 there is one already or something could not be checked, 3 a bug in a rule.
    """
    return _rewritten(chosen, file, keep=not no_cache, create=True, adopt=True)


@click.command("update", cls=Sectioned, short_help="Take the findings of today in place of those in the baseline.")
@choosing
@_FILE
@_NO_CACHE
def update(*, file: str | None, no_cache: bool, **chosen: Unpack[Chosen]) -> int:
    """Check articles and keep their findings of today as known, in place of the known ones of before.

    Entries of files and rules that are not checked stay as they are.

    Exit codes: 0 done, 2 there is no baseline or something could not be checked, 3 a bug in a rule.
    """
    return _rewritten(chosen, file, keep=not no_cache, create=False, adopt=True)


@click.command("prune", cls=Sectioned, short_help="Take out of the baseline what is mended or gone.")
@choosing
@_FILE
@_NO_CACHE
def prune(*, file: str | None, no_cache: bool, **chosen: Unpack[Chosen]) -> int:
    """Check articles and take entries out of the baseline that have no finding any more; nothing is added.

    Entries of files and rules that are not checked stay as they are, those of files that are gone from the
    checked folders go.

    Exit codes: 0 done, 2 there is no baseline or something could not be checked, 3 a bug in a rule.
    """
    return _rewritten(chosen, file, keep=not no_cache, create=False, adopt=False)


def _rewritten(chosen: Chosen, file: str | None, *, keep: bool, create: bool, adopt: bool) -> int:
    from sourcecheck.baseline.place import places
    from sourcecheck.baseline.project import Baselines, whole_folders
    from sourcecheck.cli.stages import checked
    from sourcecheck.cli.tally import Tally
    from sourcecheck.engine import Source
    from sourcecheck.workers import collect_rarely

    if "-" in chosen["paths"]:
        raise UsageError("a baseline is made of files; take - out of the paths")
    if file is not None and not file:
        raise UsageError("--baseline '': names no file")
    run = asked(chosen, digest=keep)
    numbers = (item.plan for item in run.items if isinstance(item, Source))
    found = places(run.engines.plans, numbers, file or "", isolated=chosen["isolated"], create=create)
    if not found:
        problems = [item for item in run.items if isinstance(item, Problem)]
        if problems:  # a configuration that cannot be read may well name a baseline
            for problem in problems:
                error(problem.message)
            return exit_code(False, {problem.kind for problem in problems})
        raise ReadError("there is no baseline yet; make one with: sourcecheck baseline create")
    baselines = Baselines(run.items, run.engines, found, create=create)
    quiet = chosen["quiet"]
    if not quiet:
        for notice in run.engines.notices:
            note(notice)
        if baselines.without():
            note(f"{number(baselines.without(), 'file')} under configurations without a baseline passed over")
    collect_rarely()
    progress = Progress(len(run.items), not quiet)
    tally = Tally(progress, notes=False)
    for _ in tally.counted(baselines.unknown(checked(run, chosen["jobs"], caches=keep))):
        pass
    progress.clear()
    _write(baselines, whole_folders(chosen["paths"]), create=create, adopt=adopt)
    return tally.exit_code(fails=False)


def _write(baselines: Baselines, folders: Iterable[str], *, create: bool, adopt: bool) -> None:
    """Write each baseline that differs, and tell how."""
    from sourcecheck.baseline.file import text, write
    from sourcecheck.terminal import safe

    for place, ledger in baselines.ledgers.items():
        entries, account = ledger.entries(folders, adopt=adopt)
        if create and not entries:
            write_out([f"{safe(place.shown)}: nothing is found, so no baseline is needed\n"])
            continue
        if create and os.path.lexists(place.path):  # since the run began
            raise UsageError(f"{place.shown}: somebody has made it meanwhile; look at it, then run update")
        written = text(entries)
        if create or not _is(place.path, written):
            write(place.path, place.shown, written)
        said = f"{account.added:,} added, {account.removed:,} removed, {account.kept:,} kept"
        write_out([f"{safe(place.shown)}: {said}\n"])


def _is(path: str, written: str) -> bool:
    """Whether a file has this text already, in whatever line ends git gives it: then it is left alone."""
    try:
        with open(path, "rb") as file:
            return file.read().replace(b"\r\n", b"\n") == written.encode()
    except OSError:
        return False
