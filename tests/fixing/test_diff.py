"""The diff of fixes, applied by the real git and the real patch: what they make is what --fix would write."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcecheck.finding import TextEdit
from sourcecheck.fixing.diff import Change, patch, shown
from sourcecheck.fixing.edits import all_kept, applied, kept_after
from sourcecheck.readers.encode import encoded
from sourcecheck.terminal import Palette
from sourcecheck.text import Span

GIT = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16-le", "utf-16-be", "utf-32-le", "iso8859_15", "gb18030", "koi8_r")


@st.composite
def changes(draw: st.DrawFn, encoding: str, letters: str, path: str = "page.md") -> Change:
    """A text of many lines, edited in two rounds."""
    lines = st.text(letters, max_size=6)
    old = "".join(draw(st.lists(st.builds(str.__add__, lines, st.sampled_from(["\n", "\r\n", "\r", ""])), max_size=30)))
    new, kept = old, all_kept(old)
    for _ in range(draw(st.integers(1, 2))):
        places = sorted(set(draw(st.lists(st.integers(0, len(new)), max_size=8))))
        edits = [
            TextEdit(Span(start, end), draw(st.sampled_from(["", "x", "x\n", "\n", "\r\n", "a\nb"])))
            for start, end in zip(places[::2], places[1::2], strict=False)
        ]
        new, kept = applied(new, edits), kept_after(kept, edits)
    return Change(path, encoding, old, new, kept)


def git_applies(change: Change, folder: Path) -> bytes:
    """What ``git apply`` makes of the file."""
    file = folder / change.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(encoded(change.old, change.encoding))
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"],
        cwd=folder, input=b"".join(patch(change)), capture_output=True, check=False,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)},
    )  # fmt: skip
    assert done.returncode == 0, (done.stderr, b"".join(patch(change)))
    return file.read_bytes()


@GIT
@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_git_makes_of_the_diff_what_fix_would_write(encoding: str, data: st.DataObject, tmp_path: Path) -> None:
    letters = "ab \f\x0b-+@" + {"cp1252": "é“\x81", "koi8_r": "ж", "iso8859_15": "€"}.get(
        encoding, "é😀\u2028\u0a05\u010a"
    )
    change = data.draw(changes(encoding, letters).filter(lambda one: one.old != one.new))
    assert git_applies(change, tmp_path) == encoded(change.new, encoding)


@GIT
@pytest.mark.parametrize(
    "path",
    ["a b/c d.md", 'q"uo\\te.md', "ümläut/é.md", "tab\there.md", "-dash.md", "./deep/../deep/x.md", "new\nline.md"],
)
def test_names_of_files_are_written_as_git_reads_them(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    edits = [TextEdit(Span(4, 8), "")]
    change = Change(path, "utf-8", "The the mill.\n", "The mill.\n", kept_after(all_kept("The the mill.\n"), edits))
    assert git_applies(change, tmp_path) == b"The mill.\n"
    assert "\n" not in "".join(shown(change, Palette(False))).splitlines()[0]


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch (Debian package patch)")
def test_patch_takes_the_diff_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    old = "".join(f"line {number}\r\n" for number in range(40)) + "the the end"
    edits = [TextEdit(Span(0, 8), ""), TextEdit(Span(len(old) - 8, len(old) - 4), "")]
    change = Change("page.txt", "utf-8-sig", old, applied(old, edits), kept_after(all_kept(old), edits))
    (tmp_path / "page.txt").write_bytes(encoded(old, "utf-8-sig"))
    subprocess.run(["patch", "-p1", "--binary"], input=b"".join(patch(change)), check=True, capture_output=True)
    assert (tmp_path / "page.txt").read_bytes() == encoded(change.new, "utf-8-sig")


def test_people_see_what_drives_a_terminal_as_escapes() -> None:
    old = "The the \x1b[31mmill\u202e\r\nends"
    edits = [TextEdit(Span(4, 8), "")]
    change = Change("a\x1b.md", "utf-8", old, applied(old, edits), kept_after(all_kept(old), edits))
    assert "".join(shown(change, Palette(False))) == (
        "--- a/a\\x1b.md\n+++ b/a\\x1b.md\n@@ -1,2 +1,2 @@\n-The the \\x1b[31mmill\\u202e\\r\n"
        "+The \\x1b[31mmill\\u202e\\r\n ends\n\\ No newline at end of file\n"
    )
    coloured = "".join(shown(change, Palette(True)))
    assert "\x1b[1;31m-The the \\x1b[31mmill" in coloured and "\x1b[1;32m+The" in coloured


def test_only_lines_that_differ_are_in_the_diff_and_context_joins_near_ones() -> None:
    old = "".join(f"{number}\n" for number in range(30))
    edits = [TextEdit(Span(old.index("\n5\n") + 1, old.index("\n6\n") + 1), ""),
             TextEdit(Span(old.index("\n9\n") + 1, old.index("\n9\n") + 2), "nine"),
             TextEdit(Span(old.index("\n25\n") + 1, old.index("\n25\n") + 1), "new\n")]  # fmt: skip
    change = Change("x", "utf-8", old, applied(old, edits), kept_after(all_kept(old), edits))
    lines = b"".join(patch(change)).decode().splitlines()
    assert [line for line in lines if line[0] in "-+@"][2:] == [
        "@@ -3,11 +3,10 @@", "-5", "-9", "+nine", "@@ -23,6 +22,7 @@", "+new"
    ]  # fmt: skip


def test_a_text_that_repeats_itself_takes_linear_time() -> None:
    def seconds(lines: int) -> float:
        old = "the the\n" * lines
        edits = [TextEdit(Span(at * 8, at * 8 + 4), "") for at in range(0, lines, 2)]
        change = Change("x", "utf-8", old, applied(old, edits), kept_after(all_kept(old), edits))
        begun = time.process_time()
        assert sum(map(len, patch(change))) > lines
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(40_000) < 20 * max(seconds(10_000), 0.01)
