"""The quotation rules on near misses beyond their examples, on the seed, and on hostile input."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.checks.quotation import (
    blockquote_without_cite,
    fragment_quote_uncited,
    quote_vague_source,
    quote_without_speaker,
    reused_quote_drift,
    surname_before_full_name,
    unbalanced_quote,
)
from sourcecheck.document import Format
from sourcecheck.examples import failures
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Rule

RULES = (
    blockquote_without_cite.RULE,
    fragment_quote_uncited.RULE,
    quote_vague_source.RULE,
    quote_without_speaker.RULE,
    reused_quote_drift.RULE,
    surname_before_full_name.RULE,
    unbalanced_quote.RULE,
)
Q = "“Every winter the channel gets a foot shallower and nobody cares.”"


def found(rule: Rule, source: str, format: Format = Format.TEXT) -> list[str]:
    document = read_text(source, {Format.TEXT: "a.txt", Format.MARKDOWN: "a.md", Format.HTML: "a.html"}[format], format)
    assert rule.check is not None
    return [source[slice(*hit.span)] for hit in rule.check(document, Context(rule.defaults))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert rule.check is not None
    assert list(failures(rule, rule.check)) == []


SILENT = [
    f"The kiosk is old. {Q} said the woman behind the counter.",
    "The song “I Was Born Under a Wandering Star and I Never Came Back Home” is loud.",
    "Search for “how do I renew my passport if I live abroad this year” and wait.",
    "The page asks “what would you like to be able to do on your phone?” and waits.",
    "It is a “we do not need the money so send whatever you like” model.",
    f"Visitors left notes in the book:\n\n{Q}\n\n“It was the best afternoon of my life, and I am ninety years old.”",
    "“Where are you?”\n\n“Here.”\n\n“Come down.”\n\n“I am not coming down until you put the lamp out.”\n\n“No.”",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_missing_speaker(text: str) -> None:
    assert found(quote_without_speaker.RULE, text) == []


def test_pull_quotes_have_the_speaker_of_the_text() -> None:
    text = f"{Q} said Ana Ruiz in May.\n\nThe kiosk is shut.\n\nThe harbour is old. {Q} It silts up."
    assert found(quote_without_speaker.RULE, text) == []


def test_a_quotation_is_asked_about_once() -> None:
    text = f"The harbour is old. One observation notes that {Q.lower()} It silts up."
    assert len(found(quote_vague_source.RULE, text)) == 1
    assert found(quote_without_speaker.RULE, text) == []


def test_a_quotation_over_paragraphs_is_asked_about_once() -> None:
    text = "The harbour is old. “Every winter the channel gets a foot shallower.\n\n“Nobody in town seems to care.”"
    assert found(quote_without_speaker.RULE, text) == ["“Every winter the channel gets a foot shallower."]


CLAUSES = [
    "said Ana Ruiz",
    "Ruiz said",
    "the clerk said",
    "one resident recalled",
    "she wrote in May",
    "said the mayor",
]
LEADS = [
    "Ana Ruiz said: ",
    "The clerk wrote that ",
    "He told the court: ",
    "According to the board, ",
    "As Ruiz put it, ",
]
BEFORE = ["The harbour is old.", "Roads are jammed. Rents rose by a third.", "The war is in its third year."]


@given(st.sampled_from(BEFORE), st.sampled_from(CLAUSES), st.booleans())
def test_a_speaker_behind_silences(before: str, clause: str, curly: bool) -> None:
    text = f"{before} {Q[:-2]},” {clause}. Boats wait outside."
    assert found(quote_without_speaker.RULE, text if curly else text.replace("“", '"').replace("”", '"')) == []


@given(st.sampled_from(BEFORE), st.sampled_from(LEADS))
def test_a_speaker_in_front_silences(before: str, lead: str) -> None:
    assert found(quote_without_speaker.RULE, f"{before} {lead}{Q} Boats wait outside.") == []


@given(st.sampled_from(BEFORE), st.booleans())
def test_without_one_it_is_reported_as_it_stands(before: str, curly: bool) -> None:
    quotation = Q if curly else Q.replace("“", '"').replace("”", '"')
    assert found(quote_without_speaker.RULE, f"{before} {quotation} Boats wait outside.") == [quotation]


def test_the_seed(seeds: str) -> None:
    with open(os.path.join(seeds, "004_aad88f98a21167cc.txt"), encoding="utf-8") as file:
        source = file.read()
    document = read_text(source, "a.txt", Format.TEXT)

    def lines(rule: Rule) -> list[int]:
        assert rule.check is not None
        return [document.lines.position(hit.span.start).line for hit in rule.check(document, Context(rule.defaults))]

    assert lines(quote_without_speaker.RULE) == [69]
    assert lines(quote_vague_source.RULE) == [69, 71]
    assert lines(reused_quote_drift.RULE) == [47]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize(
    "piece",
    [
        "“a b c d e f g h i j.” ",
        '"a b c d."\n\n',
        "> a b c d e\n\n",
        "“a b c\n\n",
        'x" said Lee. ',
        "One idea notes “a b c d e.” ",
    ],
)
def test_hostile_input(rule: Rule, piece: str, no_hanging: None) -> None:
    found(rule, piece * 4_000, Format.MARKDOWN)


@pytest.mark.parametrize("text", [
    "The plan passed. The toll is “a gift to those who drive least”, and it starts in May.",
    "The mill stood empty for years. It has been dismissed as “a ruin with a good view”.",
    "The hall was built in 1974. “A disgrace to the whole valley.” It has no roof.",
])  # fmt: skip
def test_a_fragment_that_judges_is_asked_for(text: str) -> None:
    assert len(found(fragment_quote_uncited.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "A function is “pure in the strict sense” if it has no effects.",
    "The file should be “read only for all users”.",
    "The status is “waiting for your review”.",
    "The group launched the “give back our river bank initiative” in May.",
    "When the “very tip of the iceberg” is seen, it is late.",
])  # fmt: skip
def test_a_fragment_that_names_is_left_alone(text: str) -> None:
    assert found(fragment_quote_uncited.RULE, text) == []


@pytest.mark.parametrize("text", [
    "In the words of that winter, “whoever has coal has friends and whoever has none has only neighbours.”",
    "It was summed up as follows: “the sea gives and the sea takes, but the insurance only ever takes.”",
    "The mood is best described by one phrase, “we would rather mend the old bridge than admire a picture of one”.",
    "Everywhere the same complaint: “the doctor has gone, the bank has closed and the post comes twice a week.”",
])  # fmt: skip
def test_what_everybody_says_has_no_speaker(text: str) -> None:
    assert len(found(quote_without_speaker.RULE, text)) == 1


@pytest.mark.parametrize("text", [
    "The terms are in section 15 of the licence. They hold “if you are an office of the state or part of one of them”.",
    "“A field is known by the weeds that grow along its edges.” A true saying of the old gardeners.",
    "In the words of the mayor, “whoever has coal has friends and whoever has none has only neighbours.”",
])  # fmt: skip
def test_a_text_a_proverb_and_a_role_own_words(text: str) -> None:
    assert found(quote_without_speaker.RULE, text) == []


def test_pieces_of_one_source_are_named_once() -> None:
    first = "[The log](https://example.org) tells of the night:\n\n> The sea was calm.\n\nThen came the wind.\n\n"
    assert (
        found(blockquote_without_cite.RULE, first + "> The lamps had all gone out.\n\nIt was late.\n", Format.MARKDOWN)
        == []
    )


@pytest.mark.parametrize("text", [
    "“The harbor is the heart of the old town,” Hale said. “The harbour is the heart of the old town,” he said again.",
    "Hale wrote “all children have the right to a school”, then changed it to “all people have the right to a school”.",
])  # fmt: skip
def test_spelling_and_a_change_that_is_told_are_no_drift(text: str) -> None:
    assert found(reused_quote_drift.RULE, text) == []


def test_a_club_speaks_on_its_site() -> None:
    assert found(surname_before_full_name.RULE, "“We were the better side,” Clonard said on its website.") == []
