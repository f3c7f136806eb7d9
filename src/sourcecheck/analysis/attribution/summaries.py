"""Whether a claim stands in what announces a text, and the text comes back to it with people who have names.

A deck, an abstract or a first sentence sums up. What it gives to nobody is accepted where the body says who says
it (evidence of the catalogue, 5.1, item 10).
"""

from __future__ import annotations

from bisect import bisect_left

from sourcecheck.analysis.attribution.attributions import Cue, stated
from sourcecheck.analysis.attribution.same_matter import stems
from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.document import Block, Document, Kind

__all__ = ["is_taken_up"]

_FIRST = 4  # paragraphs of a text, its headline and labels ("ABSTRACT.") among them where nothing marks them
_MOST = 42  # words of a paragraph that sums up; it holds one sentence
_BODY = 1_500  # code points behind it; a shorter text needs no summary
_SPEAKERS = 3  # paragraphs of the body in which somebody with a name speaks
_LOOKED = 60  # paragraphs of the body


def is_taken_up(document: Document, block: Block) -> bool:
    """Whether a claim is one of a summary at the head, and named people speak of its matter in the body."""
    if (
        block.kind is not Kind.PARAGRAPH
        or block.text.count(" ") >= _MOST
        or len(document.once(sentences)[block.number]) > 1
    ):
        return False
    numbers = document.once(_paragraphs)
    before = bisect_left(numbers, block.number)
    if before >= _FIRST:
        return False
    body = [document.blocks[number] for number in numbers[before + 1 : before + 1 + 2 * _LOOKED]]
    if sum(len(other.text) for other in body) < _BODY:
        return False
    claim, shared, speakers = stems(block.text), set[str](), 0
    for other in body[:_LOOKED]:
        said = [
            one
            for one in stated(document, other, 0, len(other.text))
            if one.source.nameable and one.cue is not Cue.THINKING
        ]
        speakers += bool(said)
        for one in said:
            low, high = sentence_around(document.once(sentences)[other.number], one.start, len(other.text))
            shared |= claim & stems(other.text[low:high])
        if speakers >= _SPEAKERS and 4 * len(shared) >= len(claim):
            return True
    return False


def _paragraphs(document: Document) -> list[int]:
    """Numbers of the paragraphs, in order. Found once: a rule asks for each claim of a text."""
    return [block.number for block in document.blocks if block.kind is Kind.PARAGRAPH]
