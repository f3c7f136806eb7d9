"""Files that the page opens: of the folder that was named, or dropped on it. Read, never written."""

from __future__ import annotations

import os
from typing import Any, Final

from sourcecheck.document import Format
from sourcecheck.engine import Source
from sourcecheck.errors import ReadError
from sourcecheck.file_bytes import read_bytes
from sourcecheck.paths import Formats, discover, is_article
from sourcecheck.readers import DOCX, file_format, format_of, most_bytes, read
from sourcecheck.readers.decode import decode
from sourcecheck.records import NamedTuple
from sourcecheck.web import limits
from sourcecheck.web.drafts import Refused, named, plain

__all__ = ["Opened", "dropped", "listed", "opened", "word_file"]

_MANY: Final = 2_000  # files of a folder that are listed


class Opened(NamedTuple):
    """A file as the draft it becomes.

    Attributes:
        file: its name in the folder that was named; empty where it is from elsewhere.
        notes: what the person should know of how it was read.
    """

    source: str
    format: Format
    name: str
    file: str = ""
    notes: tuple[str, ...] = ()


def listed(folder: str) -> dict[str, Any]:
    """The articles of a folder and below, by their names from there.

    Raises:
        Refused: no folder was named.
    """
    if not folder:
        raise Refused("No folder was named when the page was started.", 404)
    names = []
    for one in discover([folder], Formats()):
        if isinstance(one, Source):
            name = os.path.relpath(one.path, folder).replace(os.sep, "/")
            if _inside(folder, name) is not None:
                names.append(name)
    title = os.path.basename(os.path.realpath(folder)) or folder
    return {"folder": title, "files": names[:_MANY], "more": max(len(names) - _MANY, 0)}


def opened(folder: str, name: str) -> Opened:
    """A file of a folder.

    Raises:
        Refused: it is none of the folder's articles.
        ReadError: it cannot be read, or is no text.
    """
    path = _inside(folder, name) if folder and is_article(name, Formats()) else None
    if path is None:
        raise Refused("There is no such article in the folder.", 404)
    return _drafted(read_bytes(path, most_bytes(path)), os.path.basename(name))._replace(file=name)


def word_file(folder: str, name: str) -> bytes:
    """The bytes of a Word file of a folder; none where it is something else, or cannot be read any more."""
    path = _inside(folder, name) if folder and file_format(name) == DOCX else None
    try:
        return read_bytes(path, most_bytes(path)) if path is not None else b""
    except ReadError:
        return b""


def dropped(data: bytes, name: str) -> Opened:
    """A file that was dropped or chosen.

    Args:
        name: that it has where it comes from; only its extension and last part count.

    Raises:
        ReadError: it is no text, over the limit, or of a kind that is not read.
    """
    return _drafted(data, named(name, Format.TEXT))


def _drafted(data: bytes, name: str) -> Opened:
    written = format_of(name)
    if file_format(name) == DOCX:
        document = read(data, name)
        found, written, notes = document.source, document.format, document.notes
    elif written is not None:
        found, _, notes = decode(data, name, html=written is Format.HTML)
    else:
        raise ReadError(f"{name}: this kind of file is not read. Take .docx, .md, .html or .txt.")
    source = plain(found)
    if len(source.encode()) > limits.SOURCE:
        raise ReadError(f"{name}: its text is over {limits.SOURCE // 1024**2} MB. Take a part of it.")
    return Opened(source, written, name, notes=notes)


def _inside(folder: str, name: str) -> str | None:
    """The path of a file in a folder; None where it is not there, or a link is on the way to it."""
    parts = name.split("/")
    if any(part in ("", ".", "..") or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    top = os.path.realpath(folder)
    path = os.path.join(top, *parts)
    return path if os.path.realpath(path) == path and os.path.isfile(path) else None
