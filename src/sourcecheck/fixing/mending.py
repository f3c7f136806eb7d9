"""A text mended: fixes done, the result checked again, until nothing more can be done.

A fix that does not take its finding away, or that brings one which was not there, is taken back. So with every
round fewer findings are left, and the rounds end by themselves; a second run finds nothing more to do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sourcecheck.finding import Finding
from sourcecheck.fixing.choosing import chosen, edits_of
from sourcecheck.fixing.edits import Kept, all_kept, applied, kept_after
from sourcecheck.fixing.proving import compared
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport

__all__ = ["Mended", "Refused", "mended"]

_CHECKS: Final = 80  # of one text; what a file takes that is in order is one, and two where a fix is taken back
_LENGTH: Final = 40_000_000  # code points checked for one text, so that a huge one takes a minute and not an hour


class Refused(NamedTuple):
    """A fix that was taken back, and why."""

    finding: Finding  # of the text as it is now
    why: str


class Mended(NamedTuple):
    """What became of a text.

    Attributes:
        source: the text.
        report: of the text as it is now.
        came_from: for each finding of the report, shown ones first, the number of the one it was before.
        fixed: how many of those to be fixed are gone.
        kept: what the text shares with the one before.
        refused: fixes that were taken back.
        settled: false where fixes are left that were not tried, since the text took too long.
    """

    source: str
    report: FileReport
    came_from: tuple[int, ...]
    fixed: int
    kept: tuple[Kept, ...]
    refused: tuple[Refused, ...] = ()
    settled: bool = True


def mended(
    source: str,
    report: FileReport,
    check: Callable[[str], FileReport | None],
    wanted: frozenset[int],
    allowed: Callable[[Finding], bool],
) -> Mended:
    """Fix the findings of a text as far as that can be done.

    Args:
        source: the text.
        report: of the text as it is, nothing left out of it.
        check: gives the report of a text as it would be; None: it could not be written so.
        wanted: numbers of the findings to be fixed, shown ones counted first.
        allowed: whether the fix of a finding may be done.
    """
    text, kept = source, all_kept(source)
    findings = (*report.findings, *report.below)
    origins = tuple(range(len(findings)))
    attempt = _Attempt(check, len(source))
    while True:
        attempt.begin(text, report, findings)
        while batch := chosen(
            finding
            for number, (finding, origin) in enumerate(zip(findings, origins, strict=True))
            if origin in wanted and finding.fix is not None and number not in attempt.refused and allowed(finding)
        ):
            attempt.make(batch)
            if attempt.best is not None or attempt.spent:
                break
        best = attempt.best
        if best is None:
            break
        edits = edits_of([findings[number] for number in best.numbers])
        kept = kept_after(kept, edits)
        text, report, findings = best.text, best.report, (*best.report.findings, *best.report.below)
        origins = tuple(origins[came] for came in best.came_from)
        if attempt.spent:
            break
    refused = tuple(Refused(findings[number], why) for number, why in attempt.refused.items()) if best is None else ()
    return Mended(text, report, origins, len(wanted.difference(origins)), kept, refused, not attempt.spent)


class _Trial(NamedTuple):
    numbers: tuple[int, ...]  # of the findings fixed
    text: str
    report: FileReport
    came_from: tuple[int, ...]


class _Attempt:
    """Fixes tried on one text together; where that does not help, in halves, down to those that are at fault."""

    def __init__(self, check: Callable[[str], FileReport | None], length: int) -> None:
        self._check = check
        self._left = max(min(_CHECKS, _LENGTH // max(length, 1)), 4)

    def begin(self, text: str, report: FileReport, findings: Sequence[Finding]) -> None:
        """Turn to another text."""
        self._text, self._report, self._findings = text, report, findings
        self._numbers = {id(finding): number for number, finding in enumerate(findings)}
        self.refused: dict[int, str] = {}
        self.best: _Trial | None = None
        self.spent = False

    def make(self, batch: Sequence[Finding]) -> None:
        """Find the largest part of a batch, or nearly, that helps; ``best`` is then that, ``refused`` has the rest."""
        waiting = [tuple(self._numbers[id(finding)] for finding in batch)]
        while waiting:
            part = waiting.pop()
            if self._left <= 0:
                self.spent = True
                return
            self._left -= 1
            numbers = (*(self.best.numbers if self.best is not None else ()), *part)
            trial, why = self._tried(numbers)
            if trial is not None:
                self.best = trial
            elif len(part) == 1:
                self.refused[part[0]] = why
            else:
                half = len(part) // 2
                waiting += (part[half:], part[:half])

    def _tried(self, numbers: tuple[int, ...]) -> tuple[_Trial | None, str]:
        """What comes of some fixes; None, and why, where one of them is not to be done."""
        edits = edits_of([self._findings[number] for number in numbers])
        text = applied(self._text, edits)
        report = self._check(text)
        if report is None:
            return None, "the file could not be read again as it was"
        if len(report.problems) > len(self._report.problems):
            return None, "the file could not be checked afterwards"
        after = (*report.findings, *report.below)
        found = compared(self._findings, after, edits, frozenset(numbers))
        fresh = next((finding for finding, came in zip(after, found.came_from, strict=True) if came < 0), None)
        if fresh is not None:
            return None, f"{fresh.rule} would be found then"
        if not found.gone.issuperset(numbers):
            return None, "the finding would stay"
        return _Trial(numbers, text, report, found.came_from), ""
