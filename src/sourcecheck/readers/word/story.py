"""The blocks of a story: of the text itself, of a cell, a note, a box (ISO/IEC 29500-1, 17.2 and 17.10 to 17.13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sourcecheck.canonical import (
    Block,
    Break,
    Code,
    Heading,
    Inline,
    Item,
    Mark,
    Paragraph,
    Quote,
    Text,
)
from sourcecheck.readers.word.fields import Fields
from sourcecheck.readers.word.gathered import Where
from sourcecheck.readers.word.names import MC, Element, W, child, number, value
from sourcecheck.readers.word.numbering import Listed
from sourcecheck.readers.word.paragraphs import Inside
from sourcecheck.readers.word.pictures import chosen
from sourcecheck.readers.word.styles import Role, Style
from sourcecheck.records import NamedTuple

__all__ = ["TITLE", "blocks_of"]

TITLE: Final = 0  # the level of a title among headings, until it is known which levels there are
_AROUND: Final = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml"))
_NO_STRONG: Final = frozenset(Mark) - {Mark.STRONG}
_GALLERIES: Final = ("table of contents", "table of figures")
# What stands above a table of contents.
_CONTENTS: Final = frozenset((
    "contents", "table of contents", "inhalt", "inhaltsverzeichnis", "sommaire", "table des matières", "índice",
    "contenido", "tabla de contenido", "indice", "sommario", "inhoud", "inhoudsopgave", "innehåll",
    "innehållsförteckning", "indhold", "indholdsfortegnelse", "innhold", "innholdsfortegnelse", "sisällys",
    "sisällysluettelo", "spis treści", "obsah", "tartalom", "tartalomjegyzék", "оглавление", "содержание", "目次",
    "目录", "list of figures", "list of tables", "abbildungsverzeichnis", "tabellenverzeichnis",
))  # fmt: skip


def blocks_of(container: Element, where: Where) -> list[Block]:
    """The blocks of a story, or of a part of one; tables of contents are left out, as headers and footers are."""
    return _Story(where).read(container)


class _Paragraph(NamedTuple):
    role: Role
    level: int
    listed: Listed | None
    in_contents: bool


class _Story:
    def __init__(self, where: Where) -> None:
        self._where = where
        self._gathered = where.gathered
        self._blocks: list[Block] = []
        self._code: list[Text] = []  # paragraphs of code so far, which are one block
        self._code_origin = -1
        self._open: tuple[Inside, _Paragraph] | None = None  # its mark is deleted: the next one goes on with it
        self._listing = False  # the block before is an entry of a table of contents

    def read(self, container: Element) -> list[Block]:
        self._walk(container)
        if self._open is not None:  # the last one, which no other follows
            self._end(*self._open)
        self._end_code()
        return self._blocks

    def _walk(self, elements: Iterable[Element], contents: bool = False) -> None:
        for element in elements:
            tag = element.tag
            if tag == f"{W}p":
                self._paragraph(element, contents)
            elif tag == f"{W}tbl":
                self._table(element)
            elif tag == f"{W}sdt":
                gallery = value(child(element, "sdtPr", "docPartObj"), "docPartGallery").lower()
                content = child(element, "sdtContent")
                self._walk(() if content is None else content, contents or gallery in _GALLERIES)
            elif tag in _AROUND:
                self._walk(element, contents)
            elif tag == f"{MC}AlternateContent":
                self._walk(chosen(element), contents)
            elif tag == f"{W}altChunk":
                self._gathered.said["holds another document as a whole, which is not read: paste its text instead"] = (
                    None
                )

    # Paragraphs ---------------------------------------------------------------------

    def _paragraph(self, element: Element, contents: bool) -> None:
        gathered = self._gathered
        properties = child(element, "pPr")
        name = value(properties, "pStyle")
        style = gathered.styles.style(name or gathered.styles.default)
        role, level = _role(properties, style)
        inside = self._open[0] if self._open is not None else self._inside(role, name)
        inside.read(element)
        one = _Paragraph(role, level, self._listed(properties, style, role), contents)
        self._open = (inside, one) if _goes_on(properties) else None
        if self._open is None:
            self._end(inside, one)

    def _end(self, inside: Inside, one: _Paragraph) -> None:
        """Write a paragraph, then the boxes that hang on it."""
        gathered, where = self._gathered, self._where
        self._open = None
        if _shows(inside.inline):
            if not where.place:
                gathered.paragraphs += 1
            origin = gathered.place(where.place or f"paragraph {gathered.paragraphs:,}")
            if inside.size[1] and not where.place:
                gathered.sizes[origin] = inside.size
            role = Role.CONTENTS if one.in_contents or inside.is_contents else one.role
            self._put(role, one.level, one.listed, inside.inline, origin)
        for box, atom in inside.boxes:
            self._box(box, atom)

    def _inside(self, role: Role, style: str) -> Inside:
        styles = self._gathered.styles
        below = styles.set_in(style)
        is_body = role in (Role.BODY, Role.CODE)
        usual = styles.set_in("") if is_body else below._replace(hidden=False)
        keeps = _NO_STRONG if role in (Role.HEADING, Role.TITLE) else frozenset(Mark)
        return Inside(self._where, below, usual, keeps - {Mark.CODE} if role is Role.CODE else keeps)

    def _listed(self, properties: Element, style: Style, role: Role) -> Listed | None:
        """Count the paragraph in its list; None where it is in none, or a numbered heading."""
        if role in (Role.HEADING, Role.TITLE):
            return None
        own = child(properties, "numPr") if properties is not None else None
        name = value(own, "numId") if own is not None else ""
        depth = style.depth
        if own is not None and child(own, "ilvl") is not None:
            depth = number(value(own, "ilvl"))
        name = name or style.list
        found = self._gathered.lists.listed(name, depth) if name and name != "0" else None
        return None if found is None else found._replace(depth=found.depth + style.deeper)

    def _put(self, role: Role, level: int, listed: Listed | None, inline: list[Inline], origin: int) -> None:
        if role is not Role.CODE:
            self._end_code()
        if role is Role.CONTENTS:
            if not self._listing and self._blocks and _is_contents(self._blocks[-1]):
                self._blocks.pop()
            self._listing = True
            return
        self._listing = False
        blocks = self._blocks
        if role is Role.CODE:
            self._add_code(inline, origin)
        elif role in (Role.HEADING, Role.TITLE):
            blocks.append(Heading(TITLE if role is Role.TITLE else level, tuple(inline), origin))
        elif listed is not None and not listed.blank:
            blocks.append(Item(listed.depth, tuple(inline), listed.ordered, listed.number, (), origin))
        elif listed is not None and blocks and isinstance(blocks[-1], Item):
            last = blocks[-1]
            blocks[-1] = last._replace(blocks=(*last.blocks, *_paragraphs(inline, origin)))
        elif role is Role.QUOTE:
            before = blocks.pop().blocks if blocks and isinstance(blocks[-1], Quote) else ()  # type: ignore[union-attr]
            blocks.append(Quote((*before, *_paragraphs(inline, origin))))
        else:
            blocks.extend(_paragraphs(inline, origin))

    # Code ---------------------------------------------------------------------------

    def _add_code(self, inline: list[Inline], origin: int) -> None:
        if self._code:
            self._code.append(Text("\n"))
        else:
            self._code_origin = origin
        for one in inline:
            if isinstance(one, Text):
                self._code.append(one)
            elif isinstance(one, Break):
                self._code.append(Text("\n"))

    def _end_code(self) -> None:
        if self._code:
            self._blocks.append(Code(tuple(self._code), self._code_origin))
            self._code = []

    # Tables and boxes -----------------------------------------------------------------

    def _table(self, element: Element) -> None:
        from sourcecheck.readers.word.tables import read_table

        self._end_code()
        self._listing = False
        self._blocks.extend(read_table(element, self._where))

    def _box(self, box: Element, atom: int) -> None:
        gathered, where = self._gathered, self._where
        gathered.boxes += 1
        inner = where._replace(
            fields=Fields(),
            place=where.place or f"text box {gathered.boxes:,}",
            anchor=where.anchor if where.anchor >= 0 else atom,
        )
        self._end_code()
        self._blocks.extend(blocks_of(box, inner))


def _role(properties: Element, style: Style) -> tuple[Role, int]:
    """What a paragraph is by its style, and by the outline level that it has itself."""
    role, level = style.role, style.level
    own = child(properties, "outlineLvl") if properties is not None else None
    if own is not None and role in (Role.BODY, Role.HEADING):
        outline = number(value(properties, "outlineLvl"), 9)
        return (Role.HEADING, outline + 1) if 0 <= outline < 9 else (Role.BODY, 0)
    return role, level


def _goes_on(properties: Element) -> bool:
    """Whether a paragraph is read on in the next one: its mark is deleted, or it is a large initial."""
    if properties is None:
        return False
    if child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None:
        return True
    frame = child(properties, "framePr")
    return frame is not None and str(frame.get(f"{W}dropCap") or "none") != "none"


def _shows(inline: Iterable[Inline]) -> bool:
    """Whether a reader sees anything of it."""
    return any(not isinstance(one, Break) and (not isinstance(one, Text) or one.text.strip()) for one in inline)


def _paragraphs(inline: Iterable[Inline], origin: int) -> Iterator[Paragraph]:
    """A paragraph; more where empty lines part it."""
    part: list[Inline] = []
    ended = False
    for one in inline:
        if isinstance(one, Break):
            if ended and _shows(part):
                yield Paragraph(tuple(part), origin)
                part = []
            elif not ended:
                part.append(one)
            ended = True
        else:
            part.append(one)
            if not isinstance(one, Text) or one.text.strip():
                ended = False
    if _shows(part):
        yield Paragraph(tuple(part), origin)


def _is_contents(block: Block) -> bool:
    """Whether a block is the heading of a table of contents."""
    if not isinstance(block, Heading | Paragraph):
        return False
    text = "".join(one.text for one in block.inline if isinstance(one, Text))
    return " ".join(text.casefold().split()).rstrip(":") in _CONTENTS
