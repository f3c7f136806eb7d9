"""Quotations credited to an abstract noun: "a critical observation suggests that “…”"."""

from __future__ import annotations

from functools import cache
from typing import Final

from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.speech.own_tokens import QUOTED, Token, tokens
from sourcecheck.analysis.speech.quotations import Quotation, quotations
from sourcecheck.analysis.speech.speakers import in_sentence, speaker
from sourcecheck.analysis.speech.vague_phrases import head_noun, is_vague, texts, vague_nouns
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.document import Document, MarkKind
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed, word_set

__all__ = ["VagueSpeaker", "vague_speaker"]

_REFERRING: Final = frozenset(("reference", "references", "allusion", "allusions", "mention"))
_WINDOW: Final = 120  # code points before a quotation in which its noun, its verb and what stands between have room
_DEFINITE: Final = frozenset(("the", "this", "that", "these", "those"))
_ADVERBS: Final = words(
    "also further even often thus therefore then has have had may might would could can again still itself"
)


class VagueSpeaker(NamedTuple):
    """Where an abstract noun speaks: ``start:end`` of the block's text, and the noun's phrase with its verb.

    The range goes from the noun's phrase to the quotation's end, or from the quotation to the phrase behind it.
    """

    start: int
    end: int
    words: str


@cache
def _verbs() -> frozenset[str]:
    """Finite forms of what reports and people do when they say something."""
    lists = ("showing-verbs", "saying-verbs", "thinking-verbs", "voicing-verbs")
    found = (word for name in lists for word in listed(name))
    return _RUNNING.union(word for word in found if not word.endswith("ing"))


@cache
def _leads() -> frozenset[str]:
    """The words that can stand right before a quotation that is credited to a noun before them."""
    return _verbs() | _STATES | _WITHIN | {"that", "how", "out", "to", "it"}


@cache
def _nouns() -> frozenset[str]:
    return vague_nouns() | word_set("moods") | word_set("crowd-answers") | {"media", *_REFERRING}


def vague_speaker(document: Document, quotation: Quotation) -> VagueSpeaker | None:
    """The abstract noun that a quotation is credited to, where nobody stands behind that noun."""
    block = document.blocks[quotation.block]
    text = block.text
    # Most quotations have no such noun beside them: told from the text without a word of analysis.
    beside = ""
    lead = text[max(0, quotation.start - _WINDOW) : quotation.start].lower()
    if lead:
        last = lead.rstrip(" :,")
        continued = lead[-1] == " " and text[quotation.inner_start].islower()
        if continued or last[last.rfind(" ") + 1 :] in _leads() or lead.rstrip()[-1:] in ":,":
            beside = lead
    behind = text[quotation.end : quotation.end + _WINDOW].lower()
    if behind and (text[quotation.inner_end - 1] in ",!?—…" or behind[0] in "—–,"):
        beside += " " + behind
    elif behind[:1] == " ":
        first = behind[1 : behind.find(" ", 1)]
        if first in _STATES or first in _SUMMING or first in ("according", "as", "—", "–"):
            beside += " " + behind
    if not beside or _nouns().isdisjoint(letter_words(beside)):
        return None
    row = document.once(tokens)[block.number]
    place = next((index for index, token in enumerate(row) if token.start == quotation.start), -1)
    if place < 0:
        return None
    found = _before(row, place) or _behind(row, place, text, quotation)
    if found is None:
        return _around(document, quotation, row, place)
    begin, verb, lasting = found
    if _is_said(document, quotation, row[begin].start, quotation.start if begin < place else row[verb].end):
        return None
    if not lasting and row[begin].low in _DEFINITE and speaker(document, quotation) is not None:
        return None
    low, high = sorted((begin, verb))
    said = text[row[low].start : row[high].end]
    if low > place:
        return VagueSpeaker(quotation.start, row[high].end, said)
    return VagueSpeaker(row[low].start, quotation.end, said)


def _is_said(document: Document, quotation: Quotation, start: int, end: int) -> bool:
    """Whether somebody speaks in the quotation's sentence, outside of the noun's own phrase."""
    found = in_sentence(document, quotation)
    behind = document.blocks[quotation.block].text[quotation.end :]
    if found is None or (found.how == "people" and behind.startswith((", and ", ", but ", ", so ", ", while "))):
        return False  # "Feedback indicated that “…”, and the museum has kept it."
    if found.how not in ("owner", "people", "colon", "sentence") or not min(start, end) <= found.start < max(
        start, end
    ):
        return found.how != "colon"
    return any(
        mark.kind in (MarkKind.LINK, MarkKind.NOTE, MarkKind.CITE) and start - 1 <= mark.start <= quotation.end + 2
        for mark in document.blocks[quotation.block].marks
    )


def _vague(row: tuple[Token, ...], begin: int, end: int, runs: bool = False) -> str:
    """The noun of the phrase ``row[begin:end]`` if it names nobody, or an empty string."""
    row = row[:end]
    head = head_noun(row, begin)
    noun = row[head].low if begin < end else ""
    if is_vague(row, begin):
        return noun
    if (
        noun == "word"
        and row[head + 1 : head + 4]
        and [one.low for one in row[head + 1 : end]] == ["on", "the", "street"]
    ):
        return "mood"
    lows = [one.low for one in row[begin:end]]
    owned = any(low in _OWNERS or low.endswith(("'s", "s'")) for low in lows)
    network = not word_set("networks").isdisjoint(lows) or ("social" in lows and "media" in lows)
    if noun in word_set("crowd-answers") and network and not owned:
        return "mood"
    if row[begin].low not in _DEFINITE or owned:
        return ""
    if noun not in word_set("moods"):
        shared = noun in _nouns() and not _ADJECTIVES.isdisjoint(lows) and not _capital_in(row, begin, head)
        return noun if shared and _OWNING.isdisjoint(lows) and texts().isdisjoint(set(lows) - {noun}) else ""
    # "the view in the village", "the public view"; not "the view of the council", "the argument in the paper"
    behind = lows[head + 1 - begin :]
    if not runs and (not behind or behind[0] not in _LOCAL):
        if _ADJECTIVES.isdisjoint(lows) or not _OWNING.isdisjoint(behind):
            return ""
    return noun if not _capital_in(row, begin, head) and texts().isdisjoint(behind) else ""


def _capital_in(row: tuple[Token, ...], begin: int, head: int) -> bool:
    return any(one.capital for one in row[begin + 1 : head + 1])


def _before(row: tuple[Token, ...], place: int) -> tuple[int, int, bool] | None:
    """ "One observation notes that “…”", "The mood in town was clear: “…”": begin, verb, whether it is a mood."""
    at = place - 1
    if at < 0:
        return None
    colon = row[at].low == ":"
    while at > 0 and row[at].low in ("that", ",", ":", "how", "out", "us", "you", "me", "everyone"):
        at -= 1
    if row[at].low == "it" and (row[at - 1].low in ("has", "had") or row[at - 1].low in _verbs()):
        at -= 1
        verb = at
    elif row[at].low in _verbs() or (row[at].low in _STATES and at > 0):
        verb = at
    elif colon:
        verb = _verb_of_clause(row, at)
    elif row[at].low in _PARTICLES and row[at - 1].low in _verbs():
        verb = at - 1  # "one portrait speaks of"
    else:
        return _credited(row, at) or _within(row, at)
    at = verb - 1
    while at >= 0 and (row[at].low in _ADVERBS or row[at].low.endswith("ly")):
        at -= 1
    if at > 1 and row[at].low in ("that", "which") and row[at - 1].low not in _ENDS:
        at -= 1  # "There is a school of thought that holds"
    begin = _begin(row, at)
    while begin < at and row[begin].low in _THERE:
        begin += 1
    if at < 0 or begin > at or row[at].low in _STOPS:
        return _within(row, verb)
    going = row[min(verb, place - 1)].low in _GOING
    noun = _vague(row, begin, at + 1, going)
    if not noun:  # "On its two owners one portrait speaks of"
        article = next((index for index in range(at, begin, -1) if row[index].low in _SINGLE), begin)
        if article > begin and row[article - 1].low not in _WITHIN:
            begin, noun = article, _vague(row, article, at + 1, going)
    if not noun or not _determined(row, begin, at):
        return _within(row, verb)
    lasting = noun in word_set("moods") or noun == "media" or noun in word_set("networks")
    if row[begin].low in _DEFINITE and not _ADJECTIVES.isdisjoint([one.low for one in row[begin:at]]):
        lasting = True  # "The consensus reaction was, “…”"
    that = "that" in (row[place - 1].low, row[place - 2].low)
    if (colon or that or row[place - 1].low == ",") and (
        row[begin].low in _INDEFINITE or (row[begin].low not in _DEFINITE and noun.endswith("s"))
    ):
        lasting = True  # "A common interpretation is that “…”", "Early reactions were blunt: “…”"
    if row[begin].low in _INDEFINITE and noun in word_set("crowd-answers"):
        lasting = True  # "A typical response was “…”"
    if (row[verb].low in _STATES or verb == at + 1 == place - 1) and row[verb].low not in _verbs() and not lasting:
        return None
    return begin, min(verb, place - 1), lasting


def _begin(row: tuple[Token, ...], at: int) -> int:
    begin = at
    while begin > 0 and at - begin < 14 and row[begin - 1].low not in _STOPS:
        begin -= 1
    return begin


def _verb_of_clause(row: tuple[Token, ...], at: int) -> int:
    """The first verb of the clause that ends at ``at``, or the place behind the clause."""
    begin = at
    while begin > 0 and at - begin < 20 and row[begin - 1].low not in _ENDS:
        begin -= 1
    for index in range(begin + 1, at + 1):
        if row[index].low in _STATES or row[index].low in _verbs() or row[index].low in ("has", "had"):
            if row[index].low in _nouns() and index < at and row[index + 1].low in _verbs():
                continue  # "an inside view puts it like this"
            return index
    return at + 1


def _within(row: tuple[Token, ...], at: int) -> tuple[int, int, bool] | None:
    """ "A nostalgic account describes the place as one where “…”": the words end a clause of the noun's."""
    begin = at
    while begin > 0 and at - begin < 20 and row[begin - 1].low not in _ENDS:
        begin -= 1
    if row[begin].low in _DEFINITE or not is_vague(row, begin) or not _determined(row, begin, at):
        return None
    verb = head_noun(row, begin) + 1
    while verb < at and row[verb].low in _ADVERBS:
        verb += 1
    if verb > at or row[verb].low in _STATES or not row[verb].low.isalpha():
        return None
    told = row[verb].low in _verbs() or row[verb].low.endswith(("s", "ed"))
    return (begin, verb, True) if told else None


def _credited(row: tuple[Token, ...], at: int) -> tuple[int, int, bool] | None:
    """ "According to conventional wisdom, “…”", "In the words of one narrative, “…”"."""
    begin = _begin(row, at)
    for index in range(begin, at):
        if row[index].low in ("to", "of") and index and row[index - 1].low in ("according", "words"):
            if _vague(row, index + 1, at + 1):
                return index - 1, at, True
    return None


def _behind(row: tuple[Token, ...], place: int, text: str, quotation: Quotation) -> tuple[int, int, bool] | None:
    """ "“…,” is the mood in town", "“…,” conventional wisdom holds", "“…,” according to one narrative"."""
    at = place + 1
    last = text[quotation.inner_end - 1 : quotation.inner_end]
    parted = last in (",", "!", "?", "—", "…")
    while at < len(row) and row[at].low in (",", "—", "–", "-", "as", "so", "or", "at", "least"):
        parted = parted or not row[at].low.isalpha()
        at += 1
    if at >= len(row) or (row[at].capital and last in (".", "!", "?")):
        return None
    first = row[at].low
    end = next((index for index in range(at, min(at + 16, len(row))) if row[index].low in _STOPS_BEHIND), -1)
    end = min(at + 16, len(row)) if end < 0 else end
    if first == "according" and end > at + 2:
        return (at, end - 1, True) if _vague(row, at + 2, end) else None
    if first in _STATES or first in _SUMMING or (first in _verbs() and parted):
        begin = at + 1
        while begin < end and (row[begin].low in _ADVERBS or row[begin].low.endswith("ly") or row[begin].low == "up"):
            begin += 1
        noun = _vague(row, begin, end, first in _GOING) if begin < end else ""
        equated = first in _STATES or first in _SUMMING
        if not noun or (
            equated and not (noun in word_set("moods") and row[begin].low == "the") and not _recurs(row, begin, end)
        ):
            return None
        return at, min(head_noun(row[:end], begin) + 4, end - 1), noun in word_set("moods")
    if not parted:
        return None
    for index in range(at + 1, end):
        if row[index].low in _nouns() and row[index + 1 : index + 2] and row[index + 1].low in _verbs():
            continue  # "a dissenting view contends"
        if row[index].low in _verbs() or (
            row[index].low in ("has", "had") and row[index + 1 : index + 2] and row[index + 1].low == "it"
        ):
            noun = _vague(row, at, index, row[index].low in _GOING)
            return (at, index, noun in word_set("moods")) if noun and _determined(row, at, index) else None
        if row[index].low in _STATES:
            return None
    return None


def _recurs(row: tuple[Token, ...], begin: int, end: int) -> bool:
    """Whether words are called one line of many: "“…,” is a line that comes up again", "was a common complaint"."""
    lows = {token.low for token in row[begin : min(end + 6, len(row))]}
    return row[begin].low in _INDEFINITE and not lows.isdisjoint(_OFTEN) and lows.isdisjoint(_RULES)


_WITHIN: Final = words("where which who as like with of by for when because being")
_THERE: Final = words("there is was are were remains remained exists")
_LASTING: Final = words(
    "persists persisted prevails prevailed lingers lingered spread spreads grew grows exists existed"
)
_OFTEN: Final = words(
    "that recurring frequent common constant repeated familiar regular typical popular widespread perennial "
    "standard often everywhere heard again"
)
_RULES: Final = words("rule rules principle tip tips")  # are put in quotation marks, and said by nobody
_RUNNING: Final = words(
    "points pointed puts counsels holds held captures illustrates goes went runs ran maintains dictates insists "
    "teaches warns remembers remembered gives gave ends ended closes closed opens opened"
)
_PARTICLES: Final = words("of about on as to with")
_SINGLE: Final = words("a an one another")
_GOING: Final = words("goes went runs ran")
_STATES: Final = words("be is was are were remains remained seems seemed became becomes sounds sounded")
_SUMMING: Final = words("sums summed captures captured reflects reflected expresses expressed")
_OWNERS: Final = words("his her their our my your whose its")
_LOCAL: Final = words("in on at across around throughout about behind here among inside within outside")
_OWNING: Final = frozenset(("of", "by", "from"))
_ADJECTIVES: Final = words(
    "general common public popular prevailing prevalent dominant widespread widely-held shared overall conventional "
    "received universal local collective consensus standard usual majority mainstream"
)
_ENDS: Final = frozenset((".", "!", "?", ";", QUOTED, "—", "–", "("))
_STOPS: Final = frozenset(
    (".", "!", "?", ";", ":", ",", "(", "—", "–", QUOTED, "and", "but", "while", "as", "because", "that", "which",
     "who", "whom", "when", "where", "if")
)  # fmt: skip
_STOPS_BEHIND: Final = frozenset(
    (".", "!", "?", ";", ":", ",", "(", "—", "–", QUOTED, "and", "but", "while", "because")
)
_INDEFINITE: Final = frozenset(
    ("a", "an", "one", "another", "some", "such", "several", "many", "further", "additional", "other")
)
_OF_PEOPLE: Final = _OWNERS | frozenset(("no", "every", "each", "any", "what", "who"))


def _determined(row: tuple[Token, ...], begin: int, at: int) -> bool:
    """Whether the phrase has an article or "this", or none at all; not an owner or a name before the noun."""
    return row[begin].low not in _OF_PEOPLE and not row[begin].low.endswith(("'s", "s'"))


def _around(document: Document, quotation: Quotation, row: tuple[Token, ...], place: int) -> VagueSpeaker | None:
    """'The reference to “…” suggests': nobody referred to it before."""
    if place < 3 or row[place - 1].low != "to" or row[place - 2].low not in _REFERRING:
        return None
    if place + 1 >= len(row) or row[place + 1].low not in _verbs():
        return None
    begin = place - 2
    while begin > 0 and place - begin < 7 and row[begin - 1].low not in _STOPS:
        begin -= 1
        if row[begin].low in _DEFINITE or row[begin].low in _INDEFINITE:
            break
    if not is_vague(row[: place - 1], begin) or not _determined(row, begin, place):
        return None
    low = next((start for start, end in document.once(sentences)[quotation.block] if start <= quotation.start < end), 0)
    if _speaks_before(document, quotation, low):
        return None
    text = document.blocks[quotation.block].text
    return VagueSpeaker(row[begin].start, row[place + 1].end, text[row[begin].start : row[place - 1].end])


def _speaks_before(document: Document, quotation: Quotation, low: int) -> bool:
    """Whether the words were quoted earlier, or somebody speaks in the paragraph before the sentence."""
    block = document.blocks[quotation.block]
    said = block.text[quotation.inner_start : quotation.inner_end].strip(" .,;:!?").lower()
    for other in document.blocks[: quotation.block + 1]:
        text = other.text if other.number < quotation.block else other.text[:low]
        if said in text.lower():
            return True
    for other_one in document.once(quotations)[quotation.block]:
        if other_one.end <= low and in_sentence(document, other_one) is not None:
            return True
    return False
