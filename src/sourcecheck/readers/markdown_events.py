"""The parser of Markdown: its extensions, its events, and its offsets in bytes made offsets in code points."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from sourcecheck.compiled_patterns import compiled
from sourcecheck.text import Span

if TYPE_CHECKING:
    from pyromark import Options

__all__ = ["code_ranges", "events", "options", "parsable", "shifts"]


@cache
def _surrogate() -> re.Pattern[str]:
    return compiled("[\ud800-\udfff]")


# First bytes of characters that take more than one; no byte of UTF-8 is 0xFF.
_NO_FIRST = bytes(range(0xC0))
_MARKED = bytes((*range(0xC0), *[0xFF] * 0x40))
_MORE = bytes(1 if byte < 0xE0 else 2 if byte < 0xF0 else 3 for byte in range(256))  # bytes that follow it


@cache
def options() -> Options:
    """The extensions that are on."""
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_GFM
        | Options.ENABLE_DEFINITION_LIST
    )


def events(text: str) -> Iterator[tuple[Any, Any]]:
    """The parser's events with their ranges in bytes."""
    from pyromark import events_with_range

    return iter(events_with_range(text, options=options()))


def parsable(text: str) -> str:
    """The text with halves of surrogate pairs, which no UTF-8 can hold, replaced one for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _surrogate().sub("\ufffd", text)
    return text


def shifts(text: str, base: int) -> tuple[array[int], array[int]]:
    """Where characters of more than one byte end, and what to take from a byte offset after each.

    An offset in bytes ``b`` is ``b - less[bisect_right(ends, b)]`` in code points of the source.
    """
    if text.isascii():
        return array("L"), array("l", [-base])
    data = text.encode()
    more = data.translate(_MORE, _NO_FIRST)
    marked = data.translate(_MARKED)
    ends = array("L")
    at = -1
    for extra in more:
        at = marked.find(0xFF, at + 1)  # three times as fast as a pattern where such characters are few
        ends.append(at + 1 + extra)
    return ends, array("l", accumulate(more, initial=-base))


def code_ranges(source: str, start: int) -> Iterator[Span]:
    """Ranges of code as a Markdown parser sees them before anything is covered."""
    text = parsable(source[start:])
    ends, less = shifts(text, start)
    for event, where in events(text):
        if type(event) is not dict:
            continue
        begun = event.get("Start")
        fenced = type(begun) is dict and type(begun.get("CodeBlock")) is dict
        if fenced or "Code" in event:
            a, b = where["start"], where["end"]
            yield Span(a - less[bisect_right(ends, a)], b - less[bisect_right(ends, b)])
