"""A literal is something that every match holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcecheck.matching.folding import fold
from sourcecheck.matching.literals import PatternError, literals, narrow, parse


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (
            r"\bas an? (?:AI|large) language model\b",
            tuple(f"as {a} {what} language model" for a in ("a", "an") for what in ("AI", "large")),
        ),
        (r"(?:critics|experts) say", ("critics say", "experts say")),
        (r"\d{4} study", (" study",)),
        (r"(?P<here>placeholder)\b.*?text", ("placeholder",)),
        (r"turn\d+search\d+", ("search",)),
        (r"(lorem)* ipsum", (" ipsum",)),
        (
            r"(?:only )?time (?:will|can) tell",
            ("only time can tell", "only time will tell", "time can tell", "time will tell"),
        ),
        (r"\d+%", ()),
        (r"(?:a|b)\d", ()),
        (r"colou?r|grey", ("color", "colour", "grey")),
        (r"don't know", ("don't know",)),
        (r"[Ll]orem", ("orem",)),
    ],
)
def test_literals_are_read_off_a_pattern(pattern: str, needed: tuple[str, ...]) -> None:
    assert tuple(narrow(text) for text in literals(pattern)) == needed


@pytest.mark.parametrize("pattern", ["[[a]b", "[a--b]c", "[a&&b]c", "[a||b]c", "[a~~b]c"])
def test_a_set_that_may_come_to_mean_something_else_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"not clear: possible .*write a backslash"):
        parse(pattern)


_PATTERNS = st.recursive(
    st.text(alphabet="abcİıſKµ-' ", min_size=1, max_size=5).map(re.escape),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda part: f"(?:{part})?"),
        inner.map(lambda part: f"(?:{part}){{1,2}}"),
        inner.map(lambda part: f"(?:{part})[xyz]"),
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(_PATTERNS, st.data())
def test_every_match_holds_a_literal(pattern: str, data: st.DataObject) -> None:
    try:
        parse(pattern)
    except PatternError:
        return
    needed = literals(pattern)
    text = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    assert not needed or any(fold(narrow(literal)) in fold(f"x{text}x") for literal in needed)


@pytest.mark.parametrize("pattern", ["(", "a{3", "x*", "(?i)abc", "(?:ab)?", "(?<=a", "a**"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    if pattern == "a{3":  # three literal characters to ``re``
        assert parse(pattern)
        return
    with pytest.raises(PatternError):
        parse(pattern)
