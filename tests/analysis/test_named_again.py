"""Second mentions that take a figure for known, and give another one."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.figures.mentions import Mention, Place
from sourcecheck.analysis.figures.named_again import conflicts
from sourcecheck.analysis.sentences import split


def found(*texts: str) -> list[tuple[Mention, Mention]]:
    ranges = [split(text) for text in texts]
    places = [Place(number, text, ranges) for number, text in enumerate(texts)]
    return list(conflicts(places, "\n".join(texts).lower(), lambda: places))


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        ("The avalanche buried eleven skiers, the service said.", "Dogs found the nine buried skiers.", 9),
        ("Thirty-one passengers were injured in Ostrand.", "A fund will pay the 13 injured passengers.", 13),
        ("Police arrested 27 demonstrators.", "A judge released all 72 demonstrators on Tuesday.", 72),
        ("Fifteen sailors were taken hostage off Ledra.", "The 13 hostages wrote home.", 13),
        ("The fire killed three people and injured 26.", "Surgeons saw the 62 injured people in shifts.", 62),
        ("The court jailed 14 miners.", "The wives of the 16 jailed miners waited outside.", 16),
        ("The new bridge cost €14 million.", "Swallows nest under the €41 million bridge.", 41_000_000),
        ("The dam burst: 27 farmers were killed.", "Candles burn for the 24 farmers killed.", 24),
        ("A slide came down, burying eight cooks.", "Doctors saw the six buried cooks.", 6),
        ("Four bakers died, police said.", "The six dead bakers came from Orsk.", 6),
        ("Police held 61 fans.", "Three of the 16 fans held were freed.", 16),
        ("The barge went on sale at £795.", "Few could afford the £975 barge.", 975),
        ("The opera was new. Its fee was $120,000.", "At $210,000, the opera cost more than a year of plays.", 210_000),
        ("The town has raised £52,400 for a kiln.", "The clerk keeps the £54,200 the town raised in a tin.", 54_200),
        ("Lindal bought Orm Foods for $160 million.", "No debt came with the $130 million purchase.", 130_000_000),
        ("The ransom was $600,000, in used notes.", "No trace of the $900,000 ransom was found.", 900_000),
        ("Gunmen took 19 cooks at an inn.", "At first light the 16 cooks walked out, and the gunmen fled.", 16),
        ("Nine nurses fell ill. It was shortly after eleven.", "All eleven nurses are well again.", 11),
        ("The walk had 22 members on the moor.", "Later the 27 members on the moor sat down to eat.", 27),
        ("ORSK, 4 May 2026 - Twelve people were killed, police said.", "A bell rang for the 14 people killed.", 14),
        ("Hale has bought the castle for £6 million.", "Bats live in the £9 million castle.", 9_000_000),
        ("Her book sold 8,000 copies.", "The 80,000 copies sold made her known.", 80_000),
        ("The organ was old. The new one cost us £86,000.", "A recital on the £68,000 organ follows.", 68_000),
    ],
)
def test_another_figure(first: str, second: str, again: int) -> None:
    ((mention, other),) = found(first, second)
    assert mention.figure.value == again != other.figure.value


@pytest.mark.parametrize(
    "text",
    [
        "The flood swept away 23 cars in Vesel and nine in Orm. All 32 cars were found.",
        "The committee has 20 members. The 12 members from the north voted no.",
        "Ten firms bid. The five firms on the short list were named on Friday.",
        "Forty runners set out. The 31 runners who finished got a medal.",
        "Six prisoners escaped. Two were caught. The four prisoners still at large are armed.",
        "The ship carried 30 containers. The 24 containers that fell overboard washed up in May.",
        "In 2019 the storm killed 12 people. In 2024 it was worse: the 15 people killed included a boy.",
        "It bought 20 buses in May and 25 buses in June. The 25 buses are electric.",
        "The firm employs 60 drivers. The 45 drivers on strike met on Monday.",
        "It will lay off 340 workers. It cut 90 jobs in March. The 430 laid-off workers were told.",
        "It hired 45 cooks. Last year's class, the 54 cooks hired in 2025, will teach them.",
        "They found 11 stowaways at Orm. In May they had met the 13 stowaways found on the Lisbet.",
        "He set out with 230 porters. The 203 porters of the second journey were paid.",
        "Police arrested eleven men. A twelfth gave himself up. The twelve arrested men are in court.",
        "The zoo bought a giraffe for $38,000. The $83,000 elephant came before.",
        "Kestrel will shut five bakeries. The seven bakeries that stay will bake at night.",
        "The house cost £300,000. The £450,000 house next door has a garden.",
        "The crash killed the pilot and five passengers. The bodies of the six victims were found.",
        "Two of the 14 jurors wept. The 12 jurors were thanked.",
    ],
)
def test_other_things_or_explained(text: str) -> None:
    assert found(text) == []


def test_hostile_text_is_read_in_linear_time() -> None:
    assert isinstance(found("The 12 men and 13 men and the 14 men left. " * 2_000), list)
