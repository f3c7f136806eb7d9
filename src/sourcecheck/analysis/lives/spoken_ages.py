"""Ages and counts of years in figures and in words, up to some hundreds: "82", "eighty-two", "150th", "fiftieth"."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.word_lists import listed

__all__ = ["NUMBER", "ORDINAL", "jubilees", "value_of"]

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"

# A number as a pattern, without groups that capture; no figure, dot or letter may go on with it.
NUMBER = (
    rf"(?:\d{{1,3}}(?![\d%]|[.,:]\d)|(?:(?:a|one|two|three|four|five) hundred(?: and)?[ -]?)?"
    rf"(?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_TEENS}|five|six|seven|eight|nine)(?![a-z])|(?:a|one|two"
    rf"|three) hundred(?![a-z]))"
)
ORDINAL = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:(?:one|two|three) hundred and )?(?:(?:{_TENS})[ -](?:{_TH})"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|(?:one |two )?hundredth|(?:ten|eleven|twelf|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th))"
)


def value_of(said: str) -> int:
    """The number that a match of ``NUMBER`` or ``ORDINAL`` says; 0 for words that are none.

    Examples:
        >>> value_of("eighty-two"), value_of("150th"), value_of("one hundred and fiftieth")
        (82, 150, 150)
    """
    digits = re.match(r"\d+", said)
    if digits:
        return int(digits[0])
    words = _words()
    total = 0
    for word in re.findall("[a-z]+", said.lower()):
        if word.startswith("hundred"):
            total = (total or 1) * 100
        else:
            total += words.get(word, 0)
    return total


@cache
def _words() -> dict[str, int]:
    made = {word: number for number, word in enumerate(f"{_UNITS}|{_TEENS}".split("|"), 1)}
    made.update({word: number for number, word in enumerate(_TH.split("|"), 1)})
    made.update({word: 10 * number for number, word in enumerate(_TENS.split("|"), 2)})
    made.update({f"{word[:-1]}ieth": value for word, value in list(made.items()) if word.endswith("ty")})
    made.update({f"{word}th": value for word, value in list(made.items()) if word[-1] == "n" and value >= 7})
    made["twelfth"] = 12
    return made


@cache
def jubilees() -> dict[str, int]:
    """Names of jubilees with their years: "sesquicentennial": 150."""
    return {name: int(years) for name, _, years in (entry.partition(" = ") for entry in listed("jubilee-names"))}
