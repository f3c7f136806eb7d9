"""Dates of publication and change that a page shows side by side, and pairs of them that cannot both be right.

Only what labels itself as this page's: "Published 5 May 2025", "Last updated: 3 May 2025", at the beginning of a
line or behind a mark that parts a line. Where else it appeared, in print or online, is another date; a review, a check
or a revision may come before publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from sourcecheck.analysis.temporal.date_words import full_dates
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind, Region
from sourcecheck.records import NamedTuple

__all__ = ["NEEDS", "Shown", "contradictions"]

_DAY: Final = timedelta(days=1)  # what time zones and a night's work explain
_LINE: Final = 160  # code points of a line about the page
_GAP: Final = 24  # from a label to its date: a weekday, "on", "at"
_NEAR: Final = 2  # blocks from one line to the other
_BETWEEN: Final = 60  # code points of a line between them
_MANY: Final = 3  # different days of publication: a list of articles
_SKIPPED: Final = frozenset((Kind.HEADING, Kind.CODE, Kind.ATTRIBUTE, Kind.DESCRIPTION, Kind.TITLE, Kind.CELL))
_ELSEWHERE: Final = frozenset((Region.NAVIGATION, Region.RELATED, Region.COMMENTS))

# One of these stands in every line that says when a page was published.
NEEDS: Final = ("published", "posted", "publication date", "veröffentlicht", "publié", "publicado", "pubblicato")


class Shown(NamedTuple):
    """A labelled date: of change or of publication; ``place`` is the date's in the block's text."""

    block: Block
    start: int
    end: int
    day: date
    modified: bool
    plain: bool  # says nothing of a first, a printed or another edition


def contradictions(document: Document, held: Sequence[Block]) -> Iterator[tuple[Shown, Shown]]:
    """Pairs of dates a page shows: changed before it was published (the change first), or published on two days.

    Args:
        held: the blocks that may name a day of publication, in order.
    """
    lines = [block for block in held if len(block.text) <= _LINE and _may_say().match(block.text) is not None]
    if not lines:
        return
    known: dict[int, tuple[Shown, ...]] = {}

    def said(number: int) -> tuple[Shown, ...]:
        if number not in known:
            known[number] = _shown(document, number)
        return known[number]

    published = [one for block in lines for one in said(block.number) if not one.modified]
    if not published or len({one.day for one in published}) >= _MANY:
        return
    for index, one in enumerate(published):
        near = [
            other
            for number in range(one.block.number - _NEAR, one.block.number + _NEAR + 1)
            if 0 <= number < len(document.blocks) and _is_beside(document, one.block.number, number)
            for other in said(number)
        ]
        first = min(other.day for other in near if not other.modified)
        changes = [other for other in near if other.modified]
        # A later day of publication beside it, of which the change may be one ahead: nothing is sure.
        if changes and one.day == first and max(other.day for other in changes) + _DAY < first:
            yield max(changes, key=lambda other: other.day), one
            return
        if index == 0 and one.plain:
            for other in near:
                if other.modified or not other.plain or abs(other.block.number - one.block.number) > 1:
                    continue
                if abs(other.day - one.day) > _DAY:
                    yield other, one
                    return


def _is_beside(document: Document, one: int, other: int) -> bool:
    """Whether nothing but a short line stands between two blocks: a byline, and not another article's title."""
    between = document.blocks[min(one, other) + 1 : max(one, other)]
    return all(
        len(block.text) <= _BETWEEN
        and block.kind not in _SKIPPED
        and not any(mark.kind is MarkKind.LINK for mark in block.marks)
        for block in between
    )


def _shown(document: Document, number: int) -> tuple[Shown, ...]:
    """The labelled dates of a line about the page."""
    block = document.blocks[number]
    text = block.text
    if len(text) > _LINE or block.kind in _SKIPPED or block.quoted or document.regions[number] in _ELSEWHERE:
        return ()
    alone = _alone().fullmatch(text)
    if alone is not None:  # a term of a list, and what it stands for
        following = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
        dates = full_dates(following.text) if following is not None and len(following.text) <= _BETWEEN else []
        if following is None or not dates or dates[0].value is None or dates[0].start > _GAP:
            return ()
        return (Shown(following, dates[0].start, dates[0].end, dates[0].value, alone["modified"] is not None, True),)
    labels = list(_label().finditer(text))
    if not labels or _other().search(text) is not None or not _leads_in().fullmatch(text[: labels[0].start()]):
        return ()
    found = []
    plain = _edition().search(text) is None
    for label, end in zip(labels, [*(after.start() for after in labels[1:]), len(text)], strict=True):
        rest = text[label.end() : end]
        dates = full_dates(rest[:80])
        if dates and dates[0].value is not None and dates[0].start <= _GAP and "." not in rest[: dates[0].start]:
            start, end = label.end() + dates[0].start, label.end() + dates[0].end
            found.append(Shown(block, start, end, dates[0].value, label["modified"] is not None, plain))
    return tuple(found)


_OF_PAGE: Final = r"(?:(?:this |the )?(?:article|page|post|story|report|item) (?:was |is )?)?"
_CHANGED: Final = r"(?:date )?(?:last |page last )?(?:updated|modified|edited|changed|update|modification)"
_PUBLISHED: Final = r"(?:date )?(?:first )?(?:published|posted|publication date)"
_FOREIGN_CHANGED: Final = (
    r"(?:zuletzt )?(?:aktualisiert|geändert)|letzte (?:änderung|aktualisierung)|mis à jour|modifié|actualizado"
    r"|modificado|aggiornato|atualizado"
)
_FOREIGN_PUBLISHED: Final = r"veröffentlicht|publié|publicado|pubblicato"


@cache
def _label() -> re.Pattern[str]:
    """A label at the beginning of a line, behind a mark, or behind "and"."""
    mark = r"^\W*|[|·•–—,;/.()\]]\s*|\s-\s|\band "
    unmarked = r"(?-i:(?<=\d )|(?<=[A-Z][A-Z] )|(?<=m\. ))(?-i:(?=[A-Z]))"  # "9 May 2025 Updated", of two lines
    return compiled(
        rf"(?i)(?:{mark}|{unmarked})(?:{_OF_PAGE})(?:(?P<modified>{_CHANGED}|{_FOREIGN_CHANGED})"
        rf"|(?P<published>(?:published|posted) by (?-i:[A-Z])[\w.’' -]{{2,40}}? on|{_PUBLISHED}"
        rf"|{_FOREIGN_PUBLISHED}))\b"
        r"(?! (?:by|in|with|from|figures)\b)"
    )


@cache
def _leads_in() -> re.Pattern[str]:
    """What may stand in front of the first label: nothing, a byline, a name, a kind of text."""
    return compiled(r"\W*(?:(?i:by|words|text|story|from|author|editor)\b[^.!?]*|(?:[A-ZÀ-Þ][\w’'-]*\.? ?){1,4}\W*)?")


@cache
def _may_say() -> re.Pattern[str]:
    """A line that begins with a label, a byline, a mark or a date; quickly."""
    return compiled(
        r"(?i)\W*(?:this |the |article |page |post|story |report |item |publi|date |first |last |updated|modified"
        r"|edited|changed|by |pubblicato|veröff|zuletzt|aktual|letzte|mis |modif|actual|aggior|atual"
        r"|[A-ZÀ-Þ][\w.’'-]+ )"
    )


@cache
def _alone() -> re.Pattern[str]:
    return compiled(
        rf"(?i)\W*(?:(?P<modified>{_CHANGED}|{_FOREIGN_CHANGED})|{_PUBLISHED}|{_FOREIGN_PUBLISHED})(?: on| date)?\s?:?"
    )


@cache
def _other() -> re.Pattern[str]:
    """Lines about another text, an event, or stages before publication."""
    return compiled(
        r"(?i)\b(?:received|accepted|submitted|embargo\w*|translat\w*|archived?|retrieved|event|version|draft|comment"
        r"|photo|picture|video|image|data|figures|prices|statistics|effective|expires?|deadline|scheduled"
        r"|originally published in)\b"
    )


@cache
def _edition() -> re.Pattern[str]:
    """Of two days of publication one may be that of another edition."""
    return compiled(
        r"(?i)\b(?:first|originally|previously|online|print|issue|re-?published|reposted|cross-?posted|again|edition"
        r"|our|site|website|in|at)\b(?! \d)"
    )
