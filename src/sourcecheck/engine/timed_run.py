"""Runs and readings under a clock, for ``--profile``; without it nothing here is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from sourcecheck.document import Document
from sourcecheck.engine.ready import Chosen, Ready
from sourcecheck.engine.run import Run
from sourcecheck.loader.rule_json import Later
from sourcecheck.report import FileReport
from sourcecheck.rule import Check, Context, Hit
from sourcecheck.timing import Clock, TimedDocument

__all__ = ["TimedRun", "timed"]

_Source = TypeVar("_Source")


class TimedRun(Run):
    """A run that takes down what each part of it costs; its report is the same but for that."""

    __slots__ = ("_clock",)

    def __init__(self, document: Document, ready: Ready, asked: str) -> None:
        if not isinstance(document, TimedDocument):
            document = TimedDocument(document, Clock())
        super().__init__(document, ready, asked)
        self._clock = document.clock

    def attempt(self, name: str, look: Callable[[Run], None]) -> None:
        self._clock.enter()
        super().attempt(name, look)
        self._clock.leave("step", name)

    def look(self, one: Chosen, context: Context) -> None:
        clock, name = self._clock, one.rule.id
        before, ran = len(self.found), False

        def check(document: Document, context: Context) -> Iterator[Hit]:
            nonlocal ran
            clock.enter()
            waits = _waits(one.rule.check)
            try:
                hits = one.check(document, context)
                ran = type(hits) is not type(iter(()))  # which is what a gate gives that lets nothing through
                return hits
            finally:
                loaded = waits and not _waits(one.rule.check)
                clock.leave("load" if loaded else "gate", name, loaded)

        clock.enter()
        super().look(one._replace(check=check), context)
        clock.leave("rule", name, ran, len(self.found) - before)

    def told(self, report: Callable[[Run], FileReport]) -> FileReport:
        self._clock.enter()
        made = super().told(report)
        self._clock.leave("step", "settling")
        return made._replace(costs=self._clock.costs())


def timed(read: Callable[[_Source], tuple[bytes, Document]], source: _Source) -> tuple[bytes, Document]:
    """What ``read`` gives, with a document that knows what that took.

    Raises:
        Exception: what ``read`` raises.
    """
    clock = Clock()
    clock.enter()
    data, document = read(source)
    clock.leave("step", "reading")
    return data, TimedDocument(document, clock)


def _waits(check: Check | None) -> bool:
    """Whether a check is yet to be imported."""
    return isinstance(check, Later) and not check.is_imported
