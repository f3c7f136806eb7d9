"""Changed lines against git itself: what blame gives to a new commit has changed, and nothing else has."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.changes.repository import Repository

from sourcecheck.changes import Change, Changes, from_diff, since, staged

POSIX = pytest.mark.skipif(os.name != "posix", reason="other systems allow no such names")


class Edit(NamedTuple):
    """What becomes of a line: new ones before it, and whether it stays."""

    before: int
    stays: bool


LINE = st.sampled_from(
    ["The lake is low", "caf\u00e9", "a\rb", "", "x" * 300, "\U0001f600 \u2028 z", "@@ -1 +1 @@", "-- x"]
)
ENDS = st.sampled_from(["\n", "\r\n"])
EDITS = st.lists(st.builds(Edit, st.sampled_from([0, 0, 0, 1, 2]), st.sampled_from([True, True, False])), max_size=14)
NAMES = st.sampled_from(
    ["a.md", "docs/b c.md", "b/a.md", "caf\u00e9.md", "tab\t.md", 'quote".md', "new\nline.md", " lead.md",
     "back\\slash.md", "-option.md", "docs/deep/er/\U0001f600.md", "a b/a b.md", os.fsdecode(b"\xff.md"),
     "b -> c.md", "trail.md "]
)  # fmt: skip


def lines(numbers: Sequence[int], words: str, end: str, final: bool) -> list[bytes]:
    """Lines that are told apart by their numbers, with their ends."""
    made = [f"{words} {number}{end}".encode() for number in numbers]
    if made and not final:
        made[-1] = made[-1].removesuffix(end.encode())
    return made


def edited(edits: Sequence[Edit], first: int) -> tuple[list[int], list[int]]:
    """Numbers of the lines before and after; those of new lines begin at ``first``."""
    after: list[int] = []
    for number, edit in enumerate(edits):
        after += range(first, first + edit.before)
        first += edit.before
        if edit.stays:
            after.append(number)
    return list(range(len(edits))), after


def expected(old: Sequence[bytes], new: Sequence[bytes]) -> set[int]:
    """Changed lines of the new side where no line comes twice: the new ones, or what stands around those that went."""
    places = {line: at for at, line in enumerate(old)}
    changed: set[int] = set()
    last, run = -1, 0
    for number, at in enumerate([*(places.get(line, -1) for line in new), len(old)], 1):
        if at < 0:
            run += 1
            changed.add(number)
            continue
        if not run and at > last + 1:
            changed |= {number - 1, number}
        last, run = at, 0
    return changed


def numbers(change: Change | None, count: int) -> set[int]:
    """The changed lines of a file of so many lines, and those beside its first and last."""
    if change is None:
        return set()
    if change.whole:
        return set(range(1, count + 1))
    return {line for first, last in change.ranges for line in range(first, last + 1)}


def written(root: Path, name: str, content: Sequence[bytes]) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(content))


OPTIONS = st.sampled_from(
    ["diff", "diff -U0", "diff --no-prefix", "diff --src-prefix=x/ --binary", "-c diff.mnemonicPrefix=true diff"]
)


class Case(NamedTuple):
    """A file, what becomes of its lines, how they end (and the last one before and after), and where the change is."""

    name: str
    edits: list[Edit]
    words: str = "x"
    end: str = "\n"
    final: bool = True
    still: bool = True
    where: str = "work tree"
    options: str = "diff"


WHERE = st.sampled_from(["work tree", "index", "commit"])
CASES = st.builds(Case, NAMES, EDITS, LINE, ENDS, st.booleans(), st.booleans(), WHERE, OPTIONS)


@POSIX
@settings(max_examples=5)
@given(CASES)
@example(Case("a.md", [Edit(0, True), Edit(0, False), Edit(0, True)]))
@example(Case("a.md", [Edit(0, False)]))
@example(Case("a.md", [Edit(0, True)], end="\r\n", still=False, where="index"))
def test_edits(case: Case) -> None:
    edit_and_compare(*case)


@POSIX
@pytest.mark.long
@settings(max_examples=250)
@given(CASES)
def test_many_edits(case: Case) -> None:
    edit_and_compare(*case)


def edit_and_compare(
    name: str, edits: list[Edit], words: str, end: str, final: bool, still: bool, where: str, options: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        root = Path(folder)
        repository = Repository(root).begun()
        before, after = edited(edits, 1000)
        old, new = lines(before, words, end, final), lines(after, words, end, still or where == "commit")
        written(root, name, old)
        written(root, "other.md", [b"untouched\n"])
        repository.commit()
        base = repository.git("rev-parse", "HEAD").decode().strip()
        written(root, name, new)
        if where == "commit":  # and an edit after that, on top
            repository.commit()
            new = [*lines(after, words, end, True), *lines([9000], words, end, still)]
            written(root, name, new)
        elif where == "index":
            repository.git("add", "--all")

        found = since(base)
        assert set(found.files) <= {name}
        want = expected(old, new)
        assert numbers(found.files.get(name), len(new)) == want
        blamed = repository.changed_by_blame(name, base)
        assert blamed == {at for at, line in enumerate(new, 1) if line not in old}
        assert blamed <= want

        if where == "index":
            assert ranges(staged()) == ranges(found)
        # What git's own diff says is the same, however people have configured it.
        (root / "x.diff").write_bytes(repository.git(*options.split(), base))
        assert ranges(from_diff("x.diff")) == ranges(found)


def ranges(changes: Changes) -> dict[str, tuple[tuple[int, int], ...]]:
    return {path: change.ranges for path, change in changes.files.items()}


@POSIX
@settings(max_examples=6)
@given(NAMES, NAMES, EDITS, ENDS, st.booleans())
def test_renames_with_edits(name: str, later: str, edits: list[Edit], end: str, final: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        root = Path(folder)
        repository = Repository(root).begun()
        edits = [*[Edit(0, True)] * 30, *edits]  # like enough for git to see one file
        before, after = edited(edits, 1000)
        old, new = lines(before, "x", end, final), lines(after, "x", end, final)
        written(root, name, old)
        repository.commit()
        base = repository.git("rev-parse", "HEAD").decode().strip()
        (root / name).unlink()
        written(root, later, new)
        repository.git("add", "--all")
        assert numbers(staged().files.get(later), len(new)) == expected(old, new)
        repository.commit()
        found = since(base)
        assert numbers(found.files.get(later), len(new)) == expected(old, new)
        assert name == later or found.files.get(name, Change(name, gone=True)).gone
        (root / "x.diff").write_bytes(repository.git("diff", "-M", base))
        given_ranges = ranges(from_diff("x.diff"))
        assert given_ranges.get(later) == ranges(found).get(later)
        assert repository.changed_by_blame(later, base) == {at for at, line in enumerate(new, 1) if line not in old}


def test_new_copied_deleted_binary_empty_and_moved_files(repository: Repository) -> None:
    text = "".join(f"line {number}\n" for number in range(40))
    for name in ("kept.md", "moved.md", "deleted.md", "copied.md", "mode.md", "swapped.md"):
        repository.write(name, text + name if name != "deleted.md" else name * 9)
    repository.write("page.html", "caf\u00e9\n".encode("utf-16"))
    repository.commit()
    repository.git("mv", "moved.md", "moved there.md")
    repository.write("copied.md", text + "changed")
    repository.write("copy.md", text + "copied.md")
    repository.write("empty.md", "")
    repository.write("page.html", "caf\u00e9s\n".encode("utf-16"))
    repository.write("picture.txt", b"\x89PNG\0")
    (repository.root / "deleted.md").unlink()
    (repository.root / "mode.md").chmod(0o755)
    expected = {
        "moved there.md": (), "copied.md": ((41, 41),), "copy.md": "all", "empty.md": "all", "page.html": "all",
        "picture.txt": "all", "deleted.md": "gone", "mode.md": (),
    }  # fmt: skip
    for stage in (False, True):
        if stage:
            repository.git("add", "--all")
            assert told(staged()) == expected
        assert told(since("HEAD")) == expected
    (repository.root.parent / "x.diff").write_bytes(repository.git("diff", "-M", "-C", "--cached"))
    assert told(from_diff("../x.diff")) == expected
    # Of a diff whose reader did not look for renames, the moved file is a new one.
    (repository.root.parent / "x.diff").write_bytes(repository.git("diff", "--no-renames", "--cached"))
    assert told(from_diff("../x.diff")) == expected | {"moved.md": "gone", "moved there.md": "all"}


def told(changes: Changes) -> dict[str, object]:
    return {
        path: "gone" if change.gone else "all" if change.whole else change.ranges
        for path, change in changes.files.items()
    }


@POSIX
def test_a_link_that_becomes_a_file_is_new_and_the_other_way_round_gone(repository: Repository) -> None:
    repository.write("file.md", "text\n")
    (repository.root / "link.md").symlink_to("file.md")
    repository.commit()
    (repository.root / "link.md").unlink()
    repository.write("link.md", "text of its own\n")
    (repository.root / "file.md").unlink()
    (repository.root / "file.md").symlink_to("link.md")
    repository.git("add", "--all")
    expected = {"file.md": "gone", "link.md": "all"}
    assert told(staged()) == told(since("HEAD")) == expected
    (repository.root.parent / "x.diff").write_bytes(repository.git("diff", "--cached"))
    assert told(from_diff("../x.diff")) == expected


@pytest.mark.parametrize("setting", ["core.autocrlf", "attribute"])
def test_line_ends_that_git_converts_are_no_change(repository: Repository, setting: str) -> None:
    if setting == "attribute":
        repository.write(".gitattributes", "*.md text eol=crlf\n")
    else:
        repository.git("config", "core.autocrlf", "true")
    repository.write("a.md", "one\r\ntwo\r\nthree\r\n")
    repository.commit()
    assert repository.git("cat-file", "blob", "HEAD:a.md") == b"one\ntwo\nthree\n"
    repository.write("a.md", "one\r\ntwo and more\r\nthree\r\n")
    assert told(since("HEAD")) == {"a.md": ((2, 2),)}
    repository.git("add", "a.md")
    assert told(staged()) == {"a.md": ((2, 2),)}


def test_gnu_diff_says_the_same(repository: Repository) -> None:
    if shutil.which("diff") is None:
        pytest.skip("GNU diff is not here")
    for name in ("a.md", "caf\u00e9 b.md", "gone.md"):
        repository.write(f"old/{name}", "one\ntwo\nthree\n")
        if name != "gone.md":
            repository.write(f"new/{name}", "one\nthree\nfour\n")
    repository.write("new/fresh.md", "one\n")
    done = subprocess.run(["diff", "-ruN", "old", "new"], cwd=repository.root, capture_output=True, check=False)
    assert done.returncode == 1
    repository.write("x.diff", done.stdout)
    # Of a file that went, diff says that it is empty; where it is not there it does not count.
    assert told(from_diff("x.diff")) == {
        "new/a.md": ((1, 3),), "new/caf\u00e9 b.md": ((1, 3),), "new/fresh.md": ((1, 1),), "new/gone.md": ((0, 1),)
    }  # fmt: skip
