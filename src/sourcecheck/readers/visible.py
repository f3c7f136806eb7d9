"""From pieces of source to the text a reader sees, keeping every place.

All readers end here, so that white space, no-break and zero-width characters
are treated alike in every format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Run
from sourcecheck.records import NamedTuple

__all__ = ["INVISIBLE", "WHITE", "Piece", "shown_text", "visible"]

# What separates words on screen: HTML white space and the Unicode spaces, among
# them no-break, figure and narrow spaces, and the separators U+2028 and U+2029.
WHITE = " \t\n\r\f\v\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# What shows nothing: soft hyphen, zero-width and bidirectional controls, byte-order mark.
INVISIBLE = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"


@cache
def _part() -> re.Pattern[str]:
    # White space, what shows nothing, and words with single spaces between them, which stay as they are.
    return compiled(f"([{WHITE}]+)|([{INVISIBLE}]+)|[^{WHITE}{INVISIBLE}]++(?: [^{WHITE}{INVISIBLE}]++)*+")


@cache
def _invisible() -> re.Pattern[str]:
    return compiled(f"[{INVISIBLE}]+")


@cache
def _odd() -> re.Pattern[str]:
    # What keeps a text from being shown as it stands, besides two spaces in a row.
    return compiled(f"[{WHITE[1:]}{INVISIBLE}\0]")


_new = tuple.__new__  # of a named tuple, in half the time that its own constructor takes


class Piece(NamedTuple):
    """A stretch of text and the source range ``[start, end)`` that it stands for.

    ``text`` is the source slice, or what an entity in it stands for.
    """

    text: str
    start: int
    end: int


def shown_text(pieces: Sequence[Piece]) -> str:
    """The text that ``visible`` makes of pieces, for those who do not ask for places."""
    text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
    if not text.isascii() or "\0" in text:
        text = _invisible().sub("", text).replace("\0", "\ufffd")
    return " ".join(text.split())


def visible(pieces: Sequence[Piece]) -> tuple[str, tuple[Run, ...], list[int]]:
    """Join pieces into one text as a browser would show it.

    Any run of white space becomes one space, none at either end; characters
    that show nothing are left out; NUL becomes U+FFFD.

    Returns:
        The text; the runs that tile it; and for each piece (and for the end)
        the offset in the text at which it begins.
    """
    alone = len(pieces) == 1
    joined = pieces[0][0] if alone else "".join([piece[0] for piece in pieces])
    # What is odd is not printable to Python either, and asking that takes a tenth of a search.
    if (
        joined
        and joined[0] != " "
        and joined[-1] != " "
        and "  " not in joined
        and (joined.isprintable() or not _odd().search(joined))
    ):
        if alone:
            return joined, (_new(Run, (0, *pieces[0][1:])),), [0, len(joined)]
        return _as_it_stands(joined, pieces)
    parts: list[str] = []
    runs: list[Run] = []
    offsets: list[int] = []
    length = 0
    spaced = True  # the text so far ends in a space, or is empty
    tail = -1  # source offset right after the last run if that run is linear, else -1
    for text, start, end in pieces:
        offsets.append(length)
        if not text:
            continue
        linear = end - start == len(text)
        if linear and not (spaced and text[0] == " ") and "  " not in text and not _odd().search(text):
            if tail != start:
                runs.append(Run(length, start, end))
            else:
                runs[-1] = Run(runs[-1].at, runs[-1].start, end)
            parts.append(text)
            length += len(text)
            spaced = text[-1] == " "
            tail = end
            continue
        for part in _part().finditer(text):
            a, b = part.span() if linear else (0, 0)
            a, b = (start + a, start + b) if linear else (start, end)
            if part.lastindex == 1:
                if spaced:
                    continue
                shown = " "
                # A run of white space is its first character, as wide as the text; only
                # a CRLF stands for one space as a whole.
                if linear:
                    b = a + 2 if text.startswith("\r\n", part.start()) else a + 1
            elif part.lastindex == 2:
                continue
            else:
                shown = part[0].replace("\0", "\ufffd")
            spaced = shown == " "
            if b - a == len(shown):
                if tail == a:
                    runs[-1] = Run(runs[-1].at, runs[-1].start, b)
                else:
                    runs.append(Run(length, a, b))
                tail = b
            else:
                runs.append(Run(length, a, b))
                tail = -1
            parts.append(shown)
            length += len(shown)
    offsets.append(length)
    joined = "".join(parts)
    if joined.endswith(" "):
        joined = joined[:-1]
        length -= 1
        last = runs[-1]
        if last.at == length:
            runs.pop()
        else:
            runs[-1] = Run(last.at, last.start, last.end - 1)
        offsets = [min(offset, length) for offset in offsets]
    return joined, tuple(runs), offsets


def _as_it_stands(joined: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Run, ...], list[int]]:
    """``visible`` where no character has to change, as in most blocks: one search instead of one a piece."""
    runs: list[Run] = []
    offsets: list[int] = []
    length = at = 0
    first = tail = -1  # the run that is growing: its source range so far
    for text, start, end in pieces:
        offsets.append(length)
        size = len(text)
        if not size:
            continue
        if end - start == size:
            if start != tail:
                if first >= 0:
                    runs.append(_new(Run, (at, first, tail)))
                at, first = length, start
            tail = end
        else:
            if first >= 0:
                runs.append(_new(Run, (at, first, tail)))
            runs.append(_new(Run, (length, start, end)))
            first = tail = -1
        length += size
    if first >= 0:
        runs.append(_new(Run, (at, first, tail)))
    offsets.append(length)
    return joined, tuple(runs), offsets
