"""What a page says of itself, each value with its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcecheck.document import Document, Kind
from sourcecheck.readers import html
from sourcecheck.readers.json_places import Node, Text, parse


def read(source: str) -> Document:
    return html.read(source, "page.html")


def data(source: str) -> list[tuple[str, str, str, str, str]]:
    document = read(source)
    return [
        (datum.field, datum.value, datum.place, datum.key, source[slice(*datum.span)])
        for datum in document.metadata.data
    ]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<title>A &amp; B</title>", ("title", "A & B", "title", "title", "A &amp; B")),
        ("<html lang='en-GB'>", ("language", "en-gb", "html", "lang", "en-GB")),
        ("<meta name=author content='Ana Ruiz'>", ("author", "Ana Ruiz", "meta", "author", "Ana Ruiz")),
        (
            '<META property="article:published_time" content=2026-11-02>',
            ("published", "2026-11-02", "meta", "article:published_time", "2026-11-02"),
        ),
        ("<meta content='x&quot;y' name=DC.Title>", ("title", 'x"y', "meta", "DC.Title", "x&quot;y")),
        ("<meta name=citation_author content=A>", ("author", "A", "meta", "citation_author", "A")),
        ("<meta name=viewport content=w>", ("", "w", "meta", "viewport", "w")),
        ("<link rel=canonical href=/a>", ("canonical", "/a", "link", "canonical", "/a")),
        ("<link rel='amphtml' href='/amp'>", ("", "/amp", "link", "amphtml", "/amp")),
        ("<p><time datetime=2026-01-02>Fri</time>", ("", "2026-01-02", "time", "datetime", "2026-01-02")),
        (
            "<p><time class=updated datetime=2026-01-02>Fri</time>",
            ("modified", "2026-01-02", "time", "datetime", "2026-01-02"),
        ),
        ("<p>By <a rel=author href=/ana>Ana</a>", ("author", "Ana", "link", "rel=author", "Ana")),
        ("<p>By <span itemprop=author>Ana</span>", ("author", "Ana", "microdata", "author", "Ana")),
        ("<h1 itemprop=headline>Big &amp; new</h1>", ("title", "Big & new", "microdata", "headline", "Big &amp; new")),
        ("<meta itemprop=datePublished content=2026>", ("published", "2026", "microdata", "datePublished", "2026")),
        (
            "<p>By <span itemprop=author itemscope><b itemprop=name>Ana Ruiz</b></span>",
            ("author", "Ana Ruiz", "microdata", "name", "Ana Ruiz"),
        ),
    ],
)
def test_each_place(tag: str, expected: tuple[str, ...]) -> None:
    assert expected in data(tag)


@pytest.mark.parametrize(
    ("tags", "authors"),
    [
        ("<p itemprop=author>By <b itemprop=name>Ana Ruiz</b></p><i itemprop=name>The Lake</i>", ["Ana Ruiz"]),
        ("<span itemprop=author>By <b itemprop=name>Ana Ruiz</b></span> <i itemprop=name>The Lake</i>", ["Ana Ruiz"]),
        ("<div itemprop=author><p>By <b itemprop=name>Ana Ruiz</b></p></div><i itemprop=name>X</i>", ["Ana Ruiz"]),
        ("<span itemprop=author><i itemprop=name>Ana</i>, <i itemprop=name>Bo</i></span>", ["Ana", "Bo"]),
        ("<span itemprop=author>Ana</span> <span itemprop=author>By Bo</span>", ["Ana", "By Bo"]),
        ("<span itemprop=author>By <b itemprop=name> </b>Ana</span>", ["By Ana"]),
    ],
)
def test_the_name_within_an_author_is_preferred(tags: str, authors: list[str]) -> None:
    assert [value for field, value, *_ in data(tags) if field == "author"] == authors


def test_several_properties_in_one_element() -> None:
    found = data("<meta property='og:title twitter:title' content=T>")
    assert [(field, key) for field, _, _, key, _ in found] == [("title", "og:title"), ("title", "twitter:title")]


def test_title_and_description_are_blocks_once() -> None:
    document = read(
        "<title>One</title><meta name=description content='D &amp; d'><meta property=og:description content=E>"
        "<body><svg><title>no</title></svg><title>Two</title><p>x"
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        (Kind.TITLE, "One"),
        (Kind.DESCRIPTION, "D & d"),
        (Kind.PARAGRAPH, "x"),
    ]


ARTICLE = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "Organization", "@id": "#org", "name": "The Paper", "sameAs": ["https://social.example/paper"]},
  {"@type": "Person", "@id": "#ana", "name": "Ana Ru\\u00edz", "jobTitle": "Editor"},
  {"@type": ["NewsArticle"], "headline": "A \\"quote\\"", "datePublished": "2026-11-02", "dateModified": "2026-11-03",
   "author": [{"@id": "#ana"}, {"@type": "Person", "name": "Bo Li", "url": "/bo"}, "Cy"], "publisher": {"@id": "#org"},
   "isBasedOn": "https://source.example/report", "mainEntityOfPage": {"@id": "https://paper.example/a"}}
]}
</script>"""


def test_json_ld() -> None:
    found = data(ARTICLE)
    fields = [(field, value, key, written) for field, value, _, key, written in found if field]
    assert fields == [
        ("type", "NewsArticle", "@type", "NewsArticle"),
        ("title", 'A "quote"', "headline", 'A \\"quote\\"'),
        ("published", "2026-11-02", "datePublished", "2026-11-02"),
        ("modified", "2026-11-03", "dateModified", "2026-11-03"),
        ("author", "Ana Ruíz", "author.0.name", "Ana Ru\\u00edz"),
        ("author", "Bo Li", "author.1.name", "Bo Li"),
        ("author", "Cy", "author.2", "Cy"),
        ("publisher", "The Paper", "publisher.name", "The Paper"),
        ("source", "https://source.example/report", "isBasedOn", "https://source.example/report"),
        ("canonical", "https://paper.example/a", "mainEntityOfPage.@id", "https://paper.example/a"),
    ]
    assert ("", "/bo", "json-ld", "author.1.url", "/bo") in found
    assert ("", "The Paper", "json-ld", "Organization.name", "The Paper") in found


@pytest.mark.parametrize(
    "script",
    [
        "{",
        '{"@type": "Article", "headline": "x"',
        '{"a": }}',
        "[1 2]",
        '{"headline" "x"}',
        "not json",
        '{"a": "b',
        "{'a': 1}",
        '{"a": [1,]}',
        '{"a": 1 "b": 2}',
        '{"a"}',
        "[,]",
    ],
)
def test_broken_json_is_told_and_does_no_harm(script: str) -> None:
    document = read(f"<script type=application/ld+json>{script}</script><p>x")
    assert [datum.key for datum in document.metadata.data][-1:] == ["error"]
    assert document.blocks[0].text == "x"


@pytest.mark.parametrize("script", ["", "  ", "<!-- {} -->", '//<![CDATA[\n{"@type": "Article"}\n//]]>', "[];"])
def test_careless_json_is_read(script: str) -> None:
    assert "error" not in [
        datum.key for datum in read(f"<script type=application/ld+json>{script}</script>").metadata.data
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<![CDATA[", "]]>"),
        ("\n//<![CDATA[\n", "\n//]]>\n"),
        ("\n/* <![CDATA[ */\n", "\n/* ]]> */\n"),
        ("<!--", "-->"),
        ("<![CDATA[", ""),
    ],
)
def test_wrapped_json_is_read(before: str, after: str) -> None:
    script = (
        f'<script type="application/ld+json">{before}{{"@type": "NewsArticle", "author": "Ana Ruiz"}}{after}</script>'
    )
    found = data(script)
    assert ("author", "Ana Ruiz", "json-ld", "author", "Ana Ruiz") in found
    assert not [key for _, _, _, key, _ in found if key == "error"]


def test_the_name_of_an_author_item_may_stand_in_a_meta_element() -> None:
    source = (
        '<div itemprop=author itemscope><meta itemprop=name content="Ana Ruiz"></div><meta itemprop=name content=X>'
    )
    assert [(field, value) for field, value, *_ in data(source)] == [("author", "Ana Ruiz"), ("", "X")]


def plain(node: Node | None) -> object:
    """A node as ``json`` would give it, numbers and words as strings."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, list):
        return [plain(one) for one in node]
    return {key: plain(value) for key, value in (node or {}).items()}


_JSON = st.recursive(
    st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


@given(_JSON.filter(lambda value: not isinstance(value, str)), st.booleans(), st.sampled_from([None, 2]))
def test_json_is_read_as_json_reads_it(value: object, ascii_only: bool, indent: int | None) -> None:
    written = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    parsed = parse(f"xx{written}", 2, len(written) + 2)
    assert parsed.error is None
    assert plain(parsed.root) == value


@given(st.text(alphabet='{}[]",:\\ax1 \n/*<!->', max_size=60))
def test_any_json_like_text_is_survived(text: str) -> None:
    for node in [parse(text, 0, len(text))]:
        assert node.error is None or 0 <= node.error[1].start <= node.error[1].end <= len(text)


@example("&#1")
@example("&#x80;&#129;&#0;&#xD800;&#99999999999;&#11")
@given(st.text(alphabet='&ampltgnotcopy;#x10 =é"', max_size=30))
def test_attribute_references_are_read_as_the_tokenizer_reads_them(value: str) -> None:
    value = value.replace('"', "")
    source = f'<img alt="{value}">'
    (image,) = read(source).images
    document = read(source)
    shown = [block.text for block in document.blocks]
    assert shown == ([" ".join(image.alt.split())] if image.alt and image.alt.strip() else [])
