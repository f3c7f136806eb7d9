"""The checklist of an article: what it shows of where it comes from, with what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sourcecheck.checklist import Item, Place, State
from sourcecheck.page.escaping import told

__all__ = ["evidence"]

_SIGNS: Final = {State.FOUND: "✓", State.PARTLY: "◐", State.MISSING: "–", State.NONE: "·", State.UNKNOWN: "?"}
_MARKS: Final = tuple("“\"‘'«„")
_SHOWN: Final = 3  # places


def evidence(items: Sequence[Item], prefix: str) -> Iterator[str]:
    """The HTML of a checklist.

    Args:
        prefix: of the ids of its article.
    """
    yield f'<section class="evidence" aria-labelledby="{prefix}evidence">'
    yield f'<h2 id="{prefix}evidence">What the article shows</h2>\n<ul>\n'
    for item in items:
        state = item.state.name.lower()
        yield f'<li class="{state}" data-item="{item.name}"><span class="sign" aria-hidden="true">{_SIGNS[item.state]}'
        yield "</span> "
        yield f'<strong>{told(item.title)}</strong> <span class="state">{told(item.state.value)}</span>'
        yield f'<span class="said">{told(item.said)}</span>'
        yield from _places("", item.places, item.total - item.opened)
        yield from _places("Without: ", item.open, item.opened)
        yield "</li>\n"
    yield "</ul></section>\n"


def _places(label: str, places: Sequence[Place], total: int) -> Iterator[str]:
    if not places:
        return
    yield f'<span class="places" dir="auto">{label}'
    yield ", ".join(told(_quoted(place.words)) for place in places[:_SHOWN])
    if total > _SHOWN:
        yield f" and {total - _SHOWN:,} more"
    yield "</span>"


def _quoted(words: str) -> str:
    return words if words[:1] in _MARKS else f"“{words}”"
