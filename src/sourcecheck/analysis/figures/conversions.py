"""Quantities with units in English text, and whether two of them can be the same.

Factors are those of NIST Special Publication 811 (2008 edition, Appendix B.8), exact where it prints them in
bold: https://www.nist.gov/pml/special-publication-811. British units: The Units of Measurement Regulations 1995,
Schedule; the nautical mile, the knot and the barrel of 42 US gallons as in SP 811. A word that names several units
(mile, gallon, ton, ounce) agrees when one of them does. Currencies are never converted.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sourcecheck.analysis.figures.numbers import DIGIT, NUMBER, NUMBER_WORD, holds_words, number_value
from sourcecheck.analysis.lazy_patterns import LazyPatterns
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


class Unit(NamedTuple):
    """A unit: its dimension, its size in the SI unit of that, and the system it belongs to."""

    dimension: str
    size: Fraction
    metric: bool


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


def _unit(dimension: str, size: str, metric: bool = False) -> Unit:
    return Unit(dimension, Fraction(size), metric)


_INCH, _FOOT, _YARD, _MILE = "0.0254", "0.3048", "0.9144", "1609.344"
# English names (with their plurals by "(s)") and what they can mean.
_NAMES: tuple[tuple[str, tuple[Unit, ...]], ...] = (
    (r"kilomet(?:er|re)s?|kms?|Km", (_unit("length", "1000", True),)),
    (r"cent[i]met(?:er|re)s?|cms?", (_unit("length", "0.01", True),)),
    (r"millimet(?:er|re)s?|mm", (_unit("length", "0.001", True),)),
    (r"met(?:er|re)s?|m", (_unit("length", "1", True),)),
    (r"nautical miles?|nmi", (_unit("length", "1852"),)),
    (r"miles?|mi", (_unit("length", _MILE), _unit("length", "1852"))),
    (r"yards?|yds?", (_unit("length", _YARD),)),
    (r"fathoms?", (_unit("length", "1.8288"),)),
    (r"feet|foot|ft", (_unit("length", _FOOT),)),
    (r"inch(?:es)?|ins?", (_unit("length", _INCH),)),
    (r"square kilomet(?:er|re)s?|sq\.? ?km|km2|km²", (_unit("area", "1000000", True),)),
    (r"square met(?:er|re)s?|sq\.? ?m|m2|m²|sqm", (_unit("area", "1", True),)),
    (r"hectares?|ha", (_unit("area", "10000", True),)),
    (r"square miles?|sq\.? ?mi(?:les?)?|mi²", (_unit("area", "2589988.110336"),)),
    (r"acres?", (_unit("area", "4046.8564224"),)),
    (r"square (?:feet|foot)|sq\.? ?ft|ft²|ft2", (_unit("area", "0.09290304"),)),
    (r"square yards?|sq\.? ?yds?", (_unit("area", "0.83612736"),)),
    (r"kilogram(?:me)?s?|kilos?|kgs?|Kg", (_unit("mass", "1", True),)),
    (r"milligram(?:me)?s?|mg", (_unit("mass", "0.000001", True),)),
    (r"gram(?:me)?s?|g", (_unit("mass", "0.001", True),)),
    (r"tonnes?|metric tons?|t", (_unit("mass", "1000", True),)),
    (r"tons?|short tons?|long tons?", (_unit("mass", "907.18474"), _unit("mass", "1016.0469088"))),
    (r"pounds?|lbs?\.?", (_unit("mass", "0.45359237"),)),
    (r"stones?|st", (_unit("mass", "6.35029318"),)),
    (r"ounces?|oz\.?", (_unit("mass", "0.028349523125"), _unit("volume", "0.0295735295625"),
                       _unit("volume", "0.0284130625"), _unit("mass", "0.0311034768"))),
    (r"fluid ounces?|fl\.? ?oz\.?", (_unit("volume", "0.0295735295625"), _unit("volume", "0.0284130625"))),
    (r"millilit(?:er|re)s?|ml|mL", (_unit("volume", "0.001", True),)),
    (r"centilit(?:er|re)s?|cl", (_unit("volume", "0.01", True),)),
    (r"lit(?:er|re)s?|l|L", (_unit("volume", "1", True),)),
    (r"cubic met(?:er|re)s?|m3|m³", (_unit("volume", "1000", True),)),
    (r"(?:US|U\.S\.) gallons?", (_unit("volume", "3.785411784"),)),
    (r"(?:UK|British|[Ii]mperial) gallons?", (_unit("volume", "4.54609"),)),
    (r"gallons?|gal", (_unit("volume", "3.785411784"), _unit("volume", "4.54609"))),
    (r"quarts?|qts?", (_unit("volume", "0.946352946"), _unit("volume", "1.1365225"))),
    (r"pints?", (_unit("volume", "0.473176473"), _unit("volume", "0.56826125"))),
    (r"barrels?|bbl", (_unit("volume", "158.987294928"), _unit("volume", "119.240471196"))),
    (r"cubic (?:feet|foot)|cu\.? ?ft", (_unit("volume", "28.316846592"),)),
    (r"cubic yards?|cu\.? ?yds?", (_unit("volume", "764.554857984"),)),
    (r"kilomet(?:er|re)s? (?:per|an) hour|km/h|kph|kmh|km/hr", (Unit("speed", Fraction(5, 18), True),)),
    (r"met(?:er|re)s? (?:per|a) second|m/s", (_unit("speed", "1", True),)),
    (r"miles? (?:per|an) hour|mph", (_unit("speed", "0.44704"),)),
    (r"knots?|kts?", (Unit("speed", Fraction(1852, 3600), False),)),
    (r"(?:degrees? |° ?)?(?:Celsius|Centigrade|celsius|centigrade)|(?:° ?)?C|℃", (_unit("temperature", "1", True),)),
    (r"(?:degrees? |° ?)?(?:Fahrenheit|fahrenheit)|(?:° ?)?F|℉", (Unit("temperature", Fraction(5, 9), False),)),
    (r"pounds per square inch|psi", (_unit("pressure", "6894.757"),)),
    (r"kilopascals?|kPa", (_unit("pressure", "1000", True),)),
    (r"bars?", (_unit("pressure", "100000", True),)),
    (r"horsepower|hp|bhp", (_unit("power", "745.6999"), _unit("power", "735.4988"))),
    (r"kilowatts?|kW", (_unit("power", "1000", True),)),
    (r"kilojoules?|kJ", (_unit("energy", "1000", True),)),
    (r"(?:kilo)?calories?|kcal", (_unit("energy", "4184"), _unit("energy", "4186.8"))),
)  # fmt: skip
UNITS = tuple(units for _, units in _NAMES)


def _folded(name: str) -> str:
    """The name of a unit over folded text: small letters, signs as spaces; a unit that is all sign is left out."""
    return name.lower().replace("|℃", "").replace("/", " ").replace("°", " ").replace(r"\.", " ")


# One of the two quantities is metric. Units that other words end in are waited for with what may stand before them.
CONVERSION_NEEDS = (
    "km ", "kmh ", "kms ", "kilomet", "cm ", "centimet", "millimet", "mm ", "metre", "meter", "hectare", "km2 ", "m2 ",
    "kg ", "kgs ", "kilogram", "kilos ", "kilo ", "gramme", "tonne", "metric ton", "litre", "liter", "millilit", "cl ",
    "kph ", "celsius ", "centigrade ", "kilopascal", "kpa ", "kilowatt", "kw ", "kilojoule", "kj ", "m3 ",
    "km²", "m²", "m³", "℃",
    *(f"{before}{unit} " for unit in ("c", "m", "g", "t", "l", "ha", "ml", "gram", "grams", "bar", "bars")
      for before in " -0123456789½¼¾⅓⅔⅛"),
)  # fmt: skip
CONVERSION_GATE = (
    rf"(?:[\dª½¼¾][ -]{{0,3}}|\b(?:an?\b|{NUMBER_WORD})[ -]{{1,3}})"
    rf"(?:{'|'.join(_folded(name) for name, units in _NAMES if units[0].metric)})\b"
    rf"|{DIGIT} {{2,4}}{DIGIT}"  # 20℃ (68℉)
)


@cache
def _patterns() -> LazyPatterns:
    number = rf"(?:half an?|an?|{NUMBER}|\d{{1,9}}[½¼¾⅓⅔⅛]|[½¼¾⅓⅔⅛]|\d{{1,9}} \d/\d)"
    # Longest names first: "square miles" before "miles", "m/s" before "m".
    order = sorted(range(len(_NAMES)), key=lambda at: -len(_NAMES[at][0]))
    names = "|".join(rf"(?P<u{at}>{_NAMES[at][0]})" for at in order)
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
            rf"-]?(?:{'|'.join(name for name, _ in _NAMES)})(?!\w)"
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
    for match in patterns["quantity"].finditer(text):
        name = match.lastgroup or "u0"
        name = next(key for key, part in match.groupdict().items() if key[0] == "u" and part is not None)
        units = _NAMES[int(name[1:])][1]
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
        match.start(), match.end(), value, value, Fraction(1, 24), (Unit("length", Fraction(_FOOT), False),), "ft"
    )


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
        pairs = [(a, b) for a in first.units for b in second.units
                 if a.dimension == b.dimension and a.metric != b.metric]  # fmt: skip
        if not pairs:
            continue
        about = first.about or second.about or bool(joined["about"] or joined["about2"] or joined["about3"])
        lead = text[max(0, first.start - 60) : first.start]
        after = text[second.end : second.end + 40]
        found.append(_compared(first, second, pairs, about, lead, after, at_sea))
    return tuple(found)


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
            # Cooks turn to the next mark of the dial, 25 °F or 10 °C away.
            second = second._replace(half=second.half + (10 if one.metric else 5))
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
