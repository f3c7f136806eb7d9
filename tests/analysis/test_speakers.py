"""Who speaks in a quotation, told as a reader tells it; nobody where nobody is said to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.speech.block_speakers import block_speaker
from sourcecheck.analysis.speech.quotation_roles import Role, role
from sourcecheck.analysis.speech.quotations import block_quotes, quotations, speech
from sourcecheck.analysis.speech.speakers import Speaker, speaker
from sourcecheck.analysis.speech.vague_speakers import vague_speaker
from sourcecheck.document import Document, Format
from sourcecheck.readers import read_text

_NAMES = {Format.TEXT: "a.txt", Format.MARKDOWN: "a.md", Format.HTML: "a.html"}
Q = "“Every winter the channel gets a foot shallower and nobody cares.”"


def read(source: str, format: Format = Format.TEXT) -> Document:
    return read_text(source, _NAMES[format], format)


def first(document: Document) -> Speaker | None:
    _, one = document.once(speech)[0]
    return speaker(document, one)


SPOKEN = [
    f"{Q} said Ana Ruiz.",
    f"{Q} Ruiz said.",
    f"Ana Ruiz wrote that {Q}",
    "“Every winter the channel,” said Ruiz, “gets a foot shallower and nobody cares.”",
    f"The mayor: {Q}",
    f"Ana Ruiz has run the kiosk since 1998. {Q}",
    f"{Q} Ana Ruiz, 54, has run the kiosk since 1998.",
    f"One resident put it bluntly. {Q}",
    f"According to the fire service, {Q}",
    f"In the words of Ana Ruiz, {Q}",
    f"Her answer was short. {Q}",
    f"A sign on the door reads {Q}",
    f"The treaty is short. It states that {Q}",
    f"{Q} clause 14 of the lease reads.",
    f"The council met, Ruiz said.\n\n{Q}",
    f"Ruiz spoke to the board:\n\n{Q}",
    f"“It began in May,” Ruiz said.\n\n{Q}\n\nThe kiosk is shut.",
    f"{Q}\n\n— Ana Ruiz, fisher",
    f"{Q}\n\nThat is how Ana Ruiz describes the harbour. She left in May.",
    f"RUIZ: {Q}",
    f"A: {Q}",
    "Ruiz said: “It began in May.\n\n“It went on all summer and nobody came to look.\n\n“It ended in June.”",
]
UNSPOKEN = [
    f"The harbour is silting up. {Q} Dredging costs two million a year.",
    f"It has been said that {Q}",
    f"It is widely understood that {Q}",
    f"One thing is clear: {Q}",
    f"A critical observation from the provided data suggests that {Q}",
    f"This shift highlights {Q}",
    f"{Q} The quote captures the mood of the trade.",
    f"{Q}\n\nThe drought began in 2021. Reservoirs are low.",
    f"Garrow Bay has forty hotels. {Q} Roads are jammed.",
    f"{Q} The first ascent was in 1931.",
]


@pytest.mark.parametrize("text", SPOKEN)
def test_somebody_speaks(text: str) -> None:
    document = read(text)
    found = first(document)
    assert found is not None
    assert document.blocks[found.block].text[found.start : found.end]


@pytest.mark.parametrize("text", UNSPOKEN)
def test_nobody_speaks(text: str) -> None:
    assert first(read(text)) is None


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (f"{Q} said Ana Ruiz.", "sentence"),
        (f"The mayor: {Q}", "colon"),
        (f"{Q}\n\n— Ana Ruiz, fisher", "line"),
        (f"Ruiz spoke to the board:\n\n{Q}", "before"),
        (f"RUIZ: {Q}", "label"),
    ],
)
def test_how(text: str, how: str) -> None:
    found = first(read(text))
    assert found is not None
    assert found.how == how


def test_links_and_notes_are_sources() -> None:
    assert first(
        read(
            "The harbour silts up: it is [“a foot shallower every winter, and so on”](https://x.org).", Format.MARKDOWN
        )
    )
    assert first(read(f"<p>The harbour is {Q}<sup><a href='#fn1'>[1]</a></sup></p>", Format.HTML))


def test_a_list_has_one_lead_in() -> None:
    document = read(
        f"Visitors wrote in the book:\n\n- {Q}\n- “It was the best afternoon of all my life.”\n", Format.MARKDOWN
    )
    for _, one in document.once(speech):
        found = speaker(document, one)
        assert found is not None
        assert found.how == "before"


@pytest.mark.parametrize(
    "source",
    [
        "> The sea was calm.\n>\n> — Ana Ruiz, *Nights*",
        "Article 4 reads:\n\n> The sea was calm.",
        "Ruiz wrote in May.\n\n> The sea was calm.",
        "> The [sea](https://x.org) was calm.",
        "> The sea was calm.\n\n— Ana Ruiz",
    ],
)
def test_block_quotes_with_a_source(source: str) -> None:
    document = read(source, Format.MARKDOWN)
    assert block_speaker(document, document.once(block_quotes)[0]) is not None


def test_a_block_quote_without_one() -> None:
    document = read("The night was long.\n\n> The sea was calm.\n\nThen it rained.", Format.MARKDOWN)
    assert block_speaker(document, document.once(block_quotes)[0]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She sang “The Lark in the Clear Air”.", Role.TITLE),
        ("The song “I was born to run away” is old.", Role.TITLE),
        ("They wore the slogan “no music without all of us”.", Role.SLOGAN),
        ("Click “send my answers to the office” now.", Role.TERM),
        ("It is a “whatever you feel like sending” model.", Role.TERM),
        ("It was a “bargain” then.", Role.SCARE),
        (f"{Q} he said.", Role.SPEECH),
    ],
)
def test_roles(text: str, expected: Role) -> None:
    document = read(text)
    assert role(document, document.once(quotations)[0][0]) is expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"One observation notes that {Q}", "One observation notes"),
        (
            f"A critical insight from the data clearly suggests: {Q}",
            "A critical insight from the data clearly suggests",
        ),
        ("The reference to “the long winter in the south” suggests more.", "The reference to"),
        (f"An observation by Ana Ruiz notes that {Q}", None),
        (f"The text states that {Q}", None),
        (f"His insight suggests that {Q}", None),
        (f"The report suggests that {Q}", None),
    ],
)
def test_abstract_nouns(text: str, words: str | None) -> None:
    document = read(text)
    found = vague_speaker(document, document.once(speech)[0][1])
    assert (found.words if found else None) == words


@given(
    st.sampled_from(["said Ana Ruiz", "the clerk said", "one resident recalled", "she wrote", "Ruiz told the court"])
)
def test_a_speaker_in_the_sentence_is_found(who: str) -> None:
    assert first(read(f"The harbour is silting up. {Q[:-2]},” {who}. Dredging is dear.")) is not None


@given(st.text(alphabet="aB. \n\"“”‘’:—-'", max_size=160))
def test_any_text(text: str) -> None:
    document = read(text)
    for _, one in document.once(speech):
        found = speaker(document, one)
        if found is not None:
            assert 0 <= found.start <= found.end <= len(document.blocks[found.block].text)


@pytest.mark.parametrize(
    "piece", ["“a b c d.” ", "“a b c d e f g h i.”\n\n", "said “a b c d e” ", "“a b c d e f.\n\n", "A: “a b c d”\n\n"]
)
def test_long_texts(piece: str) -> None:
    document = read(piece * 1_500)
    for _, one in document.once(speech)[:200]:
        speaker(document, one)
