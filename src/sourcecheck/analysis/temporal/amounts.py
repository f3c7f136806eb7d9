"""How many of which unit: "three fortnights" are six weeks."""

from __future__ import annotations

from functools import cache

from sourcecheck.analysis.temporal.expression import Grain
from sourcecheck.analysis.temporal.gregorian import WEEKDAYS
from sourcecheck.word_lists import listed

__all__ = ["SEASONS", "count_of", "grain_of"]

SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}


def count_of(word: str) -> int:
    """The number a word or figure stands for; 1 for "a", 0 where it is none."""
    word = word.lower().strip()
    if word.isdigit():
        return int(word)
    if word in ("a", "an"):
        return 1
    small = listed("number-words")
    if word in small:
        return small.index(word) + 1
    if word.endswith("dozen"):
        return 12 * (count_of(word.split(" ")[0]) or 1) if " " in word else 12
    tens, _, ones = word.partition("-")
    value = _tens().get(tens, 0)
    return value + (count_of(ones) if ones else 0) if value else 0


@cache
def _tens() -> dict[str, int]:
    names = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    return {name: 10 * number for number, name in enumerate(names, 2)}


def grain_of(word: str) -> tuple[Grain, int]:
    """The unit that a word names, and how many of it one is: a fortnight is two weeks."""
    word = word.lower().removesuffix("s")
    if word == "fortnight":
        return Grain.WEEK, 2
    if word in ("minute", "hour", "second"):
        return Grain.DAY, 0
    if word in ("night", "morning", "afternoon", "evening") or word.capitalize() in WEEKDAYS:
        return Grain.DAY, 1
    if word in SEASONS:
        return Grain.SEASON, 1
    return (Grain(word), 1) if word in set(Grain) else (Grain.NONE, 1)
