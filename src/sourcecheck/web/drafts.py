"""What the page sends of a draft, made sure of: nothing in it is trusted."""

from __future__ import annotations

import json
import os
import re
from typing import Any, Final

from sourcecheck.document import Format
from sourcecheck.errors import SourcecheckError
from sourcecheck.records import NamedTuple
from sourcecheck.web import limits

__all__ = ["Draft", "Refused", "draft", "named", "sent", "stem"]

_NAME: Final = 200  # code points
_LEFT_OUT: Final = 100_000
_LINE_ENDS: Final = re.compile(r"\r\n?")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_EXTENSIONS: Final = {Format.TEXT: ".txt", Format.MARKDOWN: ".md", Format.HTML: ".html"}


class Refused(SourcecheckError):
    """What was sent does not say what is needed.

    Attributes:
        status: of the answer.
    """

    def __init__(self, said: str, status: int = 400) -> None:
        super().__init__(said)
        self.status = status


class Draft(NamedTuple):
    """A draft as the browser holds it.

    Attributes:
        source: its lines end with ``\\n``, as in a text field.
        name: of the file it came from, or what stands for one.
        file: of the folder that was named, relative to it; empty where it is not from there.
        aside: identities of findings that the person does not want to see; see ``checking.identities``.
    """

    source: str
    format: Format
    name: str
    file: str = ""
    aside: frozenset[str] = frozenset()


def sent(body: bytes) -> dict[str, Any]:
    """The object in a request.

    Raises:
        Refused: it is none.
    """
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused("What was sent is not JSON.") from None
    if not isinstance(value, dict):
        raise Refused("What was sent is not an object.")
    return value


def draft(value: dict[str, Any]) -> Draft:
    """The draft in a request.

    Raises:
        Refused: something is missing or of another kind, or the text is over the limit.
    """
    source = text(value, "source")
    try:
        written = Format(value.get("format", "text"))
    except ValueError:
        raise Refused("The format is text, markdown or html.") from None
    aside = value.get("aside", [])
    if not isinstance(aside, list) or len(aside) > _LEFT_OUT or not all(isinstance(one, str) for one in aside):
        raise Refused("What is set aside is a list of names.")
    file = value.get("file", "")
    if not isinstance(file, str) or (file and any(part in ("", ".", "..") for part in re.split(r"[/\\]", file))):
        raise Refused("The file is a name in the folder.")
    return Draft(source, written, named(value.get("name"), written), file, frozenset(aside))


def text(value: dict[str, Any], key: str) -> str:
    """A text of a request as a text field would hold it.

    Raises:
        Refused: there is none, or it is over the limit.
    """
    found = value.get(key)
    if not isinstance(found, str):
        raise Refused(f"The {key} is missing.")
    found = plain(found)
    if len(found) > limits.SOURCE or len(found.encode()) > limits.SOURCE:
        raise Refused(f"This text is over {limits.SOURCE // 1024**2} MB. Take a part of it.", 413)
    return found


def plain(found: str) -> str:
    """A text as the page holds it: lines end as in a text field, no halves of characters, no byte-order mark."""
    return _LINE_ENDS.sub("\n", _HALVES.sub("\ufffd", found)).removeprefix("\ufeff")


def named(name: object, format: Format) -> str:
    """A name for a draft, without folders and without what a file name does not hold."""
    said = name if isinstance(name, str) else ""
    said = os.path.basename(said.replace("\\", "/"))
    said = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028-\u202e\u2066-\u2069<>:\"|?*]", "", said)
    return said.strip(". ")[:_NAME] or f"draft{_EXTENSIONS[format]}"


def stem(name: str) -> str:
    """The name without its extension."""
    return os.path.splitext(name)[0] or name
