"""Rules compiled into one file, so that a run reads neither YAML nor a validator.

Rules in Python are in the library's pack too, all but their check: that is imported when
it first runs, which for most rules and most articles is never.

The library's pack is made when the package is built. For a checkout and for a
project's own folders a pack is kept in the user's cache folder, one per folder. Its first
line says what it was made from: this package's version and code, the size and time of
every file; and it holds a checksum.

JSON, because a pack may be read from a place where others could have put one:
reading it cannot run code, and what does not fit is thrown away and made again. Four lines
of ASCII, which is read at once where other text would have to be decoded first: the rules and the
presets; the rules' examples; the word lists; what the rules need, as they say it.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from sourcecheck.cache_folder import cache_folder, read_ours, write_ours
from sourcecheck.edition import modules
from sourcecheck.finding import Confidence, Severity
from sourcecheck.loader.presets import Preset
from sourcecheck.loader.rule_json import as_json, examples_from_json, examples_json, from_json
from sourcecheck.loader.shelves import Examples, Shelf, Words
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Rule

__all__ = ["SHIPPED", "Pack", "compile_folder", "dumps", "folder", "loads", "read"]

SHIPPED: Final = "rules-pack.json"  # beside the package's modules, in a wheel
_KEPT: Final = 24  # packs in the cache folder, of a megabyte at most
_FORM: Final = 3  # of the file; another number is another file


class Pack(NamedTuple):
    """The rules, presets and word lists of one folder; for the library, the rules in Python too.

    ``state`` says of which files it was made, so that another says so too only where the rules are the same;
    of the pack that is shipped nothing, which changes with the package only.
    """

    rules: tuple[Rule, ...]
    presets: tuple[Preset, ...]
    words: Mapping[str, tuple[str, ...]]
    state: str = ""


def compile_folder(path: str, ours: bool, shared: Mapping[str, Sequence[str]] = {}) -> Pack:
    """Read a folder's YAML; see ``folder.read_folder`` for what is raised."""
    from sourcecheck.loader.folder import read_folder

    found = read_folder(path, ours, shared)
    return Pack(
        tuple(rule for _, rule in sorted(found.rules.items())),
        tuple(preset for _, preset in sorted(found.presets.items())),
        dict(sorted(found.words.items())),
    )


def read(path: str) -> Pack:
    """Read a pack.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not a pack of this version.
    """
    with open(path, "rb") as file:
        return loads(file.read())


def folder(
    path: str,
    ours: bool,
    shared: Mapping[str, Sequence[str]] = {},
    python: Callable[[], Sequence[Rule]] | None = None,
) -> Pack:
    """The rules of a folder: from the cache where nothing has changed, else from its YAML.

    Args:
        python: gives the rules in Python that belong to it; called only when there is no pack.

    Raises:
        UsageError: there is no such folder.
        RuleError: all that is wrong with its files.
    """
    state = _state(path, ours)
    key = _key(path, ours, shared, state)
    kept = cache_folder(make=True)
    name = f"rules-{crc32(os.path.realpath(path).encode('utf-8', 'surrogateescape')):08x}-{ours:d}.json"
    if kept:
        try:
            return _read_kept(os.path.join(kept, name), key)._replace(state=state)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass
    made = compile_folder(path, ours, shared)
    if python is not None:
        made = made._replace(rules=(*made.rules, *python()))
    if _state(path, ours) != state:  # changed while they were read: these rules nobody will read again
        return made._replace(state=os.urandom(16).hex())
    if kept:
        data = dumps(made).encode()
        if write_ours(kept, name, _made_from(key, data) + data):
            _clear(kept)
    return made._replace(state=state)


def _state(path: str, ours: bool) -> str:
    """What is known of a folder's files: of ours name, size and time, so that reading the names is the only work.

    A project's own are few and may come with any time, as an archive unpacked has it: these are read.
    """
    from sourcecheck.loader.files import contents, yaml_files

    files = yaml_files(path)
    if not ours:
        return contents(path, files).hex()
    return repr([(name, state.st_size, state.st_mtime_ns) for name, state in files])


def _read_kept(path: str, key: str) -> Pack:
    """Read a kept pack: a line that says what it was made from, and the pack."""
    first, end, data = read_ours(path).partition(b"\n")
    if first + end != _made_from(key, data):
        raise ValueError("made from something else, or spoiled")
    return loads(data)


def _made_from(key: str, data: bytes) -> bytes:
    """The first line: a checksum of the pack, of which half is read long after it was found to be good, and its key."""
    return f"{crc32(data):08x} {key}\n".encode()


def _key(path: str, ours: bool, shared: Mapping[str, Sequence[str]], state: str) -> str:
    """All that a pack depends on, in one line. Mostly as it is: a hash would cost a library (5 ms of start-up)."""
    from sourcecheck import __version__

    code = [(name, state.st_size, state.st_mtime_ns) for name, state in modules()]
    words = crc32(repr(sorted(shared.items())).encode())  # 300 KB of them
    known = (_FORM, __version__, code, sys.version_info[:2], path, os.path.realpath(path), ours, words)
    return repr((known, state))


def _clear(kept: str) -> None:
    """Remove the oldest packs: each folder that was ever checked has left one, those of checkouts that are gone too."""
    try:
        with os.scandir(kept) as entries:
            packs = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.startswith("rules-")]
        for _, path in sorted(packs)[:-_KEPT]:
            os.unlink(path)
    except OSError:
        return  # another run just did


def dumps(pack: Pack) -> str:
    """A pack as text."""
    examples = _line([examples_json(rule) for rule in pack.rules])
    words = _line(dict(pack.words))
    needs = _line([list(rule.needs) for rule in pack.rules])
    said = {
        "form": _FORM,
        "rules": [as_json(rule) for rule in pack.rules],
        "presets": [{**preset._asdict(), "severities": dict(preset.severities)} for preset in pack.presets],
        "shelves": [len(examples), len(words), len(needs)],
    }
    return f"{_line(said)}\n{examples}\n{words}\n{needs}\n"


def _line(said: Any) -> str:
    import json

    return json.dumps(said, separators=(",", ":"))


def loads(data: bytes) -> Pack:
    """The pack that a file holds.

    Raises:
        ValueError, KeyError, TypeError: it is not one.
    """
    import json

    first, *others = data.rstrip(b"\n").split(b"\n")
    said = json.loads(first)
    if not isinstance(said, dict) or said.get("form") != _FORM or said["shelves"] != list(map(len, others)):
        raise ValueError("not a pack of this version")
    examples, words, needs = others
    shelf = Shelf(examples, lambda rows: list(map(examples_from_json, rows)))
    needed = Shelf(needs, lambda rows: list(map(tuple, rows)))
    return Pack(
        tuple(
            from_json(
                {**item, "bad": Examples(shelf, place, 0), "good": Examples(shelf, place, 1)},
                partial(_at, needed, place),
            )
            for place, item in enumerate(said["rules"])
        ),
        tuple(_read_preset(item) for item in said["presets"]),
        Words(Shelf(words, lambda lists: {name: tuple(entries) for name, entries in lists.items()})),
    )


def _at(shelf: Shelf[list[tuple[str, ...]]], place: int) -> tuple[str, ...]:
    return shelf.value()[place]


def _read_preset(said: dict[str, Any]) -> Preset:
    said["severities"] = {name: Severity(level) for name, level in said["severities"].items()}
    said["confidence"] = Confidence(said["confidence"])
    said["rules"], said["without"] = tuple(said["rules"]), tuple(said["without"])
    return Preset(**said)
