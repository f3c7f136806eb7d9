"""Rules about links on wording beyond their examples."""

from __future__ import annotations

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

_BY_NAME = {rule.id.partition("/")[2]: rule for rule in rules_of("links")}
_ENDINGS = {"text": "txt", "markdown": "md", "html": "html"}


def hits(name: str, source: str, format: Format = Format.MARKDOWN) -> list[str]:
    document = read_text(source, "page." + _ENDINGS[format], format)
    rule = _BY_NAME[name]
    assert rule.check is not None
    return [document.source[slice(*hit.span)] for hit in rule.check(document, Context(options=rule.defaults))]


@pytest.mark.parametrize(
    "target",
    [
        "",
        "<>",
        "#",
        "#!",
        "#todo",
        "url",
        "LINK",
        "TODO",
        "tbd",
        "undefined",
        "null",
        "xxx",
        "...",
        "http://",
        "https://www.",
        "insert-link-here",
        "ADD_LINK",
        "<insert link here>",
        "source_url",
        "your-link",
        "link-to-study",
        "https://[link]",
        "https://yourdomain.com/x",
        "https://www.your-company.org",
        "https://link-here.com",
        "https://example.com",
        "http://www.example.net/a?b=c",
        "https://a.invalid/x",
        "http://localhost:1313/",
        "localhost:80/x",
        "www.example.com",
        "http://127.0.0.1:8080",
        "file:///home/pc/a.pdf",
        "C:\\a\\b.pdf",
        "about:blank",
        "javascript:void(0)",
        "mailto:",
    ],
)
def test_addresses_that_lead_nowhere(target: str) -> None:
    link = f"[a study]({target})"
    assert hits("placeholder-link", f"The air was cleaner, {link} found.\n") == [link]


@pytest.mark.parametrize(
    "target",
    [
        "study.md",
        "#study",
        "/study",
        "../url/",
        "?page=3",
        "{{ site.url }}/x",
        '{{< ref "x" >}}',
        "<%= url %>",
        "links.html",
        "https://examples.com/x",
        "https://bbc.com/link",
        "https://linkedin.com/in/x",
        "https://yourdesign.com",
        "urls/",
        "https://domain.com",
        "mailto:a@b.org",
        "https://a.org/insert-here-now",
        "https://the.org/x",
        "https://harbour.example/x",
        "https://a.org/?q=[name]",
        "https://mysite.gov.in/x",
    ],
)
def test_addresses_that_lead_somewhere(target: str) -> None:
    assert hits("placeholder-link", f"The air was cleaner, [a study]({target}) found.\n") == []


@pytest.mark.parametrize(
    "tag",
    ['<a href="#">', '<a href="">', "<a href>", '<a href="javascript:;">', '<a class="link" href="#" target=_blank>'],
)
def test_tags_that_lead_nowhere(tag: str) -> None:
    page = f"<article><h1>Air</h1><p>The air was cleaner by half, {tag}a study</a> found in May.</p></article>"
    assert hits("placeholder-link", page, Format.HTML) == [f"{tag}a study</a>"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#" onclick="x()">a study</a>',
        '<a href="#" data-toggle="x">a study</a>',
        '<a href="#" role="button">a study</a>',
        '<a href="#" class="tooltip">a study</a>',
        '<a href="javascript:open(1)">a study</a>',
        '<a href="#"><img src="x.png" alt=""></a>',
        '<a href="#">Back to top</a>',
        '<a href="#">Read more</a>',
        '<a name="x">a study</a>',
    ],
)
def test_tags_that_are_no_links_to_pages(link: str) -> None:
    page = f"<article><h1>Air</h1><p>The air was cleaner by half, {link} found in May.</p></article>"
    assert hits("placeholder-link", page, Format.HTML) == []


@pytest.mark.parametrize(
    ("shown", "target"),
    [
        ("reuters.com", "https://reuterz.news/x"),
        ("www.reuters.com", "https://news-wire.net/x"),
        ("nytimes.com", "https://nytirnes.com/a"),
        ("The Guardian", "https://theguardlan.com/x"),
        ("PayPal", "https://paypa1.com"),
        ("http://imf.org", "http://cashfast.example"),
        ("(damboard.org)", "https://tides.example"),
        ("data.worldbank.org", "//tides.example/x"),
        ("financialtoolkit.ed.gov", "https://financialtoollkit.ed.gov"),
        ("press@damboard.org", "mailto:sales@tides.example"),
    ],
)
def test_links_that_show_another_address(shown: str, target: str) -> None:
    link = f'<a href="{target}">{shown}</a>'
    assert hits("anchor-host-mismatch", f"<p>The dam leaks, says {link} in May.</p>", Format.HTML) == [link]


@pytest.mark.parametrize(
    ("shown", "target"),
    [
        ("reuters.com", "https://uk.reuters.com/x"),
        ("bbc.com", "https://www.bbc.co.uk/x"),
        ("damboard.org", "https://t.co/abc"),
        ("damboard.org/x", "https://bit.ly/2xY"),
        ("nytimes.com/x", "https://nyti.ms/3x"),
        ("damboard.org", "https://click.mail.tides.example/?x=1"),
        ("damboard.org", "https://proxy.lib.tides.example/login?url=x"),
        ("https://doi.org/10.1000/x", "https://papers.example/x"),
        ("github.com/dam/x", "https://dam.github.io/x"),
        ("Booking.com", "https://harbourpost.example/travel"),
        ("README.md", "https://tides.example/x"),
        ("Reuters", "https://reutersagency.com"),
        ("itv.com", "https://en.wikipedia.org/wiki/ITV.com"),
        ("Press@damboard.org", "mailto:press@damboard.org?subject=x"),
        ("damboard.org", "/about"),
    ],
)
def test_links_that_show_where_they_lead(shown: str, target: str) -> None:
    assert hits("anchor-host-mismatch", f"The dam leaks, says [{shown}]({target}) in May.\n") == []


def test_a_project_knows_its_redirectors() -> None:
    document = read_text("See [damboard.org](https://leads.example/x).\n", "page.md", Format.MARKDOWN)
    rule = _BY_NAME["anchor-host-mismatch"]
    assert rule.check is not None
    assert len([*rule.check(document, Context(options=rule.defaults))]) == 1
    assert not [*rule.check(document, Context(options={"redirectors": ["leads.example"]}))]


_PLAIN = "The wall keeps out the worst of the winter storms and lets the smaller boats in at low water. " * 22


@pytest.mark.parametrize(
    ("addition", "refers"),
    [
        ("", False),
        ("Follow us: <https://twitter.com/tide> and [Facebook](https://www.facebook.com/sharer?u=x).", False),
        ("See the [plan](https://harbourboard.example/plan).", True),
        ("It is in the plan (doi:10.1000/182).", True),
        ("It is known.[^1]\n\n[^1]: Minutes of the board.", True),
        ("It is known (Okafor and Ruiz, 2019).", True),
        ("A Tidewater University survey shows it.", True),
        ("Source: Harbour board, minutes", True),
        ("> It will hold for longer than anybody here is going to live, and then some more.", True),
        ("Lena Okafor said it would hold. Ana Ruiz, an engineer, said it would not.", True),
        ("Lena Okafor said it would hold.", False),
    ],
)
def test_texts_that_refer_to_nothing(addition: str, refers: bool) -> None:
    found = hits("no-external-reference", f"# The wall\n\n{_PLAIN}\n\n{addition}\n")
    assert found == ([] if refers else [""])
