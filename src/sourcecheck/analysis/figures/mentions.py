"""Mentions of things with a figure that counts or prices them: "14 workers", "the 12 workers killed", "€14 million".

A mention that takes its figure for known begins with "the" or "all". The words beside the noun say which things are
meant: what they are, what befell them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from sourcecheck.analysis.figures.counted import is_count, stem
from sourcecheck.analysis.figures.mention_patterns import CURRENCIES, NUMBERS, mention_patterns
from sourcecheck.analysis.figures.numbers import Figure, figures_in, is_year
from sourcecheck.analysis.figures.retold_words import NO_NOUN, PLURALS
from sourcecheck.analysis.per_block import PerBlock
from sourcecheck.analysis.ranges import Ranges
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = [
    "AGAIN_GATE",
    "AGAIN_NEEDS",
    "ANY_PEOPLE",
    "DEALS",
    "SMALLEST",
    "Mention",
    "Place",
    "befell_near",
    "currency_name",
    "elliptic",
    "holds_state_word",
    "is_clock",
    "is_one_more",
    "kin_nouns",
    "known_mentions",
    "may_name_again",
    "mention_of",
    "state_of",
]


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
        behind: words behind the noun that say which: "of the second expedition", "who died".
    """

    place: Place
    figure: Figure
    start: int
    end: int
    kind: str
    noun: str
    said: tuple[str, ...]
    sentence: tuple[int, int]
    behind: tuple[str, ...] = ()


_IN_PLACE = 20  # of one text
SMALLEST = 3  # "the two men" are any two
_STATES = ("dead", "hurt", "missing", "held", "saved")
_ANY_OF_PEOPLE = words("people persons victims casualties men women members survivors fatalities")
ANY_PEOPLE = frozenset(("people", "person", "victim", "casualty", "man", "woman", "member", "survivor", "fatality"))
_BEGINNINGS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirt", "twent",
               "fort", "fift", "hundred", "dozen")  # fmt: skip
AGAIN_NEEDS = tuple(
    f"{word} {number}"
    for word in ("the", "these", "those", "all", "full", "new", "same", "whole", "this", "at")
    # Every sign of a currency is a space there, and a digit of another script is that letter.
    for number in (*(f"${digit}" for digit in "0123456789ª"),
                   *(() if word in ("this", "at") else (*range(1, 10), *_BEGINNINGS)))
)  # fmt: skip
# A year is no such figure; a sign of a currency is a second space.
AGAIN_GATE = (
    r"\b(?:the|these|those|all) +(?:(?:all|full|new|same|whole) +)?(?:us +)?"
    rf"(?:(?:[0-9ª]{{1,3}}|[0-9ª]{{5,}})\b|{NUMBERS})(?:[ -]+[a-z0-9']+){{0,3}}[ -]+"
    r"(?:[a-z]{3,}s\b|people|[a-z]*men\b|children|police|crew|staff|[a-z]+illion|[a-z]*aircraft)"
    r"|\b(?:the|new|this) (?: |us  ?)[0-9ª]"
    r"|\bat (?: |us  ?)[0-9ª][^a-z]{1,14}(?:(?:[mb]illion|thousand|m|bn) *)?(?:the|this)\b"
)


def may_name_again(text: str) -> bool:
    """Whether a text takes a figure for known; a yes promises nothing."""
    patterns = mention_patterns()
    return patterns["known"].search(text) is not None or patterns["at_price"].search(text) is not None


def known_mentions(place: Place, whole: str) -> Iterator[Mention]:
    """The figures of a text that are taken for known, with what they count or price: named elsewhere in the whole, and
    nowhere with this figure."""
    text = place.text
    for match in islice(mention_patterns()["known"].finditer(text), _IN_PLACE):
        if not _stands_elsewhere(match["number"].lower(), match["words"].lower(), whole):
            continue
        figures = figures_in(text, match.end(), min(len(text), match.end() + 40))
        if not figures or figures[0].start != match.end():
            continue
        figure = figures[0]
        mention = mention_of(place, figure._replace(bound=""))  # "under the €41 million bridge"
        lead = mention_patterns()["definite"].search(text, match.start(), figure.start)
        if mention is None or lead is None or figure.value < SMALLEST:
            continue
        yield mention
    yield from _at_price(place)


def _at_price(place: Place) -> Iterator[Mention]:
    """ "At $210,000, the concerto cost more than the rest"."""
    for match in islice(mention_patterns()["at_price"].finditer(place.text), _IN_PLACE):
        for figure in figures_in(place.text, match.end(), min(len(place.text), match.end() + 40))[:1]:
            mention = mention_of(place, figure)
            thing = mention_patterns()["its_thing"].match(place.text, figure.end)
            if mention is not None and thing is not None:
                yield mention._replace(noun=thing[1])


def mention_of(place: Place, figure: Figure) -> Mention | None:
    """A figure with what it counts or prices; None for other figures."""
    text, patterns = place.text, mention_patterns()
    if figure.ordinal or figure.unit in ("%", "points") or is_year(figure):
        return None
    scaled = patterns["scaled"].match(text, figure.end)
    end = scaled.end() if scaled else figure.end
    currency = patterns["currency"].match(text, end)
    kind = figure.unit[-1:] or (CURRENCIES.get(currency_name(currency[1]), "") if currency else "")
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
            if text[token.end() : token.end() + 1] in "’'":
                break
            if noun:
                said.append(noun)
            noun, end = word, token.end()
            continue
        end = token.end()
        if stem(word) != word or word in PLURALS:
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
    behind: tuple[str, ...] = ()
    who = patterns["who"].match(text, end)
    befell = patterns["befell"].match(text, end)
    first = not text[: figure.start].rstrip() or text[: figure.start].rstrip().lower().endswith(
        (". the", "! the", "? the")
    )
    where = patterns["which" if first or figure.start < 6 else "where"].match(text, end)
    if kind and not noun:
        told = patterns["told"].match(text, end)
        said.extend(told[0].split() if told else ())
    elif who:
        behind = (who[1],)
    elif befell and (state_of(befell[1]) or (not said and _is_said_of(text, sentence, figure.start, befell.end()))):
        said.append(befell[1])
        end = befell.end()
    elif where and not kind:
        # What follows the first word may be the verb: "the 27 members on the path sat down".
        behind = tuple([word for word in where[1].split() if word.lower() not in NO_NOUN][:1])
    if kind:
        end = currency.end() if currency else figure.end
    return Mention(place, figure, figure.start, end, kind, noun, tuple(said), sentence, behind)


def _is_said_of(text: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether a participle that ends at ``end`` says which things are meant: its clause has another verb.

    "The 12 workers hired start in May", "for the 14 people trapped"; not "The 16 hostages walked out".
    """
    patterns = mention_patterns()
    lead = patterns["subject"].search(text, sentence[0], start)
    if lead is None:
        return patterns["verb"].search(text, sentence[0], start) is not None
    stop = patterns["clause_end"].search(text, end, sentence[1])
    return patterns["verb"].search(text, end, stop.start() if stop else sentence[1]) is not None


def elliptic(place: Place, figure: Figure, before: Mention | None) -> Mention | None:
    """ "Killed three miners and injured 26": the second figure counts what the first does."""
    if before is None or before.kind or not befell_near(place.text, figure.start, figure.end, 0):
        return None
    if not before.sentence[0] <= figure.start < before.sentence[1]:
        return None
    return before._replace(figure=figure, start=figure.start, end=figure.end, said=(), behind=())


_OTHER_THINGS = words("next old other former second third smaller larger annual yearly monthly weekly")
_GROUPS = frozenset(("crew", "police", "staff"))  # "crew members"


def currency_name(name: str) -> str:
    return {"kroner": "krone", "kronor": "krona", "kronur": "krona"}.get(name, name)


def _stands_elsewhere(number: str, behind: str, whole: str) -> bool:
    """Whether one of the words behind a number stands elsewhere, and the number does not; a yes promises nothing."""
    priced = number[0] in "$£€¥₹"
    for word in behind.replace("-", " ").split():
        if word[:5] in _SCALES:
            priced = True
        elif not (priced or word.endswith("s") or word in PLURALS) or word in NO_NOUN:
            continue
        elif (priced and word in DEALS) or word in _ANY_OF_PEOPLE or state_of(word) or whole.count(word[:5]) > 1:
            return _stands_once(number, whole)
    return False


def _stands_once(number: str, whole: str) -> bool:
    at = whole.find(number)
    seen = 0
    while at >= 0 and seen < 2:
        end = at + len(number)
        seen += not (
            whole[at - 1 : at].isalnum()
            or whole[end : end + 1].isalnum()
            or whole[end : end + 2][1:].isdigit()
            or is_clock(whole, at, end)
        )
        at = whole.find(number, end)
    return seen < 2


def is_clock(text: str, start: int, end: int) -> bool:
    """Whether a number is a time of day: "shortly after nine."."""
    lead = text[max(0, start - 8) : start].rpartition(" ")[0].rpartition(" ")[2].lower()
    return lead in _CLOCK and (text[end : end + 1] in (".", ",", ";", "") or text.startswith(_OF_DAY, end))


_OF_DAY = (" in the morning", " in the afternoon", " in the evening", " at night", " o’clock", " o'clock")
_CLOCK = words("after at before until till by past around since from")
# What is paid for, whatever it is called: "bought Grip for $150 million ... the $115 million purchase".
DEALS = words("purchase deal acquisition takeover sale transaction buyout price project bill cost job fine")
_SCALES = frozenset(("milli", "billi", "thous", "hundr", *(name[:5] for name in CURRENCIES)))


@cache
def kin_nouns() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(entry.split()) for entry in listed("kin-nouns") for noun in entry.split()}


@cache
def _states() -> dict[str, str]:
    return {word: state for state in _STATES for word in listed(f"{state}-words") if " " not in word}


def state_of(words_of: str) -> str:
    """The state that words say somebody is in: dead, hurt, missing, held, saved; "" for none."""
    if words_of in ("victim", "fatality"):
        return "dead"
    return next((state for word in letter_words(words_of) if (state := _states().get(word))), "")


def is_one_more(text: str, low: int, start: int, end: int) -> bool:
    """Whether somebody stands beside a count who is no part of it: "the pilot and five passengers"."""
    patterns = mention_patterns()
    return (
        patterns["one_ahead"].search(text, low, start) is not None
        or patterns["one_behind"].match(text, end) is not None
    )


def holds_state_word(low: str) -> bool:
    """Whether a text in small letters holds a word that says what befell somebody."""
    return not _states().keys().isdisjoint(letter_words(low))


def befell_near(text: str, start: int, end: int, reach: int = 40) -> str:
    """The state that the nearest word around a figure says those counted are in; "" for none."""
    before = letter_words(text[max(0, start - 60) : start].lower())[::-1]
    behind = letter_words(text[end : end + reach].lower())
    for ahead, word in enumerate(before):
        if word in _states():
            nearer = next((_states()[other] for other in behind[: ahead + 1] if other in _states()), "")
            return nearer or _states()[word]
    return next((_states()[word] for word in behind if word in _states()), "")
