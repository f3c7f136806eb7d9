"""Spans of time counted back from a day that is not told: "for three consecutive years"."""

from __future__ import annotations

from collections.abc import Iterator

from sourcecheck.analysis.own_words import sentence_around
from sourcecheck.analysis.sentences import sentences
from sourcecheck.analysis.temporal.dating import dating
from sourcecheck.analysis.temporal.expression import Class, Expression, Form, Grain
from sourcecheck.analysis.temporal.reading import expressions
from sourcecheck.checks.counted_times import Place, gathered, is_extract, places, standing
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

_FORMS = frozenset((Form.COUNTED, Form.ROW))


def check(document: Document, context: Context) -> Iterator[Hit]:
    state = dating(document, context.type, context.today)
    if state.is_fresh() or is_extract(document, state):
        return
    found: list[Place] = []
    years: tuple[int, int] | None = None
    for place in places(document, context, _is_duration, _FORMS):
        ends = _ends(document, place)
        if ends == (0, 0):
            continue
        years = years or (ends if not found else None)
        found.append(place)
    if not found:
        return
    how = standing(document, state)
    if years:
        yield gathered(found, "counted", {"first": str(years[0]), "last": str(years[1])}, also="Also without ends")
    else:
        yield gathered(found, how if how == "metadata" else "", also="Also without ends")


def _is_duration(one: Expression) -> bool:
    return one.kind is Class.DURATION


def _ends(document: Document, place: Place) -> tuple[int, int] | None:
    """(0, 0) where the sentence names a year; the first and last year where "most recently" gives the last.

    None where nothing gives either.
    """
    text = place.block.text
    start, end = sentence_around(document.once(sentences)[place.block.number], place.one.start, len(text))
    found = [one for one in document.once(expressions)[place.block.number] if start <= one.start < end]
    named = [one for one in found if one.kind is Class.ABSOLUTE and one.form is not Form.DECADE]
    if not named:
        return None
    behind = next((one for one in named if one.start >= place.one.end), None)
    if behind is not None:
        between = text[place.one.end : behind.start].lower()
        if "most recent" in between or "latest" in between:
            if place.one.grain is Grain.YEAR and place.one.form is Form.ROW:
                return behind.year + place.one.shift + 1, behind.year
            return None
    return 0, 0


RULE = Rule(
    id="dates/unanchored-duration",
    message="“{match}” {have} neither beginning nor end. From when to when?",
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    doubt="A span counted back from an unknown day covers unknown years.",
    settle="Give the first and the last year, or date the page.",
    why="""“For three years in a row” and “over the past decade” end on the day of writing. A page that shows its date
tells which years are meant; one without a date, or one kept for years, does not, and each reader counts from today.

Spans with a year in their sentence, spans counted from something told (“for three years after the war”), and
quotations are left alone. Where a text says when the last one was, the years are worked out and asked about.""",
    measured=(
        "2026-11-22, all for information: 4 of 1,710 dated posts (guides), 3 of 190 saved pages, 94 of 840 undated "
        "news extracts; of 27 read (20 extracts) 4 wrong: an old story, a told past, spans at any time. Of 8 own "
        "defects 8 found, of 46 near-misses none."
    ),
    references=(
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Dates_and_numbers#Relative_time_references",
        "https://www.iso.org/standard/37331.html",  # ISO 24617-1: durations and their end points
        "https://en.wikipedia.org/wiki/Template:When",
    ),
    bad=(
        Example("The quay\n\nCatches have fallen [[for three consecutive years]].", variant=""),
        Example(
            "# The quay\n\nIt flooded [[three years in a row]], most recently in March 2024.", Format.MARKDOWN,
            variant="counted",
        ),
        Example("<h1>The quay</h1><p>[[Over the past decade]] two yards closed.</p>", Format.HTML, variant=""),
        Example("# The quay\n\nIt seemed safe [[for many years]].", Format.MARKDOWN, variant=""),
        Example(
            '<html><head><meta property="article:published_time" content="2025-03-04T08:00:00Z"></head><body>'
            "<h1>The quay</h1><p>Catches have fallen [[for three consecutive years]].</p></body></html>",
            Format.HTML, variant="metadata",
        ),
    ),
    good=(
        "Published 4 March 2025\n\nCatches have fallen for three consecutive years.",
        Example("# The quay\n\nCatches fell for three consecutive years, from 2021 to 2023.", Format.MARKDOWN),
        Example("<p>It stood empty for three years after the war, and he worked there for two years.</p>", Format.HTML),
        Example("# The quay\n\n“It has been empty for many years,” she said.", Format.MARKDOWN),
    ),
    check=check,
    not_types=("fiction", "transcript"),
    languages=("en",),
    variants={
        "counted": Variant("“{match}”, the last in {last}: is that {first} to {last}?"),
        "metadata": Variant("“{match}” ends on a day that readers do not see. From when to when?"),
    },
    needs=(
        "consecutive", "in a row", "straight", "successive", "running", "on the trot", "the past", "the last",
        "these past", "these last", "the previous", "these previous", " years", " a year", " one year", " 1 year",
        "months", "weeks", "decade", "generation",
    ),
)  # fmt: skip
