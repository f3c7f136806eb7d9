"""What a profile says of where someone lives and is called: addresses and telephone numbers that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from sourcecheck.analysis import generator_shapes as shapes
from sourcecheck.analysis import postal_facts as postal
from sourcecheck.analysis.profile_signal import Signal, shorten
from sourcecheck.analysis.profiles import Field, Profile

__all__ = ["city", "phone", "places", "street", "zip_and_state"]


class Place(NamedTuple):
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


def places(profile: Profile) -> Iterator[Place]:
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
            yield Place(street.strip(), city.strip(), state, tail[2], (field,))
        else:
            first, comma, rest = text.partition(",")
            yield Place(first if comma else text, rest.split(",")[0].strip(), "", "", (field,))
    town, state, code = profile.first("city"), profile.first("state"), profile.first("zip")
    if town is not None or (state is not None and code is not None):
        digits = code.value[:5] if code is not None and code.value[:5].isdigit() and len(code.value) in (5, 10) else ""
        fields = tuple(field for field in (town, state, code) if field is not None)
        yield Place("", town.value if town else "", postal.state_code(state.value) if state else "", digits, fields)


def zip_and_state(profile: Profile, _: date) -> Iterator[Signal]:
    for place in places(profile):
        if place.state and place.zip and not postal.zip_fits(place.zip, place.state):
            yield Signal("zip", 2.5, f"ZIP {place.zip} is not in {place.state}", place.fields)


def street(profile: Profile, _: date) -> Iterator[Signal]:
    for place in places(profile):
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
            yield Signal("street", weight + unit, f"street “{shorten(' '.join(words[:3]), 30)}”", place.fields)


@cache
def _city_suffix() -> re.Pattern[str]:
    rare = "furt|mouth|stad|shire|haven|view|fort|chester|burgh|bury|side|borough|berg|boro|port|ville|town|land|ton|stead|cester|field|worth"
    return re.compile(rf"(?:(North|East|West|South|New|Lake|Port|Fort) )?([A-Z][a-zA-Z'’]+?)({rare})?$")


_COMMON_ENDS = frozenset("ton ville town land burgh port bury berg field worth side chester borough".split())


def city(profile: Profile, _: date) -> Iterator[Signal]:
    for place in places(profile):
        town = place.city
        if not town and place.street:
            # No comma between street and city: the city is what follows the unit or the ending.
            words = place.street.split()
            city = (
                " ".join(words[-2:])
                if len(words) > 4 and words[-2] in _PREFIXES
                else (words[-1] if len(words) > 4 else "")
            )
        match = _city_suffix().fullmatch(town)
        if match is None:
            continue
        prefix, _stem, suffix = match.groups()
        if prefix and suffix and town not in _REAL_CITIES:
            yield Signal("city", 1.5, f"city “{town}”", place.fields)
        elif (prefix or suffix) and suffix not in _COMMON_ENDS and town not in _REAL_CITIES:
            yield Signal("city", 0.75 if suffix else 0.5, f"city “{town}”", place.fields)


_PREFIXES = frozenset(("North", "East", "West", "South", "New", "Lake", "Port", "Fort"))
_REAL_CITIES = frozenset(
    "New York|New Orleans|New Haven|New Delhi|New London|New Bedford|New Brunswick|New Britain|Port Arthur|Port Huron|"
    "Fort Lauderdale|Fort Worth|Fort Wayne|Fort Collins|East Lansing|West Palm Beach|South Bend|North Charleston|"
    "Boston|Houston|Washington|Arlington|Nashville|Pittsburgh|Charleston|Jacksonville|Louisville|Cleveland|Portland|"
    "Oakland|"
    "Frankfurt|Plymouth|Portsmouth|Manchester|Edinburgh|Hamburg|Heidelberg|Nuremberg|Salzburg|Rochester|Bridgeport|"
    "West Chester|Port Townsend|New Rochelle|North Bethesda|East Hampton|New Hampton|Southport|Newport|Riverside|"
    "Knoxville|"
    "Wilmington|Lexington|Burlington|Princeton|Dayton|Canton|Stockton|Hampton|Brighton|Southampton|Northampton|Fort "
    "Lee|"
    "Port Washington|Port Chester|Port Jefferson|Lake Charles|Lake Placid|Lake Forest|Lake City|Lake Worth|Lake Oswego".split(
        "|"
    )
)


@cache
def _nanp() -> re.Pattern[str]:
    return re.compile(r"(\+?1[-. ]?)?(?:\((\d{3})\)|(\d{3}))[-. ]?(\d{3})[-. ]?(\d{4})(?: ?(x|ext\.?) ?(\d{1,5}))?")


def phone(profile: Profile, _: date) -> Iterator[Signal]:
    states = {place.state for place in places(profile) if place.state}
    for field in profile.all("phone"):
        match = _nanp().fullmatch(field.value.strip())
        if match is None:
            continue
        area, exchange, line = match[2] or match[3], match[4], match[5]
        if not (match[1] or states):
            continue  # three, three and four digits are dialled in other countries too
        if area[0] in "01" or exchange[0] in "01":
            yield Signal("phone", 2.0, f"phone {shorten(field.value, 24)} cannot exist", (field,))
        elif area == "555" or (exchange == "555" and line.startswith("01")):
            yield Signal("phone", 1.0, f"phone {shorten(field.value, 24)} is reserved for fiction", (field,))
        elif not postal.area_known(area):
            yield Signal("phone", 1.5, f"area code {area} is not in use", (field,))
        elif states and len(postal.area_states(area)) == 2 and postal.area_states(area) not in states | {"--"}:
            yield Signal("phone", 0.5, f"area code {area} is not in {min(states)}", (field,))
        if match[6] == "x":
            yield Signal("extension", 0.75, "phone with a random extension", (field,))
