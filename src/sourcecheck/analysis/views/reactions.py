"""Reactions in a text that nobody is said to have: "unease is spreading", "the move drew fire".

Grammar, not phrases: a noun for what people feel, ask or hold; before it what there is of it, or a verb by which a
thing stirs it; behind it what it is about, and what it does or how it is. The words are lists in ``rules/words/en``.
Whether somebody is said to hold it is told in ``reaction_holders``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.views.crowds import small
from sourcecheck.analysis.views.reaction_clauses import (
    OWNED,
    WEAK,
    Before,
    Token,
    before,
    does,
    entries,
    entry_at,
    tokens_of,
)
from sourcecheck.analysis.views.reaction_idioms import NEEDED, bodies_of, idioms_in
from sourcecheck.analysis.words import letter_words, places_of, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["Reaction", "needs", "reactions_in"]

_MOST = 60  # nouns and phrases looked at in one block; more is no prose
_NOUN = 24  # code points that the longest noun has, with a mark behind
_LEFT, _RIGHT = 80, 160  # code points before and from the head of a noun that are looked at


class Reaction(NamedTuple):
    """A reaction, and what is said of it: a range of a text, in code points."""

    start: int
    end: int
    noun: int  # where its noun begins
    shape: str  # there, does, stirs, idiom, amid


def reactions_in(text: str) -> Iterator[Reaction]:
    """What a text tells of reactions, in no order; who holds them is for the caller to ask."""
    low = small(text)
    held = frozenset(letter_words(low))
    for start, end, own in idioms_in(low, held):
        if not own or _opens(low, start):
            yield Reaction(start, end, start, "idiom")
    for start, end in bodies_of(low, held):
        yield Reaction(start, end, start, "does")
    felt, stirred = entries("reaction-nouns"), entries("stirred-nouns")
    places = sorted({place for word in held & _nouns() for place in places_of(low, word)})
    for start in places[:_MOST]:
        if low[max(0, start - 12) : start].rstrip().rpartition(" ")[2] in OWNED:
            continue  # most are: "your questions", "any interest"
        begin = low.rfind(" ", 0, max(0, start - _LEFT)) + 1 if start > _LEFT else 0
        tokens = tokens_of(low, begin, start + _NOUN)
        index = next((n for n, token in enumerate(tokens) if token.start == start), -1)
        count = max(entry_at(tokens, index, felt), entry_at(tokens, index, stirred)) if index >= 0 else 0
        head = before(tokens, index) if count else None
        if head is not None:
            if head.shape == "opens":
                tokens = tokens_of(low, begin, start + _RIGHT)
            found = _of_noun(tokens, index, index + count - 1, low, head)
            if found is not None:
                yield found


@cache
def _nouns() -> frozenset[str]:
    """The first words of all nouns; of "head-scratching" the part before the hyphen."""
    firsts = (*entries("reaction-nouns"), *entries("stirred-nouns"))
    return frozenset(first.partition("-")[0] for first in firsts)


def _opens(low: str, start: int) -> bool:
    """Whether a noun phrase stands at the head of a clause."""
    tokens = tokens_of(low, low.rfind(" ", 0, max(0, start - _LEFT)) + 1 if start > _LEFT else 0, start + 20)
    index = next((n for n, token in enumerate(tokens) if token.start == start), -1)
    return index < 0 or _is_free(before(tokens, index))


def _is_free(head: Before | None) -> bool:
    return head is not None and head.shape == "opens"


def _of_noun(tokens: list[Token], index: int, last: int, low: str, head: Before) -> Reaction | None:
    begin, start, end = tokens[head.first].start, tokens[index].start, tokens[last].end
    noun = low[start:end]
    if head.shape == "there":
        much = not _MUCH.isdisjoint(head.kind) or (head.heap and head.heap not in _LOTS)
        if low.startswith(":", end):
            return None  # "there is a larger concern: speed"
        taken = tokens[last].closes or last + 1 == len(tokens) or _taken_up().match(low, end)
        return (
            Reaction(begin, end, start, "there")
            if taken and (much or noun not in WEAK or _told_of_signs(low, end, noun))
            else None
        )
    if head.shape == "amid":
        much = not _MUCH.isdisjoint(head.kind) or (head.heap and head.heap not in _LOTS) or noun in _LOUD
        return Reaction(begin, end, start, "amid") if much else None
    if head.shape in ("stirs", "target"):
        if not entry_at(tokens, index, entries("stirred-nouns")):
            return None
        if noun in _ANSWERS and not head.heap and _toned().isdisjoint(head.kind):
            return None  # "provoked a reaction" in the glass; but "an angry reaction"
        return Reaction(begin, end, start, "stirs" if head.shape == "stirs" else "does")
    if not entry_at(tokens, index, entries("reaction-nouns")):
        return None
    if noun in _SIGNS and not low.startswith(" of ", end) and " that " not in low[end : end + 40]:
        return None  # "Signs went up on Saturday"
    stop = does(tokens, last)
    return Reaction(begin, tokens[stop].end, start, "does") if stop >= 0 else None


def _told_of_signs(low: str, end: int, noun: str) -> bool:
    """Whether signs or calls are told of, and of what or for what: "there are signs that the market is turning"."""
    if noun == "calls":
        return low.startswith(" for ", end)
    if noun not in _SIGNS or not low.startswith(" that ", end):
        return False
    return low[end + 6 : end + 20].partition(" ")[0] in listed("determiners") or low[end + 6 : end + 11] in _THEY


_SIGNS = ("signs", "indications", "hints", "signals")
_THEY = ("they ", "there", "it is")


@cache
def _taken_up() -> re.Pattern[str]:
    """What goes on about the thing felt."""
    return compiled(
        r" (?:(?:for|of|over|about|around|on|to|at|against|surrounding|regarding|concerning|in|with|towards?|behind|"
        r"between|from all sides|as to|that(?! (?:is|was|are|were|has|have|had|can|will|would|we|i|you)\b)|whether|"
        r"when|as|"
        r"after|because|among|here|today|now|too|everywhere|across)\b(?! (?:our|us|we|me)\b)|[—–])"
    )


_LOUD = words("outcry uproar backlash furore furor outrage")
_ANSWERS = words("reaction reactions response responses")


@cache
def _toned() -> frozenset[str]:
    return (frozenset(listed("reaction-tones")) | _MUCH) - words(
        "strong swift immediate positive overwhelming warm great"
    )


_MUCH = words(
    "growing mounting widespread considerable increasing rising fierce intense deep compelling ample abundant "
    "overwhelming "
    "strong great significant fresh renewed broad huge immense grave much swelling spreading persistent swirling "
    "palpable "
    "deep-seated lingering simmering enormous vast massive substantial heated furious angry bitter emerging burgeoning "
    "heightened keen broader wider vocal vociferous tremendous distinct worldwide deepening"
)
_LOTS = words(
    "lot lots number range level levels sort sorts kind kinds host series plenty few bit degree deal handful amount "
    "string"
)


def needs() -> tuple[str, ...]:
    """Literals of which a text holds one wherever ``reactions_in`` finds something."""
    nouns = {f" {noun} " for name in ("reaction-nouns", "stirred-nouns") for noun in listed(name)}
    return (*sorted(nouns), *NEEDED)
