"""Changes told in percent beside the two amounts they are of: "10% in 2019 and 15% in 2024, an increase of 5%".

First comes what tells the change ("a 5% rise", "up 5%", "by a quarter"); the two amounts are looked for around it, in
its sentence, the two in front and the one behind, in whatever way they are told. Which amounts are meant is often not
certain, and need not be: a change is wrong only where it fits no two of them, and is to the digit what the common
mistake makes of two: the difference of percentages called percent, or a percentage of the wrong amount.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, islice

from sourcecheck.analysis.figures.numbers import Figure, is_year
from sourcecheck.analysis.figures.then_and_now import compared, tells_then
from sourcecheck.analysis.figures.told_ways import (
    FRACTION,
    Way,
    amounts_and_changes,
    change_word_end,
    may_tell_change,
    numbers_in_words,
    verb_start,
    way_told,
)
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.records import NamedTuple

__all__ = ["ToldChange", "told_changes"]


class ToldChange(NamedTuple):
    """A change in percent that its amounts do not give; offsets are of the text.

    Attributes:
        start, end: all of it: the amounts, the change and the words of change in front.
        by: the change as told.
        before, after: the amounts.
        mistake: "points" (the difference of percentages called percent), "subtraction" (points that the difference
            is not) or "base" (a percentage of the wrong amount).
    """

    start: int
    end: int
    by: Figure
    before: Figure
    after: Figure
    mistake: str


class _Around(NamedTuple):
    """A text with the place of a change in it: the window in which its amounts stand, and its sentence."""

    text: str
    low: int
    high: int
    start: int
    end: int


_Pair = tuple[Figure, Figure]
_MOST = 40  # figures of a text
_REACH = 320  # code points in front of a change in which its amounts stand
_AHEAD = 240  # and behind it
_SENTENCES = 2  # in front of the change's own; one behind it
_FAR_OFF = 4  # points by which a change may miss a difference that is not told as one: more is of something else


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        # Numbers that are no years, and those of percentages.
        "number": r"(?<![\d.,])(?!(?:19|20)\d\d(?![\d%]|[.,]\d))\d{1,3}(?:,?\d{1,3}){0,8}(?:\.\d{1,9})?",
        "share": r"(?<![\d.,])(\d{1,4}(?:\.\d{1,9})?)\s?-?(?:%|per ?cent|pct)",
        "of_what": r"(?i) (?:in|of|for|among) (?:the |its |their |his |her |our |all )?([a-z]{3,})",
        "fewer": (
            r"(?i) (?:more|fewer|less|extra) (?!(?:than|did|does|do|were|was|are|have|had|said|voted)\b)([a-z]{3,})"
        ),
        "the": r"(?i)\b(?:the|this|that) \Z",
        "elsewhere": (
            r"(?:In|At|Among|For) (?:the )?(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)([A-Z][a-z]+)\b"
            r"(?P<more>.*)"
        ),
        "time": (
            r"(?i)(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|single|just|only|under|over|last|past|less|more"
            r"|about|nearly|years?|months?|weeks?|days?|decade|quarter|spring|summer|autumn|fall|winter|january|february"
            r"|march|april|may|june|july|august|september|october|november|december|total|all|real|absolute)\Z"
        ),
        "in_year": r"(?: [a-z]+)? in ((?:19|20)\d\d)\b",
        "plan": r"(?i)\b(?:plan(?:s|ned)?|forecasts?|expected|targets?|aim\w*|hop(?:es?|ed|ing)|predict\w*|next)\b",
        "apart": r"(?i)\b(?:of (?:which|that)|including)\b",
        "noun": r"[ -](?!(?:in|to|from|at|on|an?|the|per|of|last|this|since|during|by|for|over|as|and|or|before|after"
                r"|instead|against|compared|when|while|but|today|now|then|ago|earlier|later)\b)([a-z]{2,})",
        "month": (
            r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September"
            r"|October|November|December|page|chapter|section|version|ages?|aged|between)\.? \Z"
        ),
        "no_amount": (
            r"(?i) (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|a\.?m\b|p\.?m\b|o.clock)|[ -](?:years?"
            r"|months?|weeks?|days?|decades?)\b(?:[ -](?:earlier|ago|before|later|old|on|previously|after)\b|[’'])"
        ),
        # "0.5% less than the 4% of May", "firms will hand over 15%": no bounds.
        "no_bound": (
            r"(?i)(?:(?:%|cent|points?)(?: (?:more|less|(?:high|low|few|bett|wors)er?) than| above| below)"
            r"|\b(?:hand|turn|tak|took)\w* over|\b(?:than|above|below|over|under) (?:the|its|their|that|last \w+’s))"
            r" (?:the |its )?\Z"
        ),
        "to_next": r"(?i) (?:to|and|or) (?:about |around |nearly |almost |just |only |some |a record |over |under )?\Z",
    })  # fmt: skip


def told_changes(text: str, split: Callable[[], Sequence[tuple[int, int]]]) -> Iterator[ToldChange]:
    """The changes of a text that its amounts do not give, in order; linear in the text.

    Args:
        split: gives the sentences of the text, in order.
    """
    if not may_tell_change(text) or not _may_be_wrong(text):
        return
    figures = amounts_and_changes(text, _MOST)
    if len(figures) < 3:
        return
    told = [(figure, way) for figure in figures if (way := way_told(text, figure)) is not None]
    if not told:
        return
    changes = {figure.start for figure, _ in told}
    amounts = _amounts(text, [figure for figure in figures if figure.start not in changes])
    if len(amounts) < 2:
        return
    sentences = split() or [(0, len(text))]
    for by, way in told:
        if by.bound in ("least", "most"):
            continue
        number = next((at for at, (_, end) in enumerate(sentences) if by.start < end), 0)
        around = _Around(
            text,
            max(by.start - _REACH, sentences[max(0, number - _SENTENCES)][0]),
            min(by.end + _AHEAD, sentences[min(len(sentences) - 1, number + 1)][1]),
            *sentences[number],
        )
        found = _wrong(around, by, way, _near(around, amounts), _near(around, figures))
        if found is not None:
            mistake, before, after = found
            start = min(by.start, before.start, after.start)
            yield ToldChange(verb_start(text, start), max(by.end, before.end, after.end), by, before, after, mistake)


def _near(around: _Around, figures: list[Figure]) -> list[Figure]:
    return [figure for figure in figures if around.low <= figure.start and figure.end <= around.high]


def _may_be_wrong(text: str) -> bool:
    """Whether the numbers of a text allow for a mistake, in a tenth of the time of the reading; a yes promises nothing.

    Long numbers in words may be any, and points need not be the difference of two.
    """
    in_words = numbers_in_words(text)
    if in_words is None:
        return True
    numbers = [float(match[0].replace(",", "")) for match in islice(_patterns()["number"].finditer(text), _MOST)]
    numbers += in_words[:_MOST]
    if len(numbers) < 3:
        return False
    if "oint" in text or " pp" in text:
        return True
    shares = {*in_words, *(float(match[1]) for match in _patterns()["share"].finditer(text))}
    for one, other in combinations(numbers, 2):
        apart = abs(one - other)
        mistakes = (apart, *(apart / base * 100 for base in (one, other) if base)) if apart else ()
        if any(abs(share - mistake) <= 0.51 for share in shares for mistake in mistakes):
            return True
    return False


def _amounts(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures that can be amounts; the first of "from 31 to 38 percent" gets its unit."""
    patterns = _patterns()
    found: list[Figure] = []
    for at, figure in enumerate(figures):
        if figure.bound and patterns["no_bound"].search(text, max(0, figure.start - 32), figure.start):
            figure = figure._replace(bound="")
        if figure.ordinal or is_year(figure) or figure.unit in ("points", FRACTION):
            continue
        if not figure.unit and (
            patterns["no_amount"].match(text, figure.end)
            or patterns["month"].search(text, max(0, figure.start - 12), figure.start)
        ):
            continue
        after = figures[at + 1] if at + 1 < len(figures) else None
        if after and not figure.unit and after.unit and patterns["to_next"].fullmatch(text, figure.end, after.start):
            figure = figure._replace(unit=after.unit)
        found.append(figure)
    return found


def _wrong(
    around: _Around, by: Figure, told: Way, near: list[Figure], figures: list[Figure]
) -> tuple[str, Figure, Figure] | None:
    """The mistake that a change is, and the amounts; None where it fits some two, or is no common mistake."""
    shares = [figure for figure in near if figure.unit == "%"]
    if by.unit == "points":
        return _wrong_points(around, by, told, shares)
    points = [figure.value for figure in figures if figure.unit == "points" and figure is not by]
    if by.unit == "%":
        pairs = list(_pairs(by, shares, around.end))
        # Where the points of two are told as well, this is another change, or the same in percent.
        pairs = [pair for pair in pairs if not any(abs(told - _apart(pair)[0]) <= _apart(pair)[1] for told in points)]
        if any(_is_ratio(by, *pair) or _is_ratio(by, *pair[::-1]) for pair in combinations(shares, 2)):
            return None
        for pair in pairs:
            apart, slack = _apart(pair)
            # What is meant decides, not what rounding would allow: "from 2% to 3%, up 1%" takes the difference.
            if abs(by.value - apart) <= min(slack, by.step / 2) and not (by.bound or pair[0].bound or pair[1].bound):
                ordered = _in_order(around, pair, by, told, strict=told.loose)
                if ordered and not _is_of_another(around, by) and not _has_new_subject(around, by, told, pair):
                    return "points", *ordered
    return _wrong_base(around, by, told, [figure for figure in near if figure.unit != "%"])


def _wrong_base(around: _Around, by: Figure, told: Way, near: list[Figure]) -> tuple[str, Figure, Figure] | None:
    """A change of two amounts that is a percentage of the later one."""
    found = None
    rough = by.step / 2
    for pair in _alike(around, by, near):
        ordered = _in_order(around, pair, by, told, strict=told.loose or by.unit == FRACTION)
        if ordered is None:
            if _is_ratio(by, *pair):
                return None
            continue
        before, after = ordered
        base = abs(after.value - before.value) / after.value * 100 if after.value else Fraction(0)
        exact = bool(base) and abs(base - by.value) <= rough and not (before.bound or after.bound or by.bound)
        if _is_ratio(by, before, after, share=8 if exact else 2) or (
            by.unit == FRACTION and abs(abs(after.value / before.value - 1) * 100 - by.value) < 4
        ):
            return None
        found = found or (ordered if exact else None)
    if found is None or _is_of_another(around, by):
        return None
    return "base", *found


def _wrong_points(around: _Around, by: Figure, told: Way, shares: list[Figure]) -> tuple[str, Figure, Figure] | None:
    """Points that the difference of two percentages, told as then and now, is not."""
    for pair in combinations(shares, 2):
        apart, slack = _apart(pair)
        # What is told more exactly than the amounts was worked out from what they were rounded from.
        if abs(by.value - apart) <= by.step / 2 + (slack if by.step < slack else 0):
            return None
    for pair in _pairs(by, shares, around.end):
        apart = _apart(pair)[0]
        if by.bound or pair[0].bound or pair[1].bound or abs(by.value - apart) > max(Fraction(_FAR_OFF), apart / 2):
            continue
        ordered = _in_order(around, pair, by, told, strict=told.loose or told.way != 0)
        if ordered and not _is_of_another(around, by) and not _has_new_subject(around, by, told, pair):
            return "subtraction", *ordered
    return None


def _in_order(around: _Around, pair: _Pair, by: Figure, told: Way, *, strict: bool) -> _Pair | None:
    """Two amounts as before and after; None where the change cannot be theirs.

    Args:
        strict: only what the text compares in time, or with a word of comparison.
    """
    first, second = sorted(pair, key=_start)
    year = _patterns()["in_year"].match(around.text, by.end)
    if year and second.end < by.start and year[1] not in around.text[around.low : by.start]:
        return None  # "40 in 2020 and 50 in 2024. Her raise of 20% in 2021"
    if second.end < around.start and _patterns()["plan"].search(around.text, around.start, around.end):
        return None
    if _patterns()["apart"].search(around.text, first.end, second.start) or first.value == second.value:
        return None
    if by.end <= first.start < around.end <= second.start and not tells_then(around.text[around.end : around.high]):
        return None  # "risen by half a point, to 3.1 percent. It will climb to 4.2 percent"
    order = compared(around.text, first, second, around.low, around.high)
    if order is None:
        if strict:
            return None
        order = 0
    rises = second.value > first.value
    if order and told.way and (told.way > 0) != (rises if order > 0 else not rises):
        return None
    if not order:
        order = 1 if not told.way or (told.way > 0) == rises else -1
    return (first, second) if order > 0 else (second, first)


def _start(figure: Figure) -> int:
    return figure.start


def _apart(pair: _Pair) -> tuple[Fraction, Fraction]:
    """How far two amounts are apart, and by how much rounding may have changed that."""
    return abs(pair[0].value - pair[1].value), min(pair[0].step, pair[1].step)


def _pairs(by: Figure, amounts: list[Figure], end: int) -> Iterator[_Pair]:
    """The amounts that stand together and beside the change: two in front, two behind, one on either side of it in its
    sentence, which ends at ``end``."""
    front = [figure for figure in amounts if figure.end <= by.start][-2:]
    back = [figure for figure in amounts if figure.start >= by.end][:2]
    if len(front) == 2:
        yield front[0], front[1]
    if len(back) == 2:
        yield back[0], back[1]
    if front and back and back[0].start < end:
        yield front[-1], back[0]


def _alike(around: _Around, by: Figure, amounts: list[Figure]) -> Iterator[_Pair]:
    """Pairs as above of amounts of one kind: one currency, one noun or, with one of them, no noun."""
    nouns = {figure.start: _noun(around.text, figure) for figure in amounts}
    for unit in dict.fromkeys(figure.unit for figure in amounts):
        for first, second in _pairs(by, [figure for figure in amounts if figure.unit == unit], around.end):
            one, other = nouns[first.start], nouns[second.start]
            if unit or one == other or not (one and other):
                yield first, second


def _noun(text: str, figure: Figure) -> str:
    noun = _patterns()["noun"].match(text, figure.end)
    return noun[1].removesuffix("s") if noun else ""


def _is_ratio(by: Figure, before: Figure, after: Figure, share: int = 2) -> bool:
    """Whether a change in percent fits two amounts, rounded as written.

    Args:
        share: the part of the last place by which an amount may be off: 2 for half of it.
    """
    rough = by.step / 2 if not by.bound else max(by.step, by.value / 5)
    if by.unit == before.unit:  # of percentages the exact change is meant
        return bool(before.value) and abs(abs(after.value / before.value - 1) * 100 - by.value) <= rough
    ratios: list[Fraction] = [abs((after.value + b) / (before.value + a) - 1) * 100
                for a in _roundings(before, share) for b in _roundings(after, share)
                if before.value + a > 0]  # fmt: skip
    return not ratios or min(ratios) - rough <= by.value <= max(ratios) + rough


def _roundings(figure: Figure, share: int) -> tuple[Fraction, Fraction]:
    """By how much an amount may be off, down and up; a whole number was counted."""
    off = figure.step / share if figure.scaled or figure.step < 1 else Fraction(0)
    return -off, off


# What is measured of anything, and need not have been named.
_MEASURES = words(
    "price prices cost costs number numbers share shares rate rates size value total count level figure figures volume"
    " proportion amount average percentage weight field use"
)
# By these the subject of a change is what stands in front of it.
_KNOWN = words(
    "it they that this which he she we i its their his her our these those has have had therefore thus so hence"
    " consequently accordingly making meaning"
)


def _is_of_another(around: _Around, by: Figure) -> bool:
    """Whether a change is of a thing that is not named with the amounts: "a 9% rise in cities"."""
    text, patterns = around.text, _patterns()
    place = patterns["elsewhere"].match(text, around.start, by.start)
    if place and place[1] not in text[around.low : around.start] and not patterns["share"].search(place["more"]):
        return True  # "... and 47% in 2024. In Orsk it fell 7%"
    of = patterns["of_what"].match(text, change_word_end(text, by.end))
    the = patterns["the"].search(text, max(0, by.start - 6), by.start)
    if of is None and not the:
        of = patterns["fewer"].match(text, by.end)
    if of is None or patterns["time"].match(of[1]) or of[1].lower() in _MEASURES:
        return False
    # "She presented the 8% fall in Orsk".
    if of[1][0].isupper() and the:
        return False
    return of[1][:5].lower() not in f"{text[around.low : by.start]} {text[around.end : around.high]}".lower()


def _has_new_subject(around: _Around, by: Figure, told: Way, pair: _Pair) -> bool:
    """Whether what changes behind the amounts is not what they are of: "from 4% to 5%. Deposits rose by 1%"."""
    if not told.loose or min(pair, key=_start).start > by.start:
        return False
    text = around.text
    clause = max(around.start, *(text.rfind(mark, around.start, by.start) + 1 for mark in ",;:(—–"))
    subject = letter_words(text[clause : by.start].lower())
    if len(subject) < 2 or subject[0].endswith("ing") or any(word in _KNOWN or word in _MEASURES for word in subject):
        return False
    if clause <= min(pair, key=_start).start:
        return False
    outside = f"{text[around.low : clause]} {text[by.end : around.high]}".lower()
    named = [word for word in subject[:-1] if len(word) > 3]
    return bool(named) and not any(word[:5] in outside for word in named)
