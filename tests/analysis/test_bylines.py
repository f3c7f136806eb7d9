"""Bylines: what counts as one, where its name stands, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.page.bylines import bylines
from sourcecheck.document import Format
from sourcecheck.readers import read_text

BODY = "The council voted on Tuesday to raise the harbour wall by one metre before the storms arrive.\n\n" * 6


def names(source: str, kind: Format = Format.TEXT) -> list[str]:
    document = read_text(source, "page", kind)
    found = document.once(bylines).visible
    for byline in found:
        assert byline.name in " ".join(document.source[slice(*byline.span)].split())
    return [byline.name for byline in found]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("BY ANA RUIZ", "ANA RUIZ"),
        ("By Ana Ruiz and Tom Lee", "Ana Ruiz and Tom Lee"),
        ("By Ana de la Cruz | March 2, 2026", "Ana de la Cruz"),
        ("March 2, 2026 | By Ana Ruiz", "Ana Ruiz"),
        ("Written by Ana Ruiz", "Ana Ruiz"),
        ("Posted by Ana Ruiz on March 2, 2026", "Ana Ruiz"),
        ("Posted by admin on March 2, 2026", "admin"),
        ("Author: Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz | Staff writer", "Ana Ruiz"),
        ("Ana Ruiz, staff writer", "Ana Ruiz"),
        ("Por Ana Ruiz", "Ana Ruiz"),
        ("Von Jörg Weiß", "Jörg Weiß"),
        ("Par Éloïse Girard", "Éloïse Girard"),
        ("Di Ana Ruiz", "Ana Ruiz"),
        ("Door Ana van den Berg", "Ana van den Berg"),
        ("Autor: Ana Ruiz", "Ana Ruiz"),
        ("By The Editorial Board", "The Editorial Board"),
        ("Reuters Staff", "Reuters Staff"),
        ("By Harbour Post Staff", "Harbour Post Staff"),
    ],
)
def test_line_under_the_headline(line: str, name: str) -> None:
    assert names(f"Harbour wall to be raised\n\n{line}\n\n{BODY}")[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Harbour wall\n\nHARBOUR CITY (AP) — {BODY}", "AP"),
        (f"Harbour wall\n\nHARBOUR CITY, Dec. 8 (UPI) — {BODY}", "UPI"),
        (f"Harbour wall\n\n(Reuters) - {BODY}", "Reuters"),
        (f"Harbour wall\n\n{BODY}— The Editorial Board\n", "The Editorial Board"),
        (f"Harbour wall\n\n{BODY}Ana Ruiz covers the harbour for the Post. She is a reporter.\n", "Ana Ruiz"),
        (f"Harbour wall\n\n{BODY}Reporting by Ana Ruiz; editing by Tom Lee\n", "Ana Ruiz"),
        (f"Harbour wall\n\n{BODY}About the author\n\nAna Ruiz lives by the harbour.\n", "Ana Ruiz"),
    ],
)
def test_elsewhere(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<p class="byline">By Ana Ruiz</p>', "Ana Ruiz"),
        ('<span class="post-author">Ana Ruiz</span>', "Ana Ruiz"),
        ('<a rel="author" href="/ana">Ana Ruiz</a>', "Ana Ruiz"),
        ('<span itemprop="author" itemscope><span itemprop="name">Ana Ruiz</span></span>', "Ana Ruiz"),
        ('<div class="c-byline"><span class="c-byline__author">Ana Ruiz</span></div>', "Ana Ruiz"),
    ],
)
def test_containers(html: str, name: str) -> None:
    page = f"<article><h1>Wall</h1>{html}<p>{BODY}</p></article>"
    assert name in names(page, Format.HTML)


@pytest.mark.parametrize(
    "html",
    [
        '<div class="comments"><p class="comment-author">Guest</p></div>',
        '<aside class="related"><span class="author">Tom Lee</span></aside>',
        '<p class="no-author author-bio-empty"></p>',
    ],
)
def test_not_ours(html: str) -> None:
    assert names(f"<article><h1>Wall</h1><p>{BODY}</p></article>{html}", Format.HTML) == []


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the town had voted.",
        "By contrast, the harbour is small.",
        "By the sea",
        "Von Anfang an",
        "Par exemple",
    ],
)
def test_prose_is_no_byline(line: str) -> None:
    assert names(f"Harbour wall\n\n{line}\n\n{BODY}") == []


def test_metadata() -> None:
    page = "---\ntitle: Wall\nauthors: [Ana Ruiz, Tom Lee]\n---\n\nText.\n"
    found = read_text(page, "page.md", Format.MARKDOWN).once(bylines).metadata
    assert [byline.name for byline in found] == ["Ana Ruiz", "Tom Lee"]
    assert [page[slice(*byline.span)] for byline in found] == ["Ana Ruiz", "Tom Lee"]


def test_quoted_names_are_not_authors() -> None:
    assert names(f"# Wall\n\n> By Ana Ruiz\n\n{BODY}", Format.MARKDOWN) == []


@given(st.text(alphabet="By Ana—|:<a class=author>/\n-(AP)é,", max_size=200), st.sampled_from(list(Format)))
def test_never_raises(text: str, kind: Format) -> None:
    document = read_text(text, "page", kind)
    for byline in document.once(bylines).visible:
        assert 0 <= byline.span.start <= byline.span.end <= len(text)


@pytest.mark.parametrize("source", ["By Aa " * 20000, "Aa " * 40000, "By Ana Ruiz\n\n" * 8000, "— Aa Bb\n\n" * 8000])
def test_long_inputs_are_searched_to_their_end(source: str) -> None:
    for byline in read_text(source, "page", Format.TEXT).once(bylines).visible:
        assert 0 <= byline.span.start < byline.span.end <= len(source)
