"""How long an editor waits: from a change of a draft to its findings, through a real server process.

    uv run python benchmarks/lsp.py [--edits 100] [--data ../shared/data] [--write]

Each draft is about 10 KB of Markdown: real posts, and the beginning of a real article with many findings, where the
data is there; and our own fixtures put together, which have every fault at once and no draft has. These are shown, and
not counted. After a warm-up, words are typed into a draft, one change after the other has been answered.
"to findings" is the time from sending a change to having its diagnostics, less the pause in which the server waits for
further changes, and checks such drafts already; "in the worker" is what reading, checking and looking at configuration
files took there. Hover and code actions are asked for at a finding, once for each change. ``--write`` puts the table
into benchmarks/lsp.md.
"""

from __future__ import annotations

import argparse
import glob
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import Any

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SIZE = 10_000  # bytes of a draft
MOST = 30.0  # ms, that a re-check may take at the 95th percentile
WARM_UP = 15  # edits
EVERY_FAULT = "every fault at once"


class Editor:
    """A client that types."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "sourcecheck", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._number = 0
        capabilities = {
            "workspace": {"workspaceEdit": {"documentChanges": True}},
            "textDocument": {
                "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
                "hover": {"contentFormat": ["markdown"]},
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
            },
        }
        self.ask("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": capabilities})
        self.tell("initialized", {})

    def tell(self, method: str, params: Any, number: int | None = None) -> None:
        """Send a notification, or with a number a request."""
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(message if number is None else {**message, "id": number}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its answer."""
        self._number += 1
        self.tell(method, params, self._number)
        while (message := self.hear()).get("id") != self._number:
            pass
        return message["result"]

    def hear(self) -> dict[str, Any]:
        """The next message."""
        out = self._server.stdout
        assert out is not None
        size = 0
        while line := out.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(out.read(size))
        return message

    def findings(self, version: int) -> list[dict[str, Any]]:
        """The diagnostics of a version."""
        while True:
            message = self.hear()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["version"] == version:
                return message["params"]["diagnostics"]  # type: ignore[no-any-return]

    def end(self) -> None:
        """Stop the server."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        self._server.wait()


def drafts(data: str) -> dict[str, str]:
    """Texts of about 10 KB: the fixtures of this repository put together, and real posts where there are any."""
    own = ""
    for path in sorted(glob.glob(os.path.join(ROOT, "fixtures", "*.md"))):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if text.startswith("---"):
            text = text.partition("\n---\n")[2]
        own += text + "\n\n"
    while len(own.encode()) < SIZE:
        own += own
    found = {EVERY_FAULT: own.encode()[:SIZE].decode(errors="ignore")}
    for path in sorted(glob.glob(os.path.join(os.path.dirname(data), "seeds", "004*.txt"))):
        with open(path, encoding="utf-8") as file:
            found["real article with many findings"] = file.read().encode()[:SIZE].decode(errors="ignore")
    posts = []
    for path in sorted(glob.glob(os.path.join(data, "markdown", "**", "*.md"), recursive=True)):
        if SIZE * 0.95 <= os.path.getsize(path) <= SIZE * 1.1:
            with open(path, encoding="utf-8") as file:
                posts.append(file.read())
    for number, text in enumerate(random.Random(1).sample(posts, min(len(posts), 6)), 1):
        found[f"real post {number}"] = text  # most have one or two findings
    return found


def measured(text: str, edits: int, pause: float) -> dict[str, list[float]]:
    """Type into a draft; milliseconds of each kind of wait."""
    draw = random.Random(2)
    taken: dict[str, list[float]] = {"to findings": [], "hover": [], "code actions": []}
    with tempfile.TemporaryDirectory() as folder:
        at = f"file://{folder}/draft.md"
        editor = Editor()
        item = {"uri": at, "languageId": "markdown", "version": 0, "text": text}
        editor.tell("textDocument/didOpen", {"textDocument": item})
        editor.findings(0)
        lines = text.split("\n")
        prose = [number for number, line in enumerate(lines) if len(line) > 60 and line[0].isalpha()]
        for version in range(1, WARM_UP + edits + 1):
            here = {"line": draw.choice(prose), "character": 20}
            change = {"range": {"start": here, "end": here}, "text": draw.choice((" rain", "a", " in 2024,", "."))}
            began = time.perf_counter()
            document = {"uri": at, "version": version}
            editor.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
            found = editor.findings(version)
            waits = {"to findings": time.perf_counter() - began - pause}
            where = found[0]["range"]["start"] if found else here
            for name, method, params in (
                ("hover", "textDocument/hover", {"position": where}),
                ("code actions", "textDocument/codeAction",
                 {"range": {"start": where, "end": where}, "context": {"diagnostics": []}}),
            ):  # fmt: skip
                began = time.perf_counter()
                editor.ask(method, {"textDocument": {"uri": at}, **params})
                waits[name] = time.perf_counter() - began
            if version > WARM_UP:
                for name, wait in waits.items():
                    taken[name].append(wait * 1000)
        editor.end()
    return taken


def in_the_worker(text: str, checks: int) -> list[float]:
    """Milliseconds that a worker takes for a check, everything included but the way there and back."""
    from sourcecheck.document import Format
    from sourcecheck.lsp.jobs import Check, Terms, Text
    from sourcecheck.lsp.worker import Desk
    from sourcecheck.workers import collect_rarely

    desk = Desk()
    collect_rarely()  # as workers do
    with tempfile.TemporaryDirectory() as folder:
        taken = []
        for number in range(WARM_UP + checks):
            words = text.replace("\n\n", f"\n\nIt is {number}. ", 1)
            job = Check(Text(os.path.join(folder, "draft.md"), Format.MARKDOWN, words, folder, Terms()))
            began = time.perf_counter()
            desk.answer(job)
            taken.append((time.perf_counter() - began) * 1000)
        os.chdir(ROOT)  # a worker goes where its texts are
    return taken[WARM_UP:]


def percentile(waits: Sequence[float], share: float) -> float:
    """The wait that so large a share of all waits does not exceed."""
    ordered = sorted(waits)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--data", default=os.path.join(os.path.dirname(ROOT), "shared", "data"))
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    from sourcecheck.lsp.session import PAUSE

    lines = [
        f"Measured with Python {platform.python_version()} on {platform.machine()}, {os.cpu_count()} cores; "
        f"{arguments.edits} changes of each draft after {WARM_UP} for warm-up; the pause of {PAUSE * 1000:.0f} ms is "
        "taken off.",
        "",
        "| draft | KB | wait | median ms | 95% ms | longest ms |",
        "|---|---|---|---|---|---|",
    ]
    everything: dict[str, list[float]] = {}
    texts = drafts(arguments.data)
    real = len(texts) > 1
    for name, text in texts.items():
        waits = {"in the worker": in_the_worker(text, arguments.edits), **measured(text, arguments.edits, PAUSE)}
        for what, taken in waits.items():
            if name != EVERY_FAULT or not real:
                everything.setdefault(what, []).extend(taken)
            lines.append(_line(name, f"{len(text.encode()) / 1000:.1f}", what, taken))
    lines += [_line("all that count", "", what, taken) for what, taken in everything.items()]
    late = {what: percentile(everything[what], 0.95) for what in ("in the worker", "to findings")}
    kept = all(wait <= MOST for wait in late.values())
    lines += ["", f"A re-check within {MOST:.0f} ms at the 95th percentile: {'yes' if kept else 'NO'}."]
    text = "\n".join(lines)
    sys.stdout.write(text + "\n")
    if arguments.write:
        with open(os.path.join(ROOT, "benchmarks", "lsp.md"), "w", encoding="utf-8") as file:
            file.write("# The language server\n\nMade by `benchmarks/lsp.py`.\n\n" + text + "\n")
    return 0 if kept else 1


def _line(name: str, size: str, what: str, taken: Sequence[float]) -> str:
    middle, late = statistics.median(taken), percentile(taken, 0.95)
    return f"| {name} | {size} | {what} | {middle:.1f} | {late:.1f} | {max(taken):.1f} |"


if __name__ == "__main__":
    raise SystemExit(main())
