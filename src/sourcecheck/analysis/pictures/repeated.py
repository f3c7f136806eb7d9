"""Captions and alternative texts that several pictures share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sourcecheck.analysis.pictures.captions import Caption, captions, is_credit
from sourcecheck.document import Document, Format

__all__ = ["repeated", "same", "shared"]

_MANY = 3  # of one text anywhere on the page


def shared(document: Document) -> tuple[tuple[str, tuple[Caption, ...]], ...]:
    """The captions and alternative texts that stand at several pictures: what each is, and the places.

    Use through ``document.once(shared)``.
    """
    told: set[str] = set()
    found: list[tuple[str, tuple[Caption, ...]]] = []
    if document.images:
        places = document.once(captions)
        for kind in ("caption", "alt"):
            for group in repeated([one for one in places if one.kind == kind and not is_credit(one.block.text)]):
                if kind == "alt" and document.format is Format.HTML and len(group) < _MANY:
                    continue  # pictures of teasers and their copies for other screens
                text = same(group[0])
                if len(text) > 2 and text not in told:
                    told.add(text)
                    found.append((kind, tuple(group)))
    return tuple(found)


def repeated(places: Iterable[Caption]) -> Iterator[list[Caption]]:
    """Captions of one text: of different pictures, side by side or three of them."""
    groups: dict[str, list[tuple[int, Caption]]] = {}
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(places):
        text = same(one)
        group = groups.setdefault(text, [])
        # The same picture again has the same caption by right.
        if not one.picture or (text, one.picture) not in seen:
            seen.add((text, one.picture))
            group.append((index, one))
    for group in groups.values():
        indices = [index for index, _ in group]
        beside = any(after - before == 1 for before, after in pairwise(indices))
        if len(group) >= _MANY or (beside and len(group) > 1):
            yield [one for _, one in group]


def same(one: Caption) -> str:
    """A caption as it is compared with others."""
    return one.block.text.strip(" .").casefold()
