"""Marks over a place, found without a look at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.marks import marks_over
from sourcecheck.document import Block, Document, Format, Kind, Mark, MarkKind, Run
from sourcecheck.text import Span

_LENGTH = 60
_MARK = st.tuples(st.integers(0, _LENGTH - 1), st.integers(1, _LENGTH)).map(
    lambda pair: Mark(MarkKind.CODE, pair[0], min(pair[0] + pair[1], _LENGTH))
)


def document_of(marks: list[Mark]) -> tuple[Document, Block]:
    text = "a" * _LENGTH
    whole = Span(0, _LENGTH)
    block = Block(Kind.PARAGRAPH, text, (Run(0, 0, _LENGTH),), whole, marks=tuple(marks))
    return Document(path="a", format=Format.TEXT, source=text, blocks=(block,)), block


@given(st.lists(_MARK, min_size=10, max_size=40), st.integers(0, _LENGTH), st.integers(0, _LENGTH))
def test_marks_over_a_place_are_those_that_reach_over_it(marks: list[Mark], one: int, other: int) -> None:
    document, block = document_of(marks)
    start, end = sorted((one, other))
    assert list(marks_over(document, block, start, end)) == [
        mark for mark in marks if mark.start < end and start < mark.end
    ]


class _Counted(int):
    """A number that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: int) -> bool:
        _Counted.compared += 1
        return super().__lt__(other)

    def __le__(self, other: int) -> bool:
        _Counted.compared += 1
        return super().__le__(other)

    def __gt__(self, other: int) -> bool:
        _Counted.compared += 1
        return super().__gt__(other)


def test_a_place_asks_for_few_of_many_marks() -> None:
    # Emphasis around all of it, and a thousand words as code.
    marks = [Mark(MarkKind.EMPHASIS, _Counted(0), _Counted(10_000))]
    marks += [Mark(MarkKind.CODE, _Counted(at), _Counted(at + 5)) for at in range(0, 10_000, 10)]
    text = "a" * 10_000
    block = Block(Kind.PARAGRAPH, text, (Run(0, 0, 10_000),), Span(0, 10_000), marks=tuple(marks))
    document = Document(path="a", format=Format.TEXT, source=text, blocks=(block,))
    assert len(marks_over(document, block, 5_002, 5_004)) == 2
    _Counted.compared = 0
    for at in range(0, 10_000, 10):
        assert marks_over(document, block, at + 2, at + 4) == [marks[0], marks[at // 10 + 1]]
        assert marks_over(document, block, at + 6, at + 8) == [marks[0]]
    assert _Counted.compared < 100_000  # a look at each would be two millions
