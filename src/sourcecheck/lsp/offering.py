"""What can be done about findings: directives that silence them, and all safe fixes together.

Nothing is offered that was not tried: a directive stands where the text reads as before, every other finding stays, and
those that it is about are gone. What it costs is a check of the text for each place that is tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sourcecheck.finding import Finding, TextEdit
from sourcecheck.fixing.edits import applied
from sourcecheck.fixing.mending import mended
from sourcecheck.lsp.checking import Looked, look
from sourcecheck.lsp.jobs import Mend, Mended, Offer, Offers, Text
from sourcecheck.lsp.project import Project
from sourcecheck.report import FileReport
from sourcecheck.suppressions.placing import beside, for_file, reading
from sourcecheck.text import Span

__all__ = ["mend", "offers"]

_OWN_FAMILY: Final = "suppression/"


def offers(job: Offer, project: Project) -> Offers:
    """How findings can be silenced; what cannot be is left out."""
    text, way = job.text, project.way(job.text.name)
    engine = way.engine
    if engine is None or way.excluded:
        return Offers({}, {})
    path = project.path(text.name)
    before = look(engine, path, text, text.source)
    if before.document is None:
        return Offers({}, {})

    def after(source: str) -> Looked:
        return look(engine, path, text, source)

    beside_it: dict[tuple[str, int, int], tuple[TextEdit, int]] = {}
    in_file: dict[str, tuple[TextEdit, int]] = {}
    for finding in _asked_for(before.report, job.findings):
        key = (finding.rule, finding.span.start, finding.span.end)
        about = [one for one in _all(before.report) if one.rule == finding.rule]
        if finding.scope != "document" and not finding.rule.startswith(_OWN_FAMILY):
            line = finding.start.line
            here = [one for one in about if one.start.line == line]
            edit = _first_right(beside(before.document, finding.rule, line), text, before, here, after)
            if edit is not None:
                beside_it[key] = edit, len(here)
        if finding.rule not in in_file:
            edit = _first_right(for_file(before.document, finding.rule), text, before, about, after)
            if edit is not None:
                in_file[finding.rule] = edit, len(about)
    return Offers(beside_it, in_file)


def mend(job: Mend, project: Project) -> Mended:
    """Do all safe fixes of a text, as ``check --fix`` would."""
    text, way = job.text, project.way(job.text.name)
    engine = way.engine
    if engine is None or way.excluded:
        return Mended((), 0)
    path = project.path(text.name)
    whole = look(engine, path, text, text.source).report
    shown = project.without_known(whole, text.name, way)[0].findings
    mine = {id(finding) for finding in shown if _is_safe(finding)}
    wanted = frozenset(number for number, finding in enumerate(whole.findings) if id(finding) in mine)
    if not wanted:
        return Mended((), 0)
    done = mended(text.source, whole, lambda source: look(engine, path, text, source).report, wanted, _is_safe)
    edits = []
    old = new = 0
    for kept in (*done.kept, None):
        stop, after = (kept.old, kept.new) if kept is not None else (len(text.source), len(done.source))
        if old < stop or new < after:
            edits.append(TextEdit(Span(old, stop), done.source[new:after]))
        if kept is not None:
            old, new = kept.old + kept.length, kept.new + kept.length
    return Mended(tuple(edits), done.fixed)


def _is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safe


def _asked_for(report: FileReport, keys: Iterable[tuple[str, int, int]]) -> Iterator[Finding]:
    wanted = set(keys)
    for finding in report.findings:
        if (finding.rule, *finding.span) in wanted:
            wanted.discard((finding.rule, *finding.span))
            yield finding


def _all(report: FileReport) -> tuple[Finding, ...]:
    return (*report.findings, *report.below)


def _first_right(
    edits: Iterable[TextEdit],
    text: Text,
    before: Looked,
    silenced: Iterable[Finding],
    after: Callable[[str], Looked],
) -> TextEdit | None:
    """The first edit that leaves the text as it reads, and takes these findings away and no other."""
    assert before.document is not None
    same = reading(before.document)
    gone = {id(finding) for finding in silenced}
    for edit in edits:
        then = after(applied(text.source, (edit,)))
        if then.document is None or len(then.report.problems) > len(before.report.problems):
            continue
        if reading(then.document) != same:
            continue
        at, length = edit.span.start, len(edit.text)
        left = Counter(_moved(finding, at, length) for finding in _all(before.report) if id(finding) not in gone)
        if Counter(_moved(finding, 0, 0) for finding in _all(then.report)) == left:
            return edit
    return None


def _moved(finding: Finding, at: int, length: int) -> tuple[object, ...]:
    """What is to stay of a finding, when so much is put in somewhere. Its message may name lines, which move."""
    if finding.scope == "document":
        return finding.rule, finding.severity, finding.scope
    start = finding.span.start
    return finding.rule, finding.severity, finding.scope, start + length if start >= at else start
