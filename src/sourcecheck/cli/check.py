"""``sourcecheck check``: the main job."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Unpack

import click

from sourcecheck.cli.asked import choosing
from sourcecheck.cli.changed import changing
from sourcecheck.cli.fixes import fix_options
from sourcecheck.cli.known import KnownOptions, baseline_files, baselines, consistent, known_options
from sourcecheck.cli.outputs import Formatted, Output, complain, outputs, spare
from sourcecheck.cli.request import Options, Request, found, requested
from sourcecheck.cli.sections import Sectioned
from sourcecheck.cli.stages import checked, shown
from sourcecheck.errors import SourcecheckError, UsageError
from sourcecheck.reporters import FORMATS

if TYPE_CHECKING:
    from sourcecheck.cli.annotate import Annotation
    from sourcecheck.cli.asked import Asked
    from sourcecheck.cli.watch import Watch

__all__ = ["check"]

_SEVERITIES = ("info", "warning", "error")


@click.command(cls=Sectioned, short_help="Check articles: files, folders, globs, or - for standard input.")
@choosing
@click.option(
    "--stdin-filename", default="", metavar="PATH", help="Name standard input; its extension tells the format."
)
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
    "--annotate",
    metavar="OUT.docx",
    help="Write the findings of a Word file into a copy of it, as comments on their words; its text stays as it is. "
    "Needs sourcecheck[docx].",
)
@known_options
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
def check(**options: Unpack[Options]) -> int:
    """Check articles and say, at the exact place, what makes a reader doubt them.

    PATHS are files, folders, globs, or - for standard input; without any, the current folder.
    In a folder, Markdown, HTML and .txt files are checked that git knows or does not ignore, and
    Word files (.docx) where sourcecheck[docx] is installed.

    Exit codes: 0 nothing found, 1 findings (see --fail-on) or a baseline to be pruned (see
    --fail-on-stale), 2 something could not be checked, 3 a bug in a rule, 130 interrupted.
    """
    from sourcecheck.workers import collect_rarely

    consistent(options)
    profile = options["profile_json"]
    if profile == "":
        raise UsageError("--profile-json '': names no file")
    wanted = outputs(options["formats"], options["output"], statistics=options["statistics"])
    try:
        request = requested(options, wanted)
        run = found(request)
        costs = Output("profile", profile or "", f"--profile-json {profile}")
        comments = Output("comments", options["annotate"] or "", f"--annotate {options['annotate']}")
        any_baseline = KnownOptions(baseline=None, no_baseline=False, fail_on_stale=None)
        read = chain(baseline_files(run, options), baseline_files(run, any_baseline), run.finder.files())
        annotation = _annotation(options["annotate"], run)
        spare((*wanted, costs, comments), run.items, read)
        known = baselines(run, options, isolated=options["isolated"])
    except SourcecheckError as wrong:
        complain(wanted, str(wrong))
        raise
    collect_rarely()
    if options["watch"]:
        from sourcecheck.cli.watch import watched

        return watched(run, _watch(request))
    reports = checked(run, options["jobs"], caches=request.caches)
    return shown(request, run, reports, known, annotation)


def _annotation(out: str | None, run: Asked) -> Annotation | None:
    """What writes comments into a Word file, where that is asked for.

    Raises:
        UsageError: what is to be checked is no Word file, or more than one.
    """
    if out is None:
        return None
    from sourcecheck.cli.annotate import Annotation, annotatable

    source = annotatable(out, run.items)
    return None if source is None else Annotation(out, source)


def _watch(request: Request) -> Watch:
    """The run as one that goes on; what is known is read anew for each report."""
    from sourcecheck.cli.watch import Watch

    options = request.options
    return Watch(
        partial(found, request),
        partial(checked, jobs=options["jobs"], caches=request.caches),
        lambda run, reports: shown(request, run, reports, baselines(run, options, isolated=options["isolated"])),
        options["paths"],
        partial(baseline_files, options=options),
        options["quiet"],
    )
