"""Where a spelling of a name stands in a document's prose, with the words of the name beside it."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.spellings import BETWEEN
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.matching.units import Units
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["OPENERS", "TITLES", "Place", "is_word", "places"]

# Cells hold lists: a country and a name are neighbours there without being one name.
_LEFT_OUT = frozenset((Kind.CODE, Kind.ATTRIBUTE, Kind.CELL))
_MOST = 200  # places of one spelling


class Place(NamedTuple):
    """A spelling at ``start:end`` of a block, the capitalised word before it, and the one behind it."""

    block: Block
    start: int
    end: int
    before: str
    after: str
    titled: str  # Mr, Senator ... directly before


def places(document: Document, units: Units, word: str) -> list[Place]:
    """Where a spelling stands as a word of the content's prose; links and handles left out."""
    found: list[Place] = []
    text = units.joined
    at = text.find(word)
    while at >= 0 and len(found) < _MOST:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            unit = units.at(at)
            block = document.blocks[unit]
            start = at - units.starts[unit]
            if block.kind not in _LEFT_OUT and document.in_content(block):
                place = _place(block, start, start + len(word))
                if place is not None:
                    found.append(place)
        at = text.find(word, end)
    return found


def _place(block: Block, start: int, end: int) -> Place | None:
    text = block.text
    if (text[start - 1 : start] in _JOINED and start) or (text[end : end + 1] in _JOINED_BEHIND and end < len(text)):
        return None
    if any(
        mark.start < end
        and start < mark.end
        and (mark.kind in (MarkKind.CODE, MarkKind.SHORTCODE) or "://" in text[mark.start : mark.end])
        for mark in block.marks
    ):
        return None
    before = _before().search(text, max(0, start - 30), start)
    after = _after().match(text, end)
    given = before[1] if before else ""
    titled = ""
    if given in TITLES:
        given, titled = "", given
    if given in OPENERS or (given.endswith(".") and len(given) > 4):
        given = ""  # "in August. Toskic will speak"
    return Place(block, start, end, given, after[1] if after else "", titled)


_JOINED = frozenset("@#/_.-\\&=")
_JOINED_BEHIND = frozenset("@/_-\\&=")
# The same for a word in small letters, which may have a hyphen.
_JOINED_TO = frozenset("_@#/.")
_JOINED_ON = frozenset("_@/")


def is_word(text: str, name: str) -> bool:
    """Whether a spelling also stands in small letters: then it is a word and not only a name."""
    low = name.lower()
    at = text.find(low)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(low) : at + len(low) + 1]
        if not (before.isalnum() or before in _JOINED_TO) and not (after.isalnum() or after in _JOINED_ON):
            return True
        at = text.find(low, at + 1)
    return False


TITLES = frozenset(
    form
    for name in ("person-titles", "titles-before-surnames")
    for title in listed(name)
    for form in (title, f"{title}.")
)
# Words before or behind a name that are no part of it, and words that begin names of many things.
OPENERS = frozenset(listed("capital-openers")).union(listed("opening-words"))


@cache
def _before() -> re.Pattern[str]:
    return compiled(rf"(?<![\w’'-])([A-ZÀ-Þ](?:[\w’'-]+\.?|\.(?:[A-Z]\.)?)) {BETWEEN}\Z")


@cache
def _after() -> re.Pattern[str]:
    return compiled(r" ([A-ZÀ-Þ][a-zA-ZÀ-ɏ’'-]{2,})(?![\w@])")
