"""Places are exact in every format: the laws that all readers share, on generated text and real files."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.document import Document, Format
from sourcecheck.errors import ReadError
from sourcecheck.readers import read, read_text
from sourcecheck.readers.visible import INVISIBLE, WHITE

CheckPlaces = Callable[[Document], None]
FORMATS = list(Format)
# The building blocks that have gone wrong in other tools.
PARTS = st.sampled_from(
    [
        "Experts say", " the lake", " is dying. ", "\n", "\n\n", "\r\n", "\r\n\r\n", "**bold**", "<b>bold</b>",
        "&amp;", "&nbsp;", "&#8217;", "&bogus;", "\u00a0", "\u200b", "\u00ad", "\U0001f600", "e\u0301", "\u2028",
        "\f", "\0", "</>", "<p", "<p>", "</p>", "<!-- c -->", "<td>", "|", "\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "# Heading\n", "- item\n", "> quote\n", "`code`", "```\n", "[text](http://a.example/x)", "~~x~~",
        "---\n", "title: x\n", "[^1]", "\n[^1]: note\n", "<a href='x'>y</a>", "<table><tr><td>1</td></tr></table>",
        "\\*", "$x$", "{{< fig >}}", "<br>", "\t", "  ", "é", "日本語", "“quoted”", "http://b.example/",
    ]
)  # fmt: skip
SOURCES = st.lists(PARTS, max_size=30).map("".join) | st.text(max_size=80)


@pytest.mark.parametrize("format", FORMATS)
@given(source=SOURCES)
def test_runs_tile_the_text_and_equal_the_source(check_places: CheckPlaces, format: Format, source: str) -> None:
    check_places(read_text(source, "x", format))


@pytest.mark.parametrize("format", FORMATS)
@given(source=SOURCES, data=st.data())
def test_any_part_of_a_text_has_its_place(format: Format, source: str, data: st.DataObject) -> None:
    document = read_text(source, "x", format)
    if not document.blocks:
        return
    block = data.draw(st.sampled_from(document.blocks))
    start = data.draw(st.integers(0, len(block.text)))
    end = data.draw(st.integers(start, len(block.text)))
    span = block.span(start, end)
    assert 0 <= span.start <= span.end <= len(source)
    inner = block.span(start, (start + end) // 2)
    assert span.start == inner.start
    assert inner.end <= span.end


@pytest.mark.parametrize("format", FORMATS)
@given(data=st.binary(max_size=200))
def test_no_reader_raises_on_bytes(check_places: CheckPlaces, format: Format, data: bytes) -> None:
    try:
        document = read(data, "x", format)
    except ReadError:
        return
    check_places(document)


def test_what_shows_nothing_and_what_separates_do_not_overlap() -> None:
    assert not set(WHITE) & set(INVISIBLE) - {"-"}


@pytest.mark.long
@pytest.mark.parametrize("folder", ["markdown/digitalgov", "markdown/rust-blog", "markdown/generated-blog",
                                    "html/readability", "html/wikipedia", "text/polnear-train"])  # fmt: skip
def test_places_in_real_files(check_places: CheckPlaces, data: str, folder: str) -> None:
    paths = [
        path for path in glob.glob(os.path.join(data, folder, "**", "*.*"), recursive=True) if os.path.isfile(path)
    ]
    assert paths
    for path in paths:
        with open(path, "rb") as file:
            document = read(file.read(), path)
        check_places(document)
