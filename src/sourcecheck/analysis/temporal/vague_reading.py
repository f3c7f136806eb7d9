"""The expressions that no page's date resolves: "recently", "a recent fire", "soon", "currently", "is still"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.temporal import guards, patterns, vague_guards
from sourcecheck.analysis.temporal.amounts import grain_of
from sourcecheck.analysis.temporal.expression import Class, Expression, Form, Grain
from sourcecheck.analysis.temporal.matches import matches
from sourcecheck.word_lists import listed

__all__ = ["present", "recent", "vague"]


def vague(text: str) -> Iterator[Expression]:
    small = text.lower()  # a pattern that ignores case takes three times as long
    for match in matches(patterns.vague(), small if len(small) == len(text) else text):
        kind = match.lastgroup
        if kind == "past" and vague_guards.is_recently(text, *match.span()):
            yield Expression(*match.span(), Class.PAST, Form.WORDS)
        elif kind == "quantity":
            grain = grain_of(re.search(patterns.UNITS + r"(?= (?:ago|back)$)", match[0].lower())[0])[0]  # type: ignore[index]
            yield Expression(*match.span(), Class.PAST, Form.QUANTITY, grain)
        elif kind == "just":
            if vague_guards.is_just_done(text, *match.span()):
                yield Expression(*match.span(), Class.PAST, Form.WORDS)
        elif kind == "in_recent":
            yield Expression(*match.span(), Class.PAST, Form.QUANTITY)
        elif kind == "in_coming":
            yield Expression(*match.span(), Class.FUTURE, Form.QUANTITY)
        elif kind == "present" and vague_guards.is_at_present(text, *match.span()):
            yield Expression(*match.span(), Class.PRESENT, Form.WORDS)
        elif kind == "future" and vague_guards.is_soon(text, *match.span()):
            yield Expression(*match.span(), Class.FUTURE, Form.WORDS)


def recent(text: str) -> Iterator[Expression]:
    """ "A recent Friday", "a recent revival", "recent scientific studies"."""
    undated, things = _undated(), _dateable()
    for match in matches(patterns.recent(), text):
        if match["day"]:
            yield Expression(*match.span(), Class.INDEFINITE, Form.RECENT, Grain.DAY)
            continue
        one, two = match["one"], match["two"] or ""
        if one in undated or (two in undated and one not in things) or guards.is_name(text, match.start()):
            continue
        end = match.end("two") if two in things and one not in things else match.end("one")
        yield Expression(match.start(), end, Class.PAST, Form.RECENT)


@cache
def _dateable() -> frozenset[str]:
    return frozenset(listed("dateable-things"))


@cache
def _undated() -> frozenset[str]:
    return frozenset(listed("undated-when-recent"))


def present(text: str) -> Iterator[Expression]:
    """ "Is still", "now costs", "the latest figures", "the current mayor", "hangs today"."""
    for match in matches(patterns.newest(), text):
        if not match["current"] or vague_guards.is_in_office(text, match.start(), match.end()):
            yield Expression(*match.span(), Class.PRESENT, Form.NEWEST)
    for match in matches(patterns.still(), text):
        yield Expression(*match.span(match.lastgroup or "still"), Class.PRESENT, Form.STILL)
    if "oday" in text:
        for match in matches(patterns.stands_today(), text):
            yield Expression(*match.span(), Class.PRESENT, Form.STILL)
