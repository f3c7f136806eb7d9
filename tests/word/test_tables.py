"""Tables of Word files: what is merged, what is nested, what only arranges the page, and how places are called."""

from __future__ import annotations

import docx
from tests.word.made import body, paragraph, read_back, saved, source_of, word

from sourcecheck.document import TableForm
from sourcecheck.text import Span


def cell(*texts: str, properties: str = "") -> str:
    inner = "".join(text if text.startswith("<") else paragraph(text) for text in texts)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_cells_with_bars_breaks_and_paragraphs() -> None:
    broken = cell("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "three")
    document = read_back(word(table(row("a|b", "---"), row(broken, ""), row("---", ":-:"))))
    assert document.source == (
        "| a\\|b | \\--- |\n| --- | --- |\n| one<br>two<br>three |  |\n| \\--- | \\:-: |\n"
    )  # fmt: skip
    (made,) = document.tables
    assert [[one.text for one in line.cells] for line in made.rows if line.kind != "delimiter"] == [
        ["a|b", "---"], ["one two three", ""], ["---", ":-:"],
    ]  # fmt: skip


def test_merged_cells_of_python_docx() -> None:
    draft = docx.Document()
    made = draft.add_table(4, 3)
    for number, one in enumerate(made._cells):
        one.text = f"c{number}"
    made.cell(0, 0).merge(made.cell(0, 2)).text = "Ports"
    made.cell(2, 0).merge(made.cell(3, 0)).text = "North"
    (found,) = read_back(saved(draft)).tables
    assert found.form is TableForm.HTML
    assert [[(one.text, one.column, one.colspan, one.rowspan) for one in line.cells] for line in found.rows] == [
        [("Ports", 0, 3, 1)],
        [("c3", 0, 1, 1), ("c4", 1, 1, 1), ("c5", 2, 1, 1)],
        [("North", 0, 1, 2), ("c7", 1, 1, 1), ("c8", 2, 1, 1)],
        [("c10", 1, 1, 1), ("c11", 2, 1, 1)],
    ]
    assert [line.kind for line in found.rows] == ["header", "header", "body", "body"]


def test_cells_merged_as_old_word_did_and_rows_that_begin_late() -> None:
    wide = cell("a", properties='<w:hMerge w:val="restart"/>') + cell("", properties="<w:hMerge/>")
    late = row("x", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    (found,) = read_back(word(table(row(wide, cell("b")), row("c", "d", "e"), late))).tables
    assert [[(one.text, one.column, one.colspan) for one in line.cells] for line in found.rows] == [
        [("a", 0, 2), ("b", 2, 1)], [("c", 0, 1), ("d", 1, 1), ("e", 2, 1)], [("", 0, 1), ("x", 1, 1), ("", 2, 1)],
    ]  # fmt: skip


def test_rows_in_content_controls_and_insertions() -> None:
    held = f"<w:sdt><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>"
    inner = f"<w:tr><w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>{cell('d')}</w:tr>"
    assert source_of(word(table(held, f"<w:ins>{inner}</w:ins>"))) == "| a | b |\n| --- | --- |\n| c | d |\n"


def test_a_box_is_its_text() -> None:
    document = read_back(body("Before.", table(row(cell("Key facts", "One.", "Two."))), "After."))
    assert document.source == "Before.\n\nKey facts\n\nOne.\n\nTwo.\n\nAfter.\n"
    box = "table 1, row 1, column 1"
    places = [document.place(block.whole) for block in document.blocks]
    assert places == ["paragraph 1", box, box, box, "paragraph 2"]


def test_a_table_that_arranges_the_page_is_its_parts() -> None:
    inner = table(row("Port", "Ships"), row("Aldo", "3"))
    heading = paragraph("Costs", style="berschrift1")
    document = read_back(word(table(row(cell(heading, "Text."), cell("Aside.", inner)))))
    assert document.source == "# Costs\n\nText.\n\nAside.\n\n| Port | Ships |\n| --- | --- |\n| Aldo | 3 |\n"
    assert document.place(document.tables[0].span) == "table 2"
    long = cell("Word " * 100, "Word " * 100)
    assert read_back(word(table(row(long, cell("b"))))).tables == ()


def test_lists_and_quotations_in_cells_are_lines() -> None:
    item = paragraph("x", style="Liste")
    assert source_of(word(table(row(cell(item, item), "b"), row(cell(paragraph("q", style="Zitat")), "d")))) == (
        "| x<br>x | b |\n| --- | --- |\n| q | d |\n"
    )


def test_a_table_of_one_row_has_no_header() -> None:
    (found,) = read_back(word(table(row("a", "b")))).tables
    assert [line.kind for line in found.rows] == ["body"]


def test_places_are_called_as_people_call_them() -> None:
    data = body(
        paragraph("Costs", style="berschrift1"), "", "One.", table(row("a", "b"), row("c", "d")), "Two.",
        table(row("e", "f"), row("g", "h")),
    )  # fmt: skip
    document = read_back(data)
    first, second = document.tables
    assert [document.place(block.whole) for block in document.blocks] == [
        "paragraph 1", "paragraph 2",
        *(f"table 1, row {line}, column {column}" for line in (1, 2) for column in (1, 2)),
        "paragraph 3",
        *(f"table 2, row {line}, column {column}" for line in (1, 2) for column in (1, 2)),
    ]  # fmt: skip
    assert document.place(first.span) == "table 1"
    assert document.place(second.rows[2].span) == "table 2, row 2"
    assert document.place(Span(0, len(document.source))) == "paragraph 1"
    assert document.place(Span(len(document.source), len(document.source))) == "table 2, row 2, column 2"
    assert read_back(body()).place(Span(0, 0)) == "the document"


def test_entries_of_a_table_of_contents_are_paragraphs_to_who_counts() -> None:
    data = body(paragraph("Costs 3", style="Verzeichnis1"), paragraph("Time 4", style="Verzeichnis1"), "Text.")
    document = read_back(data)
    assert [document.place(block.whole) for block in document.blocks] == ["paragraph 3"]
