"""Unified diffs, of git and of others, to the changed lines of each file.

The form is that of GNU diffutils ("Detailed Description of Unified Format") with the headers of git-diff(1)
("Generating patch text with -p"). Read line by line, so that memory does not grow with the diff.

``unidiff`` (1.0.1, 2026-11-23) was measured on twenty such diffs: it leaves quoted names quoted, passes over the
diff of a merge as one without changes, takes ``diff -u old/a.md a.md`` for a rename, and keeps 200 MB of a diff of
half a million lines. What is needed here is less than what it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from sourcecheck.changes.change import Change
from sourcecheck.changes.names import NULL, header_names, line_name, of_pair, plain_name
from sourcecheck.errors import ReadError

__all__ = ["parsed"]

_HEAD = 1 << 16  # bytes of a line that are looked at: longer names there are not
_HUNK = re.compile(rb"@@ -(\d{1,10})(?:,(\d{1,10}))? \+(\d{1,10})(?:,(\d{1,10}))? @@")
_BINARY = re.compile(rb"Binary files (.+) and (.+) differ")
_PLAIN_FILE = (b"100644", b"100755")


def parsed(stream: IO[bytes], name: str, most: int = 0) -> Iterator[Change]:
    """The files of a diff, as they come; what stands between them (messages, mail headers) is passed over.

    Args:
        stream: the diff.
        name: of the diff, for messages.
        most: bytes it may have; 0: any number.

    Raises:
        ReadError: it is no unified diff, ends early, compares with both parents of a merge, or is too large.
    """
    lines = _Lines(stream, name, most)
    found = git = False
    blank = True
    alone: ReadError | None = None
    while (line := lines.take()) is not None:
        change: Change | None = None
        if line.startswith(b"diff --git "):
            change = _git(lines, line[11:])
        elif line.startswith((b"diff --cc ", b"diff --combined ")):
            raise lines.wrong(
                "compares a merge with both of its parents; make the diff against one, as in: git diff HEAD^1"
            )
        elif line.startswith(b"* Unmerged path "):
            path = plain_name(line[16:])
            change = Change(path, path, whole=True, unmerged=True, git=True)
        elif line.startswith(b"--- ") and lines.peek().startswith(b"+++ "):
            change = _plain(lines, line_name(line[4:]))
        elif binary := _BINARY.fullmatch(line):
            change = _binary(binary)
        elif line.startswith(b"Only in ") and b": " in line:  # a new file, or one that went: diff does not say
            alone = alone or lines.wrong("says nothing of a file that only one folder has; make it with diff -N")
        blank = blank and not line.strip()
        if change is not None:
            found = True
            git = git or change.git
            yield change
    if alone is not None and not git:  # in a mail by git the words are somebody's
        raise alone
    if not found and not blank:
        raise ReadError(f"{name}: holds no unified diff, as git diff or diff -u write it")


class _Lines:
    """The lines of a diff without their ends, counted; of very long ones the beginning."""

    __slots__ = ("_left", "_most", "_name", "_next", "_stream", "number")

    def __init__(self, stream: IO[bytes], name: str, most: int) -> None:
        self.number = 0
        self._stream = stream
        self._name = name
        self._most = self._left = most
        self._next: bytes | None = None
        first = self.peek()
        if first.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ReadError(f"{name}: is UTF-16, as some shells write it; let git write it: git diff --output=FILE")
        if first.startswith(b"\xef\xbb\xbf"):
            self._next = first[3:]

    def take(self) -> bytes | None:
        """The next line; None at the end."""
        line = self._next
        if line is None:
            line = self._read()
        self._next = None
        self.number += 1
        return line.rstrip(b"\r\n") if line else None

    def peek(self) -> bytes:
        """The next line, which stays; nothing at the end."""
        if self._next is None:
            self._next = self._read()
        return self._next.rstrip(b"\r\n")

    def _read(self) -> bytes:
        line = piece = self._stream.readline(_HEAD)
        size = len(line)
        while len(piece) == _HEAD and not piece.endswith(b"\n"):
            piece = self._stream.readline(_HEAD)
            size += len(piece)
        if self._most:
            self._left -= size
            if self._left < 0:
                raise ReadError(
                    f"{self._name}: is over the limit of {self._most // 2**20} MiB for a diff; "
                    "make it without context and of fewer files, as in: git diff -U0 main -- '*.md'"
                )
        return line

    def wrong(self, why: str) -> ReadError:
        """What to raise for the line taken last."""
        return ReadError(f"{self._name}: line {self.number}: {why}")


def _git(lines: _Lines, header: bytes) -> Change:
    """The rest of a file's part of a git diff, behind ``diff --git``."""
    old, new = header_names(header) or ("", "")
    exact = blob = ""
    copied = False
    whole = gone = False
    while True:
        line = lines.peek()
        word, _, rest = line.partition(b" ")
        if word == b"index":
            # index OLD..NEW MODE; the mode is left out where it changed too
            blob = rest.partition(b"..")[2].partition(b" ")[0].decode("ascii", "replace")
            gone = gone or rest.endswith((b" 120000", b" 160000"))
        elif line.startswith((b"new file mode ", b"new mode ")):
            whole = word == b"new" and rest.startswith(b"file")
            gone = not line.endswith(_PLAIN_FILE)
        elif line.startswith(b"deleted file mode "):
            gone = True
        elif line.startswith((b"rename to ", b"copy to ")):
            exact = plain_name(line.split(b" to ", 1)[1])
            copied = word == b"copy"
        elif line.startswith((b"Binary files ", b"GIT binary patch")):
            whole = True
        elif not line.startswith((b"old mode ", b"similarity ", b"dissimilarity ", b"rename from ", b"copy from ")):
            break
        lines.take()
    ranges: tuple[tuple[int, int], ...] = ()
    if lines.peek().startswith(b"--- "):
        minus = line_name((lines.take() or b"")[4:])
        if not lines.peek().startswith(b"+++ "):
            lines.take()
            raise lines.wrong("expected +++ and a name")
        plus = line_name((lines.take() or b"")[4:])
        gone = gone or plus == NULL
        old = minus if minus != NULL else old or NULL
        new = plus if plus != NULL else new
        ranges = _hunks(lines)
    if not new and not exact and not gone:
        raise lines.wrong("the names of diff --git cannot be told apart")
    name = of_pair(old, new, git=True)
    # A copy is a new article, whatever it was made from.
    return Change(
        exact or name.path, exact or name.written, ranges, (whole or copied) and not gone, gone, git=True, blob=blob
    )


def _plain(lines: _Lines, old: str) -> Change:
    """The rest of a file's part of another diff, behind its ``---`` line."""
    new = line_name((lines.take() or b"")[4:])
    ranges = _hunks(lines)
    if new == NULL:
        return Change(old, old, gone=True)
    name = of_pair(old, new, git=False)
    return Change(name.path, name.written, ranges, whole=old == NULL)


def _binary(line: re.Match[bytes]) -> Change:
    """What GNU diff says of two files that are no text: ``Binary files OLD and NEW differ``."""
    old, new = line_name(line[1]), line_name(line[2])
    name = of_pair(old, new, git=False)
    return Change(name.path, name.written, whole=True, gone=new == NULL)


def _hunks(lines: _Lines) -> tuple[tuple[int, int], ...]:
    """The changed lines of the hunks that follow, neighbours joined."""
    ranges: list[tuple[int, int]] = []
    while lines.peek().startswith(b"@@"):
        head = lines.take() or b""
        match = _HUNK.match(head)
        if match is None:
            if head.startswith(b"@@@"):
                raise lines.wrong("compares with several parents of a merge; make the diff against one")
            raise lines.wrong("expected @@ -LINE,COUNT +LINE,COUNT @@")
        begun = int(match[3])
        kept = 1 if match[4] is None else int(match[4])
        for first, last in _blocks(lines, 1 if match[2] is None else int(match[2]), begun + (not kept), kept):
            if ranges and first <= ranges[-1][1] + 1:
                ranges[-1] = ranges[-1][0], max(ranges[-1][1], last)
            else:
                ranges.append((first, last))
    return tuple(ranges)


def _blocks(lines: _Lines, old: int, at: int, new: int) -> Iterator[tuple[int, int]]:
    """The blocks of changed lines of a hunk, on its new side.

    Where lines only went, what stood around them is changed too: whoever takes a source away changes what
    the sentences beside it rest on.

    Args:
        old, new: lines that the hunk has of either side.
        at: the line of the new side at which it begins.
    """
    added = removed = 0
    while old > 0 or new > 0:
        line = lines.take()
        sign = b"" if line is None else line[:1]
        if sign == b"+":
            new -= 1
            at += 1
            added += 1
        elif sign == b"-":
            old -= 1
            removed += 1
        elif line is not None and (sign == b" " or not sign):  # some programs cut the space of an empty line
            if added or removed:
                yield _block(at, added)
                added = removed = 0
            old -= 1
            new -= 1
            at += 1
        elif sign != b"\\":  # \ No newline at end of file
            raise lines.wrong("the diff is cut short: its hunk has more lines" if line is None else "no line of a diff")
        if old < 0 or new < 0:
            raise lines.wrong("the hunk has more lines than it says")
    if added or removed:
        yield _block(at, added)


def _block(after: int, added: int) -> tuple[int, int]:
    return (after - added, after - 1) if added else (after - 1, after)
