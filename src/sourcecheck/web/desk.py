"""What a process keeps from one job for the next: rules ready to run, and nothing of any draft."""

from __future__ import annotations

import os
from collections.abc import Iterator

from sourcecheck.config import Config, Finder
from sourcecheck.document import Document, Format
from sourcecheck.engine import Engine
from sourcecheck.readers import read_text
from sourcecheck.records import NamedTuple
from sourcecheck.report import FileReport, Plan
from sourcecheck.rule import Example
from sourcecheck.web.drafts import Draft

__all__ = ["Desk", "Looked"]

_TOGETHER = 12  # examples a step of getting ready


class Looked(NamedTuple):
    """A draft, read and checked."""

    document: Document
    report: FileReport
    engine: Engine


class Desk:
    """Checks drafts by the rules of the folder they belong to.

    Args:
        folder: that was named; empty: the current one's rules hold, and no file is opened.
    """

    def __init__(self, folder: str = "") -> None:
        self.folder = folder
        self._finder = Finder()
        self._engines: dict[int, Engine] = {}
        self._state: tuple[object, ...] = ()

    def look(self, draft: Draft) -> Looked:
        """Check a draft.

        Raises:
            ConfigError, RuleError: the configuration that it falls under is wrong.
            ReadError: it is over a limit of its reader.
        """
        path = os.path.join(self.folder, *draft.file.split("/")) if draft.file else draft.name
        engine = self._engine(os.path.join(self.folder, draft.file or draft.name) if self.folder else "")
        document = read_text(draft.source, path, draft.format)
        report = engine.check(document)
        return Looked(document, report, engine)

    def warm_up(self) -> Iterator[None]:
        """Load rules, step by step, as the first check would: by looking at their own examples.

        Raises:
            ConfigError, RuleError: as ``look``.
        """
        engine = self._engine(self.folder and os.path.join(self.folder, "draft.txt"))
        yield
        examples = [example for rule, _ in engine.rules for example in tuple(rule.bad)[:1]]
        for first in range(0, len(examples), _TOGETHER):
            some = examples[first : first + _TOGETHER]
            texts = (one.text if isinstance(one, Example) else one for one in some)
            engine.check(read_text("\n\n".join(texts), "examples", Format.TEXT))
            yield

    def _engine(self, path: str) -> Engine:
        """The rules for a file; read anew where a configuration has changed."""
        config = self._config(path)
        engine = self._engines.get(id(config))
        if engine is None:
            engine = self._engines[id(config)] = Engine(Plan(source=True, config=config))
        return engine

    def _config(self, path: str) -> Config:
        if self._state != self._files():
            self._finder = Finder()
            self._engines.clear()
        try:
            return self._finder.configuration(path)
        finally:
            self._state = self._files()

    def _files(self) -> tuple[object, ...]:
        """The state of all files, there or not, that the configuration comes from."""
        return tuple((path, _stamp(path)) for path in self._finder.files())


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size
