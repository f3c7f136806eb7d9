"""Which directive speaks about a place: the narrowest one, in logarithmic time.

A line's directives come before a range's, a range's before the file's; a rule's id
before its family. Where ranges are opened and closed for a rule by its id and by its
family, the last one before the place has the word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from sourcecheck.document import Document
from sourcecheck.records import NamedTuple
from sourcecheck.suppressions.directive import Directive, Name, Verb
from sourcecheck.suppressions.lines import following_lines
from sourcecheck.text import Span

__all__ = ["Claim", "Reach"]


class Claim(NamedTuple):
    """One name of one directive; ``target`` is the rule or family as it is called today."""

    directive: Directive
    name: Name
    target: str
    number: int  # among the document's claims


class _Lines:
    """Claims on lines, in the order of their comments and so of their lines."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self._claims: list[Claim] = []

    def add(self, first: int, last: int, claim: Claim) -> None:
        self._firsts.append(first)
        self._lasts.append(last)
        self._claims.append(claim)

    def at(self, line: int) -> Iterator[Claim]:
        index = bisect_left(self._lasts, line)
        while index < len(self._claims) and self._firsts[index] <= line:
            yield self._claims[index]
            index += 1


class _Events:
    """Where ranges begin (a claim) and end (None), in source order."""

    def __init__(self) -> None:
        self.offsets: list[int] = []
        self.claims: list[Claim | None] = []

    def add(self, offset: int, claim: Claim | None) -> None:
        self.offsets.append(offset)
        self.claims.append(claim)

    def last(self, offset: int, other_than: Name | None) -> tuple[int, Claim | None]:
        """The last event at or before an offset, and where; (-1, None) where there is none."""
        index = bisect_right(self.offsets, offset) - 1
        while index >= 0:
            claim = self.claims[index]
            if claim is None or claim.name is not other_than:
                return self.offsets[index], claim
            index -= 1
        return -1, None


class Reach:
    """What the claims of a document cover.

    Args:
        claims: of directives that count, in source order.
        ends: offsets at which an enable ends a range, and the target; "" ends all.
        directives: all of the document, for what is a line of directives only.
    """

    def __init__(
        self,
        document: Document,
        claims: Iterable[Claim],
        ends: Iterable[tuple[int, str]],
        directives: tuple[Directive, ...],
    ) -> None:
        self._document = document
        self._lines: dict[str, _Lines] = {}
        self._next_lines: dict[str, _Lines] = {}
        self._events: dict[str, _Events] = {}
        self._files: dict[str, list[Claim]] = {}
        claims = tuple(claims)
        after: dict[Span, int] = {}
        if any(claim.directive.verb is Verb.NEXT_LINE for claim in claims):
            after = following_lines(document, directives)
        marks: list[tuple[int, str, Claim | None]] = [(offset, target, None) for offset, target in ends]
        for claim in claims:
            verb, span = claim.directive.verb, claim.directive.span
            if verb is Verb.FILE:
                self._files.setdefault(claim.target, []).append(claim)
            elif verb is Verb.LINE:
                first, last = (document.lines.position(offset).line for offset in (span.start, span.end))
                self._lines.setdefault(claim.target, _Lines()).add(first, last, claim)
            elif verb is Verb.NEXT_LINE:
                line = after[span]
                if line:
                    self._next_lines.setdefault(claim.target, _Lines()).add(line, line, claim)
            else:
                marks.append((span.start, claim.target, claim))
        marks.sort(key=lambda mark: mark[0])  # stable; no two comments begin at one place
        for offset, target, one in marks:
            self._events.setdefault(target, _Events()).add(offset, one)

    def covering(self, rule: str, offset: int, other_than: Name | None = None) -> Claim | None:
        """The narrowest claim that covers a finding of ``rule`` that begins at ``offset``.

        Args:
            other_than: a name that is not asked.
        """
        family = rule.partition("/")[0]
        line = self._document.lines.position(offset).line
        for lines in (self._lines, self._next_lines):
            for target in (rule, family):
                if target in lines:
                    for claim in lines[target].at(line):
                        if claim.name is not other_than:
                            return claim
        latest, found = -1, None
        for target in (rule, family, ""):
            if target in self._events:
                where, event = self._events[target].last(offset, other_than)
                if where > latest:
                    latest, found = where, event
        if found is not None:
            return found
        for target in (rule, family):
            for claim in self._files.get(target, ()):
                if claim.name is not other_than:
                    return claim
        return None
