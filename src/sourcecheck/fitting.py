"""A rule's fix as it can be done in the document at hand: with its line ends, and never in another's words.

Done where findings are stamped, so that every door (the report, ``--fix``, an editor) offers the same fixes.
"""

from __future__ import annotations

from sourcecheck.document import Document
from sourcecheck.finding import Fix
from sourcecheck.text import Span

__all__ = ["fitted"]


def fitted(document: Document, fix: Fix) -> Fix | None:
    """The fix with the document's line ends, its edits in order; None where it may not or need not be done.

    Raises:
        ValueError: it has no edits, or they overlap, or are outside the source: a bug of its rule.
    """
    from sourcecheck.analysis.others_words import changes_others_words

    if not fix.edits:
        raise ValueError("a fix without edits")
    edits = tuple(sorted(fix.edits))
    length = len(document.source)
    before = Span(-1, -1)
    for edit in edits:
        span = edit.span
        if not 0 <= span.start <= span.end <= length:
            raise ValueError(f"span {span.start}:{span.end} of a source of {length} code points")
        if span.start < before.end or span == before:
            raise ValueError(f"edits of a fix overlap at {span.start}:{span.end}")
        before = span
    if any(changes_others_words(document, edit) for edit in edits):
        return None
    if any("\n" in edit.text or "\r" in edit.text for edit in edits):
        newline = document.once(_newline)
        edits = tuple(edit._replace(text="\n".join(_lines(edit.text)).replace("\n", newline)) for edit in edits)
    if all(document.source.startswith(edit.text, edit.span.start) and len(edit.text) == edit.span.end - edit.span.start
           for edit in edits):  # fmt: skip
        return None
    return fix._replace(edits=edits)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _newline(document: Document) -> str:
    """How the first line of a document ends."""
    source = document.source
    at = source.find("\n")
    if at < 0:
        return "\r" if "\r" in source else "\n"
    return "\r\n" if source[at - 1 : at] == "\r" else "\n"
