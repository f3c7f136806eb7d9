"""The ZIP archive that a Word file is, opened with care: what it holds is looked at before anything is unpacked.

A file of a few kilobytes can promise gigabytes, and can say less than it holds. So its own list is judged first (how
many members, how large, how they are called), and each member is then unpacked no further than that list says.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from sourcecheck.errors import ReadError
from sourcecheck.readers import limits

__all__ = ["Archive", "Broken"]

_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the two that the format allows (ISO/IEC 29500-2, C.4)
_ENTRY: Final = b"PK\x01\x02"  # begins an entry of an archive's list
_CHUNK: Final = 256 * 1024


class Broken(ReadError):
    """A file is no archive, or a spoiled one."""


class Archive:
    """The members of an archive by name.

    Args:
        data: the file.
        path: named in errors.

    Raises:
        Broken: it is none, or a spoiled one.
        ReadError: it is over a limit, encrypted, or has members that no Word file has.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._left = limits.WORD_XML
        if data.count(_ENTRY) > 2 * limits.ARCHIVE_MEMBERS:  # before each becomes an object
            raise ReadError(f"{path}: holds more than {limits.ARCHIVE_MEMBERS:,} parts; the limit keeps runs safe")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except Exception as error:
            raise Broken(f"{path}: is damaged, or not all of it is there: open it in Word and save it anew") from error
        self._judge(infos)
        self.members = tuple(infos)
        self._names = {info.filename.lower(): info for info in infos if not info.is_dir()}

    def _judge(self, infos: list[zipfile.ZipInfo]) -> None:
        path = self._path
        if len(infos) > limits.ARCHIVE_MEMBERS:
            raise ReadError(f"{path}: holds more than {limits.ARCHIVE_MEMBERS:,} parts; the limit keeps runs safe")
        seen: set[str] = set()
        total = 0
        for info in infos:
            name = info.filename
            if name.lower() in seen:
                raise ReadError(f"{path}: holds two parts called {name!r}: not written by a word processor")
            seen.add(name.lower())
            if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
                raise ReadError(f"{path}: holds a part called {name!r}: not written by a word processor")
            if info.flag_bits & 0x1:
                raise ReadError(f"{path}: is locked with a password: save it as .docx without one")
            if info.compress_type not in _METHODS:
                raise ReadError(f"{path}: {name!r} is packed as no Word file is: save it anew as .docx")
            total += info.file_size
            if total > limits.ARCHIVE_BYTES:
                size = f"{limits.ARCHIVE_BYTES // 2**20} MiB"
                raise ReadError(f"{path}: unpacks to more than {size}; the limit keeps runs safe")
            if info.file_size > max(info.compress_size, limits.ARCHIVE_EVEN) * limits.ARCHIVE_RATIO:
                raise ReadError(f"{path}: {name!r} unpacks to far more than it takes; the limit keeps runs safe")

    def has(self, name: str) -> bool:
        """Whether there is such a member; names differ in more than small and capital letters."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """A part of the document, unpacked.

        Raises:
            KeyError: there is none.
            ReadError: it is spoiled, or all that are read are over the limit.
        """
        parts: list[bytes] = []
        for part in self._unpacked(self._names[name.lower()]):
            self._left -= len(part)
            if self._left < 0:
                size = f"{limits.WORD_XML // 2**20} MiB"
                raise ReadError(f"{self._path}: its text takes more than {size}; the limit keeps runs safe")
            parts.append(part)
        return b"".join(parts)

    def copied(self, info: zipfile.ZipInfo) -> bytes:
        """A member as it is; all of them together are under the limit that their list was judged by.

        Raises:
            ReadError: it is spoiled.
        """
        return b"".join(self._unpacked(info))

    def _unpacked(self, info: zipfile.ZipInfo) -> list[bytes]:
        parts: list[bytes] = []
        try:
            with self._zip.open(info) as member:  # which gives no more than the list says, and checks its sum
                while part := member.read(_CHUNK):
                    parts.append(part)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
            raise Broken(
                f"{self._path}: {info.filename!r} in it is damaged: open it in Word and save it anew"
            ) from error
        return parts
