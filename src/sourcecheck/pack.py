"""Rules compiled into one file, so that a run reads neither YAML nor a validator.

The library's pack is made when the package is built. For a checkout and for a
project's own folders a pack is kept in the user's cache folder, under a name that
changes with this package's version and code and with the size and time of every file.

JSON, because a pack may be read from a place where others could have put one:
reading it cannot run code, and what does not fit is thrown away and made again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from sourcecheck.document import Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.presets import Preset
from sourcecheck.rule import Example, Finder, Matcher, Rule, Step

__all__ = ["SHIPPED", "Pack", "cache_folder", "compile_folder", "dumps", "folder", "loads", "read"]

SHIPPED: Final = "rules-pack.json"  # beside the package's modules, in a wheel
_FORM: Final = 1  # of the file; another number is another file
# Code on which a compiled rule depends: in a checkout it changes without the version.
_CODE: Final = (
    "pack.py", "rule.py", "rule_file.py", "rule_folder.py", "rule_schema.py", "shapes.py", "guarded_yaml.py",
    "matching/phrases.py", "matching/literals.py", "matching/folding.py", "matching/sequences.py",
)  # fmt: skip
_HERE = os.path.dirname(os.path.abspath(__file__))


class Pack(NamedTuple):
    """The YAML rules, presets and word lists of one folder."""

    rules: tuple[Rule, ...]
    presets: tuple[Preset, ...]
    words: Mapping[str, tuple[str, ...]]


def compile_folder(path: str, ours: bool, shared: Mapping[str, Sequence[str]] = {}) -> Pack:
    """Read a folder's YAML; see ``rule_folder.read_folder`` for what is raised."""
    from sourcecheck.rule_folder import read_folder

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
    with open(path, encoding="utf-8") as file:
        return loads(file.read())


def folder(path: str, ours: bool, shared: Mapping[str, Sequence[str]] = {}) -> Pack:
    """The rules of a folder: from the cache where nothing has changed, else from its YAML.

    Raises:
        UsageError: there is no such folder.
        RuleError: all that is wrong with its files.
    """
    # Known by file name, size and time: reading the names is the only work when nothing changed.
    from sourcecheck.rule_files import yaml_files

    name = _key(path, ours, shared, [(name, state.st_size, state.st_mtime_ns) for name, state in yaml_files(path)])
    kept = cache_folder()
    if kept:
        try:
            return read(os.path.join(kept, name))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            pass
    made = compile_folder(path, ours, shared)
    if kept:
        _keep(kept, name, dumps(made))
    return made


def _key(path: str, ours: bool, shared: Mapping[str, Sequence[str]], files: list[tuple[str, int, int]]) -> str:
    from hashlib import blake2b

    from sourcecheck import __version__

    code = []
    for name in _CODE:
        state = os.stat(os.path.join(_HERE, name))
        code.append((state.st_size, state.st_mtime_ns))
    known = (_FORM, __version__, code, sys.version_info[:2], path, os.path.realpath(path), ours, sorted(shared.items()))
    return f"rules-{blake2b(repr((known, files)).encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}.json"


def cache_folder() -> str:
    """The folder for packs, made with access for its owner only; an empty string where there can be none."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    if not os.path.isabs(base):  # as the XDG specification says of relative paths
        return ""
    path = os.path.join(base, "sourcecheck")
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        state = os.lstat(path)
    except OSError:
        return ""
    if sys.platform != "win32" and (state.st_uid != os.geteuid() or state.st_mode & 0o022 or os.path.islink(path)):
        return ""  # others could write there
    return path


def _keep(kept: str, name: str, text: str) -> None:
    """Write a pack whole or not at all; without a place for it the YAML is read each time."""
    temporary = os.path.join(kept, f".{name}.{os.getpid()}")
    try:
        with open(temporary, "x", encoding="utf-8", opener=_private) as file:
            file.write(text)
        os.replace(temporary, os.path.join(kept, name))
    except OSError:
        try:
            os.unlink(temporary)
        except OSError:
            return


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


# Values and JSON ---------------------------------------------------------------


def dumps(pack: Pack) -> str:
    """A pack as text."""
    import json

    return json.dumps(
        {
            "form": _FORM,
            "rules": [_rule(rule) for rule in pack.rules],
            "presets": [{**preset._asdict(), "severities": dict(preset.severities)} for preset in pack.presets],
            "words": dict(pack.words),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def loads(text: str) -> Pack:
    """The pack that a text stands for.

    Raises:
        ValueError, KeyError, TypeError: it is not one.
    """
    import json

    data = json.loads(text)
    if not isinstance(data, dict) or data.get("form") != _FORM:
        raise ValueError("not a pack of this version")
    return Pack(
        tuple(_read_rule(item) for item in data["rules"]),
        tuple(_read_preset(item) for item in data["presets"]),
        {name: tuple(words) for name, words in data["words"].items()},
    )


# Fields that are as Rule's defaults are left out; a file of rules is half as long so.
_SAME: Final = Rule._field_defaults


def _rule(rule: Rule) -> dict[str, Any]:
    said = {name: value for name, value in rule._asdict().items() if name not in _SAME or value != _SAME[name]}
    if rule.matcher is not None:
        said["matcher"] = _shortened(rule.matcher)
        said["matcher"]["finder"] = _finder(rule.matcher.finder)
        if rule.matcher.unless is not None:
            said["matcher"]["unless"] = _finder(rule.matcher.unless)
    for side in ("bad", "good"):
        said[side] = [item if isinstance(item, str) else _shortened(item) for item in said[side]]
    return said


def _finder(finder: Finder) -> dict[str, Any]:
    said = _shortened(finder)
    if finder.sequences:
        said["sequences"] = [[_shortened(step) for step in steps] for steps in finder.sequences]
    return said


def _shortened(value: Any) -> dict[str, Any]:
    defaults = value._field_defaults
    return {name: item for name, item in value._asdict().items() if name not in defaults or item != defaults[name]}


def _read_rule(said: dict[str, Any]) -> Rule:
    said["severity"] = Severity(said["severity"])
    said["confidence"] = Confidence(said["confidence"])
    for name in ("references", "scopes", "types", "not_types", "languages", "needs"):
        if name in said:
            said[name] = tuple(said[name])
    if "formats" in said:
        said["formats"] = tuple(map(Format, said["formats"]))
    for side in ("bad", "good"):
        said[side] = tuple(map(_read_example, said[side]))
    matcher = said["matcher"]
    matcher["finder"] = _read_finder(matcher["finder"])
    if "unless" in matcher:
        matcher["unless"] = _read_finder(matcher["unless"])
    said["matcher"] = Matcher(**matcher)
    return Rule(**said)


def _read_example(said: str | dict[str, Any]) -> str | Example:
    if isinstance(said, str):
        return said
    if "format" in said:
        said["format"] = Format(said["format"])
    return Example(**said)


def _read_finder(said: dict[str, Any]) -> Finder:
    for name in ("phrases", "patterns", "items"):
        if name in said:
            said[name] = tuple(said[name])
    if "literals" in said:
        said["literals"] = tuple(map(tuple, said["literals"]))
    if "sequences" in said:
        said["sequences"] = tuple(tuple(map(_read_step, steps)) for steps in said["sequences"])
    return Finder(**said)


def _read_step(said: dict[str, Any]) -> Step:
    for name in ("any", "endings"):
        if name in said:
            said[name] = tuple(said[name])
    return Step(**said)


def _read_preset(said: dict[str, Any]) -> Preset:
    said["severities"] = {name: Severity(level) for name, level in said["severities"].items()}
    said["confidence"] = Confidence(said["confidence"])
    said["rules"], said["without"] = tuple(said["rules"]), tuple(said["without"])
    return Preset(**said)
