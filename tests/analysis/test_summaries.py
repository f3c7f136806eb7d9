"""Claims at the head of a text that its body comes back to."""

from sourcecheck.analysis.attribution.summaries import is_taken_up
from sourcecheck.document import Format
from sourcecheck.readers import read_text

DECK = "Bakers fear that the flour levy will close small ovens, experts say."
NAMED = "“The levy will close one oven in three,” said Ida Holm, who speaks for the bakers of the valley."
OTHER = "The hall was built in 1904 and painted twice since then, once in green and once in a pale yellow. " * 4


def taken_up(*paragraphs: str) -> bool:
    document = read_text("\n\n".join(paragraphs), "a.txt", Format.TEXT)
    block = next(block for block in document.blocks if block.text == DECK)
    return is_taken_up(document, block)


def test_a_deck_is_taken_up_by_named_people_of_the_body() -> None:
    assert taken_up("Levy passes", DECK, OTHER, NAMED, OTHER, NAMED, OTHER, NAMED, OTHER, OTHER)


def test_a_short_text_needs_no_deck() -> None:
    assert not taken_up("Levy passes", DECK, NAMED, NAMED, NAMED)


def test_the_body_has_to_speak_of_it_with_names() -> None:
    assert not taken_up("Levy passes", DECK, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER)


def test_a_claim_far_down_is_none_of_a_summary() -> None:
    assert not taken_up(OTHER, OTHER, OTHER, OTHER, OTHER, DECK, OTHER, NAMED, OTHER, NAMED, OTHER, NAMED, OTHER, OTHER)
