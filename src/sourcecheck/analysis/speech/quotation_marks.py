"""Quotation marks of a text, paired.

Marks are paired with a stack per kind, in one pass. An opening mark that is never closed is no
pair, so that a stray one cannot swallow a paragraph.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled

__all__ = ["STRAIGHT", "Pairs", "has_mark", "paired"]

# Kinds of pairs; the straight double mark, the curly double mark ...
STRAIGHT, CURLY, LOW, GUILLEMET, LOW_SINGLE, ANGLE, CORNER, WHITE_CORNER, SINGLE = range(9)
_OPENS: Final = {"“": CURLY, "‟": CURLY, "„": LOW, "‚": LOW_SINGLE, "‹": ANGLE, "「": CORNER, "『": WHITE_CORNER}
_CLOSES: Final = {"›": ANGLE, "」": CORNER, "』": WHITE_CORNER}
_BEFORE_OPENING: Final = " ([{<—–-/:;,=>|“‘„«‹…*_"
_BEFORE_SINGLE: Final = _BEFORE_OPENING + '"'
_RARE: Final = ("‘", "„", "«", "»", "’’", "‟", "‚", "‹", "›", "「", "」", "『", "』")
# Words that begin with an apostrophe: 'tis, rock 'n' roll, the '90s.
_CUT: Final = ("tis", "twas", "til", "till", "em ", "em.", "em,", "cause", "bout", "round", "n’", "n'", "n ", "cos")


@cache
def _marks() -> re.Pattern[str]:
    # One class at the head of a pattern is searched for at a third of the cost of several branches.
    # Two apostrophes or backticks in a row are typists' double marks.
    return compiled("([\"“”„‟«»‘‚‹›「」『』'’`])(?:(?<=['’`])\\1)?")


@cache
def _feet() -> re.Pattern[str]:
    return compiled(r"\d+\s?['′’]\s?\d*$")


def has_mark(text: str) -> bool:
    """Whether a text holds a double mark, without which it has no quotation of Western print."""
    # One search per mark is far cheaper than one for all of them, and one for a single letter nearly free.
    if '"' in text or ("'" in text and "''" in text) or ("`" in text and "``" in text):
        return True
    if text.isascii():
        return False
    return "“" in text or "”" in text or "«" in text or "»" in text or "„" in text or "‟" in text or "’’" in text


class Pairs:
    """The closed pairs of a text, marks that were never closed, and marks that close nothing.

    Attributes:
        found: (start, end, kind) of each pair, marks included, in the order in which they close.
        open: per kind the places of opening marks without a close.
        stray: (place, kind) of double marks that can only close, where nothing was open.
    """

    __slots__ = ("found", "open", "single", "soft", "stray")

    def __init__(self) -> None:
        self.found: list[tuple[int, int, int]] = []
        self.open: dict[int, list[int]] = {}
        self.stray: list[tuple[int, int]] = []
        self.single = -1  # an opening single mark
        self.soft = -1  # a place where it may close, unless that is an apostrophe

    def is_open(self) -> bool:
        """Whether an opening mark has no close."""
        return any(self.open.values())

    def push(self, kind: int, at: int) -> None:
        self.open.setdefault(kind, []).append(at)

    def pop(self, kind: int, end: int) -> bool:
        stack = self.open.get(kind)
        if not stack:
            return False
        self.found.append((stack.pop(), end, kind))
        return True

    def settle(self) -> None:
        """Take the soft close of a single quotation, if it has one."""
        if self.single >= 0 and self.soft >= 0:
            self.found.append((self.single, self.soft, SINGLE))
        self.single = self.soft = -1


def paired(text: str) -> Pairs:
    """The quotation marks of a text that was read as one block; linear."""
    found = _in_turn(text)
    if found is None:
        return _one_by_one(text)
    pairs = Pairs()
    pairs.found = found
    return pairs


def _in_turn(text: str) -> list[tuple[int, int, int]] | None:
    """The pairs of a text whose double marks are of one kind and open and close in turn, as in most texts.

    None where anything else stands in it; ``_one_by_one`` then tells, at three times the cost.
    """
    opening, closing, kind = ("“", "”", CURLY) if "“" in text else ('"', '"', STRAIGHT)
    if not text.isascii() and (any(mark in text for mark in _RARE) or (kind == CURLY and '"' in text)):
        return None
    if "``" in text or text.count(closing) != text.count(opening) or (kind == STRAIGHT and "”" in text):
        return None
    at = text.find("'")
    while at >= 0:
        if (text[at - 1] if at else " ") in _BEFORE_SINGLE or text.startswith("''", at):
            return None  # may open a quotation
        at = text.find("'", at + 1)
    found: list[tuple[int, int, int]] = []
    at = text.find(opening)
    while at >= 0:
        close = text.find(closing, at + 1)
        following = text.find(opening, (close if kind == STRAIGHT else at) + 1)
        if close < 0 or 0 <= following < close or text[close - 1].isdigit():
            return None
        if kind == STRAIGHT:
            before = text[at - 1] if at else " "
            if before not in _BEFORE_OPENING or text[at + 1] == " ":
                return None
            if text[close - 1] in " ([{<" and text[close + 1 : close + 2] not in ("", " "):
                return None  # opens a second one
        found.append((at, close + 1, kind))
        at = following
    return found


def _one_by_one(text: str) -> Pairs:
    pairs = Pairs()
    length = len(text)
    for mark in _marks().finditer(text):
        at, end = mark.span()
        char = text[at]
        before = text[at - 1] if at else " "
        after = text[end] if end < length else " "
        if char == '"' or end - at == 2:
            _straight(text, at, end, before, after, pairs)
        elif char in "'’":
            # An apostrophe within a word is nothing else.
            if not (before.isalnum() and after.isalnum()):
                _single(text, at, char, before, after, pairs)
        elif char == "”":
            # Closes an English pair; a Swedish one is opened by it as well.
            if before.isdigit() and _feet().search(text, max(0, at - 8), at):
                continue  # 6’2”
            if not pairs.pop(CURLY, at + 1) and not pairs.pop(LOW, at + 1) and not pairs.pop(STRAIGHT, at + 1):
                if _opening(before, after):
                    pairs.push(CURLY, at)
                else:
                    pairs.stray.append((at, CURLY))
        elif char == "“":
            # Opens an English quotation, closes a German one, and an English one where it was mistyped.
            closing = before not in _BEFORE_OPENING and not after.isalnum()
            if not pairs.pop(LOW, at + 1) and not (closing and pairs.pop(CURLY, at + 1)):
                pairs.push(CURLY, at)
        elif char == "‘":
            _single(text, at, char, before, after, pairs)
        elif char in "«»":
            # French opens with «, Danish and German books with ».
            stack = pairs.open.get(GUILLEMET)
            reverse = bool(stack) and text[stack[-1]] == "»"  # type: ignore[index]
            if (char == "«") == reverse:
                if not pairs.pop(GUILLEMET, at + 1) and _opening(before, after):
                    pairs.push(GUILLEMET, at)
            else:
                pairs.push(GUILLEMET, at)
        elif char in _OPENS:
            pairs.push(_OPENS[char], at)
        elif char in _CLOSES:
            pairs.pop(_CLOSES[char], at + 1)
    pairs.settle()
    return pairs


def _opening(before: str, after: str) -> bool:
    return before in _BEFORE_OPENING and after.isalnum()


def _straight(text: str, at: int, end: int, before: str, after: str, pairs: Pairs) -> None:
    stack = pairs.open.get(STRAIGHT)
    if before.isdigit() and (not stack or _feet().search(text, max(0, at - 8), at)):
        return  # 5", 6'2"
    opening = before in _BEFORE_OPENING and after != " "
    closing = before != " "
    if opening and closing:
        # After a dash or a bracket: '—"Yes' opens, '"But I—"' closes (a space follows there).
        opening = before in "([{<“‘„«‹" or not stack
        closing = not opening
    if opening:
        pairs.push(STRAIGHT, at)
    elif not pairs.pop(STRAIGHT, end) and not (closing and pairs.pop(CURLY, end)):
        if closing:
            pairs.stray.append((at, STRAIGHT))
        else:
            pairs.push(STRAIGHT, at)


def _single(text: str, at: int, char: str, before: str, after: str, pairs: Pairs) -> None:
    """Single marks: a quotation or an apostrophe.

    A close after punctuation is certain; one after a letter may be a possessive
    ("the workers’ canteen") and counts only when no certain one comes before the
    next opening mark.
    """
    if char != "’" and before in _BEFORE_SINGLE and (after.isalnum() or after in '“"[(…'):
        rest = text[at + 1 : at + 7].lower()
        if rest.startswith(_CUT) or (rest[:2].isdigit() and rest[2:3] in ("s", " ")):
            return
        pairs.settle()
        pairs.single = at
        return
    if pairs.open.get(LOW_SINGLE) and (char == "‘" or not after.isalnum()):
        pairs.pop(LOW_SINGLE, at + 1)
    elif pairs.single >= 0 and char != "‘" and not after.isalnum() and before != " ":
        if before.isdigit() and char == "'" and after == " ":
            return
        if not before.isalnum() or before not in "sS":
            pairs.found.append((pairs.single, at + 1, SINGLE))
            pairs.single = pairs.soft = -1
        elif pairs.soft < 0:
            pairs.soft = at + 1
