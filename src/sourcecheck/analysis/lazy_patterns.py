"""Regular expressions by name, each compiled when it is first asked for.

A module of a dozen of them costs up to 10 ms to compile (2026-11-22), and most documents need two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sourcecheck.compiled_patterns import compiled

__all__ = ["LazyPatterns"]


class LazyPatterns(dict[str, re.Pattern[str]]):
    """Patterns by name.

    Args:
        sources: the patterns as they are written.

    Raises:
        KeyError: on asking for a name that is not among the sources.
    """

    __slots__ = ("_sources",)

    def __init__(self, sources: Mapping[str, str]) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, name: str) -> re.Pattern[str]:
        pattern = self[name] = compiled(self._sources[name])
        return pattern
