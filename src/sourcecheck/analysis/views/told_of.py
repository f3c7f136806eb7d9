"""Whether a text can tell of people who say or think something: asked of the words of every block that has such people.

A pattern that asks the same costs three times as much, and ten times as much when it is first used.
"""

from __future__ import annotations

from functools import cache

from sourcecheck.analysis.views.crowds import LEARNED, last_words
from sourcecheck.analysis.views.predicates import ASIDES, first_words
from sourcecheck.analysis.views.unnamed_people import CROWD, KNOWERS, THERE
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.word_lists import listed

__all__ = ["tells_of_people"]

_FAR = 17  # words from people to the verb
_BEFORE = 7  # words before them, in which "according to" or "say" stands
_LEADS_IN = words(
    "say says said warn warned argue argued believe insist claim predict predicted add note noted contend caution "
    "reckon agree according by eyes view views opinion opinions words judgment judgement estimation minds many most "
    "some several"
)


def tells_of_people(low: str, row: list[str], held: frozenset[str]) -> bool:
    """Whether something is told of a noun for people among the words of a text.

    Args:
        low: the text in small letters.
        row: its words in small letters, in order.
        held: the same.
    """
    people = _people() & held
    learned = [word for word in held if word.endswith(LEARNED)] if any(end in low for end in LEARNED) else []
    if not (people or learned):
        return False
    ends, leads, said = _ends(), _leads(), _said()
    for index, word in enumerate(row):
        if word not in people and not (learned and word in learned):
            continue
        behind = row[index + 1] if index + 1 < len(row) else ""
        if behind in said or (
            (behind in leads or behind.endswith("ly")) and not ends.isdisjoint(row[index : index + _FAR])
        ):
            return True
        if not _LEADS_IN.isdisjoint(row[max(0, index - _BEFORE) : index]) and word not in CROWD:
            return True
    return False


@cache
def _people() -> frozenset[str]:
    lists = ("authority-nouns", "crowd-nouns", "trade-nouns", "single-authorities")
    return CROWD | THERE | KNOWERS | frozenset().union(*map(last_words, lists))


@cache
def _leads() -> frozenset[str]:
    return (first_words() | {word.partition(" ")[0] for word in ASIDES}) | words(
        "has also alike here there old past far"
    )


@cache
def _said() -> frozenset[str]:
    """Verbs in all their forms; those that are also auxiliaries lead to another."""
    return frozenset(verb.partition(" ")[0] for verb in listed("opinion-verbs")) - words("are have has had remain tend")


@cache
def _ends() -> frozenset[str]:
    """The telling word of each verb and state: the longest."""
    entries = (*listed("opinion-verbs"), *listed("opinion-states"), *listed("crowd-verbs"))
    told = {max(letter_words(entry), key=len) for entry in entries} - {"have", "has", "had"}
    return frozenset(told) | words("doubts concerns reservations misgivings knows tells puts voice raise express")
