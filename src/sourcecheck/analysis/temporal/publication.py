"""When a page says it was published: what a reader sees, and what only machines see.

Readers see a byline's date, a labelled one ("Updated 4 May 2025"), a dateline, a line that
is only a date, a ``<time>``. In Markdown the date of the front matter, of the file's name
and of the address in the front matter count as visible, because site generators print them.
JSON-LD, meta tags and the address are metadata.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from sourcecheck.analysis.temporal.date_words import FullDate, full_dates, month_and_year
from sourcecheck.analysis.temporal.gregorian import real_date
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Datum, Document, Format, Kind, MarkKind, Region
from sourcecheck.records import NamedTuple
from sourcecheck.text import Span

__all__ = ["Publication", "Stated", "date_of", "days_for_machines", "is_dated", "publication"]

# Blocks looked at from the top and from the end for a date that has no label.
_HEAD, _TAIL = 14, 6
_NOT_SHOWN = frozenset((Kind.CODE, Kind.ATTRIBUTE, Kind.DESCRIPTION))
_ELSEWHERE = frozenset((Region.NAVIGATION, Region.RELATED, Region.COMMENTS))
# Inside a sentence these speak of letters, laws and votes as often as of the page.
_OF_ANYTHING = frozenset(
    ("date", "dated", "data", "written", "created", "issued", "filed", "released", "published", "posted", "changed",
     "verified", "checked", "reviewed", "edited", "revised")
)  # fmt: skip
_ADDRESSES = ("url", "path", "permalink", "slug", "aliases")


class Stated(NamedTuple):
    """One statement of a date: ``how`` is label, byline, dateline, line, title, time, front-matter, file-name,
    json-ld, meta, microdata or address; ``value`` is None where the day is not told."""

    how: str
    value: date | None
    span: Span
    modified: bool = False


class Publication(NamedTuple):
    """What a page says of its date, best first; ``anchor`` is the day relative words count from, or None."""

    visible: tuple[Stated, ...]
    metadata: tuple[Stated, ...]
    anchor: date | None


def publication(document: Document) -> Publication:
    """Every statement of the page's own date; for ``document.once``."""
    visible = sorted(_visible(document), key=_rank)
    metadata = sorted(_metadata(document), key=_rank)
    anchor = next((stated.value for stated in (*visible, *metadata) if stated.value), None)
    return Publication(tuple(visible), tuple(metadata), anchor)


def is_dated(document: Document) -> bool:
    """Whether a reader sees a date of the page, which is less work to tell than which."""
    if document.format is Format.MARKDOWN:
        if any(datum.place == "front-matter" for datum, _ in document.once(days_for_machines)):
            return True
        if any(True for _ in _printed_by_generators(document)):
            return True
    return any(True for _ in _visible(document))


def days_for_machines(document: Document) -> tuple[tuple[Datum, date | None], ...]:
    """The page's data of publication and change with their days, in order; for ``document.once``."""
    return tuple(
        (datum, date_of(datum.value))
        for datum in document.metadata.data
        if datum.field == "published" or datum.field == "modified"
    )


_ORDER = ("label", "byline", "dateline", "time", "front-matter", "line", "title", "json-ld", "meta", "microdata",
          "file-name", "address")  # fmt: skip


def _rank(stated: Stated) -> tuple[bool, bool, int, Span]:
    return stated.value is None, stated.modified, _ORDER.index(stated.how), stated.span


@lru_cache(maxsize=64)  # several rules ask about the few values of a page
def date_of(value: str) -> date | None:
    """The day that a metadata value states: ISO 8601 with or without time and separators, or words."""
    match = _iso().match(value)
    if match:
        return real_date(int(match[1]), int(match[2]), int(match[3]))
    dates = full_dates(" ".join(value[:80].split()))
    return dates[0].value if dates else None


@cache
def _iso() -> re.Pattern[str]:
    return compiled(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?:(?!\d)|\d{6}$)")


def _visible(document: Document) -> Iterator[Stated]:
    yield from _in_text(document)
    if document.format is Format.MARKDOWN:
        yield from _printed_by_generators(document)
    else:
        yield from _times(document)


def _in_text(document: Document) -> Iterator[Stated]:
    """Dates in blocks: labelled ones, lines that are only a date, bylines, datelines, dates in the title."""
    regions = document.regions
    shown = [block for block in document.blocks if block.text and block.kind not in _NOT_SHOWN]
    machines = _days_for_machines(document)
    content = sum(regions[block.number] is Region.CONTENT for block in shown)
    label, figure = _label(), re.compile(r"\d{4}")
    digit = re.compile(r"\d")
    seen = paragraphs = 0
    before = ""
    for block in shown:
        text, region = block.text, regions[block.number]
        last, before = before, text
        seen += region is Region.CONTENT
        elsewhere = region in _ELSEWHERE
        if not elsewhere:
            paragraphs += block.kind is Kind.PARAGRAPH and region is Region.CONTENT and text.count(" ") > 6
            for mark in block.marks:
                if mark.kind is MarkKind.TIME:
                    yield Stated("time", date_of(text[mark.start : mark.end]), block.span(mark.start, mark.end))
        edge = not elsewhere and (seen <= _HEAD or seen > content - _TAIL)
        digits = digit.search(text) is not None
        maybe = digits and len(text) <= 80 and not elsewhere
        day = _day_and_month().fullmatch(text) if edge and len(text) <= 40 else None
        if day and _names_a_day(day, machines):
            yield Stated("line", None, block.span(*day.span()))  # "Tuesday 4 March", and the metadata has the year
            continue
        short = _short().search(text) if maybe and not _other_label().match(text) else None
        if short and len(text) - (short.end() - short.start()) <= 60:
            yield Stated("line", None, block.span(*short.span()))  # "3/09/15 8:00am", "March 18 at 3:57 PM"
            continue
        if not digits or not figure.search(text, 0, 400) or (len(text) > 240 and not edge):
            continue
        dates = full_dates(text[:240])
        if elsewhere:
            # The region may be guessed wrong: a day that the metadata names too is the page's own.
            if len(text) <= 60 and dates and dates[0].value in machines and not last.endswith(":"):
                yield _stated("line", block, dates[0])
            continue
        labelled = label.search(text, 0, 400)
        dateline = paragraphs <= 3 and block.kind is Kind.PARAGRAPH
        if labelled:
            stated = _at_label(block, labelled, dates, edge)
            if stated and len(text) <= 160:  # "Released 19 January 2026, updated 3 February 2026"
                changed = next((one for one in label.finditer(text, labelled.end()) if one["modified"]), None)
                second = _at_label(block, changed, dates, edge) if changed else None
                if second and second.span != stated.span:
                    yield second
            # "OSLO, 4 May 2025 — The permit was issued in March": the label is a word of the text.
            if (
                stated is None
                and dates
                and dates[0].end < labelled.start()
                and _form(text, dates[0], edge, dateline) == "dateline"
            ):
                stated = _stated("dateline", block, dates[0])
        elif dates and len(last) <= 30 and label.fullmatch(last.rstrip(": ")) and len(text) <= 60:
            stated = _stated("label", block, dates[0])
        else:
            stated = _without_label(block, dates, edge, dateline)
        if stated:
            yield stated


def _at_label(block: Block, label: re.Match[str], dates: list[FullDate], edge: bool) -> Stated | None:
    """The date behind a label, or right before it; ``dates`` are those of the block's beginning."""
    text = block.text
    if label.start() > 3 and label[0] in _OF_ANYTHING and (len(text) > 120 or _is_told(text, label.start())):
        return None  # "the minutes give the date of the vote as Tuesday, 15 May 2025"
    rest = text[label.end() : label.end() + 60]
    item = next(iter(full_dates(rest)), None) or month_and_year(rest)
    # "First published in The Tide, spring issue, 4 March 2025"
    if item and (item.start <= 34 or (len(text) <= 120 and edge and label.start() <= 3)):
        return _stated("label", block, item, label.end(), bool(label["modified"]))
    # "November 28, 2013 -- Updated 0203 GMT"
    if dates and len(text) <= 80 and 0 <= label.start() - dates[0].end <= 12:
        return _stated("label", block, dates[0])
    return None


def _is_told(text: str, at: int) -> bool:
    """Whether the words before a label are a sentence's about something else: "The firm filed for bankruptcy on"."""
    return (
        text.rstrip("”’\"')")[-1:] in (".", "!", "?")
        and text.count(" ", 0, at) > 1
        and _of_page().search(text, 0, at) is None
    )


def _without_label(block: Block, dates: list[FullDate], edge: bool, dateline: bool) -> Stated | None:
    """The date of a title, a byline, a dateline or a line of its own; ``dateline`` says whether it may be one."""
    text = block.text
    title = block.kind is Kind.TITLE or (block.kind is Kind.HEADING and block.level <= 1)
    if dates and title:
        return _stated("title", block, dates[0])
    if dates and block.kind is not Kind.CAPTION:  # a caption's date is the picture's
        how = _form(text, dates[0], edge, dateline)
        return _stated(how, block, dates[0]) if how else None
    month = month_and_year(text) if edge and (title or len(text) <= 40) else None
    if month and (title or month.end - month.start >= len(text) - 6):
        return _stated("title" if title else "line", block, month)
    return None


def _days_for_machines(document: Document) -> frozenset[date | None]:
    return frozenset(day for _, day in document.once(days_for_machines) if day)


def _printed_by_generators(document: Document) -> Iterator[Stated]:
    """Dates of a Markdown file that site generators print: front matter, address, the file's name."""
    for datum in document.metadata.data:
        if datum.place == "front-matter" and datum.field in ("published", "modified"):
            yield Stated("front-matter", date_of(datum.value), datum.span, datum.field == "modified")
        elif datum.key.partition(".")[0] in _ADDRESSES or datum.field == "canonical":
            value = _address_date(datum.value)
            if value:
                yield Stated("address", value, datum.span)
    value = _address_date(document.path.replace("\\", "/"))
    if value:
        yield Stated("file-name", value, Span(0, 0))


def _times(document: Document) -> Iterator[Stated]:
    """``<time>`` elements, unless they belong to a comment or a list of other pages."""
    regions = document.regions
    starts = [block.extent.start for block in document.blocks]
    for datum in document.metadata.data:
        if datum.place != "time" or datum.field not in ("published", "modified", ""):
            continue
        at = bisect_right(starts, datum.span.start) - 1
        if at < 0 or regions[at] not in _ELSEWHERE:
            yield Stated("time", date_of(datum.value), datum.span, datum.field == "modified")


def _form(text: str, item: FullDate, edge: bool, dateline: bool) -> str:
    """What a date without a label is: byline, line, dateline, or nothing.

    Far from the top and the end only a line that is a date and little else counts, or a byline.
    """
    before, after = text[: item.start], text[item.end :]
    around = len(before.split()) + len(after.split())
    # In the story behind a dateline somebody may be born.
    if re.search(r"(?i)©|\bcopyright\b|\bborn\b|\bbirth", text if len(text) <= 100 else text[: item.end + 24]):
        return ""
    # "North Korea 09:31 August 20, 2019"; but not "Deadline: 4 May 2025"
    if re.search(r":(?!\d)", before) and not re.match(
        r"(?i)\W*(?:by|authors?|written|words|story|text|reporter|editor|review|interview|obituary|comment)\b", before
    ):
        return ""
    sentence = re.search(r"[a-z]{2}[.!?]$" if around <= 3 else r"[a-z\d]{2}[.!?]$", text)
    byline = bool(_byline().match(text))
    if (
        len(text) <= 160
        and not sentence
        and around <= (10 if edge else 10 if byline and text[:3].lower() == "by " else 3)
    ):
        return "byline" if byline else "line"
    opens = item.start <= 70 and re.match(r"[^a-z]{0,4}[A-Z]", text)
    if dateline and opens and re.match(r"\W{0,3}(?:[(/][^)/]{2,30}[)/]\s?)?[-–—:/]", after):
        return "dateline"
    if dateline and re.fullmatch(r"(?:[A-Z][\w.’'-]* ?){1,4}, ", before) and re.match(r"\. [A-Z“\"]", after):
        return "dateline"  # "Oslo, 4 May 2025. The permit was issued"
    return ""


def _stated(how: str, block: Block, item: FullDate, shift: int = 0, modified: bool = False) -> Stated:
    return Stated(how, item.value, block.span(item.start + shift, item.end + shift), modified)


def _metadata(document: Document) -> Iterator[Stated]:
    markdown = document.format is Format.MARKDOWN
    for datum in document.metadata.data:
        if datum.field in ("published", "modified"):
            if datum.place == "time" or (markdown and datum.place == "front-matter"):
                continue
            how = datum.place if datum.place in ("json-ld", "meta", "microdata") else "meta"
            yield Stated(how, date_of(datum.value), datum.span, datum.field == "modified")
        elif not markdown and (datum.field == "canonical" or datum.key in ("url", "og:url")):
            value = _address_date(datum.value)
            if value:
                yield Stated("address", value, datum.span)


def _address_date(address: str) -> date | None:
    match = _dated_address().search(address)
    return real_date(int(match[1]), int(match[2]), int(match[3])) if match else None


@cache
def _label() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?<!\w)(?:(?P<modified>(?:last |page last )?"
        r"(?:updated|reviewed|modified|edited|revised|changed|verified|checked)|letzte (?:änderung|aktualisierung)"
        r"|aktualisiert|geändert|mis à jour|modifié|actualizado|modificado|aggiornato|ultimo aggiornamento"
        r"|atualizado|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|zaktualizowano|aktualizacja|aktualizováno"
        r"|обновлено|оновлено|frissítve|actualizat|güncelleme|güncellenme|cập nhật|更新|수정)|(?:first |originally )?"
        r"(?:published|posted|released|created|issued|written|filed|date|dated|publication date)|veröffentlicht"
        r"|erschienen|stand|datum|publié|publie|paru|publicado|publicada|pubblicato|data|fecha|geplaatst|gepubliceerd"
        r"|publicerad|publisert|udgivet|julkaistu|opublikowano|dodano|publikováno|vydáno|опубликовано|дата"
        r"|опубліковано|megjelent|publicat|yayınlanma|tarih|đăng|公開|投稿|发布|發布|入力|게시|등록|입력)(?!\w)"
    )


@cache
def _of_page() -> re.Pattern[str]:
    return compiled(r"(?i)\b(?:by|page|article|post|story|entry|guide|text|piece|document|version|site|report|date)\b")


@cache
def _short() -> re.Pattern[str]:
    """Dates of bylines that leave the year short or out."""
    return compiled(
        r"(?<![\w./-])\d{1,2}[./]\d{1,2}[./]\d{2}(?![\d./])(?:,?\s\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?)?"
        r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,|\sat)?\s\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?!\d)",
        re.IGNORECASE,
    )


def _names_a_day(match: re.Match[str], days: frozenset[date | None]) -> bool:
    """Whether a day and month without a year are those of a day that the metadata name."""
    month = _month_number(match["month"] or match["month2"])
    day = int(match["day"] or match["day2"])
    return any(one is not None and (one.month, one.day) == (month, day) for one in days)


def _month_number(word: str) -> int:
    return 1 + "janfebmaraprmayjunjulaugsepoctnovdec".find(word[:3].lower()) // 3


@cache
def _day_and_month() -> re.Pattern[str]:
    month = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    return compiled(
        rf"(?i)\W{{0,2}}(?:[A-Z][a-z]{{2,8}}day,? |\w{{3}},? )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{month})"
        rf"|(?P<month2>{month}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,? (?:at )?\d{{1,2}}[.:]\d\d(?: ?[ap]\.?m\.?)?"
        rf"(?: [A-Z]{{2,4}})?)?\W{{0,2}}"
    )


@cache
def _other_label() -> re.Pattern[str]:
    return compiled(r"[^\d:]{3,24}:")  # "Deadline: March 3 at 5:00"


@cache
def _byline() -> re.Pattern[str]:
    return compiled(r"(?i)\W*(?:by|von|par|por|di|de|door|av|af|написал|автор)\s|.{1,60}[|·•–—]")


@cache
def _dated_address() -> re.Pattern[str]:
    return compiled(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
