"""Quotation marks that open and never close, or close what never opened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.quotation_marks import CURLY, GUILLEMET, LOW, STRAIGHT
from sourcecheck.analysis.speech.quotations import quoted_blocks, unpaired
from sourcecheck.analysis.words import SAMPLE, prose_sample
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.word_lists import alternatives


@cache
def _measure() -> re.Pattern[str]:
    return compiled(r"\d ?$")


def check(document: Document, context: Context) -> Iterator[Hit]:
    alone = document.once(unpaired)
    for block in document.once(quoted_blocks):
        if block.kind is not Kind.PARAGRAPH:
            continue
        if block.marks and any(mark.kind in (MarkKind.CODE, MarkKind.SHORTCODE) for mark in block.marks):
            continue
        found = alone[block.number]
        # Several: something else is going on (a row of inches, another language's marks).
        if len(found) != 1 or _may_pair(block.text):
            continue
        at, kind, opens = found[0]
        if _beside(document, block, opens):
            continue  # opened in one line, closed in the next
        if kind not in (STRAIGHT, CURLY, GUILLEMET, LOW) or not _certain(block, at, opens):
            continue
        yield _hit(document, block, at, opens)
    yield from _in_single_marks(document)


def _hit(document: Document, block: Block, at: int, opens: bool) -> Hit:
    ranges = document.once(sentences)[block.number]
    start, end = ranges[max(bisect_right(ranges, (at, len(block.text) + 1)) - 1, 0)]
    span = block.span(at, max(end, at + 1)) if opens else block.span(min(start, at), at + 1)
    return Hit(span, variant="" if opens else "close")


def _in_single_marks(document: Document) -> Iterator[Hit]:
    """What opens with a single mark, which is an apostrophe as often: somebody must be said to speak behind it."""
    sample = document.once(prose_sample)  # the whole prose of most documents, and shorter than their source
    if not (_may_open(sample) if len(sample) < SAMPLE else _may_open(document.source, document.format)):
        return
    for block in document.blocks:
        text = block.text
        if block.kind is not Kind.PARAGRAPH or not ("‘" in text or " '" in text or text[:1] == "'"):
            continue
        if block.quoted or not document.in_content(block):
            continue
        at, others = _left_open(text)
        following = document.blocks[block.number + 1].text[:1] if block.number + 1 < len(document.blocks) else ""
        if at >= 0 and following not in ("'", "‘") and _spoken().search(text, 0 if others else at):
            if not any(mark.kind in (MarkKind.CODE, MarkKind.SHORTCODE) for mark in block.marks):
                yield _hit(document, block, at, True)


def _left_open(text: str) -> tuple[int, bool]:
    """Where the single mark stands that opens and does not close, or -1, and whether others before it closed."""
    at, others = 0, False
    while (match := _single().search(text, at)) is not None:
        end = _ends().search(text, match.end())
        if end is None:
            return match.start("mark"), others
        at, others = end.start() + 1, True
    return -1, others


def _may_open(source: str, form: Format = Format.TEXT) -> bool:
    """Whether a page may hold a single mark that opens in front of a capital and does not close on its line."""
    if form is Format.HTML and any(mark in source for mark in _ENTITIES):
        return True
    for mark in ("'", "‘"):
        at = source.find(mark)  # a search for one letter is nearly free, one for two takes ten times as long
        while at >= 0:
            if source[at + 1 : at + 2].isupper() and source[at - 1 : at] in ("", " ", "\n", ">"):
                line = source.find("\n", at)
                # Most are values of a page's data, in marks from end to end.
                if source[line - 1] != "'" and not _ends().search(source, at + 1, line if line >= 0 else len(source)):
                    return True
            at = source.find(mark, at + 1)
    return False


_ENTITIES = ("&lsquo;", "&#8216;", "&#x2018;")  # as HTML writes the mark


@cache
def _single() -> re.Pattern[str]:
    """A single mark where a quotation may open."""
    return compiled(r"(?:^|[.:;!?,—] )(?P<mark>['‘])(?!Tis\b|Twas\b|Til|Cause\b|Bout\b|Em\b)(?=[A-Z])")


@cache
def _ends() -> re.Pattern[str]:
    """A single mark that may close one."""
    return compiled(r"['’](?!\w)|[ —(]['‘]")


@cache
def _spoken() -> re.Pattern[str]:
    """ ", she says.", ", wrote Agnes Thorley" """
    said = alternatives("plain-speech-verbs")
    who = r"(?:he|she|they|I|we|(?:the|his|her|their|one|a) (?:[\w-]+ ){0,2}?[\w-]+|[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
    return compiled(rf",[’']? (?:{who} (?:{said})\b|(?:{said}) {who})")


def _may_pair(text: str) -> bool:
    """Whether the double marks are even in number, so that one alone cannot be without a partner."""
    marks = text.count('"')
    if not text.isascii():
        marks += text.count("“") + text.count("”")
        if text.count("„") == 1 and not marks:
            return False  # opened as in German, and nothing that closes
        if any(mark in text for mark in ("„", "‟", "«", "»", "‚", "‹", "›", "「", "」", "『", "』", "’’")):
            return False
    return marks % 2 == 0 and "''" not in text and "``" not in text and _inches().search(text) is None


@cache
def _inches() -> re.Pattern[str]:
    return compiled('\\d["”]')


def _beside(document: Document, block: Block, opens: bool) -> bool:
    """Whether the next block (of a mark that opens) or the one before holds a mark that could be the partner."""
    number = block.number + (1 if opens else -1)
    if not 0 <= number < len(document.blocks):
        return False
    return any(other is not opens for _, _, other in document.once(unpaired)[number])


def _certain(block: Block, at: int, opens: bool) -> bool:
    """Whether the mark is a quotation mark beyond doubt: beside a word, and not beside a figure."""
    text = block.text
    before, after = text[:at], text[at + 1 :]
    if _measure().search(before[-3:]) or text[at : at + 2] in ("''", "``", "’’"):
        return False
    if opens and text[-1] == ":":
        return False  # goes on in a list
    if opens:
        return (not before or before[-1] in " (—–-") and after[:1].isalpha() and after.count(" ") >= 3
    if before.count(" ") < 3 or (after and after[0] not in " .,;:)—"):
        return False
    if before[-1:] == "." and before[-5:-1].isdigit() and before[-6:-5] == " ":
        return True  # "in March 2026.""
    # "…in waiting", and": the comma outside, as the British set it.
    return (before[-1:] in ".,!?…" and before[-2:-1].isalpha()) or (before[-1:].isalpha() and after[:1] in (",", "."))


RULE = Rule(
    id="quotation/unbalanced-quote",
    message="This quotation is opened and never closed. Where do the speaker's words end?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A lost mark makes the writer's words the speaker's, or the speaker's the writer's.",
    settle="Set the missing mark where the quoted words begin or end.",
    why=(
        "Between the marks stand the words of somebody else. With one mark missing, a reader cannot tell where they "
        "begin or end, and who answers for what stands there.\n\n"
        "A quotation over several paragraphs, each opened and only the last one closed, is in order. Inches, "
        "apostrophes, code and paragraphs with several odd marks are left alone."
    ),
    references=("https://www.chicagomanualofstyle.org/book/ed17/part2/ch13/psec030.html",),
    bad=(
        "Joan Petrie keeps the ledger. [[“Every book that leaves comes back sooner or later, she said.]] It is old.",
        '[[We turned back because the ramp would not lift,"]] he said. The crossing takes an hour.',
        "In a note she calls the bridge [[«a letter to the whole town that nobody ever opened.]] It stands.",
        'It dates from 1961. [[The paper calls the dam a disaster in waiting"]], and the minister agrees.',
        "The baker shrugs. [['People want bread and they want it now, he says.]] He sells rye.",
        "She speaks no English. [[„Wir haben immer hier gelebt, says the widow.]] The mill is old.",
        "‘It is a door,’ he said. [[‘You can always close it again.]] The door stands open.",
        'Lund is at peace. [[I get up and nobody shoots at me, he told the paper in 2026."]] He builds boats.',
        Example('Lund was clear. [["We will *never* leave the valley, he said.]] Then he left.\n', Format.MARKDOWN),
    ),
    good=(
        "Lund said: “It began in May.\n\n“It ended in June.”",
        '“It began in May,” Lund said, and it ended in June. The plank was 9" wide.',
        "He said ‘go’ and didn’t say “stay”.",
        "The sign said «Mind the step on the left» in red, and «exit».",
        "'Tis the season, he said. In the '90s, he says, it burned. The workers' canteen, she said, was cold.",
        "‘It began in May,\n\n‘It went on in June,’ she said.",
        Example('Use `say "` to open the text, he said.\n', Format.MARKDOWN),
        Example("<p>The workers’ canteen in the ’90s was “theirs”.</p>", Format.HTML),
    ),
    check=check,
    parts=("quotations",),
    variants={"close": Variant("This quotation is closed and never opened. Where do the speaker's words begin?")},
    measured=(
        "2026-11-23: 27 findings in 24 of 2,740 articles, posts and pages; of 34 read on 2026-11-22 5 wrong (a "
        "quotation that goes on in a list, a title in a link, a text set as code, which is silent since): 0.2% of "
        "documents. Texts of other hands: 56 of 60 found at first look, all after mending, none of 40 flagged; of 45 "
        "of seven further hands 43 at first look, all since, none of 35 flagged; of 51 of our own 48 at first look, of "
        "32 none flagged. Single marks count only where somebody is said to speak."
    ),
    not_types=("fiction", "transcript"),
    languages=("en",),
)
