"""Bars as SVG: one for each name, on a scale of powers of ten, with its figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

__all__ = ["Bar", "chart"]

_COLOURS: Final = {"ours": "#1d5a96", "peer": "#8a4b00", "other": "#6b7078"}
_ROW: Final = 26  # pixels
_LEFT: Final = 170
_WIDTH: Final = 720
_TOP: Final = 44


class Bar(NamedTuple):
    """A name, its figure (above 0), and its kind: ours, peer or other."""

    name: str
    value: float
    kind: str


def chart(title: str, bars: Sequence[Bar]) -> str:
    """The SVG of some bars. The scale is logarithmic and says so."""
    low = 10.0 ** math.floor(math.log10(min(bar.value for bar in bars)))
    high = 10.0 ** math.ceil(math.log10(max(bar.value for bar in bars)))
    room = _WIDTH - _LEFT - 80

    def across(value: float) -> float:
        return room * math.log10(value / low) / math.log10(high / low)

    height = _TOP + _ROW * len(bars) + 34
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}" font-family="system-ui, sans-serif" font-size="13">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="12" y="24" font-weight="600" font-size="15">{escape(title)} (logarithmic scale)</text>',
    ]
    tick = low
    while tick <= high * 1.001:
        x = _LEFT + across(tick)
        parts.append(f'<line x1="{x:.1f}" y1="{_TOP - 6}" x2="{x:.1f}" y2="{height - 28}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{height - 10}" text-anchor="middle" fill="#555">{tick:g}</text>')
        tick *= 10
    for number, bar in enumerate(bars):
        y = _TOP + number * _ROW
        wide = max(across(bar.value), 1)
        weight = ' font-weight="600"' if bar.kind == "ours" else ""
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 14}" text-anchor="end"{weight}>{escape(bar.name)}</text>')
        parts.append(
            f'<rect x="{_LEFT}" y="{y + 2}" width="{wide:.1f}" height="16" rx="2" fill="{_COLOURS[bar.kind]}"/>'
        )
        parts.append(f'<text x="{_LEFT + wide + 6:.1f}" y="{y + 14}"{weight}>{bar.value:.2f}</text>')
    return "\n".join([*parts, "</svg>"])
