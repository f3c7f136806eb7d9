"""What makes a profile look put together by a library for test data.

Each function looks at one thing and says what it found, where, and how much it
weighs; none of them knows the others. Weights, and the total from which a profile is
reported, are set on generated profiles and on the real pages named in
``checks/author/synthetic_profile.py``: people live in odd streets, so no single
thing is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from sourcecheck.analysis.page.filler_words import filler
from sourcecheck.analysis.page.profiles import generator_shapes as shapes
from sourcecheck.analysis.page.profiles import places as where
from sourcecheck.analysis.page.profiles.handles import handles, identities, is_named_after
from sourcecheck.analysis.page.profiles.labels import PERSONAL
from sourcecheck.analysis.page.profiles.profile import Profile
from sourcecheck.analysis.page.profiles.signal import Signal, shorten
from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled

__all__ = ["signals"]


def signals(profile: Profile, today: date) -> tuple[Signal, ...]:
    """The signals of a profile, strongest first, one of each kind."""
    best: dict[str, Signal] = {}
    for function in _ALL:
        for signal in function(profile, today):
            if signal.key not in best or signal.weight > best[signal.key].weight:
                best[signal.key] = signal
    return tuple(sorted(best.values(), key=lambda signal: (-signal.weight, signal.key)))


# The field set of ready-made profiles; a person's own page picks from it, a dump has it all.
_TEMPLATE = PERSONAL | {"name", "first", "last", "username", "email", "street", "city", "zip", "company", "job", "bio"}


def _published_together(profile: Profile, _: date) -> Iterator[Signal]:
    keys = {"address" if field.key in ("street", "zip") else field.key for field in profile.fields if not field.network}
    private = tuple(f for f in profile.fields if f.key in _TEMPLATE and not f.network)
    if {"birthdate", "address", "phone"} <= keys:
        yield Signal("fields", 2.0, "birth date, address and phone together", private)
    elif len({"birthdate", "address", "phone"} & keys) == 2 and keys & {"username", "email"}:
        yield Signal("fields", 1.0, "private details together", private)
    secrets = tuple(f for f in profile.fields if f.key in ("ssn", "card", "iban", "ip", "agent", "password", "blood"))
    kinds = {field.key for field in secrets}
    if kinds:
        yield Signal("secrets", min(2.0, 0.75 * len(kinds)), "details nobody publishes", secrets)


def _template_label(profile: Profile, _: date) -> Iterator[Signal]:
    if profile.label is not None and profile.label.value.strip(" :*#").lower() in ("detail author", "details author"):
        yield Signal("label", 1.0, "template label “Detail Author”", (profile.label,))


def _mail(profile: Profile, _: date) -> Iterator[Signal]:
    for field in profile.all("email"):
        domain = field.value.strip().rpartition("@")[2].lower()
        parts = domain.split(".")
        if parts[-2:-1] == ["example"] or parts[-1] in ("example", "test", "invalid", "localhost"):
            yield Signal("mail", 2.0, f"mail at {shorten(domain, 24)}, reserved for examples", (field,))


def _other_people(profile: Profile, _: date) -> Iterator[Signal]:
    name = profile.name
    found = handles(profile)
    if not found:
        return
    strangers = tuple(handle for handle in found if not is_named_after(handle, name)) if name else found
    groups = identities(strangers)
    fields = tuple(handle.field for handle in strangers)
    if len(groups) >= 2 and (len(strangers) == len(found) or len(groups) >= 3):
        yield Signal("handles", 1.5, f"handles of {len(groups)} other people", fields)
    elif groups and len(strangers) == len(found) and name:
        yield Signal("handles", 0.5, f"handle “{shorten(strangers[0].shown, 20)}” names someone else", fields)
    odd = tuple(handle.field for handle in found if _odd_year(handle.shown))
    if odd:
        yield Signal("years", 1.0, "handles with impossible years", odd)


def _odd_year(handle: str) -> bool:
    digits = handle[-4:]
    return (
        len(handle) > 6
        and digits.isdigit()
        and not handle[-5].isdigit()
        and (1700 <= int(digits) < 1915 or 2030 < int(digits) < 2100)
    )


@cache
def _year() -> re.Pattern[str]:
    return compiled(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


def _birth(profile: Profile, today: date) -> Iterator[Signal]:
    field = profile.first("birthdate")
    if field is None:
        return
    match = _year().search(field.value)
    if match is None:
        return
    age = today.year - int(match[1])
    grown = tuple(f for f in profile.fields if f.key in ("job", "company"))
    # The dead have birth dates too, but no mail box.
    if (age < 14 or age > 100) and grown and profile.first("email", "phone"):
        yield Signal("birth", 1.5, f"at work at the age of {max(age, 0)}", (field, *grown))
    elif len(field.value) >= 19 and "T" in field.value:
        yield Signal("birth", 0.75, "birth date with a clock time", (field,))


def _biography(profile: Profile, _: date) -> Iterator[Signal]:
    for field in profile.fields:
        if field.key not in ("bio", "slogan"):
            continue
        if filler(field.value).certain:
            yield Signal("bio", 2.5, "filler Latin as biography", tuple(f for f in profile.fields if f.key == "bio"))
        elif _is_slogan(field.value):
            yield Signal("bio", 2.0, f"“{shorten(field.value, 32)}” as biography", (field,))
        elif _is_salad(field.value):
            yield Signal("bio", 1.5, "a biography of random words", (field,))
        elif _is_label_list(field.value):
            yield Signal("bio", 0.75, "a biography of stock nouns", (field,))


@cache
def _other_slogans() -> re.Pattern[str]:
    """Slogans that the French and Portuguese generators draw: "La possibilité de ... à l'état pur"."""
    french = (
        "concept|sécurité|avantage|plaisir|droit|liberté|art|simplicité|pouvoir|possibilité|assurance|certitude|confort"
    )
    portuguese = "certeza|simplicidade|arte|conforto|direito|liberdade|prazer|poder|possibilidade|vantagem|segurança"
    return compiled(
        rf"(?:(?:[Ll]e |[Ll]a |[Ll]['’]|[Uu]n |[Uu]ne )(?:{french}) d(?:e |['’]).{{4,50}} (?:à l['’]état pur|"
        rf"avant-tout|autrement|"
        r"naturellement|à la pointe|sans soucis|plus (?:facilement|rapidement|simplement)|de manière (?:efficace|sûre)|"
        r"en toute (?:tranquillité|sécurité|simplicité|sérénité))|"
        rf"[OA] (?:{portuguese}) de .{{4,50}} (?:de maneira eficaz|mais (?:facilmente|rapidamente|simplesmente)|em "
        rf"estado puro|"
        r"com (?:toda a )?(?:tranquilidade|força total)|naturalmente|sem preocupação|antes de tudo|direto da fonte|"
        r"a um custo .{4,20}|simplesmente|de forma segura))\.?"
    )


def _is_slogan(text: str) -> bool:
    if _other_slogans().fullmatch(text.strip()):
        return True
    parts = text.lower().rstrip(".").split()
    if not 2 <= len(parts) <= 7 or parts[-1] not in shapes.buzz_ends():
        return False
    return sum(word in shapes.buzz_words() for word in parts[:-1]) >= max(1, len(parts) - 2)


def _is_salad(text: str) -> bool:
    """Sentences of lower-case parts with hardly a function word: eight parts or more, in Latin letters."""
    if any(char.isdigit() or char in "@&/()\"“”'’:;—–-…|•" for char in text):
        return False
    sentences = [part.split() for part in text.replace("!", ".").replace("?", ".").split(".") if part.strip()]
    parts = [word.strip(",").lower() for sentence in sentences for word in sentence]
    if len(parts) < 8 or len(sentences) < 2 or not all(word.isascii() or word.isalpha() for word in parts):
        return False
    if any("," in word for sentence in sentences for word in sentence):
        return False
    if any(not sentence[0][:1].isupper() or any(not word.islower() for word in sentence[1:]) for sentence in sentences):
        return False
    joining = sum(word in shapes.function_words() for word in parts)
    return joining <= 0.12 * len(parts)


def _is_label_list(text: str) -> bool:
    """``teacher, founder, environmentalist 🌍``: three stock nouns and a picture, or a noun and "enthusiast"."""
    plain = "".join(char for char in text if ord(char) < 0x2000).strip()
    parts = plain.lower().split(", ")
    if (
        len(parts) == 3
        and all(part.isalpha() or part in _STOCK for part in parts)
        and sum(p in _STOCK for p in parts) >= 2
    ):
        return True
    first = parts[0].split()
    return len(first) == 2 and first[1] in _FANS and len(parts) <= 2


_FANS = words("advocate devotee enthusiast fan junkie lover supporter")
_STOCK = words(
    "activist artist author blogger business_owner coach creator designer developer dreamer educator engineer "
    "entrepreneur environmentalist film_lover filmmaker foodie founder friend gamer geek grad inventor leader model "
    "musician nerd parent patriot person philosopher photographer public_speaker scientist singer streamer student "
    "teacher traveler veteran writer"
)


@cache
def _company_shapes() -> tuple[tuple[float, re.Pattern[str]], ...]:
    name = r"(?:Mc|Mac|O['’]|De |Von |Van |da |de |di |dos )?[^\W\d_a-z][\w'’]+"
    joins = "and|&|und|et|y|e|i|och|og|en"
    return (
        (1.5, compiled(rf"{name}, {name} (?:{joins}) {name}")),
        (1.0, compiled(rf"{name} ?- ?{name}")),
        (0.75, compiled(rf"{name} (?:and Sons|e Hijos|y Asociados|e Associados|et Fils|e figli|& Zonen|Hermanos)")),
        (
            0.5,
            compiled(
                rf"{name}(?: {name})?,? (?:Inc|LLC|PLC|Ltd|Group|GmbH|AG|KG|OHG|SARL|S\.A\.R\.L\.|SA|S\.A\.|SAS|SL|"
                rf"S\.L\.|"
                r"Ltda\.?|S\.p\.A\.|SPA|s\.r\.l\.|BV|AB|Sp\. ?k\.|s\.c\.|Sp\. z o\.o\.)(?: & Co\. (?:KG|OHG))?"
            ),
        ),
    )


def _company(profile: Profile, _: date) -> Iterator[Signal]:
    for field in profile.all("company"):
        for weight, pattern in _company_shapes():
            if pattern.fullmatch(field.value.strip()):
                yield Signal("company", weight, f"company “{shorten(field.value)}”", (field,))
                break


def _job(profile: Profile, _: date) -> Iterator[Signal]:
    odd, plain, areas, roles = shapes.job_words()
    for field in profile.all("job"):
        parts = field.value.split()
        if len(parts) == 3 and parts[1] in areas and parts[2] in roles and parts[0] in odd | plain:
            weight = 1.5 if parts[0] in odd or parts[1] in _ODD_AREAS else 0.5
            yield Signal("job", weight, f"job “{shorten(field.value)}”", (field,))
        elif " OR " in field.value or (
            ", " in field.value and field.value.partition(", ")[2].islower() and len(parts) <= 6
        ):
            yield Signal("job", 1.0, f"job “{shorten(field.value)}”", (field,))


_ODD_AREAS = words(
    "Directives Functionality Response Paradigm Tactics Identity Markets Group Division Optimization Intranet "
    "Accountability Interactions Factors Configuration Mobility Metrics"
)


def _titles(profile: Profile, _: date) -> Iterator[Signal]:
    field = profile.first("name")
    if field is None:
        return
    parts = field.value.split()
    if len(parts) >= 3 and (
        parts[0] in ("Miss", "Mr.", "Mrs.", "Ms.")
        or parts[-1] in ("DDS", "DVM", "MD", "PhD", "I", "II", "III", "IV", "V")
    ):
        yield Signal("titles", 0.5, f"name “{shorten(field.value)}”", (field,))


def _counts(profile: Profile, _: date) -> Iterator[Signal]:
    counted = tuple(
        f for f in profile.fields if f.key in ("followers", "following") and f.network and f.value.strip().isdigit()
    )
    if len({field.network for field in counted}) >= 2:
        yield Signal("counts", 0.75, "frozen follower counts", counted)


_ALL: tuple[Callable[[Profile, date], Iterator[Signal]], ...] = (
    _published_together, _template_label, where.zip_and_state, where.street, where.city, where.phone, _mail,
    _other_people, _birth, _biography, _company, _job, _titles, _counts,
)  # fmt: skip
