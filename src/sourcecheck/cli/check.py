"""``sourcecheck check``: the main job."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from sourcecheck.cli.output import Progress, choose_colour, columns, error, note, write_file, write_out
from sourcecheck.errors import SourcecheckError, UsageError
from sourcecheck.finding import Confidence, Severity
from sourcecheck.report import FileReport, Plan, Problem, exit_code

if TYPE_CHECKING:
    from sourcecheck.engine import Source

__all__ = ["check"]

_SEVERITIES = ("info", "warning", "error")
_PRESETS = ("recommended", "news", "content-repo", "strict")


class Names(click.ParamType[tuple[str, ...]]):
    """Rule names, families or globs, separated by commas."""

    name = "RULES"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        if not names:  # a variable of a script that was not set; all rules were not meant
            self.fail(f"{str(value)!r} names no rule", param, ctx)
        return names


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        text = str(value)
        try:
            if len(text) != 10:  # Python 3.11 and later read other forms of ISO 8601 too
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            self.fail(f"{text!r} is not a date; expected YYYY-MM-DD, as in 2026-11-22", param, ctx)


@click.command(short_help="Check articles: files, folders, globs, or - for standard input.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--select", multiple=True, type=Names(), help="Run only these rules or families; repeatable, or commas.")
@click.option("--ignore", multiple=True, type=Names(), help="Leave these rules or families out.")
@click.option(
    "--preset",
    default="",
    metavar="PRESET",
    help="The rules to start from: " + ", ".join(_PRESETS) + "; else the configuration's, or recommended.",
)
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
@click.option(
    "--min-confidence",
    type=click.Choice(("low", "medium", "high")),
    help="Leave out rules, and kinds of their findings, that are less sure, but those selected by name; else as "
    "configured, or as the preset says.",
)
@click.option(
    "--type",
    "type_",
    metavar="TYPE",
    default="",
    help="What the articles are (news, opinion, how-to ...), whatever they say; else each is asked, then guessed.",
)
@click.option("--now", type=Day(), help="The day to take for today, for reports that can be repeated.")
@click.option("--rules", multiple=True, metavar="FOLDER", help="Also use the YAML rules of a folder; repeatable.")
@click.option(
    "--config",
    "config_",
    metavar="FILE",
    help="The configuration for all files; else the nearest sourcecheck.toml or pyproject.toml of each.",
)
@click.option("--isolated", is_flag=True, help="Look for no configuration.")
@click.option("--force-exclude", is_flag=True, help="What is excluded stays out though it is named, as hooks do.")
@click.option("--no-inline", is_flag=True, help="Directives in articles (sourcecheck-disable ...) count for nothing.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True, help="Of the report."
)
@click.option("--output", "-o", metavar="FILE", help="Write the report to a file, which is replaced as a whole.")
@click.option(
    "--format-of",
    multiple=True,
    metavar="[GLOB=]FORMAT",
    help="Read standard input and files of unknown extension as text, markdown or html; or the files of a glob.",
)
@click.option(
    "--stdin-filename", default="", metavar="PATH", help="Name standard input; its extension tells the format."
)
@click.option("--no-cache", is_flag=True, help="Accepted for later: no results are kept between runs yet.")
@click.option("--exit-zero", is_flag=True, help="Findings do not fail; problems (2, 3) still do.")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes at most; else one per processor where the input is large enough.",
)
@click.option(
    "--color",
    "--colour",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Auto heeds NO_COLOR, FORCE_COLOR and the terminal.",
)
@click.option("--quiet", "-q", is_flag=True, help="No summary, notes or progress.")
@click.option("--verbose", "-v", is_flag=True, help="Say of each file how it was read.")
def check(
    paths: tuple[str, ...],
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    preset: str,
    severity: str | None,
    fail_on: str | None,
    min_confidence: str | None,
    type_: str,
    now: date | None,
    rules: tuple[str, ...],
    config_: str | None,
    isolated: bool,
    force_exclude: bool,
    no_inline: bool,
    format_: str,
    output: str | None,
    format_of: tuple[str, ...],
    stdin_filename: str,
    no_cache: bool,
    exit_zero: bool,
    jobs: int | None,
    color: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Check articles and say, at the exact place, what makes a reader doubt them.

    PATHS are files, folders, globs, or - for standard input; without any, the current folder.
    In a folder, Markdown, HTML and .txt files are checked that git knows or does not ignore.

    Exit codes: 0 nothing found, 1 findings (see --fail-on), 2 something could not be checked,
    3 a bug in a rule, 130 interrupted.
    """
    from sourcecheck.config import Finder
    from sourcecheck.paths import discover, formats
    from sourcecheck.planning import planned
    from sourcecheck.reporters import Look, reporter
    from sourcecheck.terminal import wants_colour
    from sourcecheck.workers import check_all, collect_rarely

    choose_colour(color)
    plan = Plan(
        preset=preset,
        select=_names(select),
        ignore=_names(ignore),
        min_confidence=Confidence[min_confidence.upper()] if min_confidence else None,
        severity=Severity[severity.upper()] if severity else None,
        type=type_,
        today=now,
        rules=rules,
        fail_on=None if not fail_on else "never" if fail_on == "never" else Severity[fail_on.upper()],
        inline=not no_inline,
    )
    try:
        if config_ is not None and isolated:
            raise UsageError("--config and --isolated exclude each other")
        finder = Finder(config_ or "", isolated)
        found = list(discover(paths, formats(format_of), _stdin, stdin_filename))
        items, engines = planned(found, plan, finder, keep=() if force_exclude else (*paths, stdin_filename))
        if output is not None:
            _spare(output, items)
    except SourcecheckError as wrong:
        if format_ == "json" and output is None:  # who reads JSON is to get JSON
            problems = tuple(Problem("", "usage", line) for line in str(wrong).splitlines())
            write_out(reporter(format_)([FileReport("", read=False, problems=problems)], Look()), utf8=True)
        raise
    if not quiet:
        for notice in engines.notices:
            note(notice)
    collect_rarely()
    progress = Progress(len(items), not quiet)
    tally = _Tally(check_all(items, engines, jobs), progress, quiet, verbose)
    colour = output is None and format_ == "text" and wants_colour(color, sys.stdout, os.environ)
    pieces = reporter(format_)(tally.reports(), Look(colour, columns(), quiet))
    if output is None:
        write_out(pieces, utf8=format_ == "json", progress=progress)
    else:
        write_file(output, pieces)
        progress.clear()
    return exit_code(tally.fails and not exit_zero, tally.kinds)


def _spare(output: str, items: Sequence[Source | Problem]) -> None:
    """Never let a report replace an article.

    Raises:
        UsageError: the output is among the files to check.
    """
    if not os.path.isfile(output):
        return
    for item in items:
        try:
            same = os.path.samefile(item.path, output)
        except (OSError, ValueError):  # standard input, or what is not there
            continue
        if same:
            raise UsageError(f"--output {output}: is one of the files to check, and would be replaced; name another")


def _stdin() -> bytes:
    from sourcecheck.readers import limits

    if sys.stdin is None:
        raise UsageError("there is no standard input to read")
    return sys.stdin.buffer.read(limits.BYTES + 1)


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


def _names(options: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The names of a repeated option of lists."""
    return tuple(name for names in options for name in names)
