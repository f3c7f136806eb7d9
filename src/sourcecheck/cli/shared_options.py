"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["coloured", "text_or_json"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def coloured(command: _Command) -> _Command:
    """Add ``--color``."""
    return click.option(
        "--color",
        "--colour",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help="Auto heeds NO_COLOR, FORCE_COLOR and the terminal.",
    )(command)


def text_or_json(command: _Command) -> _Command:
    """Add ``--format``, for commands that list something."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(("text", "json")),
        default="text",
        show_default=True,
        help="For people, or for programs.",
    )(command)
