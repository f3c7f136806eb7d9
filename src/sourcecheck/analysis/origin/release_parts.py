"""Parts of texts that companies send out: closing formulas, warnings to investors, contacts for the press."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled

__all__ = ["CUES", "LABELLED", "cues", "labelled"]

# By what they are. The first four hold one of the needs of the rule that asks.
CUES: Final = {
    "release": r"\bfor immediate release\b|\bembargoed until\b",
    "investors": (
        r"\bforward[- ]looking statements?\b|\bsafe harbou?r (?:statement|provisions?)\b"
        r"|\bprivate securities litigation reform act\b|\bactual results (?:may|could|might) differ materially\b"
    ),
    "wire": (
        r"/ ?(?:PRNewswire|PRWeb|EIN Presswire|PR Newswire|ACCESSWIRE|GLOBE NEWSWIRE|GlobeNewswire|BUSINESS WIRE)\b ?"
        r"(?:/|-{1,2}|\))"
        r"|\((?:GLOBE NEWSWIRE|BUSINESS WIRE|Business Wire|GlobeNewswire|PRNewswire|ACCESSWIRE|Newsfile Corp\.?)\)"
    ),
    "contact": (
        r"^(?:media|press|investor|public relations|corporate communications|news media) "
        r"(?:contacts?|inquiries|enquiries|relations|office)\b\W*(?:$|(?-i:[A-Z])|[\w.+-]+@)"
        r"|\bfor (?:media|press) (?:inquiries|enquiries)\b"
    ),
    "about": r"^about (?:the )?(?-i:[A-Z0-9])[\w&.,’' -]{1,60}(?::?$|: (?-i:[A-Z]))",
    "end": r"(?:^|\W)#{3}(?=\W*$)|(?:^| )-\s?(?:30|ends)\s?-$|\bSOURCE:? (?-i:[A-Z])[\w&., ]{2,60}$",
    "praise": (
        r"\b(?:is|are) (?:a|the|one of the) (?:world['’]s )?(?:global |world |leading |premier |trusted ){1,3}"
        r"(?:provider|supplier|manufacturer|developer|distributor|platform|company|leader|producer|operator)\b"
        r"|\bwe(?:['’]re| are) (?:thrilled|excited|delighted|proud|pleased) to (?:announce|partner|launch|welcome|be)\b"
        r"|\b(?:today|proudly) announced (?:that|the|its|a|an)\b"
    ),
}
LABELLED: Final = (
    r"(?i)\b(?:press|news|media) releases?\b|\bpress statement\b"
    r"|\b(?:sponsored|advertorial|paid (?:post|content|partnership))\b"
    r"|\bthis (?:content|article|post|release|announcement) (?:was|is) (?:provided|supplied|issued|distributed) by\b"
)


@cache
def cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of each cue, over the text of a block."""
    return tuple((name, compiled("(?i)" + pattern)) for name, pattern in CUES.items())


@cache
def labelled() -> re.Pattern[str]:
    """Words by which a page says that a text is a release or an advertisement."""
    return compiled(LABELLED)
