"""Shares of what was counted before: "asked 1,200 residents. It says 780 (78%) ...", "of which six, or 36 percent,".

The part stands right in front of the percentage, the whole further ahead: a count without a thing of its own is of the
things last counted. Only where a single number can be the whole is a percentage that it does not give wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from sourcecheck.analysis.figures.counted import is_count
from sourcecheck.analysis.figures.numbers import Figure, figures_in, holds_words, is_year
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["LaterShare", "shares_of_before", "shares_of_last"]


class LaterShare(NamedTuple):
    """A part, its percentage and the whole that was told before it; offsets are of the text."""

    part: Figure
    whole: Figure
    percent: Figure


_REACH = 300  # code points in front of a percentage in which its whole stands
_NEAR = 70  # and its part
_BESIDE = 60  # and words that say it is no part


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        # What sets a percentage off as the same amount, with what stands in front of it.
        "set_off": (
            r"(?P<by>[(\[](?:or |that is,? |i\.e\.,? )?|,? (?:or|that is|that’s|that's|which is|i\.e\.,?|equal to) "
            r"|[,—–] ?an? (?:[a-z-]+ ){0,2}(?:rate|share|margin|proportion|ratio) of |, | [—–] |—)"
            r"(?:(?:[a-z]+ ){0,2}|[~≈] ?)(?=\d{1,3}(?:\.\d{1,9})?(?: ?%| percent\b| per cent\b| pct\b))"
        ),
        "number": r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d[\d,.]*",
        "tail": (
            r" of (?:(?:the|its|their|his|her|our|all|that|those|these)(?: old| new| whole| original)? )?"
            r"(?P<what>[a-z]+)"
        ),
        "closed": r" ?[)\]](?! (?:out )?of (?:the |its )?\d)| ?[,.;:—]| [–—]|$| (?:by|in|on|at)\b",
        "between": r"(?: (?!and\b|but\b|than\b|from\b|per\b|to\b(?! [A-Zkt]))[\w’'.-]+){0,9} ?",
        "of": r" (?:out )?of(?: (?:the|its|their|his|her|our|all|these|those))* ",
        "of_these": r"(?i)\bof (?:these|those|them|which|whom)(?: [a-z]+)?,? \Z",
        "of_them": r" of (?:them|these|those|whom)\b",
        "noun": (
            r"(?: [a-z-]+)?? ((?!(?:yes|was|has|does|its|this|less|always|perhaps|across)\b)[a-z]{2,}s|people|men|women"
            r"|children|staff)\b"
        ),
        "stop": r"[.!?] (?=[A-Z“\"])",
    })  # fmt: skip


@cache
def _change() -> frozenset[str]:
    """Words of a text that tells changes, prices and rates, not parts."""
    names = ("rise-words", "fall-words", "rise-nouns", "fall-nouns", "shift-nouns")
    return frozenset(word for name in names for word in listed(name) if " " not in word) - _OTHER_THINGS | _RATES


_RATES = words(
    "more less fewer higher lower interest discount tax change compared versus growth swing chance probability "
    "humidity annual annually yield inflation commission tip"
)
_OTHER_THINGS = words("crash went gone back away left dip slide cut cuts")
_WHOLES = words(
    "these those fleet score sample group crew staff workforce membership lot class board stock herd team roll list "
    "collection respondents cases all"
)
_SUMS = words("it that them total whole sum amount estate money price cost")
_REPLIES = words(
    "answers replies responses respondents forms questionnaires ballots"
)  # each of one of the people asked
_OPENING = 160  # code points of a paragraph in which a share may be of what the one before it told


def shares_of_before(text: str) -> Iterator[LaterShare]:
    """The parts that are told in percent as well, of a whole that was told before; linear in the text."""
    patterns = _patterns()
    for match in patterns["set_off"].finditer(text):
        start = match.start()
        low = max(0, start - _REACH)
        stops = [stop.end() for stop in patterns["stop"].finditer(text, low, start)]
        low = stops[-3] if len(stops) > 2 else text.find(" ", low) + 1 if low else 0
        sentence = stops[-1] if stops else low
        ahead = text[low:start]
        if "%" in ahead or "percent" in ahead or "per cent" in ahead or not _holds_two(ahead):
            continue
        figures = figures_in(text, low, match.end() + 24)
        percent = next((figure for figure in figures if figure.start >= match.end()), None)
        before = [figure for figure in figures if figure.end <= start and not is_year(figure)]
        if percent is None or percent.unit != "%" or percent.bound in ("least", "most") or len(before) < 2:
            continue
        part = before[-1]
        if part.start < max(sentence, start - _NEAR) or not patterns["between"].fullmatch(text, part.end, start):
            continue
        found = _share(text, part, before[:-1], percent, match["by"])
        if found is not None and _change().isdisjoint(
            letter_words(text[max(sentence, part.start - _BESIDE) : percent.end + _BESIDE // 2].lower())
        ):
            yield found


def shares_of_last(text: str, last: str) -> tuple[str, int, list[LaterShare]]:
    """The shares that open a paragraph and are of what the ``last`` one told.

    Returns:
        the two put together, where the paragraph begins in that, and the shares, whose offsets are of it.
    """
    if not (_opens_with_share(text) and _patterns()["number"].search(last)):
        return "", 0, []
    last = last[-_REACH // 2 :].partition(" ")[2] if len(last) > _REACH // 2 else last
    both, at = f"{last} {text[: _OPENING + _BESIDE]}", len(last) + 1
    return (
        both,
        at,
        [
            share
            for share in shares_of_before(both)
            # A bare number is of what stands in its own paragraph.
            if share.whole.end < at <= share.part.start
            and (_noun(both, share.part) or _patterns()["of_these"].search(both, at, share.part.start))
        ],
    )


def _opens_with_share(text: str) -> bool:
    """Whether a paragraph begins with an amount and its percentage; a yes promises nothing."""
    opening = text[:_OPENING]
    return ("%" in opening or "cent" in opening) and _patterns()["set_off"].search(opening) is not None


def _holds_two(text: str) -> bool:
    """Whether a text can hold two figures; a yes promises nothing."""
    return len(_patterns()["number"].findall(text)) > 1 or holds_words(text)


def _share(text: str, part: Figure, before: list[Figure], percent: Figure, by: str) -> LaterShare | None:
    patterns = _patterns()
    tail = patterns["tail"].match(text, percent.end)
    if not patterns["closed"].match(text, tail.end() if tail else percent.end):
        return None
    what = tail["what"] if tail else ""
    if what and what not in _SUMS and what not in _WHOLES and what not in text[before[0].start : part.start]:
        return None  # "(40% of all pupils)", of schools
    said = patterns["of_them"].match(text, part.end)
    alike = _noun(text, part) == _noun(text, before[-1]) != ""
    if tail is None and said is None and by in (", ", " — ", " – ", "—") and not alike:
        return None  # "for 30 years, 5 percent at first"
    if part.unit and not (tail and tail["what"] in _SUMS) and "margin" not in by:
        return None
    if "margin" in by:  # "a profit of $36 million on sales of $240 million, a margin of 15 percent"
        low, high = sorted((before[-1], part), key=_value)
        return _of(low, high, percent) if low.unit == high.unit != "" else None
    linked = before[-1] if patterns["of"].fullmatch(text, before[-1].end, part.start) else None
    if linked is not None:  # "17 of 21 island states, that is 72 percent"
        if part.scaled and not linked.scaled:
            return None  # "2 of 3 million" may be two million
        return _of(part=linked, whole=part, percent=percent) if not linked.bound else None
    if part.bound or part.ordinal or not (part.unit or is_count(text, part) or _noun(text, part)):
        return None
    wholes = {
        figure.value: figure
        for figure in before
        if figure.unit == part.unit and figure.value > part.value and not figure.ordinal
        and (figure.unit or is_count(text, figure) or _noun(text, figure))
    }  # fmt: skip
    if len(wholes) != 1:
        return None
    whole = next(iter(wholes.values()))
    one, other = _noun(text, part), _noun(text, whole)
    of_these = patterns["of_these"].search(text, max(0, part.start - 30), part.start)
    replied = other in _REPLIES and (one in _people() or one[-3:] in ("men", "ers"))
    if whole.bound or (not (part.unit or of_these or replied) and one and one != other):
        return None  # of other things
    return _of(part, whole, percent)


@cache
def _people() -> frozenset[str]:
    return frozenset((*listed("crowd-nouns"), *listed("people-nouns")))


def _value(figure: Figure) -> Fraction:
    return figure.value


def _noun(text: str, figure: Figure) -> str:
    noun = _patterns()["noun"].match(text, figure.end)
    return noun[1] if noun else ""


def _of(part: Figure, whole: Figure, percent: Figure) -> LaterShare | None:
    if not 0 < part.value < whole.value:
        return None
    # What is left over may be meant.
    if abs(100 - part.value / whole.value * 100 - percent.value) <= max(percent.step, Fraction(1)):
        return None
    return LaterShare(part, whole, percent)
