"""Names of elements and attributes of WordprocessingML (ISO/IEC 29500-1), and values as they are written there."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml.ns import nsmap

__all__ = [
    "MC",
    "VAL",
    "W14",
    "WP",
    "A",
    "Element",
    "M",
    "R",
    "V",
    "W",
    "child",
    "is_on",
    "number",
    "value",
]

Element = Any  # of lxml, which has no types

W: Final = f"{{{nsmap['w']}}}"
A: Final = f"{{{nsmap['a']}}}"
M: Final = f"{{{nsmap['m']}}}"
R: Final = f"{{{nsmap['r']}}}"
WP: Final = f"{{{nsmap['wp']}}}"
W14: Final = f"{{{nsmap['w14']}}}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V: Final = "{urn:schemas-microsoft-com:vml}"
VAL: Final = f"{W}val"


def child(element: Element, *path: str) -> Element:
    """The first child, child of a child ... by names without namespace; None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def value(element: Element, *path: str) -> str:
    """The ``w:val`` of an element below; empty where there is none."""
    found = child(element, *path)
    return "" if found is None else str(found.get(VAL) or "")


def number(text: str | None, otherwise: int = 0) -> int:
    """An attribute as a whole number of up to nine digits."""
    text = (text or "").strip()
    digits = text.removeprefix("-")
    if not digits or len(digits) > 9 or not digits.isascii() or not digits.isdecimal():
        return otherwise
    return int(text)


def is_on(element: Element) -> bool | None:
    """Whether a property is set (17.17.4, ``ST_OnOff``); None where it is not there."""
    if element is None:
        return None
    return str(element.get(VAL, "true")).lower() not in ("0", "false", "off", "none")
