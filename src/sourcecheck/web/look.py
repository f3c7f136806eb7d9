"""What the style of pasted HTML says of its words: Word, LibreOffice and Google Docs say there what is bold, a list
or not to be seen."""

from __future__ import annotations

import re
from typing import Final

from bs4 import Tag

from sourcecheck.canonical import Mark
from sourcecheck.records import NamedTuple

__all__ = ["ListPlace", "Set", "is_left_out", "is_title", "list_place", "looks", "number_of", "style_of"]

_LEFT_OUT: Final = frozenset((
    "applet", "area", "audio", "base", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "link",
    "map", "math", "meta", "noembed", "noframes", "noscript", "object", "option", "param", "script", "select",
    "style", "svg", "template", "textarea", "title", "track", "video", "xml",
))  # fmt: skip
_MARKS: Final = {
    "b": Mark.STRONG, "strong": Mark.STRONG, "i": Mark.EMPHASIS, "em": Mark.EMPHASIS, "cite": Mark.EMPHASIS,
    "s": Mark.DELETED, "strike": Mark.DELETED, "del": Mark.DELETED, "sup": Mark.RAISED,
    "code": Mark.CODE, "kbd": Mark.CODE, "samp": Mark.CODE, "tt": Mark.CODE,
}  # fmt: skip
_LEVEL: Final = re.compile(r"\blevel([1-9])\b")
_MARKER: Final = re.compile(r"\s*([0-9]{1,6}|[A-Za-z]{1,6})[.)]")
_TITLE: Final = 20.0  # points from which a first line is a title
_SIZE: Final = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)(pt|px)\Z")


class Set(NamedTuple):
    """How words are set, and where they lead."""

    marks: frozenset[Mark] = frozenset()
    address: str = ""


class ListPlace(NamedTuple):
    """What Word says of a paragraph that is an item of a list."""

    depth: int
    ordered: bool
    number: int


def style_of(tag: Tag) -> dict[str, str]:
    """The declarations of an element's own style, in lower case."""
    written = tag.get("style")
    if not isinstance(written, str):
        return {}
    pairs = (one.partition(":") for one in written[:4_000].lower().split(";"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def is_left_out(tag: Tag) -> bool:
    """Whether an element is none of the words of the draft."""
    if tag.name in _LEFT_OUT or tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return True
    if tag.name == "del" and (tag.has_attr("cite") or tag.has_attr("datetime")):  # tracked: it is gone
        return True
    classes = tag.get_attribute_list("class")
    if "msocomanchor" in classes or "MsoCommentReference" in classes or "Apple-interchange-newline" in classes:
        return True
    style = style_of(tag)
    return (
        style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or style.get("mso-list") == "ignore"
        or style.get("mso-element") in ("comment-list", "comment", "field-begin", "header", "footer")
        or style.get("mso-special-character") == "comment"
    )


def looks(tag: Tag, around: Set) -> Set:
    """How the words of an element are set, in an element whose words are set in a way."""
    marks = set(around.marks)
    own = _MARKS.get(tag.name)
    if own is not None:
        marks.add(own)
    style = style_of(tag)
    _weigh(marks, style.get("font-weight", ""))
    slant = style.get("font-style", "")
    if slant in ("italic", "oblique"):
        marks.add(Mark.EMPHASIS)
    elif slant == "normal":
        marks.discard(Mark.EMPHASIS)
    if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        marks.add(Mark.DELETED)
    if style.get("vertical-align") == "super":
        marks.add(Mark.RAISED)
    return Set(frozenset(marks), around.address)


def _weigh(marks: set[Mark], weight: str) -> None:
    if weight in ("bold", "bolder") or (weight.isdecimal() and len(weight) < 5 and int(weight) >= 600):
        marks.add(Mark.STRONG)
    elif weight == "normal" or (weight.isdecimal() and len(weight) < 5):
        marks.discard(Mark.STRONG)


def list_place(tag: Tag) -> ListPlace | None:
    """The place in a list of a paragraph that Word has written; None where it is none."""
    said = style_of(tag).get("mso-list", "") if tag.name == "p" else ""
    level = _LEVEL.search(said)
    if level is None:
        return None
    marker = tag.find(_is_marker)
    match = _MARKER.match(marker.get_text()) if marker is not None else None
    number = int(match[1]) if match is not None and match[1].isdecimal() else 1
    return ListPlace(int(level[1]), match is not None, number)


def _is_marker(tag: Tag) -> bool:
    return style_of(tag).get("mso-list") == "ignore"


def is_title(tree: Tag) -> bool:
    """Whether the first words are set as large as a title is; Google Docs writes it as a paragraph."""
    for tag in tree.find_all("span", limit=3):
        if tag.get_text(strip=True):
            match = _SIZE.match(style_of(tag).get("font-size", ""))
            return match is not None and float(match[1]) * (1 if match[2] == "pt" else 0.75) >= _TITLE
    return False


def number_of(tag: Tag, name: str, fallback: int) -> int:
    """An attribute that is a number."""
    value = tag.get(name)
    return (
        int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 7 else fallback
    )
