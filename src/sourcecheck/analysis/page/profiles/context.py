"""Whether a page shows a profile as sample data: documentation, tutorials, pages about placeholder names."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from sourcecheck.analysis.page.profiles.profile import Profile
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Kind

__all__ = ["about_sample_data", "shows_sample_data"]


@cache
def _plain_words() -> re.Pattern[str]:
    nouns = "data|profiles?|users?|records?|names?|persons?|people|identit(?:y|ies)|values?|content|accounts?"
    kinds = "sample|test|dummy|mock|fake|example|synthetic|fictitious|fictional|placeholder|seed|generated|demo"
    return compiled(
        rf"\b(?:(?:{kinds})[ -](?:{nouns})|faker|mockaroo|placeholders?|lorem ipsum|mimesis|fixtures?)\b", re.IGNORECASE
    )


@cache
def _leading_words() -> re.Pattern[str]:
    words = (
        "example|examples|for instance|sample|dummy|mock|fake|fictitious|fictional|made-up|made up|invented|"
        "placeholder|template|test|looks like this|output|generated|generates|returns|synthetic|imaginary"
    )
    return compiled(rf"\b(?:{words})\b", re.IGNORECASE)


def shows_sample_data(document: Document, profile: Profile, type: str = "") -> bool:
    """Whether the title or a heading is about sample data, the text speaks of it twice, or the lead-in calls it so.

    In a manual, a how-to or fiction a profile is an example or a character unless it is announced as the author's.
    """
    if type in ("how-to", "reference", "fiction") and profile.form not in ("json-ld", "front-matter", "markup"):
        if profile.label is None or "author" not in profile.label.value.lower():
            return True
    if document.once(about_sample_data):
        return True
    if profile.label is not None and _leading_words().search(profile.label.value):
        return True
    if profile.form in ("comment", "json-ld", "front-matter"):
        return False
    begin = profile.extent.start
    starts = document.once(_starts)
    at = bisect_right(starts, begin)
    # The block the profile begins in, and the two before it, may call it an example.
    near = [document.blocks[number] for number in range(max(0, at - 4), at)]
    before = [block for block in near if block.extent.end <= begin][-2:]
    if any(_leading_words().search(block.text) for block in before if len(block.text) <= 400):
        return True
    # Prose that opens "For example, Ana Ruiz, born ..." carries its lead-in itself.
    return profile.form == "prose" and any(
        _leading_words().search(block.text[:80]) for block in near if block.extent.contains(profile.extent)
    )


def _starts(document: Document) -> list[int]:
    """Where blocks begin; they stand in source order."""
    starts: list[int] = []
    for block in document.blocks:
        starts.append(max(block.extent.start, starts[-1] if starts else 0))
    return starts


def about_sample_data(document: Document) -> bool:
    """Whether a page's headings or its text speak of sample data; call through ``document.once``."""
    words = _plain_words()
    mentions = 0
    for block in document.blocks:
        if block.kind in (Kind.ATTRIBUTE, Kind.CODE):
            continue
        found = words.search(block.text)
        if found is None:
            continue
        if block.kind in (Kind.HEADING, Kind.TITLE):
            return True
        mentions += sum(1 for _ in words.finditer(block.text))
        if mentions >= 2:
            return True
    return False
