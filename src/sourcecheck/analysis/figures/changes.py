"""Statements of change: "rose from 12% to 15%", "fell to 40 from 45", "40, down from 45", "40. That is a rise from 45".

Read are two figures of one kind, which comes first in time, and the word that says the direction. What is
no plain change is left out: places in a ranking, scores, versions, years, rates of a rate
("sales fell 5%, down from 3%"), exchange rates, odds, negative amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from sourcecheck.analysis.figures.change_patterns import (
    TIMES,
    change_patterns,
    directions,
    holds_change_word,
    nouns_of_change,
    words_of_change,
)
from sourcecheck.analysis.figures.numbers import DIGIT, NUMBER_WORD, Figure, figures_in, is_year
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind
from sourcecheck.records import NamedTuple

__all__ = ["CHANGE_GATE", "CHANGE_NEEDS", "Change", "changes", "changes_in", "prose_changes"]


class Change(NamedTuple):
    """A change of an amount; offsets are of the text.

    Attributes:
        start, end: from the word of change (or the figure in front of it) to the last figure.
        word: the word of change as written; ``direction`` is 1 for up, -1 for down.
        before, after: the amounts, earlier and later.
        bare: one amount carries no unit or scale of its own while the other does.
        times: 2 for "doubled", 1/2 for "halved" and so on; 0 elsewhere.
    """

    start: int
    end: int
    word: str
    direction: int
    before: Figure
    after: Figure
    bare: bool = False
    times: float = 0


class _Word(NamedTuple):
    """A word of change at ``start:end``."""

    start: int
    end: int
    text: str
    direction: int


_NOT_PROSE = frozenset((Kind.CODE, Kind.ATTRIBUTE, Kind.CELL))
_REACH = 70  # code points between the word of change and the figures
_TAIL = 60  # code points between one figure and the word that leads to the other
_AROUND = 100  # code points on either side of "from" in which the word of change stands
_AMOUNT = 40  # code points from the amount of a change to the amount before
_NEAR = 200  # code points on either side of "from" in which figures are read
_MOST = 60  # figures of a block looked at
_BACK = 250  # code points before a change in which its subject is looked for

# Of "up" and the like, which are everywhere, what they stand before in a change.
_BARE = ("up", "down", "higher", "lower")
_BEHIND = ("from", "to", "by", "again", "on", "sharply", "slightly", "a", "in")
CHANGE_NEEDS = (
    *(f" {word} " for word in directions() if word not in _BARE),
    *(f" {word} {behind} " for word in _BARE for behind in _BEHIND),
    *(f" {word} {digit}" for word in ("up", "down") for digit in range(1, 10)),
)
# "From" and a figure are in every change; words and the sign of a currency may stand between them.
CHANGE_GATE = rf"\bfrom (?:[a-z'-]+ +){{0,4}}(?: *(?:us|au?|ca?|nz|hk|s)?{DIGIT}|{NUMBER_WORD})"


@cache
def _cheap() -> re.Pattern[str]:
    return compiled(
        r"[Ff]rom (?:[a-z’'-]+ ){0,4}?(?:[^a-z ]{0,4}\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
        r"|twelve|thir|fif|twen|for|half)[a-z-]*\b)"
    )


def changes(document: Document) -> PerBlock[tuple[Change, ...]]:
    """The changes that each block states; for ``document.once``."""
    return PerBlock(document.blocks, lambda block: () if block.kind is Kind.CODE else changes_in(block.text))


def prose_changes(document: Document, blocks: Iterable[Block]) -> Iterator[tuple[Block, Change]]:
    """The changes that the article's prose states, cells and block quotes left out."""
    for block in blocks:
        if block.kind in _NOT_PROSE or "rom " not in block.text or block.quoted:
            continue
        found = document.once(changes)[block.number]
        if found and document.in_content(block):
            for change in found:
                yield block, change


def changes_in(text: str) -> tuple[Change, ...]:
    """The changes that a text states with both amounts, in order of their figures; linear in the text."""
    if "rom " not in text:
        return ()
    # Years stand between the amounts: "from 12% in 2010 to 15% in 2015".
    figures = [figure for figure in _figures(text) if not (figure.ordinal or is_year(figure) or _is_day(text, figure))][
        :_MOST
    ]
    found: list[Change] = []
    patterns = change_patterns()
    for index, (first, second) in enumerate(pairwise(figures)):
        if second.start - first.end > _TAIL + 24:
            continue
        if index + 2 < len(figures) and figures[index + 2].start - second.end < _AMOUNT:
            third = figures[index + 2]  # "38 percent, down 3 points from 31", "411, an 8-pupil fall from 402"
            by = patterns["by_from"].fullmatch(text, second.end, third.start)
            tail = text[first.end : second.start].removesuffix("by ") + by["noun"] if by else ""
            change = _behind(text, first, third, tail) if by else None
            if change is not None and _plain(text, first) and _plain(text, third):
                found.append(change)
                continue
        lead = text[max(0, first.start - 60) : first.start]
        between = text[first.end : second.start]
        from_first = patterns["from"].search(lead)
        joined = patterns["to"].search(between) if from_first else patterns["from"].search(between)
        if joined is None or not _plain(text, first) or not _plain(text, second):
            continue
        tail = between[: joined.start()]
        inside = [figure for figure in figures if figure.end <= first.start]
        change = None
        if from_first:
            at = first.start - len(lead) + from_first.start()
            led = _led_on(text, at, first, second) or _down_to(text, first, second)
            if led is None and patterns["clause"].search(_without_thing(tail)):
                continue
            change = _told(text, at, first, second, inside, led)
        elif not patterns["clause"].search(_without_thing(tail)):
            to = patterns["to"].search(lead)
            at = first.start - len(lead) + to.start() if to else -1
            if to and not re.search(r"(?i)(?<!went )(?<!was )(?<!is )(?<!, )\bup $", text[max(0, at - 10) : at]):
                change = _told(text, at, second, first, inside)  # but not "up to 15 from 12 countries"
        if change is None and not from_first:
            change = _behind(text, first, second, tail)
        if change is not None:
            found.append(change)
    return tuple(found)


def _without_thing(tail: str) -> str:
    """The words behind a figure without those that only look like another clause: "412 typed pages"."""
    return _without_time(re.sub(r"^ [a-z]+ed(?= [a-z]+s\b)", "", tail).rstrip(" ("))


def _without_time(tail: str) -> str:
    """The words without the time of which an amount is told: "costs £2.75 from today", "in the year to March"."""
    return change_patterns()["time"].sub("", tail)


def _figures(text: str) -> Iterator[Figure]:
    """The figures near the places that a change may be told at: the rest of a long paragraph costs nothing."""
    done = 0
    for match in _cheap().finditer(text):
        start = text.rfind(" ", 0, max(done, match.start() - _NEAR, 0) + 1) + 1
        end = text.find(" ", min(len(text), match.end() + _NEAR))
        end = len(text) if end < 0 else end
        if end > done and holds_change_word(text[max(0, match.start() - _AROUND) : match.end() + _AROUND]):
            yield from figures_in(text, max(start, done), end)
            done = end


def _is_day(text: str, figure: Figure) -> bool:
    """Whether a figure is the day of a date with its year: "on 30 June 2025"."""
    return (
        not figure.unit
        and figure.value < 32
        and bool(re.compile(r" [A-Z][a-z]{2,8} (?:19|20)\d\d\b").match(text, figure.end))
    )


def _plain(text: str, figure: Figure) -> bool:
    """Whether a figure is an amount: no year, day, clock time, negative amount, or part of a share."""
    patterns = change_patterns()
    before = text[max(0, figure.start - 12) : figure.start]
    after = text[figure.end : figure.end + 24]
    return not (
        is_year(figure)
        or patterns["month"].search(before)
        or patterns["is_month"].search(after)
        or patterns["minus"].search(before)
        or patterns["share"].match(after)
        or figure.value == 0
        or re.match(r" (?:[A-Z][\w’'-]+ ){1,2}(?:Street|Road|Avenue|Lane|Drive|Square|Row|Place|Way)\b", after)
        or re.match(r"[-–—/:]\d| ?(?:[-–—]|to|or|and) ?[$£€]?\d+(?:[.,]\d+)*(?: |%|$).{0,12}\bto\b", after)
    )


def _words(text: str, low: int, high: int) -> list[_Word]:
    return [_Word(*found) for found in words_of_change(text, low, high)]


def _told(
    text: str, at: int, before: Figure, after: Figure, figures: list[Figure], led: _Word | None = None
) -> Change | None:
    """The change whose "from ... to" or "to ... from" begins at ``at``.

    Args:
        figures: those in front of both amounts.
        led: the word of change, if it stands between the amounts.
    """
    patterns = change_patterns()
    low = max(0, at - _REACH)
    low = max(low, text.rfind(". ", low, at) + 1)
    told = [led] if led else _words(text, low, at)
    if not told:
        return None
    word = told[-1]
    # "One can watch it shrink: from 412 pages to 530".
    joint = re.compile(r"[:—–]| away\b(?= from)| again\b").match(text, word.end)
    if patterns["other"].search(text, joint.end() if joint else word.end, at) or text.endswith(" by ", low, at):
        return None
    end = max(before.end, after.end)
    if patterns["either"].match(text, word.start, end + 16) and not _is_level(text, at):
        return None
    if "," in text[word.end : at] and text.startswith("To ", word.start - 3):
        return None  # "To raise the shelf, move the pegs from 12 to 8"
    if word.text.lower() == "lower" and text[max(0, word.start - 4) : word.start].lower().endswith(("the ", " a ")):
        return None  # "the lower deck runs from 1 to 40"
    against = [other for other in told[:-1] if other.direction != word.direction]
    if against:
        # "cut the increase from 5% to 3%"; but "fell while prices rose from" is another clause.
        between = text[against[-1].end : word.start]
        noun = word.text.lower() in nouns_of_change() and "," not in between and not patterns["other"].search(between)
        if noun or between == " and ":
            return None  # "went up and down: from 410 to 520"
    clause = max(low, *(text.rfind(stop, low, word.start) + 1 for stop in (", ", ": ", "; ")))
    if patterns["not"].search(text, clause, at) or (
        patterns["shifted"].search(text, low, word.start) or _is_shifted(text[word.end : at])
    ):
        return None
    stop = patterns["stop"].search(text, end, min(len(text), end + 60))
    if patterns["ranked"].search(text, low, stop.start() if stop else end + 60):
        return None
    # Its "five-year" rate is no amount.
    if sum(word.end <= f.start and f.end <= at and text[f.end : f.end + 1] != "-" for f in figures) > 1:
        return None
    if after.unit == "%" and not before.unit and text[before.end : after.start] == " to ":
        before = before._replace(unit="%")  # "from 4 to 4.5 per cent"
    if before.value == 9 and after.value == 5 and not _noun_at(text, before):
        return None  # hours
    bare = _alike(text, before, after)
    if bare is None:
        return None
    return Change(
        min(word.start, at), end, word.text, word.direction, before, after, bare, TIMES.get(word.text.lower(), 0)
    )


def _is_shifted(between: str) -> bool:
    """Whether what changes is a change; "their forecast of the harvest" is an amount."""
    shifted = change_patterns()["shifted"].search(re.sub(r"^ (?:its|their|the|his|her|our) forecasts?\b", "", between))
    return shifted is not None


def _is_level(text: str, at: int) -> bool:
    """Whether metres are of a level or height, and no depth that somebody goes down to."""
    return change_patterns()["level"].search(text, max(0, at - _BACK), at) is not None


def _led_on(text: str, at: int, before: Figure, after: Figure) -> _Word | None:
    """The word of change between the two amounts: "From 212 works in 2019 the number grew to 164"."""
    if after.start < before.end or not (
        at < 2 or text[at - 2 : at] in (". ", ", ", "! ", "? ", "\n") or text[at].isupper()
    ):
        return None
    led = change_patterns()["led_on"].fullmatch(text, before.end, after.start)
    return next((word for word in _words(text, *led.span(1)) if word.end == led.end(1)), None) if led else None


def _down_to(text: str, before: Figure, after: Figure) -> _Word | None:
    """The word in "from 18,000 down to 21,000"."""
    led = change_patterns()["down_to"].fullmatch(text, before.end, after.start)
    return _Word(*led.span(1), led[1], 1 if led[1] == "up" else -1) if led else None


_BETWEEN = 9  # words from an amount to "up from": "38 million kronor for the first three months of 2026, up from 44"


def _behind(text: str, now: Figure, then: Figure, tail: str) -> Change | None:
    """ "40 percent, down from 45": the later amount stands first."""
    patterns = change_patterns()
    match = patterns["tail"].fullmatch(_without_time(tail))
    said = match and next((word for word in reversed(_words(match["said"], 0, len(match["said"])))), None)
    if match is None or said is None or patterns["other"].search(match["said"], said.end):
        return None
    # "61 percent of members backed the deal, up from 68"; other figures are what stands right before the comma.
    if patterns["linked"].search(match[1]) or (match[1].count(" ") > _BETWEEN and now.unit != "%"):
        return None
    low = max(0, now.start - 80)
    low = max(low, text.rfind(". ", low, now.start) + 1)
    clause = max(low, text.rfind(", ", low, now.start) + 1)
    if now.unit == "%" and (patterns["trend"].search(text, clause, now.start) or patterns["trend"].search(match[1])):
        return None  # rates of a rate
    if patterns["trend_behind"].search(text[then.end : then.end + 40]):
        return None
    if patterns["shifted"].search(text, low, now.start) or patterns["ranked"].search(text, low, then.end + 60):
        return None
    if patterns["not"].search(text, clause, now.start) or patterns["not"].search(match["said"]):
        return None
    bare = _alike(text, then, now)
    return None if bare is None else Change(now.start, then.end, said.text, said.direction, then, now, bare)


def _alike(text: str, before: Figure, after: Figure) -> bool | None:
    """Whether one amount lacks what the other one carries; None for two kinds."""
    if before.unit != after.unit and ((before.unit and after.unit) or before.unit == "%"):
        return None
    one, other = _noun_at(text, before), _noun_at(text, after)
    if one and after.unit and not before.unit and after.unit != "%":
        return None  # "from 95 cents to €1.10"
    if one and other and one.removesuffix("s") != other.removesuffix("s"):
        return None
    if before.step < 1 and after.step < 1 and not before.unit and not after.unit and before.step != after.step:
        return None  # 1.9 and 1.10: versions
    return (bool(after.unit) and not before.unit) or after.scaled is not before.scaled


def _noun_at(text: str, figure: Figure) -> str:
    """The thing counted behind a figure, "" where none stands there."""
    noun = change_patterns()["noun"].match(text, figure.end)
    return noun[1] if noun and noun[1] not in _NO_NOUNS else ""


_NO_NOUNS = words(
    "in to from at on a an the per of last this since during by for over as and one two three four five six seven "
    "eight nine ten eleven twelve twenty thirty just only today now ago or but because when while if after before "
    "between under within with without until till through throughout across among against despite although though "
    "who which that these those his her its their our is are was were has had have will would can could may might "
    "must he she it they we so then there here again instead yesterday tomorrow tonight overnight each every all "
    "both not no according compared said says told up down earlier later once thanks making leaving giving owing "
    "due following about around near above below behind beyond upon onto into where whereas unless than nor yet "
    "also even still already currently recently"
)
