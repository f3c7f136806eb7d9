"""Letters garbled by a wrong encoding ("Russiaâ€™s")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.others_words import changes_others_words
from sourcecheck.analysis.own_words import marked_as_code
from sourcecheck.analysis.residue.garbled import GARBLED_NEEDS, Garbled, garbled
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_OTHERS = 20  # further places named with the finding
_LONGEST = 24  # of the word that the message shows
_CONTRACTED = (
    *(f" {verb} t " for verb in ("don", "doesn", "didn", "isn", "wasn", "aren", "weren", "won", "wouldn", "couldn",
      "shouldn", "hasn", "haven", "hadn", "can")),
    *(f" {who} {rest} " for who in ("they", "we", "you") for rest in ("re", "ve", "ll")), " i ve ", " i m ", " it s ",
    " that s ",
)  # fmt: skip


def check(document: Document, context: Context) -> Iterator[Hit]:
    places: list[tuple[Block, Garbled]] = []
    lost: list[tuple[Block, Garbled]] = []
    asked: list[tuple[Block, Garbled]] = []
    for block in context.blocks(document):
        if block.kind is Kind.CODE or document.regions[block.number] is Region.COMMENTS:
            continue
        for one in _all_garbled(document, block):
            if not marked_as_code(document, block, one.start, one.end) and _is_in_source(document, block, one):
                (places if one.right else lost).append((block, one))
        if "?" in block.text:
            asked += [
                (block, Garbled(*match.span("mark"), "’")) for match in _questioned().finditer(block.text)
                if not marked_as_code(document, block, *match.span())
            ]  # fmt: skip
    if not (places or lost or asked) or document.once(_is_about_encodings):
        return
    certain = _is_all_of_it(places)
    for found, variant in ((places, ""), (lost, "lost"), (asked, "asked")):
        for repaired in _apart(document, found) if variant != "lost" else (found,):
            if repaired:
                yield _hit(document, repaired, variant, safe=certain and not variant)


def _has_soft_letters(document: Document) -> bool:
    return "Ã\xad" in document.source


def _all_garbled(document: Document, block: Block) -> Iterator[Garbled]:
    """The garbled ranges of a block, with those of which the source holds more than the text shows."""
    text, source = block.text, document.source
    soft: set[int] = set()
    if document.once(_has_soft_letters):
        # The letter í: its second byte is a soft hyphen, which text leaves out.
        soft = {at.start() for at in re.finditer("Ã", text) if _ends_softly(source, block.span(*at.span()))}
    yield from (Garbled(at, at + 1, "í") for at in sorted(soft))
    for one in garbled(text):
        if one.start in soft:
            continue
        if one.right == "à" and text[one.end - 1] == " " and source[block.span(one.start, one.end).end - 1] == " ":
            one = one._replace(end=one.end - 1)  # the no-break space became a space, or stood before one
        yield one


def _ends_softly(source: str, span: Span) -> bool:
    return source[span.end : span.end + 1] == "\xad" or source[span.start : span.end].endswith("\xad")


def _span(document: Document, block: Block, place: Garbled) -> Span:
    span = block.span(place.start, place.end)
    if place.right == "í" and document.source[span.end : span.end + 1] == "\xad":
        return Span(span.start, span.end + 1)
    return span


def _apart(document: Document, found: list[tuple[Block, Garbled]]) -> Iterator[list[tuple[Block, Garbled]]]:
    """The places that can be repaired, and those that are left to the author: in quotations and code."""
    can = [_edit(document, *place) is not None for place in found]
    yield [place for place, one in zip(found, can, strict=True) if one]
    yield [place for place, one in zip(found, can, strict=True) if not one]


def _edit(document: Document, block: Block, place: Garbled) -> TextEdit | None:
    """The right letter in its place; None where it is none, or the words are another's."""
    if not place.right.isprintable() and place.right != "\xa0":
        return None
    edit = TextEdit(_span(document, block, place), place.right)
    return None if changes_others_words(document, edit) else edit


def _hit(document: Document, found: list[tuple[Block, Garbled]], variant: str, *, safe: bool) -> Hit:
    """One file was read wrongly once: one finding, with the other places beside it."""
    block, first = found[0]
    others = tuple(Related(_span(document, other, one), "Garbled too") for other, one in found[1 : _OTHERS + 1])
    word, right = _word(block.text, [one for other, one in found if other is block])
    values = {"word": word, "right": right}
    fix = None
    if variant != "lost":
        edits = tuple(edit for place in found if (edit := _edit(document, *place)) is not None)
        if edits:
            fix = Fix("Read the letters in the encoding that they were written in", edits, safe=safe)
    return Hit(_span(document, block, first), variant=variant, values=values, related=others, fix=fix)


def _is_all_of_it(found: list[tuple[Block, Garbled]]) -> bool:
    """Whether most letters beyond ASCII are garbled alike; else two encodings are mixed, or it was a third one."""
    texts = {block.number: block.text for block, _ in found}.values()
    beyond = sum(not char.isascii() for text in texts for char in text)
    return 2 * sum(one.end - one.start for _, one in found) >= beyond


def _word(text: str, places: list[Garbled]) -> tuple[str, str]:
    """The word around the first garbled letter, for the message: as it stands, and with all its letters repaired."""
    start, end = places[0].start, places[0].end
    while start > max(places[0].start - _LONGEST, 0) and text[start - 1].isalpha():
        start -= 1
    right = text[start : places[0].start] + places[0].right
    number, limit = 1, min(end + _LONGEST, len(text))
    while end < limit:
        if number < len(places) and places[number].start == end:
            end = places[number].end
            right += places[number].right
            number += 1
        elif text[end].isalpha():
            right += text[end]
            end += 1
        else:
            break
    return text[start:end], right if places[0].right else ""


def _is_in_source(document: Document, block: Block, place: Garbled) -> bool:
    """Whether the source holds what the text shows: a NUL is shown as U+FFFD too."""
    return block.text[place.start] != "\ufffd" or "\0" not in document.source[slice(*block.span(*place[:2]))]


def _is_about_encodings(document: Document) -> bool:
    return any(_about().search(block.text) for block in document.blocks)


@cache
def _about() -> re.Pattern[str]:
    return compiled(
        r"(?i)\bmojibake\b|\butf[- ]?(?:8|16)\b|\biso[- ]?8859|\bwindows-125|\bcp125|\blatin-?1\b"
        r"|\bunicode\b|\b(?:character|text|wrong|file) (?:en)?codings?\b|\bcharacter sets?\b|\bcharset\b|\bascii\b"
        r"|\breplacement character\b"
    )


@cache
def _questioned() -> re.Pattern[str]:
    """Apostrophes that became question marks: "don?t"."""
    return compiled(
        r"(?i)\b(?:(?:do|does|did|is|was|are|were|wo|would|could|should|has|have|had|ca)n(?=\?t\b)"
        r"|(?:they|we|you)(?=\?(?:re|ve|ll)\b)|I(?=\?(?:ve|m)\b)|(?:it|that)(?=\?s [a-z]))(?P<mark>\?)"
    )


RULE = Rule(
    id="residue/mojibake",
    message="“{word}” was “{right}” before it was read in a wrong encoding.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Letters were lost when the text was copied, and other errors of copying may stand in it too.",
    settle="Save the text again in the encoding that it was written in, UTF-8 as a rule, and read it once.",
    why="""UTF-8 stores a letter with an accent or a typographic mark in several bytes. A program that takes them for
Windows-1252 shows a character for each: “â€™” where an apostrophe was. The characters can be taken back to bytes, and
where these are UTF-8 the right letter is certain. Where a program gave up, it left “\ufffd”, and the letter is lost.

Portuguese, Vietnamese, Icelandic and other languages use these letters too, but not with those signs behind them. Pages
about encodings and code are left alone.""",
    measured=(
        "2026-11-23: 12 findings in 840 edited articles, kept in a collection that had garbled them: all read, all "
        "right. 0 in 1,900 other articles, posts and pages of 20 languages (at most 1.6 per 1,000 with 95% "
        "confidence). Of 24 garblings not seen before 21 were found; of 26 near-misses none."
    ),
    references=(
        "https://www.w3.org/International/questions/qa-what-is-encoding",
        "https://www.unicode.org/faq/utf_bom.html",
        "https://www.w3.org/WAI/WCAG22/Understanding/readable",
    ),
    bad=(
        "The ministry[[â€™]]s statement was short.",
        "We met at the caf[[Ã©]] near the quay.",
        Example("The ferry is 10[[Â ]]km away.\n", Format.TEXT),
        Example("<p>The harbour[[&acirc;&euro;&trade;]]s wall</p>", Format.HTML),
        Example("The keeper is Ana Garc[[Ã\xad]]a.", why="the second byte of í is a soft hyphen"),
        Example("She speaks of real[[Ã¢€]]world concerns.", variant="lost", why="garbled twice, and a byte is gone"),
        Example("## [[ÐŸÑ€Ð¸Ð²ÐµÑ‚]]\n", Format.MARKDOWN),
        Example("The town of Orl[[\ufffd]]ns is small.", variant="lost"),
        Example("The ferry doesn[[?]]t run on Sundays.", variant="asked"),
    ),
    good=(
        "“Amanhã”, disse ela. A manhã» foi longa; IRMÃ” dizia a placa.",
        "Hanoi hat die Buchstaben „Â“ und „Ã“; l’“Åland” est une île.",
        "The sequence “â€™” is what UTF-8 looks like when it is read as something else.",
        "Doesn’t it? Can? The page?s=1 is a search.",
        Example("Write `â€™` and the browser shows an apostrophe.\n", Format.MARKDOWN),
    ),
    check=check,
    needs=(*GARBLED_NEEDS, *_CONTRACTED),
    scopes=("notices", "headings", "captions", "cells", "byline", "attributes", "descriptions"),
    variants={
        "lost": Variant(message="“{word}” has lost a character to a wrong encoding. Which one was it?"),
        "asked": Variant(message="“{word}” has a question mark for an apostrophe: “{right}”."),
    },
    fix="safe: the letters that the bytes stand for",
)  # fmt: skip
