"""What a file is that is called a Word file and is none, and what its owner can do about it."""

from __future__ import annotations

import os
from typing import Final

from sourcecheck.errors import ReadError
from sourcecheck.readers.word.archive import Archive, Broken

__all__ = ["SAVE_AS", "opened"]

SAVE_AS: Final = "open it in a word processor and save it as .docx"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Microsoft's compound file: old Office files and locked new ones
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_BEGINS: Final = (
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"%PDF-", "a PDF file"),
    (b"\xdb\xa5-", "a file of Word 2"),
    (b"\xffWPC", "a WordPerfect file"),
)
_OTHERS: Final = (  # members of other archives
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/manifest.xml", "an OpenDocument file (.odt)"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("Index/Document.iwa", "a Pages document"),
)


def opened(data: bytes, path: str) -> Archive:
    """The archive of a Word file.

    Raises:
        ReadError: the file is something else, which the message names, or over a limit.
    """
    if os.path.basename(path).startswith("~$"):
        raise ReadError(f"{path}: is what Word leaves beside a document that is open; check the document itself")
    if not data:
        raise ReadError(f"{path}: is empty, and no Word file")
    if data.startswith(_OLD):
        if _LOCKED in data:
            raise ReadError(f"{path}: is locked with a password: open it in Word and save it as .docx without one")
        raise ReadError(f"{path}: is an old Office file (.doc): {SAVE_AS}")
    for begins, what in _BEGINS:
        if data.startswith(begins):
            raise ReadError(f"{path}: is {what}: {SAVE_AS}")
    if not data.startswith(b"PK"):
        raise ReadError(f"{path}: is no Word file{_looks_like(data)}: {SAVE_AS}")
    archive = Archive(data, path)
    for member, what in _OTHERS:
        if archive.has(member):
            raise ReadError(f"{path}: is {what}: {SAVE_AS}")
    if archive.has("[Content_Types].xml"):
        return archive
    raise Broken(f"{path}: is a ZIP archive and no Word file: {SAVE_AS}")


def _looks_like(data: bytes) -> str:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:5].lower() == b"<?xml" or head[:5] == b"<pkg:":
        return " but XML"
    if head[:1] == b"<":
        return " but looks like HTML"
    return "" if b"\0" in head else " but looks like plain text"
