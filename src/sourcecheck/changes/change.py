"""What a diff says of one file: the lines of its new side that are not as they were."""

from __future__ import annotations

from bisect import bisect_left

from sourcecheck.records import NamedTuple

__all__ = ["Change"]


class Change(NamedTuple):
    """One file of a diff, as it is afterwards.

    Attributes:
        path: as the diff names it, without the prefix that git writes; parts separated by ``/``.
        written: with that prefix, where the two differ: a folder may well be called ``b``.
        ranges: first and last changed lines, in order, without overlap. Lines end at ``\\n`` only, as git has it,
            and count from 1; 0 stands before the first. Where lines only went, those before and after them count.
        whole: nothing of it was there before, or nothing is known of its lines: a new or binary file.
        gone: there is no such article afterwards: the file was deleted, or is a link or a submodule.
        unmerged: in conflict, so that git has no content for it.
        git: whether git wrote this part of the diff.
        blob: the object id of its content, where git tells it.
    """

    path: str
    written: str = ""
    ranges: tuple[tuple[int, int], ...] = ()
    whole: bool = False
    gone: bool = False
    unmerged: bool = False
    git: bool = False
    blob: str = ""

    @property
    def content(self) -> bool:
        """Whether the content changed, and not the name or mode alone."""
        return self.whole or bool(self.ranges)

    def touches(self, first: int, last: int) -> bool:
        """Whether one of the lines from ``first`` to ``last`` changed."""
        if self.whole:
            return True
        at = bisect_left(self.ranges, first, key=lambda one: one[1])  # the first range that ends there or later
        return at < len(self.ranges) and self.ranges[at][0] <= last
