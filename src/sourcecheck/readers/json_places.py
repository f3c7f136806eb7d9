"""JSON with the place of every string, for JSON-LD in pages.

``json`` gives values without places. This reader is forgiving where pages are
careless (raw line ends in strings, trailing commas, comment marks around the
script) and gives what it has read when something else is wrong. It keeps its
own stack: nesting costs memory, never the interpreter's.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple, TypeAlias

from sourcecheck.text import Span

__all__ = ["Node", "Parsed", "Text", "parse"]

DEPTH: Final = 100
NODES: Final = 50_000


class Text(NamedTuple):
    """A string or number; ``span`` is the value in the source without its quotation marks."""

    value: str
    span: Span


Node: TypeAlias = "Text | list[Node] | dict[str, Node]"


class Parsed(NamedTuple):
    """What was read; ``error`` says what is wrong and where, None when all is well."""

    root: Node | None
    error: tuple[str, Span] | None = None


# Optional spaces, then one token. A string ends at the first quotation mark that is not escaped.
_TOKEN = re.compile(
    r"""[\s\ufeff]*(?:([][{}:,])|"((?:[^"\\]+|\\.)*+)"|([-+.\w]+)"""
    r"""|(<!--|-->|//[\t ]*(?:<!\[CDATA\[|\]\]>|-->)?[^\n{["]*|/\*[^*]*\*/|;))""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_LITERALS = frozenset(("true", "false", "null"))


def parse(source: str, start: int, end: int) -> Parsed:
    """Read the JSON value in ``source[start:end]``; never raises on bad input."""
    root: Node | None = None
    stack: list[list[Node] | dict[str, Node]] = []
    keys: list[str | None] = []  # for each open object the name that waits for its value
    nodes = 0
    at = start
    match = _TOKEN.match
    while True:
        token = match(source, at, end)
        if token is None:
            break
        begin, at = token.start(token.lastindex or 0), token.end()
        kind = token.lastindex
        value: Node | None = None
        if kind == 1:
            mark = token[1]
            if mark == ",":
                continue
            if mark == ":":
                continue
            if mark in "]}":
                if not stack or isinstance(stack[-1], dict) != (mark == "}"):
                    return Parsed(root, (f"{mark} without its opening", Span(begin, at)))
                stack.pop()
                keys.pop()
                if not stack:
                    return Parsed(root)
                continue
            value = {} if mark == "{" else []
        elif kind == 2:
            text, span = token[2], Span(*token.span(2))
            if "\\" in text:
                text = _unescaped(text)
            if stack and isinstance(stack[-1], dict) and keys[-1] is None:
                keys[-1] = text
                continue
            value = Text(text, span)
        elif kind == 3:
            value = Text("" if token[3] in _LITERALS else token[3], Span(begin, at))
        else:
            continue
        nodes += 1
        if nodes > NODES or len(stack) >= DEPTH:
            return Parsed(root, ("more than is read of one script", Span(begin, at)))
        if not stack:
            if root is not None:
                return Parsed(root, ("more than one value", Span(begin, at)))
            root = value
        else:
            parent = stack[-1]
            if isinstance(parent, list):
                parent.append(value)
            else:
                key = keys[-1]
                if key is None:
                    return Parsed(root, ("a name in quotation marks should stand here", Span(begin, at)))
                # Of a name given twice the last counts, as in json.loads.
                parent[key] = value
                keys[-1] = None
        if not isinstance(value, Text):
            stack.append(value)
            keys.append(None)
        elif not stack:
            return Parsed(root)
    rest = source[at:end].strip()
    if rest:
        place = source.index(rest[0], at, end)
        return Parsed(root, (f"unexpected {rest[0]!r}", Span(place, place + 1)))
    if stack:
        return Parsed(root, ("the end comes before everything is closed", Span(end, end)))
    return Parsed(root)


def _unescaped(text: str) -> str:
    shown = _ESCAPE.sub(
        lambda match: chr(int(match[1], 16)) if match[1] else _PLAIN.get(match[2], match[2]),
        text,
    )
    # Two escapes of a surrogate pair are one character; half a pair is shown as browsers show it.
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
