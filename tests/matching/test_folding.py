"""Folding keeps every offset, loses no match, and knows what a word is."""

from __future__ import annotations

import re
import sys

from hypothesis import example, given
from hypothesis import strategies as st

from sourcecheck.matching.folding import fold, is_word, plain, strict


@given(st.text())
@example("‘don’t’ “no” — a–b …")
@example("İstanbul ΟΔΟΣ ΟΔΟΣ. ẞ ſ K Å")
def test_each_form_is_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(strict(text)) == len(fold(text)) == len(text)


@given(st.text(), st.text())
def test_strict_of_a_piece_is_the_piece_of_strict(before: str, after: str) -> None:
    assert strict(before + after) == strict(before) + strict(after)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("'’‘ ab-_"))))
def test_fold_keeps_words_and_nothing_else(text: str) -> None:
    shown = plain(text)
    for at, byte in enumerate(fold(text)):
        word = is_word(shown[at])
        if shown[at] == "'":
            word = 0 < at < len(text) - 1 and is_word(shown[at - 1]) and is_word(shown[at + 1])
        assert (byte != 0x20) == word, (text, at)


def test_letters_that_a_pattern_takes_for_each_other_fold_alike() -> None:
    # Otherwise a pattern could match where its literal was not seen.
    latin = [chr(code) for code in range(256) if chr(code).isalpha()]
    pattern = re.compile("[" + "".join(map(re.escape, latin)) + "]", re.IGNORECASE)
    beyond = "".join(chr(code) for code in range(256, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    for match in pattern.finditer(beyond):
        alike = [letter for letter in latin if re.fullmatch(letter, match[0], re.IGNORECASE)]
        assert fold(match[0]) in {fold(letter) for letter in alike}, match[0]


def test_words_of_other_scripts_have_boundaries() -> None:
    assert fold("москва, 東京!") == b"\xaa" * 6 + b"  " + b"\xaa\xaa "
    assert fold("हिन्दी x") == b"\xaa" * 6 + b" x"


def test_apostrophes_belong_to_words_only_inside() -> None:
    assert fold("'tis the workers' don't") == b" tis the workers  don't"
    assert fold("x'''y a''b") == b"x   y a  b"
    assert fold("’experts say’") == b" experts say "
