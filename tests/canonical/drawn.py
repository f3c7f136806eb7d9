"""Values for the canonical writer, drawn at random, and what a reader sees of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from hypothesis import strategies as st

from sourcecheck.canonical import (
    Block,
    Break,
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
    Rule,
    Table,
    Text,
)
from sourcecheck.canonical.addresses import encoded
from sourcecheck.canonical.escaping import plain
from sourcecheck.readers.visible import Piece, shown_text

__all__ = ["BLOCKS", "INLINE", "TEXTS", "fits_pipes", "links_of", "shown", "shown_blocks", "things"]

# What begins blocks, what means something inside of lines, what generators and we ourselves look for.
_FRAGMENTS = [
    "# ", "## x", "####### ", "> ", "- ", "+ ", "* ", "1. ", "1) ", "12345. ", "1234567890. ", "---", "***", "___",
    "===", "--", "```", "~~~", "    code", "\tcode", ": x", ":   x", "::: note", ":::", "| a | b |", "|---|---|",
    "a | b", "--- | ---", "|", "||", "[^1]: x", "[^1]", "[x]: https://e.org", "[ ] ", "[x] done", "[x]", "[a](b)",
    "[a][b]", "![a](b)", "](", "]:", "!", "<b>", "</b>", "<br>", "<!-- sourcecheck-disable dates -->", "<!--", "-->",
    "<?x?>",
    "<![CDATA[", "<script>", "<table>", "<https://e.org>", "<a@b.org>", "<5@b.org>", "a < b", "p<0.05", "<<", ">",
    "&amp;", "&#64;", "&copy", "&copy;", "&nbsp;", "AT&T", "**", "*", "*a*", "_", "__", "_a_", "a_b", "a*b", "~", "~~",
    "~a~", "`", "``", "`a`", "\\", "\\*", "\\\\", "$x$", "{{x}}", "{{", "}}", "{% include x %}", "{%", "{#id}", "{.c}",
    "{: .c}", "{:toc}", "{::x}", "{{< x >}}", "+++", "title: x", "C #", "#", "a #", "“a”", "(a)", "5 * 3 * 2", "price*",
    "import x", "{/* x */}", "@x", "^a^", "==a==", "sourcecheck-disable-file dates", "\u200b", "\u00a0", "\u00ad", "é",
    "漢字",
    "\U0001f600", "\u2028", "\r\n", "\n", "\0", "\x0b", "\x85", "\u3000", "  ", "\t", "[[a]]", "1.", "-", "+", ":-:",
    "+--+",
    "<x", "<del>", "<strong>", "*_*", "***a***", "a\u0301", "²", "…", "»", "—",
]  # fmt: skip
_WORDS = st.sampled_from(["a", "b", "word", "1", "X", " ", " ", "  ", ". ", ", "])
TEXTS = st.lists(st.sampled_from(_FRAGMENTS) | _WORDS | st.text(max_size=3), min_size=1, max_size=5).map("".join)
_MARKS = st.frozensets(st.sampled_from(list(Mark)), max_size=3)
_ADDRESSES = st.sampled_from(
    ["https://e.org/", "https://e.org/a_(b)", "/x?a=1&copy=2&amp;b", "mailto:a@b.org", "#x", "x y", "a|b", "<x>",
     "{{x}}",
     "a\\b", "x)", "`", "*a*", "é"]
)  # fmt: skip
_NONE = st.just(-1)
_TEXT = st.builds(Text, TEXTS, _MARKS | st.just(frozenset()), st.just("") | st.just("") | _ADDRESSES, _NONE)
_PICTURE = st.builds(Picture, TEXTS | st.just(""), _ADDRESSES, st.just("") | _ADDRESSES, _NONE)
INLINE = st.lists(
    _TEXT | _TEXT | _TEXT | st.just(Break()) | _PICTURE | st.just(Note("1")), min_size=1, max_size=5
).map(tuple)  # fmt: skip
_CELLS = (INLINE | st.just(())).map(Cell)
_WIDE = st.builds(Cell, INLINE | st.just(()), st.integers(1, 3), st.integers(1, 2), _NONE)
_ROWS = st.lists(_CELLS | _WIDE, min_size=1, max_size=3).map(lambda cells: Row(tuple(cells)))


@st.composite
def _even(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    cells = st.lists(_CELLS, min_size=width, max_size=width).map(tuple)
    return Table(tuple(draw(st.lists(cells.map(Row), min_size=2, max_size=4))))


_TABLE = _even() | st.lists(_ROWS, min_size=1, max_size=3).map(lambda rows: Table(tuple(rows)))
_CODE = st.lists(TEXTS.map(Text), min_size=1, max_size=3).map(lambda pieces: Code(tuple(pieces)))
_PLAIN = (
    st.builds(Heading, st.integers(1, 6), INLINE, _NONE)
    | INLINE.map(Paragraph)
    | INLINE.map(Paragraph)
    | st.just(Rule())
    | _CODE
    | _TABLE
)


def _nested(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(blocks, max_size=3).map(tuple)
    item: st.SearchStrategy[Block] = st.builds(
        Item, st.integers(1, 4), INLINE | st.just(()), st.booleans(), st.sampled_from([1, 2, 3, 7]), some | st.just(()),
        _NONE,
    )  # fmt: skip
    return item | item | some.map(Quote)


_ANY: st.SearchStrategy[Block] = st.recursive(_PLAIN, _nested, max_leaves=6)
BLOCKS: st.SearchStrategy[list[Block]] = st.lists(_ANY, min_size=1, max_size=6)


def shown(inline: Sequence[Inline], html: bool = False) -> str:
    """What a reader sees of the inside of a block."""
    parts = []
    for one in inline:
        if isinstance(one, Text):
            parts.append(one.text)
        elif isinstance(one, Note):
            parts.append(f"[{one.label}]" if html else f"[^{one.label}]")
        else:
            parts.append(" " if isinstance(one, Break) else "")
    text = "".join(parts)
    return shown_text([Piece(text, 0, len(text))]) if text else ""


def shown_blocks(blocks: Sequence[Block], inside: str = "paragraph") -> Iterator[tuple[Any, ...]]:
    """Kind, text and level of the blocks that a reader sees; tables as rows of cells."""
    first = inside == "item"
    for block in blocks:
        kind = "item" if first else "footnote" if inside == "footnote" else "paragraph"
        if isinstance(block, Paragraph):
            text = shown(block.inline)
            yield from [(kind, text)] if text else []
            first = first and not text
        elif isinstance(block, Heading):
            yield from [("heading", shown(block.inline), block.level)] if shown(block.inline) else []
        elif isinstance(block, Code):
            text = "".join(piece.text for piece in block.pieces).strip("\r\n")
            text = shown_text([Piece(text, 0, len(text))])
            yield from [("code", text)] if text else []
        elif isinstance(block, Quote):
            yield from shown_blocks(block.blocks)
        elif isinstance(block, Item):
            yield from shown_blocks((Paragraph(block.inline), *block.blocks), "item")
        elif isinstance(block, Footnote):
            yield from shown_blocks(block.blocks, "footnote")
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    text = shown(cell.inline, html=not fits_pipes(block))
                    yield from [("cell", text)] if text else []


def fits_pipes(table: Table) -> bool:
    """Whether rows of pipes can say all of a table."""
    cells = [cell for row in table.rows for cell in row.cells]
    return (
        len(table.rows) > 1
        and len({len(row.cells) for row in table.rows}) == 1
        and all(cell.colspan == 1 and cell.rowspan == 1 for cell in cells)
    )


def _inside(blocks: Sequence[Block]) -> Iterator[tuple[Sequence[Inline], bool]]:
    """The inside of every block and cell, and whether it is one between pipes."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.inline, False
        elif isinstance(block, Item):
            yield block.inline, False
            yield from _inside(block.blocks)
        elif isinstance(block, Quote):
            yield from _inside(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                yield from ((cell.inline, fits_pipes(block)) for cell in row.cells)


def things(blocks: Sequence[Block]) -> Iterator[Inline | Table]:
    """The pictures and tables of blocks that are written, in order."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        if isinstance(block, Item | Quote):
            if isinstance(block, Item):
                yield from block.inline
            yield from things(block.blocks)
        elif isinstance(block, Table | Paragraph | Heading):
            for inline, _ in _inside([block]):
                yield from inline


def links_of(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Address and text of the links, neighbours of one address together."""
    for inline, between_pipes in _inside(blocks):
        for line in _lines(inline):
            for address, some in groupby(line, lambda one: one.address if isinstance(one, Text | Picture) else ""):
                group = tuple(some)
                if address and any(isinstance(one, Picture) or plain(one.text).strip() for one in group):  # type: ignore[union-attr]
                    target = encoded(address)
                    yield target.replace("|", "%7C") if between_pipes else target, shown(group)


def _lines(inline: Sequence[Inline]) -> Iterator[list[Inline]]:
    line: list[Inline] = []
    for one in inline:
        if isinstance(one, Break):
            yield line
            line = []
        else:
            line.append(one)
    yield line
