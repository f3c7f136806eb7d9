"""How far those with a name who speak near a claim stand from it: of another matter, or hardly of it.

"Experts say the levy will not hold. Mayor Ida Holm told the council she was tired.": the mayor is no expert, and
nothing of what she says is in the claim. Whoever is brought in with name and part is heard on it whatever the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.attribution.attributions import Attribution, Cue, stated
from sourcecheck.analysis.attribution.deeds import is_deed
from sourcecheck.analysis.attribution.names import window
from sourcecheck.analysis.attribution.parties import is_known
from sourcecheck.analysis.attribution.same_matter import stems
from sourcecheck.analysis.attribution.sources import SourceKind
from sourcecheck.analysis.attribution.support import Support
from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document

__all__ = ["is_told", "speaks_hardly_of_it", "speaks_of_something_else"]

_SPOKEN = frozenset(cue.value for cue in Cue) | {"own"}
# What tells who somebody is: "Lee Ward, a baker at ...", "the baker Lee Ward".
_PART = compiled(
    r", (?:who|whose|an?|the|its|their|his|her|former|[\w’' -]{3,60} (?:of|at|for|with))\b| (?:of|at) | \("
)
_TITLE = compiled(r"\b[a-z]{4,} $")
_ROLE = compiled(r"[,(]| (?:of|at) |co-")
_JOINED = compiled(r",? and (?:even )?")
_MANY = compiled(r"(?i)\b(?:some|many|most|several|other|few|two|three|four|five) (?:[a-z-]+ )?$")
_QUOTED = compiled(r"[“\"]|''")
_THE_SAME = compiled(r" (?:the same|as much|likewise)\b")  # as somebody said before
_ASKED = compiled(r"\b(?:surveys?|polls?|polled|surveyed|stud(?:y|ies))\b")


def speaks_hardly_of_it(document: Document, block: Block, start: int, end: int, found: Support) -> bool:
    """Whether nobody near the claim at ``start:end`` is brought in for it, or shares three words of content with it."""
    return _is_apart(document, block, start, end, found, 3)


def speaks_of_something_else(document: Document, block: Block, start: int, end: int, found: Support) -> bool:
    """Whether nobody near the claim at ``start:end`` is brought in for it, quoted, or shares two words with it."""
    return _is_apart(document, block, start, end, found, 2)


def is_told(text: str, end: int, at: int) -> bool:
    """Whether a place is in what the verb that ends before it gives: no mark stands between."""
    return end <= at <= end + 160 and not any(mark in text[end:at] for mark in ',;:.!?”"—–(')


def _is_apart(document: Document, block: Block, start: int, end: int, found: Support, least: int) -> bool:
    if found.how not in _SPOKEN or (found.how == "own" and _is_beside(document, block, start, end, found)):
        return False
    near = _near(document, block, start, end, found)
    return not any(_bears(document, block, start, end, other, one, least) for other, one in near)


def _is_beside(document: Document, block: Block, start: int, end: int, found: Support) -> bool:
    low, high = sentence_around(document.once(sentences)[block.number], start, len(block.text))
    return found.block == block.number and low <= found.start < high and not is_told(block.text, end, found.start)


def _near(
    document: Document, block: Block, start: int, end: int, found: Support
) -> Iterator[tuple[Block, Attribution]]:
    """What is given to sources with a name around a claim: in its paragraph, at the head of the one behind."""
    for one in stated(document, block, *window(document, block, start, end, 1, 2)):
        yield block, one
    ranges = document.once(sentences)
    for other in document.blocks[block.number + 1 : max(block.number + 2, found.block + 1)]:
        if other.kind is block.kind and ranges[other.number]:
            high = ranges[other.number][:2][-1][1]
            if other.number == found.block:
                high = max(high, sentence_around(ranges[other.number], found.start, len(other.text))[1])
            for one in stated(document, other, 0, high):
                yield other, one


def _bears(document: Document, block: Block, start: int, end: int, other: Block, one: Attribution, least: int) -> bool:
    """Whether what somebody says in a block can bear a claim out."""
    text, source = other.text, one.source
    if not source.nameable or one.negated or is_deed(one, text):
        return False
    if _MANY.search(text, max(0, source.start - 30), source.start):
        return False  # "some Germans"
    ranges = document.once(sentences)
    low, high = sentence_around(ranges[block.number], start, len(block.text))
    if other is block and one.start < end and start < one.end:
        return (
            _JOINED.fullmatch(text, source.end, start) is not None
        )  # the claim's own verb: "Ruiz and some experts say"
    if other is block and low <= source.start < high:
        return not is_told(text, end, source.start)
    if other is block and one.start < low and _THE_SAME.match(text, end):
        return True
    first, last = sentence_around(ranges[other.number], one.start, len(text))
    said = text[first:last]
    if _ASKED.search(said) or (one.cue is not Cue.THINKING and _is_brought_in(text, one)):
        return True
    if other is block and source.kind is SourceKind.ORGANISATION and one.cue in (Cue.SAYING, Cue.CREDITING):
        if not is_known(document, other, first, text[source.start : source.end]):
            return True
    if least == 2:
        said = text[first : min(source.start, last)] + " " + text[max(source.end, first) : last]
        return _QUOTED.search(said) is not None or len(stems(said) & stems(block.text[low:high])) >= 2
    return len(_plain(said) & _plain(block.text[low:high])) >= least


def _plain(text: str) -> frozenset[str]:
    """The words of content that are no names: whom a text is about is in many of its sentences."""
    return stems(" ".join(word for word in text.split() if not word.lstrip("“\"'(‘")[:1].isupper()))


def _is_brought_in(text: str, one: Attribution) -> bool:
    """Whether a source is told with name and part, as somebody who is heard on a matter is."""
    source = one.source
    called = text[source.start : source.end]
    if source.kind in (SourceKind.DOCUMENT, SourceKind.ROLE):
        return True
    if source.kind is not SourceKind.PERSON or " " not in called:
        return False
    if _ROLE.search(called) or _PART.match(text, source.end) is not None:
        return True
    return _TITLE.search(text, max(0, source.start - 24), source.start) is not None
