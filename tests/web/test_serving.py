"""How ``sourcecheck serve`` begins and ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from .local_page import Page, children

pytest.importorskip("uvicorn", reason="the extra sourcecheck[web] is not installed")
posix = pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks at processes as Linux has them")


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcecheck", "serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env={**os.environ, **more})


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_within_a_second_and_leaves_nothing(tmp_path: Path, number: int, code: int) -> None:
    page = Page(cwd=str(tmp_path))
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#key=[\w-]{32}", page.address)
    assert page.send("GET", "/").status == 200
    workers = children(page.process.pid)
    began = time.monotonic()
    assert page.end(number) == code
    assert time.monotonic() - began < 1.5
    until = time.monotonic() + 5  # Python's own helper notices a moment later
    while time.monotonic() < until and any(os.path.exists(f"/proc/{one}") for one in workers):
        time.sleep(0.05)
    assert not [one for one in workers if os.path.exists(f"/proc/{one}")]
    assert os.listdir(tmp_path) == []


@posix
def test_it_ends_while_it_works(tmp_path: Path) -> None:
    page = Page(cwd=str(tmp_path))
    long = "Officials said on Monday that 12 of 40 people were there. " * 40_000
    thread = threading.Thread(target=lambda: page.send("POST", "/check", b'{"source": "%s"}' % long.encode()))
    thread.start()
    time.sleep(1)
    began = time.monotonic()
    assert page.end() == 130
    assert time.monotonic() - began < 2
    thread.join(20)


def test_a_port_that_is_taken_is_one_line() -> None:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        own.listen()
        port = own.getsockname()[1]
        done = run("--no-open", "--port", str(port))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (f"error: --port {port}: another program uses it; choose another, or leave --port out\n")


def test_a_port_that_is_asked_for(tmp_path: Path) -> None:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        port = own.getsockname()[1]
    page = Page("--port", str(port), cwd=str(tmp_path))
    page.end()
    assert page.port == port


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("nowhere", "no such folder"),
        ("", "no such folder"),
        (__file__, "is a file; drop it on the page, or name its folder"),
    ],
)
def test_what_is_no_folder(folder: str, said: str) -> None:
    done = run("--no-open", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: {folder or repr('')}: {said}\n"


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('no', name='uvicorn')\n")
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH", ""))))
    done = run("--no-open", PYTHONPATH=path)
    assert done.returncode == 2
    assert done.stderr == "error: serve needs the packages starlette and uvicorn: pip install 'sourcecheck[web]'\n"


@pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="a browser named by the environment")
@pytest.mark.parametrize("display", ["", ":7"])
def test_a_browser_is_opened_where_there_is_a_display(tmp_path: Path, display: str) -> None:
    seen = tmp_path / "seen"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{seen}.new"; mv "{seen}.new" "{seen}"\n')
    browser.chmod(0o755)
    environment = {**os.environ, "BROWSER": str(browser), "DISPLAY": display, "WAYLAND_DISPLAY": ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "sourcecheck", "serve"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        until = time.monotonic() + (20 if display else 0.5)
        while time.monotonic() < until and not seen.exists():
            time.sleep(0.05)
        assert (seen.read_text().strip() if seen.exists() else "") == (address if display else "")
    finally:
        process.terminate()
        process.communicate()
