"""A project's own terms: ``sourcecheck.toml``, or ``[tool.sourcecheck]`` in ``pyproject.toml``.

    finder      which file holds for an article: the nearest upward; nothing is merged with files above
    one_file    one file, validated by the table in form, each problem with its line and likely meaning
    extending   the files and presets that one extends, bounded; merging: what a file says wins
    effective   the overrides that match an article
    checking    names of rules, presets and options against the rules there are

Without a configuration only ``finder`` and ``values`` are imported. A configuration is data
from strangers: bounded, no code, no address followed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sourcecheck.config.finder import Finder, configuration, named
from sourcecheck.config.values import Config, Globs, Mention, Override

if TYPE_CHECKING:
    from sourcecheck.loader.presets import RuleSet

__all__ = ["Config", "Finder", "Globs", "Mention", "Override", "checked", "configuration", "named"]


def checked(config: Config, rules: RuleSet, renamed: Mapping[str, str] = {}) -> Config:
    """The configuration with names that exist; see ``checking.checked``.

    Raises:
        ConfigError: every name that does not exist and every value that does not fit, a line each.
    """
    if not config.mentions:
        return config
    from sourcecheck.config import checking

    return checking.checked(config, rules, renamed)
