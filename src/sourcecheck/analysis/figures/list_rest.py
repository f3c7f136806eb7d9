"""Where the rest of a list stands that seems too short or too long: "the other five", "two porters", "4. Wait"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind
from sourcecheck.word_lists import alternatives

__all__ = ["begins_at_one", "goes_on_elsewhere", "holds_several", "rest_is_told", "section"]

_SECTION = 24  # blocks looked through for the rest of a list
_RIGHT_BEHIND = 4  # and in which any word for one more may tell of it
_SHORT = 5  # spaces in an item that may name two things by "and"


def section(document: Document, number: int) -> Iterator[Block]:
    """The blocks from one on up to the next heading that is not under the one over it, and no further than a page."""
    level = next((other.level for other in reversed(document.blocks[:number]) if other.kind is Kind.HEADING), 0)
    for other in document.blocks[number : number + _SECTION]:
        if other.kind is Kind.HEADING and (other.level <= level or level == 0):
            return
        yield other


def begins_at_one(document: Document, start: int) -> bool:
    """Whether a list does not go on from another: "4. Wait", <ol start=4>."""
    source = document.source
    marker = _marker().search(source, max(0, start - 8), start)
    tag = _start().match(source[start : start + 80])
    number = marker or tag
    return number is None or int(number[1]) == 1


@cache
def _marker() -> re.Pattern[str]:
    return compiled(r"(?<!\d)(\d{1,4})[.)][ \t]*\Z")


@cache
def _start() -> re.Pattern[str]:
    return compiled(r"(?i)\s*<ol\b[^>]{0,60}\bstart=[\"']?(\d{1,4})")


def holds_several(text: str) -> bool:
    """Whether an item may stand for more than one: "both brothers", "two porters", "salt and sand", "oil/gas"."""
    return _several().match(text) is not None or (text.count(" ") <= _SHORT and _pair().search(text) is not None)


@cache
def _several() -> re.Pattern[str]:
    return compiled(
        rf"(?i)(?:both|all|the (?:other|remaining|rest)|(?:the )?(?:\d{{1,2}}|{alternatives('number-words')})) "
        r"(?!(?:times?|percent|per)\b)(?:[a-z]+ ){0,2}[a-z]+s\b"
    )


@cache
def _pair() -> re.Pattern[str]:
    return compiled(r"(?i)\band\b|&|/|,|\+")


def rest_is_told(document: Document, number: int) -> bool:
    """Whether the text behind a list, from block ``number`` on, tells that the list is not all."""
    return any(
        goes_on_elsewhere().search(other.text) or (seen < _RIGHT_BEHIND and _told_apart().search(other.text))
        for seen, other in enumerate(section(document, number))
    )


@cache
def _told_apart() -> re.Pattern[str]:
    """What tells that a list is not all: "the other five", "a third reason", "the last one came later"."""
    ordinals = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    return compiled(
        rf"(?i)\b(?:the|its|their|our|his|her|these|those) (?:\w+ )?(?:others?\b|remaining|remainder|rest\b|"
        rf"{ordinals}|last|final)"
        rf"|\b(?:a|an|one|another|two|three|four|five|some|any|number) (?:{ordinals}|more|further|other|final|last|"
        r"additional|extra)\b"
        r"|\b(?:another|remaining|the others|others (?:are|were|have|had|come|came)|number (?:one|two|three|four|five|"
        r"six)|continued|continues|part two|see below|more (?:to come|below|on)|not (?:listed|shown|counted)|left out|"
        r"later added|added later|next (?:page|week|month|part)|second part)\b"
        r"|(?:^|[.!?] )(?:Then there|And then|Finally|Lastly|Last(?:ly)?,|In addition|Besides|Furthermore|Moreover|"
        r"Also|On top of|Plus|Next comes|Not least|There is also|There are also)\b"
    )


@cache
def goes_on_elsewhere() -> re.Pattern[str]:
    """What tells anywhere that a list goes on: "the other five", "part two", "continued on page 3"."""
    return compiled(
        rf"(?i)\b(?:the|its|their|our|his|her|these|those) (?:other|remaining|last|next|final) "
        rf"(?:\d{{1,2}}|{alternatives('number-words')})\b(?! (?:years?|months?|weeks?|days?|hours?|minutes?)\b)"
        rf"|\b(?:\d{{1,2}}|{alternatives('number-words')}) (?:more|others|further|other)\b"
        r"|\bpart (?:two|three|2|3|ii)\b|\bcontinued (?:on|in|next|below|from)\b|\bto be continued\b|\bthe "
        r"rest (?:of (?:the|our) list|follows?|comes?|are|were)\b|\bsecond (?:part|half) of (?:this|the|our)\b"
    )
