"""What the reporters write: places, marks under wide characters, escapes, the JSON contract."""

from __future__ import annotations

import json
import os
import re
import tracemalloc
import unicodedata
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sourcecheck
from sourcecheck import reporters
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Finding, Fix, Related, Severity, TextEdit
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look, reporter
from sourcecheck.reporters.snippet import _window, snippet
from sourcecheck.rule import Hit, Rule
from sourcecheck.settle import settle, stamp
from sourcecheck.terminal import Palette, cells, safe, safe_path, width
from sourcecheck.text import Span

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# Everything that moves a cursor, hides, reorders or breaks a line.
CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
ANY_TEXT = st.text(
    st.characters() | st.sampled_from("\x1b\x07\r\n\t\x9b\u202e\u2028\u200d\ud800\udce9#[:"), max_size=80
)


def finding(source: str, start: int, end: int, path: str = "a.md", message: str = "Say more.", **more: Any) -> Finding:
    rule = Rule("test/rule", message, Severity.WARNING, Confidence.HIGH, "d", "s", "w", (), (), ())
    document = Document(path=path, format=Format.TEXT, source=source, blocks=())
    return settle([stamp(document, rule, Severity.WARNING, Hit(Span(start, end), **more))])[0]


def report(*findings: Finding, **more: Any) -> FileReport:
    fields: dict[str, Any] = {"path": "a.md", "format": "markdown", "encoding": "utf-8", "findings": findings}
    return FileReport(**(fields | more))


def text(*reports: FileReport, colour: bool = False, width: int = 80, quiet: bool = False) -> str:
    return "".join(reporter("text")(reports, Look(colour, width, quiet)))


def marks(source: str, start: int, end: int, width: int = 80) -> list[str]:
    return list(snippet(finding(source, start, end), width, Palette(False)))


def test_text_report_whole() -> None:
    source = "# A lake\n\nThe lake is low, and the lake is small.\n"
    related = (Related(Span(2, 8), "the headline"),)
    fix = Fix("Say which lake.", (TextEdit(Span(14, 18), "Lake Constance"),))
    one = finding(source, 14, 18, related=related, fix=fix)
    assert text(report(one), report(path="b.md")) == (
        "a.md:3:5: warning test/rule: Say more.\n"
        "    3 | The lake is low, and the lake is small.\n"
        "      |     ^^^^\n"
        "      see a.md:1:3: the headline\n"
        "      fix Say which lake. (look at the result)\n"
        "\n"
        "1 finding in 1 of 2 files: 1 warning\n"
        "1 can be fixed with --fix --unsafe-fixes, to be looked at.\n"
    )


def test_summary_by_family_and_what_is_hidden() -> None:
    one = finding("a", 0, 1)
    two = one._replace(rule="other/rule", severity=Severity.ERROR)
    problem = Problem("b.md", "input", "b.md: no such file")
    out = text(report(one, one, two, below=(one, one)), FileReport("b.md", read=False, problems=(problem,)))
    assert out.endswith(
        "3 findings in 1 file: 1 error, 2 warnings\n"
        "  other  1 error\n"
        "  test   2 warnings\n"
        "2 findings below the severity asked for not shown.\n"
        "1 problem on standard error: not everything was checked.\n"
    )
    assert text(report(), report()) == "No findings in 2 files.\n"
    assert text(report(), quiet=True) == ""
    assert text() == "No findings in 0 files.\n"


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [
        ("日本語 lake", "lake", "       ^^^^"),
        ("a 日本 b", "日本", "  ^^^^"),
        ("e\u0301te\u0301 lake", "lake", "    ^^^^"),
        ("a\tlake", "lake", "     ^^^^"),
        ("a\u200blake", "lake", "       ^^^^"),  # shown as \u200b
        ("\U0001f600 lake", "lake", "   ^^^^"),
        ("##[x lake", "lake", "        ^^^^"),  # shown as \x23#[x
        ("lake", "", "^"),
    ],
)
def test_marks_stand_under_the_words(source: str, words: str, expected: str) -> None:
    start = source.index(words)
    lines = marks(source, start, start + len(words))
    assert lines[1] == "      | " + expected


def test_long_lines_are_cut_around_the_words() -> None:
    source = "x" * 300 + " lake " + "y" * 300
    first, second = marks(source, 301, 305)
    assert len(first) <= 80
    assert first.startswith("    1 | …")
    assert first.endswith("…")
    at = second.index("^")
    assert first[at : at + 4] == "lake"
    assert second.strip(" |") == "^^^^"


@given(st.text("ab ~", max_size=200), st.integers(0, 220), st.integers(0, 220), st.integers(3, 120), st.booleans())
def test_plain_lines_are_cut_as_all_lines_are(line: str, first: int, size: int, room: int, cut: bool) -> None:
    first = min(first, len(line))
    last = min(first + size, len(line))
    plain = _window(line, first, last, room, cut)
    # A letter beyond ASCII takes the general way, with the same columns.
    text, before, under = _window(line.replace("a", "é"), first, last, room, cut)
    assert plain == (text.replace("é", "a"), before, under)


@given(st.text("ab 日e\u0301\t\U0001f600\x1b\u200b#[", min_size=1, max_size=600), st.data(), st.integers(20, 130))
def test_a_snippet_fits_and_its_marks_cover_the_words(source: str, data: st.DataObject, columns: int) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    first, second = marks(source, start, end, columns)
    assert _columns(first) <= max(columns, 40)
    assert _columns(second) <= max(columns, 40)
    before, under = second.index("^"), second.count("^")
    shown = source[start:end]
    if _columns(first) > before and shown.isascii() and shown.isalpha() and source.isascii():
        assert first[before : before + under] == shown[:under]


def _columns(line: str) -> int:
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in line
    )


def test_spans_over_many_lines() -> None:
    source = "one\ntwo\n\n  three\nfour\nfive"
    assert marks(source, 1, len(source)) == [
        "    1 | one",
        "      |  ^^",
        "    2 | two",
        "      | ^^^",
        "    3 |",
        "      | … 3 more lines",
    ]
    assert marks("one\ntwo\n", 0, 4) == ["    1 | one", "      | ^^^"]  # the line end is no second line


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.booleans())
def test_nothing_drives_the_terminal(source: str, path: str, message: str, colour: bool) -> None:
    related = (Related(Span(0, len(source)), message),)
    one = finding(source, 0, len(source), path, message, related=related, fix=Fix(message, ()))
    out = text(report(one._replace(rule=message), path=path), colour=colour)
    bare = COLOUR.sub("", out)
    assert not CONTROLS.search(bare)
    assert "##[" not in bare
    assert not any(line.lstrip().startswith("::") for line in bare.split("\n"))
    if not colour:
        assert bare == out


@given(st.text())
def test_safe_text_is_safe_and_as_wide_as_said(raw: str) -> None:
    shown = safe(raw)
    assert shown == safe(shown) or "##" in raw
    assert not CONTROLS.search(shown)
    assert "\n" not in shown
    assert sum(columns for _, columns in cells(raw)) == width(raw)
    if not raw.startswith("::"):
        assert _columns(shown) == width(raw)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain é 日本", "plain é 日本"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x9b\u202e\u200d\u2028", "\\x9b\\u202e\\u200d\\u2028"),
        ("\udce9", "\\xe9"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("::error::x", "\\x3a:error::x"),
        ("a ##[group]", "a \\x23#[group]"),
        ("##vso[task]", "\\x23#vso[task]"),
        ("## Heading", "## Heading"),
    ],
)
def test_escapes(raw: str, shown: str) -> None:
    assert safe(raw) == shown


def test_a_path_cannot_begin_a_command() -> None:
    assert safe_path(":") == "\\x3a"
    assert safe_path("::x") == "\\x3a:x"


# JSON ------------------------------------------------------------------------------


def schema() -> Any:
    folder = os.path.dirname(reporters.__file__)
    with open(os.path.join(folder, "report.schema.json"), encoding="utf-8") as file:
        return json.load(file)


def as_json(*reports: FileReport) -> Any:
    out = "".join(reporter("json")(reports, Look()))
    assert not CONTROLS.search(out)
    out.encode("utf-8")
    loaded = json.loads(out)
    jsonschema.validate(loaded, schema())
    return loaded


def test_json_report_whole() -> None:
    source = "# A lake\r\n\r\nThe \U0001f600 lake\u2028 is low.\r\n"
    fix = Fix("Say which.", (TextEdit(Span(18, 22), "Lake Constance"),), safe=True)
    one = finding(source, 18, 22, related=(Related(Span(2, 8), "the headline"),), fix=fix)
    problem = Problem("b.md", "internal", "b.md: rule test/x failed", "test/x")
    loaded = as_json(
        report(one, language="en", type="news", notes=("a note",), below=(one,)),
        FileReport("b.md", read=False, problems=(problem,)),
    )
    place = {"start": {"line": 3, "column": 7, "offset": 18}, "end": {"line": 3, "column": 11, "offset": 22}}
    head = {"start": {"line": 1, "column": 3, "offset": 2}, "end": {"line": 1, "column": 9, "offset": 8}}
    assert loaded == {
        "schema": 1,
        "tool": {"name": "sourcecheck", "version": sourcecheck.__version__},
        "files": [
            {
                "path": "a.md", "format": "markdown", "encoding": "utf-8", "type": "news", "language": "en",
                "notes": ["a note"],
            }
        ],
        "findings": [
            {
                "path": "a.md", "rule": "test/rule", "severity": "warning", "confidence": "high",
                "message": "Say more.", **place, "quote": "lake", "place": "", "scope": "span",
                "related": [{**head, "quote": "A lake", "message": "the headline", "place": ""}],
                "fix": {"message": "Say which.", "safe": True, "edits": [{**place, "text": "Lake Constance"}]},
                "fingerprint": one.fingerprint,
            }
        ],
        "errors": [{"path": "b.md", "kind": "internal", "message": "b.md: rule test/x failed", "rule": "test/x"}],
        "summary": {
            "files": 1, "findings": 1, "errors": 1, "hidden": 1, "suppressed": 0,
            "known": 0, "elsewhere": 0, "fixed": 0,
            "severities": {"error": 0, "warning": 1, "info": 0},
            "families": {"test": {"error": 0, "warning": 1, "info": 0}},
        },
    }  # fmt: skip


def test_an_empty_report_is_valid() -> None:
    assert as_json()["findings"] == []


@given(ANY_TEXT, ANY_TEXT)
def test_json_gives_the_true_text_back(source: str, path: str) -> None:
    loaded = as_json(report(finding(source, 0, len(source), path), path=path))
    # A pair of surrogates cannot stand in a decoded file; json joins one, which is another text.
    true = json.loads(json.dumps([source, path]))
    assert [loaded["findings"][0]["quote"], loaded["files"][0]["path"]] == true


def test_memory_stays_flat_over_many_findings() -> None:
    one = finding("The lake " * 50, 0, 400)

    def reports() -> Iterator[FileReport]:
        return (report(*[one] * 20) for _ in range(1500))

    tracemalloc.start()
    try:
        size = sum(len(piece) for piece in reporter("json")(reports(), Look()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 20_000_000
    assert peak < 16_000_000
