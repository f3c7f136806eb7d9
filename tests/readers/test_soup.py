"""The tree for rule authors: each tag leads back to its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcecheck.errors import ReadError
from sourcecheck.readers import html
from sourcecheck.readers.soup import MARK, span_of


def test_tags_lead_back() -> None:
    source = "<div class=a>x</div>\r\n<P\r\n title='a > b'>T <b>y</b></p><img src=z>"
    document = html.read(source, "page.html")
    tags = {tag.name: source[slice(*span_of(document, tag))] for tag in document.soup.find_all(attrs={MARK: True})}
    assert tags == {"div": "<div class=a>", "p": "<P\r\n title='a > b'>", "b": "<b>", "img": "<img src=z>"}


def test_what_a_parser_added_has_no_place() -> None:
    document = html.read("<p>x", "page.html")
    body = document.soup.find("body")
    assert body is not None
    with pytest.raises(ValueError, match="parser added"):
        span_of(document, body)  # type: ignore[arg-type]


@pytest.mark.parametrize("source", ["<i>" * 300, "<br>" * 60_001], ids=["deep", "many"])
def test_pages_over_the_limit_are_refused(source: str) -> None:
    with pytest.raises(ReadError, match="60,000 elements"):
        _ = html.read(source, "page.html").soup


@given(
    st.lists(
        st.sampled_from(["<p>", "<b x='>'>", "</p>", "a", "\r\n", "<td>", "<a\nb>", "é", "<!--", "-->", "<x"]),
        max_size=20,
    )
)
@settings(deadline=None)
def test_every_place_is_a_start_tag(parts: list[str]) -> None:
    source = "".join(parts)
    document = html.read(source, "page.html")
    for tag in document.soup.find_all(attrs={MARK: True}):
        start, end = span_of(document, tag)
        assert source[start + 1 : start + 1 + len(tag.name)] == tag.name and source[end - 1] == ">"
