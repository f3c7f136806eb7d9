"""Text of a page that its own styles keep from being seen: where it stands, what it says, what hides it.

Decided by what stands on the page: attributes, and rules of its ``<style>`` elements for one class or id. What
stylesheets from elsewhere do cannot be seen.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.html_tokens import tokenizer, tokens
from sourcecheck.records import NamedTuple
from sourcecheck.text import LineIndex, Span

if TYPE_CHECKING:
    from turbohtml import Token

__all__ = ["Unseen", "hiding", "unseen"]

_SHEETS: Final = 20  # style elements that are read
_VOID: Final = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
# An element of these ends the one before it of the same name.
_CLOSED: Final = frozenset(("p", "li", "dt", "dd", "option", "tr", "td", "th"))
# What they hold is no text of the page, or shown by a control.
_SKIPPED: Final = frozenset((
    "script", "style", "template", "noscript", "textarea", "select", "svg", "math", "title", "head", "iframe",
    "object",
    "code", "pre", "dialog", "datalist", "audio", "video", "canvas",
))  # fmt: skip
_NONE: Final[dict[str, str]] = {}
_HIDING: Final = frozenset(("style", "hidden", "bgcolor", "color"))  # attributes by which an element may hide
_FILLED: Final = frozenset(("input", "label", "button", "select", "textarea"))  # parts of a form
# Attributes that say that a script or a listener has to do with an element.
_TELLING: Final = ("data-", "aria-", "on", "x-", "v-", "ng-", "@", ":")
_NAMES: Final = {
    "white": "ffffff", "black": "000000", "red": "ff0000", "blue": "0000ff", "green": "008000", "yellow": "ffff00",
    "gray": "808080", "grey": "808080", "silver": "c0c0c0", "navy": "000080", "whitesmoke": "f5f5f5",
    "ivory": "fffff0",
}  # fmt: skip


class Unseen(NamedTuple):
    """A stretch of text that is not seen.

    ``how`` is colour, size, place (far off the screen), clip (a box of no size), display, visibility, opacity.
    ``names`` are the tags, classes, ids and roles of the element and of those around it, in small letters.
    """

    how: str
    text: str
    span: Span  # from its first to its last word
    names: str
    id: str
    links: tuple[str, ...]  # addresses of links in it
    inline: bool  # hidden by an attribute, not by a rule of a style sheet, which another may overrule


class _Open:
    """An open element."""

    __slots__ = (
        "attributes", "back", "colour", "filled", "first", "how", "inline", "last", "links", "owner", "tag", "texts",
    )  # fmt: skip

    def __init__(self, tag: str, attributes: dict[str, str], around: _Open | None) -> None:
        self.tag, self.attributes = tag, attributes
        # As the element around; what its own style says of them is told by ``_style``.
        self.how: str = around.how if around else ""
        self.colour: str = around.colour if around else ""
        self.back: str = around.back if around else ""
        # The outermost element that hides it: itself, or one around.
        self.owner: _Open | None = around.owner if around else None
        self.inline = True
        self.filled = False  # parts of a form stand in it
        self.texts: list[str] = []
        self.links: list[str] = []
        self.first = self.last = -1

    @property
    def names(self) -> str:
        """What it is called, and what scripts have to do with it, in small letters."""
        attributes = self.attributes
        told = " ".join([name for name in attributes if name.startswith(_TELLING)])
        called = [attributes.get(name, "") for name in ("class", "id", "role")]
        return " ".join((self.tag, *called, told)).lower() + (" form" if self.filled else "")


def unseen(source: str) -> list[Unseen]:
    """The stretches of a page, or of Markdown with HTML in it, that its styles hide, in order of their ends."""
    _, kinds = tokenizer()
    text, begins, ends = kinds.TEXT, kinds.START_TAG, kinds.END_TAG
    starts = LineIndex(source).starts
    rules = _rules(source)
    stack: list[_Open] = []
    found: list[Unseen] = []
    skip = ""
    waiting: Token | None = None
    for token in tokens(source):
        kind = token.type
        if waiting is not None:
            at = starts[token.line - 1] + token.col
            _take(stack[-1], source, starts[waiting.line - 1] + waiting.col, at)
            waiting = None
        if kind is text:
            if not skip and stack and stack[-1].how:
                waiting = token
        elif kind is begins:
            tag = token.tag or ""
            if skip:
                continue
            if tag in _FILLED and stack and stack[-1].owner is not None:
                stack[-1].owner.filled = True
            if tag in _VOID or token.self_closing:
                continue
            if tag in _SKIPPED:
                skip = tag
                continue
            if tag in _CLOSED and stack and stack[-1].tag == tag:
                _close(stack, found)
            stack.append(_opened(tag, dict(token.attrs) if token.attrs else _NONE, stack[-1] if stack else None, rules))
        elif kind is ends:
            tag = token.tag or ""
            if skip:
                skip = "" if tag == skip else skip
            elif stack and stack[-1].tag == tag:
                _close(stack, found)
            else:
                depth = next((n for n in range(2, min(len(stack), 30) + 1) if stack[-n].tag == tag), 0)
                for _ in range(depth):
                    _close(stack, found)
    if waiting is not None:
        _take(stack[-1], source, starts[waiting.line - 1] + waiting.col, len(source))
    while stack:
        _close(stack, found)
    return found


def _take(one: _Open, source: str, start: int, end: int) -> None:
    """Give a text to the outermost element that hides it."""
    text = source[start:end]
    words = text.strip()
    if not words:
        return
    owner = one.owner or one
    start += len(text) - len(text.lstrip())
    owner.texts.append(words)
    owner.first = start if owner.first < 0 else owner.first
    owner.last = start + len(words)


def _opened(tag: str, attributes: dict[str, str], around: _Open | None, rules: dict[str, str]) -> _Open:
    one = _Open(tag, attributes, around)
    if attributes and (rules or not _HIDING.isdisjoint(attributes)):
        _style(one, around, rules)
    elif not one.how and one.colour and one.colour == one.back:
        one.how = "colour"
    if one.how:
        one.owner = one.owner or one
        if tag == "a" and attributes.get("href"):
            one.owner.links.append(attributes["href"])
    return one


def _style(one: _Open, around: _Open | None, rules: dict[str, str]) -> None:
    """Take in what an element's attributes, and the page's rules for its names, say of how it is seen."""
    attributes = one.attributes
    sheet = ""
    if rules:
        called = [f".{name}" for name in attributes.get("class", "").split()[:20]]
        sheet = ";".join([rules[name] for name in (*called, f"#{attributes.get('id', '')}") if name in rules])
    own = attributes.get("style", "")
    style = f"{sheet};{own}"
    inherited = one.how
    how, colour, back = hiding(style, one.colour, one.back)
    one.inline = not sheet or bool(how and hiding(own)[0] == how)
    if "bgcolor" in attributes:
        back = _hex(attributes["bgcolor"])
    if one.tag == "font" and "color" in attributes:
        colour = _hex(attributes["color"])
    how = how or ("display" if "hidden" in attributes else "")
    if not how and colour and colour == back and inherited in ("", "colour"):
        how = "colour"
    elif not how and inherited and not _resets(style, inherited):
        how = inherited
    one.how, one.colour, one.back = how, colour, back


def _resets(style: str, how: str) -> bool:
    """Whether an element shows itself inside one that is not seen."""
    if how == "size":
        return "font-size" in style or "font:" in style
    if how == "visibility":
        return bool(re.search(r"visibility\s*:\s*visible", style))
    if how == "colour":
        return bool(re.search(r"(?:^|[;\s])(?:color|background(?:-color)?)\s*:", style))
    if how == "place":
        return "text-indent" in style
    return False


def _close(stack: list[_Open], found: list[Unseen]) -> None:
    one = stack.pop()
    if one.texts:
        names = " ".join(other.names for other in (*stack[-6:], one))
        place = Span(one.first, one.last)
        called = one.attributes.get("id", "")
        found.append(Unseen(one.how, " ".join(one.texts), place, names, called, tuple(one.links), one.inline))


def hiding(style: str, colour: str = "", back: str = "") -> tuple[str, str, str]:
    """How a style hides what it is put on ("" where it does not), and the colours of text and ground below it.

    Args:
        style: declarations, as in an attribute.
        colour, back: those of the element around, as six hexadecimal digits, or "" where not known.
    """
    if ":" not in style:
        return "", colour, back
    style = style.lower().replace("!important", "")
    values = {name.strip(): value.strip() for name, _, value in (part.partition(":") for part in style.split(";"))}
    ground = values.get("background-color", values.get("background", ""))
    back = _hex(ground) if ground else back
    if "url(" in ground or "gradient" in ground or "background-image" in values:
        back = ""
    colour = _hex(values["color"]) if "color" in values else colour
    if values.get("display") == "none":
        return "display", colour, back
    if values.get("visibility") in ("hidden", "collapse"):
        return "visibility", colour, back
    if _is_nothing(values.get("font-size", "")) or re.match(r"0(?:px|pt|em|%)?(?:/\S+)? ", values.get("font", "")):
        return "size", colour, back
    if _is_far(values.get("text-indent", "")):
        return "place", colour, back
    if values.get("position") in ("absolute", "fixed") or values.get("float"):
        if any(
            _is_far(values.get(side, "")) for side in ("left", "top", "right", "bottom", "margin-left", "margin-top")
        ):
            return "place", colour, back
        if "rect(" in values.get("clip", "") and re.search(r"rect\((?:[01](?:px)?[, ]*){4}\)", values["clip"]):
            return "clip", colour, back
    elif any(_is_far(values.get(side, "")) for side in ("margin-left", "margin-top")):
        return "place", colour, back
    if any(_is_nothing(values.get(side, "")) for side in ("height", "width", "max-height", "max-width")):
        if values.get("overflow", "") in ("hidden", "clip"):
            return "clip", colour, back
    if re.fullmatch(r"0(?:\.0\d*)?%?", values.get("opacity", "")):
        return "opacity", colour, back
    return "", colour, back


def _is_nothing(size: str) -> bool:
    return bool(size and re.fullmatch(r"0*\.?0*(?:px|pt|em|rem|%|vw|vh)?|0*[01](?:\.\d+)?px", size))


def _is_far(size: str) -> bool:
    match = re.fullmatch(r"-(\d{2,7})(?:\.\d+)?(px|em|rem|%|vw|vh|pt|in|cm)", size)
    if match is None:
        return False
    return int(match[1]) >= (400 if match[2] in ("px", "pt") else 99)


@cache
def _colours() -> re.Pattern[str]:
    return compiled(r"#?([0-9a-f]{6}|[0-9a-f]{3})\b|rgb\((\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\)")


def _hex(value: str) -> str:
    """A colour as six hexadecimal digits; "" where it is not told as one."""
    value = value.strip().lower()
    if value in _NAMES:
        return _NAMES[value]
    word = value.split(" ", 1)[0]
    if word in _NAMES:
        return _NAMES[word]
    match = _colours().match(value)
    if match is None:
        return ""
    if match[1]:
        return match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    return "".join(f"{min(int(match[group]), 255):02x}" for group in (2, 3, 4))


def _rules(source: str) -> dict[str, str]:
    """Declarations of the page's own ``<style>`` for a class or an id alone, outside of conditions (``@media``)."""
    found: dict[str, str] = {}
    for sheet in islice(re.finditer(r"(?i)<style\b[^>]{0,300}>", source), _SHEETS):
        end = source.find("</style", sheet.end())
        text = _without_comments(source[sheet.end() : end if end >= 0 else len(source)][:50_000])
        for selector, body in _top(text):
            for one in selector.split(","):
                name = one.strip()
                if re.fullmatch(r"(?:div|span|p)?[.#][\w-]+", name):
                    name = name[name.index("." if "." in name else "#") :]
                    found[name] = f"{found[name]};{body}" if name in found else body
    return found


def _without_comments(sheet: str) -> str:
    parts: list[str] = []
    at = 0
    while (begin := sheet.find("/*", at)) >= 0:
        parts.append(sheet[at:begin])
        end = sheet.find("*/", begin + 2)
        at = end + 2 if end >= 0 else len(sheet)
    return "".join((*parts, sheet[at:]))


def _top(sheet: str) -> list[tuple[str, str]]:
    """Selectors and declarations of a sheet that stand in no block of another."""
    found: list[tuple[str, str]] = []
    depth = begin = 0
    selector = ""
    for mark in re.finditer(r"[{}]", sheet):
        if mark[0] == "{":
            if not depth:
                selector = sheet[begin : mark.start()].strip()
                begin = mark.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                body = sheet[begin : mark.start()]
                if "{" not in body and not selector.startswith("@"):
                    found.append((selector, body))
                begin = mark.end()
    return found
