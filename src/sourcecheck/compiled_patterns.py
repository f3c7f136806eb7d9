"""Regular expressions, compiled once and not in every run.

``re`` compiles in Python: 0.4 ms a pattern, a third of a run over one article and a fifth of one over 700 (2026-11-23).
What comes out is a row of numbers, which Python cannot store by itself. Here it is kept in the user's
cache folder, for the Python that made it, and given to the same function that ``re`` gives it to; that one
checks what it is given. Where anything is not as expected ``re.compile`` does what it always did:
without a cache folder, on another Python, with a file that is spoiled.
"""

from __future__ import annotations

import os
import re
import struct
import sys
from array import array
from binascii import crc32
from typing import Any, Final

from sourcecheck.cache_folder import cache_folder, read_ours, write_ours

__all__ = ["compiled", "keep"]

_NAME: Final = f"patterns-{sys.implementation.cache_tag}.bin"
_MADE_BY: Final = f"sourcecheck patterns 1 {sys.version!r} {sys.byteorder}\n".encode()
# Bytes of the pattern, of its groups' names, of its code; flags asked for, flags in the end; groups; checksum.
_HEAD: Final = struct.Struct("=7I")
_PLACE: Final = struct.Struct("=2I")  # checksum of a pattern and its flags, and where in the file it stands
_MOST: Final = 16_000_000  # bytes of the file; begun anew beyond, when patterns of many versions have gathered
_WORTH: Final = 16  # new patterns for which the file is written again


class _Kept:
    """The patterns of earlier runs and those that are new in this one."""

    __slots__ = ("data", "new", "places", "read")

    def __init__(self) -> None:
        self.read = False
        self.data = b""
        self.places: dict[int, int] = {}
        self.new: dict[tuple[str, int], re.Pattern[str]] = {}


_kept: Final = _Kept()


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, mostly without compiling.

    Raises:
        re.error: the pattern is not one.
    """
    flags = int(flags)
    if not _kept.read:
        _read()
    at = _kept.places.get(_sum(pattern, flags))
    found = _found(pattern, flags, at) if at is not None else None
    if found is None:
        found = _kept.new[pattern, flags] = re.compile(pattern, flags)
    return found


def keep(least: int = _WORTH) -> None:
    """Write down what was compiled, for later runs, where it is at least so much. Never raises."""
    if len(_kept.new) < least:
        return
    new, _kept.new = _kept.new, {}
    folder = cache_folder()
    if not folder:
        return
    _read()  # again: others may have written since
    records = [record for one, made in new.items() if (record := _record(*one, made)) is not None]
    write_ours(folder, _NAME, _file([*_records(), *records]))


def _read() -> None:
    """Read the file of earlier runs, of which there may be none."""
    _kept.read = True
    _kept.data, _kept.places = b"", {}
    if sys.implementation.name != "cpython":
        return
    folder = cache_folder()
    if not folder:
        return
    try:
        data = read_ours(os.path.join(folder, _NAME))
        if len(data) > _MOST or not data.startswith(_MADE_BY):
            return
        begin = len(_MADE_BY)
        (count,) = struct.unpack_from("=I", data, begin)
        numbers = struct.unpack_from(f"={2 * count}I", data, begin + 4)
        _kept.places = dict(zip(numbers[::2], numbers[1::2], strict=True))
        _kept.data = data
    except (OSError, ValueError, struct.error):
        return


def _sum(pattern: str, flags: int) -> int:
    return crc32(pattern.encode("utf-8", "surrogatepass"), flags)


def _found(pattern: str, flags: int, at: int) -> re.Pattern[str] | None:
    """The pattern that stands at a place of the file, if it is this one."""
    try:
        import _sre  # type: ignore[import-not-found]  # what re._compiler calls in the end

        said, named, size, asked, final, groups, checked = _HEAD.unpack_from(_kept.data, at)
        begin = at + _HEAD.size
        data = _kept.data[begin : begin + said + named + size]
        if data[:said] != pattern.encode("utf-8", "surrogatepass") or asked != flags:
            return None
        if crc32(data, crc32(_kept.data[at : begin - 4])) != checked:
            return None
        code = array("I")
        code.frombytes(data[said + named :])
        by_number = [name or None for name in data[said : said + named].decode().split("\n")]
        names = {name: number for number, name in enumerate(by_number) if name}
        made: re.Pattern[str] = _sre.compile(pattern, final, code.tolist(), groups, names, tuple(by_number))
    except (ImportError, AttributeError, struct.error, ValueError, IndexError, TypeError, RuntimeError, OverflowError):
        return None
    return made


def _record(pattern: str, flags: int, made: re.Pattern[str]) -> bytes | None:
    """A pattern as it is kept; None where this Python does not compile as is expected here."""
    internal: Any = re
    try:
        numbers = array("I", internal._compiler._code(internal._parser.parse(pattern, flags), flags))
        if numbers.itemsize != 4:
            return None
        names = [""] * (made.groups + 1)
        for name, number in made.groupindex.items():
            names[number] = name
        groups = "\n".join(names).encode()
        said = pattern.encode("utf-8", "surrogatepass")
        code = numbers.tobytes()
        data = said + groups + code
        head = _HEAD.pack(len(said), len(groups), len(code), flags, made.flags, made.groups, 0)[:-4]
        return head + struct.pack("=I", crc32(data, crc32(head))) + data
    except (AttributeError, TypeError, ValueError, OverflowError, struct.error):
        return None


def _records() -> list[bytes]:
    """What stands in the file that was read."""
    data = _kept.data
    records: list[bytes] = []
    for at in _kept.places.values():
        try:
            said, named, size, *_ = _HEAD.unpack_from(data, at)
        except struct.error:
            return []
        records.append(data[at : at + _HEAD.size + said + named + size])
    return records


def _file(records: list[bytes]) -> bytes:
    """The file of some records; of two for the same pattern the later counts."""
    if sum(map(len, records)) > _MOST:
        return b""
    by_sum: dict[int, bytes] = {}
    for record in records:
        said, _, _, flags, *_ = _HEAD.unpack_from(record)
        by_sum[crc32(record[_HEAD.size : _HEAD.size + said], flags)] = record
    at = len(_MADE_BY) + 4 + len(by_sum) * _PLACE.size
    places: list[bytes] = []
    for number, record in by_sum.items():
        places.append(_PLACE.pack(number, at))
        at += len(record)
    return b"".join((_MADE_BY, struct.pack("=I", len(by_sum)), *places, *by_sum.values()))
