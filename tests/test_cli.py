"""The real program in real processes: exit codes, streams, signals, pipes."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import pytest

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and pipes are POSIX's")
RULE = """\
message: "“{match}”: which lake?"
severity: SEVERITY
confidence: high
doubt: d
settle: s
why: w
references: [https://example.org/standard]
in: [content, headings]
phrases: [PHRASE]
examples:
  bad: ["The [[PHRASE]] is low.", "A [[PHRASE]]."]
  good: ["The sea.", "The laker."]
"""


@pytest.fixture
def here(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and beside it ``../rules`` with one rule per severity."""
    work = tmp_path / "work"
    work.mkdir()
    for severity, phrase in (("error", "lake"), ("warning", "pond"), ("info", "puddle")):
        path = tmp_path / "rules" / "water" / f"{phrase}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RULE.replace("SEVERITY", severity).replace("PHRASE", phrase), encoding="utf-8")
    monkeypatch.chdir(work)
    # Compiled rules of these folders are not to stay in the cache of whoever runs the tests.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    return work


def cli(
    *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None, code: str = ""
) -> subprocess.CompletedProcess[bytes]:
    program = ["-c", code] if code else ["-m", "sourcecheck"]
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, *program, *arguments],
        input=stdin, capture_output=True, check=False, timeout=120, env=clean | dict(environment or {}),
    )  # fmt: skip


def check(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return cli("check", "--rules", "../rules", "--select", "water", *arguments, **more)


def write(name: str, text: str) -> None:
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def writing(name: str, process: subprocess.Popen[bytes]) -> IO[bytes]:
    """The end of a named pipe that a program reads, once it reads; fails where the program ends before."""
    while True:
        try:
            number = os.open(name, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert process.poll() is None, "the program ended before it read the pipe"
            time.sleep(0.01)
        else:
            os.set_blocking(number, True)
            return open(number, "wb")


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("The sea.", (), 0),
        ("", (), 0),
        ("The puddle.", (), 0),
        ("The puddle.", ("--fail-on", "info"), 1),
        ("The pond.", (), 1),
        ("The pond.", ("--fail-on", "error"), 0),
        ("The lake.", ("--fail-on", "error"), 1),
        ("The lake.", ("--fail-on", "never"), 0),
        ("The lake.", ("--exit-zero",), 0),
        ("The pond.", ("--severity", "error"), 1),  # hidden, and still there
        ("The pond.", ("--ignore", "water/pond"), 0),
    ],
)
def test_exit_codes_of_findings(here: Path, text: str, options: Sequence[str], code: int) -> None:
    write("a.txt", text)
    assert check("a.txt", *options).returncode == code


def test_the_report_is_on_standard_output_and_problems_on_standard_error(here: Path) -> None:
    write("a.txt", "The lake.\n")
    write("sub/b.rst", "The lake.\n")
    done = check("gone.md", "a.txt", "sub", "sub/b.rst", "--exit-zero")
    assert done.returncode == 2
    out, err = done.stdout.decode(), done.stderr.decode()
    assert out.startswith("a.txt:1:5: error water/lake: “lake”: which lake?\n    1 | The lake.\n      |     ^^^^\n")
    assert "1 finding in 1 file: 1 error" in out
    assert err.splitlines() == [
        "error: gone.md: no such file or folder",
        "error: sub: no article in this folder (.md .markdown .mdx .html .htm .xhtml .txt .docx)",
        "error: sub/b.rst: cannot read .rst files; name one of .md .markdown .mdx .html .htm .xhtml .txt .docx, "
        "or say what it is with --format-of FORMAT",
    ]


def test_without_paths_the_current_folder(here: Path) -> None:
    assert check().returncode == 2
    write("docs/a.md", "The lake.\n")
    done = check()
    assert done.returncode == 1
    assert done.stdout.startswith(b"docs/a.md:1:5: error")


CRASHING = """
import sys
from sourcecheck import cli
from sourcecheck.engine import ready

def broken(document, context):
    raise ZeroDivisionError("on purpose")
    yield

class Scanner(ready.Scanner):
    def check_of(self, rule):
        return broken if rule.id == "water/puddle" else super().check_of(rule)

    def number_of(self, rule):
        return -1  # a rule that waits for nothing

ready.Scanner = Scanner
sys.exit(cli.run(sys.argv[1:]))
"""


def test_a_rule_that_crashes_is_loud_and_hides_nothing(here: Path) -> None:
    write("a.txt", "The lake.\n")
    write("b.txt", "The pond.\n")
    done = check("a.txt", "b.txt", "gone.md", code=CRASHING)
    assert done.returncode == 3
    assert done.stdout.count(b": which lake?") == 2
    lines = done.stderr.decode().splitlines()
    assert lines[0].startswith("internal error: a.txt: rule water/puddle failed: ZeroDivisionError: on purpose (")
    assert [line.partition(":")[0] for line in lines] == ["internal error", "internal error", "error"]


def test_a_bug_in_the_program_is_no_finding(here: Path) -> None:
    code = "import sys; from sourcecheck import cli, workers; workers.check_all = None; sys.exit(cli.run(sys.argv[1:]))"
    write("a.txt", "The lake.\n")
    done = check("a.txt", code=code)
    assert done.returncode == 3
    assert b"internal error: TypeError" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "did you mean 'check'"),
        (("check", "--formt", "json"), "--format"),
        (("check", "--format", "josn"), "'josn' is no format; expected one of text, html, json"),
        (("check", "--now", "20261122"), "expected YYYY-MM-DD"),
        (("check", "--now", "2026-02-30"), "expected YYYY-MM-DD"),
        (("check", "--jobs", "0"), "0 is not in the range"),
        (("check", "--select", "water/laek", "--rules", "../rules"), "did you mean 'water/lake'"),
        (("check", "--ignore", "watr", "--rules", "../rules"), "did you mean 'water'"),
        (("check", "--preset", "recomended"), "did you mean 'recommended'"),
        (("check", "--type", "nwes"), "did you mean 'news'"),
        (("check", "--rules", "nowhere"), "nowhere"),
        (("check", "--format-of", "*.x=markdwn"), "did you mean 'markdown'"),
        (("check", "--output", "nowhere/report.json", "a.txt"), "--output nowhere/report.json"),
        (("check", "--output", "a.txt", "."), "--output a.txt: is one of the files to check"),
        (("check", "--select", "", "a.txt"), "'' names no rule"),
        (("check", "--select", "dates/*", "--ignore", "dates", "a.txt"), "no rule is left to run"),
        (("check", "--rules", "../work", "a.txt"), "../work: holds no rules"),
        (("explain", "dates/invalid-dat"), "did you mean 'dates/invalid-date'"),
        (("explain",), "Missing argument"),
        (("explain", "dates"), "name one of its rules: dates/ambiguous-numeric-date, dates/date-metadata"),
        ((), "Commands:\n  check "),
        (("rules",), "Commands:\n  list "),
        (("rules", "lst"), "did you mean 'list'"),
        (("rules", "test", "nowhere"), "nowhere"),
        (("a.txt",), "sourcecheck check a.txt"),
    ],
)
def test_what_cannot_be_meant_exits_with_2_and_a_hint(here: Path, arguments: Sequence[str], said: str) -> None:
    write("a.txt", "The sea.\n")
    done = cli(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("options", [("--select", "watr"), ("--rules", "nowhere"), ("--output", "a.txt")])
def test_who_asks_for_json_gets_json_for_what_cannot_be_meant(here: Path, options: Sequence[str]) -> None:
    write("a.txt", "The sea.\n")
    done = cli("check", "--format", "json", "a.txt", *options)
    assert done.returncode == 2
    if "--output" in options:
        assert (here / "a.txt").read_text() == "The sea.\n"
        return
    report = json.loads(done.stdout)
    assert [error["kind"] for error in report["errors"]] == ["usage"]
    assert report["errors"][0]["message"] in done.stderr.decode()


@POSIX
def test_a_pipe_that_nobody_writes_to(here: Path) -> None:
    os.mkfifo("a.txt")
    write("b.txt", "The lake.\n")
    done = check("a.txt", "b.txt", "--format", "json")
    assert done.returncode == 2
    assert done.stderr == b"error: a.txt: cannot be read: a pipe that nobody writes to\n"
    assert [finding["path"] for finding in json.loads(done.stdout)["findings"]] == ["b.txt"]


@POSIX
@pytest.mark.parametrize("wait", [0, 3])
def test_a_pipe_that_somebody_writes_to(here: Path, wait: int) -> None:
    os.mkfifo("a.txt")
    with subprocess.Popen(["sh", "-c", f"exec >a.txt; sleep {wait}; echo The lake."]):
        done = check("a.txt")
    assert b"a.txt:1:5: error water/lake" in done.stdout


@POSIX
def test_a_rule_that_is_a_pipe(here: Path) -> None:
    os.mkfifo("../rules/water/river.yaml")
    done = check(".")
    assert done.returncode == 2
    assert b"../rules/water/river.yaml:1: a rule is a plain file" in done.stderr


def test_an_empty_path_is_not_the_current_folder(here: Path) -> None:
    write("a.txt", "The lake.\n")
    done = check("")
    assert done.returncode == 2
    assert done.stderr == b"error: '': no such file or folder\n"


def test_a_broken_rule_file_names_place_and_hint(here: Path) -> None:
    write("../rules/water/lake.yaml", RULE.replace("SEVERITY", "wraning").replace("PHRASE", "lake"))
    done = check("a.txt")
    assert done.returncode == 2
    assert b"lake.yaml:2: severity: expected one of" in done.stderr
    assert b"did you mean 'warning'" in done.stderr


def test_standard_input(here: Path) -> None:
    done = check("-", stdin=b"# The lake\n")
    assert done.stdout.startswith(b"<stdin>:1:7: error water/lake")
    done = check("-", "--stdin-filename", "posts/a.html", "--format", "json", stdin=b"<p>The&nbsp;lake</p>")
    report = json.loads(done.stdout)
    assert report["files"][0]["path"] == "posts/a.html"
    assert report["files"][0]["format"] == "html"
    assert report["findings"][0]["start"] == {"line": 1, "column": 13, "offset": 12}
    done = check("-", "--format-of", "markdown", "-v", stdin=b"# The lake\n")
    assert b"read as markdown" in done.stderr
    done = check("--stdin-filename", "a.md", stdin=b"# The lake\n")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"add - to the paths" in done.stderr


def test_output_goes_to_a_file_as_a_whole(here: Path) -> None:
    write("a.txt", "The lake.\n")
    write("report.json", "old")
    (here / "link.json").symlink_to("report.json")
    os.chmod("report.json", 0o640)
    done = check("a.txt", "--format", "json", "--output", "link.json")
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    with open("report.json", encoding="utf-8") as file:
        assert json.load(file)["summary"]["findings"] == 1
    assert os.path.islink("link.json")
    assert os.stat("report.json").st_mode & 0o777 == 0o640
    assert sorted(os.listdir(".")) == ["a.txt", "link.json", "report.json"]
    assert check("a.txt", "--output", "/dev/null").returncode == 1


def test_the_same_bytes_whatever_the_number_of_processes(here: Path) -> None:
    for number in range(150):
        write(f"docs/{number}.txt", f"The lake {number}.\n\nThe pond and the puddle.\n" * (1 + number % 7))
    for format_ in ("json", "text"):
        one = check("docs", "--format", format_, "--jobs", "1")
        two = check("docs", "--format", format_, "--jobs", "2")
        assert one.returncode == two.returncode == 1
        assert one.stdout == two.stdout
        assert one.stderr == two.stderr == b""


@POSIX
@pytest.mark.parametrize("format_", ["text", "json"])
def test_nobody_reads_the_output_any_more(here: Path, format_: str) -> None:
    write("a.txt", "The lake.\n\n" * 20_000)
    command = [sys.executable, "-m", "sourcecheck", "check", "--rules", "../rules", "--format", format_, "a.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@POSIX
def test_no_room_for_the_output(here: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    write("a.txt", "The lake.\n")
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "sourcecheck", "check", "a.txt"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"error: standard output: cannot be written: no space left on device\n"


@POSIX
@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("check", "--help"), ("rules", "list")])
def test_nobody_reads_the_help_or_there_is_no_room_for_it(arguments: Sequence[str]) -> None:
    command = [sys.executable, "-m", "sourcecheck", *arguments]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 2
        assert done.stderr.endswith(b"no space left on device\n")
        assert done.stderr.count(b"\n") == 1


@POSIX
def test_no_standard_output(here: Path) -> None:
    write("a.txt", "The lake.\n")
    code = "import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, '-m', 'sourcecheck', *sys.argv[1:]])"
    done = check("a.txt", code=code)
    assert done.returncode == 2
    assert done.stderr == b"error: there is no standard output; name a file with --output\n"
    assert check("a.txt", "--output", "report.txt", code=code).returncode == 1


def heeding() -> None:
    """Signals as the child of a terminal has them; who runs the tests in the background ignores some."""
    for number in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, number), signal.SIG_DFL)


@POSIX
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_ctrl_c_ends_everything_with_130(here: Path, jobs: str) -> None:
    os.mkfifo("zz-wait.txt")  # the file that is never done
    for number in range(100):
        write(f"{number}.txt", "The lake.\n")
    names = [f"{number}.txt" for number in range(100)]
    command = [sys.executable, "-m", "sourcecheck", "check", "--no-cache", "--rules", "../rules", "--jobs", jobs]
    process = subprocess.Popen(
        [*command, *names, "zz-wait.txt"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=heeding,
    )  # fmt: skip
    assert process.stdout
    with writing("zz-wait.txt", process):
        children = _children(process.pid)
        os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to all
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b"error: interrupted\n"
    assert not any(os.path.exists(f"/proc/{child}") for child in children)
    if os.path.isdir("/proc") and jobs == "3":
        assert children


def _children(pid: int) -> list[str]:
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return file.read().split()
    except FileNotFoundError:
        return []


@POSIX
@pytest.mark.parametrize(("number", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_interrupted_output_leaves_the_old_file(here: Path, number: str, code: int) -> None:
    os.mkfifo("wait.txt")
    write("report.json", "old")
    command = [sys.executable, "-m", "sourcecheck", "check", "wait.txt", "--output", "report.json"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=heeding)
    with writing("wait.txt", process):
        process.send_signal(getattr(signal, number))
        process.communicate(timeout=60)
    assert process.returncode == code
    assert (here / "report.json").read_text() == "old"
    assert sorted(os.listdir(".")) == ["report.json", "wait.txt"]


def test_a_guessed_encoding_is_said(here: Path) -> None:
    with open("a.txt", "wb") as file:
        file.write(b"The \x93lake\x94 caf\xe9.\n")
    done = check("a.txt")
    assert done.stderr.startswith(b"note: a.txt: ")
    assert b"cp1252" in done.stderr or b"windows-1252" in done.stderr.lower()
    assert check("a.txt", "--quiet").stderr == b""


def test_html_that_nothing_names_is_read_as_text_and_said(here: Path) -> None:
    page = b"\xef\xbb\xbf<!-- a -->\n<!DOCTYPE html>\n<title>Lake</title>"
    assert b"note: <stdin>: looks like HTML, read as text; --format-of html" in check("-", stdin=page).stderr
    (here / "page").write_bytes(b"<html lang=en><p>Lake")
    assert b"note: page: looks like HTML" in check("page").stderr
    (here / "page.txt").write_bytes(page)
    assert check("page.txt").stderr == check("page", "--format-of", "text").stderr == b""
    assert check("-", "--format-of", "html", stdin=page).stderr == b""
    for text in (b"The <html> element", b"<!-- a", b"<htmlish>", b"<!doctype svg>", b"", b"<", b"<p>Lake"):
        assert check("-", stdin=text).stderr == b""


@POSIX
def test_hostile_names_and_texts_do_not_reach_the_terminal(here: Path) -> None:
    hostile = "The lake\x1b]0;owned\x07 \x9b31m \u202egnp.exe\u200b ::error::x ##[error]y\r\n"
    for name in (b"::error \x1b[2J\n.md", b"caf\xe9.md", "a\u202e.md".encode()):
        with open(name, "wb") as file:
            file.write(hostile.encode())
    write("::set.md", "The lake.")
    done = check()
    assert done.returncode == 1
    out = done.stdout.decode()
    assert not any(char in out for char in "\x1b\x07\x9b\u202e\u200b\r")
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in out.splitlines())
    assert "caf\\xe9.md:1:5" in out
    assert "\\x3a:error \\x1b[2J\\n.md:1:5" in out
    report = json.loads(check("--format", "json").stdout)
    assert {os.fsencode(file["path"]) for file in report["files"]} == set(os.listdir(b"."))


@POSIX
def test_colours_follow_the_conventions(here: Path) -> None:
    write("a.txt", "The lake.\n")
    plain = check("a.txt").stdout
    assert b"\x1b" not in plain
    for environment, options, coloured in (
        ({"FORCE_COLOR": "1"}, (), True),
        ({"CLICOLOR_FORCE": "1"}, (), True),
        ({"FORCE_COLOR": "0"}, (), False),
        ({"FORCE_COLOR": ""}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--colour", "never"), False),
    ):
        done = check("a.txt", *options, environment=environment)
        assert (b"\x1b[" in done.stdout) is coloured, (environment, options)
    for environment, coloured in (({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"NO_COLOR": "1"}, False)):
        assert (b"\x1b[" in _on_a_terminal(environment)) is coloured, environment


def _on_a_terminal(environment: Mapping[str, str]) -> bytes:
    leader, follower = os.openpty()
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    command = [sys.executable, "-m", "sourcecheck", "check", "--rules", "../rules", "a.txt"]
    with subprocess.Popen(command, stdout=follower, stderr=follower, env={**clean, **environment}):
        os.close(follower)
        out = b""
        try:
            while piece := os.read(leader, 4096):
                out += piece
        except OSError:  # how Linux says that the other end is closed
            pass
        finally:
            os.close(leader)
    return out


def test_ascii_output_still_works(here: Path) -> None:
    write("a.txt", "The lake of Zürich 日本.\n")
    done = check("a.txt", environment={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert rb"Z\xfcrich" in done.stdout
    done = check("a.txt", "--format", "json", environment={"PYTHONIOENCODING": "ascii"})
    assert json.loads(done.stdout)["findings"][0]["quote"] == "lake"


def test_explain_shows_examples_with_their_marks() -> None:
    out = cli("explain", "dates/invalid-date").stdout.decode()
    assert "dates/invalid-date  error, confidence high" in out
    for title in ("Doubt", "Settle", "Why", "Reported", "Left alone", "Measured", "References", "Try it"):
        assert f"\n{title}\n" in out
    assert "^^^^" in out
    assert "[[" not in out
    assert "sourcecheck check --select dates/invalid-date ARTICLE" in out


def test_what_explain_suggests_works(here: Path) -> None:
    example = re.search(r"as in: sourcecheck explain (\S+)\.", cli("explain", "--help").stdout.decode())
    assert example is not None
    assert cli("explain", example[1]).returncode == 0
    write("my rules/water/lake.yaml", RULE.replace("SEVERITY", "error").replace("PHRASE", "lake"))
    write("a.txt", "The lake.\n")
    said = cli("explain", "--rules", "my rules", "water/lake").stdout.decode()
    assert "\n  text, markdown and html, " in said
    command = shlex.split(said.splitlines()[-1].replace("ARTICLE", "a.txt"))
    assert cli(*command[1:]).returncode == 1


def test_rules_new_and_test(here: Path) -> None:
    done = cli("rules", "new", "style/empty-praise")
    assert done.stdout == os.path.join("rules", "style", "empty-praise.yaml").encode() + b"\n"
    assert cli("rules", "new", "style/empty-praise", "--folder", "house").stdout == b"house/style/empty-praise.yaml\n"
    assert cli("rules", "new", "style/empty-praise").returncode == 2
    assert cli("rules", "new", "Bad Name").returncode == 2
    assert cli("rules", "new", "../out/side").returncode == 2
    assert b"presets is a folder of its own kind" in cli("rules", "new", "presets/mine").stderr
    assert b"already a rule dates/invalid-date" in cli("rules", "new", "dates/invalid-date").stderr
    assert not os.path.exists("rules/dates")
    done = cli("rules", "test", "rules")
    assert (done.returncode, done.stdout) == (0, b"1 rule: all examples hold\n")
    write(
        "rules/water/lake.yaml", RULE.replace("SEVERITY", "info").replace("PHRASE", "lake").replace("The sea", "lake")
    )
    done = cli("rules", "test", "rules")
    assert done.returncode == 1
    assert b"water/lake: Noisy: " in done.stdout


def test_rules_list() -> None:
    listed = json.loads(cli("rules", "list", "--format", "json").stdout)
    lines = [line.split()[0] for line in cli("rules", "list").stdout.decode().splitlines() if line]
    assert lines == [rule["id"] for rule in listed] == sorted(lines)
    assert all(rule["severity"] in ("error", "warning", "info") for rule in listed)


@pytest.mark.parametrize("command", [(), ("check",), ("explain",), ("rules",), ("rules", "list"), ("rules", "new")])
def test_help(command: Sequence[str]) -> None:
    done = cli(*command, "--help")
    assert done.returncode == 0
    assert b"Usage: sourcecheck" in done.stdout
    assert done.stderr == b""


@pytest.mark.parametrize("command", [("check",), ("baseline", "create")])
def test_the_help_of_many_options_has_each_once_under_a_heading(command: Sequence[str]) -> None:
    import click

    from sourcecheck.cli.group import program
    from sourcecheck.cli.sections import SECTIONS

    found: click.Command = program
    for name in command:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), name) or found
    help_text = cli(*command, "--help").stdout.decode()
    assert "Further options" not in help_text
    options = {
        next(name for name in one.opts if name.startswith("--")) for one in found.params if one.opts[0][0] == "-"
    }
    sectioned = [name for names in SECTIONS.values() for name in names]
    assert len(set(sectioned)) == len(sectioned)
    assert options <= set(sectioned)
    if command == ("check",):
        assert options == set(sectioned) - {"--help"}
    for name in options:
        assert len(re.findall(rf"(?m)^  (?:-\w, )?{name}\b(?!-)", help_text)) == 1, name
    places = [help_text.index(f"\n{heading}:\n") for heading in SECTIONS if f"\n{heading}:\n" in help_text]
    assert places == sorted(places) and len(places) >= 4


def test_version() -> None:
    import sourcecheck

    assert cli("--version").stdout.decode() == f"sourcecheck {sourcecheck.__version__}\n"


def test_completion() -> None:
    done = cli(
        environment={"_SOURCECHECK_COMPLETE": "bash_complete", "COMP_WORDS": "sourcecheck ch", "COMP_CWORD": "1"}
    )
    assert done.stdout == b"plain,check\n"
    words = {"COMP_WORDS": "sourcecheck explain dates/inv", "COMP_CWORD": "2"}
    done = cli(environment={"_SOURCECHECK_COMPLETE": "bash_complete"} | words)
    assert b"plain,dates/invalid-date\n" in done.stdout


# Each costs more than 5 ms at start, or opens what the core must not: network, processes.
DENIED = {
    "asyncio", "bs4", "lxml", "readability", "yaml", "turbohtml", "multiprocessing", "subprocess", "pathspec",
    "logging", "dataclasses", "pathlib", "tempfile", "http", "socket", "ssl", "email", "difflib", "msgspec", "re2",
}  # fmt: skip


@pytest.mark.parametrize(("name", "also"), [("a.md", set()), ("a.txt", {"pyromark"})])
def test_the_default_path_imports_nothing_heavy(here: Path, name: str, also: set[str]) -> None:
    write(name, "# The lake\n\nOne paragraph of text that finds nothing.\n")
    assert cli("check", name).returncode in (0, 1)  # packs are made and cached by the first run
    code = (
        "import sys; from sourcecheck.cli import run; code = run(sys.argv[1:]);"
        "print(*sorted(name for name in sys.modules), file=sys.stderr)"
    )
    done = cli("check", name, "--quiet", code=code)
    loaded = set(done.stderr.decode().split())
    assert "sourcecheck.engine" in loaded
    assert loaded & (DENIED | also) == set()


@POSIX
@pytest.mark.parametrize(("options", "shown"), [((), True), (("--quiet",), False)])
def test_progress_of_a_long_run_on_a_terminal(here: Path, options: Sequence[str], shown: bool) -> None:
    os.mkfifo("slow.txt")
    write("a.txt", "The sea.\n")
    leader, follower = os.openpty()
    command = [sys.executable, "-m", "sourcecheck", "check", *options, "slow.txt", "a.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=follower, env={**os.environ, "TERM": "xterm"}) as run:
        with writing("slow.txt", run) as file:
            time.sleep(2.2)
            file.write(b"The sea.\n")
        out, _ = run.communicate(timeout=60)
    os.close(follower)
    try:
        err = os.read(leader, 4096)
    except OSError:
        err = b""
    os.close(leader)
    assert (b"of 2 files" in err) is shown
    if shown:
        assert err.endswith(b"\r\x1b[K")
        assert b"\x1b" not in out


def test_no_progress_without_a_terminal(here: Path) -> None:
    if os.name == "posix":
        os.mkfifo("slow.txt")
        command = [sys.executable, "-m", "sourcecheck", "check", "slow.txt"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            with writing("slow.txt", run):
                time.sleep(2.2)
            assert run.communicate(timeout=60)[1] == b""
