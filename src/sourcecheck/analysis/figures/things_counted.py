"""Numbers that count what there are lists of: "five simple steps", "10 tips"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives, listed, word_set

__all__ = ["ThingsCounted", "counted_things", "number_of"]


class ThingsCounted(NamedTuple):
    """A number and, within a few words, a noun of which there are lists: "five simple steps"."""

    start: int
    end: int
    written: str


def counted_things(text: str, low: int = 0) -> Iterator[ThingsCounted]:
    """The numbers of ``text[low:]`` that count things of which there are lists, in order."""
    at = low
    for match in _number().finditer(text, low):
        end = _thing_behind(match) if match.start() >= at else -1
        if end >= 0:
            at = end
            yield ThingsCounted(match.start(), end, match[0])


@cache
def _number() -> re.Pattern[str]:
    """A number with the words behind it."""
    return compiled(
        rf"(?i)(?<![\w$€£.,:/#’'-])(?:\d{{1,2}}|{alternatives('number-words')})(?=(?P<behind>(?: [\w’'&-]+,?){{1,4}}))"
    )


def _thing_behind(match: re.Match[str]) -> int:
    """The end of the noun that a number counts; -1 where there is none."""
    end = match.end()
    for word in _word().finditer(match["behind"]):
        noun = word[1].lower()
        if noun in word_set("listed-things") and not word[2].startswith(("-", "’", "'")):
            return end + word.end(1)
        if noun in _NO_THINGS:
            return -1
    return -1


@cache
def _word() -> re.Pattern[str]:
    return compiled(r" (\w*)([^ ]*)")


# Behind these another phrase begins, or it is no list that is counted.
_NO_THINGS = words(
    "and or to in of for with from per by at on times percent more other year years month months week weeks day days "
    "hour hours minute minutes"
)


def number_of(written: str) -> int:
    """The value of a number as it is written in ``ThingsCounted``.

    Raises:
        ValueError: it is none.
    """
    return int(written) if written.isdigit() else listed("number-words").index(written.lower()) + 1
