"""How a figure tells a change, and which way: "a 5% rise", "up 5%", "cut by 5%", "5% more", "by a quarter".

A change is told by a word of change in the same breath: up to three words behind the figure, or in front of it with
nothing but light words between. Behind "by" any verb tells one, and the word that says the way may stand further off.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from sourcecheck.analysis.figures.numbers import DIGIT, NUMBER_WORD, Figure, figures_in
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, listed

__all__ = [
    "FRACTION",
    "TOLD_NEEDS",
    "Way",
    "amounts_and_changes",
    "change_word_end",
    "may_tell_change",
    "numbers_in_words",
    "told_gate",
    "verb_start",
    "way_told",
]


class Way(NamedTuple):
    """How a change is told.

    Attributes:
        way: 1 upwards, -1 downwards, 0 neither.
        loose: with a verb, whose subject may be something else than the amounts are of.
    """

    way: int
    loose: bool


FRACTION = "fraction"  # the unit of "by a quarter", whose value is in percent
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_PARTS = "|".join(list(_FRACTIONS)[1:])
_OF_PARTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}

_PART_WORDS = frozenset((*_FRACTIONS, *(f"{part}s" for part in _FRACTIONS)))
_SHORT = {word: number for number, word in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"), 1)}  # fmt: skip
_LONG = words("twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen")
TOLD_NEEDS = ("%", "percent", "per cent", "percentage", " pct", " pp ", " points", " point ", "-point",
              *(f"{some} {part}" for some in ("a", "one", "two", "three") for part in list(_FRACTIONS)[1:]),
              "by half")  # fmt: skip

_LISTS = ("rise-nouns", "fall-nouns", "shift-nouns", "rise-words", "fall-words", "more-words", "less-words")
_SHIFTS = words("went moved changed swung moves moving shift shifted differ differs differed differing")
_LEADS = words("lead leads led leading ahead")
_LESS = words("lost saved saves save minus")
_FURTHER = words("extra additional further")
# What may stand between a word of change and the figure.
_LIGHT = words(
    "a an the by of mere full some just only exactly fully precisely another whole as much no less than fewer more"
    " about around approximately roughly nearly almost estimated or over under well even further extra additional"
    " further close or"
)
_MAKING = words("make makes made making take takes took taken taking")  # "made up 13%"
_STOPS = words(
    "of in on at to for from by with than and or but as is was are were who that which off per the a an has have had"
    " will would it they he she we you this these those its their his her our"
)
_SIGNS = {"+": 1, "-": -1, "−": -1}
_BEHIND = 3  # words from a figure to its word of change
_AHEAD = 7  # words from "by" back to the word of change


def told_gate() -> str:
    """Behind or in front of a percentage a word of change, over folded text."""
    behind_words = alternatives("rise-nouns", "fall-nouns", "shift-nouns", "more-words", "less-words")
    ahead = alternatives("rise-nouns", "fall-nouns", "shift-nouns", "rise-words", "fall-words")
    # The percent sign is a space over folded text, and so is what follows it.
    figure = (
        rf"(?:(?:{DIGIT}|{NUMBER_WORD})(?:  |[ -]*(?:percent(?:age)?|per +cent|pct|pp|(?:basis[ -]+)?points?)\b)"
        rf"|(?:an?|one|two|three|half)[ -]+(?:(?:{_PARTS})s?|of +an?)\b|\b(?:quarter|half)[ -]+(?:an?[ -]+)?p)"
    )
    behind = rf"{figure}[ -]*(?:percentage +|points? +)?(?:[a-z]+[ -]+){{0,2}}(?:{behind_words})\b"
    cue = rf"(?:by|or|extra|additional|further|leads?|led|lost|saved?|saves|minus|plus|{ahead})"
    front = rf"\b{cue}\b +(?:[a-z]+ +){{0,4}}(?:{DIGIT}+ )?(?:{DIGIT}*{figure})"
    return f"{behind}|{front}|by +half\\b".replace("'", " ")


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        "told": r"%|(?i:\bper ?cent|\bpct\b|\bpp\b|\bpoints?\b|\bby half\b"
                rf"|\b(?:an?|one|two|three|four)[ -](?:{_PARTS})s?\b)",
        "part": (
            rf"(?i)\b(?:(?:(an?|one|two|three|four)[ -])({_PARTS})s?|(?<=\bby )(half))\b"
            r"(?![ -](?:of|and|place|time|day|year|percentage|point|hour|century)\b)"
        ),
        "point": (
            r"(?i)\b(?:an? |one |(three)[ -])?(half|quarter)s?(?:[ -]of)?(?:[ -]an?)?[ -](?:percentage[ -])?point\b"
        ),
        "points": r"[ -]points?\b",
        "rough": (
            r"(?i)\b(?:more than|less than|about|around|nearly|almost|roughly|over|under|at least|up to|some|just)"
            r"(?: an?)? \Z"
        ),
        "basis": r"[ -]basis[ -]points?\b",
        "word": r"[^\W\d_]+",
        "behind": r"(?:[ -][A-Za-z’']+){1,4}",
        "clause": r"[,;:()\d%“”\"—–.!?]",
        # Another base than the amounts: "a 5% rise in rents", "5% a year", "5% of members".
        "other": (
            r"(?i) (?:of\b(?! (?:the )?(?:year|month|week)s?\b)|off\b|per\b|an? (?:year|month|week|day|head|person)\b"
            r"|each\b|every\b|annual|compound|apiece)"
        ),
        "of_its": r"(?i) of (?:its|their|his|her|our|the) ([a-z]{3,})",
        "than_that": (
            r"(?i) than (?:that|this|those|these|(?:it|them|he|she|they)(?! (?:was|were|is|are|did|had|has)\b))\b"
        ),
        "in_year": (
            r"(?i) (?:at |by |for )?(?:the )?(?:(?:end|start) of )?(?:in|on|for|of)?(?: \w+)? (?:19|20)\d\d\b"
            r"(?:,| and)(?: and)?(?: by)? [\d.]{1,6}(?:%| per ?cent| points?)"
        ),
    })  # fmt: skip


def may_tell_change(text: str) -> bool:
    """Whether a text can tell a change in percent, points or parts; a yes promises nothing."""
    return any(
        change_word_end(text, match.end()) > match.end() or not _cues().isdisjoint(_tokens_ahead(text, match.start()))
        for match in _patterns()["told"].finditer(text)
    )


def numbers_in_words(text: str) -> list[float] | None:
    """The numbers below twenty that a text has in words; None where it has longer ones, or parts: "by a quarter"."""
    said = letter_words(text.lower())
    if not _LONG.isdisjoint(said):
        return None
    if not _PART_WORDS.isdisjoint(said) and any(_patterns()[name].search(text) for name in ("part", "point")):
        return None
    return [float(_SHORT[word]) for word in said if word in _SHORT]


def _tokens_ahead(text: str, at: int) -> list[str]:
    return text[max(0, at - 60) : at].lower().replace(",", " ").replace("(", " ").split()


@cache
def _cues() -> frozenset[str]:
    """The last words of what tells a change in front of its amount."""
    lists = [entry.rpartition(" ")[2] for name in _LISTS[:5] for entry in listed(name)]
    return frozenset((*lists, *_FURTHER, *_SHIFTS, *_LEADS, *_LESS, "plus", "by", "or"))


@cache
def _ways() -> dict[str, int]:
    """The way of each word of change in front of a figure; of those of two words the words with a space."""
    ways = dict.fromkeys((*_SHIFTS, *_LEADS), 0) | {
        "lost": -1,
        "saved": -1,
        "saves": -1,
        "save": -1,
        "minus": -1,
        "plus": 1,
    }
    for number, name in enumerate(_LISTS[:5]):
        ways.update(dict.fromkeys(listed(name), (1, -1, 0, 1, -1)[number]))
    return ways


@cache
def _ways_behind() -> dict[str, int]:
    ways = dict.fromkeys((*listed("shift-nouns"), "ahead", "clear", "lead", "apart"), 0)
    ways.update(dict.fromkeys((*listed("rise-nouns"), *listed("more-words")), 1))
    ways.update(dict.fromkeys((*listed("fall-nouns"), *listed("less-words")), -1))
    return ways | {"better": 0, "worse": 0}  # more of what should be less is worse


@cache
def _nouns() -> frozenset[str]:
    return frozenset(word for name in _LISTS[:3] for word in listed(name)) | {"lead", "plus", "minus"}


def amounts_and_changes(text: str, most: int) -> list[Figure]:
    """The first figures of a text, with parts ("a quarter") and points ("a quarter-point") in words."""
    patterns = _patterns()
    found = {figure.start: _with_points(text, figure) for figure in figures_in(text)[:most]}
    for part in patterns["part"].finditer(text):
        some = 1 if part[3] else _OF_PARTS[part[1].lower()]
        value = Fraction(100 * some, _FRACTIONS[(part[3] or part[2]).lower()])
        found = {start: f for start, f in found.items() if not part.start() <= start < part.end()}
        found[part.start()] = Figure(part.start(), part.end(), value, unit=FRACTION, bound=_bound(text, part.start()))
    for point in patterns["point"].finditer(text):
        value = Fraction(3 if point[1] else 1, 2 if point[2].lower() == "half" else 4)
        found = {start: f for start, f in found.items() if not point.start() <= start < point.end()}
        bound = _bound(text, point.start())
        found[point.start()] = Figure(point.start(), point.end(), value, Fraction(1, 100), "points", bound)
    return [found[start] for start in sorted(found)]


def _bound(text: str, at: int) -> str:
    """ "About" where a part or points in words are rough: "by more than half a point"."""
    return "about" if _patterns()["rough"].search(text, max(0, at - 16), at) else ""


def _with_points(text: str, figure: Figure) -> Figure:
    """ "8-point" and "8 points" are points as well, and of basis points a hundred make one."""
    if figure.unit:
        return figure
    if _patterns()["points"].match(text, figure.end):
        return figure._replace(unit="points")
    basis = _patterns()["basis"].match(text, figure.end)
    if basis:
        return figure._replace(unit="points", value=figure.value / 100, step=figure.step / 100, end=basis.end())
    return figure


def way_told(text: str, figure: Figure) -> Way | None:
    """How a percentage, points or a part tell a change; None where they tell none."""
    if figure.unit not in ("%", "points", FRACTION) or figure.ordinal or not figure.value:
        return None
    patterns = _patterns()
    for end, way in _behind_words(text, figure.end):
        if patterns["other"].match(text, end) or patterns["than_that"].match(text, end):
            return None
        return Way(way, False)
    ahead = _way_ahead(text, figure.start)
    if ahead is None:
        return None
    if patterns["other"].match(text, figure.end):
        # "Moisture fell to 20%, losing 25% of its moisture": of what the amounts are of.
        own = patterns["of_its"].match(text, figure.end)
        if own is None or own[1][:5].lower() not in text[max(0, figure.start - 200) : figure.start].lower():
            return None
    if ahead.loose and patterns["in_year"].match(text, figure.end):
        return None  # "rose 3% in 2022, 4% in 2023"
    return ahead


def change_word_end(text: str, at: int) -> int:
    """Where the word of change behind a figure that ends at ``at`` ends ("a 5% rise"), or ``at``."""
    return next((end for end, _ in _behind_words(text, at)), at)


def _behind_words(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The first word of change behind a figure: where it ends, and its way."""
    match = _patterns()["behind"].match(text, at)
    if match is None:
        return
    ways = _ways_behind()
    end = at
    for word in match[0].lower().replace("-", " ").split(" ")[1 : _BEHIND + 3]:
        end += 1 + len(word)
        if word in ways:
            yield end, ways[word]
            return
        if word in _STOPS:
            return


def _way_ahead(text: str, at: int) -> Way | None:
    low = max(0, at - 70)
    if text[at - 1 : at] in _SIGNS and text[at - 2 : at - 1] in (" ", "("):
        return Way(_SIGNS[text[at - 1]], False)
    lead = text[low:at]
    stop = max((mark.end() for mark in _patterns()["clause"].finditer(lead)), default=0)
    tokens = lead[stop:].lower().split()
    ways = _ways()
    links = set()
    while tokens and (tokens[-1] in _LIGHT or tokens[-1].endswith("ly") or tokens[-2:] == ["close", "to"]):
        if tokens[-1] == "than" and tokens[-2:-1] not in (["more"], ["less"], ["fewer"]):
            return None  # "6% higher than the 25% of May"
        links.add(tokens.pop())
    if len(tokens) > 1 and tokens[-1] == "up" and tokens[-2] in _MAKING:
        return None
    # ", up 1%" is told of what stands in front; "Deposits fell 1%" of deposits.
    aside = tokens in (["up"], ["down"], ["plus"], ["minus"]) and stop > 0
    if "of" in links:
        noun = next((word for word in tokens[:-3:-1] if word in _nouns()), None)
        if noun is not None:
            return Way(ways.get(noun, 0), False)
        if not tokens or "by" not in links:
            return None
    if links & _FURTHER:
        return Way(1, False)
    if "by" in links:
        for back in range(1, min(_AHEAD, len(tokens)) + 1):
            way = ways.get(" ".join(tokens[-back - 1 : -back + 1 or None]), ways.get(tokens[-back]))
            if way is not None:
                return Way(way, tokens[-back] not in _LEADS)
        return Way(0, True)
    if tokens:
        way = ways.get(" ".join(tokens[-2:]), ways.get(tokens[-1]))
        if way is not None and "the" not in links:
            return Way(way, not aside and tokens[-1] not in _LEADS)
    return Way(0, True) if "or" in links else None


def verb_start(text: str, at: int) -> int:
    """Where the word of change in front of an amount begins ("rose from"), or the amount."""
    low = max(0, at - 50)
    lead = text[low:at]
    stop = max((mark.end() for mark in _patterns()["clause"].finditer(lead)), default=0)
    words_ahead = list(_patterns()["word"].finditer(lead, stop))[-5:]
    for number in range(len(words_ahead) - 1, -1, -1):
        word = words_ahead[number]
        pair = lead[words_ahead[number - 1].start() : word.end()].lower() if number else ""
        if pair in _ways():
            return low + words_ahead[number - 1].start()
        article = number > 0 and words_ahead[number - 1][0].lower() in ("a", "an", "the", "of")
        if word[0].lower() in _ways() and not article:
            return low + word.start()
    return at
