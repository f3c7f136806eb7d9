"""TOML from people we do not know: configuration and front matter, each value with its place.

The standard library's reader says what the text means; a walk over the tokens says where
each key and value stands. Bounded before it is read: the reader's time grows with the square
of the parts of a key, and some numbers end it with an error of another kind.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["DEPTH", "LIMIT", "Key", "Place", "Toml", "TomlError", "position", "read"]

LIMIT: Final = 1024 * 1024  # bytes of UTF-8
DEPTH: Final = 64  # names and indices on the way to a value, and parts of one key

Key = tuple[str | int, ...]  # the way to a value: names of tables, indices of arrays from 0


class TomlError(ValueError):
    """Text that is not TOML, or more of it than is accepted.

    Attributes:
        problem: what is wrong, without the place.
        line, column: the place, both from 1, columns in code points.
        refused: TOML, but over a limit.
    """

    def __init__(self, problem: str, line: int, column: int, refused: bool = False) -> None:
        super().__init__(f"line {line}, column {column}: {problem}")
        self.problem = problem
        self.line = line
        self.column = column
        self.refused = refused

    def __reduce__(self) -> tuple[type[TomlError], tuple[str, int, int, bool]]:
        return TomlError, (self.problem, self.line, self.column, self.refused)


class Place(NamedTuple):
    """Where a key and its value stand; offsets in code points.

    ``text[start:end]`` is the value as written: inside the quotes of a string, with the
    brackets of an array or inline table. For a table with a header, or one that a dotted key
    makes, it is the name. The key's fields are -1 for the items of an array.
    """

    style: str  # '"' or "'" for strings, "" for other scalars, "[", "{"; "table" for what has no value of its own
    start: int
    end: int
    key_start: int = -1
    key_end: int = -1


class Toml(NamedTuple):
    """A loaded text: its value, and the place of every key and value by path, in source order."""

    value: dict[str, Any]
    places: dict[Key, Place]


def read(text: str, *, limit: int = LIMIT) -> Toml:
    """Load a TOML text and keep the place of every value.

    Raises:
        TomlError: not TOML, over ``limit`` bytes, or nested over ``DEPTH``.
    """
    if len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit:
        raise TomlError(f"over the limit of {limit // 1024} KiB", 1, 1, refused=True)
    import tomllib

    _check_keys(text)
    try:
        value = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise _error(text, str(error)) from None
    except RecursionError:
        raise TomlError("nested too deeply", 1, 1) from None
    except ValueError:  # Python refuses to convert a number of thousands of digits
        long = _long_number().search(text)
        raise TomlError("a number of too many digits", *position(text, long.start() if long else 0)) from None
    return Toml(value, _Walk(text).places)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1, columns in code points."""
    return 1 + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)


@cache
def _token() -> re.Pattern[str]:
    # A quotation mark that nothing closes is a token by itself; the reader stops there at the latest.
    return compiled(
        r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\r\n]|\\.)*"|\'[^\'\r\n]*\''
        r"|[\[\]{},=\n]|#[^\r\n]*|[^\s\[\]{},=#\"']+|[\"']",
        re.DOTALL,
    )


@cache
def _long_number() -> re.Pattern[str]:
    return compiled(r"[0-9](?:_?[0-9]){4000}")


def _check_keys(text: str) -> None:
    parts = 0
    for match in _token().finditer(text):
        token = match[0]
        if token[0] in "[]{},=\n#":
            parts = 0
        elif token in "\"'":
            return
        elif token[0] not in "\"'":
            parts += token.count(".")
            if parts > DEPTH:
                problem = f"a key with more than {DEPTH} parts"
                raise TomlError(problem, *position(text, match.start()), refused=True)


def _error(text: str, said: str) -> TomlError:
    """The reader's complaint, whose message ends with the place."""
    found = re.search(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)\Z", said, re.DOTALL)
    if found and found[2]:
        return TomlError(found[1], int(found[2]), int(found[3]))
    return TomlError(found[1] if found else said, *position(text, len(text.rstrip())))


class _Level:
    """An open array or inline table."""

    __slots__ = ("array", "index", "path")

    def __init__(self, path: Key, array: bool) -> None:
        self.path = path
        self.array = array
        self.index = 0


class _Part(NamedTuple):
    """One part of a key."""

    name: str
    start: int
    end: int


class _Walk:
    """The places of a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[Key, Place] = {}
        self._table: Key = ()
        self._counts: dict[Key, int] = {}  # of arrays of tables
        self._stack: list[_Level] = []
        self._key: list[_Part] = []  # of a key or header being read
        self._brackets = 0  # of a header being read
        self._path: Key | None = None  # of the value that comes next
        self._named = (-1, -1)  # where its key stands
        self._waiting: tuple[Key, int, int] | None = None  # a bare value: a date and a time may be two words
        for match in _token().finditer(text):
            self._take(match[0], match.start(), match.end())
        self._settle()
        if self._brackets:
            self._header()

    def _take(self, token: str, start: int, end: int) -> None:
        if token[0] == "#":
            return
        bare = token[0] not in "[]{},=\n\"'"
        if self._waiting is not None:
            if bare:
                self._waiting = (self._waiting[0], self._waiting[1], end)
                return
            self._settle()
        stack = self._stack
        if self._path is None and stack and stack[-1].array and token not in ",]\n":
            self._path, self._named = (*stack[-1].path, stack[-1].index), (-1, -1)
        if self._path is not None and token != "\n":
            self._value(self._path, token, start, end, bare)
            self._path = None
        elif token == "\n":
            if not stack:
                if self._brackets:
                    self._header()
                self._key, self._brackets = [], 0
        elif token == "=":
            self._path = self._reached(stack[-1].path if stack else self._table)
            self._key = []
        elif token == ",":
            if stack:
                stack[-1].index += 1
        elif token in "]}":
            if stack and not self._brackets:
                path = stack.pop().path
                self.places[path] = self.places[path]._replace(end=end)
        elif token == "[":
            self._brackets += 1
        elif bare:
            at = start
            for name in token.split("."):
                if name:
                    self._key.append(_Part(name, at, at + len(name)))
                at += len(name) + 1
        else:
            self._key.append(_Part(_name(token), start + 1, end - 1))

    def _settle(self) -> None:
        if self._waiting is not None:
            path, start, end = self._waiting
            self._waiting = None
            self._put(path, Place("", start, end, *self._named))

    def _value(self, path: Key, token: str, start: int, end: int, bare: bool) -> None:
        if token in "[{":
            self._put(path, Place(token, start, end, *self._named))
            self._stack.append(_Level(path, token == "["))
        elif bare:
            self._waiting = (path, start, end)
        else:
            width = 3 if token[:3] in ('"""', "'''") and len(token) >= 6 else 1
            self._put(path, Place(token[0], start + width, end - width, *self._named))

    def _reached(self, path: Key) -> Key:
        """The path of the key that was read, the tables on its way noted."""
        for part in self._key[:-1]:
            path = (*path, part.name)
            self._mention(path, part)
        last = self._key[-1]
        self._named = (last.start, last.end)
        return (*path, last.name)

    def _header(self) -> None:
        """The table of a header; ``[[name]]`` counts its tables from 0."""
        path: Key = ()
        for part in self._key[:-1]:
            path = (*path, part.name)
            self._mention(path, part)
            if path in self._counts:
                path = (*path, self._counts[path])
        last = self._key[-1]
        path = (*path, last.name)
        self._mention(path, last)
        if self._brackets > 1:
            self._counts[path] = self._counts.get(path, -1) + 1
            path = (*path, self._counts[path])
            self._mention(path, last)
        self._table = path

    def _mention(self, path: Key, part: _Part) -> None:
        if path not in self.places:
            self._put(path, Place("table", part.start, part.end, part.start, part.end))

    def _put(self, path: Key, place: Place) -> None:
        if len(path) > DEPTH:  # else paths alone would fill the memory
            raise TomlError(f"nested more than {DEPTH} deep", *position(self.text, place.start), refused=True)
        self.places[path] = place


def _name(token: str) -> str:
    """What a quoted part of a key means."""
    if "\\" not in token or token[0] == "'":
        return token[1:-1]
    import tomllib

    name: str = tomllib.loads(f"k = {token}")["k"]
    return name
