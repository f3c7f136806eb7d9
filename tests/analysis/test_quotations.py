"""Quotation marks are paired as a reader pairs them, and a stray one masks nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.speech.quotations import (
    block_quotes,
    count_words,
    in_quotation,
    parts,
    quotations,
    quoted_ranges,
    speech,
    unpaired,
)
from sourcecheck.document import Format
from sourcecheck.readers import read_text


def quoted(source: str, format: Format = Format.TEXT) -> list[list[str]]:
    document = read_text(
        source, "a." + {Format.TEXT: "txt", Format.HTML: "html", Format.MARKDOWN: "md"}[format], format
    )
    return [
        [block.text[a:b] for a, b in ranges]
        for block, ranges in zip(document.blocks, document.once(quoted_ranges), strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "go" and "stay".', ['"go"', '"stay"']),
        ("He said “go” and “stay”.", ["“go”", "“stay”"]),
        ("He said ‘go’ and didn’t say ‘stay’.", ["‘go’", "‘stay’"]),
        ("The workers’ canteen in the ’90s wasn’t theirs.", []),
        ("‘The workers’ canteen is shut,’ he said.", ["‘The workers’ canteen is shut,’"]),
        ("He says 'go', isn't rock 'n' roll and 'tis late.", ["'go'"]),
        ("Il dit « bonjour » et sort.", ["« bonjour »"]),
        ("Er sagte „Guten Tag“ und ging.", ["„Guten Tag“"]),
        ("Er sagte »Guten Tag« und ging.", ["»Guten Tag«"]),
        ("彼は「はい」と言った。", ["「はい」"]),
        ('He is 6\'2" tall and 5" wide; she said "no".', ['"no"']),
        ('A 12" pipe beside a 14" one.', []),
        ('It happened "in 1999" and later.', ['"in 1999"']),
        ("“He told me ‘go’ twice,” she said.", ["“He told me ‘go’ twice,”"]),
        ("She said “a “b” c” twice.", ["“a “b” c”"]),
        ('A stray " mark and "one" pair.', ['"one"']),
        ("A stray “mark and the rest of the text.", []),
        ("Typed ''by hand'' here.", ["''by hand''"]),
        ("The “world“ and more.", ["“world“"]),
        ('"But I—" he said.', ['"But I—"']),
        ('He came (the "boss") late.', ['"boss"']),
        ("``It is over,'' he said.", ["``It is over,''"]),
        ("He is 6’2” and calls it “tall”.", ["“tall”"]),
        ('She said “go" and left.', ['“go"']),
        ("Il dit «non» et «oui».", ["«non»", "«oui»"]),
        ("Er rief: ‚Halt‘, dann „Los“.", ["‚Halt‘", "„Los“"]),
        ("The dogs' bowls and the cats' beds.", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == [expected]


def test_a_quotation_over_paragraphs() -> None:
    first, second, third = quoted("Lee said: “It began in May.\n\n“It ended in June.”\n\nThat is all.\n")
    assert first == ["“It began in May."]
    assert second == ["“It ended in June.”"]
    assert third == []


def test_an_open_mark_before_plain_prose_quotes_nothing() -> None:
    assert quoted("Lee said: “It began in May.\n\nThat is all we know of it.\n") == [[], []]


def test_a_closed_pair_after_the_open_mark_ends_the_doubt() -> None:
    first, _ = quoted("A stray “ here, then “this” and more of my own.\n\n“Next,” he said.\n")
    assert first == ["“this”"]


def test_q_elements() -> None:
    document = read_text("<p>She said <q>go home</q> twice.</p>", "a.html", Format.HTML)
    block = document.blocks[0]
    at = block.text.index("go home")
    assert in_quotation(document, block, at, at + 7)
    assert not in_quotation(document, block, 0, 3)


def test_inside_and_outside() -> None:
    document = read_text('He said "experts say so" and experts say no.', "a.txt", Format.TEXT)
    block = document.blocks[0]
    assert in_quotation(document, block, 9, 20)
    assert not in_quotation(document, block, 9, 30)
    assert not in_quotation(document, block, 29, 36)


@given(st.text(alphabet="a s.1\"“”„‘’'«»‚‹›「」`—(", max_size=120))
def test_ranges_are_sorted_and_apart(text: str) -> None:
    document = read_text(text, "a.txt", Format.TEXT)
    for block, ranges in zip(document.blocks, quoted_ranges(document), strict=True):
        assert list(ranges) == sorted(ranges)
        assert all(0 <= a < b <= len(block.text) for a, b in ranges)
        assert all(first[1] <= second[0] for first, second in pairwise(ranges))


@pytest.mark.parametrize("piece", ['"', "“", "” ", "a' ", " 'a", '1"', "‘a s’ ", "«", "''", "„a“ "])
def test_long_texts_are_paired_to_their_end(piece: str) -> None:
    document = read_text("x" + piece * 40_000, "a.txt", Format.TEXT)
    for block, ranges in zip(document.blocks, quoted_ranges(document), strict=True):
        assert all(0 <= a < b <= len(block.text) for a, b in ranges)


def inner(source: str, format: Format = Format.TEXT) -> list[tuple[str, int, int, str]]:
    document = read_text(source, "a.md" if format is Format.MARKDOWN else "a.txt", format)
    return [
        (block.text[one.inner_start : one.inner_end], one.words, one.depth, one.part)
        for block in document.blocks
        for one in document.once(quotations)[block.number]
    ]


def test_quotations_in_quotations() -> None:
    assert inner("“He told me ‘go home’ twice,” she said.") == [
        ("He told me ‘go home’ twice,", 6, 0, "whole"),
        ("go home", 2, 1, "whole"),
    ]


def test_parts_of_a_quotation_over_paragraphs() -> None:
    source = "Lee said: “It began in May.\n\n“It went on.\n\n“It ended in June.”\n\nThat is all.\n"
    assert [part for *_, part in inner(source)] == ["first", "middle", "last"]
    document = read_text(source, "a.txt", Format.TEXT)
    for _, one in document.once(speech):
        assert len(parts(document, one)) == 3


def test_marks_over_emphasis_and_links() -> None:
    assert inner("She said “*go* [home](https://x.org) now”.", Format.MARKDOWN) == [("go home now", 3, 0, "whole")]


def test_block_quotes() -> None:
    document = read_text("One.\n\n> The sea\n>\n> was calm.\n\nTwo.\n\n> Three > four.\n", "a.md", Format.MARKDOWN)
    assert [(len(quote.blocks), quote.words) for quote in document.once(block_quotes)] == [(2, 4), (1, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left, she said.", [(0, True)]),
        ("We left,” she said.", [(8, False)]),
        ('“We left,” she said. It is 9" wide.', []),
        ("“We left.\n\n“We came back,” she said.", []),
        ("The workers' canteen.", []),
    ],
)
def test_marks_without_a_partner(text: str, expected: list[tuple[int, bool]]) -> None:
    document = read_text(text, "a.txt", Format.TEXT)
    assert [(at, opens) for found in document.once(unpaired) for at, _, opens in found] == expected


def test_words_are_counted() -> None:
    assert count_words("It is — well, 5% of (all) things …") == 7


@given(st.text(alphabet="ab \"“”‘’«»'„`.\n", max_size=150))
def test_a_quotation_stands_where_it_says(text: str) -> None:
    document = read_text(text, "a.txt", Format.TEXT)
    for block in document.blocks:
        for one in document.once(quotations)[block.number]:
            assert 0 <= one.start <= one.inner_start <= one.inner_end <= one.end <= len(block.text)
            span = block.span(one.start, one.end)
            assert " ".join(document.source[slice(*span)].split()) == " ".join(block.text[one.start : one.end].split())
