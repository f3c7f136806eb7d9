"""Whether somebody who speaks beside a claim speaks of what it claims: by the words they share."""

from __future__ import annotations

from sourcecheck.analysis.words import letter_words, words

__all__ = ["shares_words", "stems"]

_STEM = 5  # letters; endings are left out
_SHORT = 3  # letters; words no longer say nothing of what a sentence is about
# What sentences on anything share.
_COMMON = words(
    "about above after again against ahead all along also although among another around because been before behind "
    "being below beside between both came come comes could does doing done down during each early either else even "
    "every ever fewer first found from gave give gives goes going gone half have having here however into itself just "
    "keep kept known last late later least less like made make makes many more most much must near nearly never next "
    "none nothing often once only other others over percent cent quarter quarters rather same says said several shall "
    "should show shown shows since some somebody something soon still such take taken takes tell tells than that their "
    "them then there these they thing things third thirds this those though three through today told took tomorrow "
    "toward under until upon very want wants well went were what when where which while whom whose will with within "
    "without would year years yesterday month months week weeks days hours minutes time times morning evening night "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december people four five seven eight nine"
)


def shares_words(one: str, other: str) -> bool:
    """Whether two sentences have a word of content in common, whatever its ending."""
    return not stems(one).isdisjoint(stems(other))


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of content, in small letters."""
    return frozenset(word[:_STEM] for word in letter_words(text.lower()) if len(word) > _SHORT and word not in _COMMON)
