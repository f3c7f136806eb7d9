"""The words and patterns by which single names that speak are read."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = [
    "ASIDE_VERBS", "BEING", "BETWEEN", "PLAIN_VERBS", "TITLES", "apposition", "aside", "closing", "days",
    "judging_verbs", "leading_words", "more_name", "name_patterns", "object_behind", "people_behind", "said_things",
    "seeing", "speaking", "telling_verbs", "thing_recalled", "to_quotation", "voicing_verbs",
]  # fmt: skip

# Verbs that mean speech wherever they stand: "Okonjo told the meeting".
PLAIN_VERBS: Final = words(
    "said says told tells asked recalled recalls explained replied replies insisted insists argued argues joked "
    "jokes admitted admits warned warns laughed sighed shrugged conceded concedes remembered remembers remarked "
    "remarks testified quipped complained complains whispered answered countered shouted lamented laments mused "
    "boasted retorted"
)
# In commas or at the end of a sentence these do: "It was the wind, Okonjo believes."
ASIDE_VERBS: Final = words(
    "believes believed thinks acknowledged acknowledges noted notes added adds observed observes reckons reckoned "
    "claims claimed stressed stresses suggests predicts wrote contends contended suspects suspected fears feared "
    "recounted declared declares stated points pointed guesses confessed speculated cautioned cautions "
    "estimates estimated"
)
TITLES: Final = words(
    "Mr Mrs Ms Miss Mx Mme Mlle Dr Prof Rev Fr Gov Sen Rep Gen Col Capt Lt Sgt Maj Adm Sir St Jr Sr Atty Supt Det Insp "
    "Cllr Cpl Cmdr Cdr Pvt Brig Hon Amb Pres Ald Dep Asst Ven Msgr Judge Lord Lady Dame Sheikh"
)
_LETTERS: Final = "a-zß-öø-ÿāăąćčďđēęěğģīįıķĺļľłńņňōőŕŗřśşšţťūůűųźżžșț"
_CAPITALS: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŔŖŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_ASIDES: Final = (
    "meanwhile|however|though|too|for one|for (?:his|her) part|by contrast|in turn|again|of course|on the other hand|"
    "who [^,.;:]{3,60}"
)
BETWEEN: Final = words(
    "has had also later then once still now never even just always often soon again only too further himself herself"
)
BEING: Final = words("is was remains sounds looks seems")
_SAME_PAST: Final = words("put read bet")


@cache
def name_patterns(plain: bool) -> LazyPatterns:
    """How single names stand; for texts in ASCII only, which are searched in half the time, and for all others.

    A capital stands first where it can: the search leaps from one to the next.
    """
    capital, small = ("A-Z", "a-z") if plain else (_CAPITALS, _LETTERS)
    name = rf"([{capital}](?:(?<=[OD])['’][A-Z]|(?<=M)a?c[A-Z])?[{small}]+(?:[-'’][{capital}][{small}]+)?)"
    alone = rf"(?![\w&]|\.\w| [{capital}])"
    return LazyPatterns({
        "name": f"{name}{alone}",
        # Up to four words behind a quotation: ", said later Okonjo", " is how Okonjo ...".
        "behind": rf",? ?(?:[—–-]{{1,2}} ?)?(?:(?:So|That|This) )?(?:[a-z]+ ){{1,4}}{name}{alone}",
        "ahead": rf"(?:[Ff]or|[Tt]o) {name}(?:[,:]? |,? [a-z' -]{{2,40}} )$",
        "owner": rf"{name}['’]s ([a-z-]+)(?: ([a-z-]+))?",
        # Before a word that may be its verb, or stand before that: lists tell, which no pattern holds as fast.
        "subject": rf"{name}(?:, (?:{_ASIDES}),)? ([a-z]+)",
    })  # fmt: skip


@cache
def aside() -> re.Pattern[str]:
    return compiled(rf", (?:{_ASIDES}),")


@cache
def apposition() -> re.Pattern[str]:
    """Behind a name, who that is: ", the mayor", " of the council"."""
    return compiled(r", (?:the|an?)\b| (?:of|from)\b| ?\(")


@cache
def people_behind() -> re.Pattern[str]:
    """What tells that two names are two people's."""
    return compiled(r"\b(?:[Tt]hey|[Bb]oth|[Tt]heir|[Tt]hem|the (?:two|pair|couple))\b")


@cache
def more_name() -> re.Pattern[str]:
    return compiled(r"['’]s|(?: (?:[a-z]{1,3}|co-?\w+)){1,2} [A-Z]| [a-z-]+ [A-Z]\w+ [A-Z]")


@cache
def to_quotation() -> re.Pattern[str]:
    """What stands between a quotation and the clause behind it that gives the speaker."""
    return compiled(
        r",? ?(?:[—–-]{1,2} ?)?(?:(?:[Tt]hat |[Tt]his |[Ww]hich )?(?:is|was) (?:just |also )?(?:how|what) |"
        r"(?:(?:or|at least|and) )?(?:as|so|So (?:says|said)) )?"
    )


@cache
def telling_verbs() -> frozenset[str]:
    """Verbs of saying and thinking in the forms that a single subject has: stressed, believes."""
    return _finite("plain-speech-verbs", "saying-verbs", "thinking-verbs")


@cache
def judging_verbs() -> frozenset[str]:
    """Verbs behind which a quotation that follows as a sentence of its own is the subject's: credits, blames."""
    return telling_verbs() | _finite("naming-verbs", "credit-verbs") | {"credits", "credited", "thanks", "thanked"}


@cache
def voicing_verbs() -> frozenset[str]:
    lists = ("voicing-verbs", "showing-verbs", "naming-verbs", "hearer-verbs")
    return PLAIN_VERBS | telling_verbs() | _finite(*lists)


@cache
def leading_words() -> frozenset[str]:
    """The words that can follow a name which speaks."""
    return voicing_verbs() | ASIDE_VERBS | BETWEEN | BEING


@cache
def said_things() -> frozenset[str]:
    return frozenset(word for name in ("utterance-nouns", "opinion-nouns") for word in listed(name))


def _finite(*lists: str) -> frozenset[str]:
    """The forms of the present that end in "s", and the past ones."""
    found = {verb for name in lists for verb in listed(name)}
    return frozenset(
        verb
        for verb in found
        if not verb.endswith("ing")
        and (verb in _SAME_PAST or found.isdisjoint((f"{verb}s", f"{verb}es", f"{verb[:-1]}ies")))
    )


@cache
def thing_recalled() -> re.Pattern[str]:
    """What a firm recalls: "40 diggers", "its chargers", "a charger"."""
    return compiled(r" (?:\d|an? |its |all |some |more |about |nearly |thousands|millions)")


@cache
def speaking() -> re.Pattern[str]:
    return compiled(r" (?:speaking|talking|addressing|referring|replying|answering)\b")


@cache
def closing() -> re.Pattern[str]:
    """What stands behind a clause that says who claims the rest of the sentence."""
    return compiled(r"(?: out| down)?(?:[,.;]|$| (?:in|at|on|when|as|during|after|before|last|yesterday)\b)")


@cache
def seeing() -> re.Pattern[str]:
    """What stands between who sees it so and the quotation: "For Okonjo, it was “…”"."""
    return compiled(
        r"[,:]? |,? [a-z' -]{2,30} (?:is|was|are|were|remains|amounts to|means) (?:nothing but |just |simply )?"
    )


@cache
def object_behind() -> re.Pattern[str]:
    """What stands behind a verb, where a noun would have something else behind it."""
    return compiled(r",? ?[\"“‘«]|: | (?:that|how|it|him|her|them|the|an?|his|this|these|what|whether)\b")


@cache
def days() -> frozenset[str]:
    return words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
        "September October November December"
    )
