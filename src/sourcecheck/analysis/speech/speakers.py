"""Who speaks in a quotation: where the text says so.

Somebody is looked for as a reader looks: in the sentence ("…," said Ana Ruiz; Ruiz wrote that "…"),
in the lead-in before a colon, in the rest of the paragraph, in the paragraph before (which leads
in, or in which the same person was speaking), at the beginning of the next one, in labels
(Q:, RUIZ:), in the line under a block quote. Somebody is anybody: a pronoun, "one resident", a sign.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from sourcecheck.analysis.adjoining import neighbour
from sourcecheck.analysis.attribution.names import names
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.introductions import OWNERS, Speaker, between, introduced, named_person, told
from sourcecheck.analysis.speech.own_tokens import QUOTED, Token, tokens
from sourcecheck.analysis.speech.plain_cues import is_elsewhere, is_of_many, plain_cue, tells_else
from sourcecheck.analysis.speech.quotations import Quotation, parts, quotations
from sourcecheck.analysis.speech.speaker_patterns import patterns
from sourcecheck.analysis.speech.speaker_words import crediting, owned, people, shown, silent
from sourcecheck.analysis.speech.vague_phrases import is_vague, vague_nouns
from sourcecheck.analysis.speech.voices import Voice, can_speak, voices
from sourcecheck.analysis.words import words
from sourcecheck.document import Block, Document, Kind, MarkKind

__all__ = ["NEXT", "Speaker", "in_heading", "in_sentence", "introduced", "speaker"]

NEXT: Final = 200  # code points of the next paragraph that are looked at
_LINE: Final = 80  # code points of a byline
_BACK: Final = 6  # paragraphs of one speech that are followed back


_OF_SPEECH: Final = words(
    "said say says asked told testimonials testimonial reviews quotes quote comments comment reactions reaction "
    "feedback questions question answers faq words statements statement letters voices responses messages"
)
_SUBJECTS: Final = frozenset(("he", "she", "they", "i", "we"))


def speaker(document: Document, quotation: Quotation) -> Speaker | None:
    """Who or what is said to speak in a quotation, or None.

    Of a quotation over several paragraphs every part is looked at.
    """
    pieces = parts(document, quotation)
    for piece in pieces:
        found = in_sentence(document, piece)
        if found:
            return found
    for piece in (pieces[0], pieces[-1]) if len(pieces) > 1 else pieces:
        found = _in_paragraph(document, piece)
        if found:
            return found
    return _before(document, pieces[0]) or _after(document, pieces[-1])


def _clause(document: Document, quotation: Quotation) -> tuple[int, int]:
    """From the beginning of the sentence in which a quotation opens to the end of the one in which it closes."""
    ranges = document.once(sentences)[quotation.block]
    first = max(bisect_right(ranges, (quotation.start, 10**9)) - 1, 0)
    last = max(bisect_right(ranges, (max(quotation.start, quotation.end - 1), 10**9)) - 1, first)
    low, high = ranges[first][0], ranges[last][1]
    # A sentence that opens inside another quotation belongs to that one's end.
    text = document.blocks[quotation.block].text
    if high <= quotation.end + 1 and _goes_on(text, high):
        high = ranges[last + 1][1] if last + 1 < len(ranges) else len(text)
    return low, max(high, quotation.end)


def _goes_on(text: str, at: int) -> bool:
    """Whether a small letter or a dash goes on behind a quotation: '"Why?" he asked'."""
    rest = text[at : at + 3].lstrip(" ")[:1]
    return rest.islower() or (rest != "" and rest in "-–—,")


def in_sentence(document: Document, quotation: Quotation) -> Speaker | None:
    """Somebody in the sentences in which the quotation opens and closes."""
    number = quotation.block
    block = document.blocks[number]
    text = block.text
    low, high = _clause(document, quotation)
    found = _colon(document, block, quotation, low)
    if found:
        return found
    cue = plain_cue(document, quotation, low, high)
    if cue is not None:
        return Speaker(number, *cue, "sentence")
    for voice in document.once(voices)[number]:
        if low <= voice.start < high and (voice.kind != "beside" or _is_beside(document, quotation, voice)):
            return Speaker(number, voice.start, voice.end, "sentence")
    found = _owner(document, block, quotation, low, high)
    if found:
        return found
    found = named_person(document, block, low, high)
    if found:
        return found
    lowered = text[low : quotation.start].lower()
    row = document.once(tokens)[number]
    for phrase in crediting():
        at = lowered.find(phrase)
        if phrase.endswith("words of ") and at >= 0:
            following = between(row, low + at + len(phrase), quotation.start)[:6]
            if not can_speak(tuple(following), 0, len(following)) and not any(one.low in OWNERS for one in following):
                continue
        if at >= 0 and not _vague_at(row, low + at + len(phrase)):
            return Speaker(number, low + at, low + at + len(phrase), "sentence")
    lowered = text[quotation.end : high].lower()
    for phrase in crediting():
        at = lowered.find(phrase)
        if at >= 0 and not _vague_at(row, quotation.end + at + len(phrase)):
            return Speaker(number, quotation.end, high, "sentence")
    for mark in block.marks:
        inside = low <= mark.start < high or quotation.start <= mark.end <= quotation.end + 2
        linked = mark.kind is MarkKind.LINK and not mark.target.startswith("#")
        if linked and (inside or block.kind is not Kind.PARAGRAPH):
            return Speaker(number, mark.start, mark.end, "link")
        if mark.kind is MarkKind.NOTE and quotation.start < mark.start <= high + 2:
            return Speaker(number, mark.start, mark.end, "link")
    citation = patterns()["citation"].search(text, quotation.end, min(high + 60, len(text)))
    if citation:
        return Speaker(number, *citation.span(), "link")
    outlet = patterns()["outlet"].search(text, quotation.end, quotation.end + 400)
    if outlet:
        return Speaker(number, *outlet.span(), "line")
    inverted = patterns()["inverted"].match(text, quotation.inner_end - 1)
    if inverted and not _vague_at(row, inverted.start("who")):
        return Speaker(number, *inverted.span("who"), "sentence")
    for name in ("behind", "bracket", "shown", "quoted"):
        behind = patterns()[name].match(text, quotation.end)
        if behind:
            return Speaker(number, *behind.span(), "line")
    return None


def _vague_at(row: tuple[Token, ...], start: int) -> bool:
    """Whether the phrase that begins at a place of the text names nobody."""
    return any(is_vague(row, index) for index, token in enumerate(row) if token.start == start)


def _is_beside(document: Document, quotation: Quotation, voice: Voice) -> bool:
    """Whether at most eight words stand between a cue and the quotation."""
    text = document.blocks[quotation.block].text
    if text.endswith(" to ", 0, voice.start) and text[voice.end : quotation.start].strip(" ,:"):
        return False  # "has until June to find a majority, “…”"
    gap = text[voice.end : quotation.start] if voice.end <= quotation.start else text[quotation.end : voice.start]
    # "“…,” before the vote went 61 to 40": another clause
    return gap.count(" ") <= 8 and not gap.startswith((" before ", " after ", " until ", " when ", " while "))


def _colon(document: Document, block: Block, quotation: Quotation, low: int) -> Speaker | None:
    """A lead-in that ends in a colon right before the quotation, if it leads in somebody ("one thing is clear:")."""
    before = block.text[low : quotation.start].rstrip()
    if not before.endswith((":", ":-")):
        return None
    row = between(document.once(tokens)[block.number], low, low + len(before))
    if patterns()["empty"].search(before.rstrip(":- ")):
        return None
    if is_vague(tuple(row), 0):
        return None
    for index, token in enumerate(row):
        possessor = token.low[:-2] if token.low.endswith(("'s", "s'")) else ""
        possessed = possessor and (token.capital or possessor in people() or possessor.endswith(("man", "men")))
        worded = token.low in owned() or token.low in shown()
        if possessed or (worded and not _is_place(row, index)):
            return Speaker(block.number, low, low + len(before), "colon")
    if can_speak(tuple(row), 0, len(row)):
        return Speaker(block.number, low, low + len(before), "colon")
    return None


def _is_place(row: list[Token], index: int) -> bool:
    """Whether a noun tells where something is: "at the end of the line"."""
    return (
        index > 1 and row[index].low in ("line", "field", "section") and row[index - 2].low in ("of", "down", "along")
    )


def _owner(document: Document, block: Block, quotation: Quotation, low: int, high: int) -> Speaker | None:
    """Words for something said, with an owner, or for something that bears words, beside the quotation."""
    row = between(document.once(tokens)[block.number], low, high)
    at = next((index for index, token in enumerate(row) if token.start == quotation.start), -1)
    if at < 0:
        return None
    for index in range(max(0, at - 10), min(len(row), at + 9)):
        token = row[index]
        if token.low == QUOTED or (token.low in OWNERS and index < at and _is_topic(row)):
            continue
        near = at - 6 <= index <= at + 6
        ahead = at - 6 <= index < at
        if token.low in OWNERS or (
            token.low.endswith(("'s", "s'"))
            and token.low not in ("it's", "that's", "there's", "what's", "let's", "here's")
        ):
            following = {one.low for one in row[index + 1 : index + 6]}
            if following & owned() or following & vague_nouns() or (index < at and at - index <= 4):
                return Speaker(block.number, token.start, token.end, "owner")
        elif token.low in shown() and ahead and (token.low not in owned() or _stands_in(row, index)):
            return Speaker(block.number, token.start, token.end, "owner")
        elif token.low in owned() and near:
            behind = row[index + 1 : index + 6]
            if (
                at - index in (1, 2)
                and all(one.low == "," for one in row[index + 1 : at])
                and not is_vague(tuple(row), index)
                and (index == 0 or row[index - 1].low not in ("one", "a", "an", "another", "single"))
            ):
                return Speaker(block.number, token.start, token.end, "owner")
            places = [number for number, one in enumerate(behind) if one.low in ("by", "from", "of")]
            if places and can_speak(tuple(behind), places[0] + 1, len(behind)):
                return Speaker(block.number, token.start, token.end, "owner")
        elif token.low in people() and ((ahead and not _goes_with(block.text, quotation)) or at < index <= at + 4):
            return Speaker(block.number, token.start, token.end, "people")
        elif token.low in _SUBJECTS and near:
            return Speaker(block.number, token.start, token.end, "sentence")
    return None


def _goes_with(text: str, quotation: Quotation) -> bool:
    """Whether the words go on with the writer's sentence: "the price fell, “because nobody believed in it”"."""
    return text.endswith(", ", 0, quotation.start) and text[quotation.inner_start : quotation.inner_end].startswith(
        ("because ", "and ", "but ", "so ", "which ", "where ", "since ", "as ", "while ", "although ")
    )


def _is_topic(row: list[Token]) -> bool:
    """Whether a sentence begins with what it is about: "With regard to their value"."""
    return (row[0].low, row[1].low) in (("with", "regard"), ("with", "respect"), ("as", "for"), ("as", "to"))


def _stands_in(row: list[Token], index: int) -> bool:
    """Whether words stand in a text: "in the letter"."""
    return not {"in", "on"}.isdisjoint([token.low for token in row[max(0, index - 3) : index]])


def _in_paragraph(document: Document, quotation: Quotation) -> Speaker | None:
    """Somebody in the rest of the paragraph: a plain verb of speech, a label, another quotation with a speaker."""
    number = quotation.block
    block = document.blocks[number]
    label = patterns()["label"].match(block.text)
    if label and label.end() <= quotation.start:
        return Speaker(number, *label.span(), "label")
    ranges = document.once(sentences)[number]
    low, high = _clause(document, quotation)
    ahead = max((start for start, end in ranges if end <= low), default=low)
    behind = min((end for start, end in ranges if start >= high), default=high)
    for voice in document.once(voices)[number]:
        if voice.kind == "plain" and not is_elsewhere(block.text, quotation, voice.start, voice.end):
            return Speaker(number, voice.start, voice.end, "paragraph")
    for other in document.once(quotations)[number]:
        if other.depth == 0 and other.start != quotation.start and other.words >= 3:
            if abs(other.start - quotation.end) <= 600 or abs(quotation.start - other.end) <= 600:
                found = in_sentence(document, other)
                if found and found.how != "link":
                    return found._replace(how="paragraph")
    row = document.once(tokens)[number]
    found = introduced(document, block, ahead, low, quotation=quotation)
    # Who speaks calls themselves neither he nor she.
    first = block.text[quotation.inner_start : quotation.inner_start + 4].lower().split()[:1]
    others = (
        found is not None and first in (["he"], ["she"]) and block.text[found.start : found.end].lower() == first[0]
    )
    if found and not others:
        return found
    found = _portrayed(document, block, high, behind, quotation, 3)
    if found or others or not silent().isdisjoint([token.low for token in between(row, ahead, low)]):
        return found
    return _portrayed(document, block, 0, min(ranges[0][1], low), quotation, 2)  # whom the paragraph is about


def _before(document: Document, quotation: Quotation) -> Speaker | None:
    """Somebody in the paragraph before who leads in or was speaking, back through the paragraphs of one speech."""
    block = document.blocks[quotation.block]
    opens = not any(char.isalnum() for char in block.text[: quotation.start])
    for step in range(_BACK):
        above = neighbour(document, block, -1)
        if above is None:
            return None
        text = above.text.rstrip()
        if len(text) <= _LINE and text.startswith(("By ", "by ")) and not text.endswith((".", ":")):
            return None  # who wrote the text
        if text.endswith(":") and any(mark.kind is MarkKind.LINK for mark in above.marks):
            return Speaker(above.number, 0, len(above.text), "link")
        if text.endswith((":", ":-", "...", "…")) and opens:
            return Speaker(above.number, 0, len(above.text), "before")
        if opens and text.endswith("?") and _is_asked(above):
            return Speaker(above.number, 0, len(text), "before")
        if above.kind is Kind.HEADING:
            return in_heading(document, above) if opens or step else None
        spoken = document.once(voices)[above.number]
        if opens or step:
            ranges = document.once(sentences)[above.number]
            last = ranges[-1][0] if ranges else 0
            # What a body or many people have said is told; the words behind it are somebody's.
            plain = [
                one
                for one in spoken
                if (one.kind == "plain" or (one.kind == "said" and one.start >= last))
                and not is_of_many(above.text, one.start, one.end)
            ]
            if plain:
                return Speaker(above.number, plain[-1].start, plain[-1].end, "before")
            found = _portrayed(document, above, last, len(above.text), quotation)
            if found:
                return found._replace(how="before")
            for other in document.once(quotations)[above.number]:
                if other.depth == 0 and other.words >= 3:
                    found = in_sentence(document, other)
                    if found:
                        return found._replace(how="before")
        # Only through paragraphs that are quotation from beginning to end.
        known = document.once(quotations)[above.number]
        if not known or sum(one.end - one.start for one in known if one.depth == 0) < 0.8 * len(above.text):
            return None
        block = above
    return None


def _portrayed(
    document: Document, block: Block, low: int, high: int, quotation: Quotation, reach: int = 11
) -> Speaker | None:
    """Somebody of whom a sentence near a quotation tells who that is, or with what face: who speaks in it.

    Not somebody who merely does what is told ("Mayor Ana Ruiz opened the bridge"); behind the quotation only whom the
    sentence begins with.
    """
    found = told(document, block, low, high, reach, quotation)
    if reach > 3 and (stated := patterns()["stated"].search(block.text, low, high)):
        return Speaker(block.number, *stated.span(), "introduced")
    if found is not None:
        many = is_of_many(block.text, found.start, found.end)
        return None if many and any(one.start == found.start for one in document.once(voices)[block.number]) else found
    found = introduced(document, block, low, high, reach, quotation)
    if found is None or (reach == 3 and block.text.count(" ", low, found.start) > 1 + block.text.startswith(" ", low)):
        return None
    return found if patterns()["portrait"].match(block.text, found.end, high) else None


def _is_asked(above: Block) -> bool:
    """Whether a paragraph is a question of an interview: in bold from end to end."""
    return any(mark.kind is MarkKind.STRONG and not mark.start and mark.end == len(above.text) for mark in above.marks)


def in_heading(document: Document, heading: Block) -> Speaker | None:
    """A heading under which people speak: "What visitors say", "Reactions", "Frequently asked questions"."""
    row = document.once(tokens)[heading.number]
    for token in row:
        if token.low in _OF_SPEECH or token.low in people():
            return Speaker(heading.number, token.start, token.end, "before")
    for name in document.once(names)[heading.number]:
        if name.kind == "person" and len(row) <= 4:
            return Speaker(heading.number, name.start, name.end, "before")
    return None


def _after(document: Document, quotation: Quotation) -> Speaker | None:
    """Somebody in the first words of the next paragraph, or a line under the quotation that names one."""
    block = document.blocks[quotation.block]
    if any(char.isalnum() for char in block.text[quotation.end :]):
        return None
    below = neighbour(document, block, 1)
    if below is None or below.kind is Kind.HEADING:
        return None
    line = patterns()["line"].match(below.text) or patterns()["quoted"].match(below.text)
    if line:
        return Speaker(below.number, *line.span(), "line")
    if below.kind is Kind.ITEM and len(below.text) <= 60 and below.text[:1].isupper():
        return Speaker(below.number, 0, len(below.text), "line")  # "- Ruiz", which looks like a list
    for voice in document.once(voices)[below.number]:
        if voice.start >= NEXT or voice.kind == "beside" or tells_else(below.text, voice.start, voice.end):
            continue
        if not is_of_many(below.text, voice.start, voice.end):
            return Speaker(below.number, voice.start, voice.end, "after")
    ranges = document.once(sentences)[below.number]
    found = _portrayed(document, below, 0, min(ranges[0][1], NEXT), quotation, 3) if ranges else None
    return found._replace(how="after") if found else None
