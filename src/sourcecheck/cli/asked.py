"""What a command is asked to check: the options that say which files by which rules, and what they stand for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from sourcecheck.cli.output import choose_colour, note
from sourcecheck.cli.shared_options import coloured
from sourcecheck.errors import UsageError
from sourcecheck.finding import Confidence, Severity
from sourcecheck.records import NamedTuple
from sourcecheck.report import Plan, Problem

if TYPE_CHECKING:
    from sourcecheck.config import Finder
    from sourcecheck.engine import Engine, Engines, Source

__all__ = ["Asked", "Chosen", "Day", "Names", "asked", "choosing", "said_again", "tell_passed"]

_PRESETS = ("recommended", "news", "content-repo", "strict")
_PATHS = 8  # that a command is told to repeat
_Command = TypeVar("_Command", bound=Callable[..., Any])


class Names(click.ParamType[tuple[str, ...]]):
    """Rule names, families or globs, separated by commas."""

    name = "RULES"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        if not names:  # a variable of a script that was not set; all rules were not meant
            self.fail(f"{str(value)!r} names no rule", param, ctx)
        return names


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        text = str(value)
        try:
            if len(text) != 10:  # Python 3.11 and later read other forms of ISO 8601 too
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            self.fail(f"{text!r} is not a date; expected YYYY-MM-DD, as in 2026-11-22", param, ctx)


class Chosen(TypedDict):
    """The values of the options that ``choosing`` adds."""

    paths: tuple[str, ...]
    select: tuple[tuple[str, ...], ...]
    ignore: tuple[tuple[str, ...], ...]
    preset: str
    min_confidence: str | None
    type_: str
    now: date | None
    rules: tuple[str, ...]
    config_: str | None
    isolated: bool
    force_exclude: bool
    no_inline: bool
    format_of: tuple[str, ...]
    jobs: int | None
    color: str
    quiet: bool


_OPTIONS: tuple[Callable[[_Command], _Command], ...] = (
    click.argument("paths", nargs=-1, metavar="[PATHS]..."),
    click.option(
        "--select", multiple=True, type=Names(), help="Run only these rules or families; repeatable, or commas."
    ),
    click.option("--ignore", multiple=True, type=Names(), help="Leave these rules or families out."),
    click.option(
        "--preset",
        default="",
        metavar="PRESET",
        help="The rules to start from: " + ", ".join(_PRESETS) + "; else the configuration's, or recommended.",
    ),
    click.option(
        "--min-confidence",
        type=click.Choice(("low", "medium", "high")),
        help="Leave out rules, and kinds of their findings, that are less sure, but those selected by name; else as "
        "configured, or as the preset says.",
    ),
    click.option(
        "--type",
        "type_",
        metavar="TYPE",
        default="",
        help="What the articles are (news, opinion, how-to ...), whatever they say; else each is asked, then guessed.",
    ),
    click.option("--now", type=Day(), help="The day to take for today, for reports that can be repeated."),
    click.option("--rules", multiple=True, metavar="FOLDER", help="Also use the YAML rules of a folder; repeatable."),
    click.option(
        "--config",
        "config_",
        metavar="FILE",
        help="The configuration for all files; else the nearest sourcecheck.toml or pyproject.toml of each.",
    ),
    click.option("--isolated", is_flag=True, help="Look for no configuration."),
    click.option("--force-exclude", is_flag=True, help="What is excluded stays out though it is named, as hooks do."),
    click.option(
        "--no-inline", is_flag=True, help="Directives in articles (sourcecheck-disable ...) count for nothing."
    ),
    click.option(
        "--format-of",
        multiple=True,
        metavar="[GLOB=]FORMAT",
        help="Read standard input and files of unknown extension as text, markdown, html or docx; or the files of a "
        "glob.",
    ),
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1, 256),
        metavar="N",
        help="Processes at most; else one per processor where the input is large enough.",
    ),
    coloured,
    click.option("--quiet", "-q", is_flag=True, help="No summary, notes or progress."),
)


def choosing(command: _Command) -> _Command:
    """Add the options that say what is checked by which rules; their values come as ``Chosen``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def said_again(chosen: Chosen) -> str:
    """The options and paths by which another command checks the same by the same rules, as a shell reads them.

    Of more than a few paths none is repeated: the current folder is meant.
    """
    from shlex import quote

    said: list[str] = []
    lists = (("--select", _names(chosen["select"])), ("--ignore", _names(chosen["ignore"])))
    said += [f"{name} {quote(','.join(names))}" for name, names in lists if names]
    single = (
        ("--preset", chosen["preset"]),
        ("--min-confidence", chosen["min_confidence"]),
        ("--type", chosen["type_"]),
        ("--now", chosen["now"]),
        ("--config", chosen["config_"]),
    )
    said += [f"{name} {quote(str(value))}" for name, value in single if value]
    repeated = (("--rules", chosen["rules"]), ("--format-of", chosen["format_of"]))
    said += [f"{name} {quote(value)}" for name, values in repeated for value in values]
    flags = (
        ("--isolated", chosen["isolated"]),
        ("--force-exclude", chosen["force_exclude"]),
        ("--no-inline", chosen["no_inline"]),
    )
    said += [name for name, on in flags if on]
    if len(chosen["paths"]) <= _PATHS:
        said += [quote(path) for path in chosen["paths"]]
    return "".join(f" {one}" for one in said)


class Asked(NamedTuple):
    """What is to be checked: files (or why one cannot be), each with the number of its plan, and their engines.

    ``by_config`` has the engines by the identity of the configuration they are for, which the finder keeps.
    """

    items: list[Source | Problem]
    engines: Engines
    finder: Finder
    by_config: dict[int, Engine]


def asked(
    chosen: Chosen,
    *,
    stdin_filename: str = "",
    severity: Severity | None = None,
    fail_on: str | None = None,
    source: bool = False,
    digest: bool = False,
    costs: bool = False,
    items: Sequence[Source | Problem] | None = None,
    earlier: Asked | None = None,
) -> Asked:
    """Find the files that options name, and the rules for them.

    Args:
        stdin_filename: the name of standard input; empty: it has none.
        severity: the least that is shown.
        fail_on: name of the severity from which findings fail, or never.
        source: whether reports are to carry the text of their files.
        digest: whether they are to carry a digest of their bytes.
        costs: whether they are to carry what checking them cost.
        items: what to check of the files that the options name, where that is known already.
        earlier: the same run a while ago; only its files are looked for again.

    Raises:
        SourcecheckError: what was said cannot be meant, or the configuration is wrong.
    """
    from sourcecheck.config import Finder
    from sourcecheck.paths import discover, formats
    from sourcecheck.planning import planned
    from sourcecheck.readers import most_bytes

    choose_colour(chosen["color"])
    least = chosen["min_confidence"]
    plan = Plan(
        preset=chosen["preset"],
        select=_names(chosen["select"]),
        ignore=_names(chosen["ignore"]),
        min_confidence=Confidence[least.upper()] if least else None,
        severity=severity,
        type=chosen["type_"],
        today=chosen["now"],
        rules=chosen["rules"],
        fail_on=None if not fail_on else "never" if fail_on == "never" else Severity[fail_on.upper()],
        inline=not chosen["no_inline"],
        source=source,
        digest=digest,
        costs=costs,
    )
    if chosen["config_"] is not None and chosen["isolated"]:
        raise UsageError("--config and --isolated exclude each other")
    finder = Finder(chosen["config_"] or "", chosen["isolated"]) if earlier is None else earlier.finder
    by_config = {} if earlier is None else earlier.by_config
    paths, name = chosen["paths"], stdin_filename
    if items is None:
        kinds, passed = formats(chosen["format_of"]), list[str]()
        stdin = partial(_stdin, most_bytes(name, kinds.mapped(name) or kinds.fallback))
        items = list(discover(paths, kinds, stdin, name, passed.append))
        if earlier is None and not chosen["quiet"]:
            tell_passed(passed)
    included, engines = planned(items, plan, finder, () if chosen["force_exclude"] else (*paths, name), by_config)
    return Asked(included, engines, finder, by_config)


def tell_passed(paths: Sequence[str]) -> None:
    """Say, once, which Word files of folders are left out since the package that reads them is not there."""
    if paths:
        files = "a Word file is" if len(paths) == 1 else f"{len(paths):,} Word files are"
        first = paths[0] if len(paths) == 1 else f"the first is {paths[0]}"
        note(f"{files} not checked ({first}); to check Word files: pip install 'sourcecheck[docx]'")


def _stdin(most: int) -> bytes:
    if sys.stdin is None:
        raise UsageError("there is no standard input to read")
    return sys.stdin.buffer.read(most + 1)


def _names(options: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The names of a repeated option of lists."""
    return tuple(name for names in options for name in names)
