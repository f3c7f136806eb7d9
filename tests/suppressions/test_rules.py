"""The rules about directives show what they do; the examples are their tests."""

from __future__ import annotations

from functools import cache

import pytest

from sourcecheck import loader
from sourcecheck.engine import Engine
from sourcecheck.examples import as_example, read_example
from sourcecheck.rule import Example, Rule
from sourcecheck.settle import stamp
from sourcecheck.suppressions import RULES, applied
from sourcecheck.suppressions.rules import FAMILY
from sourcecheck.text import Span

from .conftest import run

BAD = [(rule, example) for rule in RULES for example in map(as_example, rule.bad)]
GOOD = [(rule, example) for rule in RULES for example in map(as_example, rule.good)]


@cache
def engine() -> Engine:
    return run("recommended")


def spans_and_messages(rule: Rule, example: Example) -> tuple[list[Span], list[Span], list[str]]:
    """What is marked, what is reported, and in which words."""
    document, marked = read_example(example)
    report = engine().check(document)
    assert not report.problems
    ran = {one.id for one, _ in engine().rules} | {one.id for one in RULES}
    done = applied(document, report.findings, ran, loader.load().rules, example.today)
    hits = [hit for one, hit in done.hits if one is rule]
    messages = [stamp(document, rule, rule.severity, hit).message for hit in hits]
    return marked, [hit.span for hit in hits], messages


@pytest.mark.parametrize(("rule", "example"), BAD, ids=[f"{rule.id}-{at}" for at, (rule, _) in enumerate(BAD)])
def test_a_bad_example_is_reported_where_it_is_marked(rule: Rule, example: Example) -> None:
    marked, reported, messages = spans_and_messages(rule, example)
    assert reported == marked != []
    for message in messages:
        assert len(message) <= 90
        assert "{" not in message


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=[f"{rule.id}-{at}" for at, (rule, _) in enumerate(GOOD)])
def test_a_good_example_is_silent(rule: Rule, example: Example) -> None:
    marked, reported, _ = spans_and_messages(rule, example)
    assert not marked
    assert not reported


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_a_rule_has_to_say(rule: Rule) -> None:
    assert rule.family == FAMILY
    assert rule.check is None and rule.matcher is None
    for text in (rule.message, rule.doubt, rule.settle, rule.why, rule.measured):
        assert text.strip()
    assert len(rule.message) <= 90
    assert rule.references
    assert len(rule.bad) >= 2 and len(rule.good) >= 2
    assert len({as_example(example).format for example in rule.bad}) == 2


def test_rules_are_sorted() -> None:
    assert [rule.id for rule in RULES] == sorted(rule.id for rule in RULES)
