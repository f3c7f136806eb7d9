"""The front door: few names, all of them real, and cheap to import."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sourcecheck
from sourcecheck import Finding, Format, ReadError, RuleCrash, Severity, UsageError, check_file, check_paths, check_text
from sourcecheck.api import Options

TEXT = "Ferry stops\n\nThe ferry last sailed on 29 February 2023 and was sold in May.\n"


def test_all_is_what_is_public() -> None:
    assert sorted(sourcecheck.__all__) == sourcecheck.__all__
    for name in sourcecheck.__all__:
        assert getattr(sourcecheck, name) is not None
    assert dir(sourcecheck) == sourcecheck.__all__
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        sourcecheck.nope  # noqa: B018


def test_every_lazy_name_has_a_home_and_is_announced() -> None:
    homes = [name for names in sourcecheck._HOMES.values() for name in names]
    assert sorted([*homes, "__version__"]) == sourcecheck.__all__


def test_the_type_marker_ships() -> None:
    assert os.path.isfile(os.path.join(os.path.dirname(sourcecheck.__file__), "py.typed"))


def test_import_alone_is_cheap() -> None:
    code = (
        "import sys; before = set(sys.modules); import sourcecheck; loaded = set(sys.modules) - before;"
        "print(*sorted(loaded))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    ours = [name for name in done.stdout.split() if name.startswith("sourcecheck")]
    assert ours == ["sourcecheck"]
    assert len(done.stdout.split()) < 4


def test_check_text() -> None:
    (finding,) = check_text(TEXT, select=["dates/invalid-date"])
    assert isinstance(finding, Finding)
    assert finding.rule == "dates/invalid-date"
    assert finding.path == "<text>"
    assert TEXT[finding.span.start : finding.span.end] == finding.quote == "29 February 2023"
    assert finding.severity is Severity.ERROR
    assert check_text(TEXT, ignore=["dates"]) == check_text("", format=Format.MARKDOWN) == ()


@pytest.mark.parametrize("form", ["text", "markdown", "html", Format.HTML])
def test_formats(form: str) -> None:
    (finding,) = check_text(TEXT, format=form, select=["dates/invalid-date"])
    assert finding.quote == "29 February 2023"


def test_a_byte_order_mark_is_not_text() -> None:
    one, two = (check_text(start + TEXT, select=["dates/invalid-date"]) for start in ("", "\ufeff"))
    assert one == two


def test_check_file_agrees_with_check_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    (one,) = check_file(str(path), select=["dates/invalid-date"])
    (two,) = check_text(TEXT, path=str(path), select=["dates/invalid-date"])
    assert one == two
    assert check_file(str(path), select=["dates/invalid-date"], format="html")[0].quote == one.quote


def test_check_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    reports = list(check_paths([str(tmp_path), str(tmp_path / "c.md")], select=["dates/invalid-date"]))
    assert [os.path.basename(report.path) for report in reports] == ["a.txt", "b.txt", "c.md"]
    assert [len(report.findings) for report in reports] == [1, 0, 0]
    assert reports[2].problems[0].kind == "input"


def test_a_rule_folder_is_read_anew_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    from sourcecheck.loader.rule_file import skeleton

    path = tmp_path / "own" / "style" / "praise.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(skeleton("style/praise"), encoding="utf-8")
    text = "Many observers say the lake is dying, and some towns have stopped to drink from it."
    found = check_text(text, rules=[str(tmp_path / "own")], select=["style/praise"])
    assert [finding.quote for finding in found] == ["Many observers say"]
    path.write_text(skeleton("style/praise").replace("severity: warning", "severity: error"), encoding="utf-8")
    (finding,) = check_text(text, rules=[str(tmp_path / "own")], select=["style/praise"])
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"format": "rst"}, "format: expected one of text, markdown, html, got 'rst'"),
        ({"severity": "warn"}, "severity: expected one of info, warning, error, got 'warn'; did you mean 'warning'"),
        ({"min_confidence": 3.5}, "min_confidence: expected one of low, medium, high"),
        ({"select": "dates"}, "select: expected a list of names, got the string 'dates'"),
        ({"select": ["dates/invalid-dat"]}, "did you mean 'dates/invalid-date'"),
        ({"preset": "nwes"}, "did you mean 'news'"),
        ({"type": "novel"}, "document type 'novel': expected one of"),
    ],
)
def test_arguments_that_cannot_be_meant(arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_text("Text.", **arguments)
    assert said in str(caught.value)


def test_an_option_that_does_not_exist() -> None:
    unknown: dict[str, Any] = {"presets": "news"}
    with pytest.raises(TypeError, match="'presets'"):
        check_text("", **unknown)
    with pytest.raises(TypeError, match="'presets'"):
        check_file("a.md", **unknown)
    with pytest.raises(TypeError, match="'presets'"):  # at the call, not at the first report
        check_paths([], **unknown)


def test_all_three_take_the_same_options(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    options: Options = {"select": ["dates"], "severity": "error", "min_confidence": "low", "today": date(2026, 11, 22)}
    found = check_text(TEXT, path=str(path), **options)
    (report,) = check_paths([str(path)], **options)
    assert found == check_file(str(path), **options) == report.findings
    assert [finding.rule for finding in found] == ["dates/invalid-date"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        check_file(str(tmp_path / "none.md"))
    (tmp_path / "a.odt").write_bytes(b"PK")
    with pytest.raises(ReadError):
        check_file(str(tmp_path / "a.odt"))


def test_a_crash_is_raised() -> None:
    from sourcecheck.api import _findings
    from sourcecheck.report import FileReport, Problem

    with pytest.raises(RuleCrash) as caught:
        _findings(FileReport("a", problems=(Problem("a", "internal", "a: rule x/y failed", "x/y"),)))
    assert caught.value.rule == "x/y"


def test_the_same_text_gives_the_same_findings() -> None:
    arguments: dict[str, Any] = {"preset": "strict", "min_confidence": "low", "today": date(2026, 11, 22)}
    assert check_text(TEXT, **arguments) == check_text(TEXT, **arguments)
