"""The words of a directive: what stands in a comment or in a value of front matter.

    sourcecheck-disable-line NAMES [until=YYYY-MM-DD] [-- reason]

Names are separated by commas or spaces. Two hyphens (or a dash that an editor made of
them, or one between spaces) begin the reason, which may have several lines; lines that go on inside a block
quote or a JavaScript comment may begin with ``>`` or ``*``. Letter case does not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.suppressions.directive import Directive, Name, Until, Verb
from sourcecheck.text import Span

__all__ = ["Words", "of_comment", "until_of", "words"]

MOST_NAMES: Final = 100  # in one directive; a family says more
_PREFIX: Final = "sourcecheck-"
_VERBS: Final = {verb.value: verb for verb in Verb}
# How other linters call it; "off" and "ignore" are what people try first.
_OTHERS: Final = {"ignore": "disable", "off": "disable", "skip": "disable", "suppress": "disable", "on": "enable"}
_EVERYTHING: Final = frozenset(("all", "*", "*/*"))

Place = Callable[[int, int], Span]  # a range of the text -> its place in the source


@cache
def _start() -> re.Pattern[str]:
    return compiled(r"[\s*]*(sourcecheck(?:(-)|[ \t]*[:_–-][ \t]*|[ \t]+)([a-z][\w-]*))", re.IGNORECASE)


@cache
def _reason() -> re.Pattern[str]:
    return compiled(r"(?<![^\s,])(?:--+|[–—]|-(?=\s))")


@cache
def _late_date() -> re.Pattern[str]:
    # In a reason it would be passed over, and the directive would count for ever.
    return compiled(r"(?<![^\s,(-])(until=\d[\d-]*)", re.IGNORECASE)


@cache
def _line_start() -> re.Pattern[str]:
    return compiled(r"[\r\n][ \t>*]*")


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"[\r\n][ \t>*]*|[^\s,]+")


@cache
def _line_of_its_own() -> re.Pattern[str]:
    # What only a directive looks like; prose about directives that is wrapped before the word goes on.
    return compiled(
        r"[\r\n][ \t>*]*(sourcecheck-(?:disable|enable)[\w-]*)"
        r"(?:[ \t]+[\w*-]+(?:[/,]|[ \t]*(?:[\r\n]|\Z|--))|[ \t]*(?:[\r\n]|\Z|--))",
        re.IGNORECASE,
    )


class Words(NamedTuple):
    """What follows the directive itself; ``end`` is where its last word ends in the text."""

    names: tuple[Name, ...] = ()
    until: Until | None = None
    reason: str = ""
    problem: str = ""
    wrong: Span | None = None  # the word that the problem is about
    end: int = 0


def of_comment(text: str, start: int, span: Span, closed: bool) -> Directive | None:
    """The directive that a comment is, right or wrong; None where it is an ordinary comment.

    Args:
        text: the comment without its marks, which begins at ``start`` in the source.
        span: the whole comment.
        closed: whether the comment's end was written.
    """
    if "sourcecheck" not in text.lower():
        return None

    def place(first: int, last: int) -> Span:
        return Span(start + first, start + last)

    begun = _start().match(text)
    second = _line_of_its_own().search(text, begun.end() if begun else 0)
    if begun is None or not (begun[2] or _is_attempt(begun[3])):
        if second is None:
            return None
        return Directive(Verb.DISABLE, span, place(*second.span(1)), problem="a directive has its comment to itself")
    at = place(*begun.span(1))
    verb = _VERBS.get(begun[3].lower()) if begun[2] else None
    if verb is None:
        return Directive(Verb.DISABLE, span, at, problem=_meant(begun[3].lower()))
    if not closed:
        return Directive(verb, span, at, problem="its comment is never closed")
    if second is not None:
        return Directive(verb, span, place(*second.span(1)), problem="a comment holds one directive")
    said = words(text, begun.end(), place)
    problem, wrong = said.problem, said.wrong or at
    if not problem:
        at = place(begun.start(1), said.end)
        if verb is Verb.ENABLE and said.until is not None:
            problem, wrong = "an end has no date", said.until.span
        elif verb is not Verb.ENABLE and not said.names:
            problem, wrong = "name the rules or families it is about", at
    if problem:
        return Directive(verb, span, wrong, problem=problem)
    return Directive(verb, span, at, said.names, said.until, said.reason)


def words(text: str, at: int, place: Place) -> Words:
    """Names, date and reason in ``text[at:]``."""
    found = _reason().search(text, at)
    stop = found.start() if found else len(text)
    reason = " ".join(_line_start().sub(" ", text[found.end() :]).split()) if found else ""
    late = _late_date().search(text, found.end()) if found else None
    if late is not None:
        return Words(problem="until= stands before the two hyphens", wrong=place(*late.span(1)))
    names: list[Name] = []
    until: Until | None = None
    end = at
    for match in _word().finditer(text, at, stop):
        word = match[0]
        if word[0] in "\r\n":
            continue
        end = match.end()
        where = place(*match.span())
        low = word.lower()
        if low.startswith(_PREFIX):
            return Words(problem="a comment holds one directive", wrong=where)
        key, equals, value = word.partition("=")
        if equals or low.partition(":")[0] == "until":
            if key.lower().partition(":")[0] != "until":
                return Words(problem="only until=YYYY-MM-DD can be set", wrong=where)
            day = until_of(value)
            if day is None or until is not None:
                return Words(problem="write one date, such as until=2030-01-31", wrong=where)
            until = Until(day, where)
        elif low in _EVERYTHING:
            return Words(problem="name the rules or families it is about", wrong=where)
        elif len(names) == MOST_NAMES:
            return Words(problem=f"it has more than {MOST_NAMES} names", wrong=where)
        else:
            names.append(Name(low.removesuffix("/*").removesuffix("/"), where))
    return Words(tuple(names), until, reason, end=end)


def until_of(text: str) -> date | None:
    """The day that ``YYYY-MM-DD`` is; None for anything else."""
    if len(text) != 10 or not text.isascii():
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_attempt(word: str) -> bool:
    """Whether "sourcecheck: ..." with this word was meant as a directive; most of it is prose."""
    low = word.lower()
    return low in _VERBS or low.partition("-")[0] in ("ignore", "off", "skip", "disable", "enable")


def _meant(word: str) -> str:
    """The problem with a word that is no directive's."""
    from difflib import get_close_matches  # only on the way to a finding

    if len(word) <= 40:
        first, hyphen, rest = word.partition("-")
        word = _OTHERS.get(first, first) + hyphen + rest
        close = get_close_matches(word, list(_VERBS), n=1, cutoff=0.6)
        if close:
            return f"write {_PREFIX}{close[0]}"
    return f"write {_PREFIX}disable, -enable, -disable-line ..."
