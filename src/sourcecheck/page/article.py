"""The text as it reads, a part a row, with the cards of its findings beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sourcecheck.document import Mark, MarkKind
from sourcecheck.finding import Finding, Severity
from sourcecheck.page.cards import card
from sourcecheck.page.escaping import told
from sourcecheck.page.words import GROUPS, SHAPES, count
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Rule
from sourcecheck.text import Span
from sourcecheck.view import Node, Piece, View, is_spot, numbers, spots

__all__ = ["Part", "article", "parts", "places"]

_MARKS: Final = {
    MarkKind.CODE: "code",
    MarkKind.EMPHASIS: "em",
    MarkKind.STRONG: "strong",
    MarkKind.CITE: "cite",
    MarkKind.DELETED: "del",
    MarkKind.NOTE: "sup",
}
_BOXES: Final = {
    "paragraph": "p", "blockquote": "blockquote", "figure": "figure", "code": "pre",
    "list": "ul", "ordered-list": "ol",
}  # fmt: skip
_LABELS: Final = {
    "title": "Title of the page",
    "description": "Description of the page",
    "image": "Picture",
    "unseen": "Not visible on the page",
}
_SPAN: Final = 100  # columns or rows of a cell at most: a page may ask for millions


class Part(NamedTuple):
    """A row of an article: the HTML of its text and of the cards beside it.

    Attributes:
        span: in the source.
        cards: of the findings that stand here first.
        findings: their numbers.
    """

    span: Span
    text: str
    cards: str
    findings: tuple[int, ...]


def article(view: View, findings: Sequence[Finding], rules: Mapping[str, Rule], prefix: str) -> Iterator[str]:
    """The HTML of an article.

    Args:
        view: with the findings and their further places in it.
        rules: by id; what they say stands in the cards.
        prefix: of all ids, so that several articles can stand on one page: letters and digits.
    """
    yield from _Writer(findings, rules, prefix).rows(view)


def parts(view: View, findings: Sequence[Finding], rules: Mapping[str, Rule], prefix: str) -> Iterator[Part]:
    """The same, row by row, without what is about the article as a whole; ``article`` explains the rest."""
    writer = _Writer(findings, rules, prefix)
    writer.tell(view.about)
    yield from writer.parts(view)


def places(findings: Sequence[Finding]) -> dict[int, int]:
    """The further places of findings that an article shows, by offset: the number in the id that a card links to.

    Numbered, not called by their offsets: while somebody types these change, and the HTML of the parts behind.
    """
    return {offset: number for number, offset in enumerate(spots(findings))}


class _Writer:
    """Writes one article. Of each finding the first words get the id that its card leads to."""

    def __init__(self, findings: Sequence[Finding], rules: Mapping[str, Rule], prefix: str) -> None:
        self._findings = findings
        self._rules = rules
        self._prefix = prefix
        self._places = places(findings)
        self._reached: set[int] = set()  # of these places
        self._level = 2  # of the last heading: what stands above an article has no lower one
        self._begun: set[int] = set()
        self._told: set[int] = set()

    def rows(self, view: View) -> Iterator[str]:
        if view.about:
            self.tell(view.about)
            yield f'<div class="whole"><p id="{self._prefix}about">About the article as a whole</p>\n'
            yield '<div class="cards">\n'
            yield from self._cards(view.about)
            yield "</div></div>\n"
        for part in self.parts(view):
            yield f'<div class="row"><div class="text" dir="auto">{part.text}</div>'
            if part.cards:
                yield f'\n<div class="cards">\n{part.cards}</div>'
            yield "</div>\n"

    def parts(self, view: View) -> Iterator[Part]:
        for node in view.nodes:
            text = "".join(self._node(node))
            new = tuple(number for number in dict.fromkeys(numbers(node)) if number not in self._told)
            self.tell(new)
            yield Part(node.span, text, "".join(self._cards(new)), new)

    def tell(self, found: Iterable[int]) -> None:
        """Take it that the cards of some findings stand somewhere already."""
        self._told.update(found)

    def _cards(self, found: Iterable[int]) -> Iterator[str]:
        for number in found:
            finding = self._findings[number]
            yield from card(finding, self._rules.get(finding.rule), number, self._prefix, self._places)

    def _node(self, node: Node, parent: str = "") -> Iterator[str]:
        framed = self._framed(node.findings)
        if node.kind == "table":
            yield f'<div class="table{framed}">{self._frame(node)}<table>'
            yield from self._rows(node.children)
            yield "</table></div>"
        elif node.kind == "heading":
            level = min(node.level or 1, 4)
            self._level = min(level + 2, self._level + 1)  # none is left out, whatever the article does
            yield f'<p class="heading h{level}{framed}" role="heading" aria-level="{self._level}">'
            yield from self._inside(node)
            yield "</p>"
        elif node.kind == "text":
            yield from self._inside(node)
        elif node.kind == "furniture":
            found = next(numbers(node), None) is not None or is_spot(node)
            yield f'<details class="furniture"{" open" if found else ""}>'
            yield f"<summary>Parts of the page beside the article ({len(node.children):,})</summary>"
            yield from self._children(node)
            yield "</details>"
        elif node.kind == "gap":
            yield f'<p class="gap">{count(node.left_out, "part")} without findings left out</p>'
        elif node.kind in _LABELS:
            label = _LABELS[node.kind]
            code = ("<code>", "</code>") if node.kind == "unseen" else ("", "")
            yield f'<p class="aside {node.kind}{framed}"><span class="label">{label}</span> {code[0]}'
            yield from self._inside(node)
            yield f"{code[1]}</p>"
        elif node.kind == "item" and parent in ("list", "ordered-list"):
            yield f'<li class="item{framed}">'
            yield from self._inside(node)
            yield "</li>"
        else:
            tag = _BOXES.get(node.kind, "div")
            yield f'<{tag} class="{node.kind}{framed}">'
            yield from self._inside(node)
            yield f"</{tag}>"

    def _inside(self, node: Node) -> Iterator[str]:
        yield self._frame(node)
        for piece in node.pieces:
            yield from self._piece(piece, node.findings)
        yield from self._children(node)

    def _children(self, node: Node) -> Iterator[str]:
        for child in node.children:
            strange = node.kind in ("list", "ordered-list") and child.kind != "item"
            yield "<li>" * strange
            yield from self._node(child, node.kind)
            yield "</li>" * strange

    def _rows(self, rows: Iterable[Node]) -> Iterator[str]:
        for row in rows:
            if row.kind == "caption":
                yield "<caption>"
                yield from self._inside(row)
                yield "</caption>"
                continue
            yield "<tr>"
            for cell in row.children:
                # A head without words is none to who hears the page.
                tag = "th" if cell.header and row.header and _has_text(cell) else "td"
                wide = f' colspan="{min(cell.colspan, _SPAN)}"' if cell.colspan > 1 else ""
                high = f' rowspan="{min(cell.rowspan, _SPAN)}"' if cell.rowspan > 1 else ""
                yield f"<{tag}{wide}{high}>"
                yield from self._children(cell)
                yield f"</{tag}>"
            yield "</tr>"

    def _piece(self, piece: Piece, whole: Sequence[int]) -> Iterator[str]:
        tags = [tag for mark in piece.marks if (tag := _tag(mark))]
        *first, last = self._reach(piece.spots) or [""]
        yield "".join(f"{one}</span>" for one in first) + last
        about = [number for number in piece.findings if number not in whole]
        if about:
            worst = max(self._findings[number].severity for number in about)
            named = " ".join(map(str, about))
            described = " ".join(f"{self._prefix}c{number}h" for number in about)
            place = self._begin(about)
            yield f'<mark class="{worst.label}"{place} data-findings="{named}" aria-describedby="{described}">'
        yield "".join(f"<{tag}>" for tag in tags) + told(_label(piece))
        yield "".join(f"</{tag.partition(' ')[0]}>" for tag in reversed(tags))
        if about:
            yield "</mark>"
        yield "</span>" * bool(last)
        yield from (self._badge(number) for number in piece.ends)

    def _reach(self, found: Sequence[int]) -> list[str]:
        """The tags of the elements to which cards lead, for further places that are not reached yet."""
        new = [one for one in found if one not in self._reached and one in self._places]
        self._reached.update(new)
        return [f'<span class="spot" id="{self._prefix}p{self._places[one]}">' for one in new]

    def _begin(self, found: Sequence[int]) -> str:
        """The id by which the card of the first finding leads here."""
        new = [number for number in found if number not in self._begun]
        self._begun.update(new[:1])
        return f' id="{self._prefix}w{new[0]}"' if new else ""

    def _badge(self, number: int) -> str:
        severity = self._findings[number].severity
        place = "" if number in self._begun else f' id="{self._prefix}w{number}"'
        self._begun.add(number)
        label = f"finding {number + 1}: {GROUPS[severity].lower()}"
        return (
            f'<a class="badge {severity.label}"{place} href="#{self._prefix}c{number}" data-finding="{number}" '
            f'aria-label="{label}">{SHAPES[severity]}{number + 1}</a>'
        )

    def _framed(self, found: Sequence[int]) -> str:
        return f" framed {_worst(self._findings, found).label}" if found else ""

    def _frame(self, node: Node) -> str:
        reached = "".join(f"{one}</span>" for one in self._reach(node.spots))
        return reached + "".join(self._badge(number) for number in node.findings if number not in self._begun)


def _worst(findings: Sequence[Finding], found: Sequence[int]) -> Severity:
    return max(findings[number].severity for number in found)


def _has_text(cell: Node) -> bool:
    return any(piece.text.strip() for piece in cell.pieces) or any(map(_has_text, cell.children))


def _label(piece: Piece) -> str:
    """The words of a piece; of a reference to a footnote its label, as it is raised anyway."""
    text = piece.text
    raised = any(mark.kind is MarkKind.NOTE for mark in piece.marks)
    return text[2:-1] if raised and len(text) > 3 and text.startswith("[^") and text.endswith("]") else text


def _tag(mark: Mark) -> str:
    return 'span class="link"' if mark.kind is MarkKind.LINK else _MARKS.get(mark.kind, "")
