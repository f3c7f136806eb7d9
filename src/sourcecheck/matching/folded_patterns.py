"""What a pattern becomes over folded text: the gate of the rule that uses it.

Folding keeps the number of characters, so each part of a pattern has one counterpart: a letter itself in lower
case, a mark a space, a class what its members fold to. What looks around is left out. So the outcome
matches wherever the pattern does, and in more places; RE2 runs it, which needs no looking around. One thing is
not kept: a run of characters of a negated class (``[^\\s,]+``, a word) may hold one mark, not several in a row.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled

__all__ = ["folded_pattern"]

_TOKENS: Final = (
    r"(?P<look>\(\?(?:=|!|<=|<!))|(?P<flags>\(\?i\))|(?P<group>\((?:\?(?:P<\w+>|:|-i:)|(?!\?)))|(?P<close>\))"
    r"|(?P<escape>\\.)|\[(?P<class>\^?\]?(?:\\.|[^\]\\])*)\](?P<many>[+*]?)|(?P<edge>[\^$](?![^\[]*\]))"
    r"|(?P<plain>[^\\\[\]()^$.|?*+{}]+)|(?P<rest>\{[\d,]*\}|[.|?*+])"
)
# A run of characters of a negated class is a word; one with a mark inside folds to two, one that begins with a mark to
# a space and a word.
_WORD: Final = "[^ ]*(?: [^ ]+)?"
_ANY: Final = "[^\\x00]"
_ESCAPES: Final = {
    "\\b": "", "\\B": "", "\\w": "[^ ]", "\\W": "[^a-z0-9]", "\\d": "[0-9\\xaa]", "\\D": _ANY, "\\s": " ",
    "\\S": _ANY, "\\n": " ", "\\t": " ", "\\Z": "", "\\A": "",
}  # fmt: skip
_KEPT: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")


@cache
def _tokens() -> re.Pattern[str]:
    return compiled(_TOKENS)


def folded_pattern(pattern: str) -> str:
    """The counterpart of a pattern for text that ``folding.fold`` has made.

    Args:
        pattern: of ``re``; sets of whitespace, references back and sets in sets are not among what it knows.

    Raises:
        ValueError: something in the pattern is not known.
    """
    out: list[str] = []
    depth = 0  # of the groups inside something that looks around
    at = 0
    for token in _tokens().finditer(pattern):
        if token.start() != at:
            break
        at = token.end()
        kind = token.lastgroup if token.lastgroup != "many" else "class"
        if depth:
            depth += (kind in ("group", "look")) - (kind == "close")
            continue
        if kind == "look":
            depth = 1
        elif kind == "group":
            out.append("(?:")
        elif kind == "plain":
            out.append("".join(map(_folded, token[0])))
        elif kind in ("close", "rest"):
            out.append(_ANY if token[0] == "." else token[0])
        elif kind == "escape":
            out.append(_escaped(token[0], pattern, token.start()))
        elif kind == "class":
            out.append(_class(token["class"], token["many"]))
    if at != len(pattern):
        raise ValueError(f"no counterpart over folded text for {pattern[at : at + 20]!r}")
    return "".join(out)


def _folded(char: str) -> str:
    low = char.lower()
    if low in _KEPT:
        return low if low != "-" else "\\-"
    if low in "'’‘":
        return "[ ']"
    return "[^ ]" if char.isalnum() else " "


def _escaped(text: str, pattern: str, at: int) -> str:
    if text == "\\b":
        # RE2 knows the edges of ASCII words only: good beside a letter that stands in the pattern.
        behind = re.compile(r"(?:\(\?:|\(\?P<\w+>|\()*[A-Za-z]").match(pattern, at + 2)
        return "\\b" if behind or pattern[at - 1 : at].isalpha() else ""
    known = _ESCAPES.get(text)
    if known is not None:
        return known
    if text[1].isalnum():
        raise ValueError(f"no counterpart over folded text for {text!r}")
    return _folded(text[1])


def _class(inside: str, many: str) -> str:
    if inside.startswith("^"):
        return _WORD if many else _ANY
    members = re.findall(r"\\.|.-[^\]]|.", inside)
    parts: set[str] = set()
    for member in members:
        if len(member) == 3:
            parts.add(member.lower())
        elif member == "\\w":
            return "[^ ]" + many if all(m in ("\\w", "'", "’", "-", "\\-") for m in members) else _ANY + many
        elif member in ("\\d",):
            parts.add("0-9\\xaa")
        elif member in ("\\s", "\\n", "\\t"):
            parts.add(" ")
        elif member[0] == "\\" and member[1].isalnum():
            return _ANY + many
        else:
            parts.add(_folded(member[-1]).strip("[]"))
    if "^ " in parts:
        return _ANY + many
    return f"[{''.join(sorted(parts))}]{many}"
