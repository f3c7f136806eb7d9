"""Drafts of people who want the page to do something: it shows them, and does nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.page.test_html import STANDARDS

from .browser import chromium, paste, quiet, watched, window
from .clipboard import CODE_EDITOR, WORD
from .local_page import Page

pytestmark = pytest.mark.long

ATTACKS = {
    "scripts": "<script>window.done = 1</script><img src=x onerror='window.done = 1'><svg onload='window.done = 1'>",
    "closing tags": "</textarea></div></main></script><script>window.done = 1</script></body></html><!--",
    "links": "[a](javascript:window.done=1) <a href='javascript:window.done=1'>b</a> ![c](https://evil.example/p.png)",
    "styles": "<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x><p style='color:red'>a</p>",
    "frames": "<iframe src='https://evil.example'></iframe><base href='https://evil.example'><meta http-equiv=refresh "
    "content='0;url=https://evil.example'><form action='https://evil.example'><input name=q></form>",
    "names": "<p id='rows' class='card current' data-finding='0' data-do='fix'>a</p><a id='status' name='draft'>b</a>",
    "overrides": "\u202ereversed\u202c \u2066isolated \u200e\x07\x1b]0;title\x07 \ufeff \u2028",
    "templates": "{{7*7}} ${alert(1)} <%= 1 %> \\u003cscript\\u003e",
    "one word": "w" * 200_000,
    "table of spans": "<table><tr><td colspan=99999999 rowspan=99999999>a</td></tr></table>",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_in_a_draft_acts(browser: Any, served: Page, name: str, format_: str) -> None:
    draft = f"The the weir\n\n{ATTACKS[name]}\n\nThe the {ATTACKS[name]} the the end.\n"
    with window(browser, served.address) as page:
        page.click("#paste")
        before = page.evaluate(
            "document.querySelectorAll('script, style, iframe, link, base, meta, form, object').length"
        )
        paste(page, draft)
        page.select_option("#format", format_)
        quiet(page)
        for _ in range(4):
            page.keyboard.press("F7")
        assert page.evaluate("window.done") is None
        assert (
            page.evaluate("document.querySelectorAll('script, style, iframe, link, base, meta, form, object').length")
            == before
        )
        assert page.locator("#rows :is(img, svg, video, input)").count() == 0
        assert page.locator("#rows .text a:not(.badge)").count() == 0  # of the draft's own there is none
        assert page.evaluate(
            """(standards) => [...document.querySelectorAll('#draft *')].every((one) =>
            [...one.attributes].every(({ name, value }) => !name.startsWith('on')
                && (name === 'aria-label' || !/javascript:/i.test(value))
                && (name !== 'href' || value.startsWith('#') || standards.includes(value)) && name !== 'src'))""",
            sorted(STANDARDS),
        )
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
        assert len(ids) == len(set(ids))
        assert page.locator("#rows").inner_text().count("\u202e") == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("#rows .row").first.dblclick()
        page.keyboard.press("End")
        page.keyboard.type("x")
        quiet(page)
        assert page.evaluate("window.done") is None
        assert watched(page) == []


@pytest.mark.parametrize("name", ATTACKS)
def test_nothing_in_a_rich_paste_acts(browser: Any, served: Page, name: str) -> None:
    with window(browser, served.address) as page:
        page.click("#paste")
        paste(page, "The weir", f"<p>The weir</p>{ATTACKS[name]}")
        assert page.evaluate("window.done") is None
        assert watched(page) == []


def test_what_word_has_on_the_clipboard_keeps_its_form(browser: Any, served: Page) -> None:
    with window(browser, served.address) as page:
        page.click("#paste")
        paste(page, "The weir\nas plain words\n", WORD)
        assert page.locator("#rows .heading").all_inner_texts() == ["The weir", "What it cost"]
        assert page.locator("#rows table th").all_inner_texts() == ["Year", "Cost"]
        assert page.locator("#rows .link").first.inner_text() == "its minutes"
        page.locator("#notices button").click()
        quiet(page)
        assert page.evaluate("draft.source") == "The weir\nas plain words\n"
        assert watched(page) == []


def test_coloured_words_of_a_code_editor_are_plain(browser: Any, served: Page) -> None:
    with window(browser, served.address) as page:
        page.click("#paste")
        paste(page, "# The weir\n\nThe the weir.\n", CODE_EDITOR)
        assert page.evaluate("[draft.source, draft.format]") == ["# The weir\n\nThe the weir.\n", "markdown"]


def test_five_megabytes(browser: Any, served: Page, tmp_path: Path) -> None:
    """They are checked or refused in plain words, and the page goes on meanwhile and after."""
    text = "The the weir was closed on Monday, officials said, and 12 of 40 people left. 🌊\n\n"
    many = text * (5 * 1024**2 // len(text.encode()) - 1)
    with window(browser, served.address) as page, window(browser, served.address) as other:
        page.click("#paste")
        page.evaluate("(source) => begin({ source, format: 'text', name: 'long' })", many)
        other.click("#paste")
        paste(other, text)  # is answered meanwhile
        assert other.locator("#rows mark").count() > 0
        page.wait_for_function("() => answer !== null || document.querySelector('.notice.wrong')", timeout=120_000)
        assert page.locator(".notice").count() == 1
        page.evaluate("(source) => begin({ source, format: 'text', name: 'longer' })", many + many)
        page.wait_for_selector(".notice.wrong", timeout=60_000)
        assert "5 MB" in page.locator(".notice.wrong").inner_text()
        page.evaluate("(source) => begin({ source, format: 'text', name: 'short' })", text)
        quiet(page)
        assert page.locator("#rows mark").count() > 0
        assert os.listdir(tmp_path) == []
