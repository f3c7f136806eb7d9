"""Counts of people and things: how many of what, and what happened to them.

"Killed 11 people", "12 dead", "the 32 people hurt", "nine walkers rescued" are counts: a figure, the
noun that is counted, and for people a state (dead, hurt, missing, held, saved). Ages, dates, times, measures,
scores and shares are no counts.
"""

from __future__ import annotations

from functools import cache, lru_cache

from sourcecheck.analysis.figures.numbers import Figure, figures_in, is_year
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, listed

__all__ = ["GENERIC", "Count", "counts_in", "holds_state", "is_count", "may_name", "stem"]

_STATES = ("dead", "hurt", "missing", "held", "saved")
# Nouns that may stand for any people; "" is none at all ("12 dead").
GENERIC = frozenset(("", "person", "people", "victim", "dead"))


class Count(NamedTuple):
    """A count in a text.

    Attributes:
        figure: how many.
        noun: what is counted, in the singular and in small letters; "" where none is named.
        state: dead, hurt, missing, held, saved, or "".
        start, end: from the figure (or the word of state in front) to the noun (or the word behind).
        definite: "the 12 workers": said before.
        part: "12 of the workers", "another 12", "12 others": a part of something, or beside it.
    """

    figure: Figure
    noun: str
    state: str
    start: int
    end: int
    definite: bool
    part: bool


_MOST = 80  # figures of one text

_IRREGULAR = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "policemen": "policeman",
    "firemen": "fireman", "fishermen": "fisherman", "police": "police", "crew": "crew", "wives": "wife",
    "lives": "life", "staff": "staff", "sheep": "sheep", "cattle": "cattle", "servicemen": "serviceman",
    "persons": "person",
}  # fmt: skip
# Behind a figure these make it a measure, an age, a share, a time.
_MEASURES = words(
    "percent per percentage point points year years month months week weeks day days hour hours minute minutes "
    "second seconds "
    "mile miles km kilometre kilometres kilometer kilometers metre metres meter meters foot feet inch inches yard "
    "yards acre "
    "acres hectare hectares ton tons tonne tonnes pound pounds kilo kilos kilogram kilograms gram grams ounce "
    "ounces litre "
    "litres liter liters gallon gallons degree degrees mph kph knots am pm a.m p.m o'clock o’clock dollar dollars "
    "euro euros cent "
    "cents yen yuan times x decade decades century centuries generation generations million billion hundred "
    "thousand dozen "
    "night nights weekend weekends season seasons quarter quarters"
)
_NO_NOUN = words(
    "is was are were the a an of in on at to for from with by and or but as that this these those his her its "
    "their our my your "
    "he she it they we i you who which what when where how after before since during until while because if then "
    "than so not no "
    "has have had will would could should may might can must also only just said says per each every s out off up "
    "down over "
    "this towards toward across as less his hers does yes always perhaps unless otherwise thus"
)


@cache
def _patterns() -> LazyPatterns:
    states = "|".join(rf"(?P<{state}>{alternatives(f'{state}-words')})" for state in _STATES)
    return LazyPatterns({
        "state": (rf"(?i)\b(?:{states})\b"),
        "ahead": (
            rf"(?i)\b(?:{states})(?: (?:of|by|some|about|around|nearly|almost|at least|more than|over|up to|as "
            rf"many as|another"
            r"|the|all|an estimated|approximately|roughly|just|only|and|further|other))* \Z"
        ),
        "behind": (
            rf"(?i),? ?(?:(?:people|persons|others?|more|were|was|are|is|have|has|had|been|being|be|also|who|later"
            rf"|reported|confirmed|found|"
            rf"left|feared|presumed|still|believed|known|to|have been|seriously|badly|critically|slightly) "
            rf")*(?:{states})\b"
        ),
        "token": (r"[ -]([A-Za-z][\w’'-]*)"),
        "month": (
            r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|\b(?:January|February|March|April|May|June|July"
            r"|August|September|October|November|December)|\b[Aa]ged?|\b[Aa]ges|\bNo\.|\b[Pp]age|\b[Cc]hapter"
            r"|\b[Rr]oute|\b[Ff]light|\b[Rr]oom|\b[Vv]ersion|\b[Tt]op|\bat|\b[Ll]evel|[#@]) ?\Z|[:+/-]\Z"
        ),
        "date": (
            r"(?:st|nd|rd|th)?(?: of)?,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|-year|-month|-day"
            r"|-hour|-mile|-foot|-page"
            r"|[-–—/:]\d|,? years? old|\.\d|[’']s\b|-\w+"
        ),
        "age": (r", \Z"),
        "age_end": (r"[,;)]"),
        "part": (r"(?i)\b(?:another|other|an additional|additional|further|remaining|last|first|next"
                           r"|final|plus|more|all but"
                           r"|among|including|previous|past|nearby|of whom|each) \Z"),
        "share": (r"(?i) (?:out of|of (?:the|them|those|these|his|her|its|their|whom|which|\d)|in "
                            r"(?:every )?\d{1,3}(?!\d)|others?\b|more\b|additional\b|further\b"
                            r"|in \w+ \w+,? and\b)"),
        "definite": (r"(?i)\b(?:the|all|those|these|here are|here[’']s|following) \Z"),
    })  # fmt: skip


def holds_state(text: str) -> bool:
    """Whether a text can hold a word of state; a yes promises nothing."""
    return not _last_words().isdisjoint(letter_words(text.lower()))


@cache
def _last_words() -> frozenset[str]:
    """The last words of what says a state, "hurt" and "for" of "unaccounted for"."""
    return frozenset(word.rpartition(" ")[2] for state in _STATES for word in listed(f"{state}-words"))


@lru_cache(maxsize=4096)
def stem(noun: str) -> str:
    """A noun in the singular, in small letters."""
    noun = noun.lower().removesuffix("’s").removesuffix("'s").rstrip("’'")
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def may_name(text: str, noun: str) -> bool:
    """Whether a text can hold a noun that ``stem`` has put into the singular; a yes promises nothing."""
    return noun in _IRREGULAR.values() or noun[:-1] in text.lower()


def is_count(text: str, figure: Figure) -> bool:
    """Whether a figure may say how many: no date, year, age, time, measure, place in an order, money or percentage."""
    if figure.ordinal or figure.unit or is_year(figure) or figure.value != int(figure.value):
        return False
    patterns = _patterns()
    before = text[max(0, figure.start - 14) : figure.start]
    after = text[figure.end : figure.end + 24]
    if patterns["month"].search(before) or patterns["date"].match(after):
        return False
    if patterns["age"].search(before) and patterns["age_end"].match(after) and 0 < figure.value < 120:
        return False  # "Lee, 61,"
    token = patterns["token"].match(after)
    return token is None or token[1].lower() not in _MEASURES


def counts_in(text: str) -> tuple[Count, ...]:
    """The counts of a text, in order; linear in the text."""
    found = []
    for figure in figures_in(text)[:_MOST]:
        if is_count(text, figure):
            count = _count(text, figure)
            if count is not None:
                found.append(count)
    return tuple(found)


def _count(text: str, figure: Figure) -> Count | None:
    patterns = _patterns()
    lead = text[max(0, figure.start - 60) : figure.start]
    noun, at = _noun(text, figure.end)
    state, start, end = "", figure.start, at
    ahead = patterns["ahead"].search(lead)
    if ahead:
        state = next(name for name in _STATES if ahead[name] is not None)
        start = figure.start - len(lead) + ahead.start()
    else:
        behind = patterns["behind"].match(text, at, min(len(text), at + 60))
        if behind:
            state = next(name for name in _STATES if behind[name] is not None)
            end = behind.end()
    if not noun and not state:
        return None
    part = bool(patterns["part"].search(lead) or patterns["share"].match(text, figure.end))
    return Count(figure, noun, state, start, end, bool(patterns["definite"].search(lead)), part)


def _noun(text: str, at: int) -> tuple[str, int]:
    """The plural that a figure counts, up to three words behind it, and where it ends; "" where there is none."""
    token = _patterns()["token"]
    end = at
    for _ in range(4):
        match = token.match(text, end)
        if match is None or match[1].lower() in _NO_NOUN or _patterns()["state"].fullmatch(match[1]):
            break
        end = match.end()
        word = match[1].lower()
        if word in _IRREGULAR or (word.endswith("s") and not word.endswith(("ss", "us", "’s", "'s", "ous"))):
            return stem(match[1]), end
    return "", at
