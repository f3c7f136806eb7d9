"""All rules of a run: the library, the rules that need code, and a project's own folders.

    the library   rules/*.yaml, from the pack made when the package was built
    Python rules  sourcecheck.checks: one module per family
    a project's   folders named by --rules or the configuration: YAML only

The only reader of rule YAML. Where there is a pack or a cached one, YAML is not even
imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar

from sourcecheck import checks
from sourcecheck.errors import RuleError, UsageError, suggestion
from sourcecheck.loader import pack
from sourcecheck.loader.presets import Layer, Preset, RuleSet, Selected
from sourcecheck.rule import Rule

T = TypeVar("T", Rule, Preset)

__all__ = [
    "Layer",
    "Preset",
    "RuleSet",
    "Selected",
    "compile_library",
    "load",
    "of_folder",
    "python_rules",
    "rules_folder",
]

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def rules_folder() -> str:
    """The library: shipped inside the package (a wheel), else at the repository's root."""
    shipped = os.path.join(_PACKAGE, "rules")
    return shipped if os.path.isdir(shipped) else os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "rules")


@cache
def _library() -> pack.Pack:
    made = os.path.join(_PACKAGE, pack.SHIPPED)
    if os.path.isfile(made):
        return pack.read(made)
    return pack.folder(rules_folder(), ours=True, python=python_rules)


def compile_library(folder: str) -> pack.Pack:
    """The library read anew, to be packed: the YAML of a folder and the rules in Python.

    Raises:
        RuleError: all that is wrong with the folder's files.
    """
    made = pack.compile_folder(folder, ours=True)
    return made._replace(rules=(*made.rules, *python_rules()))


def python_rules() -> tuple[Rule, ...]:
    """The rules that need code, of all families, and those under which the engine itself reports."""
    from sourcecheck import suppressions

    own = tuple(rule for family in checks.FAMILIES for rule in checks.rules_of(family))
    return (*own, *suppressions.RULES)


def load(folders: Sequence[str] = ()) -> RuleSet:
    """The library and the rules of a project's own folders.

    Raises:
        UsageError: a folder that does not exist.
        RuleError: all that is wrong with the folders' files, one line each.
    """
    library = _library()
    packs = [library]
    problems: list[str] = []
    for folder in folders:
        try:
            own = pack.folder(folder, ours=False, shared=library.words)
            if not (own.rules or own.presets or own.words):
                raise UsageError(f"{folder}: holds no rules; a rule lies at {folder.rstrip('/')}/family/rule-name.yaml")
            packs.append(own)
        except RuleError as error:
            problems.append(str(error))
    rules: dict[str, Rule] = {}
    presets: dict[str, Preset] = {}
    for rule in (rule for one in packs for rule in one.rules):
        _add(rules, rule.id, rule, "rule", problems)
    for preset in (preset for one in packs for preset in one.presets):
        _add(presets, preset.name, preset, "preset", problems)
    problems.extend(_strangers(presets.values(), rules))
    problems.extend(_taken(rules))
    if problems:
        raise RuleError("\n".join(problems))
    return RuleSet(dict(sorted(rules.items())), dict(sorted(presets.items())), tuple(one.state for one in packs))


def of_folder(folder: str) -> tuple[Rule, ...]:
    """The YAML rules of one folder by themselves, sorted by id; of the library too, if it is that.

    Raises:
        UsageError: there is no such folder.
        RuleError: all that is wrong with its files.
    """
    if os.path.realpath(folder) == os.path.realpath(rules_folder()):
        return pack.compile_folder(folder, ours=True).rules
    return pack.compile_folder(folder, ours=False, shared=_library().words).rules


def _add(known: dict[str, T], name: str, value: T, what: str, problems: list[str]) -> None:
    if name in known:
        problems.append(f"{value.origin or name}: there is already a {what} of this name; choose another")
    known[name] = value


def _taken(rules: dict[str, Rule]) -> Iterable[str]:
    """Former names that are a rule's, or were another rule's: what a project says of that one must not go here."""
    former: dict[str, str] = {}
    for rule in rules.values():
        for name in rule.formerly:
            if name in rules:
                yield f"{rule.origin or rule.id}: formerly: {name} is the name of a rule; take it out"
            elif former.setdefault(name, rule.id) != rule.id:
                yield f"{rule.origin or rule.id}: formerly: {name} is a former name of {former[name]} too; take one out"


def _strangers(presets: Iterable[Preset], rules: dict[str, Rule]) -> Iterable[str]:
    """Names in presets that are no rule, no family and not all."""
    names = {*rules, *(rule.family for rule in rules.values()), "all"}
    for preset in presets:
        for name in (*preset.rules, *preset.without, *preset.severities):
            plain = name.removesuffix("/*")
            if plain not in names:
                yield f"{preset.origin}: there is no rule or family {name!r}{suggestion(plain, sorted(names))}"
