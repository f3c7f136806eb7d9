"""Sequences of words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.matching.sequences import anchor, match_at, words
from sourcecheck.rule import Step

BE = Step(any=("is", "was", "been"))
ADVERB = Step(endings=("ly",), optional=True, repeat=2)
PARTICIPLE = Step(endings=("ed",))


def matched(steps: tuple[Step, ...], text: str) -> list[str]:
    row = words(text)
    found = []
    for first in range(len(row)):
        end = match_at(steps, row, first)
        if end > first:
            found.append(text[row[first].start : row[end - 1].end])
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is widely accepted now", ["is widely accepted"]),
        ("It was very highly regarded", []),
        ("It was really highly regarded", ["was really highly regarded"]),
        ("IS ACCEPTED", ["IS ACCEPTED"]),
        ("it is, accepted", []),
        ("it is — accepted", []),
        ("he’s been badly-timed", ["been badly-timed"]),
        ("", []),
    ],
)
def test_a_sequence_follows_words_with_single_spaces(text: str, found: list[str]) -> None:
    assert matched((BE, ADVERB, PARTICIPLE), text) == found


def test_a_step_without_words_takes_any() -> None:
    assert matched(
        (Step(any=("some",)), Step(optional=True, repeat=3), Step(any=("say",))), "some a b c say, some say"
    ) == [
        "some a b c say",
        "some say",
    ]


def test_the_anchor_is_a_word_that_has_to_be_there() -> None:
    assert anchor((ADVERB, BE, PARTICIPLE)) == 1
    assert anchor((Step(any=("it",)), Step(any=("widely", "often")), PARTICIPLE)) == 1
    assert anchor((ADVERB, PARTICIPLE)) == -1


_STEPS = st.lists(
    st.builds(
        Step,
        any=st.sampled_from([("a",), ("a", "b"), ()]),
        endings=st.sampled_from([(), ("c",)]),
        optional=st.booleans(),
        repeat=st.integers(1, 3),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


@given(_STEPS, st.lists(st.sampled_from(["a", "b", "c", "ac", "d"]), max_size=8))
def test_the_longest_match_is_that_of_the_same_pattern(steps: tuple[Step, ...], row: list[str]) -> None:
    def of(step: Step) -> str:
        ways = [re.escape(word) for word in step.any] + [rf"[a-z]*{ending}" for ending in step.endings]
        return f"(?:(?:{'|'.join(ways) or '[a-z]+'}) ){{{0 if step.optional else 1},{step.repeat}}}"

    pattern = re.compile("".join(map(of, steps)))
    text = " ".join(row)
    longest = max(
        (end for end in range(1, len(row) + 1) if pattern.fullmatch("".join(word + " " for word in row[:end]))),
        default=-1,
    )
    assert match_at(steps, words(text), 0) == longest
