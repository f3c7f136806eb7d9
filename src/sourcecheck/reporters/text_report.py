"""Findings for people: the place as editors parse it, the words underlined, a summary.

``path:line:column: severity rule: message`` is read by Vim's and Emacs' default
error formats; the lines below it are indented and are not. Of a Word file, whose lines
nobody sees, it is ``path: paragraph 12: severity rule: message``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourcecheck.finding import Finding, Severity
from sourcecheck.report import FileReport
from sourcecheck.reporters import Look
from sourcecheck.reporters.counting import Totals, number
from sourcecheck.reporters.snippet import snippet
from sourcecheck.terminal import Palette, safe, safe_path
from sourcecheck.text import Position

__all__ = ["report_text"]

_RELATED = 8  # places listed; a repeated phrase can have hundreds
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def report_text(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the report, a finding or a summary at a time; each piece ends with a line end."""
    palette = Palette(look.colour)
    families: dict[str, dict[Severity, int]] = {}
    totals = Totals()
    safe_fixes = fixes = 0
    for report in reports:
        totals.add(report)
        for finding in report.findings:
            counts = families.setdefault(finding.rule.partition("/")[0], {})
            counts[finding.severity] = counts.get(finding.severity, 0) + 1
            if finding.fix is not None:
                fixes += 1
                safe_fixes += finding.fix.safe
            yield "\n".join(_finding(finding, look.width, palette)) + "\n"
    if not look.quiet:
        yield "\n".join(_summary(families, totals, palette)) + "\n"
        yield from (palette("good", done) + "\n" for done in totals.done())
        if fixes:
            yield _fixable(safe_fixes, fixes - safe_fixes) + "\n"


def _finding(finding: Finding, width: int, palette: Palette) -> Iterator[str]:
    path = safe_path(finding.path)
    place = palette("bold", f"{path}{_place(finding.start, finding.place)}")
    severity = palette(finding.severity.label, finding.severity.label)
    yield f"{place}: {severity} {palette('rule', safe(finding.rule))}: {safe(finding.message)}"
    yield from snippet(finding, width, palette)
    names = finding.related_places or ("",) * len(finding.related)
    for (start, _, _, message), name in zip(finding.related[:_RELATED], names, strict=False):
        yield f"      {palette('dim', 'see')} {path}{_place(start, name)}: {safe(message)}"
    if len(finding.related) > _RELATED:
        more = len(finding.related) - _RELATED
        places = "place" if more == 1 else "places"
        yield f"      {palette('dim', f'and {more} more {places}')}"
    if finding.fix is not None:
        sure = "" if finding.fix.safe else " (look at the result)"
        yield f"      {palette('dim', 'fix')} {safe(finding.fix.message)}{sure}"
    yield ""


def _place(start: Position, name: str) -> str:
    """A place behind its path: line and column, or what people call it."""
    return f": {name}" if name else f":{start.line}:{start.column}"


def _summary(families: dict[str, dict[Severity, int]], totals: Totals, palette: Palette) -> Iterator[str]:
    whole = {one: sum(counts.get(one, 0) for counts in families.values()) for one in _SEVERITIES}
    total = sum(whole.values())
    checked = number(totals.files, "file")
    if total == 0:
        yield palette("bold" if totals.failed or totals.stale else "good", f"No findings in {checked}.")
    else:
        among = checked if totals.files == totals.touched else f"{totals.touched:,} of {checked}"
        yield palette("bold", f"{number(total, 'finding')} in {among}:") + f" {_counts(whole, palette)}"
        widest = max(len(safe(family)) for family in families)
        if len(families) > 1:
            for family, counts in sorted(families.items()):
                yield f"  {safe(family):<{widest}}  {_counts(counts, palette)}"
    yield from (f"{left} {end}." for left, end in totals.left_out())
    yield from totals.unchecked()


def _fixable(safe_fixes: int, others: int) -> str:
    """What ``--fix`` could do."""
    if not safe_fixes:
        return f"{others:,} can be fixed with --fix --unsafe-fixes, to be looked at."
    return f"{safe_fixes:,} can be fixed with --fix{f' ({others:,} more with --unsafe-fixes)' if others else ''}."


def _counts(counts: dict[Severity, int], palette: Palette) -> str:
    named = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
    return ", ".join(
        palette(named[one], f"{counts[one]:,} {named[one]}" + "s" * (counts[one] != 1 and one is not Severity.INFO))
        for one in _SEVERITIES
        if counts.get(one)
    )
