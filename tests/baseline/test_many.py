"""Whole folders: the same bytes however many processes and in whatever order; no words; two writers at once."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import ROOT

from sourcecheck.baseline.file import read

from .conftest import NAME, content, write

FIXTURES = os.path.join(ROOT, "fixtures")


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "sourcecheck", *arguments]


def made(*arguments: str) -> str:
    subprocess.run(program("baseline", "create", "--quiet", "--no-cache", *arguments), check=True, capture_output=True)
    said = content()
    os.unlink(NAME)
    return said


@pytest.fixture
def archive(here: Path) -> Path:
    """Our own faulty articles in every format: enough that several processes are worth it."""
    for name in sorted(os.listdir(FIXTURES)):
        if name.endswith((".md", ".html", ".txt")):
            os.makedirs(name.rpartition(".")[2], exist_ok=True)
            shutil.copy(os.path.join(FIXTURES, name), name.rpartition(".")[2])
    return here


@pytest.mark.long
def test_the_file_is_the_same_whatever_the_order_and_the_processes(archive: Path) -> None:
    whole = made("--jobs", "1")
    assert made("--jobs", "2") == whole
    assert made("txt", "md", "html") == whole
    assert made(*sorted(map(str, Path(".").rglob("*.*")), reverse=True)) == whole
    assert len(json.loads(whole)["entries"]) > 400


def test_no_word_of_an_article_is_in_it(archive: Path) -> None:
    shutil.rmtree("html")
    shutil.rmtree("txt")
    said = made()
    entries = json.loads(said)["entries"]
    assert len(entries) > 150
    for entry in entries:
        said = said.replace(json.dumps(entry["path"]), "").replace(json.dumps(entry["rule"]), "")
    said = re.sub(r'"about": "[^"]*"', "", said)
    texts = [path.read_text(encoding="utf-8") for path in Path(".").rglob("*.*")]
    words = {word for text in texts for word in re.findall(r"\w{5,}", text)}
    assert len(words) > 700
    left = {token for token in re.findall(r"\w+", said) if not re.fullmatch(r"[0-9a-f]{16}", token)}
    assert left <= {"path", "rule", "key", "quote", "count", "schema", "entries"} | {str(one) for one in range(50)}
    assert not left & (words - {"count", "quote", "entries"})


def test_two_writers_leave_a_whole_file(here: Path) -> None:
    for number in range(30):
        write(f"{number}.md", "The lake.\n\n" * (number + 1))
    only = ("--rules", "../rules", "--select", "water", "--quiet")
    subprocess.run(program("baseline", "create", *only), check=True, capture_output=True)
    expected = read(NAME, NAME)
    writers = []
    for number in range(4):
        write(f"{number}.md", "")  # each finds something else
        command = program("baseline", ("update", "prune")[number % 2], *only)
        writers.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
    while any(writer.poll() is None for writer in writers):
        assert read(NAME, NAME).keys() <= expected.keys()  # never half of it
        time.sleep(0.001)
    for writer in writers:
        out, err = writer.communicate()
        assert (writer.returncode, err) == (0, b""), out
    assert read(NAME, NAME).keys() >= expected.keys() - {"0.md", "1.md", "2.md", "3.md"}
    assert [name for name in os.listdir() if name.startswith(".sourcecheck")] == [NAME]


def test_a_run_that_is_stopped_leaves_the_file_as_it_was(here: Path) -> None:
    write("a.md", "The lake.\n")
    only = ("--rules", "../rules", "--select", "water")
    subprocess.run(program("baseline", "create", *only), check=True, capture_output=True)
    before = content()
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes to wait for")
    os.mkfifo("b.md")
    write("a.md", "")
    writer = subprocess.Popen(program("baseline", "update", "a.md", "b.md", *only), stderr=subprocess.PIPE)
    time.sleep(0.5)
    writer.terminate()
    writer.communicate()
    assert content() == before


@pytest.mark.long
def test_real_pages_moved_about_stay_known(data: str, here: Path) -> None:
    """An archive whose files are all renamed and get other line ends."""
    folder = os.path.join(data, "markdown")
    if not os.path.isdir(folder):
        pytest.skip("the shared folder has no Markdown")
    paths = sorted(Path(folder).rglob("*.md"))[::5]
    os.mkdir("old")
    for number, path in enumerate(paths):
        shutil.copy(path, f"old/{number:04}.md")
    subprocess.run(program("baseline", "create", "--quiet", "--preset", "strict"), check=False, capture_output=True)
    count = sum(sum(one.values()) for one in read(NAME, NAME).values())
    assert count > 100
    os.mkdir("new")
    for path in Path("old").iterdir():
        text = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        (Path("new") / f"was-{path.name}").write_bytes(text)
        path.unlink()
    done = subprocess.run(program("check", "--format", "json", "--preset", "strict"), check=False, capture_output=True)
    summary = json.loads(done.stdout)["summary"]
    assert (summary["known"], summary["findings"]) == (count, 0)
