"""Bytes to Document: one function per format, one dict.

Every reader takes decoded source and gives a Document; nothing here knows a rule. Word files have no text that could be
decoded: their reader takes the bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from sourcecheck.document import Document, Format
from sourcecheck.errors import ReadError
from sourcecheck.readers import limits

__all__ = ["DOCX", "FileFormat", "Reader", "file_format", "format_of", "most_bytes", "read", "read_text"]

# How a file is written. What is a Word file on disk is a document in Markdown to all that comes after its reader.
FileFormat = Format | Literal["docx"]
DOCX: Final = "docx"  # also the encoding of such a document

# source, path, encoding, notes -> Document
Reader = Callable[[str, str, str, tuple[str, ...]], Document]

EXTENSIONS: dict[str, Format] = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".txt": Format.TEXT,
    "": Format.TEXT,
}


def file_format(path: str) -> FileFormat | None:
    """The format that a path's extension stands for, be it of a text or of a Word file; None where it is neither."""
    return DOCX if path.lower().endswith(".docx") else format_of(path)


def format_of(path: str) -> Format | None:
    """The format of a text that a path's extension stands for; None where it is not one of ours."""
    name = path.replace("\\", "/").rpartition("/")[2]
    stem, dot, extension = name.rpartition(".")
    return EXTENSIONS.get(f".{extension.lower()}" if dot and stem else "")


def most_bytes(path: str, format: FileFormat | None = None) -> int:
    """How large a file may be, in bytes.

    Args:
        format: as it is read; None: by the extension.
    """
    return limits.ARCHIVE_BYTES if (format or file_format(path)) == DOCX else limits.BYTES


def read(data: bytes, path: str, format: FileFormat | None = None) -> Document:
    """Decode and read a file.

    Without a format and an extension it is text; where it looks like HTML, a note says so.

    Raises:
        ReadError: over the size limit, binary, of a format not known, or over a limit of its reader; a Word file where
            the package that reads them is not there.
    """
    from sourcecheck.readers.decode import decode

    most = most_bytes(path, format)
    if len(data) > most:
        # What tells no size (a pipe, a device) is not read to its end.
        size = f"{limits.mebibytes(len(data))} is " if len(data) > most + 2**19 else ""
        raise ReadError(f"{path}: {size}over the limit of {most // 2**20} MiB a file")
    chosen = format if format is not None else file_format(path)
    if chosen is None:
        raise ReadError(f"{path}: cannot read this format; sourcecheck reads Markdown, HTML, plain text and Word files")
    if chosen == DOCX:
        from sourcecheck.readers import word

        return word.read(data, path)
    if format is None and data.startswith(b"PK\x03\x04") and not _has_extension(path):
        raise ReadError(f"{path}: looks like a Word file or a ZIP archive; --format-of docx reads a Word file")
    decoded = decode(data, path, html=chosen is Format.HTML)
    notes = decoded.notes
    if format is None and chosen is Format.TEXT and not _has_extension(path) and _begins_as_html(decoded.text):
        notes = (*notes, "looks like HTML, read as text; --format-of html reads it as HTML")
    return read_text(decoded.text, path, chosen, decoded.encoding, notes)


def _has_extension(path: str) -> bool:
    stem, dot, _ = path.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return bool(stem and dot)


def _begins_as_html(source: str) -> bool:
    """Whether a page begins here, after white space, an XML declaration and comments."""
    at = 0
    while True:
        while source[at : at + 1].isspace():
            at += 1
        end = "-->" if source.startswith("<!--", at) else "?>" if source.startswith("<?xml", at) else ""
        close = source.find(end, at) if end else -1
        if close < 0:
            break
        at = close + len(end)
    words = source[at : at + 40].lower().split()
    if not words:
        return False
    opening = words[0].partition(">")[0]
    return opening == "<html" or (opening == "<!doctype" and words[1:2] != [] and words[1].startswith("html"))


def read_text(source: str, path: str, format: Format, encoding: str = "utf-8", notes: tuple[str, ...] = ()) -> Document:
    """Read source that is already decoded (a byte-order mark removed).

    Raises:
        ReadError: over a limit of the reader.
    """
    return _reader(format)(source, path, encoding, notes)


def _reader(format: Format) -> Reader:
    # Each format's parser is imported by the first file that needs it.
    if format is Format.HTML:
        from sourcecheck.readers import html

        return html.read
    if format is Format.MARKDOWN:
        from sourcecheck.readers import markdown

        return markdown.read
    from sourcecheck.readers import plain

    return plain.read
