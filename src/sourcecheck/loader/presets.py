"""Which rules run, and how severe each is: presets, names of rules, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sourcecheck.errors import UsageError, suggestion
from sourcecheck.finding import Confidence, Severity
from sourcecheck.rule import Rule

__all__ = ["Preset", "RuleSet", "Selected"]

ALL: Final = "all"


class Preset(NamedTuple):
    """A named choice of rules. ``rules`` and ``without`` hold rule ids, families or ``all``."""

    name: str
    about: str
    rules: tuple[str, ...] = (ALL,)
    without: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}
    confidence: Confidence = Confidence.MEDIUM  # the lowest that runs
    origin: str = ""


class Selected(NamedTuple):
    """A rule of a run and the severity it has there."""

    rule: Rule
    severity: Severity


class RuleSet(NamedTuple):
    """All rules there are, sorted by id, and the presets that choose among them."""

    rules: Mapping[str, Rule]
    presets: Mapping[str, Preset]

    def select(
        self,
        preset: str = "recommended",
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        min_confidence: Confidence | None = None,
    ) -> tuple[Selected, ...]:
        """The rules of a run, sorted by id.

        A name is a rule's id, a family (``tables`` or ``tables/*``) or ``all``. Names in
        ``select`` stand in place of the preset's choice. A rule named there by its id runs
        whatever its confidence, and though its family is ignored; ``ignore`` with its id
        always silences it. Without ``min_confidence`` the preset says how sure a rule has to be.

        Raises:
            UsageError: a preset or a rule that does not exist.
        """
        chosen = self._preset(preset)
        for name in (*select, *ignore):
            self._known(name)
        lowest = chosen.confidence if min_confidence is None else min_confidence
        picked = _Names(select or chosen.rules)
        left_out = _Names((*ignore, *(() if select else chosen.without)))
        severities = {_plain(name): severity for name, severity in chosen.severities.items()}
        found = []
        for name, rule in self.rules.items():
            if name in left_out.own or not picked.holds(name, rule.family):
                continue
            explicit = bool(select) and name in picked.own
            if not explicit and (left_out.holds(name, rule.family) or rule.confidence < lowest):
                continue
            severity = severities.get(name, severities.get(rule.family, severities.get(ALL, rule.severity)))
            found.append(Selected(rule, severity))
        return tuple(found)

    def _preset(self, name: str) -> Preset:
        preset = self.presets.get(name)
        if preset is None:
            raise UsageError(
                f"there is no preset {name!r}; expected one of {', '.join(sorted(self.presets))}"
                + suggestion(name, self.presets)
            )
        return preset

    def _known(self, name: str) -> None:
        families = {rule.family for rule in self.rules.values()}
        plain = _plain(name)
        if plain == ALL or plain in self.rules or plain in families:
            return
        raise UsageError(
            f"there is no rule or family {name!r}" + suggestion(plain, sorted({*self.rules, *families, ALL}))
        )


class _Names:
    """Names of rules, told apart: ids, families, all."""

    def __init__(self, names: Iterable[str]) -> None:
        plain = {_plain(name) for name in names}
        self.own = {name for name in plain if "/" in name}
        self.wide = plain - self.own

    def holds(self, id: str, family: str) -> bool:
        return id in self.own or family in self.wide or ALL in self.wide


def _plain(name: str) -> str:
    return name.strip().removesuffix("/*").removesuffix("/")
