"""Gates let through the units in which they match, each by itself, on RE2 and on ``re``."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck import loader, readers
from sourcecheck.document import Format
from sourcecheck.matching.folding import fold
from sourcecheck.matching.gates import _slow_gate, gate, gates, let_through, opened
from sourcecheck.matching.units import CHANNELS

GATES = (
    r" (?:many|some) (?:now )?say ",
    r"\b\d{1,2} ma[ry]\b",
    r"say .{0,20}many",
    r"don't",
    r"[^a-z]say[^a-z]",
)
WORDS = ["many", "some", "now", "say", "Say", "3 May", "the", "don’t", "é", "東京", "-", ".", "", "/"]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=6), st.sampled_from(GATES))
def test_a_gate_opens_for_units_one_by_one(texts: list[str], pattern: str) -> None:
    document = readers.read_text("\n\n".join(texts), "made-up.txt", Format.TEXT)
    units = document.once(CHANNELS["blocks"])
    data = b" " + fold(units.joined) + b" "
    plain = re.compile(pattern.encode())
    expected = [
        unit for unit in range(len(units.starts)) if plain.search(b" " + fold(units.joined) + b" ", units.starts[unit],
        units.starts[unit] + units.lengths[unit] + 2)
    ]  # fmt: skip
    for opens in (gate(pattern), _slow_gate(pattern)):
        assert list(let_through((opens,), units, data, range(len(units.starts)))) == expected
        assert list(opened((opens,), units, data)) == expected


def test_a_gate_of_several_opens_where_one_does() -> None:
    document = readers.read_text("many say\n\nthe cat\n\n3 May", "made-up.txt", Format.TEXT)
    units = document.once(CHANNELS["blocks"])
    several = gates(lambda: (GATES[1], GATES[0]))
    assert opened(several, units, b" " + fold(units.joined) + b" ") == [0, 2]


def test_every_gate_of_the_library_is_a_pattern_of_both() -> None:
    for rule in loader.load().rules.values():
        if rule.gate:
            for pattern in (
                (rule.gate,) if isinstance(rule.gate, str) else rule.gate() if callable(rule.gate) else rule.gate
            ):
                assert pattern == pattern.lower(), rule.id
                gate(pattern)
                _slow_gate(pattern)


@pytest.mark.parametrize("make", [gate, _slow_gate])
def test_what_is_no_pattern_is_said(make: object) -> None:
    with pytest.raises(ValueError, match="no gate"):
        make("(")  # type: ignore[operator]
