"""One configuration file: its text, its values, the place of each, and all that is wrong with it."""

from __future__ import annotations

import os
import re
from itertools import islice
from typing import Any, Final

from sourcecheck import guarded_toml
from sourcecheck.config.form import CONFIG
from sourcecheck.config.mistakes import meant
from sourcecheck.config.no_toml import syntax
from sourcecheck.errors import ConfigError
from sourcecheck.guarded_toml import Key
from sourcecheck.records import NamedTuple
from sourcecheck.text import LineIndex

__all__ = ["PROBLEMS", "PYPROJECT", "Layer", "key_text", "read_layer"]

PYPROJECT: Final = "pyproject.toml"
PROBLEMS: Final = 40  # told of one file
_BASE: Final = ("tool", "sourcecheck")


class Layer(NamedTuple):
    """What one file says.

    Attributes:
        shown: the file in messages.
        path: the file, absolute.
        value: what it says, valid where there are no problems.
        base: the way to the values inside the file.
    """

    shown: str
    path: str
    value: dict[str, Any]
    base: Key
    lines: LineIndex
    places: dict[Key, guarded_toml.Place]
    problems: tuple[str, ...]

    @property
    def root(self) -> str:
        """The folder of the file."""
        return os.path.dirname(self.path)

    def line(self, path: Key) -> int:
        """The line of a key, or of the nearest thing around it."""
        path = (*self.base, *path)
        while path and path not in self.places:
            path = path[:-1]
        place = self.places.get(path)
        if place is None:
            return 1
        at = place.key_start if place.key_start >= 0 else place.start
        return self.lines.position(at).line

    def where(self, path: Key) -> str:
        """``file:line`` of a key."""
        return f"{self.shown}:{self.line(path)}"


def key_text(path: Key) -> str:
    """A key as one writes it in TOML; items of lists are counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else _part(part) for part in path)


def _part(name: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", name):
        return name
    return f'"{name}"' if name.isprintable() and '"' not in name and len(name) <= 60 else repr(name[:60])


def read_layer(path: str, shown: str, data: bytes | None = None) -> Layer | None:
    """Read a file; None for a ``pyproject.toml`` without a table for us.

    Args:
        path: absolute.
        shown: its name in messages.
        data: its bytes, where they were read already.

    Raises:
        ConfigError: it cannot be read, or is not TOML. What is wrong with its values
            is in ``problems``, so that all of several files can be told.
    """
    text = _text(_bytes(path, shown) if data is None else data, shown)
    try:
        toml = guarded_toml.read(text)
    except guarded_toml.TomlError as error:
        lines = text.split("\n")
        line = lines[min(error.line, len(lines)) - 1].rstrip("\r")
        said = error.problem if error.refused else syntax(line[:400], error.problem)
        raise ConfigError(f"{shown}:{error.line}: not accepted as TOML: {said}") from None
    value: Any = toml.value
    base: Key = ()
    if os.path.basename(path) == PYPROJECT:
        base = _BASE
        for name in base:
            if not isinstance(value, dict) or name not in value:
                return None
            value = value[name]
    layer = Layer(shown, path, value if isinstance(value, dict) else {}, base, LineIndex(text), toml.places, ())
    complaints = sorted(islice(CONFIG.check(value, ()), PROBLEMS + 1), key=lambda one: layer.line(one.path))
    problems = [f"{layer.where(one.path)}: {_named(one.path)}{meant(one, _at(value, one.path))}" for one in complaints]
    if len(problems) > PROBLEMS:
        problems[PROBLEMS:] = [f"{shown}:1: more is wrong; mend these first"]
    return layer._replace(problems=tuple(problems))


def _bytes(path: str, shown: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(guarded_toml.LIMIT + 1)
    except IsADirectoryError:
        raise ConfigError(f"{shown}: expected a configuration file, got a folder") from None
    except FileNotFoundError:
        raise ConfigError(f"{shown}: there is no such file") from None
    except OSError as error:
        raise ConfigError(f"{shown}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    except ValueError:
        raise ConfigError(f"{shown!r}: not a file name") from None


def _text(data: bytes, shown: str) -> str:
    if len(data) > guarded_toml.LIMIT:
        raise ConfigError(f"{shown}:1: over the limit of {guarded_toml.LIMIT // 2**20} MiB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        hint = "; it is UTF-16, save it as UTF-8" if utf16 else "; save it as UTF-8"
        raise ConfigError(f"{shown}:{line}: not UTF-8{hint}") from None


def _named(path: Key) -> str:
    return f"{key_text(path)}: " if path else ""


def _at(value: Any, path: Key) -> Any:
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
