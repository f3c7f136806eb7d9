"""Wordings by which a text says that people agree, or that a view is common, and names none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled

__all__ = ["HOLDINGS", "consensus", "consensus_needs"]

_WORD = r"[^\s.;:!?,()“”\"—–]+"
_HELD = (
    "agreement|consensus|acceptance|acknowledgment|acknowledgement|understanding|belief|view|"
    "assumption|conviction|opinion|doubt|dispute|disagreement|debate|wisdom|feeling|sense|perception|suspicion"
)
_WIDE = (
    "broad|broader|wide|widespread|general|growing|increasing|near-universal|universal|overwhelming|strong|scholarly|"
    "scientific|little|emerging|common|prevailing|popular|considerable|mounting|widely held|commonly held|conventional|"
    "received|expert|much|some|near-unanimous|unanimous|long-standing"
)
_VIEWS = "view|belief|opinion|suspicion|feeling|conviction|assumption|sentiment|concern"
# What stands right behind one that is shared by somebody.
_SHARED = (
    "that is", "now", "widely", "commonly", "broadly", "generally", "increasingly", "shared", "held", "echoed",
)  # fmt: skip

_FREELY = "widely|commonly|generally|broadly|universally"
_THOUGHT = "thought|believed|held|felt|assumed|accepted|agreed|understood|expected|feared|reckoned"
_TRADE = "market|markets|trade|industry|business|profession|field|sector|village|town|city|community|world|capital"

HOLDINGS: Final = frozenset((*_HELD.split("|"), *_FREELY.split("|")))


@cache
def consensus() -> re.Pattern[str]:
    """What is agreed on or widely held.

    "There is broad agreement among scholars that", "conventional wisdom has it", "it is widely thought in the trade".
    """
    among = rf"(?: (?:among|amongst|within|in|across) (?:{_WORD} ){{1,5}}?| )"
    return compiled(
        r"\bthere (?:is|are|was|were|has been|have been|seems to be|appears to be|remains) (?:\w+ly )?(?:an? )?"
        rf"(?:(?:{_WIDE}) ){{1,2}}(?:{_HELD}){among}(?:that|about|over|on|as to|whether|how)\b"
        rf"|\bthe (?:(?:{_WIDE}) ){{1,2}}(?:{_HELD}){among}(?:is|was|holds|held|has it|had it|has been|seems to be)\b"
        rf"|\b(?:it is|there is) (?:the|a|now a|no) consensus{among}that\b"
        rf"|\bthe (?:consensus|general view|received view)(?: view| opinion)?{among}(?:is|was|holds|seems to be) "
        rf"(?:that|clear)\b"
        r"|\b(?:conventional|received|popular|common) (?:wisdom|belief|opinion) (?:has it|holds|says|had it|held)\b"
        r"|\b(?:scholarly|expert|informed|critical|medical|legal|scientific|academic|professional|local) opinion "
        r"(?:holds|held|has it|is divided|is that|favou?rs)\b"
        rf"|\b(?:an? |the )?(?:{_VIEWS})"
        r"(?: that is| now|,)? (?:widely |commonly |broadly |generally |increasingly )?(?:shared|held|echoed) "
        r"(?:by|among|amongst|across|within|in)\b(?! (?:the |his |her |its |their )?[a-z-]+ (?:and|,) )"
        r"(?= (?:most |many |some )?[a-z])"
        rf"|\bit (?:is|was|has been) (?:now |still )?(?:{_FREELY}) (?:{_THOUGHT}) "
        rf"(?:(?:in|within|across) the (?:[\w-]+ )?(?:{_TRADE})|(?:among|amongst) [a-z-]+s) that\b"
        r"|\b(?:widespread|growing|common) (?:belief|view|consensus|perception|suspicion|assumption) (?:that|is that)\b"
    )


def consensus_needs() -> Iterator[str]:
    """Words of which a text with such an agreement holds some, side by side."""
    yield from (f" {wide} {held} " for wide in _WIDE.split("|") for held in _HELD.split("|"))
    yield from (f" {freely} {thought} " for freely in _FREELY.split("|") for thought in _THOUGHT.split("|"))
    yield from (" the consensus ", " a consensus ", " general view ", " received view ")
    for view in _VIEWS.split("|"):
        yield from (f" {view} {shared} " for shared in _SHARED)
    for held in ("wisdom", "belief", "opinion"):
        yield from (f" {held} {verb} " for verb in ("has", "had", "holds", "held", "says", "is", "favours", "favors"))
