"""Content and page furniture."""

from __future__ import annotations

import pytest

from sourcecheck.document import Document, Region
from sourcecheck.readers import html
from sourcecheck.readers.region_words import named_region, names_article

WORDS = "The council met on Monday and heard what the engineers had to say about the old bridge. " * 3


def read(source: str) -> Document:
    return html.read(source, "page.html")


def content(source: str) -> list[str]:
    document = read(source)
    return [block.text[:20] for block in document.blocks if document.in_content(block)]


def region(source: str, start: str) -> Region:
    document = read(source)
    (block,) = [block for block in document.blocks if block.text.startswith(start)]
    return document.regions[block.number]


def test_fragments_and_drafts_are_all_content() -> None:
    assert set(read("<h1>T</h1><p>x<ul class=menu><li>y</ul>").regions) == {Region.CONTENT}
    assert read("").regions == ()


def test_a_draft_with_furniture_keeps_its_text() -> None:
    source = "<nav><a href=x>Nav</a></nav><h1>T</h1><p>Text.<blockquote><p>Said.<footer>Ana</footer></blockquote>"
    assert content(source) == ["T", "Text.", "Said.", "Ana"]
    assert content(f"<body>{source}") == ["T", "Text.", "Said.", "Ana"]


PAGE = f"""<html><head><title>T</title></head><body>
<header><a href=/>Site</a></header><nav><ul><li><a href=/a>Nav link</a></ul></nav>
<div id=cookie-notice><p>We use cookies.</p></div>
<main><article><header><h1>Headline</h1><p class=byline>By Ana Ruiz</header>
<p>{WORDS}<div class=share-bar><a href=x>Share</a></div><p>{WORDS}
<table><tr><td>Cell</table><aside class=related-posts><a href=y>Related one</a></aside></article>
<section id=comments><p>Reader says {WORDS}</p></section></main>
<aside><p>Sidebar text</aside><footer><p>Imprint</footer></body>"""


def test_landmarks() -> None:
    assert read(PAGE).regions[0] is Region.CONTENT  # the page's title
    found = {start: region(PAGE, start) for start in ("Site", "Nav", "We use", "Headline", "By Ana", "Cell", "Share")}
    assert found == {
        "Site": Region.HEADER,
        "Nav": Region.NAVIGATION,
        "We use": Region.NOTICE,
        "Headline": Region.CONTENT,
        "By Ana": Region.CONTENT,
        "Cell": Region.CONTENT,
        "Share": Region.FURNITURE,
    }
    assert region(PAGE, "Related") is Region.RELATED
    assert region(PAGE, "Reader says") is Region.COMMENTS
    assert region(PAGE, "Sidebar") is Region.FURNITURE
    assert region(PAGE, "Imprint") is Region.FOOTER


def test_teasers_that_are_articles_are_not_the_article() -> None:
    teasers = "".join(f"<article><a href={n}>Teaser {n} about things</a></article>" for n in range(8))
    source = f"<body><main><h1>Head</h1><p>{WORDS}<p>{WORDS}<div class=more-stories>{teasers}</div></main>"
    assert [text for text in content(source) if text.startswith("Teaser")] == []
    assert content(source)[:2] == ["Head", WORDS[:20]]


def test_a_blog_of_several_articles_is_all_content() -> None:
    posts = "".join(f"<article><h2>Post {n}</h2><p>{WORDS}</article>" for n in range(3))
    assert len(content(f"<body><nav><a href=x>Nav</a></nav>{posts}")) == 6


def test_the_headline_above_the_article_belongs_to_it() -> None:
    above = "<body><nav><a href=/>Nav</a></nav><h1>A long headline</h1><p>By Ana Ruiz"
    source = f"{above}<div class=article-body><p>{WORDS}<p>{WORDS}</div>"
    assert content(source)[:2] == ["A long headline", "By Ana Ruiz"]


def test_a_class_that_names_most_of_the_page_is_layout() -> None:
    source = f"<body><div class=sidebar-layout><article><p>{WORDS}<p>{WORDS}</article></div><footer>Foot</footer>"
    assert content(source) == [WORDS[:20], WORDS[:20]]


def test_without_landmarks_readability_helps() -> None:
    menu = "".join(f"<td><a href=/{n}>Section {n}</a>" for n in range(12))
    source = (
        f"<html><body><table><tr>{menu}</table><div id=x1><h2>Headline of it all</h2><p>{WORDS * 2}</p>"
        f"<p>{WORDS * 2}</p><h3>Subhead</h3><p>{WORDS * 2}</p></div>"
        f"<div id=x2>{'<a href=q>Other story here</a><br>' * 10}</div></body></html>"
    )
    shown = content(source)
    assert "Subhead" in shown and shown.count(WORDS[:20]) == 3
    assert not [text for text in shown if text.startswith(("Section", "Other"))]


@pytest.mark.parametrize("source", ["<html>", "<html><body></body></html>", "<html><body>" + "<a href=x>y</a>" * 20])
def test_pages_with_nothing_to_choose_from(source: str, capfd: pytest.CaptureFixture[str]) -> None:
    document = read(source)
    assert len(document.regions) == len(document.blocks)
    assert capfd.readouterr() == ("", "")


def test_large_pages_do_without_the_hint() -> None:
    links = "<a href=x>link</a> <br><br>" * 25_000
    document = read(f"<html><body><p>{WORDS * 2}</p>{links}</body></html>")
    assert set(document.regions) == {Region.CONTENT}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("sidebar", Region.FURNITURE),
        ("main-sidebar", Region.FURNITURE),
        ("has-sidebar", None),
        ("siteFooter", Region.FOOTER),
        ("relatedArticles", Region.RELATED),
        ("comment-list", Region.COMMENTS),
        ("commentary", None),
        ("sf_comment_form_container_624c", Region.COMMENTS),
        ("duet--recirculation--related-list", Region.RELATED),
        ("prev-next-area", Region.NAVIGATION),
        ("blogroll", Region.NAVIGATION),
        ("star-rating", Region.FURNITURE),
        ("operating-system", None),
        ("cookie-banner", Region.NOTICE),
        ("unavailable", None),
        ("adventure", None),
        ("navigate", None),
        ("", None),
    ],
)
def test_words(names: str, expected: Region | None) -> None:
    assert named_region(names) is expected


def test_names_of_articles() -> None:
    assert names_article("post entry-content") and names_article("articleBody")
    assert not names_article("article-list") and not names_article("")
