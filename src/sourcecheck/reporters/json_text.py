"""JSON that may be printed anywhere and is read back as it was.

Characters that could drive a terminal or a CI runner, and lone surrogates (of file names that are not UTF-8),
are written as ``\\u`` escapes, which every JSON parser undoes.
"""

from __future__ import annotations

import json
import re

from sourcecheck.compiled_patterns import compiled
from sourcecheck.reporters.portable import DRIVES

__all__ = ["dumped"]

_ODD = compiled(DRIVES)


def dumped(value: object) -> str:
    """A value as one line of JSON that drives no terminal and can be written as UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() and "\x7f" not in text and "##" not in text else _ODD.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    # json leaves ASCII as it is and makes two escapes of what lies beyond U+FFFF.
    return json.dumps(match[0])[1:-1] if match[0] > "\x7f" else f"\\u{ord(match[0]):04x}"
