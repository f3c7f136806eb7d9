"""What may stand where a shell completes a value: rules, presets, types, formats, files.

What an option takes is told by its metavar, so that one that is added is completed like the others.
Rules come from the pack: no YAML of the library is read while somebody types.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import click
from click.shell_completion import CompletionItem

from sourcecheck.loader import RuleSet

__all__ = ["OFFERS", "entries", "offer"]

_ENTRIES = 2_000  # of one folder that are offered


def offer(command: click.Command) -> None:
    """Let the parameters of a command be completed by their metavars."""
    for param in command.params:
        offered = OFFERS.get(param.metavar or param.type.name)
        if offered is not None:
            param.type = _Offered(param.type, offered)


class _Offered(click.ParamType[Any]):
    """A type as it was, with something to offer."""

    def __init__(self, type: click.ParamType[Any], offered: Callable[[click.Context, str], list[CompletionItem]]):
        self._type = type
        self._offered = offered
        self.name = type.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return self._type.convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return self._offered(ctx, incomplete)


def _files(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Left to the shell, which knows files best."""
    return [_item(incomplete, kind="file")]


def _folders(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    return [_item(incomplete, kind="dir")]


def _rule_ids(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Ids of the library, of the folders of ``--rules`` and of the configuration here, with what each says."""
    known = _library(ctx).rules
    return [_item(name, rule.message) for name, rule in known.items() if name.startswith(incomplete)]


def _rule_names(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Ids, families and ``all``, after the last comma of a list; those that are in it already are not offered.

    Until a family is told apart from the others only families are offered: there are more ids than fit a screen.
    """
    head, comma, last = incomplete.rpartition(",")
    named = set(head.split(","))
    known = _library(ctx).rules
    families: dict[str, int] = {}
    for rule in known.values():
        families[rule.family] = families.get(rule.family, 0) + 1
    found = [(name, f"{count} rule{'' if count == 1 else 's'}") for name, count in sorted(families.items())]
    found.append(("all", f"all {len(known)} rules"))
    found = [(name, about) for name, about in found if name.startswith(last)]
    if len(found) < 2:
        found += [(name, rule.message) for name, rule in known.items() if name.startswith(last)]
    return [_item(f"{head}{comma}{name}", about) for name, about in found if name not in named]


def _presets(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """The library's presets, and those of a project's folders of rules."""
    known = _library(ctx).presets
    return [_item(name, preset.about) for name, preset in known.items() if name.startswith(incomplete)]


def _types(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Types of documents."""
    from sourcecheck.analysis.page.doctype import TYPES

    return [_item(name) for name in TYPES if name.startswith(incomplete)]


def _input_formats(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """What files can be read as; after a glob too."""
    glob, equals, last = incomplete.rpartition("=")
    return [_item(f"{glob}{equals}{name}") for name in ("text", "markdown", "html", "docx") if name.startswith(last)]


def _reports(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Formats of the report; a file behind each."""
    from sourcecheck.reporters import FORMATS

    name, equals, path = incomplete.partition("=")
    if equals:
        return [_item(f"{name}={one}") for one in entries(path)]
    return [_item(one) for one in FORMATS if one.startswith(name)]


OFFERS: Final[dict[str, Callable[[click.Context, str], list[CompletionItem]]]] = {
    "RULES": _rule_names,
    "RULE": _rule_ids,
    "PRESET": _presets,
    "TYPE": _types,
    "FILE": _files,
    "OUT.docx": _files,
    "FILE|-": _files,
    "[FILE]": _files,
    "PATH": _files,
    "[PATHS]...": _files,
    "FOLDER": _folders,
    "[FOLDER]": _folders,
    "[GLOB=]FORMAT": _input_formats,
    "NAME[=FILE]": _reports,
}


def entries(path: str, only_folders: bool = False) -> Iterator[str]:
    """Files and folders whose path begins so, folders with a slash behind; for where the shell cannot look itself.

    Hidden ones only where a dot is typed.
    """
    head, name = os.path.split(path)
    try:
        with os.scandir(os.path.expanduser(head) or ".") as found:
            some = sorted((entry.name, entry.is_dir()) for _, entry in zip(range(_ENTRIES), found, strict=False))
    except (OSError, ValueError):
        return
    for one, is_folder in some:
        # A name that could drive the terminal, or end the line that we answer with, is not offered.
        if not one.startswith(name) or (one.startswith(".") and not name.startswith(".")) or not one.isprintable():
            continue
        if is_folder or not only_folders:
            yield os.path.join(head, one) + "/" * is_folder


def _item(value: str, about: str = "", kind: str = "plain") -> CompletionItem:
    from sourcecheck.terminal import safe

    return CompletionItem(value, kind, safe(about) or None)


def _library(ctx: click.Context) -> RuleSet:
    """The rules that a run here would know; the library's alone where a configuration or a folder is wrong."""
    from sourcecheck import loader
    from sourcecheck.errors import SourcecheckError

    named = ctx.params.get("rules") or ctx.params.get("folders") or ()
    try:
        from sourcecheck.config import configuration

        return loader.load((*configuration().rules, *_texts(named)))
    except (SourcecheckError, OSError, ValueError):
        return loader.load()


def _texts(values: object) -> Iterable[str]:
    """What is text among an option's values: half a command line can make anything of them."""
    return (value for value in values if isinstance(value, str)) if isinstance(values, tuple) else ()
