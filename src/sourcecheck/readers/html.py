"""HTML to Document: whole pages and fragments, every place exact.

One pass over the tokens of turbohtml, which knows the tokenizer of the HTML
standard and gives each token's line and column. The tree of the standard is
not built: what counts for a reader of text are the blocks, and these follow
from which elements are open, with the end tags that authors leave out implied
(``html_open``). Nothing recurses; limits stop hostile nesting.

Three traps of the tokens, met on real pages:

- a TEXT token has no source: its end is the start of the next token;
- ``</>`` is dropped without a token, so a text that holds it is split there;
- a tag that is not closed before the end of the file is dropped, so the last
  text is measured by its length.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Comment, Document, Format
from sourcecheck.errors import ReadError
from sourcecheck.html_tokens import tokenizer, tokens
from sourcecheck.readers import limits
from sourcecheck.readers.html_elements import BREAK_OUT
from sourcecheck.readers.html_page import Page
from sourcecheck.readers.visible import Piece
from sourcecheck.readers.writer import Writer
from sourcecheck.records import NamedTuple
from sourcecheck.text import LineIndex, Span

if TYPE_CHECKING:
    from turbohtml import Token

__all__ = ["read", "read_into"]


def read(source: str, path: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()) -> Document:
    """Read a page or a fragment.

    Args:
        source: decoded, without byte-order mark.
        path: named in messages.

    Raises:
        ReadError: more elements, nesting or table cells than the limits.
    """
    from sourcecheck.readers.regions import regions
    from sourcecheck.readers.soup import soup

    writer = Writer(source, path)
    page = Page(writer)
    _read(page, 0, len(source))
    homes = page.homes
    return writer.document(
        Format.HTML,
        encoding=encoding,
        notes=notes,
        language=page.language,
        regions=lambda document: regions(document, homes),
        soup=soup,
    )


def read_into(writer: Writer, start: int, end: int) -> None:
    """Read the HTML in ``writer.source[start:end]`` into a document that is being written.

    Elements left open there are closed at ``end``.

    Raises:
        ReadError: more elements, nesting or table cells than the limits.
    """
    _read(Page(writer), start, end)


def _read(page: Page, first: int, last: int) -> None:
    writer = page.writer
    source = writer.source
    markup = writer.markup
    part = markup if (first, last) == (0, len(source)) else markup[first:last]
    starts = LineIndex(part).starts
    if first:
        starts = [start + first for start in starts]
    _, kinds = tokenizer()
    TEXT, START, END = kinds.TEXT, kinds.START_TAG, kinds.END_TAG
    REFERENCE, COMMENT = kinds.CHARACTER_REFERENCE, kinds.COMMENT
    pieces = page.pieces
    append = pieces.append
    new = tuple.__new__  # half the price of Piece(...), which is the most frequent call here
    begins, ends = page.begins.get, page.ends.get
    begin_other, end_other = Page.begin_inline, Page.end_inline
    waiting = -1  # where a TEXT token began whose end is not known yet
    data = ""
    elements = 0
    skip = ""  # the skipped element that is open, and how many of its name
    nested = 0
    skip_start = 0
    for token in tokens(part):
        kind = token.type
        at = starts[token.line - 1] + token.col
        if waiting >= 0:
            if not skip and not page.hidden:
                text = source[waiting:at]
                if pieces or not text.isspace():
                    if "</>" in text and not page.raw:
                        for piece in _split(text, waiting):
                            if pieces or not piece.text.isspace():
                                append(piece)
                    else:
                        append(new(Piece, (text, waiting, at)))
            waiting = -1
        if kind is TEXT:
            waiting = at
            data = token.data or ""
            continue
        written = token.source or ""
        if "\n" in written:
            # The token's source has its line ends normalised; the last line tells where it ends.
            end = starts[token.line - 1 + written.count("\n")] + len(written) - written.rfind("\n") - 1
        else:
            end = at + len(written)
        if kind is START:
            tag = token.tag or ""
            elements += 1
            if elements > limits.ELEMENTS:
                raise ReadError(f"{writer.path}: more than {limits.ELEMENTS:,} elements; the limit keeps runs safe")
            if skip:
                if tag == skip:
                    nested += not token.self_closing or skip not in ("svg", "math")
                    continue
                if skip not in ("svg", "math") or tag not in BREAK_OUT:
                    continue
                page.skipped(skip, skip_start, at, at)
                skip = ""
            if markup is not source and markup[at:end] != source[at:end]:
                token = _as_written(page, token, at, end)
            begin = begins(tag, begin_other)
            if begin(page, tag, token, at, end):
                if token.self_closing and tag in ("svg", "math"):
                    page.skipped(tag, at, end, end)
                else:
                    skip, nested, skip_start = tag, 1, end
        elif kind is END:
            tag = token.tag or ""
            if skip:
                if tag == skip:
                    nested -= 1
                    if not nested:
                        page.skipped(skip, skip_start, at, end)
                        skip = ""
                continue
            ends(tag, end_other)(page, tag, at, end)
        elif kind is REFERENCE:
            if not skip and not page.hidden:
                append(new(Piece, (token.data or "", at, end)))
        elif kind is COMMENT and written.startswith("<!--"):
            # Also in graphics, videos and templates: what is said to tools is not for readers anyway.
            closing = _CLOSING.search(written, 2)
            first = min(at + 4, end)
            inside = Span(first, max(first, end - len(closing[0]))) if closing else Span(first, end)
            writer.comments.append(Comment(source[inside.start : inside.end], Span(at, end), inside))
    if waiting >= 0 and not skip and not page.hidden:
        stop = _reach(source, waiting, last, data, page.raw)
        text = source[waiting:stop]
        if pieces or not text.isspace():
            for piece in [Piece(text, waiting, stop)] if page.raw else _split(text, waiting):
                if pieces or not piece.text.isspace():
                    append(piece)
    if skip:
        page.skipped(skip, skip_start, last, last)
    page.finish(last)


class _Tag(NamedTuple):
    """A start tag in which shortcodes stand, its values as they are in the source."""

    tag: str
    attrs: list[tuple[str, str]]
    self_closing: bool


def _as_written(page: Page, token: Token, at: int, end: int) -> Any:
    values = [(name, page.value(place)) for name, place in page.places(at, end).items()]
    return _Tag(token.tag or "", values, token.self_closing)


def _split(text: str, start: int) -> Iterator[Piece]:
    for part in text.split("</>"):
        if part:
            yield Piece(part, start, start + len(part))
        start += len(part) + 3


_CLOSING = compiled(r"--!?>\Z")  # "<!-->" and "<!--->" are whole comments (standard, 13.2.5.43)
_SHRINKS = compiled(r"\r\n|</>")


def _reach(source: str, start: int, end: int, data: str, raw: bool) -> int:
    """Where the last text ends: it stands for ``data``, and a tag cut short may follow it."""
    shown = start  # source offset of as much of the data as is accounted for
    left = len(data)
    for match in _SHRINKS.finditer(source, start, end):
        if raw and match[0] == "</>":
            continue
        if match.start() - shown >= left:
            break
        left -= match.start() - shown
        if match[0] != "</>":
            left -= 1
        shown = match.end()
    return min(shown + left, end)
