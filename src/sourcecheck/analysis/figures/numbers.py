"""Figures in English text: what they say, how exactly, and whether two can be the same.

A figure is read with what belongs to it: the sign or the code of a currency, a scale word
("1.2 million"), a percent sign, an ordinal's ending, and the words in front that make it
rough or a bound ("nearly", "at least"). Values are exact fractions, so that arithmetic
proves what it proves. A figure stands for the range that it may have been rounded from.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from sourcecheck.analysis.words import letter_words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, listed

__all__ = [
    "DIGIT",
    "NUMBER",
    "NUMBER_WORD",
    "Figure",
    "can_agree",
    "figures_in",
    "holds_digit",
    "holds_figure",
    "holds_words",
    "is_year",
    "may_be_mistyped",
    "number_value",
    "shown",
    "spread",
]


class Figure(NamedTuple):
    """A figure at ``start:end`` of a text.

    Attributes:
        value: what is written, scale included.
        step: what one unit of the last place written is worth: 1 for "400", 100,000 for "1.2 million".
        unit: "%", "points" (percentage points), the sign of a currency, or "".
        bound: "" as written, "about", "least" ("more than", "400+") or "most" ("up to").
        ordinal: "12th", "No. 5", "fifth" are places in an order, not amounts.
        grouped: written with thousands separators, hence no year.
        scaled: written with a word like million.
        number: where the bare number begins, after a currency sign.
    """

    start: int
    end: int
    value: Fraction
    step: Fraction = Fraction(1)
    unit: str = ""
    bound: str = ""
    ordinal: bool = False
    grouped: bool = False
    scaled: bool = False
    in_words: bool = False


_ONE = Fraction(1)
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: number for number, word in enumerate([*_ONES, *_TEENS], 1)}
_VALUES |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9,
    "tn": 10**12, "trn": 10**12,
}  # fmt: skip
# Each time that a word stands in a pattern costs time to compile, so that every part is written once.
_UNDER_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)})\b)?|{'|'.join([*_TEENS, *_ONES])})"
_HUNDREDS = rf"(?: hundred(?: (?:and )?{_UNDER_100})?)?"
_BIG = r"(?:thousand|million|billion|trillion)"
_NO_ARTICLE = r"(?<!\ba)(?<!\ban)"  # what an article counts was cut off: "a millionaire"
_DOZEN = r"(?<!several )(?<!few )(?<!couple )(?<!by the )dozen"
_WORDS = (
    rf"(?:half an?(?= {_BIG})|half a(?= dozen)|an?(?= (?:hundred|dozen|{_BIG}))|{_DOZEN}|{_UNDER_100})"
    rf"(?: dozen|{_HUNDREDS}"
    rf"(?: {_BIG}(?:,? (?:and )?(?:an?(?= hundred)|{_UNDER_100}){_HUNDREDS}{_NO_ARTICLE}(?! {_BIG}))?)?){_NO_ARTICLE}"
)
# Bounded: a longer row of digits counts nothing, and Python refuses to read one of thousands.
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,24})?|\d{1,24}(?:\.\d{1,24})?|\.\d{1,24})(?!\d)"
# A bare number in digits (with a scale word) or in words; for patterns of other modules, no groups. Every word is in it
# once only: the grammar above costs several times as much to compile.
_WORD = (
    rf"(?:half a|an?(?= [hdtmb])|{'|'.join([*_TENS, *_TEENS, *_ONES])}|hundred|dozen|thousand|million|billion|trillion)"
    r"\b"
)
NUMBER = (
    rf"(?:{_DIGITS}(?: ?(?:hundred|thousand|million|billion|trillion)\b)?"
    rf"|\b(?![- ])(?:(?:[- ]|(?<=hundred) and |(?<=thousand) and )?{_WORD}){{1,7}})"
)
# What a number in words begins with: looking for it first halves the time of a text without one.
_BEGINS = (
    r"(?<![\w-])(?:[Hh]al|[Aa]n? [hdtmb]|[Tt][EWHRewhr]|[Dd]oz|[Ee][ILil]|[Ss][EIei]|[Ff][IOio]|[Nn][Ii]|[Oo][Nn][Ee])"
)

_NUMBER_WORDS = frozenset((*_VALUES, "hundred", "thousand", "million", "billion", "trillion", "dozen"))
# For gates, over folded text: a digit (those of other scripts are all one sign there), and a word of a number.
DIGIT = r"[\dª]"
NUMBER_WORD = rf"(?:{'|'.join(sorted(_NUMBER_WORDS, key=lambda word: (-len(word), word)))}|half)\b"


def holds_figure(text: str) -> bool:
    """Whether a text can hold a figure, in digits or in words; a yes promises nothing."""
    return holds_digit(text) or holds_words(text)


def holds_digit(text: str) -> bool:
    """Whether a text holds a digit of any script; ASCII is looked through in half the time."""
    pattern = _digit() if text.isascii() else _any_digit()
    return pattern.search(text) is not None


@cache
def _digit() -> re.Pattern[str]:
    return compiled("[0-9]")


@cache
def _any_digit() -> re.Pattern[str]:
    return compiled(r"\d")


def holds_words(text: str) -> bool:
    """Whether a text holds a word of which numbers are made; most texts have none, and digits are found faster."""
    return not _NUMBER_WORDS.isdisjoint(letter_words(text.lower()))


def _pattern(words: str, first: str = "") -> re.Pattern[str]:
    return re.compile(
        rf"{first}(?P<sign>(?<![\w.])(?:(?:US|A|AU|C|CA|NZ|HK|S)?\$|£|€|¥|₹)\s?)?"
        rf"(?:(?<![\w.,:/#@])(?<![\d\w][-–—/:])(?P<digits>{_DIGITS})"
        r"(?:(?P<ordinal>st|nd|rd|th)\b|[ -]?(?P<scale>hundred|thousand|million|billion|trillion)\b"
        r"|[ ]?(?P<short>[kmbKMB]|mn|mln|mil|bn|bln|tn|trn)\b)?"
        rf"{words})"
        r"(?P<unit>\s?%|[ -](?:percentage[ -]points?|percent\b|per cent\b|pct\b\.?|pp\b|pps\b))?"
        r"(?P<more>\+(?!\w)|-plus\b|[ ]or (?:more|so|fewer|less)\b)?"
    )


@cache
def _figure() -> re.Pattern[str]:
    return _pattern(rf"|(?<![\w-])(?P<words>(?i:{_WORDS}))(?![\w])", rf"(?=[\d.$£€¥₹]|[USACNZHK]{{1,2}}\$|{_BEGINS})")


@cache
def _in_digits() -> re.Pattern[str]:
    """As ``_figure``, for texts without numbers in words."""
    return _pattern(r"|(?!)(?P<words>)", r"(?=[\d.$£€¥₹USACNZHK])")


@cache
def _bound() -> re.Pattern[str]:
    return compiled(
        rf"(?i)(?:^|[^\w])(?:(?P<about>{alternatives('about-words')}|~|≈)|(?P<least>{alternatives('at-least-words')})"
        rf"|(?P<most>{alternatives('at-most-words')})) ?(?:the |an? )?$"
    )


@cache
def _bounding() -> frozenset[str]:
    """What stands right before a figure that is bounded: the last words of the lists, articles, signs."""
    lists = ("about-words", "at-least-words", "at-most-words")
    ends = (entry for name in lists for entry in listed(name))
    return frozenset(("the", "a", "an", "", *(_last_letters(entry) for entry in ends)))


def _may_bound(before: str) -> bool:
    return bool(before) and _last_letters(before.rstrip(" ").lower()) in _bounding()


def _last_letters(text: str) -> str:
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:]


@cache
def _place() -> re.Pattern[str]:
    return compiled(r"(?:\b[Nn]o\.|\b[Nn]umber|\bNos?\.|#|№) ?$")


def figures_in(text: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """The figures of ``text[start:end]``, in order; white space is collapsed. Scores, times, fractions are none."""
    found = []
    if end is None:
        end = len(text)
    pattern = _figure() if holds_words(text[start:end]) else _in_digits()
    for match in pattern.finditer(text, start, end):
        figure = _read(text, match)
        if figure is not None:
            found.append(figure)
    return tuple(found)


def _read(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    sign = (match["sign"] or "").strip()
    digits, scale = match["digits"], match["scale"]
    if digits:
        after = text[match.end("digits") : match.end("digits") + 2]
        # "12-8", "9:30", "1/2", "2.0.1" are scores, times, fractions, versions; "12-year" is a figure.
        if len(after) == 2 and after[0] in "-–—:/.,’'" and after[1].isdigit():
            return None
        _, dot, decimals = digits.partition(".")
        step = Fraction(1, 10 ** len(decimals)) if dot else _ONE
        value = Fraction(digits.replace(",", "")) if dot else Fraction(int(digits.replace(",", "")))
        factor = _SCALES[scale] if scale else 1
        if match["short"]:
            short = match["short"].lower()
            # "5m" is five metres unless it is money.
            if sign or short in ("bn", "mn", "mln", "bln", "tn", "trn"):
                factor = _SCALES[short]
            elif match["short"] not in text[match.start("short") :][:1] or match["unit"] or match["more"]:
                return None
            else:
                end = match.end("digits")
                if text[end : end + 1].isalpha():
                    return None  # 5m, 3k: a unit
        elif not match["ordinal"] and not scale and text[match.end("digits") : match.end("digits") + 1].isalpha():
            return None
        if factor != 1:
            value, step = value * factor, step * factor
        words = False
    else:
        value = Fraction(number_value(match["words"]))
        step, factor, words = _ONE, 1, True
        last = match["words"].lower().rpartition(" ")[2]
        if last in _SCALES:
            step = Fraction(_SCALES[last])
            factor = _SCALES[last]
    unit = sign
    written = match["unit"]
    if written:
        unit = "points" if "oint" in written or "pp" in written else "%"
    before = text[max(0, start - 24) : start]
    bound = _bound().search(before) if _may_bound(before) else None
    how = bound.lastgroup or "" if bound else ""
    more = match["more"]
    if more:
        how = "least" if "more" in more or more[0] in "+-" else "about" if "so" in more else "most"
    ordinal = bool(match["ordinal"]) or bool(_place().search(before))
    return Figure(start, end, value, step, unit, how, ordinal, bool(digits) and "," in digits, factor > 1, words)


def number_value(text: str) -> Fraction:
    """The value of a number as ``NUMBER`` matches it: digits with a scale word, or words.

    Raises:
        ValueError: the text is no such number.
    """
    words = text.lower().replace("-", " ").replace(",", "" if text[:1].isdigit() else " ").split()
    total = Fraction(0)
    group: Fraction | None = None
    half = False
    for word in words:
        if word in _VALUES:
            group = (group or 0) + Fraction(_VALUES[word])
        elif word == "half":
            half = True
        elif word in ("a", "an"):
            group = (group or 0) + Fraction(1)
        elif word == "hundred":
            group = (Fraction(1) if group is None else group) * 100
        elif word == "dozen":
            group = (Fraction(1) if group is None else group) * 12
        elif word in _SCALES:
            total += (1 if group is None else group) * _SCALES[word]
            group = None
        elif word != "and":
            group = Fraction(word)
    value = total + (group or 0)
    return value / 2 if half else value


def is_year(figure: Figure) -> bool:
    """Whether a figure can be a year: four bare digits from 1000 to 2199."""
    return (
        not figure.grouped
        and not figure.scaled
        and not figure.unit
        and not figure.in_words
        and figure.step == 1
        and 1000 <= figure.value < 2200
    )


def spread(figure: Figure) -> tuple[Fraction, Fraction]:
    """The least and the greatest value that a figure may have been rounded from.

    Half a unit of the last place that counts. From 100 on zeros at the end may be places that do not ("400" for
    397), as may the zeros a scale word stands for. "About" adds a fifth; a bound is open on one side.
    """
    half = figure.step / 2
    if figure.value >= 100 and figure.step == 1:
        zeros = figure.value
        place = 1
        while zeros and zeros % 10 == 0:
            zeros /= 10
            place *= 10
        half = Fraction(place, 2)
    elif figure.step == 1 and not figure.scaled:
        half = Fraction(0)  # small whole numbers are counted
    low, high = figure.value - half, figure.value + half
    if figure.bound == "about":
        low, high = min(low, figure.value * Fraction(4, 5)), max(high, figure.value * Fraction(6, 5))
    elif figure.bound == "least":
        high = figure.value * 1000 + 1000
    elif figure.bound == "most":
        low = Fraction(0)
    return low, high


def can_agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can be the same amount, written more and less exactly."""
    low, high = spread(one)
    least, greatest = spread(other)
    # "£2m" and "£3m" are as exact: where both would have to be rounded by half, they are two.
    return one.value == other.value or (low < greatest and least < high)


def may_be_mistyped(one: Fraction, other: Fraction) -> bool:
    """Whether two values can be one that was mistyped or got old: about as large, digits swapped, a zero lost or added,
    seventeen for seventy."""
    low, high = sorted((one, other))
    if high <= low * 2 or high == low * 10 or sorted(str(low)) == sorted(str(high)):
        return True
    while low >= 1000 and low % 1000 == 0 and high % 1000 == 0:
        low, high = low / 1000, high / 1000
    return 13 <= low <= 19 and high == (low - 10) * 10


def shown(value: Fraction, decimals: int = 0) -> str:
    """A value for a message, rounded half up, thousands with commas, no zeros behind the point: ``1,234.5``."""
    scaled = abs(value) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    digits = f"{whole // 10**decimals:,}"
    if decimals:
        digits = f"{digits}.{whole % 10**decimals:0{decimals}d}".rstrip("0").rstrip(".")
    return f"-{digits}" if value < 0 and whole else digits
