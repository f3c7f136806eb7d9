"""Who can be speaking beside a quotation, for the sentence next to it tells of somebody, or of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.analysis.attribution.names import Name, names, plain_names
from sourcecheck.analysis.speech.own_tokens import Token, tokens
from sourcecheck.analysis.speech.plain_cues import FIRMS, is_elsewhere, is_of_many, tells_else
from sourcecheck.analysis.speech.quotations import Quotation, in_quotation
from sourcecheck.analysis.speech.speaker_words import manners, owned, people, places, roles, shown, silent
from sourcecheck.analysis.speech.vague_phrases import are_many, head_noun, texts, vague_nouns
from sourcecheck.analysis.speech.voices import voices
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, MarkKind
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["OWNERS", "Speaker", "between", "introduced", "named_person", "told"]

OWNERS: Final = frozenset(("his", "her", "their", "our", "my", "your", "whose"))
_LOCAL: Final = frozenset(
    ["in", "at", "on", "near", "from", "of", "to", "around", "across", "through", "outside", "between", "under", "over"]
)
_VERBS_OF_STATE: Final = frozenset(["is", "are", "was", "were", "has", "have", "had", "needs", "employs"])
_SINGLE: Final = frozenset(("he", "she", "i"))
_DEFINITE: Final = frozenset(("the", "this", "that", "its", *OWNERS))
_THERE: Final = words(
    "lies lay hangs hung stands stood sits sat survives survive survived remains remain remained is was comes came "
    "arrived"
)
_LASTING: Final = words(
    "lies lay hangs hung stands stood survives survive survived remains remain remained went came arrived"
)
_CLAUSES: Final = words("when that who which if because until where while")
_PLACED: Final = words("Lake Mount Cape Port Fort River Loch Isle Point")
_FEELING: Final = words(
    "amazed angry furious delighted happy unhappy proud worried relieved upset shocked stunned sceptical skeptical "
    "unimpressed amused thrilled horrified devastated disappointed frustrated grateful jubilant outraged anxious "
    "nervous resigned bewildered puzzled dismayed ecstatic heartbroken exhausted scared frightened afraid"
)
_KEPT: Final = words(
    "letter letters diary diaries note notes postcard card journal memoir testimony logbook poem minutes"
)
_OTHERS: Final = frozenset(("others", "another"))
_BEHIND: Final = 3  # words of a sentence behind a quotation among which somebody may stand who speaks in it
_ARTICLES: Final = frozenset(("a", "an", "the", "one"))
_OF_PERSONS: Final = words("he she his her him who himself herself")


class Speaker(NamedTuple):
    """Where the text says who speaks: ``start:end`` of ``document.blocks[block].text``, and how.

    ``how`` is sentence, owner, people (who only stand beside it), colon, link, paragraph, introduced, before, after,
    label or line.
    """

    block: int
    start: int
    end: int
    how: str


def between(row: tuple[Token, ...], low: int, high: int) -> list[Token]:
    return [token for token in row if low <= token.start < high]


def named_person(document: Document, block: Block, low: int, high: int) -> Speaker | None:
    """The first person or body named in ``low:high`` outside of quotation marks, places left out."""
    for known in (plain_names, names):  # whose surnames the document tells is asked where nobody is plainly named
        found = _named(document, block, document.once(known)[block.number], low, high)
        if found is not None:
            return found
    return None


def _named(document: Document, block: Block, found: tuple[Name, ...], low: int, high: int) -> Speaker | None:
    for name in found:
        if low <= name.start < high and name.kind in ("person", "organisation"):
            last = block.text[name.start : name.end].rpartition(" ")[2]
            if name.kind == "person" and (last in places() or last.removesuffix("s") in places()):
                continue
            single = " " not in block.text[name.start : name.end]
            if single and block.text[max(0, name.start - 4) : name.start].lower() == "the ":
                continue
            if not in_quotation(document, block, name.start, name.end):
                return Speaker(block.number, name.start, name.end, "sentence")
    return None


def told(
    document: Document, block: Block, low: int, high: int, reach: int = 11, quotation: Quotation | None = None
) -> Speaker | None:
    """Somebody who speaks in a sentence beside the quotation, or something that bears words.

    Words of saying in that sentence that cannot be about the ``quotation`` are passed over.
    """
    number = block.number
    here = quotation is not None and quotation.block == number
    many = _may_be_many(document, block, low, high, quotation)
    for voice in document.once(voices)[number]:
        if low <= voice.start < high and voice.kind != "beside" and (reach > 2 or voice.kind == "plain"):
            if here and quotation is not None and is_elsewhere(block.text, quotation, voice.start, voice.end):
                continue
            if reach == _BEHIND and not here and tells_else(block.text, voice.start, voice.end):
                continue
            if voice.kind == "said" and not many and is_of_many(block.text, voice.start, voice.end):
                continue
            return Speaker(number, voice.start, voice.end, "introduced")
    row = between(document.once(tokens)[number], low, high)
    for index, token in enumerate(row):
        if token.low in OWNERS and {one.low for one in row[index + 1 : index + 4]} & owned():
            return Speaker(number, token.start, token.end, "introduced")
    if not silent().isdisjoint([token.low for token in row[:14]]):
        return None
    text = _text_put(row) or _text_there(row)
    return None if text is None else Speaker(number, text.start, text.end, "introduced")


def _may_be_many(document: Document, block: Block, low: int, high: int, quotation: Quotation | None) -> bool:
    """Whether a quotation can be of many: it says "we", or a link stands beside it."""
    return (
        quotation is None
        or _of_many().search(document.blocks[quotation.block].text, quotation.inner_start, quotation.inner_end)
        is not None
        or any(low <= mark.start < high and mark.kind is MarkKind.LINK for mark in block.marks)
    )


def introduced(
    document: Document, block: Block, low: int, high: int, reach: int = 11, quotation: Quotation | None = None
) -> Speaker | None:
    """Somebody among the first ``reach`` words of a sentence beside the quotation, or who speaks in it.

    Bodies are passed over, and many people unless the quotation says "we": they do what is told, and the words are
    somebody's.
    """
    if low >= high:
        return None
    found = told(document, block, low, high, reach, quotation)
    if found is not None:
        return found
    number = block.number
    many = _may_be_many(document, block, low, high, quotation)
    row = between(document.once(tokens)[number], low, high)
    if not silent().isdisjoint([token.low for token in row[:14]]):
        return None
    stated = False  # behind "is", "has" stands no subject
    for index, token in enumerate(row[: reach + 1]):
        stated = stated or token.low in _VERBS_OF_STATE or (index > 0 and token.low in _CLAUSES)
        before = index - 1
        while before > 0 and row[before].capital:
            before -= 1  # "in front of St Brannock's Hospital"
        if (index and row[before].low in _LOCAL) or (index > 1 and row[index - 2].low in _LOCAL):
            continue
        near = 5 if token.low in people() or token.low in _SINGLE else 2  # "The skipper", no "sold its striker"
        if index <= near and (token.low in _SINGLE or (token.low in roles() and not stated and reach > 3)):
            if (many or not are_many(token.low)) and token.low not in FIRMS:
                return Speaker(number, token.start, token.end, "introduced")
        found = named_person(document, block, token.start, token.end) if token.capital else None
        if found and quotation is not None and _is_body(block.text, found.start, found.end, high):
            continue
        if found and not (reach == _BEHIND and block.text[found.start : found.end].endswith(("'s", "’s"))):
            return found._replace(how="introduced")
    for index, token in enumerate(row[reach + 1 :], reach + 1):  # "and the teacher, Ron Sparke, flatters nobody"
        if reach > 3 and token.capital and row[index - 1].low == "," and row[index - 2].low in roles():
            found = named_person(document, block, token.start, token.end)
            if found:
                return found._replace(how="introduced")
    return None


def _is_body(text: str, start: int, end: int, high: int) -> bool:
    """Whether a name is a firm's, a club's or a place's by its words, or the sentence speaks of it as "it"."""
    first, _, last = text[start:end].rpartition(" ")
    if first in _PLACED or last in listed("firm-words") or last in listed("body-names") or last.isupper():
        return True
    behind = text[end:high].split()
    return behind[:1] == ["are"] or ("its" in behind and _OF_PERSONS.isdisjoint(behind))


@cache
def _of_many() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:we|our|ours|ourselves)\b")


def _text_put(row: list[Token]) -> Token | None:
    """The noun of a sentence that says how a text puts things: "The auditors' letter of May is blunt." """
    if len(row) < 4 or len(row) > 24:
        return None
    if row[0].low == "they" and row[1].low in ("are", "were") and row[2].low in manners():
        return row[0]  # "They were honest about it."
    if row[0].low in _OTHERS and len(row) <= 7:
        return row[0]  # "Others were less patient."
    if row[0].low in _ARTICLES and row[1].low[:-2] in roles() and row[1].low.endswith("'s") and row[2].low in _KEPT:
        return row[1]  # "A survivor's letter is kept in Lund."
    felt = next((index for index, token in enumerate(row[2:9], 2) if token.low in _FEELING), 0)
    if felt and not vague_nouns().intersection([token.low for token in row[:felt]]):
        if _VERBS_OF_STATE.intersection([token.low for token in row[1:felt]]):
            return row[1]  # "The divers were amazed."
    if row[0].low not in _DEFINITE:
        return None
    at = next((index for index, token in enumerate(row) if token.low in ("is", "was", "are", "were")), 0)
    if not at or len(row) - at > 12 or manners().isdisjoint([token.low for token in row[at:]]):
        return None
    head = head_noun(tuple(row[:at]), 0)
    return row[head] if row[head].low in texts() else None


def _text_there(row: list[Token]) -> Token | None:
    """What bears words and is said to be somewhere, or to last: "In the archive lies a postcard", "The letter lay"."""
    for index, token in enumerate(row[1:12], 1):
        if token.low in _THERE and index + 1 < len(row) and row[index + 1].low in _ARTICLES:
            return next((one for one in row[index + 2 : index + 5] if one.low in shown()), None)
    if not 3 <= len(row) <= 24:
        return None
    if row[0].low == "read" and row[1].low in _DEFINITE:
        return row[0]  # "Read the small print."
    verb = next((index for index, token in enumerate(row[1:12], 1) if token.low in _LASTING), 0)
    head = head_noun(tuple(row[:verb]), int(row[0].low in _DEFINITE or row[0].low in _ARTICLES)) if verb else 0
    return row[head] if verb and (row[head].low in _KEPT or row[head].low in shown()) else None
