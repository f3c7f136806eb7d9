"""The word lists by which speakers are told."""

from __future__ import annotations

from functools import cache

from sourcecheck.word_lists import listed

__all__ = ["crediting", "manners", "owned", "people", "places", "roles", "shown", "silent"]


@cache
def owned() -> frozenset[str]:
    """What is said, and has an owner: a remark, a promise."""
    return frozenset(listed("utterance-nouns"))


@cache
def shown() -> frozenset[str]:
    """What bears words: a sign, a letter."""
    return frozenset(listed("displayed-texts"))


@cache
def places() -> frozenset[str]:
    """Words that end the names of places."""
    return frozenset(listed("place-words"))


@cache
def roles() -> frozenset[str]:
    """Words for people by what they are."""
    single = listed("single-persons")
    things = {"chairs", "heads", "anchors"}  # mostly
    return frozenset((*listed("people-nouns"), *single, *(f"{word}s" for word in single))) - things


@cache
def people() -> frozenset[str]:
    """Words for people and bodies."""
    return frozenset(word for name in ("people-nouns", "body-nouns") for word in listed(name))


@cache
def crediting() -> tuple[str, ...]:
    """Phrases that give words to whoever follows."""
    return (*(f"{phrase} " for phrase in listed("crediting-phrases") if phrase != "based on"), "words of ")


@cache
def silent() -> frozenset[str]:
    """What somebody does who is not speaking."""
    return frozenset(listed("silent-verbs"))


@cache
def manners() -> frozenset[str]:
    """How a text puts things: blunt, short."""
    return frozenset(listed("manners-of-texts"))
