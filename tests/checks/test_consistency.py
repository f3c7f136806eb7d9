"""Figures, names and words that a text gives twice."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck import loader
from sourcecheck.checks.consistency import (
    change_direction,
    figure_conflict,
    headline_number_conflict,
    name_spelling_drift,
    percent_vs_points,
    share_or_conversion,
)
from sourcecheck.document import Format
from sourcecheck.examples import failures
from sourcecheck.matching.scanner import Scanner
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit

RULES = [
    change_direction,
    figure_conflict,
    headline_number_conflict,
    name_spelling_drift,
    percent_vs_points,
    share_or_conversion,
]


def hits(module: ModuleType, text: str, format: Format = Format.MARKDOWN) -> list[Hit]:
    """The hits of a rule as the engine runs it: only where one of its needs is seen."""
    rule = module.RULE
    return list(Scanner([rule]).check_of(rule)(read_text(text, "x", format), Context(options=rule.defaults)))


def said(module: ModuleType, text: str) -> str:
    (hit,) = hits(module, text)
    variant = module.RULE.variants.get(hit.variant)
    message: str = variant.message if variant else module.RULE.message
    return message.format_map(hit.values)


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.RULE.id)
def test_examples(module: ModuleType) -> None:
    assert list(failures(module.RULE, module.RULE.check)) == []


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.RULE.id)
def test_examples_hold_a_need(module: ModuleType) -> None:
    assert list(failures(module.RULE, Scanner([module.RULE]).check_of(module.RULE))) == []


@pytest.mark.parametrize(
    ("module", "text", "message"),
    [
        (change_direction, "Crime fell from 12% to 15%.", "Fell from 12% to 15%? 15% is more than 12%."),
        (
            percent_vs_points,
            "It rose from 10% to 15%, a 5% rise.",
            "10% to 15% is 5 percentage points, or 50%; not 5%.",
        ),
        (share_or_conversion, "Some 12 of 40 (40%) left.", "12 of 40 is 30%, not 40%."),
        (share_or_conversion, "It is 10 miles (26 km) long.", "10 miles is 16 km, not 26 km."),
        (
            headline_number_conflict,
            "# 12 dead in Orsk ferry fire\n\nA ferry fire in Orsk on Monday killed 11 people, the coast guard said.",
            "Headline says 12 dead; the text says 11. Which is right?",
        ),
    ],
)
def test_messages(module: ModuleType, text: str, message: str) -> None:
    assert said(module, text) == message
    assert len(message) <= 80


@pytest.mark.parametrize(
    "text",
    [
        "# 12 dead in Orsk fire\n\nA fire in Orsk on Monday killed nine adults and three children, the brigade said.",
        "# 12 dead in Orsk fire\n\nA fire in Orsk on Monday killed 11 people, and a baby died on Tuesday in hospital.",
        "# 12 dead in Orsk fire\n\nAt least 11 people died in a fire in Orsk on Monday, the brigade said.",
        "# 12 dead in Orsk fire\n\nEleven people were hurt in a fire in Orsk on Monday that killed a dozen, it was "
        "said.",
        "# 12 dead in Orsk fire\n\nThe fire in Orsk had killed 11 people when the mayor spoke. The death toll rose "
        "later.",
        "# Nearly 400 march in Orsk\n\nOn Monday 397 people marched in Orsk against the port, said the police there.",
        "# Orsk, 12: a port city\n\nThe city of Orsk has 11 ports and a river that freezes in the winter months.",
        "# 5 ways to save in Orsk\n\nThere are three ways to save money in Orsk, and all of them need a warm coat.",
        "# “12 dead” in Orsk fire\n\nA fire in Orsk on Monday killed 11 people, the brigade said in the afternoon.",
        "# Orsk fire: 12 firefighters honoured\n\nA fire in Orsk killed 11 people on Monday, the brigade said, as "
        "it rained.",
        "# 12 schools shut in Orsk\n\nSnow shut three schools in the north of Orsk and nine in the south, the city "
        "said.",
        "# 20 jobs go in Orsk\n\nThe port of Orsk will shed 12 jobs by June and 8 in the autumn, its owner said on "
        "Monday.",
        "# Crash kills 12 soldiers in Orsk\n\nA crash in Orsk killed 14 people on Monday, two of them civilians, "
        "it was said.",
    ],
)
def test_headlines_that_agree(text: str) -> None:
    assert hits(headline_number_conflict, text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("# 340 lost hats come home\n\nGuests took 430 lost hats out of the cellar of Orsk on Monday, it said.", 1),
        ("# 52 books come home\n\nReaders in Orsk brought back 25 books before they came home, on Monday.", 1),
        ("# 52 books to read\n\nReaders in Orsk told us of 25 books that they like to read at home in May.", 0),
        ("# Orsk hires 150 cooks\n\nThe town of Orsk has hired 105 cooks since May, its clerk said on Monday.", 1),
        ("# Orsk sells 500 shirts\n\nThe club in Orsk sold 50 shirts an hour on Monday, its clerk said.", 0),
        ("# Turnout at 64 percent in Orsk\n\nAt the vote in Orsk turnout was 46 percent, the clerk said.", 1),
        ("# Orsk pays 720,000 euros for mill\n\nOrsk bought the old mill for 270,000 euros, its mayor said.", 1),
    ],
)
def test_headlines_and_what_they_count(text: str, places: int) -> None:
    assert len(hits(headline_number_conflict, text)) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("It had 800 replies.\n\n200 nurses (35 percent) said no.", 1),
        ("It had 800 replies.\n\n200 nurses (25 percent) said no.", 0),
        ("It had 800 replies.\n\n200 wards (35 percent) have no lamp.", 0),
        ("It wrote to 500 owners.\n\nOf these, 150 owners (40 percent) came.", 1),
        ("The village has 900 goats.\n\n200 (35 percent) voted no.", 0),
        ("Of 240 people called to the court, 84, or 42 percent, went home.", 1),
        ("We took the loaf down to 180C (375F).", 1),
        ("We took the loaf down to 120C (250F).", 0),
    ],
)
def test_shares_of_what_was_counted_before(text: str, places: int) -> None:
    assert len(hits(share_or_conversion, text)) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Crews filled 1,340 holes in May.\n\nA list shows that crews filled 1,430 holes in May.", 1),
        ("The choir lent 2,400 hats after the flood.\n\nIt says the choir lent 4,200 hats after the flood.", 1),
        ("The choir lent 2,400 hats after the flood.\n\nThe choir lent 4,200 hats.", 0),
    ],
)
def test_figures_told_twice(text: str, places: int) -> None:
    assert len(hits(figure_conflict, text)) == places


def test_related_places() -> None:
    (hit,) = hits(
        headline_number_conflict, "# 12 dead in Orsk fire\n\nA fire in Orsk on Monday killed 11 people, it said."
    )
    assert hit.related and hit.related[0].span.start < 20
    (hit,) = hits(name_spelling_drift, "Rahm Emanuel came. Rahm Emanuel spoke. Later Rahm Emanual left.")
    assert hit.related


@given(st.integers(2, 400), st.integers(2, 400), st.sampled_from(["%", " people", ""]))
def test_directions_are_arithmetic(before: int, after: int, unit: str) -> None:
    rose = hits(change_direction, f"Visits rose from {before}{unit} to {after}{unit} in May.")
    fell = hits(change_direction, f"Visits fell from {before}{unit} to {after}{unit} in May.")
    assert bool(rose) == (before > after)
    assert bool(fell) == (before < after)


@given(st.integers(5, 60), st.integers(2, 30))
def test_points_are_no_percent(before: int, points: int) -> None:
    after = before + points
    relative = 100 * points / before
    said = f"The rate rose from {before}% to {after}%, a"
    assert hits(percent_vs_points, f"{said} rise of {points} percentage points.") == []
    assert hits(percent_vs_points, f"{said} {relative:.1f}% rise.") == []
    if relative > points * 1.5 + 2:
        assert len(hits(percent_vs_points, f"{said} {points}% rise.")) == 1


@given(st.integers(2, 90), st.integers(1, 90), st.sampled_from([-30, -12, 12, 30]))
def test_shares_are_arithmetic(part: int, more: int, error: int) -> None:
    whole = part + more
    percent = 100 * part / whole
    assert hits(share_or_conversion, f"Then {part} of {whole} ({percent:.1f}%) left.") == []
    if whole > 10 and percent + error > 0:
        assert len(hits(share_or_conversion, f"Then {part} of {whole} ({percent + error:.1f}%) left.")) == 1


@given(st.sampled_from(["Emanuel", "Thistleby", "Brandvold", "Petrosian"]), st.integers(1, 5), st.sampled_from("uwxz"))
def test_one_letter_of_a_name(name: str, at: int, letter: str) -> None:
    drifted = name[:at] + letter + name[at + 1 :]
    text = "Rana {} came in May. Nobody else spoke. In June Rana {} left again."
    assert hits(name_spelling_drift, text.format(name, name)) == []
    if drifted != name:
        assert len(hits(name_spelling_drift, text.format(name, drifted))) == 1


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.RULE.id)
def test_quotations_and_code_are_not_the_writers(module: ModuleType) -> None:
    text = "> Crime fell from 12% to 15%, and 12 of 40 (40%) walk 10 miles (26 km); it rose from 4% to 7%, a 3% rise."
    assert hits(module, text) == []
    assert hits(module, "```\n" + text[2:] + "\n```") == []


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.RULE.id)
@pytest.mark.parametrize(
    "piece",
    [
        "fell from 12 to 15, ",
        "12 of 40 (30%) ",
        "10 miles (16 km) ",
        "Rahm Emanuel ",
        "killed 12 people ",
        "one hundred ",
        "(1 ",
    ],
)
def test_hostile_repetition(module: ModuleType, piece: str) -> None:
    assert isinstance(hits(module, "# 12 dead\n\n" + piece * 2_000), list)


@pytest.mark.parametrize("number", ["7" * 6_000, "1," + "000," * 2_000 + "000", "0." + "3" * 6_000])
def test_numbers_without_end_stop_nothing(number: str) -> None:
    texts = ("40 miles ({n} km), 6 ft {n} in", "of {n} jurors, 18, or {n} percent", "{n} of {n} beds ({n}%) for £{n}")
    for text in texts:
        for rule in loader.load().rules.values():
            if rule.family == "consistency" and rule.check is not None:
                document = read_text(text.replace("{n}", number), "a.txt", Format.TEXT)
                list(rule.check(document, Context(options=rule.defaults)))
