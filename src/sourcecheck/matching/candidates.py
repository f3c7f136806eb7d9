"""What a finder finds in the text of one unit, and which of overlapping matches count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sourcecheck.matching.folding import fold
from sourcecheck.matching.patterns import found
from sourcecheck.matching.sequences import Word, anchor, match_at, reach, words
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Finder, Step

__all__ = ["Found", "candidates_of", "core_of", "settled"]


class Found(NamedTuple):
    """A match in a unit's text; ``item`` numbers what was written: phrases, then patterns, then sequences."""

    start: int
    end: int
    item: int


def core_of(phrase: str) -> tuple[int, bytes]:
    """A phrase's words as they are folded, and how many code points of the phrase stand before them."""
    data = fold(phrase)
    core = data.lstrip(b" ")
    return len(data) - len(core), core.rstrip(b" ")


def candidates_of(finder: Finder, parts: Sequence[int], text: str) -> Iterator[Found]:
    """All matches of some of a finder's patterns and sequences (numbered in that order) in a text."""
    base = 1 + max(finder.items, default=len(finder.phrases) - 1)
    row: list[Word] | None = None
    for part in parts:
        if part < len(finder.patterns):
            for start, end in found(finder.patterns[part], finder.case, finder.linear, text):
                yield Found(start, end, base + part)
            continue
        if row is None:
            row = words(text, finder.case)
        steps = finder.sequences[part - len(finder.patterns)]
        for at in _starts(steps, row):
            end = match_at(steps, row, at)
            if end > at:
                yield Found(row[at].start, row[end - 1].end, base + part)


def _starts(steps: tuple[Step, ...], row: Sequence[Word]) -> Iterable[int]:
    """The words at which a match can begin: so many before its anchor as the steps before that allow."""
    step = anchor(steps)
    if step < 0:
        return range(len(row))
    wanted = frozenset(steps[step].any)
    least, most = reach(steps, step)
    starts: dict[int, None] = {}
    for number, word in enumerate(row):
        if word.text in wanted:
            starts.update(dict.fromkeys(range(max(number - most, 0), number - least + 1)))
    return starts


def settled(candidates: Iterable[Found]) -> list[Found]:
    """Matches that do not overlap: the leftmost first, of those that begin there the longest."""
    kept: list[Found] = []
    end = 0
    for match in sorted(candidates, key=lambda match: (match.start, -match.end, match.item)):
        if match.start >= end:
            kept.append(match)
            end = match.end
    return kept
