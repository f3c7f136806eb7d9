"""Which Canadian, Australian and Brazilian postcodes lie in which province or state.

Canada Post's first letters, Australia Post's and the Correios' ranges, November 2026; the few postcodes that cross a
border belong to both. In doubt a code fits.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["region_of"]

_CANADA = {
    "NL": "A", "NS": "B", "PE": "C", "NB": "E", "QC": "GHJ", "ON": "KLMNP", "MB": "R", "SK": "S", "AB": "T", "BC": "V",
    "NT": "X", "NU": "X", "YT": "Y",
}  # fmt: skip
_PROVINCES = {
    "newfoundland and labrador": "NL", "nova scotia": "NS", "prince edward island": "PE", "new brunswick": "NB",
    "quebec": "QC", "québec": "QC", "ontario": "ON", "manitoba": "MB", "saskatchewan": "SK", "alberta": "AB",
    "british columbia": "BC", "northwest territories": "NT", "nunavut": "NU", "yukon": "YT",
}  # fmt: skip
_AUSTRALIA = {
    "NSW": ((1000, 2599), (2619, 2899), (2921, 2999)), "ACT": ((200, 299), (2600, 2618), (2900, 2920)),
    "VIC": ((3000, 3999), (8000, 8999)), "QLD": ((4000, 4999), (9000, 9999)), "SA": ((5000, 5999),),
    "WA": ((6000, 6999),), "TAS": ((7000, 7999),), "NT": ((800, 999),),
}  # fmt: skip
# The first three digits of a CEP.
_BRAZIL = {
    "SP": ((10, 199),), "RJ": ((200, 289),), "ES": ((290, 299),), "MG": ((300, 399),), "BA": ((400, 489),),
    "SE": ((490, 499),), "PE": ((500, 569),), "AL": ((570, 579),), "PB": ((580, 589),), "RN": ((590, 599),),
    "CE": ((600, 639),), "PI": ((640, 649),), "MA": ((650, 659),), "PA": ((660, 688),), "AP": ((689, 689),),
    "AM": ((690, 698),), "RR": ((693, 693),), "AC": ((699, 699),), "DF": ((700, 736),), "GO": ((728, 767),),
    "TO": ((770, 779),), "MT": ((780, 788),), "RO": ((768, 769), (789, 789)), "MS": ((790, 799),), "PR": ((800, 879),),
    "SC": ((880, 899),), "RS": ((900, 999),),
}  # fmt: skip
_ACROSS = frozenset(
    (872, 2406, 2540, 2611, 2618, 2620, 3500, 3585, 3586, 3644, 3691, 3707, 4375, 4377, 4380, 4383, 4385, 5440, 2648)
)


@cache
def _canadian() -> re.Pattern[str]:
    names = "|".join((*_CANADA, *(name.title().replace("And", "and") for name in _PROVINCES)))
    return compiled(rf"(?:^|[\s,(])({names})[\s,)]{{1,4}}([A-Z])\d[A-Z] ?-?\d[A-Z]\d\b")


@cache
def _australian() -> re.Pattern[str]:
    return compiled(
        rf"(?:^|[\s,])({'|'.join(_AUSTRALIA)})[\s,]{{1,3}}(\d{{4}})(?![\d-])(?=$|[\s,.]*(?:Australia)?\W*$)"
    )


@cache
def _brazilian() -> re.Pattern[str]:
    states = "|".join(_BRAZIL)
    return compiled(
        rf"(?:[,/-]|^|[\s(])\s?({states})\)?[\s,/-]{{1,4}}(?:CEP:? )?(\d{{3}})\d\d-\d{{3}}\b|"
        rf"\b(\d{{3}})\d\d-\d{{3}}\b[\s,-]{{1,3}}(?:[^\d,;/]{{2,40}}?)(?:,|/| -|\s\()\s?({states})\b"
    )


def region_of(address: str) -> tuple[str, str] | None:
    """The postcode and the region of an address that do not fit each other; None where they fit or are not known."""
    match = _canadian().search(address)
    if match is not None:
        region = _PROVINCES.get(match[1].lower(), match[1])
        code = address[match.start(2) : match.end()]
        return None if match[2] in _CANADA[region] else (code, match[1])
    match = _brazilian().search(address)
    if match is not None:
        state, prefix = (match[1], match[2]) if match[1] else (match[4], match[3])
        at = match.start(2) if match[1] else match.start(3)
        if not any(low <= int(prefix) <= high for low, high in _BRAZIL[state]):
            return address[at : at + 9], state
        return None
    match = _australian().search(address)
    if match is not None:
        code_number = int(match[2])
        if code_number not in _ACROSS and not any(low <= code_number <= high for low, high in _AUSTRALIA[match[1]]):
            return match[2], match[1]
    return None
