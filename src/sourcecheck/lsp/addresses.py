"""References of rules that an editor can open: plain web addresses, and nothing that only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["address"]

_ADDRESS: Final = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?(?:/[\w.~:/?#\[\]@!$&'()*+,;=%-]*)?", re.ASCII | re.IGNORECASE
)
_LONGEST: Final = 2000  # characters


def address(references: Iterable[str]) -> str:
    """The first of some references that is an address (RFC 3986, http and https), empty where none is."""
    return next((one for one in references if len(one) <= _LONGEST and _ADDRESS.fullmatch(one)), "")
