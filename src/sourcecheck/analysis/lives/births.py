"""Births and deaths that a document tells of people by name, with their days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sourcecheck.analysis.lives import age_patterns
from sourcecheck.analysis.lives.persons import Persons, persons
from sourcecheck.analysis.temporal.gregorian import MONTHS
from sourcecheck.document import Block, Document
from sourcecheck.records import NamedTuple

__all__ = ["Day", "Fact", "births_and_deaths", "day_of", "opens_a_life"]


class Day(NamedTuple):
    """A day as far as it is told: month and day are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0


class Fact(NamedTuple):
    """What is told of a person.

    Attributes:
        kind: "born", "died", "now" (an age as of the page), "dead" (at death), "then" (an age for ``day``), "story" (an
            age for the time of the story, near ``day``) or "past" (an age for an earlier day that is not told).
        who: the person's number.
        block, start, end: where, code points of the block's text.
        day: of birth or death, or for which the age is told.
        age: in years.
        years: others that the story names, for any of which an age may be meant.
        elders: a father or mother told of between could be meant as well, if the age lets them.
    """

    kind: str
    who: int
    block: Block
    start: int
    end: int
    day: Day = Day(0)
    age: int = 0
    years: frozenset[int] = frozenset()
    elders: bool = False


def opens_a_life(text: str) -> bool:
    """Whether a text may tell a birth with its year."""
    return bool(age_patterns.births_with_years().search(text))


def births_and_deaths(document: Document, block: Block) -> Iterator[Fact]:
    """The births and deaths in a block whose person and year are told."""
    text, people = block.text, document.once(persons)
    for match in age_patterns.lives().finditer(text):
        one, two = day_of(match, "1"), day_of(match, "2")
        if 0 < two.year - one.year < 130:
            who = _owner(people, block, match.start())
            if who >= 0:
                yield Fact("born", who, block, match.start() + 1, match.end("y1"), one)
                yield Fact("died", who, block, match.start("two"), match.end("y2"), two)
    for kind, pattern in (
        ("born", age_patterns.births()),
        ("born", age_patterns.births_after_years()),
        ("died", age_patterns.deaths()),
    ):
        for match in pattern.finditer(text):
            if kind == "born" and not _is_own_birth(text, match):
                continue
            left = text[max(0, match.start() - 60) : match.start()]
            behind = age_patterns.definite().match(text, match.end())
            role = re.search(r"(?:^|[.!?”\"] )The (?:[\w-]+ )??([\w-]+)(?:,? who)?,? (?:was |has )?$", left)
            definite = bool(
                behind
                or age_patterns.this_is().search(left)
                or (role and (role[1].endswith("-old") or age_patterns.role().search(role[1])))
            )
            named = people.between(block, match.start(), match.end())
            who = people.subject(block, match.start(), match.end(), definite)
            if kind == "born" and who < 0 and named and match.start() < named[0].start <= match.start() + 5:
                who = named[0].who  # "was born Ada Lowe in 1901"
            if who >= 0:
                yield Fact(kind, who, block, match.start(), match.end(), day_of(match, ""))


def _owner(people: Persons, block: Block, at: int) -> int:
    return next((one.who for one in people.between(block, at - 80, at) if at - 2 <= one.end), -1)


def _is_own_birth(text: str, match: re.Match[str]) -> bool:
    """Whether "born" is said of a person just named, of he or she, or opens the sentence."""
    left = text[max(0, match.start() - 40) : match.start()]
    if re.search(r"\b(?:was|were|is) $", left):
        subject = re.search(r"(?:([\w’'.-]+)|[,)]) (?:was|were|is) $", left)
        if not subject:
            return False
        word = subject[1] or ","
        return (
            word in ("he", "He", "she", "She", "who", ",")
            or word[0].isupper()
            or word.endswith("-old")
            or bool(re.search(r"(?:\b(?:[Hh]e|[Ss]he|who)\b[^.;]*|\d) and was $", left))  # "She is 71 and was born"
            or bool(age_patterns.role().search(word))
        )
    if left.endswith(" first "):
        return match[0][:4].lower() != "born"  # "first saw the light of day in 1850"
    return not re.search(r"\b(?:those|people|anyone|everyone|children|all|not|newly|well|be|being|are|were) $", left)


def day_of(match: re.Match[str], number: str) -> Day:
    """The day that a pattern of ``age_patterns`` read; ``number``: which of its dates, "" where it has one."""
    groups = match.groupdict()
    month = groups.get(f"m{number}") or groups.get(f"mb{number}")
    day = groups.get(f"d{number}") or groups.get(f"db{number}")
    index = next((at for at, name in enumerate(MONTHS, 1) if month and name.startswith(month[:3])), 0)
    return Day(int(match[f"y{number}"]), index, int(day) if day and index else 0)
