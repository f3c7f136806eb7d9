"""``check --watch`` in a real terminal, on real files, saved as editors save them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .typed import Typed

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
pytest.importorskip("watchfiles", reason="the extra sourcecheck[watch] is not installed")

BAD = "# The weir\n\nThe the weir was closed.\n"
WORSE = "# The weir\n\nThe the weir was was closed.\n"
GOOD = "# The weir\n\nThe weir was closed.\n"
CLEAR = re.escape("\x1b[H\x1b[2J")
COMMAND = (sys.executable, "-m", "sourcecheck", "check", "--watch", "--select", "repetition", "--color", "never")
RULE = """\
message: "which lake?"
severity: error
confidence: high
doubt: d
settle: s
why: w
references: [https://example.org/standard]
phrases: [PHRASE]
examples: {bad: ["The [[PHRASE]].", "A [[PHRASE]]."], good: ["The sea.", "The shore."]}
"""
Start = Callable[..., Typed]


@pytest.fixture
def here(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "work" / "docs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("TERM", "xterm")
    write("docs/a.md", BAD)
    return tmp_path / "work"


@pytest.fixture
def start() -> Iterator[Start]:
    """Begin to watch; ends whatever was begun."""
    begun: list[Typed] = []

    def one(*arguments: str) -> Typed:
        begun.append(Typed([*COMMAND, *arguments]))
        return begun[-1]

    yield one
    for typed in begun:
        typed.end()


def write(name: str, text: str) -> None:
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "w", encoding="utf-8") as file:
        file.write(text)


def drawn(shell: Typed, shows: str, said: str = "") -> str:
    """The first screen that shows something, and whose last line says something.

    A file that is written may be seen before its words are in it, so that one more screen comes.
    """
    while True:
        screen = re.split(CLEAR, shell.until(r"\d\d:\d\d:\d\d .*; watching \d+ files?, Ctrl-C ends"))[-1]
        if shows in screen and said in screen.splitlines()[-1]:
            return screen


def test_a_change_is_drawn_and_ctrl_c_ends_it(here: Path, start: Start) -> None:
    shell = start("docs")
    drawn(shell, "docs/a.md:3:1: error repetition/repeated-word", "1 file checked; watching 1 file, ")
    write("docs/a.md", WORSE)
    drawn(shell, "docs/a.md:3:14: error", "docs/a.md changed")
    shell.type("\x03")
    assert shell.process.wait(30) == 130


@pytest.mark.long
def test_files_come_change_and_go(here: Path, start: Start) -> None:
    shell = start("docs")
    drawn(shell, "1 finding in 1 file")
    write("docs/b.txt", "The the sea.\n")
    drawn(shell, "2 findings in 2 files", "docs/b.txt ")
    write("docs/new/deep/c.md", BAD)  # in folders that were not there when watching began
    drawn(shell, "3 findings in 3 files", "docs/new/deep/c.md ")
    write("docs/new/deep/c.md", GOOD)
    drawn(shell, "2 findings in 2 of 3 files", "docs/new/deep/c.md changed")
    os.rename("docs/b.txt", "docs/d.txt")
    drawn(shell, "docs/d.txt:1:1", "docs/d.txt new; docs/b.txt gone")
    os.unlink("docs/d.txt")
    assert "d.txt:" not in drawn(shell, "1 finding in 1 of 2 files", "docs/d.txt gone")
    shutil.rmtree("docs")
    assert "error:" not in drawn(shell, "No findings in 0 files.", "gone; watching 0 files")
    write("docs/a.md", BAD)
    drawn(shell, "1 finding in 1 file")


@pytest.mark.long
def test_editors_save_in_their_own_ways(here: Path, start: Start) -> None:
    write("docs/other.md", BAD)
    shell = start("docs/a.md")  # one file: its folder tells, the others in it do not count
    drawn(shell, "1 finding in 1 file")
    write("docs/.a.md.swp", WORSE)  # vim, with a backup
    os.rename("docs/a.md", "docs/a.md~")
    write("docs/a.md", WORSE)
    drawn(shell, "2 findings in 1 file")
    write("docs/draft", GOOD)  # renamed over it
    os.replace("docs/draft", "docs/a.md")
    drawn(shell, "No findings in 1 file", "docs/a.md changed")
    write("docs/a.md", "")  # truncated, and written after a while
    with open("docs/a.md", "a", encoding="utf-8") as file:
        file.write(BAD)
    drawn(shell, "1 finding in 1 file", "docs/a.md changed")
    os.unlink("docs/a.md")
    assert "error:" not in drawn(shell, "No findings in 0 files", "docs/a.md gone")
    write("docs/other.md", WORSE)
    write("docs/a.md", WORSE)
    drawn(shell, "2 findings in 1 file")


@pytest.mark.long
def test_settings_are_read_anew_and_mistakes_in_them_waited_out(here: Path, start: Start) -> None:
    write("docs/b.md", GOOD)
    shell = start(".")
    drawn(shell, "1 finding in 1 of 2 files")
    write("sourcecheck.toml", 'exclude = ["docs/a.md"]\n')  # there was none
    drawn(shell, "No findings in 1 file", ", all is checked again")
    write("sourcecheck.toml", "ignore = [\n")
    assert "error: sourcecheck.toml:" in drawn(shell, "2 files were not checked", "sourcecheck.toml changed")
    write("sourcecheck.toml", 'exclude = ["docs/b.md"]\n')
    drawn(shell, "1 finding in 1 file", ", all is checked again")
    os.unlink("sourcecheck.toml")
    drawn(shell, "1 finding in 1 of 2 files", "sourcecheck.toml changed")


@pytest.mark.long
def test_rules_of_a_folder_are_read_anew_and_mistakes_in_them_waited_out(here: Path, start: Start) -> None:
    write("docs/a.md", "The pond and the lake.\n")
    write("own/water/lake.yaml", RULE.replace("PHRASE", "pond"))
    shell = start("--rules", "own", "--select", "water", "docs")
    drawn(shell, "docs/a.md:1:5: error water/lake")
    write("own/water/lake.yaml", RULE.replace("PHRASE", "lake"))
    drawn(shell, "docs/a.md:1:18: error water/lake", "own/water/lake.yaml changed, all is checked again")
    write("own/water/lake.yaml", "severity: [")
    drawn(shell, "error: own/water/lake.yaml:", "own/water/lake.yaml changed; waiting until this is put right")
    write("docs/a.md", "The lake and the pond.\n")  # nothing can be said of it yet
    write("own/water/pond.yaml", RULE.replace("PHRASE", "pond"))
    drawn(shell, "error: own/water/lake.yaml:", "own/water/pond.yaml changed; waiting until this is put right")
    write("own/water/lake.yaml", RULE.replace("PHRASE", "lake"))
    drawn(shell, "2 findings in 1 file", ", all is checked again")


@pytest.mark.long
def test_what_happens_while_files_are_checked_is_seen(here: Path, start: Start) -> None:
    for number in range(150):  # enough for a second process
        write(f"docs/{number}.md", GOOD)
    shell = start("docs", "--jobs", "2", "--no-cache")
    drawn(shell, "1 finding in 1 of 151 files")
    write("sourcecheck.toml", "")  # all again; and at once
    for number in range(5):
        write("docs/a.md", WORSE if number % 2 else GOOD)
        write("docs/149.md", GOOD)
    write("docs/a.md", "The the the the.\n")
    drawn(shell, "“The the the the”")


@pytest.mark.long
def test_a_line_each_for_editors_that_read_along(here: Path, start: Start) -> None:
    shell = start("docs", "--format", "line")
    drawn(shell, "docs/a.md:3:1: error repetition/repeated-word")
    write("docs/a.md", WORSE)
    drawn(shell, "docs/a.md:3:14: error")


@pytest.mark.long
def test_without_a_terminal_a_line_parts_the_reports(here: Path) -> None:
    errors, out = here.parent / "errors", here.parent / "out"
    with errors.open("wb") as err, out.open("wb") as report:
        process = subprocess.Popen([*COMMAND, "docs"], stdout=report, stderr=err)
    try:
        until(lambda: "1 file checked; watching 1 file" in errors.read_text())
        write("docs/a.md", GOOD)
        until(lambda: "docs/a.md changed; watching 1 file" in errors.read_text())
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    shown = re.sub(r"\d\d:\d\d:\d\d", "TIME", out.read_text())
    assert shown.startswith("--- TIME 1 file checked\ndocs/a.md:3:1: error")
    assert shown.endswith("--- TIME docs/a.md changed\nNo findings in 1 file.\n")
    assert "\x1b" not in shown
    assert errors.read_text().count("\n") == 2  # no trace


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    import time

    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), "--watch: standard input cannot be watched; name files or folders"),
        (("--format", "json"), "--watch: nobody reads json that never ends; use --format text"),
        (("--output", "x.txt"), "--output x.txt: --watch draws the report on standard output; leave the file out"),
        (("--profile",), "--watch and --profile exclude each other"),
        (("--since", "HEAD"), "--watch and --since exclude each other"),
        (("--preset", "nwes"), "did you mean 'news'?"),
    ],
)
def test_what_cannot_be_watched(here: Path, arguments: tuple[str, ...], said: str) -> None:
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, check=False, timeout=60, text=True, input="")
    assert done.returncode == 2
    assert said in done.stderr


def test_without_the_package_it_says_what_to_install(here: Path) -> None:
    code = (
        "import sys; sys.modules['watchfiles'] = None; from sourcecheck.cli import run; "
        "sys.exit(run(['check', '--watch', 'docs']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60, text=True)
    assert done.returncode == 2
    assert done.stderr == "error: --watch needs the package watchfiles: pip install 'sourcecheck[watch]'\n"


@pytest.mark.long
def test_a_baseline_that_is_made_pruned_or_damaged_is_read_anew(here: Path, start: Start) -> None:
    known = (sys.executable, "-m", "sourcecheck", "baseline")
    only = ("--select", "repetition", "docs")
    shell = start("docs")
    drawn(shell, "1 finding in 1 file")
    subprocess.run([*known, "create", *only], check=True, capture_output=True)
    drawn(shell, "1 known finding of the baseline is not shown", ".sourcecheck-baseline.json")
    write("docs/a.md", WORSE)
    drawn(shell, "docs/a.md:3:14: error", "docs/a.md changed")
    write("docs/a.md", GOOD)
    drawn(shell, "1 known finding is mended or gone", "docs/a.md changed")
    subprocess.run([*known, "prune", *only], check=True, capture_output=True)
    assert "mended" not in drawn(shell, "No findings in 1 file", ".sourcecheck-baseline.json")
    write(".sourcecheck-baseline.json", "{")
    drawn(shell, "not JSON", "waiting until this is put right")
    os.unlink(".sourcecheck-baseline.json")
    drawn(shell, "No findings in 1 file", ".sourcecheck-baseline.json")
