"""The parts of an article that have findings, and those beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourcecheck.text import Span
from sourcecheck.view.parts import Node, View

__all__ = ["excerpted", "is_spot", "numbers"]


def numbers(node: Node) -> Iterator[int]:
    """The numbers of the findings about a part or anything in it, those of one piece after the other."""
    yield from node.findings
    for piece in node.pieces:
        yield from piece.findings
    for child in node.children:
        yield from numbers(child)


def is_spot(node: Node) -> bool:
    """Whether another place that belongs to a finding is a part or in it."""
    return bool(node.spots) or any(piece.spots for piece in node.pieces) or any(map(is_spot, node.children))


def excerpted(view: View, *, beside: int = 1) -> View:
    """A view without the parts that have no findings, save the headings and those beside one.

    A part with a further place of a finding stays too, without those beside it.

    Args:
        beside: how many parts before and after one that has findings stay.
    """
    return view._replace(nodes=_excerpted(view.nodes, beside))


def _excerpted(nodes: tuple[Node, ...], beside: int) -> tuple[Node, ...]:
    with_findings = [place for place, node in enumerate(nodes) if next(numbers(node), None) is not None]
    stay = {
        place for found in with_findings for place in range(max(found - beside, 0), min(found + beside + 1, len(nodes)))
    }
    stay |= {place for place, node in enumerate(nodes) if node.kind == "heading" or is_spot(node)}
    return tuple(_with_gaps(nodes, stay, beside))


def _with_gaps(nodes: Iterable[Node], stay: set[int], beside: int) -> Iterator[Node]:
    left: list[Node] = []
    for place, node in enumerate(nodes):
        if place not in stay:
            left.append(node)
            continue
        yield from _gap(left)
        left = []
        # A table is read as a whole; of a long list or a page's furniture the same holds as of the article.
        whole = node.kind == "table" or bool(node.findings) or (next(numbers(node), None) is None and not is_spot(node))
        yield node if whole else node._replace(children=_excerpted(node.children, beside))
    yield from _gap(left)


def _gap(left: list[Node]) -> Iterator[Node]:
    if left:
        yield Node("gap", Span(left[0].span.start, left[-1].span.end), left_out=len(left))
