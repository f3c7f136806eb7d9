"""What holds for the texts of one folder: configuration, rules, baseline, read anew when a file of theirs changes.

While a configuration is wrong, which it is for a moment whenever somebody edits it, the terms of before go on holding
and what is wrong is said: else all findings would vanish and come back. Where there are none from before, its texts
are not checked, as on the command line. Wrong settings of the editor count for nothing until they are put right.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Final

from sourcecheck.config import Config, Finder
from sourcecheck.engine import Engine
from sourcecheck.errors import ConfigError, RuleError, UsageError
from sourcecheck.lsp.jobs import Terms
from sourcecheck.lsp.known import Known, baseline_files
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport, Plan
from sourcecheck.watching import looked, rule_files

__all__ = ["Project", "Way"]

# Until something that is wrong is read anew, though none of the files that are known to matter changed: a shared file
# may be at fault, of which nobody knows while it cannot be read.
_AGAIN_SECONDS: Final = 1.0


class Way(NamedTuple):
    """How a text is to be checked.

    Attributes:
        engine: None where its configuration cannot be read.
        wrong: what is wrong, a line each, the last of which says what holds meanwhile.
    """

    config: Config
    engine: Engine | None
    excluded: bool = False
    wrong: tuple[str, ...] = ()


class Project:
    """The terms of one folder's texts, under one editor's settings.

    Args:
        folder: absolute; paths in messages count from it. Empty: only texts without a file, and no configuration.
    """

    def __init__(self, folder: str, terms: Terms) -> None:
        self.folder = folder
        self._terms = terms
        self._known = Known()
        self._good: dict[str, Way] = {}  # by folder of texts, the last that was right
        self._seen: Mapping[str, tuple[int, ...]] = {}
        self._again = 0.0
        self._begin()

    def enter(self) -> None:
        """Make the folder the current one: messages name files from it, and a baseline may lie in it."""
        try:
            os.chdir(self.folder or os.sep)
        except (OSError, ValueError):  # it is gone, as the one of before may be, in which nothing works
            os.chdir(os.sep)

    def path(self, name: str) -> str:
        """How a text is called in messages: by its way from the folder where it lies below."""
        base = os.path.join(self.folder, "")
        return name[len(base) :] if self.folder and name.startswith(base) else name

    def way(self, name: str) -> Way:
        """How a text is to be checked; its files are looked at anew.

        Args:
            name: as of a Text.
        """
        late = self._again and time.monotonic() > self._again
        if late or self._seen != self._look(self._seen):
            self._begin()
        way = self._way(name)
        self._again = time.monotonic() + _AGAIN_SECONDS if way.wrong else 0.0
        self._seen = self._look(self.files())
        return way

    def files(self) -> tuple[str, ...]:
        """All files, there or not, on which answers depend."""
        baselines = (file for config in self._configs.values() for file in baseline_files(config))
        found = (*self._finder.files(), *rule_files(self.trees()), *baselines)
        return tuple(dict.fromkeys(os.path.abspath(file) for file in found))

    def trees(self) -> tuple[str, ...]:
        """The folders of rules."""
        return tuple(dict.fromkeys(folder for config in self._configs.values() for folder in config.rules))

    def without_known(self, report: FileReport, name: str, way: Way) -> tuple[FileReport, tuple[str, ...]]:
        """A report without the findings that the baseline knows, and what is wrong with that."""
        if name.startswith("<") or way.engine is None:  # a text without a file is none of the project's
            return report, ()
        return self._known.without(report, self.path(name), way.config, way.engine.renamed)

    def _begin(self) -> None:
        named = os.path.join(self.folder, os.path.expanduser(self._terms.config)) if self._terms.config else ""
        self._finder = Finder(named, isolated=not (self.folder or named))
        self._engines: dict[tuple[int, bool], Engine] = {}
        self._configs: dict[int, Config] = {}
        self._again = 0.0

    def _look(self, files: Mapping[str, tuple[int, ...]] | tuple[str, ...]) -> Mapping[str, tuple[int, ...]]:
        return looked((), files).settings

    def _way(self, name: str) -> Way:
        place = "" if name.startswith("<") else self.path(name)
        under = os.path.dirname(name)
        try:
            config = self._finder.configuration(place)
            self._configs[id(config)] = config  # the finder keeps them, so that no two have one number
            engine, wrong = self._engine(config)
            way = Way(config, engine, bool(place) and self._finder.excludes(place), wrong)
        except (ConfigError, RuleError) as error:
            return self._meanwhile(under, place, str(error))
        self._good[under] = way
        return way

    def _meanwhile(self, under: str, place: str, said: str) -> Way:
        lines = said.splitlines()
        good = self._good.get(under)
        if good is None:
            return Way(Config(), None, wrong=(*lines, "Texts under it are not checked until this is put right."))
        from sourcecheck.config.globs import holds

        excluded = bool(place) and bool(good.config.exclude) and holds(good.config.exclude, place)
        return Way(good.config, good.engine, excluded, (*lines, "The terms of before hold until this is put right."))

    def _engine(self, config: Config) -> tuple[Engine, tuple[str, ...]]:
        """The engine for a configuration, and what is wrong with the settings, which then count for nothing.

        Raises:
            ConfigError, RuleError: the configuration is wrong.
        """
        terms = self._terms
        plan = Plan(preset=terms.preset, select=terms.select, ignore=terms.ignore, min_confidence=terms.min_confidence)
        try:
            return self._made(config, plan, own=True), ()
        except UsageError as error:
            said = f"settings of the editor: {error}"
        meanwhile = "The settings preset, select, ignore and minConfidence do not count until this is put right."
        try:
            return self._made(config, Plan(), own=False), (said, meanwhile)
        except UsageError as error:  # it was not for the settings
            raise ConfigError(str(error)) from None

    def _made(self, config: Config, plan: Plan, *, own: bool) -> Engine:
        key = (id(config), own)
        if key not in self._engines:
            self._engines[key] = Engine(plan._replace(config=config))
        return self._engines[key]
