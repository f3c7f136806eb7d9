"""Regular expressions, compiled once and not in every run.

``re`` compiles in Python: 0.4 ms a pattern, a third of a run over one article and a fifth of one over 700 (2026-11-23).
What comes out is a row of numbers, which Python cannot store by itself. Here it is kept in the user's
cache folder, for the Python that made it, and given to the same function that ``re`` gives it to. Where
anything is not as expected ``re.compile`` does what it always did: without a cache folder, on another
Python, with a file that is spoiled. That function does not find every row that is no pattern's, and such a
one can crash it: hence a checksum for each, against accidents, and a file that only its owner can write.

Only for patterns that stand in the code or come of its word lists: one made of what was read in a document
would stay in the file.
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
_MADE_BY: Final = f"sourcecheck patterns 2 {sys.version!r} {sys.byteorder}\n".encode()
# Bytes of the pattern, of its groups' names, of its code; flags asked for, flags in the end; groups; checksum.
_HEAD: Final = struct.Struct("=7I")
_PLACE: Final = struct.Struct("=3I")  # checksum of a pattern and its flags, where it stands, and how long it is
_MOST: Final = 16_000_000  # bytes of the file; begun anew beyond: patterns of many versions have gathered
_WORTH: Final = 16  # new patterns for which the file is written again


class _Kept:
    """The patterns of earlier runs and those that are new in this one.

    Attributes:
        data: the file, whole. Kept open, it could not be replaced on Windows, and a program that closes all
            descriptors would have us read and close a file of its own.
        places: where each pattern stands, and how many bytes long, by checksum.
    """

    __slots__ = ("data", "new", "places", "read")

    def __init__(self) -> None:
        self.read = False
        self.data = b""
        self.places: dict[int, tuple[int, int]] = {}
        self.new: dict[tuple[str, int], re.Pattern[str]] = {}

    def record(self, place: tuple[int, int]) -> bytes:
        """What stands at a place, as far as the file goes."""
        at, size = place
        return self.data[at : at + size]


_kept: Final = _Kept()


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, mostly without compiling.

    Raises:
        re.error: the pattern is not one.
    """
    flags = int(flags)
    if not _kept.read:
        _read()
    place = _kept.places.get(_sum(pattern, flags))
    found = _restored(pattern, flags, _kept.record(place)) if place is not None else None
    if found is None:
        found = _kept.new[pattern, flags] = re.compile(pattern, flags)
    return found


def keep(least: int = _WORTH) -> None:
    """Write down what was compiled, for later runs, where it is at least so much. Never raises."""
    if len(_kept.new) < least or sys.implementation.name != "cpython":
        return
    new, _kept.new = _kept.new, {}
    folder = cache_folder(make=True)
    if not folder:
        return
    _read()  # again: others may have written since
    old = [_kept.record(place) for place in _kept.places.values()]
    made = [record for one, pattern in list(new.items()) if (record := _record(*one, pattern)) is not None]
    write_ours(folder, _NAME, _file([*old, *made]) or _file(made))


def _read() -> None:
    """Read the file of earlier runs, of which there may be none, and where in it each pattern stands."""
    _kept.read = True
    _kept.data, _kept.places = b"", {}
    folder = cache_folder() if sys.implementation.name == "cpython" else ""
    if not folder:
        return
    try:
        data = read_ours(os.path.join(folder, _NAME))
        if not data.startswith(_MADE_BY) or len(data) > _MOST:
            return  # made by another Python, or too large
        (count,) = struct.unpack_from("=I", data, len(_MADE_BY))
        numbers = struct.unpack_from(f"={3 * count}I", data, len(_MADE_BY) + 4)
    except (OSError, ValueError, OverflowError, struct.error):
        return
    _kept.data = data
    _kept.places = dict(zip(numbers[::3], zip(numbers[1::3], numbers[2::3], strict=True), strict=True))


def _sum(pattern: str, flags: int) -> int:
    return crc32(pattern.encode("utf-8", "surrogatepass"), flags)


def _restored(pattern: str, flags: int, record: bytes) -> re.Pattern[str] | None:
    """The pattern that was written down, if it is this one and whole."""
    try:
        import _sre  # type: ignore[import-not-found]  # what re._compiler calls in the end

        said, named, _, asked, final, groups, checked = _HEAD.unpack_from(record)
        data = record[_HEAD.size :]
        if data[:said] != pattern.encode("utf-8", "surrogatepass") or asked != flags:
            return None
        if crc32(data, crc32(record[: _HEAD.size - 4])) != checked:
            return None
        code = array("I")
        code.frombytes(data[said + named :])
        by_number = [name or None for name in data[said : said + named].decode().split("\n")]
        names = {name: number for number, name in enumerate(by_number) if name}
        made: re.Pattern[str] = _sre.compile(pattern, final, code.tolist(), groups, names, tuple(by_number))
    except (ImportError, AttributeError, struct.error, ValueError, TypeError, RuntimeError, OverflowError):
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
    except (AttributeError, TypeError, ValueError, RuntimeError, OverflowError, struct.error):
        return None


def _file(records: list[bytes]) -> bytes:
    """The file of some records, of two for the same pattern the later; nothing where it would be too large."""
    by_sum: dict[int, bytes] = {}
    for record in records:
        if len(record) >= _HEAD.size:
            said, _, _, flags, *_ = _HEAD.unpack_from(record)
            by_sum[crc32(record[_HEAD.size : _HEAD.size + said], flags)] = record
    at = len(_MADE_BY) + 4 + len(by_sum) * _PLACE.size
    places: list[bytes] = []
    for number, record in by_sum.items():
        places.append(_PLACE.pack(number, at, len(record)))
        at += len(record)
    return b"".join((_MADE_BY, struct.pack("=I", len(by_sum)), *places, *by_sum.values())) if at <= _MOST else b""
