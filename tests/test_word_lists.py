"""Word lists are read by two readers; they have to agree."""

from __future__ import annotations

import glob
import os

import pytest
from tests.conftest import ROOT

from sourcecheck.loader.rule_file import read_words
from sourcecheck.word_lists import alternatives, listed

FILES = sorted(glob.glob(os.path.join(ROOT, "rules", "words", "*", "*.yaml")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: os.path.basename(path))
def test_both_readers_give_the_same_words(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        words, problems = read_words(file.read(), path)
    assert problems == []
    language = os.path.basename(os.path.dirname(path))
    assert listed(os.path.basename(path).removesuffix(".yaml"), language) == words
    assert len(set(words)) == len(words) > 0


def test_a_language_without_the_list_has_no_words() -> None:
    assert listed("saying-verbs", "xx") == ()


def test_longer_words_are_tried_first() -> None:
    parts = alternatives("saying-verbs", "unnamed-watchers").split("|")
    assert parts.index("says") < parts.index("say")
    assert "policy watchers" in parts
