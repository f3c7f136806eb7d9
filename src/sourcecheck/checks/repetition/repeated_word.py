"""Function words that stand twice: "the the", "in the in the"."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.marks import marks_over
from sourcecheck.analysis.own_words import marked_as_code
from sourcecheck.analysis.repetition.doublings import DOUBLED_IN, PHRASES, doubled_words, may_stand
from sourcecheck.analysis.speech.quotations import in_quotation
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Confidence, Fix, Severity, TextEdit
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_SKIPPED = frozenset((Kind.CODE, Kind.ATTRIBUTE))
# Words that are shown, or that the writer set apart from the ones beside them.
_APART = frozenset((MarkKind.CODE, MarkKind.SHORTCODE, MarkKind.EMPHASIS, MarkKind.QUOTE, MarkKind.CITE,
                    MarkKind.DELETED, MarkKind.NOTE, MarkKind.ABBREVIATION))  # fmt: skip
_SHOWN = 24  # code points of a quotation that only shows the words
_NEEDS = tuple(
    sorted(
        {f" {word} {word} " for listed in DOUBLED_IN.values() for word in listed}
        | {f" {pair} {pair} " for listed in PHRASES.values() for pair in listed}
    )
)


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if block.kind in _SKIPPED or not _is_read(document, block):
            continue
        for start, end, size in doubled_words(block.text, context.language):
            if may_stand(block.text, start, end, context.language) or _is_apart(document, block, start, end):
                continue
            quoted = block.quoted or in_quotation(document, block, start, end)
            if quoted and len(block.text) <= end - start + _SHOWN:
                continue
            if quoted and _only_shown(block.text, start, end):
                continue
            fix = None if quoted else _fix(document, block, start, end, size)
            yield Hit(block.span(start, end), "quoted" if quoted else "", fix=fix)


def _is_read(document: Document, block: Block) -> bool:
    return block.kind in (Kind.TITLE, Kind.DESCRIPTION) or document.in_content(block)


def _is_apart(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether one of the words, or both, are code, emphasised or otherwise set apart from what is beside them."""
    if marked_as_code(document, block, start, end):
        return True
    return any(
        mark.kind in _APART
        and not (mark.start < start and end < mark.end)
        and not (mark.start <= start and end <= mark.end and mark.end - mark.start > end - start + 3)
        for mark in marks_over(document, block, start, end)
    )


def _only_shown(text: str, start: int, end: int) -> bool:
    """Whether the doubled words are all that stands in the quotation marks."""
    return text[max(start - 1, 0) : start] in tuple("\"“'‘«„") and text[end : end + 2].strip(".,;:")[:1] in tuple(
        "\"”'’»“"
    )


def _fix(document: Document, block: Block, start: int, end: int, size: int) -> Fix | None:
    """The words once; None where markup lies between them."""
    source = document.source
    words = block.text[start : start + size]
    later, first = block.span(start + size, end), block.span(start, end - size)
    edit = None
    if source[later.start : later.end].split() == block.text[start + size : end].split():
        edit = TextEdit(later, "")
    elif source[first.start : first.end].split() == block.text[start : end - size].split():
        gap = block.span(start, end - size)
        at = gap.end
        while at < len(source) and source[at].isspace():
            at += 1
        edit = TextEdit(Span(gap.start, at), "") if block.text[start].islower() else None
    return Fix(f"Leave “{words}” once", (edit,), safe=True) if edit is not None else None


RULE = Rule(
    id="repetition/repeated-word",
    message="“{match}”: written twice. Leave it once.",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="A word that stands twice shows that nobody read the sentence after it was changed.",
    settle="Delete one of the two.",
    why="""“The the” is what an edit leaves behind, and eyes skip it at the end of a line. It misleads nobody, but it
tells how carefully the rest was read, and sometimes a word was lost where the second one stands.

Only articles, prepositions, conjunctions and their like count. Where a sentence may need both (“what it is is
unclear”, “came in in 1979”, “had had”), where the words are a name or are shown as words, in code and in verse with
commas, the rule is silent. Inside quotations it asks instead of mending: the speaker may have said so.""",
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style",
        "https://en.wikipedia.org/wiki/Wikipedia:Basic_copyediting",
        "https://credweb.org/signals-20191126",  # spelling and grammar
    ),
    bad=(
        "The ferry left [[the the]] quay at noon.",
        "The ferry is one that [[is is]] slightly smaller than the other.",
        "She kept it [[in the in the]] boathouse.",
        Example("The keeper walked [[to\nto]] the weir.\n", Format.MARKDOWN),
        Example("<p>Eels <b>swim</b> up [[and and]] down.</p>", Format.HTML),
        Example("<p>Ask [[the <a href=/k>the]] keeper</a>.</p>", Format.HTML),
        Example("“Nobody [[of of]] the crew was hurt at any time,” the keeper said.", variant="quoted"),
    ),
    good=(
        "What it is is unclear, and she had had enough. He knew that that was so.",
        "They lived there when the dredgers came in in 1979, and left for the town they had come from from there.",
        "The The played the hall, and the band Duran Duran came to see it.",
        Example("Write `the the` and the checker speaks. What *is* is a verb.\n", Format.MARKDOWN),
        Example("<p>The notes are A A B A, then a <i>the</i> the size of a hand.</p>", Format.HTML),
        "The to-do list: add it to to-do lists of others. Switch on and/or or off.",
        "Nobody may write “the the” here.",
    ),
    check=check,
    needs=_NEEDS,
    not_types=("transcript", "fiction"),
    variants={"quoted": Variant("“{match}” in a quotation: was it said so, or copied so?", Severity.INFO)},
    fix="safe: leave the word once; none inside quotations",
    measured=(
        "2026-11-23: 65 findings in 56 of 2,740 news texts, posts and pages (24 per 1,000 documents), all read: those "
        "outside quotations are right; of 6 in quotations one is a speaker who says “and” twice. Of 44 invented "
        "doublings 42 are found; of the last 20, not seen before, 15 at first and 19 now. Of 44 sentences that need a "
        "word twice one is flagged."
    ),
)  # fmt: skip
