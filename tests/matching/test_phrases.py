"""The notation of phrases."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sourcecheck.matching.phrases import EXPANSIONS, PhraseError, expand


def words(name: str) -> Sequence[str]:
    if name != "cues":
        raise PhraseError(f"there is no word list {name!r}")
    return ("say", "have said")


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("experts say", ["experts say"]),
        ("(experts|critics) say", ["experts say", "critics say"]),
        ("expert(s|) say(s|)", ["experts says", "experts say", "expert says", "expert say"]),
        ("(many |)experts <cues>", ["many experts say", "many experts have said", "experts say", "experts have said"]),
        (r"f\(x\) \\ \<b\>", ["f(x) \\ <b>"]),
        ("(|the) lake", ["lake", "the lake"]),
        ("(a|a) lake", ["a lake"]),
    ],
)
def test_a_phrase_stands_for(written: str, phrases: list[str]) -> None:
    assert expand(written, words) == phrases


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("(a|b", "not closed"),
        ("a)", "without '('"),
        ("a|b", "outside a group"),
        ("((a|b)|c) d", "inside a group"),
        ("(a|<cues>) d", "inside a group"),
        ("<cues", "not closed"),
        ("cues>", "without '<'"),
        ("<other> x", "there is no word list 'other'"),
        ("end\\", "backslash"),
        (r"\d+", "stands for nothing"),
        ("...", "at least one word"),
        ("(a|)", "at least one word"),
        ("(a|b|c|d|e|f|g|h)" * 5, f"more than {EXPANSIONS:,}"),
        ("a" * 201, "at most 200"),
    ],
)
def test_what_is_refused_and_why(written: str, said: str) -> None:
    with pytest.raises(PhraseError) as error:
        expand(written, words)
    assert said in str(error.value)
