"""All formats in one run of the real program, over our own articles and files that are hard to name or to count."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sourcecheck.finding import Fix, TextEdit
from sourcecheck.report import FileReport
from sourcecheck.reporters import FORMATS, NEED_SOURCE, Look, reporter
from sourcecheck.text import Span

from . import json_files, xml_files
from .made import finding, report

OURS = ("line", "markdown", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl", "sonar")
COMMIT = "0123456789" * 4
# A placeholder for a recent day: any rule of ours that reports a plain phrase would do.
ARTICLE = "# The lake\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit.\n"


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))}
    command = [sys.executable, "-m", "sourcecheck", "check", "--isolated", "--no-cache", *arguments]
    return subprocess.run(
        command, cwd=folder, env=clean | environment, capture_output=True, text=True, check=False, timeout=120
    )


def outputs(*names: str) -> list[str]:
    return [part for name in names for part in ("--format", f"{name}={name}.out")]


@pytest.fixture
def articles(tmp_path: Path, fixtures: str) -> Path:
    """Six of our articles, and some whose names and beginnings are hard."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / ".git").mkdir()  # the top; git itself does not take it for a repository
    for name in sorted(os.listdir(fixtures)):
        if name.endswith((".md", ".html", ".txt")) and len(os.listdir(folder)) < 6:
            (folder / name).write_bytes((Path(fixtures) / name).read_bytes())
    (folder / "marked.md").write_bytes(b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    (folder / "a b's & <c>.md").write_text("\U0001f600 " + ARTICLE, encoding="utf-8")
    (folder / "old.txt").write_bytes(ARTICLE.replace("lake", "caf\xe9").encode("cp1252"))
    if sys.platform == "linux":
        (folder / os.fsdecode(b"caf\xe9.md")).write_text(ARTICLE)
    return folder


def test_all_formats_tell_of_the_same_findings(articles: Path) -> None:
    done = run(
        articles.parent, "articles", "articles/none.md", *outputs("json", *OURS), "--exit-zero",
        GITHUB_SERVER_URL="https://github.com", GITHUB_REPOSITORY="owner/site", GITHUB_SHA=COMMIT,
        GITHUB_WORKSPACE=str(articles.parent),
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    out = {name: (articles.parent / f"{name}.out").read_text(encoding="utf-8") for name in ("json", *OURS)}
    true = json.loads(out["json"])
    findings = true["findings"]
    assert len(findings) > 20
    total = len(findings) + 1

    assert len(out["line"].splitlines()) == total
    assert len(json_files.parsed("gitlab", out["gitlab"])) == total
    issues = json_files.parsed("sonar", out["sonar"])["issues"]
    diagnostics = json_files.parsed("", out["rdjson"])["diagnostics"]
    assert len(issues) == len(diagnostics) == len(out["rdjsonl"].splitlines()) == total
    junit = xml_files.parsed("junit", out["junit"])
    assert (junit.get("failures"), junit.get("errors")) == (str(len(findings)), "1")
    assert len(list(xml_files.parsed("checkstyle", out["checkstyle"]).iter("error"))) == total
    base = f"https://github.com/owner/site/blob/{COMMIT}/articles/"
    assert f"[15:2]({base}band-stand.md?plain=1#L15)" in out["markdown"]
    assert f"({base}a%20b%27s%20%26%20%3Cc%3E.md)" in out["markdown"]

    for one, diagnostic in zip(findings, (one for one in diagnostics if "range" in one["location"]), strict=True):
        quote = sliced(articles.parent / one["path"], diagnostic["location"])
        assert quote is None or quote == one["quote"]


def sliced(path: Path, location: dict[str, Any]) -> str | None:
    """The bytes of a range in a file, by the counting of reviewdog; None where the file is not UTF-8."""
    if "\\x" in location["path"]:
        path = path.parent / os.fsdecode(b"caf\xe9.md")
    lines = [*path.read_bytes().splitlines(keepends=True), b""]
    start, end = location["range"]["start"], location["range"]["end"]
    try:
        b"".join(lines).decode()
    except UnicodeDecodeError:
        return None
    chosen = lines[start["line"] - 1 : end["line"]]
    chosen[-1] = chosen[-1][: end["column"] - 1]
    chosen[0] = chosen[0][start["column"] - 1 :]
    return b"".join(chosen).decode()


def test_a_second_run_is_byte_for_byte_the_same_with_any_number_of_processes(articles: Path) -> None:
    written = []
    for jobs in ("1", "3"):
        run(articles.parent, "articles", *outputs(*OURS), "--jobs", jobs)
        written.append([(articles.parent / f"{name}.out").read_bytes() for name in OURS])
    assert written[0] == written[1]


@pytest.mark.parametrize("format", OURS)
def test_a_mistake_in_usage_is_told_in_the_format_too(tmp_path: Path, format: str) -> None:
    done = run(tmp_path, "--format", format, "--select", "no/such-rule")
    assert done.returncode == 2
    assert "no/such-rule" in done.stderr
    if format == "line":
        assert done.stdout == ""  # for people, who have read it already
    else:
        assert "no/such-rule" in done.stdout


@pytest.mark.parametrize("format", sorted(set(OURS) - {"junit", "markdown"}))
def test_each_file_is_written_before_the_next_is_asked_for(format: str) -> None:
    source = "The lake"
    out: list[str] = []

    def reports() -> Iterator[FileReport]:
        for number in range(5):
            yield report(source, finding(source, 4, 8, f"{number}.md"), path=f"{number}.md")
            assert f"{number}.md" in "".join(out)

    for piece in reporter(format)(reports(), Look()):
        out.append(piece)  # noqa: PERF402  the reports above look into it


@pytest.mark.long
@pytest.mark.parametrize("format", OURS)
def test_memory_stays_flat(format: str) -> None:
    source = "The lake " * 50
    one = finding(source, 0, 400, fix=Fix("Do.", (TextEdit(Span(0, 400), "x"),)))
    peaks = []
    # What waits in memory for a count to be known is the same for all runs that are large enough.
    for files in (100, 600):

        def reports(files: int = files) -> Iterator[FileReport]:
            return (report(source, *[one._replace(path=f"{number}.md")] * 100) for number in range(files))

        tracemalloc.start()
        try:
            for _ in reporter(format)(reports(), Look()):
                pass
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert peaks[1] < peaks[0] + 1_500_000


def test_formats_that_read_the_text_are_known() -> None:
    assert set(OURS) <= set(FORMATS)
    assert {"rdjson", "rdjsonl", "sonar"} <= NEED_SOURCE <= set(FORMATS)
