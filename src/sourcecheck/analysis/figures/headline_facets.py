"""What a headline's figure is of, in a few words that the text says as well: "eight-year sentence", "expels six".

A figure is known by what stands beside it: the measure or the noun behind it, the ordinal's noun, the verb in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from sourcecheck.analysis.figures.counted import is_count, stem
from sourcecheck.analysis.figures.numbers import Figure, can_agree, figures_in, is_year, may_be_mistyped
from sourcecheck.analysis.figures.retold_words import COMMON
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.sentences import split
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["Facet", "are_swapped", "headline_facets", "is_other", "is_past", "may_facet", "other_facet", "tells_order"]


class Facet(NamedTuple):
    """A figure at ``start:end`` of a text, by one thing that tells what it is of.

    Attributes:
        value: of the figure or the ordinal.
        key: "age", a sum's currency, a measure in the singular, "order " and what stands behind an ordinal, "verb " and
            the stem of a verb.
        words: stems of the other words of the text around it.
    """

    value: Fraction
    start: int
    end: int
    key: str
    words: frozenset[str]
    figure: Figure | None = None
    known: bool = False  # "The twelve-year-old": whom the headline names


_MEASURES = words(
    "year month week day hour minute mile kilometre kilometer metre meter foot storey story kilo kilogram kg tonne ton "
    "litre liter gallon acre hectare page km mph degree cent"
)
_BESIDE = 30  # code points on either side of a figure
_SIGNS = {"dollar": "$", "euro": "€", "yen": "¥", "rupee": "₹"}  # pounds are a weight, too
_UNITS = frozenset(("perc", "cent", *(name[:4] for name in _SIGNS)))
_STOPS = (". ", "! ", "? ")
# What scorers do in headlines.
_SCORES = words("hit hits net nets netted bag bags bagged grab grabs grabbed score scores scored notch notches notched")
_NO_VERBS = words("about over with from than some more only least most nearly these those their first last other after")


@cache
def _patterns() -> LazyPatterns:
    return LazyPatterns({
        "measure": r"[ -]([A-Za-z]+)(?P<old>[ -]olds?\b)?",
        "verb": r"([A-Za-z]{3,}) (?:to |for |up to |of |by |in at |at )?\Z",
        "aged": r"\b(?:aged|(?:boy|girl|man|woman) of) \Z",
        # "A retired dentist of 78, has rowed".
        "of_age": r"\b(?:[Aa]|[Aa]n|[Tt]he) (?:[\w-]+ ){1,3}of \Z",
        "of_age_end": r"(?=[,;.)]| (?:who|has|had|and|was|is)\b)",
        "and_more": r" (?:and )?(?:a half|a quarter|\d)",
        "relative": r" (?:who|which|where) ",
        "in_ten": r" (in (?:three|four|five|ten|100|10|5|4|3))\b",
        "people": r" people\b",
        "crowd": r" (?:turn out|gather|march|rally|attend|flee|protest|demonstrate|walk|swim|join|cheer|mourn|sign)\b",
        "by": r"\b(?:by|margin of) \Z",
        "aboard": r" (?:(?:people|passengers|men|women|persons|souls) )?(?:aboard|on board)\b",
        "carrying": r"(?i)\b(?:carrying|carried|carries|with) \Z",
        "carried": r" (?:people|passengers)\b",
        "rate": r"(?: of [a-z]+)? (?:an?|per|each|every) (day|night|week|month|year)\b",
        "aside": r", \Z",
        "aside_end": r",|$",
        "compound": r"-([A-Za-z]{3,})(?![\w-])",
        "plural": r"(?: [a-z]{3,})? ([a-z]{3,}s)\b",
        "year": r"\b(?:1[5-9]|20)\d\d\b",
        "day": r" (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
        # Another time, or a change: anywhere in the sentence.
        "elsewhen": (
            r"(?i)\b(?:last (?:year|month|week|decade)|the last (?!of\b)[a-z]+"
            r"|previous\w*|earlier|ago|initial\w*|at first|so far|original\w*"
            r"|at the time|anniversary|average|estimated?|unconfirmed"
            r"|(?:up|down) from (?!an? |the |its |their |(?-i:[A-Z]))"
            r"|(?:old|older|other|former|previous) (?:one|ones|record|mark|best|title)"
            r"|(?:rose|rising|risen) (?:to|by|from)|climb(?:s|ed|ing)?|fear(?:s|ed)?"
            r"|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|a record|records)\b"
        ),
        # A part, a rate, a plan: in front of the figure and behind what it is of, in the same breath.
        "partly_ahead": (
            r"(?i)\b(?:(?-i:Of)|each(?! other)|every|another|(?<!each )other|first(?! of\b)|planned|including"
            r"|among them|of whom|only|just|since|until|could|might|if|different|remaining|as many|as well as"
            r"|plus|double|twice|half|nearly|almost)(?: [\w’'-]+){0,3} \Z"
        ),
        "partly_behind": (
            r"(?i)[^,;:.()]*?\b(?:(?:each|every)(?! (?:one )?of)|(?-i:per)|annual\w*|another|others?"
            r"|(?<!in )(?<!within )an? (?:year|day|week|month|hour|minute|night)|planned|including|among them"
            r"|of whom|only|since(?! [A-Z][a-z]+day)|until|different|rest|remainder|remaining|as well as|plus)\b"
        ),
        "time": r"(?i)\bfor (?:the|a) (?:(\d{1,3})(?:st|nd|rd|th)|([a-z-]+)) time\b",
        "order": rf"(?i)\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_ordinals())}))((?: [\w’'-]+){{1,3}})",
    })  # fmt: skip


def facets(text: str, low: int, high: int) -> Iterator[Facet]:
    """The facets of the figures of ``text[low:high]``, a headline or a sentence."""
    patterns = _patterns()
    said = text[low:high]
    around = frozenset(
        _presents().get(word, word)[:4] for word in letter_words(said.lower()) if len(word) > 3 and word not in COMMON
    )
    for figure in figures_in(text, low, high):
        if figure.unit == "points" or figure.bound or is_year(figure) or figure.ordinal:
            continue
        yield from _of_figure(text, figure, low, around)
    for match in patterns["order"].finditer(text, low, high):
        value = Fraction(match[1]) if match[1] else _ordinals()[match[2].lower()]
        behind = letter_words(match[3].lower())
        another = value == 2 and text[low : match.start()].lower().endswith("a ")  # "a second man"
        if value > 1 and not another and behind and behind[0] not in COMMON and behind[0] not in _MEASURES:
            key = "order " + behind[0][:5]
            yield Facet(value, match.start(), match.end(), key, around - {behind[0][:4]})
            verb = patterns["verb"].search(text, max(low, match.start() - 30), match.start())
            if verb:  # "wins fourth title"
                yield Facet(value, match.start(), match.end(), f"order by {_root(verb[1].lower())}", around)
    for match in patterns["time"].finditer(text, low, high):
        times = Fraction(match[1]) if match[1] else _ordinals().get(match[2].lower())
        if times is not None:  # "has won the cup for the third time"
            for word in letter_words(text[low : match.start()].lower()):
                yield Facet(times, match.start(), match.end(), f"order by {_root(word)}", around)


def _of_figure(text: str, figure: Figure, low: int, around: frozenset[str]) -> Iterator[Facet]:
    measure = _patterns()["measure"].match(text, figure.end)
    verb = _patterns()["verb"].search(text, max(low, figure.start - 30), figure.start)
    value = figure.value
    sign = figure.unit[-1:] or (_SIGNS.get(stem(measure[1]), "") if measure else "")
    if (
        _patterns()["aged"].search(text, max(low, figure.start - 8), figure.start)
        or (
            _patterns()["aside"].search(text, max(low, figure.start - 2), figure.start)
            and _patterns()["aside_end"].match(text, figure.end)
        )
        or (
            12 < value < 110
            and not figure.unit
            and _patterns()["of_age"].search(text, max(low, figure.start - 40), figure.start)
            and _patterns()["of_age_end"].match(text, figure.end)
        )
    ):
        yield Facet(value, figure.start, figure.end, "age", around)
    elif sign:
        yield Facet(value, figure.start, figure.end, sign, around - _UNITS, figure)
    elif measure and stem(measure[1]) in _MEASURES:
        if _patterns()["and_more"].match(text, measure.end()):
            return  # "10 hours and 58 minutes"
        key = "age" if measure["old"] else stem(measure[1])
        rate = _patterns()["rate"].match(text, measure.end())  # "three tonnes of coffee a week"
        if rate:
            key = f"{key} a {rate[1]}"
        end = rate.end() if rate else measure.end()
        known = key == "age" and text[max(0, figure.start - 4) : figure.start].lower() == "the "
        yield Facet(value, figure.start, end, key, around - {measure[1][:4].lower()}, known=known)
    elif verb and verb[1].lower() not in _NO_VERBS and verb[0].split()[0].lower() not in _tolls():
        end = measure.end() if measure else figure.end
        yield Facet(value, figure.start, end, f"verb {_root(verb[1].lower())}", around, figure if measure else None)
    aboard = _patterns()["aboard"].match(text, figure.end) or (
        _patterns()["carrying"].search(text, max(low, figure.start - 10), figure.start)
        and _patterns()["carried"].match(text, figure.end)
    )
    share = _patterns()["in_ten"].match(text, figure.end)
    if share:
        yield Facet(value, figure.start, share.end(), f"in {share[1].lower()}", around)
    crowd = "crowd" if figure.start == 0 and low == 0 else "people"
    people = _patterns()[crowd].match(text, figure.end) if not figure.unit else None
    if people:  # "1,400 turn out for swim"
        yield Facet(value, figure.start, people.end(), "people", around, figure)
    if aboard and not figure.unit:
        yield Facet(value, figure.start, aboard.end(), "aboard", around, figure)
    if measure and not figure.unit and _patterns()["by"].search(text, max(low, figure.start - 10), figure.start):
        # "Win by five goals", "beat Orm by four goals".
        yield Facet(value, figure.start, measure.end(), f"by {stem(measure[1])}", around - {measure[1][:4].lower()})
    many = _patterns()["compound"].match(text, figure.end) or _patterns()["plural"].match(text, figure.end)
    if many and not figure.unit and stem(many[1]) not in _MEASURES:
        yield Facet(value, figure.start, many.end(), f"noun {stem(many[1])}", around - {many[1][:4].lower()}, figure)


def _root(verb: str) -> str:
    """What the forms of a verb have in common: "pays" and "paid", "leaves" and "left"."""
    verb = _presents().get(verb, verb)
    if verb in _SCORES:
        return "score"
    for end in ("ing", "ed", "es", "s", "e", "d"):
        if verb.endswith(end) and len(verb) > len(end) + 2:
            verb = verb[: -len(end)]
            break
    return verb.replace("y", "i")[:5]


def _marks(key: str) -> tuple[str, ...]:
    """What stands in every text that has a facet with a key."""
    if key == "age":
        return ("old", "aged", " of ", ", ")
    if key == "aboard":
        return ("aboard", "board", "people", "passengers")
    if key.startswith("order by "):
        return (" time",)
    if key == "verb score":
        return tuple(_SCORES)
    if " a " in key:
        return (key.partition(" ")[0],)
    if key == "%":
        return ("%", "percent", "per cent", "pct")
    if len(key) == 1:
        return (key, *(name for name, sign in _SIGNS.items() if sign == key))
    mark = key.rpartition(" ")[2]
    if not key.startswith("verb "):
        return (mark,)
    return (mark.removesuffix("i"), *(past for past, base in _presents().items() if base.startswith(mark)))


@cache
def _presents() -> dict[str, str]:
    return {past: base for base, *pasts in map(str.split, listed("irregular-verbs")) for past in pasts}


@cache
def _tolls() -> frozenset[str]:
    """Verbs of counts of people, which the rule compares with more care."""
    return frozenset((*listed("dead-words"), *listed("hurt-words")))


@cache
def _ordinals() -> dict[str, Fraction]:
    ones = {word: number for number, word in enumerate(("first", *listed("ordinal-numbers")), 1)}
    tens = {word: 10 * number for number, word in enumerate(listed("tens"), 2)}
    whole = {word.removesuffix("y") + "ieth": number for word, number in tens.items()}
    both = {f"{ten}-{one}": tens[ten] + ones[one] for ten in tens for one in list(ones)[:9]}
    return {word: Fraction(number) for word, number in (both | whole | ones).items() if word != "first"}


def are_swapped(one: Fraction, other: Fraction) -> bool:
    """Whether two values of hundreds are written with the same digits in another order, which no part of one is."""
    return other != one >= 100 and sorted(str(one)) == sorted(str(other))


def tells_order(text: str, value: Fraction) -> bool:
    """Whether a text says "a fourth" of four."""
    return any(_ordinals().get(word) == value for word in letter_words(text.lower()))


def may_facet(headline: str) -> bool:
    """Whether a headline without a figure may have a facet: an ordinal."""
    return not _ordinals().keys().isdisjoint(headline.lower().split())


def headline_facets(headline: str) -> tuple[Facet, ...]:
    """The facets of a headline that is about the present event."""
    end = len(headline)
    return tuple(
        facet
        for facet in facets(headline, 0, end)
        # "12 soups" is a count, which the rule compares with more care.
        if not (facet.key.startswith("noun ") and headline[facet.end - 1] == "s")
        and not is_other(headline, 0, end, facet.start, facet.end)
    )


def is_other(text: str, low: int, high: int, start: int, end: int, parts: bool = True) -> bool:
    """Whether the sentence ``text[low:high]`` tells its figure, ``text[start:end]``, of another time, or of a part."""
    patterns = _patterns()
    stop = patterns["relative"].search(text, end, high)  # "who got lost a week ago"
    if patterns["elsewhen"].search(text, low, stop.start() if stop else high) is not None:
        return True
    return parts and (
        patterns["partly_ahead"].search(text, max(low, start - _BESIDE), start) is not None
        or patterns["partly_behind"].match(text, end, min(high, end + _BESIDE)) is not None
    )


def other_facet(headline: Sequence[Facet], lead: Sequence[str], body: Sequence[str]) -> tuple[Facet, int, Facet] | None:
    """A facet of the headline, the number of the lead's text that contradicts it, and how; None where the body bears
    the headline out, or gives several figures."""
    for told in headline:
        marks = _marks(told.key)
        same = [
            (at, facet)
            for at, text in enumerate(lead)
            if _holds(text, marks)
            for low, high in split(text)
            if _holds(text[low:high], marks)
            for facet in facets(text, low, high)
            if facet.key == told.key
            and not is_other(text, low, high, facet.start, facet.end, parts=not are_swapped(told.value, facet.value))
            and not is_past(text[low:high], body)
        ]
        if len({facet.value for _, facet in same}) != 1 or same[0][1].value == told.value:
            continue
        at, facet = same[0]
        alone = len(facet.key) > 1 and not facet.known
        if alone and told.words.isdisjoint(facet.words):
            continue
        # The first sentence says the headline again.
        opens = at == 0 and not any(stop in lead[0][: facet.start] for stop in _STOPS)
        if facet.key == "age" and not (opens or facet.known) and len(told.words & facet.words) < 2:
            continue  # somebody else's
        around = {_presents().get(word, word)[:4] for text in lead for word in letter_words(text.lower())}
        if len(told.words & around) < min(1 if opens and facet.key[0] not in "$£€¥₹%" else 2, len(told.words)):
            continue
        if told.figure is not None and facet.figure is not None and can_agree(told.figure, facet.figure):
            continue
        if may_be_mistyped(told.value, facet.value) and not _says(body, told, facet):
            return told, at, facet
    return None


def _holds(text: str, marks: Sequence[str]) -> bool:
    low = text.lower()
    return any([mark in low for mark in marks])  # noqa: C419  quicker than a generator


def _says(body: Sequence[str], told: Facet, facet: Facet) -> bool:
    """Whether a text holds the headline's figure, alone or as what other figures make it."""
    if told.key.startswith("order "):
        return any(other.value == told.value for text in body for other in facets(text, 0, len(text)))
    apart = abs(told.value - facet.value) if facet.key.startswith(("verb ", "noun ")) and facet.figure else None
    for text in body:
        for figure in figures_in(text):
            dated = _patterns()["day"].match(text, figure.end) is not None
            if not dated and (figure.value == told.value or (figure.bound and figure.value * 2 >= told.value)):
                return True
            if told.key in "$£€¥₹%" and told.figure is not None and figure.unit:
                if can_agree(figure, told.figure) or (
                    figure.unit == "%" and abs(figure.value - told.value) < told.figure.step
                ):
                    return True
            if not dated and figure.value == apart and is_count(text, figure):
                return True
    return False


def _is_since(said: str, at: int) -> bool:
    """Whether a year only tells how old a thing is: "in a drum built in 1962"."""
    return said[:at].lower().endswith(("since ", "built in ", "made in ", "founded in ", "dating from ", "born in "))


def is_past(said: str, body: Sequence[str]) -> bool:
    """Whether a sentence tells of an earlier year than the text."""
    years = [year[0] for year in _patterns()["year"].finditer(said) if not _is_since(said, year.start())]
    if not years:
        return False
    latest = max(year for text in body for year in _patterns()["year"].findall(text))
    return int(max(years)) < int(latest) - 3 or (said.startswith("In ") and years[0] < latest)
