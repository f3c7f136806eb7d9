"""Rules that need code: a package per family, a module per rule, which holds it as ``RULE``.

Importing one rule imports no other: most rules have nothing to look for in most articles.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcecheck.rule import Rule

__all__ = ["FAMILIES", "rules_of"]

_HERE = os.path.dirname(os.path.abspath(__file__))

FAMILIES: tuple[str, ...] = tuple(
    sorted(name for name in os.listdir(_HERE) if os.path.isfile(os.path.join(_HERE, name, "__init__.py")))
)


def rules_of(family: str) -> tuple[Rule, ...]:
    """The rules of a family, in the order of their modules' names."""
    names = sorted(name[:-3] for name in os.listdir(os.path.join(_HERE, family)) if name.endswith(".py"))
    return tuple(import_module(f"{__name__}.{family}.{name}").RULE for name in names if name != "__init__")
