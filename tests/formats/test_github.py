"""GitHub annotations: what a runner would read, within what it keeps, and nothing else that an article says."""

from __future__ import annotations

import os
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Finding, Severity
from sourcecheck.report import FileReport, Problem
from sourcecheck.reporters import Look, reporter
from sourcecheck.rule import Hit, Rule
from sourcecheck.settle import settle, stamp
from sourcecheck.text import Span

ANY_TEXT = st.text(
    st.characters() | st.sampled_from("\x1b\x07\r\n\t%:,=\x9b\u202e\u2028\u200d\ud800\udce9#["), max_size=60
)
HOSTILE = st.sampled_from(
    ["%0A::error::x", "\n::set-output name=a::b", "::stop-commands::x", "##[error]x", "a,line=9::x", "%25%0D"]
)


class Command(NamedTuple):
    """A command as a runner reads it."""

    name: str
    properties: dict[str, str]
    message: str


def parsed(line: str) -> Command:
    """Read a command as the runner does: the name, properties at commas, the message behind the next ``::``."""
    assert line.startswith("::")
    head, marks, message = line[2:].partition("::")
    assert marks
    name, _, told = head.partition(" ")
    properties = {}
    for pair in filter(None, told.split(",")):
        key, equals, value = pair.partition("=")
        assert equals
        properties[key] = _read(value.replace("%3A", ":").replace("%2C", ","))
    return Command(name, properties, _read(message))


def _read(text: str) -> str:
    assert "%" not in re.sub("%(25|0A|0D|3A|2C)", "", text)
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def finding(source: str, start: int, end: int, path: str = "a.md", message: str = "Say more.") -> Finding:
    rule = Rule("test/rule", message, Severity.WARNING, Confidence.HIGH, "d", "s", "w", (), (), ())
    document = Document(path=path, format=Format.TEXT, source=source, blocks=())
    return settle([stamp(document, rule, Severity.WARNING, Hit(Span(start, end)))])[0]


def commands(*reports: FileReport) -> list[Command]:
    out = "".join(reporter("github")(reports, Look()))
    out.encode("utf-8")
    assert not out or out.endswith("\n")
    return [parsed(line) for line in out.split("\n")[:-1]]


def failing(path: str = "b.md", kind: str = "input") -> FileReport:
    return FileReport(path, read=False, problems=(Problem(path, kind, f"{path}: no such file"),))


def some(severity: Severity, count: int) -> FileReport:
    one = finding("The lake", 4, 8)._replace(severity=severity)
    return FileReport("a.md", findings=(one,) * count)


def test_a_finding_is_a_command_in_one_line() -> None:
    one = finding("The\nlake, 50% low", 4, 8, "docs/a.md", "“{match}”: 100%, or less?")
    assert "".join(reporter("github")([FileReport("docs/a.md", findings=(one,))], Look())) == (
        "::warning file=docs/a.md,line=2,endLine=2,col=1,endColumn=5,title=test/rule::“lake”: 100%25, or less?\n"
    )


@pytest.mark.parametrize(
    ("severity", "name"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")]
)
def test_severities(severity: Severity, name: str) -> None:
    assert [command.name for command in commands(some(severity, 1))] == [name]


def test_columns_only_where_the_place_has_one_line() -> None:
    several = commands(FileReport("a.md", findings=(finding("one\ntwo\n", 1, 6),)))[0].properties
    assert several == {"file": "a.md", "line": "1", "endLine": "2", "title": "test/rule"}
    whole = commands(FileReport("a.md", findings=(finding("one\ntwo\n", 0, 4),)))[0].properties
    assert whole == {"file": "a.md", "line": "1", "endLine": "1", "title": "test/rule"}


def test_nothing_found() -> None:
    assert commands() == []
    assert commands(FileReport("a.md")) == []


def test_problems_are_errors() -> None:
    missing, bug, usage = commands(failing(), failing("c.md", "internal"), failing("", "usage"))
    assert missing == Command("error", {"file": "b.md", "title": "sourcecheck: not checked"}, "b.md: no such file")
    assert bug.properties["title"] == "sourcecheck: internal error"
    assert usage.properties == {"title": "sourcecheck: not checked"}


def test_standard_input_has_no_file() -> None:
    found = commands(FileReport("<stdin>", findings=(finding("a", 0, 1, "<stdin>"),)))
    assert found[0].properties == {"title": "test/rule"}


def test_errors_come_first_and_ten_of_a_level() -> None:
    found = commands(some(Severity.INFO, 12), some(Severity.WARNING, 11), some(Severity.ERROR, 9), *[failing()] * 3)
    names = [command.name for command in found]
    assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert [command.message for command in found[:3]] == ["b.md: no such file"] * 3
    assert found[-1].properties == {"title": "sourcecheck"}
    assert found[-1].message.startswith("Not annotated here: 2 errors, 1 warning, 3 notices. ")
    assert "GITHUB_STEP_SUMMARY" in found[-1].message


def test_ten_are_shown_where_ten_are_found() -> None:
    found = commands(some(Severity.INFO, 10), some(Severity.WARNING, 10), some(Severity.ERROR, 10))
    assert len(found) == 30
    assert not any("Not annotated" in command.message for command in found)


def test_one_too_many_of_one_level() -> None:
    found = commands(some(Severity.INFO, 10), some(Severity.WARNING, 11))
    assert [command.name for command in found] == ["warning"] * 10 + ["notice"] * 10
    assert found[-1].message.startswith("Not annotated here: 1 warning, 1 notice. ")


@given(st.lists(st.tuples(st.sampled_from(Severity), st.integers(0, 30)), max_size=6), st.integers(0, 15))
def test_shown_and_hidden_are_all(parts: list[tuple[Severity, int]], problems: int) -> None:
    found = commands(*[some(*part) for part in parts], *[failing()] * problems)
    names = [command.name for command in found]
    assert all(names.count(name) <= 10 for name in names)
    assert names == sorted(names, key=["error", "warning", "notice"].index)
    hidden = 0
    if found and found[-1].message.startswith("Not annotated"):
        hidden = sum(int(number) for number in re.findall(r"(\d+) (?:problem|error|warning|notice)", found[-1].message))
        found.pop()
        assert hidden
    assert len(found) + hidden == sum(count for _, count in parts) + problems


@given(ANY_TEXT | HOSTILE, ANY_TEXT | HOSTILE, ANY_TEXT | HOSTILE)
def test_no_text_is_a_command(source: str, path: str, message: str) -> None:
    one = finding(source, 0, len(source), path, message)
    reports = [
        FileReport(path, findings=(one._replace(rule=message),)),
        FileReport(path, read=False, problems=(Problem(path, "input", message),)),
    ]
    out = "".join(reporter("github")(reports, Look()))
    lines = out.split("\n")
    assert len(lines) == 3
    assert not lines[2]
    assert all(line.startswith("::") for line in lines[:2])
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 or 0xD800 <= ord(char) < 0xE000 for char in "".join(lines))
    assert len(re.split(r"\r\n?|\n|\u2028|\u2029|\x85", out)) == 3
    problem, warning = map(parsed, lines[:2])
    assert (problem.name, warning.name) == ("error", "warning")
    assert set(warning.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert "##[" not in out


def test_paths_are_told_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    for path in ("a.md", "./a.md", os.path.join(tmp_path, "docs", "a.md"), os.path.join("..", "docs", "a.md")):
        found = commands(FileReport(path, findings=(finding("a", 0, 1, path),)))
        assert found[0].properties["file"] == "docs/a.md"


def test_memory_does_not_grow_with_the_findings() -> None:
    one = finding("The lake " * 50, 0, 400)

    def reports() -> Iterator[FileReport]:
        return (FileReport("a.md", findings=(one._replace(message=f"{number}" * 50),) * 9) for number in range(3000))

    tracemalloc.start()
    try:
        sizes: Any = sum(len(piece) for piece in reporter("github")(reports(), Look()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sizes
    assert peak < 1_000_000
