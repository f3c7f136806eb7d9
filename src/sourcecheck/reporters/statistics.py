"""How often each rule found something, in place of the findings: a table for people, JSON for programs.

The JSON is a contract: its schema is ``statistics.schema.json`` beside this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sourcecheck.finding import Severity
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look
from sourcecheck.reporters.counting import Totals, number
from sourcecheck.terminal import Palette, safe

__all__ = ["SCHEMA", "as_json", "as_text"]

SCHEMA: Final = 1
_SEVERITIES: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def as_text(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield a line per rule, the one that found most first, then the families and what is not shown."""
    counted = _Counted(reports)
    palette = Palette(look.colour)
    rules = look.rules() if counted.rules else {}
    rows = [
        (
            f"{one.count:,}",
            safe(name),
            ", ".join(severity.label for severity in _SEVERITIES if one.severities[severity]),
            f"{one.safe + one.unsafe:,}" if one.safe or one.unsafe else "-",
            safe(rules[name].message) if name in rules else "",
        )
        for name, one in counted.by_count()
    ]
    heads = ("count", "rule", "severity", "fixable", "message")
    most, widest, long, wide = (max((len(row[at]) for row in (heads, *rows)), default=0) for at in range(4))
    if rows:
        head = f"{heads[0]:>{most}}  {heads[1]:<{widest}}  {heads[2]:<{long}}  {heads[3]:>{wide}}  {heads[4]}"
        yield palette("bold", head) + "\n"
    for count, name, severity, fixable, message in rows:
        shown = severity if "," in severity else palette(severity, severity)
        yield (
            f"{count:>{most}}  {palette('rule', name)}{' ' * (widest - len(name))}  "
            f"{shown}{' ' * (long - len(severity))}  {fixable:>{wide}}  {message}".rstrip()
            + "\n"
        )
    if not look.quiet:
        yield "\n" * bool(rows) + "\n".join(_summary(counted, palette)) + "\n"


def as_json(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the counts as one JSON object, in ASCII."""
    import json

    from sourcecheck import __version__

    counted = _Counted(reports)
    rules = look.rules() if counted.rules else {}
    said = {
        "schema": SCHEMA,
        "tool": {"name": "sourcecheck", "version": __version__},
        "rules": [
            {
                "rule": name,
                "count": one.count,
                "files": one.files,
                "severities": _labelled(one.severities),
                "fixable": {"safe": one.safe, "unsafe": one.unsafe},
                "message": rules[name].message if name in rules else "",
            }
            for name, one in counted.by_count()
        ],
        "families": {name: _labelled(counts) for name, counts in sorted(counted.families().items())},
        "errors": [_error(problem) for problem in counted.problems],
        "summary": {
            "files": counted.totals.files,
            "findings": sum(one.count for one in counted.rules.values()),
            "hidden": counted.totals.hidden,
            "suppressed": counted.totals.suppressed,
            "known": counted.totals.known,
            "elsewhere": counted.totals.elsewhere,
            "fixed": counted.totals.fixed,
        },
    }
    # DEL alone is ASCII, could drive a terminal, and is not escaped by json.
    yield json.dumps(said, indent=1).replace("\x7f", "\\u007f") + "\n"


class _One:
    """What one rule found."""

    __slots__ = ("count", "files", "safe", "severities", "unsafe")

    def __init__(self) -> None:
        self.count = self.files = self.safe = self.unsafe = 0
        self.severities = dict.fromkeys(_SEVERITIES, 0)


class _Counted:
    """What all reports hold, counted as they pass; their findings are not kept."""

    def __init__(self, reports: Iterable[FileReport]) -> None:
        self.rules: dict[str, _One] = {}
        self.problems: list[Problem] = []
        self.totals = Totals()
        for report in reports:
            self._add(report)

    def _add(self, report: FileReport) -> None:
        self.totals.add(report)
        self.problems += report.problems
        here = set()
        for finding in report.findings:
            here.add(finding.rule)
            one = self.rules.setdefault(finding.rule, _One())
            one.count += 1
            one.severities[finding.severity] += 1
            if finding.fix is not None:
                one.safe += finding.fix.safe
                one.unsafe += not finding.fix.safe
        for name in here:
            self.rules[name].files += 1

    def by_count(self) -> list[tuple[str, _One]]:
        """Rules and what they found, the most first, of equals by id."""
        return sorted(self.rules.items(), key=lambda pair: (-pair[1].count, pair[0]))

    def families(self) -> dict[str, dict[Severity, int]]:
        """Findings of each family by severity."""
        found: dict[str, dict[Severity, int]] = {}
        for name, one in self.rules.items():
            counts = found.setdefault(name.partition("/")[0], dict.fromkeys(_SEVERITIES, 0))
            for severity, count in one.severities.items():
                counts[severity] += count
        return found


def _summary(counted: _Counted, palette: Palette) -> Iterator[str]:
    families, totals = counted.families(), counted.totals
    total = sum(one.count for one in counted.rules.values())
    files = number(totals.files, "file")
    if not total:
        yield palette("bold" if totals.failed or totals.stale else "good", f"No findings in {files}.")
    else:
        among = files if totals.files == totals.touched else f"{totals.touched:,} of {files}"
        whole = {one: sum(counts[one] for counts in families.values()) for one in _SEVERITIES}
        yield palette("bold", f"{number(total, 'finding')} in {among}:") + f" {_counts(whole, palette)}"
        widest = max(len(safe(name)) for name in families)
        for name, counts in sorted(families.items(), key=lambda pair: (-sum(pair[1].values()), pair[0])):
            yield f"  {safe(name):<{widest}}  {_counts(counts, palette)}"
    yield from (f"Not counted: {left}." for left, _ in totals.left_out())
    yield from totals.unchecked()
    yield from (palette("good", done) for done in totals.done())


def _counts(counts: dict[Severity, int], palette: Palette) -> str:
    return ", ".join(
        palette(one.label, f"{counts[one]:,} {one.label}{'s' * (counts[one] != 1 and one is not Severity.INFO)}")
        for one in _SEVERITIES
        if counts[one]
    )


def _labelled(counts: dict[Severity, int]) -> dict[str, int]:
    return {one.label: counts[one] for one in _SEVERITIES}


def _error(problem: Problem) -> dict[str, Any]:
    said = {"path": problem.path, "kind": problem.kind, "message": problem.message}
    return said | {"rule": problem.rule} if problem.rule else said
