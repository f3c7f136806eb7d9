"""Date rules on texts that examples have no room for."""

from __future__ import annotations

from datetime import date

import pytest

from sourcecheck.checks import rules_of
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit, Rule

_BY_NAME = {rule.id.partition("/")[2]: rule for rule in rules_of("dates")}


def hits(name: str, source: str, format: Format = Format.TEXT, **context: object) -> list[tuple[str, str]]:
    document = read_text(source, "page." + {"text": "txt", "markdown": "md", "html": "html"}[format], format)
    return [(document.source[slice(*hit.span)], hit.variant) for hit in _found(_BY_NAME[name], document, context)]


def _found(rule: Rule, document: object, context: dict[str, object]) -> list[Hit]:
    assert rule.check is not None
    return list(rule.check(document, Context(options=rule.defaults, **context)))  # type: ignore[arg-type]


def test_the_right_weekday_is_named_and_offered_as_a_fix() -> None:
    document = read_text("It met on Monday, 17 January 2025.", "page.txt", Format.TEXT)
    (hit,) = _found(_BY_NAME["weekday-date-mismatch"], document, {"today": date(2026, 1, 1)})
    rule = _BY_NAME["weekday-date-mismatch"]
    assert rule.message.format(**hit.values) == "17 January 2025 was a Friday, not a Monday. Which part is right?"
    assert hit.fix is not None and not hit.fix.safe
    (edit,) = hit.fix.edits
    assert document.source[slice(*edit.span)] == "Monday"
    assert edit.text == "Friday"


@pytest.mark.parametrize(
    "text",
    [
        "It met on Friday, 17 January 2025.",
        "The letter is dated Monday, 17 January 1649.",
        "Petrograd, Wednesday, 25 October 1917.",
        "She wrote: “Monday, 17 January 2025.”",
        "It met on Monday 17 January.",  # no year anywhere
        "In 2022 it met on Monday, 17 January.",
        "Monday 01/02/2024 can be read two ways, and one of them is a Thursday: Thursday 01/02/2024.",
    ],
)
def test_weekdays_that_fit_some_reading(text: str) -> None:
    assert [text for text, _ in hits("weekday-date-mismatch", text) if "Monday 01" not in text] == []


def test_a_date_without_year_counts_from_the_page() -> None:
    page = "Published 4 March 2024\n\nIt is set for {}, the court said."
    assert hits("weekday-date-mismatch", page.format("Tuesday, 12 March")) == []
    assert hits("weekday-date-mismatch", page.format("Monday, 12 March")) == [("Monday, 12 March", "yearless")]
    assert hits("weekday-date-mismatch", page.format("Monday, 12 March") + " An anniversary.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ends on June 31, 2024.", ["June 31, 2024"]),
        ("It ends on June 31.", ["June 31"]),
        ("It began on 29 February 2023.", ["29 February 2023"]),
        ("It began on 29 February 2024.", []),
        ("In June 31 people came.", []),
        ("Pages 30, 31 June issue.", []),
        ("May 31 June 1 June 30 July 1", []),
        ("It was dated 2024-04-31.", ["2024-04-31"]),
        ("Part 2024-13-45 is sold out.", []),
        ("Published 2024-13-05", ["2024-13-05"]),
        ("Built to last, 31/06/2024 on the plate.", ["31/06/2024"]),
        ("It started at 25:30 and he scored at 31:05.", []),
        ("It started at 25:30 UTC.", ["25:30"]),
        ("It started at 10:75 a.m.", ["10:75"]),
        ("Russia had a 29 February 1900.", []),
        ("Entering February 30, 2024 raises an error.", []),
    ],
)
def test_impossible_dates(text: str, expected: list[str]) -> None:
    assert [found for found, _ in hits("invalid-date", text)] == expected


def test_impossible_dates_of_metadata() -> None:
    page = "---\ntitle: Ferries\ndate: 2024-02-30\n---\n\nTwo more boats.\n"
    assert hits("invalid-date", page, Format.MARKDOWN) == [("2024-02-30", "")]


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("Russia signed a treaty with Iran on a recent Friday, following similar pacts.", ""),
        ("On a recent Tuesday, lawmakers voted to close the mine.", ""),
        ("The president met the envoys on a recent evening.", ""),
        ("On a recent morning, as the bill was debated, Ana Ruiz met her class.", "scene"),
        ("Workers swarmed on a recent afternoon over the tower.", "scene"),
    ],
)
def test_public_acts_and_scenes(text: str, variant: str) -> None:
    assert [found for _, found in hits("indefinite-weekday", text)] == [variant]


PROSE = "The ferry left the quay at nine and came back at noon with nobody aboard but the cook. " * 12


@pytest.mark.parametrize(
    ("source", "format", "kind", "expected"),
    [
        (PROSE, Format.TEXT, "", ["text"]),
        (f"# Ferries\n\n{PROSE}", Format.MARKDOWN, "", ["draft"]),
        (f"# Ferries\n\n{PROSE}", Format.MARKDOWN, "reference", ["reference"]),
        (f"# Ferries\n\n{PROSE}", Format.MARKDOWN, "news", [""]),
        (f"# Ferries\n\n*Updated 5 May 2025*\n\n{PROSE}", Format.MARKDOWN, "news", []),
        (f"<h1>Ferries</h1><p>{PROSE}</p><p><time datetime='2025-05-05'>5 May</time></p>", Format.HTML, "news", []),
        (f"<h1>Ferries</h1><div>Published:</div><div>2025-05-05</div><p>{PROSE}</p>", Format.HTML, "news", []),
        ("# Ferries\n\nTwo more boats.", Format.MARKDOWN, "news", []),
    ],
)
def test_pages_without_a_date(source: str, format: Format, kind: str, expected: list[str]) -> None:
    assert [variant for _, variant in hits("missing-publication-date", source, format, type=kind)] == expected


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("By Ana Ruiz | Published: May 5, 2025 | Modified: April 30, 2025", "April 30, 2025"),
        ("Posted by Ana Ruiz on May 5, 2025. Updated May 1, 2025.", "May 1, 2025"),
        ("Updated: Jan. 5, 2025\n\nBy Ana Ruiz\n\nPublished: Feb. 9, 2025", "Jan. 5, 2025"),
        ("Veröffentlicht am 12. Juni 2025, aktualisiert am 2. Mai 2025", "2. Mai 2025"),
        ("Published 2025-05-05\n\nPublished 2025-06-09", "2025-06-09"),
    ],
)
def test_dates_side_by_side_that_cannot_both_be_right(lines: str, found: str) -> None:
    source = f"Two more boats\n\n{lines}\n\nThe ferry has grown, and its crew with it.\n"
    assert shown_conflicts(source) == [found]


@pytest.mark.parametrize(
    "lines",
    [
        "Published 31 December 2025\n\nUpdated 1 January 2026",
        "Published 5 May 2025\n\nLast reviewed 1 May 2025",
        "Received 2 March 2025; revised 1 April 2025; published 5 May 2025; updated 3 May 2025",
        "Published (print): 12 July 2025\n\nPublished (online): 12 June 2025",
        "Published 5 May 2025\n\nFirst published elsewhere 3 March 2020, updated 4 April 2021",
        "Boats sink\n\nPublished 5 May 2025\n\nEels climb\n\nPublished 2 May 2025",
        "Published 5 May 2025. Prices last updated 2 May 2025.",
        "Boats sink. Posted 5 May 2025\n\nUpdated 1 May 2025",
        "Published 05/06/2025 | Updated 04/07/2025",
    ],
)
def test_dates_side_by_side_of_two_matters(lines: str) -> None:
    source = f"Two more boats\n\n{lines}\n\nThe ferry has grown, and its crew with it.\n"
    assert shown_conflicts(source) == []


def shown_conflicts(source: str) -> list[str]:
    rule = next(rule for rule in rules_of("dates") if rule.id == "dates/date-metadata-conflict")
    assert rule.check is not None
    document = read_text(source, "page.txt", Format.TEXT)
    return [source[slice(*hit.span)] for hit in rule.check(document, Context(options=rule.defaults))]
