"""Changes told in percent beside the two amounts they are of: "10% in 2019 and 15% in 2024, an increase of 5%".

First comes what tells the change ("a 5% rise", "up 5%", "by 5%", "5% more than"); the two amounts are looked for
around it, in its sentence and the two in front, in whatever way they are told. Which amounts are meant is often
not certain, and need not be: a change is wrong only where it fits no two of them, and is to the digit what the
common mistake makes of two: the difference of percentages called percent, or a percentage of the wrong amount.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, islice
from typing import NamedTuple

from sourcecheck.analysis.figures.numbers import DIGIT, NUMBER_WORD, Figure, figures_in, is_year
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.word_lists import alternatives, listed

__all__ = ["TOLD_NEEDS", "ToldChange", "told_changes", "told_gate"]


class _Way(NamedTuple):
    """How a change is told: ``way`` 1 upwards, -1 downwards, 0 neither; ``loose``: of a subject of its own."""

    way: int
    loose: bool


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


_MOST = 40  # figures of a text
_REACH = 320  # code points in front of a change in which its amounts stand
_AHEAD = 110  # and behind it
_SENTENCES = 2  # in front of the change's own

TOLD_NEEDS = ("%", "percent", "per cent", "percentage", " pct", " pp ", " points", " point ")


def told_gate() -> str:
    """Behind or in front of a percentage a word of change, over folded text."""
    nouns = alternatives("rise-nouns", "fall-nouns", "shift-nouns", "more-words", "less-words")
    verbs = alternatives("rise-words", "fall-words")
    ahead = alternatives("rise-nouns", "fall-nouns", "shift-nouns")
    # The percent sign is a space over folded text, and so is what follows it.
    figure = rf"(?:{DIGIT}|{NUMBER_WORD})(?:  | *-?(?:percent(?:age)?|per +cent|pct|pp|points?)\b)"
    behind = rf"{figure} *(?:points? +)?(?:[a-z]+[ -]){{0,2}}(?:{nouns})\b"
    front = rf"\b(?:(?:{ahead}) +(?:[a-z]+ )?of|by|or|extra|additional|further|{verbs}) +(?:[a-z]+ +){{0,3}}"
    return f"{behind}|{front}(?:{DIGIT}+ )?(?:{DIGIT}*{figure})".replace("'", " ")


@cache
def _patterns() -> LazyPatterns:
    rise, fall = alternatives("rise-nouns"), alternatives("fall-nouns")
    up, down = alternatives("rise-words"), alternatives("fall-words")
    rough = rf"(?:(?:{alternatives('about-words', 'at-least-words', 'at-most-words')}) )?"
    stop = (
        r"(?!(?:of|in|on|at|to|for|from|by|with|than|and|or|but|as|is|was|are|were|who|that|which|off|per|the|an?)\b)"
    )
    return LazyPatterns({
        # Numbers that are no years, and what they may be percentages with.
        "number": r"(?<![\d.,])(?!(?:19|20)\d\d(?![\d%]|[.,]\d))\d{1,3}(?:,?\d{1,3}){0,8}(?:\.\d{1,9})?",
        "percent": (
            r"(?:(?P<told>\d{1,4}(?:\.\d{1,9})?)[ -]?|\b)"
            r"(?:%|per ?cent\b|pct\b|(?:percentage[ -])?(?P<points>points?\b|pp\b))"
        ),
        "ahead": (
            rf"(?i)\b(?:(?:(?P<rise>{rise})|(?P<fall>{fall})|(?:{alternatives('shift-nouns')}))(?: [a-z]+)? of"
            rf"|(?P<loose>(?:(?P<up>{up})|(?P<down>{down})|went|moved|changed|swung)(?: by)?|by|or)"
            rf"|(?P<extra>extra|additional|further)) {rough}(?:(?:an?|the)(?: mere)? )?\Z"
        ),
        "behind": (
            rf"(?i)[ -](?:{stop}[a-z]+[ -]){{0,2}}(?:(?P<rise>{rise}|{alternatives('more-words')})"
            rf"|(?P<fall>{fall}|{alternatives('less-words')})|(?:{alternatives('shift-nouns')}))(?![\w-])"
        ),
        # Another base than the amounts: "a 5% rise in rents", "5% a year", "5% of members".
        "other": (
            r"(?i) (?:of\b(?! (?:the )?(?:year|month|week)s?\b)|off\b|per\b|an? (?:year|month|week|day|head|person)\b"
            r"|each\b|every\b|annual|compound|apiece)"
        ),
        "of_what": r"(?i) (?:in|of|for|among) (?:the |its |their |his |her |our |all )?([a-z]{3,})",
        "time": (
            r"(?i)(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|single|just|only|under|over|last|past|less|more"
            r"|about|nearly|years?|months?|weeks?|days?|decade|quarter|spring|summer|autumn|fall|winter|january|february"
            r"|march|april|may|june|july|august|september|october|november|december|total|all|real|absolute)\Z"
        ),
        "fewer": r"(?i) (?:more|fewer|less|extra) (?!than\b)([a-z]{3,})",
        "the": r"(?i)\b(?:the|this|that) \Z",
        "than_that": r"(?i) than (?:that|this|it|them|those|these|he|she|they)\b",
        "apart": r"(?i)\b(?:of (?:which|that)|including)\b",
        "points": r"[ -]points?\b",
        "noun": r"[ -](?!(?:in|to|from|at|on|an?|the|per|of|last|this|since|during|by|for|over|as|and|or|before|after"
                r"|instead|against|compared|when|while|but)\b)([a-z]{2,})",
        "month": (
            r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September"
            r"|October|November|December|page|chapter|section|version|ages?|aged|over|between)\.? \Z"
        ),
        "is_month": r" (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|a\.?m\b|p\.?m\b|o.clock)",
        "from": r"(?i)\bfrom (?:[a-z]+ ){0,3}\Z",
        "tied": r"(?i)[^.;]{0,60}\bto (?:the )?\Z",
        "against": (
            r"(?i)[^.;]{0,60}\b(?:from|against|(?:up|down) (?:on|from)|than|versus|compared (?:with|to)) (?:the )?\Z"
        ),
        "in_year": r" (?:at |by |for )?(?:the )?(?:(?:end|start) of )?(?:in|on|for|of)?(?: \w+)? ((?:19|20)\d\d)\b",
        "far_year": r"(?: (?!and\b)[\w’']+){0,7}? ((?:19|20)\d\d)\b",
        "than": r"(?i)(?:%|cent|points?) (?:(?:more|less|(?:high|low|few|bett|wors)er?) than|above|below) (?:the )?\Z",
        "to_next": r"(?i) to (?:about |around |nearly |almost |just |only |some |a record |over |under )?\Z",
        "word": (
            rf"(?i)\b(?:{up}|{down}|went|gone|goes|going|moved|changed|swung)"
            r"(?: (?:the|its|their|his|her|an?))?(?: [a-z]+)?(?: (?:from|to|by|of))? \Z"
        ),
    })  # fmt: skip


def told_changes(text: str, split: Callable[[], Sequence[tuple[int, int]]]) -> Iterator[ToldChange]:
    """The changes of a text that its amounts do not give, in order; linear in the text.

    Args:
        split: gives the sentences of the text, in order.
    """
    if not _may_be_wrong(text):
        return
    figures = [_with_points(text, figure) for figure in figures_in(text)[:_MOST]]
    told = [(figure, way) for figure in figures if (way := _way(text, figure)) is not None]
    if not told:
        return
    changes = {figure.start for figure, _ in told}
    amounts = _amounts(text, [figure for figure in figures if figure.start not in changes])
    if len(amounts) < 2:
        return
    sentences = split()
    for by, way in told:
        if by.bound in ("least", "most"):
            continue
        number = next((at for at, (_, end) in enumerate(sentences) if by.start < end), 0)
        low = max(by.start - _REACH, sentences[max(0, number - _SENTENCES)][0] if sentences else 0)
        high = min(by.end + _AHEAD, sentences[number][1] if sentences else len(text))
        near = [figure for figure in amounts if low <= figure.start and figure.end <= high]
        points = [figure for figure in figures if figure.unit == "points" and figure is not by
                  and low <= figure.start and figure.end <= high]  # fmt: skip
        found = _wrong(text, by, way, near, points, sentences[number] if sentences else (0, len(text)))
        if found is not None and not _is_of_another(text, by, low):
            mistake, before, after = found
            start = min(by.start, before.start, after.start)
            lead = _patterns()["word"].search(text, max(0, start - 50), start)
            end = max(by.end, before.end, after.end)
            yield ToldChange(lead.start() if lead else start, end, by, before, after, mistake)


def _with_points(text: str, figure: Figure) -> Figure:
    """ "8-point" and "8 points" are points as well."""
    if not figure.unit and _patterns()["points"].match(text, figure.end):
        return figure._replace(unit="points")
    return figure


def _way(text: str, figure: Figure) -> _Way | None:
    """How a percentage tells a change; None where it tells none."""
    if figure.unit not in ("%", "points") or figure.ordinal or not figure.value:
        return None
    patterns = _patterns()
    behind = patterns["behind"].match(text, figure.end)
    if behind:
        if patterns["other"].match(text, behind.end()) or patterns["than_that"].match(text, behind.end()):
            return None
        return _Way(bool(behind["rise"]) - bool(behind["fall"]), False)
    if patterns["other"].match(text, figure.end):
        return None
    if not _has_cue(text, figure.start):
        return None
    ahead = patterns["ahead"].search(text, max(0, figure.start - 50), figure.start)
    if ahead is None or (ahead["loose"] and patterns["in_year"].match(text, figure.end)):
        return None  # "rose 3% in 2022, 4% in 2023"
    way = bool(ahead["rise"] or ahead["up"] or ahead["extra"]) - bool(ahead["fall"] or ahead["down"])
    # "Deposits fell 1%" is told of deposits; ", up 1%" of what stands in front.
    aside = ahead[0].lower().startswith(("up ", "down ")) and text[: ahead.start()].endswith((", ", "(", "— ", "– "))
    return _Way(way, bool(ahead["loose"]) and not aside)


def _may_be_wrong(text: str) -> bool:
    """Whether the numbers of a text allow for a mistake, in a tenth of the time of the reading; a yes promises nothing.

    A change told in words may be any; the amounts are in digits.
    """
    patterns = _patterns()
    numbers = [float(match[0].replace(",", "")) for match in islice(patterns["number"].finditer(text), _MOST)]
    if len(numbers) < 2:
        return False
    for match in patterns["percent"].finditer(text):
        told = match["told"]
        # Sums cost less than the words around.
        if not told or _may_miss(float(told), numbers, match["points"] is not None):
            if _has_cue(text, match.start()) or patterns["behind"].match(text, match.end()):
                return True
    return False


def _may_miss(told: float, numbers: list[float], points: bool) -> bool:
    """Whether two of the numbers make a change by a common mistake."""
    for one, other in combinations(numbers, 2):
        apart = abs(one - other)
        if apart and abs(apart - told) <= (max(2, apart / 4) if points else 0.51):
            return True
        if not points and any(base and abs(apart / base * 100 - told) <= 0.51 for base in (one, other)):
            return True
    return False


def _has_cue(text: str, at: int) -> bool:
    lead = text[max(0, at - 50) : at].lower().replace(",", " ").replace("(", " ")
    return not _cues().isdisjoint(lead.split())


@cache
def _cues() -> frozenset[str]:
    """The last words of what tells a change in front of its amount."""
    names = ("rise-nouns", "fall-nouns", "shift-nouns", "rise-words", "fall-words")
    lists = [entry.rpartition(" ")[2] for name in names for entry in listed(name)]
    return frozenset((*lists, "by", "or", "extra", "additional", "further", "went", "moved", "changed", "swung"))


def _is_of_another(text: str, by: Figure, low: int) -> bool:
    """Whether a thing is named behind the change that is not named with the amounts: "a 9% rise in cities"."""
    patterns = _patterns()
    behind = patterns["behind"].match(text, by.end)
    of = patterns["of_what"].match(text, behind.end() if behind else by.end)
    if of is None and behind and not patterns["the"].search(text, max(0, by.start - 6), by.start):
        of = patterns["fewer"].match(text, by.end)
    if of is None or patterns["time"].match(of[1]):
        return False
    # "She presented the 8% fall in Orsk".
    if of[1][0].isupper() and patterns["the"].search(text, max(0, by.start - 6), by.start):
        return False
    return of[1][:5].lower() not in text[low : by.start].lower()


def _amounts(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures that can be amounts; the first of "from 31 to 38 percent" gets its unit."""
    patterns = _patterns()
    found: list[Figure] = []
    for at, figure in enumerate(figures):
        if patterns["than"].search(text, max(0, figure.start - 24), figure.start):
            figure = figure._replace(bound="")  # "0.5% less than the 4% of May" is no bound
        if figure.ordinal or is_year(figure) or figure.unit == "points":
            continue
        if not figure.unit and (
            patterns["is_month"].match(text, figure.end)
            or patterns["month"].search(text, max(0, figure.start - 12), figure.start)
        ):
            continue
        after = figures[at + 1] if at + 1 < len(figures) else None
        if after and not figure.unit and after.unit and patterns["to_next"].fullmatch(text, figure.end, after.start):
            figure = figure._replace(unit=after.unit)
        found.append(figure)
    return found


def _wrong(
    text: str, by: Figure, told: _Way, near: list[Figure], points: list[Figure], sentence: tuple[int, int]
) -> tuple[str, Figure, Figure] | None:
    """The mistake that a change is, and the amounts; None where it fits some two, or is no common mistake."""
    patterns, way = _patterns(), told.way
    pairs = list(_pairs(by, [figure for figure in near if figure.unit == "%"]))
    # Where the points of two are told as well, this is another change, or the same in percent.
    pairs = [pair for pair in pairs if not any(abs(other.value - _apart(pair)[0]) <= _apart(pair)[1]
                                               for other in points)]  # fmt: skip
    if by.unit == "points":
        return _wrong_points(text, by, pairs)

    def meant(pair: tuple[Figure, Figure]) -> bool:
        """Whether the change can be told of two amounts."""
        if patterns["apart"].search(text, pair[0].end, pair[1].start):
            return False
        return not told.loose or (sentence[0] <= pair[0].start < sentence[1] and _tied(text, *pair) is not None)

    if any(_is_ratio(by, *_in_order(pair, order)) for pair in pairs for order in (1, -1)):
        return None
    for pair in pairs:
        apart, slack = _apart(pair)
        if not meant(pair):
            continue
        # What is meant decides, not what rounding would allow: "from 2% to 3%, up 1%" takes the difference.
        if abs(by.value - apart) <= min(slack, by.step / 2) and not (by.bound or pair[0].bound or pair[1].bound):
            return "points", *_in_order(pair, way)
    pairs = list(_alike(text, by, [figure for figure in near if figure.unit != "%"]))
    ordered = [_in_order(pair, way) if way else _tied(text, *pair) or pair for pair in pairs if meant(pair)]
    if by.bound or any(_is_ratio(by, *pair) for pair in ordered):
        return None
    for before, after in ordered:
        if before.value and after.value and before.value != after.value and not (before.bound or after.bound):
            if abs(abs(after.value - before.value) / after.value * 100 - by.value) <= by.step / 2:
                return "base", before, after
    return None


def _wrong_points(text: str, by: Figure, pairs: list[tuple[Figure, Figure]]) -> tuple[str, Figure, Figure] | None:
    """Points that the difference of two percentages, told as then and now, misses by little: a slip of the pen."""
    for pair in pairs:
        apart, slack = _apart(pair)
        # What is told more exactly than the amounts was worked out from what they were rounded from.
        if abs(by.value - apart) <= by.step / 2 + (slack if by.step < pair[0].step else 0):
            return None
    for pair in pairs:
        tied = _tied(text, *pair)
        if (
            tied
            and abs(by.value - _apart(pair)[0]) <= max(Fraction(2), _apart(pair)[0] / 4)
            and not (by.bound or pair[0].bound or pair[1].bound)
        ):
            return "subtraction", *tied
    return None


def _tied(text: str, first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """Two amounts that are told as then and now, the earlier one first; None where they are not."""
    patterns = _patterns()
    lead = patterns["from"].search(text, max(0, first.start - 40), first.start)
    if lead:
        return (first, second) if patterns["tied"].fullmatch(text, first.end, second.start) else None
    if patterns["against"].fullmatch(text, first.end, second.start):
        return second, first
    how = "far_year" if first.unit == second.unit == "%" else "in_year"
    years = patterns[how].match(text, first.end, second.start), patterns[how].match(text, second.end)
    if years[0] and years[1]:
        return (first, second) if years[0][1] < years[1][1] else (second, first)
    return None


def _apart(pair: tuple[Figure, Figure]) -> tuple[Fraction, Fraction]:
    """How far two amounts are apart, and by how much rounding may have changed that."""
    return abs(pair[0].value - pair[1].value), (pair[0].step + pair[1].step) / 2


def _pairs(by: Figure, amounts: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The amounts that stand together and beside the change: two in front, two behind, one on either side."""
    front = [figure for figure in amounts if figure.end <= by.start][-2:]
    back = [figure for figure in amounts if figure.start >= by.end][:2]
    if len(front) == 2:
        yield front[0], front[1]
    if len(back) == 2:
        yield back[0], back[1]
    if front and back:
        yield front[-1], back[0]


def _alike(text: str, by: Figure, amounts: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs as above of amounts of one kind: one currency, one noun or, with one of them, no noun."""
    nouns = {figure.start: _noun(text, figure) for figure in amounts}
    for unit in dict.fromkeys(figure.unit for figure in amounts):
        for first, second in _pairs(by, [figure for figure in amounts if figure.unit == unit]):
            one, other = nouns[first.start], nouns[second.start]
            if unit or one == other or not (one and other):
                yield first, second


def _noun(text: str, figure: Figure) -> str:
    noun = _patterns()["noun"].match(text, figure.end)
    return noun[1].removesuffix("s") if noun else ""


def _is_ratio(by: Figure, before: Figure, after: Figure) -> bool:
    """Whether a change in percent fits two amounts, rounded as written."""
    rough = by.step / 2 if not by.bound else max(by.step, by.value / 5)
    if by.unit == before.unit:  # of percentages the exact change is meant
        return bool(before.value) and abs(abs(after.value / before.value - 1) * 100 - by.value) <= rough
    ratios: list[Fraction] = [abs((after.value + b) / (before.value + a) - 1) * 100
                for a in _roundings(before) for b in _roundings(after) if before.value + a > 0]  # fmt: skip
    return not ratios or min(ratios) - rough <= by.value <= max(ratios) + rough


def _roundings(figure: Figure) -> tuple[Fraction, Fraction]:
    """By how much an amount may be off, down and up; a whole number was counted."""
    half = figure.step / 2 if figure.scaled or figure.step < 1 else Fraction(0)
    return -half, half


def _in_order(pair: tuple[Figure, Figure], way: int) -> tuple[Figure, Figure]:
    """The earlier amount and the later one: the way tells, else the place."""
    if not way:
        return pair
    one, other = pair
    return (one, other) if (other.value >= one.value) == (way > 0) else (other, one)
