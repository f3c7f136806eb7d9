"""What makes a profile look put together by a library for test data.

Each function looks at one thing and says what it found, where, and how much it
weighs; none of them knows the others. Weights, and the total from which a profile is
reported, are set on generated profiles and on the real pages named in
``checks/author/synthetic_profile.py``: people live in odd streets, so no single
thing is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from sourcecheck.analysis import generator_shapes as shapes
from sourcecheck.analysis import postal_facts as postal
from sourcecheck.analysis.filler_words import filler
from sourcecheck.analysis.handles import handles, identities, is_named_after
from sourcecheck.analysis.profile_labels import PERSONAL
from sourcecheck.analysis.profiles import Field, Profile

__all__ = ["Signal", "signals"]


class Signal(NamedTuple):
    """One piece of evidence. ``weight`` 0.5 is a hint, 1.5 rare in real life, 2 or more nearly never real."""

    key: str
    weight: float
    evidence: str
    fields: tuple[Field, ...]


def signals(profile: Profile, today: date) -> tuple[Signal, ...]:
    """The signals of a profile, strongest first, one of each kind."""
    best: dict[str, Signal] = {}
    for function in _ALL:
        for signal in function(profile, today):
            if signal.key not in best or signal.weight > best[signal.key].weight:
                best[signal.key] = signal
    return tuple(sorted(best.values(), key=lambda signal: (-signal.weight, signal.key)))


def _shorten(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


# The field set of ready-made profiles; a person's own page picks from it, a dump has it all.
_TEMPLATE = PERSONAL | {"name", "first", "last", "username", "email", "street", "city", "zip", "company", "job", "bio"}


def _published_together(profile: Profile, _: date) -> Iterator[Signal]:
    keys = {"address" if field.key in ("street", "zip") else field.key for field in profile.fields if not field.network}
    private = tuple(f for f in profile.fields if f.key in _TEMPLATE and not f.network)
    if {"birthdate", "address", "phone"} <= keys:
        yield Signal("fields", 2.0, "birth date, address and phone together", private)
    elif len({"birthdate", "address", "phone"} & keys) == 2 and keys & {"username", "email"}:
        yield Signal("fields", 1.0, "private details together", private)
    secrets = tuple(f for f in profile.fields if f.key in ("ssn", "card", "iban", "ip", "agent", "password", "blood"))
    kinds = {field.key for field in secrets}
    if kinds:
        yield Signal("secrets", min(2.0, 0.75 * len(kinds)), "details nobody publishes", secrets)


def _template_label(profile: Profile, _: date) -> Iterator[Signal]:
    if profile.label is not None and profile.label.value.strip(" :*#").lower() in ("detail author", "details author"):
        yield Signal("label", 1.0, "template label “Detail Author”", (profile.label,))


class _Place(NamedTuple):
    street: str
    city: str
    state: str
    zip: str
    fields: tuple[Field, ...]


@cache
def _us_tail() -> re.Pattern[str]:
    return re.compile(
        r"[,\s]([A-Z]{2}|[A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2}),? +(\d{5})(?:-\d{4})?\b(?!\s*,?\s*[A-Z]{2}\b)"
    )


def _places(profile: Profile) -> Iterator[_Place]:
    """The addresses of a profile, taken apart as far as they are American."""
    for field in profile.all("address", "street"):
        text = " ".join(field.value.replace("\n", ", ").split())
        tails = list(_us_tail().finditer(text))
        if tails:
            tail = tails[-1]
            state = postal.state_code(tail[1]) or next(
                (code for n in (1, 2) if (code := postal.state_code(" ".join(tail[1].split()[-n:])))), ""
            )
            head = text[: tail.start()].rstrip(" ,")
            street, _, city = head.rpartition(",")
            if not street:
                street = city
                city = ""
            yield _Place(street.strip(), city.strip(), state, tail[2], (field,))
        else:
            first, comma, rest = text.partition(",")
            yield _Place(first if comma else text, rest.split(",")[0].strip(), "", "", (field,))
    town, state, code = profile.first("city"), profile.first("state"), profile.first("zip")
    if town is not None or (state is not None and code is not None):
        digits = code.value[:5] if code is not None and code.value[:5].isdigit() and len(code.value) in (5, 10) else ""
        fields = tuple(field for field in (town, state, code) if field is not None)
        yield _Place("", town.value if town else "", postal.state_code(state.value) if state else "", digits, fields)


def _zip_and_state(profile: Profile, _: date) -> Iterator[Signal]:
    for place in _places(profile):
        if place.state and place.zip and not postal.zip_fits(place.zip, place.state):
            yield Signal("zip", 2.5, f"ZIP {place.zip} is not in {place.state}", place.fields)


def _street(profile: Profile, _: date) -> Iterator[Signal]:
    for place in _places(profile):
        words = place.street.replace(",", " ").split()
        if len(words) < 3 or not words[0].isdigit():
            continue
        unit = 0.0
        for at in range(2, len(words) - 1):
            if words[at] in ("Apt.", "Suite") and words[at + 1].isdigit() and len(words[at + 1]) == 3:
                unit = 1.0 if words[at + 1][0] == "0" else 0.5
        weight = 0.0
        for at in (2, 3):
            # "509 Willie Prairie": a name, then an ending; "12 Mill Street" and "5 Park Lane" are no names.
            if at < len(words) and words[at] in shapes.street_words() and words[1] not in shapes.street_words():
                weight = 1.5 if words[at] in shapes.rare_streets() else 0.0
                if at + 1 < len(words) and words[at + 1].rstrip(".") in shapes.street_words():
                    weight = 0.0  # "14 Cedar Hill Road"
                break
        if weight + unit:
            yield Signal("street", weight + unit, f"street “{_shorten(' '.join(words[:3]), 30)}”", place.fields)


@cache
def _city_suffix() -> re.Pattern[str]:
    rare = "furt|mouth|stad|shire|haven|view|fort|chester|burgh|bury|side|borough|berg|boro|port|ville|town|land|ton|stead|cester|field|worth"
    return re.compile(rf"(?:(North|East|West|South|New|Lake|Port|Fort) )?([A-Z][a-zA-Z'’]+?)({rare})?$")


_COMMON_ENDS = frozenset("ton ville town land burgh port bury berg field worth side chester borough".split())


def _city(profile: Profile, _: date) -> Iterator[Signal]:
    for place in _places(profile):
        city = place.city
        if not city and place.street:
            # No comma between street and city: the city is what follows the unit or the ending.
            words = place.street.split()
            city = (
                " ".join(words[-2:])
                if len(words) > 4 and words[-2] in _PREFIXES
                else (words[-1] if len(words) > 4 else "")
            )
        match = _city_suffix().fullmatch(city)
        if match is None:
            continue
        prefix, _stem, suffix = match.groups()
        if prefix and suffix and city not in _REAL_CITIES:
            yield Signal("city", 1.5, f"city “{city}”", place.fields)
        elif (
            prefix in ("Lake", "Port", "New", "East", "West", "North", "South") or suffix
        ) and city not in _REAL_CITIES:
            yield Signal("city", 0.5 if suffix in _COMMON_ENDS else 0.75, f"city “{city}”", place.fields)


_PREFIXES = frozenset(("North", "East", "West", "South", "New", "Lake", "Port", "Fort"))
_REAL_CITIES = frozenset(
    "New York|New Orleans|New Haven|New Delhi|New London|New Bedford|New Brunswick|New Britain|Port Arthur|Port Huron|"
    "Fort Lauderdale|Fort Worth|Fort Wayne|Fort Collins|East Lansing|West Palm Beach|South Bend|North Charleston|"
    "Boston|Houston|Washington|Arlington|Nashville|Pittsburgh|Charleston|Jacksonville|Louisville|Cleveland|Portland|Oakland|"
    "Frankfurt|Plymouth|Portsmouth|Manchester|Edinburgh|Hamburg|Heidelberg|Nuremberg|Salzburg|Rochester|Bridgeport|"
    "West Chester|Port Townsend|New Rochelle|North Bethesda|East Hampton|New Hampton|Southport|Newport|Riverside|Knoxville|"
    "Wilmington|Lexington|Burlington|Princeton|Dayton|Canton|Stockton|Hampton|Brighton|Southampton|Northampton|Fort Lee|"
    "Port Washington|Port Chester|Port Jefferson|Lake Charles|Lake Placid|Lake Forest|Lake City|Lake Worth|Lake Oswego".split(
        "|"
    )
)


@cache
def _nanp() -> re.Pattern[str]:
    return re.compile(r"(\+?1[-. ]?)?(?:\((\d{3})\)|(\d{3}))[-. ]?(\d{3})[-. ]?(\d{4})(?: ?(x|ext\.?) ?(\d{1,5}))?")


def _phone(profile: Profile, _: date) -> Iterator[Signal]:
    states = {place.state for place in _places(profile) if place.state}
    for field in profile.all("phone"):
        match = _nanp().fullmatch(field.value.strip())
        if match is None:
            continue
        area, exchange, line = match[2] or match[3], match[4], match[5]
        if not (match[1] or states):
            continue  # three, three and four digits are dialled in other countries too
        if area[0] in "01" or exchange[0] in "01":
            yield Signal("phone", 2.0, f"phone {_shorten(field.value, 24)} cannot exist", (field,))
        elif area == "555" or (exchange == "555" and line.startswith("01")):
            yield Signal("phone", 1.5, f"phone {_shorten(field.value, 24)} is reserved for fiction", (field,))
        elif not postal.area_known(area):
            yield Signal("phone", 1.5, f"area code {area} is not in use", (field,))
        elif states and len(postal.area_states(area)) == 2 and postal.area_states(area) not in states | {"--"}:
            yield Signal("phone", 0.5, f"area code {area} is not in {min(states)}", (field,))
        if match[6] == "x":
            yield Signal("extension", 0.75, "phone with a random extension", (field,))


def _mail(profile: Profile, _: date) -> Iterator[Signal]:
    for field in profile.all("email"):
        domain = field.value.strip().rpartition("@")[2].lower()
        parts = domain.split(".")
        if parts[-2:-1] == ["example"] or parts[-1] in ("example", "test", "invalid", "localhost"):
            yield Signal("mail", 2.0, f"mail at {_shorten(domain, 24)}, reserved for examples", (field,))


def _other_people(profile: Profile, _: date) -> Iterator[Signal]:
    name = profile.name
    found = handles(profile)
    if not found:
        return
    strangers = tuple(handle for handle in found if not is_named_after(handle, name)) if name else found
    groups = identities(strangers)
    fields = tuple(handle.field for handle in strangers)
    if len(groups) >= 2 and (len(strangers) == len(found) or len(groups) >= 3):
        yield Signal("handles", 1.5, f"handles of {len(groups)} other people", fields)
    elif groups and len(strangers) == len(found) and name:
        yield Signal("handles", 0.5, f"handle “{_shorten(strangers[0].shown, 20)}” names someone else", fields)
    odd = tuple(handle.field for handle in found if _odd_year(handle.shown))
    if odd:
        yield Signal("years", 1.0, "handles with impossible years", odd)


def _odd_year(handle: str) -> bool:
    digits = handle[-4:]
    return (
        len(handle) > 6
        and digits.isdigit()
        and not handle[-5].isdigit()
        and (1700 <= int(digits) < 1915 or 2030 < int(digits) < 2100)
    )


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


def _birth(profile: Profile, today: date) -> Iterator[Signal]:
    field = profile.first("birthdate")
    if field is None:
        return
    match = _date().search(field.value)
    if match is None:
        return
    age = today.year - int(match[1])
    grown = tuple(f for f in profile.fields if f.key in ("job", "company"))
    if (age < 14 or age > 100) and grown:
        yield Signal("birth", 1.5, f"at work at the age of {max(age, 0)}", (field, *grown))
    elif len(field.value) >= 19 and "T" in field.value:
        yield Signal("birth", 0.75, "birth date with a clock time", (field,))


def _biography(profile: Profile, _: date) -> Iterator[Signal]:
    for field in profile.fields:
        if field.key not in ("bio", "slogan"):
            continue
        if filler(field.value).certain:
            yield Signal("bio", 2.5, "filler Latin as biography", tuple(f for f in profile.fields if f.key == "bio"))
        elif _is_slogan(field.value):
            yield Signal("bio", 2.0, f"“{_shorten(field.value, 32)}” as biography", (field,))
        elif _is_salad(field.value):
            yield Signal("bio", 1.5, "a biography of random words", (field,))
        elif _is_label_list(field.value):
            yield Signal("bio", 0.75, "a biography of stock nouns", (field,))


def _is_slogan(text: str) -> bool:
    words = text.lower().rstrip(".").split()
    if not 2 <= len(words) <= 7 or words[-1] not in shapes.buzz_ends():
        return False
    return sum(word in shapes.buzz_words() for word in words[:-1]) >= max(1, len(words) - 2)


def _is_salad(text: str) -> bool:
    """Sentences of lower-case words with hardly a function word: eight words or more, in Latin letters."""
    if any(char.isdigit() or char in "@&/()\"“”'’:;—–-…|•" for char in text):
        return False
    sentences = [part.split() for part in text.replace("!", ".").replace("?", ".").split(".") if part.strip()]
    words = [word.strip(",").lower() for sentence in sentences for word in sentence]
    if len(words) < 8 or len(sentences) < 2 or not all(word.isascii() or word.isalpha() for word in words):
        return False
    if any("," in word for sentence in sentences for word in sentence):
        return False
    if any(not sentence[0][:1].isupper() or any(not word.islower() for word in sentence[1:]) for sentence in sentences):
        return False
    joining = sum(word in shapes.function_words() for word in words)
    return joining <= 0.12 * len(words)


def _is_label_list(text: str) -> bool:
    """``teacher, founder, environmentalist 🌍``: three stock nouns and a picture, or a noun and "enthusiast"."""
    plain = "".join(char for char in text if ord(char) < 0x2000).strip()
    parts = plain.lower().split(", ")
    if (
        len(parts) == 3
        and all(part.isalpha() or part in _STOCK for part in parts)
        and sum(p in _STOCK for p in parts) >= 2
    ):
        return True
    return (
        parts[0].split()[-1:] != [] and parts[0].split()[-1] in _FANS and len(parts[0].split()) == 2 and len(parts) <= 2
    )


_FANS = frozenset("advocate devotee enthusiast fan junkie lover supporter".split())
_STOCK = frozenset(
    "activist|artist|author|blogger|business owner|coach|creator|designer|developer|dreamer|educator|engineer|entrepreneur|"
    "environmentalist|film lover|filmmaker|foodie|founder|friend|gamer|geek|grad|inventor|leader|model|musician|nerd|parent|"
    "patriot|person|philosopher|photographer|public speaker|scientist|singer|streamer|student|teacher|traveler|veteran|"
    "writer".split("|")
)


@cache
def _company_shapes() -> tuple[tuple[float, re.Pattern[str]], ...]:
    name = r"(?:Mc|Mac|O['’]|De |Von |Van )?[A-Z][\w'’]+"
    return (
        (1.5, re.compile(rf"{name}, {name} (?:and|&) {name}")),
        (1.0, re.compile(rf"{name} ?- ?{name}")),
        (0.75, re.compile(rf"{name} and Sons")),
        (0.5, re.compile(rf"{name},? (?:Inc|LLC|PLC|Ltd|Group)")),
    )


def _company(profile: Profile, _: date) -> Iterator[Signal]:
    for field in profile.all("company"):
        for weight, pattern in _company_shapes():
            if pattern.fullmatch(field.value.strip()):
                yield Signal("company", weight, f"company “{_shorten(field.value)}”", (field,))
                break


def _job(profile: Profile, _: date) -> Iterator[Signal]:
    odd, plain, areas, roles = shapes.job_words()
    for field in profile.all("job"):
        words = field.value.split()
        if len(words) == 3 and words[1] in areas and words[2] in roles and words[0] in odd | plain:
            weight = 1.5 if words[0] in odd or words[1] in _ODD_AREAS else 0.5
            yield Signal("job", weight, f"job “{_shorten(field.value)}”", (field,))
        elif " OR " in field.value or (
            ", " in field.value and field.value.partition(", ")[2].islower() and len(words) <= 6
        ):
            yield Signal("job", 1.0, f"job “{_shorten(field.value)}”", (field,))


_ODD_AREAS = frozenset(
    "Directives Functionality Response Paradigm Tactics Identity Markets Group Division Optimization Intranet Accountability "
    "Interactions Factors Configuration Mobility Metrics".split()
)


def _titles(profile: Profile, _: date) -> Iterator[Signal]:
    field = profile.first("name")
    if field is None:
        return
    words = field.value.split()
    if len(words) >= 3 and (
        words[0] in ("Miss", "Mr.", "Mrs.", "Ms.")
        or words[-1] in ("DDS", "DVM", "MD", "PhD", "I", "II", "III", "IV", "V")
    ):
        yield Signal("titles", 0.5, f"name “{_shorten(field.value)}”", (field,))


def _counts(profile: Profile, _: date) -> Iterator[Signal]:
    counted = tuple(
        f for f in profile.fields if f.key in ("followers", "following") and f.network and f.value.strip().isdigit()
    )
    if len({field.network for field in counted}) >= 2:
        yield Signal("counts", 0.75, "frozen follower counts", counted)


_ALL: tuple[Callable[[Profile, date], Iterator[Signal]], ...] = (
    _published_together, _template_label, _zip_and_state, _street, _city, _phone, _mail, _other_people, _birth, _biography,
    _company, _job, _titles, _counts,
)  # fmt: skip
