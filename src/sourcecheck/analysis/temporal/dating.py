"""Whether a reader can tell what "last week" means on a page: is it dated, kept for years, long past?

These questions are cheap and come before any look at the text: on a dated page that is news of its day
nearly all rules about deictic words are done here.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from sourcecheck.analysis.page.doctype import declared_type, document_type
from sourcecheck.analysis.temporal.expression import Class, Form
from sourcecheck.analysis.temporal.gregorian import MONTHS
from sourcecheck.analysis.temporal.publication import days_for_machines, is_dated, publication
from sourcecheck.analysis.temporal.reading import expressions
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Document, Format, Kind
from sourcecheck.records import NamedTuple

__all__ = ["Dating", "dating", "reads_as_news"]

_TIMELESS = ("reference", "how-to")
_KEPT_UP = 180  # days between publication and revision that make a page one that is kept up
_NEWS_DAYS = 3  # mentions of days that only news of the day has


class Dating(NamedTuple):
    """How a page stands to time.

    Attributes:
        shown: a reader sees the page's date.
        hidden: only machines do (metadata, address).
        evergreen: "declared" where the page says that it is kept for years, "guessed" where its title looks so, or "".
        old: months since the page's date, 0 where today or that date is not known.
    """

    shown: bool
    hidden: bool
    evergreen: str
    old: int

    def is_fresh(self, months: int = 12) -> bool:
        """Whether deictic words on the page are plain to its readers."""
        return self.shown and not self.evergreen and self.old <= months


def dating(document: Document, kind: str = "", today: date | None = None) -> Dating:
    """How the page stands to time.

    Args:
        kind: its document type, as far as it is known.
        today: the day on which it is read; None: at its own time.
    """
    shown, hidden, evergreen = document.once(_standing)
    told = kind in _TIMELESS and (kind == document.once(declared_type) or kind != document.once(document_type))
    if kind in ("news", "press-release"):
        evergreen = ""
    months = 0
    if today is not None and (shown or hidden):
        anchor = document.once(publication).anchor or _month(document)
        months = max(0, (today - anchor).days * 12 // 365) if anchor else 0
    return Dating(shown, hidden, "declared" if told else evergreen or ("guessed" if kind in _TIMELESS else ""), months)


def reads_as_news(document: Document) -> bool:
    """Whether a text speaks of days as news of the day does; for ``document.once``.

    An extractor has lost such a text's date; the page showed one.
    """
    found = 0
    for block, some in zip(document.blocks, document.once(expressions), strict=True):
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            found += sum(one.kind is Class.DEICTIC and one.form in (Form.DAY, Form.WEEKDAY) for one in some)
            if found >= _NEWS_DAYS:
                return True
    return False


def _standing(document: Document) -> tuple[bool, bool, str]:
    shown = document.once(is_dated)
    hidden = not shown and bool(document.once(publication).metadata)
    return shown, hidden, _evergreen(document)


def _month(document: Document) -> date | None:
    """The first day of the month that a page gives for its date, where it gives no day."""
    for stated in document.once(publication).visible:
        match = _month_and_year().search(document.source, stated.span.start, stated.span.end)
        if match:
            return date(int(match[2]), MONTHS.index(match[1]) + 1, 1)
    return None


@cache
def _month_and_year() -> re.Pattern[str]:
    return compiled(rf"({'|'.join(MONTHS)}),? ((?:19|20)\d\d)")


def _evergreen(document: Document) -> str:
    """What the page's data say, then its title."""
    for datum in document.metadata.data:
        if datum.key == "evergreen" and datum.value.lower() not in ("false", "no", "0", ""):
            return "declared"
    days = document.once(days_for_machines)
    if len(days) > 1:
        first, last = (
            next((day for datum, day in days if datum.field == field and datum.value), None)
            for field in ("published", "modified")
        )
        if first and last and (last - first).days > _KEPT_UP:
            return "declared"
    title = next((block for block in document.blocks if block.kind is Kind.TITLE or block.level == 1), None)
    if title is None and document.format is not Format.MARKDOWN and document.blocks:
        title = document.blocks[0]
    if title is None:
        return ""
    said = title.text[:120].lower()
    return "guessed" if any(words in said for words in _GUIDES) and _guide().match(title.text[:120]) else ""


# Of which every title of a guide holds one.
_GUIDES = ("how to ", "what is", "what are", "guide", "best ", "faq", "frequently asked", "everything you need to know")


@cache
def _guide() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:how to \w|what (?:is|are) (?:an? |the )?\w+(?: \w+)?\?|(?:the |an? |your )?(?:[\w’'-]+ "
        r"){0,3}guide (?:to|for)\b"
        r"|(?:\d+ |the )best [\w-]+ (?:for|of|in|to)\b|faq\b|frequently asked|everything you need to know"
        r"|.{3,60}: an? (?:\w+ )?guide$)"
    )
