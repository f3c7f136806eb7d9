"""The forms of English verbs, from the one that stands in a word list: "lose patience", "loses patience"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.words import words
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import listed

__all__ = ["Forms", "forms"]

# Those whose last consonant is doubled: it stands in a last syllable that is stressed, or the only one.
_DOUBLED: Final = words(
    "abhor admit bar beg bet brag chat commit concur confer defer demur dip dog drop dub flag fret get grab grip "
    "infer let nod omit pan permit pin plan prefer put rebut refer regret rig rip run set shrug slam snap snub "
    "sob spot stop sum tip trim vet wag wed"
)
_EITHER: Final = words("label model signal travel counsel tunnel")


class Forms(NamedTuple):
    """What becomes of a verb; the words behind it follow in each."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


def forms(entries: Iterable[str]) -> Iterator[Forms]:
    """The forms of verbs, each with the words that stand behind it in its entry."""
    for entry in entries:
        verb, _, rest = entry.partition(" ")
        rest = rest and " " + rest
        for stem in (verb, verb + verb[-1]) if verb in _EITHER else (verb + verb[-1] if verb in _DOUBLED else verb,):
            past, participle = _irregular().get(verb) or (_past(stem),) * 2
            yield Forms(verb + rest, _third(verb) + rest, past + rest, participle + rest, _ing(stem) + rest)


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Past tense and past participle of those that are not regular."""
    entries = (entry.split() for entry in listed("irregular-verbs"))
    return {base: (past, (*rest, past)[0]) for base, past, *rest in entries}


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb == "be":
        return "is"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(stem: str) -> str:
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    return (stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "be", "oe")) else stem) + "ing"
