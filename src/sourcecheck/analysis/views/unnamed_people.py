"""What is given to people whom a text calls by no trade: some, many and others, those who know.

Walked over word by word, as what stands behind the nouns of ``crowds`` is: a clause that such people open, a phrase
that says where they are, auxiliaries and adverbs, a verb or state of opinion.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.views.predicates import Predicate, first_words, predicate
from sourcecheck.analysis.words import places_of, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = ["CROWD", "KNOWERS", "crowd_gate", "crowd_starts", "knowers_gate", "people_needs", "unnamed_people"]

_MOST = 40  # places of one word looked at in one block; more is no prose
_AHEAD = 40  # code points before a word
CROWD: Final = words("many some most others plenty")
KNOWERS = words("those people folk folks anyone everyone anybody everybody")
_NOW = words(
    "agree say believe argue think feel claim contend maintain insist suggest consider regard view see fear worry "
    "doubt expect predict speculate suspect complain hold deny question call describe point warn assume object counter "
    "blame credit attribute whisper allege assert acknowledge concede admit disagree dispute criticise criticize "
    "reckon dismiss wonder condemn praise"
)
_THEN = words(
    "argued claimed suggested said speculated questioned called described criticised criticized complained wondered "
    "noted pointed warned alleged predicted blamed accused dubbed compared likened concluded expressed voiced raised "
    "dismissed condemned praised doubted feared hailed denounced"
)
_WHERE = words("in within inside across around at on outside close familiar who who've")
_HEAD = compiled(
    r"(?:^|[.!?:;,—–”\"(] ?|\b(?:and|but|yet|though|although|while|as|or|that|what|which|where|because) )$"
)
_THERE_ARE = compiled(r"\bthere (?:are|were|will be|will always be|have always been|have long been)(?: still)? $")


def crowd_starts() -> frozenset[str]:
    """Words one of which stands right behind a crowd that is called many or some; or an adverb in -ly."""
    return (first_words() & _NOW) | _WHERE | words("have had are were remain seem will would do also still now even "
        "already long often always today never don't tend quickly")  # fmt: skip


def people_needs() -> Iterator[str]:
    """Words side by side of which a text with such people holds some."""
    for who in sorted(CROWD):
        yield from (f" {who} {word} " for word in sorted(crowd_starts()))
    for who in sorted(KNOWERS - _ALL_PEOPLE):
        yield from (f" {who} {which} " for which in sorted(_KNOWING))
    for who in sorted(_ALL_PEOPLE):
        yield from (f" {who} {word} {behind} " for word, behind in sorted(_right_behind()))
        yield from (f" {be} {who} who " for be in ("are", "were", "be", "been", "still"))


def crowd_gate() -> str:
    """Some, many and others before what they say, as the inside of a group, over folded text."""
    there = r"there (?:are|were|will|have) (?:[^ ]+ ){0,9}who"
    return f"(?:{'|'.join(sorted(CROWD))})(?: in [^ ]+(?: [^ ]+){{0,4}})?|{there}"


def knowers_gate() -> str:
    """A pattern over folded text that matches wherever those who know something say it."""
    says = "|".join(sorted(_says()))
    return f" (?:{'|'.join(sorted(KNOWERS))}) (?:{'|'.join(sorted(_KNOWING))})(?: [^ ]*){{1,12}} (?:{says}) "


def unnamed_people(text: str, low: str, held: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """The places where such people say or think something, with the wording of the message.

    Args:
        low: the text in small letters, place for place.
        held: its words.
    """
    for word in sorted(held & CROWD):
        for start in _places(low, word):
            yield from _of_crowd(text, low, start, start + len(word))
    for word in sorted(held & KNOWERS):
        for start in _places(low, word):
            yield from _of_knowers(low, start, start + len(word))


def _places(low: str, word: str) -> Iterator[int]:
    for seen, start in enumerate(places_of(low, word)):
        if seen == _MOST:
            return
        yield start


def _opens(low: str, start: int) -> bool:
    return _HEAD.search(low, max(0, start - 12), start) is not None


def _next(low: str, end: int) -> str:
    return low[end + 1 : end + 20].partition(" ")[0].rstrip(",") if low[end : end + 1] == " " else ""


def _of_crowd(text: str, low: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Many believe; some in the trade have long argued; there are plenty in the game who think."""
    if low[start:end] == "others":
        start -= next((len(one) for one in ("many ", "some ", "still ") if low.endswith(one, 0, start)), 0)
    first = _next(low, end)
    exist = _THERE_ARE.search(low, max(0, start - _AHEAD), start)
    if not (exist or _opens(low, start)) or not (first in crowd_starts() or first.endswith("ly")):
        return
    if exist:
        who = low.find(" who ", end, end + 80)
        if who < 0 or not low[end - 1 : who].replace(" ", "").replace("-", "").isalpha():
            return
        said = predicate(low, who + 4)
        begin = exist.start()
        if said is not None and (_first(said) in _NOW or _perfect(low, who, said)):
            yield begin, said.end, "crowd"
        return
    said = predicate(low, end)
    if said is None or (first in _WHERE and first != "in" and any(map(str.isupper, text[end : said.start]))):
        return
    if _first(said) in _NOW or _is_state(said) or _perfect(low, end, said):
        yield start, said.end, "crowd"


def _first(said: Predicate) -> str:
    return said.verb.partition(" ")[0]


def _is_state(said: Predicate) -> bool:
    return said.verb.startswith(("are ", "remain ", "seem "))


def _perfect(low: str, end: int, said: Predicate) -> bool:
    """Whether it is told what they have said, not what they once said."""
    return _first(said) in _THEN and not {"have", "had"}.isdisjoint(low[end : said.start].split()[-3:])


def _of_knowers(low: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Those who follow the trade point out; there are those who say."""
    if low.startswith(" who ", end) and low[start:end] in ("those", "people", "folk", "folks", "some"):
        exist = _THERE_ARE.search(low, max(0, start - _AHEAD), start)
        said = predicate(low, end + 4) if exist else None
        if exist and said is not None and _first(said) in _NOW:
            yield exist.start(), said.end, "crowd"
            return
    if low.startswith(" who ", end) and _next(low, end + 4) in _NOW:
        return
    if low[start:end] in _ALL_PEOPLE and (_next(low, end), _next(low, end + 4)) not in _right_behind():
        return
    if _next(low, end) not in _KNOWING or not _opens(low, start - 4 * low.endswith("the ", 0, start)):
        return
    at = low.find(" ", low.find(" ", end + 1) + 1)  # behind the first word of what they know
    for _ in range(3):
        said = predicate(low, at) if at > 0 else None
        if said is None:
            said = _at_word(low, end, at)
        if said is None or said.start - end > 100:
            return
        if _first(said) in _says() and not low.endswith(" to ", 0, said.start):
            yield start, said.end, ""
            return
        at = said.end


_KNOWING = words("who in with close familiar versed working on")
# What people do who know a thing; those, anyone and everyone may do anything.
_WHO_KNOW = words(
    "know knows knew follow followed work worked study studied watch watched live lived have were was are use used "
    "attend "
    "attended care remember understand saw read heard deal run sell make teach"
)
_BREAK = compiled(r"[.;:!?,()“”\"—–]")


_ALL_PEOPLE: Final = words("people folk folks")


@cache
def _right_behind() -> frozenset[tuple[str, str]]:
    known = {("who", verb) for verb in _WHO_KNOW}
    return frozenset(known | {("close", "to"), ("familiar", "with"), ("versed", "in"), ("in", "the")})


def _at_word(low: str, end: int, at: int) -> Predicate | None:
    """The predicate behind one of the words that follow; none beyond a mark."""
    for _ in range(8):
        if at < 0 or at - end > 90 or _BREAK.search(low, end, at):
            return None
        said = predicate(low, at)
        if said is not None:
            return said
        at = low.find(" ", at + 1)
    return None


@cache
def _says() -> frozenset[str]:
    return frozenset({"tell", *(verb.partition(" ")[0] for verb in listed("crowd-verbs"))})
