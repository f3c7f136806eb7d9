"""What the fields of a profile are called.

Labels differ between pages and generators (Full name, User name, E-mail, DOB,
streetAddress, first_name); each maps to one key here. A table of words, so that
finding a field costs one look-up and no pattern.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled

__all__ = [
    "NETWORKS",
    "PERSONAL",
    "PICTURES",
    "account_key",
    "label_key",
    "label_openings",
    "labels_in",
    "markup_key",
    "network_of",
    "picture_key",
]

# Fields that a public author box does not publish together.
PERSONAL = frozenset(("birthdate", "address", "phone", "ssn", "card", "iban", "ip", "agent", "password"))

NETWORKS = words(
    "linkedin tiktok facebook twitter x instagram youtube github mastodon threads bluesky pinterest snapchat telegram "
    "whatsapp medium reddit tumblr vimeo flickr soundcloud twitch discord vk xing weibo"
)

_LABELS = """
name: name, full name, fullname, real name, author, author name, display name, displayname, contact name, contact, \
person, nombre, nom, nome, naam, fn, n, nombre completo, nom complet, vollständiger name, writer, \
contributor, reporter, columnist
first: first name, firstname, given name, givenname, forename, vorname, prénom, prenom, nombre de pila
last: last name, lastname, surname, family name, familyname, nachname, nom de famille, apellido, apellidos
prefix: prefix, name prefix, honorific prefix, salutation
suffix: suffix, name suffix, honorific suffix
username: username, user name, user, login, user id, userid, nickname, nick, handle, screen name, alias, \
alternate name, benutzername, nom d utilisateur, identifiant, usuario, nombre de usuario
email: email, e mail, mail, email address, e mail address, mail address, emailaddress, correo, correo electrónico, \
contact email, contact e mail, business email, work email, reach me at, \
courriel, adresse e mail, e mail adresse, safe email, company email
password: password, passwort, mot de passe, contraseña
birthdate: birthdate, birth date, birthday, date of birth, dob, born, d o b, bday, dateofbirth, geburtsdatum, geboren, \
date de naissance, né le, née le, fecha de nacimiento
age: age, alter, âge, edad
address: address, street address and city, home address, mailing address, postal address, residence, full address, \
adr, adresse, anschrift, dirección, direccion, location address, work address, office address, location, \
lives at, resides at, place of residence, wohnhaft
street: street, street address, streetaddress, address line 1, address1, straße, strasse, rue, calle, street name
city: city, town, locality, addresslocality, address locality, city name, stadt, ort, wohnort, ville, ciudad
state: state, region, province, addressregion, address region, state abbr, county, bundesland
zip: zip, zip code, zipcode, postcode, post code, postal code, postalcode, plz, postleitzahl, code postal, código postal
country: country, country code, addresscountry, land, pays, país
phone: phone, telephone, tel, mobile, cell, cell phone, mobile phone, phone number, phonenumber, telephone number, \
mobile number, cell number, phone no, tel no, mobile no, handynummer, mobilnummer, portable, móvil, celular, gsm, \
telefon, telefonnummer, handy, téléphone, telephone fixe, teléfono, telefono, tél, fon, mobil, contact number, call
fax: fax, fax number
company: works at, working at, employed at, employed by, \
company, employer, organisation, organization, works for, worksfor, org, company name, workplace, firm, \
business, firma, arbeitgeber, unternehmen, entreprise, société, employeur, empresa
job: works as, working as, \
job, job title, jobtitle, position, occupation, title, role, profession, job type, beruf, tätigkeit, métier, \
profession actuelle, puesto, ocupación, profesión, has occupation, job area, job descriptor
bio: bio, biography, about, about me, description, profile, summary, about the author, note, biographie, biografie, \
über mich, à propos, biografía, author bio, short bio, introduction
slogan: catch phrase, catchphrase, company catch phrase, slogan, bs, company bs, motto, tagline, buzz phrase, \
company slogan
website: website, web site, web, url, homepage, home page, site, webseite, sitio web, domain, domain name, site web, \
link, profile url, same as, sameas, blog
avatar: avatar, image, photo, picture, profile picture, foto
gender: gender, sex, geschlecht, sexe, sexo, género
ssn: ssn, social security number, social security, social security no, tax id, national id, nino
card: credit card, credit card number, card number, cc, creditcard, credit card type, card, cvv, cvc, \
credit card expiration date, credit card expires, credit card provider, expires, pin
iban: iban, swift, swift bic, bic, bank account, account number, routing number, bitcoin address, bitcoin
ip: ip, ip address, ipv4, ipv6, ip v4, ip v6, mac, mac address, macaddress, local ip
agent: user agent, useragent, browser, uuid, guid, md5, sha1, sha256
blood: blood group, blood type, bloodgroup
height: height, weight, eye color, hair color, favorite color, favourite colour, color, zodiac, mother s maiden name, \
vehicle, ups tracking number, current location, timezone, latitude, longitude, coordinates, locale
followers: followers, follower count, followers count, abonnés, seguidores
following: following, following count, follows, posts, friends
"""


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _LABELS.strip().splitlines():
        key, _, labels = line.partition(": ")
        for label in labels.split(","):
            table[label.strip()] = key
    return table


@cache
def _last_words() -> frozenset[str]:
    return frozenset(label.rpartition(" ")[2] for label in _table())


@cache
def label_openings() -> frozenset[str]:
    """What the first three characters of a text that begins with a label can be, in small letters."""
    found = set()
    for label in (*_table(), *NETWORKS, *_OWNERS):
        first, _, rest = label.partition(" ")
        if len(first) >= 3:
            found.add(first[:3])
            continue
        found.add(first)
        for mark in " :=|-–—_.*\t\n)":
            found.add((first + mark + rest)[:3])
            found.update((first + mark + then)[:3] for then in " :=|-*")
    return frozenset(found)


@cache
def _ends() -> frozenset[str]:
    return _last_words() | NETWORKS


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return compiled(r"(?<=[a-z0-9])(?=[A-Z])"), compiled(r"[\W_]+")


@lru_cache(maxsize=2048)
def label_key(text: str) -> str:
    """The key a label stands for ("Date of birth" -> "birthdate"), or "" where it is none."""
    if not 0 < len(text) <= 48 or text.count(" ") > 6:
        return ""
    table = _table()
    if text.isalpha() and (text.islower() or text[1:].islower()):  # a single word, as most
        return table.get(text.lower(), "")
    last = text.rpartition(" ")[2]
    if last.isascii() and last.isalpha() and last[1:].islower() and last.lower() not in _last_words():
        return ""  # as most
    camel, gap = _edges()
    plain = gap.sub(" ", text.lower()).strip()
    found = table.get(plain)
    if found is None:
        split = gap.sub(" ", camel.sub(" ", text).lower()).strip()
        found = table.get(split)
        if found is None:
            owner, _, owned = split.partition(" ")
            found = table.get(owned) if owner in _OWNERS else None
    return found or ""


_OWNERS = words(
    "author user your personal home work their profile person private residential permanent current office business "
    "primary main direct his her my contact"
)


_MARKUP = {
    "givenname": "first", "familyname": "last", "additionalname": "first", "telephone": "phone", "jobtitle": "job",
    "worksfor": "company", "affiliation": "company", "streetaddress": "street", "addresslocality": "city",
    "addressregion": "state", "postalcode": "zip", "sameas": "website", "alternatename": "username",
    "bday": "birthdate", "fn": "name", "org": "company", "adr": "address", "note": "bio", "street": "street",
    "nickname": "username", "name": "name", "email": "email", "tel": "phone", "title": "job", "locality": "city",
    "region": "state",
}  # fmt: skip


# Little pictures that stand in for labels.
PICTURES = {
    **dict.fromkeys("📧📩📨📬📫\u2709", "email"),
    **dict.fromkeys("📞📱📲\u260e\u2706🕿", "phone"),
    **dict.fromkeys("🏠🏡📍📌", "address"),
    **dict.fromkeys("🎂🎁", "birthdate"),
    **dict.fromkeys("🏢🏭", "company"),
    **dict.fromkeys("💼", "job"),
    **dict.fromkeys("🌐🔗", "website"),
    **dict.fromkeys("👤", "name"),
}


def picture_key(text: str) -> tuple[str, int]:
    """The key that a picture at the start of a text stands for, and where the value begins; ("", 0) without one."""
    key = PICTURES.get(text[:1], "")
    if not key:
        return "", 0
    return key, len(text) - len(text[1:].lstrip("\ufe0f\ufe0e :|-–—"))


@lru_cache(maxsize=2048)
def markup_key(token: str) -> str:
    """The key that an itemprop or a class token stands for (``jobTitle``, ``p-tel``, ``author-email``), or ""."""
    plain = token.lower()
    if plain[:2] in ("p-", "u-", "e-") or plain.startswith("dt-"):
        plain = plain.partition("-")[2]
    known = _MARKUP.get(plain.replace("-", "").replace("_", ""))
    if known:
        return known
    for owner in ("author", "profile", "user", "byline", "bio", "person", "member", "contributor", "vcard", "card"):
        if plain.startswith(owner) and plain[len(owner) : len(owner) + 1] in ("-", "_"):
            rest = plain[len(owner) :].strip("-_")
            return _MARKUP.get(rest, "") or label_key(rest)
    return label_key(plain)


_LONGEST_LABEL = 40  # code points
_LONGEST_NETWORK = max(map(len, NETWORKS))


def network_of(text: str) -> str:
    """The social network that a lone label names ("LinkedIn:"), or ""."""
    plain = text.strip(" :-•*\t")
    if len(plain) > _LONGEST_NETWORK:  # nearly every block that is asked about
        return ""
    plain = plain.lower()
    return plain if plain in NETWORKS else ""


def account_key(value: str) -> str:
    """The key of an account on a network, which is given by its address or by the name there."""
    return "website" if "/" in value else "username"


def labels_in(text: str, by: int | None = None) -> list[tuple[str, int, int]]:
    """All known labels followed by a colon or an equals sign.

    Args:
        by: where the first must have begun; none are given where it does not.

    Returns:
        Per label its key (``@network`` for a social network), where it begins and where its value begins.
    """
    found: list[tuple[str, int, int]] = []
    at = 0
    floor = 0
    while True:
        colon = text.find(":", at)
        equals = text.find("=", at) if colon < 0 else text.find("=", at, colon)
        if equals >= 0:
            colon = equals
        if colon < 0:
            return found
        if by is not None and not found and colon - _LONGEST_LABEL > by:
            return found
        at = colon + 1
        if text.startswith("//", at) and colon and text[colon - 1] in "psPS":
            continue
        shift = max(floor, colon - _LONGEST_LABEL)
        head = text[shift:colon].rstrip(" *_`\"'")
        last = head.rpartition(" ")[2]
        if last.isascii() and last.isalpha() and last[1:].islower() and last.lower() not in _ends():
            continue  # as most: no label ends in such a word
        cut = -1
        for mark in '|;•·\n([{>"':
            if mark in head:
                cut = max(cut, head.rfind(mark))
        starts = [cut + 1, *(index + 1 for index, char in enumerate(head) if index > cut and char in " ,\t")]
        for start in starts[-5:]:
            label = head[start:].lstrip(" *_`-–—\"'")
            if not label:
                continue
            key = label_key(label) or ("@" + network_of(label) if network_of(label) else "")
            if key:
                begin = shift + len(head) - len(label)
                if by is not None and not found and begin > by:
                    return found
                value = at + 1 if text.startswith("=>", at - 1) else at
                while value < len(text) and text[value] in " *_`\"'\t":
                    value += 1
                found.append((key, begin, value))
                floor = value
                at = max(at, value)
                break
