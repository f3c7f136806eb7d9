"""A project in a folder of its own, in which the tests stand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sourcecheck import config, loader
from sourcecheck.config import Config
from sourcecheck.errors import ConfigError

Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Writes files of a project (path -> text) and goes into its folder."""
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return root

    return write


@pytest.fixture
def complaints(project: Project) -> Callable[[str], list[str]]:
    """What is said of a ``sourcecheck.toml``: the lines of the error, none where it is accepted."""

    def said(text: str, name: str = "sourcecheck.toml") -> list[str]:
        project({name: text})
        try:
            checked(config.configuration("a.md"))
        except ConfigError as error:
            return str(error).splitlines()
        return []

    return said


def checked(found: Config) -> Config:
    """A configuration looked up in the rules it names."""
    return config.checked(found, loader.load(found.rules))


def effective(path: str, **asked: str) -> Config:
    """The configuration for a file, its overrides worked in."""
    return config.Finder(prepare=checked, **asked).for_file(path.replace("/", os.sep))  # type: ignore[arg-type]
