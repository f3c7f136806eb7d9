"""The patterns of names, pronouns, relatives and other people in English sentences, for ``persons``."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives, listed

__all__ = [
    "CHILDREN",
    "alone",
    "apposed",
    "before_places",
    "beside",
    "born_to",
    "child_of",
    "descent",
    "given_names",
    "is_somebody",
    "kin",
    "leads_on",
    "nickname",
    "oblique",
    "other_role",
    "pronoun",
    "somebody",
    "under",
]


@cache
def pronoun() -> re.Pattern[str]:
    return compiled(
        r"\b(?:[Hh]e|[Ss]he|him|himself|herself|her(?= (?:as|to)\b)|(?:[Hh]is|[Hh]er)(?= (?:[a-z]+ )?"
        r"(?:papers?|passports?|birth|year of|date of|gravestone|headstone|tombstone|baptism|certificate|records?"
        r"|files?)\b))\b"
    )


@cache
def other_role() -> re.Pattern[str]:
    """Somebody else with a role: "replaced the injured captain"; not "a nurse" behind a comma or "is"."""
    return compiled(
        r"(?<!,)(?<!\bis)(?<!\bwas)(?<!\bas)(?<!\bnow)(?<!\bbecame)(?<!\band) (?:the|an?|another) (?:[a-z-]+ ){0,2}?"
        r"(?:captain|king|queen|star|chef|pilot|judge|nurse|champion|[a-z]+(?:keeper|eader|ayer|iver|fender"
        r"|ficer|inger|cist"
        r"|orter|icer|mayor|itor|actor|ian|man|woman|ist|winger|striker|trainer|teacher|holder|runner|worker))"
        r"(?=[,.;]|$| (?:who|and|on|in|by|with|after|before|was|is|had|has|[a-z]+ed)\b)"
    )


@cache
def alone() -> re.Pattern[str]:
    return compiled(r"(?:,? (?:who )?(?:was )?born\b(?! of\b)| \((?:born |b\. ?)?(?:\d+ \w+ )?1\d{3}\b)")


@cache
def apposed() -> re.Pattern[str]:
    """What may stand between a name and what is said of it at once."""
    return compiled(
        r"(?:['’]s)?(?:,? \(?|,? ?\()?(?:(?:(?:an?|the|now|who|which|was|were|is|also) ?|[a-z][\w'’-]*,? ?){0,8}\(?)"
    )


@cache
def kin() -> re.Pattern[str]:
    return compiled(rf"(?i)\b(?:{alternatives('kin-words')}|whose)\b(?!-)")


@cache
def somebody() -> re.Pattern[str]:
    animals = "(?:horse|mare|pony|dog|cat)"
    return compiled(
        rf"{kin().pattern}|(?<=\ba )(?:man|woman|boy|girl)\b|(?<=\banother )\w+"
        rf"|(?<=\b[Hh]is ){animals}\b|(?<=\b[Hh]er ){animals}\b"
    )


CHILDREN = words("son daughter child grandson granddaughter")
# "The daughter of a tugboat captain", "a cooper's son".
_CHILD_OF = (
    r"(?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){0,3}?(?:[\w-]+['’]s? (?:[a-z-]+ )?)?"
    rf"(?:{'|'.join(sorted(CHILDREN))})(?: of (?:an?|the|two) [a-z][\w ’'-]{{1,40}})?,? "
)


@cache
def child_of() -> re.Pattern[str]:
    return compiled(rf"^{_CHILD_OF}")


@cache
def born_to() -> re.Pattern[str]:
    return compiled(rf",? {_CHILD_OF}(?:who )?(?:was |is )?")


@cache
def descent() -> re.Pattern[str]:
    return compiled(r", (?:the|an?) (?:[a-z-]+ ){0,3}?(?:[\w-]+['’]s? )?(?:[a-z-]+ )?\Z")


@cache
def given_names() -> frozenset[str]:
    return frozenset((*listed("given-names"), *listed("other-given-names")))


@cache
def oblique() -> re.Pattern[str]:
    return compiled(r"\b(?:with|for|in|at|of|to|from|the|near|by|on) \Z")


@cache
def beside() -> re.Pattern[str]:
    return compiled(r"\b(?:to|for|from|with|of) (?:an?|two|three) (?:[a-z-]+ )?\Z")


@cache
def under() -> dict[str, re.Pattern[str]]:
    """A relative in a clause of its own, by the first letter of the pronoun whose he or she is."""
    return {
        letter: compiled(rf"\b(?:which|where|whose) {own} (?:[a-z-]+ )?\Z")
        for letter, own in (("h", "his"), ("s", "her"))
    }


@cache
def is_somebody() -> re.Pattern[str]:
    """What stands between "the new coach" and the name."""
    return compiled(r"(?: of [\w’' -]{1,30}?)?(?: is| was| will be|,)(?: now| still| again)? (?=[A-Z])")


@cache
def leads_on() -> re.Pattern[str]:
    return compiled(r"(?:When|After|Before|As|Until|While|By the time|Though|Although) (?:he|she) ")


@cache
def nickname() -> re.Pattern[str]:
    return compiled(r"[\"”’'] [A-Z]")


@cache
def before_places() -> re.Pattern[str]:
    return compiled(r"\b(?:in|at|near|from|the)\s\Z")
