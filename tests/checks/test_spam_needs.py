"""What spam and labelling rules wait for is in everything that their patterns match."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from tests.test_needs import holds, matches

from sourcecheck.analysis.page import bait_phrases
from sourcecheck.checks.labelling import opinion_in_news_voice, sponsored_unlabelled
from sourcecheck.checks.spam import call_to_action_without_link, engagement_bait
from sourcecheck.matching.folding import fold
from sourcecheck.rule import Rule

PATTERNS: list[tuple[Rule, Any]] = [
    (engagement_bait.RULE, bait_phrases.calls),
    (call_to_action_without_link.RULE, call_to_action_without_link._calls),
    (opinion_in_news_voice.RULE, opinion_in_news_voice._claims),
    (sponsored_unlabelled.RULE, sponsored_unlabelled._offer),
    (sponsored_unlabelled.RULE, sponsored_unlabelled._statement),
]
# Marks that stand in no word, which patterns of words allow all the same.
STRAY = re.compile(r"(?<!\w)['’-]|['’-](?!\w)")


@pytest.mark.parametrize(("rule", "pattern"), PATTERNS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_match_holds_a_need_and_opens_the_gate(rule: Rule, pattern: Any) -> None:
    gates = [re.compile(one.encode("latin-1")) for one in rule.gate()] if callable(rule.gate) else []
    for text in matches(pattern(), random.Random(1)):
        assert holds(text, rule.needs), text
        if gates and pattern().search(text) and not STRAY.search(text):
            assert any(gate.search(b" " + fold(text) + b" ") for gate in gates), text
