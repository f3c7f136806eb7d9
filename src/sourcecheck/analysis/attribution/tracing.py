"""Where a report comes from, as the words beside it tell: "the story goes back to a chronicle", a charge, a court."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.attribution.attributions import Cue, stated
from sourcecheck.analysis.attribution.deeds import is_deed
from sourcecheck.analysis.attribution.names import names
from sourcecheck.analysis.attribution.sources import SourceKind
from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.words import letter_words, words
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, MarkKind
from sourcecheck.word_lists import listed

__all__ = ["is_charged", "is_said", "is_traced"]

_FAR = 1_000  # code points before a claim, and of each block before, in which a charge may be told of
_BACK = 3  # blocks before


def is_said(document: Document, block: Block, low: int, high: int, closing: bool = False) -> bool:
    """Whether the sentence itself gives it to somebody definite: "..., the national agency said".

    Args:
        closing: only behind a comma.
    """
    text = block.text
    return any(
        one.cue in (Cue.SAYING, Cue.CREDITING)
        and (one.source.kind is SourceKind.DEFINITE or text[one.source.start : one.source.end] in _OFFICERS)
        and not (closing and not text.endswith(", ", low, one.source.start))
        and not one.negated
        and not is_deed(one, document.blocks[one.block].text)
        for one in stated(document, block, low, high)
    )


_OFFICERS = words("police prosecutors investigators firefighters detectives")


def is_traced(document: Document, block: Block, start: int, end: int) -> bool:
    """Whether the claim's own sentence or the next says who made it or where it can be read, or links to it."""
    text = block.text
    ranges = document.once(sentences)[block.number]
    low, high = sentence_around(ranges, start, len(text))
    after = next((stop for begin, stop in ranges if begin >= high), high)
    if any(mark.kind is MarkKind.LINK and high <= mark.start < after for mark in block.marks):
        return True
    for match in _origin().finditer(text, low, min(after, end + 500)):
        begin, stop = sentence_around(ranges, match.start(), len(text))
        if match["own"] and begin != low:
            continue  # "records show" of what the next sentence tells
        if begin == low and match.end() <= start:
            stop = match.end()  # "As parish records have it, ..."
        elif begin == low:  # whom the claim itself is about made nothing known
            begin = min((at for mark in ",;:—–" if (at := text.find(mark, end, match.start())) >= 0), default=stop)
        named = any(begin <= name.start < stop for name in document.once(names)[block.number])
        if named or match["said"] or not _texts().isdisjoint(letter_words(text[begin:stop].lower())):
            return True
    return False


@cache
def _texts() -> frozenset[str]:
    """Words for texts that can be looked up."""
    return _WRITTEN.union(listed("report-nouns"), listed("displayed-texts"))


_WRITTEN = words("register registers registry annals chronicles minutes papers files deeds rolls accounts")


@cache
def _origin() -> re.Pattern[str]:
    """ "The figure comes from Unit"; "so says the diary"; "Fenn made the accusation"; "that is the claim of"."""
    told = (
        r"(?:claims?|stor(?:y|ies)|tales?|allegations?|accusations?|charges?|figures?|sums?|numbers?|reports?|"
        r"accounts?|"
        r"information|details?|rumou?rs?|anecdotes?|dates?|legends?|versions?|theor(?:y|ies)|news|words?|phrase|"
        r"wording|cases?|cop(?:y|ies)|recordings?|transcripts?)"
    )
    return compiled(
        r"(?i)\bha(?:s|d|ve) it (?:first|from)\b|(?P<own>\bha(?:s|ve) it(?: that\b|(?=[.,;]|$))|"
        r"\b(?:shows?|showed|reveals?)(?=[.,;]|$))|"
        r"\btrac(?:ed|es|eable) (?:it |this |that |them )?(?:back )?to\b|\bso "
        r"(?:says|say|said|claims?|wrote|writes)\b"
        rf"|\b(?:the|that|this|these|those|his|her|their|its|an?) (?:[\w’'-]+ ){{0,2}}?{told} (?:of (?:it|this|that|"
        rf"them|the \w+) )?(?:(?:first )?(?:told|made|given|published|reported|printed|set out) (?:in|by)\b|"
        rf"(?:is|was|are|were) (?:told |made "
        r"|given |found |recorded |printed |repeated |set out |first )?(?:from|in|by|that of|on)\b|comes?\b|came\b|"
        r"goes "
        r"back|go back|went back|stands? in\b|appears?\b|appeared\b|stems?\b|dates?\b|"
        r"rests? on|originat\w+|belongs?\b|can be (?:found|read|traced))"
        rf"|\b(?:ma(?:de|kes)|gave|gives|repeated|levelled|leveled|brought|told|tells|spread|reported|broke) "
        rf"(?:the|that|this|"
        rf"these|it) "
        rf"(?:[\w’'-]+ )?{told}\b"
        rf"|\b(?:is|was) (?:the|an?) {told} (?:of|made by|by)\b|\b(?:is|was) what [^.;]{{1,60}} (?:says?|said|wrote|"
        rf"writes|"
        r"claims?|claimed|told|reports?|reported)\b|\bha(?:s|ve) (?:the|more) details\b"
        r"|\b(?:chapter|page|verse|canto|stanza|footnote) [\dIVXL]|(?P<said>, (?:says|said|say|writes|wrote|claims|"
        r"claimed) (?:the|an?|its|his|her|their) )"
    )


@cache
def _charge() -> re.Pattern[str]:
    """A charge, a court or the police; "Denby Court" is a street."""
    return compiled(
        r"\b(?i:prosecut(?:ors?|ion)|indict(?:ment|ed)|charge[sd]?|complaint|lawsuit|affidavit|plaintiffs?|trial|"
        r"magistrates?|judge|arrest(?:ed|s)?|sued?|warrant|jury|tribunal|filing|police|convicted|accused of|pleaded|"
        r"bail|remanded)\b|(?:^|[,;:.] |(?<!\w)[a-z]+ )Courts?\b|"
        r"\bcourts?\b|"
        r"\b(?:Crown|District|High|Supreme|County|Federal|Circuit|Superior|Magistrates?['’]?|Criminal|Appeals?|Youth|"
        r"Family|"
        r"[A-Z]\w+['’]s) Courts?\b|\bCourt of\b"
    )


def is_charged(document: Document, number: int, start: int, high: int) -> bool:
    """Whether a claim's sentence or what stands before it tells of a charge or a court, which an allegation is from."""
    charge = _charge()
    if charge.search(document.blocks[number].text, max(0, start - _FAR), high):
        return True
    return any(charge.search(block.text[-_FAR:]) for block in document.blocks[max(0, number - _BACK) : number])
