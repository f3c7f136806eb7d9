"""The page as a BeautifulSoup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcecheck.document import Document

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


def soup(document: Document) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    return BeautifulSoup(document.source, "lxml")
