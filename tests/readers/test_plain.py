"""Plain text: blocks, wrapped lines, lists, tables, links, and exact places of it all."""

from __future__ import annotations

import contextlib
import os
import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.document import Document, Format, Kind, TableForm
from sourcecheck.errors import ReadError
from sourcecheck.readers import read_text
from sourcecheck.readers.wrapping import wrapped

LONG = "The council met on Monday evening and heard four hours of evidence from residents, engineers and the port. " * 2


def read(source: str) -> Document:
    return read_text(source, "a.txt", Format.TEXT)


def shape(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(source).blocks]


# Blocks -----------------------------------------------------------------------------


def test_extractor_output_has_a_block_per_line() -> None:
    lines = [LONG.strip(), "The vote is due in May.", LONG.strip(), "Nobody asked for more."]
    assert [text for _, text in shape("\n".join(lines))] == lines


WRAPPED = """\
The council met on Monday evening and heard four hours of evidence
from residents, engineers and the port. Experts
say the wall is too low, and the port wants it built before the
winter storms.

A vote is due in May. Until then the harbour office keeps the gates
closed at high water, as it has since the flood of 2014.
"""


def test_hard_wrapped_text_has_a_block_per_paragraph() -> None:
    document = read(WRAPPED)
    assert len(document.blocks) == 2
    block = document.blocks[0]
    at = block.text.index("Experts say")
    assert WRAPPED[slice(*block.span(at, at + len("Experts say")))] == "Experts\nsay"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["It was late when experts", "say the wall gave way."], True),
        (WRAPPED.splitlines(), True),
        ([LONG, LONG], False),
        (["The wall gave way.", "Nobody was hurt."], False),
        (["red onions", "garlic", "olive oil", "salt"], False),
        (["Ana Ruiz", "Harbour Trust", "12 Quay Street"], False),
        (["One paragraph, then nothing"], False),
        ([], False),
    ],
)
def test_wrapped(lines: list[str], expected: bool) -> None:
    assert wrapped(lines) is expected


def test_paragraphs_may_be_set_off_by_indentation() -> None:
    source = (
        "  The council met on Monday evening and heard four hours of evidence\n"
        "from residents, engineers and the port, which wants it built at last.\n"
        "  A vote is due in May. Until then the harbour office keeps the gates\n"
        "closed at high water, as it has done every year since the flood, and\n"
        "charges for the pilot.\n"
    )
    assert [text[:9] for _, text in shape(source)] == ["The counc", "A vote is"]


@pytest.mark.parametrize("width", [45, 72, 100])
def test_wrapping_an_article_does_not_change_its_blocks(width: int) -> None:
    folder = os.path.join(os.path.dirname(__file__), "../../../shared/data/text/polnear-train")
    if not os.path.isdir(folder):
        pytest.skip("the shared data are not beside the repository")
    different = 0
    names = sorted(os.listdir(folder))[::21]
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            paragraphs = [" ".join(line.split()) for line in file if line.strip()]
        filled = [textwrap.fill(p, width, break_long_words=False, break_on_hyphens=False) for p in paragraphs]
        different += [b.text for b in read("\n\n".join(paragraphs)).blocks] != [
            b.text for b in read("\n\n".join(filled)).blocks
        ]
    assert different <= len(names) // 40  # 1 of 600 on 2026-11-22


def test_items_of_wrapped_text_go_on_over_lines() -> None:
    source = (
        "The report asks for three things that the council has put off since the\n"
        "flood of 2014, and names a price for each of them in its last chapter:\n"
        "\n"
        "- a wall along the quay that is half a metre higher than the one that\n"
        "  stands there now\n"
        "- a pump\n"
        "- a plan for the evacuation of the lower town, with the streets that are\n"
        "  closed first\n"
    )
    kinds = [(kind, text[:20]) for kind, text in shape(source)]
    assert [kind for kind, _ in kinds] == ["paragraph", "item", "item", "item"]
    assert kinds[1][1].startswith("a wall along")


def test_lists_nest_by_indentation() -> None:
    document = read("Needs:\n- a\n  - b\n  - c\n- d\n1. e\n2. f\nEnd.")
    assert [(block.text, block.level, block.within) for block in document.blocks] == [
        ("Needs:", 0, ()),
        ("a", 1, ("list", "item")),
        ("b", 2, ("list", "item", "list", "item")),
        ("c", 2, ("list", "item", "list", "item")),
        ("d", 1, ("list", "item")),
        ("e", 1, ("ordered-list", "item")),
        ("f", 1, ("ordered-list", "item")),
        ("End.", 0, ()),
    ]
    for container in document.containers:
        assert container.span.start <= container.span.end


def test_label_lines_stay_apart() -> None:
    source = WRAPPED + "\nName : Ana Ruiz\nPhone : 555-0100\nPlace : the harbour office and its\n"
    assert [text for _, text in shape(source)][2:] == [
        "Name : Ana Ruiz",
        "Phone : 555-0100",
        "Place : the harbour office and its",
    ]


def test_flattened_headings_are_recovered_and_marked() -> None:
    document = read(f"{LONG}\nPolicy Options for the Harbour\n{LONG}\n")
    block = document.blocks[1]
    assert (block.kind, block.recovered, block.level) == (Kind.HEADING, True, 2)
    assert read(f"{LONG}\nthe options are few\n{LONG}").blocks[1].kind is Kind.PARAGRAPH


def test_numbered_headings_are_no_lists() -> None:
    document = read(f"{LONG}\n2. Costs and Benefits of the Wall\n{LONG}\n")
    assert (document.blocks[1].kind, document.blocks[1].text) == (Kind.HEADING, "2. Costs and Benefits of the Wall")


def test_an_underlined_line_is_a_heading() -> None:
    assert shape("The harbour\n===========\n\nIt is old.\n") == [
        ("heading", "The harbour"),
        ("paragraph", "It is old."),
    ]


def test_rows_of_pipes_are_tables_and_split_paragraphs() -> None:
    source = f"{LONG}\n| Year | Ships |\n|---|---|\n| 2023 | 12 |\n{LONG}"
    document = read(source)
    (table,) = document.tables
    assert table.form is TableForm.PIPES
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, *[Kind.CELL] * 4, Kind.PARAGRAPH]
    assert (table.before, table.after) == (1, 5)


def test_addresses_are_links() -> None:
    source = "See https://example.org/a_(b)?q=1, (www.example.com), or write to ana.ruiz@example.org."
    document = read(source)
    assert [(link.target, link.text) for link in document.links] == [
        ("https://example.org/a_(b)?q=1", "https://example.org/a_(b)?q=1"),
        ("www.example.com", "www.example.com"),
        ("mailto:ana.ruiz@example.org", "ana.ruiz@example.org"),
    ]
    block = document.blocks[0]
    assert [block.text[mark.start : mark.end] for mark in block.marks] == [link.text for link in document.links]
    for link in document.links:
        assert source[slice(*link.span)] == link.text


@pytest.mark.parametrize("text", ["@", "a@", "@b.c", "http://", "www.", "Call me @ home.", "a.b", "user@localhost"])
def test_what_is_no_address(text: str) -> None:
    assert read(text).links == ()


# Places -----------------------------------------------------------------------------

# What articles and attackers hold: line ends of all kinds, spaces of all kinds, marks of structure.
TEXTS = ["word", "Two words", "A sentence ends.", LONG, "🙂", "é", "“", "”", "`", "\\|", "Name : x"]
SPACES = ["\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\xa0", "\u200b", "\u2028", "\f", "\0", "\xad"]
MARKS = ["| a | b |", "|---|---|", "| ", "- ", "1. ", "• ", "> ", "===", "* * *", "+--+"]
PARTS = st.sampled_from([*TEXTS, *SPACES, *MARKS, "https://example.org/", "a@example.org"])
SOURCES = st.lists(PARTS, max_size=25).map("".join)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\xa0", " "))


@given(SOURCES)
def test_runs_tile_the_text_and_the_source_agrees(source: str) -> None:
    document = read(source)
    last = 0
    for number, block in enumerate(document.blocks):
        assert block.number == number
        assert block.text
        assert last <= block.runs[0].start
        at = 0
        for index, run in enumerate(block.runs):
            assert run.at == at
            end = block.runs[index + 1].at if index + 1 < len(block.runs) else len(block.text)
            assert end > at
            assert run.start >= last
            last = run.end
            if run.end - run.start == end - at:
                shown = source[run.start : run.end].replace("\0", "\ufffd")
                assert re.sub(r"\s", " ", shown) == block.text[at:end]
            at = end
        assert at == len(block.text)
        assert block.extent.contains(block.whole)


@given(SOURCES, st.data())
def test_any_part_of_a_block_maps_back(source: str, data: st.DataObject) -> None:
    document = read(source)
    for block in document.blocks[:6]:
        a = data.draw(st.integers(0, len(block.text)))
        b = data.draw(st.integers(a, len(block.text)))
        span = block.span(a, b)
        assert block.extent.contains(span)
        taken = re.sub("[\u200b\xad]", "", source[slice(*span)]).replace("\0", "\ufffd").replace("\\|", "|")
        assert squeezed(taken).strip() == block.text[a:b].replace("\\|", "|").strip()


@given(SOURCES)
def test_a_paragraph_before_shifts_every_place(source: str) -> None:
    # The paragraph ends as any text ends, and what follows it does not make lines wrap or headings.
    head = "One short sentence stands first.\n\n"
    plain, shifted = read("x.\n\n" + source), read(head + "x.\n\n" + source)
    assert [(b.text, b.kind) for b in plain.blocks] == [(b.text, b.kind) for b in shifted.blocks[1:]]
    for one, other in zip(plain.blocks, shifted.blocks[1:], strict=True):
        assert [(r.at, r.start + len(head), r.end + len(head)) for r in one.runs] == [tuple(r) for r in other.runs]
    assert len(plain.tables) == len(shifted.tables)


@given(SOURCES)
def test_line_ends_do_not_matter(source: str) -> None:
    unix = source.replace("\r\n", "\n").replace("\r", "\n")
    for newline in ("\r\n", "\r"):
        assert [(b.kind, b.text) for b in read(unix).blocks] == [
            (b.kind, b.text) for b in read(unix.replace("\n", newline)).blocks
        ]


@given(st.text(max_size=200))
def test_arbitrary_text_is_read(source: str) -> None:
    document = read(source)
    assert "".join("".join(block.text.split()) for block in document.blocks) is not None
    for block in document.blocks:
        assert 0 <= block.extent.start <= block.extent.end <= len(source)


def test_a_line_separator_ends_no_line() -> None:
    assert shape("One\u2028two.\fThree.") == [("paragraph", "One two. Three.")]


def test_an_empty_text_has_no_blocks() -> None:
    assert read("").blocks == ()
    assert read(" \n\t\n\u200b\n").blocks == ()


STEPS = ["|", "`|", "\r|", "\\|", "|---|\n", "+--+\n", "- a\n", "1. ", "> ", "Name : x\n"]


@pytest.mark.long
@pytest.mark.parametrize(
    "unit",
    [*STEPS, "word ", "ab\n", "Ab cd\n\n", "A sentence that ends.\n", "a@b.c ", "http://x.y/((( ", "\0", "\u2028"],
)
def test_long_inputs_are_read(unit: str) -> None:
    source = unit * (100_000 // len(unit))
    with contextlib.suppress(ReadError):  # over a limit: as good as read
        blocks = read(source).blocks
        assert all(0 <= block.extent.start <= block.extent.end <= len(source) for block in blocks)
