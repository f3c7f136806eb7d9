"""A real browser, Debian's Chromium, and axe-core; tests that need one skip where it cannot be had."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api")

Audit = Callable[[Any], list[str]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, without a window; ended with its module, since its loop would be in the way of tests of asyncio."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium is here")
    with playwright.sync_playwright() as started:
        # Root may not use the sandbox; the pages are our own.
        opened = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """Gives what axe-core finds wrong with a page: rule and elements, empty where nothing is."""
    import subprocess

    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not here, and with it axe-core")
    folder = tmp_path_factory.mktemp("axe")
    command = [
        npm,
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefix",
        str(folder),
        "axe-core@4.14.1",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip(f"npm could not install axe-core: {done.stderr.strip()[-200:]}")
    script = Path(folder, "node_modules", "axe-core", "axe.min.js").read_text(encoding="utf-8")

    def run(page: Any) -> list[str]:
        # Into a world of its own: the page's policy lets no other script in.
        session = page.context.new_cdp_session(page)
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "grantUniveralAccess": True})
        where = world["executionContextId"]
        session.send("Runtime.evaluate", {"expression": script, "contextId": where})
        asked = {"expression": "axe.run().then(r => JSON.stringify(r.violations))", "contextId": where}
        told = session.send("Runtime.evaluate", {**asked, "awaitPromise": True, "returnByValue": True})
        import json

        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
            for one in json.loads(told["result"]["value"])
            for node in one["nodes"]
        ]

    return run
