"""One way to show a text, with its places or without."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.readers.visible import Piece, shown_text, visible

TEXTS = st.lists(st.text(st.sampled_from("ab é\0\t\n\r\x1c\x85\xa0\xad\u061c\u200b\u200d\u2028\u2060\u3000\ufeff")))


def pieces_of(texts: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for text in texts:
        pieces.append(Piece(text, at, at + len(text)))
        at += len(text)
    return pieces


@given(TEXTS)
def test_without_places_the_text_is_the_same(texts: list[str]) -> None:
    pieces = pieces_of(texts)
    assert shown_text(pieces) == visible(pieces)[0]


@given(st.text())
def test_any_text(text: str) -> None:
    assert shown_text(pieces_of([text])) == visible(pieces_of([text]))[0]


def test_what_is_shown() -> None:
    pieces = pieces_of([" so\u00adft\u200b \u200b hy", "phen\0\r\n", "\u00a0end\ufeff "])
    assert shown_text(pieces) == "soft hyphen\ufffd end"
