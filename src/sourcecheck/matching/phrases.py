"""The notation of phrases, expanded when a rule is loaded.

    experts say                  words as written; case, apostrophes and dashes of either kind
    (experts|critics) say        alternatives
    expert(s|) say               inside a word too; an empty alternative leaves it out
    (many |)experts <cue-verbs>  a list of words/<name>.yaml stands for each of its entries
    \\( \\) \\| \\< \\> \\\\           the characters themselves

Groups do not nest. What a phrase expands to is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import Final

from sourcecheck.compiled_patterns import compiled
from sourcecheck.matching.folding import is_word

__all__ = ["EXPANSIONS", "PhraseError", "expand"]

EXPANSIONS: Final = 2_000  # of one written phrase
LENGTH: Final = 200  # code points of a written or expanded phrase

_PART = compiled(r"\\(.)|([()|<>])|([^\\()|<>]+)|(\\)", re.DOTALL)


class PhraseError(ValueError):
    """A phrase that the notation does not accept; the message says why."""


def expand(written: str, words: Callable[[str], Sequence[str]]) -> list[str]:
    """All phrases that a written one stands for, in order and without repeats.

    Args:
        words: gives the entries of a word list; raises PhraseError where there is none of that name.

    Raises:
        PhraseError: a group that is not closed or holds another, too many or too long phrases,
            a phrase without a word.
    """
    if len(written) > LENGTH:
        raise PhraseError(f"a phrase has at most {LENGTH} characters, this one {len(written)}")
    total = 1
    slots: list[Sequence[str]] = []
    for slot in _slots(written, words):
        total *= len(slot)
        if total > EXPANSIONS:
            raise PhraseError(f"stands for more than {EXPANSIONS:,} phrases")
        slots.append(slot)
    found: dict[str, None] = {}
    for parts in product(*slots):
        phrase = " ".join("".join(parts).split())
        if not any(is_word(char) for char in phrase):
            raise PhraseError(f"expected at least one word, got {phrase!r}")
        if len(phrase) > LENGTH:
            raise PhraseError(f"stands for a phrase of more than {LENGTH} characters")
        found[phrase] = None
    return list(found)


def _slots(written: str, words: Callable[[str], Sequence[str]]) -> list[Sequence[str]]:
    slots: list[Sequence[str]] = []
    group: list[str] | None = None  # alternatives of the open group
    name: str | None = None  # of the open word list
    for match in _PART.finditer(written):
        escaped, special, text, backslash = match.groups()
        if backslash:
            raise PhraseError("ends in a backslash; write \\\\ for one")
        if escaped and escaped not in "()|<>\\":
            raise PhraseError(f"\\{escaped} stands for nothing; a backslash only goes before ( ) | < > \\")
        text = escaped or text
        if name is not None:
            if special == ">":
                slots.append(words(name))
                name = None
            elif special:
                raise PhraseError(f"'<{name}' is not closed by '>'")
            else:
                name += text
        elif special == "<":
            if group is not None:
                raise PhraseError("a word list cannot stand inside a group; write it beside the group")
            name = ""
        elif special == "(":
            if group is not None:
                raise PhraseError("a group cannot stand inside a group")
            group = [""]
        elif special == ")":
            if group is None:
                raise PhraseError("')' without '('")
            slots.append(group)
            group = None
        elif special == "|":
            if group is None:
                raise PhraseError("'|' outside a group; write (one|other)")
            group.append("")
        elif special == ">":
            raise PhraseError("'>' without '<'")
        elif group is not None:
            group[-1] += text
        else:
            slots.append((text,))
    if group is not None:
        raise PhraseError("'(' is not closed by ')'")
    if name is not None:
        raise PhraseError(f"'<{name}' is not closed by '>'")
    return slots
