"""Edits as arithmetic: what a text becomes, where its places are afterwards, which fixes go together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.document import Format
from sourcecheck.finding import Confidence, Finding, Fix, Severity, TextEdit
from sourcecheck.fixing.choosing import chosen, edits_of
from sourcecheck.fixing.edits import Moves, all_kept, applied, kept_after
from sourcecheck.readers import read_text
from sourcecheck.rule import Hit, Rule
from sourcecheck.settle import stamp
from sourcecheck.text import Span

LETTERS = "ab\n é\r😀"


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[TextEdit]]:
    """A text, and edits of it in order that do not overlap, insertions and deletions among them."""
    source = draw(st.text(LETTERS, max_size=60))
    places = sorted(draw(st.lists(st.integers(0, len(source)), max_size=10)))
    edits: list[TextEdit] = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        if not edits or Span(start, end) != edits[-1].span:
            edits.append(TextEdit(Span(start, end), draw(st.text(LETTERS, max_size=5))))
    return source, edits


@given(edited())
def test_what_lies_outside_of_edits_is_as_it_was_and_moves_along(made: tuple[str, list[TextEdit]]) -> None:
    source, edits = made
    new = applied(source, edits)
    moves = Moves(edits)
    bounds = [0, *(place for edit in edits for place in edit.span), len(source)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        if start < end:
            inside = moves.span(Span(start, end))
            assert source[start:end] in new[inside.start : inside.end]
            for at in range(start, end):
                first, last = moves.span(Span(at, at + 1))
                assert source[at] in new[first:last]
    for edit in edits:
        first, last = moves.span(edit.span)
        assert edit.text in new[first:last]
    assert moves.span(Span(0, len(source))) == (0, len(new))


@given(edited(), st.data())
def test_what_two_texts_share_is_known_after_any_number_of_rounds(
    made: tuple[str, list[TextEdit]], data: st.DataObject
) -> None:
    source, edits = made
    kept = all_kept(source)
    text = source
    for _ in range(3):
        kept, text = kept_after(kept, edits), applied(text, edits)
        for old, new, length in kept:
            assert length > 0 and source[old : old + length] == text[new : new + length]
        for one, other in pairwise(kept):
            assert one.old + one.length <= other.old and one.new + one.length <= other.new
        at = data.draw(st.integers(0, len(text)))
        edits = [TextEdit(Span(at, data.draw(st.integers(at, len(text)))), "x")]


def finding(source: str, *edits: tuple[int, int, str]) -> Finding:
    rule = Rule("test/fix", "m", Severity.INFO, Confidence.HIGH, "d", "s", "w", (), (), ())
    fix = Fix("f", tuple(TextEdit(Span(start, end), text) for start, end, text in edits))
    return stamp(read_text(source, "t.txt", Format.TEXT), rule, rule.severity, Hit(Span(0, 1), fix=fix))


def test_fixes_that_touch_wait_and_a_fix_is_done_as_a_whole() -> None:
    source = "-" * 40
    first, apart = finding(source, (0, 4, "a")), finding(source, (10, 12, "b"), (30, 30, "c"))
    for edit in ((2, 3, ""), (4, 6, "x"), (4, 4, "x"), (8, 10, "x"), (12, 13, "x"), (30, 30, "x"), (29, 31, "x")):
        other = finding(source, edit, (20, 21, "whole"))
        together = chosen([other, apart, first])
        assert (len(together) == 2 and other in together) or together == [first, apart], edit
        assert not (other in together and first in together and apart in together)
    assert chosen([finding(source, (5, 6, "x")), apart, first]) == [first, finding(source, (5, 6, "x")), apart]


@given(st.lists(edited().filter(lambda made: bool(made[1])), max_size=4))
def test_chosen_edits_never_overlap(made: list[tuple[str, list[TextEdit]]]) -> None:
    source = "abc " * 20
    found = [finding(source, *((*edit.span, edit.text) for edit in edits)) for _, edits in made]
    together = chosen([one for one in found if one.fix is not None])
    edits = edits_of(together)
    for one, other in pairwise(edits):
        assert one.span.end <= other.span.start and one.span != other.span
    assert together or not any(one.fix for one in found)
    assert together == chosen(reversed([one for one in found if one.fix is not None]))


@pytest.mark.parametrize("edits", [((0, 3, ""), (2, 4, "")), ((2, 2, "a"), (2, 2, "b")), ((1, 3, ""), (1, 3, "x"))])
def test_a_rule_whose_edits_overlap_is_a_bug(edits: tuple[tuple[int, int, str], ...]) -> None:
    with pytest.raises(ValueError, match="overlap at"):
        finding("a text", *edits)
