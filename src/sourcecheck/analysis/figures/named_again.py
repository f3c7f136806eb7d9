"""Things counted or priced that are named again with their figure: "killed 14 workers ... the 12 workers killed".

The second mention takes its figure for known: "the 12 workers killed", "all five victims", "the $340 million arena".
The first one counted the same noun, or told what it cost. Both are about the same things if everything that the second
says of them (what befell them, what they are) is said in the first's sentence as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice

from sourcecheck.analysis.figures.counted import is_count, stem
from sourcecheck.analysis.figures.mention_patterns import CURRENCIES, mention_patterns
from sourcecheck.analysis.figures.mentions import (
    ANY_PEOPLE,
    DEALS,
    SMALLEST,
    Mention,
    Place,
    befell_near,
    currency_name,
    elliptic,
    holds_state_word,
    is_clock,
    is_one_more,
    kin_nouns,
    known_mentions,
    mention_of,
    state_of,
)
from sourcecheck.analysis.figures.numbers import Figure, can_agree, figures_in, holds_figure, may_be_mistyped
from sourcecheck.analysis.figures.retold_words import COMMON, VERBS
from sourcecheck.analysis.words import letter_words, words

__all__ = ["conflicts"]

_MOST = 60  # mentions of a document, figures of a place


def conflicts(
    held: Iterable[Place], whole: str, places: Callable[[], Sequence[Place]]
) -> Iterator[tuple[Mention, Mention]]:
    """A mention that takes its figure for known, and the one that gives another figure, where nothing explains it.

    Args:
        held: the places in which a mention may take its figure for known.
        whole: the text of all places, in small letters.
        places: gives all places, in order.
    """
    again = list(islice((mention for place in held for mention in known_mentions(place, whole)), _MOST))
    if not again:
        return
    figures, everywhere = _Figures(), places()
    for mention in again:
        first = _first(mention, everywhere, figures)
        if first is not None:
            yield mention, first


class _Figures(dict[int, tuple[Figure, ...]]):
    """The figures of places by their number, each read once, and their texts in small letters."""

    def __init__(self) -> None:
        super().__init__()
        self._low: dict[int, str] = {}

    def low(self, place: Place) -> str:
        if place.number not in self._low:
            self._low[place.number] = place.text.lower()
        return self._low[place.number]

    def of(self, place: Place) -> tuple[Figure, ...]:
        if place.number not in self:
            self[place.number] = figures_in(place.text)[:_MOST] if holds_figure(place.text) else ()
        return self[place.number]


def _first(again: Mention, places: Sequence[Place], figures: _Figures) -> Mention | None:
    """The mention that gives another figure than one that takes its own for known; None where there is none, or the
    text gives several, or something explains the difference."""
    found: list[Mention] = []
    for place in places:
        if again.kind or place.number <= again.place.number:
            found += _others(again, place, figures)
    # A count of the same noun is meant before one of whoever else the sentence is about.
    found = [mention for mention in found if mention.noun in kin_nouns().get(again.noun, (again.noun,))] or found
    if len({mention.figure.value for mention in found}) != 1:
        return None
    first = found[0]
    if (
        first.figure.bound
        or first.figure.value < SMALLEST
        or not may_be_mistyped(first.figure.value, again.figure.value)
    ):
        return None
    # Digits that changed places say enough; where they did not, it may be others.
    swapped = _is_swapped(first.figure, again.figure)
    told = "\n".join([place.text for place in places if place.number < first.place.number])
    if _is_of_others(first, again, told) or _other_years(first, again):
        return None
    if _is_moved(first, swapped) or _is_moved(again, swapped, clause=True):
        return None
    values = [
        (place, figure)
        for place in places
        for figure in figures.of(place)
        if not (place.number == again.place.number and figure.start == again.figure.start)
        and (figure.unit not in ("", "%", "points") or figure.scaled or is_count(place.text, figure))
        and not is_clock(place.text, figure.start, figure.end)
        and place.text[max(0, figure.start - 3) : figure.start].lower() != "no "
    ]
    if any(can_agree(figure, again.figure) and figure.value >= SMALLEST for _, figure in values):
        return None
    return None if _adds_up(first, again, values) else first


def _others(again: Mention, place: Place, figures: _Figures) -> Iterator[Mention]:
    """The mentions of a place that may be the first one."""
    low = figures.low(place)
    if again.kind:
        if _holds_currency(low, again.kind) and (place.number != again.place.number or again.sentence[0]):
            for figure in figures.of(place):
                if figure.start != again.figure.start or place.number != again.place.number:
                    if _prices(place, figure, again):
                        yield _bare(place, figure, again.kind)
        return
    if place.number == again.place.number:
        low = low[: again.sentence[0]]
    kin = kin_nouns().get(again.noun, (again.noun,))
    if not (
        any(_is_counted(low, noun, place, figures) for noun in kin)
        or ((again.noun in ANY_PEOPLE or again.said) and holds_figure(low) and holds_state_word(low))
    ):
        return
    last: Mention | None = None
    for figure in figures.of(place):
        if place.number == again.place.number and figure.start >= again.sentence[0]:
            return  # one sentence counts two things
        other = mention_of(place, figure)
        if other is None and is_count(place.text, figure):
            other = elliptic(place, figure, last)
        last = other or last
        if other is not None and not other.kind and _is_same(other, again):
            yield other


def _holds_currency(low: str, kind: str) -> bool:
    return kind in low or any(sign == kind and name[:4] in low for name, sign in CURRENCIES.items())


def _bare(place: Place, figure: Figure, kind: str) -> Mention:
    sentence = next((part for part in place.sentences if part[0] <= figure.start < part[1]), (0, len(place.text)))
    return Mention(place, figure, figure.start, figure.end, kind, "", (), sentence)


def _is_counted(low: str, noun: str, place: Place, figures: _Figures) -> bool:
    """Whether a number stands within some words of a noun; a yes promises nothing."""
    noun = _PLURALS.get(noun, noun[:4].removesuffix("y"))
    return noun in low and any(
        noun in low[max(0, figure.start - 30) : figure.start + 45 + len(noun)] for figure in figures.of(place)
    )


_PLURALS = {"man": "men", "woman": "women", "person": "p"}


def _prices(place: Place, figure: Figure, again: Mention) -> bool:
    """Whether a sum is told to be the price of the thing that a mention names by its price."""
    patterns, text = mention_patterns(), place.text
    currency = patterns["currency"].match(text, figure.end)
    kind = figure.unit[-1:] or (CURRENCIES.get(currency_name(currency[1]), "") if currency else "")
    if kind != again.kind or patterns["share"].match(text, currency.end() if currency else figure.end):
        return False
    together = place.number == again.place.number and again.sentence[0] <= figure.start < again.sentence[1]
    if _is_swapped(figure, again.figure) and not together:
        return True  # says enough
    at = next((at for at, part in enumerate(place.sentences) if part[0] <= figure.start < part[1]), -1)
    if at < 0:
        return False
    low, high = place.sentences[at]
    clause = text[max(low, figure.start - 70) : figure.start]
    said = (again.noun, *again.said)
    if not again.noun:  # "the £45,800 the village raised"
        roots = {_root(word) for word in letter_words(clause.lower())[-2:] if word not in COMMON}
        return any(_root(word) in roots for word in again.said)
    # "The ransom was $600,000".
    is_it = clause.endswith((" was ", " is ", " of ", " at ")) and any(
        word[:5] in clause.lower() for word in said if word
    )
    if not (is_it or patterns["price"].search(clause) or clause.endswith(" for ")):
        return False
    before = place.sentences[at - 1][0] if at else low
    stems = {word[:5] for word in letter_words(text[before:high].lower())}
    return any(word[:5] in stems or word in DEALS for word in said)


def _is_same(one: Mention, again: Mention) -> bool:
    """Whether a count can be of the things that a later mention takes for known."""
    text = one.place.text
    sentence = text[slice(*one.sentence)].lower()
    said = letter_words(sentence)
    stems, roots = {stem(word)[:5] for word in said}, {_root(word) for word in said}
    state = next((state for word in (*again.said, *again.behind, again.noun) if (state := state_of(word))), "")
    befell = befell_near(sentence, one.figure.start - one.sentence[0], one.figure.end - one.sentence[0])
    kin = kin_nouns().get(again.noun, (again.noun,))
    kin_noun = one.noun in kin or one.noun[:5] == again.noun[:5]
    if kin_noun:
        pass
    elif again.noun in ANY_PEOPLE or one.noun in ANY_PEOPLE:
        ahead = letter_words(text[one.sentence[0] : one.figure.start].lower())[-2:]
        is_verb = any(stem(word) == again.noun for word in ahead)  # "seats 800 people"
        if not is_verb and (not state or (state != befell and again.noun[:5] not in stems)):
            return False
    elif again.noun[:5] not in stems:
        return False
    swapped = kin_noun and _is_swapped(one.figure, again.figure)
    # "The 12 senior workers": who they are was said of the first as well.
    for word in (*(() if swapped else again.said), *again.behind):
        parts = [part for part in letter_words(word.lower()) if part not in _IDLE]
        if (
            parts
            and not any(_root(part) in roots or stem(part)[:5] in stems for part in parts)
            and not (befell and state_of(word) == befell)
        ):
            return False
    return not (state and befell and state != befell)


def _root(word: str) -> str:
    """What the forms of a word have in common: "burying" and "buried", "stolen" and "stole"."""
    word = VERBS.get(word, word).replace("y", "i")
    return word[: 5 if len(word) > 7 else 4]


_IDLE = words(
    "who that which had have has been were was are is be the a an in at on of to and by from with will would can"
    " could may might must"
)


def _is_swapped(one: Figure, other: Figure) -> bool:
    return one.value != other.value and sorted(str(one.value)) == sorted(str(other.value))


def _adds_up(first: Mention, again: Mention, figures: list[tuple[Place, Figure]]) -> bool:
    """Whether other figures make up for the difference, or one of the two is a sum."""
    one, other = first.figure.value, again.figure.value
    if abs(one - other) == 1 and (
        is_one_more(first.place.text, first.sentence[0], first.figure.start, first.end)
        or mention_patterns()["one_more"].search(first.place.text, first.end)
    ):
        return True
    rest = [
        figure.value
        for place, figure in figures
        if figure.value not in (one, other) and (again.kind or not _counts_others(place, figure, again))
    ][:30]
    if abs(one - other) in rest:
        return True
    return any(sum(chosen) in (one, other) for size in (2, 3) for chosen in combinations(rest, size))


def _counts_others(place: Place, figure: Figure, again: Mention) -> bool:
    """Whether a figure counts neither people nor what a mention counts: "two bunks", of climbers."""
    mention = mention_of(place, figure)
    noun = mention.noun if mention is not None else ""
    return not (
        not noun
        or noun in ANY_PEOPLE
        or noun.endswith(_TRADES)
        or noun in _JOBS
        or again.noun in ANY_PEOPLE
        or noun[:5] == again.noun[:5]
        or noun in kin_nouns().get(again.noun, ())
    )


_JOBS = words("job post position role place")
_TRADES = ("er", "or", "ist", "ent", "ant", "man", "woman", "ian", "boy", "girl", "child", "ee")  # those who do


def _is_moved(mention: Mention, swapped: bool, *, clause: bool = False) -> bool:
    """Whether a sentence, or the clause of a mention, says how a figure came to be another one, or tells a plan."""
    text, (low, high) = mention.place.text, mention.sentence
    if clause:
        stop = mention_patterns()["clause_end"].search(text, mention.end, high)
        high = stop.start() if stop else high
    text = text[low:high]
    patterns = mention_patterns()
    if patterns["corrected"].search(text):
        return True
    if swapped:
        return False
    return patterns["moved"].search(text) is not None or (
        bool(mention.kind) and patterns["plan"].search(text) is not None
    )


def _is_of_others(first: Mention, again: Mention, told: str) -> bool:
    """Whether what a later mention says of its things is not said of the first, nor before (``told``): another time,
    another name."""
    if again.kind:
        return False
    text, patterns = again.place.text, mention_patterns()
    sentence = first.place.text[slice(*first.sentence)]
    if any(
        word not in sentence
        for word in patterns["others"].findall(text, max(again.sentence[0], again.start - 30), again.start)
    ):
        return True
    other, named = (patterns[name].match(text, again.end) for name in ("of_others", "named"))
    return (other is not None and other[1] not in sentence) or (
        named is not None and named[1] not in f"{told} {first.place.text[: first.sentence[1]]}"
    )


def _other_years(one: Mention, other: Mention) -> bool:
    """Whether both figures stand beside years, and not one in common."""
    year = mention_patterns()["year"]
    years = [
        set(year.findall(at.place.text, max(at.sentence[0], at.start - 25), min(at.sentence[1], at.figure.end + 30)))
        | set(year.findall(at.place.text, at.sentence[0], at.sentence[0] + 9))
        for at in (one, other)
    ]
    return bool(years[0] and years[1]) and years[0].isdisjoint(years[1])
