"""Places in a document that stand close together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sourcecheck.document import Block

__all__ = ["neighbours"]

Place = TypeVar("Place", tuple[Block, int, int], tuple[Block, int, int, str])


def neighbours(places: Iterable[Place], gap: int) -> list[list[Place]]:
    """Places in groups: each stands at most ``gap`` blocks behind the one before it.

    Args:
        places: each a block, start and end in its text, and what the caller says of it; in document order.
    """
    groups: list[list[Place]] = []
    for place in places:
        if groups and place[0].number - groups[-1][-1][0].number <= gap:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups
