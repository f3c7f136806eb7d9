"""A project in which the tests stand: a folder of rules about water, and the command line in this process."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.test_cli import RULE

from sourcecheck.cli import run

NAME = ".sourcecheck-baseline.json"


class Done(NamedTuple):
    code: int
    out: str
    err: str


Program = Callable[..., Done]


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
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.delenv("CI", raising=False)
    return work


@pytest.fixture
def program(here: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """The command line with the rules about water."""

    def call(*arguments: str, select: str = "water") -> Done:
        command = 2 if arguments[0] == "baseline" else 1
        chosen = ("--rules", "../rules", "--select", select)
        code = run([*arguments[:command], *chosen, *arguments[command:]])
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return call


def write(name: str, text: str) -> None:
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def content(name: str = NAME) -> str:
    with open(name, encoding="utf-8") as file:
        return file.read()
