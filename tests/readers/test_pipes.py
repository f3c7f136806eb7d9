"""Raw rows of pipes: what is a row, where its cells stand, and the tables made of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.document import TableForm
from sourcecheck.errors import ReadError
from sourcecheck.readers import limits
from sourcecheck.readers.pipes import PipeGroup, scan, write
from sourcecheck.readers.writer import Writer


def cells(source: str) -> list[list[list[str]]]:
    """Groups, rows, cells; a delimiter row as ["-"]."""
    return [
        [["-"] if row.delimiter else [source[a:b].strip() for a, b in row.cells] for row in group.rows]
        for group in scan(source)
    ]


def test_rows_with_leading_pipes() -> None:
    assert cells("Text.\n| A | B |\n|---|:-:|\n| 1 | 2 |\nMore.") == [[["A", "B"], ["-"], ["1", "2"]]]


def test_rows_without_leading_pipes_need_a_delimiter_row() -> None:
    assert cells("A | B\n--- | ---\n1 | 2\nprose\n") == [[["A", "B"], ["-"], ["1", "2"]]]
    assert cells("Home | About | Contact\nTerms | Privacy\n") == []
    assert cells("A | B\n---\n1 | 2\n") == []


def test_a_row_keeps_exactly_the_cells_that_were_written() -> None:
    assert cells("| A | B | ||\n|---|---|---|---|\n| 1 |\n| 1 | 2 | 3 | 4 | 5 |\n") == [
        [["A", "B", "", ""], ["-"], ["1"], ["1", "2", "3", "4", "5"]]
    ]


def test_escaped_pipes_and_code_do_not_separate() -> None:
    assert cells("| a \\| b | `c | d` | ``e ` | f`` |\n|---|---|---|\n") == [
        [["a \\| b", "`c | d`", "``e ` | f``"], ["-"]]
    ]
    assert cells("| a ` b | c |\n|---|---|\n") == [[["a ` b", "c"], ["-"]]]
    assert cells("| a \\\\| b |\n|---|---|\n") == [[["a \\\\", "b"], ["-"]]]


def test_a_delimiter_row_in_the_body_stays() -> None:
    source = "| A | B |\n|---|---|\n| 1 | 2 |\n| C | D |\n|---|---|\n| 3 | 4 |\n"
    assert cells(source) == [[["A", "B"], ["-"], ["1", "2"], ["C", "D"], ["-"], ["3", "4"]]]


def test_lone_dashes_in_the_body_say_no_data() -> None:
    assert cells("| A | B |\n|-|-|\n| - | - |\n") == [[["A", "B"], ["-"], ["-", "-"]]]


def test_one_loose_line_with_one_pipe_is_no_table() -> None:
    assert cells("| Note the bar\n\nSet x to a || b.\n\n|x| is small\n") == []


def test_list_markers_quotes_and_indentation_stand_before_a_row() -> None:
    assert cells("- | A | B |\n  |---|---|\n  | 1 | 2 |\n") == [[["A", "B"], ["-"], ["1", "2"]]]
    assert cells("> | A | B |\n> |---|---|\n") == [[["A", "B"], ["-"]]]


def test_grid_borders_belong_to_the_table() -> None:
    source = "See\n+---+---+\n| A | B |\n+===+===+\n| 1 | 2 |\n+---+---+\nend"
    assert cells(source) == [[["A", "B"], ["1", "2"]]]
    (group,) = scan(source)
    assert source[: group.span.start] == "See\n"
    assert source[group.span.end :] == "\nend"


def test_a_blank_line_ends_a_group() -> None:
    assert len(cells("| A | B |\n|---|---|\n\n| C | D |\n|---|---|\n")) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_line_end_counts(newline: str) -> None:
    source = newline.join(["Text.", "| A | B |", "|---|---|", "| 1 | 2 |", "", "End | here"])
    assert cells(source) == [[["A", "B"], ["-"], ["1", "2"]]]


def test_scanning_a_part_gives_the_groups_of_that_part() -> None:
    source = "| A | B |\n|---|---|\n\ntext\n\n| C | D |\n|---|---|\n"
    start = source.index("text")
    assert [group.span.start for group in scan(source, start)] == [source.index("| C")]
    assert [group.span.end for group in scan(source, 0, start)] == [source.index("\n\ntext")]


@given(st.text(st.sampled_from("|-:\\` \nab\r>+*1."), max_size=80))
def test_cells_lie_in_rows_and_rows_in_groups(source: str) -> None:
    last = 0
    for group in scan(source):
        assert last <= group.span.start <= group.span.end <= len(source)
        last = group.span.end
        assert len(group.rows) == len(group.prefixes)
        for row in group.rows:
            assert row.line.contains(row.span)
            assert group.span.contains(row.line)
            at = row.span.start
            for cell in row.cells:
                assert at <= cell.start <= cell.end <= row.span.end
                at = cell.end
            assert "\n" not in source[slice(*row.span)]


def table_of(source: str) -> tuple[Writer, list[PipeGroup]]:
    writer = Writer(source, "a.txt")
    groups = list(scan(source))
    for group in groups:
        write(writer, group, TableForm.PIPES)
    return writer, groups


def test_a_group_becomes_a_table() -> None:
    source = "| A | B | |\n|---|---|---|\n| x \\| y |  |\n|---|---|---|\n"
    writer, _ = table_of(source)
    (table,) = writer.tables
    assert [row.kind for row in table.rows] == ["header", "delimiter", "body", "delimiter"]
    assert table.width == 3
    assert [cell.text for cell in table.header[0].cells] == ["A", "B", ""]
    assert [(cell.text, cell.column) for cell in table.body[0].cells] == [("x | y", 0), ("", 1)]
    block = table.body[0].cells[0].block
    assert block is not None
    assert source[slice(*block.span(4, 5))] == "y"
    assert block.within == ("table",)
    assert (table.before, table.after) == (0, 3)


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(ReadError, match="table cells"):
        table_of("|a" * (limits.CELLS + 10) + "|\n|b|")
