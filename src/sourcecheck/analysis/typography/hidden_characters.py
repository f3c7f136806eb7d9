"""Characters that nobody sees: where they stand in a source, and whether they have a task there.

Zero-width characters hold together what scripts and emoji are made of, marks of direction belong to texts that run
from right to left, soft hyphens to pages that hyphenate, private characters to fonts of icons. What is left was
carried along by copying, or was put there so as not to be seen (Unicode TR 36 and 39).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.typography.encoded import encoded
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format
from sourcecheck.records import NamedTuple

__all__ = ["Hidden", "hidden_characters", "may_hold"]

_FORMULA: Final = "\u2061\u2062\u2063\u2064"  # signs of a formula: times, and
_ZERO_WIDTH: Final = (
    _FORMULA
    + "\u200b\u200c\u200d\u2060\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0\u2800\u2028\u2029"
    + "\u206a\u206b\u206c\u206d\u206e\u206f"
)
_MARKS: Final = "\u200e\u200f\u061c"  # of direction
_BIDI: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_OBJECTS: Final = "\ufff9\ufffa\ufffb\ufffc"
_CONTROLS: Final = "\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0e\x0f" + "".join(map(chr, range(0x10, 0x20))) + "\x7f"
_PLAIN: Final = b"\t\n\r\f" + bytes(range(32, 127))
# Scripts whose letters such characters join, part or turn round.
_COMPLEX: Final = (
    (0x0590, 0x08FF), (0x0900, 0x109F), (0x1100, 0x11FF), (0x1780, 0x18AF), (0x1900, 0x1CFF), (0x2D80, 0x2DDF),
    (0xA840, 0xABFF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC), (0x10800, 0x11FFF), (0x16A00, 0x16FFF),
)  # fmt: skip
_EAST_ASIAN: Final = ((0x2E80, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF),
                      (0x20000, 0x3FFFF))  # fmt: skip
_RIGHT_TO_LEFT: Final = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF))
_NAMES: Final = {
    "\xad": "a soft hyphen", "\u200b": "a zero-width space", "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner", "\u2060": "a word joiner", "\ufeff": "a byte-order mark",
    "\u200e": "a left-to-right mark", "\u200f": "a right-to-left mark", "\u061c": "an Arabic letter mark",
    "\u202d": "a left-to-right override", "\u202e": "a right-to-left override", "\ufffc": "the place of an object",
    "\u2028": "a line separator", "\u2029": "a paragraph separator", "\u2800": "an empty Braille pattern",
    "\u3164": "an empty Hangul letter", "\u115f": "an empty Hangul letter", "\u1160": "an empty Hangul letter",
    "\uffa0": "an empty Hangul letter", "\x0b": "a vertical tab", "\ufe0f": "an emoji selector without its emoji",
    "\xa0": "a no-break space", "\u034f": "a grapheme joiner", "\u180e": "a Mongolian separator",
}  # fmt: skip


class Hidden(NamedTuple):
    """A run of hidden characters without a task.

    Attributes:
        start, end: source offsets.
        kind: "zero-width", "direction", "private", "control", "soft-hyphen" or "no-break-space".
        name: what the first one is, with its code point.
    """

    start: int
    end: int
    kind: str
    name: str


def may_hold(document: Document) -> bool:
    """Whether a source may hold such characters; a yes promises nothing."""
    source = document.source
    if "&" in source and document.format is not Format.TEXT and _entity().search(source):
        return True
    # What is ASCII and shows itself is left out, which leaves next to nothing.
    return _bytes().search(document.once(encoded).translate(None, _PLAIN)) is not None


@cache
def _bytes() -> re.Pattern[bytes]:
    """How hidden characters begin in UTF-8."""
    return re.compile(
        rb"[\x00-\x1f\x7f\xcc\xcd\xee\xf3\xf4]|\xc2[\xa0\xad]|\xd8\x9c|\xe1(?:\xa0\x8e|\x85)|\xe2(?:\x80[\x8b-\x8f\xa8-\xae]"
        rb"|\x81[\xa0-\xaf]|\xa0\x80)|\xe3\x85\xa4|\xef[\x80-\xa3\xb8\xbb\xbc\xbe\xbf]"
    )


@cache
def _entity() -> re.Pattern[str]:
    return compiled(
        "&(?:nbsp|ZeroWidthSpace|NoBreak|#(?:160|8203|65279|8288|[xX](?:[aA]0|200[bB]|[fF][eE][fF][fF]|2060)));"
    )


_ENTITIES: Final = {
    "nbsp": "\xa0", "160": "\xa0", "a0": "\xa0", "zerowidthspace": "\u200b", "8203": "\u200b", "200b": "\u200b",
    "65279": "\ufeff", "feff": "\ufeff", "nobreak": "\u2060", "8288": "\u2060", "2060": "\u2060",
}  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    hidden = (
        f"[{_ZERO_WIDTH}{_MARKS}{_BIDI}{_OBJECTS}{re.escape(_CONTROLS)}\xad\ue000-\uf8ff\ufe00-\ufe0f"
        "\U000e0000-\U000e007f\U000f0000-\U0010fffd]+"
    )
    return compiled(f"{hidden}|\xa0+|(?<=[ \n\t])[\u0300-\u036f]+|{_entity().pattern}")


def hidden_characters(document: Document, start: int, end: int, language: str, code: bool) -> Iterator[Hidden]:
    """The hidden characters without a task in a range of the source.

    Args:
        language: of the document, two letters.
        code: whether the range is a program, in which private characters are fonts and soft spaces are text.
    """
    source = document.source
    for match in _pattern().finditer(source, start, end):
        at, after = match.span()
        if document.format is Format.HTML and _in_tag(source, at, start):
            continue
        text = match[0]
        if text[0] == "&":
            if document.format is Format.TEXT:
                continue
            text = _ENTITIES.get(text.strip("&;#xX").lower(), "\u200b")
        before = source[at - 1] if at else "\n"
        following = source[after] if after < len(source) else "\n"
        kind = _kind(text, before, following)
        if not kind or not _is_idle(document, match, text, kind, before, following, language, code):
            continue
        yield Hidden(at, after, kind, _name(text[0]))


def _in_tag(source: str, at: int, start: int) -> bool:
    low = max(start - 1, at - 2_000)
    return source.rfind("<", low, at) > source.rfind(">", low, at)


def _kind(text: str, before: str, following: str) -> str:
    char = text[0]
    if char == "\xa0":
        return "no-break-space"
    if char == "\xad":
        return "soft-hyphen"
    if char in _BIDI or char in _MARKS:
        return "direction"
    if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000":
        return "private"
    if char < "\x80" or char in _OBJECTS:
        return "control"
    if "\u0300" <= char <= "\u036f" and char != "\u034f":
        return "combining"
    return "zero-width"


def _is_idle(
    document: Document,
    match: re.Match[str],
    text: str,
    kind: str,
    before: str,
    following: str,
    language: str,
    code: bool,
) -> bool:
    """Whether hidden characters have nothing to do where they stand."""
    source, (at, after) = document.source, match.span()
    if kind == "no-break-space":
        return not code and language == "en" and _is_idle_space(document, at, after)
    if _within(before, _COMPLEX) or _within(following, _COMPLEX):
        return kind == "direction" and ("\u202e" in text or "\u202d" in text) and code
    if kind == "soft-hyphen":
        if code or before == "Ã" or (before.isalpha() and following.isalpha() and document.format is Format.HTML):
            return False
        return before.isalpha() or following.isalpha()
    if kind == "direction":
        near = source[max(0, at - 200) : after + 200]
        return code or not (language in ("ar", "he", "fa", "ur", "yi", "ps") or _runs_right_to_left(near))
    if kind == "private":
        alone = document.format is Format.HTML and _stands_alone(source, at, after)
        if _token().search(source, max(0, at - 12), after + 12):
            return False  # around the citations of a chat program, which are residue of another kind
        return not (code or alone or language in ("zh", "ja", "ko") or text[0] == "\uf8ff")
    if kind == "control":
        return not code
    if kind == "combining":
        # Behind letters of a text decoded wrongly it is their second byte.
        return not code and following.isalpha() and following.isascii() and source[at - 2 : at - 1] not in "ÃÂâÄÅ"
    return _is_idle_joiner(document, at, after, text, before, following, language, code)


@cache
def _token() -> re.Pattern[str]:
    return compiled(r"turn\d|cite|navlist|entity|image_group")


def _is_idle_joiner(
    document: Document, at: int, after: int, text: str, before: str, following: str, language: str, code: bool
) -> bool:
    char = text[0]
    if "\ufe00" <= char <= "\ufe0f":
        # Behind an emoji or a sign it chooses the picture; behind a space or a letter the emoji is gone.
        if char < "\ufe0e" or code:
            return False
        return before in " \n\t" or (before.isascii() and before.isalpha())
    if "\U000e0000" <= char <= "\U000e007f":
        return before != "\U0001f3f4"  # of a region's flag
    if char == "\u200d" and (before > "\u2100" or following > "\u2100"):
        return False  # an emoji made of several
    if _within(before, _EAST_ASIAN) or _within(following, _EAST_ASIAN):
        return False
    if char == "\u2800":
        return not ("\u2801" <= before <= "\u28ff" or "\u2801" <= following <= "\u28ff")
    if char in _FORMULA and document.format is Format.HTML:
        return False
    if char == "\u200c" and language == "de":
        return False  # keeps two letters from being one sign: Auf-lage
    if char == "\ufeff" and at == 0:
        return False
    if document.format is Format.HTML and _touches_tags(document.source, at, after, char):
        return False
    # Where a long address or a name in code may be broken, and where a mention or a mark is to be none.
    if (before in "@#/\\._-`:~&=+" and following not in " \n\t") or (
        following in "/\\._-`@#=&" and before not in " \n"
    ):
        return False
    # Beside one mark of emphasis it makes Markdown see the mark as one.
    marks = (before in "*_", following in "*_")
    return not (document.format is Format.MARKDOWN and any(marks) and not all(marks))


def _touches_tags(source: str, at: int, after: int, char: str) -> bool:
    if _stands_alone(source, at, after):
        return True
    return char == "\ufeff" and (source[at - 1 : at] == ">" or source[after : after + 1] == "<")


def _stands_alone(source: str, at: int, after: int) -> bool:
    """Whether nothing else stands in an element."""
    return source[max(0, at - 40) : at].rstrip(" \n\t\xa0")[-1:] == ">" and source[after : after + 40].lstrip(
        " \n\t\xa0"
    )[:1] in ("<", "&")


def _is_idle_space(document: Document, at: int, after: int) -> bool:
    """Whether a no-break space holds nothing together that belongs together.

    It belongs between a figure and its unit, a title and a name, in front of a dash; not behind a dash, beside
    another space, behind the end of a sentence or between two common words.
    """
    source = document.source
    left, right = source[max(0, at - 24) : at], source[after : after + 24]
    if not left or not right or left[-1] in "\n>|" or right[0] in "\n<|":
        return False
    if left[-1] in " \t" or right[0] in " \t":
        return bool(left.strip()) and bool(right.strip()) and left.strip()[-1] not in ">|*-\n"
    if left[-1] in "–—" and right[0] not in "–—":
        return len(left) > 1 and left[-2] not in "\n>"
    match = _word_before().search(left)
    if match is None:
        return False
    if match["mark"]:
        return len(match["word"]) > 3 and right[0].isalpha()
    behind = _word_behind().match(right)
    return behind is not None and len(match["word"]) > 3 and match["word"].islower()


@cache
def _word_before() -> re.Pattern[str]:
    return compiled(r"(?P<word>[^\W\d_]+)(?P<mark>[.,;:!?]?)\Z")


@cache
def _word_behind() -> re.Pattern[str]:
    return compiled(r"[a-z]{4,}[ \xa0.,;:\n]")


def _within(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    code = ord(char)
    return code > 0x58F and any(low <= code <= high for low, high in ranges)


def _runs_right_to_left(text: str) -> bool:
    return any(_within(char, _RIGHT_TO_LEFT) and char.isalpha() for char in text if char > "\u058f")


def _name(char: str) -> str:
    code = f"U+{ord(char):04X}"
    if char in _NAMES:
        return f"{_NAMES[char]} ({code})"
    if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000":
        return f"a private character ({code})"
    if char < "\x80":
        return f"a control character ({code})"
    return f"{unicodedata.name(char, 'a hidden character').lower()} ({code})"
