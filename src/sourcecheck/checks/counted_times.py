"""What the rules about words that count from the page's date share: their places on a page, and one finding of many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from sourcecheck.analysis.own_words import in_own_words
from sourcecheck.analysis.temporal.dating import Dating, reads_as_news
from sourcecheck.analysis.temporal.expression import Class, Expression, Form
from sourcecheck.analysis.temporal.reading import expressions, readings
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Format, Kind, MarkKind
from sourcecheck.finding import Fix, Related
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Context, Hit

__all__ = ["PROSE", "Place", "gathered", "is_extract", "places", "related_date", "standing"]

PROSE = frozenset((Kind.PARAGRAPH, Kind.ITEM, Kind.DETAIL, Kind.CAPTION, Kind.FOOTNOTE))
_RELATED = 8  # other places shown with a finding
_FEWEST = 3  # spaces in an item of a list that can be a sentence
_MOST = 400  # places looked at on one page


class Place(NamedTuple):
    """An expression in a block's text."""

    block: Block
    one: Expression

    @property
    def words(self) -> str:
        return self.block.text[self.one.start : self.one.end]


def places(
    document: Document,
    context: Context,
    wanted: Callable[[Expression], bool],
    forms: frozenset[Form],
    kinds: tuple[Class, ...] = (),
) -> Iterator[Place]:
    """The author's own expressions that are wanted, in the blocks that hold one of the rule's needs.

    Left out is what an absolute date explains at once: "last month (May 2025)".

    Args:
        forms, kinds: of all that are wanted, which saves reading the other blocks to the end.
    """
    count = 0
    read = document.once(readings)
    for block in context.blocks(document):
        if block.kind not in PROSE or block.quoted or not document.in_content(block):
            continue
        if block.kind is Kind.ITEM and block.text.count(" ") < _FEWEST:
            continue  # an entry of a menu
        if not read[block.number].may_hold(forms, kinds):
            continue
        found = document.once(expressions)[block.number]
        for index, one in enumerate(found):
            if not wanted(one) or (one.form is not Form.NEWEST and _is_explained(block.text, found, index)):
                continue
            if in_own_words(document, block, one.start, one.end) and not _is_title(block, one):
                yield Place(block, one)
                count += 1
                if count >= _MOST:
                    return


def gathered(
    some: Sequence[Place],
    variant: str = "",
    values: Mapping[str, str] = {},
    also: str = "Also counted from no date",
    fix: Fix | None = None,
    more: Sequence[Related] = (),
) -> Hit:
    """One finding at the first place, with the others as related places up to a bound."""
    first, *others = some
    related = tuple(Related(place.block.span(place.one.start, place.one.end), also) for place in others[:_RELATED])
    have = f"and {len(others)} more have" if others else "has"
    return Hit(
        first.block.span(first.one.start, first.one.end),
        variant,
        {"have": have, **values},
        (*related, *more),
        fix,
    )


def standing(document: Document, dating: Dating) -> str:
    """A word for how a page that is not fresh stands to time: evergreen, guide, old, metadata, text or undated."""
    if dating.shown:
        return {"declared": "evergreen", "guessed": "guide", "": "old"}[dating.evergreen]
    if dating.hidden:
        return "metadata"
    return "text" if document.format is Format.TEXT else "undated"


def is_extract(document: Document, dating: Dating) -> bool:
    """Whether a text has lost its date on its way here: plain text that names days as news of the day does.

    ``dates/unanchored-relative-date`` says so once; to repeat it for every season and duration would be noise.
    """
    return document.format is Format.TEXT and not dating.shown and not dating.hidden and document.once(reads_as_news)


def _is_title(block: Block, one: Expression) -> bool:
    """Whether a word is set apart by emphasis as titles are: "*Yesterday* is a novel", "*Tomorrow the Dentist* ran"."""
    return any(
        mark.kind is MarkKind.EMPHASIS
        and mark.start <= one.start
        and one.end <= mark.end
        and (
            one.start == 0
            if (mark.start, mark.end) == (one.start, one.end)
            else _in_capitals(block.text[mark.start : mark.end])
        )
        for mark in block.marks
    )


def _in_capitals(words: str) -> bool:
    """Whether all longer words begin with a capital, and no stop ends them."""
    long = [word for word in words.split() if len(word) > 3]
    return len(long) > 1 and all(word[0].isupper() for word in long) and words[-1] not in ".,;:"


def _is_explained(text: str, found: Sequence[Expression], index: int) -> bool:
    one = found[index]
    for other in found[index + 1 : index + 3]:
        if other.kind is Class.ABSOLUTE and _joins().fullmatch(text[one.end : other.start][:24]):
            return True
    if one.form is Form.COUNTED and text.startswith((" (until ", " (to ", ", until "), one.end):
        return True
    if one.form is Form.RECENT and _year_in_brackets().match(text, one.end):
        return True
    if index and found[index - 1].kind is Class.ABSOLUTE:
        if one.form is Form.STILL and text.endswith(("from ", "of "), 0, found[index - 1].start):
            return False  # "five railcars from 1986 now carry": of when they are
        return bool(re.fullmatch(r"\s?[(,–—]\s?|,? ", text[found[index - 1].end : one.start]))
    return False


@cache
def _year_in_brackets() -> re.Pattern[str]:
    """ "Recent winners are Ann Lee (2021) and Bo Dahl (2023)"."""
    return compiled(r"[^.;()]{0,120}\((?:19|20)\d\d\)")


@cache
def _joins() -> re.Pattern[str]:
    return compiled(
        r"(?:(?:’s|'s) \w+(?: \w+)?(?= (?:of|on) ))?(?:’s|'s)?"
        r"\s?[(,:–—-]?\s?(?:(?:on|in|of|i\.e\.|that is|and|early|late|mid|back in|namely)[ -]?){0,2}"
    )


def related_date(document: Document) -> tuple[Related, ...]:
    """The page's own date as a related place."""
    from sourcecheck.analysis.temporal.publication import publication

    stated = document.once(publication)
    for one in (*stated.visible, *stated.metadata):
        if one.value and one.span.end > one.span.start:
            return (Related(one.span, "The page's date"),)
    return ()
