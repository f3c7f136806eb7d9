"""Support: somebody or something that can be looked up stands behind a claim, near enough and for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.attribution.support import Support, support
from sourcecheck.document import Document, Format
from sourcecheck.readers import read_text

CLAIM = "the pier will fall"


def of(source: str, format: Format = Format.TEXT, around: int = 0) -> tuple[Document, Support | None]:
    document = read_text(source, "a", format)
    block = next(block for block in document.blocks if CLAIM in block.text)
    at = block.text.index(CLAIM)
    return document, support(document, block, at, at + len(CLAIM), around=around)


def words(source: str, format: Format = Format.TEXT, around: int = 0) -> str | None:
    """The words of what supports the claim."""
    document, found = of(source, format, around)
    return found and document.blocks[found.block].text[found.start : found.end]


SUPPORTED = [
    # In the sentence, before and behind.
    "Ana Ruiz said the pier will fall.",
    "Experts say the pier will fall, according to the Harbour Institute.",
    "Ana Ruiz opened her notes. She said it was time. Experts say the pier will fall.",
    "Many say the pier will fall. It is old. Ana Ruiz, a diver, said so in May.",
    "Many say the pier will fall, a view that Ana Ruiz, a diver, shared. “It is rotten,” she said.",
    # A quotation counts as one, however many sentences it has.
    "Many say the pier will fall. “It is old. It is rotten. It is done. It is over,” said Ana Ruiz.",
    # The group named, or some of it.
    "Critics including Ana Ruiz say the pier will fall.",
    "Experts say the pier will fall, among them Ana Ruiz of the Harbour Institute, who told the council so.",
    "Engineers at the Harbour Institute say the pier will fall.",
    "Say experts from Keele University: the pier will fall.",
    "Eight of 10 engineers polled by Reuters say the pier will fall.",
    # Documents and data.
    "A Harbour Institute survey found that the pier will fall.",
    "In a report, the Harbour Institute warned that the pier will fall.",
    "It is likely that the pier will fall, figures compiled by the Harbour Institute show.",
    "Under Article 5 of the pact, the pier will fall.",
    # The outlet's own reporting.
    "Two clerks told this newspaper that the pier will fall.",
    "Our analysis of the ledgers shows that the pier will fall.",
    # Pronouns and definite phrases with a name before them.
    "Ana Ruiz came late.\n\nIt is certain that the pier will fall, she said.",
    "The Harbour Institute published a study in May.\n\nThe study found that the pier will fall.",
    # Citations and addresses.
    "It is known that the pier will fall.[3]",
    "It is known that the pier will fall (Holm and Lee, 2019).",
    "It is known that the pier will fall. It is old. It is grey. It is long. It is wet.[3]",
    "It is known that the pier will fall: https://example.org/report",
]
BARE = [
    "It is said that the pier will fall.",
    "Experts say the pier will fall.",
    "Officials said on Monday that the pier will fall.",
    "Iranian officials said the pier will fall.",
    "Residents of Derry say the pier will fall.",
    "Critics of the Treasury say the pier will fall.",
    "A study found that the pier will fall.",
    # Names with nothing to say about it.
    "In Lisbon, many say the pier will fall.",
    "Many say the pier will fall. Ana Ruiz arrived on Friday.",
    "Ana Ruiz lives in Derry. Many say the pier will fall. Ben Cole lives there too.",
    "Ana Ruiz is often said to fear that the pier will fall.",
    "The Orsk plan, widely regarded as a failure, says nobody, and the pier will fall.",
    "Ana Ruiz did not say whether the pier will fall.",
    "A spokesman for the Treasury declined to comment. Many say the pier will fall.",
    "Norway fears that the pier will fall.",
    # Too far away.
    "Ana Ruiz said it rained. It rained on. It rained again. Many say the pier will fall.",
    "Many say the pier will fall. It rained. It rained. It rained. Ana Ruiz said so.",
    "Many say the pier will fall.\n\nAna Ruiz said so.",
    # In other people's mouths.
    "“Ana Ruiz said so,” it was written, and the pier will fall.",
    # An antecedent without a name.
    "An unnamed diver came late. He said the pier will fall.",
]


@pytest.mark.parametrize("text", SUPPORTED)
def test_supported(text: str) -> None:
    assert of(text)[1] is not None


@pytest.mark.parametrize("text", BARE)
def test_bare(text: str) -> None:
    assert of(text)[1] is None


def test_the_place_is_told() -> None:
    assert words("Many say the pier will fall. Ana Ruiz of the Harbour Institute said so.") == (
        "Ana Ruiz of the Harbour Institute"
    )


def test_how() -> None:
    def how(text: str, format: Format = Format.TEXT) -> str | None:
        found = of(text, format)[1]
        return found and found.how

    assert how("Ana Ruiz said the pier will fall.") == "saying"
    assert how("It is known that [the pier will fall](https://example.org/x).", Format.MARKDOWN) == "link"
    assert how("It is known that the pier will fall.[^1]\n\n[^1]: Holm, *Piers*.\n", Format.MARKDOWN) == "note"
    assert how("Two clerks told this newspaper that the pier will fall.") == "own"
    assert how("Critics including Ana Ruiz, a diver, say the pier will fall.") in ("saying", "member")


# Lists, tables, figures, notes, links.


def test_an_item_shares_its_lead_in() -> None:
    assert words("Ana Ruiz said in May:\n\n- it is old\n- the pier will fall\n") == "Ana Ruiz"
    assert words("According to the Harbour Institute:\n\n1. it is old\n2. the pier will fall\n") == "Harbour Institute"
    assert (
        words("It rained. The Harbour Institute found three faults.\n\n- the pier will fall\n") == "Harbour Institute"
    )
    assert words("Ana Ruiz said two things.\n\n- it is old\n\nIt rained.\n\n- the pier will fall\n") is None
    assert words("These are the points:\n\n- it is old\n- the pier will fall\n") is None


def test_an_item_shares_the_item_above() -> None:
    text = "Points:\n\n- Ana Ruiz said:\n  - it is old\n  - the pier will fall\n- others said nothing\n"
    assert words(text, Format.MARKDOWN) == "Ana Ruiz"


def test_a_cell_shares_the_caption_of_its_table() -> None:
    table = "<table><caption>{}</caption><tr><td>the pier will fall</td></tr></table>"
    assert words(table.format("Source: Harbour Institute"), Format.HTML) == "Harbour Institute"
    assert words(table.format("Faults found, according to Ana Ruiz"), Format.HTML) == "Ana Ruiz"
    assert words(table.format("Faults"), Format.HTML) is None


def test_notes_in_html_and_markdown() -> None:
    assert of("<p>Many say the pier will fall.<sup><a href='#fn1'>1</a></sup></p>", Format.HTML)[1] is not None
    text = "Many say the pier will fall. It is old. It is grey. It is long. It is wet.[^a]\n\n[^a]: Ana Ruiz.\n"
    assert of(text, Format.MARKDOWN)[1] is not None


@pytest.mark.parametrize("target", ["#top", "mailto:a@example.org", "/", "/tag/piers"])
def test_links_that_lead_to_no_evidence(target: str) -> None:
    assert of(f"<p>Many <a href='{target}'>say</a> the pier will fall.</p>", Format.HTML)[1] is None


def test_a_link_to_the_page_itself() -> None:
    page = (
        "<html><head><link rel='canonical' href='https://example.org/pier'></head><body><p>Many say "
        "<a href='{}'>the pier will fall</a>.</p></body></html>"
    )
    assert of(page.format("https://example.org/pier"), Format.HTML)[1] is None
    assert of(page.format("https://example.org/report"), Format.HTML)[1] is not None


def test_a_link_two_sentences_away_is_another_s() -> None:
    text = "Many say the pier will fall. It is old. The [map](https://example.org/map) shows it. It is grey."
    assert of(text, Format.MARKDOWN)[1] is None


def test_a_link_that_closes_the_paragraph() -> None:
    text = "Many say the pier will fall. It is old. It is grey ([report](https://example.org/report))."
    assert of(text, Format.MARKDOWN)[1] is not None


def test_neighbouring_paragraphs_only_when_asked() -> None:
    behind = "Many say the pier will fall.\n\n“It is rotten,” said Ana Ruiz, a diver.\n"
    assert words(behind) is None
    assert words(behind, around=1) is not None
    assert words("It rained, Ana Ruiz said.\n\nMany say the pier will fall.\n", around=1) == "Ana Ruiz"
    assert words("Many say the pier will fall.\n\nIt rained.\n\nAna Ruiz said so.\n", around=1) is None
    assert words("Many say the pier will fall.\n\nIt rained.\n\nAna Ruiz said so.\n", around=2) == "Ana Ruiz"


def test_the_window_can_be_narrowed() -> None:
    document = read_text("Ana Ruiz said so. Many say the pier will fall.", "a", Format.TEXT)
    block = document.blocks[0]
    at = block.text.index(CLAIM)
    assert support(document, block, at, at + 4, before=1) is not None
    assert support(document, block, at, at + 4, before=0) is None


CLAIMS = st.sampled_from(
    [
        "Experts say the pier will fall",
        "It is widely believed that the pier will fall",
        "Many residents fear the pier will fall",
        "By some counts, 40 percent of piers like it fail and the pier will fall",
        "Observers, who have long doubted it, warn that the pier will fall",
        "In the west the pier will fall",
        "“Soon”, some whisper, the pier will fall",
        "He will see that the pier will fall",
    ]
)
FILLERS = st.lists(
    st.sampled_from(
        ["It rained all day.", "The ferry was late.", "Nobody knew why.", "Two dogs ran past.", "The bell rang twice."]
    ),
    max_size=4,
)
PLACES = st.sampled_from(["Lisbon", "Garrow Bay", "Derry", "New Haven", "Norway", "Port Ellen", "Santa Rosa", "Tirana"])


@given(before=FILLERS, claim=CLAIMS, after=FILLERS)
def test_a_named_source_in_the_sentence_always_supports(before: list[str], claim: str, after: list[str]) -> None:
    text = " ".join([*before, f"{claim}, Ana Ruiz of the Harbour Institute said.", *after])
    assert of(text)[1] is not None


@given(before=FILLERS, claim=CLAIMS, place=PLACES, after=FILLERS, behind=st.booleans())
def test_a_place_never_supports(before: list[str], claim: str, place: str, after: list[str], behind: bool) -> None:
    sentence = f"{claim} near {place}." if behind else f"In {place}, {claim[0].lower()}{claim[1:]}."
    assert of(" ".join([*before, sentence, *after]))[1] is None
