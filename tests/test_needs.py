"""What a rule waits for is in everything that its patterns match: a prefilter may only say no.

Texts are drawn from the patterns themselves, every branch of them, and each must hold one of the rule's
needs in the form in which the scanner looks for them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from sourcecheck.analysis.attribution import label_clauses
from sourcecheck.analysis.figures.mention_patterns import mention_patterns
from sourcecheck.analysis.page import assistant_phrases as say
from sourcecheck.analysis.page import byline_patterns
from sourcecheck.analysis.views import expert_patterns
from sourcecheck.analysis.views.unnamed_views import unnamed_views
from sourcecheck.checks.attribution import agentless_label, expert_without_affiliation, vague_authority
from sourcecheck.checks.consistency import figure_conflict
from sourcecheck.checks.dates import indefinite_weekday
from sourcecheck.checks.origin import aggregator_disclaimer, promised_source_missing
from sourcecheck.checks.residue import assistant_boilerplate, prompt_context_leak
from sourcecheck.matching.folding import fold, plain
from sourcecheck.matching.literals import narrow, parse

DRAWN = 3_000


def drawn(tree: Any, chance: random.Random, groups: dict[int, str]) -> str:
    """A text that a parse tree of ``re`` matches, what it looks at before and after left out."""
    parts: list[str] = []
    for operation, argument in tree:
        name = str(operation)
        if name == "LITERAL":
            parts.append(chr(argument))
        elif name == "NOT_LITERAL":
            parts.append("x")
        elif name == "ANY":
            parts.append(chance.choice("x "))
        elif name == "IN":
            parts.append(one_of(argument, chance))
        elif name == "BRANCH":
            parts.append(drawn(chance.choice(argument[1]), chance, groups))
        elif name == "SUBPATTERN":
            groups[argument[0] or 0] = drawn(argument[3], chance, groups)
            parts.append(groups[argument[0] or 0])
        elif name == "GROUPREF":
            parts.append(groups.get(argument, ""))
        elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            least, most, inside = argument
            parts.extend(drawn(inside, chance, groups) for _ in range(chance.randint(least, min(most, least + 2))))
        elif name == "ATOMIC_GROUP":
            parts.append(drawn(argument, chance, groups))
    return "".join(parts)


def one_of(choices: Any, chance: random.Random) -> str:
    if str(choices[0][0]) == "NEGATE":
        return "x"
    operation, argument = chance.choice(choices)
    name = str(operation)
    if name == "LITERAL":
        return chr(argument)
    if name == "RANGE":
        return chr(chance.randint(*argument))
    return {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_NOT_WORD": "-"}.get(str(argument), "w")


def matches(pattern: re.Pattern[str], chance: random.Random) -> Iterator[str]:
    tree = re._parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)  # type: ignore[attr-defined]
    for _ in range(DRAWN):
        yield " ".join(drawn(tree, chance, {}).split(" "))


def holds(text: str, needs: Sequence[str]) -> bool:
    folded = b" " + fold(text) + b" "
    return any(
        fold(narrow(need)) in folded if fold(narrow(need)).strip() else plain(need) in plain(text) for need in needs
    )


PATTERNS: list[tuple[Any, Any]] = [
    (expert_without_affiliation.RULE.needs, lambda: expert_patterns.pattern("apposition")),
    (indefinite_weekday.RULE.needs, indefinite_weekday._indefinite),
    (indefinite_weekday.RULE.needs, indefinite_weekday._redundant),
    (promised_source_missing._IN_PROMISES, promised_source_missing._promises),
    (promised_source_missing._IN_LABELS, promised_source_missing._empty_label),
    (aggregator_disclaimer.RULE.needs, lambda: re.compile(aggregator_disclaimer._telling_kinds())),
    (assistant_boilerplate.RULE.needs, say.certain),
    (assistant_boilerplate.RULE.needs, say.framing),
    (assistant_boilerplate.RULE.needs, say.closing),
    (prompt_context_leak.RULE.needs, prompt_context_leak._leak),
    (prompt_context_leak.RULE.needs, prompt_context_leak._reference),
]


@pytest.mark.parametrize(("needs", "pattern"), PATTERNS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_match_holds_a_need(needs: tuple[str, ...], pattern: Any) -> None:
    for text in matches(pattern(), random.Random(1)):
        assert holds(text, needs), text


def test_every_label_holds_a_need() -> None:
    for entry in sorted(entry for entries in label_clauses._known().values() for entry in entries):
        for text in (f"It was widely {entry} as the best of all.", f"It was {entry} the greatest yet."):
            if any(label_clauses.is_label(text, given) for given in label_clauses.participles(text)):
                assert holds(text, agentless_label.RULE.needs), text


@pytest.mark.parametrize("which", ["the", "All", "all the", "Those full", "these same", "The whole", "the new"])
@pytest.mark.parametrize(
    "number", ["12 workers", "$4 loans", "€0.5 loans", "₹٣٤ loans", "seventeen crates", "Ninety boats"]
)
def test_every_figure_that_is_taken_for_known_holds_a_need(which: str, number: str) -> None:
    text = f"It is {which} {number} in the yard."
    assert mention_patterns()["known"].search(text), text
    assert holds(text, figure_conflict.RULE.needs), text


@pytest.mark.parametrize("noun", ["people", "users", "customers", "readers", "parents"])
@pytest.mark.parametrize(
    "said",
    [
        "{} love the smell.",
        "Most {} say that the lid sticks.",
        "{}, however, complain of the smell.",
        "The lid is, in the eyes of many young {}, a toy.",
        "It was hailed by angry local {}.",
        "It was widely praised by {}’ friends and {}.",
        "According to most {}, the lid sticks.",
        "A growing number of {} believes that the lid sticks.",
        "There will always be {} who say so.",
        "The lid sticks, said several {}.",
    ],
)
def test_every_view_of_people_of_whom_texts_are_full_holds_a_need(noun: str, said: str) -> None:
    text = said.format(noun, noun)
    text = text[0].upper() + text[1:]
    if list(unnamed_views(text)):
        assert holds(text, vague_authority.RULE.needs), text


def test_most_of_these_are_views() -> None:
    texts = ("Users love the smell.", "Most users say that the lid sticks.", "Users, however, complain of the smell.")
    assert all(list(unnamed_views(text)) for text in texts)


@pytest.mark.parametrize("pattern", byline_patterns._HOLDS, ids=lambda pattern: pattern.__name__)
def test_every_byline_is_worth_a_look(pattern: Any) -> None:
    for text in matches(pattern(), random.Random(4)):
        assert byline_patterns.is_worth(pattern, text), text


@pytest.mark.parametrize("pattern", [byline_patterns.by_line, byline_patterns.signed, byline_patterns.agency])
def test_every_signature_is_worth_a_look(pattern: Any) -> None:
    for text in matches(pattern(), random.Random(5)):
        if pattern().match(text):
            assert byline_patterns.is_worth(pattern, text), text


def test_the_drawing_draws_matches() -> None:
    pattern = re.compile(r"(?i)\b(?:one|two) (?:[a-c]\d{2,3} ?)+(x|y)\1?")
    texts = list(matches(pattern, random.Random(6)))
    assert sum(pattern.match(text) is not None for text in texts) == len(texts) and len(set(texts)) > 100
    assert parse("ab")
