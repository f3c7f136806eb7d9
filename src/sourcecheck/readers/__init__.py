"""Bytes to Document: one function per format, one dict.

Every reader takes decoded source and gives a Document; nothing here knows a rule.
"""

from __future__ import annotations

from collections.abc import Callable

from sourcecheck.document import Document, Format
from sourcecheck.errors import ReadError
from sourcecheck.readers import limits

__all__ = ["Reader", "format_of", "read", "read_text"]

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


def format_of(path: str) -> Format | None:
    """The format that a path's extension stands for; None where it is not one of ours."""
    name = path.replace("\\", "/").rpartition("/")[2]
    stem, dot, extension = name.rpartition(".")
    return EXTENSIONS.get(f".{extension.lower()}" if dot and stem else "")


def read(data: bytes, path: str, format: Format | None = None) -> Document:
    """Decode and read a file.

    Raises:
        ReadError: over the size limit, binary, of a format not known, or over a limit of its reader.
    """
    from sourcecheck.readers.decode import decode

    if len(data) > limits.BYTES:
        raise ReadError(f"{path}: {len(data) / 2**20:.1f} MiB is over the limit of {limits.BYTES // 2**20} MiB a file")
    chosen = format if format is not None else format_of(path)
    if chosen is None:
        raise ReadError(f"{path}: cannot read this format; sourcecheck reads Markdown, HTML and plain text")
    decoded = decode(data, path, html=chosen is Format.HTML)
    return read_text(decoded.text, path, chosen, decoded.encoding, decoded.notes)


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
