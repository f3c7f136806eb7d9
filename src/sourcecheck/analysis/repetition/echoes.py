"""What the end of a text takes from its beginning."""

from __future__ import annotations

from typing import Final

from sourcecheck.analysis.own_words import masked
from sourcecheck.analysis.ranges import overlaps
from sourcecheck.analysis.repetition.passages import Passage, place, plain_words, prose, shared_runs
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.words import words
from sourcecheck.document import Document, Kind
from sourcecheck.records import NamedTuple

__all__ = ["Echo", "echoes"]

_ENDS: Final = 2  # paragraphs at either end
_FEWEST: Final = 6  # paragraphs of a text that has two ends
_PROSE: Final = 120  # code points of a paragraph that is neither label nor line of credits
_TURN: Final = 6  # words
_LONG: Final = 6  # letters of a word that says something
_CONTENT: Final = 10  # different words that say something, of a sentence that is compared
_SHARE: Final = 0.6  # of them that the beginning holds
_STEM: Final = 6  # letters
_SHORTEST: Final = 4
_SHORTCODE: Final = "{{"
_GLUE: Final = words(
    "that this with from have will been their there which about would could should more than when where they were what "
    "your into over some also only most such many these those while because other after before being very then them "
    "here just like make made each both between through during against under"
)


class Echo(NamedTuple):
    """Words of one of the last paragraphs and the same of one of the first."""

    block: int
    start: int
    end: int
    first: int
    first_start: int
    first_end: int
    kind: str = ""  # "words": other sentences of the same words


def echoes(document: Document) -> tuple[Echo, ...]:
    """Turns of phrase of six words or more that the last two paragraphs share with the first two, and sentences that
    are made of the words of the first two."""
    blocks = [block for block in document.once(prose) if block.kind is Kind.PARAGRAPH and len(block.text) >= _PROSE]
    if len(blocks) < _FEWEST:
        return ()
    ends = [*blocks[:_ENDS], *blocks[-_ENDS:]]
    texts = [Passage(block.number, index, plain_words(block.text)) for index, block in enumerate(ends)]
    found = []
    for run in shared_runs(texts) if _may_share([text.words for text in texts]) else ():
        if run.earlier >= _ENDS or run.later < _ENDS or run.length < _TURN:
            continue
        first, block = ends[run.earlier], ends[run.later]
        start, end = place(block.text, run.later_at, run.length)
        first_start, first_end = place(first.text, run.earlier_at, run.length)
        if _says_something(block.text[start:end]) and not overlaps(document.once(masked)[block.number], start, end):
            found.append(Echo(block.number, start, end, first.number, first_start, first_end))
    lead = _stems([*texts[0].words, *texts[1].words])
    for block, text in zip(ends[_ENDS:], texts[_ENDS:], strict=True):
        # Most closing paragraphs share too little with the beginning for any of their sentences to count.
        if len(_stems(text.words) & lead) < _SHARE * _CONTENT or _SHORTCODE in block.text:
            continue
        for start, end in document.once(sentences)[block.number]:
            stems = _stems(plain_words(block.text[start:end]))
            if len(stems) < _CONTENT or len(stems & lead) < _SHARE * len(stems):
                continue
            if overlaps(document.once(masked)[block.number], start, end):
                continue
            if any(echo.block == block.number and echo.start < end and start < echo.end for echo in found):
                continue
            first = max(ends[:_ENDS], key=lambda one: len(stems & _stems(plain_words(one.text))))
            found.append(Echo(block.number, start, end, first.number, 0, len(first.text), "words"))
            break
    return tuple(found)


def _may_share(said: list[list[str]]) -> bool:
    """Whether the beginning and the end may share a turn of phrase: every six words hold four in a row that begin
    with a third one."""
    fours = {
        four for words in said[_ENDS:] for four in zip(words[::3], words[1::3], words[2::3], words[3::3], strict=False)
    }
    return any(
        not fours.isdisjoint(zip(words, words[1:], words[2:], words[3:], strict=False)) for words in said[:_ENDS]
    )


def _stems(said: list[str]) -> set[str]:
    """The words that say something, cut so that "shift" is "shifting"."""
    return {word[:_STEM] for word in set(said) - _GLUE if len(word) >= _SHORTEST}


def _says_something(written: str) -> bool:
    """Whether a turn of phrase is neither a name nor made of small words."""
    said = written.split()
    if 2 * sum(word[:1].isupper() or word[:1].isdigit() for word in said) >= len(said):
        return False
    return sum(len(word) >= _LONG and word[0].islower() for word in said) >= 2
