"""Whether two names of an author can be one person's, and whether a name is a person's at all.

Generous on purpose: a shared part of a name, initials, a handle made from the name, a nickname with the same
surname are one person. Only names that share nothing disagree.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled

__all__ = ["are_apart", "is_person", "people_in"]

_TITLES = words(
    "dr dra prof professor mr mrs ms miss mx sir dame lord lady rev fr sr jr ii iii iv phd md mba esq hon judge sen "
    "rep gov pres capt col gen lt maj sgt dipl ing mag mstr herr frau mme mlle monsieur madame don doña dott ir "
    "drs bsc msc"
)
# Words of names that no person bears: desks, firms, agencies.
_BODIES = words(
    "bot staff team desk news newsroom press media post times gazette herald tribune courier journal review daily "
    "weekly magazine editors editorial board agency agencies wire reuters afp bloomberg office department ministry "
    "university institute association foundation society company group inc llc ltd gmbh network online radio tv "
    "television channel blog admin administrator editor redaktion redazione redacción redacción redaction rédaction "
    "contributors contributor writers writer reporter reporters correspondent correspondents guest anonymous "
    "council committee commission center centre bureau project community users authors author publishing publishers "
    "books studio studios labs lab digital marketing communications pr support service services club union party "
    "federal national international global world the and of for us usa uk eu editing monitoring observer guardian "
    "mirror sun star chronicle dispatch examiner inquirer ledger record register sentinel standard telegraph voice "
    "zeitung nachrichten anzeiger tageblatt rundschau monde figaro país mundo corriere repubblica hub insider today "
    "report reports wiki government library museum school church health science tech technology sports research "
    "security web site website publisher webmaster owner developer developers engineering company foundation dpa ap "
    "upi ansa efe"
)


@cache
def _role() -> re.Pattern[str]:
    """What follows a name and is none: a role, an employer, an address, dates."""
    return compiled(
        r"\s*(?:[,|/•·(<\[–—:]| - | for (?=[A-Z])| at (?=[A-Z])| in (?=[A-Z])| @| on (?=[A-Z\d])| \d|"
        r" (?:is|was|has|von der|vom) |https?:).*$",
        re.DOTALL,
    )


@cache
def _between() -> re.Pattern[str]:
    return compiled(
        r"\s*(?:;|&|\+|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bwith\b|\bmit\b|\bavec\b|\bog\b|\boch\b)\s*"
    )


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name in small ASCII letters, titles left out."""
    text = name.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
    folded = unicodedata.normalize("NFKD", text.replace("æ", "ae").replace("đ", "d").replace("ı", "i"))
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    found = re.findall(r"[^\W\d_]+", plain.lower())
    return tuple(part for part in found if part not in _TITLES)


@lru_cache(maxsize=4096)
def people_in(value: str) -> tuple[str, ...]:
    """The names in one value, roles and employers cut off: "Ana Ruiz, editor and Tom Lee" -> both names.

    A list with commas ("Ana Ruiz, Tom Lee") gives what looks like a name of two words or more; "Ruiz, Ana" is one name.
    """
    text = " ".join(value.split())
    text = re.sub(r"^(?:by|written by|von|par|por|di|door|af|av)\s*:?\s+", "", text, flags=re.IGNORECASE)
    found: list[str] = []
    pieces = [piece for part in _between().split(text) for piece in _comma_split(part)]
    for piece in pieces:
        name = _role().sub("", piece).strip(" .,'\"“”‘’*")
        if name:
            found.append(name)
    return tuple(found)


def _comma_split(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 or sum(" " in part for part in parts) < 2:
        # "Ruiz, Ana" or "Ana Ruiz, editor"
        if len(parts) == 2 and " " not in parts[0] and " " not in parts[1]:
            return [f"{parts[1]} {parts[0]}"]
        return [text]
    return [part for part in parts if is_person(part)] or [parts[0]]


@lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Whether a name looks like a person's: two to five words with capitals, none of a desk, firm or agency."""
    parts = name.split()
    if not 2 <= len(parts) <= 5 or any(char.isdigit() or char in "@_{}<>%/|" for char in name):
        return False
    if not all(part[:1].isupper() or part.lower().strip(".") in _PARTICLES for part in parts):
        return False
    plain = [part.lower().strip(".,'’") for part in parts]
    return not any(part in _BODIES for part in plain) and sum(len(part) > 1 for part in plain) >= 1


_PARTICLES = words("de la los van der den von da dos di del della du le ten ter bin ibn al el af zu y e d' and")


@lru_cache(maxsize=4096)
def are_apart(first: str, second: str) -> bool:
    """Whether two names cannot be one person's: both in Latin letters, and nothing in them is shared."""
    one, other = _parts(first), _parts(second)
    if not one or not other or not all(part.isascii() for part in (*one, *other)):
        return False
    if set(one) & set(other):
        return False
    joined, second_joined = "".join(one), "".join(other)
    if joined == second_joined or joined in second_joined or second_joined in joined:
        return False
    # Initials: "A. R." and "aruiz", "J. R. Smith" and "jrs".
    initials, others = "".join(part[0] for part in one), "".join(part[0] for part in other)
    if initials in (second_joined, others) and len(initials) >= 2 and (len(other) == 1 or _abbreviated(other)):
        return False
    if others in (joined, initials) and len(others) >= 2 and (len(one) == 1 or _abbreviated(one)):
        return False
    # A handle, a misspelling or another spelling shares a piece of four letters with the name.
    return not (_pieces(one) & _pieces(other))


def _abbreviated(parts: tuple[str, ...]) -> bool:
    return all(len(part) == 1 for part in parts)


def _pieces(parts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part[at : at + 4] for part in (*parts, "".join(parts)) for at in range(len(part) - 3))
