"""Changes told in percent that the amounts beside them do not give."""

from __future__ import annotations

from functools import partial

import pytest

from sourcecheck.analysis.figures.told_changes import ToldChange, told_changes
from sourcecheck.analysis.sentences import split


def wrong(text: str) -> list[ToldChange]:
    return list(told_changes(text, partial(split, text)))


@pytest.mark.parametrize(
    ("text", "mistake", "by", "before", "after"),
    [
        ("Trust in the court fell to 48% from 55%, a slide of 7%.", "points", 7, 55, 48),
        ("Last winter 9% of beds were empty, against 6% the winter before: a 3% deterioration.", "points", 3, 6, 9),
        ("Attendance dropped to 36%, 4% below the 40% of May.", "points", 4, 40, 36),
        ("In 2016 27% of the crew smoked, in 2024 19%. He showed the 8% fall in Orsk.", "points", 8, 27, 19),
        ("VAT goes up from 19% to 21% in May. Shops say the 2% hike will hurt.", "points", 2, 19, 21),
        ("At 30%, the share is 12% higher than in 2010, when it was 18%.", "points", 12, 18, 30),
        ("The choir has 300 members, up from 240, a rise of 20%.", "base", 20, 240, 300),
        ("A pass that cost €60 costs €80, 25% more.", "base", 25, 60, 80),
        ("Staff numbers shrank from 125 to 100, a cut of 25 percent.", "base", 25, 125, 100),
        ("A 9% improvement, the depot says: 91% of trams ran on time in May, and 82% in April.", "points", 9, 82, 91),
        ("Instead of 11% the duty will be 14%, an extra 3%.", "points", 3, 11, 14),
        ("The tax was 25% in 2019 (minus 5%); it had been 30%.", "points", 5, 30, 25),
        ("The guild has 300 members and had 400 in 2015: it shrank by a third.", "base", 33, 400, 300),
        ("With 150 boats the race grew by 20% on the 120 of 2024.", "base", 20, 120, 150),
        ("Tin made up 22% of trade in 1990. By 2020 it made up 13%, nine percent down.", "points", 9, 22, 13),
        ("Her share was 31%, 6% higher than the 25% of 2019.", "points", 6, 25, 31),
        ("The list won 12.4% against 9.1% in 2020, a plus of 4.3 points.", "subtraction", 4, 9, 12),
        ("Kestrel leads by nine points: 41% want it, and 35% Alder.", "subtraction", 9, 41, 35),
        ("Support rose from 41% in May to 47% in June, a gain of seven percentage points.", "subtraction", 7, 41, 47),
    ],
)
def test_wrong(text: str, mistake: str, by: int, before: int, after: int) -> None:
    (change,) = wrong(text)
    assert change.mistake == mistake
    assert [int(figure.value) for figure in (change.by, change.before, change.after)] == [by, before, after]


@pytest.mark.parametrize(
    "text",
    [
        "Her score rose from 60% to 72%, a 20% improvement.",
        "Turnout was 66% in 2016 and 58% in 2020, an 8-point decrease.",
        "The price fell from $100 to $80, then climbed 25% in a week.",
        "The bank raised its rate from 4% to 5%. Deposits rose by 1%.",
        "Sales were $8m in 2022 and $10m in 2023. Growth of 20% is planned.",
        "40 percent back Ness, up four points from May. Orm fell by that margin to 48 percent.",
        "The guild has 300 members and had 400 in 2015: it shrank by a quarter.",
        "The yield has risen by half a point, to 3.1 percent. It will climb to 4.2 percent in 2021.",
        "The yield has risen by more than half a point, from 3.1 percent to 4.2 percent.",
        "It cut prices by 20%, from $50 to $40, and then by 25%, to $30.",
        "It has 22%, against 17% in May; that gain of five points is large. The margin is two points.",
        "It has 22%, against 17% in May. It asked 1,004 adults, with a margin of three points.",
        "Inflation was 7%. With rates at 4%, output grew by 3%.",
        "Ours is 31%. Kestrel has 27%, and Alder 4% more than that.",
        "In 2020 the rate was 8%, in 2021 it was 6%, and 2% fewer people asked for help.",
        "The agent charges 5%, of which 2% goes to the broker; a cut of 3% is planned.",
        "We answered 92% of letters, compared with 84% in 2023: 8 pp more. They became shorter by 8%.",
        "The loan costs 6%, not 4%, and 2% of the fee goes to the clerk.",
    ],
)
def test_right_or_of_something_else(text: str) -> None:
    assert wrong(text) == []


def test_hostile_text_is_read_in_linear_time() -> None:
    assert isinstance(wrong("up 3% from 1% to 4%, " * 5_000), list)
