"""Profiles that only the lines of the source show, or the attributes of a component.

Tabs, dotted leaders and line ends are white space to a reader, so a block no longer tells label from value where
they alone part the two: ``Name<tab>Ana Ruiz``, ``Name ..... Ana Ruiz``, a label on one line and its value on the next,
rows of comma-separated values. Places are offsets of the lines themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.profiles.labels import label_key, label_openings
from sourcecheck.analysis.page.profiles.markup import code_ranges
from sourcecheck.analysis.page.profiles.profile import Field, Profile
from sourcecheck.analysis.ranges import merged, overlaps
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format
from sourcecheck.text import Span

__all__ = ["component_profiles", "mail_blocks", "raw_profiles"]

_LONGEST = 1200  # code points of a line that holds a field
_ROWS = 200  # of comma-separated values
# Every profile that is told from its lines alone has a mail address, under one of these labels.
_MAIL = ("mail", "corr", "courr")


def mail_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks that hold the sign of a mail address or an account; call through ``document.once``."""
    return tuple([block for block in document.blocks if "@" in block.text])


@cache
def _separated() -> re.Pattern[str]:
    return compiled(
        r"[^\w\n]{0,8}([^\W\d_][\w '’/-]{0,38}?)[ \t]*"
        r"(?:\]?[ \t]*(?:=>|->|→|⇒)|\t+|[.…·_]{3,}|➜|»|>>|▸|\||\](?![(:])| {3,})[ \t]*(\S.*)"
    )


def raw_profiles(document: Document) -> Iterator[Profile]:
    """Profiles in plain text and Markdown whose labels and values are parted by white space or leaders."""
    source = document.source
    if document.format is Format.HTML or not any(
        word in near.text.lower()
        for block in document.once(mail_blocks)
        for near in document.blocks[max(0, block.number - 1) : block.number + 1]  # the label may stand above
        for word in _MAIL
    ):
        return
    openings = label_openings()
    shown = merged(code_ranges(document))
    lines = [(start, text) for start, text in _lines(source) if not overlaps(shown, start, start + 1)]
    pairs: list[Field] = []
    below: list[Field] = []
    last = upper = -9
    read = 0  # up to here rows of values were read
    for number, (start, text) in enumerate(lines):
        if len(text) > _LONGEST:
            continue
        opening = text.lstrip(" \t•*-–_#>|[")[:3].lower()
        if opening not in openings:
            continue
        if number >= read and ("," in text or ";" in text):
            rows = list(_rows(lines, number))
            read = number + 1 + len(rows)
            yield from rows
        key = label_key(text.strip(" \t*_#"))
        if key and number + 1 < len(lines) and not label_key(lines[number + 1][1].strip(" \t*_#")):
            if number - upper != 2 or (key == "name" and any(field.key == "name" for field in below)):
                yield from _closed(below)
            upper = number
            begin, value = lines[number + 1]
            lead = len(value) - len(value.lstrip())
            below.append(_field(key, value.strip(), begin + lead, start))
            continue
        match = _separated().fullmatch(text)
        key = label_key(match[1]) if match is not None else ""
        if match is not None and key:
            if number - last > 3 or (key == "name" and any(field.key == "name" for field in pairs)):
                yield from _closed(pairs)
            last = number
            pairs.append(_field(key, match[2].strip(), start + match.start(2), start + match.start(1)))
    yield from _closed(pairs)
    yield from _closed(below)


def _lines(source: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in source.split("\n"):
        if line.strip():
            yield start, line.rstrip()
        start += len(line) + 1


def _field(key: str, value: str, begin: int, place: int) -> Field:
    return Field(key, value, Span(begin, begin + len(value)), Span(place, begin + len(value)))


def _closed(fields: list[Field]) -> Iterator[Profile]:
    if len(fields) >= 4:
        yield Profile(tuple(fields), "lines")
    fields.clear()


def _rows(lines: list[tuple[int, str]], number: int) -> Iterator[Profile]:
    """Rows under a line of labels parted by commas or semicolons."""
    header = lines[number][1]
    mark = ";" if header.count(";") > header.count(",") else ","
    keys = [label_key(name.strip(' "\t')) for name in header.split(mark)]
    if len(keys) < 4 or sum(map(bool, keys)) < max(4, 0.6 * len(keys)):
        return
    for start, text in lines[number + 1 : number + 1 + _ROWS]:
        if mark not in text:
            return
        fields = [
            _field(key, value, start + at, start + at)
            for key, (at, value) in zip(keys, _values(text, mark), strict=False)
            if key and value
        ]
        if fields:
            yield Profile(tuple(fields), "lines")


def _values(text: str, mark: str) -> Iterator[tuple[int, str]]:
    """The values of a row and where they begin; quotation marks hold a value with commas together."""
    at = 0
    while at <= len(text):
        if text[at : at + 1] == '"':
            end = text.find('"' + mark, at + 1)
            end = end if end >= 0 else len(text) - (1 if text.endswith('"') else 0)
            yield at + 1, text[at + 1 : end]
            at = end + 2
        else:
            end = text.find(mark, at)
            end = end if end >= 0 else len(text)
            lead = len(text[at:end]) - len(text[at:end].lstrip())
            yield at + lead, text[at:end].strip()
            at = end + 1


@cache
def _component() -> re.Pattern[str]:
    return compiled(r"<[A-Za-z][\w.-]{1,40}\s([^<>]{30,3000})>")


@cache
def _attribute() -> re.Pattern[str]:
    return compiled(r"""(?:data-)?([\w:-]{2,40})=(?:"([^"]*)"|'([^']*)'|\{["'`]([^"'`{}]*)["'`]\})""")


def component_profiles(document: Document) -> Iterator[Profile]:
    """Profiles in the attributes of one tag: ``<AuthorCard name="..." email="..." />``, ``data-`` attributes."""
    source = document.source
    if document.format is Format.TEXT or "mail=" not in source:
        return
    shown = merged(code_ranges(document))
    for tag in _component().finditer(source):
        if overlaps(shown, tag.start(), tag.start() + 1):
            continue
        fields = []
        for match in _attribute().finditer(source, tag.start(1), tag.end(1)):
            key = label_key(match[1].replace("-", " "))
            group = next((number for number in (2, 3, 4) if match[number]), 0)
            if key and group:
                span = Span(*match.span(group))
                fields.append(Field(key, match[group], span, Span(match.start(), match.end())))
        if len(fields) >= 4:
            yield Profile(tuple(fields), "markup")
