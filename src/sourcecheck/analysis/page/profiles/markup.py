"""Profiles marked up in HTML: microdata, vcard and h-card, and boxes whose classes name the fields.

Inline elements are not part of the block tree, so this walks the tags of the
source once; places are the matches' own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sourcecheck.analysis.page.profiles.labels import label_key, markup_key, network_of
from sourcecheck.analysis.page.profiles.profile import Field, Profile
from sourcecheck.analysis.ranges import merged
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind, MarkKind
from sourcecheck.text import LineIndex, Span

__all__ = ["Element", "code_ranges", "elements", "holds_elements", "markup_profiles", "value_of"]

_VOID = words("area base br col embed hr img input link meta source track wbr")
_BOX = words("author profile vcard h-card hcard bio byline contributor person member card persona")
_UNREAD = ("pre", "code", "template")  # what they hold is no element of the page
_OF_INTEREST = words("class itemprop itemtype content datetime href rel id")
_NONE: dict[str, str] = {}
_DEEPEST = 60  # open elements looked back through for the partner of an end tag
_LONGEST = 1200


@cache
def _markup() -> re.Pattern[str]:
    return compiled(r"<[^<>]{0,2000}>")


class Element:
    """An element of interest: its attributes and where its tag (``at``) and its content stand."""

    __slots__ = ("at", "attributes", "end", "name", "parent", "start")

    def __init__(self, name: str, attributes: dict[str, str], at: int, start: int, parent: Element | None) -> None:
        self.at = at
        self.name = name
        self.attributes = attributes
        self.start = start
        self.end = -1
        self.parent = parent


def holds_elements(document: Document) -> bool:
    """Whether the source holds the end of an element; call through ``document.once``."""
    return document.format is not Format.TEXT and "</" in document.source


def elements(document: Document) -> tuple[Element, ...]:
    """Elements that carry class, itemprop, itemtype or rel, in source order; call through ``document.once``.

    None of code, which Markdown shows and HTML marks, and none that a template holds.
    """
    source = document.source
    if not document.once(holds_elements):
        return ()
    if not ("class=" in source or "itemprop" in source or "rel=" in source):
        return ()
    from sourcecheck.html_tokens import tokenizer, tokens  # not needed for a draft without elements

    _, kinds = tokenizer()
    begins, ends = kinds.START_TAG, kinds.END_TAG
    starts = LineIndex(source).starts
    found: list[Element] = []
    stack: list[Element] = []
    shown = iter(merged(code_ranges(document)))
    nowhere = (len(source), len(source))
    code = next(shown, nowhere)
    last = {name: source.rfind(f"</{name}") for name in _UNREAD}
    unread = ""
    for token in tokens(source):
        kind = token.type
        if kind is ends:
            name = token.tag or ""
            if unread:
                if name != unread:
                    continue
                unread = ""
        elif kind is begins:
            if unread:
                continue
            name = token.tag or ""
        else:
            continue
        at = starts[token.line - 1] + token.col
        while code[1] <= at:
            code = next(shown, nowhere)
        if code[0] <= at:
            continue
        if kind is ends:
            for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1):
                if stack[depth].name == name:
                    for element in stack[depth:]:
                        element.end = at
                    del stack[depth:]
                    break
            continue
        if name in last and last[name] > at:
            unread = name
            continue
        told = token.attrs
        attributes = {key: value for key, value in told if value and key in _OF_INTEREST} if told else _NONE
        start = at + len(token.source or "")
        element = Element(name, attributes, at, start, stack[-1] if stack else None)
        if attributes:
            found.append(element)
        if name in _VOID or token.self_closing:
            element.end = start
        else:
            stack.append(element)
    return tuple([element for element in found if element.end >= 0])


def code_ranges(document: Document) -> list[tuple[int, int]]:
    """Where Markdown shows code, fenced, indented or inline: markup there is an example."""
    if document.format is not Format.MARKDOWN:
        return []
    ranges: list[tuple[int, int]] = []
    for block in document.blocks:
        if block.kind is Kind.CODE:
            ranges.append((block.extent.start, block.extent.end))
        for mark in block.marks:
            if mark.kind is MarkKind.CODE:
                span = block.span(mark.start, mark.end)
                ranges.append((span.start, span.end))
    return ranges


def value_of(source: str, element: Element) -> tuple[str, Span]:
    """The visible text of an element (or its content attribute's) and the place of it, white space trimmed."""
    start, end = element.start, min(element.end, element.start + 4 * _LONGEST)
    while start < end and source[start] in " \t\r\n":
        start += 1
    while end > start and source[end - 1] in " \t\r\n":
        end -= 1
    from html import unescape  # a table of 2,000 names, which most files never need

    text = unescape(_markup().sub(" ", source[start:end]))
    text = " ".join(text.split())
    return text, Span(start, end)


def _is_box(element: Element) -> bool:
    if element.attributes.get("itemtype", "").rstrip("/").lower().endswith("schema.org/person"):
        return True
    tokens = element.attributes.get("class", "").lower().split()
    return any(
        token in _BOX or token.partition("-")[0] in _BOX or token.endswith(("-profile", "-bio", "-author"))
        for token in tokens
    )


def _key(element: Element) -> str:
    prop = element.attributes.get("itemprop", "")
    for token in (prop, *element.attributes.get("class", "").split()):
        key = markup_key(token) if token else ""
        if key:
            return key
    return ""


def markup_profiles(document: Document) -> Iterator[Profile]:
    """Profiles of boxes whose markup names their fields."""
    source = document.source
    boxes: dict[int, tuple[Element, list[Field]]] = {}
    for element in document.once(elements):
        key = _key(element)
        if not key or element.end < element.start:
            continue
        box: Element | None = None
        network = ""
        parent, steps = element.parent, 0
        while parent is not None and steps < _DEEPEST:
            if parent.attributes:
                if _is_box(parent):
                    box = parent
                if not network:
                    network = next((n for n in map(network_of, parent.attributes.get("class", "").split()) if n), "")
                if key == "name" and markup_key(parent.attributes.get("itemprop", "")) == "company":
                    key = ""
                    break
            parent, steps = parent.parent, steps + 1
        if box is None or not key or box is element:
            continue
        text, span = value_of(source, element)
        if not text and element.attributes.get("content"):
            text = element.attributes["content"]
            span = Span(element.start, element.start)
        if text and len(text) <= _LONGEST:
            boxes.setdefault(id(box), (box, []))[1].append(Field(key, _unlabelled(text), span, span, network))
    for _, fields in boxes.values():
        yield Profile(tuple(fields), "markup")
    yield from _labelled_pairs(document)


def _labelled_pairs(document: Document) -> Iterator[Profile]:
    """Boxes of two elements each, one for the label and one for the value, side by side."""
    groups: dict[int, list[Field]] = {}
    for first, second in pairwise(document.once(elements)):
        outer = first.parent
        if second.parent is not outer or outer is None or not 0 < first.end - first.start <= 60:
            continue
        label, place = value_of(document.source, first)
        key = label_key(label.rstrip(" :"))
        if not key:
            continue
        text, span = value_of(document.source, second)
        if text and len(text) <= _LONGEST:
            groups.setdefault(id(outer.parent), []).append(Field(key, text, span, Span(place.start, span.end)))
    for fields in groups.values():
        yield Profile(tuple(fields), "markup")


def _unlabelled(text: str) -> str:
    """The value where an element holds its label too ("Phone: 555 ...")."""
    head, colon, rest = text.partition(":")
    return rest.strip() if colon and rest.strip() and label_key(head) else text
