"""Views of people whom a text calls by their trade, their place or their camp: "chefs disagree about", "fans love it".

Whoever is called so in the bare plural, at the head of a clause, is everybody and nobody. What they say, think or feel
now or have always said is a view; what they did once is an event, and what they do at work is work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.views.crowd_heads import judged_by
from sourcecheck.analysis.views.crowds import FREQUENT, Crowd, crowd_of, is_machine, places, small, whole
from sourcecheck.analysis.views.houses import is_housed, names_a_house
from sourcecheck.analysis.views.predicates import Predicate, attitudes, predicate, singular_predicate, told_once
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = ["COLLECTIVES", "ENDINGS", "GROUPS", "THERE", "collectives_of", "groups_gate", "groups_needs", "groups_of"]

GROUPS: Final = ("trade-nouns", "crowd-nouns", "camp-nouns")
# People of a place, and those who came.
THERE: Final = words(
    "locals residents fans neighbours neighbors villagers islanders townspeople townsfolk parents teachers farmers "
    "nurses customers viewers readers enthusiasts aficionados people shoppers commuters investors traders gardeners "
    "collectors veterans regulars patients voters theatregoers theatergoers concertgoers moviegoers filmgoers "
    "churchgoers playgoers festivalgoers pubgoers passengers motorists pensioners onlookers visitors guests users "
    "bystanders passers-by homeowners tenants taxpayers ratepayers travellers travelers drivers owners women men folk "
    "folks students pupils buyers consumers citizens"
)
# What people of a place are told to say without anybody having asked them.
_SAY_THERE = words(
    "say argue believe claim contend insist fear worry complain feel swear agree joke whisper grumble reckon tell "
    "think "
    "suspect maintain mutter lament describe call object protest criticise criticize condemn praise blame accuse rave "
    "gripe grouse moan denounce question doubt dispute marvel fret bemoan hail applaud report predict warn foresee "
    "regard consider"
)
# Of whom it is known what they are like, by asking them or by looking.
_WHOSE = ("his ", "her ", "its ", "their ")
_POLLED = words("people voters users women men workers")
_WERE = words("were_quick_to were_up_in_arms were_crying_foul were_divided were_split were_adamant were_convinced")
_OF_OFFICE = words("politicians lawmakers")  # what these say is of their office
_KINDS_THERE = words(
    "local nearby angry worried older younger longtime long-time elderly concerned anxious weary frustrated diehard "
    "die-hard loyal dedicated several other regular puzzled bemused sharp-eyed keen his her its their all former many "
    "most some female male small new young old early first-time existing home dog cat pet car shop business leading "
    "some ordinary fellow the"
)
# What only people do: it makes people of any noun in -ers and the like.
_AGENTS_SAY = words(
    "argue believe insist contend swear complain fear maintain grumble reckon gripe claim worry agree concede "
    "admit suspect"
)
ENDINGS: Final = ("ers", "ors", "ists", "ians", "eurs", "smen", "women", "folk")
_SEASONED = words("seasoned veteran respected eminent distinguished experienced keen avid amateur")
_OBJECT = r"(?:that|the|it|this|these|those|there|its?|an?|he|she|they|him|her|them|his|their|you|we|how|what|why)\b"
# Verbs that do other things as well, with what stands behind them where they give a view.
_ONLY = {
    "feel": rf" (?:{_OBJECT}|no|strongly|as if|as though|sure|let down|cheated)(?! (?:cold|heat|need|pinch|"
    "pressure|effects?|"
    r"benefits?|difference|same)\b)",
    "write": r" that\b",
    "wrote": r" that\b",
    "written": r" that\b",
    "think": r"(?! (?:to|about|twice|so\b|again|before|ahead|through|of (?![^.;]{1,60} as\b)))",
    "see": r" (?:[^.,;]{1,60}? as\b|in (?:it|this|the|him|her)\b|little\b|no\b|nothing\b|through\b)",
    "hold": r" that\b",
    "know": r"(?!)",
    "call": r" (?:it|this|that|him|her|them|for|his|its|their|the)\b",
    "tell": r" (?:you|us|me)\b",
    "say": r"(?! (?:hello|goodbye|sorry|yes|no|grace|thank|please)\b)",
    "report": r"(?: that\b| an? | no | little |[.,;])",
    "note": r"(?: that\b| an? | no | little |[.,;])",
    "rank": r"(?! (?:from|in|at|above|below)\b)",
    "rate": rf" {_OBJECT}",
    "remember": r"(?! to\b)",
    "recommend": r"(?! \w+[.;])",
    "prefer": r"(?! to\b| \w+[.;]| \w+ \w+ in\b)",
    "tip": rf" {_OBJECT}",
    "agree": r"(?! (?:to|on a)\b)",
    "estimate": r" (?:that|it)\b",
    "question": rf" (?:{_OBJECT}|whether|why|how)",
    "describe": rf" (?:{_OBJECT}|[\w’'-]+ [^.,;]{{1,60}}? as\b)(?! route| own)",
    "object": r"(?: to\b|[.,;])",
}
# What insiders think; what they say is of sources.
_THINK = words("expect believe see think fear reckon doubt suspect predict view regard consider assume foresee")


def groups_of(text: str, held: frozenset[str]) -> Iterator[Crowd]:
    """What a text gives to groups of people.

    Args:
        held: the words of the text in small letters.
    """
    low = small(text)
    for start, end, known in _nouns(low, held):
        noun = low[start:end]
        behind = low[end + 1 : end + 20].partition(" ")[0].rstrip('.,;:!?)”"') if noun in FREQUENT else ""
        if behind and behind not in _right_behind() and (noun, behind) not in _KEPT:
            if not low.endswith(" by ", 0, start):
                continue
        head = judged_by(low, start)
        if head is not None and known and noun not in _OF_OFFICE:  # "has been criticised by business owners"
            if low.startswith(("'", "’"), end):
                continue  # "according to players' union figures"
            tokens = text[head.end() : start].split()
            if not names_a_house(tokens, False) and (low.startswith(", who ", end) or not is_housed(text, end)):
                yield Crowd(head.start(), end, noun, "", head[0])
            continue
        said = predicate(low, end)
        if said is None:
            continue
        crowd = crowd_of(text, (start, end), said, False)
        if (
            crowd is None
            or noun in _OF_OFFICE
            or (low.startswith(_WHOSE, crowd.start) and low.endswith("and ", 0, crowd.start))
        ):
            continue
        tokens = low[crowd.start : start].split()
        seasoned = not _SEASONED.isdisjoint(tokens)
        if noun in THERE and not seasoned and not _kinds_there().issuperset(tokens[len(crowd.many.split()) :]):
            continue
        if crowd.many:
            lasting = (noun not in THERE and noun not in listed("camp-nouns")) or _is_lasting(
                low, noun, end, said, True
            )
            if known and lasting and _is_view(low, said) and not (noun in FREQUENT and said.verb == "report"):
                yield crowd
        elif (
            _clause_head().search(low, max(0, crowd.start - 12), crowd.start)
            and (known or seasoned or _only_people(low, noun, said))
            and _is_lasting(low, noun, end, said, seasoned)
            and _is_view(low, said)
        ):
            yield crowd


@cache
def _kinds_there() -> frozenset[str]:
    """What may stand before people of a place: what they are like, or their trade ("hotel owners")."""
    return _KINDS_THERE.union(listed("expert-fields"))


@cache
def _right_behind() -> frozenset[str]:
    """Words of which one stands right behind people whom texts are full of, where they are given a view."""
    return _SAY_THERE | attitudes() | _OFTEN | words("have would remain seem here there everywhere alike")


# "Parents are unhappy", "women in the trade say"
_KEPT = frozenset((noun, "are") for noun in FREQUENT - _POLLED) | {(noun, "in") for noun in ("women", "men", "people")}
_OFTEN = words(
    "also still now often long always never usually generally widely strongly firmly privately openly increasingly"
)


def _nouns(low: str, held: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    """Where nouns for people stand, and whether they are listed as such."""
    seen: set[int] = set()
    for name in GROUPS:
        for start, end in places(low, name, held):
            if end not in seen:
                seen.add(end)
                yield start, end, True
    for noun in sorted(noun for noun in held if noun in THERE or (noun.endswith(ENDINGS) and not is_machine(noun))):
        for start, end in whole(low, noun):
            if end not in seen:
                seen.add(end)
                yield start, end, noun in THERE


def _only_people(low: str, noun: str, said: Predicate) -> bool:
    """Whether the verb makes people of a noun: "veteran keepers swear that"."""
    first = said.verb.partition(" ")[0]
    if said.verb in ("swear by", "rave", "tell you") or low.startswith(" you ", said.end):
        return True
    return first in _AGENTS_SAY and re.compile(rf" {_OBJECT}").match(low, said.end) is not None


def _is_lasting(low: str, noun: str, end: int, said: Predicate, seasoned: bool) -> bool:
    """Whether it is told what they say or have said, not what they said once."""
    between = low[end : said.start].split()
    if noun == "insiders" and _base(said.verb.partition(" ")[0]) not in _THINK:
        return False
    if "had" in between or "who" in between[:1]:
        return False
    perfect = not {"have", "has"}.isdisjoint(between)
    if said.verb.startswith(("are ", "remain ")):
        return noun not in _POLLED
    if said.verb.startswith(("were ", "seem")):
        return noun not in THERE or said.verb in _WERE
    if told_once(said.verb) and not perfect:
        return False
    if noun not in THERE or seasoned:
        return True
    first = said.verb.partition(" ")[0]
    if noun == "people" and (first == "think" or first in attitudes()):
        return False
    return first in _SAY_THERE or first in attitudes() or perfect


def _is_view(low: str, said: Predicate) -> bool:
    """Whether a verb that does other things as well gives a view."""
    first = said.verb.partition(" ")[0]
    if said.verb != first:
        return True
    if first in attitudes():
        return _object().match(low, said.end) is not None
    pattern = _only().get(_base(first))
    return pattern is None or pattern.match(low, said.end) is not None


_BASES = {
    "felt": "feel", "thought": "think", "saw": "see", "seen": "see", "held": "hold", "knew": "know", "told": "tell",
    "said": "say",
}  # fmt: skip


def _base(verb: str) -> str:
    if verb in _BASES:
        return _BASES[verb]
    for ending in ("ed", "d"):
        if verb.endswith(ending) and verb[: -len(ending)] in _ONLY:
            return verb[: -len(ending)]
    return verb


@cache
def _only() -> dict[str, re.Pattern[str]]:
    return {verb: compiled(pattern) for verb, pattern in _ONLY.items()}


@cache
def _object() -> re.Pattern[str]:
    return compiled(rf" {_OBJECT}")


@cache
def _clause_head() -> re.Pattern[str]:
    """What stands before the first word of a clause; for a text in small letters."""
    return compiled(
        r"(?:^|[.!?:;—–”\"(] ?|, |\b(?:and|but|yet|though|although|while|as|that|what|which|where|because) )$"
    )


COLLECTIVES: Final = words(
    "community profession establishment fraternity intelligentsia commentariat blogosphere world press opinion"
)
_RARE = words("fraternity intelligentsia commentariat blogosphere")
_KINDS = words(
    "scientific medical legal academic architectural business tech artistic art music musical literary culinary "
    "gaming climbing cycling running farming fishing sailing racing sporting football cricket chess film fashion "
    "design financial banking investment security scholarly political diplomatic teaching nursing engineering local "
    "wider international online whole entire cooking wine gardening photography theatre dance publishing museum "
    "conservation environmental policy startup crypto research open-source public popular expert informed"
)


def collectives_of(text: str, held: frozenset[str]) -> Iterator[Crowd]:
    """What a text gives to a trade as one: "the medical profession regards", "the art world is divided"."""
    low = small(text)
    for noun in sorted(COLLECTIVES & held):
        for start, end in whole(low, noun):
            *_, kind = ("", *low[max(0, start - 40) : start].split())
            if kind not in _KINDS:
                continue
            said = singular_predicate(low, end)
            if said is None or not _is_view(low, said):
                continue
            start -= len(kind) + 1
            start -= 4 * low.endswith("the ", 0, start)
            if _clause_head().search(low, max(0, start - 12), start):
                yield Crowd(start, said.end, noun, "", said.verb)


def groups_needs() -> Iterator[str]:
    """Words of which a text with such a view holds one, in small letters; a space is the edge of a word."""
    for name in GROUPS:
        yield from (f" {noun} " for noun in listed(name) if noun not in FREQUENT)
    yield from (f" {noun} " for noun in sorted((THERE - FREQUENT) | _SEASONED))
    yield from _frequent_needs()
    yield from (f" {noun} {behind} " for noun, behind in sorted(_KEPT))
    yield from (f" {kind} {noun} " for kind in sorted(_KINDS) for noun in sorted(COLLECTIVES - _RARE))
    yield from (f" {noun} " for noun in sorted(_RARE))
    yield from (f" {verb} " for verb in sorted(_AGENTS_SAY))
    yield from (" tell you ", " swear by ", " rave ")


def _frequent_needs() -> Iterator[str]:
    """What stands beside those whom texts are full of; what stands before them is in ``heads_needs``."""
    begun: list[str] = []
    for word in sorted(_right_behind()):
        if not begun or not word.startswith(begun[-1]):
            begun.append(word)
    openers = sorted({" ".join(opener.split()[-2:]) for opener in listed("crowd-openers")})
    for noun in sorted(FREQUENT):
        yield from (f" {noun} {word}" for word in begun)
        yield f" {noun}, "
        yield from (f" {opener} {noun} " for opener in openers)


_SAID = words("that the it this these those there its a an he she they him her them his their you we how what why")


def groups_gate() -> tuple[str, str, str]:
    """What is before and behind where there is such a view, as patterns over folded text.

    Returns:
        Nouns for the people, who say something; nouns for all of them as one; verbs that make people of a noun.
    """
    known = "|".join(sorted({*THERE, *(noun for name in GROUPS for noun in listed(name))}))
    people = f"[^ ]*(?:{'|'.join(ENDINGS)})"
    return (
        f"{known}|(?:{'|'.join(sorted(_SEASONED))}) (?:[^ ]+ ){{0,3}}{people}",
        f"(?:{'|'.join(sorted(_KINDS))}) (?:{'|'.join(sorted(COLLECTIVES))})",
        f" (?:{'|'.join(sorted(_AGENTS_SAY))}) (?:{'|'.join(sorted(_SAID))}) | tell you | swear by | rave ",
    )
