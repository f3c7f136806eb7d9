"""Servers: one for tests that only look at texts of their own, and new ones for those that need to begin or end one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra sourcecheck[lsp] is not installed")

from .wire import Wire

Begun = Callable[..., Wire]


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the shared server's workspace."""
    return tmp_path_factory.mktemp("place")


@pytest.fixture(scope="module")
def shared(place: Path) -> Iterator[Wire]:
    """A server that goes on from test to test, at work in ``place``."""
    wire = Wire()
    wire.begin(str(place))
    yield wire
    assert wire.stop() == 0
    assert wire.errors == b""
    wire.end()


@pytest.fixture
def start() -> Iterator[Begun]:
    """Starts servers, which are ended whatever happens."""
    begun: list[Wire] = []

    def one(*options: str, **environment: str) -> Wire:
        begun.append(Wire(*options, **environment))
        return begun[-1]

    yield one
    for wire in begun:
        wire.end()
