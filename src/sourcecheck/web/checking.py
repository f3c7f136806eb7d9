"""A draft checked, as the page is told of it: rows as they read, findings in place, counts, what was looked at.

Places are counted in UTF-16 code units from the start of the source, as the strings of a browser are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sourcecheck.baseline.entries import keyed
from sourcecheck.checklist import checklist
from sourcecheck.digests import hashed
from sourcecheck.document import Document, Format, Kind
from sourcecheck.engine import Engine
from sourcecheck.engine.ready import speaks_of
from sourcecheck.finding import Finding
from sourcecheck.page.article import Part, parts, places
from sourcecheck.page.cards import card
from sourcecheck.page.escaping import shortened
from sourcecheck.page.evidence import evidence
from sourcecheck.page.words import CANNOT, count
from sourcecheck.report import FileReport
from sourcecheck.rule import Rule
from sourcecheck.text import Span
from sourcecheck.view import viewed
from sourcecheck.web.insides import insides

__all__ = ["Units", "checked", "counts", "identity", "lines_of"]

_PREFIX: Final = "d"
_QUOTE: Final = 300  # code points
_UNREAD: Final = frozenset((Kind.ATTRIBUTE, Kind.TITLE, Kind.DESCRIPTION))
_SHOWN: Final = 6_000  # rows; a browser lays out no more at once in a time that somebody waits for


def checked(document: Document, report: FileReport, engine: Engine) -> dict[str, Any]:
    """What the page shows of a draft."""
    rules = {rule.id: rule for rule, _ in engine.rules}
    findings = report.findings
    view = viewed(document, findings, further=True)
    units = Units(document.source)
    rows = list(parts(view, findings, rules, _PREFIX))
    shown = places(findings)
    spans = [row.span for row in rows]
    edges = lines_of(document.source, spans, insides(document, spans))
    return {
        "title": shortened(view.title, _QUOTE),
        "rows": [_row(row, edge, units) for row, edge in zip(rows[:_SHOWN], edges, strict=False)],
        "more": max(len(rows) - _SHOWN, 0),
        "about": list(view.about),
        "aboutCards": "".join(
            "".join(card(findings[one], rules.get(findings[one].rule), one, _PREFIX, shown)) for one in view.about
        ),
        "findings": [_finding(finding, rules.get(finding.rule), units) for finding in findings],
        "counts": counts(report),
        "evidence": "".join(evidence(checklist(document), _PREFIX)),
        "notes": list(_notes(report)),
        "looked": _looked(document, report, engine),
        "cannot": CANNOT,
    }


def counts(report: FileReport) -> dict[str, int]:
    """How many findings there are of each severity."""
    found = {"error": 0, "warning": 0, "info": 0}
    for finding in report.findings:
        found[finding.severity.label] += 1
    return found


def identity(finding: Finding) -> str:
    """What tells a finding from all others of one text: equal in two checks of an equal text."""
    return hashed(f"{finding.rule}\0{finding.span.start}\0{finding.span.end}\0{finding.message}")


def _row(row: Part, edge: Span, units: Units) -> dict[str, Any]:
    return {
        "start": units.at(edge.start),
        "end": units.at(edge.end),
        "text": row.text,
        "cards": row.cards,
        "findings": list(row.findings),
    }


def _finding(finding: Finding, rule: Rule | None, units: Units) -> dict[str, Any]:
    key = keyed(finding)
    fix = finding.fix
    return {
        "id": identity(finding),
        # By these a decision finds its finding again after an edit: first by both, then by the words alone.
        "key": key.key,
        "words": key.quote,
        "rule": finding.rule,
        "level": finding.severity.label,
        "message": finding.message,
        "quote": "" if finding.scope == "document" else shortened(finding.quote, _QUOTE),
        "settle": "" if rule is None else rule.settle,
        "line": finding.start.line,
        "start": units.at(finding.span.start),
        "end": units.at(finding.span.end),
        "fix": None
        if fix is None
        else {
            "message": fix.message,
            "safe": fix.safe,
            "edits": [[units.at(edit.span.start), units.at(edit.span.end), edit.text] for edit in fix.edits],
        },
    }


def _notes(report: FileReport) -> Iterator[str]:
    """What the person should know of the check beside the findings."""
    yield from report.notes
    if report.strangers:
        yield (
            f"{count(report.strangers, 'rule')} did not look: they do not know the language of this text "
            f"({report.language})."
        )
    if report.suppressed:
        yield f"{count(report.suppressed, 'finding')} set aside by comments in the text itself."
    if report.hidden:
        yield f"{count(report.hidden, 'finding')} below what the configuration shows."
    for problem in report.problems:
        about = f"the rule {problem.rule} failed" if problem.rule else problem.message
        yield f"A bug of sourcecheck: {about}. All else was looked at. Please report it."


def _looked(document: Document, report: FileReport, engine: Engine) -> dict[str, Any]:
    """What was looked at, for who asks what "nothing found" means."""
    written = Format(report.format)
    looked = sum(speaks_of(rule, written, report.language, report.type) for rule, _ in engine.rules)
    return {
        "rules": looked,
        "words": _words(document),
        "language": report.language,
        "type": report.type,
        "config": engine.plan.config.file,
    }


def _words(document: Document) -> int:
    """The words of the article as a reader sees them: no markup, nothing of the page beside it."""
    return sum(
        len(block.text.split()) for block in document.blocks if block.kind not in _UNREAD and document.in_content(block)
    )


def lines_of(source: str, spans: Iterable[Span], inside: Mapping[Span, Span] | None = None) -> list[Span]:
    """For each row the lines it stands on, for editing: whole ones as far as no other row stands on them.

    Ranges do not overlap and come in order; where rows lie inside of one another, the inner ones are empty.

    Args:
        inside: by row what is edited of it instead of its lines.
    """
    spans = list(spans)
    done: list[Span] = []
    floor = 0
    for number, (start, end) in enumerate(spans):
        within = inside.get(Span(start, end)) if inside else None
        if within is not None and within.start >= floor:
            done.append(within)
            floor = max(end, floor)
            continue
        begin = max(source.rfind("\n", 0, start) + 1, floor)
        while end > start and source[end - 1] == "\n":
            end -= 1
        stop = source.find("\n", end)
        stop = len(source) if stop < 0 else stop
        if number + 1 < len(spans):
            stop = min(stop, max(spans[number + 1].start, end))
        stop = max(stop, begin)
        done.append(Span(begin, stop))
        floor = stop
    return done


class Units:
    """Places of a text in UTF-16 code units."""

    __slots__ = ("_pairs",)

    def __init__(self, source: str) -> None:
        self._pairs: list[int] = []
        if not source.isascii() and max(source) > "\uffff":
            self._pairs = [place for place, char in enumerate(source) if char > "\uffff"]

    def at(self, offset: int) -> int:
        """The place of an offset in code points."""
        return offset + bisect_left(self._pairs, offset)
