"""The inside of a paragraph as its reader sees it: text, links, pictures, references to notes.

Inserted and moved text is there, deleted text is not, whoever still has to accept that; hidden text is not; of fields
the results are. Comments are not part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Final

from sourcecheck.canonical import Break, Inline, Mark, Note, Picture, Text
from sourcecheck.compiled_patterns import compiled
from sourcecheck.readers.word.fields import address_of
from sourcecheck.readers.word.gathered import Atom, NoteUse, Where
from sourcecheck.readers.word.names import MC, Element, M, R, W, child
from sourcecheck.readers.word.pictures import chosen, drawn, file_name
from sourcecheck.readers.word.styles import Letters
from sourcecheck.readers.word.symbols import symbol, unsymbolled

__all__ = ["Inside"]

# Elements that a reader does not see, with content that he does.
_AROUND: Final = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo"))
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS: Final = ((Mark.STRONG, "bold"), (Mark.EMPHASIS, "italic"), (Mark.DELETED, "struck"), (Mark.CODE, "code"))


class Inside:
    """Reads the inside of a paragraph.

    Args:
        below: how its letters are set where they say nothing themselves.
        usual: how letters are set that are not marked: what differs is.
        keeps: marks that mean something in it.

    Attributes:
        boxes: texts in boxes that hang on it, with the atoms that they hang on.
        size: the least size of its letters, in half points, and how many letters it has.
        is_contents: whether all that it shows is a part of a table of contents.
    """

    def __init__(self, where: Where, below: Letters, usual: Letters, keeps: frozenset[Mark] = frozenset(Mark)) -> None:
        self._inline: list[Inline] = []  # what it shows; all that is raised is marked as such
        self.boxes: list[tuple[Element, int]] = []
        self.size = (0, 0)
        self._in_contents: set[bool] = set()
        self._where = where
        self._gathered = where.gathered
        self._below = below
        self._usual = usual
        self._keeps = keeps

    @property
    def inline(self) -> list[Inline]:
        """What it shows. What is raised and refers to nothing is not marked: 1st, m²."""
        done: list[Inline] = []
        for raised, group in groupby(self._inline, _is_raised):
            some = list(group)
            if raised and not _refers().fullmatch("".join(one.text for one in some if isinstance(one, Text))):
                some = [one._replace(marks=one.marks - {Mark.RAISED}) for one in some if isinstance(one, Text)]
            done += some
        return done

    @property
    def is_contents(self) -> bool:
        return self._in_contents == {True}

    def read(self, paragraph: Element) -> None:
        """Read a paragraph; more than one, where the mark between them is deleted, are read as one."""
        self._walk(paragraph, "")

    def _walk(self, elements: Iterable[Element], address: str) -> None:
        for element in elements:
            tag = element.tag
            if tag == f"{W}r":
                self._run(element, address)
            elif tag == f"{W}hyperlink":
                self._walk(element, self._address(element))
            elif tag in _AROUND:
                self._walk(element, address)
            elif tag == f"{W}sdt":
                content = child(element, "sdtContent")
                self._walk(() if content is None else content, address)
            elif tag == f"{W}fldSimple":
                self._walk(element, address_of(str(element.get(f"{W}instr") or "")) or address)
            elif tag == f"{MC}AlternateContent":
                self._walk(chosen(element), address)
            elif tag in (f"{M}oMath", f"{M}oMathPara"):
                self._formula(element)

    def _address(self, link: Element) -> str:
        """Where a link leads; empty for a place in the document itself, whose name nobody sees."""
        found = self._gathered.package.relations(self._where.part).get(str(link.get(f"{R}id") or ""))
        if found is None or not found.external:
            return ""
        anchor = str(link.get(f"{W}anchor") or "")
        return f"{found.target}#{anchor}" if anchor and "#" not in found.target else found.target

    # Runs ---------------------------------------------------------------------------

    def _run(self, run: Element, address: str) -> None:
        letters = self._gathered.styles.letters(child(run, "rPr")).over(self._below)
        self._contents(run, run, letters, address)

    def _contents(self, elements: Iterable[Element], run: Element, letters: Letters, address: str) -> None:
        fields = self._where.fields
        for element in elements:
            tag = element.tag
            if tag == f"{W}fldChar":
                fields.mark(str(element.get(f"{W}fldCharType") or ""))
            elif tag == f"{W}instrText":
                fields.instruct(element.text or "")
            elif letters.hidden or fields.hide:
                continue
            elif tag == f"{W}t":
                self._text(element, run, letters, address)
            elif tag == f"{W}tab" or tag == f"{W}ptab":
                self._shown("\t", element, run, letters, address)
            elif tag == f"{W}br" or tag == f"{W}cr":
                self._inline.append(Break())
            elif tag == f"{W}noBreakHyphen":
                self._shown("-", element, run, letters, address)
            elif tag == f"{W}sym":
                code = str(element.get(f"{W}char") or "")
                letter = symbol(str(element.get(f"{W}font") or ""), int(code, 16)) if _is_code(code) else "•"
                self._shown(letter, element, run, letters, address)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._note(element, run)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(element, run, address)
            elif tag == f"{W}ruby":
                self._ruby(element, run, letters, address)
            elif tag == f"{MC}AlternateContent":
                self._contents(chosen(element), run, letters, address)

    def _text(self, element: Element, run: Element, letters: Letters, address: str) -> None:
        whole = element.text or ""
        text = whole if element.get(_SPACE) == "preserve" else whole.strip(" \t\r\n")
        if not text:
            return
        skipped = len(whole) - len(whole.lstrip(" \t\r\n")) if text is not whole else 0
        self._put(Atom(element, run, unsymbolled(text, letters.font or ""), skipped, True), letters, address)

    def _shown(self, text: str, element: Element, run: Element, letters: Letters, address: str) -> None:
        self._put(Atom(element, run, text), letters, address)

    def _put(self, atom: Atom, letters: Letters, address: str) -> None:
        where = self._where
        origin = self._gathered.atom(atom._replace(anchor=where.anchor))
        marks = {
            mark for mark, field in _MARKS
            if mark in self._keeps and getattr(letters, field) and not getattr(self._usual, field)
        }  # fmt: skip
        if letters.raised:
            marks.add(Mark.RAISED)
        shown = len(atom.text.strip())
        if shown:
            self._in_contents.add(where.fields.in_contents)
        if shown and letters.size:
            least, count = self.size
            self.size = (min(least or letters.size, letters.size), count + shown)
        self._inline.append(Text(atom.text, frozenset(marks), address or where.fields.address, origin))

    def _ruby(self, element: Element, run: Element, letters: Letters, address: str) -> None:
        """Letters with their pronunciation above: the letters."""
        base = child(element, "rubyBase")
        for inner in base.iter(f"{W}t") if base is not None else ():
            self._shown(inner.text or "", inner, run, letters, address)

    def _formula(self, element: Element) -> None:
        if self._where.fields.hide:
            return
        text = "".join(inner.text or "" for inner in element.iter(f"{M}t"))
        if text:
            self._shown(text, element, element, Letters(), "")

    # Notes and drawings -------------------------------------------------------------

    def _note(self, element: Element, run: Element) -> None:
        gathered = self._gathered
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        own_mark = str(element.get(f"{W}customMarkFollows", "false")).lower() not in ("0", "false", "off")
        name = str(element.get(f"{W}id") or "")
        origin = gathered.atom(Atom(element, run, anchor=self._where.anchor))
        label = gathered.label(kind, name)
        if not label:
            same = gathered.counted(kind, own_mark)
            label = f"{'x' if own_mark else ''}{'' if kind == 'footnote' else 'e'}{same}"
            gathered.note(NoteUse(kind, name, label, 0 if own_mark else same, origin))
        self._inline.append(Note(label, origin))

    def _drawing(self, element: Element, run: Element, address: str) -> None:
        gathered, where = self._gathered, self._where
        found = drawn(element)
        relations = gathered.package.relations(where.part)
        for alt, name in found.pictures:
            relation = relations.get(name)
            source = "" if relation is None else relation.target
            if relation is not None and not relation.external:
                source = file_name(source)
            origin = gathered.atom(Atom(element, run, anchor=where.anchor))
            self._inline.append(Picture(" ".join(alt.split()), source, address or where.fields.address, origin))
        for box in found.boxes:
            self.boxes.append((box, gathered.atom(Atom(element, run, anchor=where.anchor))))


def _is_raised(one: Inline) -> bool:
    return isinstance(one, Text) and Mark.RAISED in one.marks


@cache
def _refers() -> re.Pattern[str]:
    """What is raised to refer to something, and is no part of the word before it (1st, m²)."""
    return compiled(r"[\s\[\](),;*†‡§¶#\d–-]*[\[\]*†‡§¶#\d][\s\[\](),;*†‡§¶#\d–-]*")


def _is_code(text: str) -> bool:
    return len(text) == 4 and all(char in "0123456789abcdefABCDEF" for char in text)
