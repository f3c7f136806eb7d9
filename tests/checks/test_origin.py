"""Origin rules on wording beyond their examples."""

from __future__ import annotations

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

_BY_NAME = {rule.id.partition("/")[2]: rule for rule in rules_of("origin")}
HEAD = "The town voted on the bridge in spring.\n\nThe mayor welcomed it."


def hits(name: str, source: str, format: Format = Format.TEXT) -> list[str]:
    document = read_text(source, "page." + {"text": "txt", "markdown": "md", "html": "html"}[format], format)
    rule = _BY_NAME[name]
    assert rule.check is not None
    return [document.source[slice(*hit.span)] for hit in rule.check(document, Context(options=rule.defaults))]


@pytest.mark.parametrize(
    "words",
    [
        "This site is an automated news aggregator. If you are the copyright owner of this content, contact us.",
        "We do not claim ownership of any content here. All content is collected from various sources on the internet.",
        "The news is automatically imported from RSS feeds. All rights belong to their respective owners.",
        "Materials are publicly available on the internet. If you do not want us to publish your article, write to us.",
        "Our website collects news from open sources. If you are the rights holder of the material, email us.",
        "We are just a news aggregator. We do not own the content.",
        "Our platform aggregates headlines from various publishers. We do not host or own the articles.",
        "News is collected automatically from open sources. The editors are not responsible for its accuracy.",
    ],
)
def test_disclaimers_of_aggregators(words: str) -> None:
    assert len(hits("aggregator-disclaimer", f"{HEAD}\n\n{words}")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "For informational purposes only. All trademarks belong to their respective owners.",
        "Photos belong to their respective owners. Contact us for removal of your photo.",
        "Except for the headline, this story has not been edited and is published from a syndicated feed.",
        "Data were collected from various online sources for research purposes only.",
        "The police said the video had been taken from the internet for educational purposes.",
        "The app is a news aggregator with many readers.",
    ],
)
def test_everyday_small_print(words: str) -> None:
    assert hits("aggregator-disclaimer", f"{HEAD}\n\n{words}") == []


def test_a_disclaimer_over_several_blocks_is_one_finding() -> None:
    page = f"{HEAD}\n\nDenial of responsibility!\n\nThis is an automatic aggregator.\n\nContent will be deleted "
    "within 24 hours."
    assert hits("aggregator-disclaimer", page) == ["Denial of responsibility"]


def test_a_named_licence_with_a_link_clears_the_page() -> None:
    words = "<p>Content is aggregated. We do not claim ownership of the articles{}</p>"
    assert hits("aggregator-disclaimer", words.format("."), Format.HTML)
    licensed = words.format(', republished under a <a href="https://tide.example/a">Creative Commons licence</a>.')
    assert hits("aggregator-disclaimer", licensed, Format.HTML) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Read the full report here.", ["Read the full report here"]),
        ("Click here to read the original article.", ["Click here to read the original article"]),
        ("Source: Internet", ["Source: Internet"]),
        ("The original can be read here.", ["The original can be read here"]),
        ("See the report linked in the comments.", ["report linked in the comments"]),
        ("You can read more about the study here.", ["read more about the study here"]),
        (
            "The complete dataset is available for download here.",
            ["The complete dataset is available for download here"],
        ),
        ("Source: Office for National Statistics, March 2025", []),
        ("Source: Reuters", []),
        ("Read the full report here: www.harbour.example/report", []),
        ("The source: a spring in the hills.", []),
    ],
)
def test_promises(words: str, found: list[str]) -> None:
    assert hits("promised-source-missing", f"{HEAD}\n\n{words}") == found


def test_share_buttons_are_no_source() -> None:
    share = '<p>Read the full study here.</p><a href="https://www.facebook.com/sharer?u=x">Share</a>'
    assert hits("promised-source-missing", share, Format.HTML) == ["Read the full study here"]
    linked = share + '<p>More at <a href="https://mill.example/study.pdf">the mill</a>.</p>'
    assert hits("promised-source-missing", linked, Format.HTML) == []


LINKED = "\n\nThe [town](https://town.example/a) said so.\n"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The bridge fell, Reuters reported.", ["Reuters reported"]),
        ("Citing Bloomberg, the town said that the bridge fell.", ["Citing Bloomberg"]),
        ("A report in Le Monde says that the bridge fell.", ["A report in Le Monde"]),
        ("A Guardian investigation found cracks.", ["Guardian investigation found"]),
        ("The Osker Gazette was the first to report it.", ["The Osker Gazette was the first to report"]),
        ("The bridge fell, Reuters reported on Tuesday.", []),
        ("The bridge fell, [Reuters](https://www.reuters.com/b) reported.", []),
        ("A CNN poll found that the bridge is liked.", []),
        ("People who spoke with Reuters said that it fell.", []),
        ("The Post said it fell.", []),
        ("Reuters said its office would move.", []),
        ("As published in The Osker Times.", []),
    ],
)
def test_credits_to_outlets(words: str, found: list[str]) -> None:
    assert hits("outlet-credited-without-link", words + LINKED, Format.MARKDOWN) == found


def test_an_outlet_may_name_itself() -> None:
    page = '<head><meta property="og:site_name" content="Osker Herald"></head><p>The Osker Herald reported cracks.</p>'
    assert hits("outlet-credited-without-link", page, Format.HTML) == []


def page(head: str, foot: str = "", body: str = "<p>The ferry stops in May, after forty years.</p>") -> str:
    return f"<head>{head}</head><body><article><h1>Ferry closes</h1>{body}</article>{foot}</body>"


SITE = '<meta property="og:site_name" content="Osker Tribune">'
ELSEWHERE = '<link rel="canonical" href="https://hexley-observer.example/ferry">'


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (page(SITE, "<footer><p>© 2025 Hexley Observer. All rights reserved.</p></footer>"), "Hexley Observer"),
        (page(SITE, "<footer><ul><li>Jobs</li><li>Hexley Observer © 2025</li></ul></footer>"), "Hexley Observer"),
        (page(SITE, '<div class="footer">Copyright 2019–2025 by the Hexley Observer | Jobs</div>'), "Hexley Observer"),
        (page(f"<title>Ferry closes | Hexley Observer</title>{SITE}"), "Hexley Observer"),
        (
            page(
                SITE,
                "<footer>© 2025 Hexley Observer</footer>",
                "<p>Boats are part of the town, first published "
                "tables of their hours appeared in 1890, and a report of the council is provided by its clerk.</p>",
            ),
            "Hexley Observer",
        ),
        (page(SITE + ELSEWHERE), "https://hexley-observer.example/ferry"),
        (page(SITE + '<meta name="copyright" content="© 2025 The Guardian">'), "© 2025 The Guardian"),
    ],
)
def test_a_page_names_two_outlets(source: str, found: str) -> None:
    assert hits("brand-mismatch", source, Format.HTML) == [found]


@pytest.mark.parametrize(
    "source",
    [
        page(SITE, "<footer><p>© 2025 Hexley Publishing Ltd</p></footer>"),
        page(SITE, "<footer><p>Photo © 2025 Hexley Observer</p></footer>"),
        page(SITE, "<footer><p>© 2025 The Associated Press</p></footer>"),
        page(SITE, "<footer><p>© 2025 Tribune Online</p></footer>"),
        page(SITE, "<footer><p>Theme by Hexley Gazette. © 2025</p></footer>"),
        page(SITE + ELSEWHERE, body="<p>Originally published in the Hexley Observer.</p>"),
        page(SITE + ELSEWHERE, body="<p>The ferry stops in May.</p><p>This article was first published elsewhere.</p>"),
        page(SITE + ELSEWHERE, body="<p>Ana Ruiz, Hexley Observer</p><p>The ferry stops in May.</p>"),
        page('<meta property="og:site_name" content="Medium">' + ELSEWHERE),
        page('<meta property="og:site_name" content="The Sydney Morning Herald"><link rel="canonical" '
             'href="https://www.smh.com.au/ferry">'),
        page('<meta property="og:site_name" content="The Observer"><link rel="canonical" '
             'href="https://www.theguardian.com/ferry">'),
    ],
)  # fmt: skip
def test_names_that_can_be_one_house_or_another_s_work(source: str) -> None:
    assert hits("brand-mismatch", source, Format.HTML) == []
