"""The hash by which GitHub knows a line again after others have moved: ``primaryLocationLineHash`` of SARIF.

It is a polynomial over the 100 UTF-16 units that begin at the first of a line that is no space or tab: spaces and
tabs are left out, each line end is one line feed, the end of the file is the unit 65535 and zeros stand
behind it. Lines that begin the same 100 units are numbered. Defined by the programs that write it (GitHub's
upload action, ``RollingHashPartialFingerprints`` of the SARIF multitool), not by the standard.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

__all__ = ["line_hashes"]

_UNITS: Final = 100
_MODULUS: Final = 1 << 64
_POWERS: Final = tuple(pow(37, _UNITS - 1 - at, _MODULUS) for at in range(_UNITS))
_END: Final = "\uffff" + "\0" * (_UNITS - 1)


def line_hashes(source: str, lines: Collection[int]) -> dict[int, str]:
    """The hashes of some lines of a source, as ``hexadecimal:number``; the number is that of the repetition.

    Takes time in proportion to the source: windows are compared as text, and only those of the lines asked for are
    hashed. (Two different windows can have one hash, as "az" and "bU" do at the same place of equal text. The
    programs above number such lines as repetitions; here they are not.)

    Args:
        source: a decoded file, without byte-order mark.
        lines: numbers from 1; a line that the source does not have gets no hash.
    """
    last = max(lines, default=0)
    text = _units(source)
    starts = _starts(text, last)
    text += _END
    windows = {line: text[starts[line - 1] : starts[line - 1] + _UNITS] for line in lines if line <= len(starts)}
    seen = dict.fromkeys(windows.values(), 0)
    hashes: dict[str, str] = {}
    done: dict[int, str] = {}
    for line, start in enumerate(starts, 1):
        window = text[start : start + _UNITS]
        if window not in seen:
            continue
        seen[window] += 1
        if line in windows:
            if window not in hashes:
                hashes[window] = _hash(window)
            done[line] = f"{hashes[window]}:{seen[window]}"
    return done


def _units(source: str) -> str:
    """The source without spaces and tabs, line ends as line feeds, a code point for each UTF-16 unit."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    source = source.replace(" ", "").replace("\t", "")
    return source if source.isascii() else re.sub("[\U00010000-\U0010ffff]", _pair, source)


def _pair(match: re.Match[str]) -> str:
    above = ord(match[0]) - 0x10000
    return chr(0xD800 + (above >> 10)) + chr(0xDC00 + (above & 0x3FF))


def _starts(text: str, last: int) -> list[int]:
    """Where the lines begin, up to line number ``last``."""
    starts = [0]
    at = text.find("\n")
    while at >= 0 and len(starts) < last:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _hash(window: str) -> str:
    total = sum(ord(unit) * power for unit, power in zip(window, _POWERS, strict=True))
    return f"{total % _MODULUS:x}"
