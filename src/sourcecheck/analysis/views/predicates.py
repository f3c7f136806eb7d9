"""What people in the plural say, think or feel: the verb that a noun before it is the subject of.

Read word by word, for texts in small letters: a phrase that tells where they are or who ("in the trade",
"who know it well,"), auxiliaries and adverbs, then a verb of opinion or a state. The words are lists in
``rules/words/en``; 390 verbs in one pattern took 8 ms to compile, and a walk takes less than the pattern did.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice

from sourcecheck.analysis.entries import Entries, by_first, entry_end
from sourcecheck.analysis.verb_forms import forms
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = [
    "ASIDES",
    "Predicate",
    "Row",
    "attitudes",
    "first_words",
    "predicate",
    "predicate_gate",
    "row_behind",
    "singular_predicate",
    "state_end",
    "told_once",
]

_TOKEN = compiled(r"[^\s.;:!?,()“”\"—–]+")
_REACH = 240  # code points behind the noun
_MOST = 26  # words
_PHRASE = 10  # words of a phrase between the noun and its verb
# Between the noun and its verb: a phrase that says where they are, what they work on, whom they oppose.
_BEHIND = words(
    "at of from with for in on inside within across around near outside behind close familiar working studying "
    "briefed following tracking watching specialising specializing versed opposed critical interviewed consulted "
    "contacted not up past around "
    "polled surveyed quoted cited"
)
_EVERYWHERE = (["the", "world", "over"], ["the", "country", "over"], ["the", "land", "over"])
_RELATIVE = words("who whom that")
# No verb stands in a phrase that no relative begins.
_NO_PHRASE = words("what to be been is are was were can could may might must should has had")
ASIDES = words(
    "however though meanwhile in_turn too for_their_part in_contrast by_contrast on_the_other_hand of_course"
)
_AUXILIARIES = words(
    "have has had would will do did also still now today long already even often always all both then too alike "
    "themselves however since once sometimes never so just soon rather instead alone everywhere elsewhere almost "
    "nearly virtually don't don’t didn't didn’t generally"
)
# "Are known to", "have been heard to": what stands between a form of be and a verb.
_KNOWN = words("known heard said prone inclined apt liable given wont minded bound")
_BE = words("be been are were remain remained seem seemed appear grow grew")
_IS = words("is was remains seems has been")
_PAST = (
    "said", "told", "thought", "knew", "held", "wrote", "written", "swore", "saw", "seen", "felt", "found", "spoke",
    "foresaw", "foretold", "took", "lost",
)  # fmt: skip
# No verb stands behind one of these.
_ARTICLES = words(
    "a an the his her their its no any this my our your on of in at for with from about against by into over under"
)
_DEGREES = words("as less more very to be")
_DOUBTS = words("doubts concerns reservations misgivings feelings hopes fears")
_VOICED = words("raise raised voice voiced express expressed")
_WHAT_IS_VOICED = words(
    "doubt doubts concern concerns reservations misgivings questions alarm fear fears hope hopes optimism scepticism "
    "skepticism surprise"
)


class Predicate(NamedTuple):
    """A verb and what belongs to it: a range of the text, in code points, and its words."""

    start: int
    end: int
    verb: str


class Row(NamedTuple):
    """The words behind a noun, what parts each from the one before it, and their places."""

    words: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]


def predicate(low: str, at: int) -> Predicate | None:
    """The predicate of the noun that ends at a place of a text in small letters, if it is one of opinion."""
    mark = low[at : at + 1]
    if mark not in (" ", ","):
        return None
    if mark == " ":  # most nouns are told nothing of: seen at the next word
        end = low.find(" ", at + 1, at + 30)
        word = low[at + 1 : end if end > 0 else at + 30].rstrip('.,;:!?)”"')
        if word not in first_words() and not word.endswith("ly"):
            return None
    row = row_behind(low, at)
    if not row.words:
        return None
    found = _behind_phrase(row) or _behind_aside(row)
    if found is None and row.words[:3] in _EVERYWHERE and row.gaps[:4] == [" "] * 4:
        found = _behind_auxiliaries(row, 3)
    if found is None and row.gaps[0] == " ":
        found = _behind_auxiliaries(row, 0)
    if found is None:
        return None
    start, end = row.starts[found[0]], row.ends[found[1] - 1]
    return Predicate(start, end, low[start:end])


def singular_predicate(low: str, at: int) -> Predicate | None:
    """The predicate of one of them, or of all as one: "one critic has called", "the medical profession regards"."""
    first = _TOKEN.match(low, at + 1, at + _REACH) if low.startswith(" ", at) else None
    if first is None or not (first[0] in _singular_first_words() or first[0].endswith("ly")):
        return None
    row = row_behind(low, at)
    count = next((n for n in range(1, len(row.words)) if row.gaps[n] != " "), len(row.words))
    for index in range(min(count, _PHRASE)):
        for last in range(index, min(count, index + 4)):
            word = row.words[last]
            end = entry_end(_singular_verbs(), row.words, last, count)
            if not end and word in _IS:
                end = state_end(row.words, last, count)
            if end:
                return Predicate(row.starts[last], row.ends[end - 1], low[row.starts[last] : row.ends[end - 1]])
            if word not in _AUXILIARIES and not word.endswith("ly") and word != "has":
                break
        if index == 0 and row.words[0] not in _BEHIND:
            return None
    return None


@cache
def predicate_gate(singular: bool = False) -> str:
    """A pattern over folded text, from the space behind a noun on, that matches wherever it has a predicate.

    Args:
        singular: of one of them, or of all as one.
    """
    phrase = f"  ?(?:{'|'.join(sorted(_BEHIND | _RELATIVE))})(?: [^ ]*){{1,{_PHRASE + 2}}}"
    auxiliaries = f"(?:(?:{'|'.join(sorted(_plain(_AUXILIARIES | words('has not no longer'))))}|[^ ]+ly) ?){{0,5}}"
    verbs = "|".join(_entries_of(_singular_verbs() if singular else _verbs()))
    states = "|".join(_entries_of(_states()))
    degrees = f"(?:(?:{'|'.join(sorted(_plain(_DEGREES | _AUXILIARIES)))}|[^ ]+ly) ){{0,3}}"
    be = "|".join(sorted(_IS | _BE))
    if not singular:
        verbs += f"|(?:tend|tended|seem|seemed|(?:{be}) (?:{'|'.join(sorted(_KNOWN))})) to (?:{verbs})"
        verbs += f"|have (?:[^ ]+ ){{0,3}}(?:{'|'.join(sorted(_DOUBTS))})"
        verbs += f"|(?:{'|'.join(sorted(_VOICED))}) (?:[^ ]+ ){{0,2}}(?:{'|'.join(sorted(_WHAT_IS_VOICED))})"
    return (
        f"(?:{phrase}|  (?:[^ ]+ ){{1,4}}| the [a-z]+ over)? {auxiliaries}(?:{verbs}|(?:{be}) {degrees}(?:{states})) "
    )


def _entries_of(entries: Entries) -> list[str]:
    return sorted(" ".join((first, *rest)).replace("’", "'") for first, rests in entries.items() for rest in rests)


def _plain(entries: frozenset[str]) -> frozenset[str]:
    """Entries with the one apostrophe that folded text has."""
    return frozenset(entry.replace("’", "'") for entry in entries)


def row_behind(low: str, at: int) -> Row:
    """The words behind a place of a text in small letters: up to 26, and no farther than 240 code points."""
    tokens = list(islice(_TOKEN.finditer(low, at, at + _REACH), _MOST))
    ends = [token.end() for token in tokens]
    gaps = [low[before : token.start()] for before, token in zip((at, *ends), tokens, strict=False)]
    return Row([token[0] for token in tokens], gaps, [token.start() for token in tokens], ends)


def _behind_phrase(row: Row) -> tuple[int, int] | None:
    first, count = row.words[0], len(row.words)
    free = first in _RELATIVE
    if row.gaps[0] not in (" ", ", ") or not (free or first in _BEHIND):
        return None
    for index in range(1, min(count - 1, _PHRASE)):
        if row.gaps[index] != " " or (not free and row.words[index] in _NO_PHRASE):
            return None
        if row.gaps[index + 1] in (" ", ", ") and row.words[index] not in _ARTICLES:
            found = _behind_auxiliaries(row, index + 1)
            if found is not None:
                return found
    return None


def _behind_aside(row: Row) -> tuple[int, int] | None:
    """The verb behind a word between commas: "critics, however, say"."""
    if row.gaps[0] != ", ":
        return None
    for length in (1, 2, 3, 4):
        if length >= len(row.words):
            return None
        said = " ".join(row.words[:length])
        if (said in ASIDES or (length == 1 and said.endswith("ly"))) and row.gaps[length] == ", ":
            return _behind_auxiliaries(row, length)
    return None


def _behind_auxiliaries(row: Row, first: int) -> tuple[int, int] | None:
    """The range of words of a predicate that begins at a word, up to four auxiliaries and adverbs left out."""
    row_words, gaps, count = row.words, row.gaps, len(row.words)
    last = first
    while last - first < 4 and last + 1 < count and gaps[last + 1] == " ":
        word = row_words[last]
        not_done = word == "not" and last > first and row_words[last - 1] in ("do", "did")
        no_longer = "no longer" in (f"{word} {row_words[last + 1]}", f"{row_words[max(first, last - 1)]} {word}")
        if not (word in _AUXILIARIES or word.endswith("ly") or not_done or no_longer):
            break
        last += 1
    for at in range(last, first - 1, -1):
        end = _end(row_words, gaps, at)
        if end:
            return at, end
    return None


def _end(row_words: Sequence[str], gaps: Sequence[str], at: int) -> int:
    """Where a verb or state of opinion that begins at a word ends, as a number of words; 0: there is none."""
    word = row_words[at]
    joined = at + 1
    while joined < len(row_words) and joined - at < 8 and gaps[joined] == " ":
        joined += 1
    end = entry_end(_verbs(), row_words, at, joined)
    if end:
        return end
    if word in _BE:
        end = state_end(row_words, at, joined)
        if end:
            return end
        if at + 3 < joined and row_words[at + 1] in _KNOWN and row_words[at + 2] == "to":
            return entry_end(_verbs(), row_words, at + 3, joined)
    if word in ("tend", "tended", "seem", "seemed") and at + 2 < joined and row_words[at + 1] == "to":
        return entry_end(_verbs(), row_words, at + 2, joined)
    if word == "have":
        return next((n + 1 for n in range(at + 1, min(at + 5, joined)) if row_words[n] in _DOUBTS), 0)
    if word in _VOICED:
        return next((n + 1 for n in range(at + 1, min(at + 4, joined)) if row_words[n] in _WHAT_IS_VOICED), 0)
    return 0


def state_end(row_words: Sequence[str], at: int, joined: int) -> int:
    """Where a state of opinion ends, adverbs before it left out, whose verb is the word at a place; 0: there is none.

    Args:
        joined: how many words stand before the next mark.
    """
    state = at + 1
    while (
        state < joined
        and state - at <= 3
        and (row_words[state] in _DEGREES or row_words[state] in _AUXILIARIES or row_words[state].endswith("ly"))
    ):
        state += 1
    for begin in range(state, at, -1):
        end = entry_end(_states(), row_words, begin, joined) if begin < joined else 0
        if end:
            return end
    return 0


@cache
def first_words() -> frozenset[str]:
    """With one of these, an adverb in -ly or a comma begins what a predicate has behind its noun."""
    begun = _BEHIND | _RELATIVE | _AUXILIARIES | _BE | _VOICED | frozenset(("tend", "tended", "the", "no"))
    return begun.union(_verbs())


@cache
def _verbs() -> Entries:
    """The verbs of opinion that go with more than one person ("say" and "said", not "says"), by their first word."""
    known = frozenset(verb.partition(" ")[0] for verb in listed("opinion-verbs"))
    spoken = (verb for verb in listed("opinion-verbs") if not _is_third(verb.partition(" ")[0], known))
    felt = (word for one in forms(listed("attitude-verbs")) for word in (one.base, one.past, one.participle))
    return by_first((*spoken, *felt))


def _is_third(word: str, known: frozenset[str]) -> bool:
    if not word.endswith("s"):
        return False
    return word[:-1] in known or word[:-2] in known or (word.endswith("ies") and word[:-3] + "y" in known)


@cache
def _singular_verbs() -> Entries:
    """The verbs that go with one person, now or once."""
    known = frozenset(verb.partition(" ")[0] for verb in listed("opinion-verbs"))
    spoken = (verb for verb in listed("opinion-verbs") if verb.startswith(_PAST) or verb.partition(" ")[0][-2:] == "ed")
    thirds = (verb for verb in listed("opinion-verbs") if _is_third(verb.partition(" ")[0], known))
    felt = (word for one in forms(listed("attitude-verbs")) for word in (one.third, one.past, one.participle))
    return by_first((*spoken, *thirds, *felt))


@cache
def _singular_first_words() -> frozenset[str]:
    """With one of these, or an adverb in -ly, begins what such a predicate has behind its noun."""
    return (_IS | _AUXILIARIES | _BEHIND).union(_singular_verbs())


@cache
def attitudes() -> frozenset[str]:
    """The first words of verbs of liking and disliking, as they go with more than one person."""
    return frozenset(word.partition(" ")[0] for one in forms(listed("attitude-verbs")) for word in one[:4])


def told_once(verb: str) -> bool:
    """Whether a verb is in the past tense (or a participle): "said", "feared"."""
    return verb.startswith(_PAST) or verb.partition(" ")[0].endswith("ed")


@cache
def _states() -> Entries:
    return by_first(listed("opinion-states"))
