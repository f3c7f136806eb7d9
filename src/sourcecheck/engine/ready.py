"""The rules that run over some files: chosen, each with what it is told, and which of them speak of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sourcecheck import loader
from sourcecheck.config import Config
from sourcecheck.document import Format
from sourcecheck.finding import Severity
from sourcecheck.matching import Scanner
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Check, Context, Rule

__all__ = ["Chosen", "Ready", "speaks_of", "speaks_of_type"]


class Chosen(NamedTuple):
    """A rule of a run, as the run wants it.

    Attributes:
        withheld: variants that are less sure than the run asks.
        check: what finds its hits.
        number: by which the scanner says whether it has anything to look at.
        place: among the rules of the run.
    """

    rule: Rule
    severity: Severity
    withheld: frozenset[str]
    check: Check
    options: Mapping[str, Any]
    number: int
    place: int


class Ready:
    """The rules for the files that the same overrides speak of, ready to run.

    Args:
        config: with these overrides.
        rules: that it chooses.
        day: to take for today; None: the day it is.
    """

    def __init__(self, config: Config, rules: Sequence[loader.Selected], day: date | None = None) -> None:
        self.config = config
        self.day = day
        self.selected = tuple(rules)
        self.rules = tuple((one.rule, one.severity) for one in rules)
        run = [one for one in rules if one.rule.check is not None or one.rule.matcher is not None]
        self.scanner = scanner = Scanner(tuple(one.rule for one in run))
        self._chosen = tuple(
            Chosen(
                rule,
                severity,
                withheld,
                scanner.check_of(rule),
                {**rule.defaults, **config.options.get(rule.id, {})},
                scanner.number_of(rule),
                place,
            )
            for place, (rule, severity, withheld) in enumerate(run)
        )
        self._speaking: dict[tuple[Format, str, str], tuple[tuple[Chosen, Context], ...]] = {}
        self._strangers: dict[str, int] = {}
        self.numbers = frozenset(one.number for one in self._chosen)
        self.whole: frozenset[str] | None = None  # kept here by the engine, which alone can tell

    def speaking_of(self, format: Format, spoken: str, kind: str) -> tuple[tuple[Chosen, Context], ...]:
        """The rules that speak about such documents, each with what it is told; most of a run's are alike."""
        known = self._speaking.get((format, spoken, kind))
        if known is None:
            known = self._speaking[format, spoken, kind] = tuple(
                (one, Context(one.options, kind, spoken, self.day, self.config.house))
                for one in self._chosen
                if speaks_of(one.rule, format, spoken, kind)
            )
        return known

    def strangers(self, spoken: str) -> int:
        """How many of the rules do not know a language."""
        known = self._strangers.get(spoken)
        if known is None:
            known = sum(not _knows(one.rule, spoken) for one in self._chosen)
            self._strangers[spoken] = known
        return known


def speaks_of(rule: Rule, format: Format, spoken: str, kind: str) -> bool:
    """Whether a rule has anything to say about a document of this format, language and type."""
    return format in rule.formats and speaks_of_type(rule, kind) and _knows(rule, spoken)


def speaks_of_type(rule: Rule, kind: str) -> bool:
    """Whether a rule speaks of documents of a type."""
    return kind not in rule.not_types and not (rule.types and kind and kind not in rule.types)


def _knows(rule: Rule, spoken: str) -> bool:
    """Whether a rule knows a language; where that is not told, it is taken to."""
    return not rule.languages or not spoken or spoken.partition("-")[0] in rule.languages
