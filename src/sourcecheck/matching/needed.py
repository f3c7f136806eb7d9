"""What rules wait for, as it is looked for: folded when the rules are packed, and not in every run.

There are 25,000 such literals. To fold them took 10 ms of each run, to read them another 3 (2026-11-24).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, overload

from sourcecheck.matching.folding import fold, plain
from sourcecheck.matching.literals import narrow
from sourcecheck.records import NamedTuple

__all__ = ["Needed", "Packed", "needed"]

_BETWEEN: Final = "_"  # folding leaves that sign; few literals have it


class Needed(NamedTuple):
    """The literals of which a text must hold one.

    Attributes:
        folded: those with letters, as the folded text has them (Latin-1), a line for each.
        marks: those without, as plain text has them.
    """

    folded: str
    marks: tuple[str, ...] = ()

    def literals(self) -> list[bytes]:
        """Those with letters, one by one."""
        return self.folded.encode("latin-1").split(b"\n") if self.folded else []


class Packed(Sequence[str]):
    """A rule's literals, folded; as they are written they are read when somebody asks.

    Args:
        written: gives them as they are written.
    """

    __slots__ = ("_written", "needed")

    def __init__(self, needed: Needed, written: Callable[[], Sequence[str]]) -> None:
        self.needed: Final = needed
        self._written = written

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return self._written()[index]

    def __len__(self) -> int:
        return len(self._written())

    def __bool__(self) -> bool:
        return True  # a rule that waits for nothing is not packed so

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, Packed)) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[tuple[str, ...]], tuple[tuple[str, ...]]]:
        return tuple, (tuple(self),)  # copied or sent to another process: as they are written


def needed(literals: Sequence[str]) -> Needed:
    """What a text must hold, of the literals as a rule has them."""
    if isinstance(literals, Packed):
        return literals.needed
    folded = _folded(literals)
    return Needed(
        "\n".join([one.decode("latin-1") for one in folded if one.strip()]),
        tuple([plain(literal) for literal, one in zip(literals, folded, strict=True) if not one.strip()]),
    )


def _folded(literals: Sequence[str]) -> list[bytes]:
    """What the folded text holds of each literal; folded as one text, which takes a tenth of the time."""
    shown = plain(_BETWEEN.join(literals))
    if "'" in shown:
        shown = _BETWEEN.join([narrow(literal) if "'" in literal else literal for literal in shown.split(_BETWEEN)])
    folded = fold(shown).split(b"_")
    return folded if len(folded) == len(literals) else [fold(narrow(literal)) for literal in literals]
