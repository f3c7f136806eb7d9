"""Which rules run, and how severe each is: presets, names of rules, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sourcecheck.errors import UsageError, suggestion
from sourcecheck.finding import Confidence, Severity
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Rule

__all__ = ["Layer", "Preset", "RuleSet", "Selected"]

ALL: Final = "all"
_NO_SEVERITIES: Final[Mapping[str, Severity]] = {}


class Preset(NamedTuple):
    """A named choice of rules. ``rules`` and ``without`` hold rule ids, families or ``all``."""

    name: str
    about: str
    rules: tuple[str, ...] = (ALL,)
    without: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}
    confidence: Confidence = Confidence.MEDIUM  # the lowest that runs
    origin: str = ""


class Layer(NamedTuple):
    """One say in which rules run: a configuration, its part for some files, the command line.

    ``select`` stands in place of all that was chosen before (None: nothing is said),
    ``extend`` adds to it, ``ignore`` takes away. Names are rule ids, families or ``all``.
    """

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Selected(NamedTuple):
    """A rule of a run, the severity it has there, and its variants that are less sure than the run asks."""

    rule: Rule
    severity: Severity
    withheld: frozenset[str] = frozenset()


class RuleSet(NamedTuple):
    """All rules there are, sorted by id, and the presets that choose among them; of which files they were made."""

    rules: Mapping[str, Rule]
    presets: Mapping[str, Preset]
    state: tuple[str, ...] = ()  # of each folder, see ``Pack``

    def select(
        self,
        preset: str = "recommended",
        layers: Sequence[Layer] = (),
        min_confidence: Confidence | None = None,
        severities: Mapping[str, Severity] = _NO_SEVERITIES,
    ) -> tuple[Selected, ...]:
        """The rules of a run, sorted by id.

        A name is a rule's id, a family (``tables`` or ``tables/*``) or ``all``. The preset chooses first,
        then each layer in turn, so that a later one has the last word. In one layer an id says more than a
        family, and that more than ``all``; of the same, ignoring. A rule that is selected by its id runs
        with all its variants, however sure they are. Without ``min_confidence`` the preset says how sure a rule
        has to be.

        Args:
            severities: by id, family or ``all``, in place of the preset's. That of an id holds as it is said;
                else a rule's variants keep their distance to it.

        Raises:
            UsageError: a preset or a rule that does not exist.
        """
        chosen = self._preset(preset)
        lowest = chosen.confidence if min_confidence is None else min_confidence
        steps = [_Step(Layer(chosen.rules, (), chosen.without), by_id=False)]
        steps.extend(_Step(self._today(layer)) for layer in layers)
        moved = [
            {self.current(name): severity for name, severity in one.items()} for one in (severities, chosen.severities)
        ]
        found = []
        for name, rule in self.rules.items():
            runs = explicit = False
            for step in steps:
                runs, explicit = step.after(name, rule.family, runs, explicit)
            if runs and (explicit or rule.confidence >= lowest):
                withheld = frozenset() if explicit else _less_sure(rule, lowest)
                found.append(Selected(_exact(rule) if name in moved[0] else rule, _moved(rule, moved), withheld))
        return tuple(found)

    def _preset(self, name: str) -> Preset:
        preset = self.presets.get(name)
        if preset is None:
            raise UsageError(
                f"there is no preset {name!r}; expected one of {', '.join(sorted(self.presets))}"
                + suggestion(name, self.presets)
            )
        return preset

    def _today(self, layer: Layer) -> Layer:
        """A layer whose names are those of today."""
        select = None if layer.select is None else tuple(map(self.current, layer.select))
        return Layer(select, tuple(map(self.current, layer.extend)), tuple(map(self.current, layer.ignore)))

    @property
    def renamed(self) -> dict[str, str]:
        """Ids that rules had before, and those they have now."""
        return {old: rule.id for rule in self.rules.values() for old in rule.formerly}

    def current(self, name: str) -> str:
        """What a rule's id, a family or ``all`` is called today; ``tables/*`` is ``tables``.

        Raises:
            UsageError: it is none of these.
        """
        families = {rule.family for rule in self.rules.values()}
        plain = _plain(name)
        if plain == ALL or plain in self.rules or plain in families:
            return plain
        if plain in self.renamed:
            return self.renamed[plain]
        raise UsageError(
            f"there is no rule or family {name!r}" + suggestion(plain, sorted({*self.rules, *families, ALL}))
        )


_AMONG_ALL, _BY_FAMILY, _BY_ID = 1, 2, 3


class _Step:
    """A layer, at work on one rule after the other."""

    def __init__(self, layer: Layer, by_id: bool = True) -> None:
        self._replaces = layer.select is not None
        self._picked = _Names((*(layer.select or ()), *layer.extend))
        self._ignored = _Names(layer.ignore)
        self._by_id = by_id  # whether naming a rule makes it run however unsure it is

    def after(self, id: str, family: str, runs: bool, explicit: bool) -> tuple[bool, bool]:
        """Whether a rule runs after this layer, and whether because it was named by its id."""
        if self._replaces:
            runs = explicit = False
        picked, ignored = self._picked.narrowness(id, family), self._ignored.narrowness(id, family)
        if picked > ignored:
            return True, explicit or (picked == _BY_ID and self._by_id)
        if ignored:
            return False, False
        return runs, explicit


class _Names:
    def __init__(self, names: Iterable[str]) -> None:
        self._names = {_plain(name) for name in names}

    def narrowness(self, id: str, family: str) -> int:
        """How narrowly a rule is named: by its id, its family, among all, or not (0)."""
        for narrowness, name in ((_BY_ID, id), (_BY_FAMILY, family), (_AMONG_ALL, ALL)):
            if name in self._names:
                return narrowness
        return 0


def _less_sure(rule: Rule, than: Confidence) -> frozenset[str]:
    """The variants of a rule that are less sure."""
    return frozenset(
        name for name, variant in rule.variants.items() if variant.confidence is not None and variant.confidence < than
    )


def _exact(rule: Rule) -> Rule:
    """A rule all of whose findings have the same severity."""
    variants = {name: variant._replace(severity=None) for name, variant in rule.variants.items()}
    return rule._replace(variants=variants, absence=False)


def _moved(rule: Rule, severities: Iterable[Mapping[str, Severity]]) -> Severity:
    """The severity that the first mapping gives which names the rule, its family or all."""
    for one in severities:
        for name in (rule.id, rule.family, ALL):
            if name in one:
                return one[name]
    return rule.severity


def _plain(name: str) -> str:
    return name.strip().removesuffix("/*").removesuffix("/")
