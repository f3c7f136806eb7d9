"""Views of everybody and nobody: "there isn't a baker alive who would dispute", "word among investors is that"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = ["unanimous", "unanimous_needs", "unanimous_shapes"]

_MOST = 40  # matches looked at in one block; more is no prose
_HOLDS = (
    "holds?|has it|sees?|says?|maintains?|believes?|argues?|insists?|thinks?|favou?rs?|blames?|regards?|considers?|"
    "contends?|is that|tends|tend|leans?|puts?|inclines?|sides?|rejects?|accepts?|agrees?|doubts?|places?|prefers?|"
    "suspects?|expects?|finds?|wants?|turned|swung|shifted"
)
_BODY = "body|strand|weight|current|section|school|shade|climate|tide"
_THOUGHT = "opinion|thought|scholarship|thinking"
_WHEN = "present-day|modern|recent|current|contemporary|mainstream|much|most|later|today['’]s|established|orthodox"
_TALK = (
    "word|talk|gossip|whisper|whispers|feeling|view|mood|sense|rumou?r|verdict|complaint|fear|hope|suspicion|opinion|"
    "joke|assumption|expectation|belief|theory|wisdom|thinking|buzz|chatter"
)
_AMONG = "among|amongst|in|around|within|on|at"
_NOT_THERE: Final = ("isn't", "is not", "is hardly", "is scarcely", "is barely", "wasn't")
_VIEWS = ("scholarship", "opinion", "thinking", "criticism")


def unanimous_needs() -> Iterator[str]:
    """Words of which a text with such a view holds some, side by side."""
    for thought in _THOUGHT.split("|"):
        yield f" of {thought} "
        yield from (f" {thought} {verb} " for verb in _plain(_HOLDS))
    yield from (f" {when} {view} " for when in _plain(_WHEN) for view in _VIEWS)
    yield from (f" {talk} {where} " for talk in _plain(_TALK) for where in _AMONG.split("|"))
    for one in ("a", "an", "any", "one"):
        yield from (f" {before} {one} " for before in _HARD)
    yield from (f" there {no} " for no in _NOT_THERE)
    yield from (f" all {verb} " for verb in _ALL_SAY)


_HARD = (
    *(f"{hard} to {verb}" for hard in ("hard", "difficult", "impossible", "hard-pressed", "put", "struggle") for verb in
      ("find", "name")),
    "hard", "difficult", "impossible", "hard-pressed", "hard put", "struggle", "not find", "won't find", "never met",
    "never meet", "yet to meet", "yet to met",
)  # fmt: skip
_ALL_SAY = ("say", "agree", "insist", "warn", "swear", "think", "tell you")


def _plain(group: str) -> Iterator[str]:
    """What the inside of a group matches, where each of its parts has one letter or none left to choose."""
    for part in group.replace("['’]", "'").split("|"):
        at = part.find("?")
        yield part.replace("?", "")
        if at > 0:
            yield part[: at - 1] + part[at + 1 :]


def unanimous_shapes() -> tuple[str, ...]:
    """The patterns of such views."""
    return (
        # There isn't a baker alive who would dispute; hard to find a scholar who does not rank
        r"\b(?:there (?:isn['’]t|is (?:not|hardly|scarcely|barely)|wasn['’]t)|"
        r"(?:hard|difficult|impossible|hard-pressed|hard put|struggle)(?: to find| to name)?|"
        r"(?:will not|won['’]t) find|"
        r"(?:never|yet to) (?:met|meet)) (?:to find )?(?:an?|any|one|a single) (?:[\w’'-]+ ){1,5}?who "
        r"(?:(?:would|does|do|will|did|could)(?:n['’]t| not)? |has not |hasn['’]t )[a-z]+\b",
        rf"\b(?:{_BODY}) of (?:[a-z]+ )?(?:{_THOUGHT}) (?:\w+ly |now )?"
        rf"(?:{_HOLDS})\b",
        rf"\b(?:{_WHEN}) (?:scholarship|opinion|thinking|criticism) (?:\w+ly |now )?(?:{_HOLDS})\b",
        rf"\b(?:[Ww]ord|{_TALK}) (?:{_AMONG}) (?:(?:the|most|many|some|local|its|this) )?(?:[a-z’'-]+ ){{1,4}}?"
        r"(?:is|was|has long been|remains) (?:now |still )?that\b",
        rf"\bword (?:{_AMONG}) (?:the )?(?:[a-z’'-]+ ){{1,3}}?(?:is|has it)\b",
        rf"\bthe (?P<people>[a-z]+(?: [a-z]+)?) all (?:{'|'.join(_ALL_SAY)})\b",
    )


def unanimous(text: str, low: str, held: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where a text gives a view to everybody or nobody.

    Args:
        low: the text in small letters.
        held: its words.
    """
    if "who" in held and not held.isdisjoint(_NONE):
        yield from _matches(0, low)
    if not held.isdisjoint(_THOUGHTS):
        yield from _matches(1, low)
        yield from _matches(2, low)
    if "that" in held and not held.isdisjoint(_TALKS):
        yield from _matches(3, text)
    if "word" in held:
        yield from _matches(4, low)
    if "all" in held:
        for match in islice(_patterns(5).finditer(low), _MOST):
            said = match["people"]
            if said in _people() or said.rpartition(" ")[2] in _people():
                yield match.span()


_NONE = words("there hard difficult impossible struggle find never yet")
_THOUGHTS = words("opinion thought scholarship thinking criticism")
_TALKS = words(_TALK.replace("|", " ").replace("rumou?r", "rumour rumor"))


def _matches(which: int, text: str) -> Iterator[tuple[int, int]]:
    for match in islice(_patterns(which).finditer(text), _MOST):
        yield match.span()


@cache
def _people() -> frozenset[str]:
    return frozenset((*listed("authority-nouns"), *listed("trade-nouns")))


@cache
def _patterns(which: int) -> re.Pattern[str]:
    return compiled(unanimous_shapes()[which])
