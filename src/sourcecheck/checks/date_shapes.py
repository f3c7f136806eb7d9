"""What dates look like to the scanner: literals of which every date of a form holds one, for ``needs``."""

from __future__ import annotations

from typing import Final

__all__ = ["FIGURES", "ISO", "MAY_DAYS", "MONTH_NAMES"]

_SHORT: Final = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
# The names of months but May, which is mostly another word, and May beside a day.
MONTH_NAMES: Final = (
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    *(f" {month}{behind}" for month in _SHORT for behind in " -"),
)  # fmt: skip
MAY_DAYS: Final = (
    *(f"may {figure}" for figure in range(10)), *(f"{figure} may" for figure in range(10)), "may the ", "of may",
    "1st may", "2nd may", "3rd may", "th may", "day may",
)  # fmt: skip
# 5/6/2025, 5.6.2025 and 5-6-2025: where the year begins.
FIGURES: Final = tuple(f"{figure}{year}" for figure in range(10) for year in ("/18", "/19", "/20", "-18", "-19", "-20"))
ISO: Final = tuple(f"-{month:02}-" for month in range(100))  # 2025-06-05
