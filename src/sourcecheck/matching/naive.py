"""One rule over one document in the obvious way: the oracle that the scanner must equal.

No folding to bytes, no automaton, no literals: every phrase is looked for in every
unit, every pattern runs in every unit, every sequence is tried at every word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sourcecheck.document import Document
from sourcecheck.matching.candidates import Found, candidates_of, settled
from sourcecheck.matching.folding import is_word, plain, strict
from sourcecheck.matching.modes import hits
from sourcecheck.matching.sequences import match_at, words
from sourcecheck.matching.units import CHANNELS, channels
from sourcecheck.rule import Check, Context, Finder, Hit, Rule

__all__ = ["naive"]


def naive(rule: Rule) -> Check:
    """The check of a rule by itself; a Python rule's own, without its prefilter."""
    if rule.matcher is None:
        if rule.check is None:
            raise ValueError(f"rule {rule.id} has neither a check nor a matcher")
        return rule.check
    return partial(_run, rule)


def _run(rule: Rule, document: Document, context: Context) -> Iterator[Hit]:
    matcher = rule.matcher
    assert matcher is not None

    def places(finder: Finder | None, name: str) -> Iterator[tuple[int, list[Found]]]:
        units = document.once(CHANNELS[name])
        for unit in range(len(units.starts)):
            found = _in(finder, units.text(unit)) if finder is not None else []
            if found:
                yield unit, found

    def cancelled(name: str, unit: int) -> list[Found]:
        return _in(matcher.unless, document.once(CHANNELS[name]).text(unit)) if matcher.unless is not None else []

    return hits(
        rule,
        document,
        context,
        channels(rule.scopes),
        partial(places, matcher.finder),
        cancelled,
        partial(places, matcher.unless),
    )


def _in(finder: Finder, text: str) -> list[Found]:
    found = list(candidates_of(finder, range(len(finder.patterns)), text))
    row = words(text, finder.case)
    base = 1 + max(finder.items, default=len(finder.phrases) - 1) + len(finder.patterns)
    for number, steps in enumerate(finder.sequences):
        for at, word in enumerate(row):
            end = match_at(steps, row, at)
            if end > at:
                found.append(Found(word.start, row[end - 1].end, base + number))
    form = plain if finder.case else strict
    shown = form(text)
    for index, phrase in enumerate(finder.phrases):
        item = finder.items[index] if finder.items else index
        wanted = form(phrase)
        at = shown.find(wanted)
        while at >= 0:
            if _bounded(shown, at, at + len(wanted)):
                found.append(Found(at, at + len(wanted), item))
            at = shown.find(wanted, at + 1)
    return settled(found)


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether the first and the last word of ``text[start:end]`` are whole words of the text."""
    while start < end and not _in_word(text, start):
        start += 1
    while end > start and not _in_word(text, end - 1):
        end -= 1
    return start < end and not _in_word(text, start - 1) and not _in_word(text, end)


def _in_word(text: str, at: int) -> bool:
    if not 0 <= at < len(text):
        return False
    if text[at] == "'":
        return 0 < at < len(text) - 1 and is_word(text[at - 1]) and is_word(text[at + 1])
    return is_word(text[at])
