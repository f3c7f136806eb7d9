"""Columns in other units: equal to those of the line index, and quick in very long lines."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.reporters.columns import Columns, utf8_bytes, utf16_units
from sourcecheck.text import LineIndex

from .made import finding, report, written


@given(st.text("ab\r\n\té\U0001f600", max_size=30), st.data())
def test_any_places_in_any_order(source: str, data: st.DataObject) -> None:
    index = LineIndex(source)
    bytes_, units = Columns(index, utf8_bytes), Columns(index, utf16_units)
    for offset in data.draw(st.lists(st.integers(0, len(source)), max_size=12)):
        line, column = bytes_.place(offset)
        assert (line, column + 1) == index.utf8(offset)
        line, column = units.place(offset)
        assert (line - 1, column) == index.utf16(offset)


@pytest.mark.parametrize("format", ["rdjson", "sonar"])
def test_a_thousand_findings_in_a_line_of_a_megabyte(format: str) -> None:
    source = "é lake " * 150_000
    one = finding(source, 2, 6)
    found = [
        one._replace(
            span=one.span._replace(start=at, end=at + 9),
            start=one.start._replace(column=at + 1, offset=at),
            end=one.end._replace(column=at + 10, offset=at + 9),
        )
        for at in range(2, 1_000_000, 1000)
    ]
    before = time.process_time()
    out = written(format, report(source, *found))
    assert out.count("Say more.") == 1000
    assert time.process_time() - before < 2  # 0.1 s; counting each from the beginning of the line takes 1 to 35 s
