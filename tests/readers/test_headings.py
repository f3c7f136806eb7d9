"""Headings recovered from plain lines: two independent cues, and every gate."""

from __future__ import annotations

import pytest

from sourcecheck.readers.headings import Neighbours, is_heading, is_weak

PROSE = (
    "The council met on Monday evening and heard four hours of evidence from residents, engineers and the port. " * 2
)
BETWEEN = Neighbours(before=PROSE.strip(), after=PROSE.strip())


@pytest.mark.parametrize(
    "text",
    [
        "Policy Options for the Harbour",
        "The Ferry Strike as a Catalyst",
        "Final Thoughts",
        "Introduction",
        "What Happens Next?",
        "3. Costs and Benefits of the Tunnel",
        "WHAT THE AUDIT FOUND",
        "Table of Contents",
        "The Port’s “Golden Decade” and After",
    ],
)
def test_a_title_case_line_between_paragraphs_is_a_heading(text: str) -> None:
    assert is_heading(text, BETWEEN)


@pytest.mark.parametrize(
    "text",
    [
        "The council rejected the plan",  # no cue of style
        "The Council Rejected The Plan.",  # ends like a sentence
        "Ana Ruiz, Harbour Trust.”",
        "By Ana Ruiz",
        "Photo by Ana Ruiz",
        "Table 3: Arrivals by Month",
        "March 3, 2024",
        "12 March 2024",
        "Read More About the Port",
        "https://example.org/Harbour",
        "“Nobody Asked Us”",
        "Home | About | Contact",
        "Ruiz",
        "It Was Over. Nobody Spoke",
        "and Then Nothing",
        PROSE,
        "",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert not is_heading(text, BETWEEN)


@pytest.mark.parametrize(
    "around",
    [
        Neighbours(before=PROSE.strip(), after="A short line"),
        Neighbours(before="A short line", after=PROSE.strip()),
        Neighbours(before=PROSE.strip()),
        Neighbours(),
    ],
)
def test_style_alone_is_not_enough(around: Neighbours) -> None:
    assert not is_heading("Policy Options for the Harbour", around)


@pytest.mark.parametrize(
    "around",
    [
        Neighbours(after=PROSE.strip()),
        Neighbours(after=PROSE.strip(), after_structure=True),
        Neighbours(before="Table of Contents", after=PROSE.strip(), after_heading=True),
        Neighbours(before=PROSE.strip(), after="Costs", before_structure=True),
    ],
)
def test_other_positions_of_headings(around: Neighbours) -> None:
    assert is_heading("Policy Options for the Harbour", around)


def test_what_might_be_a_name_is_weak() -> None:
    assert is_weak("Ana Ruiz")
    assert not is_weak("Final Thoughts")
    assert not is_weak("Costs and Benefits")
