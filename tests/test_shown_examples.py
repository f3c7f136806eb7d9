"""The two examples that are shown beside a finding: one reported, one left alone, in other words."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from lsprotocol import types

from sourcecheck import loader
from sourcecheck.examples import as_example, pair, unmarked
from sourcecheck.finding import Confidence, Finding, Severity
from sourcecheck.lsp.hover import explanation
from sourcecheck.page.cards import card
from sourcecheck.rule import Example, Rule
from sourcecheck.text import Position, Span

RULES = loader.load().rules
EACH = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)


def finding(rule: Rule) -> Finding:
    place = Position(1, 1, 0)
    return Finding("a.md", rule.id, rule.severity, rule.confidence, "m", Span(0, 1), place, place, "x")


def made(bad: tuple[str | Example, ...], good: tuple[str | Example, ...]) -> Rule:
    return Rule("house/rule", "m", Severity.WARNING, Confidence.HIGH, "d", "s", "w", ("r",), bad=bad, good=good)


def words(text: str) -> list[str]:
    return unmarked(text)[0].split()


def test_the_rules_about_directives_are_among_them() -> None:
    assert {"suppression/expired", "dates/weekday-date-mismatch", "dates/stale-breaking"} <= set(RULES)


@EACH
@pytest.mark.parametrize("brief", [False, True])
def test_no_rule_shows_the_same_words_as_reported_and_left_alone(rule: Rule, brief: bool) -> None:
    bad, good = pair(rule, brief=brief)
    assert bad is not None and good is not None  # every rule has such a pair
    assert words(bad.text) != words(good.text)
    assert bad in map(as_example, rule.bad) and good in map(as_example, rule.good)


@EACH
def test_nor_does_an_editor_or_the_page(rule: Rule) -> None:
    one = finding(rule)
    said = explanation([one], {rule.id: (rule, rule.severity)}, types.MarkupKind.PlainText).value
    shown = dict(re.findall(r"(?m)^(Reported|Left alone):\n((?:    .*\n|\n)+)", said + "\n"))
    lines = {name: [line for line in text.split("\n") if line.strip(" ^")] for name, text in shown.items()}
    assert len(lines) < 2 or lines["Reported"] != lines["Left alone"]
    page = "".join(card(one, rule, 0, "a"))
    examples = re.findall(r'(?s)<pre class="example (bad|good)" dir="auto">(.*?)</pre>', page)
    assert [kind for kind, _ in examples] == ["bad", "good"]
    bad, good = (html.unescape(re.sub(r"</?mark>", "", text)).split() for _, text in examples)
    assert bad != good


def test_examples_that_need_nothing_of_their_own_come_first() -> None:
    dated = Example("[[Today]] it rained.", today=date(2024, 5, 1))
    rule = made((dated, "[[One]] of them, a long one.", "[[Two]]."), (Example("Two", type="opinion"), "Four.", "3."))
    assert pair(rule) == (as_example("[[One]] of them, a long one."), as_example("Four."))
    assert pair(rule, brief=True) == (as_example("[[Two]]."), as_example("3."))
    only = made((dated,), (dated._replace(text="Today it  rained."), "Tomorrow."))
    assert pair(only) == (dated, as_example("Tomorrow."))


def test_where_all_words_are_the_same_the_bad_example_stands_alone() -> None:
    same = made(("[[x]]",), (Example("x", type="opinion"),))
    assert pair(same) == (as_example("[[x]]"), None)
    assert pair(made((), ("y",))) == (None, as_example("y"))
    assert pair(made((), ())) == (None, None)
    said = explanation([finding(same)], {same.id: (same, same.severity)}, types.MarkupKind.Markdown).value
    assert "Reported" in said and "Left alone" not in said
    assert "Fine" not in "".join(card(finding(same), same, 0, "a"))
