"""The local page in Debian's Chromium, as a person uses it: by keys, by paste, by eye."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest

__all__ = ["PASTE", "chromium", "counts", "paste", "quiet", "watched", "window"]

PASTE = """([plain, html]) => {
  const data = new DataTransfer();
  data.setData("text/plain", plain);
  if (html) data.setData("text/html", html);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
}"""


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser; skips where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright, which drives the browser, is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Debian's chromium is not installed")
    with api.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def window(browser: Any, address: str, **more: Any) -> Iterator[Any]:
    """A window with the page in it; what its console says and what it asks for are kept."""
    context = browser.new_context(
        **{"viewport": {"width": 1280, "height": 860}, "permissions": ["clipboard-read", "clipboard-write"], **more}
    )
    context.set_default_timeout(8_000)
    page = context.new_page()
    page.said, page.asked, page.talked = [], [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("dialog", lambda dialog: (page.talked.append(dialog.message), dialog.accept()))
    try:
        page.goto(address)
        page.wait_for_function("() => document.readyState === 'complete'")
        yield page
    finally:
        context.close()


def paste(page: Any, plain: str, html: str = "") -> None:
    """Paste, and wait for the answer."""
    page.evaluate(PASTE, [plain, html])
    page.wait_for_selector("body[data-view=draft]")
    quiet(page)


def quiet(page: Any) -> None:
    """Wait until the newest text is checked and shown."""
    page.wait_for_function("() => answer !== null && !running && done === wanted && answer.source === draft.source",
                           timeout=60_000)  # fmt: skip


def counts(page: Any) -> list[int]:
    """The counts of the three filters."""
    return [int(text.replace(",", "")) for text in page.locator(".filter b").all_inner_texts()]


def watched(page: Any) -> list[str]:
    """Requests that left this computer, and what went wrong."""
    away = [
        url
        for url in page.asked
        if urlsplit(url).hostname != "127.0.0.1" and not url.startswith("blob:http://127.0.0.1")
    ]
    return [*away, *page.said]
