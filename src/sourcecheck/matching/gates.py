"""Gates: patterns over folded text that say in which units of a document a rule has anything to look at.

A gate is run on RE2, which reads a megabyte in milliseconds whatever the pattern says; a rule's own
patterns need a hundred times that. Where RE2 is not installed ``re`` does the same more slowly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from sourcecheck.matching.units import Units

__all__ = ["Gate", "Written", "gate", "gates", "let_through", "opened"]

_MEMORY: Final = 3 * 1024 * 1024  # bytes, of one compiled gate; 16 take 15 MiB more in all and no less time

# Whether a gate matches in folded text.
Gate = Callable[[bytes], bool]
# A gate as a rule has it: one pattern, several, or a function that gives them.
Written = str | tuple[str, ...] | Callable[[], Iterable[str]]


@lru_cache(maxsize=512)
def gates(written: Written) -> tuple[Gate, ...]:
    """The gates that a rule's are written as.

    Raises:
        ValueError: a pattern is not one.
    """
    if isinstance(written, str):
        return (gate(written),)
    return tuple(map(gate, written() if callable(written) else written))


@lru_cache(maxsize=512)
def gate(pattern: str) -> Gate:
    """Whether a pattern matches, as a function.

    Args:
        pattern: over small letters, digits and spaces, in what RE2 and ``re`` share.

    Raises:
        ValueError: the pattern is not one.
    """
    try:
        import re2
    except ImportError:
        return _slow_gate(pattern)
    options: Any = re2.Options()
    options.encoding = options.Encoding.LATIN1  # a byte for each code point, as in folded text
    options.never_capture = True
    options.max_mem = _MEMORY
    options.log_errors = False
    # RE2 makes one path of words that begin alike, where they stand side by side.
    pattern = re.sub(r"(?<=\(\?:)[a-z '\-\\|]+(?=\))", lambda words: "|".join(sorted(words[0].split("|"))), pattern)
    # A set says whether, not where: what finds the beginning of a match would be built and run for nothing.
    one: Any = re2.Set.SearchSet(options)
    try:
        one.Add(pattern.encode("latin-1"))
    except re2.error as error:
        raise ValueError(f"no gate: {error}") from None
    one.Compile()
    matches: Callable[[bytes], list[int]] = one.Match
    return lambda data: bool(matches(data))


def _slow_gate(pattern: str) -> Gate:
    try:
        search = re.compile(pattern.encode("latin-1")).search
    except re.error as error:
        raise ValueError(f"no gate: {error}") from None
    return lambda data: search(data) is not None


def let_through(opens: Sequence[Gate], units: Units, data: bytes, candidates: Iterable[int]) -> list[int]:
    """Those of some units for which one of a rule's gates opens, in order.

    Args:
        data: the folded text of all units, with a space at either end.
    """
    starts, lengths = units.starts, units.lengths
    # The spaces around a unit are the edges of its first and its last word.
    pieces = [(unit, data[starts[unit] : starts[unit] + lengths[unit] + 2]) for unit in sorted(candidates)]
    together = b"\n".join([piece for _, piece in pieces])  # all at once: most gates open in few documents
    here = [one for one in opens if one(together)]
    if len(pieces) == 1 or not here:
        return [unit for unit, _ in pieces] if here else []
    return [unit for unit, piece in pieces if any(one(piece) for one in here)]


def opened(opens: Sequence[Gate], units: Units, data: bytes) -> list[int]:
    """All units for which one of a rule's gates opens, in order; ``data`` as above."""
    return let_through(opens, units, data, range(len(units.starts)))
