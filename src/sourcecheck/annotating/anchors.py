"""Where a comment on a finding begins and ends: places in the elements of a Word file, from offsets in its Markdown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sourcecheck.canonical import Stretch
from sourcecheck.readers.word.draft import Draft
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Anchor", "Edge", "anchored"]


class Edge(NamedTuple):
    """A place in a document: in the text of an atom, at an offset in code points."""

    atom: int
    at: int


class Anchor(NamedTuple):
    """The words that a comment is about: from one place to another, and the text between them.

    ``elsewhere`` where it stands beside them, at the reference to a note or at a box.
    """

    first: Edge
    last: Edge
    text: str
    elsewhere: bool = False


def anchored(draft: Draft, span: Span) -> Anchor | None:
    """Where a comment on a range of the Markdown stands; None where the document shows nothing.

    A range without words has its comment at the next ones. Where no comment can stand (in footnotes, in text boxes),
    it stands where the note is referred to, or the box hangs.
    """
    found = _shown(draft, span)
    if not found:
        return None
    here = [one for one in found if draft.atoms[one.origin].anchor < 0]
    if not here:
        atom = draft.atoms[found[0].origin].anchor
        return Anchor(Edge(atom, 0), Edge(atom, len(draft.atoms[atom].text)), "", True)
    first, last = here[0], here[-1]
    begin = first.at + (min(max(span.start - first.start, 0), first.length) if _is_linear(first) else 0)
    end = last.at + (min(span.end, last.end) - last.start if _is_linear(last) else last.length)
    if first is last and end <= begin:
        begin, end = _word(draft.atoms[first.origin].text, begin)
    text = "".join(draft.atoms[one.origin].text[one.at : one.at + one.length] for one in here)
    return Anchor(Edge(first.origin, begin), Edge(last.origin, end), " ".join(text.split()))


def _shown(draft: Draft, span: Span) -> list[Stretch]:
    """The stretches that show a range; the next one, or the last, where none does."""
    stretches = draft.written.stretches
    first = bisect_right(stretches, span.start, key=lambda one: one.end)
    last = bisect_left(stretches, max(span.end, span.start + 1), key=lambda one: one.start)
    if first < last:
        return list(stretches[first:last])
    return list(stretches[first : first + 1] or stretches[-1:])


def _word(text: str, at: int) -> tuple[int, int]:
    """The word at a place, or the one before it at the end of a text."""
    begin = end = min(at, len(text.rstrip()))
    while end < len(text) and not text[end].isspace():
        end += 1
    while begin > 0 and (begin == end or end == len(text)) and not text[begin - 1].isspace():
        begin -= 1
    return begin, max(end, min(begin + 1, len(text)))


def _is_linear(stretch: Stretch) -> bool:
    return stretch.end - stretch.start == stretch.length
