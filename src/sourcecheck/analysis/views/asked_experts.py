"""Whether somebody is asked for what they know: words, views or findings of theirs are reported beside their name."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.verb_forms import forms
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives, listed

__all__ = ["asked_acts", "is_asked", "told_of"]

_PATTERNS = {
    # From a name to what is told of it: a relative clause, auxiliaries and adverbs.
    "behind": (
        r"(?:, (?:who|whose|aged?|\d+|for|too|however|though|meanwhile|by|in|like)\b[^,.;:!?()“”\"]{0,140},)? ?"
        r"(?:[—–] ?)?(?:(?:also|has|had|have|once|later|recently|now|still|himself|herself|would|could|will|can|does|"
        r"not|is|was|never|"
        r""
        r"always|often|long|since|less|more|no|\w+ly) ){0,4}(?P<verb>[a-z]+)"
    ),
    "has": (
        r" (?:has|had|offers?|offered|gives?|gave|sees?|saw) (?:an?|no|one|two|another|the) (?:[a-z-]+ ){0,2}"
        r"(?:OPINIONS|doubts?)\b"
    ),
    # The word of saying before a name, or whose view it is.
    "cited": (
        r"(?i)(?:\b(?P<verb>[a-z]+)|\b(?:according to|interview with|spoke (?:with|to)|(?:views?|opinion|words|eyes|"
        r"judge?ment|reckoning|estimates?|work|calculations?|assessment|reading|verdict|advice|account|theory|"
        r"explanation|"
        r"analysis|experience|forecast|suspicion|belief) of)) (?:the )?$"
    ),
    # "She points out", "he says", "in his opinion": who is told of is asked for what they know.
    "spoken": (
        r"\b(?:[Hh]e|[Ss]he|and) (?:also |now |still |\w+ly )?(?P<verb>[a-z]+)\b|(?P<said>[a-z]+) (?:he|she)\b|"
        r"\b[Ii]n (?:his|her) (?:opinion|view|judge?ment|experience|eyes|words)\b"
    ),
    # What happens to somebody, who is in the story then.
    "suffers": r" (?:and|with) (?:his|her|their) (?:wife|husband|partner|brother|sister|son|daughter|family|"
    r"friends?|dog)\b|"
    r" ?(?:was|were|died|is being|has been|had been|will be|won|lost|got|faces|faced|pleaded|"
    r"joined|left|resigned)\b",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(_PATTERNS[name].replace("OPINIONS", alternatives("opinion-nouns")))


@cache
def asked_acts() -> frozenset[str]:
    """What somebody does who is asked for what they know: verbs in all their forms."""
    verbs = {word.partition(" ")[0] for one in forms(listed("expert-acts")) for word in one[:4]}
    lists = ("opinion-verbs", "thinking-verbs", "saying-verbs")
    states = {
        state.partition(" ")[0]
        for name in ("opinion-states", "mind-states")
        for state in listed(name)
        if " " not in state
    }
    return frozenset({*verbs, *states, "doubt", "doubts", *(verb for name in lists for verb in listed(name))})


def is_asked(text: str, start: int, end: int, high: int) -> bool:
    """Whether words, views or findings are reported of a person, who is not merely somebody in the story.

    Args:
        start, end: of the name with its title.
        high: how far to look for what "he" or "she" says.
    """
    before = _pattern("cited").search(text, max(0, start - 40), start)
    if before is not None and (not before["verb"] or before["verb"].lower() in asked_acts()):
        return True
    if told_of(text, end) in asked_acts():
        return True
    if _pattern("has").match(text, end):
        return True
    if _pattern("suffers").match(text, end):
        return False
    told = _pattern("spoken").finditer(text, end, high)
    return any((one["verb"] or one["said"] or "says") in _saying() for one in told)


@cache
def _saying() -> frozenset[str]:
    return frozenset((*listed("saying-verbs"), *listed("opinion-verbs")))


def told_of(text: str, end: int) -> str:
    """The verb behind a name that ends at a place, a relative clause, auxiliaries and adverbs left out; or nothing."""
    behind = _pattern("behind").match(text, end)
    return behind["verb"] if behind is not None else ""
