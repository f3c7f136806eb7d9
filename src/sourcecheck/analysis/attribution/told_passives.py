"""Passives of telling without who tells: "it is believed that", "is said to have", "a man thought to be forty".

Grammar, not phrases: from a participle of telling back over adverbs and asides to a form of be, and on to what is told:
a clause, an infinitive, a state. Participles are looked up word by word; a pattern of all of them is slow to compile
and slow to run.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, listed

__all__ = [
    "AIRED",
    "BETWEEN",
    "DOES",
    "GIVEN",
    "HOLDS",
    "JUDGED",
    "OFTEN_SEEN",
    "STATES",
    "TIMES",
    "TIPPED",
    "Report",
    "passive",
    "told_words",
]

STATES = words(
    "dead missing lost drowned killed trapped buried extinct stolen destroyed injured safe guilty innocent likely "
    "unlikely responsible imminent close near unsafe"
)
_BE = words("is are was were")
_PERFECT = words("has have had")
# Between a form of be and the participle, beside the list and what ends in "-ly".
BETWEEN = words("also still even already later then first since soon afterwards thereafter at being been not never")
# "At the time", "for years": behind a form of be, from their last word back to their first.
TIMES = words("time times years decades centuries while first once months weeks days then")
_TIMED = words("at for in by from until")
_AGREED = "agreed-participles"
# Also of what will be: with "widely" and its like.
TIPPED = words("tipped expected predicted touted fancied forecast")
# Judgements, which need an adverb of reporting: "is now considered to be a copy".
JUDGED = words("considered deemed judged adjudged acknowledged recognised recognized")
# Put about, with nothing behind: "a move has been mooted".
AIRED = words("suspected mooted rumoured rumored whispered bandied speculated blamed floated hinted gossiped")
GIVEN = words("cited given named mentioned advanced offered quoted")
HOLDS = words("recorded remembered reported rumoured rumored suspected")

# "A creature has been reported on the northern shore every summer since"; what is reported once may be a fault.
OFTEN_SEEN = "every (?:spring|summer|autumn|winter|year|night)|for (?:years|decades|centuries|generations)"
_YEAR_BY_YEAR = compiled(rf"[^.;]{{0,60}}? (?:{OFTEN_SEEN})\b[^.,;]{{0,40}}(?:\.|$)")

# What a clause does not begin with: "it was said in May", "it is felt as a ridge", "it was reported yesterday".
_NO_CLAUSE = STATES | words(
    "to by in on at for as about of with from under until when where whether how if why what than so and or but is are "
    "was were has have had yesterday today tomorrow earlier later again here elsewhere last next before after since "
    "while because through into over between among during only best necessary important safe fit good wise "
    "appropriate proper right throughout within without against up out off down back like too well very much far most "
    "often aloud above below i you such worth true false across around although unless upon per via"
)


class Report(NamedTuple):
    """A report: ``start:end`` of a text, in code points."""

    start: int
    end: int
    told: str  # the participle, or "" in whole phrases
    shape: str  # that, to, reduced, state, aired, saying
    to: str = ""  # the verb behind "to"
    subject: str = ""  # the word before the form of be
    how: frozenset[str] = frozenset()  # the words between it and the participle


@cache
def told_words() -> frozenset[str]:
    """The first words of the participles that tell, whatever stands behind them."""
    entries = (*listed("told-participles"), *listed("raised-participles"))
    return frozenset(entry.partition(" ")[0] for entry in entries) | AIRED | {"told"}


@cache
def agreed_words() -> frozenset[str]:
    """Those that tell only with "that" right behind them, or behind "as is"."""
    return frozenset(listed(_AGREED)) - told_words()


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(listed(name))


@cache
def _often() -> frozenset[str]:
    """Adverbs that tell of many reports; "now" tells of a change."""
    return frozenset(listed("report-adverbs")) - {"now"} | {"hotly", "heavily"}


class _Left(NamedTuple):
    """What a participle follows: the subject of a form of be, or nothing but the head of its phrase."""

    start: int  # of the subject
    be: int  # of the form of be
    subject: str
    how: frozenset[str]


def passive(low: str, place: int, end: int, word: str) -> Report | None:
    """The report that a participle makes, with what stands before and behind it."""
    left = _be_before(low, place)
    if left is None:
        return _reduced(low, place, end, word)
    told = _entry_end(low, place, end)
    often = not _often().isdisjoint(left.how)
    if left.subject == "as" and told and not low.startswith(" to ", told):
        return Report(left.start, told, word, "that", how=left.how) if often or "well" in left.how else None
    if left.subject in ("it", "there") and told:
        agreed = often and word in _set(_AGREED)
        that = _that(low, told, word in _set("told-participles"), agreed)
        if word in agreed_words() and not low.startswith(" that ", told):
            that = -1
        if that >= 0 and left.subject == "it":
            return Report(left.start, that, word, "that", subject="it", how=left.how)
        aside = low[max(0, left.start - 5) : left.start]
        parted = word not in agreed_words() and _PARTED.match(low, told)
        if left.subject == "it" and parted and (aside.endswith((", ", "— ", "– ")) or "so " in aside):
            return Report(left.start, told, word, "that", subject="it", how=left.how)
    to = _to().match(low, end)
    if to is not None and _can_be_raised(word, to["to"], low, to.end(), often, left):
        start = left.start if left.subject == "there" or (left.subject == "it" and word != "said") else left.be
        return Report(start, to.end(), word, "to", to["to"], left.subject, left.how)
    behind = _as_having().match(low, end)
    if behind is not None and word in HOLDS and (word == "suspected") == (behind["link"] == "of"):
        return Report(left.be, behind.end(), word, "to", "have", left.subject, left.how)
    state = _next_word(low, end)
    if word in _set("told-participles") and state in STATES and not (word == "reported" and state == "stolen"):
        return Report(left.be, end + 1 + len(state), word, "state", subject=left.subject, how=left.how)
    if (
        word in AIRED
        and left.subject != "what"
        and (word == "suspected" or "been" in left.how or "being" in left.how or often)
        and _aired_end(word).match(low, end)
    ):
        return Report(left.be, end, word, "aired", subject=left.subject, how=left.how)
    if word == "reported" and "been" in left.how and _YEAR_BY_YEAR.match(low, end):
        return Report(left.be, end, word, "aired", subject=left.subject, how=left.how)
    reason = _as_reason().match(low, end)
    if word in GIVEN and reason is not None and ("been" in left.how or "being" in left.how or often):
        return Report(left.be, reason.end(), word, "aired", subject=left.subject, how=left.how)
    return None


def _entry_end(low: str, place: int, end: int) -> int:
    """Where the participle ends, as one of the two lists has it: "noised about"; 0: in neither."""
    for name in ("told-participles", _AGREED):
        for entry in listed(name):
            if low.startswith(entry, place) and not low[place + len(entry) : place + len(entry) + 1].isalnum():
                return place + len(entry)
    return end if low.startswith("told", place) else 0


def _be_before(low: str, place: int) -> _Left | None:
    """Walk back from a participle over adverbs, times and one aside to a form of be and its subject's last word."""
    row = list(_runs().finditer(low, max(0, place - 100), place))
    if not row or row[-1].end() == place:
        return None
    how: set[str] = set()
    index, aside = len(row) - 1, False
    while index >= 0 and len(row) - index < 16:
        word = row[index][0].strip("*_")
        if word.endswith(",") and not aside:  # "is, by all accounts, believed to"
            aside, index = True, next((n for n in range(index - 1, -1, -1) if row[n][0].endswith(",")), -1)
            word = row[index][0].rstrip("*_,") if index >= 0 else ""
        short = _SHORT.search(word)
        if word in _BE or (word in _PERFECT and "been" in how):
            subject = row[max(0, index - 1)]
            return _Left(subject.start(), row[index].start(), subject[0].strip("”\"'’)*_,"), frozenset(how))
        if short is not None:
            start = row[index].start()
            return _Left(start, start + short.start(), word[: short.start()].strip("“\"'‘"), frozenset(how))
        if word in TIMES and word not in how:
            first = next((n for n in range(index - 1, max(-1, index - 4), -1) if row[n][0] in _TIMED), index)
            index = first
        elif not (word in BETWEEN or word.endswith("ly") or word in _set("report-adverbs") or word == "well"):
            return None
        how.add(word)
        index -= 1
    return None


_SHORT = compiled(r"(?<=\w)['’](?:s|re)$")


@cache
def _runs() -> re.Pattern[str]:
    return compiled(r"\S+")


def _that(low: str, end: int, told: bool, agreed: bool) -> int:
    """Where "that" ends, or the participle where a clause follows without it; -1: neither."""
    match = _behind().match(low, end)
    if match is None or not (told or agreed):
        return -1
    if match["that"]:
        return match.end()
    word = match["word"]
    return end if told and word and word not in _NO_CLAUSE and not word.endswith("ly") else -1


@cache
def _behind() -> re.Pattern[str]:
    """ "That", perhaps behind a crowd or a time ("by many", "at the time"), or the first word of what follows."""
    return compiled(
        r"(?: by (?:some|many|most|several|others|all|everyone)| of (?:him|her|it|them)| at "
        r"the time| back then| (?:widely|often|generally|"
        r"commonly)| for (?:years|decades|a time|a while)| in the (?:trade|town|press|village))? (?P<that>that)\b"
        r"| [“\"‘]?(?P<word>[\w’'£$€-]+)"
    )


_PARTED = compiled(r"[,.;]| —| –")


@cache
def _to() -> re.Pattern[str]:
    return compiled(
        r"(?: by (?:some|many|most|several|others)| at (?:the time|first|one time)| back then| initially| "
        r"originally)?,? "
        r"(?:not )?to "
        r"(?:\w+ly |also |still |soon |now )?(?P<to>[a-z]+)\b(?=[ ,.;:)]|$)"
    )


@cache
def _as_having() -> re.Pattern[str]:
    return compiled(r" (?P<link>as|of) (?:being|having|\d+|(?!nothing|anything)[a-z]{3,}ing)\b")


@cache
def _as_reason() -> re.Pattern[str]:
    return compiled(
        r" (?:up )?as (?:the|a|one|another|its|his|her|their) (?:\w+ ){0,2}?(?:reasons?|causes?|culprits?|motives?|"
        r"explanations?|factors?|source)\b"
    )


@cache
def _aired_end(word: str) -> re.Pattern[str]:
    """Where a clause ends, or goes on with when and what for."""
    more = r"| (?:on|for) " if word == "blamed" else ""
    return compiled(
        r"(?: (?:about|at|of|around|before|again|since|for (?:years|months|weeks|decades|a while)|in the (?:press|past|"
        rf"trade)))?(?:[.,;]|$| (?:and|but|since|before|again|as)\b| —| –){more}"
    )


def _next_word(low: str, end: int) -> str:
    return low[end + 1 : end + 14].partition(" ")[0].rstrip(".,;:") if low[end : end + 1] == " " else ""


# What somebody is said to do; "said to cheers" and "reported to need" are other things.
DOES = words(
    "be have contain include come want make take date show cost cure hold run own owe know need plan favour "
    "favor support oppose consider weigh prefer number live bring possess earn exceed total belong "
    "originate haunt like seek feel carry resemble represent work go give stand lie lurk walk dwell house hide drink "
    "eat die leave sleep appear rise help heal protect ward exist hang love hate fear keep pay earn stretch reach lead "
    "control command lower cause improve boost raise reduce prevent strengthen ease relieve soothe slow cut cover fill "
    "weigh measure drive see hear speak play use pass sell buy"
)
# "Reported to the police": no verb.
_NO_VERB = words(
    "the a an his her its their our my your police authorities officials management them him me us it "
    "this that these those what whom which parliament congress court staff no any some regulators "
    "by all applause laughter cheers boos everybody nobody headquarters customers reporters journalists "
    "investigators prosecutors everyone anyone someone mean refer work duty account ransom blame council city "
    "senior top local federal central state higher"
)


def _can_be_raised(word: str, to: str, low: str, end: int, often: bool, left: _Left) -> bool:
    """Whether a subject is said to do something: "the heir is rumoured to have borrowed", not "reported to police"."""
    if to in _NO_VERB or _UNREAL.match(low, end):
        return False
    exists, subject, now = to in ("be", "have"), left.subject, "now" in left.how
    if word in TIPPED | JUDGED and not low.startswith(f"{word} to {to}", end - len(word) - len(to) - 4):
        return False
    if word in TIPPED:
        return often or (word == "tipped" and to not in ("scale", "balance"))
    if word in JUDGED:
        return ((often or now) and exists) or to in _CURES
    if subject in ("what", "nothing", "everything", "anything"):
        return word != "said" and word in _set("raised-participles")
    if word in ("reported", "claimed"):
        return to in DOES or not (to.endswith(("s", "ing")) or to in _set("people-nouns") or to in _set("body-nouns"))
    if word in ("supposed", "taken", "imagined"):
        return often and exists  # "supposed to be" is also what should be
    if word in ("assumed", "presumed") and not often and "been" not in left.how:
        return (word == "presumed" and exists) or _PAST.match(low, end) is not None
    if word == "reckoned":
        return exists
    if word in ("held", "hinted"):
        return to in DOES
    if word == "said":
        return not to.endswith(("s", "ing", "ed"))
    return word in _set("raised-participles")


_CURES = words(
    "lower cure cause bring help improve boost raise reduce protect prevent strengthen ease relieve heal ward soothe "
    "slow"
)
# "Said to be hard when": a term is explained.
_UNREAL = compiled(r"(?<= be) [a-z-]+ (?:when|if|where|whenever)\b")
_PAST = compiled(
    r"(?<= have) (?:been|[a-z]+(?:ed|en|wn)|made|left|sent|said|built|come|found|lost|led|had|won|met|kept)\b"
)


def _reduced(low: str, place: int, end: int, word: str) -> Report | None:
    """A participle at the head of its phrase: "Believed to be the oldest, ...", "a man thought to be forty"."""
    to = _to().match(low, end)
    if to is None or word not in _set("raised-participles") or to["to"] in _NO_VERB or _UNREAL.match(low, to.end()):
        return None
    before = _opened().search(low, max(0, place - 24), place)
    if before is not None:
        if to["to"] not in DOES or (
            word in ("claimed", "taken", "held", "assumed", "supposed") and not before["often"]
        ):
            return None
        return Report(before.start("often"), to.end(), word, "reduced", to["to"])
    noun = _noun().search(low, max(0, place - 24), place)
    if noun is None or word not in _OF_NOUNS or noun["noun"] in _NO_NOUN or _SHORTENED.search(noun["noun"]):
        return None
    if word == "thought" and _LIKE_ADJECTIVE.search(noun["noun"]):
        return None  # "a beautiful thought to have"
    return Report(place, to.end(), word, "reduced", to["to"]) if to["to"] in _IS else None


# What a noun is, by a participle behind it: "a sum said to exceed"; others are active there ("the firm claimed to be").
_OF_NOUNS = words(
    "believed thought said rumoured rumored reputed understood alleged presumed suspected estimated fabled feared "
    "supposed"
)
_SHORTENED = compiled(r"ly$|['’]")  # an adverb, "wasn't"
_LIKE_ADJECTIVE = compiled(
    r"(?:ful|ous|[ai]ble|ing|ive|less|ish)$|^(?:sad|nice|kind|strange|odd|grim|bleak|fine|mere)$"
)
_IS = words("be have date exceed contain number belong total")
_NO_NOUN = TIMES | words(
    "the a an and or but he she it they we you i who which that this these those not to be been being was were is are "
    "has have had also never always ever once still just only even so as what of in on at by for with from then there "
    "all people officials sources police some many most others nobody everybody everyone both each one"
)


@cache
def _opened() -> re.Pattern[str]:
    return compiled(rf"(?:^|[.!?—–,] |\()(?P<often>(?:also |still |long |(?:{alternatives('report-adverbs')}) )?)$")


@cache
def _noun() -> re.Pattern[str]:
    return compiled(r"(?:^| )(?P<noun>[\w’'-]+)[”\")]? $")
