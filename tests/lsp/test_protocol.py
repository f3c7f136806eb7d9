"""What no editor should send, and how the server ends: it answers every request, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from .conftest import Begun
from .wire import COMMAND, SECONDS, Wire

BAD = "It rained on 31 April 2024.\n"
POSIX = pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")


def error(answer: dict[str, Any]) -> int:
    return answer["error"]["code"]  # type: ignore[no-any-return]


def nothing(wire: Wire) -> dict[str, Any]:
    """The next answer to nobody in particular: to what could not be read."""
    return wire.until(lambda one: "id" in one and one["id"] is None)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", -32700),
        (b"\xff\xfe\xfd", -32700),
        (b"[" * 100_000, -32700),
        (b'{"jsonrpc": "2.0", "id": ' + b"9" * 5000 + b"}", -32700),
        (b"[]", -32600),
        (b"null", -32600),
        (b'"text"', -32600),
        (b"{}", -32600),
        (b'{"jsonrpc": "1.0", "id": 1, "method": "shutdown"}', -32600),
        (b'{"jsonrpc": "2.0", "id": {}, "method": "shutdown"}', -32600),
        (b'{"jsonrpc": "2.0", "id": true, "method": "shutdown"}', -32600),
        (b'[{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}]', -32600),
    ],
)
def test_what_is_no_message_is_answered_and_passed_over(shared: Wire, body: bytes, code: int) -> None:
    shared.body(body)
    assert error(nothing(shared)) == code
    assert error(shared.ask("no/such/method")) == -32601


def test_requests_that_are_malformed_are_answered(shared: Wire, place: Path) -> None:
    for method, params in (
        ("textDocument/hover", None),
        ("textDocument/hover", {"textDocument": {"uri": 3}, "position": {}}),
        ("textDocument/hover", {"textDocument": {"uri": "file:///a"}, "position": {"line": -1, "character": 0}}),
        ("textDocument/codeAction", {"textDocument": {"uri": "file:///a"}}),
        ("textDocument/codeAction", []),
        ("workspace/executeCommand", {"command": "no such"}),
    ):
        assert error(shared.ask(method, params)) in (-32602, -32600)
    shared.send({"id": 99, "method": 7})
    assert error(shared.until(lambda one: one.get("id") == 99)) == -32600
    assert error(shared.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})) == -32600


def test_notifications_that_are_malformed_are_passed_over(shared: Wire, place: Path) -> None:
    for method, params in (
        ("textDocument/didOpen", None),
        ("textDocument/didOpen", {"textDocument": {"uri": "file:///a.md"}}),
        ("textDocument/didChange", {"textDocument": {"uri": "file:///unknown.md", "version": 2}, "contentChanges": []}),
        ("textDocument/didChange", {"textDocument": {"uri": "x", "version": "y"}, "contentChanges": [3]}),
        ("textDocument/didClose", {"textDocument": {"uri": "file:///unknown.md"}}),
        ("textDocument/didSave", {"textDocument": {"uri": "file:///unknown.md"}}),
        ("workspace/didChangeConfiguration", {"settings": [1, "x"]}),
        ("workspace/didChangeWatchedFiles", {"changes": [{"uri": "\0", "type": 1}]}),
        ("$/cancelRequest", {"id": "unknown"}),
        ("$/setTrace", {"value": "verbose"}),
        ("no/such/notification", {"x": 1}),
    ):
        shared.tell(method, params)
    shared.send({"id": "nobody asked", "result": None})
    shared.send({"id": 4711, "error": {"code": 1, "message": "x"}})
    where = shared.open(str(place / "after.md"), BAD)
    assert len(shared.found(where)) == 1
    assert not [one for one in shared.seen if one.get("method") == "window/showMessage" and "internal" in str(one)]


ODD = ("\0\0", "\ud800", "\u202e31 April 2024", "<script>alert(1)</script>" * 50, "---\n" * 300, "x" * 500_000,
       "\ufeff" + BAD, "> " * 500 + "a", "| a " * 900, "\x1b]0;title\x07" + BAD)  # fmt: skip
REST = {"start": {"line": 0, "character": 1}, "end": {"line": 9**9, "character": 9**9}}


def test_texts_with_anything_in_them(shared: Wire, place: Path) -> None:
    for number, text in enumerate(ODD):
        where = shared.open(str(place / f"odd{number}.md"), text)
        for found in shared.found(where):
            assert found["message"].isprintable()
        shared.change(where, 2, {"range": REST, "text": BAD})
        shared.found(where, 2)
        shared.tell("textDocument/didClose", {"textDocument": {"uri": where}})


def test_a_request_can_be_taken_back(shared: Wire, place: Path) -> None:
    where = shared.open(str(place / "cancelled.md"), BAD * 300)
    params = {"textDocument": {"uri": where}, "position": {"line": 0, "character": 15}}
    number = shared.post("textDocument/hover", params)
    shared.tell("$/cancelRequest", {"id": number})
    answer = shared.until(lambda one: one.get("id") == number)
    assert "result" in answer or error(answer) == -32800
    assert shared.ask("textDocument/hover", params)["result"] is not None


def test_nothing_is_done_before_the_beginning(start: Begun) -> None:
    wire = start()
    assert error(wire.ask("shutdown")) == -32002
    assert error(wire.ask("textDocument/hover", {})) == -32002
    wire.open("file:///a.md", BAD)
    wire.tell("initialized")
    assert "positionEncoding" in wire.begin()
    assert wire.stop() == 0
    assert not [one for one in wire.seen if one.get("method") == "textDocument/publishDiagnostics"]
    assert wire.errors == b""


@pytest.mark.long
def test_after_shutdown_only_exit_counts(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path))
    assert wire.ask("shutdown") == {"id": 2, "jsonrpc": "2.0", "result": None}
    assert error(wire.ask("shutdown")) == -32600
    wire.open(str(tmp_path / "a.md"), BAD)
    wire.tell("exit")
    assert wire.process.wait(SECONDS) == 0


@pytest.mark.long
def test_exit_without_shutdown_is_told_by_the_code(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path))
    wire.tell("exit")
    assert wire.process.wait(SECONDS) == 1
    assert wire.errors == b""


@POSIX
@pytest.mark.long
def test_it_ends_with_its_input_and_leaves_no_process(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path))
    wire.found(wire.open(str(tmp_path / "a.md"), BAD))
    children = children_of(wire.process.pid)
    assert children
    assert wire.process.stdin is not None
    wire.process.stdin.close()
    assert wire.process.wait(SECONDS) == 0
    gone(children)


@POSIX
@pytest.mark.long
def test_it_ends_when_nobody_reads(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path))
    process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "shutdown"}).encode()
    process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    process.stdin.flush()
    assert process.wait(SECONDS) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stdin.close()
    process.stderr.close()


@POSIX
@pytest.mark.long
@pytest.mark.parametrize("told", ["initialize", "--client-process-id", "--clientProcessId"])
def test_it_ends_with_the_process_of_the_editor(start: Begun, tmp_path: Path, told: str) -> None:
    editor = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    wire = start(*([told, str(editor.pid)] if told.startswith("--") else ["--stdio"]))
    wire.begin(str(tmp_path), processId=editor.pid if told == "initialize" else None)
    children = children_of(wire.process.pid)
    editor.kill()
    editor.wait()
    assert wire.process.wait(SECONDS) == 0
    gone(children)
    assert editor.stdin is not None
    editor.stdin.close()


@POSIX
@pytest.mark.long
def test_a_worker_ends_with_a_server_that_is_killed(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path))
    wire.open(str(tmp_path / "a.txt"), "Experts say the lake is dying. " * 100_000, "plaintext")
    time.sleep(1.5)
    children = children_of(wire.process.pid)
    assert children
    wire.process.kill()
    wire.process.wait(SECONDS)
    gone(children)


@pytest.mark.long
def test_a_message_over_the_limit_is_said_and_the_rest_goes_on(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path))
    wire.raw(b"Content-Length: %d\r\n\r\n" % (97 * 2**20))
    for _ in range(97):
        wire.raw(b" " * 2**20)
    assert wire.shown().endswith("was passed over: the limit is 96 MiB. Its text is not checked.")
    assert error(nothing(wire)) == -32700
    assert len(wire.found(wire.open(str(tmp_path / "a.md"), BAD))) == 1
    assert wire.stop() == 0


@pytest.mark.long
def test_a_text_over_the_limit_is_said_once(start: Begun, tmp_path: Path) -> None:
    wire = start()
    wire.begin(str(tmp_path))
    where = wire.open(str(tmp_path / "a.txt"), "The weir was closed.\n" * 850_000, "plaintext")
    assert wire.shown() == "sourcecheck: a.txt: 17.1 MiB is over the limit of 16 MiB a text; it is not checked"
    (found,) = wire.found(where)
    assert found["message"] == "Not checked: a.txt: 17.1 MiB is over the limit of 16 MiB a text"
    wire.change(
        where, 2, {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"}
    )
    wire.found(where, 2)
    assert sum(one.get("method") == "window/showMessage" for one in wire.seen) == 1
    wire.change(where, 3, BAD)
    assert len(wire.found(where, 3)) == 1
    assert wire.stop() == 0


@POSIX
@pytest.mark.long
def test_nothing_beside_a_text_is_run(start: Begun, tmp_path: Path) -> None:
    """Neither modules of the folder in which an editor starts the server, nor what a repository names."""
    for name in ("json.py", "asyncio.py", "pickle.py", "sitecustomize.py", "yaml.py", "turbohtml.py"):
        (tmp_path / name).write_text("open('run', 'w')\nraise SystemExit(9)\n")
    (tmp_path / "sourcecheck").mkdir()
    (tmp_path / "sourcecheck" / "__init__.py").write_text("open('run', 'w')\nraise SystemExit(9)\n")
    program = Path(sys.executable).parent / "sourcecheck"
    if not program.exists():
        pytest.skip("the program is not installed beside Python")
    paths = os.pathsep.join(path for path in sys.path if path)
    begun = subprocess.Popen(
        [str(program), "lsp"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    assert begun.stdin is not None
    assert begun.stdout is not None
    for message in (
        {"id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {},
                                                     "rootUri": tmp_path.as_uri()}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": {
            "uri": (tmp_path / "a.md").as_uri(), "languageId": "markdown", "version": 1, "text": BAD}}},
    ):  # fmt: skip
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        begun.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    begun.stdin.flush()
    said = b""
    while b"31 April 2024" not in said:
        said += os.read(begun.stdout.fileno(), 65536)
    begun.stdin.close()
    assert begun.wait(SECONDS) == 0
    begun.stdout.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name == "run") == []


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
def test_a_person_who_types_it_is_told(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(COMMAND, stdin=theirs, capture_output=True, timeout=SECONDS, check=False)
    finally:
        os.close(ours)
        os.close(theirs)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"error: lsp is started by an editor and speaks with it, not with a person; see sourcecheck lsp --help\n"
    )


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys, importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'pygls' else find(name, *more)\n"
        "from sourcecheck.cli import run; sys.exit(run(['lsp']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"error: lsp needs the package pygls: pip install 'sourcecheck[lsp]'\n"


def test_the_help_says_how_an_editor_starts_it() -> None:
    from click.testing import CliRunner

    from sourcecheck.cli.group import program

    said = CliRunner().invoke(program, ["lsp", "--help"]).output
    assert "An editor starts this by itself: set it up to run `sourcecheck lsp`" in said
    assert "Nothing leaves this computer" in said


def children_of(process: int) -> list[int]:
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(one) for one in done.stdout.split()]


def gone(processes: list[int]) -> None:
    end = time.monotonic() + SECONDS
    for one in processes:
        while os.path.exists(f"/proc/{one}"):
            with open(f"/proc/{one}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    break
            assert time.monotonic() < end, f"process {one} is still there"
            time.sleep(0.05)
