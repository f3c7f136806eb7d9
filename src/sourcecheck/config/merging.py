"""From the files of a chain to one configuration: what a file says wins over what it extends."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from sourcecheck.config.form import HOUSE, day
from sourcecheck.config.one_file import Layer, key_text
from sourcecheck.config.values import Config, Globs, Mention, Override
from sourcecheck.finding import Confidence, Severity
from sourcecheck.guarded_toml import Key
from sourcecheck.records import NamedTuple

__all__ = ["PresetNamed", "adopted", "merged", "plain"]


class PresetNamed(NamedTuple):
    """A preset that a file extends."""

    name: str
    where: str
    key: str


def merged(steps: Iterable[Layer | PresetNamed], root: str) -> Config:
    """The configuration that valid files make together, extended ones first.

    Args:
        root: absolute; the folder from which the file in force counts.
    """
    config = Config(root=root)
    for step in steps:
        if isinstance(step, PresetNamed):
            mention = Mention("preset", step.name, step.where, step.key)
            config = config._replace(
                preset=step.name,
                origins={**config.origins, "extends": step.where},
                mentions=(*config.mentions, mention),
            )
        else:
            config = _with(config, step)
    return config


def _with(config: Config, layer: Layer) -> Config:
    """The configuration after one more file."""
    value = layer.value
    origins = dict(config.origins)
    for path in _paths(value):
        key = key_text(path)
        added = path[0] in {"ignore", "extend-select", "exclude", "rules", "overrides", "house"} and key in origins
        origins[key] = f"{origins[key]}, {layer.where(path)}" if added else layer.where(path)
    select, extend, ignore = adopted(
        (config.select, config.extend_select, config.ignore),
        select=tuple(value["select"]) if "select" in value else None,
        extend=tuple(value.get("extend-select", ())),
        ignore=tuple(value.get("ignore", ())),
    )
    if select != config.select and "select" not in value:
        origins["select"] = origins["ignore"]
    root = layer.root if _inside(config.root, layer.root) else config.root
    fail_on = value.get("fail-on")
    return config._replace(
        select=select,
        extend_select=extend,
        ignore=ignore,
        severities=overlaid(config.severities, _severities(value)),
        confidence=Confidence[value["confidence"].upper()] if "confidence" in value else config.confidence,
        show=Severity[value["show"].upper()] if "show" in value else config.show,
        fail_on=config.fail_on if fail_on is None else None if fail_on == "never" else Severity[fail_on.upper()],
        exclude=(*config.exclude, Globs(root, tuple(value["exclude"]))) if value.get("exclude") else config.exclude,
        rules=_once((*config.rules, *(_path(layer, name) for name in value.get("rules", ())))),
        baseline=_path(layer, value["baseline"]) if "baseline" in value else config.baseline,
        type=value.get("type", config.type),
        language=_language(value.get("language", config.language)),
        now=day(value["now"]) if "now" in value else config.now,
        inline=value.get("inline", config.inline),
        options=_options(config.options, value),
        house=_house(config.house, value.get("house", {})),
        overrides=(*config.overrides, *_overrides(layer, root)),
        origins=origins,
        mentions=(*config.mentions, *_mentions(layer)),
        sources=(*(path for path in config.sources if path != layer.path), layer.path),
    )


def adopted(
    before: tuple[tuple[str, ...] | None, tuple[str, ...], tuple[str, ...]],
    select: tuple[str, ...] | None,
    extend: tuple[str, ...],
    ignore: tuple[str, ...],
) -> tuple[tuple[str, ...] | None, tuple[str, ...], tuple[str, ...]]:
    """Choices of rules (select, extend-select, ignore) after later ones, which win where both name the same.

    A rule that is asked for later is ignored no more. A family that is ignored later takes along
    the rules of it that were asked for before by their own names. Ignoring all and asking for some
    in one breath is asking for those alone.
    """
    select_before, extend_before, ignore_before = before
    wanted = {plain(name) for name in (*(select or ()), *extend)}
    refused = {plain(name) for name in ignore}
    if "all" in refused and wanted:
        kept = (name for name in (*ignore_before, *ignore) if plain(name) not in {"all", *wanted})
        return _once((*(select or ()), *extend)), (), _once(kept)
    taken = [
        name
        for name in (*((select_before if select is None else None) or ()), *extend_before)
        if "/" in plain(name) and plain(name) not in wanted and ("all" in refused or name.partition("/")[0] in refused)
    ]
    kept = (name for name in ignore_before if plain(name) not in wanted)
    return (
        select_before if select is None else select,
        _once((*extend_before, *extend)),
        _once((*kept, *ignore, *taken)),
    )


def plain(name: str) -> str:
    """A name of rules without what may follow a family's: ``tables/*`` and ``tables/`` are ``tables``."""
    return name.strip().removesuffix("/*").removesuffix("/")


def _paths(value: dict[str, Any]) -> Iterable[Key]:
    """The keys of a file whose origins are kept: each entry of severity, options and house by itself."""
    for name, item in value.items():
        if name == "options":
            yield from ((name, rule, option) for rule, options in item.items() for option in options)
        elif name in {"severity", "house"}:
            yield from ((name, inner) for inner in item)
        elif name != "extends":
            yield (name,)


def overlaid(before: Mapping[str, Severity], said: Mapping[str, Severity]) -> dict[str, Severity]:
    """Severities of one layer over those before it: a family or "all" has the last word about the rules in it."""
    kept = {} if "all" in said else {name: one for name, one in before.items() if name.partition("/")[0] not in said}
    return {**kept, **said}


def _severities(value: dict[str, Any]) -> dict[str, Severity]:
    return {plain(name): Severity[said.upper()] for name, said in value.get("severity", {}).items()}


def _options(before: Mapping[str, Mapping[str, Any]], value: dict[str, Any]) -> dict[str, Mapping[str, Any]]:
    options = dict(before)
    for rule, said in value.get("options", {}).items():
        options[rule] = {**options.get(rule, {}), **said}
    return options


def _house(before: Mapping[str, tuple[str, ...]], said: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    added = {name: _once((*before.get(name, ()), *said.get(name, ()))) for name in HOUSE}
    return {name: entries for name, entries in added.items() if entries}


def _overrides(layer: Layer, root: str) -> Iterable[Override]:
    for number, value in enumerate(layer.value.get("overrides", ())):
        yield Override(
            files=Globs(root, tuple(value["files"])),
            select=tuple(value.get("select", ())),
            ignore=tuple(value.get("ignore", ())),
            severities=_severities(value),
            type=value.get("type", ""),
            language=_language(value.get("language", "")),
            options=_options({}, value),
            origins={key_text(path): layer.where(("overrides", number, *path)) for path in _paths(value)},
        )


def _mentions(layer: Layer) -> Iterable[Mention]:
    """Every name of a rule or an option in a file."""
    yield from _mentioned(layer, layer.value, ())
    for number, value in enumerate(layer.value.get("overrides", ())):
        yield from _mentioned(layer, value, ("overrides", number))


def _mentioned(layer: Layer, value: dict[str, Any], base: Key) -> Iterable[Mention]:
    def mention(kind: str, name: str, path: Key, option: str = "", said: Any = None) -> Mention:
        full = (*base, *path)
        return Mention(kind, name, layer.where(full), key_text(full), option, said)

    for key in ("select", "extend-select", "ignore"):
        for number, name in enumerate(value.get(key, ())):
            yield mention("rule", name, (key, number))
    for name in value.get("severity", {}):
        yield mention("rule", name, ("severity", name))
    for rule, options in value.get("options", {}).items():
        if not options:
            yield mention("option", rule, ("options", rule))
        for option, said in options.items():
            yield mention("option", rule, ("options", rule, option), option, said)


def _path(layer: Layer, name: str) -> str:
    return os.path.normpath(os.path.join(layer.root, name))


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _language(code: str) -> str:
    return code.lower().replace("_", "-")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
