"""What a pack holds and most runs never ask for: the rules' examples and the word lists.

They are most of a pack. Each lies on a line of its own, which is read when something of it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar, overload

from sourcecheck.rule import Example

__all__ = ["Examples", "Shelf", "Words"]

T = TypeVar("T")


class Shelf(Generic[T]):
    """A line of JSON.

    Args:
        line: as it stands in the pack.
        taken: makes of what JSON says what is asked for.
    """

    __slots__ = ("_line", "_taken", "_value")

    def __init__(self, line: bytes, taken: Callable[[Any], T]) -> None:
        self._line = line
        self._taken: Final = taken
        self._value: T | None = None

    def value(self) -> T:
        """What the line says.

        Raises:
            ValueError, KeyError, TypeError: it is no line of a pack.
        """
        if self._value is None:
            import json

            self._value, self._line = self._taken(json.loads(self._line)), b""
        return self._value


class Examples(Sequence["str | Example"]):
    """A rule's bad or good examples; equal to the tuple of them."""

    __slots__ = ("_place", "_shelf", "_side")

    def __init__(self, shelf: Shelf[list[tuple[tuple[str | Example, ...], ...]]], place: int, side: int) -> None:
        self._shelf = shelf
        self._place = place
        self._side = side

    def _all(self) -> tuple[str | Example, ...]:
        return self._shelf.value()[self._place][self._side]

    @overload
    def __getitem__(self, index: int) -> str | Example: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str | Example]: ...
    def __getitem__(self, index: int | slice) -> str | Example | Sequence[str | Example]:
        return self._all()[index]

    def __iter__(self) -> Iterator[str | Example]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, Examples)) and self._all() == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self._all())


class Words(Mapping[str, tuple[str, ...]]):
    """The word lists of a pack, by name."""

    __slots__ = ("_shelf",)

    def __init__(self, shelf: Shelf[dict[str, tuple[str, ...]]]) -> None:
        self._shelf = shelf

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self._shelf.value()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.value())

    def __len__(self) -> int:
        return len(self._shelf.value())
