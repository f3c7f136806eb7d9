"""Identifiers and addresses that cannot be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcecheck.analysis.links.identifiers import address_fault, faults_in, is_isbn


def faults(text: str) -> list[tuple[str, str]]:
    found = list(faults_in(text))
    assert all(text[fault.start : fault.end] == fault.shown for fault in found)
    return [(fault.what, fault.shown) for fault in found]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ISBN 978-0-306-40615-8", "isbn"),
        ("ISBN-10 0-306-40615-7", "isbn"),
        ("ISBN-13: 978 0 306 40615 1", "isbn"),
        ("ISBN 978-0-306-40615-7 (print), 978-3-16-148410-5 (e-book)", "isbn"),
        ("ISBN 978-0-306-4061", "isbn-length"),
        ("ISBN 978-X-XXX-XXXXX-X", "slot"),
        ("e-ISSN 2434-5612", "issn"),
        ("https://orcid.org/0000-0001-5109-3701", "orcid"),
        ("orcid.org/0000-0002-1694", "orcid-length"),
        ("doi:11.1038/nature12373", "doi"),
        ("https://doi.org/10.1038/", "doi"),
        ("DOI 10.1038", "doi"),
        ("DOI: 10.XXXX/abc.2020", "slot"),
        ("DOI: 10.1234/xxxxx", "slot"),
        ("arXiv:2013.12345", "arxiv"),
        ("https://arxiv.org/abs/2401.123", "arxiv"),
    ],
)
def test_faults(text: str, what: str) -> None:
    assert [kind for kind, _ in faults(f"It is in her book, {text}, and elsewhere.")] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 978-0-306-40615-7",
        "ISBN 0-8044-2957-X",
        "ISBN 080442957X 2019",
        "ISBN-13 978-0-306-40615-7",
        "ISBN-10 0306406152",
        "SBN 425-03071-2",
        "ISBN 978-0-306-40615-7 (hbk), 978-3-16-148410-0 (pbk)",
        "ISSN 2434-561X",
        "orcid.org/0000-0002-1694-233X",
        "doi.org/10.1000/182",
        "DOI: 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "https://doi.org/bk5j",
        "doi: 10.1038/ nphys1170",
        "Doi Suthep, 1,676 m",
        "arXiv:0704.0001",
        "arXiv:math.GT/0309136",
        "https://arxiv.org/pdf/2301.01234v2.pdf",
        "arXiv: the server, 1991",
    ],
)
def test_sound_ones(text: str) -> None:
    assert faults(f"It is in her book, {text}, and elsewhere.") == []


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("http:/board.example/x", "scheme"),
        ("http//board.example/x", "scheme"),
        ("https:board.example/x", "scheme"),
        ("htttp://board.example", "scheme"),
        ("ttps://board.example", "scheme"),
        ("https://https://board.example", "scheme"),
        ("https://www.board..example/x", "scheme"),
        ("www.board.example/x", "bare"),
        ("(https://board.example/x)", "brackets"),
        ("https://board.example/x)", "brackets"),
        ("https://board.example/x_(y)", ""),
        ("https://web.archive.org/web/2020/http://b.org", ""),
        ("http://https.cio.gov/x", ""),
        ("https://user@b.org:80/a,b..c", ""),
        ("../https://x", ""),
        ("//board.example", ""),
        ("git+https://b.org", ""),
    ],
)
def test_addresses(target: str, what: str) -> None:
    assert address_fault(target) == what


@given(st.text("0123456789", min_size=12, max_size=12))
def test_every_number_has_one_check_digit(digits: str) -> None:
    whole = "978" + digits[3:]
    assert sum(is_isbn(whole + digit) for digit in "0123456789") == 1


@given(st.text("ISBNdoiarxv orcid.g/:0123456789X-–()", max_size=80))
def test_any_text_is_read(text: str) -> None:
    faults(text)
