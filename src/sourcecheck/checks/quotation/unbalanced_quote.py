"""Quotation marks that open and never close, or close what never opened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.quotation_marks import CURLY, GUILLEMET, STRAIGHT
from sourcecheck.analysis.speech.quotations import quoted_blocks, unpaired
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(r"\d ?$")


def check(document: Document, context: Context) -> Iterator[Hit]:
    alone = document.once(unpaired)
    for block in document.once(quoted_blocks):
        if block.kind is not Kind.PARAGRAPH:
            continue
        found = alone[block.number]
        # Several: something else is going on (a row of inches, another language's marks).
        if len(found) != 1 or _may_pair(block.text):
            continue
        if any(mark.kind in (MarkKind.CODE, MarkKind.SHORTCODE) for mark in block.marks):
            continue
        at, kind, opens = found[0]
        if _beside(document, block, opens):
            continue  # opened in one line, closed in the next
        if kind not in (STRAIGHT, CURLY, GUILLEMET) or not _certain(block, at, opens):
            continue
        ranges = document.once(sentences)[block.number]
        start, end = ranges[max(bisect_right(ranges, (at, len(block.text) + 1)) - 1, 0)]
        span = block.span(at, max(end, at + 1)) if opens else block.span(min(start, at), at + 1)
        yield Hit(span, variant="" if opens else "close")


def _may_pair(text: str) -> bool:
    """Whether the double marks are even in number, so that one alone cannot be without a partner."""
    marks = text.count('"')
    if not text.isascii():
        marks += text.count("“") + text.count("”")
        if any(mark in text for mark in ("„", "‟", "«", "»", "‚", "‹", "›", "「", "」", "『", "』", "’’")):
            return False
    return marks % 2 == 0 and "''" not in text and "``" not in text and _inches().search(text) is None


@cache
def _inches() -> re.Pattern[str]:
    return re.compile('\\d["”]')


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
        Example('Lund was clear. [["We will *never* leave the valley, he said.]] Then he left.\n', Format.MARKDOWN),
    ),
    good=(
        "Lund said: “It began in May.\n\n“It ended in June.”",
        '“It began in May,” Lund said, and it ended in June. The plank was 9" wide.',
        "He said ‘go’ and didn’t say “stay”.",
        "The sign said «Mind the step on the left» in red, and «exit».",
        Example('Use `say "` to open the text, he said.\n', Format.MARKDOWN),
        Example("<p>The workers’ canteen in the ’90s was “theirs”.</p>", Format.HTML),
    ),
    check=check,
    variants={"close": Variant("This quotation is closed and never opened. Where do the speaker's words begin?")},
    measured=(
        "2026-11-23: 27 findings in 24 of 2,740 articles, posts and pages; of 34 read on 2026-11-22 5 wrong (a "
        "quotation that goes on in a list, a title in a link, a text set as code, which is silent since): 0.2% of "
        "documents. Texts of other hands: 34 of 35 found at first look, all after mending, none of 19 flagged; of 17 "
        "written since 15 found (not those in single marks), of 10 none flagged."
    ),
    not_types=("fiction", "transcript"),
    languages=("en",),
)
