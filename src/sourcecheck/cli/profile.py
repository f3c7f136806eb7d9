"""Where the time of a run went: what ``--profile`` says, on standard error, and ``--profile-json`` in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sourcecheck.cli.output import tell, write_file
from sourcecheck.report import FileReport
from sourcecheck.terminal import safe
from sourcecheck.timing import IS_CPU, Cost

__all__ = ["Profile", "tell_profile"]

_DEAREST: Final = 10
_CLOCK: Final = "CPU ms" if IS_CPU else "ms"


class Profile:
    """Adds up what files cost, whichever process checked them."""

    def __init__(self) -> None:
        self._files = 0
        self._costs: dict[str, dict[str, Cost]] = {kind: {} for kind in ("step", "load", "gate", "rule", "analysis")}

    def added(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """The reports, without what they cost."""
        for report in reports:
            if report.costs is not None:
                self._files += 1
                for (kind, name), cost in report.costs.items():
                    known = self._costs[kind]
                    old = known.get(name)
                    known[name] = cost if old is None else Cost(*map(sum, zip(old, cost, strict=True)))
            yield report._replace(costs=None)

    def lines(self) -> Iterator[str]:
        """The table: where the time went, the dearest rules, the dearest analyses."""
        costs = self._costs
        parts = {
            **{name: cost.spent for name, cost in costs["step"].items()},
            "rules: gates": _sum(costs["gate"]),
            "rules: loading their code": _sum(costs["load"]),
            "rules: checks": _sum(costs["rule"]),
            "analyses, which rules share": _sum(costs["analysis"]),
        }
        whole = sum(parts.values())
        yield f"profile: {_ms(whole)} {_CLOCK} for {self._files:,} file{'' if self._files == 1 else 's'}, all processes"
        if not whole:
            return
        yield ""
        yield f"{_CLOCK:>10}  share"
        for name, spent in sorted(parts.items(), key=lambda part: (-part[1], part[0])):
            yield f"{_part(spent, whole)}  {name}"
        rules = _dearest(costs["rule"])
        yield ""
        yield f"{_CLOCK:>10}  share  findings  documents  rule, without what it asks of analyses"
        for name, cost in rules[:_DEAREST]:
            yield f"{_part(cost.spent, whole)}  {cost.findings:>8,}  {cost.documents:>9,}  {safe(name)}"
        yield from _rest(rules, whole, "rule", " " * 21)
        analyses = _dearest(costs["analysis"])
        yield ""
        yield f"{_CLOCK:>10}  share  documents  analysis, without what it asks of others; once for all rules"
        for name, cost in analyses[:_DEAREST]:
            yield f"{_part(cost.spent, whole)}  {cost.documents:>9,}  {safe(name)}"
        yield from _rest(analyses, whole, "analysis", " " * 11)

    def as_json(self) -> str:
        """All of it, in milliseconds; as ASCII.

        ``{"schema": 1, "clock": "cpu" | "wall", "files", "total_ms", "steps": {name: ms},
        "rules": [{"rule", "ms", "gate_ms", "load_ms", "findings", "documents"}],
        "analyses": [{"function", "ms", "documents"}]}``; lists begin with what took longest.
        """
        import json

        costs = self._costs
        names = {**costs["rule"], **costs["gate"], **costs["load"]}
        rules = {name: costs["rule"].get(name, Cost(documents=0)) for name in names}
        said: dict[str, Any] = {
            "schema": 1,
            "clock": "cpu" if IS_CPU else "wall",
            "files": self._files,
            "total_ms": _rounded(sum(map(_sum, costs.values()))),
            "steps": {name: _rounded(cost.spent) for name, cost in sorted(costs["step"].items())},
            "rules": [
                {
                    "rule": name,
                    "ms": _rounded(cost.spent),
                    "gate_ms": _rounded(costs["gate"].get(name, Cost()).spent),
                    "load_ms": _rounded(costs["load"].get(name, Cost()).spent),
                    "findings": cost.findings,
                    "documents": cost.documents,
                }
                for name, cost in _dearest(rules)
            ],
            "analyses": [
                {"function": name, "ms": _rounded(cost.spent), "documents": cost.documents}
                for name, cost in _dearest(costs["analysis"])
            ],
        }
        return json.dumps(said, indent=1) + "\n"


def tell_profile(profile: Profile, table: bool, file: str) -> None:
    """Say where the time went.

    Args:
        table: on standard error, as a table.
        file: in a file, as JSON; empty: in none.

    Raises:
        UsageError: the file cannot be written.
    """
    if table:
        tell(profile.lines())
    if file:
        write_file(file, [profile.as_json()], f"--profile-json {file}")


def _sum(costs: dict[str, Cost]) -> int:
    return sum(cost.spent for cost in costs.values())


def _dearest(costs: dict[str, Cost]) -> list[tuple[str, Cost]]:
    return sorted(costs.items(), key=lambda item: (-item[1].spent, item[0]))


def _rest(costs: list[tuple[str, Cost]], whole: int, what: str, gap: str) -> Iterator[str]:
    rest = costs[_DEAREST:]
    if rest:
        many = {"rule": "rules", "analysis": "analyses"}[what] if len(rest) > 1 else what
        yield f"{_part(sum(cost.spent for _, cost in rest), whole)}  {gap}{len(rest):,} other {many}"


def _part(spent: int, whole: int) -> str:
    return f"{_ms(spent):>10}  {spent / whole:>5.1%}"


def _ms(spent: int) -> str:
    return f"{spent / 1e6:,.1f}"


def _rounded(spent: int) -> float:
    return round(spent / 1e6, 3)
