"""What is looked at before a pattern never says no where the pattern matches."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_needs import matches

from sourcecheck.analysis.page import byline_patterns
from sourcecheck.analysis.residue import page_furniture
from sourcecheck.analysis.small_letters import lowered
from sourcecheck.checks.labelling import opinion_in_news_voice as opinion
from sourcecheck.checks.residue import unrendered_markup
from sourcecheck.checks.spam import hidden_text


def _is_counted(text: str) -> bool:
    return any(word in text for word in (*opinion._IN_DEMANDS, *opinion._IN_CERTAINTIES))


def _may_speak_of_markup(text: str) -> bool:
    return any(word in text.lower() for word in unrendered_markup._IN_SUBJECT)


LOOKS: list[tuple[Callable[[], re.Pattern[str]], Callable[[str], bool]]] = [
    (opinion._claims, _is_counted),
    (unrendered_markup._subject, _may_speak_of_markup),
    (page_furniture.glued, page_furniture.may_be_glued),
    *[
        (pattern, lambda text, pattern=pattern: byline_patterns.is_worth(pattern, text))
        for pattern in (byline_patterns.desk, byline_patterns.contributed, byline_patterns.posted)
    ],
]


@pytest.mark.parametrize(("pattern", "look"), LOOKS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_look_lets_through_what_the_pattern_matches(
    pattern: Callable[[], re.Pattern[str]], look: Callable[[str], bool]
) -> None:
    for text in matches(pattern(), random.Random(1)):
        assert look(text) or not pattern().search(text), text


@pytest.mark.parametrize(
    "source",
    [
        '<p style="display:none">x</p>',
        '<p style = "display : none">x</p>',
        "<p Style='opacity: 0'>x</p>",
        '<P STYLE="LEFT:-999px">x</P>',
        "<style>.a { font-size: 0 }</style>",
        "<Style>.a{clip:rect(0,0,0,0)}</Style>",
        '<div style="margin-left:-9999px">x</div>',
        '<div style="width : 1px">x</div>',
        "<p hidden>x</p>",
        '<P HIDDEN class="a">x</P>',
        '<p style="color: #fff; background: #fff">x</p>',
        '<td bgcolor="white"><font color="white">x</font></td>',
    ],
)
def test_a_page_may_hide(source: str) -> None:
    assert hidden_text._may_hide(source)


@pytest.mark.parametrize(
    "source",
    [
        "<p>A style of life = a lifestyle</p>",
        '<p style="margin-top: 0; color: red">x</p>',
        "<p>date: 2013-05-21 13:01:52 -0400, display: wide</p>",
        "<p>a hidden cost</p>",
    ],
)
def test_most_pages_hide_nothing(source: str) -> None:
    assert not hidden_text._may_hide(source)


@given(st.text(alphabet=st.sampled_from("aIisSkKAÉéßẞΣσİıſK’— .")))
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    low = lowered(text)
    assert len(low) == len(text)
    for word in ("is", "ask", "kiss"):
        assert [match.span() for match in re.finditer(word, low)] == [
            match.span() for match in re.finditer(f"(?i){word}", text)
        ]
