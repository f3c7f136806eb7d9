"""Tables of HTML: columns, headers, what a cell holds."""

from __future__ import annotations

from sourcecheck.document import Document, Kind, Table
from sourcecheck.readers import html
from sourcecheck.readers.html_tables import MEDIA


def read(source: str) -> Document:
    return html.read(source, "page.html")


def grid(table: Table) -> list[list[tuple[str, int]]]:
    return [[(cell.text, cell.column) for cell in row.cells] for row in table.rows]


def test_spans_become_columns() -> None:
    (table,) = read(
        "<table><tr><th rowspan=2>a<th colspan=2>b<th>c<tr><td>d<td rowspan=2>e<td>f<tr><td>g<td>h<td>i</table>"
    ).tables
    assert grid(table) == [
        [("a", 0), ("b", 1), ("c", 3)],
        [("d", 1), ("e", 2), ("f", 3)],
        [("g", 0), ("h", 1), ("i", 3)],
    ]
    assert table.width == 4


def test_rows_that_reach_end_with_their_group() -> None:
    (table,) = read("<table><tbody><tr><td rowspan=9>a<td>b<tr><td>c<tbody><tr><td>d<td rowspan=0>e<tr><td>f").tables
    assert grid(table) == [[("a", 0), ("b", 1)], [("c", 1)], [("d", 0), ("e", 1)], [("f", 0)]]


def test_spans_are_read_as_browsers_read_them() -> None:
    (table,) = read("<table><tr><td colspan=' 2x'>a<td colspan=0>b<td colspan=-3>c<td colspan=99999>d").tables
    assert [cell.colspan for cell in table.rows[0].cells] == [2, 1, 1, 1000]
    assert table.width == 1004


def test_header_rows() -> None:
    (table,) = read(
        "<table><thead><tr><td>in head</thead><tr><th>all<th>th<th></tr><tr><th>row<td>1</tr>"
        "<tr><th>later<th>th</table>"
    ).tables
    assert [row.kind for row in table.rows] == ["header", "header", "body", "body"]
    assert [cell.header for cell in table.rows[2].cells] == [True, False]


def test_a_cell_is_one_block_whatever_is_in_it() -> None:
    document = read("<table><tr><td><p>a</p><ul><li>b<li>c</ul>d<br>e<td>  <td>&nbsp;</table>")
    first, second, third = document.tables[0].rows[0].cells
    assert first.text == "a b c d e"
    assert first.block is not None and first.block.kind is Kind.CELL and first.block.text == first.text
    assert document.source[slice(*first.block.span(2, 3))] == "b"
    assert (second.block, second.text, third.block) == (None, "", None)
    assert document.source[slice(*second.span)] == "<td>  "


def test_pictures_and_controls_are_not_nothing() -> None:
    document = read(
        "<table><tr><td><img src=a alt='Yes'><td><img src=b><td><svg></svg><td><input><td><script></script>"
    )
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Yes", MEDIA, MEDIA, MEDIA, ""]
    assert all(cell.block is None for cell in document.tables[0].rows[0].cells)


def test_a_layout_cell_keeps_its_blocks() -> None:
    document = read(
        "<table role=presentation><tr><td><p>One.<p>Two.</table><table><tr><td>x<h2>Head</h2><p>Three.<td>y</table>"
    )
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("cell", "x") if document.blocks[2].kind is Kind.CELL else ("paragraph", "x"),
        ("heading", "Head"),
        ("paragraph", "Three."),
        ("cell", "y"),
    ]
    long = "word " * 100
    document = read(f"<table><tr><td><p>{long}<p>{long}<p>{long}</table>")
    assert [block.kind for block in document.blocks][-1] is Kind.PARAGRAPH


def test_nested_tables_are_tables_of_their_own() -> None:
    document = read("<table id=o><tr><td>a<table id=i><tr><td>b<td>c</table>d<td>e</table>")
    outer, inner = document.tables
    assert dict(outer.attributes)["id"] == "o" and grid(inner) == [[("b", 0), ("c", 1)]]
    assert [cell.column for cell in outer.rows[0].cells] == [0, 1]
    assert outer.span.contains(inner.span)
    assert [block.text for block in document.blocks] == ["a", "b", "c", "d", "e"]


def test_caption_place_and_neighbours() -> None:
    document = read("<h2>Head</h2><table class='data sortable'><caption>Votes</caption><tr><td>1</table><p>After")
    (table,) = document.tables
    assert table.caption is not None and table.caption.text == "Votes" and table.caption.kind is Kind.CAPTION
    assert (document.blocks[table.before - 1].text, document.blocks[table.after].text) == ("Head", "After")
    assert dict(table.attributes) == {"class": "data sortable"}
    assert document.source[slice(*table.span)].endswith("</table>")
    assert document.source[slice(*table.rows[0].span)] == "<tr><td>1"


def test_hidden_rows_and_cells_are_left_out() -> None:
    document = read(
        "<table><tr hidden><td>a<tr><td>b<td style='display:none'>c<td>d</table><table hidden><tr><td>e</table>"
    )
    assert [grid(table) for table in document.tables] == [[[("b", 0), ("d", 1)]]]


def test_end_tags_inside_a_cell_do_not_reach_outside() -> None:
    document = read("<div class=article><table><tr><td></div>a</section><td>b</table><p>c</div><p>d")
    assert grid(document.tables[0]) == [[("a", 0), ("b", 1)]]
    assert document.blocks[2].within == ("div",) and document.blocks[3].within == ()
