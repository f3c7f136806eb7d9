"""Reviewdog's format: columns in bytes, suggestions that can be applied, any text, and a validator of others."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.finding import Fix, Severity, TextEdit
from sourcecheck.report import FileReport, Problem
from sourcecheck.text import Span

from .json_files import parsed, visible
from .made import ANY_TEXT, SITUATIONS, finding, report, written


def test_whole() -> None:
    source = "Ä \U0001f600 lake.\nIt is low.\n"
    fix = Fix("Say which.", (TextEdit(Span(4, 8), "pond"), TextEdit(Span(0, 1), "The")), safe=True)
    one = finding(source, 4, 8, severity=Severity.ERROR, fix=fix)
    two = finding(source, 6, 12, rule="test/unknown", severity=Severity.INFO)
    problem = Problem("b.md", "input", "b.md: no such file or folder")
    reports = (
        report(source, one, two),
        report("", path="clean.md"),
        FileReport("b.md", read=False, problems=(problem,)),
    )
    diagnostics: list[dict[str, Any]] = [
        {
            "message": "Say more.",
            "location": {
                "path": "a.md",
                "range": {"start": {"line": 1, "column": 9}, "end": {"line": 1, "column": 13}},
            },
            "severity": "ERROR",
            "code": {"value": "test/rule", "url": "https://example.org/lakes?a=1&b=2"},
            "suggestions": [
                {
                    "range": {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 13}},
                    "text": "The \U0001f600 pond",
                }
            ],
        },
        {
            "message": "Say more.",
            "location": {
                "path": "a.md",
                "range": {"start": {"line": 1, "column": 11}, "end": {"line": 2, "column": 3}},
            },
            "severity": "INFO",
            "code": {"value": "test/unknown"},
        },
        {
            "message": "no such file or folder",
            "location": {"path": "b.md"},
            "severity": "ERROR",
            "code": {"value": "sourcecheck/input"},
        },
    ]
    name = {"name": "sourcecheck"}
    assert parsed("", written("rdjson", *reports)) == {"source": name, "diagnostics": diagnostics}
    lines = [parsed("", line) for line in written("rdjsonl", *reports).splitlines()]
    assert lines == [{"source": name, **one} for one in diagnostics]


def sliced(source: str, place: Any) -> str:
    """The text of a range, as a reader of bytes finds it."""
    lines = _lines(source)

    def offset(position: dict[str, int]) -> int:
        line, column = position["line"], position["column"]
        before = sum(len(one) for one in lines[: line - 1])
        assert 1 <= column <= (len(lines[line - 1]) if line <= len(lines) else 0) + 1
        return before + column - 1

    data = source.encode()
    start, end = offset(place["start"]), offset(place["end"])
    assert start <= end
    return data[start:end].decode()


def _lines(source: str) -> list[bytes]:
    ends = source.replace("\r\n", "\x01\x02").replace("\r", "\x03")
    lines, at = [], 0
    for index, char in enumerate(ends):
        if char in "\x02\x03\n":
            lines.append(source[at : index + 1].encode())
            at = index + 1
    return [*lines, source[at:].encode()]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_situations(situation: str) -> None:
    reports = SITUATIONS[situation]
    loaded = parsed("", written("rdjson", *reports))["diagnostics"]
    found = [(one.source or "", finding) for one in reports for finding in one.findings]
    placed = [one["location"]["range"] for one in loaded if "range" in one["location"]]
    for (source, one), place in zip(found, placed, strict=True):
        assert sliced(source, place) == one.quote
    assert len(loaded) == len(found) + sum(len(one.problems) for one in reports)


@given(st.text("ab\r\n\t\U0001f600é", max_size=12), st.data())
def test_ranges_hold_the_quote_and_suggestions_make_the_fixed_text(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), min_size=4, max_size=4)))
    edits = (TextEdit(Span(cuts[0], cuts[1]), "é\n"), TextEdit(Span(cuts[2], cuts[3]), "x"))
    one = finding(source, cuts[0], cuts[3])._replace(fix=Fix("Do.", edits))  # as it is, not fitted to the text
    (loaded,) = parsed("", written("rdjson", report(source, one)))["diagnostics"]
    assert sliced(source, loaded["location"]["range"]) == source[cuts[0] : cuts[3]]
    (suggestion,) = loaded["suggestions"]
    assert sliced(source, suggestion["range"]) == source[cuts[0] : cuts[3]]
    assert suggestion["text"] == "é\n" + source[cuts[1] : cuts[2]] + "x"


def test_half_a_fix_is_not_suggested() -> None:
    source = "a" + "b" * 5000 + "c"
    far = Fix("Do.", (TextEdit(Span(0, 1), "x"), TextEdit(Span(5001, 5002), "y")))
    none, foreign = Fix("Do.", ()), Fix("Do.", (TextEdit(Span(0, 1), "\x00"),))
    over = Fix("Do.", (TextEdit(Span(0, 2), "x"), TextEdit(Span(1, 3), "y")))
    for fix in (far, none, foreign, over):
        (loaded,) = parsed("", written("rdjson", report(source, finding(source, 0, 1)._replace(fix=fix))))[
            "diagnostics"
        ]
        assert "suggestions" not in loaded


@pytest.mark.parametrize(
    ("encoding", "columns", "suggested"),
    [("utf-8", (1, 3), True), ("utf-8-sig", (4, 6), True), ("cp1252", (1, 3), False), ("utf-16-le", (1, 3), False)],
)
def test_what_is_in_front_of_the_text_counts(encoding: str, columns: tuple[int, int], suggested: bool) -> None:
    source = "é\né"
    fix = Fix("Do.", (TextEdit(Span(0, 1), "x"),))
    found = (finding(source, 0, 1, fix=fix), finding(source, 2, 3))
    one, two = parsed("", written("rdjson", report(source, *found, encoding=encoding)))["diagnostics"]
    place = one["location"]["range"]
    assert (place["start"]["column"], place["end"]["column"]) == columns
    assert ("suggestions" in one) is suggested
    assert two["location"]["range"]["start"] == {"line": 2, "column": 1}


def test_a_file_whose_text_is_not_known_has_whole_lines() -> None:
    source = "a\nlake"
    one = report(source, finding(source, 0, 6, fix=Fix("Do.", (TextEdit(Span(0, 1), "x"),))), source=None)
    (loaded,) = parsed("", written("rdjson", one))["diagnostics"]
    assert loaded["location"]["range"] == {"start": {"line": 1}, "end": {"line": 2}}
    assert "suggestions" not in loaded


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_is_read_back(source: str, path: str, message: str) -> None:
    one = finding(source, 0, len(source), path)._replace(message=message)
    (loaded,) = parsed("", written("rdjson", report(source, one, path=path)))["diagnostics"]
    assert loaded["message"] == visible(message)
    assert loaded["location"]["path"] == (visible(path) or ".")


@pytest.fixture(scope="module")
def validator(npm: Callable[[str], Path]) -> str:
    """The validator of others, out of npm."""
    return str(npm("@umbrelladocs/rdformat-validator@1.0.1").parent.parent / ".bin" / "rdformat-validator")


@pytest.mark.long
def test_the_validator_takes_all_situations(validator: str, tmp_path: Path) -> None:
    files = []
    for number, reports in enumerate(SITUATIONS.values()):
        whole = tmp_path / f"{number}.json"
        whole.write_text(written("rdjson", *reports), encoding="utf-8")
        files.append(str(whole))
        for place, line in enumerate(written("rdjsonl", *reports).splitlines()):
            one = tmp_path / f"{number}-{place}.json"
            one.write_text(line, encoding="utf-8")
            files.append(str(one))
    command = [validator, "--strict", "--no-extra-fields", *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout
    wrong = json.loads(written("rdjson", *SITUATIONS["a fix"]))
    wrong["diagnostics"][0]["severity"] = "warning"
    (tmp_path / "wrong.json").write_text(json.dumps(wrong))
    command = [validator, str(tmp_path / "wrong.json")]
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 1  # it looks
