"""Rules about tables: their examples, their fixes, and the tables they leave alone."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.page.tables import coverage, empty_columns, normalised, parts
from sourcecheck.checks import rules_of
from sourcecheck.document import Document, Format
from sourcecheck.examples import failures, unmarked
from sourcecheck.readers import read, read_text
from sourcecheck.rule import Context, Example, Hit, Rule

RULES = rules_of("tables")
BY_NAME = {rule.id.partition("/")[2]: rule for rule in RULES}
SEED = os.path.join(os.path.dirname(__file__), "../../../shared/seeds/000_41baf3cb43e434de.txt")


def document(source: str, format: Format = Format.MARKDOWN) -> Document:
    return read_text(source, "a.x", format)


def hits(name: str, source: str, format: Format = Format.MARKDOWN) -> list[Hit]:
    rule = BY_NAME[name]
    return list(rule.check(document(source, format), Context(options=rule.defaults))) if rule.check else []


def found(source: str, format: Format = Format.MARKDOWN) -> list[tuple[str, str, str]]:
    """Rule, variant and quoted source of everything the family says of a text."""
    return [
        (name, hit.variant, source[slice(*hit.span)])
        for name, rule in sorted(BY_NAME.items())
        if format in rule.formats
        for hit in hits(name, source, format)
    ]


def applied(source: str, hit: Hit) -> str:
    assert hit.fix is not None
    for edit in sorted(hit.fix.edits, reverse=True):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    return source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert rule.check is not None
    assert list(failures(rule, rule.check)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_messages_are_short_and_filled(rule: Rule) -> None:
    for written in rule.bad:
        example = written if isinstance(written, Example) else Example(written)
        source, _ = unmarked(example.text)
        for hit in hits(rule.id.partition("/")[2], source, example.format):
            variant = rule.variants.get(hit.variant)
            message = variant.message if variant and variant.message else rule.message
            assert len(message.format(**hit.values)) <= 90
    assert rule.measured


# Fixes ------------------------------------------------------------------------------


def safe_fixes() -> list[tuple[str, Format, str]]:
    return [
        (rule.id.partition("/")[2], example.format, unmarked(example.text)[0])
        for rule in RULES
        for written in rule.bad
        for example in [written if isinstance(written, Example) else Example(written)]
        if any(
            hit.fix and hit.fix.safe
            for hit in hits(rule.id.partition("/")[2], unmarked(example.text)[0], example.format)
        )
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "format", "source"), safe_fixes())
def test_a_safe_fix_removes_its_finding_and_adds_none(name: str, format: Format, source: str, newline: str) -> None:
    source = source.replace("\n", newline)
    before = found(source, format)
    (hit,) = hits(name, source, format)
    after = applied(source, hit)
    assert len(found(after, format)) < len(before)
    assert name not in [rule for rule, _, _ in found(after, format)]
    assert after.count("\r") == (after.count("\n") if newline == "\r\n" else 0)


def test_four_rules_have_safe_fixes() -> None:
    assert {name for name, _, _ in safe_fixes()} == {
        "padded-empty-columns",
        "delimiter-row-in-body",
        "table-absorbs-text",
        "unrendered-pipe-table",
    }


def test_nothing_quoted_is_fixed() -> None:
    source = "> | A | B | | |\n> |---|---|---|---|\n> | 1 | 2 | | |\n"
    (hit,) = hits("padded-empty-columns", source)
    assert hit.fix is None


# One defect, one finding ------------------------------------------------------------


def test_tables_that_ran_together_have_their_own_headers() -> None:
    source = (
        "| Port | Ships |\n|---|---|\n| Aldo | twelve |\n"
        "| Gate | Hours | Fee |\n|---|---|---|\n| North | six | four |\n| South | nine | two |\n"
    )
    for kind in (Format.TEXT, Format.MARKDOWN):
        assert found(source, kind) == [("delimiter-row-in-body", "", "|---|---|---|")]


def test_an_unequal_row_of_dashes_is_one_finding() -> None:
    source = "| Port | Ships |\n|---|---|---|\n| Aldo | 12 | x |\n| Brena | 7 | y |\n"
    assert [(name, variant) for name, variant, _ in found(source)] == [("unrendered-pipe-table", "columns")]


def test_padding_is_no_missing_header() -> None:
    source = "| Port | Ships | | |\n|---|---|---|---|\n| Aldo | two | | |\n| Brena | nine | | |\n"
    assert [name for name, _, _ in found(source)] == ["padded-empty-columns"]


@pytest.mark.skipif(not os.path.exists(SEED), reason="the shared seeds are not beside the repository")
def test_the_seed() -> None:
    with open(SEED, "rb") as file:
        seed = read(file.read(), "seed.txt")
    expected = {
        "padded-empty-columns": {9, 10, 14},
        "unrendered-pipe-table": {9},
        "ragged-table-row": {13, 18},
        "duplicate-table": {14},
        "delimiter-row-in-body": {15, 20},
        "table-absorbs-text": {25, 35},
        "table-without-source": {11, 19, 29},
    }
    places: dict[str, set[int]] = {}
    for name, rule in BY_NAME.items():
        assert rule.check is not None
        for hit in rule.check(seed, Context()):
            for span in (hit.span, *(other.span for other in hit.related)):
                places.setdefault(name, set()).add(seed.lines.position(span.start).line)
    for name, lines in expected.items():
        assert lines <= places[name]
    assert places.keys() == expected.keys()


# Tables that are left alone ---------------------------------------------------------

ROWS = (
    "<tr><td>Aldo</td><td>12</td><td>90</td></tr><tr><td>Brena</td><td>7</td></tr>"
    "<tr><td>Cala</td><td>3</td><td>20</td></tr>"
)
HEAD = "<tr><th>Port</th><th>Ships</th><th>Crew</th></tr>"


def html(source: str) -> list[tuple[str, str]]:
    return [(name, variant) for name, variant, _ in found(source, Format.HTML) if name != "table-without-source"]


def test_a_hole_in_an_html_table_is_seen() -> None:
    assert html(f"<table>{HEAD}{ROWS}</table>") == [("ragged-table-row", "short-html")]


@pytest.mark.parametrize(
    "source",
    [
        f'<table role="presentation">{HEAD}{ROWS}</table>',
        f'<table class="infobox vcard">{HEAD}{ROWS}</table>',
        f"<table><tr><td><table>{HEAD}{ROWS.replace('<td>7</td>', '<td>7</td><td>5</td>')}</table></td></tr></table>",
        f"<nav><table>{HEAD}{ROWS}</table></nav><main><p>The article.</p></main>",
        f"<table>{HEAD}{ROWS.replace('Brena', 'Total')}</table>",
        f"<table>{HEAD}{ROWS.replace('<td>7</td>', '')}</table>",
        f"<table>{HEAD}{ROWS.replace('<td>20</td>', '<td></td>')}</table>",
        f"<table>{HEAD}{ROWS.replace('<td>90</td>', '<td rowspan=2>90</td>')}</table>",
        "<table><tr><th>Name<td>Ana<tr><th>Born<td>1970<tr><th>Trade<tr><th>Town<td>Aldo</table>",
    ],
    ids=[
        "presentation",
        "infobox",
        "nested",
        "navigation",
        "total",
        "section",
        "optional",
        "rowspan",
        "key-value",
    ],
)
def test_harmless_short_rows(source: str) -> None:
    assert html(source) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mobile-only", "desktop-only"),
        ("d-md-none", "d-none d-md-block"),
        ("hidden md:block", "md:hidden"),
        ("visible-xs", "hidden-xs"),
        ("show-for-small-only", "show-for-medium"),
        ("wide", "hide-for-large"),
    ],
)
def test_views_for_other_screens_are_one_table(one: str, other: str) -> None:
    table = f"<table>{HEAD}{ROWS}</table>"
    page = f'<p>Ships.</p><div class="{one}">{table}</div><div class="{other}">{table}</div>'
    assert [name for name, _, _ in found(page, Format.HTML)] == ["ragged-table-row"]


def test_a_copy_under_its_own_heading_is_asked_about() -> None:
    table = "| Port | Ships |\n|---|---|\n| Aldo | 12 |\n| Brena | 7 |\n"
    (hit,) = hits("duplicate-table", f"{table}\nThe same again, for those who skipped it.\n\n{table}")
    assert hit.variant == ""
    (hit,) = hits("duplicate-table", f"## Spring\n\n{table}\n## Autumn\n\n{table}")
    assert hit.variant == "again"
    (hit,) = hits("duplicate-table", f"spring\n\n{table}\nautumn\n\n{table}")
    assert hit.variant == "again"
    listing = table.replace("Port", "Option")
    assert not hits("duplicate-table", f"## open\n\n{listing}\n## close\n\n{listing}")
    assert hits("duplicate-table", f"{listing}\nBoth of them.\n\n{listing}")


def test_optional_last_columns_and_forms_are_no_defect() -> None:
    source = "Key | Means | Note\n---|---|---\n`a` | one |\n`b` | two |\n`c` | three | soon\n`d` | four |\n"
    assert not hits("ragged-table-row", source)
    assert not hits("ragged-table-row", "| Software | Version\n|---|---\n| System |\n| Browser |\n| Server |\n")


def test_pictures_in_rows_are_no_defect() -> None:
    cell = "<td><a href='x'><img src='a.png' alt='Ana'><br>Ana</a></td>"
    assert not hits("ragged-table-row", f"<table>{f'<tr>{cell * 4}</tr>' * 5}<tr>{cell * 2}</tr></table>", Format.HTML)
    row = "| ![Ana](a.png) Ana " * 4 + "|\n"
    assert not hits(
        "ragged-table-row", f"{row}|---|---|---|---|\n{row}{row}| ![Ana](a.png) Ana | ![Ben](b.png) Ben |\n"
    )


@pytest.mark.parametrize(
    ("source", "variant"),
    [
        ("| Item | Price |\n\n|---|---|\n\n| Nut | 2 |\n\n| Bolt | 3 |\n", "blank"),
        ("**Prices** | Item | Price |\n|---|---|\n| Nut | 2 |\n| Bolt | 3 |\n", "glued"),
        ("| Item | Price |\n|–––|–––|\n| Nut | 2 |\n| Bolt | 3 |\n", "dashes"),
        ("| Item | Price |\n|===|===|\n| Nut | 2 |\n| Bolt | 3 |\n", "dashes"),
        ("| Item | Price |\n|-:-|-:-|\n| Nut | 2 |\n| Bolt | 3 |\n", "dashes"),
        ("| Item | Price | |---|---| | Nut | 2 | | Bolt | 3 |\n", "flat"),
        ("<div>\n| Item | Price |\n|---|---|\n| Nut | 2 |\n</div>\n", "flat"),
        ("\\| Item \\| Price \\|\n\\|---\\|---\\|\n\\| Nut \\| 2 \\|\n", "flat"),
        ("|---|---|\n| Nut | 2 |\n| Bolt | 3 |\n", "headless"),
    ],
)
def test_ways_not_to_be_shown(source: str, variant: str) -> None:
    assert [hit.variant for hit in hits("unrendered-pipe-table", f"Our prices are these.\n\n{source}")] == [variant]


@pytest.mark.parametrize(
    "source",
    [
        "$$\n|a| + |b| \\\\\n|---|\n$$\n",
        "Use `|---|---|` below the header.\n",
        "| Nut | 2 |\n| Bolt | 3 |\n| Screw | 4 |\n",
        "| Item | Price |\n| – | – |\n",
        "<pre>| Item |\n|---|---|\n</pre>\n",
    ],
)
def test_pipes_that_are_no_failed_table(source: str) -> None:
    assert not hits("unrendered-pipe-table", source)


def test_blank_cells_as_editors_write_them() -> None:
    source = "| Item | Price | &nbsp; | <br> |\n|---|---|---|---|\n| Nut | 2 | &nbsp; | <br/> |\n"
    assert [name for name, _, _ in found(source)] == ["padded-empty-columns"]


def test_a_calendar_is_no_defect() -> None:
    days = "<tr>" + "".join(f"<th>{day}</th>" for day in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")) + "</tr>"
    weeks = "".join(
        "<tr>" + "".join(f"<td>{d if d > 0 else ''}</td>" for d in range(w, w + 7)) + "</tr>" for w in (-2, 5, 12)
    )
    assert html(f"<table>{days}{weeks}<tr><td>30</td></tr></table>") == []


def test_bold_first_rows_are_headers() -> None:
    head = "<tr><td><strong>Port</strong></td><td><b>Ships</b></td><td><strong>Ships</strong></td></tr>"
    rows = "<tr><td>Aldo</td><td>a</td><td>b</td></tr><tr><td>Brena</td><td>c</td><td>d</td></tr>"
    assert html(f"<table>{head}{rows}</table>") == [("blank-or-repeated-header-cell", "repeated")]


# What the analysis says ---------------------------------------------------------------


def test_columns_and_coverage_with_spans() -> None:
    page = document(
        "<table><tr><th>A</th><th colspan=2>B</th><th></th></tr><tr><td rowspan=2>1</td><td>2</td></tr>"
        "<tr><td>3</td><td>4</td></tr></table>",
        Format.HTML,
    )
    (part,) = parts(page)
    assert coverage(part) == [4, 2, 3]
    assert empty_columns(part) == (3,)


def test_normalised_texts_forget_padding_and_case() -> None:
    one, other = (
        normalised(parts(document(source))[0])
        for source in ("| A | B |\n|---|---|\n| x | y |\n", "| a | b | |\n|---|---|---|\n| X |  Y | |\n")
    )
    assert one == other == (("a", "b"), ("x", "y"))


@given(st.lists(st.lists(st.sampled_from(["", "a", "1%", "---", "\\|", "High"]), min_size=1, max_size=5), max_size=8))
def test_rules_say_something_placed_of_any_table(rows: list[list[str]]) -> None:
    source = "Text.\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\nText."
    for kind in (Format.TEXT, Format.MARKDOWN):
        page = document(source, kind)
        for rule in RULES:
            assert rule.check is not None
            for hit in rule.check(page, Context(options=rule.defaults)):
                assert 0 <= hit.span.start < hit.span.end <= len(source) or source[hit.span.start - 1] == "|"
