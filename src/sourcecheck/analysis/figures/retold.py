"""What a text says of a thing in a figure, so that two places that say it can be compared.

"The stadium has 18,400 seats" and "the 21,000-seat stadium", "raised £8,240" and "the swimmers raised £8,420" are
telling one fact each: a figure, what it counts (or the currency), a verb that ties it to its subject, and the words of
the sentence. ``same_fact`` says whether two are about the same thing at the same time by the words they share.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from sourcecheck.analysis.figures.counted import is_count, stem
from sourcecheck.analysis.figures.numbers import Figure, figures_in
from sourcecheck.analysis.figures.retold_patterns import FACT_GATE, FACT_NEEDS, GAUGED, patterns
from sourcecheck.analysis.figures.retold_words import COMMON, MEASURES, NO_NOUN, NUMBER_WORDS, PLURALS, VERBS
from sourcecheck.analysis.words import letter_words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["FACT_GATE", "FACT_NEEDS", "MONEY", "Fact", "facts_in", "may_retell", "may_tell", "same_fact"]


class Fact(NamedTuple):
    """What a text says in a figure; offsets are of the text.

    Attributes:
        start, end: from the figure to what it counts.
        kind: what is counted, in the singular, one name for each family of nouns; a currency; a measure and its stuff.
        verb: the first form of the verb (or its family) that ties it to its subject; "" where none was found.
        subject: the stems of the words in front of the verb.
        near: the stems of the sentence's words, the thing counted and who says it included.
        names: the sentence's names, days, years and months, and words of contrast like "old".
        sentence, known, future, other_side, when: as said below.
    """

    figure: Figure
    start: int
    end: int
    kind: str
    verb: str
    subject: frozenset[str]
    near: frozenset[str]
    names: frozenset[str]
    sentence: int  # where it begins
    known: bool  # "the 12 workers killed": said before
    future: bool  # "will close nine libraries"
    other_side: tuple[str, str]  # what follows with a preposition: "about", "noise"
    when: str  # "last winter", "after the flood"


_MOST = 40  # figures of a text
_SMALLEST = 3  # smaller numbers are told of too many things

_KIN = {noun: entry.split()[0] for entry in listed("kin-nouns") for noun in entry.split()}
_GAUGED_FORMS = frozenset(noun + end for noun in GAUGED for end in ("", "s", "es"))
_CURRENCIES = {"euro": "€", "dollar": "$", "pound": "£", "yen": "¥", "rupee": "₹", "franc": "franc", "krone": "krone",
               "crown": "crown", "peso": "peso", "rouble": "rouble", "zloty": "zloty", "lira": "lira"}  # fmt: skip
MONEY = frozenset(_CURRENCIES.values())  # kinds of facts
_FOLK = frozenset(("people", "person", "fan", "supporter", "visitor", ""))


@cache
def _near(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a text's words, and its names and times; of sentences, each asked for several times."""
    stems, names = set(), set()
    time = patterns()["time"]
    for match in patterns()["word"].finditer(text):
        word = match[0].removesuffix("’s").removesuffix("'s")
        if time.match(word):
            names.add(word.lower())
            continue
        small = word.lower()
        if small in COMMON or word[0].isdigit():
            continue
        if word[0].isupper() and len(word) > 1:
            if match.start() > 0:
                names.add(small[:6])
            stems.add(small[:5])
        elif len(small) > 2 and small not in VERBS:
            stems.add(small[:5])
    return frozenset(stems), frozenset(names)


def may_tell(text: str) -> bool:
    """Whether a text can hold a fact; a yes promises nothing."""
    tokens = text.lower().translate(_NO_MARKS).split()
    return any(
        (token[0].isdigit() or token in NUMBER_WORDS)
        and not (
            VERBS.keys().isdisjoint(tokens[max(0, at - 7) : at + 9])
            and _GAUGED_FORMS.isdisjoint(tokens[at + 1 : at + 4])
        )
        for at, token in enumerate(tokens)
    )


_NO_MARKS = str.maketrans(dict.fromkeys(",.;:!?()[]“”\"'’$£€¥₹—–-", " "))


def may_retell(texts: Sequence[str]) -> list[int]:
    """The places of texts whose figures may tell one fact, in a tenth of the time of the reading; none is certain."""
    numbers: dict[str, set[str]] = {}
    kinds: list[set[str]] = []
    bare = 0
    for text in texts:
        kinds.append(set())
        for sign, number, before, after in _roughly(text):
            keys = [sign] if sign else [_KIN.get(noun, noun) for noun in map(stem, after)]
            if not sign and (not keys or keys[0] in NO_NOUN):
                bare += not VERBS.keys().isdisjoint(before)
            for key in keys:
                key = _CURRENCIES.get(key, key)
                numbers.setdefault(key, set()).add(number)
                kinds[-1].add(key)
    if bare and len(numbers) + bare > 1:
        return list(range(len(kinds)))
    twice = {kind for kind, told in numbers.items() if len(told) > 1}
    return [at for at, held in enumerate(kinds) if not twice.isdisjoint(held)]


def _roughly(text: str) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """The numbers of a text with the sign of a currency, and the words in front and behind."""
    for match in _rough().finditer(text):
        start = match.start()
        start -= text[start - 1 : start] == " "
        sign = text[start - 1 : start] if text[start - 1 : start] in _SIGNS else ""
        start -= len(sign)
        before = text[max(0, start - 40) : start].lower().split()
        yield sign, match[1], before, match[2].replace("-", " ").split()
    said = letter_words(text.lower())
    if not NUMBER_WORDS.isdisjoint(said):
        for at, word in enumerate(said):
            if word in NUMBER_WORDS:
                yield "", word, said[max(0, at - 6) : at], said[at + 1 : at + 4]


_SIGNS = frozenset("$£€¥₹")


@cache
def _rough() -> re.Pattern[str]:
    return compiled(
        # A digit first, for which the search leaps; what stands before it, and that it opens no year, is asked behind.
        r"(\d(?<![\d.,:/-].)(?!(?:(?<=1)9|(?<=2)0)\d\d\b(?![.,]\d))[\d,.]*)(?!%| ?per)(?:[mbk]n?\b)?"
        r"(?: [mb]illion| thousand)?((?:[ -][A-Za-z][\w’'-]*){0,3})"
    )


def facts_in(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[Fact, ...]:
    """The facts of a text that are told in exact figures, in order; linear in the text.

    Args:
        sentences: of the text, in order.
    """
    found = []
    starts = [start for start, _ in sentences]
    for figure in figures_in(text)[:_MOST]:
        if figure.bound or figure.ordinal or figure.unit in ("%", "points") or figure.value < _SMALLEST:
            continue
        at = bisect_right(starts, figure.start) - 1
        low, high = sentences[at] if at >= 0 and sentences[at][1] > figure.start else (0, len(text))
        if high - low > 400:
            continue
        fact = _fact(text, figure, low, high, sentences[at - 1] if at > 0 else None)
        if fact is not None:
            found.append(fact)
    return tuple(found)


def _fact(text: str, figure: Figure, low: int, high: int, before: tuple[int, int] | None) -> Fact | None:
    lead = text[max(low, figure.start - 60) : figure.start]
    if patterns()["part"].search(lead):
        return None
    named = _kind(text, figure, high)
    if named is None:
        return None
    kind, end = named
    if patterns()["share"].match(text, figure.end) or patterns()["share"].match(text, end):
        return None
    verb, future, from_, to = "", False, low, low
    for match in patterns()["verb"].finditer(lead) if _holds_verb(lead) else ():
        if patterns()["ahead"].fullmatch(lead, match.end()):
            verb, future = _first(match[0])
            to = figure.start - len(lead) + match.start()
    behind = ""
    if not verb and _holds_verb(text[end : min(high, end + 60)]):
        # "75 homes the water entered", "12 workers killed", "the 21,000-seat stadium".
        told = patterns()["past"].search(text, end, min(high, end + 60))
        if told and patterns()["behind"].fullmatch(text, end, told.start()):
            behind = text[end : told.start()]
            if patterns()["stop"].search(behind):
                behind = ""
            else:
                verb, future = _first(told[0])
                from_, to, end_of = end, told.start(), told.end()
    if not (verb or kind in GAUGED):
        return None
    said = max(low, figure.start - 25) if behind else text.rfind(": ", low, figure.start) + 1 or low
    if patterns()["apart"].search(text, said, figure.start):
        return None
    clause = patterns()["clause"].search(text, end, high)
    stop = clause.start() if clause else high
    if behind:
        stop = min(stop, end_of + 15)
    apart = patterns()["apart_behind"].search(text, end, stop)
    when = patterns()["when"].match(text, apart.start()) if apart else None
    if apart and (when is None or patterns()["apart_behind"].search(text, when.end(), stop)):
        return None
    if verb in _OF_THINGS and patterns()["any"].match(text, low):
        return None  # "a ticket costs £12": not one thing
    if verb == "seat" and kind in _FOLK:
        kind = "seat"
    if not verb:
        has = patterns()["has"].search(lead)
        verb, future = ("has", bool(has["will"])) if has else ("", False)
        to = figure.start
    if kind == "seat" and verb == "has":
        verb = "seat"
    aside = patterns()["aside"].search(text, end, high)
    shown = text[low : aside.start() if aside else high]
    near, names = _near(text[low:high])[0], _near(shown)[1]
    names |= {word[0].lower() for word in patterns()["contrast"].finditer(shown)}
    own = _near(text[max(from_, to - 90) : to])[0]
    if before is not None and patterns()["pronoun"].match(text, low):
        more = _near(text[slice(*before)])[0]
        own, near = own | more, near | more
    kin = {word[:5] for word in letter_words(text[figure.end : end].lower())}
    side = patterns()["side"].match(text, end_of if behind else end, high)
    known = bool(behind) and patterns()["known"].search(lead) is not None
    other_side = (side[1].lower(), side[2].lower()) if side else ("", "")
    return Fact(
        figure,
        figure.start,
        end,
        kind,
        verb,
        own - kin,
        near - kin,
        names,
        low,
        known,
        future,
        other_side,
        when[0] if when else "",
    )


def _first(said: str) -> tuple[str, bool]:
    """The first form of a verb as it is written, and whether "will" stands in front."""
    *will, form = said.lower().split()
    return VERBS[form], bool(will)


def _holds_verb(text: str) -> bool:
    """Whether a text can hold a verb that ties a figure to its subject; a yes promises nothing."""
    return not VERBS.keys().isdisjoint(letter_words(text.lower()))


def _kind(text: str, figure: Figure, high: int) -> tuple[str, int] | None:
    """What a figure counts, and where that ends; None for what is no amount."""
    currency = patterns()["currency"].match(text, figure.end, high)
    if currency:
        name = currency[1].removesuffix("r") if currency[1] == "kroner" else currency[1]
        return _CURRENCIES[name], currency.end()
    if figure.unit:
        return figure.unit[-1], figure.end
    token = patterns()["token"].match(text, figure.end, high)
    if token and stem(token[1]) in MEASURES and not token[1].isupper():
        measure = stem(token[1])
        stuff = patterns()["stuff"].match(text, token.end(), high)
        return (f"{measure} {stuff[1]}", stuff.end()) if stuff else (measure, token.end())
    if not is_count(text, figure) and not (token and text[figure.end] == "-" and stem(token[1]) in GAUGED):
        return None
    end = figure.end
    for _ in range(3):
        match = patterns()["token"].match(text, end, high)
        if match is None or match[1].lower() in NO_NOUN:
            break
        end = match.end()
        word = match[1].lower()
        noun = stem(word)
        plural = noun != word or word in PLURALS
        if (plural and not word.endswith(("ss", "us", "ous", "’s", "'s"))) or noun in GAUGED:
            return _KIN.get(noun, noun), end
    return "", figure.end


def same_fact(one: Fact, other: Fact) -> bool:
    """Whether two facts can only be about the same thing at the same time, whatever their figures."""
    if one.kind != other.kind and not (one.verb == other.verb and "" in (one.kind, other.kind)):
        return False
    if one.when != other.when or one.future != other.future:
        return False
    # Each with a name or a time of its own: another place, another year, another witness.
    if _own_names(one, other) and _own_names(other, one):
        return False
    sides = one.other_side[0], other.other_side[0]
    apart = sides[0] == sides[1] or _PURPOSES.issuperset(sides)
    if apart and not _alike(one.other_side[1], other.other_side[1]):
        return False
    shared = one.near & other.near
    subject = one.subject & (other.subject | other.near) or other.subject & one.near
    if one.verb and one.verb == other.verb:
        if other.known and one.kind == other.kind:
            return len(shared) >= (1 if one.kind in _VAGUE else 0)
        enough = 2 if one.kind in _VAGUE and one.verb not in _ONCE else 1
        return bool(subject) and len(shared) + bool(one.other_side[0] == other.other_side[0] != "") >= enough
    if one.kind in GAUGED and "" in (one.verb, other.verb) and {one.verb, other.verb} <= {"", "has", "seat"}:
        return bool(subject)
    least = min(len(one.near), len(other.near))
    return len(shared) >= 3 and 2 * len(shared) >= least and bool(subject)


# What is counted of anything.
_VAGUE = frozenset(("", "people", "person", "man", "woman", "child", *_CURRENCIES.values()))


_PURPOSES = frozenset(("in", "on", "for", "about", "with", "of", "against"))
# Verbs of what a thing has once: its price, its weight.
_OF_THINGS = frozenset(("cost", "seat", "weigh"))
# And of what an event does once.
_ONCE = _OF_THINGS | {"kill", "injure"}


def _alike(one: str, other: str) -> bool:
    """Whether two words may name one thing: "lifeboat" and "boat", "graves" and "grave"."""
    return one[:5] == other[:5] or one.endswith(other) or other.endswith(one)


def _own_names(one: Fact, other: Fact) -> bool:
    return any(name not in other.names and name[:5] not in other.near for name in one.names)
