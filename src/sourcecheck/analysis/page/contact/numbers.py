"""Numbers that carry their own proof: payment cards, bank accounts, US social security numbers.

Luhn: ISO/IEC 7812-1 annex B. IBAN: ISO 13616, modulo 97 with remainder 1. Social security numbers: areas
000, 666 and 900-999, group 00 and serial 0000 are never issued (Social Security Administration).
"""

from __future__ import annotations

__all__ = ["SAMPLE_CARDS", "SAMPLE_SOCIAL", "is_card", "is_iban", "is_social"]

# Numbers that payment services publish for trying things out, and social security numbers that stand in print.
SAMPLE_CARDS = frozenset(
    (
        "4111111111111111", "4242424242424242", "4012888888881881", "4000056655665556", "4222222222222",
        "5555555555554444", "5105105105105100", "5200828282828210", "2223003122003222", "378282246310005",
        "371449635398431", "378734493671000", "6011111111111117", "6011000990139424", "30569309025904",
        "38520000023237", "3056930009020004", "3530111333300000", "3566002020360505", "4000000000000002",
        "4917610000000000", "4929000000006", "1234567812345670",
    )
)  # fmt: skip
SAMPLE_SOCIAL = frozenset(("123456789", "078051120", "219099999", "457555462", "111111111", "987654321"))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def is_card(text: str) -> bool:
    """Whether the digits of a text are a payment card's: 13 to 19, an issuer's first digit, Luhn's check digit."""
    digits = _digits(text)
    if not 13 <= len(digits) <= 19 or digits[0] not in "23456" or len(set(digits)) < 4:
        return False
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_iban(text: str) -> bool:
    """Whether a text is an international bank account number with the right check digits."""
    plain = "".join(text.split()).replace("-", "").upper()
    if not (15 <= len(plain) <= 34 and plain.isascii() and plain.isalnum()):
        return False
    if not (plain[:2].isalpha() and plain[2:4].isdigit()):
        return False
    return int("".join(str(int(char, 36)) for char in plain[4:] + plain[:4])) % 97 == 1


def is_social(text: str) -> bool:
    """Whether a text is a US social security number that can have been issued."""
    digits = _digits(text)
    return (
        len(digits) == 9
        and digits[:3] not in ("000", "666")
        and digits[0] != "9"
        and digits[3:5] != "00"
        and digits[5:] != "0000"
    )
