"""How links are written: all their addresses at once, their tags, the words they stand on, what stands above."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, Link, Mark, MarkKind
from sourcecheck.records import NamedTuple

__all__ = [
    "addresses_of",
    "begin_oddly",
    "heading_above",
    "host_of",
    "is_control",
    "short",
    "shown_place",
    "words_beside",
]

_TAG = 600  # code points of a start tag that are looked at


def addresses_of(document: Document) -> str:
    """The addresses of all links in small letters, a line each and a line end on either side.

    One search in it says that no link is of a kind. Use through ``document.once(addresses_of)``.
    """
    links = document.links
    return "\n" + "\n".join([link.target for link in links]).lower() + "\n" if links else ""


# Addresses begin like one of these, mostly.
_COMMON = ("\nhttps://", "\nhttp://", "\n/", "\n{{", "\nmailto:", "\n#", "\n.")


def begin_oddly(document: Document) -> bool:
    """Whether an address begins in another way than addresses mostly do. Use through ``document.once(begin_oddly)``."""
    targets, links = document.once(addresses_of), len(document.links)
    for begin in _COMMON:
        if links <= 0:
            break
        links -= targets.count(begin)
    return links > 0


def host_of(address: str) -> str:
    """The host of a web address, in small letters, without user, port and the dot at its end; "" where it has none."""
    match = _host().match(address)
    return match[1].lower().rstrip(".") if match else ""


@cache
def _host() -> re.Pattern[str]:
    return compiled(r"\s*(?:[a-z][a-z0-9+.-]{0,20}:)?//(?:[^/?#@\s]*@)?(\[[^\]\s]*\]|[^/?#:\s]*)", re.IGNORECASE)


def is_control(document: Document, link: Link) -> bool:
    """Whether the tag of a link says that a script makes something of it: a button, a switch, a share of the page."""
    tag = document.source[link.span.start : link.span.start + _TAG]
    if tag[:2].lower() != "<a":
        return False  # written in Markdown, where no script can be tied to it
    tag = _tag_end().sub("", tag, 1) if ">" in tag else tag
    return bool(_scripted().search(tag))


@cache
def _tag_end() -> re.Pattern[str]:
    """From the end of a start tag on; a mark inside an attribute's value is none."""
    return compiled(r"(?<=[\w\"'\s/-])>(?s:.*)")


@cache
def _scripted() -> re.Pattern[str]:
    return compiled(
        r"(?i)\s(?:on\w+|data-[\w-]+|aria-[\w-]+|role|id|name|@[\w.-]+|v-[\w-]+|x-[\w-]+|:[\w-]+|ng-[\w-]+|\([\w.]+\)"
        r"|rv-[\w-]+|hx-[\w-]+|disabled|download|tabindex|accesskey|bosszone)\s*(?:=|\s|$|>)"
        r"|\sclass\s*=\s*[\"']?[^\"'>]*(?:btn|button|toggle|js|share|popup|pop-up|modal|\btab|tooltip|menu|\bnav|drop|"
        r"close|expand|more|trigger|like|follow|action|play|gallery|slide|carousel|print|comment|reply|login|sign|"
        r"subscri|fn-|footnote|glossary|lightbox|accordion|collaps|dismiss|icon|copy)"
    )


class _Linked(NamedTuple):
    """The ranges of a block that are on links, by where they stand in the source, and its code."""

    starts: list[int]
    marks: list[Mark]
    beside: int  # letters of the block that are on no link
    code: bool  # any of it is code


def _linked(document: Document) -> PerBlock[_Linked]:
    def of(block: Block) -> _Linked:
        marks = [mark for mark in block.marks if mark.kind is MarkKind.LINK]
        return _Linked(
            [block.span(mark.start, mark.end).start for mark in marks],
            marks,
            len(block.text) - sum([mark.end - mark.start for mark in marks]),
            any(mark.kind in (MarkKind.CODE, MarkKind.SHORTCODE) for mark in block.marks),
        )

    return PerBlock(document.blocks, of)


def shown_place(document: Document, link: Link) -> tuple[Block, int, int] | None:
    """The block that shows a link's words and their range in its text; None for a link on no words."""
    if link.block < 0 or not link.text:
        return None
    block, linked = document.blocks[link.block], document.once(_linked)[link.block]
    first = bisect_left(linked.starts, link.span.start)
    for mark in linked.marks[first : first + 3]:
        if block.text[mark.start : mark.end] == link.text and block.span(mark.start, mark.end).end <= link.span.end:
            return block, mark.start, mark.end
    return None


def short(text: str, limit: int) -> str:
    """The beginning of a text, for a message: at most ``limit`` code points."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def words_beside(document: Document, block: Block) -> int:
    """Letters of a block that are not on a link."""
    return document.once(_linked)[block.number].beside


def has_code(document: Document, block: Block) -> bool:
    """Whether a part of a block is set as code, or filled in by a program."""
    return document.once(_linked)[block.number].code


def heading_above(document: Document, block: Block) -> Block | None:
    """The heading, or the line that ends with a colon, under which a block stands; not more than 80 blocks above."""
    for other in reversed(document.blocks[max(block.number - 80, 0) : block.number]):
        if other.kind is Kind.HEADING or (len(other.text) < 60 and other.text.endswith(":")):
            return other
    return None
