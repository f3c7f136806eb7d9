"""JSON with the place of every string, for JSON-LD in pages.

``json`` gives values without places. This reader is forgiving where pages are
careless (raw line ends in strings, trailing commas, comment marks around the
script) and gives what it has read when something else is wrong. It keeps its
own stack: nesting costs memory, never the interpreter's.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
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
_TOKEN = compiled(
    r"""[\s\ufeff]*(?:([][{}:,])|"((?:[^"\\]+|\\.)*+)"|((?!-->)[-+.\w]+)"""
    r"""|(<!--|-->|//[\t ]*(?:<!\[CDATA\[|\]\]>|-->)?[^\n{["]*|/\*[^*]*\*/|;))""",
    re.DOTALL,
)
_ESCAPE = compiled(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORD = compiled(r"true|false|null|-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_LITERALS = frozenset(("true", "false", "null"))


def parse(source: str, start: int, end: int) -> Parsed:
    """Read the JSON value in ``source[start:end]``; never raises on bad input.

    Commas and colons that are missing or too many are told (the first of them) and read over.
    """
    root: Node | None = None
    error: tuple[str, Span] | None = None
    stack: list[list[Node] | dict[str, Node]] = []
    keys: list[str | None] = []  # for each open object the name that waits for its value
    apart = True  # a comma or colon, or an opening bracket, stands right before
    comma = False  # and it is a comma
    nodes = 0
    at = start
    match = _TOKEN.match
    while token := match(source, at, end):
        kind = token.lastindex or 0
        place = Span(token.start(kind), token.end())
        at = place.end
        wrong = ""
        value: Node
        if kind == 4:
            continue
        if kind == 1 and token[1] in ",:":
            naming = bool(stack) and isinstance(stack[-1], dict) and keys[-1] is not None
            if apart or not stack or naming != (token[1] == ":"):
                wrong = f"unexpected {token[1]!r}"
            apart, comma = True, token[1] == ","
        elif kind == 1 and token[1] in "]}":
            if not stack or isinstance(stack[-1], dict) != (token[1] == "}"):
                return Parsed(root, error or (f"unexpected {token[1]!r}", place))
            if comma or keys[-1] is not None:
                wrong = f"something is missing before {token[1]!r}"
            stack.pop()
            keys.pop()
            apart = comma = False
            if not stack:
                error = error or ((wrong, place) if wrong else None)
                break
        else:
            if not apart:
                wrong = "a comma or colon is missing"
            apart = comma = False
            if kind == 2:
                text = token[2] if "\\" not in token[2] else _unescaped(token[2])
                if stack and isinstance(stack[-1], dict) and keys[-1] is None:
                    keys[-1] = text
                    error = error or ((wrong, place) if wrong else None)
                    continue
                value = Text(text, Span(*token.span(2)))
            elif kind == 3:
                if not _WORD.fullmatch(token[3]):
                    wrong = f"unexpected {token[3][:40]!r}"
                value = Text("" if token[3] in _LITERALS else token[3], place)
            else:
                value = {} if token[1] == "{" else []
                apart = True
            nodes += 1
            if nodes > NODES or len(stack) >= DEPTH:
                return Parsed(root, error or ("more than is read of one script", place))
            parent = stack[-1] if stack else None
            if parent is None:
                root = value
            elif isinstance(parent, list):
                parent.append(value)
            elif (key := keys[-1]) is None:
                return Parsed(root, error or ("a name in quotation marks should stand here", place))
            else:
                parent[key] = value  # of a name given twice the last counts, as in json.loads
                keys[-1] = None
            if not isinstance(value, Text):
                stack.append(value)
                keys.append(None)
        error = error or ((wrong, place) if wrong else None)
        if root is not None and not stack:
            break
    while (token := match(source, at, end)) and token.lastindex == 4:
        at = token.end()
    rest = source[at:end].strip("\ufeff \t\r\n\f")
    if rest and error is None:
        here = source.index(rest[0], at, end)
        error = (f"unexpected {rest[0]!r}", Span(here, here + 1))
    if stack and error is None:
        error = ("the end comes before everything is closed", Span(end, end))
    return Parsed(root, error)


def _unescaped(text: str) -> str:
    shown = _ESCAPE.sub(
        lambda match: chr(int(match[1], 16)) if match[1] else _PLAIN.get(match[2], match[2]),
        text,
    )
    # Two escapes of a surrogate pair are one character; half a pair is shown as browsers show it.
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
