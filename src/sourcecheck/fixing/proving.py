"""What edits did to the findings: which went, and which were not there before."""

from __future__ import annotations

from collections.abc import Sequence

from sourcecheck.finding import Finding, TextEdit
from sourcecheck.fixing.edits import Moves
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Compared", "compared"]


class Compared(NamedTuple):
    """The findings after edits, each with the number of the one it was before.

    Attributes:
        came_from: for each finding afterwards the number of the one before; -1: it is new.
        gone: numbers of those before that are no more.
    """

    came_from: tuple[int, ...]
    gone: frozenset[int]


def compared(
    before: Sequence[Finding], after: Sequence[Finding], edits: Sequence[TextEdit], fixed: frozenset[int] = frozenset()
) -> Compared:
    """Tell the findings of a text apart from those of the same text after edits.

    The same is: of the same rule at the place to which the edits moved it; about the whole document, by the same
    rule; else of the same rule and words; else of the same rule, and overlapping. One that got more severe is new.

    Args:
        fixed: numbers of the findings whose fixes the edits are. Where the same words of such a one are found
            elsewhere, that is another finding.
    """
    moves = Moves(edits)
    places = [moves.span(finding.span) for finding in before]
    came = [-1] * len(after)
    left = set(range(len(before)))
    for same in (_at_one_place, _of_same_words, _overlapping):
        open_ = [number for number in sorted(left) if same is not _of_same_words or number not in fixed]
        same(before, places, after, open_, came)
        left -= set(came)
    return Compared(tuple(came), frozenset(left))


def _pair(came: list[int], left: dict[tuple[object, ...], list[int]], key: tuple[object, ...], index: int) -> None:
    numbers = left.get(key)
    if numbers:
        came[index] = numbers.pop(0)


def _at_one_place(
    before: Sequence[Finding], places: Sequence[Span], after: Sequence[Finding], left: Sequence[int], came: list[int]
) -> None:
    known: dict[tuple[object, ...], list[int]] = {}
    for number in left:
        known.setdefault(_key(before[number], places[number]), []).append(number)
    for index, finding in enumerate(after):
        numbers = known.get(_key(finding, finding.span), [])
        number = next((one for one in numbers if before[one].severity >= finding.severity), -1)
        if number >= 0:
            came[index] = number
            numbers.remove(number)


def _of_same_words(
    before: Sequence[Finding], places: Sequence[Span], after: Sequence[Finding], left: Sequence[int], came: list[int]
) -> None:
    known: dict[tuple[object, ...], list[int]] = {}
    for number in left:
        known.setdefault(_words(before[number]), []).append(number)
    for index, finding in enumerate(after):
        if came[index] < 0:
            _pair(came, known, _words(finding), index)


def _overlapping(
    before: Sequence[Finding], places: Sequence[Span], after: Sequence[Finding], left: Sequence[int], came: list[int]
) -> None:
    rules: dict[tuple[str, int], list[int]] = {}
    for number in left:
        rules.setdefault((before[number].rule, before[number].severity), []).append(number)
    for index, finding in enumerate(after):
        numbers = rules.get((finding.rule, finding.severity), []) if came[index] < 0 else []
        number = next((one for one in numbers if places[one].overlaps(finding.span)), -1)
        if number >= 0:
            came[index] = number
            numbers.remove(number)


def _key(finding: Finding, place: Span) -> tuple[object, ...]:
    return (finding.rule, "document") if finding.scope == "document" else (finding.rule, place)


def _words(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.scope, finding.severity, " ".join(finding.quote.split())
