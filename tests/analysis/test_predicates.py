"""Verbs of opinion behind a noun in the plural."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.views.predicates import predicate

SAID = {
    "experts say": "say",
    "experts have long argued that": "argued",
    "experts in the trade now fear": "fear",
    "experts, however, are divided": "are divided",
    "experts who have studied the wall for years, contend": "contend",
    "experts at the quay and elsewhere also point out": "point out",
    "experts do not believe": "believe",
    "experts remain deeply sceptical": "remain deeply sceptical",
    "experts tend to agree": "tend to agree",
    "experts have serious doubts": "have serious doubts",
    "experts voiced some concern": "voiced",
    "experts, on the other hand, doubt": "doubt",
}
SILENT = (
    "experts", "experts met in may", "experts were called", "experts. say", "experts will not argue",
    "experts in what they say", "experts says", "experts (say", "experts say-so", "experts, say",
)  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_the_verb_is_found(text: str) -> None:
    found = predicate(text + " the wall will fall", len("experts"))
    assert found is not None
    assert found.verb == SAID[text]
    assert text[found.start : found.end] == found.verb


@pytest.mark.parametrize("text", SILENT)
def test_no_verb_of_theirs(text: str) -> None:
    assert predicate(text, len("experts")) is None


def test_long_texts_take_no_longer() -> None:
    assert predicate("experts" + " who know" * 100_000 + " say", 7) is not None
    assert predicate("experts" + " at work" * 100_000 + " say", 7) is None
