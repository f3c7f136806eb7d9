"""The page as a tree: for rules written against BeautifulSoup, and for readability.

Both work on a copy of the page in which every start tag carries the offset it
has in the source, so that what they give leads back to exact places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sourcecheck.document import Document
from sourcecheck.errors import ReadError
from sourcecheck.readers import limits
from sourcecheck.text import LineIndex, Span

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

__all__ = ["MARK", "main_content", "soup", "span_of"]

MARK: Final = "data-sourcecheck-at"
# Elements without end tag, for the depth that a tree would have.
_VOID: Final = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
_CLOSED: Final = frozenset(("p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup"))


def soup(document: Document) -> BeautifulSoup:
    """The page parsed by lxml, each tag with its offset in the attribute ``MARK``.

    Raises:
        ReadError: more elements or nesting than a tree is built for.
    """
    from bs4 import BeautifulSoup

    copy = marked(document)
    if copy is None:
        raise ReadError(
            f"{document.path}: a tree is built of at most {limits.SOUP_ELEMENTS:,} elements"
            f" nested at most {limits.SOUP_DEPTH} deep; this page has more"
        )
    # Never html.parser: 200 KB of "<!--" keep it busy for minutes.
    return BeautifulSoup(copy, "lxml")


def span_of(document: Document, tag: Tag) -> Span:
    """The place of a tag's start tag in the source.

    Raises:
        ValueError: the tag is not in the source (a parser added it, or it comes from elsewhere).
    """
    at = str(tag.get(MARK, ""))
    if not at.isdecimal() or document.source[int(at) : int(at) + 1] != "<":
        raise ValueError(f"<{tag.name}> does not stand in the source; a parser added it")
    from sourcecheck.html_tokens import tokens

    start = int(at)
    # A start tag ends where the tokenizer says: a > in quotation marks does not end it.
    token = next(iter(tokens(_reaching(document.source, start))), None)
    written = token.source if token is not None else None
    if not written:
        return Span(start, start + 1)
    newlines = written.count("\n")
    if newlines:
        starts = LineIndex(document.source[start : start + 2 * len(written)]).starts
        return Span(start, start + starts[newlines] + len(written) - written.rfind("\n") - 1)
    return Span(start, start + len(written))


def _reaching(source: str, start: int) -> str:
    """A part of the source that is sure to hold the whole start tag, doubled until it does."""
    from sourcecheck.html_tokens import tokens

    size = 512
    while start + size < len(source):
        if next(iter(tokens(source[start : start + size])), None) is not None:
            break
        size *= 2
    return source[start : start + size]


def marked(document: Document) -> str | None:
    """A copy of the source whose start tags carry their offsets; None above the limits of a tree."""
    from sourcecheck.html_tokens import tokens

    source = document.source
    starts = document.lines.starts
    parts: list[str] = []
    done = depth = elements = 0
    for token in tokens(source):
        name = token.type.name
        if name == "START_TAG":
            tag = token.tag or ""
            elements += 1
            if tag not in _VOID and tag not in _CLOSED and not token.self_closing:
                depth += 1
            if elements > limits.SOUP_ELEMENTS or depth > limits.SOUP_DEPTH:
                return None
            at = starts[token.line - 1] + token.col
            end = at + 1 + len(tag)
            parts.append(source[done:end])
            parts.append(f' {MARK}="{at}"')
            done = end
        elif name == "END_TAG" and token.tag not in _CLOSED and depth:
            depth -= 1
    parts.append(source[done:])
    return "".join(parts)


def main_content(document: Document) -> frozenset[int]:
    """Offsets of the start tags that readability takes for the main content; empty where it cannot say."""
    copy = marked(document)
    if copy is None or not copy.strip():
        return frozenset()
    import logging

    from bs4 import BeautifulSoup
    from readability import Document as Article

    # It logs a traceback on input it cannot use, and raises.
    logging.getLogger("readability.readability").setLevel(logging.CRITICAL)
    try:
        summary = Article(copy.replace("\0", "\ufffd")).summary(html_partial=True)
    except Exception:  # noqa: BLE001  a hint: whatever stops it, the page is read without
        return frozenset()
    tags = BeautifulSoup(summary, "lxml").find_all(attrs={MARK: True})
    return frozenset(int(at) for tag in tags if (at := str(tag[MARK])).isdecimal())
