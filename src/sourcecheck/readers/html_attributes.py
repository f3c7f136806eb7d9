"""Attributes of one start tag with their places in the source.

The tokenizer gives names and values; where a value stands is read here, from the
tag alone and only for tags whose attributes matter.
"""

from __future__ import annotations

from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.readers.visible import Piece
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Place", "pieces", "places"]


class Place(NamedTuple):
    """An attribute's value as it stands in the source, without its quotation marks."""

    value: str
    span: Span


# HTML white space only: a no-break space is part of a name. A tag that the tokenizer gave has
# its quotation marks closed, so the third form of a value never starts with one that matters.
_WHITE = r"[\t\n\f\r ]*"
_NAME = r"(=[^\t\n\f\r />=]*|[^\t\n\f\r />=]+)"
_VALUE = rf"""{_WHITE}={_WHITE}(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >]*))"""
_ATTRIBUTE = compiled(rf"[\t\n\f\r /]*{_NAME}(?:{_VALUE})?")
_TAG_NAME = compiled(r"<[^\t\n\f\r />]*")
_REFERENCE = compiled(r"&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+);?|[a-zA-Z][a-zA-Z0-9]*;?)")


def places(source: str, start: int, end: int, markup: str | None = None) -> dict[str, Place]:
    """The attributes of the start tag ``source[start:end]`` by lower-case name; of doubles the first.

    Args:
        markup: the source as a parser of HTML is to see it, where that is not the source itself.
    """
    if markup is None:
        markup = source
    found: dict[str, Place] = {}
    name = _TAG_NAME.match(markup, start, end)
    at = name.end() if name else start
    stop = end - 1 if markup.endswith(">", start, end) else end
    while match := _ATTRIBUTE.match(markup, at, stop):
        at = match.end()
        key = match[1].lower()
        if key not in found:
            group = match.lastindex or 1
            span = Span(*match.span(group)) if group > 1 else Span(at, at)
            found[key] = Place(source[span.start : span.end], span)
    return found


def pieces(source: str, span: Span) -> list[Piece]:
    """The text of an attribute value, each character reference a piece of its own.

    References are read as browsers do in attributes (standard, 13.2.5.73): a name
    without ``;`` stands for itself before ``=``, a letter or a digit.
    """
    start, end = span
    if source.find("&", start, end) < 0:
        return [Piece(source[start:end], start, end)]
    result = []
    at = start
    for match in _REFERENCE.finditer(source, start, end):
        shown = _shown(match[0], source[match.end() : match.end() + 1] if match.end() < end else "")
        if shown is None:
            continue
        if match.start() > at:
            result.append(Piece(source[at : match.start()], at, match.start()))
        at = match.end()
        result.append(Piece(shown, match.start(), at))
    if at < end:
        result.append(Piece(source[at:end], at, end))
    return result


@cache
def _entities() -> dict[str, str]:
    from html.entities import html5

    return html5


def _shown(reference: str, following: str) -> str | None:
    if reference[1] == "#":
        return _numbered(reference[2:].rstrip(";"))
    if reference[-1] != ";" and following == "=":
        return None
    return _entities().get(reference[1:])


def _numbered(digits: str) -> str:
    """What a numeric reference stands for (standard, 13.2.5.84): controls are kept, what is no character is not."""
    base, digits = (16, digits[1:]) if digits[0] in "xX" else (10, digits)
    digits = digits.lstrip("0")
    number = int(digits, base) if 0 < len(digits) <= 8 else 0
    if not 0 < number <= 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    if 0x80 <= number <= 0x9F:
        # These codes are read as cp1252; the five it leaves undefined stay controls.
        return bytes((number,)).decode("cp1252", "ignore") or chr(number)
    return chr(number)
