"""The parts of a document that rules can wait for, each with what tells whether it may be there.

A rule about links has nothing to say about a text without one. Rules name such parts (``Rule.parts``); whether a
document has them is asked once, over what the reader has already told, and where they are missing a rule's module is
not even imported. Each may say yes too often, and never no where a rule could find something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from sourcecheck.analysis.typography.encoded import encoded
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.matching.units import CHANNELS

__all__ = ["PARTS", "Asked", "are_there", "asked"]

Asked = tuple[tuple[Callable[[Document], bool], ...], ...]
"""Of each group one must be there."""

# The usual ones first: a text that holds one is asked for no other.
_QUOTING: Final = ('"', "“", "‘", "„", "«", "”", "‟", "»", "‹", "›", "「", "」", "『", "』")
_SINGLE: Final = ("''", " '", "\n'")  # apostrophes as often: they quote where they open
_LABELLING: Final = (":", "=", "@", "born", "birth")
_LONG: Final = 230  # code points: shorter than the shortest text about which a rule says that something is missing
_OPENING: Final = 140  # code points of a paragraph's opening; shorter ones may be a line with a byline
_PLAIN: Final = b"\t\n\r\f" + bytes(range(32, 127))


def _tables(document: Document) -> bool:
    return bool(document.tables) or "|" in document.source


def _links(document: Document) -> bool:
    return bool(document.links)


def _images(document: Document) -> bool:
    return bool(document.images)


def _fragments(document: Document) -> bool:
    return any([link.target[:1] == "#" for link in document.links])  # noqa: C419  quicker than a generator


def _headings(document: Document) -> bool:
    kinds = [block.kind for block in document.blocks]
    return Kind.HEADING in kinds or Kind.TITLE in kinds


def _headline(document: Document) -> bool:
    """A heading, a title, or in plain text a first block with others behind it."""
    return document.once(_headings) or (document.format is Format.TEXT and len(document.blocks) > 1)


def _several(document: Document) -> bool:
    return len(document.blocks) > 1


def _items(document: Document) -> bool:
    return Kind.ITEM in [block.kind for block in document.blocks]


def _data(document: Document) -> bool:
    return bool(document.metadata.data)


def _scripts(document: Document) -> bool:
    return document.format is Format.HTML and "ld+json" in document.source


def _markup(document: Document) -> bool:
    return document.format is not Format.TEXT and "<" in document.source


def _notes(document: Document) -> bool:
    if document.format is Format.HTML:
        return "<sup" in document.source
    return document.format is Format.MARKDOWN and "\n[^" in document.source


def _quotations(document: Document) -> bool:
    """A quotation mark in the visible text, a ``<q>`` or a block quote."""
    text = document.once(CHANNELS["blocks"]).joined
    for mark in _QUOTING:
        if mark in text:
            return True
    if text[:1] == "'" or ("'" in text and any([mark in text for mark in _SINGLE])):  # noqa: C419
        return True
    if "``" in text or "’’" in text or document.once(_block_quotes):
        return True
    return document.once(_markup) and ("<q" in document.source or "<Q" in document.source)


def _block_quotes(document: Document) -> bool:
    return any([container.kind == "blockquote" for container in document.containers])  # noqa: C419


def _capitals(document: Document) -> bool:
    """Three capital letters in a row."""
    return _three().search(document.once(CHANNELS["blocks"]).joined) is not None


@cache
def _three() -> re.Pattern[str]:
    return compiled("[A-Z][A-Z][A-Z]")


def _unusual(document: Document) -> bool:
    """A sign that is not ASCII or not to be seen, or one written as an entity or by its number."""
    source = document.source
    return "&" in source or "%" in source or bool(document.once(encoded).translate(None, _PLAIN))


def _signs(document: Document) -> bool:
    text = document.once(CHANNELS["blocks"]).joined
    return "{" in text or "%" in text or "|" in text or ("#" in text and "##" in text)


def _labels(document: Document) -> bool:
    """What the fields of a profile are told by: signs behind labels, mails, birthdays; values on lines of their own."""
    source = document.source
    if len(document.blocks) > 1 or document.once(_data) or "<" in source or not source.isascii():
        return True
    return any([sign in source for sign in _LABELLING])  # noqa: C419


def _byline(document: Document) -> bool:
    """Any text but a lone paragraph that opens with neither "by" nor what may be the mark of an agency."""
    if len(document.blocks) != 1 or document.once(_data) or document.once(_markup):
        return True
    text = document.blocks[0].text
    opening = text[:_OPENING]
    if len(text) <= _OPENING or any([mark in opening for mark in ("(", " - ", "—", "–")]):  # noqa: C419
        return True
    from sourcecheck.analysis.page.byline_patterns import opens_with_by

    return opens_with_by(text)


def _long(document: Document) -> bool:
    return len(document.once(CHANNELS["blocks"]).joined) >= _LONG


PARTS: Final[dict[str, Callable[[Document], bool]]] = {
    "tables": _tables,  # a table, or a bar, which somebody may have meant for one
    "links": _links,
    "images": _images,
    "fragments": _fragments,  # links that lead to a place on the same page
    "headings": _headings,  # headings and titles
    "headline": _headline,
    "several": _several,  # blocks, of which one can repeat another
    "items": _items,  # of lists
    "data": _data,  # what the page says of itself: front matter, meta tags, JSON-LD
    "scripts": _scripts,  # of JSON-LD
    "markup": _markup,  # HTML, in a page or in Markdown
    "notes": _notes,  # marks of notes: raised numbers, [^1]
    "quotations": _quotations,
    "block-quotes": _block_quotes,
    "capitals": _capitals,  # three in a row
    "unusual": _unusual,  # signs beyond ASCII, or that are not seen
    "signs": _signs,  # of which the variables of templates are made
    "labels": _labels,  # what may be the fields of a profile
    "byline": _byline,  # a line that may tell who wrote a text
    "long": _long,  # as texts are in which something can be missing
}


def asked(parts: Sequence[str]) -> Asked:
    """What to ask a document for the parts that a rule names; a bar in one stands between parts of which one will do.

    Raises:
        ValueError: there is no such part.
    """
    unknown = {name for part in parts for name in part.split("|")} - PARTS.keys()
    if unknown:
        raise ValueError(f"no part of a document is called {sorted(unknown)[0]!r}: expected one of {', '.join(PARTS)}")
    return tuple(tuple(PARTS[name] for name in part.split("|")) for part in parts)


def are_there(document: Document, wanted: Asked) -> bool:
    """Whether a document may have what a rule waits for."""
    for group in wanted:
        for one in group:
            if document.once(one):
                break
        else:
            return False
    return True
