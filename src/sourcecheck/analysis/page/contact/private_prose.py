"""Private details in running text: where somebody lives, a private telephone, numbers of cards and of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.page.contact.numbers import SAMPLE_CARDS, SAMPLE_SOCIAL, is_card, is_iban, is_social
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["OPENINGS", "Told", "private_in"]

# What a text holds, in small letters, in which a private detail is told.
_HOMES = (
    "lives at", "live at", "resides at", "reside at", "residing at", "living at", "home at", "home on", "home is",
    "house at", "house on", "house is", "apartment at", "apartment on", "apartment is", "flat at", "flat on", "flat is",
    "home address", "wohnt", "wohnhaft", "habite", "domicili", "demeurant", "vive en", "reside en",
)  # fmt: skip
_WHOSE = ("his", "her", "their", "s", "home", "own", "private", "personal", "seine", "ihre", "son", "sa", "su")
_LONGEST = 2_000  # code points of a sentence that are looked at
_PHONES = (
    *(f"{whose} {what}" for whose in _WHOSE for what in ("cell", "mobile")),
    "home phone", "home telephone", "private phone", "private telephone", "private number",
    "handynummer", "privatnummer", "home number", "personal telephone", "número personal",
    "numéro de portable", "número de móvil", "personal number", "personal phone", "private telefonnummer",
)  # fmt: skip
_NUMBERS = ("ssn", "social security", "card", "visa", "mastercard", "amex", "american express", "iban")
OPENINGS = (*_HOMES, *_PHONES, *(f" {word}" for word in _NUMBERS))


class Told(NamedTuple):
    """A private detail in a text. ``kind`` is home, phone, social, card or account."""

    kind: str
    start: int
    end: int


@cache
def _homes() -> tuple[re.Pattern[str], ...]:
    word = r"[A-Z0-9][\w.'’]{0,20}"
    ending = (
        r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Place|Pl|Terrace|Crescent|Close|"
        r"Circle|Cir|Gardens|Grove|Mews|Row|Hill|Parkway|Pkwy|Trail|Loop|Square|Sq)\b\.?"
    )
    unit = r"(?:,? (?:[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ff]lat|#) ?#?\w{1,5})?"
    flat = r"(?:(?:[Ff]lat|[Aa]partment|[Uu]nit) \w{1,5},? (?:at )?)?"
    street = rf"{flat}\d{{1,5}}[A-Za-z]? (?:{word} ){{1,4}}?{ending}{unit}"
    lives = (
        r"\b(?:(?:now |still |currently )?(?:lives|live|resides|reside|residing|living) at|"
        r"(?:[Hh]is|[Hh]er|[Tt]heir|whose|[a-z]{3,}er['’]s|[A-Z][a-z]+['’]s?) "
        r"(?:home|house|apartment|flat|home address) (?:is )?(?:at|is)|"
        r"home address(?: is|:)?|(?:lives|live|living|resides) in (?:an? |the )?(?:apartment|flat|house|home) (?:at|"
        r"on)) "
    )
    number = r"\d{1,4} ?[a-z]?\b(?!\.)"
    return (
        compiled(rf"{lives}({street})"),
        compiled(
            r"\b(?:wohnt|wohnhaft) (?:derzeit |heute )?(?:in|an|im|am)(?: der| dem)? "
            rf"([A-ZÄÖÜ][\w-]{{2,30}}(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|ufer|damm) {number})"
        ),
        compiled(
            r"\b(?:wohnt|wohnhaft) (?:derzeit |heute )?(?:in|an|im|am)(?: der| dem)? "
            rf"([A-ZÄÖÜ][\w-]{{2,30}} (?:Straße|Strasse|Str\.|Weg|Allee|Platz|Ring) {number})"
        ),
        compiled(
            r"\b(?:habite|domiciliée?|demeurant)(?: actuellement)?(?: au| à l['’]adresse)? "
            r"(\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|chemin|impasse|allée|quai|cours) "
            r"(?:[\w'’-]+ ){0,4}?[A-ZÉ][\w'’-]+)"
        ),
        compiled(
            r"\b(?:vive en|reside en|domiciliad[oa] en) (?:la |el )?"
            r"((?:calle|avenida|plaza|paseo|camino) (?:[\w'’-]+ ){0,4}?[A-ZÁÉÍÓÚÑ][\w'’-]+,? "
            r"(?:n[.º°o]{1,2} ?)?\d{1,4})"
        ),
    )


@cache
def _phone() -> re.Pattern[str]:
    whose = r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]+['’]s?|[Ss]eine|[Ii]hre|[Ss]on|[Ss]a|[Ss]u)\b "
    whose += r"(?:own |private |personal )?)"
    what = (
        r"(?:(?:cell|mobile|cellular)(?:[ -](?:tele)?phone)?(?: number)?|cellphone(?: number)?|"
        r"(?:home|private|personal) (?:(?:tele)?phone(?: number)?|number|cell|mobile)|"
        r"Handynummer|Privatnummer|private Telefonnummer|numéro de portable|número de móvil|número personal)"
    )
    link = r"(?: is| was|,|:| at| on| lautet| ist| est| es|,? which is)?:? ?(?:the )?"
    return compiled(rf"{whose}{what}{link}\(?(\+?[\d(][\d() ./-]{{7,18}}\d)")


@cache
def _number_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        (
            "social",
            compiled(
                r"\b(?:SSN|[Ss]ocial [Ss]ecurity(?: [Nn]umber| [Nn]o\.?| #)?)\b[^.;\d]{0,25}?"
                r"(?<!\d)(\d{3}[- ]\d{2}[- ]\d{4}|\d{9})(?!\d)"
            ),
        ),
        (
            "card",
            compiled(
                r"(?i:\b(?:card|visa|mastercard|amex|american express))\b[^.;\d]{0,30}?(?<![\d-])"
                r"((?:\d{4}[ -]?){3}\d{1,7}|3\d{3}[ -]?\d{6}[ -]?\d{5})(?![\d-])"
            ),
        ),
        (
            "account",
            compiled(
                r"\b(?:his|her|private|personal|[A-Z][\w-]+['’]s?)\b[^.;\d]{0,30}\bIBAN\b[^.;\d]{0,12}?"
                r"([A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8})"
            ),
        ),
    )


@cache
def _public_houses() -> re.Pattern[str]:
    """Addresses that stand for offices, and those of fiction."""
    return compiled(
        r"1600 Pennsylvania|10 Downing|11 Downing|221B? Baker|4 Privet|742 Evergreen|\d00 block", re.IGNORECASE
    )


@cache
def _digit() -> re.Pattern[str]:
    return compiled(r"\d")


@cache
def _digits() -> re.Pattern[str]:
    """As many digits as the shortest telephone has, with marks between them."""
    return compiled(r"\d(?:[ ()./-]{0,3}\d){6}")


@cache
def _no_person() -> re.Pattern[str]:
    """A subject of the sentence that "lives" somewhere without being a person."""
    return compiled(
        r"\b(?:museum|company|firm|shop|exhibit\w*|gallery|library|collection|archive|statue|painting|school|club|team|"
        r"brand|restaurant|bakery|institute|foundation|website|project)\b[^.!?]*$",
        re.IGNORECASE,
    )


def _sentence_before(text: str, at: int) -> tuple[int, int]:
    """What a sentence holds before a place, or the end of that where the sentence is very long."""
    low = max(0, at - _LONGEST)
    return max(low, *(text.rfind(stop, low, at) + 1 for stop in ".!?")), at


def private_in(text: str) -> Iterator[Told]:
    """The private details that a text tells, in the order of their kinds."""
    if not _digit().search(text):
        return
    low = text.lower()
    if any(word in low for word in _HOMES):
        for pattern in _homes():
            for match in pattern.finditer(text):
                if not _public_houses().match(match[1]) and not _no_person().search(
                    text, *_sentence_before(text, match.start())
                ):
                    yield Told("home", *match.span(1))
    if not _digits().search(text):
        return
    if any(word in low for word in _PHONES):
        for match in _phone().finditer(text):
            if 7 <= sum(map(str.isdigit, match[1])) <= 15:
                yield Told("phone", *match.span(1))
    if not any(word in low for word in _NUMBERS):
        return
    for kind, pattern in _number_patterns():
        for match in pattern.finditer(text):
            digits = "".join(char for char in match[1] if char.isdigit())
            if (
                (kind == "social" and is_social(match[1]) and digits not in SAMPLE_SOCIAL)
                or (kind == "card" and is_card(match[1]) and digits not in SAMPLE_CARDS)
                or (kind == "account" and is_iban(match[1]))
            ):
                yield Told(kind, *match.span(1))
