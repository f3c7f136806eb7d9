"""Whether who speaks behind a claim is one whom the text is about, and speaks of something else.

"Critics say the bus will be late. The council said it would buy a van.": the council is known from the sentences
before, it does not speak as one of the critics, and nothing that they say is in what it says.
"""

from __future__ import annotations

from typing import Final

from sourcecheck.analysis.attribution.same_matter import shares_words
from sourcecheck.analysis.attribution.support import Support
from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document

__all__ = ["OFFICES", "is_known", "is_other_party"]

_BEFORE = 3  # paragraphs before in which a party was told of
_FAR = 1_000  # code points of each
_TELLING = frozenset(("saying", "crediting"))
_QUOTED = frozenset('“"')
# What is promised, or answered to a claim.
_PLANNED = compiled(r"\b(?:will|won['’]t|would|is to|are to)\b")
_PROMISED = compiled(r"\b(?:plans? to|intends? to|promise[sd]|announce[sd])\b")
_AGAINST = compiled(
    r"\b(?:disagree(?:s|d)?|den(?:y|ies|ied)|disputes?d?|rejects?|rejected|dismiss(?:es|ed)|declin(?:es|ed)|"
    r"refus(?:es|ed))\b"
)
_ASKED = compiled(r"\b(?:surveys?|polls?|stud(?:y|ies)|voters|respondents)\b")  # what is found, not what is promised
_ITS = ("its ", "their ", "his ", "her ")
# Titles, and what else tells no body from another.
OFFICES: Final = words(
    "chairman chairwoman chair head director spokesman spokeswoman spokesperson mayor president minister secretary "
    "chief executive manager leader officer officials official owner operator"
)
_TITLED = OFFICES | words(
    "company said says city town county state national the its their his her for and that which with from"
)


def is_other_party(document: Document, block: Block, start: int, found: Support) -> bool:
    """Whether the source found behind the sentence of a claim at ``start`` is a party with a matter of its own."""
    if found.how not in _TELLING or found.block < block.number:
        return False
    low, high = sentence_around(document.once(sentences)[block.number], start, len(block.text))
    text = document.blocks[found.block].text
    if found.block == block.number and found.start < high:
        return False
    first, last = sentence_around(document.once(sentences)[found.block], found.start, len(text))
    said = text[first:last]
    if not _QUOTED.isdisjoint(said) or "''" in said or _ASKED.search(said):
        return False
    if _AGAINST.search(said):
        return True
    rest = text[first : found.start] + text[found.end : last]
    apart = not shares_words(rest, block.text[low:high])
    known = _is_officer(text, first, found.end) or is_known(document, block, low, text[found.start : found.end])
    if _PROMISED.search(rest):
        return apart or known
    return known and (apart or _PLANNED.search(rest) is not None)


def _is_officer(text: str, low: int, end: int) -> bool:
    """Whether a sentence opens with an office of the body that is spoken of: "The chairman, Lee Ward"."""
    first, _, rest = text[low:end].partition(" ")
    return first == "The" and rest.partition(" ")[0].rstrip(",") in _TITLED


def is_known(document: Document, block: Block, low: int, source: str) -> bool:
    """Whether the text told of a source, or of the body that it speaks for, before the sentence at ``low``."""
    if source.lower().startswith(_ITS):
        return True
    own = {word for word in letter_words(source.lower()) if len(word) > 2} - _TITLED
    before = [block.text[max(0, low - _FAR) : low]]
    before += [one.text[:_FAR] for one in document.blocks[max(0, block.number - _BEFORE) : block.number]]
    return any(not own.isdisjoint(letter_words(part.lower())) for part in before)
