"""The word lists of the library: ``rules/words/<language>/<name>.yaml``, as analysis and rules in Python use them.

Another language is another folder of the same names. The files are YAML for people and
for the rule loader; here they are read line by line, which costs 0.05 ms a list where a YAML
parser would cost every run 10 ms to import. A test holds the two readings together.
"""

from __future__ import annotations

import os
import re
from functools import cache

__all__ = ["alternatives", "listed", "word_set"]

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_ENTRY = "  - "


@cache
def listed(name: str, language: str = "en") -> tuple[str, ...]:
    """The entries of a list, in its order; none where another language than English does not have it.

    Args:
        name: of the file, such as "saying-verbs".
        language: the folder, a two-letter code.

    Raises:
        FileNotFoundError: there is no such list in English: the rule that asks for it would go wrong in silence.
    """
    try:
        with open(os.path.join(_folder(), language, f"{name}.yaml"), encoding="utf-8") as file:
            lines = file.read().split("\n")
    except FileNotFoundError:
        if language == "en":
            raise
        return ()
    begin = lines.index("words:") + 1
    entries = (line[len(_ENTRY) :].partition(" #")[0].strip() for line in lines[begin:] if line.startswith(_ENTRY))
    return tuple(entry[1:-1] if entry[:1] == '"' else entry for entry in entries)


@cache
def word_set(*names: str, language: str = "en") -> frozenset[str]:
    """The entries of lists, to be asked for."""
    return frozenset(entry for name in names for entry in listed(name, language))


@cache
def alternatives(*names: str, language: str = "en") -> str:
    """The entries of lists as the inside of a regular expression's group, longest first: ``said|says|say``."""
    entries = {entry for name in names for entry in listed(name, language)}
    return "|".join(re.escape(entry).replace("\\ ", " ") for entry in sorted(entries, key=lambda e: (-len(e), e)))


@cache
def _folder() -> str:
    shipped = os.path.join(_PACKAGE, "rules", "words")  # in a wheel
    if os.path.isdir(shipped):
        return shipped
    return os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "rules", "words")
