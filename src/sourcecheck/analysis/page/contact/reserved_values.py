"""Contacts that reach nobody: reserved for examples, for films, or left from a theme.

Domains: RFC 2606 and RFC 6761. Telephones of North America: 555-0100 to 555-0199 are kept for fiction (North
American Numbering Plan). Of Britain, Australia, France and Germany: the numbers that Ofcom, ACMA, Arcep and the
Bundesnetzagentur keep for drama. Names of themes' sample domains are facts about widely used templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["OPENINGS", "Reserved", "reserved_host", "reserved_in"]

# What a text holds, in small letters, with such a value.
OPENINGS = (
    "@", "000) 000", "111) 111", "999) 999", "123) 456", "000)000",
    "111)111", "999)999", "123)456",
    " 555", "(555", "1555", "555-", "5550", "123-4567", "-555", ".555", "any city", "any town", "anytown",
    "any where", "anywhere st", "anywhere road", "anywhere lane", "anywhere ave", "anywhere name", "anywhere rd",
    "anywhere address", "your street", "your address", "your city", "your town", " main street", " main st",
    "street name", "street address", "musterstr", "musterweg", "mustergasse", "musterallee", "musterstadt", "632 960",
    "632-960", "632960", "7700 900", "7700-900", "7700900", "496 0", "496-0", "4960", "498 0", "498-0", "4980",
    "491 57", "491-57", "49157", "99 00", "99-00", "9900", "61 91", "61-91", "6191", "53 01", "53-01", "5301",
    "65 71", "65-71", "6571", "36 49", "36-49", "3649", "39 98", "39-98", "3998", "123 456", "123-456", "123456",
    "1234 567", "1234-567", "1234567", "1234 5", "1234-5", "12345", "000 000", "000-000", "000000", "111 111",
    "111-111", "111111", "999 999", "999-999", "999999", "7946", "7010", "23125", "66969", "90009", "99998", "4710",
)  # fmt: skip


_PLACES = (
    "any city", "any town", "anytown", "any where", "anywhere", "your street", "your address", "your city", "your town",
    "main st", "street", "muster",
)  # fmt: skip


class Reserved(NamedTuple):
    """A value and what it is: mail, phone, film (a number kept for drama), address or person."""

    kind: str
    start: int
    end: int


_PLACEHOLDERS = words(
    "yourdomain your-domain your_domain yoursite your-site yourwebsite your-website yourcompany your-company mysite "
    "mydomain mywebsite reallygreatsite domainname domain-name sitename yourname your-name yourbusiness yourbrand "
    "youremail your-email examplesite exampledomain example-domain example-site votredomaine votre-domaine votresite "
    "votre-site votreentreprise exemple ejemplo tudominio tu-dominio tusitio tuempresa beispiel beispielfirma "
    "ihredomain ihre-domain deinedomain deine-domain musterfirma muster mustermann meinefirma esempio tuodominio "
    "tuosito exemplo seudominio seusite suaempresa voorbeeld jouwdomein uwdomein"
)
# Real hosts, but such addresses at them are left from a theme.
_THEMES = words("domain company website email site business sample")


@cache
def _mail() -> re.Pattern[str]:
    return compiled(r"(?<![\w.+-])([\w.+%-]{1,64})@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4})")


def reserved_host(host: str, local: str = "") -> bool:
    """Whether no mail or page of a real owner can be at a host: reserved, or a theme's sample.

    "harbourpost.example" is an invented name on purpose, and no sample that was forgotten.
    """
    parts = host.lower().strip(".").removeprefix("www.").split(".")
    last, name = parts[-1], parts[-2] if len(parts) > 1 else parts[-1]
    if last in ("test", "invalid", "localhost"):
        return True
    if name == "example" and last in ("com", "org", "net", "edu", "co"):
        return True
    if parts[-3:-1] in (["example", "co"], ["example", "com"]) or (last == "example" and name in ("example", "mail")):
        return True
    if name in _PLACEHOLDERS:
        return True
    if name.startswith("your") and name[4:].strip("-").startswith(_YOURS):
        return True
    return last == "com" and (name in ("domain", "website") or (name in _THEMES and local.lower() in _LOCALS))


_YOURS = ("domain", "site", "web", "company", "news", "paper", "brand", "business", "blog", "store", "shop", "org",
          "mail", "name", "host", "server", "agency", "studio", "magazine", "media")  # fmt: skip


_LOCALS = words(
    "email mail your you name your.name yourname youremail your.email user username info contact hello john john.doe "
    "johndoe jane.doe test example someone me first.last firstname.lastname"
)


@cache
def _digits() -> re.Pattern[str]:
    """Seven digits with marks between them: no telephone has fewer."""
    return compiled(r"\d(?:[ ().-]{0,3}\d){6}")


@cache
def _phones() -> tuple[tuple[str, re.Pattern[str]], ...]:
    sep = r"[ .-]?"
    return (
        (
            "phone",
            compiled(
                rf"(?<![\w.+-])(?:\+?1{sep})?(?:\(\d{{3}}\){sep}|\d{{3}}[ .-])?555[ .-]?01\d\d(?![ .-]?\d)|"
                rf"(?<![\w.+-])(?:\+?1{sep})?(?:\(555\) ?|555{sep})\d{{3}}{sep}\d{{4}}(?![ .-]?\d)|"
                rf"(?<![\w.+-])(?:\+?1{sep})?(?:\(123\) ?|123{sep})456{sep}7890?(?![ .-]?\d)|"
                rf"(?<![\w.+-])(?:\+?1{sep})?(?:(?:\(000\) ?|000{sep})000{sep}0000|(?:\(111\) ?|111{sep})111{sep}1111|"
                rf"(?:\(999\) ?|999{sep})999{sep}9999)(?![ .-]?\d)|"
                r"(?<![\w.+-])\+?(?:00[ ]?)?(?:0?123[ -]?456[ -]?789\d?|0?1234[ -]?567(?:[ -]?89\d?)?|"
                r"\+\d{1,3}[ -]1234[ -]?5678?(?:9\d?)?)(?![ .-]?\d)|"
                rf"(?<![\w.+-])(?:\(?\d{{3}}\)?{sep})?123-4567(?![ .-]?\d)"
            ),
        ),
        (
            "film",
            compiled(
                r"(?<![\w.+-])(?:(?:\+44 ?(?:\(0\) ?)?|0)(?:1632[ -]?960[ -]?\d{3}|20[ -]?7946[ -]?0\d{3}|"
                r"7700[ -]?900[ -]?\d{3}|1(?:13|14|15|16|17|18|21|31|41|51|61)[ -]?496[ -]?0\d{3}|191[ -]?498[ "
                r"-]?0\d{3})|"
                r"(?:\+61 ?(?:\(0\) ?)?|0)(?:[2378][ -]?(?:5550|7010)[ -]?\d{4}|491[ -]?57[05][ -]?\d{3})|"
                r"(?:\+33 ?(?:\(0\) ?)?|0)(?:1 ?99 ?00|2 ?61 ?91|3 ?53 ?01|4 ?65 ?71|5 ?36 ?49|6 ?39 ?98) ?\d\d ?\d\d|"
                r"(?:\+49 ?(?:\(0\) ?)?|0)(?:30[ /-]?23125[ -]?\d{3}|40[ /-]?66969[ -]?\d{3}|69[ /-]?90009[ -]?\d{3}|"
                r"89[ /-]?99998[ -]?\d{3}|221[ /-]?4710[ -]?\d{3}))(?!\d)"
            ),
        ),
    )


@cache
def _dialled() -> re.Pattern[str]:
    """What stands before a number that is to be dialled."""
    return compiled(
        r"(?:^|\b(?:phone|tel\w*|call|fax|mobile|cell|hotline|ring|dial|number|contact|reach\w*|text|office|desk))\W*"
        r"(?:(?:us|me|him|her|them|at|on|is|number|now) ?\W?){0,3}$",
        re.IGNORECASE,
    )


@cache
def _places() -> re.Pattern[str]:
    return compiled(
        r"\b\d{1,5} (?:Main|Any(?:where)?|Example|Your|Sample|Fake|Some|First|Street) (?:Street|St|Road|Rd|Ave(?:nue)?|"
        r"Name|Address|Lane)\b\.?,? (?:Any(?: ?town| City)|Your (?:City|Town))"
        r"(?:,? [\w ]{2,20})?(?:,? \d{5})?|"
        r"\b(?:Any(?: ?[Tt]own| City),? (?:ST|USA|US|State)(?: \d{5})?)|"
        r"\bYour (?:Street|Address|City|Town)(?: \d{1,4})?,? (?:Your )?(?:City|Town|State|ZIP|Country)\b|"
        r"\b[Mm]uster(?:straße|strasse|str\.|weg|gasse|allee) ?\d{0,4}|\b\d{5} Musterstadt\b|\bMusterstadt\b|"
        r"\b(?:Street [Nn]ame|Street [Aa]ddress),? (?:\d+,? )?(?:City(?: [Nn]ame)?|Town),? (?:State|Country|ST|Zip)\b|"
        r"\b123 (?:Main|Street|Any|Example|Fake|Anywhere)(?: Name)? (?:Street|St|Ave|Avenue|Road|Rd)?\b\.?"
        r"(?=,? (?:Any|Your|City|New York, NY 10001\b|Suite 100\b))"
    )


def reserved_in(text: str) -> Iterator[Reserved]:
    """The values of a text that reach nobody, kind by kind."""
    if "@" in text:
        for match in _mail().finditer(text):
            if reserved_host(match[2], match[1]):
                yield Reserved("mail", *match.span())
    if _digits().search(text):
        for kind, pattern in _phones():
            for match in pattern.finditer(text):
                # Seven digits alone may count votes or name a form.
                if len(match[0]) > 8 or _dialled().search(text[max(0, match.start() - 40) : match.start()]):
                    yield Reserved(kind, *match.span())
    low = text.lower()
    for match in _places().finditer(text) if any(word in low for word in _PLACES) else ():
        yield Reserved("address", *match.span())
