"""What a pattern matches, its counterpart finds in the folded text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcecheck.matching.folded_patterns import folded_pattern
from sourcecheck.matching.folding import fold
from sourcecheck.matching.gates import _slow_gate, gate

PATTERNS = (
    r"\b(?:many|some)(?: (?:now|\w+ly)){0,2} (?:say|don['’]t know)\b",
    r"(?:^|[.;:!?,(—–”\"] |\b(?:but|and) )(?P<here>others (?:say|claim))",
    r"[,”\"’] (?:say|says) (?:the )?experts\b(?! of)",
    r"(?<![\w’'-])\d{1,2}(?:st|nd)? (?:may|june),? \d{4}(?=[.,]|$)",
    r"those who [^\s.;:!?,()“”\"—–]+(?: [^\s.;:!?,()“”\"—–]+){0,4}? (?:say|fear)",
    r"(?i)rumou?rs? (?:is|has it)\b|\bword-of-mouth\b",
    r"[a-z]{3,}est\b|x\W{1,3}y|\$\d+(?:\.\d+)?m",
)
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzé 0123456789.,;:!?()“”\"'’—–-$")
PLAIN = st.sampled_from("abcdefghijklmnopqrstuvwxyz é")  # words that a negated class stands for hold one mark at most


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_counterpart_matches_wherever_the_pattern_does(pattern: str) -> None:
    compiled = re.compile(pattern)
    gates = gate(folded_pattern(pattern)), _slow_gate(folded_pattern(pattern))

    @settings(max_examples=200, deadline=None)
    @given(st.from_regex(compiled, alphabet=PLAIN if "[^" in pattern else LETTERS))
    def holds(text: str) -> None:
        if compiled.search(text):  # the draws of a few constructs miss what stands around them
            data = b" " + fold(text) + b" "
            assert all(opens(data) for opens in gates)

    holds()


def test_what_is_left_out_only_asks_for_less() -> None:
    assert folded_pattern(r"(?:a|B)(?!c(?:d|e))\bf") == r"(?:a|b)\bf"
    assert folded_pattern(r"it['’]s “so”") == r"it[ ']s  so "


@pytest.mark.parametrize("pattern", [r"(a)\1", r"(?P=a)", r"\p{L}"])
def test_what_has_no_counterpart_is_said(pattern: str) -> None:
    with pytest.raises(ValueError, match="no counterpart"):
        folded_pattern(pattern)
