"""Figures told twice of one thing: what is read, and which two are the same."""

import pytest

from sourcecheck.analysis.figures.retold import Fact, facts_in, may_retell, same_fact
from sourcecheck.analysis.sentences import split


def _facts(text: str) -> tuple[Fact, ...]:
    return facts_in(text, split(text))


@pytest.mark.parametrize(
    ("text", "kind", "verb"),
    [
        ("The airline has ordered 18 freighters.", "plane", "order"),
        ("The 75 homes the water entered were old.", "home", "enter"),
        ("The arena seats 18,500, the club said.", "seat", "seat"),
        ("The stadium has 21,000 seats on four stands.", "seat", "seat"),
        ("The tanker lost 480 tonnes of oil.", "tonne oil", "lose"),
        ("The satellite cost 610 million euros.", "€", "cost"),
        ("The swimmers raised £8,240 for the boat.", "£", "raise"),
        ("The council will close nine libraries.", "library", "close"),
        ("The council closed nine libraries.", "library", "close"),
    ],
)
def test_what_a_figure_is_of(text: str, kind: str, verb: str) -> None:
    (fact,) = _facts(text)
    assert (fact.kind, fact.verb) == (kind, verb)


@pytest.mark.parametrize(
    "text",
    [
        "The airline ordered another 16 freighters.",
        "The airline ordered at least 16 freighters.",
        "Police had arrested 42 protesters by Friday.",
        "The fire destroyed 36 of the homes.",
        "Last year the festival drew 47,000 visitors.",
        "The mine sold 400 tonnes a day.",
        "A ticket costs £12.",
    ],
)
def test_parts_and_other_times_are_no_facts(text: str) -> None:
    assert not _facts(text)


SAME = [
    ("Norvane ordered 18 freighters.", "The airline Norvane ordered 16 freighters."),
    ("Water entered 57 homes in Thirlby.", "Families came from the 75 homes the water entered."),
    ("The hospital has 320 beds.", "With its 230 beds the hospital serves three valleys."),
]
APART = [
    ("The plant in Hull employs 1,400 people.", "The plant in Derby employs 1,700 people."),
    ("On Friday the fair drew 4,000 people.", "On Saturday the fair drew 6,000 people."),
    ("The bank lost $40 million in trading.", "The bank lost $60 million on loans."),
    ("The arena has 21,000 seats.", "The arena will have 24,500 seats."),
    ("The old hall seats 400.", "The new hall seats 600."),
]


@pytest.mark.parametrize(
    ("first", "second", "same"), [(*pair, True) for pair in SAME] + [(*pair, False) for pair in APART]
)
def test_two_are_the_same_by_the_words_they_share(first: str, second: str, same: bool) -> None:
    (one,), (other,) = _facts(first), _facts(second)
    assert same_fact(one, other) is same
    assert may_retell((first, second)) == [0, 1] or not same
