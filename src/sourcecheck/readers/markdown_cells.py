"""Cells of a rendered table that the parser does not show as they were written.

GFM drops the cells beyond the header's last, and splits a cell at a pipe in code
that is not escaped; other renderers do not split there, and neither do the rows here.
Such a cell is read on its own: what stands in it is inline markup as in any cell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import MarkKind
from sourcecheck.readers.markdown_events import events, parsable, shifts
from sourcecheck.readers.markdown_inline import SHOWN, Inline
from sourcecheck.readers.markdown_links import Part, Target
from sourcecheck.readers.markdown_references import own_target
from sourcecheck.readers.visible import Piece
from sourcecheck.text import Span

__all__ = ["has_markup", "inside"]

_WORD = "a "  # before the cell: a line that begins with a word is a paragraph, whatever follows


@cache
def _markup() -> re.Pattern[str]:
    return compiled(r"[*_~`\[<&\\]")


def has_markup(source: str, span: Span) -> bool:
    """Whether anything in a cell may be more than its text."""
    return _markup().search(source, *span) is not None


def inside(inline: Inline, span: Span) -> Part:
    """The pieces, marks and links of one cell, read on its own.

    Pictures and titles are left with ``inline``, comments with its writer. References are not resolved.

    Args:
        inline: of the table.
        span: of the cell in the source, one line.
    """
    source = inline.writer.source
    text = _WORD + parsable(source[slice(*span)])
    base = span.start - len(_WORD)
    ends, less = shifts(text, base)
    cell = Inline(inline.writer)
    targets: list[dict[str, str]] = []
    for event, where in events(text):
        if type(event) is str:
            continue
        start = where["start"] - less[bisect_right(ends, where["start"])]
        end = where["end"] - less[bisect_right(ends, where["end"])]
        ((name, value),) = event.items()
        detail = None
        if type(value) is dict:
            ((value, detail),) = value.items()
        if name == "Text":
            if start < span.start:
                value, start = value[span.start - start :], span.start
            if value:
                cell.pieces.append(Piece(value, start, end))
        elif name == "Start":
            if value in SHOWN:
                cell.open(SHOWN[value], start)
            elif value == "Link" or value == "Image":
                targets.append(detail or {})
                if value == "Link":
                    cell.open(MarkKind.LINK, start)
                else:
                    cell.open_image()
                end = start + (1 if value == "Link" else 2)
            else:
                continue
        elif name == "End":
            if value in SHOWN:
                cell.close()
            elif value == "Link" or value == "Image":
                detail = targets.pop()
                # A reference has its definition elsewhere, which the parser does not see here.
                own = own_target(source, detail, cell.reach, start, end)
                target, title = own or (Target(detail["dest_url"], Span(start, end)), [])
                if value == "Link":
                    cell.close_link(target, title, end)
                else:
                    cell.close_image(target, title, start, end)
            else:
                continue
        elif name == "Code":
            cell.code(start, end, cell=True)
        elif name == "InlineHtml":
            cell.tag(start, end)
        cell.reach = end
    inline.images += cell.images
    inline.titles += cell.titles
    return cell.whole()
