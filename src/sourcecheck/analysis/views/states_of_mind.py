"""Beliefs, wishes and moods that a text gives to a state: "Seoul believes", "Oslo is in two minds".

Read word by word from the end of the name on, as ``predicates`` reads what people say: a phrase between commas,
auxiliaries and adverbs, then a verb of the mind, a mood behind "is", or a noun for a feeling behind "has". The words
are lists in ``rules/words/en``.
"""

from __future__ import annotations

from functools import cache
from itertools import islice

from sourcecheck.analysis.entries import Entries, by_first, entry_end
from sourcecheck.analysis.verb_forms import forms
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["ASIDES", "leading_words", "mind_words", "state_of_mind"]

_TOKEN = compiled(r"[^\s.;:!?,()“”\"—–]+")
_REACH = 160  # code points behind the name
_MOST = 18  # words
_BE = words("is was are were be been being remains remained remain isn't isn’t wasn't wasn’t")
_SEEM = words(
    "grows grew grown grow becomes became become feels felt feel seems seemed seem looks looked look sounds sounded "
    "sound appears appeared appear gets got stays stayed stay growing becoming getting feeling looking sounding"
)
_FINITE = words("has had have does did doesn't doesn’t didn't didn’t hasn't hasn’t hadn't hadn’t")
_MODALS = words(
    "would will could can may might must should cannot can't can’t wouldn't wouldn’t won't won’t couldn't couldn’t"
)
_ADVERBS = words(
    "also still now long even already too often never always not once again no_longer rather much well at_last "
    "at_heart at_least at_first at_bottom for_long of_late in_private in_secret in_public in_truth in_fact in_turn "
    "by_now all_along for_years ever just soon today only merely both all"
)
_DEGREES = words(
    "so very as more less than quite rather far anything but a_little a_bit little too not no longer still now also "
    "already much most all even just increasingly deeply once again visibly from least said to be nothing if in a way "
    "growing getting becoming feeling"
)
# "Is said to be", "seems to": what stands between, before "to" and a verb of the mind.
_RAISING = words(
    "seems seemed seem appears appeared appear tends tended tend likes liked chooses chose chosen comes came "
    "come coming begins began begun beginning starts started starting continues continued inclined said known "
    "thought believed ready prone bound refuses refused refusing pretends pretended professes professed "
    "claims claimed affects"
)
# What is done to a belief by whoever has it.
_HOLD = words(
    "holds held hold has had have harbours harboured harbour harbors harbored harbor nurses nursed nurse cherishes "
    "cherished cherish shares shared share feels felt feel takes took take bears bore bear keeps kept keep nurtures "
    "nurtured entertains entertained clings clung retains retained cultivates sees saw"
)
_WATCH = words(
    "watches watched watch watching follows followed following looks looked looking eyes eyed eyeing eying greets "
    "greeted sees saw seen views viewed regards regarded reacts reacted awaits awaited observes observed "
    "contemplates regarding viewing seeing"
)
_WITH = words(
    "suspicion alarm dread unease envy horror dismay concern anxiety fear delight glee satisfaction anger fury "
    "contempt disdain scorn disbelief bewilderment impatience relief hope trepidation foreboding misgivings "
    "resentment jealousy amusement mistrust distrust scepticism skepticism wariness apprehension frustration"
)
# Verbs that do other things as well: only with a clause behind.
_CLAUSED = words("conclude expect assume calculate imagine understand know realise realize guess figure bet gamble")
_CLAUSE = words("that it there they he she nobody no-one nothing little otherwise on how what why well full")
_NOUNS = words(
    "fears hopes doubts views worries desires bets regrets dreams guesses wagers likes loves envies longs aims"
)
_BEHIND_NOUN = words("of over among are were have had and or as")
ASIDES = words(
    "for like too meanwhile however in by of as on at with unlike therefore then still though now again which whose "
    "one it we the a an itself alone not after despite having no to more perhaps"
)
_FEW = 9  # words of a phrase between commas


class _Row(NamedTuple):
    """The words behind a name, what parts each from the one before it, and where each ends."""

    words: list[str]
    gaps: list[str]
    ends: list[int]


def state_of_mind(text: str, at: int, plural: bool = False) -> int:
    """Where the words end that give a mind to the state whose name ends at a place; 0: none do.

    Args:
        plural: of several states, whose verbs end in no -s.
    """
    tokens = list(islice(_TOKEN.finditer(text, at, at + _REACH), _MOST))
    ends = [token.end() for token in tokens]
    gaps = [text[before : token.start()] for before, token in zip((at, *ends), tokens, strict=False)]
    row = _Row([token[0].lower() for token in tokens], gaps, ends)
    first = 0
    if row.gaps and row.gaps[0] in (", ", " — ", " – ", "—") and (row.words[0] in ASIDES or row.words[0][-2:] == "ly"):
        # "Kathmandu, for its part, would rather"
        first = next((n for n in range(1, min(_FEW, len(gaps))) if gaps[n] != " "), len(gaps))
        if first == len(gaps) or gaps[first] != gaps[0]:
            return 0
    elif not row.gaps or row.gaps[0] != " ":
        return 0
    end = _predicate(row, first, plural)
    return row.ends[end - 1] if end else 0


def _predicate(row: _Row, first: int, plural: bool) -> int:
    """The number of words up to the end of a predicate that begins at a word; 0: it is none of the mind."""
    said, count = row.words, len(row.words)
    last = next((n for n in range(first + 1, count) if row.gaps[n] != " "), count)
    at, helped, been = first, "", False
    while at < last:
        word = said[at]
        end = _mind(said, at, last, helped, been, plural)
        if end:
            return end
        two = " ".join(said[at : at + 2])
        if two in _ADVERBS:
            at += 2
        elif word in _RAISING and at + 1 < last and said[at + 1] == "to":
            helped, been = "to", False
            at += 2
        elif word in _FINITE or word in _MODALS:
            helped = word
            at += 1
        elif word in _BE or word in _SEEM:
            been, helped = True, helped or word
            at += 1
        elif word in _ADVERBS or word.endswith("ly") or (been and word in _DEGREES):
            at += 1
        else:
            return 0
    return 0


def _mind(said: list[str], at: int, last: int, helped: str, been: bool, plural: bool) -> int:
    """Where a verb, a mood or a feeling that begins at a word ends."""
    word = said[at]
    if been:
        end = entry_end(_moods(), said, at, last)
        if end:
            return end
    if word in _WATCH:
        for index in range(at + 1, min(last - 1, at + 10)):
            if said[index] == "with" and not _WITH.isdisjoint(said[index + 1 : index + 4]):
                return next(n for n in range(index + 1, last) if said[n] in _WITH) + 1
    if been:
        return 0
    if helped in _MODALS and word in ("rather", "sooner"):
        return at + 1
    if word in _HOLD:
        for index in range(at + 1, min(last, at + 5)):
            end = entry_end(_feelings(), said, index, last)
            if end and not (
                end < last
                and word in ("sees", "saw", "shares", "shared", "share", "takes", "took")
                and said[end] not in ("that", "of")
            ):
                return end
            if said[index] in ("in", "to", "of", "from", "for", "with") or said[index][-2:] in ("ed", "en"):
                break
    if word in _TAKE and at + 2 < last and said[at + 1] in _DETERMINERS | _IT:
        # "takes the ruling as an insult", "takes it for a spy"
        signs = ("as", "for") if said[at + 1] in _IT else ("as",)
        found = next((n for n in range(at + 2, min(last, at + 8)) if said[n] in signs), 0)
        if found:
            return found + 1
    known = (
        _infinitives()
        if helped in _MODALS or helped == "to" or helped[:3] in ("doe", "did")
        else (_finite_plural() if plural and not helped else _participles() if helped[:2] == "ha" else _finite())
    )
    end = entry_end(known, said, at, last)
    if not end:
        return 0
    behind = said[end] if end < last else ""
    if _lemma(word) in _CLAUSED and end == at + 1 and behind not in _CLAUSE and not _is_clause(said[end:last]):
        if _lemma(word) == "expect" and behind in ("a", "an", "no", "little"):
            return end
        return 0
    if word in ("feels", "felt") and behind in ("like", "as"):
        return 0
    if word in _NOUNS and behind in _BEHIND_NOUN and (word, behind) != ("dreams", "of"):
        return 0
    return end if behind not in ("talk", "talks", "meeting", "meetings", "agreement") else 0


def _is_clause(behind: list[str]) -> bool:
    """Whether a noun phrase and its verb follow: "expects its neighbours to lift", "assumes the two were parted"."""
    return bool(behind) and behind[0] in _DETERMINERS and not _FINITE_OR_TO.isdisjoint(behind[2:])


_TAKE = words("takes took take taken reads read")
_IT = words("it him her them this that")
_DETERMINERS = words("the a an its their his her this these those all both some most every each no other")
_FINITE_OR_TO = _FINITE | _MODALS | words("to is was are were")


@cache
def _lemma(word: str) -> str:
    return next((one.base for one in forms(_CLAUSED) if word in one), "")


@cache
def _finite() -> Entries:
    return by_first(word for one in forms(listed("mind-verbs")) for word in (one.third, one.past))


@cache
def _finite_plural() -> Entries:
    return by_first(word for one in forms(listed("mind-verbs")) for word in (one.base, one.past))


@cache
def _infinitives() -> Entries:
    return by_first(listed("mind-verbs"))


@cache
def _participles() -> Entries:
    return by_first(one.participle for one in forms(listed("mind-verbs")))


@cache
def _moods() -> Entries:
    return by_first(listed("mind-states"))


@cache
def _feelings() -> Entries:
    return by_first(listed("mind-nouns"))


@cache
def mind_words() -> frozenset[str]:
    """What tells of a mind: one of these is in every state of mind."""
    verbs = {word for one in forms(listed("mind-verbs")) for word in one[:4]}
    return frozenset({*verbs, *listed("mind-states"), *listed("mind-nouns"), *_WITH, "rather", "sooner"})


@cache
def leading_words() -> frozenset[str]:
    """With one of these, or an adverb in -ly, begins what is told behind the name of a state that has a mind."""
    verbs = {word.partition(" ")[0] for one in forms(listed("mind-verbs")) for word in one[:4]}
    auxiliaries = _BE | _SEEM | _FINITE | _MODALS | _RAISING | _HOLD | _WATCH
    return frozenset({*verbs, *auxiliaries, *(entry.partition(" ")[0] for entry in _ADVERBS)})
