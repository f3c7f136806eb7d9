"""Quantities with units in English text, and whether two of them can be the same.

A word that names several units (mile, gallon, ton, ounce) agrees when one of them does. Currencies are never converted.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise

from sourcecheck.analysis.figures.numbers import DIGIT, NUMBER, NUMBER_WORD, holds_words, number_value
from sourcecheck.analysis.figures.units import FOOT, NAMES, UNITS, Unit
from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.records import NamedTuple
from sourcecheck.word_lists import alternatives

__all__ = [
    "CONVERSION_GATE",
    "CONVERSION_NEEDS",
    "UNITS",
    "Conversion",
    "Quantity",
    "Unit",
    "conversions_in",
    "quantities_in",
]


class Quantity(NamedTuple):
    """A number with a unit at ``start:end`` of a text; ``low`` and ``high`` are equal unless a range is written.

    ``half`` is what rounding may have taken from either side; ``units`` are the readings of the unit's word, each with
    the index of its word in a compound (5 ft 10 in is read as feet).
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    half: Fraction
    units: tuple[Unit, ...]
    written: str  # the unit as written
    step: Fraction = Fraction(1)
    about: bool = False


class Conversion(NamedTuple):
    """Two quantities of which the second says the first in another system.

    ``fits`` says whether they agree in some reading; ``right`` is the first in the second's unit (in the likeliest
    reading), and ``difference`` whether that was read as a difference of temperatures.
    """

    first: Quantity
    second: Quantity
    fits: bool
    right: Fraction
    difference: bool = False


def _folded(name: str) -> str:
    """The name of a unit over folded text: small letters, signs as spaces; a unit that is all sign is left out."""
    return name.lower().replace("|℃", "").replace("/", " ").replace("°", " ").replace(r"\.", " ")


# One of the two quantities is metric. Units that other words end in are waited for with what may stand before them.
CONVERSION_NEEDS = (
    "km ", "kmh ", "kms ", "kilomet", "cm ", "centimet", "millimet", "mm ", "metre", "meter", "hectare", "km2 ", "m2 ",
    "kg ", "kgs ", "kilogram", "kilos ", "kilo ", "gramme", "tonne", "metric ton", "litre", "liter", "millilit", "cl ",
    "kph ", "celsius ", "centigrade ", "kilopascal", "kpa ", "kilowatt", "kw ", "kilojoule", "kj ", "m3 ",
    "km²", "m²", "m³", "℃", "knot",
    *(f"{before}{unit} " for unit in ("c", "m", "g", "t", "l", "ha", "ml", "gram", "grams", "bar", "bars")
      for before in " -0123456789½¼¾⅓⅔⅛"),
)  # fmt: skip
CONVERSION_GATE = (
    rf"(?:[\dª½¼¾][ -]{{0,3}}|\b(?:an?\b|{NUMBER_WORD})[ -]{{1,3}})"
    rf"(?:{'|'.join(_folded(name) for name, units in NAMES if units[0].metric)}|knots?)\b"
    rf"|{DIGIT} {{2,4}}{DIGIT}"  # 20℃ (68℉)
)


@cache
def _patterns() -> LazyPatterns:
    number = rf"(?:half an?|an?|{NUMBER}|\d{{1,9}}[½¼¾⅓⅔⅛]|[½¼¾⅓⅔⅛]|\d{{1,9}} \d/\d)"
    # Longest names first: "square miles" before "miles", "m/s" before "m".
    order = sorted(range(len(NAMES)), key=lambda at: -len(NAMES[at][0]))
    names = "|".join(rf"(?P<u{at}>{NAMES[at][0]})" for at in order)
    return LazyPatterns({
        "quantity": (
            rf"(?<![\w.,$£€¥#])(?<!\d/)(?P<minus>[-−–]|minus )?(?:(?P<low>{NUMBER})(?: to |-to-| ?[-–—] ?| and | or ))?"
            rf"(?P<high>{number})(?:[ -]|(?<=\d)|(?<=[½¼¾⅓⅔⅛]))(?:-)?(?:{names})"
            r"(?![\w²³])(?!/[A-Za-z]| per (?!hour|second|cent|square inch)|\.\d)"
        ),
        # A number behind what leads to a second quantity, in digits.
        "opened": r"[(\[/] ?(?:[a-z~≈.]+ ?){0,3}[-−–]?[\d½¼¾⅓⅔⅛]",
        "aside": r"(?i)[a-z²³], (?:about|around|roughly|nearly|almost|approximately|some) \d",
        "or": r" (?:or|which is|that is) (?:[a-z]+ ){0,2}[-−–]?[\d½¼¾⅓⅔⅛]",
        # The second quantity, with what must stand before it: most texts have none.
        "cheap": (
            r"(?:[(\[](?:[a-z~≈.]+ ?){0,3}|,? or (?:[a-z]+ ){0,2}|, (?:which|that) is (?:[a-z]+ ){0,2}|/ ?"
            r"|, (?:about|around|roughly|nearly|almost|approximately|some) )[-−–]?(?:[½¼¾⅓⅔⅛]|\d[\d.,½¼¾⅓⅔⅛]*"
            rf"|{NUMBER_WORD} )"
            rf"(?: ?[-–—] ?\d[\d.,]*| to \d[\d.,]*)?(?: [mb]illion| thousand)?[ "
            rf"-]?(?:{'|'.join(name for name, _ in NAMES)})(?!\w)"
        ),
        "joined": (
            rf"(?i)(?:[ -](?:(?:[a-z]+|(?:19|20)\d\d(?=[ (]))[ -]?){{1,5}})? ?[(\[](?:or |i\.e\.,? "
            r"|equal to |equivalent to )?"
            rf"(?P<about>(?:{alternatives('about-words')}|~|≈|c\.) ?)?"
            rf"|(?: [a-z]+){{0,4}}(?:,| –| —|—) (?:or|which is|that is|i\.e\.) "
            rf"(?P<about2>(?:{alternatives('about-words')}) )?| ?/ ?"
            rf"|, (?P<about3>(?:{alternatives('about-words')}) )"
        ),
        "closed": (r" ?(?:in (?:length|height|width|diameter)|long|wide|high|tall|deep|away|across"
                             r"|each)?[)\]]"),
        "closed_open": (r"[,.;:)]|$| [–—]|—| (?:by|at|in|on)\b"),
        "about": (rf"(?i)(?<!\w)(?:{alternatives('about-words', 'at-least-words', 'at-most-words')}|~|≈) ?$"),
        "change": (
            r"(?i)\b(?:ris(?:e|es|en|ing)|rose|warm(?:s|ed|er|ing)?|cool(?:s|ed|er|ing)?|increas\w+|drop(?:s|ped)?"
            r"|fall(?:s|en)?|fell|decreas\w+|climb(?:s|ed)?|differ(?:s|ence)?|hotter|colder|var(?:y|ies|iation)|swing|limit\w*|anomaly)"
            r"\b[^.;()]{0,24}\b(?:by|of|to (?:within|below|under|about|around|well below|less than))"
            r" (?:up to |about |around |nearly |almost |more than |at least |less than |roughly |just |only |over "
            r"|some |another )?$"
            r"|(?i:warming) (?:to|at|of|by|beyond|past|above|below) (?:about |around |well below |below |under "
            r"|just )?$"
        ),
        "sea": r"(?i)nautical|\b(?:sea|seas|ocean|ships?|boats?|vessels?|ferr(?:y|ies)|sail\w*|yachts?|offshore"
               r"|coast\w*|islands?|knots|nav(?:y|al)|submarines?|port|harbou?r|marine\w*|fish\w*|pirate\w*|lifeboats?|strait"
               r"|channel|gulf|bay|flight|aircraft|planes?|pilots?|missiles?)\b",
        "warmer": (r"(?i)^[)\]]? ?(?:degrees? )?(?:warmer|hotter|colder|cooler|above|below|higher|lower) "
                             r"(?:in [a-z0-9 ]{0,40}?)?(?:than"
                             r"|(?:the )?(?:average|normal|usual|pre-?industrial|seasonal|norm|long-term"
                             r"|mean))"),
        # 5'10", 6-foot-2, 6ft 2
        "tall": (
            r"(?<![\w.,/$£€¥#-])(?P<feet>\d{1,2})(?:['′’] ?| ?ft\.?,? | feet,? (?:and )?|-foot-|-feet-)"
            r"(?P<inches>1[01]|\d)(?:\.5|½)?(?:[\"″”]|''|(?= ?[(\[,/]| or ))"
        ),
        # 8 stone 4
        "stones": (
            r"(?<![\w.,/$£€¥#-])(?P<stones>\d{1,2})(?: |-)?(?:stones?|st) (?P<pounds>1[0-3]|\d)(?= ?[(\[,/]| or )"
        ),
        "compound": (r"(?:,? (?:and )?|-)?$"),
    })  # fmt: skip


_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}


def _value(text: str) -> tuple[Fraction, Fraction, bool]:
    """Value, step of the last place, and whether it is written in a fraction or in words."""
    lower = text.lower()
    if lower in ("a", "an"):
        return Fraction(1), Fraction(1), True
    if lower in ("half a", "half an"):
        return Fraction(1, 2), Fraction(1, 4), True
    if text[-1] in _VULGAR:
        return Fraction(int(text[:-1] or "0")) + Fraction(_VULGAR[text[-1]]), Fraction(1, 8), True
    if "/" in text:
        whole, _, part = text.partition(" ")
        upper, _, under = part.partition("/")
        return (
            Fraction(int(whole)) + Fraction(int(upper), int(under) or 1),
            Fraction(1, 8),
            True,
        )
    value = number_value(text)
    digits, _, scale = text.partition(" ")
    _, dot, decimals = digits.partition(".")
    step = Fraction(1, 10 ** len(decimals)) if dot and text[0].isdigit() else Fraction(1)
    if scale and value:
        last = text.lower().rpartition(" ")[2]
        step *= {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}.get(last, 1)
    return value, step, not text[0].isdigit()


def _half_step(value: Fraction, step: Fraction) -> Fraction:
    """What rounding may have taken: half the last place; zeros at the end may not count, up to a twentieth."""
    if step != 1:
        return step / 2
    place = Fraction(1)
    while value and value % (place * 10) == 0:
        place *= 10
    return max(Fraction(1, 2), min(place / 2, value / 20))


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; feet with inches, pounds with ounces and stones with pounds are one."""
    found: list[Quantity] = []
    patterns = _patterns()
    tall = [_tall(match) for match in patterns["tall"].finditer(text)]
    tall += [_stones(match) for match in patterns["stones"].finditer(text)]
    for match in patterns["quantity"].finditer(text):
        name = match.lastgroup or "u0"
        name = next(key for key, part in match.groupdict().items() if key[0] == "u" and part is not None)
        units = NAMES[int(name[1:])][1]
        high, step, _ = _value(match["high"])
        low = _value(match["low"])[0] if match["low"] else high
        if match["minus"] and units[0].dimension == "temperature":
            low, high = (-high, -high) if low == high else (-low, -high)
        elif match["minus"] and match["minus"] != "minus ":
            pass  # a hyphen in front
        start = match.start("low") if match["low"] else match.start("high")
        if match["minus"] and units[0].dimension == "temperature":
            start = match.start()
        lead = text[max(0, start - 24) : start]
        about = bool(patterns["about"].search(lead))
        item = Quantity(start, match.end(), low, high, _half_step(abs(high), step), units, match[name], step, about)
        if any(item.start < other.end and other.start < item.end for other in tall):
            continue
        last = found[-1] if found else None
        if last and _are_one(last, item, text[last.end : item.start]):
            ratio = item.units[0].size / last.units[0].size
            value = last.low + item.low * ratio
            found[-1] = last._replace(
                end=item.end, low=value, high=value, half=item.half * ratio, step=item.step * ratio
            )
        else:
            found.append(item)
    return tuple(sorted(found + tall)) if tall else tuple(found)


def _tall(match: re.Match[str]) -> Quantity:
    value = Fraction(match["feet"]) + Fraction(match["inches"]) / 12
    return Quantity(
        match.start(), match.end(), value, value, Fraction(1, 24), (Unit("length", Fraction(FOOT), False),), "ft"
    )


def _stones(match: re.Match[str]) -> Quantity:
    value = Fraction(match["stones"]) + Fraction(match["pounds"]) / 14
    stone = Unit("mass", Fraction("6.35029318"), False)
    return Quantity(match.start(), match.end(), value, value, Fraction(1, 28), (stone,), "stone")


def _are_one(first: Quantity, second: Quantity, between: str) -> bool:
    one, other = first.units[0], second.units[0]
    return (
        not one.metric
        and not other.metric
        and one.dimension == other.dimension
        and one.dimension in ("length", "mass")
        and one.size > other.size
        and first.low == first.high
        and second.low == second.high
        and first.step == 1
        and bool(_patterns()["compound"].fullmatch(between))
    )


def conversions_in(text: str) -> tuple[Conversion, ...]:
    """The places where a text gives one quantity in two systems: "10 miles (16 km)", "10 km, or 6.2 miles,"."""
    patterns = _patterns()
    opened = "(" in text or "/" in text or "[" in text
    aside = ", " in text and patterns["aside"].search(text) is not None
    if not (opened or " or " in text or " is " in text or aside):
        return ()
    if not (aside or (opened and patterns["opened"].search(text)) or patterns["or"].search(text) or holds_words(text)):
        return ()
    if not patterns["cheap"].search(text):
        return ()
    found = []
    quantities = quantities_in(text)
    at_sea = patterns["sea"].search(text) is not None
    for first, second in pairwise(quantities):
        between = text[first.end : second.start]
        if len(between) > 48:
            continue
        joined = patterns["joined"].fullmatch(between)
        if joined is None:
            continue
        after = text[second.end : second.end + 24]
        opened = "(" in between or "[" in between
        if not (patterns["closed"] if opened else patterns["closed_open"]).match(after):
            if not ("/" in between and re.match(r" [a-z]|[),.;]|$", after)):
                continue
        if (first.low == first.high) != (second.low == second.high):
            continue
        pairs = [(a, b) for a in first.units for b in second.units if _are_two_systems(a, b)]
        if not pairs and opened and _lost_a_zero(first, second):
            pairs = [(first.units[0], second.units[0])]
        if not pairs:
            continue
        about = first.about or second.about or bool(joined["about"] or joined["about2"] or joined["about3"])
        lead = text[max(0, first.start - 60) : first.start]
        after = text[second.end : second.end + 40]
        found.append(_compared(first, second, pairs, about, lead, after, at_sea))
    return tuple(found)


def _are_two_systems(one: Unit, other: Unit) -> bool:
    """Whether one of two units of a kind is metric, or both are used for speed: knots are told in miles an hour."""
    return one.dimension == other.dimension and (
        one.metric != other.metric or (one.dimension == "speed" and one.size != other.size)
    )


def _lost_a_zero(first: Quantity, second: Quantity) -> bool:
    """Whether two metric quantities have the digits in common and not the size: "2.5 tonnes (250 kg)"."""
    one, other = first.units[0], second.units[0]
    if not (one.metric and other.metric and one.dimension == other.dimension != "temperature" and one != other):
        return False
    if not (first.low > 0 and second.low > 0) or first.low != first.high:
        return False
    ratio = first.low * one.size / (second.low * other.size)
    return ratio != 1 and _is_power_of_ten(ratio)


def _is_power_of_ten(ratio: Fraction) -> bool:
    large = max(ratio, 1 / ratio)
    return large.denominator == 1 and str(large.numerator).strip("0") == "1"


def _compared(
    first: Quantity,
    second: Quantity,
    pairs: list[tuple[Unit, Unit]],
    about: bool,
    lead: str,
    after: str,
    at_sea: bool = True,
) -> Conversion:
    patterns = _patterns()
    if pairs[0][0].dimension == "temperature":
        one, other = pairs[0]
        apart = first.low * one.size / other.size  # a difference
        point = first.low * Fraction(9, 5) + 32 if one.metric else (first.low - 32) * Fraction(5, 9)
        told = bool(patterns["change"].search(lead) or patterns["warmer"].match(after))
        # A difference is small: an oven at 180 °C is no 324 °F.
        small = told or abs(first.low) <= (30 if one.metric else 54)
        fits_apart = small and _near(first, second, one.size / other.size, Fraction(0), about)
        shift = Fraction(32) if one.metric else Fraction(-160, 9)
        hot = (first if one.metric else second).low >= 100
        if hot and second.step == 1:
            # Cooks turn to the next mark of the dial, 25 °F or 10 °C away; 180 °C is never 375 °F.
            second = second._replace(half=second.half + (9 if one.metric else 5))
        fits_point = _near(first, second, one.size / other.size, shift, about)
        fits = fits_apart or (fits_point and not told)
        return Conversion(first, second, fits, apart if told else point, told)
    if not at_sea:
        # Miles are nautical at sea only.
        pairs = [pair for pair in pairs if 1852 not in (pair[0].size, pair[1].size)] or pairs
    fits = any(_near(first, second, a.size / b.size, Fraction(0), about) for a, b in pairs)
    return Conversion(first, second, fits, first.low * pairs[0][0].size / pairs[0][1].size)


def _near(first: Quantity, second: Quantity, ratio: Fraction, shift: Fraction, about: bool) -> bool:
    """Whether two quantities agree at both ends within what rounding may have taken from them."""
    for a, b in ((first.low, second.low), (first.high, second.high)):
        half = first.half
        # "Five feet" is rounded, but not by half a foot where the centimetres are told.
        if second.half * 20 < abs(b) and first.step == 1 and abs(a) < 10:
            half = min(half, abs(a) / 20)
        slack = half * ratio + second.half
        if about:
            slack += abs(b) / 10
        if abs(a * ratio + shift - b) > slack:
            return False
    return True
