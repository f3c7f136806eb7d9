"""Several reports of one run, each to its place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = "# The weir\n\nThe the weir was closed.\n"


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcecheck", "check", "--isolated", *arguments]
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(SOURCE, encoding="utf-8")
    return tmp_path


def test_each_format_goes_to_its_place(folder: Path) -> None:
    alone = {name: check(folder, "--format", name, ".").stdout for name in ("text", "json")}
    done = check(folder, "--format", "json=report.json", "--format", "text", ".")
    assert done.returncode == 1
    assert done.stdout == alone["text"]
    assert (folder / "report.json").read_text(encoding="utf-8") == alone["json"]
    done = check(folder, "--format", "json", "--format", "text=report.txt", ".", "--jobs", "2")
    assert done.stdout == alone["json"]
    assert "\x1b" not in (folder / "report.txt").read_text(encoding="utf-8")
    assert (folder / "report.txt").read_text(encoding="utf-8") == alone["text"]


def test_nothing_on_standard_output_where_all_have_files(folder: Path) -> None:
    done = check(folder, "--format", "json=a.json", "--format", "text=a.txt", "a.md")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["summary"]["files"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "text", "--format", "json"), "both go to standard output; name a file: --format json=FILE"),
        (("--format", "text", "--format", "json", "-o", "x"), "both go to --output"),
        (("--format", "json=x", "-o", "y"), "--output y: each --format has a file already"),
        (("--format", "json=x", "--format", "text=./x"), "--format text=./x: json and text both go there"),
        (("--format", "json="), "'json=' names no file; write json=FILE, or json for standard output"),
        (("--format", "jsn=x"), "did you mean 'json'?"),
        (("-o", ""), "--output '': names no file"),
        (("--format", "json=a.md"), "--format json=a.md: is one of the files to check"),
        (("--format", "json=x", "--profile-json", "./x"), "--profile-json ./x: json and profile both go there"),
        (("--format", "json=x", "--format", "json=./x"), "--format json=./x: another report goes there"),
        (("--profile-json", ""), "--profile-json '': names no file"),
        (("--format", "json=no/where"), "--format json=no/where: cannot be written: there is no folder "),
    ],
)
def test_what_cannot_be_meant(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = check(folder, *arguments, "a.md")
    assert done.returncode == 2
    assert said in done.stderr
    assert (folder / "a.md").read_text(encoding="utf-8") == SOURCE


def test_no_report_replaces_what_the_run_goes_by(folder: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "sourcecheck", *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    (folder / "sourcecheck.toml").write_text('extends = "base.toml"\n', encoding="utf-8")
    (folder / "base.toml").write_text('extends = "news"\n', encoding="utf-8")
    assert run("baseline", "create").returncode == 0
    assert run("baseline", "create", "--baseline", "other.json").returncode == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for option, name, *more in (
        ("--output=", "sourcecheck.toml"),
        ("--profile-json=", "base.toml"),
        ("--format=json=", ".sourcecheck-baseline.json"),
        ("--profile-json=", "./.sourcecheck-baseline.json", "--no-baseline"),
        ("--output=", ".sourcecheck-baseline.json", "--baseline", "other.json"),
        ("--output=", "other.json", "--baseline", "other.json"),
    ):
        done = run("check", option + name, *more)
        said = f"{name}: is a baseline or configuration, and would be replaced; name another"
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [run("check", "--output=report", "--profile-json=costs").returncode for _ in range(2)] == [0, 0]


def test_a_place_that_can_take_no_report_is_refused_before_anything_is_done(folder: Path) -> None:
    (folder / "a.md").write_text("The the weir.\n", encoding="utf-8")
    (folder / "other.md").write_text("The reeds.\n", encoding="utf-8")
    for option, said in (
        ("--format=json=nowhere/x.json", "cannot be written: there is no folder nowhere; make it first"),
        ("--profile-json=nowhere/x", "there is no folder nowhere"),
        ("--format=json=.", "cannot be written: . is a folder; name a file"),
        ("--format=json=other.md", "would replace other.md, which may be an article; name another, or delete it"),
        ("--format=text=sourcecheck.toml", "sourcecheck.toml is the name of a baseline or configuration"),
        ("--format=text=.sourcecheck-baseline.json", "is the name of a baseline or configuration"),
    ):
        done = check(folder, "--fix", option, "a.md")
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert (folder / "a.md").read_text(encoding="utf-8") == "The the weir.\n"
    for _ in range(2):
        assert check(folder, "--format", "markdown=summary.md", "--exit-zero", "a.md").returncode == 0


def test_a_report_among_the_articles_is_made_anew_and_is_no_article(folder: Path) -> None:
    (folder / "a.md").write_text("The the weir.\n", encoding="utf-8")
    for name in ("html=report.html", "markdown=summary.md"):
        written = folder / name.partition("=")[2]
        texts = []
        for _ in range(2):
            done = check(folder, "--format", name, "--exit-zero", ".")
            assert done.returncode == 0, done.stderr
            texts.append(written.read_text(encoding="utf-8"))
        assert texts[0] == texts[1]
        written.unlink()
    (folder / "report.html").write_text("<p>The the weir.</p>", encoding="utf-8")
    assert check(folder, "--format", "html=report.html", ".").returncode == 2


def test_who_reads_json_is_told_of_mistakes_in_json(folder: Path) -> None:
    done = check(folder, "--format", "json", "--format", "text=x", "--preset", "nwes", "a.md")
    assert done.returncode == 2
    assert json.loads(done.stdout)["errors"][0]["kind"] == "usage"


@pytest.mark.long
def test_no_room_for_what_the_second_format_waits_for(folder: Path) -> None:
    (folder / "many.md").write_text("# The weir\n\n" + "The the weir was closed.\n\n" * 15_000, encoding="utf-8")
    nowhere = "import tempfile; tempfile.tempdir = 'no-folder'; from sourcecheck.cli import main; main()"
    for formats in (("text", "jsonl=x.jsonl"), ("text=x.txt", "jsonl=y.jsonl"), ("json",)):
        asked = [word for name in formats for word in ("--format", name)]
        done = subprocess.run(
            [sys.executable, "-c", nowhere, "check", "--isolated", *asked, "many.md"],
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        said = "a temporary file cannot be written, set TMPDIR to a folder with room: no such file or directory"
        assert (done.returncode, done.stderr) == (2, f"error: {said}\n")
        assert sorted(os.listdir(folder)) == ["a.md", "b.md", "many.md"]
