"""A whole Word file as canonical Markdown, with the way back to the elements that show its text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sourcecheck.canonical import Block, Break, Footnote, Heading, Mark, Paragraph, Text, Written, written
from sourcecheck.errors import ReadError
from sourcecheck.readers.word.fields import Fields
from sourcecheck.readers.word.foreign import opened
from sourcecheck.readers.word.gathered import Atom, Gathered, NoteUse, Where
from sourcecheck.readers.word.names import Element, W, child
from sourcecheck.readers.word.numbering import Lists
from sourcecheck.readers.word.package import Package
from sourcecheck.readers.word.story import TITLE, blocks_of
from sourcecheck.readers.word.styles import Styles
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Draft", "read_draft"]

_HEADING: Final = 140  # code points of a line in larger type that is a heading at most
_LARGER: Final = 1.15  # times the size of most letters
_AROUND: Final = 2_000  # places before one that are looked at for what is around it: cells stand in rows and tables


class Draft(NamedTuple):
    """A Word file, read.

    Attributes:
        body: the element that holds the text (``w:body``).
        written: the text as Markdown.
        atoms: by the origins of stretches: what shows them.
        places: by the origins of places: what they are called.
        said: what the person should know.
    """

    package: Package
    body: Element
    written: Written
    atoms: Sequence[Atom]
    places: Sequence[str]
    said: tuple[str, ...]

    def place(self, span: Span) -> str:
        """What the smallest place around a range is called, else that where it begins: ``paragraph 3``."""
        places = self.written.places
        at = bisect_right(places, span.start, key=lambda one: one.span.start) - 1
        begins = ""
        for number in range(at, max(at - _AROUND, -1), -1):
            one = places[number]
            if one.span.contains(span):
                return self.places[one.origin]
            if not begins and one.span.start <= span.start < one.span.end:
                begins = self.places[one.origin]
        return begins or (self.places[places[max(at, 0)].origin] if places else "the document")


def read_draft(data: bytes, path: str) -> Draft:
    """Read a Word file.

    Raises:
        ReadError: it is none, spoiled, locked, or over a limit.
    """
    package = Package(opened(data, path), path)
    main = package.main
    root = package.tree(main)
    body = child(root, "body")
    if root.tag != f"{W}document" or body is None:
        raise ReadError(f"{path}: holds no text that Word would show: open it in Word and save it anew")
    styles = Styles(_part(package, "styles"))
    gathered = Gathered(package, styles, Lists(_part(package, "numbering"), styles))
    blocks = blocks_of(body, Where(gathered, main, Fields()))
    blocks = _levelled(_headed(blocks, gathered))
    blocks.extend(_notes(gathered, main))
    if _is_tracked(root):
        gathered.say("has tracked changes: read as if all were accepted")
    return Draft(
        package, body, written(blocks), tuple(gathered.atoms), tuple(gathered.places), tuple(gathered.said)
    )  # fmt: skip


def _part(package: Package, type: str) -> Element:
    name = package.related(package.main, type)
    return package.tree(name) if name else None


def _levelled(blocks: list[Block]) -> list[Block]:
    """Headings with a title above them one level lower: the title is the headline, and its level no section's."""
    titled = any(isinstance(block, Heading) and block.level == TITLE for block in blocks)
    return [
        block._replace(level=min(max(block.level + titled, 1), 6)) if isinstance(block, Heading) else block
        for block in blocks
    ]


def _headed(blocks: list[Block], gathered: Gathered) -> list[Block]:
    """Short paragraphs in larger type than the text set in bold: to their readers they are headings, as bold ones are.

    Word has no other sign of them where nobody used its styles.
    """
    letters: Counter[int] = Counter()
    for size, count in gathered.sizes.values():
        letters[size] += count
    if not letters:
        return blocks
    usual = letters.most_common(1)[0][0]
    return [
        _bold(block)
        if isinstance(block, Paragraph) and gathered.sizes.get(block.origin, (0, 0))[0] >= _LARGER * usual
        else block
        for block in blocks
    ]


def _bold(block: Paragraph) -> Paragraph:
    if any(isinstance(one, Break) for one in block.inline):
        return block
    if sum(len(one.text) for one in block.inline if isinstance(one, Text)) > _HEADING:
        return block
    return block._replace(
        inline=tuple(
            one._replace(marks=one.marks | {Mark.STRONG}) if isinstance(one, Text) else one for one in block.inline
        )
    )


def _notes(gathered: Gathered, main: str) -> list[Footnote]:
    """The footnotes and endnotes that the text refers to, in its order."""
    done: list[Footnote] = []
    for kind in ("footnote", "endnote"):
        part = gathered.package.related(main, f"{kind}s")
        if not part or not any(note.kind == kind for note in gathered.notes):
            continue
        elements = {str(one.get(f"{W}id")): one for one in gathered.package.tree(part).iterchildren(f"{W}{kind}")}
        for note in [note for note in gathered.notes if note.kind == kind]:
            element = elements.pop(note.id, None)
            if element is not None:
                done.append(_footnote(note, element, part, gathered))
    return done


def _footnote(note: NoteUse, element: Element, part: str, gathered: Gathered) -> Footnote:
    name = f"{note.kind} {note.number:,}" if note.number else f"{note.kind} with a mark of its own"
    place = gathered.place(name)
    anchor = gathered.atoms[note.atom].anchor
    where = Where(gathered, part, Fields(), name, anchor if anchor >= 0 else note.atom)
    return Footnote(note.label, tuple(blocks_of(element, where)), place)


def _is_tracked(root: Element) -> bool:
    return any(next(root.iter(f"{W}{name}"), None) is not None for name in ("ins", "del", "moveFrom", "moveTo"))
