"""The examples of a rule in a card: their mark in sight, however long they are."""

from __future__ import annotations

import re
from itertools import takewhile
from operator import eq
from typing import Final

from sourcecheck.examples import unmarked
from sourcecheck.page.escaping import told
from sourcecheck.rule import Example
from sourcecheck.text import Span

__all__ = ["marked"]

_LENGTH: Final = 600  # code points
_SPACE: Final = re.compile(r"\s+")


def marked(example: Example, beside: Example | None = None) -> str:
    """The HTML of an example; of a long one the first mark and the words about it.

    Where nothing is marked, that is where it parts from the example that is shown beside it.
    """
    text, spans = unmarked(example.text)
    begin, end = _seen(text, spans[0] if spans else _parting(text, beside))
    parts = ["… " if begin else ""]
    at = begin
    for span in spans:
        start, stop = max(span.start, at), min(span.end, end)
        if start < stop:
            parts += (told(text[at:start]), "<mark>", told(text[start:stop]), "</mark>")
            at = stop
    return "".join((*parts, told(text[at:end]), " …" if end < len(text) else ""))


def _parting(text: str, beside: Example | None) -> Span:
    other = "" if beside is None else unmarked(beside.text)[0]
    same = sum(takewhile(bool, map(eq, text, other)))
    return Span(same, same)


def _seen(text: str, mark: Span) -> Span:
    """The part of a text that is shown: it begins and ends with whole words."""
    if len(text) <= _LENGTH:
        return Span(0, len(text))
    room = max(_LENGTH - (mark.end - mark.start), 0)
    end = min(max(mark.start - room // 2, 0) + _LENGTH, len(text))
    begin = max(end - _LENGTH, 0)
    if begin:
        space = _SPACE.search(text, min(begin, mark.start), mark.start)
        begin = space.end() if space else mark.start
    if end < len(text):
        # Of a mark that is too long its last words go.
        spaces = [space.start() for space in _SPACE.finditer(text, begin, end)]
        inside = [at for at in spaces if at >= mark.end] or spaces
        end = inside[-1] if inside else end
    return Span(begin, end)
