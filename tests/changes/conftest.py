"""Repositories in empty folders, and git as nobody has configured it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.changes.repository import ENVIRONMENT, Repository


@pytest.fixture(autouse=True, scope="session")
def git_by_itself() -> Iterator[None]:
    """Of git's environment only what tests say, for our own calls of git too."""
    with pytest.MonkeyPatch.context() as patch:
        for key in [key for key in os.environ if key.startswith("GIT_")]:
            patch.delenv(key)
        for key, value in ENVIRONMENT.items():
            if key.startswith("GIT_"):
                patch.setenv(key, value)
        yield


@pytest.fixture
def new_repository(tmp_path: Path) -> Callable[[str], Repository]:
    """Makes an empty repository beside others."""

    def make(name: str) -> Repository:
        root = tmp_path / name
        root.mkdir()
        return Repository(root).begun()

    return make


@pytest.fixture
def repository(new_repository: Callable[[str], Repository], monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository, which is the current folder."""
    made = new_repository("work")
    monkeypatch.chdir(made.root)
    return made
