"""Completion in real shells: what a tab gives, and that the answers are right and quick."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from sourcecheck.cli.candidates import OFFERS, entries
from sourcecheck.cli.group import LazyGroup, program

from .typed import Typed

POSIX = pytest.mark.skipif(os.name != "posix", reason="shells of POSIX")
# What takes words that nobody can offer: a day, a number, the name of a new rule.
PLAIN = {"TERM": "dumb", "PS1": "ready> ", "HISTFILE": "/dev/null"}
OWN_WORDS = {"YYYY-MM-DD", "N", "PID", "REF", "FAMILY/NAME"}


@pytest.fixture
def here(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with two articles and a folder, and ``sourcecheck`` on the path."""
    program = tmp_path / "bin" / "sourcecheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m sourcecheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    work = tmp_path / "work"
    (work / "drafts").mkdir(parents=True)
    for name in ("lake.md", "sea shore.md"):
        (work / name).write_text("The lake.\n", encoding="utf-8")
    monkeypatch.chdir(work)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return work


def script(shell: str) -> str:
    done = subprocess.run(["sourcecheck", "completion", shell], capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    return done.stdout.decode()


def asked(*words: str, shell: str = "zsh") -> list[str]:
    """The values offered for the last word; click's protocol, without a shell."""
    environment = {**os.environ, "_SOURCECHECK_COMPLETE": f"{shell}_complete", "COMP_WORDS": shlex.join(words)}
    environment["COMP_CWORD"] = str(len(words) - 1) if shell != "fish" else words[-1]
    done = subprocess.run(["sourcecheck"], env=environment, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    if shell == "zsh":
        return lines[1::3]
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


@pytest.fixture
def shells() -> Iterator[list[Typed]]:
    started: list[Typed] = []
    yield started
    for one in started:
        one.end()


@POSIX
def test_bash_completes_commands_options_values_and_files(here: Path) -> None:
    # As readline calls it: the words as bash parts them, and the function's answers.
    lines = [script("bash"), "compopt() { echo file; }"]
    cases = {
        "sourcecheck expl": ["explain"],
        "sourcecheck check --min": ["--min-confidence"],
        "sourcecheck check --min-confidence = m": ["medium"],
        "sourcecheck check --select = tables,dates/week": ["tables,dates/weekday-date-mismatch"],
        "sourcecheck explain dates/week": ["dates/weekday-date-mismatch"],
        "sourcecheck check la": ["file"],
        "sourcecheck check -o la": ["file"],
        "sourcecheck check --format json = la": ["file"],
        "sourcecheck nonsense x": [],
        "sourcecheck check --select 'da": [],  # an open quotation mark: answers or none, and no trace
    }
    for line in cases:
        words = line.split()
        lines.append(f"COMP_WORDS=({' '.join(map(shlex.quote, words))}); COMP_CWORD={len(words) - 1}; COMPREPLY=()")
        lines.append('_sourcecheck_completion sourcecheck; echo "== ${COMPREPLY[*]}"')
    done = subprocess.run(
        ["bash", "--norc", "-c", "\n".join(lines)], capture_output=True, check=True, timeout=60, text=True
    )
    assert done.stderr == ""
    answers = done.stdout.replace("file\n== ", "== file").splitlines()
    for (line, expected), answer in zip(cases.items(), answers, strict=True):
        if expected:
            assert answer == f"== {' '.join(expected)}", line


@POSIX
def test_a_tab_in_bash_finishes_the_word(here: Path, shells: list[Typed]) -> None:
    (here / "script").write_text(script("bash"), encoding="utf-8")
    shell = Typed(["bash", "--norc", "--noprofile", "-i"], PLAIN)
    shells.append(shell)
    shell.type(". ./script; PS1='on> '\n")
    shell.until("on> $")
    shell.type("sourcecheck expl\t")
    shell.until("explain ")
    shell.type("dates/week\t")
    shell.until("dates/weekday-date-mismatch ")
    shell.type("\x15sourcecheck check --select=dates/week\t")
    shell.until("--select=dates/weekday-date-mismatch ")
    shell.type("sea\t")
    shell.until(r"sea\\ shore\.md ")


@POSIX
@pytest.mark.long
@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here (apt-get install zsh)")
def test_a_tab_in_zsh_finishes_the_word(here: Path, shells: list[Typed]) -> None:
    (here / "script").write_text(script("zsh"), encoding="utf-8")
    shell = Typed(["zsh", "-f", "-i"], PLAIN)
    shells.append(shell)
    # Plain screens: no marks for pasted text, no partial line signs.
    shell.type("unset zle_bracketed_paste; unsetopt prompt_sp; autoload -Uz compinit; compinit -D -u\n")
    shell.type(". ./script; PS1='on> '\n")
    shell.until("on> $")
    for typed, shown in {
        "sourcecheck expl\t": "explain ",
        "sourcecheck explain dates/week\t": "dates/weekday-date-mismatch ",
        "sourcecheck check --select=dates/week\t": "--select=dates/weekday-date-mismatch",
        "sourcecheck check --select tables,dates/week\t": "tables,dates/weekday-date-mismatch",
        "sourcecheck check --config=lak\t": r"--config=lake\.md",
        "sourcecheck check la\t": r"lake\.md ",
        "sourcecheck check --rules dr\t": "drafts/",
    }.items():
        shell.type(typed)
        shell.until(shown)
        shell.type("\x15")


@POSIX
@pytest.mark.long
@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here (apt-get install fish)")
def test_fish_offers_with_descriptions(here: Path) -> None:
    (here / "script").write_text(script("fish"), encoding="utf-8")
    for line, expected in {
        "sourcecheck expl": ["explain"],
        "sourcecheck check --min": ["--min-confidence"],
        "sourcecheck check --preset=rec": ["--preset=recommended"],
        "sourcecheck check --select tables,dates/week": ["tables,dates/weekday-date-mismatch"],
        "sourcecheck check --select=dates/week": ["--select=dates/weekday-date-mismatch"],
        "sourcecheck check la": ["lake.md"],
        "sourcecheck check --config=lak": ["--config=lake.md"],
        "sourcecheck check --rules dr": ["drafts/"],
    }.items():
        done = subprocess.run(
            ["fish", "--no-config", "-c", f"source script; complete --do-complete {shlex.quote(line)}"],
            capture_output=True, check=True, timeout=60, text=True,
        )  # fmt: skip
        assert [answer.partition("\t")[0] for answer in done.stdout.splitlines()] == expected, line
        assert done.stderr == ""


def test_rules_and_families_are_offered_one_after_the_other(here: Path) -> None:
    families = asked("sourcecheck", "check", "--select", "")
    assert {"dates", "tables", "all"} <= set(families)
    assert not [name for name in families if "/" in name]  # 140 ids fit no screen
    dates = asked("sourcecheck", "check", "--ignore", "dates")
    assert dates[0] == "dates"
    assert "dates/indefinite-weekday" in dates
    assert "dates" not in asked("sourcecheck", "check", "--ignore", "dates,")
    assert all("/" in name for name in asked("sourcecheck", "explain", ""))


def test_formats_are_offered_and_files_behind_them(here: Path) -> None:
    assert asked("sourcecheck", "check", "--format", "te") == ["text"]
    assert asked("sourcecheck", "check", "--format", "json=la") == ["json=lake.md"]
    assert asked("sourcecheck", "check", "--format=json=la") == ["--format=json=lake.md"]


def test_rules_of_the_project_are_offered_too(here: Path) -> None:
    rule = """\
message: "which lake?"
severity: info
confidence: high
doubt: d
settle: s
why: w
references: [https://example.org/standard]
phrases: [lake]
examples: {bad: ["The [[lake]].", "A [[lake]]."], good: ["The sea.", "The laker."]}
"""
    (here / "own" / "water").mkdir(parents=True)
    (here / "own" / "water" / "lake.yaml").write_text(rule, encoding="utf-8")
    assert asked("sourcecheck", "check", "--rules", "own", "--select", "wat") == ["water", "water/lake"]
    (here / "sourcecheck.toml").write_text('rules = ["own"]\n', encoding="utf-8")
    assert asked("sourcecheck", "explain", "wat") == ["water/lake"]
    # Where something is wrong with it, the library is left.
    (here / "own" / "water" / "lake.yaml").write_text("severity: [", encoding="utf-8")
    assert asked("sourcecheck", "explain", "wat") == []
    assert asked("sourcecheck", "explain", "dates/week") == ["dates/weekday-date-mismatch"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_cannot_be_understood_is_not_completed_and_says_nothing(here: Path, shell: str) -> None:
    assert not any(asked("sourcecheck", "nonsense", "x", shell=shell))
    assert not any(asked("sourcecheck", "check", "--jobs", "x", shell=shell))
    assert asked("sourcecheck", "check", "--now", "never", "--preset", "rec", shell=shell) == ["recommended"]


def test_names_that_could_drive_a_terminal_are_not_offered(tmp_path: Path) -> None:
    for name in ("a\nb.md", "a\x1b[2J.md", "ab.md", ".aa.md"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "ac").mkdir()
    assert list(entries(f"{tmp_path}/a")) == [f"{tmp_path}/ab.md", f"{tmp_path}/ac/"]
    assert list(entries(f"{tmp_path}/a", only_folders=True)) == [f"{tmp_path}/ac/"]
    assert list(entries(f"{tmp_path}/.a")) == [f"{tmp_path}/.aa.md"]
    assert list(entries(f"{tmp_path}/gone/a")) == []


def commands(group: click.Group) -> Iterator[click.Command]:
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            if isinstance(command, LazyGroup):
                yield from commands(command)
            else:
                yield command


def test_whatever_takes_a_value_is_completed() -> None:
    for command in commands(program):
        for param in command.params:
            if isinstance(param, click.Option) and (param.is_flag or param.count):
                continue
            word = param.metavar or param.type.name
            known = word in OFFERS or word in OWN_WORDS or isinstance(param.type, click.Choice)
            assert known, f"{command.name} {param.name}: {word} is in neither OFFERS nor OWN_WORDS"
