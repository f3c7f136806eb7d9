"""Shares given twice: "12 of the 40 pupils (30%)", "30 percent, or 12 of 40", "one in three (33%)", "a third (33%)"."""

from __future__ import annotations

import re
from bisect import insort
from fractions import Fraction
from functools import cache

from sourcecheck.analysis.figures.numbers import DIGIT, NUMBER, NUMBER_WORD, number_value
from sourcecheck.analysis.figures.shares_of_before import LaterShare, shares_of_before, shares_of_last
from sourcecheck.analysis.ranges import Ranges, merged, overlaps
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives

__all__ = ["SHARE_GATE", "SHARE_NEEDS", "Share", "shares_in"]


class Share(NamedTuple):
    """A share at ``start:end`` of a text, as a part of a whole and in percent.

    ``fits`` says whether the two agree within what rounding and words like "nearly" allow.
    """

    start: int
    end: int
    part: str  # as written: "12 of 40", "a third"
    ratio: Fraction  # of the part and the whole
    percent: Fraction
    written: str  # the percentage as written
    step: Fraction
    fits: bool


_FRACTIONS = {
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4), "fourth": Fraction(1, 4),
    "fifth": Fraction(1, 5), "sixth": Fraction(1, 6), "seventh": Fraction(1, 7), "eighth": Fraction(1, 8),
    "tenth": Fraction(1, 10),
}  # fmt: skip
_SMALL = 10  # "one in five" is said of 21% too

SHARE_NEEDS = ("%", "percent ", "per cent ", " pct ")
_NAMES = "third|quarter|fourth|fifth|sixth|seventh|eighth|tenth"
# Between "of" and the whole.
_LED = (
    r"(?: a total of)?(?: (?:the|its|their|his|her|our|these|those|all|all the|every|each|about|some|around|nearly"
    r"|more than|over|[a-z]+[^a-z ]s))*"
)
# "12 of the 40", in small letters and over folded text.
_OF = rf"(?:{DIGIT}|\b{NUMBER_WORD}) (?:[a-z]+ )?(?:out of|of|in){_LED} (?:an? |[ .])?(?:{DIGIT}|{NUMBER_WORD})"
# Of what was counted before: "780 (78%)", "320 sent it back, 40 percent"; a mark is a space more.
_WORDS = r"(?: +[a-z][^ ]*){1,8}"
_SET_OFF = r"(?:  | +(?:or|is|of|e) (?:[a-z]+ )?)"
_PERCENT = rf"{DIGIT}+(?: {DIGIT}+)?(?:  | per ?cent\b| pct\b)"
# What shares are made of: "12 of the 40"; "a third"; "12/40 (30%)"; "30% of them (12/40)".
SHARE_GATE = (
    rf"{_OF}|\b(?:of|among){_LED} +{DIGIT}[\dª ]*(?: +(?:[a-zª'][^ ]*|{DIGIT}{{4}})){{1,14}} +(?:{DIGIT}|{NUMBER_WORD})"
    rf"|{DIGIT}(?:  |{_WORDS}{_SET_OFF}){_PERCENT}|\b{NUMBER_WORD}(?:{_WORDS})?{_SET_OFF}{_PERCENT}"
    rf"|\b(?:half|(?:an?|one|two|three|four|five|"
    rf"seven|nine)[ -](?:{_NAMES})s?)\b"
    rf"|{DIGIT} {{1,4}}{DIGIT}+(?: {DIGIT}+)* {{1,4}}{DIGIT}"
    rf"|{DIGIT}(?: | percent| per cent| pct)(?: +[a-zª][^ ]*){{0,8}} +{DIGIT}+(?: {DIGIT}+)* {{1,4}}{DIGIT}"
)


@cache
def _sources() -> dict[str, str]:
    about = f"(?:{alternatives('about-words', 'at-least-words', 'at-most-words')}|~|≈)"
    percent = r"(?<!\d)(?P<percent>\d{1,24}(?:\.\d{1,24})?|\.\d{1,24})(?: ?%| percent\b| per cent\b| pct\b)"
    of = (
        rf"(?P<part>{NUMBER}) (?:(?!of|in|out)[a-z]+ )?(?P<how>out of|of|in){_LED} (?P<whole>{NUMBER})"
        r"(?!-)"
    )
    slash = r"(?<![\w/.-])(?P<part>\d[\d,]{0,30}) ?/ ?(?P<whole>\d[\d,]{0,30})(?!\d)"
    words = r"(?: (?!and\b|or\b|but\b|from\b|to\b|than\b|with\b|not\b|by\b)[a-z][\w’'-]*){0,5}"
    # What a whole is of may be told at length: "of the 40 schools that Orsk inspected in 2024, 12".
    far = (
        r"(?: (?!(?:and|or|but|from|to(?! (?:the|an?|its|their) )|than|not)\b)"
        r"(?:[^\W\d_][\w’'.-]*|(?:19|20)\d\d(?!\d)))"
    )
    joined = (
        rf"(?: ?[(\[](?:or |i\.e\.,? |that is,? )?|,? or |, which is |—|[ ][—–] ?|, i\.e\.,? )(?P<rough>{about} ?)?"
    )
    closed = r"(?= ?[)\],.;:]| ?[—–]|$)"
    return {
        # A percentage, what sets it off, and what is set off behind it.
        "percent": r"[\d.]+(?: ?%| percent| per cent| pct)",
        "led": r"(?:[(\[—–]| or | is | i\.e\.| rate of "
               r"|\bof (?:the |all )?\d[\d,]*(?: [a-z]+){1,3}, )[^().,;\d]{0,24}\Z",
        "followed": r"[^().;%]{0,60}(?:[(\[—–]| or |, (?=[\w,]{1,20} out of ))(?:[a-z. ]+ )?[\w,.]+ ?(?:of|out|in|/)",
        "of": rf"(?i)(?<![\w$£€.,-]){of}{far}{{0,12}}{joined}{percent}(?: of (?:the total|them|those|all"
              rf"|respondents))?{closed}",
        # "40 of the 160 houses, 35 per cent, were empty".
        "of_aside": rf"(?i)(?<![\w$£€.,-]){of}{words}, (?P<rough>{about} ?)?{percent}(?=,)",
        # "Of 30 jurors, 18 voted for it, or 60 percent", "of 250 bottles, 75 (30%) had a deposit".
        "of_whole":
            rf"(?i)(?<![\w’'-])(?P<how>out of|of|among){_LED} (?P<whole>(?!(?:19|20)\d\d\b){NUMBER})(?!-| of\b)"
            rf"{far}{{1,14}},? "
            rf"(?P<part>(?!(?:19|20)\d\d\b(?! [(\[])){NUMBER})(?! ?%| percent| per cent| of\b| years?\b| hours?\b"
            rf"| days?\b)"
            rf"(?: (?!and\b|but\b|than\b|to\b)"
            rf"[a-z][\w’'-]*){{0,8}}(?: ?[(\[](?:or |that is,? )?|,? or |, a (?:\w+ )?(?:rate|share) of )"
            rf"(?P<rough>{about} ?)?{percent}(?: of (?:the total|them|those|all|respondents))?{closed}",
        "slash": rf"{slash} ?[(\[](?P<rough>)(?P<how>){percent}{closed}",
        "turned": rf"(?i)(?<![\w$£€.,–-]){percent}{words}(?: ?[(\[](?:or |i\.e\.,? )?|,? or |—|[ ][—–] ?"
                  rf"|, (?=[\w,]{{1,20}} out of ))(?P<rough>{about} ?)?{of}{words}{closed}",
        "turned_slash": rf"(?<![\w$£€.,–-]){percent}{words} ?[(\[](?P<rough>)(?P<how>){slash} ?[)\],;]",
        "fraction":
            rf"(?i)(?:\b(?P<bound>{about}) )?(?P<fraction>\b(?:(?P<count>an?|one|two|three|four|five|seven|nine)[ -]"
            rf"(?P<name>{_NAMES})s?|half))\b(?: of)?{words}(?: ?[(\[](?:or )?|, or )(?P<rough>{about} "
            rf"?)?{percent}(?: ?[)\]]|(?=[,.;]))",
        # What the long patterns begin or end with, and few texts hold.
        "turned_shape": rf"(?i)(?:%|percent|per cent|pct){words}(?: ?[(\[]|,? or |—|[ ][—–]|, [\w,]{{1,20}} out of )",
        "fraction_shape": rf"(?i)(?:{_NAMES}|half)s?\b(?: of)?{words}(?: ?[(\[]|, or )",
        "rough": rf"(?i){about} ?$",
        "scale": r"(?i)(?:hundred|thousand|million|billion|trillion)$",
    }  # fmt: skip


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compiled one by one, when first asked for: each holds the number words several times."""
    return compiled(_sources()[name])


def shares_in(text: str, last: str = "") -> tuple[Share, ...]:
    """The shares of a text that are given both ways, in order; of ``last``, the paragraph before it, too. Linear."""
    if not ("%" in text or "cent" in text or "pct" in text):
        return ()
    found = _beside(text) if _is_set_off(text) else {}
    shares = [_of_before(text, later) for later in shares_of_before(text)]
    if last:
        both, at, later_ones = shares_of_last(text, last)
        shares += [
            share._replace(start=share.start - at, end=share.end - at)
            for share in (_of_before(both, later) for later in later_ones)
        ]
    taken = list(_places(found))
    for share in shares:
        if not overlaps(taken, share.start, share.end):
            found[share.start] = share
            insort(taken, (share.start, share.end))
    return tuple(found[start] for start in sorted(found))


def _beside(text: str) -> dict[int, Share]:
    """Shares whose part and whole stand together, by where they begin."""
    found: dict[int, Share] = {}
    of = _of_shape().search(text.lower()) is not None
    if of and ", " in text:
        for match in _pattern("of_aside").finditer(text):
            share = _of(text, match, "of")
            if share is not None:
                found.setdefault(share.start, share)
    taken = _places(found)
    for match in _pattern("of_whole").finditer(text) if _whole_shape().search(text) else ():
        share = _of(text, match, "of")
        if share is not None and not overlaps(taken, share.start, share.end):
            found.setdefault(share.start, share)
    for name, sign in (("of", " of "), ("of", " in "), ("turned", " of "), ("turned", " in "), ("slash", "/"),
                       ("turned_slash", "/")):  # fmt: skip
        if sign not in text or (sign == " in " and " of " in text) or (sign != "/" and not of):
            continue
        if name == "turned" and not _pattern("turned_shape").search(text):
            continue
        for match in _pattern(name).finditer(text):
            share = _of(text, match, name)
            if share is not None:
                found.setdefault(share.start, share)
    if any(word in text for word in _FRACTIONS) and _pattern("fraction_shape").search(text):
        for match in _pattern("fraction").finditer(text):
            share = _fraction(match)
            if share is not None:
                found.setdefault(share.start, share)
    return found


def _places(found: dict[int, Share]) -> Ranges:
    return merged((share.start, share.end) for share in found.values())


@cache
def _whole_shape() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:of|among)(?: [a-z]+){0,3} \d")


def _of_before(text: str, later: LaterShare) -> Share:
    part, whole, percent = later.part, later.whole, later.percent
    slack = max(percent.step, percent.value / 6) if "about" in (percent.bound, part.bound) else percent.step
    least = _part(part.value, part.scaled) / _part(whole.value, whole.scaled, True)
    most = _part(part.value, part.scaled, True) / _part(whole.value, whole.scaled)
    fits = least * 100 - slack <= percent.value <= most * 100 + slack
    said = f"{text[part.start : part.end]} of {text[whole.start : whole.end]}"
    written = text[percent.start : percent.end]
    start = min(part.start, percent.start, whole.start if 0 < whole.start - part.end < 30 else part.start)
    return Share(start, percent.end, said, part.value / whole.value, percent.value, written, percent.step, fits)


@cache
def _of_shape() -> re.Pattern[str]:
    return compiled(_OF)


def _is_set_off(text: str) -> bool:
    """Whether a percentage stands in brackets or behind "or", or something like a share does behind it."""
    led, followed = _pattern("led"), _pattern("followed")
    return any(
        led.search(text, max(0, match.start() - 32), match.start()) or followed.match(text, match.end())
        for match in _pattern("percent").finditer(text)
    )


def _of(text: str, match: re.Match[str], name: str) -> Share | None:
    part, whole = number_value(match["part"]), number_value(match["whole"])
    how = match["how"].lower()
    scaled = _pattern("scale").search(match["part"]), _pattern("scale").search(match["whole"])
    if whole <= 0 or (scaled[1] and not scaled[0]):
        return None  # "2 of 3 million" may be two million
    bare = match["whole"].isdigit() and len(match["whole"]) == 4 and match["whole"][0] in "12"
    if how in ("out of", "among") and part > whole:
        return None
    if how == "in" and (bare or whole > 1_000_000 or part > whole):
        return None  # "4 in 2012"
    if "slash" in name and (part > whole or whole <= 31):
        return None  # a date, a score
    if part > whole * 3:
        return None  # "12 of 4" counts something else
    ratio = part / whole
    percent = Fraction(match["percent"])
    step = Fraction(1, 10 ** len(match["percent"].partition(".")[2]))
    rough = bool(match["rough"]) or bool(_pattern("rough").search(text[max(0, match.start() - 24) : match.start()]))
    least, most = (
        _part(part, bool(scaled[0])) / _whole(whole, True, bool(scaled[1])),
        _part(part, bool(scaled[0]), True) / _whole(whole, False, bool(scaled[1])),
    )
    slack = step
    if whole <= _SMALL and (how != "of" or not match["part"].isdigit()) and part < 10:
        # The usual fractions round what was counted; not "two of the three men".
        slack = max(slack, ratio * 22) if how != "of" or whole in (5, 10) else slack
    if rough:
        slack = max(slack, percent / 6)
    fits = least * 100 - slack <= percent <= most * 100 + slack
    written = f"{match['part']} {how} {match['whole']}" if how else f"{match['part']}/{match['whole']}"
    start, end = match.span()
    return Share(start, end, written, ratio, percent, _percent(text, match), step, fits)


def _percent(text: str, match: re.Match[str]) -> str:
    tail = re.match(r" ?%| percent| per cent| pct", text[match.end("percent") :])
    return match["percent"] + (tail[0] if tail else "%")


def _place(value: Fraction, scaled: bool) -> Fraction:
    """Half of what the zeros at the end of a count may have been rounded by."""
    if value < 100 and not scaled:
        return Fraction(0)
    place = 1
    while value % (place * 10) == 0:
        place *= 10
    return Fraction(place, 2) if place > 1 or scaled else Fraction(0)


def _part(value: Fraction, scaled: bool, up: bool = False) -> Fraction:
    half = _place(value, scaled)
    half = min(half, value / 20) if not scaled else min(half, value / 5)
    return value + half if up else value - half


def _whole(value: Fraction, up: bool, scaled: bool) -> Fraction:
    return _part(value, scaled, up)


def _fraction(match: re.Match[str]) -> Share | None:
    name = (match["name"] or "half").lower()
    if name == "half":
        ratio = Fraction(1, 2)
    else:
        count = number_value(match["count"])
        ratio = _FRACTIONS[name] * count
        if ratio >= 1:
            return None
    percent = Fraction(match["percent"])
    step = Fraction(1, 10 ** len(match["percent"].partition(".")[2]))
    bound = (match["bound"] or "").lower()
    exact = ratio * 100
    if "more" in bound or "over" in bound or "least" in bound or "above" in bound:
        fits = percent >= exact - 1
    elif "less" in bound or "fewer" in bound or "under" in bound or "below" in bound or "up to" in bound:
        fits = percent <= exact + 1
    else:
        slack = max(exact / 8, Fraction(3)) * (Fraction(3, 2) if bound or match["rough"] else 1)
        fits = abs(percent - exact) <= slack
    start, end = match.span()
    if match["bound"]:
        start = match.start("bound")
    written = match["fraction"]
    return Share(start, end, written, ratio, percent, _percent(match.string, match), step, fits)
