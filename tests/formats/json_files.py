"""JSON reports read back: as a strict parser does, against our schemas."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

__all__ = ["parsed", "visible"]

_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@cache
def _schema(name: str) -> Any:
    return json.loads((Path(__file__).parent / f"{name}.schema.json").read_text(encoding="utf-8"))


def parsed(name: str, report: str) -> Any:
    """What a report holds; nothing in it drives a terminal or a runner, and databases take all of it."""
    assert not _CONTROLS.search(report)
    assert "##[" not in report
    assert not re.search(r"^\s*::", report, re.MULTILINE)
    loaded = json.loads(report)
    assert not any(_FOREIGN.search(text) for text in _texts(loaded))
    if name:
        jsonschema.validate(loaded, _schema(name))
    return loaded


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def visible(text: str) -> str:
    """The text as others can hold it: an escape for each character that they cannot."""

    def shown(match: re.Match[str]) -> str:
        code = ord(match[0])
        if 0xDC80 <= code <= 0xDCFF:
            return f"\\x{code - 0xDC00:02x}"
        return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"

    return _FOREIGN.sub(shown, text)
