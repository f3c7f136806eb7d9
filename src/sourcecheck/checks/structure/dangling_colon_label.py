"""Lines that end in a colon and lead to nothing, and labels without a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.outline.gaps import following, shows_nothing
from sourcecheck.analysis.outline.labels import Label, is_field, is_group, label_of
from sourcecheck.analysis.outline.section_names import is_contents_label
from sourcecheck.analysis.outline.sections import end_of_article, heading_level
from sourcecheck.analysis.sentences import sentences
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL)
_ANNOUNCED = (Kind.ITEM, Kind.CODE, Kind.CELL, Kind.TERM)
_LABEL = 48  # code points of a label at most
_AHEAD = 40  # blocks looked at for the second entry of a list set as headings
_FAR = 8  # labels looked at on either side for a filled one


def check(document: Document, context: Context) -> Iterator[Hit]:
    blocks = document.blocks
    for block in [block for block in context.blocks(document) if block.text[-1:] in (":", "：")]:
        text, number = block.text, block.number + 1
        if block.kind is Kind.PARAGRAPH and number < len(blocks) and blocks[number].kind in _ANNOUNCED:
            continue
        if block.kind is Kind.TERM:
            if _lacks_detail(document, block):
                yield Hit(block.whole, variant="field")
            continue
        if block.kind not in _KINDS:
            continue
        after = following(document, block)
        if after is not None and len(text) >= _LABEL and after.kind is not Kind.HEADING and document.in_content(after):
            continue  # a list, a picture, a paragraph: what was announced
        if block.quoted or "form" in block.within or not document.in_content(block):
            continue
        if _emoji().search(text) or not _letters().search(text):
            continue
        if not _nothing_until(document, block, after):
            continue
        label = label_of(text)
        if label is not None and not label.value and len(text) < _LABEL:
            if _is_unfilled(document, block, label, after):
                begin = len(text) - len(text.lstrip("*_-•– "))
                yield Hit(block.span(begin, len(text)), variant="field")
                continue
            beside = _beside(document, block)
            if _is_part(text) or is_field(label.name) or (beside and not any(other.value for other in beside)):
                continue  # above other labels, of a form, a speaker
        if after is None or not document.in_content(after):
            if not _is_lost(document, text):
                yield Hit(_last_sentence(document, block), variant="last")
        elif after.kind is Kind.HEADING and _ends_section(document, block, after):
            related = (Related(after.whole, "The next section begins here"),)
            yield Hit(_last_sentence(document, block), related=related)


def _nothing_until(document: Document, block: Block, after: Block | None) -> bool:
    """Whether nothing shows between a line and what follows; furniture follows where the article has ended."""
    end = len(document.source) if after is None else after.extent.start
    if after is not None and not document.in_content(after):
        end = end_of_article(document, block)
        if end < 0 or end > after.extent.start:
            return False
    return end >= block.extent.end and shows_nothing(document, block.extent.end, end)


def _last_sentence(document: Document, block: Block) -> Span:
    found = document.once(sentences)[block.number]
    return block.span(*found[-1]) if found else block.whole


@cache
def _letters() -> re.Pattern[str]:
    return compiled(r"[^\W\d_]{2}")


@cache
def _emoji() -> re.Pattern[str]:
    return compiled(r":[a-z0-9_+-]+:\Z")  # ":wave:"


# Labels ---------------------------------------------------------------------------


def _is_unfilled(document: Document, block: Block, label: Label, after: Block | None) -> bool:
    """Whether a label lacks its value, as those around it have one."""
    if block.kind is Kind.ITEM:
        if after is not None and _is_inside(document, block, after):
            return False
        beside = _beside(document, block)
        filled = [other for other in beside if other.value]
        return is_field(label.name) and len(filled) >= 2 and len(filled) * 3 >= len(beside) * 2
    if not is_field(label.name):
        return False
    if after is None or not document.in_content(after):
        # The last line of a text: "Tags:". A form has other empty lines above it.
        beside = _beside(document, block)
        return any(other.value for other in beside) or not beside
    if after.kind is Kind.HEADING:
        return True
    if after.kind is not Kind.PARAGRAPH:
        return False
    other = label_of(after.text)
    if other is None or not (is_field(other.name) or len(other.name.split()) < 3):
        return False
    if is_group(label.name) and is_field(other.name) and not is_group(other.name):
        return False
    return _has_filled(document, block)


def _is_inside(document: Document, item: Block, block: Block) -> bool:
    """Whether a block stands in the item too: a list, a paragraph, code below the label."""
    return item.container >= 0 and block.extent.start < document.containers[item.container].span.end


def _beside(document: Document, block: Block) -> list[Label]:
    """The labels of the blocks of the same kind around a block."""
    found = []
    for step in (-1, 1):
        number = block.number + step
        for _ in range(_FAR):
            if not 0 <= number < len(document.blocks):
                break
            other = document.blocks[number]
            if other.kind is not block.kind or other.level != block.level:
                break
            label = label_of(other.text)
            if label is None:
                break
            found.append(label)
            number += step
    return found


def _has_filled(document: Document, block: Block) -> bool:
    """Whether a label near by has a value, in its line or in a list below it."""
    first = max(block.number - _FAR, 0)
    for other in document.blocks[first : block.number + _FAR]:
        if other.number == block.number or other.kind not in _KINDS or len(other.text) > 200:
            continue
        label = label_of(other.text)
        if label is not None and label.value:
            return True
    return False


def _lacks_detail(document: Document, block: Block) -> bool:
    """Whether a term of a definition list has no details, where others of the list have some."""
    if block.text[-1:] not in (":", "：") or not document.in_content(block):
        return False
    after = following(document, block)
    if after is None or after.kind is Kind.DETAIL or not shows_nothing(document, block.extent.end, after.extent.start):
        return False
    own = after.kind is Kind.TERM and after.container == block.container
    if own and after.text[-1:] not in (":", "："):
        return False
    near = document.blocks[max(block.number - _FAR, 0) : block.number + _FAR]
    return sum(other.kind is Kind.DETAIL and other.container == block.container for other in near) >= 2


@cache
def _part() -> re.Pattern[str]:
    """Labels of other things than values: sources, turns of talk, notices, signs, speakers in capitals."""
    return compiled(
        r"(?i)\W*(?:(?:original |primary |news )?sources?|quelle|via|q|a|note|warning|tip|nb|ps|p\.s|pros?|cons?|do"
        r"|don['’]ts?"
        r"|before|after|then|to|for|from|re|cc|subject|dear .{0,40}|hi .{0,30}|hello .{0,30}|question|answer) ?[:：]\Z"
        r"|(?-i:\W*[A-Z][A-Z .'’-]{1,30}:\Z)"
    )


def _is_part(text: str) -> bool:
    return _part().match(text) is not None or is_contents_label(text)


# Lead-ins -------------------------------------------------------------------------


@cache
def _lost() -> re.Pattern[str]:
    """What an extractor loses: players, posts, pictures, forms."""
    return compiled(
        r"(?i)\b(?:watch|listen|video|audio|podcast|episode|tweets?|posts?|embedded|interview|clip|trailer|footage"
        r"|photos?"
        r"|pictures?|images?|gallery|slideshow|map|chart|graphic|poll|quiz|document|below|here|subscribe|sign up|enter"
        r"|share|follow|download|buy|click|read)\b"
    )


def _is_lost(document: Document, text: str) -> bool:
    """Whether plain text may have lost, when it was extracted, what a line at its end leads to."""
    return document.format is Format.TEXT and _lost().search(text[-160:]) is not None


@cache
def _announces() -> re.Pattern[str]:
    """Words that promise a list, a quotation or a figure."""
    return compiled(
        r"(?i)\b(?:following|as follows|these|includ(?:es?|ed|ing)|such as|several|numerous|various|many|some|a few|a "
        r"number of"
        r"|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|are|were|said|says|wrote|writes|added|told|asked"
        r"|explained"
        r"|stated|states|reads?|below|example|folgende[nrms]?|suivante?s?|siguientes?|seguintes?|seguenti|volgende)\b"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return compiled(r"\W*(?:#|no\. ?|step |tip |day |question |myth |lesson |reason |option |problem )?\d")


def _ends_section(document: Document, block: Block, after: Block) -> bool:
    """Whether the heading after a line opens a section beside or above the line's own.

    Headings of lower level, numbered ones and those that a short section opens are what the line announces.
    """
    level = heading_level(document, after)
    if "details" in block.within or not _announces().search(block.text[-200:]):
        return False
    if not level or _numbered().match(after.text.casefold()) or after.text[-1:] in ("?", ":"):
        return False
    blocks = document.blocks
    number = block.number - 1
    while number >= 0 and not heading_level(document, blocks[number]):
        number -= 1
    if number < 0:
        return False
    own = heading_level(document, blocks[number])
    # Under the title alone, and in an opening section, the headings that follow are the list.
    before = [
        other for other in blocks[:number] if heading_level(document, other) == own and document.in_content(other)
    ]
    if level == own and _is_list(document, after):
        return False
    return 0 < level <= own and own > 1 and (level < own or bool(before))


def _is_list(document: Document, first: Block) -> bool:
    """Whether a heading is the first of two of one level or more, with a list under each: what a line announced."""
    level, entries = heading_level(document, first), 0
    for block in document.blocks[first.number : first.number + _AHEAD]:
        other = heading_level(document, block)
        if not other:
            continue
        below = following(document, block)
        if other != level or below is None or below.kind not in _ANNOUNCED:
            return False
        entries += 1
        if entries == 2:
            return True
    return False


RULE = Rule(
    id="structure/dangling-colon-label",
    message="“{match}” leads to nothing: the next section begins. What is missing?",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    doubt="Readers do not find what this line announces; it may have been lost on the way.",
    settle="Restore what the line announces, or end the sentence.",
    why="""A colon is a promise: a list, a quotation, a table, a figure comes now. Where the text ends or the next
section begins instead, a piece was lost on the way, and a reader cannot know what it said. An empty field
in a row of filled ones (“linkedin:” above “twitter: @osk”) is a template that was not filled.

Lists, quotations, pictures, players, code and subsections after the colon are what it announces, and so are
paragraphs, and two headings or more of the section's own level with a list under each.
Silent are forms, whose fields are all empty, speakers and questions of interviews, and labels above other labels. Of
plain text an extractor may have lost the player or post that “watch below:” announces.""",
    references=(
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",
        "https://www.newsguardtech.com/special-reports/newsbots-ai-generated-news-websites-proliferating/",
        "https://www.chicagomanualofstyle.org/book/ed17/part2/ch06/psec063.html",
    ),
    bad=(
        "Name: Ana Ruiz\n\n[[linkedin:]]\n\ntwitter: @anaruizosk\n\nThe keeper counts eels at the weir on warm "
        "nights.\n",
        Example("The keeper counts eels at the weir. [[She found three things:]]\n", variant="last"),
        Example(
            "# The weir\n\n## Stones\n\nThey came by barge.\n\n## Fish\n\nEels climb at night. "
            "[[In May the keeper found the following:]]\n\n## Costs\n\nNobody pays.\n",
            Format.MARKDOWN,
            variant="",
        ),
        Example(
            "- Name: Ana Ruiz\n- [[Email:]]\n- City: Osker\n- Phone: 0555 0100\n", Format.MARKDOWN, variant="field"
        ),
        Example(
            "<article><h1>The weir</h1><p>Eels climb it at night.</p><p>[[The keeper found three "
            "things:]]</p></article>"
            "<footer>Osker</footer>",
            Format.HTML,
            variant="last",
        ),
        Example(
            "<dl><dt>Name:</dt><dd>Ana Ruiz</dd><dt>[[Email:]]</dt><dt>City:</dt><dd>Osker</dd></dl>",
            Format.HTML,
            variant="field",
        ),
    ),
    good=(
        "Several things help eels:\n- a wet ladder\n- a dark night\n",
        "Name:\n\nEmail:\n\nPhone:\n",
        "Ingredients:\n\nDough:\n\n- flour\n- water\n\nFilling:\n\n- eel\n",
        "Keeper:\n\nI count them at night.\n\nReporter:\n\nAll of them?\n",
        "The keeper filmed the climb. Watch the video below:\n",
        Example("# Tips\n\nHere is what helps:\n\n## A wet ladder\n\nIt does.\n", Format.MARKDOWN),
        Example(
            "# The weir\n\n## Stones\n\nThey came by barge.\n\n## Fish\n\nEels climb at night. Ask the following:\n\n"
            "## Water\n\n- Is it warm?\n\n## Light\n\n- Is it dark?\n\n## Costs\n\nNobody pays.\n",
            Format.MARKDOWN,
            why="the list is set as headings of the same level",
        ),
        Example("- Name: Ana Ruiz\n- Accounts:\n  - @anaruizosk\n- City: Osker\n- Phone: 0555 0100\n", Format.MARKDOWN),
        Example("<p>She filmed the climb:</p><iframe src='eels.html'></iframe><h2>Costs</h2>", Format.HTML),
        Example("<form><p>Email:</p></form>", Format.HTML),
    ),
    check=check,
    needs=(":", "："),
    variants={
        "last": Variant("“{match}” leads to nothing: the text ends there. What is missing?"),
        "field": Variant("“{match}” is a label without a value. Fill it in or drop it."),
    },
    measured=(
        "2026-11-23: 3 findings in 2,740 news texts, posts and pages (1.1 per 1,000): texts that end with what they "
        "announce. All read, all right; a fourth, wrong, where headings of the section's own level were the list, is "
        "silent since."
    ),
)
