"""Rules for tests, written as a rule file is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sourcecheck.loader.rule_file import read_rule
from sourcecheck.matching.phrases import PhraseError
from sourcecheck.rule import Rule

AROUND = """
severity: warning
confidence: high
doubt: A doubt.
settle: A cure.
why: A reason.
references: [https://example.org/standard]
examples:
  bad: ["[[x]]", "[[y]]"]
  good: [a, b]
"""


def words(name: str) -> tuple[str, ...]:
    if name == "observers":
        return ("observers", "analysts")
    raise PhraseError(f"there is no word list {name!r}")


@pytest.fixture(scope="session")
def make_rule() -> Callable[..., Rule]:
    """Make a rule from the YAML of its matcher."""

    def make(matcher: str, id: str = "test/rule", message: str = "{match}", ours: bool = True) -> Rule:
        rule, problems = read_rule(f"message: '{message}'\n{matcher}\n{AROUND}", "rule.yaml", id, words, ours)
        assert rule is not None, problems
        return rule

    return make
