"""The privacy rules: what is private, what is a contact at work, and values that reach nobody."""

from __future__ import annotations

import random
import re
import time
from datetime import date
from typing import Any

import pytest
from tests.test_needs import holds, matches

from sourcecheck.analysis.page.contact import private_prose, reserved_values
from sourcecheck.analysis.page.contact.numbers import is_card, is_iban, is_social
from sourcecheck.checks import rules_of
from sourcecheck.checks.privacy import private_contact_published, reserved_contact_value
from sourcecheck.document import Format
from sourcecheck.examples import failures
from sourcecheck.finding import Confidence
from sourcecheck.readers import read_text
from sourcecheck.rule import Context, Hit, Rule

RULES = rules_of("privacy")
TODAY = date(2026, 11, 22)


def hits(rule: Rule, source: str, format: Format = Format.TEXT, **context: Any) -> list[Hit]:
    assert rule.check is not None
    return list(rule.check(read_text(source, "page.x", format), Context(options=rule.defaults, today=TODAY, **context)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert rule.check is not None
    assert list(failures(rule, rule.check)) == []


PATTERNS = [
    *((reserved_values.OPENINGS, pattern) for _, pattern in reserved_values._phones()),
    (reserved_values.OPENINGS, reserved_values._places()),
    *((private_prose.OPENINGS, pattern) for pattern in private_prose._homes()),
    (private_prose.OPENINGS, private_prose._phone()),
    *((private_prose.OPENINGS, pattern) for _, pattern in private_prose._number_patterns()),
]


@pytest.mark.parametrize(("needs", "pattern"), PATTERNS)
def test_every_match_holds_a_need(needs: tuple[str, ...], pattern: re.Pattern[str]) -> None:
    for text in matches(pattern, random.Random(1)):
        assert holds(text, needs) or not pattern.search(text), text


def test_numbers_prove_themselves() -> None:
    assert is_card("4539 1488 0343 6467") and not is_card("4539 1488 0343 6468") and not is_card("0000 0000 0000 0000")
    assert is_iban("DE89 3704 0044 0532 0130 00") and not is_iban("DE88 3704 0044 0532 0130 00")
    assert is_social("219-45-6781") and not is_social("666-45-6781") and not is_social("900-45-6781")


HOSTILE = [
    "He lives at 12 A A A A A A A A ",
    "his mobile 0 0 0 0 0 0 0 ",
    "Visa card 4 4 4 4 4 4 4 4 4 ",
    "call 555 555 555 555 ",
    "a.a.a.a@a.a.a.a.a ",
    "123 Main Street, Any ",
    "Name: A Born: 1 May 1990 ",
    "wohnt in der Aaaaaaaa ",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_hostile_text_takes_linear_time(rule: Rule, piece: str) -> None:
    def seconds(times: int) -> float:
        document = read_text(piece * times, "page.txt", Format.TEXT)
        start = time.process_time()
        assert rule.check is not None
        list(rule.check(document, Context(options=rule.defaults, today=TODAY)))
        return time.process_time() - start

    assert seconds(10_000) < 12 * max(seconds(1_000), 0.02)


@pytest.mark.parametrize(
    "source",
    [
        "Name: Kim's Bakery\nAddress: 22 Elm Road, Leeds\nPhone: 0113 234 5678\nEmail: kimsbakery@gmail.com\n",
        "Senator Bo Kim\n\nBorn: May 3, 1960\nOffice: 331 Hart Senate Office Building\nPhone: (202) 224-3121\n",
        "The fire broke out in the 1200 block of Elm Road.\n",
        "The museum lives at 5 Quay Street since the flood.\n",
        "A card number such as 4111 1111 1111 1111 passes the check.\n",
        "Impressum\n\nName: Bo Kim\nAnschrift: Lindenstraße 5, 10115 Berlin\nE-Mail: bokim@gmx.de\n",
        "Order number 4716-1089-9971-6532 was never delivered; the card said so.\n",
    ],
)
def test_contacts_at_work_and_places_are_left_alone(source: str) -> None:
    private = private_contact_published.RULE
    low = {name for name, variant in private.variants.items() if variant.confidence is Confidence.LOW}
    assert [hit for hit in hits(private, source) if hit.variant not in low] == []


def test_all_private_details_of_a_profile_are_one_finding_and_one_redaction() -> None:
    source = (
        "- Name: Bo Kim\n- Born: 3 May 1984\n- Home address: 22 Elm Road, Leeds\n"
        "- Email: [bo@gmail.com](mailto:bo@gmail.com)\n"
    )
    (hit,) = hits(private_contact_published.RULE, source, Format.MARKDOWN)
    assert [source[slice(*place.span)] for place in hit.related] == ["22 Elm Road, Leeds", "bo@gmail.com"]
    assert hit.fix is not None and not hit.fix.safe
    for edit in reversed(hit.fix.edits):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    assert source == "- Name: Bo Kim\n- Born: [withheld]\n- Home address: [withheld]\n- Email: [withheld]\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Call 1-800-555-0199 for details.", True),
        ("The bill of 555-0199 votes passed; contact your member.", False),
        ("Phone: 555 0199 22", False),
        ("Contact: info@yourdomain.com", True),
        ("Contact: newsroom@harbourpost.example", False),
        ("The film gives the number as 555-0123, as films do.", False),
    ],
)
def test_values_that_reach_nobody(source: str, found: bool) -> None:
    assert bool(hits(reserved_contact_value.RULE, source)) is found
