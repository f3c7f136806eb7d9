"""What a comment says: what was found, why a reader would doubt it, what settles it, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sourcecheck.finding import Finding
from sourcecheck.page.words import GROUPS
from sourcecheck.reporters.portable import placed_message, portable
from sourcecheck.rule import Rule
from sourcecheck.settle import shortened

__all__ = ["lines", "rule_in"]

_RULE: Final = re.compile(r"(?<![\w-])[a-z][a-z0-9-]*/[a-z0-9-]+")
_RELATED: Final = 5  # places named in a comment


def lines(finding: Finding, rule: Rule | None, elsewhere: bool = False, source: str = "") -> Iterator[str]:
    """The paragraphs of a comment.

    Args:
        rule: None where the run does not know it any more.
        elsewhere: whether the comment stands beside the words it is about, as at the reference of a footnote.
        source: of the document, where its further places have no names: their words tell where they are.
    """
    if finding.scope == "document":
        yield portable(f"About the whole text: {finding.message}")
    else:
        yield portable(f"In {placed_message(finding)}" if elsewhere else finding.message)
    if rule is not None:
        yield portable(rule.doubt)
        yield portable(f"What settles it: {rule.settle}")
    names = finding.related_places or [f"“{shortened(source[slice(*one[0])])}”" for one in finding.related if source]
    for (_, _, _, message), place in list(zip(finding.related, names, strict=False))[:_RELATED]:
        yield portable(f"See {place}: {message}")
    yield portable(f"{GROUPS[finding.severity]}: {finding.rule} (sourcecheck)")


def rule_in(said: Iterable[str]) -> str:
    """The rule by which a comment was written: its last paragraph names it, in whatever words of ours."""
    last = list(said)[-1:]
    found = _RULE.search(last[0]) if last else None
    return "" if found is None else found[0]
