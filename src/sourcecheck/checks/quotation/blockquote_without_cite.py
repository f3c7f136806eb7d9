"""Block quotes without a word on where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.speech.block_speakers import block_speaker, is_somebodys
from sourcecheck.analysis.speech.quotations import BlockQuote, block_quotes, quotations
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule

_LEAST = 4  # words
_HABIT = 2
_PIECES = 3
_MOST = 400  # words: longer ones are parts of the page set in


@cache
def _callout() -> re.Pattern[str]:
    return compiled(
        r"(?i)\W{0,4}(?:\[!\w+\]|(?:note|side note|tip|hint|warning|caution|important|info|attention|danger|"
        r"disclaimer|update|updated|edit|"
        r"edited|correction|editor|example|remember|summary|tl;?dr|question|answer|q|a|see|read|also|related|more|"
        r"about|source|"
        r"abstract|definition|spoiler|todo|fixme|fun fact|pro tip|key takeaways?|takeaways?|poll|sign up|subscribe|"
        r"advertisement|this (?:post|article|page|story)|we['’]re|thanks|thank you|on \w+,? .{4,60} wrote)\b)"
    )


def check(document: Document, context: Context) -> Iterator[Hit]:
    found = list(_unsourced(document))
    # A page with several uses them for something else: asides, questions, figures.
    if len(found) <= _HABIT:
        for quote in found:
            yield Hit(document.blocks[quote.blocks[0]].whole)


def _unsourced(document: Document) -> Iterator[BlockQuote]:
    if not document.once(block_quotes):
        return
    first = next(
        (block.number for block in document.blocks if document.in_content(block) and block.kind is Kind.PARAGRAPH), -1
    )
    if len(document.once(block_quotes)) > _PIECES:
        return  # one source in pieces, named where the first begins, or asides
    sourced = False  # whether an earlier one has a source, which is then the later ones' too
    for quote in document.once(block_quotes):
        if sourced:
            return
        if quote.blocks[0] == first or document.blocks[quote.blocks[0]].text[-1] == "?":
            continue  # a notice at the top, a question that is answered below
        if _LEAST <= quote.words <= _MOST and _is_prose(document, quote):
            if block_speaker(document, quote) is None:
                yield quote
            else:
                sourced = True


def _is_prose(document: Document, quote: BlockQuote) -> bool:
    """Whether a block quote is running text: no call-out, list, code, reply, and no speech in quotation marks."""
    blocks = [document.blocks[number] for number in quote.blocks]
    first = blocks[0]
    if not all(document.in_content(block) for block in blocks) or any(
        block.kind is not Kind.PARAGRAPH for block in blocks
    ):
        return False
    if _callout().match(first.text) or first.text[-1] == ":" or "table" in first.within:
        return False
    if blocks[-1].text[-1] not in '.!?…"”’»)]*_':
        return False  # a label, a heading, an address
    if first.text[0].islower() or first.text[:2] == "[f":
        return False  # goes on with a sentence, or stands for a figure
    if not first.text[0].isalnum() and first.text[0] not in "\"“'‘«„[(…*_":
        return False  # an emoji opens a call-out
    if any(
        mark.kind in (MarkKind.STRONG, MarkKind.CODE, MarkKind.SHORTCODE) and mark.start == 0 for mark in first.marks
    ):
        return False
    # Speech, in quotation marks or of an "I", belongs to quotation/quote-without-speaker.
    quoted = sum(one.words for block in blocks for one in document.once(quotations)[block.number] if not one.depth)
    return (quoted < 0.9 * quote.words or quote.words < 9) and not is_somebodys(document, quote)


RULE = Rule(
    id="quotation/blockquote-without-cite",
    message="This block quote has no source. Who wrote it, and where?",
    severity=Severity.WARNING,
    confidence=Confidence.LOW,
    doubt="A passage set as a quotation, of nobody, cannot be looked up.",
    settle="Add a line with author and work, a link, or a sentence that leads in; a call-out is no block quote.",
    why=(
        "A block quote says that these are somebody else's words. Without a lead-in, a line below, a link or a cite "
        "attribute, a reader cannot tell whose, nor whether they are complete.\n\n"
        "Silent for call-outs (“Note”, “Tip”), lists, code and replies set as block quotes, and where a lead-in "
        "names somebody or ends in a colon."
    ),
    references=(
        "https://html.spec.whatwg.org/multipage/grouping-content.html#the-blockquote-element",
        "https://en.wikipedia.org/wiki/Template:Quote_without_source",
    ),
    bad=(
        Example(
            "The night was long.\n\n> [[The sea was calm, and the lamps had all gone out.]]\n\nNo ship was seen.\n",
            Format.MARKDOWN,
        ),
        Example(
            "<p>The night was long.</p><blockquote><p>[[The sea was calm.]]</p></blockquote><p>Then it rained.</p>",
            Format.HTML,
        ),
    ),
    good=(
        Example(
            "Article 4 of the lease reads:\n\n> The tenant shall have no duty to repair the roof.\n", Format.MARKDOWN
        ),
        Example("> The sea was calm, and the lamps had gone out.\n>\n> — Ana Ruiz, *Nights at Sea*\n", Format.MARKDOWN),
        Example("The night was long.\n\n> **Note** The lamps are lit at six.\n", Format.MARKDOWN),
        Example(
            "The night was long.\n\n> [The sea was calm](https://example.org/log), and the lamps had gone out.\n",
            Format.MARKDOWN,
        ),
        Example("<blockquote cite='https://example.org/log'><p>The sea was calm.</p></blockquote>", Format.HTML),
    ),
    check=check,
    parts=("block-quotes",),
    measured=(
        "2026-11-22: 6 findings in 6 of 1,606 posts and pages, all read: 5 wrong (4 summaries of the page itself set "
        "as quotes, 1 quotation led in before a video). The words alone do not tell an aside from a borrowed "
        "passage, so the rule stays of low confidence. Pages with more than three block quotes, and those after a "
        "sourced one, are left alone."
    ),
    formats=(Format.MARKDOWN, Format.HTML),
    not_types=("fiction", "transcript"),
    languages=("en",),
)
