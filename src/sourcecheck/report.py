"""What a run finds out about files: the values that engine, workers and reporters pass on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from sourcecheck.config.values import Config
from sourcecheck.finding import Confidence, Finding, Severity
from sourcecheck.records import NamedTuple

if TYPE_CHECKING:
    from sourcecheck.timing import Costs

__all__ = ["NOTHING", "STALE", "FileReport", "Plan", "Problem", "exit_code"]

STALE: Final = "stale"  # the kind of a problem that keeps nothing from being checked
NOTHING: Final = Config()  # what holds where no configuration is found


class Plan(NamedTuple):
    """What a run asks of files: what the person said, over the configuration that the files fall under.

    Plain values only: it travels to worker processes. What is None or empty is as the configuration says.

    Attributes:
        preset: in place of the configuration's; the rest of the configuration holds.
        select, ignore: rules and families, which have the last word.
        min_confidence: how sure rules have to be.
        severity: the least that is shown.
        fail_on: the severity from which findings fail, or "never".
        type: of all documents, whatever they say of themselves.
        today: the day to take for today.
        rules: folders of further rules.
        inline: whether directives in articles count.
        source: whether reports carry the text of their files.
        digest: whether they carry a digest of their bytes.
        costs: whether they carry what checking them cost.
        config: the configuration.
    """

    preset: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: Confidence | None = None
    severity: Severity | None = None
    type: str = ""
    today: date | None = None
    rules: tuple[str, ...] = ()
    fail_on: Severity | Literal["never"] | None = None
    inline: bool = True
    source: bool = False
    digest: bool = False
    costs: bool = False
    config: Config = NOTHING

    @property
    def shown(self) -> Severity:
        """The least severity that is shown."""
        return self.config.show if self.severity is None else self.severity

    @property
    def failing(self) -> Severity | None:
        """The severity from which findings fail; None: they never do."""
        if self.fail_on is None:
            return self.config.fail_on
        return None if self.fail_on == "never" else self.fail_on

    @property
    def day(self) -> date | None:
        """The day to take for today; None: the day it is."""
        return self.config.now if self.today is None else self.today


class Problem(NamedTuple):
    """Something that could not be checked, or a bug of ours.

    ``kind`` is input (a path or file that cannot be read), config (the configuration that files
    fall under is wrong), write (a fixed file that cannot be written), worker (the process that
    checked it was killed or took too long), usage (a rule, preset or folder that does not exist;
    nothing was checked), stale (a baseline knows findings that are gone, and would hide new ones; all was checked)
    or internal (a rule or reader raised).
    """

    path: str
    kind: str
    message: str  # begins with the path; one sentence
    rule: str = ""  # of an internal error


class FileReport(NamedTuple):
    """One file, checked. ``read`` is false where nothing could be said of it.

    Attributes:
        findings: those that are shown.
        below: found as well, but under the severity that is shown.
        failing: the severity from which findings of this file fail a run; None: they never do.
        suppressed: how many findings directives in the article silence.
        known: how many are left out because the baseline has them.
        elsewhere: how many are left out because they lie on lines that did not change.
        fixed: how many are gone since they were fixed.
        strangers: how many of the chosen rules do not know the document's language and did not run.
        source: the decoded text, where the plan asks for it.
        digest: of the bytes that were checked (``digests.digest``), where the plan asks for it.
        costs: what each part of the check took, where the plan asks for it.
    """

    path: str
    format: str = ""
    encoding: str = ""
    type: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    read: bool = True
    below: tuple[Finding, ...] = ()
    failing: Severity | None = None
    suppressed: int = 0
    known: int = 0
    elsewhere: int = 0
    fixed: int = 0
    strangers: int = 0
    source: str | None = None
    digest: bytes = b""
    costs: Costs | None = None

    @property
    def hidden(self) -> int:
        """How many findings are below the severity that is shown."""
        return len(self.below)

    @property
    def worst(self) -> Severity | None:
        """The highest severity found, shown or not."""
        return max((finding.severity for finding in (*self.findings, *self.below)), default=None)

    @property
    def fails(self) -> bool:
        """Whether a finding, shown or not, reaches the severity from which the file's plan lets a run fail."""
        return self.failing is not None and (self.worst or 0) >= self.failing

    def keeping(self, keep: Callable[[Finding], bool]) -> FileReport:
        """The report with those findings only, shown or not, for which ``keep`` is true."""
        if not self.findings and not self.below:
            return self
        return self._replace(findings=tuple(filter(keep, self.findings)), below=tuple(filter(keep, self.below)))


def exit_code(fails: bool, kinds: frozenset[str] | set[str]) -> int:
    """0 clean, 1 findings that fail, 2 something not checked, 3 our own bug.

    Args:
        fails: whether a file has findings that fail.
        kinds: kinds of the problems met.
    """
    if "internal" in kinds:
        return 3
    if kinds - {STALE}:
        return 2
    return int(fails or STALE in kinds)
