"""When a page says it was published: what a reader sees, and what only machines see.

Readers see a byline's date, a labelled one ("Updated 4 May 2025"), a dateline, a line
that is only a date, a ``<time>``. In Markdown the date of the front matter and of the
file's name count as visible, because site generators print them. JSON-LD, meta tags
and the address are metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from sourcecheck.analysis.calendar_dates import real_date
from sourcecheck.analysis.date_words import FullDate, full_dates, month_and_year
from sourcecheck.document import Block, Document, Format, Kind, MarkKind, Region
from sourcecheck.text import Span

__all__ = ["Publication", "Stated", "date_of", "publication"]

# Blocks looked at from the top and from the end for a date that has no label.
_HEAD, _TAIL = 14, 6
_NOT_SHOWN = frozenset((Kind.CODE, Kind.ATTRIBUTE, Kind.DESCRIPTION))
_ELSEWHERE = frozenset((Region.NAVIGATION, Region.RELATED, Region.COMMENTS))


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


_ORDER = ("label", "byline", "dateline", "time", "front-matter", "line", "title", "json-ld", "meta", "microdata", "file-name",
          "address")  # fmt: skip


def _rank(stated: Stated) -> tuple[bool, bool, int, Span]:
    return stated.value is None, stated.modified, _ORDER.index(stated.how), stated.span


def date_of(value: str) -> date | None:
    """The day that a metadata value states: ISO 8601 with or without time and separators, or words."""
    match = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", value)
    if match:
        return real_date(int(match[1]), int(match[2]), int(match[3]))
    dates = full_dates(" ".join(value[:80].split()))
    return dates[0].value if dates else None


def _visible(document: Document) -> Iterator[Stated]:
    regions = document.regions
    shown = [
        block
        for block in document.blocks
        if block.text and block.kind not in _NOT_SHOWN and regions[block.number] not in _ELSEWHERE
    ]
    label = _label()
    figure = re.compile(r"\d{4}")
    last = len(shown) - _TAIL
    paragraphs = 0
    for index, block in enumerate(shown):
        text = block.text
        paragraphs += block.kind is Kind.PARAGRAPH
        for mark in block.marks:
            if mark.kind is MarkKind.TIME:
                yield Stated("time", date_of(text[mark.start : mark.end]), block.span(mark.start, mark.end))
        edge = index < _HEAD or index >= last
        if not figure.search(text, 0, 400) or (len(text) > 200 and not edge):
            continue
        labelled = label.search(text, 0, 400) if len(text) <= 240 or edge else None
        if labelled:
            rest = text[labelled.end() : labelled.end() + 60]
            for item in full_dates(rest)[:1] or filter(None, [month_and_year(rest)]):
                if item.start <= 34:
                    yield _stated("label", block, item, labelled.end(), bool(labelled["modified"]))
            continue
        if not edge:
            continue
        title = block.kind is Kind.TITLE or (block.kind is Kind.HEADING and block.level <= 1)
        dates = full_dates(text[:240])
        if dates:
            how = (
                "title"
                if title
                else _edge_form(text, dates[0], dateline=paragraphs <= 3 and block.kind is Kind.PARAGRAPH)
            )
            if how:
                yield _stated(how, block, dates[0], 0, False)
        elif title or len(text) <= 40:
            month = month_and_year(text)
            if month and (title or month.end - month.start >= len(text) - 6):
                yield _stated("title" if title else "line", block, month, 0, False)
    if document.format is Format.MARKDOWN:
        for datum in document.metadata.data:
            if datum.place == "front-matter" and datum.field in ("published", "modified"):
                yield Stated("front-matter", date_of(datum.value), datum.span, datum.field == "modified")
        named = re.search(r"(?:^|/)(\d{4})[-/_](\d{2})[-/_](\d{2})(?:[-_/.]|$)[^/]*$", document.path.replace("\\", "/"))
        if named:
            value = real_date(int(named[1]), int(named[2]), int(named[3]))
            if value:
                yield Stated("file-name", value, Span(0, 0))
    else:
        for datum in document.metadata.data:
            if datum.place == "time" and datum.field in ("published", "modified", ""):
                yield from _time(document, datum.value, datum.span, datum.field == "modified")


def _time(document: Document, value: str, span: Span, modified: bool) -> Iterator[Stated]:
    """A ``<time>`` element, unless it belongs to a comment or a list of other pages."""
    regions = document.regions
    for block in document.blocks:
        if block.extent.overlaps(span):
            if regions[block.number] in _ELSEWHERE:
                return
            break
    yield Stated("time", date_of(value), span, modified)


def _edge_form(text: str, item: FullDate, dateline: bool) -> str:
    """What a date without a label is in a block near the top or the end: byline, line, dateline or nothing."""
    before, after = text[: item.start], text[item.end :]
    around = len(before.split()) + len(after.split())
    if len(text) <= 160 and around <= 10 and not re.search(r"[a-z]{2}[.!?]$", text):
        return "byline" if _byline().match(text) else "line"
    if (
        dateline
        and item.start <= 70
        and re.match(r"[^a-z]{0,4}[A-Z]", text)
        and re.match(r"\W{0,3}(?:[(/][^)/]{2,30}[)/]\s?)?[-–—:/]", after)
    ):
        return "dateline"
    return ""


def _stated(how: str, block: Block, item: FullDate, shift: int, modified: bool) -> Stated:
    return Stated(how, item.value, block.span(item.start + shift, item.end + shift), modified)


def _metadata(document: Document) -> Iterator[Stated]:
    markdown = document.format is Format.MARKDOWN
    for datum in document.metadata.data:
        if datum.field in ("published", "modified"):
            if datum.place == "time" or (markdown and datum.place == "front-matter"):
                continue
            how = datum.place if datum.place in ("json-ld", "meta", "microdata") else "meta"
            yield Stated(how, date_of(datum.value), datum.span, datum.field == "modified")
        elif datum.field == "canonical" or datum.key in ("url", "path", "permalink", "slug", "og:url"):
            match = _dated_address().search(datum.value)
            value = real_date(int(match[1]), int(match[2]), int(match[3])) if match else None
            if value:
                yield Stated("address", value, datum.span)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?<!\w)(?:(?P<modified>(?:last |page last )?(?:updated|reviewed|modified|edited|revised|changed|verified|checked)"
        r"|letzte (?:änderung|aktualisierung)|aktualisiert|geändert|mis à jour|modifié|actualizado|modificado|aggiornato"
        r"|ultimo aggiornamento|atualizado|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|zaktualizowano|aktualizacja"
        r"|aktualizováno|обновлено|оновлено|frissítve|actualizat|güncelleme|güncellenme|cập nhật|更新|수정)"
        r"|(?:first |originally )?(?:published|posted|released|created|issued|written|filed|date|dated|publication date)"
        r"|veröffentlicht|erschienen|stand|datum|publié|publie|paru|publicado|publicada|pubblicato|data|fecha|geplaatst"
        r"|gepubliceerd|publicerad|publisert|udgivet|julkaistu|opublikowano|dodano|publikováno|vydáno|опубликовано|дата"
        r"|опубліковано|megjelent|publicat|yayınlanma|tarih|đăng|公開|投稿|发布|發布|入力|게시|등록|입력)(?!\w)"
    )


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(r"(?i)\W*(?:by|von|par|por|di|de|door|av|af|написал|автор)\s|.{1,60}[|·•–—]")


@cache
def _dated_address() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?!\d)")
