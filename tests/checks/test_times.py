"""Rules about words that count from the page's date, on pages of every standing to time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcecheck.analysis.page.doctype import document_type
from sourcecheck.checks.dates import (
    indefinite_recency,
    indefinite_weekday,
    stale_conditional,
    stale_present,
    unanchored_duration,
    unanchored_relative_date,
    unanchored_season,
    yearless_date,
)
from sourcecheck.document import Document, Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Rule
from sourcecheck.settle import stamp

_RULES = {
    module.RULE.id.partition("/")[2]: module.RULE
    for module in (
        indefinite_recency,
        indefinite_weekday,
        stale_conditional,
        stale_present,
        unanchored_duration,
        unanchored_relative_date,
        unanchored_season,
        yearless_date,
    )
}
_NAMES = {Format.TEXT: "page.txt", Format.MARKDOWN: "page.md", Format.HTML: "page.html"}
# Rules that a date readers see silences; of the vague ones a single finding only.
DEICTIC = (
    "unanchored-relative-date", "unanchored-season", "unanchored-duration", "yearless-date", "stale-present",
    "stale-conditional", "indefinite-recency",
)  # fmt: skip
SENTENCES = {
    "unanchored-relative-date": (
        "The council closed the pool last month.",
        "A fire broke out on Tuesday in the old mill.",
        "The bridge was sold two years ago.",
        "Crews will return tomorrow.",
        "Rents rose in the third quarter, and revenue with them.",
        "She was elected last October.",
    ),
    "indefinite-recency": (
        "The choir recently moved to the chapel.",
        "In recent years the lake has shrunk.",
        "The map will be published soon.",
        "A few years ago the quay was a car park.",
    ),
    "stale-present": (
        "The mine is now a concert hall.",
        "It is currently the longest span.",
        "He still runs the shop.",
    ),
    "unanchored-season": ("The fair returns this summer.", "It was drained last winter."),
    "unanchored-duration": ("Catches fell for three consecutive years.", "Over the past decade two yards closed."),
    "yearless-date": ("The ministers met on June 24 in Bergen.", "The yard closed in November."),
    "stale-conditional": ("The sale, if confirmed, would end the trade.", "The dam is due to open with four gates."),
}
CASES = [(name, sentence) for name, many in SENTENCES.items() for sentence in many]


def page(sentence: str, format: Format, dated: str = "") -> Document:
    """A page with a headline and a paragraph; ``dated`` is a line for readers."""
    if format is Format.HTML:
        shown = f"<p>{dated}</p>" if dated else ""
        source = f"<h1>The quay</h1>{shown}<p>{sentence} Four boats lay there.</p>"
    else:
        mark = "# " if format is Format.MARKDOWN else ""
        source = f"{mark}The quay\n\n{dated}\n\n{sentence} Four boats lay there.\n"
    return read_text(source, _NAMES[format], format)


def found(name: str, document: Document, **context: Any) -> list[Any]:
    rule: Rule = _RULES[name]
    assert rule.check is not None
    options = {**rule.defaults, **context.pop("options", {})}
    hits = list(rule.check(document, Context(options, **context)))
    return [stamp(document, rule, rule.severity, hit) for hit in hits]


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize(("name", "sentence"), CASES)
def test_an_undated_page_is_asked_once(name: str, sentence: str, format: Format) -> None:
    findings = found(name, page(sentence, format))
    assert len(findings) == 1
    loud = name in ("unanchored-relative-date", "indefinite-recency") and format is not Format.TEXT
    assert findings[0].severity.label == ("warning" if loud else "info")
    assert findings[0].message and len(findings[0].message) <= 100


DATES = some.dates(date(1995, 1, 1), date(2030, 12, 31))
LINES = some.sampled_from(
    (
        "Published {d.day} {d:%B} {d.year}", "{d:%B} {d.day}, {d.year}", "By Ana Ruiz, {d.day} {d:%B} {d.year}",
        "Updated: {d:%Y-%m-%d}", "{d:%A}, {d.day} {d:%B} {d.year}", "Last reviewed {d.day} {d:%B} {d.year}",
    )
)  # fmt: skip


@given(some.sampled_from(CASES), some.sampled_from(list(Format)), DATES, LINES)
def test_a_visible_date_silences_the_deictic_rules(case: tuple[str, str], format: Format, day: date, line: str) -> None:
    document = page(case[1], format, line.format(d=day))
    for name in DEICTIC:
        assert found(name, document) == []


@given(some.sampled_from(CASES), DATES)
def test_dates_that_pages_show_in_other_ways(case: tuple[str, str], day: date) -> None:
    front = read_text(f"---\ndate: {day}\n---\n\n# The quay\n\n{case[1]}\n", "page.md", Format.MARKDOWN)
    file = read_text(f"# The quay\n\n{case[1]}\n", f"{day}-quay.md", Format.MARKDOWN)
    html = f'<h1>The quay</h1><time datetime="{day}">{day.day} {day:%B} {day.year}</time><p>{case[1]}</p>'
    for document in (front, file, read_text(html, "page.html", Format.HTML)):
        for name in DEICTIC:
            assert found(name, document) == []


@given(some.sampled_from(CASES), some.sampled_from(list(Format)))
def test_what_a_speaker_says_is_the_speakers(case: tuple[str, str], format: Format) -> None:
    sentence = f"“{case[1].rstrip('.')},” the harbour master said."
    for name in DEICTIC:
        assert found(name, page(sentence, format)) == []


def test_one_finding_with_the_other_places_beside_it() -> None:
    text = (
        "# The quay\n\nIt shut last week. It opened two years ago.\n\nOn Friday the board met.\n\n"
        + "It rained yesterday.\n\n" * 20
    )
    (finding,) = found("unanchored-relative-date", read_text(text, "page.md", Format.MARKDOWN))
    assert finding.quote == "last week"
    assert finding.message.startswith("“last week” and 22 more have no date to count from")
    assert [quote for _, _, quote, _ in finding.related][:3] == ["two years ago", "On Friday", "yesterday"]
    assert len(finding.related) == 8


def test_a_date_for_machines_gives_a_suggestion_and_a_fix() -> None:
    head = (
        '<html><head><meta property="article:published_time" content="2025-01-20T08:00:00Z"></head><body><h1>Quay</h1>'
    )
    document = read_text(
        f"{head}<p>The quay was sold last month. It closed on Friday.</p></body></html>", "p.html", Format.HTML
    )
    (finding,) = found("unanchored-relative-date", document)
    assert finding.severity.label == "info"
    assert finding.message == "“last month” counts from a date readers do not see: December 2024?"
    assert [text for _, _, text in finding.edits] == ["in December 2024", "on Friday 17 January 2025"]
    assert finding.fix is not None and not finding.fix.safe
    document = read_text(
        f"{head}<p>Since last month it is shut. Last month’s sale failed.</p></body></html>", "p.html", Format.HTML
    )
    (finding,) = found("unanchored-relative-date", document)
    assert finding.fix is None
    document = read_text(f"{head}<p>The ministers met on June 24 in Bergen.</p></body></html>", "p.html", Format.HTML)
    (finding,) = found("yearless-date", document)
    assert [text for _, _, text in finding.edits] == ["June 24, 2024,"]


def test_pages_kept_for_years_are_asked_though_they_are_dated() -> None:
    dated = "Published 4 March 2025"
    document = page("Two sailings were cut last year.", Format.MARKDOWN, dated)
    assert found("unanchored-relative-date", document, type="news") == []
    (finding,) = found("unanchored-relative-date", document, type="reference")
    assert finding.message == "“last year” on a page kept for years: 2024" + "?"
    assert finding.severity.label == "warning"
    kept = "---\ndate: 2020-03-04\nlastmod: 2024-03-04\n---\n\n# The quay\n\nTwo sailings were cut last year.\n"
    assert len(found("unanchored-relative-date", read_text(kept, "page.md", Format.MARKDOWN))) == 1
    guide = f"# How to moor a boat\n\n{dated}\n\nTwo rings were added last year.\n"
    (finding,) = found("unanchored-relative-date", read_text(guide, "page.md", Format.MARKDOWN))
    assert finding.severity.label == "info"


@pytest.mark.parametrize(("today", "many"), [(date(2025, 6, 1), 0), (date(2027, 6, 1), 1)])
def test_an_old_page_is_asked_where_today_is_known(today: date, many: int) -> None:
    document = page("The council closed the pool last month.", Format.HTML, "Published 4 March 2025")
    findings = found("unanchored-relative-date", document, today=today)
    assert len(findings) == many
    assert all(one.severity.label == "info" and "February 2025" in one.message for one in findings)
    document = page("The choir recently moved.", Format.HTML, "Published 4 March 2025")
    assert [one.severity.label for one in found("indefinite-recency", document, today=today)] == ["warning"] * many


def test_months_until_a_present_is_stale() -> None:
    document = page("It is currently the longest span.", Format.HTML, "Published 4 March 2025")
    assert found("stale-present", document, today=date(2025, 5, 1)) == []
    assert len(found("stale-present", document, today=date(2025, 12, 1))) == 1
    assert found("stale-present", document, today=date(2025, 12, 1), options={"months": 24}) == []


def test_news_without_its_date_in_plain_text_is_asked_about_days_only() -> None:
    text = (
        "The quay\n\nThe board met on Tuesday. It voted on Wednesday.\n\nThe mayor spoke on Thursday. The quay "
        "recently "
        "moved, and is now shut. It reopens this summer."
    )
    extract = read_text(text, "page.txt", Format.TEXT)
    assert [len(found(name, extract)) for name in DEICTIC] == [1, 0, 0, 0, 0, 0, 0]
    markdown = read_text(text, "page.md", Format.MARKDOWN)
    assert len(found("unanchored-season", markdown)) == len(found("indefinite-recency", markdown)) == 1


def test_a_duration_whose_last_year_is_told() -> None:
    text = "# Drills\n\nThe navies have met three years in a row, with the most recent exercise in March 2024.\n"
    (finding,) = found("unanchored-duration", read_text(text, "page.md", Format.MARKDOWN))
    assert finding.message == "“three years in a row”, the last in 2024: is that 2022 to 2024?"


def test_which_friday() -> None:
    text = "Published 20 January 2025\n\nThe two countries signed a fishing treaty on a recent Friday.\n"
    document = read_text(text, "page.txt", Format.TEXT)
    (finding,) = found("indefinite-weekday", document)
    assert finding.message == "Which Friday? The page is dated 20 January 2025: Friday 17 January?"
    assert [(quote, said) for _, _, quote, said in finding.related] == [("20 January 2025", "The page's date")]
    assert finding.fix is None  # likely is not certain: no fix makes up a date
    american = "January 20, 2025\n\nThe two countries signed a fishing treaty on a recent Monday.\n"
    (finding,) = found("indefinite-weekday", read_text(american, "page.txt", Format.TEXT))
    assert finding.message == "Which Monday? The page is dated January 20, 2025: Monday, January 13?"


def test_weekdays_far_off_in_ap_style() -> None:
    def far(sentence: str, day: str) -> list[str]:
        document = read_text(f"{day}\n\n{sentence}\n", "page.txt", Format.TEXT)
        return [one.message for one in found("indefinite-weekday", document, options={"style": "ap"})]

    assert far("The board met Tuesday of last week.", "Monday, 20 January 2025") == []  # six days
    (said,) = far("The board met Tuesday of last week.", "Thursday, 23 January 2025")
    assert "9 days" in said and "14 January 2025" in said
    assert far("It opens a week from Friday.", "Monday, 20 January 2025") != []


@pytest.mark.parametrize(
    "sentence",
    [
        "The council closed the pool last month (February 2025).",
        "The council met yesterday, 3 March 2025.",
        "The pool opened in June 2024. Two weeks later it shut.",
        "The fair returns this summer (2025).",
        "Catches fell for three consecutive years, from 2020 to 2022.",
        "As of March 2025 it is currently the longest span.",
        "The dam is due to open on 4 May 2025.",
        "The two met in May 2019. On June 24 they signed.",
        "The town celebrates on June 24 every year.",
    ],
)
@pytest.mark.parametrize("format", Format)
def test_what_a_date_explains(sentence: str, format: Format) -> None:
    document = page(sentence, format)
    assert [name for name in DEICTIC if found(name, document)] == []


def test_long_pages_are_read_in_their_time() -> None:
    text = (
        "# The quay\n\n"
        + "It recently shut, and is now, as of last week, still closed for the past three years.\n\n" * 3000
    )
    document = read_text(text, "page.md", Format.MARKDOWN)
    assert document.once(document_type) == ""
    for name in DEICTIC:
        assert len(found(name, document)) <= 1
