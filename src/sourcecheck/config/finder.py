"""Which configuration holds for a file: the nearest one upward. Without any, only names are looked up."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Final

from sourcecheck.config.values import Config
from sourcecheck.errors import ConfigError

__all__ = ["NAMES", "Finder", "configuration", "named"]

_OWN: Final = "sourcecheck.toml"
_PYPROJECT: Final = "pyproject.toml"
_BYTES: Final = 1024 * 1024 + 1  # one more than the TOML reader takes, so that it refuses
_MISNAMED: Final = (".sourcecheck.toml", "sourcecheck.yaml", "sourcecheck.yml", ".sourcecheckrc")
NAMES: Final = (_OWN, _PYPROJECT)  # in this order, where one folder has both


class Finder:
    """Finds the configuration of each file of a run; each folder and file is read once.

    Args:
        named: a configuration file that holds for all (``--config``).
        isolated: none is looked for (``--isolated``).
        prepare: what each configuration that is found goes through once, such as ``checked``.
    """

    def __init__(
        self, named: str = "", isolated: bool = False, prepare: Callable[[Config], Config] | None = None
    ) -> None:
        self._named = named
        self._isolated = isolated
        self._prepare = prepare
        self._folders: dict[str, Config | ConfigError] = {}
        self._settings: dict[tuple[str, tuple[int, ...]], Config] = {}

    def configuration(self, path: str = "") -> Config:
        """The configuration for a file, its overrides not worked in; equal files get the same object.

        Args:
            path: of an article, there or not; empty or ``-``: as for one in the current folder.

        Raises:
            ConfigError: all that is wrong with it, a line each.
        """
        folder = "" if self._named or self._isolated else _folder(path)
        found = self._folders.get(folder)
        if found is None:
            found = self._found(folder)
        if isinstance(found, ConfigError):
            raise found.with_traceback(None)
        return found

    def for_file(self, path: str = "") -> Config:
        """The configuration for a file with the overrides that match it; equal ones are the same object.

        Raises:
            ConfigError: as ``configuration``.
        """
        config = self.configuration(path)
        if not config.overrides:
            return config
        from sourcecheck.config.effective import matching, with_overrides

        key = (config.sources[-1], matching(config, path))
        known = self._settings.get(key)
        if known is None:
            known = self._settings[key] = with_overrides(config, key[1])
        return known

    def excludes(self, path: str) -> bool:
        """Whether the configuration says that a file is no article of its project.

        Raises:
            ConfigError: as ``configuration``.
        """
        config = self.configuration(path)
        if not config.exclude:
            return False
        from sourcecheck.config.globs import holds

        return holds(config.exclude, path)

    def files(self) -> list[str]:
        """All files, there or not, whose change can change what was answered: for who waits for changes."""
        if self._isolated:
            return []
        here = (
            [self._named] if self._named else [os.path.join(folder, name) for folder in self._folders for name in NAMES]
        )
        read = [file for one in self._folders.values() if isinstance(one, Config) for file in one.sources]
        return list(dict.fromkeys((*here, *read, *filter(None, [self._named]))))

    def _found(self, folder: str) -> Config | ConfigError:
        visited: list[str] = []
        while True:
            found = self._folders.get(folder)
            if found is None:
                visited.append(folder)
                found = self._loaded(folder)
            if found is not None:
                break
            folder = os.path.dirname(folder)
        for one in reversed(visited):
            said = () if self._named or self._isolated else tuple(_misnamed(one))
            if said and isinstance(found, Config):
                found = found._replace(notices=(*found.notices, *said))
            self._folders[one] = found
        return found

    def _loaded(self, folder: str) -> Config | ConfigError | None:
        """What one folder says; at the file system's root, that there is nothing."""
        try:
            if self._isolated:
                return Config()
            config = named(self._named) if self._named else _here(folder)
            if config is None:
                return Config() if os.path.dirname(folder) == folder else None
            return config if self._prepare is None else self._prepare(config)
        except ConfigError as error:
            return error


def configuration(path: str = "", named: str = "", isolated: bool = False) -> Config:
    """The configuration for one file; for many, keep a ``Finder``.

    Raises:
        ConfigError: all that is wrong with it, a line each.
    """
    return Finder(named, isolated).configuration(path)


def named(file: str) -> Config:
    """The configuration of a file that is named. Its globs count from its folder, or, where
    that does not hold the current folder, from the current folder.

    Raises:
        ConfigError: all that is wrong with it, a line each.
    """
    from sourcecheck.config.extending import complete
    from sourcecheck.config.one_file import read_layer

    path = os.path.abspath(file)
    layer = read_layer(path, file)
    if layer is None:
        raise ConfigError(f"{file}: has no table [tool.sourcecheck]")
    current = os.getcwd()
    inside = (current + os.sep).startswith(layer.root.rstrip(os.sep) + os.sep)
    return complete(layer, layer.root if inside else current)


def _folder(path: str) -> str:
    if path in ("", "-"):
        return os.getcwd()
    return os.path.dirname(os.path.abspath(path))


def _here(folder: str) -> Config | None:
    """The configuration of one folder, if it has any."""
    own, project = (os.path.join(folder, name) for name in NAMES)
    has_own = os.path.lexists(own)
    if has_own and not os.path.isfile(own):
        what = "a link to a file that is not there" if not os.path.exists(own) else "not a plain file"
        raise ConfigError(f"{_shown(own)}: {what}")
    data = _with_word(project) if os.path.isfile(project) else b""
    if not has_own and not data:
        return None
    from sourcecheck.config.extending import complete
    from sourcecheck.config.one_file import read_layer

    table = None
    notices: list[str] = []
    if data:
        try:
            table = read_layer(project, _shown(project), data)
        except ConfigError as error:
            # Another tool's file: only where we are plainly meant is it ours to complain.
            if not has_own and _our_table(data):
                raise
            notices.append(f"passed over: {error}")
    if not has_own:
        config = None if table is None else complete(table, folder)
        if config is None and notices:
            return None
        return config
    layer = read_layer(own, _shown(own))
    assert layer is not None
    if table is not None:
        notices.append(f"{_shown(own)} holds; [tool.sourcecheck] of {_shown(project)} beside it is not read")
    return complete(layer, folder)._replace(notices=tuple(notices))


def _misnamed(folder: str) -> Iterator[str]:
    """Files that somebody likely took for a configuration."""
    for name in _MISNAMED:
        path = os.path.join(folder, name)
        if os.path.lexists(path) and not os.path.lexists(os.path.join(folder, _OWN)):
            how = "" if name.endswith(".toml") else ", written in TOML"
            yield f"{_shown(path)}: is not read; a configuration is called {_OWN}{how}"


def _with_word(path: str) -> bytes:
    """The bytes of a pyproject.toml that names us at all; most do not, and need no TOML reader."""
    try:
        with open(path, "rb") as file:
            data = file.read(_BYTES)
    except OSError:
        return b""  # not ours to complain about
    return data if b"sourcecheck" in data else b""


def _our_table(data: bytes) -> bool:
    return re.search(rb"(?m)^\s*\[+\s*tool\s*\.\s*[\"']?sourcecheck\b", data) is not None


def _shown(path: str) -> str:
    """A path for messages: from the current folder where it lies below."""
    base = os.getcwd().rstrip(os.sep) + os.sep
    return path[len(base) :] if path.startswith(base) else path
