"""Whether the names a person goes by belong together: user names, mail addresses, accounts.

The comparison is generous: four letters in a row that two names share count as
one person, so that nicknames, initials and married names stay together.
"""

from __future__ import annotations

import unicodedata

from sourcecheck.analysis.page.profiles.labels import NETWORKS
from sourcecheck.analysis.page.profiles.profile import Field, Profile
from sourcecheck.analysis.words import words
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Handle", "handles", "identities", "is_named_after"]

# Mail boxes and accounts of a desk, not of a person.
_ROLES = words(
    "info contact editor editors news newsroom press hello hi tips office mail email admin support team media staff "
    "letters feedback enquiries inquiries help sales marketing service reception secretary kontakt redaktion presse "
    "contacto redaccion redaction webmaster postmaster noreply hr jobs careers privacy legal billing subscriptions "
    "submissions comments general bureau desk opinion corrections advertising ads sport sports customerservice"
)
_PROVIDERS = words(
    "gmail hotmail yahoo outlook live aol icloud me protonmail proton gmx web mail msn ymail "
    "googlemail duck yandex zoho fastmail example"
)


class Handle(NamedTuple):
    """One name a profile goes by, as written, with its letters in ASCII."""

    shown: str
    letters: str
    tokens: tuple[str, ...]
    field: Field
    span: Span


def _ascii(text: str) -> str:
    folded = unicodedata.normalize(
        "NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("Ł", "l")
    ).lower()
    return "".join(char if "a" <= char <= "z" else " " for char in folded if not unicodedata.combining(char))


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 4] for at in range(len(text) - 3))


def handles(profile: Profile) -> tuple[Handle, ...]:
    """The personal handles of a profile, one per spelling; desks and accounts of the employer are left out."""
    found: dict[str, Handle] = {}
    company = " ".join(field.value for field in profile.fields if field.key == "company")
    house = _grams(_ascii(company).replace(" ", ""))
    mails = [field.value for field in profile.fields if field.key == "email" and "@" in field.value]
    for mail in mails:
        domain = mail.rpartition("@")[2].lower().split(".")
        if domain[0] not in _PROVIDERS and len(domain) > 1:
            house |= _grams(_ascii(max(domain[:-1], key=len)).replace(" ", ""))
    # A user name says the same as the address of the account, and more plainly.
    for field in sorted(profile.fields, key=lambda field: (field.key == "website", field.span)):
        shown, at = _shown(field)
        if not shown:
            continue
        tokens = tuple(_ascii(shown).split())
        letters = "".join(tokens)
        if len(letters) < 3 or letters in _ROLES or (tokens and tokens[0] in _ROLES):
            continue
        if field.key != "email" and _grams(letters) & house:
            continue
        span = field.span
        if span.end - span.start == len(field.value):
            span = Span(span.start + at, span.start + at + len(shown))
        found.setdefault(letters, Handle(shown, letters, tokens, field, span))
    return tuple(sorted(found.values(), key=lambda handle: handle.span))


def _shown(field: Field) -> tuple[str, int]:
    value = field.value
    if field.key == "email":
        local, at, _ = value.partition("@")
        start = 7 if local.lower().startswith("mailto:") else 0
        return (local[start:].strip(), start) if at and " " not in local.strip() else ("", 0)
    if field.key == "username":
        return (value.lstrip("@"), len(value) - len(value.lstrip("@"))) if " " not in value.strip() else ("", 0)
    if field.key == "website":
        host = value.partition("//")[2].lower().removeprefix("www.").partition(".")[0]
        if host in NETWORKS or field.network:
            trimmed = value.rstrip("/")
            last = trimmed.rpartition("/")[2]
            bare = last.lstrip("@")
            if bare and "." not in bare.partition("?")[0][-4:] and "?" not in bare and trimmed.count("/") >= 3:
                return bare, len(trimmed) - len(bare)
    return "", 0


def is_named_after(handle: Handle, name: str) -> bool:
    """Whether a handle can be made from a person's name: shared letters, initials or a short name whole."""
    words = _ascii(name).split()
    joined = "".join(words)
    if len(joined) < 3:
        return True  # a name in another script, or none: nothing can be said
    grams = _grams(handle.letters)
    if any(grams & _grams(word) for word in words) or grams & (_grams(joined) | _grams("".join(reversed(words)))):
        return True
    initials = "".join(word[0] for word in words)
    if handle.letters == initials or (len(handle.letters) <= 4 and handle.letters[0] in initials):
        return True
    if len(initials) >= 3 and handle.letters.startswith(initials):
        return True
    return any(
        2 <= len(word) <= 4
        and (word in handle.tokens or handle.letters.startswith(word) or handle.letters.endswith(word))
        for word in words
        if word not in ("mr", "mrs", "ms", "dr", "jr", "sr", "ii", "iii", "iv", "md", "dds", "dvm", "phd", "prof")
    )


def identities(found: tuple[Handle, ...]) -> list[list[Handle]]:
    """Handles grouped into people: those that share four letters in a row stand together."""
    groups: list[list[Handle]] = []
    for handle in found[:40]:
        grams = _grams(handle.letters)
        near = [group for group in groups if any(grams & _grams(other.letters) for other in group)]
        merged = [handle]
        for group in near:
            merged = [*group, *merged]
            groups.remove(group)
        groups.append(merged)
    return groups
