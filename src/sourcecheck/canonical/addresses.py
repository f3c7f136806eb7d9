"""Addresses of links and pictures, written so that nothing in them ends the link."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled

__all__ = ["encoded", "is_bare", "link_address"]

# What no URI holds (RFC 3986, 2), and what would end the link or be a site generator's markup.
_ENCODED: Final = {code: f"%{code:02X}" for code in (*range(0x21), 0x7F, *map(ord, "<>{}\\`"))}


@cache
def _web() -> re.Pattern[str]:
    return compiled(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+")


@cache
def _mail() -> re.Pattern[str]:
    return compiled(r"[A-Za-z0-9.+-]+@[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)+")


@cache
def _entity() -> re.Pattern[str]:
    return compiled(r"&(?=#|[A-Za-z][A-Za-z0-9]{0,31};)")


@cache
def _ends() -> re.Pattern[str]:
    return compiled(r"[\s()]|\A\Z")


def is_bare(text: str, address: str) -> bool:
    """Whether a link shows its own address, so that it may be written as ``<address>``."""
    if address == text:
        return _web().fullmatch(text) is not None
    return address == f"mailto:{text}" and _mail().fullmatch(text) is not None


def encoded(address: str) -> str:
    """An address without white space at its ends, what no URI holds percent-encoded."""
    return address.strip().encode("utf-8", "replace").decode().translate(_ENCODED)


def link_address(address: str, cell: bool = False) -> str:
    """An address as it stands between the parentheses of a link.

    Args:
        cell: whether the link stands in a cell between pipes.
    """
    written = encoded(address)
    if cell:
        written = written.replace("|", "%7C")
    written = _entity().sub(r"\\&", written)
    return f"<{written}>" if _ends().search(written) else written
