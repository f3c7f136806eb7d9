"""Quotations credited to an abstract noun: "a critical observation suggests that “…”"."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from sourcecheck.analysis.quotations import Quotation, quotations
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speakers import in_sentence, speaker
from sourcecheck.analysis.voices import QUOTED, Token, is_vague, tokens, vague_nouns
from sourcecheck.analysis.words import words
from sourcecheck.document import Document
from sourcecheck.word_lists import listed

__all__ = ["VagueSpeaker", "vague_speaker"]

_REFERRING: Final = frozenset(("reference", "references", "allusion", "allusions", "mention"))
_WINDOW: Final = 1_000  # code points before a quotation in which its noun, its verb and what stands between have room
_DEFINITE: Final = frozenset(("the", "this", "that", "these", "those"))
_ADVERBS: Final = words(
    "also further even often thus therefore then has have had may might would could can again still itself"
)


class VagueSpeaker(NamedTuple):
    """Where an abstract noun speaks: ``start:end`` of the block's text from the noun's phrase to its verb or the "
    "quotation's
    end, and the noun's phrase with its verb as ``words``."""

    start: int
    end: int
    words: str


@cache
def _verbs() -> frozenset[str]:
    """Finite forms of what reports and people do when they say something."""
    found = (word for name in ("showing-verbs", "saying-verbs", "thinking-verbs") for word in listed(name))
    return frozenset(word for word in found if not word.endswith("ing")) | {
        "holds",
        "held",
        "captures",
        "illustrates",
        "goes",
    }


def vague_speaker(document: Document, quotation: Quotation) -> VagueSpeaker | None:
    """The abstract noun that a quotation is credited to, where nobody stands behind that noun."""
    block = document.blocks[quotation.block]
    # Most quotations have neither "to" nor a verb before them: told from the text without a word of analysis.
    lead = block.text[max(0, quotation.start - 40) : quotation.start].rstrip(" :,").removesuffix(" that").split()
    if not lead or (
        (last := lead[-1].rstrip(",:").lower()) not in _verbs() and last not in ("to", "how", "out", "that")
    ):
        return None
    window = block.text[max(0, quotation.start - _WINDOW) : quotation.start].lower()
    if not any(noun in window for noun in vague_nouns()):
        return None
    row = document.once(tokens)[block.number]
    place = next((index for index, token in enumerate(row) if token.start == quotation.start), -1)
    if place < 1:
        return None
    return _before(document, quotation, row, place) or _around(document, quotation, row, place)


def _before(document: Document, quotation: Quotation, row: tuple[Token, ...], place: int) -> VagueSpeaker | None:
    """ "One observation notes that “…”": the noun is the subject of the verb that leads in."""
    at = place - 1
    while at > 0 and row[at].low in ("that", ",", ":", "how", "out"):
        at -= 1
    if row[at].low not in _verbs():
        return None
    verb = at
    at -= 1
    while at >= 0 and (row[at].low in _ADVERBS or row[at].low.endswith("ly")):
        at -= 1
    begin = at
    while begin > 0 and at - begin < 14 and row[begin - 1].low not in _STOPS:
        begin -= 1
    if at < 0 or begin > at or not is_vague(row[:verb], begin) or not _determined(row, begin, at):
        return None
    if in_sentence(document, quotation) is not None:
        return None
    if row[begin].low in _DEFINITE and speaker(document, quotation) is not None:
        return None
    text = document.blocks[quotation.block].text
    return VagueSpeaker(row[begin].start, quotation.end, text[row[begin].start : row[verb].end])


_STOPS: Final = frozenset(
    (".", "!", "?", ";", ":", ",", "(", "—", "–", QUOTED, "and", "but", "while", "as", "because", "that", "which")
)
_INDEFINITE: Final = frozenset(
    ("a", "an", "one", "another", "some", "such", "several", "many", "further", "additional", "other")
)


def _determined(row: tuple[Token, ...], begin: int, at: int) -> bool:
    """Whether the phrase begins as one does that is mentioned for the first time, or is "the" or "this" noun."""
    return row[begin].low in _INDEFINITE or row[begin].low in _DEFINITE


def _around(document: Document, quotation: Quotation, row: tuple[Token, ...], place: int) -> VagueSpeaker | None:
    """'The reference to “…” suggests': nobody referred to it before."""
    if place < 3 or row[place - 1].low != "to" or row[place - 2].low not in _REFERRING:
        return None
    if place + 1 >= len(row) or row[place + 1].low not in _verbs():
        return None
    begin = place - 2
    while begin > 0 and place - begin < 7 and row[begin - 1].low not in _STOPS:
        begin -= 1
        if row[begin].low in _DEFINITE or row[begin].low in _INDEFINITE:
            break
    if not is_vague(row[: place - 1], begin) or not _determined(row, begin, place):
        return None
    low = next((start for start, end in document.once(sentences)[quotation.block] if start <= quotation.start < end), 0)
    if _speaks_before(document, quotation, low):
        return None
    text = document.blocks[quotation.block].text
    return VagueSpeaker(row[begin].start, row[place + 1].end, text[row[begin].start : row[place - 1].end])


def _speaks_before(document: Document, quotation: Quotation, low: int) -> bool:
    """Whether the words were quoted earlier, or somebody speaks in the paragraph before the sentence."""
    block = document.blocks[quotation.block]
    said = block.text[quotation.inner_start : quotation.inner_end].strip(" .,;:!?").lower()
    for other in document.blocks[: quotation.block + 1]:
        text = other.text if other.number < quotation.block else other.text[:low]
        if said in text.lower():
            return True
    for other_one in document.once(quotations)[quotation.block]:
        if other_one.end <= low and in_sentence(document, other_one) is not None:
            return True
    return False
