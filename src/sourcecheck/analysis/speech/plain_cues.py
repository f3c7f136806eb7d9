"""Words of saying told from the bare text: most quotations of edited copy have one, and need no closer reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.speech.quotations import Quotation, in_quotation
from sourcecheck.analysis.speech.speaker_patterns import patterns
from sourcecheck.analysis.speech.speaker_words import roles as people
from sourcecheck.analysis.speech.vague_phrases import are_many, vague_nouns
from sourcecheck.analysis.speech.voices import voices
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, MarkKind
from sourcecheck.word_lists import listed

__all__ = [
    "FIRMS",
    "closes",
    "is_elsewhere",
    "is_of_many",
    "is_plainly_spoken",
    "is_shown_at_a_glance",
    "plain_cue",
    "tells_else",
]

_UNSURE: Final = words(
    "has have had having would will could may might should must shall can cannot did does do also then later still "
    "even not never just once again already always often further soon ago today yesterday tonight now recently earlier "
    "previously since both all himself herself themselves itself only long more to simply first is are was were been "
    "be being as this that these those there what nothing it which and but or if when while than because where though "
    "of from by in on at for with about am get gets got so yet"
)


# Before a word of saying, these speak whatever else stands in the sentence.
_SPEAK: Final = words("he she they we who")
_OF_BODIES: Final = words("it its the a an this that our their")
# What speaks through somebody, and is a body mostly.
FIRMS: Final = words(
    "operator maker seller provider carrier retailer supplier manufacturer lender builder developer insurer"
)
_STOPS: Final = ".,;:!?)…—–"


@cache
def _cue() -> re.Pattern[str]:
    # A space first, for which the search leaps.
    return compiled(
        r"\s(?:(?<= )(?:said|says|told|wrote|explained|explains|asked|added|recalled|argued|tweeted)"
        r"|[Aa]ccording to)\b"
    )


@cache
def _opening() -> re.Pattern[str]:
    return compiled(r"[Aa]ccording to\b")


def _cues(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where plain words of saying stand in a range."""
    opening = _opening().match(text, 0, end) if begin == 0 else None
    if opening is not None:
        yield opening.span()
    for match in _cue().finditer(text, max(0, begin - 1), end):
        yield match.start() + 1, match.end()


def _up_to_stop(phrase: list[str]) -> list[str]:
    """The words of a row up to the first that ends in a stop: what stands behind it is of another phrase."""
    for index, word in enumerate(phrase):
        if word[-1] in _STOPS:
            return phrase[: index + 1]
    return phrase


def is_plainly_spoken(document: Document, quotation: Quotation) -> bool:
    """Whether the paragraph shows a speaker at a glance, or has a plain word of saying with a subject.

    A yes is certain: ``speaker`` finds somebody too. A no is not.
    """
    return is_shown_at_a_glance(document, quotation) or any(
        voice.kind == "plain"
        and not is_elsewhere(document.blocks[quotation.block].text, quotation, voice.start, voice.end)
        for voice in document.once(voices)[quotation.block]
    )


def is_shown_at_a_glance(document: Document, quotation: Quotation) -> bool:
    """Whether the text alone shows a speaker: a word of saying that nobody can doubt, a label, the quotation a link."""
    block = document.blocks[quotation.block]
    for mark in block.marks:
        if mark.kind is MarkKind.LINK and not mark.target.startswith("#"):
            if quotation.start <= mark.start < quotation.end or quotation.start <= mark.end <= quotation.end + 2:
                return True
    cue = plain_cue(document, quotation, 0, len(block.text))
    if cue is not None and not is_elsewhere(block.text, quotation, *cue):
        return True
    if patterns()["behind"].match(block.text, quotation.end):
        return True
    label = patterns()["label"].match(block.text)
    return label is not None and label.end() <= quotation.start


def is_elsewhere(text: str, quotation: Quotation, start: int, end: int) -> bool:
    """Whether words of saying in another sentence cannot tell who speaks in a quotation.

    Those that ask for something behind it ("A chain has asked for the keys"); and before the words of an "I" those
    that give a statement to a body or a text ("The lamps were safe, the firm said.").
    """
    if start >= quotation.end:
        if text[quotation.inner_end - 1] not in ".!?":
            return False
        if text.startswith((" for ", " to "), end) or tells_else(text, start, end):
            return True
        first = _subject(text, start, end)[:1]
        return first in (["a"], ["an"]) and _is_of_body(text, start, end)  # "A cross recalls the date."
    if not _stop().search(text, end, quotation.start):
        return False
    if not _of_one().search(text, quotation.inner_start, quotation.inner_end):
        return False
    return _is_of_body(text, start, end)


def tells_else(text: str, start: int, end: int) -> bool:
    """Whether words of saying in a sentence behind a quotation belong to what that sentence states.

    "The trial had 212 volunteers, according to the filing."; but "That is according to Ruiz."
    """
    if text[start + 1 : start + 9] == "ccording":
        return text[:start].rstrip(" ,")[-3:].lstrip() not in ("is", "was")
    return closes(text, start, end)


def is_of_many(text: str, start: int, end: int) -> bool:
    """Whether the subject of words of saying is a body, a text or more than one person."""
    phrase = _subject(text, start, end)
    if not phrase and text[:start].rstrip()[-1:] == ",":  # "The owners, Minch Lines, say"
        begin = max(text.rfind(mark, 0, start) for mark in ".!?”") + 1
        phrase = text[begin:start].lower().partition(",")[0].split()
    if phrase[:1] != [] and phrase[0] in _OF_BODIES and (people() - FIRMS).isdisjoint(phrase):
        return True
    return any(word in people() and are_many(word) for word in phrase) or _is_firm(text[:start].split()[-1:])


def _is_firm(last: list[str]) -> bool:
    """Whether the word before a verb ends the name of a body: "Holm Auctions", "the DVB"."""
    return last != [] and (
        last[0] in listed("firm-words") or last[0] in listed("body-names") or (last[0].isupper() and len(last[0]) > 1)
    )


def closes(text: str, start: int, end: int) -> bool:
    """Whether words of saying give the sentence that they close to a body or a text: ", the firm says on its site."."""
    begin = text.rfind(",", max(0, start - 60), start)
    stop = text.find(".", end, end + 50)
    return begin >= 0 and stop >= 0 and "," not in text[end:stop] and _is_of_body(text, start, end)


def _is_of_body(text: str, start: int, end: int) -> bool:
    """Whether the subject of words of saying is a body or a text: "its website says", "according to the ministry"."""
    phrase = _subject(text, start, end)
    return phrase[:1] != [] and phrase[0] in _OF_BODIES and people().isdisjoint(phrase)


def _subject(text: str, start: int, end: int) -> list[str]:
    if text[start + 1 : start + 9] == "ccording":
        phrase = _up_to_stop(text[end : end + 60].lower().removeprefix(" to").split())
    else:
        begin = max(text.rfind(mark, max(0, start - 80), start) for mark in ',.!?;:”"') + 1
        phrase = text[begin:start].lower().split()
    return [word.strip(_STOPS + "“”") for word in phrase]


@cache
def _of_one() -> re.Pattern[str]:
    return compiled(r"\b(?:I|[Mm]y|me|mine|myself)\b")


@cache
def _stop() -> re.Pattern[str]:
    return compiled(r"[.!?][”\")]? ")


def plain_cue(document: Document, quotation: Quotation, low: int, high: int) -> tuple[int, int] | None:
    """Where ``low:high`` holds a word of saying that nobody can doubt, beside the quotation.

    Where a vague noun, an adverb or a passive stands near it, ``voices`` decides.
    """
    block = document.blocks[quotation.block]
    text = block.text
    for begin, end in ((quotation.end, high), (low, quotation.start)):
        for start, stop in _cues(text, begin, end):
            if in_quotation(document, block, start, stop):
                continue
            if text[start] in "Aa" and text.startswith(" to", stop - 3):
                phrase = _up_to_stop(text[stop : stop + 60].lower().split())
            elif begin == quotation.end and start == begin + 1 and text[begin] == " ":
                phrase = text[stop : stop + 60].lower().split()
                if not phrase or phrase[0] in _UNSURE:
                    continue
                phrase = _up_to_stop(phrase)
            else:
                phrase = text[max(low, start - 110) : start].lower().split()
                if not phrase or not phrase[-1].isalpha() or phrase[-1] in _UNSURE or phrase[-1].endswith("ly"):
                    continue
                if phrase[-1] in _SPEAK:
                    return start, stop
                phrase = _up_to_stop(phrase[::-1])
            if not any(
                word.strip('(“”"' + _STOPS).removesuffix("’s").removesuffix("'s") in vague_nouns() for word in phrase
            ):
                return start, stop
    return None
