"""What is written canonically and read by our own Markdown reader is what was to be written: any text, any nesting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.canonical.drawn import BLOCKS, INLINE, TEXTS, fits_pipes, links_of, shown, shown_blocks, things

from sourcecheck.canonical import (
    Block,
    Cell,
    Code,
    Footnote,
    Heading,
    Inline,
    Item,
    Mark,
    Note,
    Paragraph,
    Picture,
    Quote,
    Row,
    Stretch,
    Table,
    Text,
    Written,
    written,
)
from sourcecheck.canonical.addresses import encoded
from sourcecheck.canonical.escaping import plain
from sourcecheck.document import Document, Format, Kind, MarkKind
from sourcecheck.readers import read_text
from sourcecheck.readers.visible import INVISIBLE, WHITE

NOTE = Footnote("1", (Paragraph((Text("n"),)),))
DRAWN = settings(suppress_health_check=list(HealthCheck), max_examples=40)
LONG = settings(suppress_health_check=list(HealthCheck), max_examples=5_000)
MARKS = {
    MarkKind.STRONG: Mark.STRONG,
    MarkKind.EMPHASIS: Mark.EMPHASIS,
    MarkKind.DELETED: Mark.DELETED,
    MarkKind.NOTE: Mark.RAISED,
    MarkKind.CODE: Mark.CODE,
}
UNSEEN = re.compile(f"[{WHITE}{INVISIBLE}]")


def read(made: Written) -> Document:
    return read_text(made.text, "draft.docx", Format.MARKDOWN)


def blocks_of(document: Document) -> Iterator[tuple[object, ...]]:
    for block in document.blocks:
        if block.kind is Kind.ATTRIBUTE:
            continue
        kind = "paragraph" if block.recovered else str(block.kind)  # a line in bold is a heading to the reader
        yield (kind, block.text, block.level) if kind == "heading" else (kind, block.text)


def same(blocks: Sequence[Block]) -> None:
    made = written([*blocks, NOTE])
    document = read(made)
    assert list(blocks_of(document)) == [*shown_blocks(blocks), ("footnote", "n")]
    assert not document.comments
    assert not document.metadata.data
    own = [link for link in document.links if link.span != link.target_span]  # others stand bare in the text
    assert [(link.target, link.text) for link in own] == list(links_of(blocks))
    pictures = [one for one in things(blocks) if isinstance(one, Picture)]
    assert len(document.images) == len(pictures)
    tables = [one for one in things(blocks) if isinstance(one, Table)]
    assert [[len(row.cells) for row in table.rows if row.kind != "delimiter"] for table in document.tables] == [
        [len(row.cells) for row in table.rows] for table in tables
    ]
    for table, ours in zip(tables, document.tables, strict=True):
        rows = [row for row in ours.rows if row.kind != "delimiter"]
        for row, its in zip(table.rows, rows, strict=True):
            for cell, found in zip(row.cells, its.cells, strict=True):
                text = shown(cell.inline, html=not fits_pipes(table))
                assert found.text == text or (not text and any(isinstance(one, Picture) for one in cell.inline))
                assert (found.colspan, found.rowspan) == (cell.colspan, cell.rowspan)


@DRAWN
@given(BLOCKS)
def test_any_blocks_are_read_back(blocks: list[Block]) -> None:
    same(blocks)


@pytest.mark.long
@LONG
@given(BLOCKS)
def test_any_blocks_are_read_back_in_many_examples(blocks: list[Block]) -> None:
    same(blocks)


def marked(inline: Sequence[Inline]) -> list[tuple[str, frozenset[Mark]]]:
    found: list[tuple[str, frozenset[Mark]]] = []
    for one in inline:
        if isinstance(one, Text):
            found += [(char, one.marks) for char in plain(one.text) if not UNSEEN.match(char)]
        elif isinstance(one, Note):
            found += [(char, frozenset({Mark.RAISED})) for char in f"[^{one.label}]"]
    return found


def same_marks(inline: tuple[Inline, ...]) -> None:
    wanted = marked(inline)
    if not wanted:
        return
    block = read(written([Paragraph(inline), NOTE])).blocks[0]
    marks: list[set[Mark]] = [set() for _ in block.text]
    for mark in block.marks:
        for at in range(mark.start, mark.end) if mark.kind in MARKS else ():
            marks[at].add(MARKS[mark.kind])
    found = zip(block.text, map(frozenset, marks), strict=True)
    assert [one for one in found if not UNSEEN.match(one[0])] == wanted


@DRAWN
@given(INLINE)
def test_every_letter_keeps_its_marks(inline: tuple[Inline, ...]) -> None:
    same_marks(inline)


@pytest.mark.long
@LONG
@given(INLINE)
def test_every_letter_keeps_its_marks_in_many_examples(inline: tuple[Inline, ...]) -> None:
    same_marks(inline)


# Places -------------------------------------------------------------------------------


def numbered(blocks: Sequence[Block]) -> tuple[list[Block], list[str], list[object]]:
    """The values with an origin each: numbers of texts, and numbers of blocks, rows and cells."""
    texts: list[str] = []
    values: list[object] = []

    def inline(some: Sequence[Inline]) -> tuple[Inline, ...]:
        done: list[Inline] = []
        for one in some:
            if isinstance(one, Text):
                done.append(one._replace(origin=len(texts)))
                texts.append(one.text)
            else:
                done.append(one)
        return tuple(done)

    def number(value: object) -> int:
        values.append(value)
        return len(values) - 1

    def block(one: Block) -> Block:
        if isinstance(one, Paragraph | Heading):
            return one._replace(origin=number(one), inline=inline(one.inline))
        if isinstance(one, Item):
            return one._replace(
                origin=number(one), inline=inline(one.inline), blocks=tuple(block(inner) for inner in one.blocks)
            )
        if isinstance(one, Quote):
            return one._replace(origin=number(one), blocks=tuple(block(inner) for inner in one.blocks))
        if isinstance(one, Code):
            pieces = tuple(piece for piece in inline(one.pieces) if isinstance(piece, Text))
            return one._replace(origin=number(one), pieces=pieces)
        if isinstance(one, Table):
            own = number(one)
            rows = []
            for row in one.rows:
                place = number(row)
                cells = (cell._replace(origin=number(cell), inline=inline(cell.inline)) for cell in row.cells)
                rows.append(row._replace(origin=place, cells=tuple(cells)))
            return one._replace(origin=own, rows=tuple(rows))
        return one

    return [block(one) for one in blocks], texts, values


@DRAWN
@given(BLOCKS)
def test_places_are_those_of_the_values(blocks: list[Block]) -> None:
    some, texts, values = numbered(blocks)
    made = written([*some, NOTE])
    before = 0
    for start, end, origin, at, length in made.stretches:
        assert before <= start < end <= len(made.text)
        before = end
        if end - start == length:
            assert made.text[start:end] == plain(texts[origin][at : at + length]) or length == 1
        else:
            assert length == 1, "an entity"
    told = {place.origin: place.span for place in made.places}
    assert sorted(told.values(), key=lambda span: (span.start, -span.end)) == [span for span, _ in made.places]
    for number, value in enumerate(values):
        if isinstance(value, Cell | Row):
            assert number in told
        elif number in told:
            start, end = told[number]
            assert made.text[start:end].strip(" \n") == made.text[start:end] != ""


@given(TEXTS)
def test_every_letter_of_a_text_has_its_place(text: str) -> None:
    made = written([Paragraph((Text(text, origin=0),))])
    shows = [at for at, char in enumerate(plain(text)) if not char.isspace()]
    placed = [place for one in made.stretches for place in range(one.at, one.at + one.length)]
    assert placed == sorted(placed)
    assert set(shows) <= set(placed)


# By example ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The council [sic] said p<0.05, AT&T, 5 * 3 and a_b_c; about ~5%.",
        "“I am — as he put it — done,” she said (in May). It’s 50% off!",
        "Costs rose to $5,000 - or £3,000 | €4,000.",
        "a: b; #3 and 1.5 > 1 = x {y} ^2",
    ],
)
def test_plain_prose_is_written_as_it_is(text: str) -> None:
    assert written([Paragraph((Text(text),))]).text == f"{text}\n"


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        ((Text("a "), Text("b", frozenset({Mark.STRONG})), Text(" c")), "a **b** c"),
        ((Text("a"), Text(" b ", frozenset({Mark.EMPHASIS})), Text("c")), "a *b* c"),
        ((Text("a"), Text("b", frozenset({Mark.EMPHASIS})), Text("c")), "a<em>b</em>c"),
        ((Text("m"), Text("2", frozenset({Mark.RAISED}))), "m<sup>2</sup>"),
        ((Text("the plan", address="https://e.org/p"), Text(".")), "[the plan](https://e.org/p)."),
        ((Text("https://e.org/p", address="https://e.org/p"),), "<https://e.org/p>"),
        ((Text("x", frozenset({Mark.CODE})), Text(" is"), Note("2")), "`x` is[^2]"),
        ((Picture("The pier", "pier.png"),), "![The pier](pier.png)"),
    ],
)
def test_marks_are_written_as_people_write_them(inline: tuple[Inline, ...], text: str) -> None:
    assert written([Paragraph(inline)]).text == f"{text}\n"


def test_lists_and_their_numbers() -> None:
    def item(depth: int, text: str, number: int = 0, *blocks: Block) -> Item:
        return Item(depth, (Text(text),), number > 0, number or 1, blocks)

    made = written(
        [item(1, "a", 1), item(2, "b"), item(2, "c"), item(1, "d", 2), item(1, "e", 5), item(1, "f"),
         item(2, "g", 3, Paragraph((Text("h"),)))]
    )  # fmt: skip
    assert made.text == "1. a\n   - b\n   - c\n2. d\n\n5) e\n\n- f\n\n  3. g\n\n     h\n"


def test_merged_cells_are_html() -> None:
    rows = (
        Row((Cell((Text("Ports"),), colspan=2),)),
        Row((Cell((Text("Name"),)), Cell((Text("Ships"),)))),
        Row((Cell((Text("A & B"),), rowspan=2), Cell((Text("1|2"),)))),
        Row((Cell((Text("3", address="https://e.org/?a=1&b=2"),)),)),
    )
    made = written([Table(rows)])
    assert made.text == (
        '<table>\n<tr><th colspan="2">Ports</th></tr>\n<tr><th>Name</th><th>Ships</th></tr>\n'
        '<tr><td rowspan="2">A &amp; B</td><td>1&#124;2</td></tr>\n'
        '<tr><td><a href="https://e.org/?a=1&amp;b=2">3</a></td></tr>\n</table>\n'
    )


def test_a_label_of_a_note_is_plain() -> None:
    with pytest.raises(ValueError, match="label"):
        written([Footnote("a]", (Paragraph((Text("n"),)),))])


@pytest.mark.parametrize("nest", [lambda inner: Quote((inner,)), lambda inner: Item(1, (Text("a"),), blocks=(inner,))])
def test_nesting_ends_somewhere(nest: Callable[[Block], Block]) -> None:
    block: Block = Paragraph((Text("word"),))
    for _ in range(300):
        block = nest(block)
    made = written([block])
    assert len(made.text) < 40_000
    assert read(made).blocks[-1].text == "word"


def test_a_paragraph_of_megabytes() -> None:
    text = "Word *and* [word](x) <b> | _a_ " * 20_000
    made = written([Paragraph((Text(text, origin=0),))])
    assert read(made).blocks[0].text == text.strip()
    assert isinstance(made.stretches[-1], Stretch)


@given(st.lists(TEXTS, max_size=4))
def test_writing_is_deterministic(texts: list[str]) -> None:
    blocks = [Paragraph((Text(text),)) for text in texts]
    assert written(blocks) == written(blocks)


def test_addresses_are_uris() -> None:
    assert encoded(" https://e.org/a b<c>{d}\\`\n") == "https://e.org/a%20b%3Cc%3E%7Bd%7D%5C%60"
