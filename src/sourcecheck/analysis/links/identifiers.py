"""Identifiers of works and persons, and whether they can be right: check digits, lengths, forms.

ISBN: ISO 2108 (ISBN Users' Manual, 7th edition). ISSN: ISO 3297. ORCID iD: ISO 7064, MOD 11-2, as ORCID describes it.
DOI: DOI Handbook, 2.2 (ISO 26324). arXiv: "Understanding the arXiv identifier". Web addresses: RFC 3986.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["Fault", "address_fault", "faults_in"]


class Fault(NamedTuple):
    """An identifier at ``[start, end)`` that cannot be right; ``what`` is a kind: isbn-length, doi ..."""

    start: int
    end: int
    what: str
    shown: str


def faults_in(text: str) -> Iterator[Fault]:
    """Identifiers in a text that cannot be right, in no order."""
    small = text.lower()
    if "isbn" in small:
        yield from _isbns(text)
    if "issn" in small:
        yield from _issns(text)
    if "orcid" in small:
        yield from _orcids(text)
    if "doi" in small:
        yield from _dois(text)
    if "arxiv" in small:
        yield from _arxivs(text)


# Books and journals --------------------------------------------------------------------


def _isbns(text: str) -> Iterator[Fault]:
    for label in _isbn_label().finditer(text):
        slot = _isbn_slot().match(text, label.end())
        if slot:
            yield Fault(*slot.span(), "slot", slot[0])
            continue
        # "ISBN 13 978..." and "ISBN-13: 978...": what stands behind the label may be its kind.
        kind = _isbn_kind().match(text, label.end())
        starts = [kind.end()] if kind else [label.end()]
        for start in starts:
            number = _isbn_number().match(text, start)
            if number:
                yield from _isbn(number[1], number.start(1))
    for other in _isbn_13().finditer(text):
        digits = _digits(other[0])
        if len(digits) == 13 and not is_isbn(digits):
            yield Fault(other.start(), other.end(), "isbn", other[0])


def _isbn(written: str, start: int) -> Iterator[Fault]:
    """The fault of a number behind "ISBN": of all of it, or of what stands before a space."""
    pieces = [match.start() for match in re.finditer(" ", written)]
    for end in (len(written), *reversed(pieces)):
        if is_isbn(_digits(written[:end])):
            return
    for end in (len(written), *reversed(pieces)):
        digits = _digits(written[:end])
        if len(digits) in (10, 13):
            if digits[:3] not in ("978", "979") or len(digits) == 13:  # a 13-digit one is told below
                if not (len(digits) == 13 and digits[:3] in ("978", "979")):
                    yield Fault(start, start + end, "isbn", written[:end])
            return
    if not pieces and len(_digits(written)) != 9:  # nine digits: books of before 1970
        yield Fault(start, start + len(written), "isbn-length", written)


def is_isbn(digits: str) -> bool:
    """Whether ten or thirteen digits are an ISBN by their check digit and their prefix."""
    if len(digits) == 10 and digits[:9].isdigit():
        total = sum((10 - place) * int(digit) for place, digit in enumerate(digits[:9]))
        return (total + (10 if digits[9] == "X" else int(digits[9]))) % 11 == 0 and len(set(digits)) > 1
    if len(digits) == 13 and digits.isdigit() and digits[:3] in ("978", "979"):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    return False


def _issns(text: str) -> Iterator[Fault]:
    for match in _issn().finditer(text):
        digits = _digits(match[1])
        total = sum((8 - place) * int(digit) for place, digit in enumerate(digits[:7]))
        if (total + (10 if digits[7] == "X" else int(digits[7]))) % 11:
            yield Fault(match.start(1), match.end(1), "issn", match[1])


def _orcids(text: str) -> Iterator[Fault]:
    for match in _orcid().finditer(text):
        digits = match[1].upper().replace("-", "").replace("–", "").replace(" ", "")
        if not _orcid_digits().fullmatch(digits):
            yield Fault(match.start(1), match.end(1), "orcid-length", match[1])
            continue
        total = 0
        for digit in digits[:15]:
            total = (total + int(digit)) * 2
        if (12 - total % 11) % 11 != (10 if digits[15] == "X" else int(digits[15])):
            yield Fault(match.start(1), match.end(1), "orcid", match[1])


# Papers --------------------------------------------------------------------------------


def _dois(text: str) -> Iterator[Fault]:
    for match in _doi().finditer(text):
        written = match[1].rstrip(".,;:!?)]}>'\"”’*_")
        value = _plain(written)
        if not value or _real_doi().match(value) or not _meant_as_doi().match(value):
            continue
        after = text[match.start(1) + len(written) :][:2]
        wrapped = text[match.start(1) - 1] != "/"  # of an address nobody expects a second part
        if (
            wrapped
            and _prefix_only().fullmatch(value)
            and after[:1] == " "
            and after[1:].isalnum()
            and value.endswith("/")
        ):
            continue  # broken in two where a line ended
        what = "slot" if _slots().search(value) else "doi"
        yield Fault(match.start(1), match.start(1) + len(written), what, written)


def _arxivs(text: str) -> Iterator[Fault]:
    for match in _arxiv().finditer(text):
        written = match[1].rstrip(".,;:!?)]}>'\"”’*_")
        value = _arxiv_ending().sub("", written)
        if not value[:1].isdigit() or _old_arxiv().match(value):
            if _slots().search(value) and value[:1].isdigit():
                yield Fault(match.start(1), match.start(1) + len(written), "slot", written)
            continue
        number = _new_arxiv().fullmatch(value)
        if number is None or not 1 <= int(number[2]) <= 12 or len(number[3]) != (5 if int(number[1]) > 14 else 4):
            what = "slot" if _slots().search(value) else "arxiv"
            yield Fault(match.start(1), match.start(1) + len(written), what, written)


# Addresses -----------------------------------------------------------------------------


def address_fault(target: str) -> str:
    """What is wrong with the form of a web address: "scheme", "bare" or "brackets"; "" where nothing is.

    Args:
        target: an address as a link has it, without white space around it.
    """
    if _sound().match(target):
        return "brackets" if target[-1] in ')]>”"' and _is_odd_end(target) else ""
    if target[:1] in "([<\"'“" and _web_inside().match(target, 1):
        return "brackets"
    if _bare().match(target):
        return "bare"
    if _broken_scheme().match(target):
        return "scheme"
    return ""


def _is_odd_end(target: str) -> bool:
    last = target[-1]
    pair = {")": "(", "]": "[", ">": "<"}.get(last)
    return pair is None or target.count(last) > target.count(pair)


def _digits(written: str) -> str:
    return "".join([char for char in written.upper() if char.isdigit() or char == "X"])


def _plain(written: str) -> str:
    if "%" not in written:
        return written
    from urllib.parse import unquote

    return unquote(written)


@cache
def _isbn_label() -> re.Pattern[str]:
    return compiled(r"\be?-?ISBN(?:s)?\b|(?i:\be?-?isbn)(?=[-:=/ ]?\s?[\d#])")


@cache
def _isbn_kind() -> re.Pattern[str]:
    return compiled(r"[- ]?1[03]\s?(?:\([^()]{1,20}\))?\s?[:#.=]?\s?(?=[\dXx]{1,13}[- \dXx]{4})|[- ]?1[03]\s?:\s?")


@cache
def _isbn_number() -> re.Pattern[str]:
    return compiled(
        r"\s?(?:\([^()]{1,24}\))?\s?(?:no\.?|number|#)?\s?[:#.=/]?\s?"
        r"(\d(?:[ –‑-]?\d){6,14}(?:[ –‑-]?[Xx]\b|(?!\d)))"
    )


@cache
def _isbn_13() -> re.Pattern[str]:
    """Numbers of thirteen digits behind a first one: "ISBN ... (print), 978... (e-book)"."""
    return compiled(r"(?<![\d-])97[89](?:[ –‑-]?\d){10}(?![\d-])")


@cache
def _isbn_slot() -> re.Pattern[str]:
    return compiled(r"\s?[:#]?\s?(?:97[89][- ]?)?[\d -]{0,12}[Xx#?](?:[- ]?[Xx#?]){2}[\dXx#? -]*")


@cache
def _issn() -> re.Pattern[str]:
    return compiled(r"\b[ep]?-?ISSN(?:-L)?(?:\s?\([^()]{1,20}\))?\s?[:#=]?\s?(\d{4}[-–‑ ]?\d{3}[\dXx])(?![\w-])")


@cache
def _orcid() -> re.Pattern[str]:
    return compiled(
        r"(?i)(?:orcid\.org/|\borcid(?: ?id)?\s?[:#]?\s?(?=\d{4}[- –]\d))(\d[\dX]{3}(?:[- –]?[\dX]{1,6}){1,4})(?![\w-])"
    )


@cache
def _orcid_digits() -> re.Pattern[str]:
    return compiled(r"\d{15}[\dX]")


@cache
def _doi() -> re.Pattern[str]:
    return compiled(r"(?i)(?:\bdoi\.org/|\bdoi(?:\s?[:=]\s?|\s(?=1?\d\.))(?!https?:|\s))([^\s\"“<>|]+)")


@cache
def _real_doi() -> re.Pattern[str]:
    return compiled(r"10\.\d{4,9}(?:\.\d+)*/(?!x{3,}$|\.{3}|…)[^\s/?#]|10/[a-z0-9]{2,}$", re.IGNORECASE)


@cache
def _meant_as_doi() -> re.Pattern[str]:
    """Digits with a stop in front, or a slash: not a page of doi.org, nor one of its short names."""
    return compiled(r"(?i)\d+\.[\dx]*(?:/|$|\.)|10[/.:,-]|1o\.|\d{2,}/\S*\d|[x#.]{2,}[/.]|doi\.org|https?:")


@cache
def _prefix_only() -> re.Pattern[str]:
    return compiled(r"10\.\d{4,9}(?:\.\d+)*/?")


@cache
def _slots() -> re.Pattern[str]:
    return compiled(r"(?i)x{3,}|#{2,}|\.{3,}|…|\?{2,}|n{4,}")


@cache
def _arxiv() -> re.Pattern[str]:
    return compiled(r"(?i)(?:\barxiv\.org/(?:abs|pdf|html)/|\barxiv\s?:\s?)([^\s\"“<>|\[,;?#]+)")


@cache
def _arxiv_ending() -> re.Pattern[str]:
    return compiled(r"(?i)(?:v\d{1,3})?(?:\.pdf)?$")


@cache
def _new_arxiv() -> re.Pattern[str]:
    return compiled(r"(\d\d)(\d\d)\.(\d{4,5})")


@cache
def _old_arxiv() -> re.Pattern[str]:
    return compiled(r"[a-z-]+(?:\.[A-Za-z-]{2,})?/\d{7}")


@cache
def _sound() -> re.Pattern[str]:
    return compiled(r"(?i)https?://(?!(?:www\.)?https?[:/]|h?ttps?:|www\.?/|/|[^\s/?#]*\.\.)[^\s/?#,;]+(?:[/?#]|$)")


@cache
def _web_inside() -> re.Pattern[str]:
    return compiled(r"(?i)(?:https?://|www\.)\w")


@cache
def _bare() -> re.Pattern[str]:
    return compiled(r"(?i)www\.[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)")


@cache
def _broken_scheme() -> re.Pattern[str]:
    host = r"[\w-]+(?:\.[\w-]+)+"
    return compiled(
        rf"(?i)(?:h{{1,2}}t{{1,3}}p{{1,2}}s?|ttps?|htps?|hppts?|hptts?|htttps?|https?s)(?<!\bhttp)(?<!\bhttps)[:;]?/{{1,3}}{host}"
        rf"|https?(?:/{{1,3}}|[:;],?\\{{1,2}}|;/{{1,2}}|:/|:/{{3,}}|\.//|://\s+|:{{2,}}//){host}"
        rf"|https?:(?![\\/\s]){host}(?:/|$)"
        rf"|https?:// ?(?:www\.)?(?:https?[:/]{{0,3}}//?|https?/{{1,2}}|h?ttps?:/{{1,2}}){host}"
        rf"|https?://[\w-]+(?:\.[\w-]+)*(?:\.\.+|,)[\w-]+(?:\.[\w-]+)*(?:/|$)"
    )
