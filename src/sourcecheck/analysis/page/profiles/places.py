"""What a profile says of where someone lives and is called: addresses and telephone numbers that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from sourcecheck.analysis.page.profiles import generator_shapes as shapes
from sourcecheck.analysis.page.profiles import postal_facts as postal
from sourcecheck.analysis.page.profiles.postcodes import region_of
from sourcecheck.analysis.page.profiles.profile import Field, Profile
from sourcecheck.analysis.page.profiles.signal import Signal, shorten
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["city", "phone", "places", "regional", "street", "zip_and_state"]


class Place(NamedTuple):
    street: str
    city: str
    state: str
    zip: str
    fields: tuple[Field, ...]


@cache
def _us_tail() -> re.Pattern[str]:
    return compiled(
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
                (found for n in (1, 2) if (found := postal.state_code(" ".join(tail[1].split()[-n:])))), ""
            )
            head = text[: tail.start()].rstrip(" ,")
            line, _, after = head.rpartition(",")
            if not line:
                line, after = after, ""
            yield Place(line.strip(), after.strip(), state, tail[2], (field,))
        else:
            first, comma, rest = text.partition(",")
            yield Place(first if comma else text, rest.split(",")[0].strip(), "", "", (field,))
    town = profile.first("city")
    region, code = profile.first("state"), profile.first("zip")
    if town is not None or (region is not None and code is not None):
        digits = code.value[:5] if code is not None and code.value[:5].isdigit() and len(code.value) in (5, 10) else ""
        fields = tuple(field for field in (town, region, code) if field is not None)
        yield Place("", town.value if town else "", postal.state_code(region.value) if region else "", digits, fields)


def zip_and_state(profile: Profile, _: date) -> Iterator[Signal]:
    for place in places(profile):
        if place.state and place.zip and not postal.zip_fits(place.zip, place.state):
            yield Signal("zip", 2.5, f"ZIP {place.zip} is not in {place.state}", place.fields)
    for text, fields in regional(profile):
        found = region_of(text)
        if found is not None:
            yield Signal("zip", 2.5, f"postcode {found[0]} is not in {found[1]}", fields)


def regional(profile: Profile) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """The addresses of a profile as one line each: region, postcode and country as far as they are given."""
    for field in profile.all("address", "street"):
        yield " ".join(field.value.split()), (field,)
    region, code, land = profile.first("state"), profile.first("zip"), profile.first("country")
    if region is not None and code is not None:
        country = land.value if land is not None else ""
        yield f"{region.value} {code.value} {country}", (code, region)


def street(profile: Profile, _: date) -> Iterator[Signal]:
    for place in places(profile):
        parts = place.street.replace(",", " ").split()
        if len(parts) < 3 or not parts[0].isdigit():
            continue
        unit = 0.0
        for at in range(2, len(parts) - 1):
            if parts[at] in ("Apt.", "Suite") and parts[at + 1].isdigit() and len(parts[at + 1]) == 3:
                unit = 1.0 if parts[at + 1][0] == "0" else 0.5
        weight = 0.0
        for at in (2, 3):
            # "509 Willie Prairie": a name, then an ending; "12 Mill Street" and "5 Park Lane" are no names.
            if at < len(parts) and parts[at] in shapes.street_words() and parts[1] not in shapes.street_words():
                weight = 1.5 if parts[at] in shapes.rare_streets() else 0.0
                if at + 1 < len(parts) and parts[at + 1].rstrip(".") in shapes.street_words():
                    weight = 0.0  # "14 Cedar Hill Road"
                break
        if weight + unit:
            yield Signal("street", weight + unit, f"street “{shorten(' '.join(parts[:3]), 30)}”", place.fields)


@cache
def _city_suffix() -> re.Pattern[str]:
    endings = (
        "furt|mouth|stad|shire|haven|view|fort|chester|burgh|bury|side|borough|berg|boro|port|ville|town|land|ton|"
        "stead|"
        "cester|field|worth"
    )
    return compiled(rf"(?:(North|East|West|South|New|Lake|Port|Fort) )?([A-Z][a-zA-Z'’]{{1,30}}?)({endings})?$")


_COMMON_ENDS = words("ton ville town land burgh port bury berg field worth side chester borough")


def city(profile: Profile, _: date) -> Iterator[Signal]:
    for place in places(profile):
        town = place.city
        if not town and place.street:
            # No comma between street and city: the city is what follows the unit or the ending.
            parts = place.street.split()
            town = ""
            if len(parts) > 4:
                town = " ".join(parts[-2:]) if parts[-2] in _PREFIXES else parts[-1]
        match = _city_suffix().fullmatch(town)
        if match is None:
            continue
        prefix, _stem, suffix = match.groups()
        if prefix and suffix and town not in _REAL_CITIES:
            yield Signal("city", 1.5, f"city “{town}”", place.fields)
        elif (prefix or suffix) and suffix not in _COMMON_ENDS and town not in _REAL_CITIES:
            yield Signal("city", 0.75 if suffix else 0.5, f"city “{town}”", place.fields)


_PREFIXES = frozenset(("North", "East", "West", "South", "New", "Lake", "Port", "Fort"))
# Cities with such names that a profile is likely to name; "_" stands for a space.
_REAL_CITIES = words(
    "New_York New_Orleans New_Haven New_Delhi New_London New_Bedford New_Brunswick New_Britain Port_Arthur Port_Huron "
    "Fort_Lauderdale Fort_Worth Fort_Wayne Fort_Collins East_Lansing West_Palm_Beach South_Bend North_Charleston "
    "Boston Houston Washington Arlington Nashville Pittsburgh Charleston Jacksonville Louisville Cleveland Portland "
    "Oakland Frankfurt Plymouth Portsmouth Manchester Edinburgh Hamburg Heidelberg Nuremberg Salzburg Rochester "
    "Bridgeport West_Chester Port_Townsend New_Rochelle North_Bethesda East_Hampton New_Hampton Southport Newport "
    "Riverside Knoxville Wilmington Lexington Burlington Princeton Dayton Canton Stockton Hampton Brighton "
    "Southampton Northampton Fort_Lee Port_Washington Port_Chester Port_Jefferson Lake_Charles Lake_Placid "
    "Lake_Forest Lake_City Lake_Worth Lake_Oswego"
)


@cache
def _nanp() -> re.Pattern[str]:
    return compiled(r"(\+?1[-. ]?)?(?:\((\d{3})\)|(\d{3}))[-. ]?(\d{3})[-. ]?(\d{4})(?: ?(x|ext\.?) ?(\d{1,5}))?")


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
