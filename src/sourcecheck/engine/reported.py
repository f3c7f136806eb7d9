"""What is said of a document once its rules have run: findings settled, directives heeded, the rest counted."""

from __future__ import annotations

from datetime import date

from sourcecheck import loader
from sourcecheck.document import Document
from sourcecheck.engine.run import Run, reason
from sourcecheck.finding import Finding
from sourcecheck.report import FileReport, Plan, Problem
from sourcecheck.settle import merged, settle, stamp

__all__ = ["reported"]


def reported(run: Run, plan: Plan, library: loader.RuleSet) -> FileReport:
    """The report of a run.

    Args:
        plan: that it is under.
        library: all rules there are, which directives may name.
    """
    document, ready, problems = run.document, run.ready, run.problems
    settled = settle(run.found)
    suppressed = 0
    if plan.inline and ready.config.inline and _may_direct(document):
        try:
            settled, suppressed = _directed(run, settled, plan.day or date.today(), library)
        except Exception as error:  # noqa: BLE001  without directives more is found, not less
            message = f"{document.path}: the directives failed: {reason(error)}"
            problems.append(Problem(document.path, "internal", message))
    shown = plan.shown
    return FileReport(
        path=document.path,
        format=str(document.format),
        encoding=document.encoding,
        type=run.kind,
        language=run.spoken,
        notes=document.notes,
        findings=tuple(finding for finding in settled if finding.severity >= shown),
        problems=tuple(problems),
        below=tuple(finding for finding in settled if finding.severity < shown),
        failing=plan.failing,
        suppressed=suppressed,
        strangers=ready.strangers(run.spoken),
        source=document.source if plan.source else None,
    )


def _may_direct(document: Document) -> bool:
    """Whether a comment or the front matter may hold a directive; few do, and the rest is then not even imported."""
    if any("sourcecheck" in comment.text.lower() for comment in document.comments):
        return True
    return any(datum.place == "front-matter" and "sourcecheck" in datum.key.lower() for datum in document.metadata.data)


def _directed(
    run: Run, findings: tuple[Finding, ...], today: date, library: loader.RuleSet
) -> tuple[tuple[Finding, ...], int]:
    """The findings that the directives of a document leave, with those about the directives; how many went."""
    from sourcecheck.suppressions import applied

    document, rules = run.document, run.ready.rules
    ran = {one.rule.id for one, _ in run.speaking} - {problem.rule for problem in run.problems}
    own = {rule.id: (rule, severity) for rule, severity in rules if rule.check is None and rule.matcher is None}
    known = set(library.rules) or {rule.id for rule, _ in rules}
    done = applied(document, findings, ran | own.keys(), known, today, library.renamed)
    said = settle(stamp(document, *own[rule.id], hit) for rule, hit in done.hits)
    return merged(done.kept, said), done.suppressed
