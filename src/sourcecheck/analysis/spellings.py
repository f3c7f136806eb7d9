"""Names of a text that are one slip of the pen apart: "Rahm Emanuel" and "Rahm Emanual".

A slip is a letter too many, too few or another, or two neighbours swapped. One pass collects
the pairs of capitalised words that stand side by side; compared are only surnames behind one given name,
given names before one surname, and surnames that speak. A text without near-duplicates
costs no more than the pass.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import combinations
from unicodedata import normalize

__all__ = ["capitalised", "is_ending", "is_slip", "is_variant", "name_pairs", "near_pairs", "spoken"]

_SHORTEST = 5  # letters of the longer form: shorter names have too many neighbours
_MOST_ALIKE = 60  # words in one group; more are a list
_WORD = "[A-ZÀ-ÖØ-Þ][a-zA-ZÀ-ɏ]{3,}"


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile(rf"([A-ZÀ-ÖØ-Þ][^ \n]++) (?:[A-Z]\. )?(?=({_WORD}))")


def name_pairs(text: str) -> set[tuple[str, str]]:
    """The different pairs of capitalised words that stand side by side, an initial between them left out.

    The first may carry punctuation ("Dr.", "Paris,"), the second is of four letters or more.
    """
    return set(_pairs().findall(text))


@cache
def _name() -> re.Pattern[str]:
    return re.compile(_WORD)


def capitalised(text: str) -> set[str]:
    """The different capitalised words of four letters or more."""
    return set(_name().findall(text))


@cache
def _speakers() -> re.Pattern[str]:
    return re.compile(rf"({_WORD}+),? (?:also |has |had |later |then )?([a-z]+)")


def spoken(text: str, verbs: frozenset[str]) -> set[str]:
    """The capitalised words right before one of the verbs, or behind "said"."""
    found = {name for name, verb in _speakers().findall(text) if verb in verbs}
    name = _name()
    for verb in ("said ", "says ", "told ", "added ", "wrote ", "asked "):
        at = text.find(verb)
        while at >= 0:
            match = name.match(text, at + len(verb))
            if match is not None:
                found.add(match[0])
            at = text.find(verb, at + len(verb))
    return found


def near_pairs(groups: Iterable[Collection[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of words of one group that are one slip apart, each once, the longer one second."""
    seen: set[tuple[str, str]] = set()
    for group in groups:
        if not 1 < len(group) <= _MOST_ALIKE:
            continue
        for one, other in combinations(sorted(group), 2):
            if -2 < len(one) - len(other) < 2 and is_slip(one, other):
                pair = (one, other) if (len(one), one) < (len(other), other) else (other, one)
                if len(pair[1]) >= _SHORTEST and pair not in seen:
                    seen.add(pair)
                    yield pair


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter added, left out or replaced, or by two neighbours swapped."""
    if len(one) > len(other):
        one, other = other, one
    # A slip leaves one half of the word as it is.
    if len(other) - len(one) > 1 or one == other or (one[:2] != other[:2] and one[-2:] != other[-2:]):
        return False
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    if one[at + 1 :] == other[at + 1 :]:
        return True
    return one[at : at + 2] == other[at + 1 : at + 2] + other[at : at + 1] and one[at + 2 :] == other[at + 2 :]


# Letters that make another word of a name: plurals, people of a place, feminine forms, pet names.
_MAKE_WORDS = frozenset("snyaior")


def is_ending(one: str, other: str) -> bool:
    """Whether two words that are a slip apart differ in an ending that makes another word: Korea and Korean, Eric
    and Erica.

    A name with another last letter is one too (Mexico, Mexica); with a "e", "h", "t", "k" or "l" behind it is not
    (Clark, Clarke).
    """
    if len(one) == len(other):
        return one[:-1] == other[:-1]
    if len(one) > len(other):
        one, other = other, one
    return other.startswith(one) and other[-1] in _MAKE_WORDS


@cache
def _variants() -> re.Pattern[str]:
    return re.compile(
        r"(?P<our>our(?=s?\b|[a-z]))|(?P<re>tres?\b)|(?P<ise>[iy]s(?=e|ing|ation))|(?P<nce>nce)|(?P<ll>ll(?=ed|ing"
        r"|or|er))|(?P<ae>ae|oe)"
    )


_AMERICAN = {"our": "or", "re": "ter", "ise": "iz", "nce": "nse", "ll": "l", "ae": "e"}


def is_variant(one: str, other: str) -> bool:
    """Whether two spellings are of two countries (Centre and Center), or differ in accents only: no slips."""
    return _plain(one) == _plain(other)


def _plain(word: str) -> str:
    if not word.isascii():
        word = "".join(char for char in normalize("NFD", word) if char.isascii())
    return _variants().sub(lambda part: _AMERICAN[part.lastgroup or "our"], word.lower())
