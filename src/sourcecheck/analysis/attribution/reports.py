"""Reports that nobody makes, as they are written: "it is believed that", "is said to have", "word is that"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from sourcecheck.analysis.attribution.told_passives import (
    AIRED,
    BETWEEN,
    DOES,
    GIVEN,
    HOLDS,
    JUDGED,
    OFTEN_SEEN,
    STATES,
    TIMES,
    TIPPED,
    Report,
    agreed_words,
    passive,
    told_words,
)
from sourcecheck.analysis.words import letter_words, places_of, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import alternatives

__all__ = ["needs", "reports_gate", "reports_in"]

# Whole phrases; over a text in small letters.
_SAYINGS = (
    r"\bword (?:from|out of|inside) (?:[\w’'-]+ ){1,5}?(?:is|was) that\b"
    r"|(?:^|[.;:!?,—–(] |\b(?:and|but|though|although|while) )(?P<word>(?:the )?(?:word|rumou?r|talk|gossip|"
    r"scuttlebutt|whispers?|story|buzz) (?:is|was|goes) that|(?:the )?(?:word|rumou?r|talk|gossip|story) (?:has|had) "
    r"it(?: that)?)"
    r"|\b(?:word|reports|talk) (?:has|have|had|is|are|was|were) (?:\w+ly |long |now )?(?:it|circulated|circulating|"
    r"swirled|swirling|spread|spreading|surfaced) (?:that\b)"
    r"|\brumou?r has it\b|\b(?:the )?word (?:on the street|in the trade|in town|around town|among [a-z]+) is(?: "
    r"that)?\b"
    # Legend says; the theory goes
    r"|(?:^|[.;:!?,—–(] |\b(?:and|but|as|so) )(?P<saying>(?:legend|tradition|folklore|rumou?r|lore|popular wisdom) "
    r"(?:says|tells us|holds)(?: that\b|,)?(?= )|the (?:theory|thinking|story|legend|argument|tale) goes(?: that|,))"
    # Or so the story goes; as everybody knows; an open secret
    r"|\bor so the (?:story|legend|tale|theory|rumou?r|thinking|argument) goes\b"
    r"|\bit is (?:an open secret|common knowledge|no secret) that\b"
    r"|\b(?:there is|there's|there has been|there was) (?:\w+ )?(?:talk|gossip|whispers|chatter|reports|claims) "
    r"that\b|\bthere (?:were|are|have been) (?:\w+ )?(?:reports|claims) that\b"
    r"|\b(?:legend|tradition|folklore|lore|myth) has it\b"
    r"|\b(?:some |unconfirmed |early |other |recent |several |local |media |press )?(?:reports|rumou?rs) (?:\w+ly "
    r")?(?:suggest|indicate|claim|hint|allege|say|indicated) (?:that|the|he|she|it|they|as many|up to|at least)\b"
)

# Words of which each saying has one.
_SPOKEN = words(
    "word rumor rumors rumour rumours talk gossip scuttlebutt whisper whispers story buzz legend tradition folklore "
    "lore wisdom theory thinking argument tale myth secret knowledge chatter reports claims"
)


def reports_in(low: str) -> Iterator[Report]:
    """Reports in a text in small letters, in order; none within another."""
    held = frozenset(letter_words(low))
    found: list[Report] = []
    for word in held & _participles():
        for place in places_of(low, word):
            report = passive(low, place, place + len(word), word)
            if report is not None:
                found.append(report)
    if not _SPOKEN.isdisjoint(held):
        for match in _sayings().finditer(low):
            start, end = match.span(match.lastgroup or 0)
            found.append(Report(start, end, "", "saying"))
    last = 0
    for report in sorted(found, key=lambda one: one[:2]):
        if report.start >= last:
            last = report.end
            yield report


@cache
def _participles() -> frozenset[str]:
    return told_words() | agreed_words() | TIPPED | JUDGED | GIVEN | HOLDS


@cache
def _sayings() -> re.Pattern[str]:
    return compiled(_SAYINGS)


def reports_gate(folded: Callable[[str], str]) -> str:
    """A participle in the company that each shape gives it, or a saying; over folded text.

    Args:
        folded: makes of a pattern its counterpart over folded text.
    """
    told, agreed, raised = map(alternatives, ("told-participles", "agreed-participles", "raised-participles"))
    judged, tipped, aired, given, holds = (_any(some) for some in (JUDGED, TIPPED, AIRED, GIVEN, HOLDS))
    # An aside has two spaces on either side: "is  by all accounts  believed".
    often = alternatives("report-adverbs")
    between = (
        rf"(?:(?:[^ ]+ly|{often}|{_any(BETWEEN)}|well|(?:at|for|in|by|from) (?:[^ ]+ ){{0,2}}(?:{_any(TIMES)})) )*"
        r"(?: (?:[^ ]+ ){1,7} )?"
    )
    led = rf" (?:is|are|was|were|been|being|[a-z]+(?:'s|'re)|s|re) {between}"
    to = r"(?:by [^ ]+ |at [^ ]+ (?:time )?|back then |initially |originally )? ?(?:not )?to "
    return (
        rf"{led}(?:(?:{raised}|{judged}|{tipped}) {to}|(?:{holds}) (?:as|of) |(?:{told}) (?:{_any(STATES)}) |"
        rf"(?:{aired}) |(?:{given}) (?:up )?as |reported (?:[^ ]+ ){{0,12}}(?:{OFTEN_SEEN}) )"
        rf"| (?:it|there|as)(?:'s| s| is| was| has| had) {between}(?:{told}|{agreed}|told) "
        rf"| (?:{raised}) {to}(?:[a-z]+ )?(?:{_any(DOES)}) "
        rf"|{folded(_SAYINGS)}"
    )


def needs() -> tuple[str, ...]:
    """Literals over folded text of which a participle that tells holds one."""
    return (
        *(f" {word} " for word in sorted(told_words())),
        *(f" {word} that " for word in sorted(agreed_words())),
        *(f" as {be} {behind}" for be in ("is", "was", "has been") for behind in _AS_IS),
        *(f" {word} to " for word in sorted(TIPPED | JUDGED)),
        *(f" {word} {behind} " for word in sorted(GIVEN | HOLDS) for behind in ("as", "up as")),
    )


_AS_IS = ("well ", "widely ", "generally ", "commonly ", "often ", "universally ")


def _any(some: frozenset[str]) -> str:
    return "|".join(sorted(some))
