"""Whether the rules, families, presets and options that a configuration names exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sourcecheck.config.merging import plain
from sourcecheck.config.one_file import PROBLEMS
from sourcecheck.config.values import Config, Mention, Override
from sourcecheck.errors import ConfigError, suggestion
from sourcecheck.finding import Severity
from sourcecheck.loader.presets import RuleSet
from sourcecheck.loader.shapes import shown
from sourcecheck.rule import Option, Rule

__all__ = ["checked"]


def checked(config: Config, rules: RuleSet, renamed: Mapping[str, str] = {}) -> Config:
    """The configuration with names that exist and options as the rules know them.

    Args:
        rules: the library with the project's own folders (``config.rules``).
        renamed: old ids of rules and what they are called now; each use is a notice.

    Returns:
        The configuration, options keyed as in ``Rule.options``, lists as tuples, old names replaced.

    Raises:
        ConfigError: every name that does not exist and every value that does not fit, a line each.
    """
    problems: list[str] = []
    notices: list[str] = []
    for one in _in_order(config.mentions):
        name = renamed.get(one.name, one.name)
        if name != one.name:
            notices.append(f"{one.where}: {one.key}: {one.name} is now called {name}; it still works")
        said = "".join(_wrong(one._replace(name=name), rules))
        if said:
            problems.append(f"{one.where}: {one.key}: {said}")
        if len(problems) == PROBLEMS:
            problems.append(f"{config.file}:1: more is wrong; mend these first")
            break
    if problems:
        raise ConfigError("\n".join(dict.fromkeys(problems)))
    return config._replace(
        select=None if config.select is None else _names(config.select, renamed),
        extend_select=_names(config.extend_select, renamed),
        ignore=_names(config.ignore, renamed),
        severities=_severities(config.severities, renamed),
        options=_options(config.options, rules, renamed),
        overrides=tuple(_override(one, rules, renamed) for one in config.overrides),
        notices=(*config.notices, *dict.fromkeys(notices)),
        origins=_origins(config.origins, renamed),
    )


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """File by file, each from its top."""
    files: dict[str, int] = {}
    keyed = []
    for one in mentions:
        file, _, line = one.where.rpartition(":")
        keyed.append((files.setdefault(file, len(files)), int(line), one))
    return [one for _, _, one in sorted(keyed, key=lambda item: item[:2])]


def _wrong(mention: Mention, rules: RuleSet) -> Iterator[str]:
    """What is wrong with a mention, at most one text."""
    if mention.kind == "preset":
        if mention.name not in rules.presets:
            yield _no_preset(mention.name, rules)
    elif mention.kind == "rule":
        name = plain(mention.name)
        if name != "all" and name not in rules.rules and name not in _families(rules):
            yield _no_rule(name, rules)
    elif mention.name not in rules.rules:
        yield _no_rule(mention.name, rules, ids=True)
    elif mention.option:
        yield from _wrong_option(rules.rules[mention.name], mention, rules)


def _families(rules: RuleSet) -> set[str]:
    return {rule.family for rule in rules.rules.values()}


def _no_preset(name: str, rules: RuleSet) -> str:
    if name in _families(rules):
        return f'there is no preset {name!r}, but a family of rules; write select = ["{name}"]'
    likely = suggestion(name, rules.presets)
    return f"there is no preset {name!r}" + (likely or f"; expected one of {', '.join(sorted(rules.presets))}")


def _no_rule(name: str, rules: RuleSet, ids: bool = False) -> str:
    if name in rules.presets:
        return f'there is no rule or family {name!r}, but a preset; write extends = "{name}"'
    tail = name.rpartition("/")[2].lower()
    same = [rule for rule in rules.rules if rule.rpartition("/")[2] == tail]
    likely = f"; did you mean {same[0]!r}?" if len(same) == 1 else ""
    names = sorted(rules.rules) if ids or "/" in name else sorted({*rules.rules, *_families(rules), "all"})
    likely = likely or suggestion(name.lower().replace("_", "-"), names)
    what = "rule" if ids or "/" in name else "rule or family"
    return f"there is no {what} {name!r}{likely or '; see sourcecheck rules list'}"


def _wrong_option(rule: Rule, mention: Mention, rules: RuleSet) -> Iterator[str]:
    known = {_written(name): option for name, option in rule.options.items()}
    option = known.get(mention.option)
    if option is not None:
        problem = _misfit(mention.value, option)
        if problem:
            yield problem
        return
    likely = suggestion(mention.option.lower().replace("_", "-"), known)
    others = [other.id for other in rules.rules.values() if mention.option in map(_written, other.options)]
    if not likely and others:
        likely = f"; it belongs to {others[0]}"
    if not likely:
        likely = f"; expected one of {', '.join(sorted(known))}" if known else "; this rule has no options"
    yield f"{rule.id} has no option {mention.option!r}{likely}"


def _misfit(value: object, option: Option) -> str:
    """What is wrong with the value of an option, empty where it fits."""
    default = option.default
    many = isinstance(default, (tuple, list))
    if option.choices:
        items = value if many and isinstance(value, list) else [value]
        if many and not isinstance(value, list):
            return f"expected a list of {_all(option)}, got {shown(value)}"
        for item in items:
            # 1 is not True here
            if not any(
                item == choice and isinstance(item, bool) == isinstance(choice, bool) for choice in option.choices
            ):
                likely = (
                    suggestion(item, [one for one in option.choices if isinstance(one, str)])
                    if isinstance(item, str)
                    else ""
                )
                return f"expected one of {_all(option)}, got {shown(item)}{likely}"
        return ""
    if isinstance(default, bool):
        hint = "; without quotation marks" if value in ("true", "false") else ""
        return "" if isinstance(value, bool) else f"expected true or false, got {shown(value)}{hint}"
    if isinstance(default, (int, float)):
        kind = "number" if isinstance(default, float) else "whole number"
        fits = isinstance(value, (int, float) if kind == "number" else int) and not isinstance(value, bool)
        finite = fits and value == value and value not in (float("inf"), float("-inf"))
        hint = "; without quotation marks" if isinstance(value, str) and value.replace(".", "", 1).isdigit() else ""
        if finite and default >= 0 and isinstance(value, (int, float)) and value < 0:
            return f"expected a {kind} of 0 or more, got {shown(value)}"  # options count words, rows, years
        return "" if finite else f"expected a {kind} such as {default}, got {shown(value)}{hint}"
    if isinstance(default, str):
        return "" if isinstance(value, str) else f"expected text, got {shown(value)}"
    if many:
        if not isinstance(value, list):
            hint = f'; write ["{value}"]' if isinstance(value, str) else ""
            return f"expected a list, got {shown(value)}{hint}"
        wrong = next((item for item in value if not isinstance(item, str)), None)
        return "" if wrong is None else f"expected a list of texts, got {shown(wrong)} in it"
    return ""


def _all(option: Option) -> str:
    return ", ".join(choice if isinstance(choice, str) else shown(choice) for choice in option.choices)


def _written(name: str) -> str:
    """An option's name as it stands in a file."""
    return name.replace("_", "-")


def _names(names: tuple[str, ...], renamed: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(renamed.get(name, name) for name in names))


def _severities(severities: Mapping[str, Severity], renamed: Mapping[str, str]) -> dict[str, Severity]:
    return {renamed.get(name, name): severity for name, severity in severities.items()}


def _options(
    options: Mapping[str, Mapping[str, Any]], rules: RuleSet, renamed: Mapping[str, str]
) -> dict[str, Mapping[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for rule, said in options.items():
        now = renamed.get(rule, rule)
        known = {_written(name): (name, option) for name, option in rules.rules[now].options.items()}
        for name, value in said.items():
            key, option = known[name]
            found.setdefault(now, {})[key] = _as_known(value, option)
    return dict(found)


def _as_known(value: Any, option: Option) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return float(value) if isinstance(option.default, float) and isinstance(value, int) else value


def _override(override: Override, rules: RuleSet, renamed: Mapping[str, str]) -> Override:
    return override._replace(
        select=_names(override.select, renamed),
        ignore=_names(override.ignore, renamed),
        severities=_severities(override.severities, renamed),
        options=_options(override.options, rules, renamed),
        origins=_origins(override.origins, renamed),
    )


def _origins(origins: Mapping[str, str], renamed: Mapping[str, str]) -> Mapping[str, str]:
    """The places of keys, under the names that the rules in them have now."""
    if not renamed:
        return origins
    found: dict[str, str] = {}
    for key, where in origins.items():
        parts = key.split('"')  # severity."family/rule", options."family/rule".name
        if len(parts) > 1:
            parts[1] = renamed.get(parts[1], parts[1])
        found['"'.join(parts)] = where
    return found
