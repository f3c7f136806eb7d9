"""``sourcecheck check``: the main job."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Unpack

import click

from sourcecheck.cli.asked import Asked, Chosen, asked, choosing
from sourcecheck.cli.changed import ChangedLines, changed_only, changing
from sourcecheck.cli.fixes import Fixes, fix_options
from sourcecheck.cli.output import Progress, columns, error, note, tell, write_file
from sourcecheck.cli.outputs import Formatted, Output, complain, countable, need_source, outputs, spare, write_all
from sourcecheck.cli.published import published_here
from sourcecheck.cli.sections import Sectioned
from sourcecheck.errors import SourcecheckError, UsageError
from sourcecheck.finding import Severity
from sourcecheck.report import FileReport, exit_code
from sourcecheck.reporters import FORMATS

if TYPE_CHECKING:
    from sourcecheck.baseline.project import Baselines

__all__ = ["check", "checked"]

_SEVERITIES = ("info", "warning", "error")


@click.command(cls=Sectioned, short_help="Check articles: files, folders, globs, or - for standard input.")
@choosing
@changing
@click.option(
    "--severity",
    type=click.Choice(_SEVERITIES),
    help="Show findings of this severity and above; else as configured, or info.",
)
@click.option(
    "--fail-on",
    type=click.Choice((*reversed(_SEVERITIES), "never")),
    help="Exit with 1 on findings of this severity and above, shown or not; else as configured, or warning.",
)
@fix_options
@click.option("--exit-zero", is_flag=True, help="Findings do not fail; problems (2, 3) still do.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=Formatted(),
    help=f"Of the report: {', '.join(FORMATS)}; text unless said. Repeatable: NAME=FILE writes one to a file.",
)
@click.option("--output", "-o", metavar="FILE", help="Write the report to a file, which is replaced as a whole.")
@click.option(
    "--baseline",
    metavar="FILE",
    help="Leave out the known findings in it; else in the one that the configuration names, or "
    ".sourcecheck-baseline.json beside it, or in the current folder.",
)
@click.option("--no-baseline", is_flag=True, help="Report known findings too.")
@click.option(
    "--fail-on-stale/--no-fail-on-stale",
    default=None,
    help="Whether known findings that are mended or gone fail the run (1) until the baseline is pruned; else they do "
    "where CI is set.",
)
@click.option(
    "--statistics",
    is_flag=True,
    help="How often each rule found something, in place of the findings; as text or json.",
)
@click.option("--no-cache", is_flag=True, help="Neither use results of earlier runs nor keep those of this one.")
@click.option("--profile", is_flag=True, help="Say on standard error where the time went, rule by rule.")
@click.option("--profile-json", metavar="FILE", help="Write to a file where the time went.")
@click.option(
    "--watch",
    is_flag=True,
    help="Go on: check what changes and draw the report anew, until Ctrl-C. Needs sourcecheck[watch].",
)
@click.option("--verbose", "-v", is_flag=True, help="Say of each file how it was read.")
def check(
    *,
    severity: str | None,
    fail_on: str | None,
    exit_zero: bool,
    formats: tuple[Output, ...],
    output: str | None,
    baseline: str | None,
    no_baseline: bool,
    fail_on_stale: bool | None,
    statistics: bool,
    no_cache: bool,
    profile: bool,
    profile_json: str | None,
    watch: bool,
    verbose: bool,
    fix: bool,
    unsafe_fixes: bool,
    show_fixes: bool,
    since: str | None,
    staged: bool,
    diff_file: str | None,
    **chosen: Unpack[Chosen],
) -> int:
    """Check articles and say, at the exact place, what makes a reader doubt them.

    PATHS are files, folders, globs, or - for standard input; without any, the current folder.
    In a folder, Markdown, HTML and .txt files are checked that git knows or does not ignore.

    Exit codes: 0 nothing found, 1 findings (see --fail-on), 2 something could not be checked,
    3 a bug in a rule, 130 interrupted.
    """
    from sourcecheck.reporters import Look
    from sourcecheck.terminal import wants_colour
    from sourcecheck.workers import collect_rarely

    if baseline is not None and (no_baseline or not baseline):
        both = "--baseline and --no-baseline exclude each other"
        raise UsageError(both if baseline else "--baseline '': names no file")
    if profile_json == "":
        raise UsageError("--profile-json '': names no file")
    wanted = outputs(formats, output)
    quiet = chosen["quiet"]
    timed = profile or bool(profile_json)
    keep = not no_cache and not timed  # a result of an earlier run costs nothing

    def ask(before: Asked | None = None) -> Asked:
        least = Severity[severity.upper()] if severity else None
        return asked(
            chosen,
            severity=least,
            fail_on=fail_on,
            source=need_source(wanted) or only is not None,
            digest=keep,
            profile=timed,
            only=only.items if only is not None else None,
            before=before,
        )

    def baselines(run: Asked) -> Baselines | None:
        return None if no_baseline else _baselines(run, baseline, chosen["isolated"])

    def show(run: Asked, reports: Iterator[FileReport], known: Baselines | None) -> int:
        if not quiet:
            for notice in run.engines.notices:
                note(notice)
        progress = Progress(len(run.items), not quiet)
        if timed:
            from sourcecheck.cli.profile import Profile

            costs = Profile()
            reports = costs.added(reports)
        changed = None
        if only is not None:
            from sourcecheck.changes import on_changed_lines

            changed = partial(on_changed_lines, changes=only.changes)
        if known is not None:  # before anything else is left out: whether a finding is new, its file as a whole tells
            newer = None if changed is None else lambda report: next(changed([report]))
            reports = known.unknown(reports, newer)
        if changed is not None:
            reports = changed(reports)
        if fixes.on:
            reports = fixes.stage(reports, run, chosen, progress, verbose)
        out = fixes.place(run) if fixes.on else None
        tally = _Tally(reports, progress, quiet, verbose)
        colour = wants_colour(chosen["color"], sys.stdout if out is None else sys.stderr, os.environ)
        look = Look(colour, columns(), quiet, run.engines.rules, published_here, statistics)
        write_all(wanted, tally.reports(), look, progress, out)
        if profile:
            tell(costs.lines())
        if profile_json:
            write_file(profile_json, [costs.as_json()], f"--profile-json {profile_json}")
        fails = tally.fails
        if known is not None:
            # Of changed files no folder is looked through, so that none can be missed.
            fails = _stale(known, chosen["paths"] if only is None else None, fail_on_stale, quiet) or fails
        return exit_code(fails and not exit_zero, tally.kinds)

    try:
        fixes = Fixes({"fix": fix, "unsafe_fixes": unsafe_fixes, "show_fixes": show_fixes}, formats, output)
        fixes.alone({"--staged": staged}, {"--statistics": statistics})
        if statistics:
            countable(wanted)
        if watch:
            from sourcecheck.cli.watch import watchable

            others = {"--since": since, "--staged": staged, "--diff-file": diff_file}
            others |= {"--fix": fix, "--show-fixes": show_fixes}
            watchable(wanted, chosen["paths"], {**others, "--profile": profile, "--profile-json": profile_json})
        only = changed_only(ChangedLines(since=since, staged=staged, diff_file=diff_file), chosen)
        run = ask()
        costs_to = Output("profile", profile_json or "", f"--profile-json {profile_json}")
        read = chain(_beside(run, baseline or ""), _beside(run, ""), run.finder.files())
        spare((*wanted, costs_to), run.items, read)
        known = baselines(run)
    except SourcecheckError as wrong:
        complain(wanted, str(wrong), statistics)
        raise
    collect_rarely()
    if watch:
        from sourcecheck.cli.watch import Watch, watched

        again = Watch(
            ask,
            lambda part: checked(part, chosen["jobs"], keep=keep),
            lambda run, reports: show(run, reports, baselines(run)),  # each time what it says then
            chosen["paths"],
            lambda run: _beside(run, None if no_baseline else baseline or ""),
            quiet,
        )
        return watched(run, again)
    return show(run, checked(run, chosen["jobs"], keep=keep), known)


def _beside(run: Asked, named: str | None) -> Iterator[str]:
    """Files on which a report depends, and no result: the baselines, there or not.

    Args:
        named: the baseline that the person names, empty where none is; None: none counts.
    """
    from sourcecheck.baseline.place import NAME

    if named is None:
        return
    if named:
        yield os.path.abspath(named)
        return
    configs = [plan.config for plan in run.engines.plans]
    yield from dict.fromkeys(config.baseline for config in configs if config.baseline)
    for folder in dict.fromkeys((os.getcwd(), *(config.root for config in configs if config.root))):
        yield os.path.join(folder, NAME)


def _baselines(run: Asked, named: str | None, isolated: bool) -> Baselines | None:
    """The baselines of a run; None, and next to nothing imported, where there is none."""
    from sourcecheck.baseline.place import places
    from sourcecheck.engine import Source

    numbers = (item.plan for item in run.items if isinstance(item, Source))
    found = places(run.engines.plans, numbers, named or "", isolated=isolated)
    if not found:
        return None
    from sourcecheck.baseline.project import Baselines

    return Baselines(run.items, run.engines, found)


def _stale(known: Baselines, paths: Sequence[str] | None, fails: bool | None, quiet: bool) -> bool:
    """Tell of known findings that are gone; whether that fails the run.

    Args:
        paths: whose folders are checked whole; None: no folder is.
    """
    from sourcecheck.baseline.project import whole_folders
    from sourcecheck.cli.baseline import in_ci, tell_stale

    if fails is None:
        fails = in_ci(os.environ)
    folders = () if paths is None else whole_folders(paths)
    return tell_stale(known.stale(folders), fails=fails, quiet=quiet) and fails


def checked(run: Asked, jobs: int | None, *, keep: bool) -> Iterator[FileReport]:
    """The reports of a run; of files that have not changed, those of an earlier one."""
    if keep:
        from sourcecheck.results import check_cached, pays, stored

        store = stored() if pays(run.items) else None
        if store is not None:
            return check_cached(run.items, run.engines, jobs, store)
    from sourcecheck.workers import check_all

    return check_all(run.items, run.engines, jobs)


class _Tally:
    """Passes reports on and keeps what decides the exit code; problems go to standard error at once."""

    def __init__(self, source: Iterator[FileReport], progress: Progress, quiet: bool, verbose: bool) -> None:
        self.fails = False
        self.kinds: set[str] = set()
        self._source = source
        self._progress = progress
        self._quiet = quiet
        self._verbose = verbose

    def reports(self) -> Iterator[FileReport]:
        """The reports as they come."""

        for report in self._source:
            self._progress.step()
            self.fails = self.fails or report.fails
            if report.problems or report.notes or self._verbose:
                self._progress.clear()
            for problem in report.problems:
                self.kinds.add(problem.kind)
                error(problem.message, "internal error" if problem.kind == "internal" else "error")
            if not self._quiet:
                for text in report.notes:
                    note(f"{report.path}: {text}")
            if self._verbose and report.read:
                note(_read_as(report))
            yield report


def _read_as(report: FileReport) -> str:
    about = (
        report.format,
        report.encoding,
        f"language {report.language or 'unknown'}",
        f"type {report.type or 'unknown'}",
    )
    left = ""
    if report.strangers:
        rules = "a rule that does" if report.strangers == 1 else f"{report.strangers} rules that do"
        left = f"; {rules} not know this language did not run"
    return f"{report.path}: read as {', '.join(about)}{left}"
