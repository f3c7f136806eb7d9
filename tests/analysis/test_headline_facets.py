"""What a headline's figure is of, compared with the text's."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.figures.headline_facets import headline_facets, other_facet


def contradicted(headline: str, lead: str) -> str:
    found = other_facet(headline_facets(headline), [lead], [lead])
    return "" if found is None else lead[found[2].start : found[2].end]


@pytest.mark.parametrize(
    ("headline", "lead", "said"),
    [
        (
            "Nine-year term for Orsk banker",
            "The banker was given a term of seven years in Orsk on Monday.",
            "seven years",
        ),
        ("Fourth Tarn regatta opens", "In rain the fifth Tarn regatta opened on Sunday.", "fifth Tarn regatta opened"),
        ("Parrots taught to count to nine", "Two parrots in Orsk were taught to count to six.", "six"),
        ("Dunn paid $5m for lost film", "Dunn was paid $3 million for a film that was lost.", "$3 million"),
        ("Ness wins sixth Orsk cup", "Ada Ness won the cup in Orsk for the fifth time.", "for the fifth time"),
        ("Mill opens 40th shop", "The mill opened its thirtieth shop in Orsk.", "thirtieth shop in Orsk"),
        ("Lucas hits five as Vale beat Tarn", "Jo Lucas scored four goals as Vale beat Tarn.", "four goals"),
        ("Woman, 82, crosses lake in Orsk", "Eva Lund, a baker of 78, has crossed the lake in Orsk.", "78"),
        (
            "New kiln: 3 tonnes of lime a week",
            "The new kiln burns two tonnes of lime a week.",
            "two tonnes of lime a week",
        ),
        ("Ferry with 212 aboard hits Orsk pier", "A ferry carrying 221 people hit a pier in Orsk.", "221 people"),
        ("Vale win by 5 goals", "Vale beat Orm by four goals.", "four goals"),
        ("Girl, 14-year-old, wins Orsk race", "A girl who is 15 years old won the race in Orsk.", "15 years old"),
    ],
)
def test_contradicted(headline: str, lead: str, said: str) -> None:
    assert contradicted(headline, lead) == said


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        (
            "Nine-year term for Orsk banker",
            "The banker was given a term of nine years in Orsk, two years of them on bail.",
        ),
        ("Wing of Orsk museum cost $73m", "The wing of the museum in Orsk cost $72.8 million, it said."),
        ("Boy, 9, saves swimmer", "A boy saved a swimmer in Orsk. His brother, 8, called for help."),
        ("Strike in Orsk to last 48 hours", "Drivers in Orsk will strike. The last strike went on for 36 hours."),
        ("Five-year plan for Orsk harbour", "The crane that the town needs is to be paid for over six years."),
        (
            "Fourth Tarn regatta opens",
            "The fourth Tarn regatta opened on Sunday, the third Tarn regatta being long ago.",
        ),
    ],
)
def test_borne_out(headline: str, lead: str) -> None:
    assert contradicted(headline, lead) == ""
