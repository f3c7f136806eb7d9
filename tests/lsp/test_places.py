"""Positions, held to another way of counting: bytes of the encoding, line by line."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from sourcecheck.document import Format
from sourcecheck.engine import Engine
from sourcecheck.lsp.places import Places, changed, file_of, name_of, whole
from sourcecheck.lsp.watching import uri_of
from sourcecheck.readers import read_text
from sourcecheck.report import Plan
from sourcecheck.text import Span

ENCODINGS = ("utf-8", "utf-16", "utf-32")
WIDTHS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
LINE = re.compile(r"\r\n|\r|\n")
PARTS = st.sampled_from(
    [
        "\U0001f600",
        "é",
        "e\u0301",
        "\t",
        "a",
        "日本",
        "\r\n",
        "\r",
        "\n",
        "\u2028",
        "\f",
        "\x85",
        "\u200d",
        "\0",
        " ",
        "x",
    ]
)
TEXTS = st.lists(PARTS, max_size=25).map("".join)
# Each has findings of two rules, one behind the other.
BAD = ("The the weir was closed.", "It rained on 31 April 2024.", "Experts say the lake is dying.")
AROUND = st.lists(
    st.sampled_from(["\U0001f600 ", "e\u0301 ", "é", "a\t", "日本 ", "“", "a ", "\U0001f468\u200d\U0001f469 "]),
    max_size=4,
).map("".join)
ENDS = st.sampled_from(["\n\n", "\r\n\r\n", "\r\r"])


def lines_of(text: str) -> list[str]:
    """The lines with their ends, as the protocol tells them."""
    parts, at = [], 0
    for end in LINE.finditer(text):
        parts.append(text[at : end.end()])
        at = end.end()
    return [*parts, text[at:]]


def cut(text: str, where: types.Range, encoding: str) -> str:
    """The text at a range, counted in encoded units: what a client sees there."""
    codec, width = WIDTHS[encoding]
    lines = [line.encode(codec) for line in lines_of(text)]
    first, last = where.start, where.end
    if first.line == last.line:
        return lines[first.line][width * first.character : width * last.character].decode(codec)
    middle = lines[first.line + 1 : last.line]
    parts = (lines[first.line][width * first.character :], *middle, lines[last.line][: width * last.character])
    return b"".join(parts).decode(codec)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, data=st.data())
def test_any_range_is_the_text_that_a_client_cuts_out(encoding: str, text: str, data: st.DataObject) -> None:
    inside = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n" or at == 0]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(inside), st.sampled_from(inside))))
    places = Places(text, encoding)
    found = places.range(Span(start, end))
    assert cut(text, found, encoding) == text[start:end]
    assert (places.offset(found.start), places.offset(found.end)) == (start, end)


@pytest.mark.parametrize("format", Format)
@settings(max_examples=40)
@given(pieces=st.lists(st.tuples(AROUND, st.sampled_from(BAD)), max_size=3), end=ENDS, bom=st.booleans())
def test_the_text_at_a_finding_is_what_it_quotes(
    format: Format, pieces: list[tuple[str, str]], end: str, bom: bool
) -> None:
    text = end.join(before + sentence for before, sentence in (*pieces, ("\U0001f600 é ", BAD[1]))) + end
    findings = engine().check(read_text(text, "a", format)).findings
    if "\t" not in text:  # which can begin code
        assert "31 April 2024" in {finding.quote for finding in findings}
    sent = "\ufeff" * bom + text
    for encoding in ENCODINGS:
        places = Places(sent, encoding)
        for finding in findings:
            assert cut(sent, places.range(finding.span), encoding) == finding.quote


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, put=TEXTS, data=st.data())
def test_a_change_is_done_where_the_client_means_it(encoding: str, text: str, put: str, data: st.DataObject) -> None:
    codec, width = WIDTHS[encoding]
    lines = lines_of(text)
    line = data.draw(st.integers(0, len(lines) - 1))
    units = len(lines[line].rstrip("\r\n").encode(codec)) // width
    character = data.draw(st.integers(0, units))
    at = sum(map(len, lines[:line])) + len(
        lines[line].encode(codec)[: width * character].decode(codec, "ignore")  # inside a character: before it
    )
    here = types.Position(line, character)
    done = changed(text, [types.TextDocumentContentChangePartial(types.Range(here, here), put)], encoding)
    assert done == text[:at] + put + text[at:]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_lies_behind_an_end_is_the_end(encoding: str) -> None:
    places = Places("ab\r\n\U0001f600", encoding)
    assert places.offset(types.Position(0, 99)) == 2
    assert places.offset(types.Position(1, 99)) == 5
    assert places.offset(types.Position(99, 0)) == 5
    assert places.position(3) == types.Position(0, 2)  # between the two characters of a line end


def test_changes_follow_one_another() -> None:
    first = types.Range(types.Position(0, 0), types.Position(0, 1))
    some = [
        types.TextDocumentContentChangePartial(first, "The\n"),
        types.TextDocumentContentChangePartial(types.Range(types.Position(1, 0), types.Position(1, 0)), "weir"),
    ]
    assert changed("x", some, "utf-16") == "The\nweir"
    assert changed("x", [*some, types.TextDocumentContentChangeWholeDocument("new")], "utf-16") == "new"


@given(text=st.text(st.characters(), max_size=20))
def test_halves_of_pairs_are_replaced_and_nothing_moves(text: str) -> None:
    clean = whole(text)
    clean.encode("utf-8")
    assert len(clean.encode("utf-16-le")) == len(text.encode("utf-16-le", "surrogatepass"))


def test_a_half_of_a_pair() -> None:
    assert whole("a\ud83db") == "a\ufffdb"
    assert whole("\U0001f600") == "\U0001f600"


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///home/a/draft.md", "/home/a/draft.md"),
        ("file://localhost/a.md", "/a.md"),
        ("file:///a%20b/%E2%98%82%23.md", "/a b/☂#.md"),
        ("FILE:///a.md", "/a.md"),
        ("file:///a/../b.md", "/b.md"),
        ("file:///caf%E9.md", os.fsdecode(b"/caf\xe9.md")),
        ("file://server/share/a.md", ""),
        ("untitled:Untitled-1", ""),
        ("file:///a%00.md", ""),
        ("https://example.org/a.md", ""),
        ("file://[", ""),
        ("", ""),
    ],
)
def test_the_file_of_a_uri(uri: str, path: str) -> None:
    assert file_of(uri) == path


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
@given(name=st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=20))
def test_a_path_comes_back_from_its_uri(name: str) -> None:
    path = os.path.normpath(f"/work/{name}")
    assert file_of(uri_of(path)) == path
    assert file_of(Path(path).as_uri()) == path


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("untitled:Untitled-1", "Untitled-1"),
        ("file:///a/b%20c.md?x#y", "b c.md"),
        ("untitled:", "untitled"),
        ("x", "x"),
    ],
)
def test_what_a_text_without_a_file_is_called(uri: str, name: str) -> None:
    assert name_of(uri) == name


@cache
def engine() -> Engine:
    return Engine(Plan(preset="strict"))
