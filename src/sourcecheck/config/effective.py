"""A configuration for one file: the overrides that match it, worked in."""

from __future__ import annotations

from collections.abc import Sequence

from sourcecheck.config.globs import holds
from sourcecheck.config.merging import adopted, overlaid
from sourcecheck.config.values import Config, Override

__all__ = ["excluded", "for_file", "matching", "with_overrides"]


def for_file(config: Config, path: str) -> Config:
    """The configuration with the overrides that match a path, in their order."""
    return with_overrides(config, matching(config, path))


def excluded(config: Config, path: str) -> bool:
    """Whether a path is no article of the project."""
    return holds(config.exclude, path)


def matching(config: Config, path: str) -> tuple[int, ...]:
    """Numbers of the overrides that match a path."""
    return tuple(number for number, one in enumerate(config.overrides) if holds((one.files,), path))


def with_overrides(config: Config, numbers: Sequence[int]) -> Config:
    """The configuration with some of its overrides worked in, and none left."""
    for number in numbers:
        config = _with(config, config.overrides[number])
    return config._replace(overrides=())


def _with(config: Config, override: Override) -> Config:
    select, extend, ignore = adopted(
        (config.select, config.extend_select, config.ignore), None, override.select, override.ignore
    )
    options = dict(config.options)
    for rule, said in override.options.items():
        options[rule] = {**options.get(rule, {}), **said}
    origins = dict(config.origins)
    for key, where in override.origins.items():
        name = "extend-select" if key == "select" else key
        if name in {"extend-select", "ignore"} and name in origins:
            where = f"{origins[name]}, {where}"
        if name != "files":
            origins[name] = where
    if select != config.select:
        origins["select"] = origins["ignore"]
    return config._replace(
        select=select,
        extend_select=extend,
        ignore=ignore,
        severities=overlaid(config.severities, override.severities),
        type=override.type or config.type,
        language=override.language or config.language,
        options=options,
        origins=origins,
    )
