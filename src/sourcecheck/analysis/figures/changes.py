"""Statements of change: "rose from 12% to 15%", "fell 3% to 40 from 45", "40, down from 45".

Read are two figures of one kind, which comes first in time, the word that says the
direction, and the amount of the change where one is given in the same breath. What is
no plain change is left out: places in a ranking, scores, versions, years, rates of a rate
("sales fell 5%, down from 3%"), exchange rates, odds, negative amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sourcecheck.analysis.figures.change_amounts import by_behind, by_in_front, by_next_sentence, in_percent
from sourcecheck.analysis.figures.change_patterns import NEUTRAL, PREFIX, TIMES, change_patterns
from sourcecheck.analysis.figures.numbers import DIGIT, NUMBER_WORD, Figure, figures_in, is_year
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.document import Block, Document, Kind
from sourcecheck.word_lists import listed

__all__ = ["CHANGE_GATE", "CHANGE_NEEDS", "Change", "changes", "changes_in", "prose_changes"]


class Change(NamedTuple):
    """A change of an amount; offsets are of the text.

    Attributes:
        start, end: from the word of change (or the figure in front of it) to the last figure.
        word: the word of change as written; ``direction`` is 1 for up, -1 for down, 0 where it says neither.
        before, after: the amounts, earlier and later; a scale or sign that only one carries is given to both
            where nothing else is possible.
        bare: the amount before carries no unit or scale of its own while the one after does.
        by: the amount of the change, where it is given.
        times: 2 for "doubled", 1/2 for "halved" and so on; 0 elsewhere.
    """

    start: int
    end: int
    word: str
    direction: int
    before: Figure
    after: Figure
    bare: bool = False
    by: Figure | None = None
    times: float = 0


_NOT_PROSE = frozenset((Kind.CODE, Kind.ATTRIBUTE, Kind.CELL))
_REACH = 70  # code points between the word of change and the figures
_TAIL = 60  # code points between one figure and the word that leads to the other
_NEAR = 200  # code points on either side of "from" in which figures are read
_MOST = 60  # figures of a block looked at

# Literals of which a text with a change holds one. Bare "up" and "down" are everywhere.
_BARE = ("up", "down", "higher")
CHANGE_NEEDS = (
    *(f"{word} {after} " for word in _BARE for after in ("from", "by")),
    "down to ",
    *(f"{word} from " for word in NEUTRAL),
    *(f"{word} {digit}" for word in ("up", "down") for digit in range(1, 10)),
    *(f"{word} " for word in (*listed("rise-words"), *listed("fall-words"), *TIMES) if word not in _BARE),
)
# "From" and a figure are in every change; the sign of a currency may stand between them.
CHANGE_GATE = rf"\bfrom {PREFIX}(?: *(?:(?:us|au?|ca?|nz|hk|s) +)?{DIGIT}|{NUMBER_WORD})"


@cache
def _cheap() -> re.Pattern[str]:
    return re.compile(
        r"[Ff]rom (?:[a-z-]+ ){0,6}?(?:[^a-z ]{0,4}\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
        r"|twelve"
        r"|thir|fif|twen|for|half)[a-z-]*\b)"
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
    if "rom " not in text or not _cheap().search(text):
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
        if index + 2 < len(figures) and figures[index + 2].start - first.end < _TAIL + 40:
            change = _triple(text, first, second, figures[index + 2])
            if change is not None:
                found.append(change)
                continue
        lead = text[max(0, first.start - 40) : first.start]
        between = text[first.end : second.start]
        from_first = patterns["from"].search(lead)
        joined = patterns["to"].search(between) if from_first else patterns["from"].search(between)
        if joined is None or not _plain(text, first) or not _plain(text, second):
            continue
        tail = between[: joined.start()]
        if from_first:
            at = first.start - len(lead) + from_first.start()
            led = _led_on(text, at, first, second) or _down_to(text, first, second)
            if led is None and patterns["clause"].search(_without_thing(tail)):
                continue
            change = _told(text, at, first, second, figures, index, led)
        elif patterns["to"].search(lead) and not patterns["clause"].search(_without_thing(tail)):
            led = patterns["to"].search(lead)
            assert led is not None
            at = first.start - len(lead) + led.start()
            if re.search(r"(?i)(?<!went )(?<!was )(?<!is )(?<!, )\bup $", text[max(0, at - 10) : at]):
                continue  # "up to 15 from 12 countries"
            change = _told(text, at, second, first, figures, index)
        else:
            change = _behind(text, first, second, tail)
        if change is not None:
            found.append(change)
    return tuple(found)


def _without_thing(tail: str) -> str:
    """The words behind a figure without those that only look like another clause: "412 typed pages"."""
    return _without_start(re.sub(r"^ [a-z]+ed(?= [a-z]+s\b)", "", tail).rstrip(" ("))


def _without_start(tail: str) -> str:
    """The words without the day from which an amount counts: "costs £2.75 from today"."""
    return re.sub(r" from (?:today|tomorrow|now on|next [a-z]+|(?:\d{1,2} )?[A-Z][a-z]+)(?=,)", "", tail)


def _figures(text: str) -> Iterator[Figure]:
    """The figures near the places that a change may be told at: the rest of a long paragraph costs nothing."""
    done = 0
    for match in _cheap().finditer(text):
        start = text.rfind(" ", 0, max(done, match.start() - _NEAR, 0) + 1) + 1
        end = text.find(" ", min(len(text), match.end() + _NEAR))
        end = len(text) if end < 0 else end
        if end > done:
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


def _told(
    text: str, at: int, before: Figure, after: Figure, figures: list[Figure], index: int,
    led: re.Match[str] | None = None,
) -> Change | None:  # fmt: skip
    """The change whose "from ... to" or "to ... from" begins at ``at``; ``led``: its word, if it stands inside."""
    patterns = change_patterns()
    low = max(0, at - _REACH)
    low = max(low, text.rfind(". ", low, at) + 1)
    words = [m for m in patterns["word"].finditer(text, low, at) if not m["neutral"] or m.end() >= at - 2]
    if led:
        words = [led]
    elif not words:
        return None
    if (
        len(words) > 1
        and words[-1]["neutral"]
        and not patterns["other"].search(text, words[-2].end(), words[-1].start())
    ):
        words = words[:-1]  # "gained in strength, going from twelve to eight"
    word = words[-1]
    # "One can watch it shrink: from 412 pages to 530".
    joint = re.compile(r"[:—–]| away\b(?= from)| again\b").match(text, word.end())
    if patterns["other"].search(text, joint.end() if joint else word.end(), at) or text.endswith(" by ", low, at):
        return None
    if patterns["either"].match(text, word.start(), max(before.end, after.end) + 16):
        return None
    if word[0].lower() == "lower" and text[max(0, word.start() - 4) : word.start()].lower().endswith(("the ", " a ")):
        return None  # "the lower deck runs from 1 to 40"
    direction = _direction(word)
    if any(_direction(other) not in (0, direction) for other in words[:-1]):
        # "cut the increase from 5% to 3%"; but "fell while prices rose from" is another clause.
        if text[words[-2].end() : word.start()] == " and ":
            return None  # "went up and down: from 410 to 520"
        if (
            not patterns["other"].search(text, words[-2].end(), word.start())
            and "," not in text[words[-2].end() : word.start()]
        ):
            return None
    clause = max(low, *(text.rfind(stop, low, word.start()) + 1 for stop in (", ", ": ", "; ")))
    if patterns["not"].search(text, clause, at) or (
        patterns["shifted"].search(text, low, word.start()) or _is_shifted(text[word.end() : at])
    ):
        return None
    end = max(before.end, after.end)
    if patterns["ranked"].search(text, max(0, low - 40), min(len(text), end + 60)):
        return None
    # Its "five-year" rate is no amount.
    inside = [f for f in figures if word.end() <= f.start and f.end <= at and text[f.end : f.end + 1] != "-"]
    if len(inside) > 1:
        return None
    by = (
        in_percent(text, inside[0])
        if inside
        else (
            by_behind(text, end, figures)
            or by_in_front(text, word.start(), figures)
            or by_next_sentence(text, end, figures)
        )
    )
    if not direction and by is None:
        return None
    if after.unit == "%" and not before.unit and text[before.end : after.start] == " to ":
        before = before._replace(unit="%")  # "from 4 to 4.5 per cent"
    pair = _alike(text, before, after)
    if pair is None or (before.value == 9 and after.value == 5 and not _noun_at(text, before)):
        return None
    return Change(
        min(word.start(), at), end, word[0], direction, before, pair[0], pair[1], by, TIMES.get(word[0].lower(), 0)
    )


def _is_shifted(between: str) -> bool:
    """Whether what changes is a change; "their forecast of the harvest" is an amount."""
    shifted = change_patterns()["shifted"].search(re.sub(r"^ (?:its|their|the|his|her|our) forecasts?\b", "", between))
    return shifted is not None


def _led_on(text: str, at: int, before: Figure, after: Figure) -> re.Match[str] | None:
    """The word of change between the two amounts: "From 212 works in 2019 the number grew to 164"."""
    patterns = change_patterns()
    if after.start < before.end or not (
        at < 2 or text[at - 2 : at] in (". ", ", ", "! ", "? ", "\n") or text[at].isupper()
    ):
        return None
    led = patterns["led_on"].fullmatch(text, before.end, after.start)
    return patterns["word"].fullmatch(text, *led.span("word")) if led else None


def _down_to(text: str, before: Figure, after: Figure) -> re.Match[str] | None:
    """The word in "from 18,000 down to 21,000"."""
    led = re.compile(r"(?: [a-z]+){0,3}? (?P<word>up|down) to ").fullmatch(text, before.end, after.start)
    return change_patterns()["word"].fullmatch(text, *led.span("word")) if led else None


_BETWEEN = 8  # words from an amount to "up from": "38 million kronor for the first three months of 2026, up from 44"


def _behind(text: str, now: Figure, then: Figure, tail: str) -> Change | None:
    """ "40 percent, down from 45": the later amount stands first."""
    patterns = change_patterns()
    match = patterns["tail"].fullmatch(_without_start(tail))
    if match is None:
        return None
    # "61 percent of members backed the deal, up from 68"; other figures are what stands right before the comma.
    if patterns["linked" if now.unit == "%" else "clause"].search(match[1]) or (
        match[1].count(" ") > _BETWEEN and now.unit != "%"
    ):
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
    if patterns["not"].search(text, clause, now.start):
        return None
    pair = _alike(text, then, now)
    if pair is None:
        return None
    direction = 1 if match["rise"] or match["more"] or match["which"].lower() in ("up", "higher") else -1
    return Change(now.start, then.end, match["word"], direction, then, pair[0], pair[1])


def _direction(word: re.Match[str]) -> int:
    if word["times"]:
        return -1 if word["times"].lower() == "halved" else 1
    if word["neutral"]:
        return 0
    return 1 if word["up"] else -1


def _alike(text: str, before: Figure, after: Figure) -> tuple[Figure, bool] | None:
    """The later figure, and whether the earlier one lacks what the later one carries; None for two kinds."""
    if before.unit != after.unit:
        if before.unit and after.unit:
            return None
        if before.unit and not after.unit and before.unit == "%":
            return None
    one, other = _noun_at(text, before), _noun_at(text, after)
    if one and after.unit and not before.unit and after.unit != "%":
        return None  # "from 95 cents to €1.10"
    if one and other and _stem(one[1]) != _stem(other[1]):
        return None
    if before.step < 1 and after.step < 1 and not before.unit and not after.unit and before.step != after.step:
        return None  # 1.9 and 1.10: versions
    bare = (bool(after.unit) and not before.unit) or (after.scaled and not before.scaled)
    return after, bare


def _noun_at(text: str, figure: Figure) -> re.Match[str] | None:
    return change_patterns()["noun"].match(text, figure.end)


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


def _triple(text: str, now: Figure, by: Figure, then: Figure) -> Change | None:
    """ "6%, up 2% from 4%": the later amount, the change and the earlier amount."""
    patterns = change_patterns()
    if not (now.unit == by.unit == then.unit == "%"):
        return None
    led = patterns["by_then"].fullmatch(text, now.end, by.start)
    if led is None or patterns["then"].fullmatch(text, by.end, then.start) is None:
        return None
    low = max(0, now.start - 60, text.rfind(". ", 0, now.start) + 1)
    clause = max(low, text.rfind(", ", low, now.start) + 1)
    if patterns["trend"].search(text, clause, now.start) or patterns["not"].search(text, clause, now.start):
        return None
    up = led["up"].lower() if led["up"] else ""
    direction = 1 if up == "up" else -1 if up == "down" else 0
    return Change(now.start, then.end, led["up"] or "change", direction, then, now, False, by)
