"""A rule's fix as it can be done in the document at hand: with its line ends, and never in another's words.

Done where findings are stamped, so that every door (the report, ``--fix``, an editor) offers the same fixes. A rule
says which words go; what was only there for them goes too: the space before them, the line or the element that held
nothing else, one of the blank lines around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format
from sourcecheck.finding import Fix, TextEdit
from sourcecheck.text import Span

__all__ = ["fitted"]

_TAG = 300  # code points before a place in which the tag that opens there begins


def fitted(document: Document, fix: Fix) -> Fix | None:
    """The fix with the document's line ends, its edits in order; None where it may not or need not be done.

    Raises:
        ValueError: its edits overlap, or are outside the source: a bug of its rule.
    """
    from sourcecheck.analysis.others_words import changes_others_words

    edits: Sequence[TextEdit] = sorted(fix.edits)
    _in_order(document, edits)
    if any(_deletes_words(document, edit) for edit in edits):
        wider = [_wider(document, edit) if _deletes_words(document, edit) else edit for edit in edits]
        edits = _ended(document, _joined(wider)) or edits
    if any(changes_others_words(document, edit) for edit in edits):
        return None
    if any("\n" in edit.text or "\r" in edit.text for edit in edits):
        newline = document.once(_newline)
        edits = [edit._replace(text=_any_newline().sub(newline, edit.text)) for edit in edits]
    edits = [edit for edit in edits if document.source[edit.span.start : edit.span.end] != edit.text]
    return fix._replace(edits=tuple(edits)) if edits else None


def _in_order(document: Document, edits: Sequence[TextEdit]) -> None:
    length = len(document.source)
    before = Span(-1, -1)
    for edit in edits:
        span = edit.span
        if not 0 <= span.start <= span.end <= length:
            raise ValueError(f"span {span.start}:{span.end} of a source of {length} code points")
        if span.start < before.end or span == before:
            raise ValueError(f"edits of a fix overlap at {span.start}:{span.end}")
        before = span


def _joined(edits: Sequence[TextEdit]) -> list[TextEdit]:
    """The edits, deletions that reach one another made one; nothing where other edits overlap."""
    done: list[TextEdit] = []
    for edit in sorted(edits):
        before = done[-1] if done else TextEdit(Span(-1, -1), "")
        if not edit.text and not before.text and edit.span.start <= before.span.end:
            done[-1] = TextEdit(Span(before.span.start, max(before.span.end, edit.span.end)), "")
        elif edit.span.start < before.span.end:
            return []
        else:
            done.append(edit)
    return done


def _ended(document: Document, edits: list[TextEdit]) -> list[TextEdit]:
    """The edits, without the blank lines that parted the text from what is deleted at its end."""
    source = document.source
    if edits and not edits[-1].text and edits[-1].span.end == len(source):
        start = edits[-1].span.start
        line = document.lines.position(len(source[:start].rstrip())).line
        if document.lines.position(start).column == 1 and line < len(document.lines):
            begin = document.lines.starts[line]
            if len(edits) == 1 or edits[-2].span.end <= begin:
                edits[-1] = TextEdit(Span(min(begin, start), len(source)), "")
    return edits


def _deletes_words(document: Document, edit: TextEdit) -> bool:
    return not edit.text and any(map(str.isalnum, document.source[edit.span.start : edit.span.end]))


def _wider(document: Document, edit: TextEdit) -> TextEdit:
    """A deletion of words with what stands there for these words only."""
    start, end = edit.span
    source = document.source
    if document.format is Format.HTML:
        start, end = _element(source, start, end)
    lines = document.lines
    first, last = lines.position(start).line, lines.position(end).line
    begin, stop = lines.line_span(first).start, lines.line_span(last).end
    before, after = source[begin:start], source[end:stop]
    if document.format is Format.MARKDOWN and _opening().fullmatch(before) and _closing().fullmatch(after):
        if _is_item(before) and _goes_on(document, first, last):
            return edit
        before = after = ""
    if not before.strip() and not after.strip():
        return TextEdit(_whole_lines(document, first, last), "")
    if source[start - 1 : start] in (" ", "\t") and (not after.strip() or after[0] in " \t.,;:!?)"):
        start -= 1  # at the end of a line nothing is left behind the words
        end = stop if not after.strip() else end
    elif not before.strip():
        end += len(after) - len(after.lstrip(" \t"))
    return TextEdit(Span(start, end), "")


def _element(source: str, start: int, end: int) -> tuple[int, int]:
    """The elements of text that hold nothing but the words."""
    while True:
        opening = _tag().search(source, max(0, start - _TAG), start)
        closing = _end_tag().match(source, end) if opening is not None else None
        if opening is None or closing is None or opening[1].lower() != closing[1].lower():
            return start, end
        start, end = opening.start(), closing.end()


def _is_item(before: str) -> bool:
    return before.strip(" \t*_~") != "" and not before.lstrip().startswith("#")


def _goes_on(document: Document, first: int, last: int) -> bool:
    """Whether the lines below a list item are its own."""
    lines, source = document.lines, document.source
    own, below = lines.line_span(first), _next_text(document, last + 1)
    if below > len(lines):
        return False
    span = lines.line_span(below)
    return _indent(source[slice(*span)]) > _indent(source[slice(*own)])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _next_text(document: Document, line: int) -> int:
    """The first line from one on that is not blank; one more than there are where all are."""
    while line <= len(document.lines) and not document.source[slice(*document.lines.line_span(line))].strip():
        line += 1
    return line


def _whole_lines(document: Document, first: int, last: int) -> Span:
    """Lines with their ends; with the blank ones below where blank ones are left above."""
    lines, source = document.lines, document.source
    starts = lines.starts

    def begin(line: int) -> int:
        return starts[line - 1] if line <= len(starts) else len(source)

    def is_blank(line: int) -> bool:
        return not source[slice(*lines.line_span(line))].strip()

    apart = first == 1 or is_blank(first - 1)
    return Span(begin(first), begin(_next_text(document, last + 1) if apart else last + 1))


@cache
def _opening() -> re.Pattern[str]:
    """What may open a line of Markdown before its words: marks of a heading, a list, emphasis."""
    return compiled(r"[ \t]*(?:#{1,6}[ \t]+|[-+*][ \t]+|\d{1,9}[.)][ \t]+)?[*_~]{0,3}")


@cache
def _closing() -> re.Pattern[str]:
    return compiled(r"[*_~]{0,3}[ \t]*(?:#+[ \t]*)?")


@cache
def _tag() -> re.Pattern[str]:
    return compiled(r"(?i)<(p|li|h[1-6]|b|i|u|em|strong|span|small|font|center|a)(?:\s[^<>]*)?>\s*\Z")


@cache
def _end_tag() -> re.Pattern[str]:
    return compiled(r"\s*</([A-Za-z][A-Za-z0-9]*)\s*>")


@cache
def _any_newline() -> re.Pattern[str]:
    return compiled(r"\r\n|\r|\n")


def _newline(document: Document) -> str:
    """How the first line of a document ends."""
    source = document.source
    at = source.find("\n")
    if at < 0:
        return "\r" if "\r" in source else "\n"
    return "\r\n" if source[at - 1 : at] == "\r" else "\n"
