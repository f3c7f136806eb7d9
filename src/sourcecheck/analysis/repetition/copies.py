"""Passages of one text that stand in it twice: whole paragraphs, reworked ones, sentences, turns of phrase."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from sourcecheck.analysis.own_words import masked
from sourcecheck.analysis.ranges import Ranges
from sourcecheck.analysis.repetition.clauses import repeats_clauses, repeats_labels
from sourcecheck.analysis.repetition.on_purpose import is_meant, is_set_apart, is_standing
from sourcecheck.analysis.repetition.passages import Passage, Run, likeness, passages, place, shared_runs
from sourcecheck.analysis.sentences import sentences
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.records import NamedTuple

__all__ = ["Copy", "copies", "runs", "turns_again"]

_PARAGRAPH: Final = 12  # words of a paragraph that is no label, note or button
_SENTENCE: Final = 8  # words
_TURN: Final = 7  # words of a turn of phrase
_APART: Final = 2  # sections between two turns of phrase
_LABEL: Final = 8  # code points of a heading or item that says something
_PIECE: Final = 4  # words of a run that tells that two paragraphs may be one
_ALIKE: Final = 0.5  # likeness from which one paragraph is the other, reworked
_VERY_ALIKE: Final = 0.7  # of short ones
_EDITED: Final = 0.85  # of a copy in which some words were changed
_LONG_ENOUGH: Final = 10  # passages of a text that may have a summary over it
_HALF: Final = 0.5  # share of a paragraph's words in runs with the other, before the two are compared
_SHORT_TURN: Final = 4  # words of a turn of phrase that counts only with others
_LONG_TEXT: Final = 500  # words of a text in which they are counted
_MANY_SECTIONS: Final = 4
_NAMES: Final = 0.7  # share of capitalised words from which a turn of phrase is a name or a title
_TEMPLATE: Final = 3  # places of one passage from which it is a form that the text fills in
_REFRAIN: Final = 0.8  # of a passage's words, in one piece elsewhere


class Copy(NamedTuple):
    """Words that stand twice.

    Attributes:
        kind: "paragraph", "near", "sentence", "turn", "heading" or "item".
        block, start, end: the later place, in the block's text.
        first, first_start, first_end: the earlier place.
        more: further paragraphs that go on after the later place as they do after the earlier one.
        words: how many there are in the later place.
    """

    kind: str
    block: int
    start: int
    end: int
    first: int
    first_start: int
    first_end: int
    words: int
    more: tuple[int, ...] = ()


def copies(document: Document) -> tuple[Copy, ...]:
    """What stands in a document's content twice, in the order of the later places; use through ``document.once``."""
    found = list(_labels(document)) if document.once(repeats_labels) else []
    if document.once(repeats_clauses) and not document.once(_is_live):
        found += _found(document, {copy.block for copy in found})
    return tuple(sorted(found, key=lambda copy: (copy.block, copy.start)))


def _is_live(document: Document) -> bool:
    """Whether a text is written entry by entry as things happen: each entry says again what the others have said."""
    stamps = sum(_stamp().match(block.text) is not None for block in document.blocks if len(block.text) < 200)
    if stamps >= 3:
        return True
    heads = [block.text for block in document.blocks[:6] if len(block.text) < 160]
    return any(_live().match(text) is not None for text in heads)


@cache
def _stamp() -> re.Pattern[str]:
    return compiled(r"(?i)\W{0,3}\d{1,2}(?:[:.]\d\d(?: ?[ap]\.?m\b\.?)?| ?[ap]\.?m\b\.?)(?=\W|$)")


@cache
def _live() -> re.Pattern[str]:
    return compiled(r"(?i)the latest\b|.*\b(?:live(?:blog)?(?: updates?| blog| coverage)?|as it happened)\W*$|live\b")


def _labels(document: Document) -> Iterator[Copy]:
    """Headings that stand twice under the same heading, and items that stand twice in the same list."""
    stack: list[Block] = []
    places_of: defaultdict[tuple[str, int, str], list[Block]] = defaultdict(list)
    for block in document.blocks:
        if not document.in_content(block):
            continue
        long = len(block.text) >= _LABEL
        if block.kind is Kind.HEADING and not block.recovered:
            while stack and stack[-1].level >= block.level:
                stack.pop()
            if long and not _linked(block):
                places_of["heading", stack[-1].number if stack else -1, block.text.lower()].append(block)
            stack.append(block)
        elif long and block.kind is Kind.ITEM and block.text.count(" ") >= 3 and not _linked(block):
            around = next((one for one in document.around(block) if one.kind in ("list", "ordered-list")), None)
            if around is not None and around.kind == "list":
                places_of["item", around.span.start, block.text.lower()].append(block)
    for (kind, _, text), blocks in places_of.items():
        if len(blocks) == 2 and " " in text and not any(char.isdigit() for char in text):
            first, later = blocks
            words = text.count(" ") + 1
            yield Copy(kind, later.number, 0, len(later.text), first.number, 0, len(first.text), words)


def _linked(block: Block) -> bool:
    return any(mark.kind is MarkKind.LINK and mark.end - mark.start > len(block.text) // 2 for mark in block.marks)


def _found(document: Document, told: set[int]) -> Iterator[Copy]:
    texts = document.once(passages)
    together: defaultdict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in document.once(runs):
        together[run.later, run.earlier].append(run)
    whole = list(_paragraphs(document, texts, together))
    uses = Counter(copy.first for copy in whole)
    refrains = _refrains(texts, together) if whole else frozenset()
    told |= {copy.block for copy in whole}
    yield from _joined(
        [
            copy
            for copy in whole
            if uses[copy.first] + 1 < _TEMPLATE and copy.block not in refrains and not _is_meant(document, copy)
        ]
    )
    seen: defaultdict[tuple[str, ...], list[Copy]] = defaultdict(list)
    for (later, earlier), shared in together.items():
        if texts[later].block in told:
            continue
        for run in shared:
            if run.length < _TURN or later == earlier:
                continue
            piece = _piece(document, texts, run)
            if piece is not None and not _is_meant(document, piece):
                seen[tuple(texts[later].words[run.later_at : run.later_at + run.length])].append(piece)
    pieces = [found[0] for found in seen.values() if len({(one.block, one.start) for one in found}) + 1 < _TEMPLATE]
    yield from _without_overlaps(pieces)


def _refrains(texts: tuple[Passage, ...], together: dict[tuple[int, int], list[Run]]) -> frozenset[int]:
    """Blocks of passages that stand, all but a few words, in two other places too."""
    places: defaultdict[int, set[int]] = defaultdict(set)
    for (later, earlier), shared in together.items():
        longest = max(run.length for run in shared)
        for one, other in ((later, earlier), (earlier, later)):
            if one != other and longest >= _REFRAIN * len(texts[one].words):
                places[one].add(other)
    return frozenset(texts[number].block for number, others in places.items() if len(others) + 1 >= _TEMPLATE)


def _is_meant(document: Document, copy: Copy) -> bool:
    return is_meant(document, document.blocks[copy.first], document.blocks[copy.block], copy.kind == "paragraph")


def runs(document: Document) -> list[Run]:
    """The runs of words that passages of a document share; use through ``document.once(runs)``."""
    return shared_runs(document.once(passages))


def _paragraphs(
    document: Document, texts: tuple[Passage, ...], together: dict[tuple[int, int], list[Run]]
) -> Iterator[Copy]:
    """Paragraphs that are copies of earlier ones."""
    done: set[int] = set()
    tops: dict[int, int] = {}  # the first block of each section
    for text in texts:
        tops.setdefault(text.section, text.block)
    for later, earlier in sorted(together):
        one, other = texts[earlier], texts[later]
        least, most = sorted((len(one.words), len(other.words)))
        if later in done or earlier == later or least < _PARAGRAPH:
            continue
        shared = sum(run.length for run in together[later, earlier] if run.length >= _PIECE)
        if shared < _HALF * most:
            continue
        first, block = document.blocks[one.block], document.blocks[other.block]
        if block.kind is Kind.CAPTION or first.kind is Kind.CAPTION:
            continue
        kind = "paragraph" if one.words == other.words else "near"
        if kind == "near":
            needed = _ALIKE if least >= 2 * _PARAGRAPH else _VERY_ALIKE
            alike = likeness(one.words, other.words)
            if alike < needed or _differ(first, block):
                continue
            if earlier <= 1 and 2 <= later - earlier <= 8 and alike < _EDITED and len(texts) >= _LONG_ENOUGH:
                continue  # what stands over the text is made of its sentences
        if least < 2 * _PARAGRAPH and (
            kind == "near" or Kind.ITEM in (block.kind, first.kind) or _alike(tops, one, other)
        ):
            if later - earlier > 1 or kind == "near":
                continue
        if is_set_apart(document, first) or is_set_apart(document, block):
            continue
        done.add(later)
        yield Copy(kind, block.number, 0, len(block.text), first.number, 0, len(first.text), len(other.words))


def _alike(tops: dict[int, int], one: Passage, other: Passage) -> bool:
    """Whether two short paragraphs have the same place in their sections: fields of a form, one section per thing."""
    return one.section != other.section and one.block - tops[one.section] == other.block - tops[other.section]


def _is_summary(texts: tuple[Passage, ...], earlier: int, later: int) -> bool:
    """Whether the first of two passages stands at the head of the text and the text begins with it again."""
    return earlier == 0 and later <= 3 and len(texts) >= _LONG_ENOUGH and texts[later].section <= texts[0].section + 1


def _differ(first: Block, block: Block) -> bool:
    """Whether each of two blocks holds figures or names that the other lacks: one build, two matters."""
    one, other = set(_fact().findall(first.text)), set(_fact().findall(block.text))
    return bool(one - other) and bool(other - one)


@cache
def _fact() -> re.Pattern[str]:
    return compiled(r"\d[\d.,:]*\d|\d|(?<=[\w,’'] )[A-Z][\w’'-]*")


def _joined(found: list[Copy]) -> Iterator[Copy]:
    """Copies of paragraphs that follow each other as one."""
    pending: Copy | None = None
    for copy in found:
        if pending is not None:
            last = pending.more[-1] if pending.more else pending.block
            step = len(pending.more) + 1
            if copy.block - last <= 2 and 0 < copy.first - pending.first <= 2 * step:
                kind = "near" if "near" in (copy.kind, pending.kind) else "paragraph"
                pending = pending._replace(kind=kind, more=(*pending.more, copy.block))
                continue
            yield pending
        pending = copy
    if pending is not None:
        yield pending


def _piece(document: Document, texts: tuple[Passage, ...], run: Run) -> Copy | None:
    """The sentence or turn of phrase that a run of words is; None where it is neither."""
    one, other = texts[run.earlier], texts[run.later]
    first, block = document.blocks[one.block], document.blocks[other.block]
    if (
        block.kind is not Kind.PARAGRAPH
        or first.kind is not Kind.PARAGRAPH
        or _is_summary(texts, run.earlier, run.later)
    ):
        return None
    start, end = place(block.text, run.later_at, run.length)
    if block.text[end : end + 1] == ":" or _disclaims().search(block.text, start, end) is not None:
        return None
    first_start, first_end = place(first.text, run.earlier_at, run.length)
    hidden = document.once(masked)
    if _is_hidden(hidden[block.number], start, end) or _is_hidden(hidden[first.number], first_start, first_end):
        return None
    if is_set_apart(document, first) or is_set_apart(document, block):
        return None
    written = block.text[start:end].split()
    if sum(word[:1].isupper() or word[:1].isdigit() for word in written) >= _NAMES * len(written):
        return None
    within = _sentence_in(document.once(sentences)[block.number], start, end)
    within_first = _sentence_in(document.once(sentences)[first.number], first_start, first_end)
    if run.length >= _SENTENCE and within and within_first and not is_standing(block.text[within[0] :]):
        if len(block.text[within[0] : within[1]].split()) >= _SENTENCE:
            return Copy("sentence", block.number, *within, first.number, *within_first, run.length)
    if other.section - one.section >= _APART and _says_something(written):
        return Copy("turn", block.number, start, end, first.number, first_start, first_end, run.length)
    return None


def _is_hidden(ranges: Ranges, start: int, end: int) -> bool:
    """Whether a third or more of a place is not the author's own words."""
    return 3 * sum(min(right, end) - max(left, start) for left, right in ranges if left < end and start < right) > (
        end - start
    )


@cache
def _disclaims() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:endorse\w*|liabilit\w+|necessarily reflect|without notice|warrant(?:y|ies)|all rights)\b"
    )


def _sentence_in(ranges: Ranges, start: int, end: int) -> tuple[int, int] | None:
    """The whole sentences inside a range, as one range; None where there are none."""
    inside = [(left, right) for left, right in ranges if left >= start - 2 and right <= end + 3]
    return (inside[0][0], inside[-1][1]) if inside else None


def _says_something(written: list[str]) -> bool:
    """Whether a turn of phrase holds three words of some length that are no names."""
    return sum(len(word) >= 6 and word[0].islower() for word in written) >= 3


def turns_again(document: Document) -> tuple[Copy, ...]:
    """Short turns of phrase that a text goes back to in a distant section, each once; through ``document.once``.

    Four words or more with two long ones that are no names, or the same beginning of two sentences. What stands in a
    text three times is its subject.
    """
    if not document.once(repeats_clauses) or document.once(_is_live):
        return ()
    texts = document.once(passages)
    if sum(len(text.words) for text in texts) < _LONG_TEXT or len({text.section for text in texts}) < _MANY_SECTIONS:
        return ()
    found: defaultdict[str, list[Copy]] = defaultdict(list)
    for run in document.once(runs):
        one, other = texts[run.earlier], texts[run.later]
        opens = not run.later_at == run.earlier_at == 0 or run.length < 3
        if other.section - one.section < _APART or (opens and run.length < _SHORT_TURN):
            continue
        first, block = document.blocks[one.block], document.blocks[other.block]
        if block.kind is not Kind.PARAGRAPH or first.kind is not Kind.PARAGRAPH:
            continue
        start, end = place(block.text, run.later_at, run.length)
        written = block.text[start:end].split()
        if opens and (
            sum(word[:1].isupper() for word in written) * 2 >= len(written)
            or sum(len(word) >= 6 and word[0].islower() for word in written) < 2
        ):
            continue
        if _is_hidden(document.once(masked)[block.number], start, end):
            continue
        first_start, first_end = place(first.text, run.earlier_at, run.length)
        key = block.text[start:end].lower()
        found[key].append(Copy("again", block.number, start, end, first.number, first_start, first_end, run.length))
    return tuple(same[0] for same in found.values() if len(same) == 1)


def _without_overlaps(found: list[Copy]) -> Iterator[Copy]:
    """The longest of those that overlap."""
    taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    kept = []
    for copy in sorted(found, key=lambda one: (one.kind == "turn", -one.words, one.block, one.start)):
        if not any(start < copy.end and copy.start < end for start, end in taken[copy.block]):
            taken[copy.block].append((copy.start, copy.end))
            kept.append(copy)
    yield from sorted(kept, key=lambda one: (one.block, one.start))
