"""The JSON Schema and the loader agree on what a rule file may say."""

from __future__ import annotations

import os
from collections.abc import Iterator

import jsonschema
import pytest

from sourcecheck import guarded_yaml, loader
from sourcecheck.loader import schema as rule_schema
from sourcecheck.loader.files import yaml_files

SCHEMA = rule_schema.schema()
VALID: dict[str, object] = {
    "message": "Who says so?",
    "severity": "warning",
    "confidence": "high",
    "doubt": "A doubt.",
    "settle": "A cure.",
    "why": "A reason.",
    "references": ["https://example.org/standard"],
    "phrases": ["experts say"],
    "examples": {"bad": ["[[a]]", "[[b]]"], "good": ["a", "b"]},
}

MATCHERS: list[dict[str, object]] = [
    {"pattern": "lake"},
    {"pattern": ["lake", {"pattern": "x", "literal": "lake"}]},
    {"sequence": [{"any": ["is"]}, {"endings": ["ed"], "optional": True, "repeat": 3}]},
    {"sequence": [[{"any": ["is"]}], [{"any": ["was"]}]]},
    {"density": {"phrases": ["a"], "at-least": 1.5, "per-words": 100, "from-words": 3}},
    {"absence": {"pattern": "lake", "from-words": 3}},
    {"repetition": {"phrases": ["a"], "at-least": 2}},
    {"score": {"phrases": ["a"], "sequence": [{"any": ["is"]}], "at-least": 2}},
]
BROKEN: list[dict[str, object]] = [
    {"severity": "wraning"}, {"severity": None}, {"severity": 1}, {"confidence": "sure"}, {"messge": "x"},
    {"message": "x" * 91}, {"message": ""}, {"message": "a\nb"}, {"why": "  "}, {"references": []}, {"references": "x"},
    {"phrases": []}, {"phrases": [1]}, {"phrases": "a"}, {"in": ["tables"]}, {"in": "content"}, {"quoted": "yes"},
    {"case": 1}, {"formats": ["pdf"]}, {"languages": ["English"]}, {"examples": {"bad": ["a", "b"]}},
    {"examples": {"bad": ["a"], "good": ["a", "b"]}}, {"examples": {"bad": ["a", "b"], "good": ["a", {"txt": "b"}]}},
    {"pattern": "also"}, {"density": {"phrases": ["a"], "at-least": 2}}, {"unless": {"window": "block"}},
    {"unless": {"phrases": ["a"], "window": "page"}},
]  # fmt: skip
BROKEN_MATCHERS: list[dict[str, object]] = [
    {},
    {"pattern": []},
    {"pattern": "x" * 601},
    {"sequence": []},
    {"sequence": [[]]},
    {"sequence": [{"any": ["two words"]}]},
    {"sequence": [{"any": ["is"], "repeat": 11}]},
    {"density": {"phrases": ["a"]}},
    {"density": {"at-least": 2}},
    {"repetition": {"phrases": ["a"], "at-least": 1}},
    {"score": {"phrases": ["a"], "at-least": 2.5}},
    {"absence": ["a"]},
]


def without(value: dict[str, object], *names: str) -> dict[str, object]:
    return {name: item for name, item in value.items() if name not in names}


def broken() -> Iterator[dict[str, object]]:
    yield from ({**VALID, **change} for change in BROKEN)
    yield from ({**without(VALID, "phrases"), **matcher} for matcher in BROKEN_MATCHERS)
    yield from (without(VALID, name) for name in VALID)


def agree(value: object) -> bool:
    """Whether both accept a value; they have to say the same."""
    validator = jsonschema.Draft202012Validator(SCHEMA)
    accepted = validator.is_valid(value)
    assert accepted == (not list(rule_schema.RULE.check(value, ()))), value
    return accepted


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_all_rule_files_are_valid() -> None:
    folder = loader.rules_folder()
    names = [name for name, _ in yaml_files(folder) if name.partition("/")[0] not in {"presets", "words"}]
    assert names
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            assert agree(guarded_yaml.load(file.read())), name


@pytest.mark.parametrize("matcher", MATCHERS, ids=lambda matcher: next(iter(matcher)))
def test_each_matcher_is_valid(matcher: dict[str, object]) -> None:
    assert agree({**without(VALID, "phrases"), **matcher})


@pytest.mark.parametrize("value", list(broken()), ids=str)
def test_what_is_broken_is_refused_by_both(value: dict[str, object]) -> None:
    assert not agree(value)
