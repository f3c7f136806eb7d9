"""What each HTML element means to a reader of text.

Names after the HTML standard (https://html.spec.whatwg.org/multipage/), sections
4 (elements), 13.1.2.4 (optional tags) and 15.3 (rendering of flow content).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Kind, MarkKind
from sourcecheck.records import NamedTuple

__all__ = [
    "ATTRIBUTE_TEXT",
    "BLOCKS",
    "BREAK_OUT",
    "CONTAINERS",
    "FORMATTING",
    "HEADINGS",
    "LISTS",
    "MARKS",
    "NOTHING",
    "PLAIN",
    "SKIPPED",
    "SPACED",
    "Traits",
    "is_hidden",
    "kept",
    "traits_of",
]

# The container that an element opens, in the words of Container.kind.
CONTAINERS: Final = {
    "address": "address",
    "article": "article",
    "aside": "aside",
    "blockquote": "blockquote",
    "details": "details",
    "dir": "list",
    "dl": "definition-list",
    "figure": "figure",
    "footer": "footer",
    "form": "form",
    "header": "header",
    "li": "item",
    "main": "main",
    "menu": "list",
    "nav": "nav",
    "ol": "ordered-list",
    "section": "section",
    "table": "table",
    "ul": "list",
}

# Elements that begin a new block, and the kind of the text directly inside;
# None: whatever the element around it holds (a <div> in <li> is still the item).
BLOCKS: Final[dict[str, Kind | None]] = {
    **dict.fromkeys(
        ["address", "article", "aside", "blockquote", "details", "dialog", "dl", "fieldset", "figure", "footer"],
        Kind.PARAGRAPH,
    ),
    **dict.fromkeys(["form", "header", "main", "nav", "section", "summary", "search"], Kind.PARAGRAPH),
    **dict.fromkeys(["center", "div", "hgroup", "p", "legend"], None),
    **dict.fromkeys(["ol", "ul", "menu", "dir"], Kind.PARAGRAPH),
    **dict.fromkeys(["listing", "plaintext", "pre", "xmp"], Kind.CODE),
    "dd": Kind.DETAIL,
    "dt": Kind.TERM,
    "figcaption": Kind.CAPTION,
    "li": Kind.ITEM,
}

# Inline elements that go on in the next block when their paragraph ends before them (standard, 13.2.4.3).
FORMATTING: Final = frozenset((
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
))  # fmt: skip

LISTS: Final = frozenset(("ul", "ol", "menu", "dir"))

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}

MARKS: Final = {
    "a": MarkKind.LINK,
    "abbr": MarkKind.ABBREVIATION,
    "acronym": MarkKind.ABBREVIATION,
    "b": MarkKind.STRONG,
    "cite": MarkKind.CITE,
    "code": MarkKind.CODE,
    "del": MarkKind.DELETED,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "kbd": MarkKind.CODE,
    "q": MarkKind.QUOTE,
    "s": MarkKind.DELETED,
    "samp": MarkKind.CODE,
    "strike": MarkKind.DELETED,
    "strong": MarkKind.STRONG,
    "time": MarkKind.TIME,
    "tt": MarkKind.CODE,
    "var": MarkKind.CODE,
}

# Elements whose content is not text of the page: programs, graphics, controls, and what
# browsers show only where they cannot show something else.
SKIPPED: Final = frozenset((
    "applet", "audio", "canvas", "datalist", "frameset", "iframe", "math", "noembed", "noframes", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "video",
))  # fmt: skip
# In SVG and MathML these end the graphic, as browsers do with forgotten end tags (standard, 13.2.6.5).
BREAK_OUT: Final = frozenset((
    "blockquote", "body", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li",
    "ol", "p", "pre", "span", "table", "ul",
))  # fmt: skip
# Elements that hold a place without words: no text, no block of their own.
NOTHING: Final = frozenset((
    "area", "base", "basefont", "body", "col", "colgroup", "embed", "frame", "head", "html", "keygen", "param",
    "source", "track", "wbr",
))  # fmt: skip
# Shown apart from the words beside them, yet in one line with them.
SPACED: Final = frozenset(("button", "input", "label", "progress", "meter", "output", "rt", "rp"))

# Attributes that readers, or those who hear the page, take in as text.
ATTRIBUTE_TEXT: Final = ("alt", "title", "aria-label", "placeholder")
# Attributes that containers and tables keep.
_KEPT: Final = frozenset((
    "aria-hidden", "aria-label", "border", "class", "hidden", "id", "itemprop", "itemscope", "itemtype", "lang",
    "rel", "role", "style", "summary",
))  # fmt: skip

_TELLING: Final = compiled(
    "advert|article|author|banner|bio|blogroll|body|breadcrumb|byline|caption|card|comment|consent|content|contributor|cookie"
    "|correction|credit|date|dateline|desktop|disclaimer|disclosure|editor|entry|figure|footer|footnote|gdpr|header"
    "|headline|hidden|hide-|infobox|main|masthead|menu|meta|mobile|modal|more-|nav|newsletter|-none|note|outbrain|overlay"
    "|paywall|phone|popular|popup|post|prefooter|prev-|prevnext|rating|print|profile|promo|publish|quote|recirc|recommend|reference|related"
    "|respond|share|sharing|show-for|sidebar|signup|skip|social|source|sponsor|sr-only|story|subscribe|tablet|taboola|tags"
    "|teaser|text|time|title|toc|toolbar|trending|updated|vcard|visible-|visually|widget|writer",
    re.IGNORECASE,
)
_NOTES: Final = compiled(r"(?:^|[\s_-])(?:foot|end)notes?(?:$|[\s_-])|(?:^|\s)(?:references|reflist)(?:$|\s)", re.I)
_NOTE_ID: Final = compiled(r"(?:fn|cite_note|footnote|endnote)[-_:]?\w", re.I)
_CAPTION: Final = compiled(r"(?:^|[\s_-])(?:fig)?caption(?:[_-]?text)?(?:$|\s)", re.I)
_UNSEEN: Final = compiled(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


class Traits(NamedTuple):
    """What class, id and role say of an element."""

    telling: bool  # what it is for
    footnote: bool  # it is a footnote or a list of them
    caption: bool  # its text is the caption of a picture


PLAIN: Final = Traits(False, False, False)


@lru_cache(maxsize=4096)
def traits(class_: str, id_: str, role: str) -> Traits:
    """The traits of an element with these attributes (empty: without)."""
    return Traits(
        bool(role or _TELLING.search(class_) or _TELLING.search(id_)),
        role in ("doc-endnotes", "doc-endnote", "doc-footnote")
        or bool(_NOTES.search(class_))
        or bool(_NOTE_ID.match(id_)),
        bool(_CAPTION.search(class_)),
    )


def traits_of(attributes: dict[str, str]) -> Traits:
    """The traits of an element with these attributes."""
    found = traits(attributes.get("class", ""), attributes.get("id", ""), attributes.get("role", ""))
    if not found.telling and ("itemprop" in attributes or "itemtype" in attributes):
        return Traits(True, found.footnote, found.caption)
    return found


def kept(attributes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The attributes that a container or a table keeps, in their order."""
    return tuple((name, value) for name, value in attributes.items() if name in _KEPT) if attributes else ()


def is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    """Whether the attributes keep an element from being shown.

    Whole pages that wait for a script with ``style="visibility:hidden"`` on
    their outermost elements are taken as shown.
    """
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return tag not in ("html", "body")
    style = attributes.get("style")
    if style and _UNSEEN.search(style):
        return tag not in ("html", "body", "main", "article")
    return tag == "dialog" and "open" not in attributes
