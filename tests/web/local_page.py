"""A server of the local page in a process of its own, and how a browser would ask it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from http.client import HTTPConnection
from typing import Any, NamedTuple
from urllib.parse import urlsplit

__all__ = ["Answer", "Page"]


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def value(self) -> Any:
        return json.loads(self.body)


class Page:
    """``sourcecheck serve``, until it is ended."""

    def __init__(self, *arguments: str, cwd: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sourcecheck", "serve", "--no-open", *arguments],
            cwd=cwd,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        assert self.address, self.process.communicate()[1]
        self.port = urlsplit(self.address).port or 0
        self.key = self.address.partition("#key=")[2]

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str | None] | None = None
    ) -> Answer:
        """A request with what the page sends, save where ``headers`` say otherwise; None leaves one out."""
        said: dict[str, str | None] = {"Host": self.host}
        if method == "POST":
            said |= {
                "Origin": f"http://{self.host}",
                "Content-Type": "application/json",
                "X-Sourcecheck-Key": self.key,
                "Content-Length": str(len(body or b"")),
            }
        said |= headers or {}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in said.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders()
            with suppress(OSError):  # it may be turned away before all is sent
                connection.send(body or b"")
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, named, response.read())
        finally:
            connection.close()

    def ask(self, path: str, **value: object) -> Answer:
        return self.send("POST", path, json.dumps(value).encode())

    def end(self, number: int = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        return self.process.returncode


def children(pid: int) -> list[int]:
    """Processes that a process has started (Linux)."""
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        found = [int(one) for one in file.read().split()]
    return [one for one in found if os.path.exists(f"/proc/{one}")]
