"""Whether a percentage is worked out from numbers beside it, and needs no source but theirs."""

from __future__ import annotations

import re
from itertools import pairwise

from sourcecheck.analysis.figures.idle_shares import idle

__all__ = ["is_worked_out"]

_NUMBERS = 8  # of a sentence that a percentage may be worked out from


def is_worked_out(percent: str | None, sentence: str, told: str) -> bool:
    """Whether the percentage is what one number of the sentence is of another: "of 240 homes 60, or 25 percent".

    Or what lies between two numbers that follow each other in ``told``: "200 came in May and 150 in June".
    """
    if percent and idle()["n_of_m"].search(sentence):
        return True
    number = re.match(r"\d{1,24}(?:[.,]\d{1,24})?", percent) if percent else None
    if number is None:
        return False
    share = float(number[0].replace(",", ".")) / 100
    numbers = _numbers(sentence)
    if any(whole > part > 0 and abs(part / whole - share) < 0.01 for part in numbers for whole in numbers):
        return True
    numbers = [number for number in _numbers(told) if not 1900 <= number < 2100]
    return any(one > 0 and abs(abs(other - one) / one - share) < 0.006 for one, other in pairwise(numbers))


def _numbers(text: str) -> list[int]:
    return [int(found[0].replace(",", "")) for found in idle()["number"].finditer(text)][:_NUMBERS]
