"""Rules as values that JSON has, and back.

A check in Python is written down as module and name, and imported when it first runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Severity
from sourcecheck.matching.needed import Needed, Packed, needed
from sourcecheck.rule import Check, Context, Example, Finder, Hit, Matcher, Option, Rule, Step, Variant

__all__ = ["Later", "as_json", "examples_from_json", "examples_json", "from_json"]

_CHECKS: Final = "sourcecheck.checks."


class Later:
    """A check that is imported when it first runs."""

    __slots__ = ("_check", "module", "name")

    def __init__(self, module: str, name: str) -> None:
        self.module = module
        self.name = name
        self._check: Check | None = None

    @property
    def is_imported(self) -> bool:
        """Whether it has run already."""
        return self._check is not None

    def imported(self) -> Check:
        """The check itself."""
        if self._check is None:
            from importlib import import_module

            self._check = getattr(import_module(self.module), self.name)
        return self._check

    def __call__(self, document: Document, context: Context) -> Iterator[Hit]:
        return self.imported()(document, context)


# Fields that are as Rule's defaults are left out; a file of rules is half as long so.
_SAME: Final = Rule._field_defaults


def as_json(rule: Rule) -> dict[str, Any]:
    """A rule without its examples as values that JSON has; what is as Rule's defaults is left out.

    What it needs is there as it is looked for; as it is written it is for another line, as the examples are.

    Raises:
        TypeError: its check is not a function of a module, which could be named.
    """
    said = {name: value for name, value in rule._asdict().items() if name not in _SAME or value != _SAME[name]}
    if rule.matcher is not None:
        said["matcher"] = _shortened(rule.matcher)
        said["matcher"]["finder"] = _finder(rule.matcher.finder)
        if rule.matcher.unless is not None:
            said["matcher"]["unless"] = _finder(rule.matcher.unless)
    if rule.check is not None:
        said["check"] = _place(rule)
    if callable(rule.gate):
        said["gate"] = list(rule.gate())
    if rule.variants:
        said["variants"] = {name: _shortened(variant) for name, variant in rule.variants.items()}
    if rule.needs:
        said["needs"] = needed(rule.needs)
    del said["bad"], said["good"]
    if rule.options:
        said["options"] = {name: _tagged(list(option)) for name, option in rule.options.items()}
    return said


def examples_json(rule: Rule) -> list[list[Any]]:
    """A rule's bad and good examples as values that JSON has."""
    return [[item if isinstance(item, str) else _example(item) for item in side] for side in (rule.bad, rule.good)]


def examples_from_json(said: list[list[Any]]) -> tuple[tuple[str | Example, ...], ...]:
    """The bad and the good examples that ``examples_json`` wrote down.

    Raises:
        ValueError, KeyError, TypeError: they are none.
    """
    return tuple(tuple(map(_read_example, side)) for side in said)


def _example(example: Example) -> dict[str, Any]:
    said = _shortened(example)
    for name in ("options", "today"):
        if name in said:
            said[name] = _tagged(said[name])
    return said


def _place(rule: Rule) -> list[str]:
    """Module and name of a check.

    Raises:
        TypeError: it is not a function of a module, which a pack could name.
    """
    check: Any = rule.check
    if isinstance(check, Later):
        return [check.module, check.name]
    module, name = getattr(check, "__module__", ""), getattr(check, "__qualname__", "")
    if getattr(sys.modules.get(module), name, None) is not check or not module.startswith(_CHECKS):
        raise TypeError(f"the check of {rule.id} is not a function of a module of {_CHECKS}*")
    return [module, name]


def _tagged(value: Any) -> Any:
    """A value of an option as JSON; what JSON does not have is tagged."""
    if isinstance(value, tuple):
        return {"tuple": [_tagged(item) for item in value]}
    if isinstance(value, list):
        return [_tagged(item) for item in value]
    if isinstance(value, dict):
        return {"dict": {name: _tagged(item) for name, item in value.items()}}
    if hasattr(value, "isoformat"):
        return {"date": value.isoformat()}
    return value


def _untagged(value: Any) -> Any:
    if isinstance(value, list):
        return [_untagged(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((tag, inside),) = value.items()
    if tag == "tuple":
        return tuple(_untagged(item) for item in inside)
    if tag == "date":
        from datetime import date

        return date.fromisoformat(inside)
    return {name: _untagged(item) for name, item in inside.items()}


def _finder(finder: Finder) -> dict[str, Any]:
    said = _shortened(finder)
    if finder.sequences:
        said["sequences"] = [[_shortened(step) for step in steps] for steps in finder.sequences]
    return said


def _shortened(value: Any) -> dict[str, Any]:
    defaults = value._field_defaults
    return {name: item for name, item in value._asdict().items() if name not in defaults or item != defaults[name]}


def from_json(said: dict[str, Any], needs: Callable[[], Sequence[str]]) -> Rule:
    """The rule that ``as_json`` wrote down; examples are added to it.

    Args:
        needs: gives what it needs, as that is written.

    Raises:
        ValueError, KeyError, TypeError: it is none.
    """
    said["severity"] = Severity(said["severity"])
    said["confidence"] = Confidence(said["confidence"])
    for name in ("references", "scopes", "types", "not_types", "languages", "parts", "formerly"):
        if name in said:
            said[name] = tuple(said[name])
    if "needs" in said:
        folded, marks = said["needs"]
        said["needs"] = Packed(Needed(folded, tuple(marks)), needs)
    if isinstance(said.get("gate"), list):
        said["gate"] = tuple(said["gate"])
    if "formats" in said:
        said["formats"] = tuple(map(Format, said["formats"]))
    if "options" in said:
        said["options"] = {name: _option(*_untagged(option)) for name, option in said["options"].items()}
    if "variants" in said:
        said["variants"] = {name: _read_variant(variant) for name, variant in said["variants"].items()}
    if "check" in said:
        module, name = said["check"]
        if not module.startswith(_CHECKS) or not name.isidentifier():
            raise ValueError(f"{module}.{name} is not a check")  # a pack cannot make us import anything else
        said["check"] = Later(module, name)
        return Rule(**said)
    if "matcher" not in said:
        return Rule(**said)  # the engine's own
    matcher = said["matcher"]
    matcher["finder"] = _read_finder(matcher["finder"])
    if "unless" in matcher:
        matcher["unless"] = _read_finder(matcher["unless"])
    said["matcher"] = Matcher(**matcher)
    return Rule(**said)


def _option(default: Any, about: str, choices: Sequence[Any]) -> Option:
    return Option(default, about, tuple(choices))


def _read_example(said: str | dict[str, Any]) -> str | Example:
    if isinstance(said, str):
        return said
    if "format" in said:
        said["format"] = Format(said["format"])
    for name in ("options", "today"):
        if name in said:
            said[name] = _untagged(said[name])
    return Example(**said)


def _read_variant(said: dict[str, Any]) -> Variant:
    if "severity" in said:
        said["severity"] = Severity(said["severity"])
    if "confidence" in said:
        said["confidence"] = Confidence(said["confidence"])
    if "formats" in said:
        said["formats"] = tuple(map(Format, said["formats"]))
    for name in ("types", "scopes"):
        if name in said:
            said[name] = tuple(said[name])
    return Variant(**said)


def _read_finder(said: dict[str, Any]) -> Finder:
    for name in ("phrases", "patterns", "items"):
        if name in said:
            said[name] = tuple(said[name])
    if "literals" in said:
        said["literals"] = tuple(map(tuple, said["literals"]))
    if "sequences" in said:
        said["sequences"] = tuple(tuple(map(_read_step, steps)) for steps in said["sequences"])
    return Finder(**said)


def _read_step(said: dict[str, Any]) -> Step:
    for name in ("any", "endings"):
        if name in said:
            said[name] = tuple(said[name])
    return Step(**said)
