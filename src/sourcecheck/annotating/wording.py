"""What a comment says: what was found, why a reader would doubt it, what settles it, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.finding import Finding
from sourcecheck.reporters.portable import placed_message, portable
from sourcecheck.rule import Rule

__all__ = ["lines"]

_RELATED = 5  # places named in a comment


def lines(finding: Finding, rule: Rule | None, elsewhere: bool = False) -> Iterator[str]:
    """The paragraphs of a comment.

    Args:
        rule: None where the run does not know it any more.
        elsewhere: whether the comment stands beside the words it is about, as at the reference of a footnote.
    """
    if finding.scope == "document":
        yield portable(f"About the whole text: {finding.message}")
    else:
        yield portable(f"In {placed_message(finding)}" if elsewhere else finding.message)
    if rule is not None:
        yield portable(rule.doubt)
        yield portable(f"What settles it: {rule.settle}")
    names = finding.related_places or ("",) * len(finding.related)
    for (_, _, _, message), place in list(zip(finding.related, names, strict=False))[:_RELATED]:
        yield portable(f"See {place}: {message}" if place else f"See: {message}")
    yield portable(f"sourcecheck, {finding.severity.label}: {finding.rule}")
