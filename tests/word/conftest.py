"""A folder in which tests stand, and the command line in this process, which gives bytes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sourcecheck.cli import run


class Done(NamedTuple):
    code: int
    out: str
    err: str


Program = Callable[..., Done]
RULES = "dates/invalid-date,repetition"


@pytest.fixture
def here(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


@pytest.fixture
def check(here: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Program:
    """``sourcecheck check`` with some rules that are quick to fire."""

    def call(*arguments: str, stdin: bytes = b"", select: str = RULES, command: str = "check") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([*command.split(), "--isolated", "--select", select, *arguments])
        out, err = capsysbinary.readouterr()
        return Done(code, out.decode("utf-8", "surrogateescape"), err.decode())

    return call
