"""The settings of an editor: what it says when it starts the server, and in its configuration later on.

    {"preset": "news", "select": ["tables"], "ignore": ["dates"], "minConfidence": "high", "config": "house.toml"}

The same below a key ``sourcecheck``. What is null or empty is as the configuration says. A wrong value does not
count, and is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sourcecheck.errors import suggestion
from sourcecheck.finding import Confidence
from sourcecheck.lsp.jobs import Terms

__all__ = ["KEYS", "SECTION", "given", "terms"]

SECTION: Final = "sourcecheck"
_LEVELS: Final = {level.label: level for level in Confidence}
_LISTS: Final = ("select", "ignore")
KEYS: Final = ("preset", *_LISTS, "minConfidence", "config")
_OF_CLIENTS: Final = ("command", "trace", "enable")  # an extension's own, in the same section
_MOST: Final = 500  # names in a list, and characters of a name


def given(value: object) -> Mapping[str, Any]:
    """The settings in what a client sent: below our name, or at the top."""
    if not isinstance(value, Mapping):
        return {}
    inner = value.get(SECTION)
    return inner if isinstance(inner, Mapping) else {key: one for key, one in value.items() if key != SECTION}


def terms(*layers: Mapping[str, Any]) -> tuple[Terms, tuple[str, ...]]:
    """What settings say together, later ones over earlier ones, and what is wrong with them, a line each."""
    found = Terms()
    wrong: list[str] = []
    merged: dict[str, Any] = {}
    for layer in layers:
        merged.update((key, value) for key, value in layer.items() if not _is_empty(value))
    for key, value in merged.items():
        if key in _LISTS:
            names = tuple(_names(value))
            if None in names or len(names) > _MOST:
                wrong.append(_said(key, "a list of rules or families", value))
            else:
                found = found._replace(select=names) if key == "select" else found._replace(ignore=names)
        elif key == "minConfidence":
            if isinstance(value, str) and value in _LEVELS:
                found = found._replace(min_confidence=_LEVELS[value])
            else:
                wrong.append(_said(key, f"one of {', '.join(_LEVELS)}", value))
        elif key in ("preset", "config"):
            if isinstance(value, str) and len(value) <= 4096 and "\0" not in value:
                found = found._replace(preset=value) if key == "preset" else found._replace(config=value)
            else:
                wrong.append(_said(key, "a name" if key == "preset" else "the path of a file", value))
        elif key not in _OF_CLIENTS:
            shown = repr(str(key)[:80])
            wrong.append(f"settings of the editor: {shown}: there is no such setting{suggestion(str(key)[:80], KEYS)}")
    return found, tuple(wrong)


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [])


def _names(value: object) -> Iterator[Any]:
    """The names of a list, or of a string with commas; None in place of what is none."""
    parts = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else [None]
    for part in parts:
        name = part.strip() if isinstance(part, str) else ""
        yield name if 0 < len(name) <= _MOST else None


def _said(key: str, expected: str, value: object) -> str:
    return f"settings of the editor: {key}: expected {expected}, got {repr(value)[:80]}"
