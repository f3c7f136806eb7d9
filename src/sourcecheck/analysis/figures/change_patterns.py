"""The words of change, and the patterns by which statements of change are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.word_lists import listed

__all__ = ["TIMES", "change_patterns", "directions", "holds_change_word", "nouns_of_change", "words_of_change"]

TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "quintupled": 5.0, "halved": 0.5}
# Nouns of change that say no direction of the amount: less can be better.
_EITHER = words("improvement advance recovery retreat saving addition")


@cache
def directions() -> Mapping[str, int]:
    """1 or -1 by word of change, in small letters; some are two words."""
    made = {word: -1 if word == "halved" else 1 for word in TIMES}
    for name, direction in (("rise-nouns", 1), ("fall-nouns", -1), ("rise-words", 1), ("fall-words", -1)):
        made.update((word, direction) for word in listed(name) if word not in _EITHER)
    return made


@cache
def nouns_of_change() -> frozenset[str]:
    return frozenset((*listed("rise-nouns"), *listed("fall-nouns")))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.partition(" ")[0] for word in directions())


def holds_change_word(text: str) -> bool:
    """Whether a text holds the first word of a word of change."""
    return not _first_words().isdisjoint(letter_words(text.lower()))


def words_of_change(text: str, low: int, high: int) -> Iterator[tuple[int, int, str, int]]:
    """The words of change between two places: where each begins and ends, as written, and its direction."""
    known, first, done = directions(), _first_words(), low
    for match in change_patterns()["two"].finditer(text, low, high):
        if match[1].lower() not in first or match.start() < done:
            continue
        for end in (match.end(2), match.end(1)):
            direction = known.get(text[match.start() : end].lower()) if 0 < end <= high else None
            if direction:
                done = end
                yield match.start(), end, text[match.start() : end], direction
                break


# What may stand between "from" or "to" and the figure: bounds, and behind an article whatever makes one amount of it:
# "from an average of 12", "to a mere 15", "to last year's 15". No noun alone: "from hole 12".
_STOP = r"(?!(?:to|from|by|and|or|but|with|as|than|that|which|who|is|was|were|are|has|had|have|when|where|if|per)\b)"
_AHEAD = (
    rf"(?:(?:an?|the|its|their|his|her|our|this|last|these|those|today[’']s) (?:{_STOP}[a-z’'-]+ ){{0,3}})?"
    r"(?:(?:about|around|approximately|roughly|nearly|almost|some|just|only|more than|over|at least|under|less than"
    r"|fewer than|record|as (?:low|high|many|few|much) as|well|close to|currently|once|barely|fully|exactly) )*"
)


@cache
def change_patterns() -> LazyPatterns:
    """The patterns by name, each compiled when it is first asked for."""
    return LazyPatterns({
        "two": r"(?<![\w-])([A-Za-z]+)(?![\w-])(?= ([a-z]+)(?![\w-]))?",
        "from": rf"\b[Ff]rom {_AHEAD}$",
        "by_from": rf"(?:[ -](?:percentage )?points?|[ -][a-z]+)? (?P<noun>(?:[a-z]+ )?)from {_AHEAD}",
        "to": rf"\bto {_AHEAD}$",
        # What may stand between a figure and "to" or "from": a thing counted, a time. No other verb or clause.
        "clause": (
            r"(?i)[;:!?()\"“”—]|\. |\b(?:as|when|while|because|which|who|that|and|or|but|if|after|to|from|with|by"
            r"|than"
            r"|was|were|is|are|had|has|have|went|came|left|up|down|compared|into|against)\b|\b(?!ended\b)\w{2,}ed\b"
        ),
        "linked": r"\b(?:as|when|while|because|which|who|that|and|or|but|if|after|than|with|by|to(?! [A-Z])|from)\b",
        # When an amount is told of: "costs £2.75 from today", "in the year to March 2026", "as of 1 May".
        "time": (
            r" from (?:today|tomorrow|now on|next [a-z]+|(?:\d{1,2} )?[A-Z][a-z]+)(?=,)"
            r"| (?:to|as of|as at|by the end of|at the end of) (?:the end of )?(?:\d{1,2} )?[A-Z][a-z]{2,8}"
            r"(?: \d{1,2})?(?:,? (?:19|20)\d\d)?(?=,|$)"
            r"| that (?:week|month|quarter|year|season|spring|summer|autumn|winter)\b"
        ),
        # Between the word of change and "from"; another clause begins with these.
        "other": (
            r"(?i)[;:!?\"“”]|\. |\b(?:as|when|while|because|which|who|that|and(?! (?:[a-z]+ )?\d{4}\b)|or|but|if"
            r"|than|was|were|is|are|had"
            r"|has|have|including|ranging|range|anywhere|somewhere|varying|went|goes|runs|ran|came|moves|moved"
            r"|between(?! (?:[a-z]+ )?\d{4} and)|people|vehicles"
            r"|away)\b"
        ),
        # "The number grew to 164", behind "From 212 works in 2019".
        "led_on": r"(?i)(?:,| [a-z’'-]+| \d{4}){0,14}? ([a-z]+(?: (?:up|down|back|away|off))?)(?: again)? to ",
        "down_to": r"(?: [a-z]+){0,3}?(?: in \d{4})?,? (up|down) to ",
        # What may stand between a figure and "from": ", up", " (down slightly", ". That number is a rise".
        "tail": (
            r"(?i)((?: [a-z’'-]+){0,9}(?: \d{1,2})?(?: [a-z]+)?(?: \d{4})?)(?:,|;|—|–| [—–-]|\s?\(|\."
            r"(?= (?:That|This|It|The (?:figure|number|total|rate|sum|price|count|amount)) (?:[a-z]+ )?"
            r"(?:is|was|were|are|means|meant|marks|marked|represents|represented|has|had)\b))"
            r"(?P<said>(?: (?!(?:and|but|while|when|where|with|or|for|by)\b)[a-z]+\b| \d{4}\b|(?<=[a-z\d])[,:]){0,8}) $"
        ),
        # Of times and of depths these say little: "slowed from 12 seconds to 13", "went down from 12 metres to 30".
        "either": (
            r"(?i)(?:(?:slow|quick|accel|fast)[a-z]*+.{1,60}\b(?<!\ba )(?<!\ban )(?<!\bper )"
            r"(?:(?:milli)?seconds?|minutes?|hours?|days?|ms|mins?"
            r"|secs?)"
            r"|(?:(?:go|went|gone|c[ao]m)[a-z]* (?:up|down)|(?<=\blet )down|lowered|s[aiu]nk(?:s|ing)?|dived|dives)"
            r" .{1,60}\b(?:metres?|meters?|feet|fathoms?|floors?|decks?"
            r"|storeys?))\b"
        ),
        "level": (
            r"(?i)\b(?:levels?|tables?|lakes?|reservoirs?|rivers?|heights?|ponds?|wells?|aquifers?|tides?|limits?|snow"
            r"|canal|gauges?|depths? of)\b"
        ),
        "not": (
            r"(?i)\b(?:not|never|n[o’']t|neither|nor|rather|instead|no|failed|wrong|wrongly|mistaken\w*"
            r"|without(?= (?:ris|fall|go|grow|increas|drop|chang)ing)"
            r"|contrary|unchanged|if)\b|n['’]t\b"
        ),
        # The figures are of a plan, or the change itself is changed.
        "shifted": (
            r"(?i)\b(?:revis\w+|correct\w*|downgrad\w+|upgrad\w+|adjust\w*|negotiat\w+|slow\w*|limit(?:ing)? (?:the"
            r"|its|their|an?)|curb\w*|cap"
            r"|capped|forecast\w*|narrow\w*|widen\w*|accelerat\w+|eas(?:e|ed|es|ing)|trail\w*|deficits?"
            r"|shortfall\w*|minus|negative)\b"
        ),
        "ranked": (
            r"(?i)\b(?:rank\w*|charts?|(?:in|of|from) the (?:league|queue)|standings?"
            r"|positions?|places?|placed|spots?|seed(?:ed|s)?|seedings?"
            r"|grid|leaderboard|(?:the|league|points|medal) table|billboard|odds|handicap|par|magnitudes?|pH"
            r"|versions?(?! (?:that|which|of|in)\b)|release|(?:\d|wire|needle|steel)[ -]gauge|f-stop"
            r"|exchange rate|acidity|acidic|ladder|(?<!waiting )list(?! for\b))\b|\b(?:against|to|per) (?:the |a )?"
            r"(?:dollar|euro|pound|yen|yuan|rouble|ruble|franc|lira|peso|rupee|greenback|sterling)\b"
        ),
        "stop": r"[.;:]( |$)| (?:because|since|while|whereas|although|so)\b",
        "share": (
            r" (?:out of|of|in) (?:every |each |the )?(?:\d(?!\d{3}\b)|ten\b|five\b|four\b|three\b|two\b)"
            r"(?! (?:years?|months?|weeks?|days?|hours?|quarters?|seasons?|decades?|terms?)\b)"
        ),
        "noun": r"[ -]([A-Z]?[a-z]+|[A-Z]{2,3}\b)",
        "trend": (
            r"(?i)\b(?:fell|fall|falls|fallen|dropp?\w*|declin\w+|decreas\w+|shrank|shrink\w*|shrunk|contract\w*"
            r"|lost?|loss\w*"
            r"|minus|down|slump\w*|slid|sank|plung\w+|cut|cuts|rose|rise|rises|risen|grew|grow\w*|gain\w*"
            r"|increas\w+|jump\w*"
            r"|climb\w*|up|surg\w+|deficit\w*|shortfall)\b"
        ),
        "trend_behind": (
            r"(?i)^[ -](?:point )?(?:annual |yearly |monthly )?(?:growth|rise|gain|increase|jump|decline|drop|fall"
            r"|loss|"
            r"decrease|cut|contraction|deficit)\b"
        ),
        "month": (
            r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August"
            r"|September|October|November|December|page|chapter|section|version|age|ages|aged|Rust|Channel"
            r"|Route)\.? $"
        ),
        "is_month": (
            r"^ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|a\.?m\b|p\.?m\b|o['’]clock"
            r"|in the (?:morning|afternoon|evening)|at (?:night|noon|dawn|dusk))"
        ),
        "minus": r"(?:(?:^|[ (])[-−–]|minus |negative )$",
    })  # fmt: skip
