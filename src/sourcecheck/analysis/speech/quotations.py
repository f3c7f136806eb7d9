"""Which parts of a text stand in quotation marks: other people's words.

An opening mark that is never closed quotes nothing; the exception is the old print habit of a
quotation over several paragraphs, each opened by a mark and only the last one closed: there
the next block opens with the same mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, partial
from typing import Final

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges, merged
from sourcecheck.analysis.speech.quotation_marks import (
    CURLY,
    GUILLEMET,
    LOW,
    SINGLE,
    STRAIGHT,
    Pairs,
    has_mark,
    paired,
)
from sourcecheck.analysis.words import SAMPLE, prose_sample
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, Mark, MarkKind
from sourcecheck.records import NamedTuple

__all__ = [
    "BlockQuote", "Quotation", "block_quotes", "count_words", "in_quotation", "parts", "quotations", "quoted_blocks",
    "quoted_ranges", "single_speech", "speech", "unpaired",
]  # fmt: skip

_GOES_ON: Final = {STRAIGHT: "\"'`", CURLY: "“”", LOW: "„", GUILLEMET: "«»"}
_MARKS: Final = "\"'`“”„‟«»‘’‚‹›「」『』"
_SPEECH: Final = 4  # words
_LONGEST: Final = 12_000  # code points; what is longer is no paragraph, and who speaks in it nobody's guess
_PROSE: Final = (Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.FOOTNOTE)


class Quotation(NamedTuple):
    """Words in one pair of quotation marks, or the part of them that stands in one block.

    Attributes:
        block: number of the block.
        start, end: range in the block's text, marks included.
        inner_start, inner_end: the same without the marks.
        words: how many, of this part.
        depth: 0 outside of every other quotation, 1 in one ...
        part: "whole", or "first", "middle", "last" of a quotation over several paragraphs.
        single: in single marks, which are an apostrophe as often.
    """

    block: int
    start: int
    end: int
    inner_start: int
    inner_end: int
    words: int
    depth: int = 0
    part: str = "whole"
    single: bool = False


class BlockQuote(NamedTuple):
    """A block quote: the number of its container, its blocks' numbers in order, and its words."""

    container: int
    blocks: tuple[int, ...]
    words: int


def count_words(text: str) -> int:
    """How many of the pieces between spaces hold a letter or a digit."""
    return len(_piece().findall(text))


@cache
def _piece() -> re.Pattern[str]:
    return compiled(r"\w[^ ]*")


def _all_pairs(document: Document) -> PerBlock[Pairs]:
    return PerBlock(document.blocks, lambda block: paired("" if block.kind is Kind.CODE else block.text))


def quoted_blocks(document: Document) -> tuple[Block, ...]:
    """The content's blocks of prose that hold a double quotation mark or a ``<q>``; use through ``once``.

    Marks in code (the shortcode of a picture, with its attributes) do not count.
    """
    tagged = document.format is not Format.TEXT and ("<q" in document.source or "<Q" in document.source)
    return tuple([
        block
        for block in document.blocks
        if block.kind in _PROSE  # most blocks are of another kind, or hold no mark
        and (has_mark(block.text) or (tagged and _is_tagged(block)))
        and not (block.marks and _is_marked_in_code(block))
        and document.in_content(block)
    ])  # fmt: skip


def _is_marked_in_code(block: Block) -> bool:
    """Whether every quotation mark of a block stands in code: the attributes of a picture's shortcode."""
    rest: list[str] = []
    at = 0
    for mark in block.marks:
        if mark.kind is MarkKind.SHORTCODE or mark.kind is MarkKind.CODE:
            rest.append(block.text[at : mark.start])
            at = max(at, mark.end)
    return at > 0 and not has_mark("".join(rest) + block.text[at:]) and not _is_tagged(block)


def _is_tagged(block: Block) -> bool:
    """Whether a ``<q>`` stands in a block."""
    return MarkKind.QUOTE in [mark.kind for mark in block.marks]  # asked of every block: no generator


def speech(document: Document) -> tuple[tuple[Block, Quotation], ...]:
    """The quotations that can be somebody's speech: four words or more in double marks, inside no other and no code.

    Each with its block, in order; of one over several paragraphs each part. Use through ``document.once(speech)``.
    """
    pairs, known = document.once(_all_pairs), document.once(quotations)
    return tuple([
        (block, one)
        for block in document.once(quoted_blocks)
        if len(block.text) <= _LONGEST and _may_speak(block, pairs[block.number])
        for one in known[block.number]
        if one.words >= _SPEECH and not one.depth and not one.single
        and not any(_is_code(mark, one.start, one.end) for mark in block.marks)
    ])  # fmt: skip


def single_speech(document: Document) -> tuple[tuple[Block, Quotation], ...]:
    """The same in single marks: in curly ones, and in straight ones where they hold a sentence; use through ``once``.

    An apostrophe ends no sentence, and few documents have a mark that could open one.
    """
    sample = document.once(prose_sample)  # the whole prose of most documents
    curly = "‘" in document.source
    if not curly and len(sample) < SAMPLE and not _may_be_single(sample):
        return ()
    known = document.once(quotations)
    return tuple([
        (block, one)
        for block in document.blocks
        if ((curly and "‘" in block.text) or " '" in block.text or block.text[:1] == "'")
        and block.kind is Kind.PARAGRAPH and len(block.text) <= _LONGEST and document.in_content(block)
        for one in known[block.number]
        if one.single and not one.depth and one.words >= _SPEECH
        and (block.text[one.start] == "‘" or block.text[one.inner_end - 1] in ".!?,")
        and not any(_is_code(mark, one.start, one.end) for mark in block.marks)
    ])  # fmt: skip


def _may_be_single(text: str) -> bool:
    """Whether a straight single mark opens anywhere in a text; looking at each is cheaper than a search for two."""
    at = text.find("'")
    while at >= 0:
        if text[at - 1 : at] in ("", " ", "\n"):
            return True
        at = text.find("'", at + 1)
    return False


def _may_speak(block: Block, pairs: Pairs) -> bool:
    """Whether four words may stand in double marks outside of code; only a no is certain."""
    count, marks = block.text.count, block.marks
    for start, end, kind in pairs.found:
        if count(" ", start, end) >= _SPEECH - 1 and kind != SINGLE:
            if not marks or not any(_is_code(mark, start, end) for mark in marks):
                return True
    return pairs.is_open() or _is_tagged(block)


def _is_code(mark: Mark, start: int, end: int) -> bool:
    """Whether a mark makes all of a range code."""
    return mark.start <= start and end <= mark.end and mark.kind in (MarkKind.SHORTCODE, MarkKind.CODE)


def quoted_ranges(document: Document) -> PerBlock[Ranges]:
    """Per block, the ranges (start, end) of its text in quotation marks, marks included, sorted, disjoint.

    Use through ``document.once(quoted_ranges)``.
    """
    return PerBlock(document.blocks, partial(_ranges_of, document))


def _ranges_of(document: Document, block: Block) -> Ranges:
    found, _ = _found(document, block)
    return merged((start, end) for start, end, _ in found) if found else ()


def _found(document: Document, block: Block) -> tuple[list[tuple[int, int, int]], int]:
    """Start, end and kind of all quotations of a block, and where one begins that goes on in the next block, or -1."""
    pairs = document.once(_all_pairs)[block.number]
    found = pairs.found
    if block.marks and _is_tagged(block):
        found = found + [(mark.start, mark.end, STRAIGHT) for mark in block.marks if mark.kind is MarkKind.QUOTE]
    goes = _left_open(document, block, pairs)
    if goes >= 0:
        found = [*found, (goes, len(block.text), STRAIGHT)]
    return found, goes


def _left_open(document: Document, block: Block, pairs: Pairs) -> int:
    """Where a quotation begins that goes on in the next block, or -1."""
    if not pairs.is_open():
        return -1
    for kind, marks in _GOES_ON.items():
        stack = pairs.open.get(kind)
        if stack and _goes_on(document.blocks, block.number, marks):
            if not any(start > stack[-1] and other == kind for start, _, other in pairs.found):
                return stack[-1]
    return -1


def _goes_on(blocks: tuple[Block, ...], number: int, marks: str) -> bool:
    """Whether the next paragraph opens with one of the marks, as a quotation that goes on does."""
    following = next((block for block in blocks[number + 1 : number + 3] if block.text), None)
    return following is not None and following.text[0] in marks and following.kind is blocks[number].kind


def _before(document: Document, block: Block) -> Block | None:
    return next((other for other in reversed(document.blocks[max(block.number - 2, 0) : block.number]) if other.text),
                None)  # fmt: skip


def in_quotation(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether ``block.text[start:end]`` lies wholly inside quotation marks."""
    ranges = document.once(quoted_ranges)[block.number]
    if not ranges:
        return False
    index = bisect_right(ranges, (start, len(block.text) + 1)) - 1
    return index >= 0 and end <= ranges[index][1]


def quotations(document: Document) -> PerBlock[tuple[Quotation, ...]]:
    """Per block, its quotations in the order in which they open, those inside others too.

    Use through ``document.once(quotations)``.
    """
    return PerBlock(document.blocks, partial(_quotations_of, document))


def _outer_first(found: tuple[int, int, int]) -> tuple[int, int]:
    return found[0], -found[1]


def _quotations_of(document: Document, block: Block) -> tuple[Quotation, ...]:
    found, goes = _found(document, block)
    if not found:
        return ()
    text = block.text
    came = text[0] in _MARKS and _comes_from_before(document, block)
    made: list[Quotation] = []
    around: list[int] = []  # ends of the quotations that are open where the next begins
    for start, end, kind in sorted(found, key=_outer_first) if len(found) > 1 else found:
        while around and around[-1] <= start:
            around.pop()
        if around and end > around[-1]:
            continue  # crosses another: no pair
        part = "whole"
        if start == goes:
            part = "middle" if came and start == 0 else "first"
        elif came and start == 0:
            part = "last"
        inner_start, inner_end = _inside(text, start, end, kind == SINGLE, start != goes)
        count = count_words(text[inner_start:inner_end])
        made.append(
            Quotation(block.number, start, end, inner_start, inner_end, count, len(around), part, kind == SINGLE)
        )
        around.append(end)
    return tuple(made)


def _comes_from_before(document: Document, block: Block) -> bool:
    """Whether a quotation goes on from the block before."""
    before = _before(document, block)
    if before is None or not has_mark(before.text):
        return False
    return _left_open(document, before, document.once(_all_pairs)[before.number]) >= 0


def _inside(text: str, start: int, end: int, single: bool, closed: bool) -> tuple[int, int]:
    """The range of a quotation without its marks, of which typists set two for one."""
    if closed and text[start] in '"“' and text[end - 1] in '"”' and end - start > 1:
        return start + 1, end - 1
    inner_start, inner_end = start, end
    while inner_start < end and text[inner_start] in _MARKS and inner_start - start < 2:
        inner_start += 1
        if text[start] not in "'`’":
            break
    if closed:
        while inner_end > inner_start and text[inner_end - 1] in _MARKS and end - inner_end < 2:
            inner_end -= 1
            if text[end - 1] not in "'’`" or text[end - 2 : end - 1] != text[end - 1] or single:
                break
    return inner_start, inner_end


def unpaired(document: Document) -> PerBlock[tuple[tuple[int, int, bool], ...]]:
    """Per block its double marks without a partner: (place, kind, whether it opens); use through ``once``.

    Those of a quotation that goes on in the next paragraph, or comes from the one before, are left out.
    """
    return PerBlock(document.blocks, partial(_unpaired_in, document))


def _unpaired_in(document: Document, block: Block) -> tuple[tuple[int, int, bool], ...]:
    pairs = document.once(_all_pairs)[block.number]
    if not pairs.stray and not pairs.is_open():
        return ()
    goes = _left_open(document, block, pairs)
    found = [(at, kind, True) for kind, places in pairs.open.items() if kind != SINGLE for at in places if at != goes]
    found += ((at, kind, False) for at, kind in pairs.stray)
    return tuple(sorted(found))


def parts(document: Document, quotation: Quotation) -> tuple[Quotation, ...]:
    """All parts of a quotation over several paragraphs, in order; of any other, itself."""
    if quotation.part == "whole":
        return (quotation,)
    known = document.once(quotations)
    found = [quotation]
    while found[0].part in ("middle", "last"):
        before = _before(document, document.blocks[found[0].block])
        opened = [one for one in known[before.number] if one.part in ("first", "middle")] if before else []
        if not opened:
            break
        found.insert(0, opened[-1])
    while found[-1].part in ("first", "middle"):
        number = found[-1].block
        after = next((block for block in document.blocks[number + 1 : number + 3] if block.text), None)
        opened = [one for one in known[after.number] if one.start == 0] if after else []
        if not opened:
            break
        found.append(opened[0])
    return tuple(found)


def block_quotes(document: Document) -> tuple[BlockQuote, ...]:
    """The outermost block quotes of a document, in order; use through ``document.once(block_quotes)``."""
    if not [container for container in document.containers if container.kind == "blockquote"]:
        return ()
    found: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.quoted:
            outermost = -1
            index = block.container
            while index >= 0:
                if document.containers[index].kind == "blockquote":
                    outermost = index
                index = document.containers[index].parent
            found.setdefault(outermost, []).append(block)
    return tuple(
        BlockQuote(container, tuple(block.number for block in blocks), sum(count_words(block.text) for block in blocks))
        for container, blocks in sorted(found.items())
    )
