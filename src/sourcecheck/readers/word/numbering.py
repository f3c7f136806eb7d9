"""Lists: which paragraphs are items, how deep, and the number that each shows (ISO/IEC 29500-1, 17.9).

A paragraph names a list and a depth in it; the list takes its form from another one, which several may share. The
number is nowhere in the file: it is counted, as Word does.
"""

from __future__ import annotations

from typing import Final

from sourcecheck.readers.word.names import VAL, Element, W, child, is_on, number, value
from sourcecheck.readers.word.styles import Styles
from sourcecheck.records import NamedTuple

__all__ = ["Listed", "Lists"]

_DEEPEST: Final = 8  # of a list, from 0
_BULLET: Final = "bullet"


class Listed(NamedTuple):
    """An item of a list; ``blank`` where it shows neither number nor bullet, and goes on with the one before."""

    depth: int  # from 1
    ordered: bool
    number: int
    blank: bool = False


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class Lists:
    """The lists of a document, which count their items.

    Args:
        root: of the part with their forms; None where there is none.
        styles: that give lists to paragraphs, and forms to lists.
    """

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._forms: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._counts: dict[tuple[str, int], int] = {}  # by form and depth
        self._begun: set[tuple[str, int]] = set()  # lists and depths that have begun at a number of their own
        if root is None:
            return
        for element in root.iterchildren(f"{W}abstractNum"):
            self._forms.setdefault(str(element.get(f"{W}abstractNumId")), element)
        for element in root.iterchildren(f"{W}num"):
            self._lists.setdefault(str(element.get(f"{W}numId")), element)

    def listed(self, name: str, depth: int) -> Listed | None:
        """Count one more item of a list; None where its paragraphs show nothing that makes them items.

        Args:
            name: number of the list.
            depth: in it, from 0.
        """
        own = self._lists.get(name)
        if own is None:
            return None
        depth = min(max(depth, 0), _DEEPEST)
        form = self._form(value(own, "abstractNumId"))
        level = self._level(own, form, depth)
        if level is None or level.form == "none":
            return None
        if level.form == _BULLET:
            return Listed(depth + 1, False, 1, not level.text.strip())
        if not level.text:
            return None
        return Listed(depth + 1, True, self._counted(name, own, form, depth, level.start))

    def _counted(self, name: str, own: Element, form: str, depth: int, start: int) -> int:
        override = self._override(own, depth)
        begins = None if override is None else child(override, "startOverride")
        if begins is not None and (name, depth) not in self._begun:
            self._begun.add((name, depth))
            self._counts[form, depth] = number(begins.get(VAL), 1)
        else:
            self._counts[form, depth] = self._counts.get((form, depth), start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST + 1):
            self._counts.pop((form, deeper), None)
        return max(self._counts[form, depth], 0)

    def _form(self, name: str) -> str:
        """The form of lists, behind the style that another one may name."""
        for _ in range(_DEEPEST):
            link = value(self._forms.get(name), "numStyleLink")
            other = self._lists.get(self._styles.style(link).list) if link else None
            if other is None:
                break
            name = value(other, "abstractNumId")
        return name

    def _level(self, own: Element, form: str, depth: int) -> _Level | None:
        override = self._override(own, depth)
        found = child(override, "lvl") if override is not None else None
        if found is None:
            found = _of_depth(self._forms.get(form), "lvl", depth)
        if found is None:
            return None
        picture = is_on(child(found, "lvlPicBulletId")) is not None
        text = value(found, "lvlText") or ("•" if picture else "")
        return _Level(value(found, "numFmt") or "decimal", text, number(value(found, "start"), 1))

    def _override(self, own: Element, depth: int) -> Element:
        return _of_depth(own, "lvlOverride", depth)


def _of_depth(element: Element, name: str, depth: int) -> Element:
    if element is None:
        return None
    return next(
        (one for one in element.iterchildren(f"{W}{name}") if number(one.get(f"{W}ilvl"), -1) == depth), None
    )  # fmt: skip
