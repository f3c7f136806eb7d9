"""Names of a text that are one slip of the pen apart: "Rahm Emanuel" and "Rahm Emanual".

A slip is a letter too many, too few or another, or two neighbours swapped. One pass collects
the pairs of capitalised words that stand side by side; compared are only surnames behind one given name,
given names before one surname, and surnames that speak. A text without near-duplicates
costs no more than the pass.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import combinations
from unicodedata import normalize

from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = [
    "BETWEEN", "SAYING", "is_ending", "is_heard_alike", "is_one_given_name", "is_slip", "is_variant", "name_pairs",
    "near_pairs", "neighbours", "spoken",
]  # fmt: skip

_SHORTEST = 5  # letters of the longer form: shorter names have too many neighbours
_MOST_ALIKE = 60  # words in one group; more are a list
_WORD = "[A-ZÀ-ÖØ-Þ]['’]?[a-zA-ZÀ-ɏ-]{3,}"


# What may stand before a surname: an initial, or as in "Pieter van Houten".
BETWEEN = r"(?:[A-Z]\. |v[ao]n (?:de[nr]? )?|de[lnr]? (?:la )?|d[aiu] |te[nr] |l[ae] )?"


@cache
def _pairs() -> re.Pattern[str]:
    # It matches a word without a second one too: nothing begins anew at each of the letters of "AAAA".
    return compiled(rf"([A-ZÀ-ÖØ-Þ]\S++)(?: (?=[A-ZÀ-ÖØ-Þvdtl]){BETWEEN}(?=({_WORD})))?+")


def name_pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of capitalised words that stand side by side, in order, an initial or "van" between them left out.

    The first may carry punctuation ("Dr.", "Paris,"), the second is of four letters or more.
    """
    return [pair for pair in _pairs().findall(text) if pair[1]]


@cache
def _name() -> re.Pattern[str]:
    return compiled(_WORD)


def neighbours(text: str, name: str) -> set[str]:
    """The words of a text that are a slip away from a surname of six letters or more, and begin with its letter."""
    found: set[str] = set()
    half = len(name) // 2 - 1
    if half < 2:
        return found
    # A slip leaves the first letters as they are, or the last ones: only where these stand, words are looked at.
    for part, ahead in ((name[: half + 1], 0), (name[-half - 1 :], len(name) - half - 1)):
        at = text.find(part)
        while at >= 0:
            if not text.startswith(name, at - ahead) or text[at - ahead + len(name) :][:1].isalpha():
                for start in {at - ahead - 1, at - ahead, at - ahead + 1} if ahead else (at,):
                    if start >= 0 and text[start] == name[0] and not text[start - 1 : start].isalnum():
                        word = _name().match(text, start)
                        if word is not None and abs(len(word[0]) - len(name)) < 2 and is_slip(word[0], name):
                            found.add(word[0])
            at = text.find(part, at + 1)
    return found


SAYING = (" said", " says ", " told ")


def spoken(text: str) -> set[str]:
    """The capitalised words right before or behind "said" and the like."""
    found: set[str] = set()
    name = _name()
    for verb in SAYING:
        at = text.find(verb)
        while at >= 0:
            start = text.rfind(" ", max(0, at - 30), at) + 1
            match = name.match(text, start, at) if text[start].isupper() else None
            if match is not None:
                found.add(match[0])
            start = at + len(verb) + (verb[-1] != " ")
            match = name.match(text, start) if text[start : start + 1].isupper() else None
            if match is not None:
                found.add(match[0])
                match = name.match(text, match.end() + 1)  # "said Oriana Castelli"
                if match is not None:
                    found.add(match[0])
            at = text.find(verb, at + len(verb))
    return found


def near_pairs(groups: Iterable[tuple[Collection[str], str]]) -> Iterator[tuple[str, str, str]]:
    """The pairs of words of one group that can be spellings of one name, the longer one second, with the kind of group.

    A group comes with what its words are: of "surname" those count too that sound alike, of "given" the spellings of
    one given name, of "titled" as well, of "name" only those one slip apart.
    """
    seen: set[tuple[str, str, str]] = set()
    for group, kind in groups:
        if not 1 < len(group) <= _MOST_ALIKE:
            continue
        for one, other in combinations(sorted(group), 2):
            apart = len(one) - len(other)
            if one[0] != other[0] and one[-2:] != other[-2:] and kind != "given":
                continue
            if not -4 < apart < 4:
                continue
            slip = -2 < apart < 2 and max(len(one), len(other)) >= _SHORTEST and is_slip(one, other)
            if not slip and (
                (kind in ("surname", "titled") and not is_heard_alike(one, other))
                or (kind == "given" and not is_one_given_name(one, other))
                or kind == "name"
            ):
                continue
            pair = (one, other, kind) if (len(one), one) < (len(other), other) else (other, one, kind)
            if pair not in seen:
                seen.add(pair)
                yield pair


@cache
def _given_names() -> dict[str, frozenset[int]]:
    """The lines of the list in which a given name stands."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(listed("given-name-spellings")):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def is_one_given_name(one: str, other: str) -> bool:
    """Whether two words are spellings of one given name: Stephen and Steven."""
    known = _given_names()
    first = known.get(one.lower()) if one.lower() != other.lower() else None
    return first is not None and not first.isdisjoint(known.get(other.lower(), ()))


@cache
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((compiled(pattern), sound) for pattern, sound in (
        (r"^mac(?=[^aeiouhky])|^mac(?=[aeiou][^aeiou]*[aeiou])", "mc"),
        (r"tsch|sch|sh|cz", "S"), (r"ph", "f"), (r"ch", "k"), (r"ck|c(?![eiyhS])|q", "k"), (r"c(?=[eiy])|z", "s"),
        (r"x", "ks"),
        (r"(?<=m)p(?=s|t)", ""), (r"d(?=t)", ""), (r"gh|(?<=.)h", ""),
        (r"(?<=o)w(?![aeiouy])", "u"), (r"w", "v"), (r"[aeiouy]+", "a"), (r"(?<=n)d", ""),
        (r"(.)\1+", r"\1"), (r"(?<=..)a$", ""),
    ))  # fmt: skip


def _sound(word: str) -> str:
    if not word.isascii():
        word = "".join(char for char in normalize("NFD", word) if char.isascii())
    word = word.lower()
    for pattern, sound in _sounds():
        word = pattern.sub(sound, word)
    return word


def is_heard_alike(one: str, other: str) -> bool:
    """Whether two surnames of five letters or more begin and sound alike: MacAllen and McAllan, Meyer and Maier."""
    if one[0] != other[0] or min(len(one), len(other)) < _SHORTEST or (one[-1] in "ao") != (other[-1] in "ao"):
        return False
    small, others = one.lower(), other.lower()
    for letter in "lrnmt":  # tells most apart
        if (letter in small) is not (letter in others):
            return False
    sound = _sound(one)
    return len(sound) > 2 and sound == _sound(other)


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter added, left out or replaced, or by two neighbours swapped."""
    if len(one) > len(other):
        one, other = other, one
    # A slip leaves one half of the word as it is.
    if len(other) - len(one) > 1 or one == other or (one[:2] != other[:2] and one[-2:] != other[-2:]):
        return False
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    if one[at + 1 :] == other[at + 1 :]:
        return True
    return one[at : at + 2] == other[at + 1 : at + 2] + other[at : at + 1] and one[at + 2 :] == other[at + 2 :]


# Letters that make another word of a name: plurals, people of a place, feminine forms, pet names.
_MAKE_WORDS = frozenset("snyaior")
_LAST = frozenset("aeioysn")
_ONE_SOUND = (frozenset("ea"), frozenset("eo"), frozenset("iy"))  # Delgado, Delgade; Zielinski, Zielinsky


def is_ending(one: str, other: str) -> bool:
    """Whether two words that are a slip apart differ in an ending that makes another word: Korea and Korean, Eric
    and Erica.

    A name with another last vowel, n or s is one too (Mexico, Mexica); with "y" for "i", another consonant, or a "e",
    "h", "t", "k" or "l" behind it, or the last letter doubled, it is not (Wielgosz, Wielgosc; Clark, Clarke; Feldman,
    Feldmann; Delgado, Delgade).
    """
    if len(one) == len(other):
        if {one[-1], other[-1]} in _ONE_SOUND:
            return False
        return one[:-1] == other[:-1] and one[-1] in _LAST and other[-1] in _LAST
    if len(one) > len(other):
        one, other = other, one
    return other.startswith(one) and other[-1] in _MAKE_WORDS and other[-2] != other[-1]


def _behind(stems: str) -> str:
    return "|".join(f"(?<={stem})" for stem in stems.split())


@cache
def _variants() -> re.Pattern[str]:
    our = _behind("lab harb col fav hon neighb arm flav hum rum vap parl glam behavi endeav sav val vig")
    return compiled(
        rf"(?P<our>(?:{our})our)|"
        rf"(?P<re>tres?\b)|(?P<ise>[iy]s(?=(?:ations?|ing|ed|ers?)\b))|(?P<nce>(?:{_behind('def lic off pret')})ence)|"
        rf"(?P<ll>(?:{_behind('trave counse jewe mode labe cance leve pane channe tunne due')})ll)|(?P<ae>ae|oe)"
    )


_AMERICAN = {"our": "or", "re": "ter", "ise": "iz", "nce": "ense", "ll": "l", "ae": "e"}


def is_variant(one: str, other: str) -> bool:
    """Whether two spellings are of two countries (Centre and Center), or one leaves out accents, hyphens: no slips.

    With different accents they are two spellings (Toskić and Toskič).
    """
    if len(one) == len(other) and not one.isascii() and not other.isascii():
        one, other = one.replace("’", "'"), other.replace("’", "'")
        return one == other
    return _plain(one) == _plain(other)  # of an apostrophe too


def _plain(word: str) -> str:
    word = word.replace("-", "")
    if not word.isascii():
        word = word.replace("’", "'")
        word = "".join(char for char in normalize("NFD", word) if char.isascii())
    return _variants().sub(lambda part: _AMERICAN[part.lastgroup or "our"], word.lower())
