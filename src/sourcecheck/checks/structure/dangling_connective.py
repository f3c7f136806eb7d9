"""Sections that begin with a word that adds to what was said before, where nothing was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.headlines import headline_of
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Region
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_PROSE = 60  # code points from which a paragraph is text that a word can join on to
_SENTENCE = 25  # and one that ends as a sentence does
_BACK = 400  # blocks looked at before one

# They add or conclude, and do nothing else.
_JOINING = (
    "moreover", "furthermore", "additionally", "in addition", "what is more", "what's more", "on top of that",
    "in addition to this", "in addition to that", "besides this", "besides that", "therefore", "thus", "hence",
    "consequently", "as a result", "as a consequence", "in consequence",
    "accordingly", "for this reason",
    "for these reasons",
    "because of this", "due to this",
    "darüber hinaus", "außerdem", "zudem", "überdies", "des weiteren", "folglich", "infolgedessen", "aus diesem grund",
    "de plus", "en outre", "par ailleurs", "par conséquent", "de surcroît", "en conséquence", "pour cette raison",
    "además", "asimismo", "por lo tanto", "por consiguiente", "en consecuencia", "por esta razón",
    "inoltre", "di conseguenza", "per questo motivo", "além disso", "ademais", "portanto", "por conseguinte",
    "bovendien", "daarnaast", "bijgevolg",
)  # fmt: skip
# They join on, too, but columns and subheads in running text begin so.
_TURNING = (
    "these factors", "these reasons", "these challenges", "these developments", "these measures", "these findings",
    "these changes", "these efforts", "these dynamics", "these trends", "these steps", "this shift", "this means that",
    "this realignment",
    "however", "nevertheless", "nonetheless", "on the other hand", "in contrast", "by contrast", "conversely",
    "similarly", "likewise", "at the same time", "despite this", "allerdings", "jedoch", "cependant", "toutefois",
    "sin embargo", "no obstante", "tuttavia", "no entanto", "contudo", "echter",
)  # fmt: skip


@cache
def _opening() -> re.Pattern[str]:
    joining, turning = (
        "|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (_JOINING, _TURNING)
    )
    # "In addition to the fee", "as a result of the vote", "thus far", "hence the name" need nothing before them.
    needs_nothing = r"(?! to (?!this\b|that\b)| of (?!this\b|that\b)| far\b| the name\b| called\b)"
    return compiled(rf"\W*(?:(?P<joins>{joining})|(?P<turns>{turning}))\b{needs_nothing}", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Hit]:
    for block in context.blocks(document):
        if (
            block.kind is not Kind.PARAGRAPH
            or len(block.text) < _PROSE
            or block.quoted
            or not document.in_content(block)
        ):
            continue
        match = _opening().match(block.text.replace("’", "'"))
        if match is None or "item" in block.within or "table" in block.within:
            continue
        found = _stranded(document, block)
        if found is None:
            continue
        variant, before = found
        if match.lastgroup == "turns" and variant != "start":
            variant = "turn"
        related = () if before is None else (Related(before.whole, "Nothing but this stands before it"),)
        yield Hit(block.span(*match.span(match.lastgroup or 0)), variant=variant, related=related)


def _stranded(document: Document, block: Block) -> tuple[str, Block | None] | None:
    """How the text before a paragraph is missing, and what stands there; None where there is some to join on to."""
    blocks = document.blocks
    first: Block | None = None  # the nearest block before
    led = False  # whether a table or list follows text
    for number in range(block.number - 1, max(block.number - _BACK, -1), -1):
        other = blocks[number]
        if other.kind in (Kind.TITLE, Kind.DESCRIPTION):
            continue
        if other.kind is Kind.ATTRIBUTE:
            continue
        if not document.in_content(other):
            if document.regions[number] is Region.HEADER and _is_prose(other):
                return None  # a lead in the head of the page
            continue
        first = first or other
        if other.kind is Kind.HEADING:
            if other.level > 1 or _has_prose_before(document, other):
                return "", first
            continue
        if other.kind is Kind.CODE or other.kind is Kind.FOOTNOTE:
            return None
        if _is_prose(other) and other is not headline_of(document):
            # Text before a table that nothing leads in to has nothing to do with it.
            return ("", first) if first.kind is Kind.CELL and not led and _unled(document, first) else None
        led = False
    return ("start", None) if block.number < _BACK else None


def _is_prose(block: Block) -> bool:
    if block.kind in (Kind.PARAGRAPH, Kind.DETAIL):
        return len(block.text) >= _PROSE or (len(block.text) >= _SENTENCE and block.text[-1] in ".!?:;")
    return block.kind is Kind.ITEM


def _has_prose_before(document: Document, heading: Block) -> bool:
    return any(
        _is_prose(other) and document.in_content(other)
        for other in document.blocks[max(heading.number - _BACK, 0) : heading.number]
    )


def _unled(document: Document, cell: Block) -> bool:
    """Whether the table that ends with a cell stands below another table or a list, with no line to lead in to it."""
    for table in document.tables:
        if table.before <= cell.number < table.after:
            break
    else:
        return False
    number = table.before - 1
    while number >= 0 and document.blocks[number].kind is Kind.ATTRIBUTE:
        number -= 1
    return (
        table.caption is None and number >= 0 and document.blocks[number].kind in (Kind.CELL, Kind.ITEM, Kind.HEADING)
    )


RULE = Rule(
    id="structure/dangling-connective",
    message="“{match}” joins on to something, but no text stands before it. What is missing?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="A section that begins by adding to something was cut from a text that said more.",
    settle="Restore what came before, or begin without the connecting word.",
    why="""“Moreover” adds to a point, “therefore” draws a conclusion from one. At the head of a text or section,
or right below a table that no line leads in to, there is no point: a piece was lost when the text was
copied, extracted or put together from parts, and the reader cannot tell what the rest hangs on.

Words that only turn (“however”) open columns and stand below subheads of running text; there they count little, and
only at the very beginning of a text as much as the others. A list, code, or a table with a line above it
is something to join on to. “In addition to” and “as a result of” carry their own ground with them.""",
    references=(
        "https://credweb.org/signals-beta/",
        "https://dl.acm.org/doi/10.1145/3184558.3188731",  # Zhang and others 2018, originality
    ),
    bad=(
        "The weir\n\n[[Moreover]], the keeper of the weir walks along the crest each morning and counts what she "
        "finds "
        "there.\n",
        Example(
            "# The weir\n\nThe weir at Osker was laid in 1911 and has been mended every spring since then.\n\n## "
            "Fish\n\n"
            "[[Furthermore]], eels climb the weir at night, and the keeper counts them with a lamp in her hand.\n",
            Format.MARKDOWN,
            variant="",
        ),
        Example(
            "<h1>The weir</h1><p>The weir at Osker was laid in 1911 and has been mended every spring since then.</p>"
            "<h2>Fish</h2><table><tr><th>Night</th><th>Eels</th></tr><tr><td>1 May</td><td>12</td></tr></table>"
            "<p>[[As a result]], the keeper counts the eels of the weir with a lamp in her hand.</p>",
            Format.HTML,
        ),
        Example(
            "# The weir\n\nThe weir at Osker was laid in 1911 and has been mended every spring since then.\n\n## "
            "Fish\n\n"
            "[[However]], eels climb the weir at night, and the keeper counts them with a lamp in her hand.\n",
            Format.MARKDOWN,
            variant="turn",
        ),
        Example(
            "[[However]], eels climb the weir at night, and the keeper counts them with a lamp in her hand.\n",
            variant="start",
        ),
    ),
    good=(
        Example(
            "# The weir\n\nThe weir was laid in 1911 and is mended every spring, in three steps that take a week "
            "each:\n\n"
            "- stones\n- clay\n- moss\n\nMoreover, the keeper walks along the crest each morning and counts what she "
            "finds.\n",
            Format.MARKDOWN,
        ),
        Example(
            "# The weir\n\n## Fish\n\nIn addition to eels, trout climb the weir at night, and the keeper counts them "
            "all.\n",
            Format.MARKDOWN,
        ),
        Example(
            "<h1>The weir</h1><p>The keeper counted the eels of the weir on nine nights, and here is what she "
            "found.</p>"
            "<table><tr><th>Night</th><th>Eels</th></tr><tr><td>1 May</td><td>12</td></tr></table>"
            "<p>Moreover, she saw trout, which climb the weir in wet springs and are counted with the eels.</p>",
            Format.HTML,
        ),
        "The weir at Osker was laid in 1911 and has been mended every spring since then.\n\n"
        "Moreover, the keeper walks along the crest each morning and counts what she finds there.\n",
    ),
    check=check,
    variants={
        "start": Variant("The text begins with “{match}”. What came before it?"),
        "turn": Variant(
            "“{match}” turns from something, but no text stands before it here.", confidence=Confidence.LOW
        ),
    },
    needs=(*_JOINING, *_TURNING),
    measured=(
        "2026-11-23: no finding in 2,740 news texts, posts and pages; of those with low confidence (turning words and "
        "“these changes” below a heading) 7 (2.6 per 1,000), all of them good writing, so they are off by default."
    ),
)
