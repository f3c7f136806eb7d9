"""Who speaks near a claim, and of what."""

import pytest

from sourcecheck.analysis.attribution.distance import speaks_hardly_of_it, speaks_of_something_else
from sourcecheck.analysis.attribution.support import support
from sourcecheck.document import Format
from sourcecheck.readers import read_text

CLAIM = "Economists expect the levy to fall on bakers."


def judged(text: str) -> tuple[bool, bool]:
    """Whether whoever speaks near the claim speaks of something else, and whether hardly of it."""
    document = read_text(text, "a.txt", Format.TEXT)
    block = next(block for block in document.blocks if CLAIM in block.text)
    start = block.text.index(CLAIM)
    found = support(document, block, start, start + 17, around=1)
    assert found is not None
    tests = (speaks_of_something_else, speaks_hardly_of_it)
    return tuple(test(document, block, start, start + 17, found) for test in tests)  # type: ignore[return-value]


@pytest.mark.parametrize(
    "behind",
    [
        "Lena Okafor, a tax lawyer in Tirana, said she was tired.",
        "The baker Ida Holm said that nobody slept.",
        "Holm said that bakers would carry most of a levy that was bound to fall on small shops.",
        "A poll by Seabank found that six in ten agreed.",
    ],
)
def test_somebody_brought_in_or_on_the_matter_stands_behind_it(behind: str) -> None:
    assert judged(f"{CLAIM} {behind}") == (False, False)


def test_what_shares_two_words_stands_hardly_behind_it() -> None:
    assert judged(f"Holm spoke on Monday. {CLAIM} Holm said bakers had paid the levy in June.") == (False, True)


def test_somebody_quoted_on_nothing_of_it_stands_hardly_behind_it() -> None:
    assert judged(f"Holm came on Monday. {CLAIM} “I am tired,” Holm said.") == (False, True)


@pytest.mark.parametrize("said", ["Holm said she was tired.", "Holm said she had paid the levy in June."])
def test_what_shares_a_word_or_none_is_something_else(said: str) -> None:
    assert judged(f"Holm came on Monday. {CLAIM} {said}") == (True, True)


def test_what_the_claim_itself_gives_is_no_support() -> None:
    text = "Analysts say Holm promised too much."
    document = read_text(text, "a.txt", Format.TEXT)
    found = support(document, document.blocks[0], 0, 12)
    if found is not None:
        assert speaks_of_something_else(document, document.blocks[0], 0, 12, found)
