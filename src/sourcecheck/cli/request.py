"""What a run of ``check`` is asked for: its options as one value, found to make sense together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcecheck.cli.asked import Asked, Chosen, asked
from sourcecheck.cli.changed import ChangedLines, changed_only
from sourcecheck.cli.fixes import Fixes, FixOptions
from sourcecheck.cli.known import KnownOptions
from sourcecheck.cli.outputs import Output, countable, need_source, without_reports
from sourcecheck.errors import UsageError
from sourcecheck.finding import Severity
from sourcecheck.records import NamedTuple

if TYPE_CHECKING:
    from sourcecheck.changes import Touched

__all__ = ["Options", "Request", "found", "requested"]


class Options(Chosen, ChangedLines, FixOptions, KnownOptions):
    """The values of all options of ``check``."""

    stdin_filename: str
    severity: str | None
    fail_on: str | None
    exit_zero: bool
    formats: tuple[Output, ...]
    output: str | None
    annotate: str | None
    statistics: bool
    no_cache: bool
    profile: bool
    profile_json: str | None
    watch: bool
    verbose: bool


class Request(NamedTuple):
    """What a run is asked for.

    Attributes:
        outputs: the reports, and where each goes.
        fixes: what is done about findings.
        changed: the files and lines that changed; None: all count.
    """

    options: Options
    outputs: tuple[Output, ...]
    fixes: Fixes
    changed: Touched | None

    @property
    def profiles(self) -> bool:
        """Whether the run is to say where its time went."""
        return self.options["profile"] or bool(self.options["profile_json"])

    @property
    def caches(self) -> bool:
        """Whether results of earlier runs are used, and those of this one kept. They cost nothing: no profile."""
        return not self.options["no_cache"] and not self.profiles


def requested(options: Options, outputs: tuple[Output, ...]) -> Request:
    """Put together what options ask for, and ask git or a diff what changed where they want that.

    Raises:
        SourcecheckError: what was said cannot be meant, or git cannot say what changed.
    """
    if options["quiet"] and options["verbose"]:
        raise UsageError("--quiet and --verbose exclude each other")
    fixes = Fixes(options, options["formats"], options["output"])
    fixes.alone({"--staged": options["staged"]}, {"--statistics": options["statistics"]})
    if options["statistics"]:
        countable(outputs)
    if options["watch"]:
        from sourcecheck.cli.watch import watchable

        others = {
            "--since": options["since"],
            "--staged": options["staged"],
            "--diff-file": options["diff_file"],
            "--annotate": options["annotate"],
            "--fix": options["fix"],
            "--show-fixes": options["show_fixes"],
            "--profile": options["profile"],
            "--profile-json": options["profile_json"],
        }
        watchable(outputs, options["paths"], others)
    return Request(options, outputs, fixes, changed_only(options, options, options["stdin_filename"]))


def found(request: Request, earlier: Asked | None = None) -> Asked:
    """The files of a run and the rules for them.

    Args:
        earlier: the same run a while ago; only its files are looked for again.

    Raises:
        SourcecheckError: what was said cannot be meant, or the configuration is wrong.
    """
    options, changed = request.options, request.changed
    severity = options["severity"]
    run = asked(
        options,
        stdin_filename=options["stdin_filename"],
        severity=Severity[severity.upper()] if severity else None,
        fail_on=options["fail_on"],
        source=need_source(request.outputs) or changed is not None,
        digest=request.caches,
        costs=request.profiles,
        items=None if changed is None else changed.items,
        earlier=earlier,
    )
    return run._replace(items=without_reports(run.items, request.outputs))
