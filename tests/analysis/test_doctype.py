"""A document's kind is taken from what it says of itself, guessed only where it is plain."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.page.doctype import TYPES, document_type
from sourcecheck.document import Format
from sourcecheck.readers import read_text


def kind(source: str, path: str = "a.md", format: Format = Format.MARKDOWN) -> str:
    found = read_text(source, path, format).once(document_type)
    assert found in (*TYPES, "")
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntype: opinion\n---\n\nThe port must open.\n", "opinion"),
        ("---\ntype: how-to\n---\n\nThe port.\n", "how-to"),
        ("---\ntitle: The port\n---\n\nThe port must open.\n", ""),
        ("# Opinion: the port must open\n\nIt has been shut for long.\n", "opinion"),
        ("# The port\n\nEditorial\n\nIt has been shut for long.\n", "opinion"),
        ("# The port\n\nTranscript\n\nIt has been shut for long.\n", "transcript"),
        ("# The port\n\nFOR IMMEDIATE RELEASE\n\nIt opens.\n", "press-release"),
        ("OSLO (Reuters) - The port opened on Monday.\n\nIt was shut.\n", "news"),
        ("# How to mend a net\n\n1. Cut the cord.\n2. Tie a knot.\n3. Pull it tight.\n", "how-to"),
        ("# The vote\n\n1. Ada Holm\n2. Ben Lund\n3. Cy Moe\n", ""),
        ("# Five ports\n\n" + "".join(f"## {n}. Port {n}\n\nIt is large.\n\n" for n in range(1, 7)), "list"),
        ("Our opinion of the port has changed, and the transcript shows it.\n", ""),
    ],
)
def test_markdown(source: str, expected: str) -> None:
    assert kind(source) == expected


def test_speakers() -> None:
    talk = "".join(f"Q: What came in year {n}?\n\nA: A ship came in year {n}.\n\n" for n in range(4))
    assert kind(talk) == "transcript"
    assert kind("Note: the port is shut.\n\nUpdate: it is open.\n\nIt was a long winter.\n") == ""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<script type="application/ld+json">{"@type": "OpinionNewsArticle", "headline": "x"}</script>', "opinion"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x"}</script>', "news"),
        ('<link rel="canonical" href="https://example.org/opinion/port.html">', "opinion"),
        ('<link rel="canonical" href="https://en.wikipedia.org/wiki/Port">', "reference"),
        ('<meta property="og:type" content="article">', ""),
        ('<script type="application/ld+json">{"@type": "ShortStory", "name": "x"}</script>', "fiction"),
        ('<script type="application/ld+json">{"@type": ["WebPage", "CollectionPage"]}</script>', "list"),
        ('<script type="application/ld+json">[{"@type": "CollectionPage"}, {"@type": "Article"}]</script>', ""),
        (
            '<script type="application/ld+json">{"@type": "CollectionPage"}</script>'
            '<script type="application/ld+json">{"@type": "BlogPosting"}</script>',
            "",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
            '<link rel="canonical" href="https://example.org/opinion/port.html">',
            "opinion",
        ),
    ],
)
def test_pages(head: str, expected: str) -> None:
    page = f"<html><head><title>The port</title>{head}</head><body><p>The port is shut for good.</p></body></html>"
    assert kind(page, "a.html", Format.HTML) == expected


def test_folders_of_a_file() -> None:
    assert kind("The port is shut.\n", "content/opinion/port.md") == "opinion"
    assert kind("The port is shut.\n", "/srv/wiki/project/content/port.md") == ""
