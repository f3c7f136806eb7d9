"""Runs of a Word file parted at places inside of them, each part set as the whole was (ISO/IEC 29500-1, 17.3.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import deepcopy
from typing import Final

from sourcecheck.annotating.anchors import Edge
from sourcecheck.readers.word.draft import Draft
from sourcecheck.readers.word.gathered import Atom
from sourcecheck.readers.word.names import Element, M, W

__all__ = ["Cuts"]

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Cuts:
    """The runs of a document, parted where comments begin and end.

    Args:
        places: in the texts of atoms, all there are: a run is parted once.
    """

    def __init__(self, draft: Draft, places: Iterable[Edge]) -> None:
        self._atoms = draft.atoms
        self._pieces: dict[int, list[tuple[int, Element]]] = {}  # by atom: where in its text each run begins
        wanted: dict[int, set[int]] = {}
        for atom, at in places:
            wanted.setdefault(atom, set()).add(at)
        holders: dict[Element, list[int]] = {}
        for atom in sorted(wanted):
            holders.setdefault(self._atoms[atom].holder, []).append(atom)
        for holder, atoms in holders.items():
            self._part(holder, {atom: wanted[atom] for atom in atoms})

    def begin(self, place: Edge) -> Element:
        """The element in front of which a comment begins."""
        pieces = self._pieces[place.atom]
        return next((run for at, run in reversed(pieces) if at <= place.at), pieces[0][1])

    def end(self, place: Edge) -> Element:
        """The element behind which a comment ends."""
        pieces = self._pieces[place.atom]
        return next((run for at, run in reversed(pieces) if at < place.at), pieces[0][1])

    def _part(self, holder: Element, wanted: dict[int, set[int]]) -> None:
        """Part a run at places in the texts of some of its atoms."""
        if holder.tag != f"{W}r":  # a formula, which is one thing
            above = holder.getparent()
            whole = above if above.tag == f"{M}oMathPara" else holder
            self._pieces.update((atom, [(0, whole)]) for atom in wanted)
            return
        tops: dict[Element, list[int]] = {}
        for atom in wanted:
            tops.setdefault(_top(self._atoms[atom].element, holder), []).append(atom)
        groups: list[list[Element]] = [[]]
        found: list[tuple[int, int, int]] = []  # atom, offset, number of the group
        for element in [one for one in holder if one.tag != f"{W}rPr"]:
            atoms = tops.get(element, [])
            whole = any(not self._atoms[atom].splits for atom in atoms)
            if groups[-1] and (whole or any(0 in wanted[atom] for atom in atoms)):
                groups.append([])
            if whole or not atoms:
                groups[-1].append(element)
                found += [(atom, 0, len(groups) - 1) for atom in atoms]
            else:
                atom = atoms[0]
                for number, (at, part) in enumerate(_parts(element, self._atoms[atom], wanted[atom])):
                    if number:
                        groups.append([])
                    groups[-1].append(part)
                    found.append((atom, at, len(groups) - 1))
            if whole or any(len(self._atoms[atom].text) in wanted[atom] for atom in atoms):
                groups.append([])
        runs = _runs(holder, [group for group in groups if group])
        for atom, at, number in found:
            self._pieces.setdefault(atom, []).append((at, runs[number]))


def _top(element: Element, holder: Element) -> Element:
    """The child of a run that an element stands in."""
    while element.getparent() is not holder:
        element = element.getparent()
    return element


def _parts(element: Element, atom: Atom, places: Collection[int]) -> list[tuple[int, Element]]:
    """The element of a text parted at places inside of it: where each part begins, the first in place of the whole."""
    size = len(atom.text)
    starts = [0, *sorted(at for at in places if 0 < at < size)]
    if len(starts) == 1:
        return [(0, element)]
    text = element.text[atom.skipped : atom.skipped + size]  # white space that nobody sees would be seen now
    parts = [(0, element)]
    for start, end in zip(starts[1:], [*starts[2:], size], strict=True):
        part = deepcopy(element)
        part.tail = None
        _set(part, text[start:end])
        parts.append((start, part))
    _set(element, text[: starts[1]])
    return parts


def _set(element: Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


def _runs(run: Element, groups: list[list[Element]]) -> list[Element]:
    """A run for each group of elements: the first is the run itself, the others follow it and are set as it is."""
    runs = [run]
    properties = run.find(f"{W}rPr")
    for group in groups[1:]:
        following = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
        if properties is not None:
            following.append(deepcopy(properties))
        following.extend(group)
        runs[-1].addnext(following)
        runs.append(following)
    return runs
