"""The quick look of patterns that ignore letter case."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.small_letters import lowered, may_match

PATTERNS = [
    re.compile(r"(?i)\b(?:Sent|kick|Is)(?P<Then> \S+)?\W(?-i:End|OK)"),
    re.compile(r"(?i)(?P<Q>[A-K])(?P=Q)|s[^a-z]K"),
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(st.sampled_from("SENTsentkicIKis okOKEnd!.\u0130\u0131\u017f\u212aßé"), max_size=30))
def test_a_no_is_never_wrong(pattern: re.Pattern[str], text: str) -> None:
    if pattern.search(text):
        assert may_match(pattern, text)


@pytest.mark.parametrize("text", ["SENT end", "kiCK it, OK", "i\u017f\u017f ok"])
def test_letter_case_does_not_matter(text: str) -> None:
    assert may_match(re.compile(r"(?i)\b(?:sent|kick|is)"), text)


def test_most_texts_are_told_at_once() -> None:
    assert not may_match(PATTERNS[0], "Nothing of the kind, and no capital letters in the pattern count.")
    with pytest.raises(ValueError, match="begin with"):
        may_match(re.compile("x"), "x")


@given(text=st.text(st.sampled_from("SENTsentkicIKis okOKEnd!.\u0130\u0131\u017f\u212aßéΣ’"), max_size=30))
def test_a_pattern_of_small_letters_matches_the_small_text_where_ignoring_case_it_matches(text: str) -> None:
    written = r"\b(?:sent|kick|is)(?P<then> \S+)?\W|k[a-k’]|\w+s\b"
    assert len(lowered(text)) == len(text)
    assert [match.span() for match in re.finditer(written, lowered(text))] == [
        match.span() for match in re.finditer(rf"(?i){written}", text)
    ]
