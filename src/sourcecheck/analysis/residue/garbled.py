"""Letters that were written in one encoding and read in another ("Russiaâ€™s"), and what they stood for.

UTF-8 turns a letter beyond ASCII into two to four bytes, the first of which says how many follow. Read as
Windows-1252, each byte is a letter or a mark of its own: a capital with an accent and then a sign that no
language puts there. So a run of such characters is taken back to bytes, and counts only where these are UTF-8.
The same is done for the other encodings in which such text is met: Mac Roman and Windows-1251. (The method is
that of common repair tools; the guards are our own.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["GARBLED_NEEDS", "Garbled", "garbled"]


class Garbled(NamedTuple):
    """A range of a text that was decoded wrongly; ``right`` is what it stands for, "" where that is lost."""

    start: int
    end: int
    right: str


# What Windows-1252 shows for the bytes 0x80 to 0x9f. Five are not given; they stand as control characters.
_SHOWN = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
_BYTES = {ord(char): 0x80 + at for at, char in enumerate(_SHOWN)}
_NEXT = "[" + re.escape(_SHOWN) + "\x80-\xbf]"  # a byte that goes on, read as Windows-1252 or Latin-1
# Text that was put in another normal form afterwards has these for the marks ¨ ¯ ´ ¸.
_APART = {" \u0308": "¨", " \u0304": "¯", " \u0301": "´", " \u0327": "¸"}
_ONE = (
    rf"(?:[\xc2-\xdf](?:{_NEXT}| [\u0301\u0304\u0308\u0327]?)|[\xe0-\xef]{_NEXT}(?:{_NEXT}| )"
    rf"|[\xf0-\xf4]{_NEXT}{_NEXT}{_NEXT})"
)
_RUN = rf"{_ONE}(?:{_ONE}){{0,40}}"  # a part of what is no UTF-8 in the end is read again: not without limit
# Marks that may stand behind a capital for reasons of their own: "AMANHÃ”, “Ä”, «Å», IRMÃ®.
_CLOSING = frozenset("’”»…–—®™º“‘«„‚ \xa0.,")

# In other readings the first two bytes of a typographic mark are always the same.
_MAC = r"‚Ä[ìîíòôöúùûü¶¢†°]|√[©®±°¢´¨≠ßºª∂∑∏¶§°•¥≥£Ä£áâ†ì]|¬[†£∞ª´Æ©∑]"
_CYRILLIC = r"вЂ[™“”њќќ¦ўћ˜\x98]|(?:[РС][^\s\dA-Za-z]){4,}"
_HOLES = rf"(?:[\xe0-\xef]{_NEXT}{{1,2}}){{3,}}"  # Chinese and the like, of which a browser swallowed bytes
_CUT = rf"â[€\x80](?!{_NEXT})"  # the last byte of a typographic mark is none that Windows-1252 shows
_LOST = r"\ufffd+|ï¿½(?:ï¿½)*|锟斤拷(?:锟斤拷?)*|鈥[檚檛滃渢淚淭搕檓檒檙]"

# Of what is looked for, each holds one of these in the form in which the scanner folds text.
GARBLED_NEEDS: tuple[str, ...] = (
    *(f"{chr(lead)}{after}" for lead in (*range(0xE2, 0xF7), *range(0xF8, 0xFE), 0xFE, 0xDF)
      for after in (" ", "ƒ", "ª", "µ", "º", "²", "³", "¹", "¼", "½", "¾")),
    *(f"{chr(lead)}{after}" for lead in (0xE0, 0xE1) for after in (" ƒ", "  ", "µ")),
    "ã",  # and a soft hyphen, which text leaves out
    "ðÿ", "×", "√", "¬", "äô", "äú", "äù", "äì", "äî", "вЂ", "\ufffd", "锟斤拷",
)  # fmt: skip


@cache
def _runs() -> re.Pattern[str]:
    return compiled(f"(?P<lost>{_LOST})|(?P<cut>{_CUT})|(?P<western>{_RUN})|(?P<mac>{_MAC})|(?P<cyrillic>{_CYRILLIC})")


@cache
def _holes() -> re.Pattern[str]:
    return compiled(_HOLES)


def garbled(text: str) -> Iterator[Garbled]:
    """The garbled ranges of a text, in order.

    A no-break space of the source may be a plain space in the text: one counts only behind a capital with an
    accent inside or behind a word ("10Â km").
    """
    at = 0
    while (match := _runs().search(text, at)) is not None:
        at = match.end()
        start, end = match.span()
        if match.lastgroup == "lost":
            yield Garbled(start, end, "")
        elif match.lastgroup == "cut":
            # Of the quotation marks only the closing one is cut so.
            closes = text[start - 1 : start].strip() and not text[end : end + 1].isalnum() and "â€œ" in text[:start]
            yield Garbled(start, end, "”" if closes else "")
        elif match.lastgroup == "mac":
            right = _decoded(match[0], "mac_roman")
            if right and _stands_in_a_word(text, start, end):
                yield Garbled(start, end, right)
        elif match.lastgroup == "cyrillic":
            right = _decoded(match[0], "cp1251")
            if right:
                yield Garbled(start, end, right)
        else:
            found = _western(text, start, end)
            if found is None:
                holes = _holes().match(text, start)
                at = holes.end() if holes else start + 1
                if holes:
                    yield Garbled(*holes.span(), "")
            else:
                at = found.end
                yield found


def _western(text: str, start: int, end: int) -> Garbled | None:
    """UTF-8 that was read as Windows-1252, where it is certain."""
    part = text[start:end]
    right = _read_again(part)
    if not right:  # the last of a run may have lost a byte
        part = next((part[:-cut] for cut in (1, 2, 3) if _read_again(part[:-cut])), "")
        right = _read_again(part)
    if right and len(right) <= 3 and _is_among_others(text, start, start + len(part)):
        return None
    if not right or not _is_certain(text, start, start + len(part), right):
        return None
    end = start + len(part)
    while (again := _read_again(right)) and again != right:  # garbled twice
        right = again
    return _joined(text, Garbled(start, end, right))


def _joined(text: str, found: Garbled) -> Garbled:
    """A letter garbled twice, of which one byte was garbled once only: "Ã¢€™" is "â€™" is an apostrophe."""
    last, rest = found.right[-1], text[found.end : found.end + 2]
    if last == "â" and rest[:1] in ("€", "\x80"):
        right = _read_again(last + rest)
        # Without its last byte the mark is lost: a dash, a hyphen, a quotation mark.
        return Garbled(
            found.start, found.end + len(rest if right else rest[:1]), found.right[:-1] + right if right else ""
        )
    if last in "ÂÃ" and rest[:1] not in _CLOSING and (right := _read_again(last + rest[:1])):
        return Garbled(found.start, found.end + 1, found.right[:-1] + right)
    return found


def _is_among_others(text: str, start: int, end: int) -> bool:
    """Whether the letters around are beyond ASCII too: Korean or Russian read wrongly, where pairs match by chance."""
    around = _pair().sub("", text[max(start - 8, 0) : start]) + _pair().sub("", text[end : end + 8])
    return sum("\xa1" <= char <= "\xff" for char in around) >= 4


@cache
def _pair() -> re.Pattern[str]:
    return compiled(_ONE)


def _read_again(part: str) -> str:
    """The text that the bytes of a garbled one stand for, or "" where they are no UTF-8 beyond ASCII."""
    if part.isascii():
        return ""
    for apart, mark in _APART.items():
        part = part.replace(apart, mark)
    data = bytearray()
    for char in part:
        byte = _BYTES.get(ord(char), ord(char))
        if byte > 0xFF:
            return ""
        data.append(0xA0 if byte == 0x20 else byte)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _decoded(part: str, encoding: str) -> str:
    try:
        return part.encode(encoding).decode("utf-8")
    except UnicodeError:
        return ""


def _is_certain(text: str, start: int, end: int, right: str) -> bool:
    """Whether no language writes these characters side by side, here."""
    before, after = text[start - 1 : start], text[end : end + 1]
    lead = text[start]
    if len(right) >= 3:
        return True
    if len(right) == 2:
        return any(char not in _CLOSING for char in text[start + 1 : end : 2]) or before.islower() or after.islower()
    if lead >= "\xe0":  # three or four bytes
        # "â€™" and "ðŸ": nothing else begins so. Of the others one alone is “é»” as often.
        second = text[start + 1]
        return lead == "â" or (lead == "ð" and second == "Ÿ") or (lead == "ï" and second in "»¬¼")
    second = text[end - 1]
    if text[start + 1 : end] in _APART:
        return True
    if second == " ":
        # The no-break space: "10Â km", "voilÃ ". Capitals with an accent end no word in small letters.
        return lead in "ÂÃ" and (before.islower() or before.isdigit() or before in (".", ",", "%", ":", ";", "!", "?"))
    if before.islower():
        return True
    if second in _CLOSING:
        return before.isdigit() and after.isdigit()  # "5Ã—4"
    if before.isupper():
        return after.islower() or (after.isupper() and lead == "Ã")
    return lead in "ÂÃ" or after.islower()


def _stands_in_a_word(text: str, start: int, end: int) -> bool:
    return text[start] == "‚" or text[start - 1 : start].isalpha() or text[end : end + 1].islower()
