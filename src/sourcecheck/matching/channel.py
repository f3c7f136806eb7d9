"""What is looked for in one channel of a document: needles, and who waits for each.

Needles are folded bytes. Those of phrases, patterns and sequences are made when a run's rules
are prepared; those of rules that wait for words (many thousand) are folded together, when first a
document is looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sourcecheck.matching.needed import needed
from sourcecheck.matching.needles import Search, search
from sourcecheck.records import NamedTuple

__all__ = ["Channel", "Part", "Phrase", "bare"]

# A part of a finder that is looked for where its needle was seen: patterns first, then sequences.
Part = tuple[int, int]  # finder, part

# Bytes of folded text that are searched without the automaton, needle by needle: to build that one
# takes as long as to look through so much text.
_LITTLE: Final = 4_000
_PLAIN: Final = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n"
_PIECE: Final = 4  # bytes of a needle's beginning by which most are ruled out


class Phrase(NamedTuple):
    """What to compare where a phrase's core was seen."""

    finder: int
    item: int
    lead: int  # code points of the phrase before its core
    form: str  # the phrase in the form it is compared in
    case: bool


class Channel:
    """The needles of one channel.

    Attributes:
        numbers: the needles that are numbered so far, with their numbers.
        phrases, parts, needs: by needle: what to compare, which part of a finder to look at, which rules wait.
        shift: by needle of a need: from its start to a place in the unit.
        marks, needed_marks: literals without letters, looked for one by one in plain text.
        bare_marks: what a text that holds a mark holds when it is ``bare``.
        everywhere: parts without a literal.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.numbers: dict[bytes, int] = {}
        self.phrases: dict[int, list[Phrase]] = {}
        self.parts: dict[int, list[Part]] = {}
        self.needs: dict[int, tuple[int, ...]] = {}
        self.shift: dict[int, int] = {}
        self.marks: list[tuple[str, Part]] = []
        self.needed_marks: dict[str, tuple[int, ...]] = {}
        self.bare_marks: dict[str, bytes] = {}
        self.everywhere: list[Part] = []
        self._waiting: list[tuple[int, Sequence[str]]] = []  # rules and what they need, not folded yet
        self._literals: list[bytes] = []  # what rules need, folded, and the rule that each is of
        self._owners: list[int] = []
        self._little = _LITTLE
        self._search: Search | None = None

    def needle(self, data: bytes) -> int:
        """The number of a needle."""
        return self.numbers.setdefault(data, len(self.numbers))

    def wait(self, rule: int, needs: Sequence[str]) -> None:
        """Let a rule wait for literals."""
        self._waiting.append((rule, needs))

    @property
    def needles(self) -> bool:
        """Whether there are any."""
        return bool(self.numbers or self._waiting or self._literals)

    @property
    def watched(self) -> bool:
        """Whether anything at all is looked for in the channel."""
        return self.needles or bool(self.marks or self.needed_marks or self.everywhere)

    def search(self, data: bytes) -> Iterable[tuple[int, int, int]]:
        """Every occurrence of a needle in a folded text that begins and ends with a space: number, start, end."""
        self._fold_needs()
        if self._search is None:
            self._little -= len(data)
            if self._little >= 0:
                return self._one_by_one(data)
            self.prepare()
            assert self._search is not None
        return self._search(data)

    def prepare(self) -> None:
        """Make the search for all needles at once."""
        self._fold_needs()
        for literal, owner in zip(self._literals, self._owners, strict=True):
            self._need(literal, owner)
        self._search = search(list(self.numbers))

    def _fold_needs(self) -> None:
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        for rule, needs in waiting:
            found = needed(needs)
            for mark in found.marks:
                self.needed_marks[mark] = _with(self.needed_marks.get(mark), rule)
                self.bare_marks[mark] = bare(mark)
            literals = found.literals()
            self._literals += literals
            self._owners += [rule] * len(literals)

    def _need(self, literal: bytes, rule: int) -> None:
        needle = self.needle(literal)
        self.needs[needle] = _with(self.needs.get(needle), rule)
        # A space in front may be the boundary of the unit that the word is in.
        self.shift[needle] = 0 if literal[:1] == b" " else -1

    def _one_by_one(self, data: bytes) -> Iterator[tuple[int, int, int]]:
        pieces = {data[at : at + size] for size in range(1, _PIECE + 1) for at in range(len(data))}
        held = [needle for needle in self.numbers if needle[:_PIECE] in pieces and needle in data]
        for literal, owner in zip(self._literals, self._owners, strict=True):
            if literal[:_PIECE] in pieces and literal in data:
                self._need(literal, owner)
                held.append(literal)
        for needle in dict.fromkeys(held):
            at = data.find(needle)
            while at >= 0:
                yield self.numbers[needle], at, at + len(needle)
                at = data.find(needle, at + 1)


def bare(text: str) -> bytes:
    """A text without ASCII letters, digits and spaces: the signs in it."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)


def _with(rules: tuple[int, ...] | None, rule: int) -> tuple[int, ...]:
    if rules is None:
        return (rule,)
    return rules if rule in rules else (*rules, rule)
