"""Views and statements that a text gives to people without a name: "a growing number of historians now contend".

Grammar, not phrases: a noun for people, what stands before it (how many, of what kind), what stands behind it (a phrase
that says where or who), auxiliaries and adverbs, and a verb of saying, thinking or judging. What the words
before and behind it say decides whether the crowd is one that can be asked: a definite group, one with a house, one
that was counted or polled, examples.

The nouns and verbs are lists in ``rules/words/en``; here is how they go together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.views.crowd_heads import head_pattern, heads_gate
from sourcecheck.analysis.views.houses import is_housed, names_a_house
from sourcecheck.analysis.views.predicates import (
    Predicate,
    attitudes,
    predicate,
    predicate_gate,
    singular_predicate,
    told_once,
)
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, listed

__all__ = [
    "FREQUENT",
    "LEARNED",
    "Crowd",
    "claims_gate",
    "claims_of",
    "crowd_of",
    "is_machine",
    "last_words",
    "looked_up",
    "places",
    "singles_of",
    "small",
    "whole",
]

_MOST = 60  # matches looked at in one block; more is no prose
# Words that no noun phrase goes over: what stands before them belongs to something else.
_STOPS = words(
    "of in on at to by for with from as but and or nor than that which who whom whose when while where whether if "
    "what how why because since after before although though until unless about into over under between among like "
    "says say said is are was were be been has have had will would can could may might do does did not so then yet "
    "also ask asked tell told see saw give gave make made let lets call calls called for, it he she they we you i "
    "there"
)
_DEFINITE = words(
    "the these those this that his her its their our my your both another no any each every which what whose"
)
_ASKED = frozenset(("whether", "if", "what", "how", "why", "where", "who", "unless", "until", "no", "not", "nor"))
# Crowds that texts are full of: they count as one only right behind the words that say how many.
FREQUENT = words(
    "people developers customers citizens visitors consumers readers owners users students women men folks buyers "
    "guests "
    "drivers pupils teachers players agents followers designers founders viewers parents farmers patients passengers "
    "travelers travellers workers"
)
_BEST = words(
    "world's worlds world’s leading top best most country's nation's country’s nation’s many biggest foremost finest"
)
_DENYING = compiled(r"(?:doubt|disput|den(?:y|ies|ied)|disagree|question)")


class Crowd(NamedTuple):
    """People without a name, and what is given to them: ranges of a text, in code points."""

    start: int  # of the noun phrase, determiners included
    end: int  # of the verb
    noun: str  # in lower case
    many: str  # how many: the words before the noun that say so, in lower case
    verb: str  # in lower case


@cache
def _one() -> re.Pattern[str]:
    """ "One former" before a noun that is one of many."""
    return compiled(
        r"\b(?P<which>one|an?|another|more than one|many an?|at least one|(?:almost |virtually |nearly )?every|any|"
        r"no) (?:[\w’'-]+ ){0,2}?$|(?:^|^but |^and |[,;] )(?P<bare>)$"  # "Rates to fall, analyst says"
    )


@cache
def _entries(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of a list by their last word."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in listed(name):
        last = letter_words(entry)[-1]
        found[last] = (*found.get(last, ()), entry)
    return found


@cache
def looked_up(*names: str) -> frozenset[str]:
    """The words by which ``places`` finds the entries of lists."""
    return frozenset(word for name in names for word in _entries(name))


def places(low: str, name: str, held: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the entries of a list stand in a text in small letters, which holds the words ``held``."""
    entries = _entries(name)
    looked = [entry for word in entries.keys() & held for entry in entries[word]]
    if name == "authority-nouns":
        looked += [word for word in held if word.endswith(LEARNED) and word not in entries and word not in _UNLEARNED]
    for entry in sorted(looked):
        yield from whole(low, entry)


# Whoever is called by one of these has studied something.
LEARNED = ("ologists", "iatrists", "iatricians", "onomists", "icians")
_UNLEARNED = words("politicians musicians technicians electricians magicians opticians beauticians apologists")


@cache
def last_words(name: str) -> frozenset[str]:
    """The last word of each entry of a list, apostrophes and hyphens parting words."""
    return frozenset(
        letter_words(entry)[-1] if entry[-3:] != " of" else letter_words(entry)[-2] for entry in listed(name)
    )


def whole(low: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word or several stand in a text in small letters, and not inside a longer one."""
    start, seen = low.find(word), 0
    while start >= 0 and seen < _MOST:
        seen += 1
        end = start + len(word)
        if not (start and low[start - 1].isalnum()) and not low[end : end + 1].isalnum():
            yield start, end
        start = low.find(word, end)


def is_machine(noun: str) -> bool:
    """Whether a noun in -ers or -ors is that of a thing, or of people of whom too much is told to go by it."""
    return noun in _MACHINES


_MACHINES = words(
    "others numbers computers servers browsers compilers parsers linters checkers readers drivers controllers "
    "providers papers letters offers orders filers factors errors sensors vectors operators parameters members "
    "officers leaders managers ministers writers authors users developers maintainers workers customers consumers "
    "voters lawmakers speakers senators governors editors reporters insiders prosecutors investigators regulators "
    "observers researchers reviewers watchers commissioners organizers organisers supporters"
)


def small(text: str) -> str:
    """A text in small letters in which every place is where it was; the text itself where that cannot be."""
    low = text.lower()
    return low if len(low) == len(text) else text


def claims_gate(nouns: str) -> str:
    """A pattern over folded text that matches wherever ``claims_of`` finds something of a list of nouns."""
    noun = alternatives(nouns)
    return rf" (?:{noun}){predicate_gate()}|{heads_gate(noun)}"


def claims_of(
    text: str, held: frozenset[str], nouns: str, verbs: str = "opinion-verbs", opened: bool = False
) -> Iterator[Crowd]:
    """What a text gives to people of a list without saying who they are.

    Args:
        held: the words of the text in small letters.
        nouns, verbs: names of word lists; the verbs of all are in ``opinion-verbs``.
        opened: only crowds whose number is told vaguely ("most accountants").
    """
    low = small(text)
    for start, end in places(low, nouns, held):
        said = _of_one(low, end, verbs) if opened else predicate(low, end)
        if said is not None and _is_once_felt(low, end, said):
            said = None
        if said is not None and (verbs == "opinion-verbs" or _first(said.verb) in _firsts(verbs)):
            crowd = crowd_of(text, (start, end), said, opened)
            if crowd is not None and not (low.startswith(_OF_ONE, crowd.start) and _is_once(low, end, said)):
                yield crowd
        head = head_pattern().search(low, max(0, start - 90), start)
        if head is None or (opened and not (head["many"] and (not head["to"] or _opens(low, head, end)))):
            continue
        part = "say" if head["say"] else "per"
        if head["to"] and not _TO_THEM.match(low, end):
            continue  # "to most observers the outcome was settled", not "a letter to many experts"
        if not head["to"] and low.startswith(("'", "’"), end):
            continue  # "according to engineers' notes"
        tokens = text[head.end(part) : start].split()
        if names_a_house(tokens, False) or is_housed(text, end):
            continue
        yield Crowd(head.start(part), end, low[start:end], (head["many"] or "").strip(), head[part])


def _opens(low: str, head: re.Match[str], end: int) -> bool:
    """Whether "to many of her readers" opens a sentence or a clause, and a comma closes it."""
    ahead = low[max(0, head.start() - 2) : head.start()]
    return head[0].startswith("to ") and low.startswith(", ", end) and (not ahead or ahead[0] in ".!?;:—")


def _is_once_felt(low: str, end: int, said: Predicate) -> bool:
    """Whether it is told what people once liked or not, an event: "environmentalists welcomed the decision"."""
    return _first(said.verb) in attitudes() and _is_once(low, end, said)


def _is_once(low: str, end: int, said: Predicate) -> bool:
    return told_once(said.verb) and {"have", "has"}.isdisjoint(low[end : said.start].split())


_TO_THEM = compiled(
    r"(?:['’]s? (?:minds?|eyes|ears|way of thinking|taste))?,| (?:the|it|this|that|he|she|they|these)\b"
)


def _of_one(low: str, end: int, verbs: str) -> Predicate | None:
    """The verb of "a growing chorus of architects concedes": in the singular."""
    said = singular_predicate(low, end)
    if said is None or _first(said.verb).rstrip("s") not in _firsts(verbs):
        return None
    return said._replace(verb=said.verb.rstrip("s"))


def _first(verb: str) -> str:
    return verb.partition(" ")[0]


@cache
def _firsts(verbs: str) -> frozenset[str]:
    """The first words of a list of verbs, and of the states that stand for one."""
    own = {_first(verb) for verb in listed(verbs)}
    return frozenset(own | {"be", "been", "are", "were", "remain", "tend", "seem", "raise", "voice", "express"})


def singles_of(text: str, held: frozenset[str], nouns: str) -> Iterator[Crowd]:
    """What a text gives to one member of a list without a name."""
    low = small(text)
    for start, end in places(low, nouns, held):
        head = _one().search(low, max(0, start - 50), start)
        said = singular_predicate(low, end) if head is not None else None
        if head is None or said is None or (head["which"] == "no" and not _DENYING.match(said.verb)):
            continue
        if head["which"] is None:
            if said.verb == "says" and said.start == end + 1:
                yield Crowd(start, said.end, low[start:end], "one", said.verb)
            continue
        tokens = text[head.start() : start].split()[1:]
        if not names_a_house(tokens, False) and not any(token.endswith(_GENITIVE) for token in tokens):
            yield Crowd(head.start(), said.end, low[start:end], "one", said.verb)


def crowd_of(text: str, place: tuple[int, int], said: Predicate, opened: bool) -> Crowd | None:
    """The crowd that says something, or None where it can be asked: definite, housed, counted, with examples."""
    at, behind_noun = place
    noun, verb = small(text[at:behind_noun]), said.verb
    before = text[max(0, at - 90) : at]
    if before and before[-1] in "-'’/":
        return None
    opener = _opener().search(before)
    if opener is not None:
        many, part = opener["many"].lower(), (opener["part"] or "").strip().lower()
        tokens = opener["mods"].split()
        start = at - len(before) + opener.start()
    else:
        many = part = ""
        tokens = _phrase(before)
        start = at - (len(" ".join(tokens)) + 1 if tokens else 0)
    if opened and (not many or (noun in FREQUENT and tokens)):
        return None
    stop = text[max(0, start - 30) : start].rstrip().rpartition(" ")[2].lower()
    low = [token.lower() for token in tokens]
    relational = noun in _OPPOSED
    if part and not relational and not any(token in _BEST for token in low):
        return None
    whose = _WHOSE.intersection(low[:2])
    if whose and not many and (low[0] not in _WHOSE or (relational and opener is None)):
        pass  # "her detractors", "all her former pupils": as vague as detractors
    elif any(token in _DEFINITE for token in low):
        return None
    if not relational and any(token.endswith(_GENITIVE) and token not in _BEST for token in low):
        return None
    if "no" in low or (stop in _ASKED and not (stop in ("what", "why") and _is_clause(text, said))):
        return None
    if stop == "of" and not many and _the_part().search(text, max(0, start - 60), start):
        return None  # "the panel of experts"
    if verb.endswith(" critical") and text.startswith((" to ", " for "), said.end):
        return None  # "experts are critical to success"
    behind = text[behind_noun : said.start]
    if behind.startswith(", who ") and "," not in behind[2:] and _first(verb) in _STATES_OF_MIND:
        return None  # "executives, who know the secrets": a description
    if names_a_house(tokens, start == 0 or text[max(0, start - 2) : start] in _BEFORE_SENTENCES):
        return None
    if _counted().search(text[max(0, start - 40) : said.start]):
        return None
    if re.match(r",? (?:including|such as|like|among them|notably)\b", behind):
        return None
    if verb in ("know", "knew") and text.startswith((" little", " nothing"), said.end):
        return None
    if verb == "saw" and " as " not in text[said.end : said.end + 80]:
        return None  # what was there to be seen
    if noun in _COUNSEL and behind.startswith(" for "):
        return None  # "lawyers for the firm": of a party that can be asked
    if " will " in behind + " " and text.startswith((" about ", " over "), said.end):
        return None  # "councillors will argue about the budget"
    if not relational and re.search(r"[A-Z]\w", behind):
        return None  # "analysts at Seabank"; but critics of the Seabank deal have no name
    return Crowd(start, said.end, noun, many, verb)


def _is_clause(text: str, said: Predicate) -> bool:
    """Whether what is said goes on behind "what" or "why": "half of what doctors say they need"."""
    return _first(said.verb) in _HELD and _GOES_ON.match(text, said.end) is not None


_HELD = words("say said think believe argue claim fear suspect contend")
_GOES_ON = compiled(r" (?!(?:about|of|on|to|next|when|if|and|or|in|here|now)\b)[\w’'-]+ ")
_COUNSEL = words("lawyers attorneys solicitors barristers")
_STATES_OF_MIND = words("know knew see saw hold held have had think thought feel felt")
_BEFORE_SENTENCES = (". ", "! ", "? ", "” ", ": ", '" ')
_GENITIVE = ("'s", "’s", "s'", "s’")
_WHOSE = words("his her its their")
_OF_ONE = ("his ", "her ", "its ", "their ")
_OPPOSED = words(
    "admirers rivals fans critics skeptics sceptics detractors observers opponents supporters doubters naysayers "
    "watchers"
)


@cache
def _opener() -> re.Pattern[str]:
    return compiled(
        rf"(?i)(?<![\w’'-])(?P<many>{alternatives('crowd-openers')})"
        r"(?P<part> of (?:the|our|its|his|her|their|these|those|my|your))?"
        r"(?P<mods>(?: (?!(?:the|and|or|but|of|in|on|at|to|that|which|who|is|are|was|were|have|has|had|as|by|with) "
        r")[\w’'-]+){0,3}) $"
    )


@cache
def _the_part() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:the|this|that|our|their|his|her|its|s['’]|['’]s) (?:[\w-]+ ){1,3}of $")


@cache
def _counted() -> re.Pattern[str]:
    """Counted and asked: "eight of 10 economists polled by", "of the 40 residents interviewed"."""
    return compiled(
        r"(?i)\b(?:polled|surveyed|interviewed|questioned|consulted|quoted|canvassed|contacted)\b|\bof (?:the|its|our|"
        r"their) (?:\d|two|three|four|five|six|seven|eight|nine|ten|dozen)"
        r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?(?:of|in) (?:\d|three|four|five|six|ten)"
    )


def _phrase(before: str) -> list[str]:
    """The words of the noun phrase that ends where a noun begins: up to four, as they stand."""
    found: list[str] = []
    if before[-1:] != " ":
        return found
    for token in reversed(before.split()[-4:]):
        if token.lower() in _STOPS or token[-1] in '.,;:!?)”"—–…':
            break
        found.append(token)
    found.reverse()
    return found
