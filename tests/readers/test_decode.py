"""Decoding: marks, declarations, UTF-8, cp1252, and a clear word for what is not text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.errors import ReadError
from sourcecheck.readers.decode import decode

TEXT = "Prices rose – “sharply”, she said. 🙂\n"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_not_text(mark: bytes, codec: str) -> None:
    decoded = decode(mark + TEXT.encode(codec), "a.txt")
    assert decoded.text == TEXT
    assert decoded.encoding == ("utf-8-sig" if codec == "utf-8" else codec)
    assert decoded.notes == ()


def test_utf_16_that_begins_with_nul_is_not_taken_for_utf_32() -> None:
    data = codecs.BOM_UTF16_LE + "\0abc".encode("utf-16-le")
    assert decode(data, "a.txt").text == "\0abc"


@pytest.mark.parametrize("codec", ["utf-32-le", "utf-32-be"])
def test_utf_32_that_is_cut_off_is_still_utf_32(codec: str) -> None:
    decoded = decode(("\ufeff" + TEXT).encode(codec) + b"\0", "a.txt")
    assert decoded.encoding == codec
    assert decoded.text == TEXT + "\ufffd"
    assert decoded.notes


def test_a_marked_file_with_bad_bytes_is_read_and_noted() -> None:
    decoded = decode(codecs.BOM_UTF8 + b"caf\xc3\xa9 \xff", "a.txt")
    assert decoded.text == "café \ufffd"
    assert decoded.notes


def test_utf_8_is_read_without_a_word() -> None:
    assert decode(TEXT.encode(), "a.txt") == (TEXT, "utf-8", ())


def test_what_is_not_utf_8_is_cp1252_and_said() -> None:
    decoded = decode(b"\x93Quoted\x94 caf\xe9", "a.txt")
    assert decoded.text == "“Quoted” café"
    assert decoded.encoding == "cp1252"
    assert "cp1252" in decoded.notes[0]


def test_the_five_undefined_bytes_are_c1_controls() -> None:
    assert decode(b"caf\xe9 \x81\x8d\x8f\x90\x9d", "a.txt").text == "café \x81\x8d\x8f\x90\x9d"


@pytest.mark.parametrize(
    ("head", "codec", "encoding"),
    [
        (b'<meta charset="windows-1251">', "cp1251", "cp1251"),
        (b"<META  content='text/html; charset=KOI8-R' http-equiv=content-type>", "koi8-r", "koi8_r"),
        (b'<?xml version="1.0" encoding="windows-1251"?>', "cp1251", "cp1251"),
        (b'<!-- <meta charset="koi8-r"> --><meta charset=windows-1251 />', "cp1251", "cp1251"),
        (b"<meta charset=shift_jis>", "cp932", "cp932"),
    ],
)
def test_a_page_says_its_encoding(head: bytes, codec: str, encoding: str) -> None:
    decoded = decode(head + "Мир и труд".encode(codec), "a.html", html=True)
    assert decoded.text.endswith("Мир и труд")
    assert decoded.encoding == encoding
    assert not decoded.notes


def test_latin_1_means_cp1252() -> None:
    decoded = decode(b'<meta charset="iso-8859-1">\x93caf\xe9\x94', "a.html", html=True)
    assert decoded.text.endswith("“café”")
    assert decoded.notes == ()


def test_a_declaration_counts_in_html_only() -> None:
    decoded = decode(b"<meta charset=windows-1251> caf\xe9", "a.txt")
    assert decoded.encoding == "cp1252"
    assert decoded.text.endswith("café")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b'<meta charset="klingon">' + TEXT.encode(), "utf-8"),
        (b'<meta charset="utf-7">+ADw-', "utf-8"),
        (b'<meta charset="iso-8859-1">' + TEXT.encode(), "utf-8"),
        (b'<meta charset="utf-8">caf\xe9', "cp1252"),
    ],
)
def test_an_unknown_or_lying_label_is_noted_and_ignored(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.html", html=True)
    assert decoded.encoding == encoding
    assert len(decoded.notes) == 1


def test_one_bad_byte_does_not_overrule_a_declaration() -> None:
    decoded = decode(b"<meta charset=utf-8>" + ("é" * 20).encode() + b"\xff", "a.html", html=True)
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("é" * 20 + "\ufffd")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"PK\x03\x04\x14\0\x06\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\x7fELF\x02\x01\x01" + bytes(9),
        bytes(range(256)) * 4,
        b"\0\1\2\3",
        "no mark at all".encode("utf-16-le"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^a\.txt: looks like "):
        decode(data, "a.txt")


def test_a_stray_nul_does_not_make_a_file_binary() -> None:
    assert decode(b"An article with one\0 stray character.", "a.txt").text[19] == "\0"


def test_an_empty_file_is_text() -> None:
    assert decode(b"", "a.txt") == ("", "utf-8", ())


@given(
    st.binary(max_size=400), st.booleans(), st.sampled_from([b"", b"\xff\xfe", b"\xef\xbb\xbf", b"<meta charset=gbk>"])
)
def test_arbitrary_bytes_give_a_text_or_a_read_error(data: bytes, html: bool, head: bytes) -> None:
    try:
        decoded = decode(head + data, "a.html", html)
    except ReadError:
        return
    decoded.text.encode("utf-8")  # no lone surrogates
    assert decoded.encoding


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_text_survives(text: str) -> None:
    source = "An article. " + text
    assert decode(source.encode(), "a.txt").text == source
