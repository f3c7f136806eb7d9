"""Sentences that tell again, far from the first time, what happened to whom on which day or in which figure.

Two sentences tell one fact where they share an anchor (a date, a share, a sum, the number of an article), a name, and
words enough; and where neither gives a figure or a name that the other lacks, which makes them two facts of one build.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from sourcecheck.analysis.attribution.names import found_names
from sourcecheck.analysis.own_words import masked
from sourcecheck.analysis.repetition.passages import plain_words
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind
from sourcecheck.records import NamedTuple

__all__ = ["Restated", "restated"]

_PROSE: Final = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL))
_LEAD: Final = 2  # paragraphs at the top, which tell first what the text tells at length
_LINE: Final = 60  # code points of a paragraph that is no label or byline
_APART: Final = 5  # sentences
_SHARED: Final = 5  # words that say something, beside anchor and names
_FEWER: Final = 4  # of them, where two anchors or two names are shared
_SHARE: Final = 0.3  # of the words of the shorter sentence
_MOSTLY: Final = 0.5  # from which fewer will do
_SPOKEN: Final = 0.4  # of a sentence in quotation marks
_NEAR: Final = 240  # code points around an anchor
_NEARLY: Final = 3  # long words there that both share, before sentences are told apart
_RUN: Final = 3  # words in a row that name a thing as well as a name does
_MOST: Final = 5  # places of one anchor
_TOPIC: Final = 8  # blocks that name a number, from which it is what the text is about
_DIGITS: Final = bytes(byte if byte in b"0123456789" else 32 for byte in range(256))
_STEM: Final = 5  # letters
_SHORTEST: Final = 4
_LONGEST: Final = 700  # code points of a sentence
_GLUE: Final = words(
    "the and for was are but not its has had his her who out all any one two new may can did she him our how than via "
    "that this with from have will been their there which about would could should more than when where they were what "
    "your into over some also only most such many these those while because other after before being very then them "
    "here just like make made each both between through during against under said says according since told first last "
    "year years month months percent million billion trillion january february march april june july august september "
    "october november december"
)


_COUNTS: Final = words(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty dozen hundred half "
    "third"
)


class Restated(NamedTuple):
    """A sentence and the earlier one that tells the same: block, start, end of each; what they share, as it stands."""

    block: int
    start: int
    end: int
    first: int
    first_start: int
    first_end: int
    anchor: str
    name: str


class _Sentence(NamedTuple):
    block: Block
    start: int
    end: int
    text: str
    words: list[str]  # in small letters, without marks
    stems: set[str]  # of those that say something


def restated(document: Document, held: Sequence[Block]) -> Iterator[Restated]:
    """The sentences of some blocks that tell again what an earlier one of them tells.

    Args:
        held: the blocks that may hold anchors, in order.
    """
    top = _top(document)
    held = [block for block in held if block.number > top and block.kind in _PROSE]
    if len(held) < 2:
        return
    # A tenth of the time of a pattern that looks for numbers.
    numbers = [set(block.text.encode("ascii", "replace").translate(_DIGITS).split()) for block in held]
    times = Counter(chain.from_iterable(numbers))
    again = {number for number in times if 1 < times[number] <= _TOPIC}
    if not again:
        return
    wanted = {number.decode() for number in again}
    places: dict[str, list[tuple[Block, int, int]]] = {}
    for block, found in zip(held, numbers, strict=True):
        if not again.isdisjoint(found) and not block.quoted:
            for key, start, end in _anchors(block.text, wanted):
                places.setdefault(key, []).append((block, start, end))
    several = [at for at in places.values() if len(at) > 1 and at[0][0] is not at[-1][0]]
    if not several:
        return
    told: set[tuple[int, int]] = set()
    exact = -1  # where the top ends of those blocks that are the article's, told when it is needed
    for at in several:
        if len(at) > _MOST:
            continue  # what the text is about
        for pair in _pairs(document, at):
            if (pair.block, pair.start) in told:
                continue
            exact = exact if exact >= 0 else _top(document, content=True)
            if pair.first > exact:
                told.add((pair.block, pair.start))
                yield pair


def _top(document: Document, *, content: bool = False) -> int:
    """The last block of a text's top: its first paragraphs and all in front of them."""
    seen = 0
    for block in document.blocks:
        if block.kind is Kind.PARAGRAPH and len(block.text) > _LINE and (not content or document.in_content(block)):
            seen += 1
            if seen == _LEAD:
                return block.number
    return len(document.blocks)


def _anchors(text: str, wanted: set[str]) -> Iterator[tuple[str, int, int]]:
    """The anchors in some of the numbers of a text: one key for each, however it is written, and where it stands."""
    behind, before, thousands = _around()
    for match in _number().finditer(text):
        figure = match[0]
        if match[1] not in wanted:
            continue
        start, end = match.span()
        sign = text[end : end + 2]
        tail = behind.match(text, end) if sign[:1] in "%snrt" or sign[1:] in "%pmbtoJFMASOND" else None
        if tail is not None and tail.lastgroup != "month":
            key = "%" if tail.lastgroup == "share" else tail[0]
            yield f"{tail.lastgroup} {figure}{key}", start, tail.end()
        elif tail is not None:
            if len(figure) < 3:
                yield f"day {tail['month'][:3].lower()} {int(figure)}", start, tail.end()
        elif start and text[start - 1] in "$€£¥":
            yield f"sum {figure}", start - 1, end
        elif "," in figure:
            if thousands.fullmatch(figure):
                yield f"sum {figure}", start, end
        else:
            word = text[text.rfind(" ", 0, max(start - 1, 0)) + 1 : start]
            if not word[:1].isupper() and word != "of ":
                continue
            low = text[max(0, start - 16) : start]
            head = before.search(low)
            if head is not None:
                at = start - len(low) + head.start()
                if head.lastgroup == "article":
                    yield f"article {head['article'].lower()} {figure}", at, end
                elif len(figure) < 3:
                    yield f"day {head['month'][:3].lower()} {int(figure)}", at, end
                elif len(figure) == 4:
                    yield f"month {head['month'][:3].lower()} {figure}", at, end


def _pairs(document: Document, at: Sequence[tuple[Block, int, int]]) -> Iterator[Restated]:
    known: dict[int, _Sentence | None] = {}
    near = [
        {word[:_STEM] for word in block.text[max(0, start - _NEAR) : end + _NEAR].lower().split() if len(word) >= _STEM}
        for block, start, end in at
    ]
    for later in range(1, len(at)):
        for earlier in range(later):
            if len(near[earlier] & near[later]) < _NEARLY or _distance(document, at[earlier], at[later]) < _APART:
                continue
            for number in (earlier, later):
                if number not in known:
                    known[number] = _sentence(document, *at[number])
            one, two = known[earlier], known[later]
            if one is None or two is None:
                continue
            name = _same(one, two)
            if name and not any(_is_of_others(document, sentence) for sentence in (one, two)):
                block, start, end = at[later]
                place = two.text.lower().find(name)
                name = two.text[place : place + len(name)] if place >= 0 else name
                yield Restated(
                    two.block.number, two.start, two.end, one.block.number, one.start, one.end, block.text[start:end],
                    name,
                )  # fmt: skip
                break


def _sentence(document: Document, block: Block, start: int, end: int) -> _Sentence | None:
    """The sentence of an anchor; None where it is too long for one."""
    whole = document.once(sentences)[block.number]
    index = bisect_right(whole, (start, len(block.text) + 1)) - 1
    if index < 0 or whole[index][1] < end or whole[index][1] - whole[index][0] > _LONGEST:
        return None
    first, last = whole[index]
    said = plain_words(block.text[first:last])
    return _Sentence(block, first, last, block.text[first:last], said, _stems(said))


def _is_of_others(document: Document, one: _Sentence) -> bool:
    """Whether a sentence is mostly somebody's words or stands beside the article."""
    if not document.in_content(one.block):
        return True
    quoted = [
        min(end, one.end) - max(start, one.start)
        for start, end in document.once(masked)[one.block.number]
        if start < one.end and one.start < end
    ]
    return sum(quoted) > _SPOKEN * (one.end - one.start)


def _distance(document: Document, one: tuple[Block, int, int], two: tuple[Block, int, int]) -> int:
    """About how many sentences a reader has read from one anchor to the other."""
    if one[0] is two[0]:
        return one[0].text.count(". ", one[2], two[1])
    count = 1 + one[0].text.count(". ", one[2]) + two[0].text.count(". ", 0, two[1])
    for block in document.blocks[one[0].number + 1 : two[0].number]:
        if count >= _APART:
            break
        if block.kind in _PROSE:
            count += 1 + block.text.count(". ")
    return count


def _same(first: _Sentence, later: _Sentence) -> str:
    """The name or term that two sentences share which tell one fact; empty where they do not."""
    stems, others = first.stems, later.stems
    shared = stems & others
    if len(shared) <= _FEWER or len(shared) < _SHARE * min(len(stems), len(others)):
        return ""
    one, two = first.text, later.text
    figures = _figures(one) | (_COUNTS & set(first.words))
    there = _figures(two) | (_COUNTS & set(later.words))
    if (figures - there and there - figures) or not figures & there:
        return ""
    names, others_names = _names(one), _names(two)
    common = names & others_names
    common |= {name for name in names if " " in name and any(f" {name} " in f" {other} " for other in others_names)}
    common |= {name for name in others_names if " " in name and any(f" {name} " in f" {other} " for other in names)}
    if {name for name in names - common if " " in name and not _within(name, others_names)} and {
        name for name in others_names - common if " " in name and not _within(name, names)
    }:
        return ""
    long = sorted((name for name in common if " " in name), key=len)
    named = {_stem(word) for name in common for word in plain_words(name)}
    least = min(len(stems - named), len(others - named))
    rest = shared - named
    if len(rest) < _SHARE * least:
        return ""
    if long:
        several = len(common) > 1 or len(figures & there) > 1
        enough = _FEWER if several or len(rest) >= _MOSTLY * least else _SHARED
        return long[-1] if len(rest) >= enough else ""
    if common and len(rest) >= _SHARED - 1:
        return _term(first.words, later.words)
    return ""


def _within(name: str, others: set[str]) -> bool:
    return any(name in other or other in name for other in others)


def _term(left: list[str], right: list[str]) -> str:
    """Words in a row that both sentences hold and that name a thing."""
    rows = {
        tuple(left[at : at + _RUN])
        for at in range(len(left) - _RUN + 1)
        if all(
            len(word) >= _SHORTEST - 1 and word not in _GLUE and not word[0].isdigit() for word in left[at : at + _RUN]
        )
    }
    for at in range(len(right) - _RUN + 1):
        if tuple(right[at : at + _RUN]) in rows:
            return " ".join(right[at : at + _RUN])
    return ""


def _stems(said: list[str]) -> set[str]:
    return {_stem(word) for word in said if len(word) >= _SHORTEST and word not in _GLUE and not word[0].isdigit()}


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """A word without its ending: "show" of "showing", "drop" of "dropped"."""
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


def _figures(text: str) -> set[str]:
    return {match[0].replace(",", "") for match in _number().finditer(text)}


def _names(text: str) -> set[str]:
    """The names of a sentence in small letters, without genitives and titles of address."""
    return {
        text[name.start : name.end].lower().removesuffix("'s").removesuffix("’s").removeprefix("the ")
        for name in found_names(text)
    }


@cache
def _number() -> re.Pattern[str]:
    return compiled(r"([0-9]+)(?:[0-9.,]*[0-9])?")


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What makes an anchor of a number: words behind it, words in front of it, and how thousands are written."""
    month = (
        r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
        r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
    )
    behind = r"(?P<share> ?%| per ?cent\b| percentage points)|(?P<sum> (?:million|billion|trillion)\b)"
    behind += rf"|(?:st|nd|rd|th)? (?:of )?{month}"
    before = (
        rf"\b{month},? (?:of )?$|\b(?P<article>Articles?|Sections?|Resolution|Amendment|Directive|Regulation|Rule"
        r"|Chapter|Clause|Proposition|Protocol|Title|Flight|Interstate|Route|Case|Bill|Act)(?: No\.)? $"
    )
    return compiled(behind), compiled(before), compiled(r"\d{1,3}(?:,\d{3})+")
