"""A client of the bare protocol: real bytes to a real server, also those that no client library would send."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from queue import Empty, Queue
from typing import Any

COMMAND = (sys.executable, "-m", "sourcecheck", "lsp")
SECONDS = 60.0  # that an answer may take on a busy machine
# What VS Code and others can; a test takes away or adds.
CAN: Mapping[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"workspaceEdit": {"documentChanges": True}, "configuration": False},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "codeDescriptionSupport": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}},
    },
}


class Wire:
    """A server process and what it says."""

    def __init__(self, *options: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **environment},
        )
        self.said: Queue[dict[str, Any] | None] = Queue()
        self.seen: list[dict[str, Any]] = []
        self.answers: Mapping[str, Callable[[Any], Any]] = {}  # to requests of the server, by method
        self.errors = b""
        self._number = 0
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._listen, self._overhear)]
        for thread in self._threads:
            thread.start()

    def _listen(self) -> None:
        out = self.process.stdout
        assert out is not None
        while True:
            size = 0
            while (line := out.readline()).strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    size = int(value)
            if not line:
                break
            message = json.loads(out.read(size))
            if "method" in message and "id" in message:
                answer = self.answers.get(message["method"])
                result = None if answer is None else answer(message.get("params"))
                self.send({"id": message["id"], "result": result})
            self.said.put(message)
        self.said.put(None)

    def _overhear(self) -> None:
        assert self.process.stderr is not None
        self.errors = self.process.stderr.read()

    def raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def body(self, data: bytes) -> None:
        """Send something as a message."""
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message."""
        self.body(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def tell(self, method: str, params: Any = None) -> None:
        """Send a notification."""
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: Any = None) -> Any:
        """Send a request and wait for the whole answer."""
        number = self.post(method, params)
        return self.until(lambda one: one.get("id") == number and "method" not in one)

    def post(self, method: str, params: Any = None) -> int:
        """Send a request; its number."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        return self._number

    def until(self, wanted: Callable[[dict[str, Any]], bool], seconds: float = SECONDS) -> dict[str, Any]:
        """The next message that is wanted; those before it are kept in ``seen``."""
        end = time.monotonic() + seconds
        while True:
            try:
                message = self.said.get(timeout=max(end - time.monotonic(), 0.01))
            except Empty:
                raise AssertionError(f"nothing came; seen: {self.seen[-5:]} {self.errors!r}") from None
            if message is None:
                raise AssertionError(f"the server is gone: {self.errors!r}; seen: {self.seen[-5:]}")
            self.seen.append(message)
            if wanted(message):
                return message

    def quiet(self, seconds: float, unwanted: Callable[[dict[str, Any]], bool]) -> None:
        """Wait, and see that nothing unwanted comes."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                message = self.said.get(timeout=left)
            except Empty:
                return
            assert message is not None
            self.seen.append(message)
            assert not unwanted(message), message

    def begin(self, folder: str = "", can: Mapping[str, Any] = CAN, **more: Any) -> dict[str, Any]:
        """Initialize; what the server can."""
        folders = [{"uri": uri(folder), "name": "work"}] if folder else None
        params = {"processId": None, "rootUri": None, "capabilities": can, "workspaceFolders": folders, **more}
        answer: dict[str, Any] = self.ask("initialize", params)
        self.tell("initialized", {})
        return answer["result"]["capabilities"]  # type: ignore[no-any-return]

    def open(self, where: str, text: str, language: str = "markdown", version: int = 1) -> str:
        """Open a text; its URI."""
        at = where if ":" in where else uri(where)
        item = {"uri": at, "languageId": language, "version": version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return at

    def change(self, at: str, version: int, *changes: Any) -> None:
        """Change a text: by its whole new text, or by changes as the protocol has them."""
        done = [{"text": one} if isinstance(one, str) else one for one in changes]
        self.tell("textDocument/didChange", {"textDocument": {"uri": at, "version": version}, "contentChanges": done})

    def found(self, at: str, version: int | None = None) -> list[dict[str, Any]]:
        """The next diagnostics of a text, of a version where it matters."""

        def wanted(message: dict[str, Any]) -> bool:
            params = message.get("params", {})
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == at
                and (version is None or params.get("version") == version)
            )

        return self.until(wanted)["params"]["diagnostics"]  # type: ignore[no-any-return]

    def shown(self) -> str:
        """The next message that is shown to the person."""
        message = self.until(lambda one: one.get("method") == "window/showMessage")
        return message["params"]["message"]  # type: ignore[no-any-return]

    def stop(self) -> int:
        """End it as an editor does; the exit code."""
        self.ask("shutdown")
        self.tell("exit")
        return self.process.wait(SECONDS)

    def end(self) -> None:
        """End it anyhow."""
        self.process.kill()
        self.process.wait(SECONDS)
        for thread in self._threads:
            thread.join(SECONDS)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe is not None
            with suppress(BrokenPipeError):
                pipe.close()


def uri(path: str) -> str:
    """The URI of a path."""
    from pathlib import Path

    return Path(path).as_uri()
