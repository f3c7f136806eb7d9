"""Unified diffs of git, diff and svn: names, prefixes, line numbers, and what is refused."""

from __future__ import annotations

import io
import os
import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.changes import Change
from sourcecheck.changes.names import header_names, line_name
from sourcecheck.changes.unified import parsed
from sourcecheck.errors import ReadError

HUNK = b"@@ -1 +1 @@\n-a\n+b\n"


def changes(diff: bytes, most: int = 0) -> list[Change]:
    return list(parsed(io.BytesIO(diff), "x.diff", most))


def only(diff: bytes) -> Change:
    (change,) = changes(diff)
    return change


def git(old: bytes, new: bytes, rest: bytes = b"") -> bytes:
    return b"diff --git " + old + b" " + new + b"\n" + (rest or b"--- " + old + b"\n+++ " + new + b"\n" + HUNK)


@pytest.mark.parametrize(
    ("diff", "path"),
    [
        (git(b"a/docs/x.md", b"b/docs/x.md"), "docs/x.md"),
        (git(b"docs/x.md", b"docs/x.md"), "docs/x.md"),  # diff.noprefix
        (git(b"b/x.md", b"b/x.md"), "b/x.md"),  # the same, in a folder that is called b
        (git(b"i/x.md", b"w/x.md"), "x.md"),  # diff.mnemonicPrefix
        (git(b"c/x.md", b"i/x.md"), "x.md"),
        (git(b"b/x.md", b"a/x.md"), "x.md"),  # git diff -R
        (git(b'"a/caf\\303\\251.md"', b'"b/caf\\303\\251.md"'), "café.md"),
        (git(b'"a/tab\\there.md"', b'"b/tab\\there.md"'), "tab\there.md"),
        (git(b'"a/new\\nline \\"q\\" \\\\.md"', b'"b/new\\nline \\"q\\" \\\\.md"'), 'new\nline "q" \\.md'),
        (git(b'"a/\\377.md"', b'"b/\\377.md"'), os.fsdecode(b"\xff.md")),
        (git(b"a/\xff.md", b"b/\xff.md"), os.fsdecode(b"\xff.md")),  # core.quotePath=false
        (b"diff --git a/x y.md b/x y.md\n--- a/x y.md\t\n+++ b/x y.md\t\n" + HUNK, "x y.md"),
        (git(b"a/x.md", b"b/y.md", b"rename from x.md\nrename to y.md\n--- a/x.md\n+++ b/y.md\n" + HUNK), "y.md"),
        (git(b"a/x.md", b'"b/\\303\\251.md"', b'rename from x.md\nrename to "\\303\\251.md"\n'), "é.md"),
        (git(b"a/b b/x.md", b"b/b b/x.md", b"new file mode 100644\nindex 0..1\n"), "b b/x.md"),  # no --- and +++
        (git(b"old one/x y.md", b"new/x y.md", b"new file mode 100644\n"), "x y.md"),  # prefixes of one's own
        (b"--- x.md\t2026-01-01 00:00:00.000000000 +0000\n+++ x.md\t2026-01-02 00:00:00 +0000\n" + HUNK, "x.md"),
        (b"--- old/x.md\t2026-01-01\n+++ x.md\t2026-01-02\n" + HUNK, "x.md"),
        (b"Index: x y.md\n====\n--- x y.md\t(revision 1)\n+++ x y.md\t(working copy)\n" + HUNK, "x y.md"),
        (b"diff -r 1f2e x.md\n--- a/x.md\tThu Jan 01 00:00:00 1970 +0000\n+++ b/x.md\tThu Jan 01\n" + HUNK, "x.md"),
        (b'--- "a/\\303\\251.md"\t2026\n+++ "b/\\303\\251.md"\t2026\n' + HUNK, "é.md"),
        (b"--- /dev/null\n+++ b/x.md\n@@ -0,0 +1 @@\n+b\n", "x.md"),
        (b"Binary files old/x.md and new/x.md differ\n", "new/x.md"),
    ],
)  # fmt: skip
def test_names(diff: bytes, path: str) -> None:
    assert only(diff).path == path
    # A message before, a signature after, and line ends of Windows all over change nothing.
    mail = b"From 0123 Mon Sep 17\nSubject: x\n---\n x.md | 2 +-\n\n" + diff + b"-- \n2.39.5\n"
    assert only(mail).path == path
    if diff.startswith(b"diff --git"):
        assert only(b"Only in winter: x\n" + mail).path == path
    assert only(b"\xef\xbb\xbf" + diff.replace(b"\n", b"\r\n")) == only(diff)


def test_a_folder_may_be_called_as_a_prefix_is() -> None:
    assert only(git(b"a/x.md", b"b/x.md")).written == "b/x.md"
    assert only(b"--- a/x.md\n+++ b/y.md\n" + HUNK).path == "b/y.md"  # diff -u of two folders a and b


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (b"old mode 100644\nnew mode 100755\n", {}),
        (b"similarity index 100%\nrename from x.md\nrename to y.md\n", {}),
        (b"similarity index 100%\ncopy from x.md\ncopy to y.md\n", {"whole": True}),
        (b"new file mode 100644\nindex 0000000..e69de29\n", {"whole": True}),
        (b"index 1..2 100644\nBinary files a/x.md and b/x.md differ\n", {"whole": True}),
        (b"index 1..2 100644\nGIT binary patch\nliteral 3\nKcmZ\n\nliteral 2\nJcmX\n", {"whole": True}),
        (b"deleted file mode 100644\nindex 1..0\n--- a/x.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", {"gone": True}),
        (b"deleted file mode 100644\nindex 1..0\n", {"gone": True}),
        (b"new file mode 120000\nindex 0..1\n--- /dev/null\n+++ b/x.md\n@@ -0,0 +1 @@\n+to\n", {"gone": True}),
        (b"index 1..2 120000\n--- a/x.md\n+++ b/x.md\n" + HUNK, {"gone": True}),
        (b"index 1..2 160000\n--- a/x.md\n+++ b/x.md\n" + HUNK, {"gone": True}),  # a submodule
    ],
)  # fmt: skip
def test_what_has_no_lines_of_its_own(rest: bytes, expected: dict[str, bool]) -> None:
    change = only(git(b"a/x.md", b"b/x.md", rest))
    assert {key: True for key in ("whole", "gone") if getattr(change, key)} == expected
    assert change.content == ("whole" in expected) or change.gone


@pytest.mark.parametrize(
    ("hunks", "ranges"),
    [
        (b"@@ -3 +3 @@ The lake\n-a\n+b\n", [(3, 3)]),
        (b"@@ -1,3 +1,4 @@\n a\n+b\n+c\n-d\n e\n", [(2, 3)]),
        (b"@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n@@ -9 +9,2 @@\n x\n+y\n", [(2, 2), (10, 10)]),
        (b"@@ -5,2 +4,0 @@\n-a\n-b\n", [(4, 5)]),  # what stood on either side
        (b"@@ -1 +0,0 @@\n-a\n", [(0, 1)]),
        (b"@@ -1,3 +1,2 @@\n a\n-b\n c\n", [(1, 2)]),
        (b"@@ -1,5 +1,3 @@\n-a\n b\n-c\n d\n e\n", [(0, 2)]),  # joined
        (b"@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n", [(1, 1)]),
        (b"@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n", [(1, 1)]),
        (b"@@ -1,2 +1,2 @@\n\n-a\n+b\n", [(2, 2)]),  # an empty line whose space was cut off
        (b"@@ -1,2 +1,2 @@\n--- a\n-b\n+++ c\n+@@ -1 +1 @@\n", [(1, 2)]),  # text like a header
        (b"@@ -1 +1,2 @@\n a\rb\x0cc\xe2\x80\xa8d\n+e\r\n", [(2, 2)]),
    ],
)  # fmt: skip
def test_lines(hunks: bytes, ranges: list[tuple[int, int]]) -> None:
    assert list(only(b"--- a/x.md\n+++ b/x.md\n" + hunks).ranges) == ranges


@pytest.mark.parametrize(
    ("diff", "said"),
    [
        (b"The lake is low.\n", "holds no unified diff"),
        (b"*** a.md\n--- b.md\n***************\n*** 1 ****\n! a\n--- 1 ----\n! b\n", "holds no unified diff"),
        (b"diff --cc x.md\nindex 1,2..3\n--- a/x.md\n+++ b/x.md\n@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n", "line 1: "),
        (b"--- a/x.md\n+++ b/x.md\n@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n", "line 3: compares with several parents"),
        (b"--- a/x.md\n+++ b/x.md\n@@ -1,2 +1,5 @@\n-a\n+b\n", "cut short"),
        (b"--- a/x.md\n+++ b/x.md\n@@ -1,2 +1,2 @@\n-a\nb\n", "line 5: no line of a diff"),
        (b"--- a/x.md\n+++ b/x.md\n@@ -1,1 +1,2 @@\n-a\n-b\n+c\n", "line 5: the hunk has more lines than it says"),
        (b"--- a/x.md\n+++ b/x.md\n@@ here @@\n", "line 3: expected @@"),
        (b"--- a/x.md\n+++ b/x.md\n@@ -99999999999 +1 @@\n", "line 3: expected @@"),
        (git(b"a/x.md", b"b/x.md", b"index 1..2 100644\n--- a/x.md\n"), "expected +++"),
        (git(b"a", b"/b c", b"new file mode 100644\n"), "cannot be told apart"),
        ("--- a/x.md\n".encode("utf-16"), "is UTF-16"),
        (b"--- o/x.md\n+++ n/x.md\n" + HUNK + b"Only in n: y.md\n", "line 6: says nothing of a file that only one"),
    ],
)  # fmt: skip
def test_what_is_no_diff_is_refused(diff: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=r"^x\.diff: ") as error:
        changes(diff)
    assert said in str(error.value)


def test_nothing_is_no_diff_that_changes_nothing() -> None:
    assert changes(b"") == []
    assert changes(b"\n\r\n") == []


def test_a_diff_may_be_long_and_have_long_lines_within_its_limit() -> None:
    body = b"+" + b"x" * 3_000_000 + b"\n"
    diff = b"--- a/x.md\n+++ b/x.md\n@@ -0,0 +1,4 @@\n" + body * 4
    tracemalloc.start()
    assert only(diff).ranges == ((1, 4),)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000
    with pytest.raises(ReadError, match="over the limit of 10 MiB"):
        changes(diff, 10 * 2**20)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=20), st.integers(0, 40), st.integers(0, 9))
def test_touches_is_what_the_ranges_say(parts: list[tuple[int, int]], first: int, more: int) -> None:
    ranges, at = [], 0
    for gap, length in parts:
        ranges.append((at + gap, at + gap + length))
        at += gap + length + 1
    assert all(one[1] < other[0] for one, other in pairwise(ranges))
    changed = {line for start, end in ranges for line in range(start, end + 1)}
    expected = any(line in changed for line in range(first, first + more + 1))
    assert Change("x", ranges=tuple(ranges)).touches(first, first + more) == expected


@given(st.binary(max_size=400) | st.text("-+@ \n\\dif,01ab/git\t", max_size=400).map(str.encode))
def test_anything_is_read_or_refused(diff: bytes) -> None:
    for prefix in (b"", b"diff --git a/x b/x\n", b"--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n"):
        try:
            found = changes(prefix + diff)
        except ReadError as error:
            assert str(error).startswith("x.diff: ")
        else:
            for change in found:
                assert list(change.ranges) == sorted(change.ranges)


@given(st.binary(max_size=60))
def test_any_name_is_read(name: bytes) -> None:
    line_name(name)
    header_names(name)
