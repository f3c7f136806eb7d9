"""Names a slip of the pen apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.spellings import (
    BETWEEN,
    is_ending,
    is_heard_alike,
    is_one_given_name,
    is_slip,
    is_variant,
    name_pairs,
    near_pairs,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Emanuel", "Emanual"), ("Petrosian", "Petrossian"), ("Pulsifer", "Pulsfier"), ("Clark", "Clarke")],
)
def test_slips(one: str, other: str) -> None:
    assert is_slip(one, other) and is_slip(other, one)
    assert list(near_pairs([({one, other, "Trondheim"}, "name")]))


@pytest.mark.parametrize(
    ("one", "other"), [("Emanuel", "Emanuel"), ("Emanuel", "Manuele"), ("Lee", "Leeds"), ("Marsh", "Harsk")]
)
def test_no_slips(one: str, other: str) -> None:
    assert not is_slip(one, other)


def test_endings_and_variants() -> None:
    assert is_ending("Korea", "Korean") and is_ending("Eric", "Erica") and is_ending("Mexico", "Mexica")
    assert not is_ending("Clark", "Clarke") and not is_ending("Emanuel", "Emanual")
    assert is_variant("Centre", "Center") and is_variant("François", "Francois") and is_variant("Harbour", "Harbor")
    assert not is_variant("Hillary", "Hilary") and not is_variant("Toskić", "Toskič")


@pytest.mark.parametrize(
    "one, other",
    [
        ("MacAllen", "McAllan"),
        ("Meyer", "Maier"),
        ("Achterberg", "Akterberg"),
        ("Schaefer", "Schaeffer"),
        ("DeLuca", "Deluka"),
        ("Rowntree", "Roundtree"),
        ("Ainsley", "Ainslie"),
    ],
)
def test_surnames_that_sound_alike(one: str, other: str) -> None:
    assert is_heard_alike(one, other)
    assert list(near_pairs([({one, other}, "surname")])) and (
        is_slip(one, other) or not list(near_pairs([({one, other}, "name")]))
    )


@pytest.mark.parametrize(
    "one, other", [("Hansen", "Jensen"), ("Miller", "Mills"), ("Garner", "Gardner"), ("Reed", "Reid")]
)
def test_surnames_that_do_not(one: str, other: str) -> None:
    assert not is_heard_alike(one, other)


def test_spellings_of_a_given_name() -> None:
    assert is_one_given_name("Stephen", "Steven") and is_one_given_name("Sara", "Sarah")
    assert not is_one_given_name("Maria", "Mario") and not is_one_given_name("Ana", "Eva")
    assert list(near_pairs([({"Jon", "John"}, "given")])) == [("Jon", "John", "given")]


def test_pairs_of_a_text() -> None:
    assert name_pairs("Mr van Houten and Ines de la Torre") == [("Mr", "Houten"), ("Ines", "Torre")]
    assert name_pairs("Mr van der Meer") == [("Mr", "Meer")]
    found = name_pairs("Later Rahm Emanuel met Ana B. Petrosian, and\n\nRahm left")
    assert set(found) >= {("Rahm", "Emanuel"), ("Ana", "Petrosian")}


@given(st.text("abcdefgh", min_size=5, max_size=9), st.integers(0, 8), st.sampled_from("ijkl"))
def test_every_slip_is_found(word: str, at: int, letter: str) -> None:
    word = word.capitalize()
    at = 1 + at % (len(word) - 1)
    for other in (word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]):
        assert is_slip(word, other)
        assert [set(pair[:2]) for pair in near_pairs([([word, other], "name")])] == [{word, other}]


_ANY_PAIR = re.compile(rf"([A-ZÀ-ÖØ-Þ]\S++) (?=[A-ZÀ-ÖØ-Þvdtl]){BETWEEN}(?=([A-ZÀ-ÖØ-Þ]['’]?[a-zA-ZÀ-ɏ-]{{3,}}))")


@given(
    st.lists(
        st.sampled_from(["Aa", "Abcd", "A. ", "van ", "de la ", "É", "’", "-", "x", "1", ", ", "\n", " "]), max_size=20
    ).map("".join)
)
def test_pairs_are_those_that_a_search_from_each_letter_finds(text: str) -> None:
    assert name_pairs(text) == _ANY_PAIR.findall(text)


def test_a_huge_word_is_read_once() -> None:
    # From each of its letters on it would be read for minutes.
    assert name_pairs("A" * 2_000_000 + " says " + "Aa" * 1_000_000 + " Brandt") == [("Aa" * 1_000_000, "Brandt")]
