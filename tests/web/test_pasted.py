"""What comes of HTML from the clipboard."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.web.drafts import Refused
from sourcecheck.web.pasted import pasted

from .clipboard import CHROMIUM, GOOGLE_DOCS, LIBREOFFICE, WORD
from .local_page import Page


def test_word() -> None:
    assert (
        pasted(WORD)
        == """\
# The weir

## What it cost

The **council** said\xa0*no*, as [its minutes](https://example.org/minutes) tell. So it is.

- gates

  3. wheels

| Year | Cost |
| --- | --- |
| 2024 | $5 million |

> It was late.

![the weir in May](picture)
"""
    )


def test_google_docs() -> None:
    assert (
        pasted(GOOGLE_DOCS)
        == """\
# The weir & the mill

## What it cost

**The council** *said no* as [its minutes](https://example.org/minutes) tell 3 * 4.

- gates
  - wheels

| Year | Cost |
| --- | --- |
| 2024 | $5 million |
"""
    )


def test_libreoffice() -> None:
    assert (
        pasted(LIBREOFFICE)
        == """\
# The weir

The **council** said *no*, as [its minutes](https://example.org/minutes) tell.

1. gates
2. wheels

| Year | Cost |
| --- | --- |
| 2024 | $5 million |
"""
    )


def test_a_browser() -> None:
    assert (
        pasted(CHROMIUM)
        == """\
# The weir

The **council** said *no*, as [its minutes](https://example.org/minutes) tell.

> It was late.

```
open(gate)
close(gate)
```
"""
    )


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <script>alert(1)</script><style>p{}</style>b</p>", "a b\n"),
        ("<p onclick=alert(1)>a</p><iframe src=x></iframe><object>o</object>", "a\n"),
        ("<a href='javascript:alert(1)'>a</a> <a href=' JaVaScRiPt:x'>b</a> <a href='data:x'>c</a>", "a b c\n"),
        ("<a href='#top'>a</a> <a href='file:///etc/passwd'>b</a> <a href='//x.example'>c</a>", "a b c\n"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "\\<script>alert(1)\\</script>\n"),
        ("<p hidden>a</p><p style='display:none'>b</p><p style='mso-hide:all'>c</p><p>d</p>", "d\n"),
        ("<p>&lt;!-- sourcecheck-disable-file --&gt;</p>", "\\<!-- sourcecheck-disable-file -->\n"),
        ("words alone", "words alone\n"),
        ("a<br>b", "a\\\nb\n"),
        ("<img src='data:image/png;base64,xx'><img src='https://example.org/a.png' alt='a'>", "![a](https://example.org/a.png)\n"),
        ("<table><tr><td>only a frame<p>of two</p></td></tr></table>", "only a frame\n\nof two\n"),
        ("<h1><b>Bold</b> title</h1>", "# Bold title\n"),
        ("<table><tr><td colspan=150>a</td><td rowspan=x>b</td></tr><tr><td>c</td></tr></table>",
         '<table>\n<tr><th colspan="100">a</th><th>b</th></tr>\n<tr><td>c</td></tr>\n</table>\n'),
        ("", ""),
        ("<!-- a --><![CDATA[b]]><?c?>", ""),
    ],
)  # fmt: skip
def test_what_is_taken_and_what_is_left(html: str, markdown: str) -> None:
    assert pasted(html) == markdown


@pytest.mark.parametrize(
    "html",
    ["<div>" * 50_000 + "deep", "<b>" * 2_000 + "deep", "<ul><li>" * 5_000 + "deep", "<table><tr><td>" * 3_000 + "deep",
     "<blockquote>" * 5_000 + "deep", "<p>" + "<!--" * 20_000 + "--><p>deep", "<p style='" + "a:b;" * 50_000 + "'>deep",
     "<a " + "x=1 " * 20_000 + ">deep</a>", "&" * 100_000 + "deep", "<" * 100_000 + "<p>deep"],
    ids=lambda html: html[:12],
)  # fmt: skip
def test_hostile_html_takes_no_time(html: str) -> None:
    began = time.process_time()
    assert "deep" in pasted(html)
    assert time.process_time() - began < 10


def test_too_many_parts() -> None:
    with pytest.raises(Refused, match="parts"):
        pasted("<b>" * 400_001)


_TAGS = st.sampled_from(
    ("p", "b", "i", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h2", "div", "span", "a", "blockquote", "pre",
     "code", "br", "img", "hr", "sup", "del", "script")
)  # fmt: skip


@given(st.lists(st.one_of(_TAGS.map(lambda tag: f"<{tag}>"), _TAGS.map(lambda tag: f"</{tag}>"),
                          st.text(max_size=12)), max_size=25))  # fmt: skip
def test_any_html_becomes_markdown_that_is_read(parts: list[str]) -> None:
    source = pasted("".join(parts))
    document = read_text(source, "pasted", Format.MARKDOWN)
    assert not [link for link in document.links if link.target.lower().startswith(("javascript:", "data:", "file:"))]
    assert not document.comments


def test_the_server_takes_it(served: Page) -> None:
    answer = served.ask("/paste", html=WORD)
    assert (answer.value["format"], answer.value["source"]) == ("markdown", pasted(WORD))
    assert served.ask("/paste").status == 400
