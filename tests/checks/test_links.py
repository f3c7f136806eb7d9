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
