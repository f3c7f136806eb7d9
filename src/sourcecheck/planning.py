"""Which plan each file of a run falls under: that of the configuration nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

from sourcecheck.config import Config, Finder
from sourcecheck.engine import Engine, Engines, Source
from sourcecheck.errors import ConfigError, RuleError
from sourcecheck.report import Plan, Problem

__all__ = ["planned"]


def planned(
    items: Sequence[Source | Problem],
    plan: Plan,
    finder: Finder,
    keep: Sequence[str] = (),
    by_config: dict[int, Engine] | None = None,
) -> tuple[list[Source | Problem], Engines]:
    """The sources with the numbers of their plans, and the engines for these.

    What a configuration excludes is left out. Where a configuration is wrong, its problems stand in the place
    of the files under it, and files under others are checked all the same.

    Args:
        plan: what the person said, which each configuration is put under.
        keep: paths that stay though they are excluded, since they were named.
        by_config: engines of an earlier call with the same plan and finder, which go on being used; by the identity of
            their configuration, and those that are made now are added.

    Raises:
        UsageError: what the person said cannot be meant.
        RuleError: a folder of rules that the person named is wrong.
        ConfigError: there is no file, and the configuration of the current folder is wrong.
    """
    engines: list[Engine] = []
    by_config = {} if by_config is None else by_config
    numbers: dict[int, int | str] = {}  # identity of a configuration: its plan, or what is wrong with it
    broken: dict[str, int] = {}  # what is wrong: files that are not checked for it
    named = frozenset(keep)
    done: list[Source | Problem] = []
    for item in items:
        if isinstance(item, Problem):
            done.append(item)
            continue
        place = "" if item.data is not None and item.path.startswith("<") else item.path
        try:
            config = finder.configuration(place)
            if place and item.path not in named and finder.excludes(place):
                continue
        except ConfigError as error:
            broken[str(error)] = broken.get(str(error), 0) + 1
            continue
        number = numbers.get(id(config))
        if number is None:
            try:
                engines.append(_engine(plan, config, by_config))
                number = len(engines) - 1
            except (ConfigError, RuleError) as error:
                if isinstance(error, RuleError) and not config.rules:
                    raise  # the fault is of folders that the person named
                number = str(error)
            numbers[id(config)] = number
        if isinstance(number, str):
            broken[number] = broken.get(number, 0) + 1
        else:
            done.append(item._replace(plan=number))
    for said, files in broken.items():
        lines = said.splitlines()
        lines.append(f"{lines[0].partition(':')[0]}: so {files} file{' was' if files == 1 else 's were'} not checked")
        done.extend(Problem(line.partition(":")[0], "config", line) for line in lines)
    if not engines and not broken:
        engines.append(_engine(plan, finder.configuration(), by_config))
    return done, Engines([engine.plan for engine in engines], engines)


def _engine(plan: Plan, config: Config, by_config: dict[int, Engine]) -> Engine:
    engine = by_config.get(id(config))
    if engine is None:
        engine = by_config[id(config)] = Engine(plan._replace(config=config))
    return engine
