"""A document as the tree that a page shows."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from sourcecheck.document import Block, Cell, Document, Image, Kind, Mark, Table
from sourcecheck.finding import Finding
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span
from sourcecheck.view.parts import Node, Piece, View
from sourcecheck.view.placing import Placed, Words, placed, placed_spots

__all__ = ["viewed"]

# Containers that a reader sees; the others only hold attributes.
_SEEN: Final = frozenset(
    ("blockquote", "list", "ordered-list", "item", "figure", "definition-list", "details", "footnote")
)
_KINDS: Final = {Kind.ITEM: "text", Kind.CELL: "text", Kind.FOOTNOTE: "text"}  # the others by their own name
_UNSEEN: Final = 300  # code points of source shown
_DEPTH: Final = 60  # of nodes in nodes; what is deeper stands at this depth


class _Thing(NamedTuple):
    """What becomes a node: a block, a table or a picture."""

    span: Span
    container: int
    part: Block | Table | Image | _Unseen
    number: int  # in its list of the document
    block: int  # the first block in it or after it, which tells whether it belongs to the article


class _Unseen(NamedTuple):
    """A place of the source that nothing visible shows."""

    finding: int  # -1 where only a further place of one is there
    spots: tuple[int, ...] = ()


def viewed(document: Document, findings: Sequence[Finding], *, further: bool = False) -> View:
    """An article as it reads, with its findings in place.

    Args:
        findings: of the document, in the order of the text; their numbers count from 0.
        further: whether the further places of findings are to be found in the view, too: as spots, and those of a
            finding about the document as words of its own.
    """
    things = tuple(_things(document))
    shown = [thing.part for thing in things if isinstance(thing.part, Block)]
    where = placed(document, findings, shown)
    beside = placed_spots(document, findings, shown, where) if further else Placed({}, {}, {}, {}, [], [])
    return View(_title(document), _nodes(document, things, where, beside), tuple(where.about))


def _title(document: Document) -> str:
    """The headline of an article: its first heading of the highest level, else the title it gives itself."""
    headings = [block for block in document.blocks if block.kind == Kind.HEADING and document.in_content(block)]
    if headings:
        return min(headings, key=lambda block: block.level).text
    datum = document.metadata.first("title")
    return "" if datum is None else " ".join(datum.value.split())


def _nodes(document: Document, things: Iterable[_Thing], where: Placed, beside: Placed) -> tuple[Node, ...]:
    """The parts of a document in the order of the source; those that are not the article in parts of their own."""
    builder = _Builder(document, (*things, *_unseen(document, where, beside)), where, beside)
    done: list[Node] = []
    for content, group in groupby(builder.things(), key=builder.in_content):
        made = builder.made(tuple(group))
        if content:
            done += made
        else:
            done.append(Node("furniture", Span(made[0].span.start, made[-1].span.end), children=made))
    return tuple(done)


class _Builder:
    def __init__(self, document: Document, things: Iterable[_Thing], where: Placed, beside: Placed) -> None:
        self._document = document
        self._where = where
        self._beside = beside
        self._things = sorted(things, key=_outer_first)
        self._starts = [thing.span.start for thing in self._things]

    def things(self) -> Iterator[_Thing]:
        """What stands in no table and no picture."""
        return _outermost_things(self._things)

    def in_content(self, thing: _Thing) -> bool:
        blocks = self._document.blocks
        if not blocks:
            return True
        return self._document.in_content(blocks[min(thing.block, len(blocks) - 1)])

    def made(self, things: Sequence[_Thing], within: Span | None = None) -> tuple[Node, ...]:
        """The nodes of some things, in those of the containers they stand in.

        Args:
            within: only containers inside of it count.
        """
        top: list[Node] = []
        open_: list[tuple[int, list[Node]]] = []  # containers that have not ended, and what is in them
        for thing in things:
            chain = self._chain(thing.container, within)
            same = 0
            while same < min(len(open_), len(chain)) and open_[same][0] == chain[same]:
                same += 1
            self._close(open_, same, top)
            open_ += [(index, []) for index in chain[same:]]
            (open_[-1][1] if open_ else top).append(self._node(thing))
        self._close(open_, 0, top)
        return tuple(top)

    def _close(self, open_: list[tuple[int, list[Node]]], left: int, top: list[Node]) -> None:
        while len(open_) > left:
            index, children = open_.pop()
            container = self._document.containers[index]
            (open_[-1][1] if open_ else top).append(Node(container.kind, container.span, children=tuple(children)))

    def _chain(self, container: int, within: Span | None) -> list[int]:
        chain: list[int] = []
        containers = self._document.containers
        while container >= 0:
            one = containers[container]
            if one.kind in _SEEN and (within is None or within.contains(one.span)):
                chain.append(container)
            container = one.parent
        return chain[::-1][:_DEPTH]

    def _node(self, thing: _Thing) -> Node:
        part, where, beside = thing.part, self._where, self._beside
        if isinstance(part, Block):
            kind = _KINDS.get(part.kind, str(part.kind))
            whole, spots = _of(where.blocks, part.number), _of(beside.blocks, part.number)
            return Node(kind, part.extent, self._pieces(part), level=part.level, findings=whole, spots=spots)
        if isinstance(part, Table):
            return Node(
                "table", part.span, children=self._rows(part),
                findings=_of(where.tables, thing.number), spots=_of(beside.tables, thing.number),
            )  # fmt: skip
        if isinstance(part, Image):
            # Its alternative text is a block inside of it.
            inside = (one.part for one in self._between(part.span) if isinstance(one.part, Block))
            pieces = tuple(piece for block in inside if block.kind == Kind.ATTRIBUTE for piece in self._pieces(block))
            whole, spots = _of(where.images, thing.number), _of(beside.images, thing.number)
            return Node("image", part.span, pieces, findings=whole, spots=spots)
        text = " ".join(self._document.source[thing.span.start : thing.span.end][:_UNSEEN].split())
        found = (part.finding,) if part.finding >= 0 else ()
        return Node("unseen", thing.span, (Piece(text, thing.span),), findings=found, spots=part.spots)

    def _rows(self, table: Table) -> tuple[Node, ...]:
        rows = tuple(
            Node("row", row.span, children=tuple(self._cell(cell) for cell in row.cells), header=row.kind == "header")
            for row in table.rows
            if row.kind != "delimiter"
        )
        if table.caption is None:
            return rows
        return (Node("caption", table.caption.extent, self._pieces(table.caption)), *rows)

    def _pieces(self, block: Block) -> tuple[Piece, ...]:
        words, spots = self._where.words.get(block.number, ()), self._beside.words.get(block.number, ())
        return tuple(_pieces(self._document, block, words, spots))

    def _cell(self, cell: Cell) -> Node:
        inside = (thing for thing in self._between(cell.span) if not isinstance(thing.part, _Unseen))
        children = self.made(tuple(_outermost_things(inside)), cell.span)
        return Node("cell", cell.span, children=children, header=cell.header,
                    colspan=cell.colspan, rowspan=cell.rowspan)  # fmt: skip

    def _between(self, span: Span) -> Iterator[_Thing]:
        """What lies inside a range."""
        for number in range(bisect_left(self._starts, span.start), len(self._things)):
            thing = self._things[number]
            if thing.span.start >= span.end:
                return
            if thing.span.end <= span.end:
                yield thing


def _of(places: Mapping[int, Sequence[int]], number: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(places.get(number, ())))


def _outermost_things(things: Iterable[_Thing]) -> Iterator[_Thing]:
    """Things without those that stand in a table or picture among them; what is not seen stands in none."""
    end = 0
    for thing in things:
        if thing.span.start >= end or isinstance(thing.part, _Unseen):
            yield thing
            if isinstance(thing.part, Table | Image):
                end = thing.span.end


def _things(document: Document) -> Iterator[_Thing]:
    """What a page shows of a document."""
    pictures = sorted(image.span for image in document.images)
    order = sorted((block.extent.start, block.number) for block in document.blocks)
    for block in document.blocks:
        # An attribute's text is seen where it stands for a picture.
        if block.kind != Kind.ATTRIBUTE or _in_one(pictures, block.extent):
            yield _Thing(block.extent, block.container, block, block.number, block.number)
    for number, table in enumerate(document.tables):
        yield _Thing(table.span, table.container, table, number, table.before)
    for number, image in enumerate(document.images):
        yield _Thing(image.span, image.container, image, number, _next(order, image.span.start))


def _outer_first(thing: _Thing) -> tuple[int, int, bool]:
    """By place; a picture before the text that stands for it, which may be all of it."""
    return thing.span.start, -thing.span.end, isinstance(thing.part, Block)


def _unseen(document: Document, where: Placed, beside: Placed) -> Iterator[_Thing]:
    unseen = [(span, _Unseen(finding)) for span, finding in where.unseen]
    unseen += [(span, _Unseen(-1, (spot,))) for span, spot in beside.unseen]
    order = sorted((block.extent.start, block.number) for block in document.blocks) if unseen else []
    for span, part in unseen:
        yield _Thing(span, -1, part, part.finding, _next(order, span.start))


def _next(order: Sequence[tuple[int, int]], start: int) -> int:
    """The number of the first block that begins at a place or after it; else of the last."""
    at = min(bisect_left(order, (start, -1)), len(order) - 1)
    return order[at][1] if order else 0


def _in_one(spans: Sequence[Span], inner: Span) -> bool:
    at = bisect_left(spans, (inner.start + 1, -1)) - 1
    return at >= 0 and spans[at].contains(inner)


def _pieces(document: Document, block: Block, words: Sequence[Words], spots: Sequence[Words]) -> Iterator[Piece]:
    """The text of a block, cut where a mark, a finding or a further place of one begins or ends."""
    edges = [place for mark in block.marks for place in (mark.start, mark.end)]
    edges += [place for one in (*words, *spots) for place in (one.start, one.end)]
    if block.kind == Kind.CODE:
        edges += [run.at for run in block.runs]
    cuts = sorted({0, len(block.text), *edges})
    # Each mark and finding covers whole pieces: it is put on those, not looked for from each of them.
    marks_on: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in block.marks:
        for cut in cuts[bisect_left(cuts, mark.start) : bisect_left(cuts, mark.end)]:
            marks_on[cut].append(mark)
    about_on: defaultdict[int, list[int]] = defaultdict(list)
    ending: defaultdict[int, list[int]] = defaultdict(list)
    for one in words:
        ending[one.end].append(one.finding)
        for cut in cuts[bisect_left(cuts, one.start) : bisect_left(cuts, one.end)]:
            about_on[cut].append(one.finding)
    spots_at: defaultdict[int, list[int]] = defaultdict(list)
    for one in spots:
        spots_at[one.start].append(one.finding)
    before = block.runs[0].start if block.runs else 0
    for start, end in pairwise(cuts):
        span = block.span(start, end)
        text = block.text[start:end]
        if block.kind == Kind.CODE:
            span, text, before = *_code(document.source, Span(before, span.start), span, text), span.end
        marks = _outermost(tuple(marks_on[start]))
        about, ends, begins = (tuple(dict.fromkeys(one)) for one in (about_on[start], ending[end], spots_at[start]))
        yield Piece(text, span, marks, about, ends, begins)


def _code(source: str, gap: Span, span: Span, text: str) -> tuple[Span, str]:
    """Code as it stands in the source, with its lines; an entity as the character that it means."""
    own, between = source[span.start : span.end], source[gap.start : gap.end]
    if len(own) == len(text) or not own.strip():
        text = own
    return (Span(gap.start, span.end), between + text) if between and not between.strip() else (span, text)


def _outermost(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: mark.start - mark.end)) if len(marks) > 1 else marks
