"""Every option of every command is used by a test, and its help says what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from sourcecheck.cli.group import program


def options(command: click.Command, name: str) -> Iterator[tuple[str, click.Option]]:
    context = click.Context(command, info_name=name)
    for param in command.get_params(context):
        if isinstance(param, click.Option):
            yield name, param
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            inner = command.get_command(context, sub)
            assert inner is not None
            yield from options(inner, f"{name} {sub}")


ALL = [(name, option) for name, option in options(program, "sourcecheck")]


@cache
def sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.rglob("*.py"))


def test_there_are_commands_to_look_at() -> None:
    assert {"sourcecheck check", "sourcecheck baseline prune", "sourcecheck cache clean"} <= {name for name, _ in ALL}


@pytest.mark.parametrize(
    ("name", "option"), ALL, ids=[f"{name} {option.opts[0]}".replace(" ", "_") for name, option in ALL]
)
def test_an_option_is_used_in_a_test_and_explained(name: str, option: click.Option) -> None:
    assert option.help or option.hidden, f"{name} {option.opts[0]} has no help"
    for spelling in (*option.opts, *option.secondary_opts):
        if spelling.startswith("--"):
            assert re.search(rf'"[^"\n]*{re.escape(spelling)}\b[^"\n]*"', sources()), (
                f"no test uses {spelling} of {name}"
            )
