"""Fields of one profile that cannot both be true: where a code lies, when somebody was born and what followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from sourcecheck.analysis.page.profiles import postal_facts as postal
from sourcecheck.analysis.page.profiles.places import places, regional
from sourcecheck.analysis.page.profiles.postcodes import region_of
from sourcecheck.analysis.page.profiles.profile import Field, Profile
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["Contradiction", "contradictions"]

_CHILD = 14  # nobody has a career before
_OLDEST = 110


class Contradiction(NamedTuple):
    """Two statements that exclude each other. ``kind`` is zip, age, birth, career or area; ``what`` says it."""

    kind: str
    what: str
    fields: tuple[Field, ...]  # the one to report first


def contradictions(profile: Profile, today: date, published: date | None) -> Iterator[Contradiction]:
    """What cannot be true of one person, whatever is right.

    Args:
        published: when the page was, where it says so: an age is of that day.
    """
    yield from _postcodes(profile)
    yield from _lives(profile, today, published)
    yield from _area_codes(profile)
    yield from _handles(profile)


def _handles(profile: Profile) -> Iterator[Contradiction]:
    """Accounts with another year than that of birth ("harvey1979"): a hint, since people choose other years."""
    born = profile.first("birthdate")
    match = _year().search(born.value) if born is not None else None
    if match is None or born is None:
        return
    for field in profile.fields:
        if field.key in ("username", "email"):
            end = _year_at_end().search(field.value.partition("@")[0])
            if end is not None and int(end[1]) != int(match[1]):
                yield Contradiction("handle", f"account of {end[1]}, born in {match[1]}", (field, born))


@cache
def _year_at_end() -> re.Pattern[str]:
    return compiled(r"(?<!\d)(19[3-9]\d|200\d|201[0-5])$")


def _postcodes(profile: Profile) -> Iterator[Contradiction]:
    for place in places(profile):
        if place.state and place.zip and not postal.zip_fits(place.zip, place.state):
            yield Contradiction("zip", f"ZIP {place.zip} is not in {place.state}", place.fields)
            return
    for text, fields in regional(profile):
        found = region_of(text)
        if found is not None:
            yield Contradiction("zip", f"postcode {found[0]} is not in {found[1]}", fields)
            return


def _area_codes(profile: Profile) -> Iterator[Contradiction]:
    # "LA 90012" is Los Angeles, so the state is not known there.
    states = {
        place.state for place in places(profile) if place.state and not (place.state == "LA" and place.zip[:1] == "9")
    }
    if not states:
        return
    for field in profile.all("phone"):
        match = _american().fullmatch(field.value.strip())
        if match is None:
            continue
        area = match[1] or match[2]
        home = postal.area_states(area)
        if len(home) == 2 and home != "--" and home not in states:
            yield Contradiction("area", f"area code {area} is of {home}, not {min(states)}", (field,))


@cache
def _american() -> re.Pattern[str]:
    return compiled(r"(?:\+?1[-. ]?)?(?:\((\d{3})\)|(\d{3}))[-. ]?\d{3}[-. ]?\d{4}(?: ?(?:x|ext\.?) ?\d{1,5})?")


@cache
def _year() -> re.Pattern[str]:
    return compiled(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)")


@cache
def _day() -> re.Pattern[str]:
    return compiled(r"(?<!\d)((?:18|19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")


@cache
def _experience() -> re.Pattern[str]:
    """A length of working life: "30 years of experience", "for more than 30 years", "seit 30 Jahren"."""
    years = r"(\d{2})\+?(?:-| )?(?:years?|yrs?|Jahren?|ans|años|anni|jaar)\b"
    worked = (
        "worked|works|written|writes|reported|reports|covered|covers|covering|taught|teaches|edited|reporting|writing|"
        "working|practised|practiced|served|been an?|journalist|reporter|editor|arbeitet|schreibt|travaille|écrit|"
        "trabaja|escribe"
    )
    about = r"(?: more than| over| almost| nearly| about| some| the (?:last|past)| über| mehr als| plus de| más de)?"
    return compiled(
        rf"(?<!combined )(?<!joint )(?<!total of ){years}['’]?(?: of| an| de| in)?(?: \w+){{0,2}}"
        rf"(?: experience|[- ]?Berufserfahrung| Erfahrung|(?: d['’]| de )exp[ée]rienc(?:e|ia))|"
        rf"\b(?:{worked})\b[^.!?;\d]{{0,60}}? (?:for|over|seit|depuis|desde hace|durante){about} {years}"
    )


@cache
def _beginning() -> re.Pattern[str]:
    """The year in which a working life began."""
    verbs = (
        "reporting|working|writing|writer|reporter|journalist|editor|practising|practicing|teaching|employed|covering|"
        "covers|career|works|correspondent|columnist|photographer|teacher|engineer|lawyer|doctor|nurse|freelance|"
        "covered|reported|written|worked|taught|edited"
    )
    year = r"((?:19|20)\d\d)"
    near = r"\b[^.!?;\d]{0,50}?\b"
    return compiled(
        rf"\b(?:{verbs}){near}(?:since|seit|depuis|desde) {year}|\bsince {year}{near}(?:{verbs})\b|"
        rf"\b(?:graduated|degree|graduate|joined|began|started){near}(?:in|of) {year}",
        re.IGNORECASE,
    )


@cache
def _told_birth() -> re.Pattern[str]:
    return compiled(
        r"\b(?:born|geboren|née? (?:le|en)|nacid[oa]|nat[oa] (?:il|nel))\b[^.!?;\d]{0,40}?"
        r"(?:\d{1,2}\.? [^\W\d]{3,10},? |[^\W\d]{3,10} \d{1,2},? )?((?:18|19|20)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _of_others() -> re.Pattern[str]:
    """Words in a sentence before "born" that make it somebody else's birth, or a title."""
    return compiled(
        r"(?:\b(?:her|his|their|whose|father|mother|son|daughter|brother|sister|grand\w+|husband|wife|parents|children|"
        r"people|those|everyone|anyone|generation)\b|[\"“'‘«„])[^.!?]*$",
        re.IGNORECASE,
    )


@cache
def _told_age() -> re.Pattern[str]:
    return compiled(r"(?<!\d)(\d{1,3})(?!\d)")


def _lives(profile: Profile, today: date, published: date | None) -> Iterator[Contradiction]:
    born = profile.first("birthdate")
    if born is None:
        return
    match = _year().search(born.value)
    year = int(match[1]) if match else 0
    if not year:
        return
    exact = _day().search(born.value)
    if exact is not None and not _exists(*map(int, exact.groups())):
        yield Contradiction("birth", f"there is no {exact[0]}", (born,))
        return
    if exact is not None and date(*map(int, exact.groups())) > today:
        yield Contradiction("birth", f"{exact[0]} is still to come", (born,))
        return
    if year > today.year:
        yield Contradiction("birth", f"{year} is still to come", (born,))
        return
    yield from _ages(profile, born, year, today, published)
    for field in profile.all("bio", "job", "slogan"):
        told = _told_birth().search(field.value)
        if told is not None and int(told[1]) != year and not _of_others().search(field.value[: told.start()]):
            yield Contradiction("birth", f"born {told[1]} here, {year} there", (field, born))
            continue
        began = next(
            (int(group) for found in _beginning().finditer(field.value) for group in found.groups() if group), 0
        )
        length = next(
            (int(group) for found in _experience().finditer(field.value) for group in found.groups() if group), 0
        )
        if began and began < year + _CHILD:
            yield Contradiction("career", f"at work in {began}, born in {year}", (field, born))
        elif length and today.year - year - length < _CHILD and today.year - year < _OLDEST:
            yield Contradiction("career", f"{length} years at work, born in {year}", (field, born))


def _ages(profile: Profile, born: Field, year: int, today: date, published: date | None) -> Iterator[Contradiction]:
    """An age in a field of its own: of today, or of the day on which the page was published."""
    field = profile.first("age")
    match = (
        _told_age().fullmatch(field.value.strip().removesuffix(" years old").removesuffix(" years")) if field else None
    )
    if field is None or match is None:
        return
    age = int(match[1])
    oldest = today.year - year
    youngest = published.year - year - 1 if published is not None else 0
    if age > oldest or age < youngest:
        yield Contradiction("age", f"aged {age}, born in {year}", (field, born))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
