"""Characters that nobody sees and that have no task where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.links.written import addresses_of
from sourcecheck.analysis.others_words import changes_others_words
from sourcecheck.analysis.ranges import Ranges, merged, overlaps
from sourcecheck.analysis.typography.hidden_characters import Hidden, hidden_characters, may_hold
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind, Region
from sourcecheck.finding import Confidence, Fix, Related, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_RELATED: Final = 50  # places named in one finding


def check(document: Document, context: Context) -> Iterator[Hit]:
    addresses = document.once(addresses_of)
    if "%" in addresses or not addresses.isascii():
        yield from _in_addresses(document)
    if may_hold(document):
        yield from _in_text(document, context)


def _in_text(document: Document, context: Context) -> Iterator[Hit]:
    found: dict[tuple[str, bool], list[tuple[Hidden, TextEdit | None]]] = {}
    seen = -1
    for block in sorted((block for block in document.blocks if block.runs), key=lambda block: block.runs[0].start):
        if block.kind is Kind.ATTRIBUTE or not _is_read(document, block):
            continue
        start, end = _edges(document.source, max(block.runs[0].start, seen), block.runs[-1].end)
        if start >= end:
            continue
        seen = end
        codes = _codes(block)
        for hidden in hidden_characters(document, start, end, context.language, block.kind is Kind.CODE):
            in_code = block.kind is Kind.CODE or overlaps(codes, hidden.start, hidden.end)
            if in_code and (hidden.kind not in ("zero-width", "direction") or hidden.end - hidden.start > 3):
                continue
            edit = _edit(document, hidden)
            found.setdefault((hidden.kind, edit is not None), []).append((hidden, edit))
    if found and _speaks_of_them(document):
        return
    for (kind, _), places in found.items():
        first = places[0][0]
        edits = tuple(edit for _, edit in places if edit is not None)
        fix = None
        if edits:
            said = "Write ordinary spaces" if kind == "no-break-space" else "Delete what nobody sees"
            fix = Fix(said, edits, safe=kind in ("zero-width", "no-break-space"))
        yield Hit(
            Span(first.start, first.end),
            variant="" if kind in ("zero-width", "control", "combining") else kind,
            values={"name": first.name, "near": _near(document.source, first.start, first.end)},
            related=tuple(Related(Span(hidden.start, hidden.end), hidden.name) for hidden, _ in places[1:_RELATED]),
            fix=fix,
        )


def _is_read(document: Document, block: Block) -> bool:
    """Whether a block is the article's, in a quotation or not."""
    return document.regions[block.number] is Region.CONTENT


def _edges(source: str, start: int, end: int) -> tuple[int, int]:
    """The range of a block with what stands unseen at its edges."""
    while start > 0 and not source[start - 1].isascii() and not source[start - 1].isprintable():
        start -= 1
    while end < len(source) and not source[end].isascii() and not source[end].isprintable():
        end += 1
    return start, end


def _codes(block: Block) -> Ranges:
    return merged(block.span(mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.CODE)


def _speaks_of_them(document: Document) -> bool:
    """Whether the page is about such characters and shows some."""
    source = document.source
    if "U+2" in source or "U+0" in source or "U+F" in source or "U+E" in source:
        return True
    return any(word in source for word in ("zero-width", "Zero-width", "zero width", "Zero Width", "ZWSP", "ZWNJ"))


def _edit(document: Document, hidden: Hidden) -> TextEdit | None:
    """What makes it ordinary text; nothing in quotations and code, which stay as they are."""
    if hidden.kind not in ("zero-width", "control", "direction", "no-break-space"):
        return None
    source = document.source
    text = ""
    if hidden.kind == "no-break-space":
        spaced = source[hidden.start - 1 : hidden.start] in (" ", "\t") or source[hidden.end : hidden.end + 1] == " "
        text = "" if spaced else " "
    elif source[hidden.start] in "\u2028\u2029\x0b":
        text = " "
    edit = TextEdit(Span(hidden.start, hidden.end), text)
    return None if changes_others_words(document, edit) else edit


def _near(source: str, start: int, end: int) -> str:
    """The words around, with a dot for what nobody sees."""
    before = source[max(0, start - 14) : start].split("\n")[-1].rpartition(">")[2].split(" ")[-1]
    after = source[end : end + 14].split("\n")[0].partition("<")[0].split(" ")[0]
    return f"{before}·{after}"


def _in_addresses(document: Document) -> Iterator[Hit]:
    for link in document.links:
        target = link.target
        if (target.isascii() and "%" not in target) or link.target_span.start >= link.target_span.end:
            continue
        source = document.source
        place = link.target_span
        for match in _unseen().finditer(source, place.start, place.end):
            span = Span(*match.span())
            fix = Fix("Take it out of the address", (TextEdit(span, ""),))
            before = source[max(place.start, span.start - 16) : span.start]
            near = f"{before}·{source[span.end : min(place.end, span.end + 8)]}"
            yield Hit(span, variant="address", values={"near": near}, fix=fix)
            break


@cache
def _unseen() -> re.Pattern[str]:
    """What no address holds: joiners aside, which Persian and Indian ones do."""
    return compiled(
        "(?:[\xad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
        "|(?i:%E2%80%(?:8B|8E|8F|A[A-E])|%C2%AD|%EF%BB%BF))+"
    )


RULE = Rule(
    id="typography/invisible-character",
    message="“{near}” holds {name}, which nobody sees. Delete it?",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="What nobody sees was copied from elsewhere unread, or hides something from readers and searches.",
    settle="Delete the character, or write what was meant in its place.",
    why=(
        "A character without a shape parts a word for searches, for screen readers and for who copies a command, and "
        "nobody knows why. It is carried along by copying from a page, a chat or a PDF. Controls of direction can make "
        "a text read otherwise than it is stored.\n\n"
        "Emoji, scripts that need joiners, texts that run from right to left, soft hyphens in words of a web page, "
        "icons, and places where an address or a mention is parted on purpose are left alone. One finding names "
        "all places of a kind. No-break spaces that hold nothing together are noted with low confidence."
    ),
    references=(
        "https://www.unicode.org/reports/tr36/",
        "https://www.unicode.org/reports/tr39/",
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
    ),
    bad=(
        "The har[[\u200b]]bour board met.",
        "He paid [[\u202e]]0001 euros[[\u202c]] for it.".replace("[[\u202c]]", "\u202c"),
        "The figures [[\ue200]] are new. An object stood here [[\ufffc]] once.",
        "It has drawn crowds since the exam[[\xad]] ple of 1911.",
        Example("The –[[\xa0]]old mill,\xa0they say, was sold\xa0 in May.", variant="no-break-space"),
        Example("Run `ls[[\u200b]] -l` at once.\n", Format.MARKDOWN),
        Example("See [the report](https://harbourpost.example/a[[%E2%80%8B]]).\n", Format.MARKDOWN, variant="address"),
        Example("<p>The har[[&#8203;]]bour board met.</p>", Format.HTML),
    ),
    good=(
        "The crew 👩\u200d🚒 met 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f. Heart ❤\ufe0f!",
        "Dr.\xa0Lund paid 10\xa0km – a lot\xa0– for p.\xa05.",
        "می\u200cخواهم and שלום\u200f, she said.",
        "U+200B looks like this: \u200b.",
        Example("Thanks to @\u200bpetrie for **a**\u200bb.\n", Format.MARKDOWN),
        Example("<p>Donau\xaddampf <i class=icon>\ue001</i> <span>\u200b</span> src/\u200bmain</p>", Format.HTML),
    ),
    check=check,
    parts=("unusual",),
    measured=(
        "2026-11-23: 15 findings in 2,740 articles, posts and pages (5.5 per 1,000), all read, none wrong; combining "
        "signs of broken letters are silent since. No-break spaces that hold nothing together: 182, 25 read, all so, "
        "of no harm to readers: confidence low. Of 42 hidden characters of our own 41 found at first look; of 15 fresh "
        "ones 12; of 14 that have a task none was reported. Of 300 put into real articles 294."
    ),
    variants={
        "direction": Variant("“{near}” holds {name}: it can show a text otherwise than it is stored."),
        "private": Variant("“{near}” holds {name}, which every font shows otherwise. What was meant?"),
        "soft-hyphen": Variant("“{near}” holds {name}. Is it left over from a line that ended there?", Severity.INFO),
        "no-break-space": Variant("“{near}” holds {name} that holds nothing together.", Severity.INFO, Confidence.LOW),
        "address": Variant("This address holds a character that nobody sees: {near}"),
    },
    fix="safe: without the characters, outside of quotations",
)
