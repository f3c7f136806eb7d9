"""The comments of a Word file (ISO/IEC 29500-1, 17.13.4).

A comment is an element of a part of its own, with two marks around its words and a reference behind them in the text.
Newer programs keep besides, in further parts, which comments are answers and which are settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sourcecheck.annotating.comment import AUTHOR, commented, marked
from sourcecheck.annotating.wording import rule_in
from sourcecheck.readers.word.draft import Draft
from sourcecheck.readers.word.names import W14, Element, W, number
from sourcecheck.records import NamedTuple

__all__ = ["Comments", "Kept"]

_MARKS: Final = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
# Parts that say more of comments, by the type of their relations.
_MORE: Final = ("commentsExtended", "commentsIds", "commentsExtensible")
_ID: Final = f"{W}id"


class Kept(NamedTuple):
    """A comment of an earlier run that stays, since somebody answered or settled it: its rule and its words."""

    rule: str
    words: str


class Comments:
    """The comments of a draft, changed in its trees.

    Attributes:
        part: the name of the part that holds them.
        is_new: whether there was none.
        changed: names of further parts that are not as they were, with their trees.
        kept: ours that stay.
    """

    def __init__(self, draft: Draft) -> None:
        package = draft.package
        self._document = draft.body.getparent()
        name = package.related(package.main, "comments")
        self.is_new = not name
        self.part = name or _free(draft)
        self.root: Element = package.tree(name) if name else parse_xml(f"<w:comments {nsdecls('w')}/>")
        self._more = {
            part: package.tree(part) for kind in _MORE if (part := package.related(package.main, kind)) and name
        }
        self.changed: dict[str, Element] = {}
        self.kept: list[Kept] = []
        used = [number(one.get(_ID)) for one in self.root]
        used += [number(one.get(_ID)) for one in self._document.iter(*_MARKS)]
        self._next = max(used, default=-1) + 1
        self._clear()

    # Earlier runs -------------------------------------------------------------------

    def _clear(self) -> None:
        """Take the comments of earlier runs away, but for those that somebody answered or settled."""
        ours = [one for one in self.root if one.get(f"{W}author") == AUTHOR]
        busy = self._busy()
        gone: dict[str, None] = {}
        paragraphs: set[str] = set()
        for comment in ours:
            own = {str(one.get(f"{W14}paraId")) for one in comment.iter(f"{W}p") if one.get(f"{W14}paraId")}
            if own & busy:
                self.kept.append(Kept(rule_in(_lines(comment)), self._words(str(comment.get(_ID)))))
                continue
            gone[str(comment.get(_ID))] = None
            paragraphs |= own
            self.root.remove(comment)
        if gone:
            for mark in [one for one in self._document.iter(*_MARKS) if str(one.get(_ID)) in gone]:
                _remove(mark)
        if paragraphs:
            self._forget(paragraphs)

    def _busy(self) -> set[str]:
        """Paragraphs of comments that have answers or are settled (``w15:commentEx``)."""
        found: set[str] = set()
        for tree in self._more.values():
            for one in tree:
                values = {_local(name): str(value) for name, value in one.attrib.items()}
                if values.get("paraIdParent"):
                    found.add(values["paraIdParent"])
                if values.get("done") in ("1", "true"):
                    found.add(values.get("paraId", ""))
        return found

    def _forget(self, paragraphs: set[str]) -> None:
        """Take out of the further parts what they say of comments that are gone."""
        durable: set[str] = set()
        for part, tree in self._more.items():
            for one in list(tree):
                values = {_local(name): str(value) for name, value in one.attrib.items()}
                if values.get("paraId") in paragraphs or values.get("durableId") in durable:
                    durable.add(values.get("durableId", ""))
                    durable.discard("")
                    tree.remove(one)
                    self.changed[part] = tree

    def _words(self, name: str) -> str:
        """The text between the marks of a comment."""
        parts: list[str] = []
        inside = False
        for element in self._document.iter(f"{W}t", *_MARKS[:2]):
            if element.tag == f"{W}t":
                parts += [element.text or ""] * inside
            elif str(element.get(_ID)) == name:
                inside = element.tag == _MARKS[0]
        return " ".join("".join(parts).split())

    # New ones -----------------------------------------------------------------------

    def add(self, said: Sequence[str], begin: Element, end: Element) -> None:
        """Add a comment.

        Args:
            said: its paragraphs.
            begin, end: the elements that it is about, from the first to the last.
        """
        first, last, reference = self._add(said)
        begin.addprevious(first)
        end.addnext(reference)
        end.addnext(last)

    def add_to(self, said: Sequence[str], paragraph: Element) -> None:
        """Add a comment to a paragraph without text."""
        paragraph.extend(self._add(said))

    def _add(self, said: Sequence[str]) -> tuple[Element, Element, Element]:
        self.root.append(commented(self._next, said))
        self._next += 1
        return marked(self._next - 1)


def _remove(mark: Element) -> None:
    """Take a mark of a comment away; with the run that holds nothing else."""
    holder = mark.getparent()
    _detach(mark)
    if holder.tag == f"{W}r" and all(one.tag == f"{W}rPr" for one in holder):
        _detach(holder)


def _detach(element: Element) -> None:
    """Remove an element, and leave the white space behind it."""
    parent, tail = element.getparent(), element.tail
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)


def _lines(comment: Element) -> Iterator[str]:
    for paragraph in comment.iter(f"{W}p"):
        yield "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _free(draft: Draft) -> str:
    """A name for the part, beside the text."""
    folder = draft.package.main.rpartition("/")[0]
    names: Iterable[str] = (f"{folder}/comments{n or ''}.xml".lstrip("/") for n in range(1_000))
    return next(name for name in names if not draft.package.archive.has(name))
