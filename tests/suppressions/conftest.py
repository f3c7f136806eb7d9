"""Documents with findings at marked words, and what directives make of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import NamedTuple

import pytest

from sourcecheck.document import Document, Format
from sourcecheck.engine import Engine
from sourcecheck.finding import Confidence, Finding, Severity
from sourcecheck.readers import format_of, read_text
from sourcecheck.report import Plan
from sourcecheck.rule import Hit, Rule
from sourcecheck.settle import settle, stamp
from sourcecheck.suppressions import RULES, Applied, applied
from sourcecheck.text import Span

# Every word in capitals that ends in digits is a finding: T1 of tables/one, D2 of dates/two ...
WORD = re.compile(r"\b([TDA])([12])\b")
RULES_OF = {f"{letter}{number}": f"{family}/{name}"
            for letter, family in (("T", "tables"), ("D", "dates"), ("A", "author"))
            for number, name in (("1", "one"), ("2", "two"))}  # fmt: skip
OWN = frozenset(rule.id for rule in RULES)
KNOWN = frozenset(RULES_OF.values())


def rule_of(name: str) -> Rule:
    return Rule(name, "{match}", Severity.WARNING, Confidence.HIGH, "", "", "", (), (), ())


class Outcome(NamedTuple):
    """``kept`` are the words still reported; ``said`` what is said of directives: (rule, source, message)."""

    kept: list[str]
    said: list[tuple[str, str, str]]
    suppressed: int
    document: Document
    applied: Applied

    @property
    def rules(self) -> list[str]:
        return [rule for rule, _, _ in self.said]


Apply = Callable[..., Outcome]


@pytest.fixture(scope="session")
def apply() -> Apply:
    return outcome


def findings_in(document: Document) -> tuple[Finding, ...]:
    """A finding for each marked word that a reader sees; those of a title too."""
    found = []
    for block in document.blocks:
        for match in WORD.finditer(block.text):
            rule = rule_of(RULES_OF[match[0]])
            found.append(stamp(document, rule, rule.severity, Hit(block.span(*match.span()))))
    return settle(found)


def outcome(
    source: str,
    path: str = "a.md",
    *,
    ran: Collection[str] | None = None,
    without: Collection[str] = ("without-reason",),
    today: date | None = None,
    renamed: Mapping[str, str] = {},
    about_all: str = "",
) -> Outcome:
    """Read, look for the marked words, apply the directives.

    Args:
        ran: rules of the marked words that ran; all.
        without: rules about directives that do not run.
        about_all: a rule that has a finding about the whole document.
    """
    document = read_text(source, path, format_of(path) or Format.MARKDOWN)
    running = KNOWN if ran is None else frozenset(ran)
    findings = [one for one in findings_in(document) if one.rule in running]
    if about_all:
        findings.append(stamp(document, rule_of(about_all), Severity.WARNING, Hit(Span(0, 0), scope="document")))
    own = OWN - {f"suppression/{name}" for name in without}
    result = applied(document, findings, running | own, KNOWN, today, renamed)
    said = []
    for rule, hit in result.hits:
        finding = stamp(document, rule, rule.severity, hit)
        said.append((rule.id.removeprefix("suppression/"), finding.quote, finding.message))
    assert len(findings) + len(result.hits) >= len(result.kept)
    assert len(result.kept) + len(result.silenced) == len(findings)
    return Outcome([one.quote for one in result.kept], said, result.suppressed, document, result)


def run(preset: str) -> Engine:
    """An engine that leaves directives alone: the tests apply them by hand."""
    return Engine(Plan(preset=preset, inline=False, today=date(2026, 11, 22)))
