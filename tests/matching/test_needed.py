"""What rules wait for: folded once, and the same to everybody who asks."""

from __future__ import annotations

import copy
import pickle

import pytest

from sourcecheck import loader
from sourcecheck.matching.needed import Needed, Packed, needed
from sourcecheck.rule import Rule

WAITING = [rule for rule in loader.load().rules.values() if rule.needs]


def test_literals_with_letters_are_folded_and_marks_stay() -> None:
    found = needed(("Lorem ipsum", "don’t", " weir", "%", "utm_source", "§ ", "ﬁ"))
    assert found.literals() == [b"lorem ipsum", b"don't", b" weir", b"utm_source", b"\xaa"]
    assert found.marks == ("%", "§ ")
    assert needed(()).literals() == []


@pytest.mark.parametrize("rule", WAITING, ids=lambda rule: rule.id)
def test_a_pack_has_what_the_literals_say(rule: Rule) -> None:
    assert needed(rule.needs) == needed(tuple(rule.needs))


def test_what_is_packed_is_a_sequence_that_can_be_sent() -> None:
    packed = Packed(Needed("a\nb"), lambda: ("a", "b"))
    assert (packed[0], packed[-1], packed[:1], len(packed), list(packed)) == ("a", "b", ("a",), 2, ["a", "b"])
    assert packed == ("a", "b") and packed and "b" in packed
    assert pickle.loads(pickle.dumps(packed)) == ("a", "b") == copy.deepcopy(packed)
