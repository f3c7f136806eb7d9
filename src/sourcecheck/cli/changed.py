"""The options of ``check`` that leave a run what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from sourcecheck.cli.asked import Chosen
from sourcecheck.cli.output import choose_colour, note
from sourcecheck.errors import UsageError

if TYPE_CHECKING:
    from sourcecheck.changes import Touched

__all__ = ["ChangedLines", "changed_only", "changing"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


class ChangedLines(TypedDict):
    """The values of the options that ``changing`` adds."""

    since: str | None
    staged: bool
    diff_file: str | None


_OPTIONS: tuple[Callable[[_Command], _Command], ...] = (
    click.option(
        "--since",
        metavar="REF",
        help="Report what changed since HEAD and REF (a branch, tag or commit) parted: committed, staged or not, with "
        "untracked files as new ones. Findings on lines that did not change are counted only.",
    ),
    click.option(
        "--staged",
        is_flag=True,
        help="Report what is staged for the next commit; the staged content is checked.",
    ),
    click.option(
        "--diff-file",
        metavar="FILE|-",
        help="Report what changed by a unified diff, whose new side lies on disk; its paths count from the top of the "
        "repository if git wrote it, else from the current folder.",
    ),
)


def changing(command: _Command) -> _Command:
    """Add the options that leave a run what changed; their values come as ``ChangedLines``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def changed_only(asked: ChangedLines, chosen: Chosen, stdin_filename: str) -> Touched | None:
    """The changed files among the paths; None where no option asks for changes.

    Args:
        stdin_filename: the name of standard input, which has no lines that changed; empty: it has none.

    Raises:
        SourcecheckError: what was said cannot be meant, or git cannot say what changed.
    """
    since, staged, diff = asked["since"], asked["staged"], asked["diff_file"]
    said = [name for name, on in (("--since", since), ("--staged", staged), ("--diff-file", diff)) if on or on == ""]
    if not said:
        return None
    choose_colour(chosen["color"])
    if len(said) > 1:
        raise UsageError(f"{' and '.join(said)} exclude each other")
    if stdin_filename:
        raise UsageError(f"{said[0]} and --stdin-filename exclude each other: standard input has no lines that changed")
    if diff == "-" and "-" in chosen["paths"]:
        raise UsageError("--diff-file - and the path - both read standard input; name files, or save the diff to one")
    if diff == "":
        raise UsageError("--diff-file '': names no file")
    from sourcecheck import changes
    from sourcecheck.paths import formats

    kinds = formats(chosen["format_of"])
    if since is not None:
        found = changes.since(since)
    elif diff is not None:
        found = changes.from_diff(diff)
    else:
        found = changes.staged()
    only = changes.touched(found, chosen["paths"], kinds)
    if not only.items and not chosen["quiet"]:
        among = " among the paths named" if chosen["paths"] else ""
        note(f"{found.option}: no article changed{among}, so none is checked")
    return only
