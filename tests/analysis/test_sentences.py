"""Sentences are found where a reader sees them end, and every character stays in one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.sentences import sentences, split
from sourcecheck.document import Format
from sourcecheck.readers import read_text

# Each case is written with | between its sentences.
CASES = [
    "The ferry left at 9 a.m. on time.| It sank at noon.",
    "It left at 5 p.m. Monday and came back.| Nobody knew.",
    "It left at 5 p.m.| Monday's boat was late.",
    "Sen. Ada Holm met Gov. Li in Fresno, Calif., on Tuesday.| They spoke.",
    "Dr. J. K. Owusu and Mrs. B. Lund Jr. signed.| The deal holds.",
    "The U.S. Senate voted.| It was the first vote in the U.S.| The House waits.",
    "See No. 4 and Vol. 12, pp. 3-5, of Smith v. Jones.| It says more.",
    "Was it true?| No.| The clerk lied.",
    "Prices rose 3.5 percent to $4.20 in 2015.| Wages fell.",
    "She waited ... and left.| He stayed...| Then it rained.",
    "“It is over,” he said.| “Go home.”| They went.",
    "“Why now?” Lund asked.| “Why not?”| She left.",
    "He asked: “Why now?” and left.",
    "(It was late.)| The door stood open.",
    "The claim is old.[12]| The proof is not.[3][4]| Both stand.",
    "1. Open the lid.| Pour in the water.",
    "She works for Acme Inc.| The firm is old.",
    "On Sept. 11 the bridge fell.| It was rebuilt by Oct. 2016.",
    "He chose plan B.| The rest is known.",
    "Use nuts, e.g. hazel, i.e. no peanuts, etc. and stir.",
    "Yahoo! Inc. rose.| Others fell!| Why?",
    "St. Louis lies on the river.| Mt. Aso does not.",
    "iPhones sell.| eBay grows.| Visit example.com for more.",
    "He left.| (She did not.)| [It rained.]",
    "これは文です。|次の文です。|終わり",
    "Is it 3:1?!| Yes!!!| All right…| Good.",
    "A line with no stop",
    "Use plain words (ex. FOIA) here.| comScore counts them.",
    "Pres. Holm spoke.| https://example.org has the text.",
    "The index, ver. 2.0, fell.| Approx. 40 people came.",
]


@pytest.mark.parametrize("case", CASES)
def test_hard_cases(case: str) -> None:
    text = case.replace("|", "")
    assert "|".join(text[a:b] for a, b in split(text)) == "|".join(part.strip() for part in case.split("|"))


@given(st.text(alphabet="aB1. !?…“”\"')([]。-", max_size=200).map(lambda text: " ".join(text.split())))
def test_sentences_tile_the_text(text: str) -> None:
    ranges = split(text)
    at = 0
    for start, end in ranges:
        assert text[at:start].strip() == ""
        assert start < end
        at = end
    assert text[at:].strip() == ""


@given(st.text(max_size=200))
def test_any_text_is_split(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in split(text))


@pytest.mark.parametrize("piece", [".", '."', ". ", "a.", ".[1]", "St. ", "A. ", "? “", "。", "Mr. X said. "])
def test_long_texts_are_split_to_their_end(piece: str) -> None:
    text = piece * 50_000
    ranges = split(text)
    assert ranges[0][0] == 0
    assert text[ranges[-1][1] :].strip() == ""


def test_code_is_one_sentence() -> None:
    document = read_text("Run it. Then wait.\n\n```\na. B. c. D\n```\n", "a.md", Format.MARKDOWN)
    counts = [len(ranges) for ranges in document.once(sentences)]
    assert counts == [2, 1]
