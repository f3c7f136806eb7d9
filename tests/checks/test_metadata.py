"""Rules about what pages say of themselves, on data beyond their examples."""

from __future__ import annotations

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

_BY_NAME = {rule.id.partition("/")[2]: rule for rule in rules_of("metadata")}
_ENDINGS = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}
_ARTICLE = '"@context":"https://schema.org","@type":"NewsArticle","headline":"Boats"'


def hits(name: str, source: str, format: Format = Format.HTML) -> list[tuple[str, str]]:
    document = read_text(source, f"page.{_ENDINGS[format]}", format)
    rule = _BY_NAME[name]
    assert rule.check is not None
    context = Context(options=rule.defaults)
    return [(hit.variant, document.source[slice(*hit.span)]) for hit in rule.check(document, context)]


def script(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script><h1>Boats</h1><p>Two more boats.</p>'


@pytest.mark.parametrize(
    "json",
    [
        "{" + _ARTICLE,
        "{" + _ARTICLE + ",}",
        "{" + _ARTICLE + "}}",
        "{" + _ARTICLE + '"url":"/x"}',
        "{" + _ARTICLE + '} {"@type":"Person"}',
        "{" + _ARTICLE + ',"a":undefined}',
        "{" + _ARTICLE + ',"a":"he said "boats" today"}',
        "{'@context':'https://schema.org'}",
        "{&quot;@context&quot;:&quot;https://schema.org&quot;}",
        "// note\n{" + _ARTICLE + "}",
    ],
)
def test_scripts_that_do_not_parse(json: str) -> None:
    assert [variant for variant, _ in hits("invalid-json-ld", script(json))] == [""]


@pytest.mark.parametrize(
    ("author", "crowded"),
    [
        ("By Ana Ruiz", True),
        ("Ana Ruiz and Tom Lee", True),
        ("Ana Ruiz, Tom Lee & Mia Holm", True),
        ("Ana Ruiz / Tom Lee", True),
        ("Ana Ruiz, Senior Editor", True),
        ("Ana Ruiz (Political correspondent)", True),
        ("Von Ana Ruiz", True),
        ("Ana Ruiz", False),
        ("Ruiz, Ana", False),
        ("Martin Luther King, Jr.", False),
        ("Ana Ruiz, PhD", False),
        ("Smith and Sons", False),
        ("José Ortega y Gasset", False),
        ("Ministry of Food, Farming and Fish", False),
        ("Byron Lee", False),
    ],
)
def test_names_of_authors(author: str, crowded: bool) -> None:
    for value in (f'"{author}"', f'{{"@type":"Person","name":"{author}"}}', f'[{{"name":"{author}"}}]'):
        found = hits("invalid-json-ld", script("{" + _ARTICLE + f',"author":{value}}}'))
        assert found == ([("author", author)] if crowded else [])


@pytest.mark.parametrize(
    "json",
    [
        "[{" + _ARTICLE + "}]",
        "<!--\n{" + _ARTICLE + "}\n-->",
        "\n<![CDATA[\n{" + _ARTICLE + "}\n]]>",
        '{"@context":["https://schema.org",{"x":"y"}],"@type":"Article"}',
        '{"@context":"https://boats.example","boat":1}',
        "{" + _ARTICLE + ',"author":null,"keywords":""}',
        "{" + _ARTICLE + ',"description":"{{ x }}"',
        "",
    ],
)
def test_scripts_in_order(json: str) -> None:
    assert hits("invalid-json-ld", script(json)) == []


def test_a_script_in_a_comment_is_none() -> None:
    assert hits("invalid-json-ld", f"<!-- {script('{')} --><p>Boats.</p>") == []


def notice(words: str) -> list[tuple[str, str]]:
    return hits("unmarked-correction", f"The dam leaks, the board said.\n\nNobody was hurt.\n\n{words}", Format.TEXT)


@pytest.mark.parametrize(
    ("words", "variant"),
    [
        ("This article has been corrected.", ""),
        ("This page has been amended for accuracy.", ""),
        ("An earlier version of this story contained incorrect information.", ""),
        ("A correction has been made.", ""),
        ("We have corrected this article.", ""),
        ("This article was corrected on May 3, 2026.", ""),
        ("This article has been updated to correct an error.", ""),
        ("This story has been updated with new information.", "update"),
        ("This headline has been changed.", "update"),
        ("Article updated.", "update"),
    ],
)
def test_notices_that_say_nothing(words: str, variant: str) -> None:
    assert [kind for kind, _ in notice(words)] == [variant]


@pytest.mark.parametrize(
    "words",
    [
        "This article has been updated to include comments from the mayor.",
        "This story has been corrected to show that the dam is 40 metres high. 3 May.",
        "Correction, May 3: An earlier version of this story misstated the height of the dam.",
        "This article was updated on May 3, 2026.",
        "This story has been updated. It originally said that the dam was 14 metres high.",
        "Clarification: The dam is run by the board, not by the town. This story has been updated.",
        "The report has been amended by the committee.",
        "This story was changed forever by the flood.",
        "An earlier version of this bill contained a tax.",
        "“This article has been corrected,” the site wrote.",
        "Editor’s note: This story discusses suicide.",
        "Corrections",
        "This page is updated every day.",
    ],
)
def test_notices_that_tell_and_others(words: str) -> None:
    assert notice(words) == []


_PROSE = "The ferry has grown by two boats, and the board of the harbour wants to run them at night as well. " * 4


def page(head: str, label: str = "") -> str:
    body = f"{label}<h1>Two more boats</h1><p>{_PROSE}</p>"
    return f"<head><title>Two more boats</title>{head}</head><body><main>{body}</main></body>"


@pytest.mark.parametrize(
    ("headline", "other"),
    [
        ("Minister resigns over tunnel contract", True),
        ("Sieben Gründe für einen Umzug nach Norddorf", True),
        ("Harbour board wants to run boats at night", False),
        ("A night on the ferry", False),
        ("Boats", False),
    ],
)
def test_headlines_for_machines(headline: str, other: bool) -> None:
    for head in (
        f'<meta property="og:title" content="{headline}">',
        f'<script type="application/ld+json">{{"@type": "Article", "headline": "{headline}"}}</script>',
    ):
        assert hits("metadata-visible-mismatch", page(head)) == ([("", headline)] if other else [])


@pytest.mark.parametrize(
    ("canonical", "graph", "variant"),
    [
        ("http://localhost:1313/boats", "", "address"),
        ("https://staging.tide.net/boats", "", "address"),
        ("https://example.com/boats", "", "address"),
        ("https://tide.net/minister-resigns-tunnel", "https://tide.net/two-more-boats", "two-addresses"),
        ("https://first.net/minister-resigns-tunnel", "https://tide.net/two-more-boats", ""),
        ("https://tide.net/p/12345", "https://tide.net/two-more-boats", ""),
        ("https://tide.net/two-more-boats-1", "https://tide.net/two-more-boats", ""),
    ],
)
def test_addresses_of_the_page(canonical: str, graph: str, variant: str) -> None:
    head = f'<link rel="canonical" href="{canonical}"><meta property="og:url" content="{graph}">'
    found = hits("metadata-visible-mismatch", page(head))
    assert found == ([(variant, canonical)] if variant else [])


@pytest.mark.parametrize("kind", ["OpinionNewsArticle", "AdvertiserContentArticle", "SatiricalArticle"])
def test_types_that_readers_are_to_be_told(kind: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "{kind}", "headline": "Two more boats"}}</script>'
    label = {"O": "Comment", "A": "Sponsored by the harbour board", "S": "Satire"}[kind[0]]
    assert hits("metadata-visible-mismatch", page(head)) == [("label", kind)]
    assert hits("metadata-visible-mismatch", page(head, f"<p>{label}</p>")) == []
    nav = f"<nav><ul><li><a href='/o'>{label}</a></li><li><a href='/n'>News</a></li></ul></nav>"
    assert hits("metadata-visible-mismatch", page(head, nav)) == [("label", kind)]


_WHOLE = {
    "headline": '"Boats"',
    "image": '"/boat.jpg"',
    "datePublished": '"2026-05-04"',
    "dateModified": '"2026-05-05"',
    "author": '{"@type": "Person", "name": "Ana Ruiz", "url": "/ana"}',
}


def said(**changed: str) -> list[str]:
    fields = _WHOLE | changed
    json = ", ".join(f'"{key}": {value}' for key, value in fields.items() if value)
    found = hits(
        "incomplete-article-metadata", script(f'{{"@context": "https://schema.org", "@type": "Article", {json}}}')
    )
    return [variant for variant, _ in found]


@pytest.mark.parametrize("field", ["headline", "datePublished", "author"])
@pytest.mark.parametrize("value", ["", "null", "[]"])
def test_fields_that_matter_most(field: str, value: str) -> None:
    assert said(**{field: value}) == [""]


@pytest.mark.parametrize("field", ["image", "dateModified"])
def test_fields_that_matter_less(field: str) -> None:
    assert said(**{field: ""}) == ["more"]


@pytest.mark.parametrize(
    ("author", "variant"),
    [
        ('{"@type": "Organization", "name": "The Tide"}', []),
        ('{"@id": "#ana"}', []),
        ('{"@type": "Person", "name": "Ana Ruiz", "sameAs": "https://ruiz.example"}', []),
        ('"Ana Ruiz"', ["more"]),
        ('{"@type": "Person"}', [""]),
        ('{"@type": "Person", "name": "", "url": "/a"}', []),  # metadata/invalid-json-ld speaks of it
    ],
)
def test_authors_in_metadata(author: str, variant: list[str]) -> None:
    assert said(author=author) == variant


def test_creator_names_the_author() -> None:
    assert said(author="", creator='{"@type": "Person", "name": "Ana Ruiz", "url": "/ana"}') == []
    assert said(author="", creator='"Ana Ruiz"') == ["more"]
    assert said(author="", creator='""') == said(author='""')
