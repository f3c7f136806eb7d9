"""Whether anything shows between two places of the source that no block of text lies between.

Blocks hold text. A picture, a player, a form, the tag of a site generator or an element that a script
fills show something without one; so what is left of the source between two blocks is looked at. Only
white space, rules, comments and tags that merely group or part say that nothing is there.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind

__all__ = ["following", "shows_nothing"]

_LONGEST = 20_000  # code points between two blocks beyond which something is taken to be there


def following(document: Document, block: Block) -> Block | None:
    """The next block after one, its own attributes (the title of an anchor in a heading) passed over."""
    for other in document.blocks[block.number + 1 : block.number + 20]:
        if other.kind is Kind.ATTRIBUTE and other.extent.start < block.extent.end:
            continue
        if other.kind not in (Kind.TITLE, Kind.DESCRIPTION):
            return other
    return None


def shows_nothing(document: Document, start: int, end: int) -> bool:
    """Whether a reader sees nothing of ``source[start:end]``, in which no block has text."""
    if end - start > _LONGEST:
        return False
    left = document.source[start:end]
    if not left.strip():
        return True
    if "<!--" in left or "{/*" in left:
        left = _comment().sub(_commented, left)
    if "<" in left:
        scripted = "<script" in document.source
        for tag in _tag().finditer(left):
            if tag[1].casefold() not in _IDLE or (tag[2] and _filled().search(tag[2]) and scripted):
                return False
        left = _tag().sub(" ", left)
    if document.format is Format.MARKDOWN and "]:" in left:
        left = _definition().sub("", left)
    return _blank().fullmatch(left) is not None


# Elements that group, part or name a place.
_IDLE = frozenset((
    "div", "section", "article", "main", "header", "hgroup", "p", "span", "br", "hr", "wbr", "a", "b", "i", "em",
    "strong",
    "u", "small", "center", "font", "ul", "ol", "li", "dl", "body", "html", "h1", "h2", "h3", "h4", "h5", "h6", "tbody",
    "thead", "tr", "td", "th", "table", "aside", "footer", "blockquote", "nav", "details", "summary",
))  # fmt: skip


@cache
def _tag() -> re.Pattern[str]:
    return compiled(r"</?([A-Za-z][\w:-]*)([^<>]*)>")


@cache
def _comment() -> re.Pattern[str]:
    # Another comment cannot begin in one that nobody closes.
    return compiled(r"<!--((?:(?!<!--).)*?)-->|\{/\*((?:(?!\{/\*).)*?)\*/\}", re.DOTALL)


def _commented(comment: re.Match[str]) -> str:
    """A comment is nothing, unless it may be an order to a generator or an editor's block."""
    text = (comment[1] or comment[2] or "").strip()
    return "x" if _order().match(text) else ""


@cache
def _order() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?!todo|fixme|tbd|xxx|note)(?:[/#$@%\[{]|start |begin |end |insert |include |auto|generated|toc\b"
        r"|table of contents|snippet|embed|ad\b|ads\b|wp:|more\b|esi|ssi|include|tabs?\b|prettier|markdownlint|vale"
        r"|[\w-]+[:=])"
    )


@cache
def _filled() -> re.Pattern[str]:
    """Attributes of an element that a script may fill."""
    return compiled(
        r"(?i)\bid\s*=|\bdata-|:\w|@\w|\bclass\s*=[^>]*(?:widget|embed|share|social|\bad|comment|form|player|chart"
        r"|map|slot"
        r"|js-|react|vue|load|gallery|slide|carousel|video|list|feed|toc|icon|fa-)"
    )


@cache
def _definition() -> re.Pattern[str]:
    """The address of a link that stands elsewhere."""
    return compiled(r"(?m)^ {0,3}\[[^\]\n^][^\]\n]{0,200}\]:[ \t]*\S+[^\n]*$")


@cache
def _blank() -> re.Pattern[str]:
    # Spaces, rules, empty items and quote marks; closing hashes and underlines of headings.
    return compiled(
        r"(?:[\s\u200b\ufeff>*_=#\-–—~•·]|&nbsp;|&#160;|&#xa0;|\b\d{1,2}[.)](?=\s)|\\(?=\s))*", re.IGNORECASE
    )
