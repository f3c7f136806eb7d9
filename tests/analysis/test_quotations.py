"""Quotation marks are paired as a reader pairs them, and a stray one masks nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.quotations import in_quotation, quoted_ranges
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
