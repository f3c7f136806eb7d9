"""What a baseline keeps of a finding: the rule and two hashes, never its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sourcecheck.digests import hashed
from sourcecheck.finding import Finding
from sourcecheck.records import NamedTuple

__all__ = ["NOTHING", "Key", "Known", "keyed", "plain"]

# In place of hashes, which have 64 bits: among a million findings two meet by chance in one of 40 million projects.
NOTHING: Final = "0" * 16


class Key(NamedTuple):
    """What two findings of a file have in common that count as the same one.

    Severity, message, confidence, line and preset are not in it: they may change, and the finding stays known.
    The rule is not in the hashes: where it is renamed, its entries stay right.

    Attributes:
        rule: its id.
        key: hash of the scope, the quoted words and the words around them; of a finding about the whole document, of
            the headline; zeros where there is none.
        quote: hash of the scope and the quoted words; zeros of a finding about the whole document.
    """

    rule: str
    key: str
    quote: str


Known = Mapping[str, Mapping[Key, int]]
"""By path from the folder of the baseline, with ``/`` between names: how many findings of each key there are."""


def keyed(finding: Finding) -> Key:
    """The key of a finding. One about the whole document quotes nothing: the headline, where it is shown, is its
    neighbourhood, and may change."""
    if finding.scope == "document":
        headline = plain(finding.quote)
        return Key(finding.rule, hashed(f"{finding.scope}\0{headline}") if headline else NOTHING, NOTHING)
    quote = f"{finding.scope}\0{plain(finding.quote)}"
    return Key(finding.rule, hashed(f"{quote}\0{finding.around}"), hashed(quote))


def plain(quote: str) -> str:
    """Quoted source with white space and line ends as single spaces, as a new wrap of the lines leaves it.

    The marks that Markdown sets before the further lines of a block quotation go too.
    """
    first, *others = quote.splitlines() or [""]
    return " ".join(" ".join((first, *(line.lstrip(" \t>") for line in others))).split())
