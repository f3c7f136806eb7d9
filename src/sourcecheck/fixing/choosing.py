"""Which fixes are done together: in the order of the text, each as a whole, none touching another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from sourcecheck.finding import Finding, TextEdit
from sourcecheck.text import Span

__all__ = ["chosen", "edits_of"]


def chosen(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose fixes are done together; those of the others would touch one of theirs.

    Fixes that only touch wait too: two words that are deleted side by side may have shared the space between them.

    Args:
        findings: each with a fix, whose edits are sorted and do not overlap.
    """
    taken: list[Span] = []
    done: list[Finding] = []
    for finding in sorted(findings, key=_place):
        if finding.fix is None or any(_touches(taken, edit.span) for edit in finding.fix.edits):
            continue
        done.append(finding)
        for edit in finding.fix.edits:
            insort(taken, edit.span)
    return done


def edits_of(findings: Sequence[Finding]) -> tuple[TextEdit, ...]:
    """The edits of the fixes of findings that were chosen together, in order."""
    return tuple(sorted(edit for finding in findings if finding.fix is not None for edit in finding.fix.edits))


def _place(finding: Finding) -> tuple[tuple[TextEdit, ...], str, Span]:
    return finding.fix.edits if finding.fix is not None else (), finding.rule, finding.span


def _touches(taken: Sequence[Span], span: Span) -> bool:
    """Whether a range shares a place, or an edge, with one that is taken; those are in order and apart."""
    index = bisect_left(taken, (span.start, -1))
    if index < len(taken) and taken[index].start <= span.end:
        return True
    return index > 0 and taken[index - 1].end >= span.start
