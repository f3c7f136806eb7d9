"""The chain of files that one extends: read, bounded, and told whole where it cannot be followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from sourcecheck.config.form import EXTENDED, FOLDER
from sourcecheck.config.globs import too_wide
from sourcecheck.config.merging import PresetNamed, merged
from sourcecheck.config.one_file import PYPROJECT, Layer, key_text, read_layer
from sourcecheck.config.values import Config
from sourcecheck.errors import ConfigError, SourcecheckError, suggestion
from sourcecheck.guarded_toml import Key
from sourcecheck.loader.files import yaml_files
from sourcecheck.records import NamedTuple

__all__ = ["DEPTH", "FILES", "complete"]

DEPTH: Final = 8  # files from one to the next
FILES: Final = 64  # of one configuration, each as often as it is extended


class _Link(NamedTuple):
    """A file on the way down a chain."""

    real: str
    shown: str


class _Chain:
    """The steps of a configuration in the order in which they count, and what is wrong."""

    def __init__(self) -> None:
        self.steps: list[Layer | PresetNamed] = []
        self.problems: list[str] = []
        self._layers: dict[str, Layer] = {}
        self._count = 0

    def follow(self, layer: Layer, above: tuple[_Link, ...]) -> None:
        """Take what a file extends, then the file."""
        links = (*above, _Link(os.path.realpath(layer.path), layer.shown))
        self._layers.setdefault(links[-1].real, layer)
        extends = layer.value.get("extends", ())
        single = isinstance(extends, str)
        if single or isinstance(extends, list):
            for number, entry in enumerate([extends] if single else extends):
                path: Key = ("extends",) if single else ("extends", number)
                if any(EXTENDED.check(entry, path)):
                    continue  # told already
                if entry.endswith(".toml"):
                    self._file(layer, entry, path, links)
                else:
                    self.steps.append(PresetNamed(entry, layer.where(path), key_text(path)))
        self.steps.append(layer)

    def _file(self, layer: Layer, entry: str, path: Key, links: tuple[_Link, ...]) -> None:
        target = os.path.normpath(os.path.join(layer.root, entry))
        shown = os.path.normpath(os.path.join(os.path.dirname(layer.shown), entry))
        real = os.path.realpath(target)
        where = f"{layer.where(path)}: {key_text(path)}: "
        chain = " -> ".join((*(link.shown for link in links), shown))
        self._count += 1
        if any(link.real == real for link in links):
            self.problems.append(f"{where}goes round in a circle: {chain}")
        elif len(links) > DEPTH:
            self.problems.append(f"{where}more than {DEPTH} files from one to the next: {chain}")
        elif self._count > FILES:
            if self._count == FILES + 1:
                self.problems.append(f"{where}more than {FILES} files are extended in all: {chain}")
        elif not os.path.exists(target):
            self.problems.append(f"{where}there is no file {shown}{_likely(target)}")
        else:
            below = self._layers.get(real)
            if below is None:
                try:
                    below = read_layer(target, shown)
                except ConfigError as error:
                    self.problems.append(str(error))
                    return
                if below is None:
                    self.problems.append(f"{where}{shown} has no table [tool.sourcecheck]")
                    return
                self.problems.extend(below.problems)
            self.follow(below, links)


def complete(layer: Layer, root: str) -> Config:
    """The configuration of a file and of all that it extends.

    Args:
        root: absolute; the folder from which its globs count.

    Raises:
        ConfigError: all that is wrong with the files, a line each.
    """
    chain = _Chain()
    chain.problems.extend(layer.problems)
    chain.follow(layer, ())
    layers = {step.path: step for step in chain.steps if isinstance(step, Layer)}
    for one in layers.values():
        chain.problems.extend(_no_folders(one))
        if not one.problems:
            chain.problems.extend(_globs(one))
    if chain.problems:
        raise ConfigError("\n".join(dict.fromkeys(chain.problems)))
    return merged(chain.steps, root)._replace(file=layer.shown)


def _no_folders(layer: Layer) -> Iterator[str]:
    """Folders of rules that are not there, or hold none."""
    named = layer.value.get("rules", ())
    for number, name in enumerate(named if isinstance(named, list) else ()):
        path: Key = ("rules", number)
        if any(FOLDER.check(name, path)):
            continue  # told already
        folder = os.path.join(layer.root, name)
        problem = ""
        if not os.path.exists(folder):
            hint = "" if "/" in name or "." in name else f'; to run rules of a family, write select = ["{name}"]'
            problem = f"there is no such folder of rules: {name!r}{hint}"
        elif not os.path.isdir(folder):
            problem = f"not a folder: {name!r}"
        else:
            try:
                if not yaml_files(folder):
                    problem = f"{name} holds no rules; a rule lies at {name.rstrip('/')}/family/rule-name.yaml"
            except SourcecheckError as error:
                problem = str(error)
        if problem:
            yield f"{layer.where(path)}: {key_text(path)}: {problem}"


def _globs(layer: Layer) -> Iterator[str]:
    """Globs that are whole paths of this machine, or right one by one and too much together."""
    lists: list[tuple[Key, list[str]]] = [(("exclude",), layer.value.get("exclude", []))]
    lists += [
        (("overrides", number, "files"), one["files"]) for number, one in enumerate(layer.value.get("overrides", ()))
    ]
    for path, patterns in lists:
        for number, pattern in enumerate(patterns):
            if pattern.lstrip("!").startswith(layer.root.rstrip("/") + "/"):
                place = (*path, number)
                likely = pattern.replace(layer.root.rstrip("/"), "", 1)
                yield f"{layer.where(place)}: {key_text(place)}: globs begin at this file's folder; write {likely!r}"
        if too_wide(tuple(patterns)):
            yield f"{layer.where(path)}: {key_text(path)}: too many and too wide globs; take fewer with * or **"


def _likely(path: str) -> str:
    """The file that was likely meant."""
    try:
        names = [name for name in os.listdir(os.path.dirname(path))[:1_000] if name.endswith(".toml")]
    except OSError:
        return ""
    return suggestion(os.path.basename(path), [name for name in names if name != PYPROJECT])
