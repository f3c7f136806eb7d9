"""The days on which a page was published and last changed, as far as its statements can be trusted.

A date in a title is as often an event's, and a lone line with a date far down is anybody's; ``publication`` lists
them for readers' sake, arithmetic leaves them out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from sourcecheck.analysis.temporal.publication import Stated, publication
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["PageDays", "page_days"]

_TRUSTED = frozenset(
    ("label", "byline", "dateline", "front-matter", "file-name", "json-ld", "meta", "microdata", "time")
)
_MANY = 2  # days under labels: a list of articles, of matches
_SHORT, _TOP = 120, 8  # code points of a line; blocks from the top
_EARLIEST = 1990  # no page of the web is older; a reprint may be


_PRINTED = frozenset(("front-matter", "file-name", "address"))  # what generators print


class PageDays(NamedTuple):
    """``published``: the page's date, best statement first; ``latest``: of any statement, changes included."""

    published: Stated | None
    latest: Stated | None


def page_days(document: Document) -> PageDays:
    """Use through ``document.once(page_days)``."""
    stated = document.once(publication)
    lines = {one.value for one in stated.visible if one.how == "line"}
    trusted = [
        one
        for one in (*stated.visible, *stated.metadata)
        if one.value is not None and one.value.year >= _EARLIEST
        if one.how in _TRUSTED
        or (one.how == "address" and document.format is Format.MARKDOWN)
        or (one.how == "line" and len(lines) == 1)
        if one.how not in ("line", "label", "byline") or _is_its_own(document, one)
    ]
    if not trusted or len({one.value for one in trusted if one.how == "label" and not one.modified}) > _MANY:
        return PageDays(None, None)
    printed = [one for one in trusted if one.how in _PRINTED and not one.modified]
    if document.format is Format.MARKDOWN and printed:
        # "2025-02-20" in a list of releases is no rival to the day that the generator prints.
        trusted = [one for one in trusted if one.how in _PRINTED or one.modified]
    published = next((one for one in trusted if not one.modified), None)
    return PageDays(published, max(trusted, key=lambda one: one.value or date.min))


def _is_issued(block: Block, stated: Stated) -> bool:
    """Whether a line names who put the page out, and its date closes it: "Press office of the port, 7 May 2026"."""
    before, comma, _ = block.text.rpartition(", " + block.part(stated.span))
    if not comma or not block.text.endswith(block.part(stated.span)):
        return False
    return not _ISSUERS.isdisjoint(letter_words(before.lower()))


_ISSUERS = words(
    "press office newsroom desk news letter newsletter bulletin communications media release statement notice"
)
_FIRST = 3  # blocks from the top


def _is_its_own(document: Document, stated: Stated) -> bool:
    """Whether a visible date stands in a short line of its own; a bare one, near the top."""
    block, seen = document.once(_homes).get(stated.span, (None, 0))
    if block is None or block.kind is Kind.CELL or "table" in block.within or len(block.text) > _SHORT:
        return False
    rest = len(block.text) - len(block.part(stated.span))
    if stated.how == "line":
        return (seen <= _TOP and rest <= 14) or (seen <= _FIRST and rest <= 80 and _is_issued(block, stated))
    return stated.how == "label" or rest <= 80


def _homes(document: Document) -> dict[Span, tuple[Block, int]]:
    """The first block that each stated date stands in, and how many of the content there are up to it."""
    stated = document.once(publication)
    spans = sorted({one.span for one in (*stated.visible, *stated.metadata)})
    starts = [span.start for span in spans]
    homes: dict[Span, tuple[Block, int]] = {}
    seen = 0
    for block in document.blocks:
        seen += bool(block.text) and document.in_content(block)
        if block.runs:
            extent = block.extent
            for span in spans[bisect_left(starts, extent.start) : bisect_right(starts, extent.end)]:
                if span.end <= extent.end:
                    homes.setdefault(span, (block, seen))
    return homes
