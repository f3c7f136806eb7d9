"""What a page says of itself, read from its elements: title, meta, links, microdata.

And attributes that are read as text, which stand beside the text of any element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sourcecheck.document import Container, Datum, Image, Kind
from sourcecheck.readers.html_attributes import Place, places
from sourcecheck.readers.html_attributes import pieces as attribute_pieces
from sourcecheck.readers.html_blocks import FAR, Blocks
from sourcecheck.readers.html_elements import ATTRIBUTE_TEXT, is_hidden
from sourcecheck.readers.html_metadata import MICRODATA, json_ld, meta_field
from sourcecheck.readers.html_open import Element, Inline
from sourcecheck.readers.html_tables import MEDIA
from sourcecheck.readers.visible import shown_text
from sourcecheck.readers.writer import Writer
from sourcecheck.text import Span

if TYPE_CHECKING:
    from turbohtml import Token

__all__ = ["Head"]

_RELATIONS: Final = {
    "canonical": "canonical",
    "author": "author",
    "amphtml": "",
    "license": "",
    "publisher": "publisher",
}
# Skipped elements that show nothing at all; the others hold a picture, a control or a player.
_SILENT: Final = frozenset(("script", "style", "template", "noscript", "datalist", "noembed", "noframes"))
_READ: Final = frozenset(ATTRIBUTE_TEXT)
_EMBEDS: Final = frozenset(("applet", "audio", "iframe", "object", "video"))


class Head(Blocks):
    """Elements and attributes that speak about the page, and pictures."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(writer)
        self.placed: tuple[int, dict[str, Place]] = (-1, {})
        self.language = ""
        self.raw = False  # in an element in which tags, and so </>, are text
        self.titled = False
        self.described = False
        self.skip_start = -1  # start tag of a skipped element
        self.json = False  # it is a script of JSON-LD

    # Attributes -------------------------------------------------------------

    def texts(self, found: dict[str, str], at: int, end: int) -> None:
        """Attributes that are read as text: blocks of their own, after the block around them."""
        if _READ.isdisjoint(found) or self.hidden:
            return
        place = self.places(at, end)
        for name in ATTRIBUTE_TEXT:
            if found.get(name) and name in place:
                self.waiting.append((name, place[name].span))
        if not self.pieces and self.waiting:
            self.flush()

    def places(self, at: int, end: int) -> dict[str, Place]:
        """The attributes of a start tag with their places; those of the last tag asked for are at hand."""
        if self.placed[0] != at:
            self.placed = (at, places(self.source, at, end, self.markup))
        return self.placed[1]

    def value(self, place: Place) -> str:
        """An attribute's value with its character references resolved."""
        if "&" not in place.value:
            return place.value
        return "".join([piece.text for piece in attribute_pieces(self.source, place.span)])

    def property(self, found: dict[str, str], at: int, end: int) -> str:
        """Take note of a microdata property; give it back where its value is the element's text."""
        prop = found["itemprop"]
        name = self.field(prop)
        owner = name in ("author", "publisher") and (name, len(self.elements) + len(self.inline))
        if "itemscope" in found:
            if owner:
                self.owners.append(owner)
            return ""
        if not name:
            return ""
        for source in ("content", "datetime", "href", "src"):
            if source in found and (source != "href" or name not in ("author", "publisher", "title")):
                place = self.places(at, end)[source]
                if place.value.strip():
                    self.writer.data.append(Datum(name, self.value(place).strip(), place.span, "microdata", prop))
                    return ""
        if owner and "name" not in prop.lower().split():
            self.owners.append(owner)  # a name in it says it better than the whole text
        return prop

    # Elements ---------------------------------------------------------------

    def begin_html(self, tag: str, token: Token, at: int, end: int) -> bool:
        place = self.places(at, end)
        for name in ("lang", "xml:lang"):
            if not self.language and name in place and place[name].value.strip():
                self.language = self.value(place[name]).strip().lower()
                self.writer.data.append(Datum("language", self.language, place[name].span, "html", name))
        return False

    def begin_meta(self, tag: str, token: Token, at: int, end: int) -> bool:
        place = self.places(at, end)
        content = place.get("content")
        if content is None or not content.value.strip():
            return False
        value = self.value(content).strip()
        for name in ("name", "property", "itemprop", "http-equiv"):
            for key in place[name].value.split() if name in place else ():
                field = self.field(key) if name == "itemprop" else meta_field(key)
                source = "microdata" if name == "itemprop" else "meta"
                self.writer.data.append(Datum(field, value, content.span, source, key))
                if key.lower() == "description" and name == "name" and not self.described:
                    self.described = True
                    self.boundary()
                    inside = attribute_pieces(self.source, content.span)
                    self.writer.block(Kind.DESCRIPTION, inside, Span(at, end), name="description")
        return False

    def begin_relation(self, tag: str, token: Token, at: int, end: int) -> bool:
        place = self.places(at, end)
        if "href" in place and place["href"].value.strip():
            name = "rel" if "rel" in place else "itemprop"
            for key in place[name].value.lower().split() if name in place else ():
                field = _RELATIONS.get(key) if name == "rel" else MICRODATA.get(key)
                if field is not None:
                    value = self.value(place["href"]).strip()
                    where = "link" if name == "rel" else "microdata"
                    self.writer.data.append(Datum(field, value, place["href"].span, where, key))
        return False

    def begin_title(self, tag: str, token: Token, at: int, end: int) -> bool:
        self.boundary()
        if self.titled:
            return True
        self.titled = self.raw = True
        self.push(Element(tag, Kind.TITLE, 0, at), {}, telling=False)
        self.begin = at
        return False

    def end_title(self, tag: str, at: int, end: int) -> None:
        if self.elements[-1].tag == "title":
            self.raw = False
            pieces = list(self.pieces)
            block = self.flush(end)
            if block is not None:
                self.writer.data.append(Datum("title", shown_text(pieces), block.whole, "title", "title"))
            self.pop(end)

    def time_of(self, inline: Inline, found: dict[str, str], at: int, end: int) -> None:
        place = self.places(at, end).get("datetime") if "datetime" in found else None
        words = f"{found.get('itemprop', '')} {found.get('class', '')}".lower()
        field = ""
        if "modif" in words or "updat" in words:
            field = "modified"
        elif "pubdate" in found or "publish" in words or "entry-date" in words or "created" in words:
            field = "published"
        if place is not None and place.value.strip():
            inline.target = self.value(place).strip()
            if not self.hidden:
                key = found.get("itemprop") or "datetime"
                self.writer.data.append(Datum(field, inline.target, place.span, "time", key))

    def leave(self) -> None:
        while self.owners and self.owners[-1][1] > len(self.elements) + len(self.inline) - 1:
            self.owners.pop()

    def begin_image(self, tag: str, token: Token, at: int, end: int) -> bool:
        if self.hidden:
            return False
        found = dict(token.attrs or ())
        if is_hidden(tag, found) and "aria-hidden" not in found:
            return False
        writer = self.writer
        source = found.get("src") or found.get("data-src") or found.get("srcset", "").strip().partition(" ")[0]
        writer.images.append(Image(source, Span(at, end), found.get("alt"), -1, writer.container))
        for element in reversed(self.elements[-FAR:]):
            if element.images is not None:
                element.images.append(len(writer.images) - 1)
                break
        self._media(found.get("alt"))
        if "itemprop" in found:
            self.property(found, at, end)
        self.texts(found, at, end)
        return False

    def _media(self, alternative: str | None = None) -> None:
        cell = self.cell
        if cell is not None and cell.media in (None, MEDIA):
            cell.media = " ".join((alternative or "").split()) or MEDIA

    def begin_skipped(self, tag: str, token: Token, at: int, end: int) -> bool:
        self.skip_start = at
        attributes = token.attrs if end - at > len(tag) + 2 else None
        self.json = False
        if tag == "script":
            kind = next((value for name, value in attributes or () if name == "type"), "") or ""
            self.json = kind.partition(";")[0].strip().lower() == "application/ld+json"
        elif tag not in _SILENT:
            self._media()
            if attributes:
                self.texts(dict(attributes), at, end)
        return True

    def skipped(self, tag: str, start: int, at: int, end: int) -> None:
        """The content ``[start, at)`` of a skipped element, which ends at ``end``."""
        if self.json:
            self.json = False
            self.writer.data.extend(json_ld(self.source, start, at))
        elif tag in _EMBEDS and not self.hidden:
            self.writer.containers.append(Container("embed", Span(self.skip_start, end), self.writer.container))
