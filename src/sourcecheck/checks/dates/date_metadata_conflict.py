"""Dates in a page's metadata that contradict each other, the calendar, or what readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from time import time

from sourcecheck.analysis.temporal.gregorian import real_date
from sourcecheck.analysis.temporal.publication import Stated, date_of, days_for_machines, publication
from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Block, Datum, Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant
from sourcecheck.text import Span

_DAY = timedelta(days=1)  # what time zones and a night's work explain
_EPOCH = date(1970, 1, 1).toordinal()
# Names that mean the page itself and nothing else; "date" and "DC.date" may be an event's or an issue's.
_OF_PAGE = frozenset(
    ("datepublished", "datemodified", "article:published_time", "article:modified_time", "og:updated_time")
)
_PLACES = ("json-ld", "meta", "microdata", "front-matter")
_MANY = 3  # different days shown: a list of articles, a thread


def check(document: Document, context: Context) -> Iterator[Hit]:
    data = [
        (datum, day) for datum, day in document.once(days_for_machines) if day is not None and datum.place in _PLACES
    ]
    if not data:
        return
    if len(data) > 1:
        yield from _order(data)
        yield from _machines(data)
    # Where the clock is read is asked of the system each time: only for days that can be ahead of it anywhere.
    newest = max(day for _, day in data) if len(data) > 1 else data[0][1]
    may_come = context.today is not None or newest.toordinal() > _EPOCH + time() // 86_400
    today = (context.today or date.today()) if may_come else newest
    if newest > today + _DAY and not _is_event(document):
        yield from _future(document, data, today)
    if _may_say(document, context):
        yield from _readers(document, data)
    if document.format is Format.MARKDOWN:
        yield from _file_name(document, data)
    else:
        yield from _zone(data)


def _order(data: list[tuple[Datum, date]]) -> Iterator[Hit]:
    """Changed before it was published, in one statement (an object of JSON-LD, the meta tags, the front matter)."""
    groups: dict[tuple[str, str], list[tuple[Datum, date]]] = {}
    for datum, day in data:
        prefix = datum.key.rpartition(".")[0] if datum.place == "json-ld" else ""
        groups.setdefault((datum.place, prefix), []).append((datum, day))
    for group in groups.values():
        published = [(day, datum) for datum, day in group if datum.field == "published"]
        modified = [(day, datum) for datum, day in group if datum.field == "modified"]
        if not published or not modified or (group[0][0].place == "microdata" and len(group) > 2):
            continue
        first, last = min(published), max(modified)
        if last[0] + _DAY < first[0]:
            related = (Related(first[1].span, f"Published on {_written(first[0])}"),)
            values = {"modified": _written(last[0]), "published": _written(first[0])}
            yield Hit(last[1].span, "", values, related)
            return


def _future(document: Document, data: list[tuple[Datum, date]], today: date) -> Iterator[Hit]:
    markdown = document.format is Format.MARKDOWN
    for datum, day in data:
        if day <= today + _DAY or not (markdown or datum.key.rpartition(".")[2].lower() in _OF_PAGE):
            continue
        if markdown and any(
            datum.key.lower() in ("draft", "published", "status", "event", "startdate", "start_date", "start")
            and datum.value.lower() not in ("false", "")
            and (datum.key.lower() != "published" or datum.value.lower() == "false")
            for datum in document.metadata.data
        ):
            return
        what = "Published" if datum.field == "published" else "Changed"
        yield Hit(datum.span, "scheduled" if markdown else "future", {"what": what, "date": _written(day)})
        return


def _machines(data: list[tuple[Datum, date]]) -> Iterator[Hit]:
    """JSON-LD and Open Graph name two days of publication."""
    told = [(datum, day) for datum, day in data if datum.field == "published"]
    graph = [one for one in told if one[0].key.lower() == "article:published_time"]
    linked = [one for one in told if one[0].place == "json-ld" and one[0].key.lower().endswith("datepublished")]
    days = {day for _, day in graph} | {day for _, day in linked}
    if len(graph) != 1 or len(linked) != 1 or len(days) != 2:
        return
    if max(days) - min(days) > _DAY:
        related = (Related(linked[0][0].span, f"JSON-LD: {_written(linked[0][1])}"),)
        yield Hit(
            graph[0][0].span, "machines", {"meta": _written(graph[0][1]), "linked": _written(linked[0][1])}, related
        )


def _readers(document: Document, data: list[tuple[Datum, date]]) -> Iterator[Hit]:
    """The day that readers see is none of those that machines see."""
    published = [datum for datum, _ in data if datum.field == "published"]
    if not published:
        return
    days = [day for _, day in data]
    shown = [one for one in document.once(publication).visible if one.value and one.how != "front-matter"]
    if not shown or len({one.value for one in shown}) >= _MANY:
        return
    if any(abs(one.value - day) <= _DAY for one in shown if one.value for day in days):
        return
    for one in shown:
        if one.modified or one.how not in ("label", "byline") or not _is_its_own(document, one):
            continue
        assert one.value is not None
        datum = published[0]
        meant = date_of(datum.value)
        assert meant is not None
        related = (Related(datum.span, f"For machines: {_written(meant)}"),)
        yield Hit(one.span, "readers", {"shown": _written(one.value), "metadata": _written(meant)}, related)
        return


def _may_say(document: Document, context: Context) -> bool:
    """Whether a short block opens with a label or as a byline: asked first, since telling dates is work."""
    if document.format is Format.MARKDOWN:
        # Pages with bylines are built of files without them, unless a page says when it was published.
        said = _said().search
        if not any(said(block.text) for block in context.blocks(document)):
            return False
    opens = _opens().match
    return any(len(block.text) <= 120 and opens(block.text) is not None for block in document.blocks)


def _is_its_own(document: Document, stated: Stated) -> bool:
    """Whether the words at a visible date say that this page was published then: a short line or a byline."""
    block = _block_at(document, stated.span)
    if block is None or not document.in_content(block) or block.quoted or len(block.text) > 120:
        return False
    before = block.text[: max(0, len(block.part(Span(block.extent.start, stated.span.start))) + 1)]
    if stated.how == "byline":
        words = 0
        for other in document.blocks[: block.number]:
            words += other.text.count(" ") if len(other.text) > 160 else 0
        return words < 60 and bool(re.match(r"(?i)\W*by\s", block.text))
    return bool(_own_label().search(before)) and not _elsewhere().search(block.text)


def _block_at(document: Document, span: Span) -> Block | None:
    for block in document.blocks:
        if block.extent.start <= span.start and span.end <= block.extent.end and block.runs:
            return block
    return None


def _file_name(document: Document, data: list[tuple[Datum, date]]) -> Iterator[Hit]:
    """The file's name or address and the front matter name the same day of two years."""
    told = [one for one in data if one[0].place == "front-matter" and one[0].field == "published"]
    if len(told) != 1 or told[0][0].value[:10] in document.path:  # mostly
        return
    names = [document.path, *(d.value for d in document.metadata.data if d.key.lower() in ("slug", "permalink", "url"))]
    match = next((found for name in names if (found := _dated_name().search(name))), None)
    named = real_date(int(match[1]), int(match[2]), int(match[3])) if match else None
    if named:
        datum, day = told[0]
        if (day.month, day.day) == (named.month, named.day) and day.year != named.year:
            yield Hit(datum.span, "file-name", {"date": _written(day), "named": _written(named)})


def _zone(data: list[tuple[Datum, date]]) -> Iterator[Hit]:
    """Times of day without a time zone; one finding a page."""
    bare = [
        datum
        for datum, _ in data
        if datum.key.rpartition(".")[2].lower() in _OF_PAGE
        and re.fullmatch(r"\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*", datum.value)
    ]
    if bare:
        related = tuple(Related(datum.span, "Here too") for datum in bare[1:6])
        yield Hit(bare[0].span, "zone", {"value": bare[0].value.strip()}, related)


def _is_event(document: Document) -> bool:
    """Whether the page's date is that of an event."""
    if "/events/" in document.path.replace("\\", "/"):
        return True
    return any("event" in datum.value.lower() for datum in document.metadata.all("type"))


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@cache
def _dated_name() -> re.Pattern[str]:
    return compiled(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)[^/\\]*/?$")


@cache
def _opens() -> re.Pattern[str]:
    return compiled(
        r"\W*(?:[Tt]his |[Aa]rticle |[Pp]age |[Ss]tory |[Rr]eport |[Ww]as )*(?:[Pp]ublish"
        r"|[Pp]ublic|[Pp]ost|PUBLI|POSTED|[Bb]y\s|BY\s)[^\d]*\d"
    )


@cache
def _said() -> re.Pattern[str]:
    return compiled(r"(?i)published|posted|publication date")


@cache
def _own_label() -> re.Pattern[str]:
    return compiled(
        r"(?i)^\W*(?:(?:this )?(?:article|page|post|story|report)? ?(?:was )?)(?:published|posted"
        r"|publication date)\b[^.]{0,24}$"
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    """A first publication in another place, which is another date."""
    return compiled(
        r"(?i)\b(?:first|originally|previously|re-?published|reposted|print|cross-?posted"
        r"|archived?|retrieved|version)\b|\bpublished (?:in|at|by)\b"
    )


RULE = Rule(
    id="dates/date-metadata-conflict",
    message="Changed on {modified}, published on {published}? Which date is wrong?",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    doubt="Two dates that the page gives for itself cannot both be true, so neither can be relied on.",
    settle="Find out when the page was published and last changed, and give the same days to readers and machines.",
    why="""Search engines, archives and readers take a page's age from its metadata. A page that was changed before
it was published, that comes from the future, or that shows readers another day than it tells machines has lost
track of its own history, or hides it.

Days are compared, and one day apart is let pass: time zones explain it. The visible date counts only where it is
labelled as this page's publication or stands in its byline, and where no date that is shown agrees with the
metadata. In Markdown a date to come is a warning, since generators publish posts on their day; drafts and events are
left alone. A time without a time zone is a remark.""",
    measured=(
        "2026-11-22: errors: none in 1,900 posts and pages; 1 warning (two days of publication, and readers see one "
        "of them), right; 6 remarks about time zones in 130 pages and 2 about the year in a file’s name in 250 "
        "generated posts (both mistyped), right. Of 5 fresh defects 5 found, of 5 near-misses none."
    ),
    references=(
        "https://developers.google.com/search/docs/appearance/publication-dates",
        "https://developers.google.com/search/docs/appearance/structured-data/article",
        "https://schema.org/dateModified",
        "https://www.iso.org/iso-8601-date-and-time-format.html",
    ),
    bad=(
        Example(
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2025-05-02", '
            '"dateModified": "[[2024-11-01]]"}</script><h1>Two more boats</h1><p>The ferry has grown.</p>',
            Format.HTML,
            variant="",
        ),
        Example("---\ntitle: Ferries\ndate: 2025-05-02\nlastmod: [[2024-05-03]]\n---\n\nTwo more"
            " boats.", Format.MARKDOWN),
        Example(
            '<head><meta property="article:published_time" content="[[2031-05-02T09:00:00Z]]"></head>'
            "<h1>Two more boats</h1><p>The ferry has grown.</p>",
            Format.HTML,
            today=date(2026, 1, 1),
            variant="future",
        ),
        Example(
            "---\ntitle: Ferries\ndate: [[2031-05-02]]\n---\n\nTwo more boats.",
            Format.MARKDOWN,
            today=date(2026, 1, 1),
            variant="scheduled",
        ),
        Example(
            '<head><meta property="article:published_time" content="2025-02-04T09:00:00Z"></head>'
            "<h1>Two more boats</h1><p>Published [[4 March 2025]]</p><p>The ferry has grown.</p>",
            Format.HTML,
            variant="readers",
        ),
        Example(
            '<head><meta property="article:published_time" content="[[2025-02-04T09:00:00Z]]"><script '
            'type="application/ld+json">{"@type": "Article", "datePublished": "2024-02-04"}</script></head>'
            "<h1>Two more boats</h1><p>The ferry has grown.</p>",
            Format.HTML,
            variant="machines",
        ),
        Example(
            '<head><meta property="article:published_time" content="[[2025-02-04T09:00:00]]"></head>'
            "<h1>Two more boats</h1><p>Published 4 February 2025</p><p>The ferry has grown.</p>",
            Format.HTML,
            variant="zone",
        ),
        Example(
            "---\ntitle: Ferries\nslug: 2025-05-02-ferries\ndate: [[2024-05-02]]\n---\n\nTwo more boats.",
            Format.MARKDOWN,
            variant="file-name",
        ),
    ),
    good=(
        Example(
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2025-02-04T23:30:00-05:00", '
            '"dateModified": "2025-02-04T22:10:00-05:00"}</script><h1>Boats</h1><p>Published 4 Feb 2025</p>',
            Format.HTML,
            why="the same day",
        ),
        Example(
            '<head><meta property="article:published_time" content="2025-02-04T09:00:00Z"></head>'
            "<h1>Two more boats</h1><p>Originally published in The Tide, 4 March 2020</p><p>The ferry has grown.</p>",
            Format.HTML,
        ),
        Example(
            '<head><meta property="article:published_time" content="2025-02-04T09:00:00Z"></head>'
            "<h1>The storm of 9 January 1953</h1><p>Updated 3 June 2025</p><p>The ferry has grown.</p>",
            Format.HTML,
        ),
        Example(
            "---\ntitle: Ferries\ndate: 2031-05-02\ndraft: true\n---\n\nTwo more boats.",
            Format.MARKDOWN,
            today=date(2026, 1, 1),
        ),
        Example("---\ntitle: Ferries\ndate: 2025-05-02\nlastmod: 2025-05-01\n---\n\nTwo more"
            " boats.", Format.MARKDOWN),
    ),
    check=check,
    parts=("data",),
    formats=(Format.MARKDOWN, Format.HTML),
    not_types=("fiction",),
    needs=("published", "posted", "publication date"),
    metadata=True,
    variants={
        "future": Variant(message="{what} on {date}, a day still to come? Which date is right?"),
        "scheduled": Variant(
            message="{what} on {date}, a day still to come. Is that planned?", severity=Severity.WARNING
        ),
        "readers": Variant(message="Readers see {shown}, machines {metadata}. Which is right?"),
        "machines": Variant(
            message="Open Graph says published {meta}, JSON-LD {linked}. Which is right?", severity=Severity.WARNING
        ),
        "file-name": Variant(
            message="Dated {date}, but named {named}. Which year is right?", severity=Severity.INFO
        ),
        "zone": Variant(message="“{value}” has no time zone. Which one is meant?", severity=Severity.INFO),
    },
)  # fmt: skip
