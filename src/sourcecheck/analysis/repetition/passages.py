"""Passages of a text as words, and the runs of words that two of them share.

Nothing here knows what a document is for beyond ``passages``: two passages of two documents are compared as two of
one. A run is found by pairs of long words that follow each other; what is shared without two of those is not looked
for, as short words follow each other by chance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Final

from sourcecheck.analysis.words import without_marks
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, Region
from sourcecheck.records import NamedTuple

__all__ = ["Passage", "Run", "likeness", "passages", "place", "plain_words", "prose", "shared_runs"]

_PROSE: Final = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.CAPTION, Kind.FOOTNOTE))
_LONG: Final = 6  # letters
_MANY: Final = 12  # places of one pair of words, from which it is a name or a term: only the nearest are compared
_FEWEST: Final = 3  # words of a run
_TABLE: Final = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))


class Passage(NamedTuple):
    """A block of prose as the words a reader compares: small letters, no marks.

    Attributes:
        block: its number in the document.
        section: how many headings stand before it.
        words: as in ``plain_words``.
    """

    block: int
    section: int
    words: list[str]


class Run(NamedTuple):
    """Words that two passages share: indices of the passages, of the first word in each, and how many words."""

    earlier: int
    later: int
    earlier_at: int
    later_at: int
    length: int


def prose(document: Document) -> tuple[Block, ...]:
    """The blocks of prose of a document's content that are no quotation; use through ``document.once(prose)``."""
    return tuple([
        block
        for block, region in zip(document.blocks, document.regions, strict=True)
        if block.kind in _PROSE and region is Region.CONTENT and not block.quoted
    ])  # fmt: skip


def passages(document: Document) -> tuple[Passage, ...]:
    """The blocks of prose of a document's content, in order; use through ``document.once(passages)``."""
    found = []
    section = 0
    for block, region in zip(document.blocks, document.regions, strict=True):
        if block.kind is Kind.HEADING:
            section += 1
        elif block.kind in _PROSE and region is Region.CONTENT and not block.quoted:
            found.append(Passage(block.number, section, plain_words(block.text)))
    return tuple(found)


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, in order; an apostrophe parts two words."""
    return _spaced(text).split()


def place(text: str, at: int, length: int) -> tuple[int, int]:
    """Where ``length`` of the words of ``plain_words`` stand in the text, from the one numbered ``at`` on.

    In code points.
    """
    from_first = _spaced(text).split(None, at)[at]
    from_last = from_first.split(None, length - 1)[length - 1]
    last = from_last.split(None, 1)[0]
    return len(text) - len(from_first), len(text) - len(from_last) + len(last)


@cache
def _mark() -> re.Pattern[str]:
    return compiled(r"[\W_]")


def _spaced(text: str) -> str:
    """The text in small letters with a space for every mark, as long as it was."""
    plain = without_marks(text)
    if plain.isascii():
        return plain.lower().translate(_TABLE)
    low = text.lower()
    return _mark().sub(" ", low if len(low) == len(text) else text)


def shared_runs(texts: Sequence[Passage]) -> list[Run]:
    """The longest runs of at least three words that two passages share, each with its nearest earlier place.

    Args:
        texts: of one document, or of several one after the other.
    """
    keys = [list(pairwise([word for word in text.words if len(word) >= _LONG])) for text in texts]
    counts = Counter(chain.from_iterable(keys))
    if len(counts) == sum(map(len, keys)):
        return []
    again = {pair for pair, count in counts.items() if count > 1}
    seen: dict[tuple[str, str], list[tuple[int, int]]] = {}
    runs: list[Run] = []
    done: dict[tuple[int, int, int], int] = {}  # passages and the distance between the words: reached in the later one
    for number, pairs in enumerate(keys):
        if again.isdisjoint(pairs):
            continue
        at = [index for index, word in enumerate(texts[number].words) if len(word) >= _LONG]
        for index, pair in zip(at, pairs, strict=False):
            if pair not in again:
                continue
            earlier = seen.setdefault(pair, [])
            for other, there in earlier if len(earlier) <= _MANY else earlier[-2:]:
                diagonal = (other, number, index - there)
                reached = done.get(diagonal, -1)
                if reached >= index:
                    continue
                run = _grown(texts, other, there, number, index, reached + 1)
                done[diagonal] = run.later_at + run.length - 1
                if run.length >= _FEWEST:
                    runs.append(run)
            earlier.append((number, index))
    return runs


def _grown(texts: Sequence[Passage], other: int, there: int, number: int, index: int, least: int) -> Run:
    """The run of words that two equal words stand in.

    Args:
        least: the first word of the later passage that it may hold: what stands before was compared already, and in a
            text that says one thing a thousand times would be, each time.
    """
    left, right = texts[other].words, texts[number].words
    back = 0
    while back < min(there, index - least) and left[there - back - 1] == right[index - back - 1]:
        back += 1
    # Two places of one passage do not grow into each other.
    most = min(len(left) - there, len(right) - index)
    if other == number:
        most = min(most, index - there - back)
    on = 0
    while on < most and left[there + on] == right[index + on]:
        on += 1
    return Run(other, number, there - back, index - back, back + on)


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two passages are: the share of their runs of three words that both hold (Jaccard), 0 to 1."""
    left, right = set(_threes(one)), set(_threes(other))
    return len(left & right) / len(left | right) if left and right else float(list(one) == list(other))


def _threes(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(words, words[1:], words[2:], strict=False)
