"""Words in quotation marks that judge: "the plan is “a road to nowhere”", "dismissed as “…”", "“…”: such was the mood".

Read from the words right before the quotation: a verb of being, whatever stands between, or a word that turns
the quotation into what something is held to be. Word by word from lists: a pattern of them all takes longer to
compile than to ask.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.analysis.speech.asides import ASIDE, LASTS, PREPOSITIONS, before_asides
from sourcecheck.analysis.speech.quotations import Quotation
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed, word_set

__all__ = ["Word", "is_fragment", "is_verdict", "judges", "row_of"]

_REACH: Final = 90  # code points before a quotation in which the words stand that its predicate belongs to
_ARTICLES: Final = ("a ", "an ", "nothing ", "one of ", "no ", "little ", "the ")
_ATTENDING: Final = frozenset(("with", "amid", "despite", "without"))
_OPENING: Final = words(
    "begins began opens opened starts started ends ended closes closed finishes finished concludes concluded"
)
_LINKING: Final = words("is was were ran runs went goes came comes")
_ADVERBS: Final = words("still now not just only up out off to little")
_BEING: Final = words(
    "be been is are was were remain remains remained become becomes became look looks looked seem seems seemed prove "
    "proves proved proven isn't wasn't appear appears appeared"
)
_MODALS: Final = words("can could may might to should must will would")
_BEFORE_AS: Final = words("down off back over up out itself himself herself themselves best")
_NO_VERDICT_AS: Final = words(
    "such same well known defined listed named marked written shown displayed saved stored entered this was sold "
    "traded served used"
)
_RENOWN: Final = words("reputation image standing fame name notoriety renown")
_TO: Final = words(
    "amount amounts amounted add adds added come comes came boil boils boiled run runs ran likened compared akin "
    "tantamount equivalent equated close closer next equates equated"
)
_INTO: Final = words(
    "turn turns turned grow grows grew grown descend descends descended harden hardens hardened develop develops "
    "developed degenerate degenerates degenerated evolve evolves evolved morph morphs morphed blossom blossoms "
    "blossomed transformed deteriorate deteriorates deteriorated"
)
_OF: Final = words(
    "smack smacks smacked reek reeks reeked savour savours savoured savor savors savored taste tastes tasted smell "
    "smells smelled smelt stink stinks stank makings charm air ring makings appeal"
)
_LIKE: Final = words(
    "read reads look looks looked sound sounds sounded feel feels felt seem seems seemed smell smells smelled taste "
    "tastes tasted more something"
)
_TO_BE: Final = words(
    "proved proven out said held thought believed considered reckoned allowed claimed appear appears appeared seem "
    "seems seemed supposed known judged deemed found declared pronounced felt "
    "reputed rumoured rumored"
)
_HELD: Final = words("thought considered reckoned judged deemed found declared pronounced felt believed")
_NAMING: Final = words("called dubbed termed nicknamed christened labelled labeled named titled branded tagged deemed")
_PASSIVE: Final = words("been be is are was were get gets got often since also widely being later once")
_LAUGHED: Final = words("laughed sneered talked spoken thought written jeered")
_GIVING: Final = words("give gives gave offer offers offered bring brings brought leave leaves left hand handed")
_RELATIVE: Final = ("who ", "that ", "which ", "whose ", "where ")
_HOW: Final = words("so thus such that how")
_MAKING: Final = words("make makes made making render renders rendered leave leaves left rendering leaving")
_MADE: Final = words("it them him her us")
# Things whose state, name or wording is given, not judged.
_NAMED: Final = words(
    "term word phrase status theme motto function method mode state type class field label name code level scale "
    "category option setting key value default principle format slogan title "
    "charge crime offence offense plea sentence nickname password passphrase username command prompt input output "
    "approach strategy recipe rule ethos credo"
)
# The same for words that begin with an article, as most judgements do.
_WORDING: Final = words(
    "term word phrase theme motto label name category value default principle slogan title question answer definition "
    "message error headline caption translation meaning motion proverb saying adage maxim inscription sign banner "
    "placard poster engraving plaque lyric line refrain chorus verse diagnosis nickname"
)
_THING_OF: Final = words("of for over above on in at before under to")
# A small letter behind the quotation begins a noun, but for words that go on with the sentence.
_GOING_ON: Final = words(
    "and but or so for to of in on at by with as when while because since if that which who whose where though "
    "although until unless after before from is are was were has have had will would can could may might must should "
    "rather than now again already even during this last next not yet about above across against along among around "
    "behind below beneath beside between beyond despite into near off onto out over past through throughout toward "
    "towards under up upon within without every each all once then too today here there whenever wherever according "
    "one it they he she we you"
)


class Word(NamedTuple):
    """A word or a mark of a text: in small letters, apostrophes plain, and where it begins."""

    low: str
    start: int


@cache
def _pieces() -> re.Pattern[str]:
    return compiled(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")


def row_of(text: str, low: int, high: int) -> list[Word]:
    """The words and marks of ``text[low:high]``."""
    return [Word(one[0].lower().replace("’", "'"), one.start()) for one in _pieces().finditer(text, low, high)]


def judges(block: Block, one: Quotation) -> int:
    """Where the predicate begins by which words say something of somebody or something, or -1.

    A sentence of its own in the midst of others says something too; it begins with the quotation.
    """
    text, start = block.text, one.start
    behind = text[one.end : one.end + 2]
    if len(behind) == 2 and behind[0] == " " and "a" <= behind[1] <= "z" and text[one.inner_end - 1] != ",":
        if text[one.end + 1 : one.end + 14].partition(" ")[0].rstrip(",.;:") not in _GOING_ON:
            return -1  # an adjective to the noun behind it judges nothing
    said = text[one.inner_start : one.inner_end]
    lead = text[max(0, start - _REACH) : start]
    if lead[-1:] == " " and _may_judge(lead):
        row = row_of(text, start - len(lead), start)
        articled = said.lower().startswith(_ARTICLES)
        at = _predicate(row, said, articled)
        if at >= 0:
            return -1 if _is_wording(row, at, articled) else row[at].start
    if said[:1].islower() and _states(lead[-60:], said):
        return -1 if _is_wording(row_of(text, start - len(lead), start), -1, False) else start - 1
    return start if _stands_alone(text, one) or is_verdict(block, one) or _opens_clause(text, one) else -1


def is_fragment(block: Block, one: Quotation) -> bool:
    """Whether a quotation is no sentence of its own, however long, but says something of what stands before it.

    Of each such quotation one rule asks, quotation/fragment-quote-uncited, and not that for whole quotations.
    """
    text = block.text
    if not text[one.inner_start].islower() or one.part != "whole" or not 0 <= judges(block, one) < one.start:
        return False
    if ". " in text[one.inner_start : one.inner_end]:
        return False  # goes on with whole sentences
    # "With regard to the price, “a museum would give its right arm for it.”" is no apposition.
    return not text.endswith(", ", 0, one.start) or "," in (text[one.inner_end - 1], text[one.end : one.end + 1])


def _predicate(row: list[Word], said: str, articled: bool) -> int:
    """The place of the word by which what stands before is held to be what the quotation says, or -1."""
    lows = [word.low for word in row]
    at = before_asides(lows)
    if at < 1:
        return -1
    low, before = lows[at], lows[at - 1]
    if before == "there":
        return -1  # "There was “an odd taste to the water”"
    first = said.partition(" ")[0]
    free = articled or (first.islower() and first.endswith("ly"))  # no name is like that
    if low in _BEING:
        if before in _MODALS and not (before == "to" and at > 1 and lows[at - 2] in _TO_BE):
            free = free or (first.islower() and before in ("would", "will"))
            return at - 1 if free and before != "to" and lows[at - 2] != "what" else -1
        return at
    if low == "for" and before in _judging() and not _PASSIVE.isdisjoint(lows[max(0, at - 4) : at - 1]):
        return at - 1  # "was praised for “…”"
    if low in ("as", "to", "into", "of", "like"):
        best = _superlative().match(said) is not None
        return at - 1 if best and low == "as" and before == "known" else _behind_preposition(lows, at)
    if low in _HELD and before in _PASSIVE and first.islower():
        return at  # "it was thought “too long by an hour”"
    if low in _NAMING and (free and (before in _PASSIVE or before.endswith("ly"))):
        return -1 if _is_title(lows, at) else at
    if low in _judging() or f"{before} {low}" in _judging():
        return at
    if first.islower() and not articled:
        if low in _MADE and before in _MAKING:
            return at - 1  # "which made it “practically useless”"
    return -1


@cache
def _superlative() -> re.Pattern[str]:
    return compiled(r"(?:the|a|an) (?:most|least|best|worst|last|[a-z]+est)\b")


def _behind_preposition(lows: list[str], at: int) -> int:
    """The verb before "as", "to", "into", "of" or "like" that makes the words a judgement, or -1."""
    low, verb = lows[at], at - 1
    if low == "as":
        for _ in range(2):
            if verb > 0 and (lows[verb] in _BEFORE_AS or lows[verb].endswith("ly")):
                verb -= 1
        word = lows[verb]
        if word in _RENOWN or word in _judging() or f"{lows[verb]} {lows[verb + 1]}" in _judging():
            return verb
        told = _told_before(lows, verb)
        if told >= 0:
            return told
        if word in _NO_VERDICT_AS or not word.isalpha() or len(word) < 3:
            return -1
        return verb if word.endswith(("ed", "s", "en", "de", "me", "ne", "nt", "ld", "od", "ad", "wn")) else -1
    if low == "to":
        if lows[verb] in ("up", "down", "close", "out"):
            verb -= 1
        return verb if lows[verb] in _TO or lows[verb + 1] == "close" else -1
    if low == "into":
        return next((place for place in range(verb, max(verb - 5, -1), -1) if lows[place] in _INTO), -1)
    if low == "of":
        return verb if lows[verb] in _OF else -1
    for place in range(verb, max(verb - 4, -1), -1):
        if lows[place] in _LIKE:
            return place
    return -1


def _told_before(lows: list[str], last: int) -> int:
    """A participle of judging some words before "as": "regarded at the time as", "laughed at in its first year as"."""
    if lows[last] == ",":  # "derided, not only in Harrow, as"
        last = next((place for place in range(last - 1, max(last - 7, 0), -1) if lows[place] == ","), last + 1) - 1
    for place in range(last, max(last - 9, -1), -1):
        low = lows[place]
        if low in _MARKS:
            return -1
        behind = lows[place + 1] if place < last else "as"
        if (low in _judging() and (behind in PREPOSITIONS or behind.endswith("ly"))) or (
            low in _LAUGHED and behind in ("at", "of", "about", "off")
        ):
            passive = place == 0 or lows[place - 1] in _MARKS or lows[place - 1].endswith("ly")
            return place if passive or not _PASSIVE.isdisjoint(lows[max(0, place - 3) : place]) else -1
    return -1


def _is_title(lows: list[str], at: int) -> bool:
    """Whether something that has a title stands right before: "a song called “…”"."""
    return any(low in _titled() or low.removesuffix("s") in _titled() for low in _subject(lows, at, 6))


def _subject(lows: list[str], at: int, most: int) -> list[str]:
    """At most so many words before a place, back to a comma or a stop."""
    begin = at
    while begin > 0 and at - begin < most and lows[begin - 1] not in _MARKS:
        begin -= 1
    return lows[begin:at]


def _is_wording(row: list[Word], at: int, articled: bool) -> bool:
    """Whether what has a wording, a name or a state stands before the predicate at ``at``: "The motto is “…”"."""
    lows = [word.low for word in row]
    at = len(lows) if at < 0 else at
    held = _subject(lows, at, 7)
    if not articled:
        return any(low in _NAMED or low.removesuffix("s") in _NAMED for low in held)
    for index in range(len(held) - 1, -1, -1):
        if held[index] in _WORDING or held[index].removesuffix("s") in _WORDING:
            rest = held[index + 1 :]
            return len(rest) < 2 or rest[0] in _THING_OF
    return False


def is_verdict(block: Block, one: Quotation) -> bool:
    """Whether the words behind a quotation call it a judgement: "“A disgrace to the game”: that was the verdict"."""
    near = block.text[one.end : one.end + 24].split()
    if not _HOW.isdisjoint(near) and _is_described(row_of(block.text, one.end, one.end + 110)):
        return True
    if _LINKING.isdisjoint(near):
        return False
    row = row_of(block.text, one.end, one.end + 90)
    lows = [word.low for word in row]
    at = 0
    while at < min(len(lows), 4) and lows[at] in _LEADING:
        at += 1
    if at + 2 >= len(lows) or lows[at] not in _LINKING or lows[at + 1] not in ("the", "one", "a", "an"):
        return False
    noun = next(
        (
            index
            for index in range(at + 2, min(at + 5, len(lows)))
            if lows[index] in word_set("opinion-nouns", "crowd-answers", "moods")
        ),
        -1,
    )
    if noun < 0:
        return False
    behind = lows[noun + 1 : noun + 4]
    if behind[:1] in (["by"], ["from"]):
        return False
    if behind[:1] != ["of"]:
        return True
    named = row[noun + 2 : noun + 3] and block.text[row[noun + 2].start].isupper()
    return not named and not any(low in word_set("people-nouns", "body-nouns") for low in behind[1:])


def _is_described(row: list[Word]) -> bool:
    """Whether words behind a quotation give it to nobody: ": so the mill has been described", " is how it was seen"."""
    lows = [word.low for word in row[:16]]
    stop = next((at for at, low in enumerate(lows) if low in _MARKS - {":", ",", "—", "–"}), len(lows))
    for at in range(2, stop):
        if lows[at] in _judging() or lows[at] in _NAMING:
            return not _PASSIVE.isdisjoint(lows[at - 2 : at]) and "by" not in lows[at:stop]
    return False


_MARKS: Final = frozenset('.,;:!?()—–“”"')
_LEADING: Final = frozenset((",", ":", "—", "–", "-", "and", "that", "this", "such", "so", "thus"))


def _stands_alone(text: str, one: Quotation) -> bool:
    return (
        text[one.inner_start].isupper()
        and text[one.end - 2 : one.end - 1] in (".", "!")
        and (not one.start or text[: one.start].rstrip()[-1:] in (".", "!", "?"))
        and (one.end == len(text) or text[one.end : one.end + 2].strip()[:1].isupper())
        and not _in_turns().search(text[: one.start] + text[one.end :])
    )


@cache
def _in_turns() -> re.Pattern[str]:
    """Other words in quotation marks, four or more: people speak in turns."""
    return compiled(r"[\"“](?:[^\"“” ]+ ){3}")


def _opens_clause(text: str, one: Quotation) -> bool:
    """Whether the words stand as an apposition before the clause of what they judge: "“A coat hanger,” it has cost"."""
    parted = text[one.inner_end - 1] == "," or text[one.end : one.end + 1] == ","
    if not parted or (one.start and not text[: one.start].endswith((". ", "! ", "? "))):
        return False
    behind = text[one.end : one.end + 12].lstrip(", ").partition(" ")[0]
    return text[one.inner_start : one.inner_end].startswith(("A ", "An ", "Nothing ", "One of ")) and behind in (
        "it", "they", "he", "she", "the", "this", "these", "its", "their",
    )  # fmt: skip


def _states(lead: str, said: str) -> bool:
    """Whether words tell how something is or went: behind a verb, "with" or "after", or beside a noun, in commas."""
    if lead.endswith((", ", "— ", "– ")):
        apposed = said.startswith(("a ", "an ", "nothing ", "one of ")) or _superlative().match(said) is not None
        return apposed and lead[-3:-2].isalpha()
    if lead[-1:] != " " or not lead[-2:-1].isalpha():
        return False
    row = letter_words(lead.lower())
    at = len(row) - 1
    if said.startswith(_RELATIVE) and not {"a", "an"}.isdisjoint(row[max(0, at - 3) : at]):
        return True  # "a man “who has forgotten nothing”"
    if at > 1 and row[at - 1] in _GIVING and said.startswith(_ARTICLES):
        return True  # "gives walkers “the best view”"
    if at > 0 and (row[at].endswith("ly") or row[at] in _ADVERBS):
        at -= 1
    if at > 0 and row[at] == "with" and row[at - 1] in _OPENING:
        return False  # "the speech ended with “…”"
    return at > 0 and (row[at] in word_set("stating-verbs") or (row[at] in _ATTENDING and not said.startswith("the ")))


def _may_judge(lead: str) -> bool:
    """Whether the last word before a quotation can end a predicate; only a no is certain."""
    last = lead[lead.rfind(" ", 0, -1) + 1 : -1].rstrip(",").lower()
    return last in _last_words() or last.endswith("ly") or (lead[-2:] == ", " and lead.count(",") > 1)


@cache
def _last_words() -> frozenset[str]:
    behind = {entry.split()[-1] for entry in _judging()}
    return _BEING | _HELD | ASIDE | LASTS | _NAMING | _MADE | behind | {"as", "to", "into", "of", "like", "for"}


def _judging() -> frozenset[str]:
    return word_set("judging-participles")


@cache
def _titled() -> frozenset[str]:
    return frozenset(word.rpartition(" ")[2].lower() for word in listed("titled-things"))
