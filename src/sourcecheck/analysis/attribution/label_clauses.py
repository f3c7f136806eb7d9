"""Clauses that give a label: a participle in the passive, and a judgement or a picture behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.attribution.labels import (
    BARE,
    BARE_BEFORE_LABEL,
    BEFORE_AS,
    CHRISTENED,
    CROWD,
    GIVEN,
    GOT,
    LIKENED,
    NAMES,
    NAMING,
    OFTEN,
    RANKING,
    REPUTED,
    STRONG,
    STUCK,
    TOGETHER,
    WITH_AS,
    is_picture,
    pattern,
    ranks,
)
from sourcecheck.analysis.views.crowds import small
from sourcecheck.analysis.words import letter_words, places_of, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["Given", "is_label", "label_needs", "labels_gate", "participles", "reputations"]


class Given(NamedTuple):
    """A place where a label may be given: ``start:end`` of a text, in code points."""

    start: int
    end: int
    word: str = ""  # the participle in small letters; "" where somebody has got a name
    word_end: int = 0
    said: int = 0  # where what is said begins: behind the participle, and behind where it is said
    often: str = ""  # the adverb in front, with "been" where that stands between; or "by many" behind
    particle: str = ""  # as, with, to


def participles(text: str) -> Iterator[Given]:
    """The participles by which a label may be given, with the adverb before and the "as" behind; in order.

    Looked for word by word: a pattern of all of them, tried at every place, needs ten times as long.
    """
    low = small(text)
    known = _known()
    held = known.keys() & letter_words(low)
    last = 0
    for place, first in sorted((place, word) for word in held for place in places_of(low, word)):
        if place < last:
            continue
        entry = next((one for one in known[first] if _stands(low, place, one)), "")
        if not entry or (entry in _FOLLOWED and not low.startswith(_FOLLOWED[entry], place + len(entry))):
            continue
        match = pattern("known").match(low, place) if entry == "known" else None
        end = match.end() if match else place + len(entry)
        often = _often(low, place)
        adjunct = pattern("adjunct").match(low, end)
        said = adjunct.end() if adjunct else end
        particle = pattern("particle").match(low, said)
        last = particle.end() if particle else said
        start = place - len(often)
        if adjunct is not None and adjunct["by"]:
            often = often or adjunct["by"]
        yield Given(start, last, low[place:end], end, said, often, particle[0].strip() if particle else "")


# What must stand right behind some participles, so that few texts need be looked at.
_FOLLOWED: Final = {
    **dict.fromkeys(BEFORE_AS, (" as ", " to be ")),
    **dict.fromkeys(("tagged", "styled"), (" as ", " the ", " a ", " an ")),
    "compared": (" to ", " with "),
    "likened": (" to ",),
}


def label_needs() -> tuple[str, ...]:
    """Literals over folded text of which a label's participle holds one."""
    free = frozenset(entry for entries in _known().values() for entry in entries) - _FOLLOWED.keys()
    return (
        *(f" {word} " for word in sorted(free)),
        *(f" {word}{behind}" for word, some in sorted(_FOLLOWED.items()) for behind in some),
    )


def _stands(low: str, place: int, entry: str) -> bool:
    end = place + len(entry)
    return low.startswith(entry, place) and not low[end : end + 1].isalnum()


def _often(low: str, place: int) -> str:
    """The adverb that stands right before a place, "been" behind it, and the space."""
    before = low[max(0, place - 40) : place]
    been = before.endswith((" been ", " being "))
    rest = before[: before.rstrip().rfind(" ") + 1] if been else before
    first = rest.rstrip(" ").rpartition(" ")
    if not rest.endswith(" ") or first[2].lstrip('“"(') not in _adverbs():
        return ""
    begin = len(rest) - 1 - len(first[2].lstrip('“"('))
    more = rest[:begin].rstrip(" ").rpartition(" ")[2]
    if more in _MORE and rest[:begin].endswith(" "):
        begin -= len(more) + 1
    return before[begin:]


_MORE = words("very so most quite more")


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(OFTEN.split("|"))


_AS_A_RULE = words("usually typically traditionally invariably consistently")
_COMPARING = words("considered deemed judged reckoned rated thought held")


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """The participles by their first word, the longest first."""
    plain = words(
        "christened dubbed nicknamed labelled labeled branded called termed considered thought grouped_together "
        "lumped_together known tagged styled likened compared"
    )
    found: dict[str, set[str]] = {}
    for entry in plain | WITH_AS:
        found.setdefault(entry.partition(" ")[0], set()).add(entry)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


def reputations(text: str) -> Iterator[Given]:
    """Names that somebody has got for something: "enjoys a reputation as the driest"."""
    if not any(word in text for word in GOT):
        return
    for match in pattern("reputed").finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if (ranks(text, match.end()) or is_picture(text, match.end(), names=True)) and not pattern("modal").search(
            before
        ):
            yield Given(*match.span())


def is_label(text: str, given: Given) -> bool:
    """Whether the participle stands in the passive and passes a judgement or gives a name."""
    start, end, word, particle = given.start, given.end, given.word, given.particle
    often = bool(given.often)
    if given.often.startswith("most "):
        return False  # "the candidates most often described as": a measure
    if often and given.often.partition(" ")[0] in _AS_A_RULE and (word in NAMING or word == "considered"):
        return False  # "usually called the index"
    before = text[max(0, start - 60) : start]
    came = pattern("came").search(before)
    if came is not None:
        before = before[: came.start()] + "is "
    if word == "held" and not text.startswith((" as ", " to be "), given.word_end):
        return False
    if word in LIKENED:
        return _is_likened(text, given, before)
    if particle == "to":
        return False
    at = given.said
    ranked = ranks(text, at)
    if word in _COMPARING | _SEEN and pattern("size").match(text, end):
        return False
    if word.startswith("known "):
        return particle == "as" and (ranked or is_picture(text, at, names=True))
    if word == "known":
        return (
            (often or came is not None)
            and particle == "as"
            and (
                ranked
                or is_picture(text, at, names=came is not None)
                or _OWNED.match(text, at) is not None
                or (came is not None and _BYNAME.match(text, end) is not None and not pattern("term").match(text, end))
            )
        )
    if word == "thought" and (particle or text.startswith(" to be ", end) or not pattern("be").search(before)):
        return False
    if often and _BELONGS.match(text, end):
        return False  # "widely seen as Tory country": where it belongs; "as a source of news": what for
    if word == "billed" and not text.startswith((" a ", " an ", " the ", " one ", " “", ' "'), end):
        return False  # "billed as free"
    if word == "cast" and re.match(r"(?: the| a)? [a-z]+ in (?:the|a|an|his|her)\b", text[end : end + 40]):
        return False  # a part in a play
    if not particle and text.startswith(" to be ", end):
        particle = "as"
    if word == "christened":
        headed = pattern("be").search(before) or pattern("opens").search(before)
        return headed is not None and CHRISTENED.match(text, end) is not None and not pattern("modal").search(before)
    called = word in NAMING or word in STUCK
    if word in NAMING and pattern("term").match(text, end):
        return False
    if (word == "thought" and not ranked) or (word in _OFTEN_ONLY and not often):
        return False
    ranked = ranked or (
        word not in _FACTS and is_picture(text, at, names=word not in NAMING or before.endswith("been "))
    )
    if word in STUCK and not particle and _STUCK_ON.match(text, end) and not pattern("things").search(before):
        ranked = True
    strong = word in STRONG and particle == "as" and _VALUED.match(text, end) is not None and not _is_part(text, end)
    if strong or (ranked and (called or (particle == "as" and word in RANKING | WITH_AS) or word in _OBJECTS)):
        return _is_passive(before, given, particle == "as", word in ("called", "termed"))
    if not often and word not in BARE:
        if word not in BARE_BEFORE_LABEL or not pattern("bare_label").match(text, given.word_end):
            return False
        if word.startswith("label") and not pattern("verdict").match(text, given.word_end):
            return False  # goods, releases, parts of a figure
        if word in WITH_AS and not before.endswith(" been "):
            return False  # "the suspect was described as ..." sums up a report
    if word in NAMES and not often and not pattern("contested").match(text, end):
        return False
    if particle == "with" and word != "credited":
        return False
    compared = word in _COMPARING and pattern("compared").match(text, end) is not None
    if not particle and word in WITH_AS and not compared:
        return False
    if word in TOGETHER:
        # "Grouped together in one file" is no label.
        if not particle and not text.startswith(",", end):
            return False
    elif not particle and pattern("no_label").match(text, end):
        return False
    if (
        word in STUCK
        and not particle
        and _STUCK_TO.match(text, end) is None
        and not pattern("verdict").match(text, end)
    ):
        return False  # "usually labelled `default`"
    if word.startswith("label") and pattern("things").search(before):
        return False
    if pattern("modal").search(before) or pattern("alias").search(before):
        return False
    be = pattern("be").search(before) is not None
    if not often and pattern("imagined").search(before) and not pattern("going_on").search(before):
        return False  # "she feared being dubbed the loser": imagined, or somebody's own hope
    if not be and not (often and "been" in given.often):
        judged = word in BARE_BEFORE_LABEL and pattern("verdict").match(text, end) is not None
        if not often and (
            (particle != "as" and word not in NAMES and not judged) or not pattern("opens").search(before)
        ):
            return False
        # A reduced clause: "states often labelled as pariahs", ", often dubbed the ...". A verb in
        # the active has a subject before it and an object behind it, never "as" at once.
        if not particle and word not in TOGETHER and not judged:
            named = "named" if word != "considered" else "considered"
            if not pattern("opens").search(before) or not pattern(named).match(text, end):
                return False
    if word in NAMING:
        plain = pattern("plain_term").match(text, end)
        verdict = pattern("judgement").match(text, end) or pattern("verdict").match(text, end)
        if plain and not verdict and not pattern("figure").search(plain[0]):
            return False
        if not pattern("contested").match(text, end) and not pattern("judgement").match(text, end):
            return False
    return not pattern("formal").match(text, end)


# These take what they make of a thing with nothing between: "considered the finest", not "feted the winner".
_OBJECTS = words("voted considered thought held rated ranked reckoned judged deemed counted numbered proclaimed")
_OFTEN_ONLY = words("agreed accepted conceded")
_FACTS = words("named cited identified marked_out agreed accepted")  # of these only a rank is a label
_SEEN = words(
    "recognised recognized acknowledged seen viewed regarded perceived described referred_to known ranked rated counted"
)
_BYNAME = compiled(r" the [a-z-]+ [a-z-]+(?=[.,;:)]|$)")  # "has come to be known as the cabin bribe"
_OWNED = compiled(r" as the (?:[a-z]+ ){1,2}man['’]s ")
_BELONGS = compiled(r"(?! [\w.]+(?: [A-Z]\w+)*['’])(?<= as) (?:[A-Z]|a (?:source|means) of )")
_STUCK_TO = compiled(r" (?:[“\"‘']|an? |the )")
_STUCK_ON = compiled(r" (?:an?|the) [A-Za-z]")
_VALUED = compiled(
    r" (?:(?:an?|the|one of|yet another|little more than|nothing but) |[“\"])| (?!follows|if|it|well)[a-z]+[.,;]"
)


def _is_part(text: str, at: int) -> bool:
    """Whether an office or a trade follows: "dismissed as head of the bank", "celebrated as a painter"."""
    part = _PART.match(text, at)
    return part is not None and (part[1] in listed("people-nouns") or part[1] + "s" in listed("crowd-nouns"))


_PART = compiled(r" (?:the )?([a-z]+)\b(?! [a-z]+est)")


def _is_likened(text: str, given: Given, before: str) -> bool:
    """Whether something is compared to what it is not: "often likened to a crashed airship"."""
    if given.particle in ("", "as") or pattern("modal").search(before):
        return False
    if given.word == "likened":
        return _is_passive(before, given, after_noun=True, called=False)
    going_on = bool(given.often) or before.endswith((" being ", " been ", "lready "))
    return going_on and _UNLIKE.match(text, given.end) is not None


# "Compared to a year ago" is arithmetic.
_UNLIKE = compiled(
    r" (?:an? |the |[“\"])(?!(?:year|month|week|day|decade|base|control|average|similar|same|previous|prior|last|"
    r"national|"
    r"total|other|group|period|standard|reference)\b)"
)


def _is_passive(before: str, given: Given, after_noun: bool, called: bool) -> bool:
    """Whether the participle stands in the passive, or in a clause cut short to it.

    Args:
        after_noun: whether a noun may stand before it: "a work lauded as".
        called: whether it gives a plain name, unless it has been given again and again.
    """
    if pattern("modal").search(before):
        return False
    often = bool(given.often)
    if called and not (often or before.endswith(("been ", "being ", "once ", "still ", "now "))):
        return False
    head = pattern("while").sub("", before)
    if pattern("be").search(before) or pattern("opens").search(head) or (often and "been" in given.often):
        return True
    noun = _NOUN_BEFORE.search(before)
    return after_noun and noun is not None and noun[1].lower() not in _NO_NOUN


_NOUN_BEFORE = compiled(r"([\w’'-]{3,}) $")
_NO_NOUN = words(
    "and but she they you who which that has have had was were are not never also always ever often just only even "
    "critics fans people many some most others then when while who've he's"
)


def labels_gate(folded: Callable[[str], str]) -> str:
    """The adverb in front, a word that needs none, or one that gives the first rank; over folded text.

    Args:
        folded: makes of a pattern its counterpart over folded text.
    """
    given, bare = ("|".join(sorted(some)) for some in (GIVEN, BARE | (BARE_BEFORE_LABEL - WITH_AS)))
    ranking = "|".join(sorted((RANKING | WITH_AS) - BEFORE_AS))
    stuck = "|".join(sorted(STUCK))
    between = (
        r"(?:(?:in|on|across|throughout|around|all over|within|at|among|far and|ever|since|then|today|now|still|"
        r"everywhere) (?:[^ ]+ ){0,3}?)?"
    )
    article = r"(?:[^ ]+ ){0,3}?(?:the|an?|one of|among|its|his|her|such|ahead|yet|little|nothing) "
    return (
        rf" (?:{OFTEN}) (?:been |being )?(?:{given}) | (?:{bare}) | by (?:{CROWD}) (?:as|to|the|one|an?) "
        rf"| (?:been|being|once|still|now) (?:called|termed) (?:the|one of|an?) | (?:{stuck}) (?:the|an?|as) "
        rf"| been (?:described|portrayed|derided) | likened to | (?:{OFTEN}|being|been|already) (?:being |been "
        rf")?compared "
        rf"(?:to|with) | {_any(STRONG | BEFORE_AS)} as | {_any(BEFORE_AS)} to be "
        r"| christened the [^ ]+ (?:[^ ]+ )?of | (?:go|goes|gone|went|going) down "
        r"| be known as "
        r"| known (?:to|by|among|far|everywhere|the|worldwide|nationally|internationally|locally|in|across|"
        r"throughout|all|up|around) (?:[^ ]+ ){0,4}?as "
        rf"| (?:{ranking}) {between}(?:as|to be) {article}"
        r"| (?:considered|regarded|thought|held|rated|ranked|counted|numbered|judged|deemed|reckoned|voted|"
        r"pronounced|crowned|declared) "
        r"(?:by far|perhaps|arguably|still|one of|among|the|its|his|her|an?|such) "
        rf"|{folded(REPUTED)}"
    )


def _any(some: frozenset[str]) -> str:
    return f"(?:{'|'.join(sorted(some))})"
