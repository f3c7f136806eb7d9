"""The matches of a pattern in a text, up to a bound."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["matches"]

_MOST = 200  # expressions read of one pattern in one block; more is no prose


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for count, match in enumerate(pattern.finditer(text)):
        if count >= _MOST:
            return
        yield match
