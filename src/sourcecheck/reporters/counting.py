"""What reports add up to, in numbers and sentences as people read them."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.report import STALE, FileReport

__all__ = ["Totals", "number"]

# Why a finding is left out: counter, what is counted, the reason, and what else a report of findings says of it.
_LEFT_OUT = (
    ("hidden", "finding", "below the severity asked for", "not shown"),
    ("suppressed", "finding", "suppressed by directives in the articles", "(--no-inline shows them)"),
    ("known", "known finding", "of the baseline", "{are} not shown (--no-baseline shows them)"),
    ("elsewhere", "finding", "on lines that did not change", "{are} not shown"),
)


def number(count: int, thing: str) -> str:
    """``1 finding``, ``2,000 findings``."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


class Totals:
    """Reports, counted as they pass.

    Attributes:
        files: that were read.
        touched: with findings.
        failed: with problems, not all of which could be checked.
        stale: baselines that know findings that are gone.
        fixed, mended: findings that ``--fix`` took away, and the files they were in.
        hidden, suppressed, known, elsewhere: findings that are left out; see ``FileReport``.
    """

    __slots__ = ("elsewhere", "failed", "files", "fixed", "hidden", "known", "mended", "stale", "suppressed", "touched")

    def __init__(self) -> None:
        self.files = self.touched = self.failed = self.stale = 0
        self.fixed = self.mended = 0
        self.hidden = self.suppressed = self.known = self.elsewhere = 0

    def add(self, report: FileReport) -> None:
        """Count a report."""
        self.files += report.read
        self.touched += bool(report.findings)
        self.failed += any(problem.kind != STALE for problem in report.problems)
        self.stale += any(problem.kind == STALE for problem in report.problems)
        self.fixed += report.fixed
        self.mended += bool(report.fixed)
        self.hidden += report.hidden
        self.suppressed += report.suppressed
        self.known += report.known
        self.elsewhere += report.elsewhere

    def left_out(self) -> Iterator[tuple[str, str]]:
        """What was found and is left out: how much and why, and the end of a sentence about it, without its stop."""
        for counter, thing, why, end in _LEFT_OUT:
            count: int = getattr(self, counter)
            if count:
                yield f"{number(count, thing)} {why}", end.format(are="is" if count == 1 else "are")

    def done(self) -> Iterator[str]:
        """A sentence, where something was fixed."""
        if self.fixed:
            yield f"{number(self.fixed, 'finding')} fixed in {number(self.mended, 'file')}."

    def unchecked(self) -> Iterator[str]:
        """Sentences, where something could not be checked or a baseline is to be pruned."""
        if self.failed:
            yield f"{number(self.failed, 'problem')} on standard error: not everything was checked."
        if self.stale:
            yield f"{number(self.stale, 'baseline')} out of date, see standard error: known findings are gone."
