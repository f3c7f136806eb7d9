"""The reports of a run, the files of their findings fixed on the way, or the diff of what would change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from sourcecheck.baseline.entries import keyed
from sourcecheck.document import Format
from sourcecheck.engine import Engines, Source
from sourcecheck.errors import ReadError, WriteError
from sourcecheck.file_bytes import read_bytes
from sourcecheck.finding import Finding
from sourcecheck.fixing.diff import Change
from sourcecheck.fixing.mending import Mended, mended
from sourcecheck.fixing.writing import written
from sourcecheck.readers.decode import decode
from sourcecheck.readers.encode import encoded, holds
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport, Problem

__all__ = ["Fixing", "fixing"]


Changed = Sequence[tuple[Finding, Finding | None]]
"""Findings before and after; None: gone."""


class Fixing(NamedTuple):
    """What is fixed, and where the result goes.

    Attributes:
        unsafe: whether fixes that may change the meaning are done too.
        roots: folders in which files may be written through links.
        verbose: whether fixes that were taken back are told.
        show: takes what would change, and how many findings would go; None: it is done.
        give: takes the bytes of standard input, fixed.
        follow: takes the path of a file and those of its findings that were left out and are others after the fixes;
            raises WriteError, before the file is written, where they cannot be kept known.
    """

    unsafe: bool = False
    roots: Sequence[str] = ()
    verbose: bool = False
    show: Callable[[Change, int], None] | None = None
    give: Callable[[bytes], None] = lambda data: None
    follow: Callable[[str, Changed], object] = lambda path, changed: None


def fixing(
    reports: Iterable[FileReport], items: Sequence[Source | Problem], engines: Engines, how: Fixing
) -> Iterator[FileReport]:
    """Fix the findings of each report, and give the report of what is left.

    Only findings that a report has are fixed: neither those that are silenced, known or elsewhere, nor those below
    the severity that is shown. With ``show`` nothing changes and the reports stay as they are.

    Args:
        reports: one for each item, in the same order.
    """
    for report, item in zip(reports, items, strict=True):
        yield _fixed(report, item, engines, how) if isinstance(item, Source) else report


def _fixed(report: FileReport, source: Source, engines: Engines, how: Fixing) -> FileReport:
    """One file; standard input comes out again, fixed or as it came in."""
    out = source.data if how.show is None else None
    if report.read and any(_may(finding, how) for finding in report.findings):
        try:
            report, out = _mended(report, source, engines, how)
        except (ReadError, WriteError) as error:
            problem = Problem(report.path, "write", str(error))
            report = report._replace(problems=(*report.problems, problem))
    if source.data is not None and out is not None:
        how.give(out)
    return report


def _mended(report: FileReport, source: Source, engines: Engines, how: Fixing) -> tuple[FileReport, bytes | None]:
    """The report of what is left, and what the file holds then; None where nothing is to change.

    Raises:
        ReadError, WriteError: the file cannot be fixed; it is as it was.
    """
    path = source.path
    if source.data is None and not os.path.isfile(path):
        raise WriteError(f"{path}: not fixed: no plain file; give it as standard input (-) to fix it")
    data = source.data if source.data is not None else read_bytes(path)
    text, encoding, _ = decode(data, path, report.format == Format.HTML)
    if not holds(encoding, text) or encoded(text, encoding) != data:
        raise WriteError(
            f"{path}: not fixed: some bytes are not {encoding.removesuffix('-sig')}, and would not stay as they are; "
            "save it anew as UTF-8 first"
        )

    def check(text: str) -> FileReport | None:
        if not holds(encoding, text):
            return None
        data = encoded(text, encoding)
        if decode(data, path, report.format == Format.HTML).text != text:
            return None  # few letters beyond ASCII are left, and these look like another encoding
        return engines.check_sources((source._replace(data=data),))[0]

    whole = check(text) or report
    mine = {_identity(finding) for finding in report.findings}
    if not mine <= {_identity(finding) for finding in whole.findings}:
        raise WriteError(f"{path}: not fixed: it changed while it was checked; run again")
    wanted = frozenset(number for number, finding in enumerate(whole.findings) if _identity(finding) in mine)
    result = mended(text, whole, check, wanted, lambda finding: _may(finding, how) and _fits(finding, encoding))
    changed = tuple(_changed(report, whole, result)) if how.show is None else ()
    notes = (*report.notes, *_notes(result, wanted, encoding, how))
    if source.data is not None:  # who saves it where is not known
        notes += tuple(_unknown_then(was, now) for was, now in changed if now and keyed(was).quote != keyed(now).quote)
    fixed = encoded(result.source, encoding)
    if how.show is not None:
        if fixed != data:
            how.show(Change(path, encoding, text, result.source, result.kept), result.fixed)
        return report._replace(notes=notes), None
    if source.data is None and fixed != data:
        other = [(was, now) for was, now in changed if now is not None]
        how.follow(path, other)  # before: what cannot be kept known is not to become new
        try:
            written(path, data, fixed, how.roots)
        except WriteError:
            how.follow(path, [(now, was) for was, now in other])
            raise
        how.follow(path, [(was, None) for was, now in changed if now is None])
    return _left(report, whole, result)._replace(notes=notes), fixed


def _may(finding: Finding, how: Fixing) -> bool:
    return finding.fix is not None and (finding.fix.safe or how.unsafe)


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.span, finding.scope, finding.message


def _left(report: FileReport, whole: FileReport, result: Mended) -> FileReport:
    """The report of what is left: what was left out of the report before the fixes stays out of it.

    It does not offer again the fixes that were taken back.
    """
    told = {_identity(finding) for finding in (*report.findings, *report.below)}
    before = (*whole.findings, *whole.below)
    now = (*result.report.findings, *result.report.below)
    left = {
        id(finding) for finding, number in zip(now, result.came_from, strict=True) if _identity(before[number]) in told
    }
    kept = result.report.keeping(lambda finding: id(finding) in left)
    useless = {id(refused.finding) for refused in result.refused}
    return kept._replace(
        findings=tuple(
            finding._replace(fix=None, edits=()) if id(finding) in useless else finding for finding in kept.findings
        ),
        known=report.known,
        elsewhere=report.elsewhere,
        fixed=result.fixed,
        source=None if report.source is None else result.source,
    )


def _changed(report: FileReport, whole: FileReport, result: Mended) -> Iterator[tuple[Finding, Finding | None]]:
    """The findings left out of a report which the baseline would not know again after the fixes: before and after."""
    if not report.known:
        return
    told = {_identity(finding) for finding in (*report.findings, *report.below)}
    before = (*whole.findings, *whole.below)
    now = {
        number: after
        for after, number in zip((*result.report.findings, *result.report.below), result.came_from, strict=True)
    }
    for number, was in enumerate(before):
        after = now.get(number)
        if _identity(was) not in told and (after is None or keyed(was) != keyed(after)):
            yield was, after


def _unknown_then(was: Finding, now: Finding) -> str:
    return (
        f"line {now.start.line}: {now.rule} is known, but a fix changes its words, so that it counts as new once this "
        f"is saved; to keep it known, fix the file itself: sourcecheck check --fix {was.path}"
    )


def _fits(finding: Finding, encoding: str) -> bool:
    """Whether the file's encoding has the letters that a fix writes."""
    return finding.fix is not None and all(holds(encoding, edit.text) for edit in finding.fix.edits)


def _notes(result: Mended, wanted: frozenset[int], encoding: str, how: Fixing) -> Iterator[str]:
    now = (*result.report.findings, *result.report.below)
    for finding, number in zip(now, result.came_from, strict=True):
        if number in wanted and _may(finding, how) and not _fits(finding, encoding):
            yield (f"line {finding.start.line}: {finding.rule} not fixed: {encoding} has no letter for what belongs "
                   "there; save the file as UTF-8")  # fmt: skip
    if not result.settled:
        yield "not all fixes were tried, since too many were taken back; name fewer rules with --select"
    for finding, why in result.refused if how.verbose else ():
        yield f"line {finding.start.line}: the fix of {finding.rule} was taken back: {why}"
