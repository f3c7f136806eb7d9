"""JSON Lines: an object a line, each by its schema, as soon as a file is done."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

import sourcecheck
from sourcecheck import reporters
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Finding, Fix, Related, Severity, TextEdit
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look, reporter
from sourcecheck.rule import Hit, Rule
from sourcecheck.settle import settle, stamp
from sourcecheck.text import Span

CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
ANY_TEXT = st.text(
    st.characters() | st.sampled_from("\x1b\x07\r\n\t\x9b\u202e\u2028\u200d\ud800\udce9#[:"), max_size=60
)


def schema(name: str) -> Any:
    with open(os.path.join(os.path.dirname(reporters.__file__), name), encoding="utf-8") as file:
        return json.load(file)


LINE = jsonschema.Draft202012Validator(schema("report-line.schema.json"))


def finding(source: str, start: int, end: int, path: str = "a.md", **more: Any) -> Finding:
    rule = Rule("test/rule", "Say more.", Severity.WARNING, Confidence.HIGH, "d", "s", "w", (), (), ())
    document = Document(path=path, format=Format.TEXT, source=source, blocks=())
    return settle([stamp(document, rule, Severity.WARNING, Hit(Span(start, end), **more))])[0]


def report(*findings: Finding, **more: Any) -> FileReport:
    fields: dict[str, Any] = {"path": "a.md", "format": "markdown", "encoding": "utf-8", "findings": findings}
    return FileReport(**(fields | more))


def lines(*reports: FileReport) -> list[Any]:
    out = "".join(reporter("jsonl")(reports, Look()))
    assert not CONTROLS.search(out)
    out.encode("utf-8")
    assert out.endswith("\n")
    loaded = [json.loads(line) for line in out.split("\n")[:-1]]
    for line in loaded:
        LINE.validate(line)
    return loaded


def test_the_whole_report_and_the_same_in_json() -> None:
    source = "# A lake\n\nThe lake is low.\n"
    fix = Fix("Say which.", (TextEdit(Span(14, 18), "Lake Constance"),), safe=True)
    one = finding(source, 14, 18, related=(Related(Span(2, 8), "the headline"),), fix=fix)
    problem = Problem("b.md", "internal", "b.md: rule test/x failed", "test/x")
    reports = (
        report(one, language="en", type="news", notes=("a note",), below=(one,), suppressed=2, known=3, elsewhere=4),
        FileReport("b.md", read=False, problems=(problem,)),
    )
    written = lines(*reports)
    assert [line["type"] for line in written] == ["run", "file", "finding", "error", "summary"]
    whole = json.loads("".join(reporter("json")(reports, Look())))
    run, file, found, error, summary = written
    assert run == {"type": "run", "schema": 1, "tool": {"name": "sourcecheck", "version": sourcecheck.__version__}}
    assert file.pop("document_type") == whole["files"][0].pop("type") == "news"
    for line, same in (
        (file, whole["files"][0]),
        (found, whole["findings"][0]),
        (error, whole["errors"][0]),
        (summary, whole["summary"]),
    ):
        del line["type"]
        assert line == same
    left_out = [summary[name] for name in ("hidden", "suppressed", "known", "elsewhere")]
    assert left_out == [1, 2, 3, 4]


def test_nothing_checked() -> None:
    assert [line["type"] for line in lines()] == ["run", "summary"]


def test_lines_come_as_soon_as_a_file_is_done() -> None:
    asked = []

    def reports() -> Iterator[FileReport]:
        for number in range(3):
            asked.append(number)
            yield report(path=f"{number}.md")

    pieces = reporter("jsonl")(reports(), Look())
    assert json.loads(next(pieces))["type"] == "run"
    assert json.loads(next(pieces))["path"] == "0.md"
    assert asked == [0]


def test_the_schema_of_a_line_is_that_of_the_whole() -> None:
    whole, line = schema("report.schema.json"), schema("report-line.schema.json")
    parts = {name: whole["$defs"][name] for name in ("file", "finding", "error")}
    parts["summary"] = whole["properties"]["summary"]
    for name, part in parts.items():
        same = json.loads(json.dumps(line["$defs"][name]))
        assert same["properties"].pop("type") == {"const": name}
        assert same["required"].pop(0) == "type"
        if name == "file":
            renamed = same["properties"].pop("document_type")
            assert renamed["type"] == part["properties"].pop("type")["type"]
            part["required"].remove("type")
            same["required"].remove("document_type")
        assert same["properties"] == part["properties"]
        assert same["required"] == part["required"]
        assert same["additionalProperties"] is part["additionalProperties"] is False
    for name in ("count", "counts", "place"):
        assert line["$defs"][name] == whole["$defs"][name]


@given(ANY_TEXT, ANY_TEXT)
def test_the_true_text_comes_back(source: str, path: str) -> None:
    written = lines(report(finding(source, 0, len(source), path), path=path))
    # A pair of surrogates cannot stand in a decoded file; json joins one, which is another text.
    assert [written[2]["quote"], written[1]["path"]] == json.loads(json.dumps([source, path]))
