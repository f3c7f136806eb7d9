"""Whether the words around a noun for people name their house, or one of them: then they can be asked."""

from __future__ import annotations

import re

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.word_lists import listed

__all__ = ["is_housed", "names_a_house"]

# Capitals that tell a country, a faith, a party or a field, and no house.
_NATIONAL = compiled(
    r"(?:American|British|Chinese|French|Spanish|Dutch|Swiss|Greek|Arab|Czech|Turk|Iraqi|Israeli|Saudi|Pakistani|"
    r"Afghan|Western|Eastern|Northern|Southern|Democratic|Republican|Liberal|Conservative|Catholic|Muslim|Jewish|"
    r"Latino|Hispanic|Marxist|Democrat|GOP|US|U\.S\.?|UK|U\.K\.?|EU|AI|IT|HR|PR|DNA|HIV|Covid(?:-19)?|COVID(?:-19)?|"
    r"Brexit|Internet|Web|UX|VR|SEO|Byzantine|Roman|Gothic|Celtic|Norse|Baltic|Balkan|Ottoman|Islamic|Arctic|"
    r"\w+(?:ian|ean|can|ese|ish|ist|ern)s?)$"
)


def names_a_house(tokens: list[str], opens: bool) -> bool:
    """Whether a word before the noun names a house: "Harvard experts", "Seabank analysts".

    Args:
        opens: whether the words open a sentence, where any word has a capital.
    """
    for index, token in enumerate(tokens):
        bare = token.strip("“”\"'‘’(,")
        if not bare[:1].isupper() or _NATIONAL.match(bare):
            continue
        if (
            index == 0
            and opens
            and (
                bare.lower() in _OPENING
                or bare.lower() in listed("field-words")
                or bare.lower().endswith(_ADJECTIVES)
                or (bare.lower() in listed("expert-fields") and bare not in _FIRMS)
            )
        ):
            continue
        return True
    return False


_FIRMS = words("Apple Oracle Shell Visa Orange Target Gap Union Delta Dove")
_ADJECTIVES = ("al", "ic", "ary", "ory", "ive", "ing", "ant", "ent", "ed", "ous", "ern", "ly", "ful", "able")
_OPENING = words(
    "many some most several few other others one an a more numerous various countless leading top senior independent "
    "outside legal military health security policy industry market trade foreign defence defense energy climate film "
    "music food art wine science tech technology media law tax housing labour labor education sports local national "
    "global international growing increasing plenty lots scores dozens hundreds thousands nearly almost virtually "
    "his her its their all not quite any early modern contemporary conservative liberal progressive public private "
    "retail business school "
    "child animal plant soil water both these those the certain close veteran longtime respected but and yet even "
    "while so still now today critics amateur keen avid hobby home older younger"
)


def is_housed(text: str, end: int) -> bool:
    """Whether the words after a noun name where they are, or who: "analysts at Seabank", "experts including Lee"."""
    return bool(
        re.match(
            r",? (?:at|of|from|with|for|in|by|inside|including|such as|like|among them|who|polled|surveyed|"
            r"interviewed) "
            r"(?:the |a |an )?(?:[\w’'-]+ ){0,6}?[A-Z0-9]\w", text[end : end + 90]
        )
    )  # fmt: skip
