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
        ("Five-year plan for Orsk harbour", "The crane that the town needs is to be paid for over six years."),
        (
            "Fourth Tarn regatta opens",
            "The fourth Tarn regatta opened on Sunday, the third Tarn regatta being long ago.",
        ),
    ],
)
def test_borne_out(headline: str, lead: str) -> None:
    assert contradicted(headline, lead) == ""
