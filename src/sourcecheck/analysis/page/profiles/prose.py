"""Profiles told in sentences: a paragraph that gives a person's address, birth date, mail and employer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sourcecheck.analysis.page.profiles.profile import Field, Profile
from sourcecheck.analysis.page.profiles.raw_lines import mail_blocks
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind

__all__ = ["prose_profiles"]

_LONGEST = 2400
_KINDS = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    word = r"[A-Z][\w'’.-]*"
    return (
        ("email", compiled(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,24}){1,3}")),
        (
            "address",
            compiled(
                rf"\b\d{{1,6}} (?:{word},? ){{1,5}}(?:\d{{2,4}},? )?(?:{word},? ){{0,4}}"
                r"(?:[A-Z]{2}|[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?),? \d{5}(?:-\d{4})?\b"
            ),
        ),
        (
            "phone",
            compiled(
                r"(?<![\w.])(?:\+?\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?: ?(?:x|ext\.?) ?\d{1,5})?(?!\w)"
            ),
        ),
        (
            "birthdate",
            compiled(
                r"(?:born(?: on)?|birth(?: ?date|day)?(?: is)?|DOB:?) "
                r"(\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})"
            ),
        ),
        (
            "company",
            compiled(rf"\b(?:at|for|with|of|from|by) ({word}(?:(?:,| -|-| and|,? &) ?{word}| {word}){{0,3}})"),
        ),
        (
            "job",
            compiled(
                r"\b(?:is an?|as an?|as the|works as|employed as|works? there as) "
                r"([\w/,() -]{3,60}?)(?= at | for | with |[.;(]|, )"
            ),
        ),
        (
            "username",
            compiled(
                r"\b(?:user ?name|handle|alias|goes by|known (?:online )?as|online as|posts as)(?: is)?:? "
                r"[“\"'@]?([\w.-]{3,30})"
            ),
        ),
        ("username", compiled(r"(?<![\w.@])@([A-Za-z]\w{2,29})\b(?!\.\w)")),
    )


@cache
def _birth() -> re.Pattern[str]:
    return compiled("born|birth")  # a third of the time of two searches for literals


@cache
def _name() -> re.Pattern[str]:
    return compiled(r"(?:[A-Z][\w'’.-]+ ){1,4}[A-Z][\w'’.-]*")


def prose_profiles(document: Document) -> Iterator[Profile]:
    """One profile per paragraph that holds at least three kinds of personal detail, an address or mail among them."""
    blocks: Iterable[Block] = document.once(mail_blocks)
    if _birth().search(document.source):
        blocks = document.blocks
    for block in blocks:
        text = block.text
        if not 40 <= len(text) <= _LONGEST or block.kind not in _KINDS:
            continue
        if "@" not in text and "born" not in text and "birth" not in text:
            continue
        if not _is_private(text):
            continue
        fields: list[Field] = []
        for key, pattern in _patterns():
            for match in pattern.finditer(text):
                group = 1 if pattern.groups else 0
                span = block.span(*match.span(group))
                fields.append(Field(key, match[group], span, span))
                if key != "username":
                    break
        keys = {field.key for field in fields}
        if not (len(keys) >= 3 and keys & {"address", "birthdate", "phone"}) and not {"address", "email"} <= keys:
            continue
        start = _name().match(text) or _name().search(text)
        if start is not None:
            place = block.span(*start.span())
            fields.insert(0, Field("name", start[0], place, place))
        # What is left of the paragraph after the last detail is its biography.
        tail = max((match.end() for _, pattern in _patterns() for match in [pattern.search(text)] if match), default=0)
        stop = text.find(". ", tail)
        if 0 <= stop < len(text) - 20:
            span = block.span(stop + 2, len(text))
            fields.append(Field("bio", text[stop + 2 :], span, span))
        fields.sort(key=lambda field: field.span)
        yield Profile(tuple(fields), "prose")


def _is_private(text: str) -> bool:
    """Whether a paragraph holds an address, a birth date or a telephone number, without which it is no profile."""
    return any(pattern.search(text) for key, pattern in _patterns() if key in ("address", "phone", "birthdate"))
