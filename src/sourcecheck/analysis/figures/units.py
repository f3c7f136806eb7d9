"""Units of measurement in English: their names, what they may mean, and their size in the SI unit.

Factors are those of NIST Special Publication 811 (2008 edition, Appendix B.8), exact where it prints them in
bold: https://www.nist.gov/pml/special-publication-811. British units: The Units of Measurement Regulations 1995,
Schedule; the nautical mile, the knot and the barrel of 42 US gallons as in SP 811.
"""

from __future__ import annotations

from fractions import Fraction

from sourcecheck.records import NamedTuple

__all__ = ["FOOT", "NAMES", "UNITS", "Unit"]


class Unit(NamedTuple):
    """A unit: its dimension, its size in the SI unit of that, and the system it belongs to."""

    dimension: str
    size: Fraction
    metric: bool


def _unit(dimension: str, size: str, metric: bool = False) -> Unit:
    return Unit(dimension, Fraction(size), metric)


_INCH, FOOT, _YARD, _MILE = "0.0254", "0.3048", "0.9144", "1609.344"
# English names (with their plurals by "(s)") and what they can mean.
NAMES: tuple[tuple[str, tuple[Unit, ...]], ...] = (
    (r"kilomet(?:er|re)s?|kms?|Km", (_unit("length", "1000", True),)),
    (r"cent[i]met(?:er|re)s?|cms?", (_unit("length", "0.01", True),)),
    (r"millimet(?:er|re)s?|mm", (_unit("length", "0.001", True),)),
    (r"met(?:er|re)s?|m", (_unit("length", "1", True),)),
    (r"nautical miles?|nmi", (_unit("length", "1852"),)),
    (r"miles?|mi", (_unit("length", _MILE), _unit("length", "1852"))),
    (r"yards?|yds?", (_unit("length", _YARD),)),
    (r"fathoms?", (_unit("length", "1.8288"),)),
    (r"feet|foot|ft", (_unit("length", FOOT),)),
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
    (r"(?:US|U\.S\.) pints?", (_unit("volume", "0.473176473"),)),
    (r"(?:UK|British|[Ii]mperial) pints?", (_unit("volume", "0.56826125"),)),
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
UNITS = tuple(units for _, units in NAMES)
