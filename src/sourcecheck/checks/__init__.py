"""Rules that need code, one package per family; each holds its rules in ``RULES``."""

from __future__ import annotations

import os

__all__ = ["FAMILIES"]

_HERE = os.path.dirname(os.path.abspath(__file__))

FAMILIES: tuple[str, ...] = tuple(
    sorted(name for name in os.listdir(_HERE) if os.path.isfile(os.path.join(_HERE, name, "__init__.py")))
)
