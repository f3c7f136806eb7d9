"""Ages that a document tells of people by name, to be held against their years of birth (``births``).

A fact is kept where it is plain whose it is (``persons``) and for an age also for which day it is told: the page's,
the day of death, or a year in the same clause. All patterns (``age_patterns``) look at one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from sourcecheck.analysis.lives import age_patterns
from sourcecheck.analysis.lives.births import Day, Fact, day_of
from sourcecheck.analysis.lives.persons import ELDERS, Persons, is_kin, persons
from sourcecheck.analysis.lives.spoken_ages import value_of
from sourcecheck.analysis.sentences import sentences
from sourcecheck.document import Block, Document

__all__ = ["ages", "as_of", "may_hold_age"]

_FORMS = (
    "bare", "now", "noun", "aged", "aged2", "aged3", "aged4", "aged5", "aged6", "aged7", "nth", "at", "when",
    "birthday",
)  # fmt: skip

_LATELY = 3  # years before the page's that a story of today may tell of


def may_hold_age(text: str) -> bool:
    """Whether a text may tell an age."""
    return bool(age_patterns.figures().search(text)) and bool(age_patterns.ages_told().search(text))


def ages(document: Document, block: Block, born: dict[int, int], pages: frozenset[int]) -> Iterator[Fact]:
    """The ages in a block of people whose year of birth is known.

    Args:
        born: by person the year.
        pages: the page's years, which beside an age as of now are no other year.
    """
    people = document.once(persons)
    pages = pages or as_of(block.text)
    for start, end in document.once(sentences)[block.number]:
        for match in age_patterns.ages_told().finditer(block.text, start, end):
            fact = _of_age(people, block, (start, end), match, born, pages)
            if fact:
                yield fact


def as_of(text: str) -> frozenset[int]:
    """The year of the one day that a text tells, if it is the last year in it: ages are told as of it."""
    days = {int(match["y"]) for match in age_patterns.dated().finditer(text)}
    years = {int(year) for year in age_patterns.years().findall(text)}
    return frozenset(days) if len(days) == 1 and days == {max(years, default=0)} else frozenset()


def _of_age(
    people: Persons, block: Block, sentence: tuple[int, int], match: re.Match[str], born: dict[int, int],
    pages: frozenset[int],
) -> Fact | None:  # fmt: skip
    text, (low, high) = block.text, (max(sentence[0], match.start() - 500), min(sentence[1], match.end() + 500))
    sentence = low, high
    group = next(name for name in _FORMS if match[name])
    form, age = group.rstrip("234567"), value_of(match[group]) - (group == "nth")
    start, end = match.span()
    behind = text[end : min(high, end + 60)]
    age -= " nearly " in match[0] or " almost " in match[0]
    if (
        age < 3
        or age_patterns.rounded().search(text, max(low, start - 24), start)
        or age_patterns.other_thing().match(behind)
    ):
        return None
    if (
        form == "noun"
        and re.search(r"\b[Aa]s $|^(?:He|She) [^,;]{1,60}, $", text[low:start])
        and match["opener"] in ("a", "an")
    ):
        form = "aged"  # "made his debut as a 16-year-old"
    if form == "noun" and age_patterns.made().search(text, low, start):
        form = "aged"  # "which made him a 21-year-old student"
    if form == "at" and age < 13:
        return None  # an hour
    who, elders = _whose(people, block, sentence, match, form), False
    if who < 0 and form == "noun":
        who, elders = _whose(people, block, sentence, match, form, ELDERS), True
    if who not in born:
        return None
    left = text[low:start]
    if form == "now" and not age_patterns.of_a_person().search(left) and (left or match[0][:3] != "Now"):
        return None
    made = Fact("now", who, block, start, end, Day(0), age, elders=elders)
    if age_patterns.unreal().search(text, max(low, start - 60), min(high, end + 40)):
        return None
    year = _tied(text, sentence, match, born[who], form)
    if year:
        if form in ("bare", "at") or (form == "now" and not match[0].startswith(("was", "had"))):
            made = made._replace(years=pages)
        return made._replace(
            kind="then", day=day_of(year, ""), start=min(start, year.start()), end=max(end, year.end())
        )
    if form == "birthday" and match[0][:1] not in "Hh":
        return None  # "two days after his 80th birthday" is of that day
    if year is False and form == "bare":
        # "Tilley, 71, was first elected in 1998": of the page, or of the year beside it.
        return made._replace(years=frozenset(int(one) for one in age_patterns.years().findall(text[low:high])))
    story = _of_story(people, block, sentence, match, form, made, born[who])
    if story is not made:
        return story and story._replace(years=story.years | pages)
    if year is False or (form == "noun" and text.endswith((" was ", " been "), low, start)):
        return None
    since = {int(one) for one in re.findall(r"\b[Ss]ince (?:\w+ )?(\d{4})\b", text[low:high])}
    other = {int(one) for one in age_patterns.years().findall(age_patterns.lives().sub("", text[low:high]))}
    other -= {born[who]} | pages | since
    death = age_patterns.dying().search(text, low, high)
    if death and form != "noun":
        later = age_patterns.later().search(text, min(death.end(), start), max(death.end(), start))
        if later and not age_patterns.at_death().match(behind):
            return None
        return made._replace(kind="dead")
    if other and form == "noun" and match["opener"] in ("a", "an", "A", "An"):
        made = made._replace(years=frozenset(other))  # "Luis Arch, a 52-year-old baker, will be mayor from 2027"
    elif other:
        return None
    now = (
        left.endswith(("is, ", "remains, ")) or " now " in match[0]
    )  # "She is, at 67, the oldest", "Ada Lowe, now 67,"
    if form == "at" and not now and not re.match(r",? (?:he|she|[A-Z])| (?:is|remains|has)\b", behind):
        return None
    if re.fullmatch(r"(?:He|She) was", text[low : match.start(group)].strip()) and not (
        age_patterns.another_time().search(text, end, high)
    ):
        # "She was 81.": behind a sentence that tells of a death.
        if age_patterns.dying().search(text, max(0, low - 300), low):
            return made._replace(kind="dead")
        if high - low <= 24:
            return None
    if form == "aged" and (age_patterns.lately().search(text, low, high) or re.search(r"\b[Nn]ow $", left)):
        return made
    if form in ("aged", "at", "when", "nth"):
        present = (form == "at" or match[0].startswith("Aged")) and age_patterns.present().match(behind)
        if form == "aged" and left.endswith(", ") and age_patterns.will().match(behind):
            return made  # "Vera Dahl, aged 35, will captain the boat"
        if present and match[0][0] == "a" and not re.search(r"\b(?:is|has|remains|still)$", present[0]):
            return None  # "at 18 she comes home"
        return made if present or now else made._replace(kind="past")
    if form == "birthday" and not age_patterns.feast().search(text, low, high):
        return None
    if form in ("noun", "bare"):
        before = age_patterns.years().findall(text, max(0, low - 1500), low)
        earlier = {int(one) for one in before} - {born[who]} - pages
        if not now and any(not pages or one < min(pages) - _LATELY for one in earlier):
            return None  # a story of earlier years
        return made._replace(years=made.years | earlier)
    if form == "now" and re.match(r"(?:was|were)\b", match[0]):
        return made._replace(kind="past")
    return made


def _of_story(
    people: Persons, block: Block, sentence: tuple[int, int], match: re.Match[str], form: str, made: Fact, born: int
) -> Fact | None:
    """The age for the time of the story, as in "He was 62 by then"; ``made`` itself where it is told of another time.

    None where the words say that it is of the story, and no year of it is known.
    """
    text, (low, high) = block.text, sentence
    start, end = match.span()
    then = age_patterns.then_words().search(text, max(low, start - 24), min(high, end + 44))
    if not then:
        behind = text[end : min(high, end + 40)]
        past = (
            (
                form == "now"
                and match[0].startswith(("was", "had"))
                and re.match(
                    r"(?: years (?:old|of age))?(?:[.,;]|$| and (?!in\b)"
                    r"| on (?:the|that) (?:day|night|morning|evening|date|eve)\b)",
                    behind,
                )
            )
            or (form == "at" and behind.startswith((" was ", " had ")))
            or (form in ("at", "aged") and age_patterns.did_it().search(text, low, start))
            or (
                form == "noun"
                and (
                    text.endswith((" was ", " been "), low, start)
                    or re.match(r" (?:\w+ed|rebuilt|bought|sold|built|took|had|was) ", behind)
                )
            )
        )
        if (
            not past
            or age_patterns.dying().search(text, low, high)
            or age_patterns.another_time().search(text, end, high)
        ):
            return made
    if form in ("bare", "birthday"):
        return made
    own = {int(year) for year in age_patterns.years().findall(text[low:high])} - {born}
    found = [int(year) for year in age_patterns.years().findall(text[low:start]) if int(year) != born][-1:]
    for _, before, _ in people.backwards(block, low):
        if not then and (found or own or age_patterns.looks_back().search(before)):
            break
        years = [int(year) for year in age_patterns.years().findall(before)]
        found += [year for year in years if year != born]
        own.update(years)
        if not then:
            break
    if not found or (not then and len(set(found)) > 1):
        return None if then else made
    return made._replace(kind="story", day=Day(found[0]), years=frozenset(own))


def _whose(
    people: Persons, block: Block, sentence: tuple[int, int], match: re.Match[str], form: str,
    apart: frozenset[str] = frozenset(),
) -> int:  # fmt: skip
    text, (low, high) = block.text, sentence
    start, end = match.span()
    if form == "bare":  # "Ralph Dunnock, 77,"
        told = re.compile(r"The (?:[a-z-]+ )?([a-z]+)").fullmatch(text, low, start)
        if told and age_patterns.role().search(told[1]) and people.opens(block, low):
            # "The senator, 79, will not seek a sixth term. Walter Amory told ..."
            return (
                -1
                if re.compile(r"[^.]{0,200}\.\s[^.,;]{0,40}[,(]").match(text, end + 1)
                else people.subject(block, start, end, definite=True)
            )
        return next((one.who for one in people.between(block, start - 80, start) if one.end == start), -1)
    if form != "noun":
        role = re.search(r"\b[Tt]he (?:[a-z]+ )?([a-z]+)(?:, who was (born) [^,]{3,40},)? $", text[low:start])
        if role and role.start() and role[1] not in _told_before(text, low + role.start()):
            return -1
        new = role and not role[2] and _is_somebody_else(people, block, low, role[1])
        if role and (new or not age_patterns.role().search(role[1])):
            return -1
        return people.subject(block, start, end, bool(role and not role.start()))
    named = list(people.between(block, end, end + 41))
    around = next((one.who for one in people.between(block, start - 8, start + 1) if end < one.end), -1)
    if around >= 0:
        return around  # "Ninety-year-old Lisbeth Vanner": a name with its capital
    if (
        named
        and re.fullmatch(r"(?: [a-z][\w-]*){0,4} ", text[end : named[0].start])
        and not is_kin(text[end : named[0].start])
    ):
        return named[0].who  # "the 38-year-old goalkeeper Ana Ruiz"
    opener = match["opener"].lower()
    if (
        opener in ("a", "an")
        and named
        and re.fullmatch(r" (?:from|of|in) [A-Z][\w’' -]{1,30}, ", text[end : named[0].start])
    ):
        return named[0].who  # "A 24-year-old from Dover, Kim Asante, set"
    before = [one for one in people.between(block, low, start) if one.end <= start]
    if is_kin(re.sub(r"\b(?:father|mother) of (?!the\b)", "", text[end : end + 40].partition(",")[0])):
        return -1
    if before:
        gap = re.sub(r",? (?:who was )?\(?born [^,)]*(?=[,)]) ?", "", text[before[-1].end : start])
        return (
            before[-1].who if re.fullmatch(r"[,)]* ?(?:(?:is|was|had been|remains|now|still|only|just) )*", gap) else -1
        )
    if opener not in ("the", "now") and not re.search(
        r"\b(?:[Hh]e|[Ss]he) (?:is|remains) $|^(?:He|She) [^,;]{1,60}, $", text[low:start]
    ):
        return -1
    noun = re.match(r"(?: [A-Z][\w-]*)?(?: ([a-z]{4,}))?", text[end:high])
    said = noun[1] if noun and noun[1] and not age_patterns.does().match(text, end) else ""
    if (
        said
        and not text.startswith(" was born", end + noun.end() if noun else end)
        and not age_patterns.goes_on().fullmatch(said)
        and said not in _told_before(text, low)
    ):
        return -1
    return people.subject(block, start, end, True, apart)


def _is_somebody_else(people: Persons, block: Block, low: int, role: str) -> bool:
    """Whether "the caretaker" comes new into a story that has begun."""
    return role not in _told_before(block.text, low) and not people.opens(block, low)


def _told_before(text: str, at: int) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{4,}", text[max(0, at - 1500) : at].lower()))


def _tied(
    text: str, sentence: tuple[int, int], match: re.Match[str], born: int, form: str
) -> re.Match[str] | Literal[False] | None:
    """The year in an age's own clause; False where one stands there but is not plainly its own; None: no year."""
    low, high = sentence
    start, end = match.span()
    near = [
        one
        for one in age_patterns.told_year().finditer(text, low, high)
        if int(one["y"]) != born
        and (one.end() <= start or one.start() >= end)
        and not age_patterns.of_birth().search(text, low, one.start() + 3)
    ]
    if not near:
        return None
    if form == "bare":  # "Declan Moore, 91, said his last Mass on 2 November 2025"; of a year alone it is not told
        near = [
            one for one in near if end < one.start() and (one["d"] or one["db"]) and _clause(text, one, start, end, 120)
        ]
        return near[0] if len(near) == 1 else False
    if form == "noun" or len({one["y"] for one in near}) > 1:
        near = [one for one in near if _clause(text, one, start, end, 30)]
        if len({one["y"] for one in near}) != 1:
            return False if near else None
    one = near[0]
    if "," in text[end : one.start()] and age_patterns.dying().search(text, low, start):
        return None  # "who died aged 91, gave her last concert in 2019"
    if form in ("now", "at") and re.match(r"(?:is|remains)\b", match[0]) and (one["d"] or one["db"]):
        return one  # "is 38, the school said in a letter of 4 May 2026"
    return one if _clause(text, one, start, end, 70) else False


def _clause(text: str, year: re.Match[str], start: int, end: int, longest: int) -> bool:
    gap = text[year.end() : start] if year.end() <= start else text[end : year.start()]
    if len(gap) > longest:
        return False
    return not age_patterns.breaks().search(gap)
