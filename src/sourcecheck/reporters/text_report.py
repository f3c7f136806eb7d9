"""Findings for people: the place as editors parse it, the words underlined, a summary.

``path:line:column: severity rule: message`` is read by Vim's and Emacs' default
error formats; the lines below it are indented and are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourcecheck.finding import Finding, Severity
from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.reporters.counting import number as _number
from sourcecheck.reporters.snippet import snippet
from sourcecheck.terminal import Palette, safe, safe_path

__all__ = ["report_text"]

_RELATED = 8  # places listed; a repeated phrase can have hundreds
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def report_text(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report, a finding or a summary at a time; each piece ends with a line end."""
    palette = Palette(look.colour)
    families: dict[str, dict[Severity, int]] = {}
    files = touched = hidden = suppressed = known = elsewhere = failed = fixed = mended = 0
    safe_fixes = fixes = 0
    for report in reports:
        files += report.read
        failed += bool(report.problems)
        touched += bool(report.findings)
        hidden += report.hidden
        suppressed += report.suppressed
        fixed += report.fixed
        mended += bool(report.fixed)
        known += report.known
        elsewhere += report.elsewhere
        for finding in report.findings:
            counts = families.setdefault(finding.rule.partition("/")[0], {})
            counts[finding.severity] = counts.get(finding.severity, 0) + 1
            if finding.fix is not None:
                fixes += 1
                safe_fixes += finding.fix.safe
            yield "\n".join(_finding(finding, look.width, palette)) + "\n"
    if not look.quiet:
        totals = (files, touched, hidden, suppressed, known, elsewhere, failed)
        yield "\n".join(_summary(families, *totals, palette)) + "\n"
        if fixed:
            yield palette("good", f"{_number(fixed, 'finding')} fixed in {_number(mended, 'file')}.") + "\n"
        if fixes:
            yield _fixable(safe_fixes, fixes - safe_fixes) + "\n"


def _finding(finding: Finding, width: int, palette: Palette) -> Iterator[str]:
    path = safe_path(finding.path)
    place = palette("bold", f"{path}:{finding.start.line}:{finding.start.column}")
    severity = palette(finding.severity.label, finding.severity.label)
    yield f"{place}: {severity} {palette('rule', safe(finding.rule))}: {safe(finding.message)}"
    yield from snippet(finding, width, palette)
    for start, _, _, message in finding.related[:_RELATED]:
        yield f"      {palette('dim', 'see')} {path}:{start.line}:{start.column}: {safe(message)}"
    if len(finding.related) > _RELATED:
        more = len(finding.related) - _RELATED
        places = "place" if more == 1 else "places"
        yield f"      {palette('dim', f'and {more} more {places}')}"
    if finding.fix is not None:
        sure = "" if finding.fix.safe else " (look at the result)"
        yield f"      {palette('dim', 'fix')} {safe(finding.fix.message)}{sure}"
    yield ""


def _summary(
    families: dict[str, dict[Severity, int]],
    files: int,
    touched: int,
    hidden: int,
    suppressed: int,
    known: int,
    elsewhere: int,
    failed: int,
    palette: Palette,
) -> Iterator[str]:
    totals = {one: sum(counts.get(one, 0) for counts in families.values()) for one in _SEVERITIES}
    total = sum(totals.values())
    checked = _number(files, "file")
    if total == 0:
        yield palette("good" if not failed else "bold", f"No findings in {checked}.")
    else:
        among = checked if files == touched else f"{touched} of {checked}"
        yield palette("bold", f"{_number(total, 'finding')} in {among}:") + f" {_counts(totals, palette)}"
        widest = max(len(safe(family)) for family in families)
        if len(families) > 1:
            for family, counts in sorted(families.items()):
                yield f"  {safe(family):<{widest}}  {_counts(counts, palette)}"
    if hidden:
        yield f"{_number(hidden, 'finding')} below the severity asked for not shown."
    if suppressed:
        yield f"{_number(suppressed, 'finding')} suppressed by directives in the articles (--no-inline shows them)."
    if known:
        verb = "is" if known == 1 else "are"
        yield f"{_number(known, 'known finding')} of the baseline {verb} not shown (--no-baseline shows them)."
    if elsewhere:
        are = "is" if elsewhere == 1 else "are"
        yield f"{_number(elsewhere, 'finding')} on lines that did not change {are} not shown."
    if failed:
        yield f"{_number(failed, 'problem')} on standard error: not everything was checked."


def _fixable(safe_fixes: int, others: int) -> str:
    """What ``--fix`` could do."""
    if not safe_fixes:
        return f"{others:,} can be fixed with --fix --unsafe-fixes, to be looked at."
    return f"{safe_fixes:,} can be fixed with --fix{f' ({others:,} more with --unsafe-fixes)' if others else ''}."


def _counts(counts: dict[Severity, int], palette: Palette) -> str:
    named = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
    return ", ".join(
        palette(named[one], str(counts[one]) + f" {named[one]}" + "s" * (counts[one] != 1 and one is not Severity.INFO))
        for one in _SEVERITIES
        if counts.get(one)
    )
