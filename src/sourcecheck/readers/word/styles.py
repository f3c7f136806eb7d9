"""Styles: what a paragraph is by the style it has, and how its letters are set (ISO/IEC 29500-1, 17.7).

Word keeps the names of its own styles in English whatever language it speaks ("heading 1"), and gives their outline
level besides; other programs write the names that their users see. So a heading is told by the name in any of these
languages, else by the outline level.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.readers.word.names import Element, W, child, is_on, number, value
from sourcecheck.records import NamedTuple

__all__ = ["Letters", "Role", "Style", "Styles"]

_LONGEST: Final = 40  # styles that are based on one another
_BODY: Final = 9  # the outline level of what is no heading


class Role(StrEnum):
    """What a paragraph is by its style."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    QUOTE = "quote"
    CODE = "code"
    CAPTION = "caption"
    CONTENTS = "contents"  # an entry of a table of contents or of figures


class Letters(NamedTuple):
    """How letters are set; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    code: bool | None = None
    size: int | None = None  # half points
    font: str | None = None

    def over(self, below: Letters) -> Letters:
        """These where something is said, else those below."""
        return Letters._make(theirs if own is None else own for own, theirs in zip(self, below, strict=True))


class Style(NamedTuple):
    """A style with what it has of those that it is based on."""

    role: Role = Role.BODY
    level: int = 0  # of a heading, from 1
    list: str = ""  # the number of a list
    depth: int = 0  # in that list, from 0
    deeper: int = 0  # that the list stands than others: Word has styles for lists inside of lists
    letters: Letters = Letters()


_NOTHING: Final = Style()


class Styles:
    """The styles of a document.

    Args:
        root: of the part; None where there is none.
    """

    def __init__(self, root: Element) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {"": _NOTHING}
        self.default = ""  # of paragraphs that name none
        self._letters = Letters()
        if root is None:
            return
        for element in root.iterchildren(f"{W}style"):
            name = str(element.get(f"{W}styleId") or "")
            self._elements.setdefault(name, element)
            if element.get(f"{W}type") == "paragraph" and str(element.get(f"{W}default")) in ("1", "true"):
                self.default = name
        self._letters = self.letters(child(root, "docDefaults", "rPrDefault", "rPr"))

    def style(self, name: str) -> Style:
        """A style by its id; one that says nothing where there is none."""
        found = self._known.get(name)
        if found is None:
            chain = self._chain(name)
            found = _NOTHING
            for element in reversed(chain):
                found = self._over(element, found)
            self._known[name] = found
        return found

    def set_in(self, style: str) -> Letters:
        """How the letters of a paragraph are set, if they say nothing themselves."""
        return self.style(style or self.default).letters.over(self._letters)

    def letters(self, properties: Element) -> Letters:
        """What the properties of a run say (``w:rPr``), with its style."""
        if properties is None:
            return Letters()
        own = _said(properties)
        name = value(properties, "rStyle")
        return own.over(self.style(name).letters) if name else own

    def _chain(self, name: str) -> list[Element]:
        """The elements of a style and of those it is based on, as far as they go."""
        chain: list[Element] = []
        seen: set[str] = set()
        while name in self._elements and name not in seen and len(chain) < _LONGEST:
            seen.add(name)
            chain.append(self._elements[name])
            name = value(chain[-1], "basedOn")
        return chain

    def _over(self, element: Element, below: Style) -> Style:
        """A style over the one that it is based on."""
        role, level = below.role, below.level
        named = value(element, "name")
        told = _told(named)
        properties = child(element, "pPr")
        outline = number(value(properties, "outlineLvl"), -1) if properties is not None else -1
        if told is not None:
            role, level = told
        elif 0 <= outline < _BODY:
            role, level = Role.HEADING, outline + 1
        elif outline == _BODY and role is Role.HEADING:
            role, level = Role.BODY, 0
        letters = _said(child(element, "rPr")).over(below.letters)
        if element.get(f"{W}type") == "character" and _code().fullmatch(_plain(named)):
            letters = letters._replace(code=True)
        in_list = child(properties, "numPr")
        number_of = value(in_list, "numId") if in_list is not None else ""
        return Style(
            role,
            level,
            number_of or below.list,
            number(value(in_list, "ilvl")) if in_list is not None else below.depth,
            _deeper(named) or below.deeper,
            letters,
        )


def _said(properties: Element) -> Letters:
    """What properties say themselves."""
    if properties is None:
        return Letters()
    found = {}
    for element in properties:
        field = _LETTERS.get(element.tag)
        if field is not None and field not in found:
            found[field] = is_on(element)
    align, position = value(properties, "vertAlign"), value(properties, "position")
    raised = align == "superscript" if align else number(position) > 0 if position else None
    fonts = child(properties, "rFonts")
    font = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
    return Letters(**found, raised=raised, size=number(value(properties, "sz")) or None, font=font)


_LETTERS: Final = {
    f"{W}b": "bold",
    f"{W}i": "italic",
    f"{W}strike": "struck",
    f"{W}dstrike": "struck",
    f"{W}vanish": "hidden",
}


# Names --------------------------------------------------------------------------------

# What headings, titles and quotations are called where programs write the names that their users see.
_HEADINGS: Final = (
    "heading|überschrift|ueberschrift|titre|título|titulo|titolo|titulek|nadpis|nagłówek|naglowek|kop|rubrik|overskrift"
    r"|otsikko|заголовок|заглавие|címsor|cimsor|başlık|naslov|antraštė|virsraksts|pealkiri|επικεφαλίδα|標題|标题|見出し|제목"
    "|titlu|encabezado|cabeçalho|intestazione|tiêu đề|judul"
)
_TITLES: Final = (
    "title|titel|tytuł|titre|titre principal|título|titolo|otsikko|название|cím|konu başlığı|nimi|nadpis|標題|标题|表題"
    "|제목"
)
_QUOTES: Final = (
    "quote|intense quote|block text|quotations|blockquote|block quotation|zitat|intensives zitat|citation"
    "|citation intense|cita|cita destacada|citação|citação intensa|citazione|citazione intensa|citaat|duidelijk citaat"
    "|citat|starkt citat|sitat|sterkt sitat|lainaus|cytat|cytat intensywny|цитата|citát|idézet|alıntı|引用|引用文|인용"
)
_CAPTIONS: Final = (
    "caption|table caption|image caption|beschriftung|légende|epígrafe|leyenda|legenda|didascalia|bijschrift|bildtext"
    "|billedtekst|kuvateksti|popisek|titulek|название объекта|题注|図表番号|illustration|drawing"
)
_CODES: Final = (
    "source code|preformatted text|html preformatted|code|code block|codeblock|listing|plain text code|macro text"
    "|vorformatierter text|quelltext|quellcode|texte préformaté|code source"
)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_20_", " ").split())


@cache
def _heading() -> re.Pattern[str]:
    return compiled(rf"(?:{_HEADINGS}) ?([1-9])(?: char)?")


@cache
def _caption() -> re.Pattern[str]:
    return compiled(rf"(?:{_CAPTIONS})")


@cache
def _title() -> re.Pattern[str]:
    return compiled(rf"(?:{_TITLES})")


@cache
def _quote() -> re.Pattern[str]:
    return compiled(rf"(?:{_QUOTES})")


@cache
def _code() -> re.Pattern[str]:
    return compiled(rf"(?:{_CODES}|verbatim char|source text|html code|html sample|html keyboard|html typewriter"
                    r"|inline code|code char|codechar)")  # fmt: skip


@cache
def _contents() -> re.Pattern[str]:
    return compiled(r"(?:toc|contents|verzeichnis|inhalt|tm|tdc|sommario|spis treści|innehåll|оглавление) ?[1-9]"
                    r"|toc heading|contents heading|table of figures|index heading|inhaltsverzeichnisüberschrift"
                    r"|en-tête de table des matières|table of authorities")  # fmt: skip


@cache
def _list() -> re.Pattern[str]:
    return compiled(r"list (?:bullet|number|continue)? ?([2-5])")


def _deeper(name: str) -> int:
    """How much deeper than others a list of a style stands."""
    match = _list().fullmatch(_plain(name))
    return int(match[1]) - 1 if match is not None else 0


_NAMED: Final = {
    Role.TITLE: _title,
    Role.QUOTE: _quote,
    Role.CODE: _code,
    Role.CAPTION: _caption,
    Role.CONTENTS: _contents,
}


def _told(name: str) -> tuple[Role, int] | None:
    """What a style's name says of its paragraphs."""
    plain = _plain(name)
    match = _heading().fullmatch(plain)
    if match is not None:
        return Role.HEADING, int(match[1])
    for role, pattern in _NAMED.items():
        if pattern().fullmatch(plain):
            return role, 0
    return None
