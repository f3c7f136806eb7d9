"""Years of birth and ages that a sentence gives for one person, and firms' years and ages: pairs to subtract.

Only pairs that are plainly of one person: in one sentence, nobody else named between them, no relative in sight.
What year an age is counted to is either told (``until``), or the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sourcecheck.word_lists import alternatives

__all__ = ["AgePair", "age_pairs"]


class AgePair(NamedTuple):
    """A first year and an age.

    Attributes:
        start, end: from the first to the last word of the two, code points of the text.
        since: the year of birth or founding.
        age: as told, in years.
        until: the year for which the age is told, 0: the page's.
        kind: "person", "life" (both years given), "firm" or "anniversary".
    """

    start: int
    end: int
    since: int
    age: int
    until: int = 0
    kind: str = "person"


def age_pairs(text: str, start: int, end: int) -> Iterator[AgePair]:
    """The pairs in the sentence ``text[start:end]``, and in a next one that goes on with "He" or "She"."""
    next_one = {" He ": _SHE, " She ": _HE}.get(text[end : end + 5].rpartition(" ")[0] + " ")
    if next_one is not None and not re.search(next_one, text[start:end]):
        stop = text.find(". ", end + 4)
        end = min(stop + 1 if stop > 0 else len(text), end + 200)
    sentence = text[start:end]
    for pair in _pairs(sentence):
        yield pair._replace(start=pair.start + start, end=pair.end + start)


def _pairs(sentence: str) -> Iterator[AgePair]:
    life = _life().search(sentence)
    if life:
        yield from _of_life(sentence, life)
        return
    born = list(_born().finditer(sentence))
    if len(born) == 1:
        yield from _of_person(sentence, born[0])
        return
    founded = list(_founded().finditer(sentence))
    if len(founded) == 1 and not born:
        yield from _of_firm(sentence, founded[0])


def _of_life(sentence: str, life: re.Match[str]) -> Iterator[AgePair]:
    """ "(1920-1985), who died aged 70"; "born in 1920 and died in 1985 at 70"."""
    since, until = int(life["since"] or life["born"]), int(life["until"] or life["died"])
    if not 0 < until - since < 130:
        return
    ages = [match for match in _age_of_death().finditer(sentence) if 0 <= match.start() - life.end() <= 60]
    if len(ages) == 1 and not _others(sentence[life.end() : ages[0].start()]):
        age = ages[0]
        yield AgePair(life.start() + (life[0][0] == "("), age.end(), since, int(age["age"]), until, "life")


def _of_person(sentence: str, born: re.Match[str]) -> Iterator[AgePair]:
    since = int(born["year"])
    ages = list(_age().finditer(sentence))
    years = [int(year) for year in re.findall(r"(?<![\d.,$£€-])(1[89]\d\d|20\d\d)(?![\d%]|s\b)", sentence)]
    other = [year for year in years if year != since]
    when = _age_when().search(sentence)
    if (
        when
        and len(other) == 1
        and int(when["year"] or when["year2"]) == other[0]
        and not _others(_gap(sentence, born, when))
    ):
        yield AgePair(
            min(born.start(), when.start()),
            max(born.end(), when.end()),
            since,
            int(when["age"] or when["age2"]),
            other[0],
        )
        return
    if len(ages) != 1 or other:
        return
    age = ages[0]
    gap = _gap(sentence, born, age)
    told = next(int(value) for value in age.groups() if value)
    if len(gap) > 80:
        return
    if min(born.start(), age.start()) <= 6:  # "Born in 1950, Dr Hale is 68"
        gap = _subject().sub("", gap, count=1)
    if age["noun"] and age.start() > born.start():  # "born in 1950, the 38-year-old": not "has a 38-year-old son"
        if not re.fullmatch(r",? (?:is )?(?:an?|the|now an?) ", gap) or _kin().search(
            sentence, age.end(), age.end() + 40
        ):
            return
    described = re.fullmatch(r", an? (?:[\w-]+ ){1,5}(?:who was )?", gap)  # "81, a retired pilot born in"
    if not described and _past().search(re.sub(r"\b(?:was|were)\b|\bturned\b", "", gap)):
        return
    if _others(gap, age["noun"] is not None and age.start() < born.start()):
        return
    rest = re.sub(r"\b(?:was|were) $", "", sentence[: born.start()]) + sentence[born.end() :]
    if age["aged"] and _past().search(rest.replace(age[0], "")):
        return  # "died aged 61": an age of that day
    if _at_that_time().search(sentence):
        return
    yield AgePair(min(born.start(), age.start()), max(born.end(), age.end()), since, told)


def _of_firm(sentence: str, founded: re.Match[str]) -> Iterator[AgePair]:
    if re.search(
        r"(?i)\b(?:ago|later|earlier|when|after|before|was (?:sold|closed|bought)|would|until|had|then)\b", sentence
    ):
        return
    years = {int(year) for year in re.findall(r"(?<![\d.,$£€-])(1[4-9]\d\d|20\d\d)(?![\d%]|s\b)", sentence)}
    if len(years) != 1:
        return
    ages = list(_firm_age().finditer(sentence))
    if len(ages) != 1:
        return
    gap = _gap(sentence, founded, ages[0])
    if (
        len(gap) > 80
        or ";" in gap
        or re.search(r"(?i)\b(?:which bought|whose|who)\b|\bby\b.{0,40}\b(?:then|aged)\b", gap)
    ):
        return
    if ages[0]["age"]:
        before = ages[0].start() < founded.start()
        if not re.fullmatch(
            r"(?:,? (?:which was |that was"
            r" )?)?"
            if before
            else r",? (?:(?:is|remains|as) )?(?:now )?(?:an?|the) ",
            gap,
        ):
            return  # the building that the club plays in
    kind = "anniversary" if ages[0]["anniversary"] else "firm"
    age = int(ages[0]["age"] or ages[0]["anniversary"])
    yield AgePair(
        min(founded.start(), ages[0].start()), max(founded.end(), ages[0].end()), int(founded["year"]), age, 0, kind
    )


def _gap(sentence: str, one: re.Match[str], two: re.Match[str]) -> str:
    first, second = sorted((one.span(), two.span()))
    return sentence[first[1] : second[0]]


def _others(gap: str, named: bool = False) -> bool:
    """Whether the words between may bring in somebody else."""
    if ";" in gap or _kin().search(gap):
        return True
    if named:
        return gap.count(",") > 1 or " and " in gap
    return bool(_name().search(gap))


_HE, _SHE = r"(?i)\b(?:he|his|him)\b", r"(?i)\b(?:she|her|hers)\b"
_YEAR = r"(?P<{0}>1[89]\d\d|20\d\d)(?![\d%]|s\b|[-–/]\d)"


@cache
def _born() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:[Bb]orn|b\.)(?! (?:before|after|since|between|around|about|circa|c\.|to|by)\b)"
        r"(?: (?:[Oo]n|in|at|near|to|a|the|and raised in|[A-Z][\w’'.-]*,?|\d{1,2}(?:st|nd|rd|th)?,?|of))*?"
        rf",? (?:in )?{_YEAR.format('year')}"
    )


@cache
def _age() -> re.Pattern[str]:
    """An age told as of now, or as of the sentence's day (``noun``, ``aged``)."""
    return re.compile(
        r"(?:(?<=[a-z], )|(?<=[a-z] \())(?P<apposition>\d{2})(?=,|\)| and born)"
        r"|\b(?:is|turns|turned|now|currently)(?: now| currently| just| only| already)? (?P<now>\d{2,3})"
        r"(?=[,.;)]| (?:and|this|in|on|next|but)\b| years old|$)"
        r"|(?<![\w.-])(?P<noun>\d{1,3})(?=-year-old\b)"
        r"|\b(?:[Aa]ged|age) (?P<aged>\d{1,3})\b(?!-)"
    )


@cache
def _age_when() -> re.Pattern[str]:
    """An age for which the year is told."""
    return re.compile(
        r"\b(?:was|were) (?:only |just |already )?(?P<age>\d{1,2})(?: years old)? when [^.;()]{0,60}? in"
        r" (?P<year>1[89]\d\d|20\d\d)\b"
        r"|\b(?:aged|at (?:the )?age (?:of )?) ?(?P<age2>\d{1,3}),? (?:[a-z]+ ){0,4}?in (?P<year2>1[89]\d\d|20\d\d)\b"
    )


@cache
def _life() -> re.Pattern[str]:
    return re.compile(
        r"\((?:born )?(?P<since>1[5-9]\d\d|20\d\d)\s?[-–—]\s?(?P<until>1[5-9]\d\d|20\d\d)\)"
        rf"|\bborn [^.;()]{{0,60}}?{_YEAR.format('born')}[^.;()]{{0,60}}?\bdied (?:[\w,]+ ){{0,6}}?in"
        rf" (?:[A-Z][a-z]+ )?"
        rf"{_YEAR.format('died')}"
    )


@cache
def _age_of_death() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:aged|at the age of|died at|dead at|lived to(?: be)?) (?P<age>\d{1,3})(?! (?:[a-z]+s\b"
        r"|per|times))(?![\d:.,]\d|-)"
    )


@cache
def _founded() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Ff]ounded|[Ee]stablished|[Ss]et up|[Ss]tarted|[Ff]ormed|[Ii]ncorporated|[Cc]reated|[Ll]aunched"
        r"|[Oo]pened|[Bb]uilt)(?: (?:by|in) [\w’'. -]{1,40}?)?"
        r" in (?P<year>1[4-9]\d\d|20\d\d)(?![\d%]|s\b|[-–/]\d)"
    )


@cache
def _firm_age() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<age>\d{1,3})-year-old (?:\w+ ){0,2}?(?:firm|company|business|choir|band|team|league|airline"
        r"|railway|agency|library|gallery|estate|farm|park|school|college|university|club|newspaper|paper"
        r"|magazine|museum|theatre|theater|charity|institution|organi[sz]ation|society|brand|bank|brewery"
        r"|family firm|institute"
        r"|hospital|church|orchestra|party|group|shop|store|factory|mill|bridge|building|pub|hotel|restaurant)\b"
        r"|\b(?:celebrates|marks|is celebrating|is marking|celebrate|mark|will celebrate|will mark)"
        r" (?:its|their) (?P<anniversary>\d{1,3})(?:st|nd|rd|th) (?:anniversary|birthday)\b"
    )


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(r"^, (?:[A-Z][\w.’'-]*\s){1,4}")


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:father|mother|parents?|sons?|daughters?|brothers?|sisters?|wife|husband|partner|child"
        r"|children|baby|babies|grand\w+"
        r"|twins?|cousin|uncle|aunt|niece|nephew|friend|whose|their|they|colleague|couple|hers|his|her|widow"
        r"|step\w+)\b"
    )


@cache
def _name() -> re.Pattern[str]:
    """A capitalised word that is no place or employer of the same person."""
    return re.compile(
        r"(?<!\bof )(?<!\bat )(?<!\bin )(?<!\bfrom )(?<!\bthe )(?<!\bfor )(?<![A-Z]\w )\b(?!(?:He|She"
        r"|Born)\b)[A-Z][a-z]+\b"
    )


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternatives('irregular-past')}"
        r"|when|then|at the time|since|first|by the time|until|killed|\w{2,}ed)\b"
    )


@cache
def _at_that_time() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:at the time|back then|when (?:he|she|they)|would (?:be|have|turn)|at that point|by then|as a"
        r"|if (?:he|she)|for \d+ years"
        r"|at age|at the age|fiction\w*|character|played by|novel)\b"
    )
