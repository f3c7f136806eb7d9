"""The words by which sources are told, from the lists in ``rules/words``, ready to be asked by word."""

from __future__ import annotations

from functools import cache
from typing import Final

from sourcecheck.analysis.words import words
from sourcecheck.word_lists import listed

__all__ = [
    "BODY", "DEFINITE", "DOCUMENT", "LINKS", "PEOPLE", "POSSESSIVES", "PRONOUNS", "before_cues", "crediting", "cues",
    "demonym", "listed", "listing", "nouns",
]  # fmt: skip

# Classes of words for what a source can be.
PEOPLE: Final = "people"
DOCUMENT: Final = "document"
BODY: Final = "body"

# Classes of cues; a word can be of several, and the kind of its source tells which.
SAYING: Final = "saying"
SHOWING: Final = "showing"
THINKING: Final = "thinking"
NAMING: Final = "naming"

PRONOUNS: Final = words("he she they it we i you")
POSSESSIVES: Final = words("his her their its our my")
DEFINITE: Final = words("the this that these those")
LINKS: Final = words("of for at from with in on to by inside within under near")


@cache
def listing(name: str) -> frozenset[str]:
    """The words of a list, to be asked for."""
    return frozenset(listed(name))


@cache
def nouns() -> dict[str, str]:
    """What a noun in lower case stands for: people, a document, a body; pronouns too."""
    known: dict[str, str] = {}
    for kind, name in ((BODY, "body-nouns"), (DOCUMENT, "document-nouns"), (PEOPLE, "people-nouns")):
        for word in listed(name):
            known[word.lower()] = kind
    known.update(dict.fromkeys(PRONOUNS, "pronoun"))
    return known


@cache
def cues() -> dict[str, frozenset[str]]:
    """The classes of a cue word in lower case."""
    known: dict[str, frozenset[str]] = {}
    lists = (SAYING, "saying-verbs"), (SHOWING, "showing-verbs"), (THINKING, "thinking-verbs"), (NAMING, "naming-verbs")
    for kind, name in lists:
        for word in listed(name):
            known[word] = known.get(word, frozenset()) | {kind}
    return known


@cache
def before_cues() -> frozenset[str]:
    """Words that stand between a subject and its cue."""
    return frozenset(word.lower() for word in listed("before-cues"))


@cache
def crediting() -> dict[str, tuple[str, ...]]:
    """Phrases before a source ("according to"), by their first word, each with the space behind it."""
    known: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(listed("crediting-phrases"), key=len, reverse=True):
        first = phrase.partition(" ")[0]
        known[first] = (*known.get(first, ()), f"{phrase} ")
    return known


def demonym(word: str) -> bool:
    """Whether a capitalised word says of which country, party or faith somebody is, and names nobody."""
    word = word.rstrip(".")
    return word in listing("demonyms") or (
        len(word) > 5 and word.endswith(("ian", "ians", "ese", "ish", "ean", "eans"))
    )
