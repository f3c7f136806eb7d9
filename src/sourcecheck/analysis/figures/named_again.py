"""Things counted or priced that are named again with their figure: "killed 14 workers ... the 12 workers killed".

The second mention takes its figure for known: "the 12 workers killed", "all five victims", "the $340 million arena".
The first one counted the same noun, or told what it cost. Both are about the same things if everything that the second
says of them (what befell them, what they are) is said in the first's sentence as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice

from sourcecheck.analysis.figures.counted import is_count
from sourcecheck.analysis.figures.mentions import (
    ANY_PEOPLE,
    CURRENCIES,
    SMALLEST,
    Mention,
    Place,
    befell_near,
    currency_name,
    elliptic,
    holds_state_word,
    is_one_more,
    kin_nouns,
    known_mentions,
    mention_of,
    mention_patterns,
    state_of,
)
from sourcecheck.analysis.figures.numbers import Figure, can_agree, figures_in, holds_figure, may_be_mistyped
from sourcecheck.analysis.figures.retold_words import VERBS
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
    """The figures of places by their number, each read once."""

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
    if any(_is_moved(mention, swapped) for mention in (first, again)) or _other_years(first, again):
        return None
    values = [
        (place, figure)
        for place in places
        for figure in figures.of(place)
        if not (place.number == again.place.number and figure.start == again.figure.start)
        and (figure.unit not in ("", "%", "points") or figure.scaled or figure.in_words or is_count(place.text, figure))
    ]
    if any(can_agree(figure, again.figure) and figure.value >= SMALLEST for _, figure in values):
        return None
    return None if _adds_up(first, again, values) else first


def _others(again: Mention, place: Place, figures: _Figures) -> Iterator[Mention]:
    """The mentions of a place that may be the first one."""
    low = place.text.lower()
    if again.kind:
        if (mention_patterns()["price"].search(place.text) or " for " in low) and any(
            word[:5] in low for word in (again.noun, *again.said)
        ):
            for figure in figures.of(place):
                if figure.start != again.figure.start or place.number != again.place.number:
                    if _prices(place, figure, again):
                        yield _bare(place, figure, again.kind)
        return
    if place.number == again.place.number:
        low = low[: again.sentence[0]]
    kin = kin_nouns().get(again.noun, (again.noun,))
    if not (
        any(_is_counted(low, noun[:4], figures.of(place)) for noun in kin)
        or ((again.noun in ANY_PEOPLE or again.said) and holds_state_word(low))
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


def _bare(place: Place, figure: Figure, kind: str) -> Mention:
    sentence = next((part for part in place.sentences if part[0] <= figure.start < part[1]), (0, len(place.text)))
    return Mention(place, figure, figure.start, figure.end, kind, "", (), sentence)


def _is_counted(low: str, noun: str, figures: Iterable[Figure]) -> bool:
    """Whether a number stands within some words in front of a noun; a yes promises nothing."""
    return noun in low and any(noun in low[figure.start : figure.start + 45 + len(noun)] for figure in figures)


def _prices(place: Place, figure: Figure, again: Mention) -> bool:
    """Whether a sum is told to be the price of the thing that a mention names by its price."""
    patterns, text = mention_patterns(), place.text
    currency = patterns["currency"].match(text, figure.end)
    kind = figure.unit[-1:] or (CURRENCIES.get(currency_name(currency[1]), "") if currency else "")
    if kind != again.kind or patterns["share"].match(text, currency.end() if currency else figure.end):
        return False
    at = next((at for at, part in enumerate(place.sentences) if part[0] <= figure.start < part[1]), -1)
    if at < 0:
        return False
    low, high = place.sentences[at]
    clause = text[max(low, figure.start - 70) : figure.start]
    if not (patterns["price"].search(clause) or clause.endswith(" for ")):
        return False
    before = place.sentences[at - 1][0] if at else low
    stems = {word[:5] for word in letter_words(text[before:high].lower())}
    return any(word[:5] in stems for word in (again.noun, *again.said))


def _is_same(one: Mention, again: Mention) -> bool:
    """Whether a count can be of the things that a later mention takes for known."""
    text = one.place.text
    sentence = text[slice(*one.sentence)].lower()
    said = letter_words(sentence)
    stems, roots = {word[:5] for word in said}, {_root(word) for word in said}
    state = next((state for word in (*again.said, again.noun) if (state := state_of(word))), "")
    befell = befell_near(sentence, one.figure.start - one.sentence[0], one.figure.end - one.sentence[0])
    kin = kin_nouns().get(again.noun, (again.noun,))
    kin_noun = one.noun in kin or one.noun[:5] == again.noun[:5]
    if kin_noun:
        pass
    elif again.noun in ANY_PEOPLE or one.noun in ANY_PEOPLE:
        if not state or (state != befell and again.noun[:5] not in stems):
            return False
    elif again.noun[:5] not in stems:
        return False
    swapped = kin_noun and _is_swapped(one.figure, again.figure)
    # "The 12 senior workers": who they are was said of the first as well.
    for word in again.said:
        parts = [part for part in letter_words(word.lower()) if part not in _IDLE]
        if (
            parts
            and not swapped
            and not any(_root(part) in roots or part[:5] in stems for part in parts)
            and not (befell and state_of(word) == befell)
        ):
            return False
    return not (state and befell and state != befell)


def _root(word: str) -> str:
    """What the forms of a word have in common: "burying" and "buried", "stolen" and "stole"."""
    word = VERBS.get(word, word).replace("y", "i")
    return word[: 5 if len(word) > 7 else 4]


_IDLE = words("who that which had have has been were was are is be the a an in at on of to and by from with")


def _is_swapped(one: Figure, other: Figure) -> bool:
    return one.value != other.value and sorted(str(one.value)) == sorted(str(other.value))


def _adds_up(first: Mention, again: Mention, figures: list[tuple[Place, Figure]]) -> bool:
    """Whether other figures make up for the difference, or one of the two is a sum."""
    one, other = first.figure.value, again.figure.value
    if abs(one - other) == 1 and is_one_more(first.place.text, first.sentence[0], first.figure.start, first.end):
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
        or again.noun in ANY_PEOPLE
        or noun[:5] == again.noun[:5]
        or noun in kin_nouns().get(again.noun, ())
    )


_TRADES = ("er", "or", "ist", "ent", "ant", "man", "woman", "ian", "boy", "girl", "child", "ee")  # those who do


def _is_moved(mention: Mention, swapped: bool) -> bool:
    """Whether a sentence says how a figure came to be another one, or tells a plan."""
    text = mention.place.text[slice(*mention.sentence)]
    patterns = mention_patterns()
    if patterns["corrected"].search(text):
        return True
    if swapped:
        return False
    return patterns["moved"].search(text) is not None or (
        bool(mention.kind) and patterns["plan"].search(text) is not None
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
