"""File names in the headers of diffs: quoted, prefixed, and followed by times.

git and GNU diff write a name with odd characters as a C string (git-config(1), ``core.quotePath``):
``"caf\\303\\251.md"``. git puts a tab behind a name with spaces, diff and svn a tab and a time or revision.
Names are bytes in a diff; they leave here as the file system of Python has them (``os.fsdecode``).
"""

from __future__ import annotations

import os
import re
from itertools import islice

from sourcecheck.records import NamedTuple

__all__ = ["NULL", "Name", "header_names", "line_name", "of_pair", "plain_name"]

NULL = "/dev/null"
_TRIES = 32  # spaces looked at for the one between two names, which nearly always is in the middle
_QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13}
# Old and new side: the usual ones, diff.mnemonicPrefix (index, work tree, commit, object), no index at all.
_PREFIXES = frozenset({("a", "b"), ("i", "w"), ("c", "i"), ("c", "w"), ("o", "w"), ("1", "2")})


class Name(NamedTuple):
    """A name without its prefix, and as it was written."""

    path: str
    written: str


def plain_name(text: bytes) -> str:
    """The name that stands alone at the end of a line, as after ``rename to``."""
    quoted = _QUOTED.fullmatch(text)
    return os.fsdecode(_unquoted(quoted[1]) if quoted else text)


def line_name(text: bytes) -> str:
    """The name on a ``---`` or ``+++`` line, which a tab and more may follow."""
    quoted = _QUOTED.match(text)
    return os.fsdecode(_unquoted(quoted[1]) if quoted else text.partition(b"\t")[0])


def header_names(text: bytes) -> tuple[str, str] | None:
    """Both names of a ``diff --git`` line; None where it cannot be told where one ends.

    Without quotes and renames the two are of one length, so that the space in the middle parts them; else the
    one that leaves equal names behind the prefixes does.
    """
    quoted = _QUOTED.match(text)
    if quoted:
        return os.fsdecode(_unquoted(quoted[1])), plain_name(text[quoted.end() :].lstrip(b" "))
    if text.endswith(b'"'):
        at = text.find(b' "')
        return None if at < 0 else (os.fsdecode(text[:at]), plain_name(text[at + 1 :]))
    spaces = (match.start() for match in islice(re.finditer(b" ", text), _TRIES))
    for at in (len(text) // 2, *spaces):
        old, new = text[:at], text[at + 1 :]
        if text[at : at + 1] == b" " and (old == new or old.partition(b"/")[2] == new.partition(b"/")[2] != b""):
            return os.fsdecode(old), os.fsdecode(new)
    return None


def of_pair(old: str, new: str, *, git: bool) -> Name:
    """The new name of a pair, without a prefix that the two share out between them.

    Args:
        git: whether git wrote it, which puts prefixes before any two names; of others, names that are
            equal behind them tell.
    """
    one, _, old_rest = old.partition("/")
    two, _, rest = new.partition("/")
    if not rest or old == new:
        return Name(new, new)
    usual = (one, two) in _PREFIXES or (two, one) in _PREFIXES
    if old == NULL:
        usual = any(two in pair for pair in _PREFIXES)
    elif git:
        usual = usual or old_rest == rest  # --src-prefix
    else:
        usual = usual and old_rest == rest
    return Name(rest if usual else new, new)


def _unquoted(text: bytes) -> bytes:
    return _ESCAPE.sub(_unescaped, text)


def _unescaped(match: re.Match[bytes]) -> bytes:
    char = match[1]
    if char[:1].isdigit():
        return bytes([int(char, 8) & 0xFF])
    return bytes([_LETTERS[char]]) if char in _LETTERS else char
