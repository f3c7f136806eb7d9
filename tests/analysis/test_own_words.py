"""What counts as the author's own words, for rules in code and for rules in YAML."""

from __future__ import annotations

import pytest

from sourcecheck.analysis.own_words import in_own_words, masked
from sourcecheck.document import Block, Document, Format, Kind
from sourcecheck.readers import read_text


def block_of(source: str, format: Format = Format.MARKDOWN) -> tuple[Document, Block]:
    document = read_text(source, "a", format)
    return document, next(block for block in document.blocks if "word" in block.text)


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("One word here.", Format.MARKDOWN),
        ("One **word** and [a word](https://example.org/) here.", Format.MARKDOWN),
        ('She said "no" word "yes" to us.', Format.TEXT),
        ("<p><b>A word</b> of <i>hers</i></p>", Format.HTML),
    ],
)
def test_the_author_speaks(source: str, format: Format) -> None:
    document, block = block_of(source, format)
    at = block.text.index("word")
    assert in_own_words(document, block, at, at + 4)
    assert not any(start < at + 4 and end > at for start, end in document.once(masked)[block.number])


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("Type `a word here` now.", Format.MARKDOWN),
        ("It was ~~a word~~ nothing.", Format.MARKDOWN),
        ("> A word of another.", Format.MARKDOWN),
        ('She said "a word" to us.', Format.TEXT),
        ("<p>As <q>a word</q> says</p>", Format.HTML),
        ("<p>In <cite>The word</cite> of May</p>", Format.HTML),
        ("<p>In <cite>The <code>word</code> of</cite> May</p>", Format.HTML),
    ],
)
def test_somebody_else_speaks_or_nobody(source: str, format: Format) -> None:
    document, block = block_of(source, format)
    at = block.text.index("word")
    assert not in_own_words(document, block, at, at + 4)
    assert any(start <= at and at + 4 <= end for start, end in document.once(masked)[block.number])


def test_scare_quotes_inside_a_phrase_are_the_authors() -> None:
    """Code asks whether words are a quotation; a phrase of a YAML rule may not even touch one."""
    document, block = block_of('Some "word people" say so.', Format.TEXT)
    assert in_own_words(document, block, 0, len(block.text))
    assert document.once(masked)[block.number] == ((5, 18),)


def test_code_blocks_are_no_prose_but_can_be_looked_into() -> None:
    document, block = block_of("```\na word\n```\n")
    assert block.kind is Kind.CODE
    assert not in_own_words(document, block, 0, 6)
    assert document.once(masked)[block.number] == ()
