"""Temporal expressions: their classes, their places, and the words that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sourcecheck.analysis.temporal.expression import Class, Form, Grain
from sourcecheck.analysis.temporal.reading import expressions_in


def found(text: str, *kinds: Class) -> list[str]:
    return [text[one.start : one.end] for one in expressions_in(text) if not kinds or one.kind in kinds]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The board met on Tuesday and closed the pool.", ["on Tuesday"]),
        ("She was arrested late on Friday night, police said.", ["on Friday night"]),
        ("They will vote Thursday.", ["Thursday"]),
        ("The pier shut last month.", ["last month"]),
        ("It opens later this year, and again next spring.", ["later this year", "next spring"]),
        ("It was the warmest spring; last March it snowed.", ["last March"]),
        ("He left two weeks ago.", ["two weeks ago"]),
        ("He left some twenty-five years ago.", ["some twenty-five years ago"]),
        ("It ends in three weeks’ time.", ["in three weeks’ time"]),
        ("It reopens the week after next.", ["the week after next"]),
        ("She said earlier today that it was over.", ["earlier today"]),
        ("The mayor announced today a new bridge.", ["today"]),
        ("It flooded the day before yesterday.", ["the day before yesterday"]),
        ("Crews arrived this morning.", ["this morning"]),
        ("Sales fell in the third quarter.", ["the third quarter"]),
        ("On June 24 the ministers met, and on 3 May they had quarrelled.", ["June 24", "3 May"]),
        ("The yard closed in March.", ["in March"]),
    ],
)
def test_deictic(text: str, words: list[str]) -> None:
    assert found(text, Class.DEICTIC) == words


@pytest.mark.parametrize(
    "text",
    [
        "USA Today and the Sunday Times wrote about Sheffield Wednesday.",
        "Nobody works on Good Friday, and Black Friday is for shopping.",
        "The mosque fills for Friday prayers.",
        "It is open on Tuesday and on Thursday from ten to four.",
        "The library is closed on Monday.",
        "Open Monday to Friday, 9-5; Saturday-Sunday 10-4.",
        "They met every Friday, and on Fridays the bells ring.",
        "It always rained on Monday when we marched.",
        "On the following Friday the war was over.",
        "The leaders of tomorrow are born today.",
        "He was not born yesterday.",
        "The Day After Tomorrow is a film, and Yesterday is a song.",
        "In the last week of the war they fled.",
        "He died in the second half; she may march in august company.",
        "Fall River lies inland, and the fall was steep.",
        "It was the last fall of the empire.",
        "If you ordered last week, your parcel is due on Friday.",
        "Phrases such as last month point to the page.",
        "A reader sees Last Week as a label.",
        "Ice covered it 12,000 years ago, and the sea 200 million years ago.",
        "The lead changed hands in the third quarter, and he scored twice.",
        "Is my site slower than it was last week?",
        "The third quarter of the town burned.",
        "Friday Harbor has a Tuesday market.",
    ],
)
def test_no_deictic(text: str) -> None:
    assert found(text, Class.DEICTIC) == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("They met on Friday, 17 January 2025, in Q3 2024 and in the 1990s.", Class.ABSOLUTE, 3),
        ("It began in spring 2021 and ended in fiscal 2023.", Class.ABSOLUTE, 2),
        ("The next day he left; two weeks later she followed, and that summer they met.", Class.ANAPHORIC, 3),
        ("We recently moved; in recent years, a few years ago and of late it was worse.", Class.PAST, 4),
        ("It will soon close, perhaps in the coming months.", Class.FUTURE, 2),
        ("It is currently shut, is still for sale and is now a ruin.", Class.PRESENT, 3),
        ("On a recent Friday they signed.", Class.INDEFINITE, 1),
        ("It opens on Fridays and every summer.", Class.HABITUAL, 2),
        ("It won for three consecutive years, and prices rose over the past decade.", Class.DURATION, 2),
        ("It was the worst storm in 40 years.", Class.DURATION, 1),
        ("She has led it for 22 years.", Class.DURATION, 1),
    ],
)
def test_other_classes(text: str, kind: Class, words: int) -> None:
    assert len(found(text, kind)) == words, found(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "He had recently moved, as recently as 2019.",
        "Call as soon as you can; soon after, he soon became mayor.",
        "We will soon see why.",
        "The aim is to date the oldest rings of the oak.",
        "Keep it up to date. So far as I know it goes only so far that it is safe.",
        "Whisk the eggs with still water. Now add the flour.",
        "If the dough is still wet, wait.",
        "It could still have failed.",
        "Delete the currently selected row.",
        "She lived there for three years after the war.",
        "He will stay for many years.",
        "It ran for three years from 2019.",
        "In a week of late-night talks nothing moved.",
        "Presently he rose and left.",
        "For systems which are currently under repair it is left out.",
        "Readers are busy people who want to get an answer right now.",
        "Swipe to reach your most recently used maps.",
        "It is hard to keep up with the latest developments.",
    ],
)
def test_neither_vague_nor_present(text: str) -> None:
    assert found(text, Class.PAST, Class.PRESENT, Class.FUTURE, Class.DURATION) == []


def test_places_are_sorted_and_apart() -> None:
    text = "Earlier this year, in the past two weeks, on Friday and the day after tomorrow, it recently rained."
    some = expressions_in(text)
    assert list(some) == sorted(some)
    assert all(one.end <= other.start for one, other in pairwise(some))


def test_what_an_expression_is_counted_in() -> None:
    (one,) = expressions_in("He left three fortnights ago.")
    assert (one.form, one.grain, one.shift) == (Form.AGO, Grain.WEEK, -6)
    (one,) = expressions_in("It reopens next Friday.")
    assert (one.form, one.shift, one.number, one.tense) == (Form.WHICH_WEEKDAY, 1, 4, "")
    (one,) = expressions_in("They have met for the fourth year in a row.")
    assert (one.kind, one.form, one.grain, one.shift) == (Class.DURATION, Form.ROW, Grain.YEAR, -4)


def test_a_long_text_takes_its_time_and_no_more() -> None:
    text = "Last week on Friday it recently rained for the past three years a few years ago. " * 400
    assert len(expressions_in(text)) > 400
    for nonsense in (
        "the last the next " * 3000,
        "one two three " * 3000,
        "2019 " * 5000,
        "in the most recent " * 2000,
    ):
        expressions_in(nonsense)
