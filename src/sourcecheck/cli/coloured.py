"""The option of every command that may write colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["coloured"]

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
