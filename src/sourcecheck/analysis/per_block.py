"""Results of analysis per block, each worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from sourcecheck.document import Block

__all__ = ["PerBlock"]

T = TypeVar("T")


class PerBlock(Generic[T]):
    """A result per block, by the block's number.

    Most rules ask about the few blocks in which they have found something.

    Args:
        blocks: of a document.
        function: gives the result for a block.
    """

    __slots__ = ("_blocks", "_function", "_known")

    def __init__(self, blocks: tuple[Block, ...], function: Callable[[Block], T]) -> None:
        self._blocks = blocks
        self._function = function
        self._known: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._blocks)

    def __getitem__(self, number: int) -> T:
        if number in self._known:  # most are asked for once: catching an error would cost more
            return self._known[number]
        result = self._known[number] = self._function(self._blocks[number])
        return result

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(len(self._blocks)))
