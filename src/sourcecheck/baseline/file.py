"""The file of a baseline: JSON with an entry a line, sorted, so that it differs where findings do.

Its schema is ``baseline.schema.json`` beside this module. It is read strictly and to a limit, since it may come
from anybody: what is wrong is said with the line or the number of the entry, and what to do.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import Any, Final

from sourcecheck.baseline.entries import Key, Known
from sourcecheck.errors import ReadError, UsageError, WriteError

__all__ = ["BYTES", "VERSION", "read", "text", "write"]

VERSION: Final = 1
BYTES: Final = 32 * 1024 * 1024  # about 190,000 findings
_ABOUT: Final = "Known findings, which sourcecheck leaves out. Hashes, no text. See: sourcecheck baseline --help"
_COUNT: Final = 1_000_000  # of one entry
_PATH: Final = 4096  # code points
_RULE: Final = r"[A-Za-z0-9][A-Za-z0-9_-]*/[A-Za-z0-9][A-Za-z0-9_-]*"
_FIELDS: Final = frozenset(("path", "rule", "key", "quote", "count"))
_MEND: Final = "restore it from version control, or delete it and run: sourcecheck baseline create"
_OTHER: Final = f"name the baseline with --baseline, or, if this is one, {_MEND}"


def text(known: Known) -> str:
    """The file for what is known: the same whatever the order in which files were checked.

    Raises:
        UsageError: it would be over the limit, and could not be read again.
    """
    lines = ",\n".join(_lines(known))
    head = f'{{\n"schema": {VERSION},\n"about": {_json(_ABOUT)},\n"entries": [\n'
    written = head + lines + ("\n]\n}\n" if lines else "]\n}\n")
    if len(written) > BYTES and len(written.encode()) > BYTES:
        raise UsageError(
            f"a baseline of {sum(map(len, known.values())):,} entries is over its limit of {BYTES // 2**20} MiB; "
            "make one for each part of the project, or begin with fewer rules"
        )
    return written


def write(path: str, shown: str, written: str) -> None:
    """Write the file of a baseline, whole or not at all; a link stays a link.

    Args:
        path, shown: as in ``read``.

    Raises:
        WriteError: it cannot be written; the message says what to do.
    """
    from sourcecheck.replacing import replacing

    target = os.path.realpath(path)
    try:
        # To replace a file asks for the folder's permission only; one that may not be written to is left alone.
        if os.path.lexists(target) and not os.access(target, os.W_OK):
            raise PermissionError(13, os.strerror(13))
        if not os.path.isdir(os.path.dirname(target)):
            raise WriteError(f"{shown}: cannot be written: there is no folder {os.path.dirname(target)}; make it first")
        with replacing(target) as out:
            out.write(written.encode())
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise WriteError(f"{shown}: cannot be written: {said}; make it and its folder writable") from None


def _lines(known: Known) -> Iterator[str]:
    for path in sorted(known):
        shown = _json(path)
        for key, count in sorted(known[path].items()):
            if count > 0:
                yield (
                    f'{{"path": {shown}, "rule": {_json(key.rule)}, "key": "{key.key}", "quote": "{key.quote}", '
                    f'"count": {count}}}'
                )


def _json(value: str) -> str:
    import json

    # Names of files are read by people; what does not show, or is no character at all, is escaped.
    return json.dumps(value, ensure_ascii=not value.isprintable())


def read(path: str, shown: str) -> dict[str, dict[Key, int]]:
    """What a baseline knows. An entry that is there twice, as merges leave it, counts once, the higher count.

    Args:
        path: of the file.
        shown: the file in messages.

    Raises:
        ReadError: it cannot be read, or is no baseline of ours; the message says what to do.
    """
    import json

    data = _bytes(path, shown)
    line = _conflict(data)
    if line:
        raise ReadError(
            f"{shown}:{line}: holds the marks of a merge that was not ended; keep the entries of both sides, one a "
            "line with a comma between, then run: sourcecheck baseline prune"
        )
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError(f"{shown}:{1 + data.count(10, 0, error.start)}: not UTF-8; {_OTHER}") from None
    except json.JSONDecodeError as error:
        raise ReadError(f"{shown}:{error.lineno}: not JSON: {error.msg}; {_OTHER}") from None
    except (RecursionError, ValueError):  # brackets without end, numbers without end
        raise ReadError(f"{shown}: not a baseline: nested too deep, or a number too long; {_MEND}") from None
    return _known(value, shown)


def _known(value: Any, shown: str) -> dict[str, dict[Key, int]]:
    from sourcecheck.loader.shapes import shown as named

    if not isinstance(value, dict) or not isinstance(value.get("entries"), list):
        raise ReadError(f"{shown}: not a baseline: it has no list of entries; {_OTHER}")
    version = value.get("schema")
    if type(version) is int and version > VERSION:
        raise ReadError(
            f"{shown}: written by a later sourcecheck (schema {min(version, 10**9)}, this one knows {VERSION}); "
            "update sourcecheck, or delete it and run: sourcecheck baseline create"
        )
    if type(version) is not int or version != VERSION:
        raise ReadError(f"{shown}: schema: expected {VERSION}, got {named(version)}; {_MEND}")
    known: dict[str, dict[Key, int]] = {}
    wrong = _Wrong()
    for number, entry in enumerate(value["entries"], 1):
        said = wrong.with_entry(entry)
        if said:
            raise ReadError(f"{shown}: entry {number}: {said}; {_MEND}")
        path = entry["path"]
        key = Key(entry["rule"], entry["key"], entry["quote"])
        of_path = known.setdefault(path, {})
        of_path[key] = max(of_path.get(key, 0), entry["count"])
    return known


class _Wrong:
    """Says what is wrong with entries; rules, of which there are few, are looked at once."""

    def __init__(self) -> None:
        import re

        self._rule = re.compile(_RULE).fullmatch
        self._hash = re.compile("[0-9a-f]{16}").fullmatch
        self._rules: set[str] = set()

    def with_entry(self, entry: Any) -> str:
        """What is wrong, empty where nothing is."""
        from sourcecheck.loader.shapes import shown

        if not isinstance(entry, dict):
            return f"expected a path, a rule, hashes and a count, got {shown(entry)}"
        if entry.keys() != _FIELDS:
            odd = sorted(map(str, entry.keys() ^ _FIELDS))[0]
            return f"{'unknown' if odd in entry else 'no'} key {shown(odd)}"
        path, rule, count = entry["path"], entry["rule"], entry["count"]
        if not isinstance(path, str) or not 0 < len(path) <= _PATH or "\0" in path or path.startswith("/"):
            return f"path: expected a path from the baseline's folder, got {shown(path)}"
        if not isinstance(rule, str) or (rule not in self._rules and (len(rule) > 120 or not self._rule(rule))):
            return f"rule: expected family/rule-name, got {shown(rule)}"
        self._rules.add(rule)
        for name in ("key", "quote"):
            if not isinstance(entry[name], str) or not self._hash(entry[name]):
                return f"{name}: expected 16 digits of a hash, got {shown(entry[name])}"
        if type(count) is not int or not 0 < count <= _COUNT:
            return f"count: expected a number from 1 to {_COUNT:,}, got {shown(count)}"
        return ""


def _bytes(path: str, shown: str) -> bytes:
    try:
        # Never waiting: a pipe or a device of this name is refused.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise ReadError(f"{shown}: not a plain file; name another with --baseline")
            data = file.read(BYTES + 1)
    except FileNotFoundError:
        said = "a link to a file that is not there" if os.path.islink(path) else "there is no such baseline"
        raise ReadError(f"{shown}: {said}; make one with: sourcecheck baseline create") from None
    except IsADirectoryError:
        raise ReadError(f"{shown}: a folder, expected the file of a baseline; name another with --baseline") from None
    except OSError as error:
        raise ReadError(f"{shown}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    except ValueError:
        raise ReadError(f"{shown!r}: not a file name") from None
    if len(data) > BYTES:
        raise ReadError(f"{shown}: over the limit of {BYTES // 2**20} MiB; {_MEND}")
    return data


def _conflict(data: bytes) -> int:
    """The line of the first mark of a merge conflict, 0 where there is none."""
    if b"<<<<<<<" not in data and b">>>>>>>" not in data:
        return 0
    import re

    mark = re.search(rb"(?m)^(?:<{7}|>{7})(?: |\r?$)", data)
    return 0 if mark is None else 1 + data.count(b"\n", 0, mark.start())
