"""Names are told by their looks, and a name is a source only together with a word of saying."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.attribution.names import found_names, names
from sourcecheck.analysis.attribution.support import support
from sourcecheck.document import Format
from sourcecheck.readers import read_text


def kinds(text: str) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.kind) for name in found_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Ada Holm met J. K. Owusu.", [("Ada Holm", "person"), ("J. K. Owusu", "person")]),
        ("The Harbour Institute closed.", [("Harbour Institute", "organisation")]),
        ("At NATO and the Ministry of Ports", [("NATO", "acronym"), ("Ministry of Ports", "organisation")]),
        ("Iran and North Korea agreed.", [("Iran", "place"), ("North Korea", "place")]),
        ("Mrs. Holm and Ana de la Cruz", [("Mrs. Holm", "person"), ("Ana de la Cruz", "person")]),
        ("Harbour's Ada Holm", [("Harbour's", "proper"), ("Ada Holm", "person")]),
        ("The Ministry of Ports and Harbours met.", [("Ministry of Ports and Harbours", "organisation")]),
        ("However, nobody came in May.", []),
        ("In Jan 2026 the critic Jan Holt came.", [("Jan Holt", "person")]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name.rstrip("."), kind) for name, kind in kinds(text)] == expected


def test_a_surname_is_a_person_after_the_full_name() -> None:
    document = read_text("Ada Holm came.\n\nLater Holm left.\n", "a.txt", Format.TEXT)
    assert [name.kind for known in document.once(names) for name in known] == ["person", "person"]


NAMED = [
    "It is CLAIM, Ada Holm said.",
    "It is CLAIM, said Holm, who saw it.",
    "According to the Harbour Institute it is CLAIM.",
    "It is CLAIM. A Treasury official said so.",
    "It is CLAIM, a report by the Harbour Institute found.",
    "Ada Holm came late. It is CLAIM, she said.",
    "It is CLAIM (Holm and Lee, 2019).",
    "It is CLAIM.[3]",
    "It is CLAIM under Article 5 of the pact.",
    "It is CLAIM, two clerks told this newspaper.",
]
UNNAMED = [
    "It is CLAIM.",
    "Iran and Russia met. It is CLAIM, and North Korea came.",
    "Far from the disparate states, it is CLAIM.",
    "“Ada Holm said so,” but it is CLAIM.",
    "It is CLAIM, experts said.",
    "It is CLAIM in reports and notes of the states.",
]


def near(source: str, format: Format = Format.TEXT) -> bool:
    document = read_text(source, "a." + ("md" if format is Format.MARKDOWN else "txt"), format)
    block = document.blocks[0]
    at = block.text.index("CLAIM")
    return support(document, block, at, at + 5) is not None


@pytest.mark.parametrize("text", NAMED)
def test_named(text: str) -> None:
    assert near(text)


@pytest.mark.parametrize("text", UNNAMED)
def test_not_named(text: str) -> None:
    assert not near(text)


def test_links_and_footnotes_are_sources() -> None:
    assert near("It is [CLAIM](https://example.org/a) here.", Format.MARKDOWN)
    assert near("It is CLAIM.[^1]\n\n[^1]: The source.\n", Format.MARKDOWN)
    assert not near("It is CLAIM. Read [more](https://example.org/a) later.", Format.MARKDOWN)


def test_the_window_is_bounded() -> None:
    assert near("It is CLAIM. One. Ada Holm said so.")
    assert not near("It is CLAIM. One came. Two came. Three came. Ada Holm said so.")


@pytest.mark.parametrize("piece", ["A", "Aa ", "A. ", "Aa-", "of A ", "Aa of ", "said Ada "])
def test_long_texts_are_searched_to_their_end(piece: str) -> None:
    text = f"{piece * 40_000}. Then came Ada Holm"
    assert found_names(text)[-1].end == len(text)


@pytest.mark.parametrize("adverb", ["Frequently", "Officially", "Increasingly", "Largely"])
def test_an_adverb_that_opens_a_sentence_is_no_name(adverb: str) -> None:
    assert found_names(f"{adverb} described as cruel, it has carried children.") == ()


@pytest.mark.parametrize("name", ["Emily", "Connolly", "Beverly", "Kimberly", "McNally", "Sicily", "Bentley"])
def test_a_name_that_ends_like_an_adverb(name: str) -> None:
    assert len(found_names(f"{name} described the pier.")) == 1
