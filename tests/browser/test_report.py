"""The report in a real browser: it asks for nothing, nothing acts, it can be read and used by anybody."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.formats.made import finding, report, written
from tests.page.test_html import HOSTILE, STANDARDS

from sourcecheck.cli import run
from sourcecheck.finding import Related
from sourcecheck.text import Span

from .conftest import Audit, playwright

pytestmark = pytest.mark.long

DRAFT = """\
# The the weir

By Lise Oram, 4 May 2026

Experts say the weir at Orrin is **unsafe**. It rained on 31 April 2026, and “nobody told us that the water had been
bad for three whole weeks”.

| Gate | State |
|---|---|
| one | open |
| one | open |

- The the reeds
- [A log](https://log.example/2026)
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report of one draft, and one of three, of which one is hostile."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "b.md").write_text(DRAFT.replace("weir", "dam"), encoding="utf-8")
    hostile = "\n\n".join(HOSTILE).replace("\ud800", "")
    (tmp_path / "<img src=x onerror=alert(1)>.md").write_text(f"# The the\n\n{hostile}\n\n{DRAFT}", encoding="utf-8")
    given = ["check", "--isolated", "--now", "2026-11-22", "--exit-zero", "--no-cache"]
    assert run([*given, "--format", "html=one.html", "a.md"]) == 0
    assert run([*given, "--format", "html=many.html", "."]) == 0
    return tmp_path


def opened(browser: Any, path: Path, scheme: str = "light", width: int = 1300) -> tuple[Any, list[str]]:
    """A page, and the addresses it asked for. Dialogs and errors of scripts fail the test."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    page.wait_for_timeout(100)
    assert wrong == []
    return page, asked


@pytest.mark.parametrize("name", ["one.html", "many.html"])
def test_a_report_asks_for_nothing_and_nothing_in_it_acts(browser: Any, made: Path, name: str) -> None:
    page, asked = opened(browser, made / name)
    for card in page.locator("details.more").all()[:5]:
        card.evaluate("one => one.open = true")
    assert asked == [(made / name).as_uri()]
    assert page.locator("img, iframe, object, form, base, link").count() == 0
    outward = page.locator("a:not([href^='#'])")
    assert {one.get_attribute("href") for one in outward.all()} <= STANDARDS
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["one.html", "many.html"])
def test_axe_finds_nothing_wrong(browser: Any, made: Path, audit: Audit, scheme: str, name: str) -> None:
    page, _ = opened(browser, made / name, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    violations = audit(page)
    assert not violations, "\n".join(violations)
    page.close()


def test_words_and_cards_lead_to_each_other_by_keyboard(browser: Any, made: Path) -> None:
    page, _ = opened(browser, made / "one.html")
    badge = page.locator("a.badge.error").first
    badge.focus()
    page.keyboard.press("Enter")
    card = page.locator(".card:target")
    assert card.locator(".number").inner_text() == badge.get_attribute("aria-label").split()[1].rstrip(":")
    card.locator(".number").focus()
    page.keyboard.press("Enter")
    assert page.locator(":target").evaluate("one => one.matches('mark, .badge')")
    page.close()


def test_what_is_not_ticked_is_not_shown_without_a_script(browser: Any, made: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((made / "one.html").as_uri())
    assert page.locator(".card.error").first.is_visible()
    page.locator("#show-error").uncheck()
    assert not page.locator(".card.error").first.is_visible()
    assert page.locator(".card.warning, .card.info").first.is_visible()
    assert page.locator("input[type=search]").count() == 0
    context.close()


def test_words_are_found(browser: Any, made: Path) -> None:
    page, _ = opened(browser, made / "many.html")
    page.get_by_role("searchbox").fill("the dam")
    visible = [one for one in page.locator(".article").all() if one.is_visible()]
    assert len(visible) == 1 and page.get_by_role("status").inner_text() == "1 article"
    page.get_by_role("searchbox").fill("")
    assert all(one.is_visible() for one in page.locator(".article").all())
    page.close()


def test_tables_without_rows_that_fit_are_not_shown(browser: Any, made: Path) -> None:
    page, _ = opened(browser, made / "many.html")
    page.get_by_role("searchbox").fill("no such words anywhere")
    assert not any(one.is_visible() for one in page.locator(".overview").all())
    page.get_by_role("searchbox").fill("")
    assert all(one.is_visible() for one in page.locator(".overview").all())
    page.close()


def test_further_places_are_gone_to(browser: Any, made: Path) -> None:
    source = "".join(f"Part {number} of a long text.\n\n" for number in range(60)) + "The council met.\n"
    spans = [Span(found.start(), found.end()) for found in re.finditer("Part 40|The council", source)]
    whole = finding(source, 0, 4, scope="document", related=tuple(Related(span, "here") for span in spans))
    (made / "places.html").write_text(written("html", report(source, whole)), encoding="utf-8")
    page, _ = opened(browser, made / "places.html")
    link = page.get_by_role("link", name="“The council”")
    link.focus()
    page.keyboard.press("Enter")
    place = page.locator(".spot:target")
    assert place.inner_text() == "The council" and place.locator("mark").count() == 1
    playwright.expect(place).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("width", [320, 390])
def test_names_in_a_narrow_overview_are_whole_words(browser: Any, made: Path, width: int) -> None:
    page, _ = opened(browser, made / "many.html", width=width)
    heads = page.locator(".overview").first.locator("th[scope=row]").all()
    assert heads
    for head in heads:
        letters = len(head.inner_text())
        lines = head.evaluate("one => { const r = document.createRange(); r.selectNodeContents(one); "
                              "return new Set([...r.getClientRects()].map(b => Math.round(b.top))).size }")  # fmt: skip
        assert letters / lines >= 7
    page.close()


@pytest.mark.parametrize("name", ["one.html", "many.html"])
def test_a_narrow_window_needs_no_sideways_scrolling(browser: Any, made: Path, name: str) -> None:
    page, _ = opened(browser, made / name, width=320)  # what 400% of 1,280 is (WCAG 2.2, 1.4.10)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()
