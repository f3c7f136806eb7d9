"""What stands before people whom a text gives a view to: "..., say", "according to most", "seen by many"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives, listed

__all__ = ["JUDGED", "head_pattern", "heads_gate", "heads_needs", "judged_by"]

_SAY = (
    "says?|said|warn|warned|argue|argued|believe|insist|claim|predict|predicted|add|note|noted|contend|caution|reckon|"
    "agree"
)
JUDGED = (  # what is done to what one likes or does not
    "called|dubbed|labell?ed|hailed|praised|lauded|touted|criticised|criticized|condemned|panned|derided|mocked|"
    "dismissed|"
    "questioned|ridiculed|celebrated|disputed|challenged|welcomed|opposed|rejected|attacked|slammed|blamed|embraced|"
    "endorsed|cheered|admired|loved|hated|disliked|resented|denounced|accused"
)
_BY = (
    f"{JUDGED}|seen|viewed|regarded|considered|described|believed|thought|said|held|feared|expected|predicted|tipped|"
    "cited|credited|acknowledged|recogni[sz]ed|judged|deemed|rated"
)
_EYES = "eyes|view|views|opinion|opinions|words|judgement|judgment|estimation|minds"
_IN_EYES = f"(?:in|it is|it was) the (?:{_EYES}) of"


@cache
def head_pattern() -> re.Pattern[str]:
    """ "..., say", "according to most", "seen by many": what stands before a noun. For a text in small letters."""
    return compiled(
        rf"(?:[,”\"’] (?P<say>{_SAY})"
        rf"|\b(?P<per>according to|(?P<to>to|for)(?= (?:many|most|some|several) )|{_IN_EYES}|(?:{_BY}) (?:\w+ly )?by))"
        rf" (?P<many>(?:{alternatives('crowd-openers')}) (?:of (?:our|the|its|his|her|their) )?)?"
        r"(?:(?!the |these |those |his |her |its |their )[\w’'-]+ ){0,2}?$"
    )


def judged_by(low: str, start: int) -> re.Match[str] | None:
    """ "Criticised by" or "according to", with up to two words more, before a noun that begins at a place."""
    ahead = low[max(0, start - 30) : start]
    if " by " not in ahead and "according to " not in ahead:
        return None
    return _judged_by().search(low, max(0, start - 60), start)


@cache
def _judged_by() -> re.Pattern[str]:
    return compiled(
        rf"\b(?:(?:{JUDGED}) (?:\w+ly )?by|according to) "
        r"(?=(?:(?!the |these |those |his |her |its |their |an? |one |two )[\w’'-]+ ){0,2}?$)"
    )


def heads_needs() -> Iterator[str]:
    """Words one of which stands before a noun that ``judged_by`` takes, or ``head_pattern`` with words of how many."""
    yield from (f"{judged} by " for judged in JUDGED.replace("labell?ed", "labelled|labeled").split("|"))
    yield from ("ly by ", "according to ")
    yield from (f"{to} {many} " for to in ("to", "for") for many in ("many", "most", "some", "several"))
    for opener in listed("crowd-openers"):
        yield f"by {opener} "
        yield from (f"{eyes} of {opener} " for eyes in _EYES.split("|"))
        yield from (f", {say} {opener} " for say in _SAY.replace("says?", "say|says").split("|"))


def heads_gate(nouns: str) -> str:
    """A pattern over folded text that matches wherever ``head_pattern`` finds what stands before one of some nouns.

    Args:
        nouns: as the inside of a group.
    """
    many = f"(?:(?:{alternatives('crowd-openers')}) (?:of (?:our|the|its|his|her|their) )?)"
    before = rf"(?:(?:{_SAY}|according to|{_IN_EYES}|(?:{_BY}) (?:[a-z]+ly )?by) {many}?|(?:to|for) {many})"
    return rf" {before}(?:[^ ]+ ){{0,3}}(?:{nouns}) "
