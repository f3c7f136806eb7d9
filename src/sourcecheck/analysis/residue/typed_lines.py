"""The lines in which a paragraph was written, and whether one is a link: for rules that look at whole lines."""

from __future__ import annotations

from sourcecheck.document import Block, Document, Format, MarkKind

__all__ = ["is_linked", "typed_lines"]

_LONGEST = 2_000  # code points of a paragraph whose lines are looked at one by one


def typed_lines(document: Document, block: Block) -> list[tuple[int, int]]:
    """The ranges of a block's text that were lines of their own: in Markdown, programs that save pages begin one each.

    All of the text where it is not Markdown, is longer than 2,000 code points, or was written in one line.
    """
    text, source = block.text, document.source
    if document.format is not Format.MARKDOWN or len(text) > _LONGEST or source.find("\n", *block.whole) < 0:
        return [(0, len(text))]
    ends: list[int] = []
    for index, (at, start, end) in enumerate(block.runs):
        stop = block.runs[index + 1].at if index + 1 < len(block.runs) else len(text)
        newline = source.find("\n", start, end)
        while newline >= 0:
            ends.append(at + newline - start if end - start == stop - at else at)
            newline = source.find("\n", newline + 1, end)
    ends = sorted({end for end in ends if text[end : end + 1] == " "})
    return list(zip([0, *(at + 1 for at in ends)], [*ends, len(text)], strict=True))


def is_linked(block: Block, start: int, end: int) -> bool:
    """Whether a link lies in a place, one to somewhere: what the place says is true of it."""
    return any(
        mark.kind is MarkKind.LINK and mark.start < end and start < mark.end and "share" not in mark.target
        and not mark.target.startswith(("#", "javascript"))
        for mark in block.marks
    )  # fmt: skip
