"""Whether a weekday beside a date is that date's weekday: not a newspaper, a club, a film, another day of the clause.

Asked only where a weekday and a date disagree, so every question may take its time. Each looks at windows
of fixed size around the two.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.temporal.calendar_dates import CalendarDate
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Document, Kind, MarkKind
from sourcecheck.word_lists import alternatives, word_set

__all__ = ["belongs_to_date", "names_calendar"]

_WINDOW = 60
_SHORT_LINE = 48  # a line that ends this early was not wrapped: what follows is another line
_TITLES = frozenset((MarkKind.LINK, MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.CITE))


def belongs_to_date(document: Document, block: Block, item: CalendarDate) -> bool:
    """Whether the weekday that stands at a date is said of it."""
    if block.kind is Kind.FOOTNOTE:  # "Bridge to open on Monday, 17 January 2025": a headline and its date
        return False
    text = block.text
    after = text[item.end : item.end + _WINDOW]
    if item.weekday_start != item.start:  # the weekday stands behind
        return not after.startswith(("-", "'s", "’s"))
    word, between = text[item.weekday_start : item.weekday_end], _between(text, item)
    before = text[max(0, item.weekday_start - _WINDOW) : item.weekday_start]
    return not (
        _goes_on(between, after)
        or (between.endswith("the ") and not item.ordinal and bool(_thing_of_a_day().match(after)))
        or _is_named(before, word, text[item.weekday_end : item.end])
        or _says_otherwise(before, after)
        or _is_title(block, item)
        or _is_column(document, block, item, between)
        or (word in ("Sun", "Wednesday") and document.once(_papers_and_clubs).get(word, False))
    )


def names_calendar(document: Document, block: Block) -> bool:
    """Whether the block, or one of the two before it, speaks of a calendar with other months or weekdays."""
    pattern = _calendar()
    return any(pattern.search(other.text) for other in document.blocks[max(0, block.number - 2) : block.number + 1])


def _between(text: str, item: CalendarDate) -> str:
    """What stands between weekday and date: ", ", " (" ..."""
    match = _joint().match(text, item.weekday_end, item.end)
    return match[0] if match else ""


def _goes_on(between: str, after: str) -> bool:
    """Whether the date opens something else: a possessive, an aside with a verb, a clause after a dash."""
    if after.startswith(("'s", "’s", "-")):
        return True
    if "(" in between:
        return not _aside_closes().match(after)
    if re.search(r"\s[-–—]\s", between):
        return bool(re.match(r"\s(?!at\b|in\b|from\b|to\b|and\b)[a-z]", after))
    return False


def _is_named(before: str, word: str, rest: str) -> bool:
    """Whether the words before make a name of the weekday."""
    if _title_before().search(before + word):
        return True
    if word.isupper() and len(word) == 3 and not re.search(r"[A-Z]{3}", rest) and re.search(r"[a-z]\W*$", before):
        return True  # the SAT, March 8
    last = _last_word().search(before)
    if not last:
        return False
    known = last["word"]
    if known[0].islower():
        if word in ("Sun", "Sun.") and known in ("the", "a", "newspaper", "tabloid"):
            return True
        return bool(re.search(r"[’']s$", known)) and known not in (
            "it's",
            "it’s",
            "that's",
            "that’s",
            "today's",
            "today’s",
        )
    if re.fullmatch(r"(?:It|That|Today|Tomorrow|What)[’']s", known):
        return False
    if re.fullmatch(r"[A-Z]{2,4}|[AP]\.?M\.?|[\d:]+[AP]M", known):
        return False  # 9 PM ET
    if known in word_set("words-before-weekdays"):
        # "the film Next Friday": an opening word opens only where a sentence does.
        return known in ("Next", "Last", "This") and bool(re.search(r"[a-z] $", before[: last.start()]))
    if word.endswith("day") and word != "Wednesday" and _place_before().search(before):
        return False  # "in Manchester Monday, Feb. 6, 2016": American news style
    # "The Friday, 17 January 2025, session", at the start.
    return not (known == "The" and word.endswith("day") and not before[: last.start()].strip())


def _says_otherwise(before: str, after: str) -> bool:
    """Whether another weekday is said of the date, or the words speak of every such day or of a set of days."""
    return bool(
        re.search(r"(?i)\b(?:every|each|any|alternate|most|either)\s(?:(?:other|second|third|fourth"
            r"|single)\s)?$", before)
        or re.search(r"(?i)\b(?:had it been|if it (?:were|was|is|had been)|not(?: on)?(?: an?)?|instead of"
            r"|rather than)\s(?:on\s)?(?:an?\s)?$", before)
        or _other_weekday().match(after)
        or _weekday_list().search(before)
        or re.match(r"\s?(?:/|,|and|or|&|,\sand)\s?\d{1,2}(?:st|nd|rd|th)?(?![\d:.]|\s?[-–]\s?\d|\s?(?:[ap]\.?m"
            r"|people|o[’']clock))", after)
    )  # fmt: skip


def _is_title(block: Block, item: CalendarDate) -> bool:
    """Whether the weekday ends a marked title: a linked headline, then its date."""
    return any(
        mark.kind in _TITLES and mark.start < item.weekday_start and item.weekday_end <= mark.end < item.end
        for mark in block.marks
    )


def _is_column(document: Document, block: Block, item: CalendarDate, between: str) -> bool:
    """Whether weekday and date stand in two columns, or on two lines that were not wrapped, or in marked pieces."""
    source = document.source
    start, end = block.span(item.weekday_start, item.weekday_end)
    date_at = item.weekday_end + len(between)
    gap = source[end : block.span(date_at, date_at + 1).start] if date_at < len(block.text) else ""
    if "\t" in gap or "|" in gap or "  " in gap.strip("\r\n") or re.search(r"(?i)<(?:br|/?t[dr]|/?div|/?li)\b", gap):
        return "\n" not in gap or "<" in gap or "|" in gap
    if "\n" in gap:
        line = source[source.rfind("\n", 0, start) + 1 : end]
        return len(line) < _SHORT_LINE and "," not in between
    return False


def _papers_and_clubs(document: Document) -> dict[str, bool]:
    """Whether the document speaks of the Sun or of Sheffield Wednesday."""
    sun = wednesday = False
    for block in document.blocks:
        if "Sun" in block.text:
            sun = sun or bool(re.search(r"\b[Tt]he Sun\b(?!day)", block.text))
        if "Sheffield Wednesday" in block.text:
            wednesday = True
    return {"Sun": sun, "Wednesday": wednesday}


_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?s?"
_PART = r"(?:\s(?:morning|afternoon|evening|night))?"


@cache
def _joint() -> re.Pattern[str]:
    return compiled(r"\.?(?:\s(?:morning|afternoon|evening|night))?[\s,(–—:|/-]*(?:the\s)?")


@cache
def _aside_closes() -> re.Pattern[str]:
    """ "(17 January 2025)", "(17 January 2025, 9.30 a.m.)", but not "(17 January 2025, was the deadline)"."""
    return compiled(r"[^)a-z]{0,24}(?:at |from |local time|a\.?m\.?|p\.?m\.?|noon|[^)a-z]){0,6}\)|[,;]?\s?$|[;]")


@cache
def _thing_of_a_day() -> re.Pattern[str]:
    """ "On Monday, the 3 May 2025 edition sold out"."""
    return compiled(
        r"\s(?!(?:at|in|on|and|or|to|from|when|but|for|with|after|before|by|until|as|the|he|she"
        r"|they)\b)[a-z]"
    )


@cache
def _title_before() -> re.Pattern[str]:
    papers = (
        "Mail|Independent|Scotland|Wales|Ireland|Nation|Herald|Express|Star|Mirror|Times|Post|Telegraph|Business|News"
    )
    return compiled(rf"(?:(?<!\w)(?:{alternatives('day-names-in-titles')})|\b(?:{papers}) on Sunday)$")


@cache
def _last_word() -> re.Pattern[str]:
    """The word right before, where only a space stands between."""
    return compiled(r"(?P<word>[\w.’'&-]*[^\W\d_][\w.’'&-]*)\s$")


@cache
def _place_before() -> re.Pattern[str]:
    return compiled(r"\b(?:in|at)(?: the)?(?: (?:of |the )?[A-Z][\w.’'&-]*){1,4} $")


@cache
def _other_weekday() -> re.Pattern[str]:
    """A weekday said of the date after it: "17 January 2025 on a Friday", "(Friday)", "Friday"."""
    return compiled(
        rf",?\s\(?(?:(?:which\s)?(?:was|is|fell|falls)\s)?(?:on\s)?(?:an?\s)?{_DAY}(?=[\s).,;]"
        rf"|$)(?!\.?,?\s(?:the\s)?\d)"
    )


@cache
def _weekday_list() -> re.Pattern[str]:
    """One weekday and what joins it to the next: "Saturday night/", "Mon, Wed, "."""
    return compiled(rf"\b{_DAY}\.?{_PART}(?:\s?[/&,–—-]\s?|\s(?:to|and|or|through|until|into)\s|,\s(?:and|or)\s)$")


@cache
def _calendar() -> re.Pattern[str]:
    return compiled(
        r"(?i)\b(?:julian|hebrew|jewish|islamic|hijri|muslim|coptic|ethiopi\w+|persian|iranian|lunar|chinese|hindu"
        r"|bah[aá][’']?[ií]\w*|buddhist|thai|byzantine|armenian|ecclesiastical|liturgical|old|rumi|french republican"
        r"|revolutionary|javanese|balinese|nanakshahi|bengali|nepali?|fictional|fantasy"
        r"|imaginary)\s(?:\w+\s)?calendars?\b"
        r"|\b(?:old|new) style\b|\bb\.e\.|\bA\.?H\.?\s\d{3,4}\b|\b\d{3,4}\sA\.?H\b"
    )
