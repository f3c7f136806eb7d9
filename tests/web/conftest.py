"""One server for all tests that only ask it something: it keeps nothing of one request for the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .local_page import Page

DRAFT = "The the weir was closed. Officials said it would reopen soon.\n\nNobody asked why.\n"


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("desk") / "articles"
    (folder / "inner").mkdir(parents=True)
    (folder / "weir.md").write_bytes(b"# The weir\r\n\r\nThe the weir was closed.\r\n")
    (folder / "inner" / "sea.txt").write_text("The sea is open.\n")
    (folder / "notes.py").write_text("print()\n")
    outside = folder.parent / "outside.md"
    outside.write_text("# Outside\n\nSecret.\n")
    (folder / "link.md").symlink_to(outside)
    (folder / "away").symlink_to(folder.parent)
    return str(folder)


@pytest.fixture(scope="session")
def served(articles: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    pytest.importorskip("uvicorn", reason="the extra sourcecheck[web] is not installed")
    pytest.importorskip("starlette", reason="the extra sourcecheck[web] is not installed")
    page = Page(articles, cwd=str(tmp_path_factory.mktemp("here")))
    yield page
    page.end()
