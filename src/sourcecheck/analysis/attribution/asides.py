"""Whether who speaks beside a claim of nobody only answers it, or speaks of something else.

"Concern is growing about the noise. The organiser has promised to turn the speakers.": the concern is not the
organiser's. "He allegedly took the money. He declined to comment.": the allegation is not his.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.attribution.attributions import stated
from sourcecheck.analysis.attribution.names import window
from sourcecheck.analysis.attribution.parties import is_known
from sourcecheck.analysis.attribution.same_matter import shares_words
from sourcecheck.analysis.attribution.support import Support
from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.ranges import Ranges
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document

__all__ = ["are_answers", "are_asides"]

_TELLING = frozenset(("saying", "crediting", "showing"))
_QUOTED = frozenset('“"')


def are_answers(document: Document, block: Block, start: int, end: int, found: Support) -> bool:
    """Whether all who speak beside a claim, from the source found on, only answer it or tell of something else.

    Whoever tells more of what is rumoured bears it out: "The watchman had apparently been drinking. The coastguard
    measured 1.9 grams.".
    """
    return _all_apart(document, block, start, end, found, matter=False)


def are_asides(document: Document, block: Block, start: int, end: int, found: Support) -> bool:
    """Whether all who speak beside a claim, from the source found on, answer it or speak of another matter.

    Those who react speak of what they react to.
    """
    return _all_apart(document, block, start, end, found, matter=True)


def _all_apart(document: Document, block: Block, start: int, end: int, found: Support, matter: bool) -> bool:
    if found.how not in _TELLING or found.block != block.number:
        return False
    text, ranges = block.text, document.once(sentences)[block.number]
    low, high = sentence_around(ranges, start, len(text))

    def is_apart(begin: int, stop: int) -> bool:
        if begin == end + 1 and text.endswith("that", start, end):
            return True  # "It is believed that the mayor wrote the letter": of whom it is claimed
        if stop <= low:
            if not _is_told_before(text, ranges, start, begin, stop):
                return False
            return found.how == "saying" if not matter else _is_party(document, block, ranges, begin, stop)
        if stop <= start and not matter:  # "Ruiz has reportedly agreed": what is told of him
            return _doing().fullmatch(text, stop, start) is not None
        if begin < high or not _is_aside(text, ranges, start, begin, stop, matter):
            return False
        return not matter or _is_party(document, block, ranges, begin, stop)

    return is_apart(found.start, found.end) and all(
        is_apart(one.source.start, one.source.end)
        for one in stated(document, block, *window(document, block, start, end, 1, 2))
        if one.block == block.number and one.source.nameable and not one.negated
    )


def _is_told_before(text: str, ranges: Ranges, start: int, begin: int, end: int) -> bool:
    """Whether the source at ``begin:end`` told of another matter before the claim at ``start``."""
    low, high = sentence_around(ranges, begin, len(text))
    said = text[low:high]
    if not _QUOTED.isdisjoint(said) or "''" in said or _bearing_out().search(said):
        return False
    claim = text[slice(*sentence_around(ranges, start, len(text)))]
    return _ALSO.isdisjoint(claim.split()) and not shares_words(text[low:begin] + text[end:high], claim)


_ALSO = words("also too")  # what goes on


def _is_party(document: Document, block: Block, ranges: Ranges, begin: int, end: int) -> bool:
    """Whether the text told of a source before, or is called by what it is in charge of: "The head, Ian Moss"."""
    text = block.text
    low, high = sentence_around(ranges, begin, len(text))
    last = max(end, text.find(",", end + 1, high)) if text.startswith(",", end) else end
    called = letter_words(text[max(low, begin - 30) : last].lower())
    return not _PARTIES.isdisjoint(called) or is_known(document, block, low, text[begin:end])


def _is_aside(text: str, ranges: Ranges, start: int, begin: int, end: int, matter: bool) -> bool:
    """Whether the sentence of the source at ``begin:end`` does not bear out the claim at ``start``."""
    low, high = sentence_around(ranges, begin, len(text))
    said = text[low:high]
    if not _QUOTED.isdisjoint(said) or "''" in said or _bearing_out().search(said):
        return False
    if _answering().search(said):
        return True
    if not matter and _planned().search(said) is None:
        return False
    rest = text[low:begin] + text[end:high]
    claim = text[slice(*sentence_around(ranges, start, len(text)))]
    return not shares_words(rest, claim) and not (matter and _going_on().search(rest))


# Words for those whom a text is about, and for who speaks for them.
_PARTIES = words(
    "director head headteacher chairman chairwoman chair mayor minister president manager superintendent owner owners "
    "operator developer organiser organizer maker builder spokesman spokeswoman spokesperson company firm club board "
    "council county city agency department ministry authority chief judge he she it they its his her their website"
)


@cache
def _doing() -> re.Pattern[str]:
    """What stands between somebody and an adverb that goes with what they do."""
    return compiled(r"(?:,? who)? (?:(?:has|have|had|is|are|was|were) (?:(?:also|now|since|even|already) )?)?")


@cache
def _answering() -> re.Pattern[str]:
    """What somebody says who is asked about a claim and does not make it."""
    return compiled(
        r"\b(?:no comment|(?:found|saw|sees?|had|has|ha(?:d|s|ve) (?:heard|seen|received)|knew|knows|knew of|knows of) "
        r"(?:no|nothing|none)\b|"
        r"(?:did|does|do|would|could|will) not (?:comment|reply|respond|answer|return|want to)|declin(?:ed|es)|"
        r"promis(?:ed|es)|den(?:y|ied|ies)|(?:refus|reject|dismiss|disput)(?:ed|es|s)\b)\b"
    )


@cache
def _planned() -> re.Pattern[str]:
    return compiled(r"\b(?:will|won['’]t|would|(?:is|are|was|were) (?:due )?to|plans? to|intends? to|announced)\b")


@cache
def _bearing_out() -> re.Pattern[str]:
    """Who says that it is so; what is denied in court was charged there."""
    return compiled(r"\b(?:confirm|admit|acknowledg|conced|agree)(?:s|ed|es|d)?\b|\b(?:counts?|charges?)\b")


@cache
def _going_on() -> re.Pattern[str]:
    """Words that take up what was said before."""
    return compiled(r"\b(?:this|that (?!(?:the|an?|it|they|he|she|there|no|some)\b)|these|those|so|them|too|also)\b")
