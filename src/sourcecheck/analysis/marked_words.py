"""Texts in which the words of lists are marked, so that a pattern need not spell out the lists.

A pattern with many words in it takes tens of milliseconds to compile; a text is marked in microseconds. Marked words
keep their place and their length: a word of the first list becomes a run of ``A``, one of the second a run of ``B``,
one of both a run of ``C``, and so on: a capital letter for each set of lists.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = ["mark", "marked"]


def mark(lists: tuple[str, ...], name: str) -> str:
    """What a pattern says for "a word of this list" over a marked text: a class of letters, once or more."""
    bit = 1 << lists.index(name)
    return "[" + "".join(chr(64 + some) for some in range(1, 1 << len(lists)) if some & bit) + "]+"


def marked(low: str, lists: tuple[str, ...]) -> str:
    """A text in small letters with the words of at most four lists marked; the same length.

    A text that has capital letters all the same is left as it is: they would be taken for marks.
    """
    if low != low.lower():
        return low
    letters, phrases = _letters(lists)
    for phrase, letter in phrases:
        if phrase in low:
            low = re.sub(rf"\b{phrase}\b", letter * len(phrase), low)
    return _word().sub(lambda word: letters[word[0]] * len(word[0]) if word[0] in letters else word[0], low)


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"[^\W\d_]+")


@cache
def _letters(lists: tuple[str, ...]) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The letter of each word, and of each phrase of several."""
    sets: dict[str, int] = {}
    for number, name in enumerate(lists):
        for word in listed(name):
            sets[word] = sets.get(word, 0) | 1 << number
    letters = {word: chr(64 + some) for word, some in sets.items()}
    return (
        {word: letter for word, letter in letters.items() if " " not in word},
        tuple((word, letter) for word, letter in letters.items() if " " in word),
    )
