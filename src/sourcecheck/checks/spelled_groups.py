"""The words of a text of which two can be spellings of one name, in groups that show what they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from operator import itemgetter

from sourcecheck.analysis.spellings import (
    is_ending,
    is_heard_alike,
    is_slip,
    is_variant,
    name_pairs,
    neighbours,
    spoken,
)
from sourcecheck.checks.spelled_places import OPENERS, TITLES
from sourcecheck.word_lists import listed

__all__ = ["given_names", "may_drift", "spelled_groups"]

_FRONT, _BACK = itemgetter(slice(3)), itemgetter(slice(-3, None))
_NO_NAMES = OPENERS | TITLES
_STOPS = frozenset('.,:;!?)”"')


@cache
def given_names() -> frozenset[str]:
    spelled = (name.capitalize() for line in listed("given-name-spellings") for name in line.split())
    return frozenset((*listed("given-names"), *listed("other-given-names"), *spelled))


def spelled_groups(text: str, speaking: str) -> Iterator[tuple[Collection[str], str]]:
    """Words of which two can be spellings of one name: behind one word, before one word, behind a title or alone;
    with what they are.

    Args:
        speaking: the parts of the text in which somebody speaks.
    """
    pairs = name_pairs(text)
    # Most words stand before, and behind, one other only: those are done with at once.
    second_of, first_of = dict(pairs), {second: first for first, second in pairs}
    behind: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for first, second in pairs:
        if second_of[first] != second:
            behind.setdefault(first, {second_of[first]}).add(second)
        if first_of[second] != first:
            before.setdefault(second, {first_of[second]}).add(first)
    for first, seconds in behind.items():
        if first not in OPENERS:
            yield seconds, "titled" if first in TITLES else "surname"
    for firsts in before.values():
        yield {first for first in firsts if first not in OPENERS and first.isalpha()}, "given"
    # A surname alone, or behind a title, beside those that are introduced.
    given = given_names()
    people = {second_of[first] for first in second_of if first in given}
    for first in behind:
        if first in given:
            people |= behind[first]

    def introduced(word: str) -> bool:
        return word in first_of and any(map(_introduces, before.get(word, (first_of[word],))))

    titles = () if TITLES.isdisjoint(second_of) else [first for first in second_of if first in TITLES]
    for title in titles:
        titled = behind.get(title, {second_of[title]})
        for word in titled - TITLES:
            if introduced(word):
                continue
            yield from (
                ((word, other), "titled")
                for other in first_of
                if (
                    (word[0] == other[0] and -3 < len(word) - len(other) < 3)
                    or (word[1:] == other[1:] and not titled.isdisjoint(before.get(other, (first_of[other],))))
                )
                and introduced(other)
            )
    said = spoken(speaking)
    for word, other in () if not said else _alike(first_of.keys(), {word for word in said if not introduced(word)}):
        if introduced(word) or introduced(other):
            yield (word, other), "surname"
    for name in people.union(word for word in said if introduced(word)):
        yield from (((name, word), "name") for word in neighbours(text, name) if not introduced(word))


def _introduces(first: str) -> bool:
    """Whether a word in front makes a whole name; "In August. Toskic will speak" introduces nobody."""
    return first not in _NO_NAMES and (first[-1] not in _STOPS or (len(first) == 2 and first[1] == "."))


def _alike(introduced: AbstractSet[str], names: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """The names that are a slip or a hearing away from one that is introduced, with it; both begin, or end, alike."""
    few, many = sorted((introduced, names), key=len)
    if not few:
        return
    known: dict[str, list[str]] = {}
    for word in few:
        known.setdefault(word[:3], []).append(word)
        known.setdefault(word[-3:], []).append(word)
    for key_of in (_FRONT, _BACK):
        for word in many:
            key = key_of(word)
            for other in known.get(key, ()):
                if (
                    -2 < len(other) - len(word) < 2
                    and other[0] == word[0]
                    and (is_slip(word, other) or is_heard_alike(word, other))
                    and may_drift(word, other)
                ):
                    yield word, other


def may_drift(one: str, other: str) -> bool:
    """Whether two words are no two forms or two countries' spellings of one word."""
    return not (is_ending(one, other) or one.isupper() or other.isupper() or is_variant(one, other))
