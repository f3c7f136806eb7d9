"""What fixes would change, as a unified diff that ``git apply`` and ``patch`` take.

The form is that of ``diff -u`` (POSIX) with git's names of files (``a/``, ``b/``, quoted as C strings where they are
odd). Lines are bytes of the file up to a line feed, so that carriage returns, byte-order marks and other encodings
survive. Which lines changed is known from the edits: ``difflib`` would find it out again, and takes quadratic time for
texts that repeat themselves.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import AnyStr, Final, Generic

from sourcecheck.fixing.edits import Kept
from sourcecheck.readers.encode import encoded
from sourcecheck.records import NamedTuple
from sourcecheck.terminal import Palette, safe

__all__ = ["Change", "patch", "shown"]

_CONTEXT: Final = 3  # lines around a change, as in git's own diffs
_NO_END: Final = "\\ No newline at end of file\n"
_STYLES: Final = {"-": "error", "+": "good"}
_ESCAPES: Final = {"\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r",
                   '"': '\\"', "\\": "\\\\"}  # fmt: skip


class Change(NamedTuple):
    """A file and what it would become: its name and encoding, both texts, and what they share, in order."""

    path: str
    encoding: str
    old: str
    new: str
    kept: tuple[Kept, ...]


class _Gap(NamedTuple):
    """What changed: a range of the old text or its lines, and the range of the new one in its place."""

    start: int
    end: int
    new_start: int
    new_end: int


class _Lines(Generic[AnyStr]):
    """A text in lines, each with its line feed; the last one may have none."""

    def __init__(self, text: AnyStr, feed: AnyStr) -> None:
        self.lines: list[AnyStr] = [line + feed for line in text.split(feed)]
        self.lines[-1] = self.lines[-1][: -len(feed)]
        self.starts = [0]
        for line in self.lines[:-1]:
            self.starts.append(self.starts[-1] + len(line))
        if not self.lines[-1]:
            self.lines.pop()

    def line(self, at: int) -> int:
        """The number, from 0, of the line that holds a place; the end of the text may lie behind the last one."""
        return bisect_right(self.starts, at) - 1


def patch(change: Change) -> Iterator[bytes]:
    """The pieces of a patch, in the file's own encoding."""
    old, new = (_Lines(encoded(text, change.encoding), b"\n") for text in (change.old, change.new))
    for side, mark in (("---", "a"), ("+++", "b")):
        name = _quoted(f"{mark}/{_relative(change.path)}")
        yield f"{side} {name}\n".encode("utf-8", "surrogateescape")
    for head, lines in _hunks(old, new, _in_bytes(change)):
        yield f"{head}\n".encode()
        for sign, line in lines:
            yield sign.encode() + line
            if not line.endswith(b"\n"):
                yield f"\n{_NO_END}".encode()


def shown(change: Change, palette: Palette) -> Iterator[str]:
    """The lines of a diff for people: safe for a terminal, in colours where these are wanted."""
    old, new = _Lines(change.old, "\n"), _Lines(change.new, "\n")
    for side, mark in (("---", "a"), ("+++", "b")):
        yield palette("bold", f"{side} {safe(f'{mark}/{_relative(change.path)}')}") + "\n"
    for head, lines in _hunks(old, new, _gaps(change.kept, len(change.old), len(change.new))):
        yield palette("rule", head) + "\n"
        for sign, line in lines:
            text = sign + safe(line.removesuffix("\n"))
            yield (palette(_STYLES[sign], text) if sign in _STYLES else text) + "\n"
            if not line.endswith("\n"):
                yield _NO_END


def _gaps(kept: Sequence[Kept], old_length: int, new_length: int) -> list[_Gap]:
    """What lies between the stretches that two texts share."""
    gaps = []
    old = new = 0
    for one in (*kept, Kept(old_length, new_length, 0)):
        if one.old > old or one.new > new:
            gaps.append(_Gap(old, one.old, new, one.new))
        old, new = one.old + one.length, one.new + one.length
    return gaps


def _in_bytes(change: Change) -> list[_Gap]:
    """The same in offsets of bytes."""
    gaps = _gaps(change.kept, len(change.old), len(change.new))
    old = _Offsets(change.old, change.encoding)
    new = _Offsets(change.new, change.encoding)
    return [_Gap(old.at(gap.start), old.at(gap.end), new.at(gap.new_start), new.at(gap.new_end)) for gap in gaps]


class _Offsets:
    """Places of a text in its bytes, asked for in order."""

    def __init__(self, text: str, encoding: str) -> None:
        self._text, self._encoding = text, encoding
        self._mark = len(encoded("", encoding))
        self._known = (0, self._mark)

    def at(self, place: int) -> int:
        before, size = self._known
        size += len(encoded(self._text[before:place], self._encoding)) - self._mark
        self._known = place, size
        return size


def _hunks(
    old: _Lines[AnyStr], new: _Lines[AnyStr], gaps: Sequence[_Gap]
) -> Iterator[tuple[str, Iterator[tuple[str, AnyStr]]]]:
    """The hunks of a diff: the line that says where, and the lines with their signs."""
    waiting: list[_Gap] = []
    for lines in _changed_lines(old, new, gaps):
        if waiting and lines.start - waiting[-1].end > 2 * _CONTEXT:
            yield _hunk(old, new, waiting)
            waiting = []
        waiting.append(lines)
    if waiting:
        yield _hunk(old, new, waiting)


def _changed_lines(old: _Lines[AnyStr], new: _Lines[AnyStr], gaps: Sequence[_Gap]) -> list[_Gap]:
    """The ranges of lines that differ; what changed in lines side by side is one."""
    found: list[_Gap] = []
    for gap in gaps:
        lines = _Gap(
            old.line(gap.start), old.line(gap.end) + 1, new.line(gap.new_start), new.line(gap.new_end) + 1
        )  # fmt: skip
        if found and lines.start <= found[-1].end:
            lines = _Gap(found[-1].start, lines.end, found[-1].new_start, lines.new_end)
            found.pop()
        found.append(lines)
    return [lines for one in found if (lines := _without_equal(old, new, one)).end - lines.start + lines.new_end
            - lines.new_start]  # fmt: skip


def _without_equal(old: _Lines[AnyStr], new: _Lines[AnyStr], lines: _Gap) -> _Gap:
    """The range without the lines at its edges that are the same: a line that was deleted as a whole touches two."""
    start, end, new_start, new_end = lines
    end, new_end = min(end, len(old.lines)), min(new_end, len(new.lines))
    while start < end and new_start < new_end and old.lines[start] == new.lines[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old.lines[end - 1] == new.lines[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return _Gap(start, max(end, start), new_start, max(new_end, new_start))


def _hunk(
    old: _Lines[AnyStr], new: _Lines[AnyStr], changes: Sequence[_Gap]
) -> tuple[str, Iterator[tuple[str, AnyStr]]]:
    first, last = changes[0], changes[-1]
    before = min(_CONTEXT, first.start)
    after = min(_CONTEXT, len(old.lines) - last.end)
    start, end = first.start - before, last.end + after
    new_start, new_end = first.new_start - before, last.new_end + after

    def lines() -> Iterator[tuple[str, AnyStr]]:
        at = start
        for change in changes:
            yield from ((" ", line) for line in old.lines[at : change.start])
            yield from (("-", line) for line in old.lines[change.start : change.end])
            yield from (("+", line) for line in new.lines[change.new_start : change.new_end])
            at = change.end
        yield from ((" ", line) for line in old.lines[at:end])

    return f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@", lines()


def _range(start: int, end: int) -> str:
    """First line and number of lines; where there is none, the line before."""
    count = end - start
    return f"{start + bool(count)}" + (f",{count}" if count != 1 else "")


def _relative(path: str) -> str:
    """The path as ``git apply`` wants it: from the current folder, if it lies there."""
    try:
        own = os.path.relpath(path)
    except ValueError:  # on another drive
        own = path
    if own.startswith(os.pardir + os.sep) or own == os.pardir:
        own = os.path.abspath(path)
    return own.replace(os.sep, "/").lstrip("/")


def _quoted(name: str) -> str:
    """A name as git writes it: as a C string where it holds what would end it; a tab ends one with spaces."""
    if any(char in _ESCAPES or char < " " or char == "\x7f" for char in name):
        return '"' + "".join(_ESCAPES.get(char) or (f"\\{ord(char):03o}" if char < " " or char == "\x7f" else char)
                             for char in name) + '"'  # fmt: skip
    return f"{name}\t" if " " in name else name
