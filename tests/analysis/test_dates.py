"""Dates in prose, and the date a page gives itself."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.temporal.calendar_dates import dates_in
from sourcecheck.analysis.temporal.date_words import full_dates
from sourcecheck.analysis.temporal.gregorian import MONTHS, WEEKDAYS, julian_weekday
from sourcecheck.analysis.temporal.publication import date_of, publication
from sourcecheck.document import Format
from sourcecheck.readers import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday, 17 January 2025", [(17, 1, 2025, 0)]),
        ("Monday 17 January", [(17, 1, 0, 0)]),
        ("Mon., Jan. 17, 2025", [(17, 1, 2025, 0)]),
        ("January 17, 2025 (Monday)", [(17, 1, 2025, 0)]),
        ("January 17, 2025, a Monday, was cold", [(17, 1, 2025, 0)]),
        ("17 January 2025 was a Monday.", [(17, 1, 2025, 0)]),
        ("on Monday the 17th of January", [(17, 1, 0, 0)]),
        ("Monday night, Jan. 17, the lights", [(17, 1, 0, 0)]),
        ("Monday-Tuesday, January 13-14, 2025", [(13, 1, 2025, 0), (14, 1, 2025, 1)]),
        ("Monday 17 to Friday 21 January 2025", [(17, 1, 2025, 0), (21, 1, 2025, 4)]),
        ("Monday, June 24 to Friday, June 28, 2024", [(24, 6, 0, 0), (28, 6, 2024, 4)]),
        ("MONDAY, 3 MARCH 2025", [(3, 3, 2025, 0)]),
        ("2025-01-17 (Friday)", [(17, 1, 2025, 4)]),
        ("Monday 17/01/2025", [(17, 1, 2025, 0)]),
        ("He left on Monday. January 17 was cold.", [(17, 1, 0, -1)]),
        ("Fridays, June 6", [(6, 6, 0, -1)]),
        ("On June 5 2000 people marched", [(5, 6, 0, -1)]),
        ("May 31 June 1", [(31, 5, 0, -1), (1, 6, 0, -1)]),
        ("version 2.5 June 3.1", []),
        ("the march of 17 May flowers", [(17, 5, 0, -1)]),
        ("June 2024", []),
    ],
)
def test_dates_in_prose(text: str, expected: list[tuple[int, int, int, int]]) -> None:
    assert [(item.day, item.month, item.year, item.weekday) for item in dates_in(text)] == expected


@given(
    st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(("{w}, {d} {m} {y}", "{w} {m} {d}, {y}", "{w3}., {m3}. {d}, {y}", "{m} {d}, {y} ({w})",
    "{w} the {d}th of {m}, {y}")),
    st.text(alphabet="abc ,.", max_size=12),
)  # fmt: skip
def test_every_common_form_gives_back_its_parts(day: date, form: str, around: str) -> None:
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    written = form.format(w=weekday, w3=weekday[:3], d=day.day, m=month, m3=month[:3], y=day.year)
    if "{m3}" in form and month == "May":
        written = written.replace("May.", "May")
    text = f"{around} ; {written} ; {around}"
    found = dates_in(text)
    assert [(item.day, item.month, item.year, item.weekday) for item in found] == [
        (day.day, day.month, day.year, day.weekday())
    ]
    assert text[found[0].start : found[0].end] in (written, written.rstrip(")"))


@given(st.text(alphabet="Monday, 0123456789./-()JuneMarch of the\n", max_size=200))
def test_places_are_inside_the_text_and_never_overlap(text: str) -> None:
    found = dates_in(text)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    places = sorted({(item.start, item.end) for item in found})
    assert all(first[1] <= second[0] for first, second in pairwise(places))


def test_julian_weekdays() -> None:
    # The October revolution: 25 October 1917 Old Style was 7 November, a Wednesday.
    assert julian_weekday(1917, 10, 25) == date(1917, 11, 7).weekday()
    for shift in range(0, 400, 37):
        day = date(1905, 3, 1) + timedelta(days=shift)
        new = day + timedelta(days=13)
        assert julian_weekday(day.year, day.month, day.day) == new.weekday()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5. Januar 2024", date(2024, 1, 5)),
        ("le 1er février 2024", date(2024, 2, 1)),
        ("5 de enero de 2024", date(2024, 1, 5)),
        ("5 января 2024 г.", date(2024, 1, 5)),
        ("2024年1月5日", date(2024, 1, 5)),
        ("2024년 1월 5일", date(2024, 1, 5)),
        ("2024. január 5.", date(2024, 1, 5)),
        ("5 stycznia 2024", date(2024, 1, 5)),
        ("ngày 5 tháng 1, 2024", date(2024, 1, 5)),
        ("1. 11. 2021", date(2021, 11, 1)),
        ("01/02/2024", None),
        ("31/01/2024", date(2024, 1, 31)),
    ],
)
def test_full_dates_of_many_languages(text: str, value: date | None) -> None:
    assert [item.value for item in full_dates(text)] == [value]


@pytest.mark.parametrize("text", ["5 houses 2024", "in 2024", "1.2.3", "room 5 of 2024 rooms"])
def test_no_full_date(text: str) -> None:
    assert full_dates(text) == []


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2014-11-13 9:00:09 -0400", date(2014, 11, 13)),
        ("20190806103251", date(2019, 8, 6)),
        ("20190806", date(2019, 8, 6)),
        ("2017-03-16T00:00:00Z", date(2017, 3, 16)),
        ("March 16, 2017", date(2017, 3, 16)),
        ("2024-02-30", None),
        ("soon", None),
    ],
)
def test_values_of_metadata(value: str, day: date | None) -> None:
    assert date_of(value) == day


BODY = "\n\n".join(
    "The ferry left the quay at nine and came back at noon with nobody aboard but the cook." for _ in range(30)
)


@pytest.mark.parametrize(
    ("first", "how", "day"),
    [
        ("Published 4 February 2025", "label", date(2025, 2, 4)),
        ("By Ana Ruiz, 4 February 2025", "byline", date(2025, 2, 4)),
        ("4 February 2025", "line", date(2025, 2, 4)),
        ("Last reviewed: March 2024", "label", None),
        ("BERGEN, Feb. 4, 2025 — The ferry left the quay at nine and nobody was aboard but the cook and me.",
        "dateline", date(2025, 2, 4)),
        ("Stand: 4. Februar 2025", "label", date(2025, 2, 4)),
    ],
)  # fmt: skip
def test_visible_dates(first: str, how: str, day: date | None) -> None:
    document = read_text(f"The ferry\n\n{first}\n\n{BODY}", "ferry.txt", Format.TEXT)
    found = publication(document)
    assert [(stated.how, stated.value) for stated in found.visible] == [(how, day)]
    assert found.anchor == day


@pytest.mark.parametrize(
    "first", ["Deadline: 4 May 2025", "Born 4 May 1970", "© 2024 Harbour", "Birthdate : 1989-03-21"]
)
def test_other_dates_are_not_the_page_s_own(first: str) -> None:
    document = read_text(f"The ferry\n\n{first}\n\n{BODY}", "ferry.txt", Format.TEXT)
    assert publication(document).visible == ()


def test_markdown_front_matter_and_file_names_count_as_visible() -> None:
    front = read_text(f"---\ndate: 2025-02-04\n---\n\n{BODY}", "ferry.md", Format.MARKDOWN)
    assert publication(front).anchor == date(2025, 2, 4)
    assert front.source[slice(*publication(front).visible[0].span)] == "2025-02-04"
    named = read_text(BODY, "posts/2025-02-04-ferry.md", Format.MARKDOWN)
    assert publication(named).anchor == date(2025, 2, 4)


def test_html_metadata_is_not_visible() -> None:
    page = f'<head><meta property="article:published_time" content="2025-02-04"></head><body><p>{BODY}</p></body>'
    found = publication(read_text(page, "ferry.html", Format.HTML))
    assert found.visible == ()
    assert [stated.value for stated in found.metadata] == [date(2025, 2, 4)]


@pytest.mark.parametrize("unit", ["Monday 1 ", "Mon. Jan 1 ", "1 to 1 to ", "January ", "1/1/2024 ", "Monday and "])
def test_long_texts_are_searched_to_their_end(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "passed. It closed on 4 February 2025"
    assert max(found.end for found in dates_in(text)) == len(text)
