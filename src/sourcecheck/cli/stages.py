"""The way of reports through a run: checked, parted from what is known or did not change, fixed, written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from sourcecheck.cli.asked import said_again
from sourcecheck.cli.output import Progress, columns, note
from sourcecheck.cli.outputs import write_all
from sourcecheck.cli.published import published_here
from sourcecheck.cli.tally import Tally
from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.terminal import wants_colour

if TYPE_CHECKING:
    from sourcecheck.baseline.project import Baselines
    from sourcecheck.changes import Touched
    from sourcecheck.cli.annotate import Annotation
    from sourcecheck.cli.asked import Asked
    from sourcecheck.cli.request import Request

__all__ = ["checked", "shown"]


def checked(run: Asked, jobs: int | None, *, caches: bool) -> Iterator[FileReport]:
    """The reports of a run, in the order of its items.

    Args:
        jobs: processes at most; None: as many as pay.
        caches: whether files that have not changed get the reports of an earlier run, and these are kept for later.
    """
    if caches:
        from sourcecheck.results import check_cached, pays, stored

        store = stored() if pays(run.items) else None
        if store is not None:
            return check_cached(run.items, run.engines, jobs, store)
    from sourcecheck.workers import check_all

    return check_all(run.items, run.engines, jobs)


def shown(
    request: Request,
    run: Asked,
    reports: Iterator[FileReport],
    known: Baselines | None,
    annotation: Annotation | None = None,
) -> int:
    """Take the reports of a run through what is asked for, and write what is left; the exit code.

    Args:
        reports: with all findings of their files.
        known: the baselines that count.
        annotation: writes what is left into a Word file.

    Raises:
        UsageError: a report cannot be written.
    """
    options = request.options
    quiet, verbose = options["quiet"], options["verbose"]
    if not quiet:
        for notice in run.engines.notices:
            note(notice)
    progress = Progress(len(run.items), not quiet)
    profile = None
    if request.profiles:
        from sourcecheck.cli.profile import Profile

        profile = Profile()
        reports = profile.added(reports)
    reports = _new(reports, known, request.changed)
    if request.fixes.on:
        reports = request.fixes.stage(reports, run, options, progress, known=known, verbose=verbose)
    if known is not None:
        from sourcecheck.cli.known import and_stale, fails_if_stale

        # Of changed files no folder is looked through, so that none can be missed.
        paths = options["paths"] if request.changed is None else None
        fails = fails_if_stale(options) and not options["exit_zero"]
        reports = and_stale(reports, known, paths, progress, again=said_again(options), fails=fails, quiet=quiet)
    if annotation is not None:
        reports = annotation.kept(reports)
    tally = Tally(progress, notes=not quiet, verbose=verbose)
    place = request.fixes.place(run)
    colour = wants_colour(options["color"], sys.stdout if place is None else sys.stderr, os.environ)
    look = Look(colour, columns(), quiet, run.engines.rules, published_here)
    write_all(request.outputs, tally.counted(reports), look, progress, place)
    if annotation is not None:
        annotation.write(run.engines.rules(), quiet=quiet)
    if profile is not None:
        from sourcecheck.cli.profile import tell_profile

        tell_profile(profile, options["profile"], options["profile_json"] or "")
    return tally.exit_code(fails=tally.fails and not options["exit_zero"])


def _new(reports: Iterator[FileReport], known: Baselines | None, changed: Touched | None) -> Iterator[FileReport]:
    """The reports without the findings that baselines know, and without those on lines that did not change."""
    if changed is None:
        return reports if known is None else known.unknown(reports)
    from sourcecheck.changes import on_changed_lines

    changed_lines = partial(on_changed_lines, changes=changed.changes)
    if known is not None:  # before anything else is left out: whether a finding is new, its file as a whole tells
        reports = known.unknown(reports, lambda report: next(changed_lines([report])))
    return changed_lines(reports)
