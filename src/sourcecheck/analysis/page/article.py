"""Whether a document is an article that someone would sign: prose of some length, no index, manual or legal page."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, Region

__all__ = ["is_article"]

_FILES = frozenset(
    (
        "readme", "contributing", "changelog", "license", "licence", "code_of_conduct", "security", "index", "_index",
        "about", "contact", "privacy", "terms", "summary", "toc", "glossary", "faq", "history", "authors", "notice",
        "install", "installation", "support", "governance", "todo", "imprint", "impressum", "404", "latest", "search",
        "archive", "archives", "tags", "categories", "home", "default", "news", "releases", "release-notes",
        "agents", "claude",
    )
)  # fmt: skip


_LANDING = frozenset(("website", "webpage", "product", "profile", "organization", "collectionpage"))
_WIKI = frozenset(("infobox", "wikitable", "navbox", "toccolours", "vertical-navbox", "metadata"))


@cache
def _service() -> re.Pattern[str]:
    return compiled(
        r"(?:privacy|cookie|terms|conditions|imprint|impressum|about(?: us| this (?:site|website|blog|page))?$|contact|"
        r"accessibility|copyright|legal|disclaimer|licen[cs]e|[\w .]{1,30}public licen[cs]e|changelog|release notes|"
        r"code of conduct|sitemap|site map|frequently asked|faq|glossary|newsletter|subscribe|masthead|"
        r"corrections policy|editorial policy|table of contents|index$|readme)",
        re.IGNORECASE,
    )


def is_article(document: Document, from_words: int) -> bool:
    """Whether the document holds at least ``from_words`` words of running prose and is not a page of another kind."""
    return document.once(_article_words) >= max(from_words, 0)


def _article_words(document: Document) -> int:
    """Words of running prose; -1 where the document is a page of another kind."""
    name = document.path.replace("\\", "/").rpartition("/")[2].partition(".")[0].lower()
    if name in _FILES and document.format is not Format.TEXT:
        return -1
    # Encyclopaedias are signed by their history.
    if any(
        _WIKI & set(value.split()) for table in document.tables for key, value in table.attributes if key == "class"
    ):
        return -1
    # A page that calls itself part of a website and gives no date is a landing page.
    declared = {datum.value.lower() for datum in document.metadata.all("type")}
    if declared and declared <= _LANDING and document.metadata.first("published") is None:
        return -1
    prose = other = code = 0
    for block, region in zip(document.blocks, document.regions, strict=True):
        if block.kind is Kind.CODE:
            code += 1 + block.text.count(" ") // 8
            continue
        if (block.kind is Kind.HEADING and block.level == 1) or block.kind is Kind.TITLE:
            if _service().match(block.text):
                return -1
        if region is not Region.CONTENT or block.kind in (Kind.TITLE, Kind.DESCRIPTION, Kind.ATTRIBUTE):
            continue
        count = block.text.count(" ") + 1
        if block.kind is Kind.PARAGRAPH and len(block.text) >= 60:
            prose += count
        elif block.kind is not Kind.HEADING:
            other += count
    if prose < other:
        return -1
    # Manuals: more code than an article shows.
    if code >= 4 and code * 40 > prose:
        return -1
    linked = sum(
        link.text.count(" ") + 1
        for link in document.links
        if link.block >= 0 and document.in_content(document.blocks[link.block])
    )
    return prose if 2 * linked < prose + other else -1
