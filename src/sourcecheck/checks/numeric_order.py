"""The option in which a house says how it writes dates in figures."""

from __future__ import annotations

from typing import Final

from sourcecheck.rule import Option

__all__ = ["NUMERIC_ORDER", "ORDER"]

NUMERIC_ORDER: Final = "numeric-order"
ORDER: Final = Option(
    "any", "How dates in figures (5/6/2025) are read here; any: either way.", ("any", "day-first", "month-first")
)
