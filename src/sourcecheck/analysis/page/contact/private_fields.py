"""Which details of a profile are a private person's, and which belong to an office.

A newsroom's telephone, a firm's address and the birth date in an obituary are meant to be read. What is
private is told by kind (a full date of birth), by label ("home", "mobile"), by its own shape ("Apt. 4", a mail box
at a free provider) and by what it stands beside.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from sourcecheck.analysis.page.contact.numbers import SAMPLE_CARDS, SAMPLE_SOCIAL, is_card, is_iban, is_social
from sourcecheck.analysis.page.profiles.profile import Field, Profile
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document
from sourcecheck.records import NamedTuple

__all__ = ["Private", "is_free_mail", "private_fields"]

_FREE = words(
    "gmail googlemail hotmail yahoo ymail rocketmail outlook live msn aol icloud me mac protonmail proton pm tutanota "
    "tuta gmx web t-online freenet arcor mail inbox yandex rambler bk list zoho fastmail hey libero virgilio tiscali "
    "alice orange wanadoo free laposte sfr neuf bbox btinternet sky virginmedia talktalk ntlworld comcast verizon att "
    "sbcglobal bellsouth cox charter earthlink juno netzero rogers shaw sympatico bigpond optusnet qq 163 126 sina "
    "foxmail naver hanmail daum rediffmail uol bol terra ig seznam centrum wp onet o2 interia ukr abv walla"
)
# Second-level names that are also ordinary words or firms: only with these endings a free provider.
_ENDINGS = words("com net de fr it es co.uk co.in com.br com.au ca at ch ru cz pl ua bg cn jp nl be pt dk se no ie")


class Private(NamedTuple):
    """A private detail: what it is called in a message, the field, and whether it is private for sure."""

    kind: str
    field: Field
    sure: bool


def is_free_mail(address: str) -> bool:
    """Whether a mail address is a mail box at a provider that gives them to anybody, and not a desk's."""
    local, at, domain = address.strip().removeprefix("mailto:").lower().partition("@")
    name, _, ending = domain.partition(".")
    return bool(at) and local not in _DESKS and name in _FREE and ending in _ENDINGS


_DESKS = words(
    "info contact editor editors news newsroom press hello hi tips office mail email admin support team media staff "
    "letters feedback enquiries inquiries help sales marketing service kontakt redaktion presse"
)


@cache
def _label_words() -> dict[str, re.Pattern[str]]:
    return {
        "home": compiled(
            r"\b(?:home|residen|lives|resides|dwelling|domicil|privat|personal|wohn|hogar|adresse personnelle)",
            re.IGNORECASE,
        ),
        "mobile": compiled(r"\b(?:mobile?|cell|handy|m[óo]vil|portable|celular|cellulare|privat)", re.IGNORECASE),
        "work": compiled(
            r"\b(?:office|work|business|company|press|media|newsroom|desk|school|toll|fax|dienst|büro|bureau|oficina|"
            r"ufficio|studio|shop|venue|branch|headquarters|registered|district|constituency|service)",
            re.IGNORECASE,
        ),
    }


@cache
def _premises() -> re.Pattern[str]:
    """Words of addresses at which nobody lives."""
    return compiled(
        r"\b(?:room|guildhall|town hall|city hall|rathaus|parliament|house of|zimmer|suite|ste|floor|fl|office|"
        r"building|bldg|capitol|university|college|school|campus|hall|department|dept|ministry|embassy|court ?house|"
        r"hospital|centre|center|tower|plaza|p\.? ?o\.? ?box|postfach|box|mall|station|airport|studio|church|museum|"
        r"library|institute|inc|llc|ltd|gmbh|rayburn|longworth|cannon|dirksen|hart|russell)\b",
        re.IGNORECASE,
    )


@cache
def _home() -> re.Pattern[str]:
    return compiled(r"\b(?:apt|apartment|flat|wohnung|appt|appartement|piso)\b\.? ?#?\w{1,5}", re.IGNORECASE)


@cache
def _street() -> re.Pattern[str]:
    """A house number and a street, in either order; a town alone is no address."""
    word = r"[^\W\d_][\w'’.-]"
    endings = (
        "stra(?:ß|ss)e|str\\.?|weg|gasse|allee|platz|ring|damm|ufer|laan|straat|gracht|gatan|vej|gade|veien|utca|via"
    )
    return compiled(
        rf"(?:^|[\s,#(])\d{{1,6}}[a-zA-Z]?,?\s+(?:{word}*[\s,]+){{0,5}}{word}{{2,}}|(?:{endings}) \d{{1,4}}\b|"
        r"\b(?:calle|via|rua|avenida|ulica|ul\.) [^\d]{3,40}\d{1,4}\b",
        re.IGNORECASE,
    )


@cache
def _full_date() -> re.Pattern[str]:
    """A date of birth to the day."""
    return compiled(
        r"(?<!\d)(?:((?:19|20)\d\d)[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]((?:19|20)\d\d)|"
        r"\d{1,2}(?:st|nd|rd|th|er|º)?\.? (?:de |of )?[^\W\d_]{3,10}\.?,?(?: de)? ((?:19|20)\d\d)|"
        r"[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? ((?:19|20)\d\d))(?!\d)"
    )


def private_fields(document: Document, profile: Profile, today: date) -> tuple[Private, ...]:
    """The private details of a profile, in source order, one field each; desks, firms and the long dead left out."""
    own = [field for field in profile.fields if not field.network]
    labels = _label_words()
    found: list[Private] = []
    firm = any(field.key == "company" for field in own)
    address: list[Field] = []
    for field in own:
        said = document.source[max(field.place.start, field.span.start - 60) : field.span.start]
        value = " ".join(field.value.split())
        if field.key == "birthdate":
            match = _full_date().search(value)
            year = next((int(group) for group in match.groups() if group), 0) if match else 0
            if year and today.year - 105 <= year <= today.year:
                found.append(Private("birth date", field, True))
        elif field.key == "address" and not labels["work"].search(said) and not _premises().search(value):
            if _street().search(value):
                sure = bool(labels["home"].search(said) or _home().search(value))
                found.append(Private("home address" if sure else "address", field, sure))
        elif field.key in ("street", "zip", "city"):
            address.append(field)
        elif field.key == "phone" and sum(map(str.isdigit, value)) >= 7 and not labels["work"].search(said):
            sure = bool(labels["mobile"].search(said) or labels["home"].search(said))
            if not value.replace("+1", "").lstrip(" -.(").startswith(("800", "888", "877", "866", "0800")):
                found.append(Private("phone", field, sure))
        elif field.key == "email" and is_free_mail(value):
            found.append(Private("mail address", field, not firm))
        elif field.key in ("ssn", "card", "iban") and _is_number(field.key, value):
            found.append(Private(_NUMBERS[field.key], field, True))
    streets = [field for field in address if field.key == "street"]
    if len(address) > len(streets) and streets and _street().search(streets[0].value):
        if not _premises().search(streets[0].value):
            sure = bool(_home().search(streets[0].value))
            found.append(Private("home address" if sure else "address", streets[0], sure))
    return tuple(sorted(found, key=lambda one: one.field.span))


_NUMBERS = {"ssn": "social security number", "card": "card number", "iban": "bank account"}


def _is_number(key: str, value: str) -> bool:
    digits = "".join(char for char in value if char.isdigit())
    if key == "ssn":
        return is_social(value) and digits not in SAMPLE_SOCIAL
    return is_card(value) and digits not in SAMPLE_CARDS if key == "card" else is_iban(value)
