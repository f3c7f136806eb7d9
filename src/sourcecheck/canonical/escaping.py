"""Which characters of a text would be markup where they stand, so that a backslash has to go before them.

Few do: the words that findings quote are to look like those of a draft somebody wrote. After CommonMark 0.31 (2.4,
4.1 to 4.7, 6) and GFM, and after what our reader takes for markup of site generators besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["escaped_heading_end", "escaped_inside", "escaped_start", "fence", "is_dashes", "plain"]


@cache
def _odd() -> re.Pattern[str]:
    # What ends lines for somebody, NUL, and halves of surrogate pairs.
    return compiled("[\0\n\r\v\f\x1c-\x1f\x85\u2028\u2029\ud800-\udfff]")


def plain(text: str) -> str:
    """The text with spaces for what could end a line, U+FFFD for what no file holds: as long as before."""
    if text.isprintable():
        return text
    return _odd().sub(lambda match: "\ufffd" if match[0] == "\0" or match[0] >= "\ud800" else " ", text)


@cache
def _inside() -> re.Pattern[str]:
    return compiled(r"[\\`*~<\[\]|]|_+|&(?=#|[A-Za-z][A-Za-z0-9]{0,31};)|!(?=\[)|(?<=\{)[{%:#.]|(?<=\])[(:]")


def escaped_inside(
    whole: str, is_raw: Callable[[int], bool], *, bracketed: Callable[[int], bool], bars: bool, tildes: bool
) -> Iterator[int]:
    """The places inside of a line at which a text needs a backslash.

    Args:
        whole: the line, markup included.
        is_raw: whether the character at a place is markup.
        bracketed: whether it stands between the brackets of a link or picture.
        bars, tildes: whether every ``|`` or ``~`` counts.
    """
    mail = "@" in whole
    for match in _inside().finditer(whole):
        at = match.start()
        if is_raw(at):
            continue
        char = match[0][0]
        before, after = whole[at - 1 : at], whole[match.end() : match.end() + 1]
        if char in "\\`&!{%#.":
            yield at
        elif char == "_":
            if not (_is_letter(before) and _is_letter(after)) and not (_is_blank(before) and _is_blank(after)):
                yield from range(at, match.end())
        elif char == "*":
            if not (_is_blank(before) and _is_blank(after)):
                yield at
        elif char == "~":
            if tildes:
                yield at
        elif char == "<":
            if after.isalpha() or (after and after in "/!?<") or (mail and not _is_blank(after)):
                yield at
        elif char == "[":
            if after == "^" or bracketed(at):
                yield at
        elif char == "]":
            if after == "(" or bracketed(at):
                yield at
        elif char == "(":
            if is_raw(at - 1):
                yield at
        elif char == ":":
            if before == "{" or is_raw(at - 1):
                yield at
        elif bars:
            yield at


def _is_letter(char: str) -> bool:
    return char.isalnum()


def _is_blank(char: str) -> bool:
    return not char or char.isspace()


@cache
def _start() -> re.Pattern[str]:
    return compiled(
        r"#{1,6}(?=[ \t]|\Z)|>|[-+*](?=[ \t]|\Z)|\d{1,9}([.)])(?=[ \t]|\Z)|(?:-[ \t]*){2,}\Z|(?:\*[ \t]*){3,}\Z"
        r"|(?:_[ \t]*){3,}\Z|=+[ \t]*\Z|:|\||\+{3}[ \t]*\Z|\[(?=[^\]]*\]:|[ xX]\](?:\s|\Z))"
    )


def escaped_start(whole: str) -> int:
    """The place at which a line needs a backslash so as not to begin a block; -1 where it does not."""
    match = _start().match(whole)
    if match is None:
        return -1
    return match.start(1) if match[1] else 0


@cache
def _closing() -> re.Pattern[str]:
    return compiled(r"(?:(?<=[ \t])|\A)#+[ \t]*\Z")


def escaped_heading_end(whole: str) -> int:
    """The place at which the text of a heading needs a backslash so as not to end it; -1 where it does not."""
    match = _closing().search(whole)
    return -1 if match is None else match.start()


@cache
def _dashes() -> re.Pattern[str]:
    return compiled(r":?-+(?:\+-+)*:?\Z")


def is_dashes(whole: str) -> bool:
    """Whether the text of a cell would make a row of such cells a row of dashes."""
    return _dashes().match(whole) is not None


@cache
def _ticks() -> re.Pattern[str]:
    return compiled("`+")


def fence(text: str) -> tuple[str, str]:
    """The backticks around a span of code, and a space inside of them where the text begins or ends with one."""
    runs = {len(run) for run in _ticks().findall(text)}
    width = next(width for width in range(1, len(runs) + 2) if width not in runs)
    return "`" * width, " " if "`" in (text[0], text[-1]) else ""
