"""Letters of fonts that have pictures in the places of letters: Symbol and Wingdings (``w:sym``, 17.3.3.30).

Such a letter stands in a font's own place (F020 to F0FF of Unicode's private area). The Greek letters, signs and
arrows that texts are written with have letters of their own; any other is a bullet here: a sign, no word.
"""

from __future__ import annotations

from typing import Final

__all__ = ["symbol", "unsymbolled"]

_OTHER: Final = "•"
# From 0x20 on, as the tables of the fonts have it; a space stands for what is told by no letter.
_SYMBOL: Final = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ "
    + " " * 32
    + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
)
_WINGDINGS: Final = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def symbol(font: str, code: int) -> str:
    """The letter for a place in a font."""
    code &= 0xFF
    name = font.strip().lower()
    if name == "symbol" and 0x20 <= code < 0x20 + len(_SYMBOL):
        return _SYMBOL[code - 0x20] if _SYMBOL[code - 0x20] != " " or code == 0x20 else _OTHER
    if name.startswith("wingdings"):
        return _WINGDINGS.get(code, _OTHER) if name == "wingdings" else _OTHER
    return _OTHER


def unsymbolled(text: str, font: str) -> str:
    """A text without the letters of such fonts, as long as before."""
    if not any("\uf020" <= char <= "\uf0ff" for char in text):
        return text
    return "".join(symbol(font, ord(char)) if "\uf020" <= char <= "\uf0ff" else char for char in text)
