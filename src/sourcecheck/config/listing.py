"""A configuration as a list: each value that is in force, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sourcecheck.config.form import HOUSE
from sourcecheck.config.merging import overlaid
from sourcecheck.config.one_file import key_text
from sourcecheck.config.values import DEFAULT, Config
from sourcecheck.loader.presets import RuleSet
from sourcecheck.records import NamedTuple

__all__ = ["Row", "as_toml", "rows"]


class Row(NamedTuple):
    """A key, its value in plain types (None: nothing is said), and where that comes from."""

    key: str
    value: Any
    origin: str


def rows(config: Config, rules: RuleSet) -> Iterator[Row]:
    """All values of a configuration that went through ``checked`` and holds no overrides.

    Of rules with options each option is there; of severities those that a preset or a file changes.
    """
    preset = rules.presets[config.preset]
    from_preset = f"preset {preset.name}"

    def said(key: str, value: Any, name: str = "") -> Row:
        return Row(key, value, config.origin(name or key))

    yield said("extends", config.preset)
    if config.select is None:
        yield Row("select", list(preset.rules), from_preset)
    else:
        yield said("select", list(config.select))
    yield said("extend-select", list(config.extend_select))
    without = [name for name in preset.without if config.select is None]
    if without:
        both = "" if not config.ignore else f", {config.origin('ignore')}"
        yield Row("ignore", [*without, *config.ignore], from_preset + both)
    else:
        yield said("ignore", list(config.ignore))
    severities = overlaid(preset.severities, config.severities)
    for name in sorted(severities):
        key = key_text(("severity", name))
        own = name in config.severities
        yield Row(key, severities[name].label, _severity_origin(config, name) if own else from_preset)
    if config.confidence is None:
        yield Row("confidence", preset.confidence.label, from_preset)
    else:
        yield said("confidence", config.confidence.label)
    yield said("show", config.show.label)
    yield said("fail-on", "never" if config.fail_on is None else config.fail_on.label)
    yield said("exclude", [pattern for group in config.exclude for pattern in group.patterns])
    yield said("rules", list(config.rules))
    yield said("baseline", config.baseline or None)
    yield said("type", config.type or None)
    yield said("language", config.language or None)
    yield said("now", None if config.now is None else config.now.isoformat())
    yield said("inline", config.inline)
    for name in HOUSE:
        yield said(f"house.{name}", list(config.house.get(name, ())))
    for rule in rules.rules.values():
        for option, about in rule.options.items():
            key = key_text(("options", rule.id, option.replace("_", "-")))
            value = config.options.get(rule.id, {}).get(option, about.default)
            origin = _option_origin(config, rule.id, option)
            yield Row(key, list(value) if isinstance(value, tuple) else value, origin)


def _severity_origin(config: Config, name: str) -> str:
    for written in (name, f"{name}/*", f"{name}/"):
        key = key_text(("severity", written))
        if key in config.origins:
            return config.origins[key]
    return DEFAULT  # under a former name, which the notices tell


def _option_origin(config: Config, rule: str, option: str) -> str:
    return config.origin(key_text(("options", rule, option.replace("_", "-"))))


def as_toml(value: Any) -> str:
    """A value as one writes it in TOML."""
    import json

    return json.dumps(value, ensure_ascii=False)
