"""What a mutation makes of a clean document: one defect at a known place, and the rules of which one reports it."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple


class Mutated(NamedTuple):
    """A changed source; ``start:end`` is the changed place in it, in code points."""

    source: str
    start: int
    end: int
    rules: tuple[str, ...]


# From a source and a generator with a fixed seed; None where the document has no place for the defect.
Mutation = Callable[[str, random.Random], Mutated | None]
