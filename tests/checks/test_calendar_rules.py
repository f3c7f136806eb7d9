"""Rules that do sums with dates: weekdays, tenses, figures, metadata, old labels, ages."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.temporal.gregorian import MONTHS, WEEKDAYS
from sourcecheck.document import Format
from sourcecheck.readers import read_text
from sourcecheck.rule import Context

_ENDS = {Format.TEXT: "txt", Format.MARKDOWN: "md", Format.HTML: "html"}
PAGE = "Published 20 January 2025\n\n{}"


def hits(
    rule: str, source: str, format: Format = Format.TEXT, path: str = "", **context: object
) -> list[tuple[str, str]]:
    family, _, name = rule.partition("/")
    value = import_module(f"sourcecheck.checks.{family}.{name.replace('-', '_')}").RULE
    document = read_text(source, path or f"page.{_ENDS[format]}", format)
    options = {**value.defaults, **context.pop("options", {})}  # type: ignore[dict-item]
    found = value.check(document, Context(options=options, **context))  # type: ignore[arg-type]
    return [(document.source[slice(*hit.span)], hit.variant) for hit in found]


WEEKDAY = "dates/weekday-date-mismatch"


@pytest.mark.parametrize(
    "text",
    [
        # newspapers, clubs, people, films, feasts
        "It was in The Sun, 4 March 2024, on page three.",
        "The Sun (4 March 2024) printed the list.",
        "The Evening Sun, 16 May 2024, carried the picture.",
        "Baltimore Sun, Jan. 16, 2025",
        "Sheffield Wednesday, 5 April 2025, lost again.",
        "Sheffield Wednesday 2 January 2025",
        "Sheffield Wednesday won. Wednesday, 4 January 2025, were beaten.",
        "The Mail on Sunday, 3 March 2025, said so.",
        "By Ruth Sunday | January 16, 2025",
        "Dr. Sun, 16 January 2025",
        "They played Ruby Tuesday, 17 January 2025.",
        "It was the film Next Friday (13 January 2000).",
        "He took the SAT, March 7, 2025, in Ohio.",
        # other blocks, cells, lines and columns
        "The show opens on Monday.\n\n17 January 2025 is the last day.",
        "Closed on Monday\n17 January 2025: open again",
        "Monday\t17 January 2025\nTuesday\t18 January 2025",
        # headlines and their dates are tested in HTML below; times of day
        "It begins on Monday 9.30, 17 January 2025 being the day.",
        # ranges and lists
        "It runs Monday-Friday, March 3-7.",
        "It runs Monday to Friday, 3-7 March 2025.",
        "It runs from Monday, 3 March to Friday, 7 March 2025.",
        "It runs Monday, March 3, to Friday, March 7, 2025.",
        "Saturday night/Sunday morning, 18 January 2025",
        "It is open Tuesday to Sunday, 17 January to 3 February 2025.",
        "On Mon, Wed, Fri, March 3, 5, 7, 2025, it is open.",
        "It is on Saturday, January 18 or 25, 2025.",
        "Each Monday, 17 January to 3 March 2025, it rains.",
        "Every second Tuesday, 17 January 2025 onwards.",
        # another thing's date
        "It was due on Thursday (17 January's deadline).",
        "They met on Monday (January 17, 2025, was the deadline).",
        "On Monday, January 17, 2025's deadline was named.",
        "The court ruled Monday – January 17, 2025 remains the deadline – that it stands.",
        "It was the Friday after 16 January 2025.",
        "Christmas fell on a Monday, 17 January 2025 on a Friday.",
        "Had it been Monday, 17 January 2025, all would be well.",
        # other calendars
        "In the Hebrew calendar it was Monday, 17 January 2025.",
        "By the Coptic calendar, Monday, 4 January 2025 was a feast.",
        "The letter is dated Monday, 17 January 1725 (Old Style).",
        "The Persian calendar has other months.\n\nIt was Saturday 1 January 2025 there.",
        # the other order of figures
        "It was on Mon 06/01/2025 and on Mon 01/06/2025.".replace(" and on Mon 01/06/2025", ""),
        "It was on Wed 06/01/2022.",
    ],
)
def test_weekdays_that_are_not_said_of_the_date(text: str) -> None:
    assert hits(WEEKDAY, PAGE.format(text)) == []
    assert hits(WEEKDAY, text) == []


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("<table><tr><td>Mon</td><td>17 January 2025</td></tr></table>", Format.HTML),
        ("<p>Monday</p><p>17 January 2025</p>", Format.HTML),
        ("<p>Monday<br>17 January 2025</p>", Format.HTML),
        ("<p><a href='/x'>Schools close on Monday</a>, 17 January 2025</p>", Format.HTML),
        ("<p><em>What came on Monday</em>, 17 January 2025</p>", Format.HTML),
        ("| Day | Date |\n|---|---|\n| Monday | 17 January 2025 |\n", Format.MARKDOWN),
        ("- [Schools close on Monday](https://example.com), 17 January 2025\n", Format.MARKDOWN),
        ("> Monday, 17 January 2025\n", Format.MARKDOWN),
        ("`Monday, 17 January 2025`\n", Format.MARKDOWN),
    ],
)
def test_weekdays_in_other_cells_blocks_and_titles(source: str, format: Format) -> None:
    assert hits(WEEKDAY, source, format) == []


@pytest.mark.parametrize(
    "words",
    [
        "Thursday, 17 January 2025", "Mon., Jan. 17, 2025", "Monday (17 January 2025)", "Monday 17th January, 2025",
        "January 17, 2025, which was a Monday", "Monday, the 17th of January 2025", "SUNDAY 17 JANUARY 2025",
        "Friday 17 to Monday 21 January 2025", "Thursday, 17 January 2025 at 9.30", "Thursday, 17 January 2025, 2-4 pm",
        "Thursday morning, 17 January 2025", "Wed-Fri, 5-7 June, 2025", "Monday, 17/01/2025", "Monday 2025-01-17",
    ],
)  # fmt: skip
def test_weekdays_that_are_wrong(words: str) -> None:
    assert hits(WEEKDAY, PAGE.format(f"They met on {words}, in Bergen."))


def test_a_range_gives_its_year_to_both_ends() -> None:
    text = "It runs from Monday, 4 March to Friday, 7 March 2025, at noon."
    assert hits(WEEKDAY, text) == [("Monday, 4 March", "")]
    assert hits(WEEKDAY, "It ran from Monday, 30 December to Friday, 3 January 2025.") == []


@given(
    st.dates(date(1930, 1, 1), date(2099, 12, 31)),
    st.integers(1, 6),
    st.sampled_from(("{w}, {d} {m} {y}", "{w} {m} {d}, {y}", "{m} {d}, {y} ({w})")),
)
def test_only_a_wrong_weekday_is_reported(day: date, off: int, form: str) -> None:
    def said(weekday: int) -> list[tuple[str, str]]:
        words = form.format(w=WEEKDAYS[weekday], d=day.day, m=MONTHS[day.month - 1], y=day.year)
        return hits(WEEKDAY, f"The council met on {words}, and voted.")

    assert said(day.weekday()) == []
    assert len(said((day.weekday() + off) % 7)) == 1


TENSE = "dates/tense-date-conflict"


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("The two sides signed the treaty in Bergen on 9 July 2025.", ""),
        ("In August 2025, the council rejected the plan by nine votes to two.", ""),
        ("More than 300 people marched through the town on Saturday, 7 June 2025.", ""),
        ("On July 19, 2025, the harbour board chose a new chair by one vote.", ""),
        ("The council held a meeting on 12 June 2025 about the quay.", ""),
        ("The council cut the bus fares by a third on 14 June 2025.", ""),
        ("A water main burst on 12 June 2025, flooding nine cellars.", ""),
        ("On 9 July 2025 the storm hit the coast at noon.", ""),
        ("She set a world record in Bergen on 12 June 2025.", ""),
        ("The mayor quit on 2 June 2025 after nine years.", ""),
        ("The museum will open on 4 March 2024 in the old mill.", "passed"),
        ("The vote is set for 12 February 2024.", "passed"),
        ("On 4 May 2024, voters will choose a new council.", "passed"),
        ("Work on the tunnel is due to begin in February 2024, the ministry says.", "passed"),
    ],
)
def test_tense_and_date(text: str, variant: str) -> None:
    assert [found for _, found in hits(TENSE, f"Published 3 May 2025\n\n{text}")] == [variant]
    assert hits(TENSE, text) == []  # no date to hold it against


@pytest.mark.parametrize(
    "text",
    [
        "The court extended the deadline to 30 June 2026, and the club was told by 12 June 2026.",
        "The board set the closing date at 30 June 2025.",
        "The club sold tickets for the match on 14 June 2025.",
        "The plan to cut the fares on 14 June 2025 has failed.",
        "The tax cut on 14 June 2025 is the third of its kind.",
        "The offices shut on 14 June 2025 for the summer.",
        "The board set a hearing on 12 June 2025.",
        "The price cut the board wants in June 2025 is small.",
        "On 14 June 2025, the fare set by the board will rise.",
        "The council agreed on Monday to meet again on 12 June 2025.",
        "Applications received on 1 July 2025 or later are returned.",
        "If the bill passed on 12 June 2025, the tax would rise.",
        "Fiscal 2026 ended on 30 June 2026 in the model.",
        "“The summit ended on 12 June 2025,” says the narrator of the game.",
        "The summit ended on 4 May 2025.",
        "The committee will review the report published in March 2024.",
        "A plaque will mark the fire on 4 May 2024.",
        "He said in March 2024 that the museum will open this year.",
        "The vote was set for 12 February 2025.",
        "Under the deal of 12 February 2025 the price will rise.",
        "On 4 April 2025 the court said that it will rule in May.",
    ],
)
def test_tenses_that_leave_the_date_alone(text: str) -> None:
    assert hits(TENSE, f"Published 3 May 2025\n\n{text}") == []


def test_a_page_changed_later() -> None:
    page = "<p>Published 3 May 2025</p><p>Updated {}</p><p>The summit ended on 12 June 2025, late at night.</p>"
    assert hits(TENSE, page.format("20 June 2025"), Format.HTML) == []
    assert len(hits(TENSE, page.format("20 May 2025"), Format.HTML)) == 1


NUMERIC = "dates/ambiguous-numeric-date"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is due by 03/04/2025.", ["03/04/2025"]),
        ("It is due by 3.4.2025 and again on 5.6.2025.", ["3.4.2025"]),
        ("It is due by 3/4/25.", ["3/4/25"]),
        ("It is due by 03/04/2025, and 31/12/2025.", []),
        ("It is due by 03/04/2025, or 04/25/2025.", []),
        ("It is due by 04/04/2025.", []),
        ("It is due by 2025-04-03.", []),
        ("It is due on Thursday 03/04/2025.", []),
        ("It is due by 03/04/2025, that is 3 April 2025.", []),
        ("Open 24/7, remember 9/11, add 3/4, win 3/4/5 and 1-2-24.", []),
        ("Version 1.2.2025 and section 3.4.2020.", []),
        ("See https://example.com/03/04/2025/ferry and `03/04/2025`.", []),
    ],
)
def test_dates_in_figures(text: str, expected: list[str]) -> None:
    assert [found for found, _ in hits(NUMERIC, text, Format.MARKDOWN)] == expected


def test_a_column_tells_its_order() -> None:
    rows = "| Day |\n|---|\n| 03/04/2025 |\n| {} |\n"
    assert hits(NUMERIC, rows.format("13/04/2025"), Format.MARKDOWN) == []
    assert hits(NUMERIC, rows.format("05/04/2025"), Format.MARKDOWN) == [("03/04/2025", "cell")]


@pytest.mark.parametrize("language", ["en-GB", "en-US", "en-AU"])
def test_a_region_tells_the_order(language: str) -> None:
    assert hits(NUMERIC, f'<html lang="{language}"><p>It is due by 03/04/2025.</p></html>', Format.HTML) == []
    assert hits(NUMERIC, '<html lang="en"><p>It is due by 03/04/2025.</p></html>', Format.HTML) != []


METADATA = "dates/date-metadata-conflict"
NOW = date(2026, 1, 1)


def _page(head: str, body: str = "") -> str:
    text = "<p>The ferry company has grown again.</p>"
    return f"<html><head>{head}</head><body><h1>Two more boats</h1>{body}{text}</body></html>"


def _graph(published: str, modified: str = "") -> str:
    later = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    return f'<meta property="article:published_time" content="{published}">{later}'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (_graph("2025-05-02T09:00Z", "2024-11-01T09:00Z"), "", [""]),
        (_graph("2025-05-02T09:00Z", "2025-05-01T22:00Z"), "", []),
        (_graph("2031-05-02T09:00Z"), "", ["future"]),
        (_graph("2026-01-02T09:00Z"), "", []),
        (_graph("2025-02-04T23:30:00-05:00"), "<p>Published 5 February 2025</p>", []),
        (_graph("2025-02-04T09:00Z"), "<p>Published 4 March 2025</p>", ["readers"]),
        (_graph("2025-02-04T09:00Z"), "<p>By Ana Ruiz, 4 February 2024</p>", ["readers"]),
        (_graph("2025-02-04T09:00Z", "2025-03-04T09:00Z"), "<p>Published 4 March 2025</p>", []),
        (_graph("2025-02-04T09:00Z"), "<p>Updated 4 March 2025</p>", []),
        (_graph("2025-02-04T09:00Z"), "<p>First published in The Tide, 4 March 2020</p>", []),
        (_graph("2025-02-04T09:00Z"), "<p>© 2019 Harbour Board</p>", []),
        (_graph("2025-02-04T09:00Z"), "<h2>The storm of 4 March 2020</h2>", []),
        (_graph("2025-02-04T09:00"), "", ["zone"]),
        ('<meta name="dc.date" content="2031-05-02">', "", []),
    ],
)
def test_metadata(head: str, body: str, expected: list[str]) -> None:
    assert [variant for _, variant in hits(METADATA, _page(head, body), Format.HTML, today=NOW)] == expected


@pytest.mark.parametrize(
    ("front", "path", "expected"),
    [
        ("date: 2025-05-02", "2025-04-30-ferry.md", []),  # drafts are older than their publication
        ("date: 2025-05-02", "2024-05-02-ferry.md", ["file-name"]),
        ("date: 2025-05-02\nlastmod: 2024-05-02", "ferry.md", [""]),
        ("date: 2031-05-02", "ferry.md", ["scheduled"]),
        ("date: 2031-05-02\ndraft: true", "ferry.md", []),
        ("date: 2031-05-02\nstartDate: 2031-05-02", "events/ferry.md", []),
        ("date: 2025-05-02 10:00:00", "ferry.md", []),
    ],
)
def test_front_matter(front: str, path: str, expected: list[str]) -> None:
    page = f"---\ntitle: Ferries\n{front}\n---\n\nTwo more boats.\n"
    assert [variant for _, variant in hits(METADATA, page, Format.MARKDOWN, path, today=NOW)] == expected


@given(st.dates(date(2000, 1, 1), date(2024, 1, 1)), st.integers(-400, 400))
def test_only_what_is_changed_before_it_is_published_is_reported(published: date, days: int) -> None:
    head = _graph(f"{published}T09:00Z", f"{published + timedelta(days=days)}T09:00Z")
    found = [variant for _, variant in hits(METADATA, _page(head), Format.HTML, today=NOW)]
    assert found == ([""] if days < -1 else [])


def test_breaking_news_grows_old() -> None:
    page = "BREAKING: Ferry runs aground\n\nPublished 4 March 2024\n\nThe crew is safe. More details to follow."
    assert hits("dates/stale-breaking", page, today=date(2024, 3, 20)) == []
    assert hits("dates/stale-breaking", page, today=date(2024, 6, 1)) == [("BREAKING", "")]
    assert hits("dates/stale-breaking", page + "\n\nThis live blog is now closed.", today=date(2024, 6, 1)) == []


AGES = "consistency/age-arithmetic"


@pytest.mark.parametrize(
    "text",
    [
        "Mr Holt, 44, was born in Leeds in 1970.",
        "The 38-year-old goalkeeper Ana Ruiz, born in 1999, has signed again.",
        "Pia Lund was born on 3 May 1980. She is 61 and lives in Cork.",
        "Born in 1950, Dr Hale is now 68.",
        "Ida Brunn, born in Voss in 1961, turns 70 this year.",
        "The poet Rolf Lie (1901-1950) died aged 59.",
        "Eva Dahl, born in 1930, was 25 when she moved to Bergen in 1948.",
        "Lee was born in 1900 and died in 1970 at the age of 60.",
        "The firm, founded in 1970, celebrates its 60th anniversary this year.",
        "Founded in 1931, the 75-year-old choir is the oldest in the valley.",
    ],
)
def test_ages_that_do_not_fit(text: str) -> None:
    assert len(hits(AGES, f"Published 4 October 2025\n\n{text}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Mr Holt, 54, was born in Leeds in 1970.",
        "The 38-year-old goalkeeper Ana Ruiz, whose father was born in 1950, has signed.",
        "Ana Ruiz, 38, married Tom Lee, born in 1950, in May.",
        "Ana Ruiz, born in 1950, has a 38-year-old daughter.",
        "Born in 1950, Ana Ruiz became, aged 38, the first mayor.",
        "In 1998 the 28-year-old Lee, born in 1970, sailed home.",
        "The bank, founded in 1970 by Karl Moe, 44, has grown.",
        "The club, founded in 1970, plays in a 90-year-old building.",
        "Rolf Lie (1901-1950) was 40 when the book came out.",
        "He was born in 1970. She is 61.",
        "The singer, born in 1970, died in 1993, aged 23.",
        "Lee, born in 1970, would be 61 in 2031.",
        "Fans aged 61 met the singer, born in 1970.",
    ],
)
def test_ages_that_fit_or_are_of_others(text: str) -> None:
    assert hits(AGES, f"Published 4 October 2025\n\n{text}") == []


@given(st.integers(1930, 2000), st.integers(10, 99))
def test_an_age_is_wrong_only_when_no_birthday_explains_it(born: int, age: int) -> None:
    found = hits(
        AGES, f"Published 4 October 2025\n\nThe painter Olaf Brandt, born in {born}, is {age} and lives in Cork."
    )
    assert bool(found) == (not 2025 - born - 2 <= age <= 2025 - born + 1)
