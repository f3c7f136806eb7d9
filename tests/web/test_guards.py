"""Who may ask the local page for anything, and what its answers say of themselves."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress

import pytest

from .local_page import Page

ASKED = json.dumps({"source": "The the weir.", "format": "text"}).encode()
POSTS = ("/check", "/count", "/export", "/folder", "/open", "/paste", "/read", "/word")


@pytest.mark.parametrize("path", ["/", "/check", "/nothing"])
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:{port}", "", None]
)
def test_only_the_names_of_this_computer_are_answered(served: Page, path: str, host: str | None) -> None:
    told = None if host is None else host.format(port=served.port)
    method = "POST" if path == "/check" else "GET"
    assert served.send(method, path, ASKED, {"Host": told}).status == 400


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_names_of_this_computer(served: Page, name: str) -> None:
    assert served.send("GET", "/", headers={"Host": f"{name}:{served.port}"}).status == 200


def test_two_hosts_are_none(served: Page) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as own:
        own.sendall(f"GET / HTTP/1.1\r\nHost: {served.host}\r\nHost: evil.example\r\n\r\n".encode())
        assert b" 400 " in own.recv(4000).partition(b"\r\n")[0]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("key", ["", "wrong", "é", None])
def test_nothing_is_done_without_the_key(served: Page, path: str, key: str | None) -> None:
    assert served.send("POST", path, ASKED, {"X-Sourcecheck-Key": key}).status == 403


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1"])
def test_other_pages_are_turned_away(served: Page, path: str, origin: str) -> None:
    answer = served.send("POST", path, ASKED, {"Origin": origin.format(port=served.port)})
    assert answer.status == 403
    assert "access-control-allow-origin" not in answer.headers


def test_a_browser_that_tells_of_another_site_is_turned_away(served: Page) -> None:
    assert served.send("POST", "/check", ASKED, {"Origin": None, "Sec-Fetch-Site": "cross-site"}).status == 403


@pytest.mark.parametrize("type_", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", None])
def test_what_a_foreign_form_can_send_is_not_read(served: Page, type_: str | None) -> None:
    assert served.send("POST", "/check", ASKED, {"Content-Type": type_}).status == 415
    assert served.send("POST", "/read", b"The weir", {"Content-Type": type_}).status == 415
    assert served.send("POST", "/word", ASKED, {"Content-Type": type_}).status == 415


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
def test_other_methods(served: Page, path: str, method: str) -> None:
    assert served.send(method, path).status == 405


def test_the_page_is_not_posted_to(served: Page) -> None:
    assert served.send("POST", "/", ASKED).status == 405
    assert served.ask("/nothing").status == 404


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"1", b"\xff", b"[" * 100_000, b'{"source": 1}', b"{}", b'{"source": "a", "format": "pdf"}',
     b'{"source": "a", "aside": [1]}', b'{"source": "a", "file": 1}'],
)  # fmt: skip
def test_what_is_no_draft_is_refused(served: Page, body: bytes) -> None:
    answer = served.send("POST", "/check", body)
    assert answer.status == 400
    assert answer.value["error"]


def test_too_much_is_refused_before_it_is_read(served: Page) -> None:
    """By what is announced, and by what comes where nothing is."""
    assert served.send("POST", "/check", b"{", {"Content-Length": str(10**9)}).status == 413
    assert served.send("POST", "/read", b"", {"Content-Type": "application/octet-stream",
                                              "Content-Length": str(65 * 1024**2)}).status == 413  # fmt: skip
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as own:
        own.sendall(
            f"POST /check HTTP/1.1\r\nHost: {served.host}\r\nContent-Type: application/json\r\n"
            f"X-Sourcecheck-Key: {served.key}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
        said = b""
        with suppress(OSError):  # it listens no more
            for _ in range(40):
                own.sendall(piece)
        with suppress(OSError):
            said = own.recv(4000)
    assert b" 413 " in said.partition(b"\r\n")[0] or said == b""
    assert served.ask("/check", source="a").status == 200


def test_five_megabytes_of_text_at_most(served: Page) -> None:
    source = "é" * (5 * 1024**2 // 2 + 1)
    answer = served.ask("/check", source=source)
    assert (answer.status, "5 MB" in answer.value["error"]) == (413, True)


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("POST", "/check"), ("GET", "/nothing"), ("GET", "/check")])
def test_every_answer_says_what_it_may_be_used_for(served: Page, method: str, path: str) -> None:
    headers = served.send(method, path, ASKED if method == "POST" else None).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert not headers.keys() & {"access-control-allow-origin", "set-cookie", "server"}


def test_the_page_has_new_numbers_each_time_and_no_key(served: Page) -> None:
    first, second = served.send("GET", "/"), served.send("GET", "/")
    assert first.headers["content-security-policy"] != second.headers["content-security-policy"]
    assert served.key.encode() not in first.body
    nonce = first.headers["content-security-policy"].partition("'nonce-")[2].partition("'")[0]
    assert first.body.count(b"<script") == first.body.count(f'<script nonce="{nonce}">'.encode()) > 5
    assert b"{{" not in first.body


@pytest.mark.skipif(not os.path.exists("/proc/net/tcp"), reason="reads the tables of Linux")
def test_no_other_computer_reaches_it(served: Page) -> None:
    where = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if os.path.exists(table):
            with open(table, encoding="ascii") as file:
                where += [line.split()[1] for line in list(file)[1:] if line.split()[3] == "0A"]
    assert [place for place in where if place.endswith(f":{served.port:04X}")] == [f"0100007F:{served.port:04X}"]
