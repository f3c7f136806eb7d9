"""Ages of houses, clubs and customs at a time of the story: "the firm was 120 years old", "closed after 75 years".

Each is told for a year: one in the same sentence, the last one before it, or, of what "still" is, the page's. Whose it
is, is read from the subject right beside it: "it", "the company", or the name that was founded.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.lives.spoken_ages import NUMBER, ORDINAL, value_of
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["HouseAge", "house_ages", "is_of", "may_be_house_age"]


class HouseAge(NamedTuple):
    """An age at ``start:end``; ``until``: the year for which it is told, 0: the page's; ``subject``: whose, as told."""

    start: int
    end: int
    years: int
    until: int
    subject: str


_HINTS = (" years old", " years on", " years later", " years in ", " years of ", "th year", "th season", "d year")
_BEFORE = 300  # code points in front of a sentence in which the year of the story is looked for
HOUSES = words(
    "newspaper paper firm company business club brewery bakery school museum charity choir orchestra band festival"
    " society building hotel pub shop bank library institution organisation organization house team league magazine"
    " event dairy mill theatre theater cinema chapel church college hospital station foundry factory works café"
    " restaurant inn practice agency union association league brand trust railway line yard farm nursery garage"
)


def may_be_house_age(text: str) -> bool:
    """Whether a text may tell the age of a house at some time, by words."""
    return any(hint in text for hint in _HINTS)


def house_ages(text: str, sentence: tuple[int, int], founded: int) -> tuple[HouseAge, ...]:
    """The ages in ``text[slice(*sentence)]`` whose year is plain.

    Args:
        founded: the year of the founding, which is not the year of the story.
    """
    low, high = sentence
    made = []
    for match in _age().finditer(text, low, high):
        left, behind = text[low : match.start()], text[match.end() : high]
        form = next(name for name in ("was", "then", "after", "on", "nth") if match[name])
        years = {int(year) for year in _year().findall(text[low:high])} - {founded}
        if _rounded().search(left) or len(years) > 1:
            continue
        until = next(iter(years), 0)
        if form in ("was", "then") and not until:
            until = next((int(year) for year in reversed(_year().findall(text[max(0, low - _BEFORE) : low]))), 0)
            if until in (0, founded):
                continue
        subject = _subject(form, match, left, behind)
        if form == "after" and not (until and _ending().search(text, low, high)):
            continue
        if form == "on" and (years or not _lasting().search(behind)):
            continue
        if form == "nth" and not until:
            continue
        if subject and (form == "nth" or _number().fullmatch(match[form].lower())):
            count = value_of(match[form]) - (form == "nth" and match["unit"] in ("year", "season"))
            made.append(HouseAge(match.start(), match.end(), count, until, subject))
    return tuple(made)


def _subject(form: str, match: re.Match[str], left: str, behind: str) -> str:
    if form == "on":
        told = re.match(r",? (?:and )?([\w’' -]{2,40}?) (?:still|now|today|is|are|has|have|makes?|[a-z]+s)\b", behind)
    elif form == "after":
        told = _ended().match(left)
    elif form == "nth":
        whose = match["whose"]
        told = re.match(r"(.*?)['’]s?$", whose) or re.search(r"(?:^|[,;] |\band )([Ii]t|[Tt]hey|[Ww]e)\b", left)
    else:
        left = _time().sub("", left)
        if left.endswith(", ") and form == "was":  # "the firm, founded in 1838 by two cousins, was"
            left = re.sub(r", [^,;]{1,80}, \Z", "", left)
        left = left.rstrip(" ,")
        told = re.search(r"\b([Ii]t|[Tt]hey)$", left) or re.search(
            r"(?:^|[,;] |\b(?:and|when|where|as) )([\w’'& -]{2,60})$", left
        )
    return told[1] if told else ""


def is_of(age: HouseAge, named: tuple[str, ...]) -> bool:
    """Whether an age is told of the house whose founding was told just before.

    Args:
        named: the words of the house's name, small letters but for names.
    """
    said = age.subject.split()
    if not said:
        return False
    if said[-1].lower() in ("it", "they", "we"):
        return len(said) == 1
    if said[0].lower() in ("the", "this", "our", "that") and len(said) <= 3 and said[-1].lower() in HOUSES:
        return True
    names = {word.lower() for word in named}
    return said[-1].lower() in names and said[0].lower() not in ("its", "their", "his", "her")


@cache
def _age() -> re.Pattern[str]:
    # The words of a number are looked at behind: their grammar five times over is a costly pattern.
    number = r"(?:\d{1,3}|[A-Za-z]+(?:[ -][a-z]+){0,3})"
    still = r"(?: then| already| just| only| by then| now| itself| exactly)*"
    return compiled(
        rf"\b(?:was|were|had been|stood){still} (?P<was>{number}) years old\b"
        rf"|, (?:then|by then|at the time) (?P<then>{number}) years old\b"
        rf"|\bafter (?P<after>{number}) years (?:in|of|as|at|on)\b"
        rf"|(?:^|(?<=[.!?] ))(?P<on>{number}) years (?:on|later)\b"
        rf"|\b(?P<whose>[Ii]ts|[Tt]heir|[Oo]ur|[Tt]he [\w’' -]{{2,40}}['’]s?) (?:own )?(?P<nth>{ORDINAL})"
        r" (?P<unit>year|season|birthday|anniversary)\b"
        r"(?! (?:as|at|in a row|running|of (?!business|trading|existence)))"
    )


@cache
def _number() -> re.Pattern[str]:
    return compiled(NUMBER)


@cache
def _year() -> re.Pattern[str]:
    return compiled(r"(?<![\d.,$£€-])(1[0-9]\d\d|20\d\d)(?![\d%]|s\b|[-–/]\d)")


@cache
def _ended() -> re.Pattern[str]:
    """The subject of a sentence that tells an end, and its first verb."""
    return compiled(
        r"(?:(?:In|On|By) [^,]{1,40}, )?([\w’'& -]{2,60}?) (?:has |had |was |were )?(?:finally )?"
        r"(?:[a-z]+ed|[a-z]+en|torn|shut|sank|withdrawn|went|came|gave|wound|burnt)\b"
    )


@cache
def _time() -> re.Pattern[str]:
    return compiled(r"\A(?:In|By|During|Since) (?:[A-Za-z]+ )?\d{4},? (?=[a-z]|[A-Z])")


@cache
def _rounded() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:nearly|almost|about|around|over|more than|less than|some|roughly|not|would) \Z")


@cache
def _ending() -> re.Pattern[str]:
    return compiled(
        r"\b(?:closed|shut|collapsed|folded|ceased|ended|dissolved|liquidat\w+|bankrupt\w*|stopped|disbanded|wound up"
        r"|failed|went (?:under|bust|out)|gave up|came to an end|was sold|burned down|demolished|broken up|scrapped"
        r"|retired|decommissioned|withdrawn|replaced|pulled down|torn down|dismantled|sank|sunk|abolished|gave way)\b"
    )


@cache
def _lasting() -> re.Pattern[str]:
    return compiled(r"\b(?:still|now|today|remains?|continues?|to this day)\b")
