"""Web and e-mail addresses that stand bare in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["Address", "addresses"]


class Address(NamedTuple):
    """An address at ``[start, end)`` of the source; e-mail targets carry ``mailto:``."""

    start: int
    end: int
    target: str


# What can begin an address, so that prose is passed over at the speed of one search.
_WEB = compiled(r"(?<![\w@./-])(?:https?://|www\.(?=\w))[^\s<>\"“”|\\^`{}]+", re.IGNORECASE)
_MAIL = compiled(r"(?<=[\w+%-])@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_LOCAL = compiled(r"[\w.+%-]+\Z")
_LONGEST_LOCAL = 64  # code points before the @, as RFC 5321 (4.5.3.1.1) allows
_PAIRS = {")": "(", "]": "["}


def addresses(source: str, start: int = 0, end: int | None = None) -> Iterator[Address]:
    """Addresses in ``source[start:end]``, in order and not overlapping.

    Punctuation that ends the sentence, and a closing bracket that the address did
    not open, are left out, as readers and mail programs do.
    """
    stop = len(source) if end is None else end
    found = [*_web(source, start, stop)] if _may_hold_web(source, start, stop) else []
    if source.find("@", start, stop) >= 0:
        found.extend(_mail(source, start, stop))
        found.sort()
    last = start
    for address in found:
        if address.start >= last:
            yield address
            last = address.end


def _may_hold_web(source: str, start: int, stop: int) -> bool:
    return source.find("://", start, stop) >= 0 or source.find(".", start, stop) >= 0


def _web(source: str, start: int, stop: int) -> Iterator[Address]:
    for match in _WEB.finditer(source, start, stop):
        a, b = match.span()
        opened = {mark: match[0].count(mark) for mark in "()[]"}
        while b > a:
            mark = source[b - 1]
            if mark in ".,;:!?'’*_~…":
                b -= 1
            elif mark in _PAIRS and opened[mark] > opened[_PAIRS[mark]]:
                opened[mark] -= 1
                b -= 1
            else:
                break
        target = source[a:b]
        host = target.partition("://")[2] if "://" in target else target
        if host and "." in host[1:] and not target.endswith("://"):
            yield Address(a, b, target)


def _mail(source: str, start: int, stop: int) -> Iterator[Address]:
    for match in _MAIL.finditer(source, start, stop):
        local = _LOCAL.search(source, max(start, match.start() - _LONGEST_LOCAL), match.start())
        end = match.end()
        while source[end - 1] in ".-":
            end -= 1
        if local is None or "." not in source[match.start() : end]:
            continue
        begin = local.start()
        while source[begin] in ".-":
            begin += 1
        if begin < match.start():
            yield Address(begin, end, "mailto:" + source[begin:end])
