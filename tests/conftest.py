"""What tests share: where things lie, and what is skipped where shared data is absent."""

from __future__ import annotations

import os

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-findings",
        action="store_true",
        help="rewrite fixtures/*.findings from what is found now, to be read before it is committed",
    )


@pytest.fixture(scope="session")
def fixtures() -> str:
    """The folder of our own articles."""
    return os.path.join(ROOT, "fixtures")


@pytest.fixture(scope="session")
def seeds() -> str:
    """The folder of the two real articles with their expected findings."""
    folder = os.path.join(SHARED, "seeds")
    if not os.path.isdir(folder):
        pytest.skip("the shared folder with the seed articles is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def data() -> str:
    """The folder of real pages and texts."""
    folder = os.path.join(SHARED, "data")
    if not os.path.isdir(folder):
        pytest.skip("the shared folder with real pages is not beside the repository")
    return folder
