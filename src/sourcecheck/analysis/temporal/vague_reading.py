"""The expressions that no page's date resolves: "recently", "a recent fire", "soon", "currently", "is still"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sourcecheck.analysis.temporal import guards, patterns, vague_guards
from sourcecheck.analysis.temporal.amounts import grain_of
from sourcecheck.analysis.temporal.expression import Class, Expression, Form, Grain
from sourcecheck.analysis.temporal.matches import matches
from sourcecheck.analysis.temporal.tense import is_past_form
from sourcecheck.word_lists import word_set

__all__ = ["present", "recent", "vague"]


def vague(text: str) -> Iterator[Expression]:
    """ "Recently", "a few years ago", "has just", "currently", "soon"."""
    small = text.lower()  # a pattern that ignores case takes three times as long
    for match in matches(patterns.vague(), small if len(small) == len(text) else text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "words":
            listed_as = patterns.vague_words().get(match[0])
            which, is_meant = _MEANT[listed_as or ("future" if match[0].endswith("future") else "past")]
            if is_meant(text, start, end):
                yield Expression(start, end, which, Form.WORDS)
        elif kind == "quantity":
            grain = grain_of(re.search(patterns.UNITS + r"(?= (?:ago|back)$)", match[0].lower())[0])[0]  # type: ignore[index]
            yield Expression(start, end, Class.PAST, Form.QUANTITY, grain)
        else:
            yield Expression(start, end, Class.FUTURE if kind == "in_coming" else Class.PAST, Form.QUANTITY)
    if "newly " in text:
        for match in matches(patterns.newly(), text):
            if vague_guards.is_newly(match["done"]):
                yield Expression(*match.span("newly"), Class.PAST, Form.WORDS)
    if " just " in text:
        for match in matches(patterns.just(), text):
            if vague_guards.is_just_done(text, *match.span()):
                yield Expression(*match.span(), Class.PAST, Form.WORDS)


_MEANT = {
    "past": (Class.PAST, vague_guards.is_recently),
    "present": (Class.PRESENT, vague_guards.is_at_present),
    "future": (Class.FUTURE, vague_guards.is_soon),
}


def recent(text: str) -> Iterator[Expression]:
    """ "A recent Friday", "a recent revival", "recent scientific studies"."""
    undated, things = word_set("undated-when-recent"), word_set("dateable-things")
    for match in matches(patterns.recent(), text):
        if match["day"]:
            yield Expression(*match.span(), Class.INDEFINITE, Form.RECENT, Grain.DAY)
            continue
        one, two = match["one"], match["two"] or ""
        if one in undated or (two in undated and one not in things) or guards.is_name(text, match.start()):
            continue
        end = match.end("two") if two in things and one not in things else match.end("one")
        yield Expression(match.start(), end, Class.PAST, Form.RECENT)


def present(text: str) -> Iterator[Expression]:
    """ "Is still", "now costs", "the latest figures", "the current mayor", "hangs today"."""
    for match in matches(patterns.newest(), text):
        if match["last"] and not vague_guards.is_dated_behind(text, match.end()):
            continue  # a vague past
        if not match["current"] or vague_guards.is_in_office(text, match.start(), match.end()):
            yield Expression(match.start(), max(match.end(), match.end("thing")), Class.PRESENT, Form.NEWEST)
    for match in matches(patterns.still(), text):
        if match["still3"] and is_past_form(text[match.start("still3") : match.end()].split(" ")[1]):
            continue  # "they still spoke"
        yield Expression(*match.span(match.lastgroup or "still"), Class.PRESENT, Form.STILL)
    for parts, pattern in patterns.unfinished():
        if any(part in text for part in parts):
            for match in matches(pattern, text):
                yield Expression(*match.span("word"), Class.PRESENT, Form.STILL)
    if "oday" in text:
        for match in matches(patterns.stands_today(), text):
            yield Expression(*match.span(), Class.PRESENT, Form.STILL)
