"""Sequences of words: what grammar-like rules ask for ("is widely regarded as").

A sequence is a row of steps over the words of a unit. Words follow each other with a
single space between; a comma or any other mark ends the row. The longest match from
each word counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sourcecheck.matching.folding import fold, plain, strict
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Step

__all__ = ["REPEAT", "STEPS", "Word", "anchor", "match_at", "reach", "words"]

STEPS: Final = 20
REPEAT: Final = 10


class Word(NamedTuple):
    """A word of a unit in its strict form, and whether a single space and a word follow."""

    text: str
    start: int
    end: int
    joined: bool


@lru_cache(maxsize=1)
def _word() -> re.Pattern[bytes]:
    return re.compile(rb"[^ ]+")


def words(text: str, case: bool = False) -> list[Word]:
    """The words of a unit's text, in lower case unless letter case counts."""
    lower = plain(text) if case else strict(text)
    spans = [match.span() for match in _word().finditer(fold(text))]
    last = len(spans) - 1
    return [
        Word(
            lower[start:end],
            start,
            end,
            number < last and spans[number + 1][0] == end + 1 and text[end] == " ",
        )
        for number, (start, end) in enumerate(spans)
    ]


def anchor(steps: tuple[Step, ...]) -> int:
    """The step whose words a unit must hold for the sequence to match; -1 where there is none.

    Of the steps that must be there, the one whose shortest word is longest.
    """
    best, length = -1, 0
    for number, step in enumerate(steps):
        if step.any and not step.endings and not step.optional:
            shortest = min(map(len, step.any))
            if shortest > length:
                best, length = number, shortest
    return best


def reach(steps: tuple[Step, ...], until: int) -> tuple[int, int]:
    """How many words can stand before step ``until``: at least, at most."""
    before = steps[:until]
    return sum(not step.optional for step in before), sum(step.repeat for step in before)


def _fits(step: Step, word: str) -> bool:
    if not step.any and not step.endings:
        return True
    return word in step.any or (bool(step.endings) and word.endswith(step.endings))


def match_at(steps: tuple[Step, ...], row: list[Word], first: int) -> int:
    """The index after the last word of the longest match that begins at word ``first``; -1 for none.

    All ways through the steps are followed at once: a state is a step and how often it
    was taken, so the work is bounded by words times states.
    """
    states = _reachable(steps, 0)
    longest = -1
    at = first
    while states and at < len(row):
        word = row[at].text
        after: set[tuple[int, int]] = set()
        for number, taken in states:
            if number < len(steps) and _fits(steps[number], word):
                after |= _onward(steps, number, taken + 1)
        at += 1
        if any(number == len(steps) for number, _ in after):
            longest = at
        states = after
        if not row[at - 1].joined:
            break
    return longest


def _reachable(steps: tuple[Step, ...], number: int) -> set[tuple[int, int]]:
    """States before the next word, standing at step ``number`` untaken: optional steps may be passed."""
    found = {(number, 0)}
    while number < len(steps) and steps[number].optional:
        number += 1
        found.add((number, 0))
    return found


def _onward(steps: tuple[Step, ...], number: int, taken: int) -> set[tuple[int, int]]:
    found = _reachable(steps, number + 1)
    if taken < steps[number].repeat:
        found.add((number, taken))
    return found
