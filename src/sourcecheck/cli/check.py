"""``sourcecheck check``: the main job."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Unpack

import click

from sourcecheck.cli.asked import Asked, Chosen, asked, choosing
from sourcecheck.cli.changed import ChangedLines, changed_only, changing
from sourcecheck.cli.fixes import Fixes, fix_options
from sourcecheck.cli.output import Progress, columns, error, note, tell, write_file
from sourcecheck.cli.outputs import Formatted, Output, complain, countable, need_source, outputs, spare, write_all
from sourcecheck.cli.published import published_here
from sourcecheck.errors import SourcecheckError
from sourcecheck.finding import Severity
from sourcecheck.report import FileReport, exit_code
from sourcecheck.reporters import FORMATS

__all__ = ["check"]

_SEVERITIES = ("info", "warning", "error")


@click.command(short_help="Check articles: files, folders, globs, or - for standard input.")
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
    "--statistics",
    is_flag=True,
    help="How often each rule found something, in place of the findings; as text or json.",
)
@click.option("--no-cache", is_flag=True, help="Neither use results of earlier runs nor keep those of this one.")
@click.option("--profile", is_flag=True, help="Say on standard error where the time went, rule by rule.")
@click.option("--profile-json", default="", metavar="FILE", help="Write to a file where the time went.")
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
    statistics: bool,
    no_cache: bool,
    profile: bool,
    profile_json: str,
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

    def show(run: Asked, reports: Iterator[FileReport]) -> int:
        if not quiet:
            for notice in run.engines.notices:
                note(notice)
        progress = Progress(len(run.items), not quiet)
        if timed:
            from sourcecheck.cli.profile import Profile

            costs = Profile()
            reports = costs.added(reports)
        if only is not None:
            from sourcecheck.changes import on_changed_lines

            reports = on_changed_lines(reports, only.changes)
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
        return exit_code(tally.fails and not exit_zero, tally.kinds)

    try:
        fixes = Fixes({"fix": fix, "unsafe_fixes": unsafe_fixes, "show_fixes": show_fixes}, formats, output)
        fixes.alone({"--staged": staged}, {"--statistics": statistics})
        if statistics:
            countable(wanted)
        if watch:
            from sourcecheck.cli.watch import watchable

            others = {"--since": since, "--staged": staged, "--diff-file": diff_file}
            others |= {"--fix": fix, "--show-fixes": show_fixes}
            watchable(wanted, chosen["paths"], {**others, "--profile": profile, "--profile-json": profile_json or None})
        only = changed_only(ChangedLines(since=since, staged=staged, diff_file=diff_file), chosen)
        run = ask()
        spare((*wanted, Output("json", profile_json, f"--profile-json {profile_json}")), run.items)
    except SourcecheckError as wrong:
        complain(wanted, str(wrong), statistics)
        raise
    collect_rarely()
    if watch:
        from sourcecheck.cli.watch import Watch, watched

        again = Watch(ask, lambda part: _checked(part, chosen["jobs"], keep), show, chosen["paths"], _beside, quiet)
        return watched(run, again)
    return show(run, _checked(run, chosen["jobs"], keep))


def _beside(run: Asked) -> Iterator[str]:
    """Files on which a report depends, and no result: the baselines, there or not."""
    for folder in dict.fromkeys((os.getcwd(), *(plan.config.root for plan in run.engines.plans))):
        yield os.path.join(folder, ".sourcecheck-baseline.json")


def _checked(run: Asked, jobs: int | None, keep: bool) -> Iterator[FileReport]:
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
