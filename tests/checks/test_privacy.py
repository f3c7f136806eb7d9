"""The privacy rules: what is private, what is a contact at work, and values that reach nobody."""

from __future__ import annotations

import random
import re
from datetime import date
from typing import Any

import pytest
from tests.test_needs import holds, matches

from sourcecheck.analysis.page.contact import private_prose, reserved_values
from sourcecheck.analysis.page.contact.numbers import is_card, is_iban, is_social
from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.examples import failures
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit, Rule

RULES = rules_of("privacy")
TODAY = date(2026, 11, 22)


def hits(rule: Rule, source: str, format: Format = Format.TEXT, **context: Any) -> list[Hit]:
    assert rule.check is not None
    return list(rule.check(read_text(source, "page.x", format), Context(options=rule.defaults, today=TODAY, **context)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert rule.check is not None
    assert list(failures(rule, rule.check)) == []


PATTERNS = [
    *((reserved_values.OPENINGS, pattern) for _, pattern in reserved_values._phones()),
    (reserved_values.OPENINGS, reserved_values._places()),
    *((private_prose.OPENINGS, pattern) for pattern in private_prose._homes()),
    (private_prose.OPENINGS, private_prose._phone()),
    *((private_prose.OPENINGS, pattern) for _, pattern in private_prose._number_patterns()),
]


@pytest.mark.parametrize(("needs", "pattern"), PATTERNS)
def test_every_match_holds_a_need(needs: tuple[str, ...], pattern: re.Pattern[str]) -> None:
    for text in matches(pattern, random.Random(1)):
        assert holds(text, needs) or not pattern.search(text), text


def test_numbers_prove_themselves() -> None:
    assert is_card("4539 1488 0343 6467") and not is_card("4539 1488 0343 6468") and not is_card("0000 0000 0000 0000")
    assert is_iban("DE89 3704 0044 0532 0130 00") and not is_iban("DE88 3704 0044 0532 0130 00")
    assert is_social("219-45-6781") and not is_social("666-45-6781") and not is_social("900-45-6781")
