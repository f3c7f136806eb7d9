"""Things counted or priced that are named again with their figure: "killed 14 workers ... the 12 workers killed".

The second mention takes its figure for known: "the 12 workers killed", "all five victims", "the $340 million arena".
The first one counted the same noun, or told what it cost. Both are about the same things if everything that the second
says of them (what befell them, what they are) is said in the first's sentence as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, islice
from typing import NamedTuple

from sourcecheck.analysis.figures.counted import is_count, stem
from sourcecheck.analysis.figures.numbers import Figure, can_agree, figures_in, holds_figure, is_year
from sourcecheck.analysis.figures.retold_words import NO_NOUN
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.word_lists import alternatives, listed

__all__ = ["AGAIN_GATE", "AGAIN_NEEDS", "Mention", "Place", "conflicts", "may_name_again"]


class Place(NamedTuple):
    """A text of a document; ``ranges`` gives the sentences of a place by its number."""

    number: int
    text: str
    ranges: PerBlock[Ranges] | Sequence[Ranges]

    @property
    def sentences(self) -> Ranges:
        return self.ranges[self.number]


class Mention(NamedTuple):
    """A figure with what it counts or prices, at ``start:end`` of a place's text.

    Attributes:
        kind: "" for a count, else the currency.
        noun: what is counted or priced, in the singular.
        said: stems of the words beside the noun that say which: "killed", "laid-off".
        sentence: its start and end.
    """

    place: Place
    figure: Figure
    start: int
    end: int
    kind: str
    noun: str
    said: tuple[str, ...]
    sentence: tuple[int, int]


_MOST = 60  # mentions of a document
_IN_PLACE = 20  # of one text
_SMALLEST = 3  # "the two men" are any two
_CURRENCIES = {"euro": "€", "dollar": "$", "pound": "£", "yen": "¥", "rupee": "₹", "franc": "franc", "krone": "krone",
               "krona": "krona", "crown": "crown", "peso": "peso", "zloty": "zloty", "lira": "lira"}  # fmt: skip
_CURRENCY = "|".join(sorted((*_CURRENCIES, "kroner", "kronor", "kronur")))
_STATES = ("dead", "hurt", "missing", "held", "saved")
_ANY_OF_PEOPLE = words("people persons victims casualties men women members survivors fatalities")
_ANY_PEOPLE = frozenset(("people", "person", "victim", "casualty", "man", "woman", "member", "survivor", "fatality"))
_NUMBERS = (
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|thirteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|dozen)"
)
AGAIN_NEEDS = tuple(
    f"{word} {number}"
    for word in ("the", "these", "those", "all", "new")
    for number in (*range(1, 10), *"$£€¥₹", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                   "twelve", "thirt", "twent", "fort", "fift", "hundred", "dozen")
)  # fmt: skip
# A year is no such figure; a sign of a currency is a second space.
AGAIN_GATE = (
    r"\b(?:the|these|those|all) +(?:[a-z]+ +)?(?:us +)?"
    rf"(?:(?:[0-9ª]{{1,3}}|[0-9ª]{{5,}})\b|{_NUMBERS})(?:[ -]+[a-z0-9']+){{0,3}}[ -]+"
    r"(?:[a-z]{3,}s\b|people|[a-z]*men\b|children|police|crew|staff|[a-z]+illion|[a-z]*aircraft)"
    r"|\b(?:the|new) (?: |us  ?)[0-9ª]"
)


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        "known": (
            r"(?<![\w-])(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Aa]ll the)(?: [a-z]{3,})? "
            rf"(?=(?P<number>[$£€¥₹]?\d[\d,.]*\d|\d|(?i:{_NUMBERS})\b)(?P<words>(?:[ -][A-Za-z’'-]+){{1,5}}))"
        ),
        "definite": r"(?i)(?<![\w-])(?:the|these|those|all)(?: (?P<which>[a-z]{3,}))? (?:[A-Z]{1,2})?\Z",
        "token": r"[ -]([A-Za-z][A-Za-z’'-]*)",
        "currency": rf"[ -](?:US |Canadian |Australian )?({_CURRENCY})s?\b",
        "scaled": r"-(?:hundred|thousand|million|billion)(?=-)",
        "who": r" (?:who|that|which)((?: [a-z]+){1,5})",
        "befell": (
            r" ([a-z]+(?:ed|en|ung|own|ost|urt|eft|ead|ought|aught|illed|issing))"
            r"(?= (?!(?:the|an?|his|her|their)\b)|[.,;:?!]|\Z)"
        ),
        "verb": r"\b(?:is|are|was|were|be|has|have|had|will|would|can|could|may|must|met|got|said|told|[a-z]{2,}ed)\b",
        # Behind a subject every preposition tells which; behind an object most belong to the verb.
        "where": (
            r" (?:of|with|without|under|over|aged|between|not|below|above|about|on(?! \d| [A-Z])"
            r"|(?:in|at|from|near|outside|inside)(?= the | [A-Z]))\b((?: [\w’'-]+){1,4})"
        ),
        "which": (
            r" (?:of|with|without|under|over|aged|between|not|below|above|about|on|in|at|from|near|outside|inside|for"
            r"|by|behind|along|across|against)\b((?: [\w’'-]+){1,4})"
        ),
        "some_of": (
            r"(?i)(?:\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|some|most|many|half"
            r"|each|none|several|few|all|part|rest|percent|cent|any|either|third|quarter|majority|every|number)) of \Z"
        ),
        "share": (
            r"(?i) (?:out of|of (?:the|them|those|these|whom|which|its|their|\d)|in (?:every )?\d{1,3}(?!\d)|others?\b"
            r"|more\b|additional\b|further\b|or so\b|each\b|a (?:year|month|week|day|head)\b|per\b"
            r"|to \d|and \d|or \d|[-–]\d)"
        ),
        "price": rf"(?i)\b(?:{alternatives('price-verbs')})\b",
        "moved": (
            r"(?i)\b(?:toll|tally|updat\w+|correct(?:ion|ed)|revis\w+|conflicting|rose to|rising to|risen|climbed"
            r"|bringing|brings|brought the|raised (?:its|the)|cut (?:its|the)|increased (?:its|the)|grow[ns]?|grew|at "
            r"first|initial\w*|disput\w*|differ(?:s|ed|ent|ing)?|depending|since (?:died|then|been)|later (?:died|found"
            r"|rose|fell)|so far|overrun\w*|swell\w*|ballooned|budgeted|forecast\w*|another|others?|apiece"
            r"|former\w*|previous\w*|original\w*|last (?:year|month|week|season|time)|more than|fewer than|less than)\b"
        ),
        "plan": r"(?i)\b(?:was to|were to|meant to|supposed to|would (?:have )?cost|could|might|if|phases?|annually"
                r"|estimat\w+|expect\w*|originally|now|instead|includ\w+|share|portion|half|separate\w*|reduced)\b",
        "year": r"\b(?:1[5-9]|20)\d\d\b",
    })  # fmt: skip


def may_name_again(text: str) -> bool:
    """Whether a text takes a figure for known; a yes promises nothing."""
    return _patterns()["known"].search(text) is not None


def conflicts(
    held: Iterable[Place], whole: str, places: Callable[[], Sequence[Place]]
) -> Iterator[tuple[Mention, Mention]]:
    """A mention that takes its figure for known, and the one that gives another figure, where nothing explains it.

    Args:
        held: the places in which a mention may take its figure for known.
        whole: the text of all places, in small letters.
        places: gives all places, in order.
    """
    again = list(islice((mention for place in held for mention in _known(place, whole)), _MOST))
    if not again:
        return
    figures, everywhere = _Figures(), places()
    for mention in again:
        first = _first(mention, everywhere, figures)
        if first is not None:
            yield mention, first


def _known(place: Place, whole: str) -> Iterator[Mention]:
    """The figures of a text that are taken for known, with what they count or price: named elsewhere in the whole, and
    nowhere with this figure."""
    text = place.text
    for match in islice(_patterns()["known"].finditer(text), _IN_PLACE):
        if not _stands_elsewhere(match["number"].lower(), match["words"].lower(), whole):
            continue
        figures = figures_in(text, match.end(), min(len(text), match.end() + 40))
        if not figures or figures[0].start != match.end():
            continue
        figure = figures[0]
        mention = _mention(place, figure._replace(bound=""))  # "under the €41 million bridge"
        lead = _patterns()["definite"].search(text, match.start(), figure.start)
        if mention is None or lead is None or figure.value < _SMALLEST:
            continue
        if lead["which"] and lead["which"] not in _ANY_OF:
            continue
        if _patterns()["some_of"].search(text, max(0, match.start() - 14), match.start()):
            continue
        yield mention


# What may stand between "the" and the figure, and tells no other things.
_ANY_OF = words("new all same full whole")


def _mention(place: Place, figure: Figure) -> Mention | None:
    """A figure with what it counts or prices; None for other figures."""
    text, patterns = place.text, _patterns()
    if figure.ordinal or figure.unit in ("%", "points") or is_year(figure):
        return None
    scaled = patterns["scaled"].match(text, figure.end)
    end = scaled.end() if scaled else figure.end
    currency = patterns["currency"].match(text, end)
    kind = figure.unit[-1:] or (_CURRENCIES.get(_currency(currency[1]), "") if currency else "")
    end = currency.end() if currency else end
    if patterns["share"].match(text, end):
        return None
    if not kind and not is_count(text, figure):
        return None
    sentence = next((part for part in place.sentences if part[0] <= figure.start < part[1]), (0, len(text)))
    said: list[str] = []
    noun = ""
    for _ in range(4):
        token = patterns["token"].match(text, end)
        if token is None or token[1].lower() in NO_NOUN:
            break
        word = token[1].lower()
        if kind and word in _OTHER_THINGS:
            return None
        if kind:
            if token[1][0].isupper() or text[token.end() : token.end() + 1] in "’'":
                break
            if noun:
                said.append(noun)
            noun, end = word, token.end()
            continue
        end = token.end()
        if stem(word) != word or word in _PLURALS:
            if noun and noun not in _GROUPS:
                break
            noun = stem(word)
            if noun not in _GROUPS:
                break
        elif noun:
            end = token.start()
            break
        else:
            said.append(word)
    if not noun and not kind:
        return None
    who = patterns["who"].match(text, end)
    befell = patterns["befell"].match(text, end)
    first = not text[: figure.start].rstrip() or text[: figure.start].rstrip().lower().endswith(
        (". the", "! the", "? the")
    )
    where = patterns["which" if first or figure.start < 6 else "where"].match(text, end)
    if who:
        said.append(who[1])
    elif befell and (_state(befell[1]) or _has_verb(text, sentence, figure.start, befell.end())):
        said.append(befell[1])
        end = befell.end()
    elif where and not kind:
        said.extend(where[1].split())
    if kind:
        end = currency.end() if currency else figure.end
    return Mention(place, figure, figure.start, end, kind, noun, tuple(said), sentence)


def _has_verb(text: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether a sentence has another verb than one at ``end``, which then only says which things are meant."""
    verb = _patterns()["verb"]
    return verb.search(text, sentence[0], start) is not None or verb.search(text, end, sentence[1]) is not None


def _elliptic(place: Place, figure: Figure, before: Mention | None) -> Mention | None:
    """ "Killed three miners and injured 26": the second figure counts what the first does."""
    if before is None or before.kind or not _befell(place.text, figure.start, figure.end, 0):
        return None
    if not before.sentence[0] <= figure.start < before.sentence[1]:
        return None
    return before._replace(figure=figure, start=figure.start, end=figure.end, said=())


_PLURALS = words("people aircraft staff police crew sheep cattle children men women")
_OTHER_THINGS = words("next old other former second third smaller larger annual yearly monthly weekly")
_GROUPS = frozenset(("crew", "police", "staff"))  # "crew members"


def _currency(name: str) -> str:
    return {"kroner": "krone", "kronor": "krona", "kronur": "krona"}.get(name, name)


def _stands_elsewhere(number: str, behind: str, whole: str) -> bool:
    """Whether one of the words behind a number stands elsewhere, and the number does not; a yes promises nothing."""
    priced = number[0] in "$£€¥₹"
    for word in behind.replace("-", " ").split():
        if word[:5] in _SCALES:
            priced = True
        elif not (priced or word.endswith("s") or word in _PLURALS) or word in NO_NOUN:
            continue
        elif word in _ANY_OF_PEOPLE or _state(word) or whole.count(word[:5]) > 1:
            return _stands_once(number, whole)
    return False


def _stands_once(number: str, whole: str) -> bool:
    at = whole.find(number)
    seen = 0
    while at >= 0 and seen < 2:
        end = at + len(number)
        seen += not (
            whole[at - 1 : at].isalnum() or whole[end : end + 1].isalnum() or whole[end : end + 2][1:].isdigit()
        )
        at = whole.find(number, end)
    return seen < 2


_SCALES = frozenset(("milli", "billi", "thous", "hundr", *(name[:5] for name in _CURRENCIES)))


@cache
def _kin() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(entry.split()) for entry in listed("kin-nouns") for noun in entry.split()}


@cache
def _states() -> dict[str, str]:
    return {word: state for state in _STATES for word in listed(f"{state}-words") if " " not in word}


def _state(words_of: str) -> str:
    """The state that words say somebody is in: dead, hurt, missing, held, saved; "" for none."""
    if words_of in ("victim", "fatality"):
        return "dead"
    return next((state for word in letter_words(words_of) if (state := _states().get(word))), "")


def _befell(text: str, start: int, end: int, reach: int = 40) -> str:
    """The state that the nearest word around a figure says those counted are in; "" for none."""
    before = letter_words(text[max(0, start - 60) : start].lower())[::-1]
    behind = letter_words(text[end : end + reach].lower())
    for ahead, word in enumerate(before):
        if word in _states():
            nearer = next((_states()[other] for other in behind[: ahead + 1] if other in _states()), "")
            return nearer or _states()[word]
    return next((_states()[word] for word in behind if word in _states()), "")


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
    found = [mention for mention in found if mention.noun in _kin().get(again.noun, (again.noun,))] or found
    if len({mention.figure.value for mention in found}) != 1:
        return None
    first = found[0]
    if first.figure.bound or first.figure.value < _SMALLEST or not _is_near(first.figure, again.figure):
        return None
    if any(_is_moved(mention) for mention in (first, again)) or _other_years(first, again):
        return None
    values = [
        figure
        for place in places
        for figure in figures.of(place)
        if not (place.number == again.place.number and figure.start == again.figure.start)
        and (figure.unit not in ("", "%", "points") or figure.scaled or figure.in_words or is_count(place.text, figure))
    ]
    if any(can_agree(figure, again.figure) and figure.value >= _SMALLEST for figure in values):
        return None
    return None if _adds_up(first, again, [figure.value for figure in values]) else first


def _others(again: Mention, place: Place, figures: _Figures) -> Iterator[Mention]:
    """The mentions of a place that may be the first one."""
    low = place.text.lower()
    if again.kind:
        if _patterns()["price"].search(place.text) and any(word[:5] in low for word in (again.noun, *again.said)):
            for figure in figures.of(place):
                if figure.start != again.figure.start or place.number != again.place.number:
                    if _prices(place, figure, again):
                        yield _bare(place, figure, again.kind)
        return
    if place.number == again.place.number:
        low = low[: again.sentence[0]]
    kin = _kin().get(again.noun, (again.noun,))
    if not (
        any(_counts_near(low, noun[:4]) for noun in kin)
        or ((again.noun in _ANY_PEOPLE or again.said) and any(_state(word) for word in letter_words(low)))
    ):
        return
    last: Mention | None = None
    for figure in figures.of(place):
        if place.number == again.place.number and figure.start >= again.sentence[0]:
            return  # one sentence counts two things
        other = _mention(place, figure)
        if other is None and is_count(place.text, figure):
            other = _elliptic(place, figure, last)
        last = other or last
        if other is not None and not other.kind and _is_same(other, again):
            yield other


def _bare(place: Place, figure: Figure, kind: str) -> Mention:
    sentence = next((part for part in place.sentences if part[0] <= figure.start < part[1]), (0, len(place.text)))
    return Mention(place, figure, figure.start, figure.end, kind, "", (), sentence)


def _counts_near(low: str, noun: str) -> bool:
    """Whether a number stands within some words in front of a noun; a yes promises nothing."""
    at = low.find(noun)
    while at >= 0:
        if holds_figure(low[max(0, at - 45) : at]):
            return True
        at = low.find(noun, at + 45)
    return False


def _prices(place: Place, figure: Figure, again: Mention) -> bool:
    """Whether a sum is told to be the price of the thing that a mention names by its price."""
    patterns, text = _patterns(), place.text
    currency = patterns["currency"].match(text, figure.end)
    kind = figure.unit[-1:] or (_CURRENCIES.get(_currency(currency[1]), "") if currency else "")
    if kind != again.kind or patterns["share"].match(text, currency.end() if currency else figure.end):
        return False
    at = next((at for at, part in enumerate(place.sentences) if part[0] <= figure.start < part[1]), -1)
    if at < 0:
        return False
    low, high = place.sentences[at]
    clause = text[max(low, figure.start - 70) : figure.start]
    if not patterns["price"].search(clause):
        return False
    before = place.sentences[at - 1][0] if at else low
    stems = {word[:5] for word in letter_words(text[before:high].lower())}
    return any(word[:5] in stems for word in (again.noun, *again.said))


def _is_same(one: Mention, again: Mention) -> bool:
    """Whether a count can be of the things that a later mention takes for known."""
    text = one.place.text
    sentence = text[slice(*one.sentence)].lower()
    stems = {word[:5] for word in letter_words(sentence)}
    state = next((state for word in (*again.said, again.noun) if (state := _state(word))), "")
    befell = _befell(sentence, one.start - one.sentence[0], one.end - one.sentence[0])
    kin = _kin().get(again.noun, (again.noun,))
    kin_noun = one.noun in kin or one.noun[:5] == again.noun[:5]
    if kin_noun:
        pass
    elif again.noun in _ANY_PEOPLE or one.noun in _ANY_PEOPLE:
        if not state or (state != befell and again.noun[:5] not in stems):
            return False
    elif again.noun[:5] not in stems:
        return False
    # Digits that changed places say enough; where they did not, it may be others.
    low, high = str(one.figure.value), str(again.figure.value)
    swapped = sorted(low) == sorted(high) and low != high and kin_noun
    # "The 12 senior workers": who they are was said of the first as well.
    for word in again.said:
        parts = [part for part in letter_words(word.lower()) if part not in _IDLE]
        if (
            parts
            and not swapped
            and not any(part[:5] in stems for part in parts)
            and not (befell and _state(word) == befell)
        ):
            return False
    return not (state and befell and state != befell)


_IDLE = words("who that which had have has been were was are is be the a an in at on of to and by from with")


def _is_near(one: Figure, other: Figure) -> bool:
    """Whether two figures can be one that was mistyped or got old: about as large, digits swapped, a zero lost."""
    low, high = sorted((one.value, other.value))
    return high <= low * 2 or sorted(str(low)) == sorted(str(high)) or high == low * 10


def _adds_up(first: Mention, again: Mention, values: list[Fraction]) -> bool:
    """Whether other figures make up for the difference, or one of the two is a sum."""
    one, other = first.figure.value, again.figure.value
    rest = [value for value in values if value not in (one, other)][:30]
    if abs(one - other) in rest:
        return True
    return any(sum(chosen) in (one, other) for size in (2, 3) for chosen in combinations(rest, size))


def _is_moved(mention: Mention) -> bool:
    """Whether a sentence says how a figure came to be another one, or tells a plan."""
    text = mention.place.text[slice(*mention.sentence)]
    if _patterns()["moved"].search(text):
        return True
    return bool(mention.kind) and _patterns()["plan"].search(text) is not None


def _other_years(one: Mention, other: Mention) -> bool:
    """Whether both figures stand beside years, and not one in common."""
    year = _patterns()["year"]
    years = [
        set(year.findall(at.place.text, max(at.sentence[0], at.start - 25), min(at.sentence[1], at.end + 30)))
        | set(year.findall(at.place.text, at.sentence[0], at.sentence[0] + 9))
        for at in (one, other)
    ]
    return bool(years[0] and years[1]) and years[0].isdisjoint(years[1])
