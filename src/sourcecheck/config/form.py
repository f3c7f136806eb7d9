"""What a configuration may say: one table, from which files are validated and the JSON Schema is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from sourcecheck.analysis.page.doctype import TYPES
from sourcecheck.config import globs
from sourcecheck.loader.presets import RuleSet
from sourcecheck.loader.shapes import Choice, Complaint, Field, Flag, Many, Named, Path, Table, shown
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Option

__all__ = ["CONFIG", "EXTENDED", "FOLDER", "HOUSE", "day", "schema"]

_PRESET: Final = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
HOUSE: Final = ("bylines", "outlets", "terms", "placeholders")
_SEVERITIES: Final = ("info", "warning", "error")
_ENTRIES: Final = 1_000  # of one list


class Word(NamedTuple):
    """A string that is not blank, of at most ``longest`` code points."""

    said: str
    longest: int = 200
    like: str = ""  # a pattern the whole string must match

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, str):
            hint = f'; write "{shown(value)}" in quotation marks' if isinstance(value, (int, float, date)) else ""
            yield Complaint(path, f"expected {self.said}, got {shown(value)}{hint}")
        elif not value.strip():
            yield Complaint(path, f"expected {self.said}, got an empty string")
        elif len(value) > self.longest:
            yield Complaint(path, f"at most {self.longest} characters, got {len(value):,}")
        elif self.like and not re.fullmatch(self.like, value):
            yield Complaint(path, f"expected {self.said}, got {shown(value)}")

    def schema(self) -> dict[str, Any]:
        pattern = f"^(?:{self.like})$" if self.like else r"\S"
        return {"type": "string", "maxLength": self.longest, "pattern": pattern}


class Glob(NamedTuple):
    """A pattern in the syntax of .gitignore."""

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        found = list(_GLOB.check(value, path))
        if not found:
            wrong = globs.problem(str(value))
            found = [Complaint(path, wrong)] if wrong else []
        yield from found

    def schema(self) -> dict[str, Any]:
        return _GLOB.schema()


class Day(NamedTuple):
    """A date: of TOML, or a string."""

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if isinstance(value, datetime):
            yield Complaint(path, f"expected a date without a time, got {shown(value)}; write {value.date()}")
        elif day(value) is None:
            yield Complaint(path, f"expected a date such as 2026-11-22, got {shown(value)}")

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def day(value: object) -> date | None:
    """The date that a valid ``now`` stands for, None for what is no date."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
    except ValueError:
        return None


class Setting(NamedTuple):
    """The value of a rule's option, whose type is the rule's business."""

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if isinstance(value, list):
            for number, item in enumerate(value):
                if not isinstance(item, (str, int, float)):
                    yield Complaint((*path, number), f"expected text or a number, got {shown(item)}")
        elif not isinstance(value, (str, int, float)):
            yield Complaint(path, f"expected text, a number, true, false or a list, got {shown(value)}")

    def schema(self) -> dict[str, Any]:
        plain: list[dict[str, Any]] = [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]
        return {"anyOf": [*plain, {"type": "array", "items": {"anyOf": plain}}]}


class Open(NamedTuple):
    """A mapping from names to a shape, some names of which are known; ``said`` tells what stands in it."""

    of: Table | Named | Choice | Setting
    said: str
    names: Word

    def check(self, value: object, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, dict):
            yield Complaint(path, f"expected {self.said}, got {shown(value)}")
            return
        for name, item in value.items():
            misnamed = [one._replace(key=True) for one in self.names.check(name, (*path, name))]
            yield from misnamed or self.of.check(item, (*path, name))

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^(?:{self.names.like})$"},
            "additionalProperties": self.of.schema(),
        }


_GLOB: Final = Word("a glob such as drafts/ or *.draft.md")
_PART: Final = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_RULE: Final = Word("a rule (family/rule-name), a family or all", 120, rf"{_PART}(?:/(?:{_PART}|\*)?)?")
_RULE_ID: Final = Word("a rule (family/rule-name)", 120, rf"{_PART}/{_PART}")
_OPTION: Final = Word("the name of an option, such as no-bylines", 80, r"[A-Za-z0-9][A-Za-z0-9_-]*")
# What leads to a file that could not be meant: an address, a path of one machine.
EXTENDED: Final = Word(
    "a preset such as news, or a path from this file that ends in .toml",
    400,
    rf"{_PRESET}|(?![/~\\]|[A-Za-z]:)(?:(?!://)[^\x00-\x1f\x7f\x85\u2028\u2029])*\.toml",
)
FOLDER: Final = Word(
    "a folder, as a path from this file", 400, r"(?![/~\\]|[A-Za-z]:)(?:(?!://)[^\x00-\x1f\x7f\x85\u2028\u2029])*"
)
# Below the file, since commands write to it.
_BASELINE: Final = Word(
    "a path from this file, below its folder, that ends in .json",
    400,
    r"(?![/~]|[A-Za-z]:)(?!(?:.*/)?\.\./)(?:(?!//)[^\\\x00-\x1f\x7f\x85\u2028\u2029])+\.json",
)
_LANGUAGE: Final = Word("a language code such as en or pt-br", 35, r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_TYPE: Final = Choice(TYPES)
_OPTIONS: Final = Open(Named(Setting(), "a table of options"), "a table from rules to their options", _RULE_ID)
_SEVERITY: Final = Open(Choice(_SEVERITIES), "a table from rules and families to severities", _RULE)


def _names(least: int) -> Many:
    return Many(_RULE, least, _ENTRIES, "rules and families")


def _listed(what: str) -> Many:
    return Many(Word("text"), 0, _ENTRIES, what)


_OVERRIDE: Final = Table(
    "a table of [[overrides]]",
    (
        Field("files", Many(Glob(), 1, _ENTRIES, "globs"), True, "globs of the files this is for"),
        Field("select", _names(1), False, "rules and families that run here too"),
        Field("ignore", _names(1), False, "rules and families that do not run here"),
        Field("severity", _SEVERITY, False, "severities here, by rule or family"),
        Field("type", _TYPE, False, "what these articles are"),
        Field("language", _LANGUAGE, False, "the language of these articles"),
        Field("options", _OPTIONS, False, "the rules' own options here"),
    ),
    any_of=("select", "ignore", "severity", "type", "language", "options"),
)

CONFIG: Final = Table(
    "a table",
    (
        Field("extends", Many(EXTENDED, 1, 16, "presets and files", single=True), False,
              "a preset, or files whose settings this one starts from; of several the later win"),
        Field("select", _names(1), False, "rules and families to run, in place of the preset's"),
        Field("extend-select", _names(0), False, "rules and families to run beside those"),
        Field("ignore", _names(0), False, "rules and families to leave out"),
        Field("severity", _SEVERITY, False, "severities that differ from the rules' own, by rule or family"),
        Field("confidence", Choice(("low", "medium", "high")), False,
              "how sure a rule, or a kind of its findings, has to be"),
        Field("show", Choice(_SEVERITIES), False, "the least severity that is shown; info unless said"),
        Field("fail-on", Choice((*_SEVERITIES, "never")), False,
              "the severity from which findings fail; warning unless said"),
        Field("exclude", Many(Glob(), 0, _ENTRIES, "globs"), False, "globs of what is no article of this project"),
        Field("rules", Many(FOLDER, 0, 16, "folders of rules"), False, "folders of the project's own YAML rules"),
        Field("baseline", _BASELINE, False,
              "the file of known findings; .sourcecheck-baseline.json beside this file unless said"),
        Field("type", _TYPE, False, "what the articles are; each is guessed unless said"),
        Field("language", _LANGUAGE, False, "the language of the articles; each is guessed unless said"),
        Field("now", Day(), False, "the day to take for today, for reports that can be repeated"),
        Field("inline", Flag(), False, "directives in articles (sourcecheck-disable ...) count; true unless said"),
        Field("options", _OPTIONS, False, "the rules' own options; see sourcecheck explain RULE"),
        Field("house", Table("a table of house lists", (
            Field("bylines", _listed("bylines"), False, "names under which this house publishes"),
            Field("outlets", _listed("outlets"), False, "names of this house and its outlets"),
            Field("terms", _listed("terms"), False, "words of this house that are no slip"),
            Field("placeholders", _listed("placeholders"), False, "invented names used as examples on purpose"),
        )), False, "what is usual in this house"),
        Field("overrides", Many(_OVERRIDE, 0, 200, "tables"), False, "what holds for some files only"),
    ),
)  # fmt: skip


def schema(rules: RuleSet | None = None) -> dict[str, Any]:
    """The JSON Schema (Draft 2020-12) of ``sourcecheck.toml``.

    Args:
        rules: whose options are described by name and type; rules of other folders stay open.
    """
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The configuration of sourcecheck",
        **CONFIG.schema(),
    }
    if rules is not None:
        known = _options_of(rules)
        properties = described["properties"]
        for options in (properties["options"], properties["overrides"]["items"]["properties"]["options"]):
            options["properties"] = known
    return described


def _options_of(rules: RuleSet) -> dict[str, Any]:
    return {
        rule.id: {
            "type": "object",
            "description": rule.message,
            "additionalProperties": False,
            "properties": {name.replace("_", "-"): _described(option) for name, option in rule.options.items()},
        }
        for rule in rules.rules.values()
    }


def _described(option: Option) -> dict[str, Any]:
    default = list(option.default) if isinstance(option.default, tuple) else option.default
    said: dict[str, Any] = {"description": option.about} if option.about else {}
    if default is not None:
        said["default"] = default
    if option.choices and isinstance(default, list):
        return {**said, "type": "array", "items": {"enum": list(option.choices)}}
    if option.choices:
        return {**said, "enum": list(option.choices)}
    kind = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}.get(type(default))
    if kind == "array":
        return {**said, "type": kind, "items": {"type": "string"}}
    if kind in {"integer", "number"} and option.default >= 0:
        said["minimum"] = 0  # as checking has it
    return {**said, "type": kind} if kind else said
