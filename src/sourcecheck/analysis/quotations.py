"""Which parts of a text stand in quotation marks: other people's words.

Marks are paired with a stack per kind, one pass per block. An opening mark that
is never closed quotes nothing, so that a stray mark cannot swallow a paragraph;
the exception is the old print habit of a quotation over several paragraphs, each
opened by a mark and only the last one closed: there the next block opens with the same mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, partial

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges, merged
from sourcecheck.document import Block, Document, Kind, MarkKind

__all__ = ["in_quotation", "quoted_ranges"]

# Kinds of pairs; the straight double mark, the curly double mark ...
_STRAIGHT, _CURLY, _LOW, _GUILLEMET, _LOW_SINGLE, _ANGLE, _CORNER, _WHITE_CORNER = range(8)
_OPENS = {"“": _CURLY, "‟": _CURLY, "„": _LOW, "‚": _LOW_SINGLE, "‹": _ANGLE, "「": _CORNER, "『": _WHITE_CORNER}
_CLOSES = {"›": _ANGLE, "」": _CORNER, "』": _WHITE_CORNER}
_BEFORE_OPENING = " ([{<—–-/:;,=>|“‘„«‹…*_"
# Words that begin with an apostrophe: 'tis, rock 'n' roll, the '90s.
_CUT = ("tis", "twas", "til", "till", "em ", "em.", "em,", "cause", "bout", "round", "n’", "n'", "n ", "cos")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Two apostrophes or backticks in a row are typists' double marks.
    return re.compile("''|’’|``|[\"“”„‟«»‘’'‚‹›「」『』]"), re.compile(r"\d+\s?['′’]\s?\d*$")


class _Pairs:
    """The open marks and the closed pairs of one block."""

    __slots__ = ("found", "open", "single", "soft")

    def __init__(self) -> None:
        self.found: list[tuple[int, int]] = []
        self.open: dict[int, list[int]] = {}
        self.single = -1  # an opening single mark
        self.soft = -1  # a place where it may close, unless that is an apostrophe

    def push(self, kind: int, at: int) -> None:
        self.open.setdefault(kind, []).append(at)

    def pop(self, kind: int, end: int) -> bool:
        stack = self.open.get(kind)
        if not stack:
            return False
        self.found.append((stack.pop(), end))
        return True

    def settle(self) -> None:
        """Take the soft close of a single quotation, if it has one."""
        if self.single >= 0 and self.soft >= 0:
            self.found.append((self.single, self.soft))
        self.single = self.soft = -1


def _pair(text: str) -> _Pairs:
    marks, feet = _patterns()
    pairs = _Pairs()
    for mark in marks.finditer(text):
        at = mark.start()
        char = text[at]
        before = text[at - 1] if at else " "
        end = mark.end()
        after = text[end] if end < len(text) else " "
        if char == '"' or end - at == 2:
            _straight(text, at, end, before, after, pairs, feet)
        elif char in "‘'’":
            _single(text, at, char, before, after, pairs)
        elif char == "”":
            # Closes an English pair; a Swedish one is opened by it as well.
            if not pairs.pop(_CURLY, at + 1) and not pairs.pop(_LOW, at + 1) and _opening(before, after):
                pairs.push(_CURLY, at)
        elif char == "“":
            # Opens an English quotation, closes a German one, and an English one where it was mistyped.
            closing = before not in _BEFORE_OPENING and not after.isalnum()
            if not pairs.pop(_LOW, at + 1) and not (closing and pairs.pop(_CURLY, at + 1)):
                pairs.push(_CURLY, at)
        elif char in "«»":
            # French opens with «, Danish and German books with ».
            stack = pairs.open.get(_GUILLEMET)
            reverse = bool(stack) and text[stack[-1]] == "»"  # type: ignore[index]
            if (char == "«") == reverse:
                if not pairs.pop(_GUILLEMET, at + 1) and _opening(before, after):
                    pairs.push(_GUILLEMET, at)
            else:
                pairs.push(_GUILLEMET, at)
        elif char in _OPENS:
            pairs.push(_OPENS[char], at)
        else:
            pairs.pop(_CLOSES[char], at + 1)
    pairs.settle()
    return pairs


def _opening(before: str, after: str) -> bool:
    return before in _BEFORE_OPENING and after.isalnum()


def _straight(text: str, at: int, end: int, before: str, after: str, pairs: _Pairs, feet: re.Pattern[str]) -> None:
    stack = pairs.open.get(_STRAIGHT)
    if before.isdigit() and (not stack or feet.search(text, max(0, at - 8), at)):
        return  # 5", 6'2"
    opening = before in _BEFORE_OPENING and after != " "
    closing = before != " "
    if opening and closing:
        # After a dash or a bracket: '—"Yes' opens, '"But I—"' closes (a space follows there).
        opening = before in "([{<“‘„«‹" or not stack
        closing = not opening
    if opening or (not closing and not stack):
        pairs.push(_STRAIGHT, at)
    else:
        pairs.pop(_STRAIGHT, end)


def _single(text: str, at: int, char: str, before: str, after: str, pairs: _Pairs) -> None:
    """Single marks: a quotation or an apostrophe.

    A close after punctuation is certain; one after a letter may be a possessive
    ("the workers’ canteen") and counts only when no certain one comes before the
    next opening mark.
    """
    if char != "’" and before in _BEFORE_OPENING + '"' and (after.isalnum() or after in '“"[(…'):
        rest = text[at + 1 : at + 7].lower()
        if rest.startswith(_CUT) or (rest[:2].isdigit() and rest[2:3] in ("s", " ")):
            return
        pairs.settle()
        pairs.single = at
        return
    if char == "‚":
        return
    if pairs.open.get(_LOW_SINGLE) and (char == "‘" or not after.isalnum()):
        pairs.pop(_LOW_SINGLE, at + 1)
    elif pairs.single >= 0 and char != "‘" and not after.isalnum() and before != " ":
        if before.isdigit() and char == "'" and after == " ":
            return
        if not before.isalnum() or before not in "sS":
            pairs.found.append((pairs.single, at + 1))
            pairs.single = pairs.soft = -1
        elif pairs.soft < 0:
            pairs.soft = at + 1


_GOES_ON = {_STRAIGHT: "\"'`", _CURLY: "“”", _LOW: "„", _GUILLEMET: "«»"}


def quoted_ranges(document: Document) -> PerBlock[Ranges]:
    """Per block, the ranges (start, end) of its text in quotation marks, marks included, sorted, disjoint.

    Use through ``document.once(quoted_ranges)``.
    """
    return PerBlock(document.blocks, partial(_of_block, document.blocks))


def _of_block(blocks: tuple[Block, ...], block: Block) -> Ranges:
    text = block.text
    if block.kind is Kind.CODE or not text:
        return ()
    pairs = _pair(text)
    found = pairs.found
    for mark in block.marks:
        if mark.kind is MarkKind.QUOTE:
            found.append((mark.start, mark.end))
    for kind, marks in _GOES_ON.items():
        stack = pairs.open.get(kind)
        if stack and _goes_on(blocks, block.number, marks) and not any(start > stack[-1] for start, _ in found):
            found.append((stack[-1], len(text)))
    return merged(found) if found else ()


def _goes_on(blocks: tuple[Block, ...], number: int, marks: str) -> bool:
    """Whether the next paragraph opens with one of the marks, as a quotation that goes on does."""
    following = next((block for block in blocks[number + 1 : number + 3] if block.text), None)
    return following is not None and following.text[0] in marks and following.kind is blocks[number].kind


def in_quotation(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether ``block.text[start:end]`` lies wholly inside quotation marks."""
    ranges = document.once(quoted_ranges)[block.number]
    if not ranges:
        return False
    index = bisect_right(ranges, (start, len(block.text) + 1)) - 1
    return index >= 0 and end <= ranges[index][1]
