"""What each part of a check costs, for ``--profile``; without it nothing here is imported.

Time is exclusive: what a rule asks of an analysis that rules share stands with the analysis,
whoever asks first, and so does what one analysis asks of another. So a rule's time is its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, TypeVar

from sourcecheck.document import Document
from sourcecheck.records import NamedTuple

__all__ = ["IS_CPU", "Clock", "Cost", "Costs", "TimedDocument"]

T = TypeVar("T")


class Cost(NamedTuple):
    """Of one part: its time in nanoseconds, how many documents it ran on, what it found before suppressions."""

    spent: int = 0
    documents: int = 0
    findings: int = 0


# By kind (step, load, gate, rule, analysis) and name.
Costs = Mapping[tuple[str, str], Cost]

# CPU time, but where it is counted in ticks of milliseconds (Windows): a rule takes a tenth of one.
IS_CPU: Final = time.get_clock_info("process_time").resolution < 1e-5
_now: Final = time.process_time_ns if IS_CPU else time.perf_counter_ns


class Clock:
    """Times parts that call each other; each is charged what it takes itself.

    ``enter`` when a part begins; ``leave`` when it ends, which says what it was.

    Args:
        now: gives nanoseconds.
    """

    __slots__ = ("_costs", "_now", "_since", "_spent")

    def __init__(self, now: Callable[[], int] = _now) -> None:
        self._now = now
        self._costs: dict[tuple[str, str], Cost] = {}
        self._spent: list[int] = []  # by the parts that have begun, the innermost last
        self._since = 0

    def enter(self) -> None:
        """A part begins; the one around it waits."""
        now = self._now()
        if self._spent:
            self._spent[-1] += now - self._since
        self._spent.append(0)
        self._since = now

    def leave(self, kind: str, name: str, documents: int = 1, findings: int = 0) -> None:
        """The innermost part ends; the one around it goes on."""
        now = self._now()
        spent = self._spent.pop() + now - self._since
        self._since = now
        old = self._costs.get((kind, name))
        if old is not None:
            spent, documents, findings = spent + old.spent, documents + old.documents, findings + old.findings
        self._costs[kind, name] = Cost(spent, documents, findings)

    def costs(self) -> Costs:
        """What has been charged so far."""
        return self._costs


class TimedDocument(Document):
    """A document that times each analysis where it is first asked for.

    Args:
        document: as a reader made it; what is known of it already stays known.
    """

    __slots__ = ("clock",)

    def __init__(self, document: Document, clock: Clock) -> None:
        for name in Document.__slots__:
            setattr(self, name, getattr(document, name))
        self.clock = clock

    def once(self, function: Callable[[Document], T]) -> T:
        """The result of an analysis function, as ``Document.once``."""
        if function in self._memo:
            return self._memo[function]  # type: ignore[no-any-return]
        self.clock.enter()
        try:
            return super().once(function)
        finally:
            self.clock.leave("analysis", _name(function))


def _name(function: Callable[..., Any]) -> str:
    """Where an analysis is written: module and name, without the package's."""
    if isinstance(function, partial):
        known = [str(argument.name) for argument in function.args if hasattr(argument, "name")]
        return " ".join([_name(function.func), *known])
    module = getattr(function, "__module__", "") or ""
    return f"{module.removeprefix('sourcecheck.')}.{getattr(function, '__qualname__', repr(function))}"
