"""What reports add up to, in numbers and sentences as people read them."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.report import FileReport

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
        failed: with problems.
        hidden, suppressed, known, elsewhere: findings that are left out; see ``FileReport``.
    """

    __slots__ = ("elsewhere", "failed", "files", "hidden", "known", "suppressed", "touched")

    def __init__(self) -> None:
        self.files = self.touched = self.failed = 0
        self.hidden = self.suppressed = self.known = self.elsewhere = 0

    def add(self, report: FileReport) -> None:
        """Count a report."""
        self.files += report.read
        self.touched += bool(report.findings)
        self.failed += bool(report.problems)
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

    def unchecked(self) -> Iterator[str]:
        """A sentence, where something could not be checked."""
        if self.failed:
            yield f"{number(self.failed, 'problem')} on standard error: not everything was checked."
