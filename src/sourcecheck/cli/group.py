"""The program and its commands, by name; a command's module is imported when it runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

__all__ = ["LazyGroup", "program"]


class LazyGroup(click.Group):
    """A group that knows its commands by ``module:attribute`` and suggests one for a misspelt name."""

    def __init__(self, *args: Any, lazy: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._lazy:
            return None
        from importlib import import_module

        module, _, attribute = self._lazy[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        if ctx.resilient_parsing:  # a shell asks how a line could go on
            from sourcecheck.cli.candidates import offer

            offer(command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # before click prints an empty line for it
            from sourcecheck.cli.output import error

            error("interrupted")
            ctx.exit(130)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self._lazy and not args[0].startswith("-"):
            import os

            from sourcecheck.errors import suggestion

            hint = suggestion(args[0], self._lazy)
            if not hint and "check" in self._lazy and (os.path.exists(args[0]) or args[0] == "-"):
                hint = f"; to check a file: sourcecheck check {args[0]}"
            ctx.fail(f"no command {args[0]!r}, expected one of {', '.join(self._lazy)}{hint}")
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from sourcecheck import __version__

        click.echo(f"sourcecheck {__version__}")
        ctx.exit()


program = LazyGroup(
    name="sourcecheck",
    help="Find what makes a reader doubt an article: Markdown, HTML, Word files and plain text.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    lazy={
        "check": "sourcecheck.cli.check:check",
        "baseline": "sourcecheck.cli.baseline:baseline",
        "explain": "sourcecheck.cli.explain:explain",
        "rules": "sourcecheck.cli.rules:rules",
        "config": "sourcecheck.cli.config:config",
        "lsp": "sourcecheck.cli.lsp:lsp",
        "init": "sourcecheck.cli.init:init",
        "serve": "sourcecheck.cli.serve:serve",
        "cache": "sourcecheck.cli.cache:cache",
        "completion": "sourcecheck.cli.completion:completion",
    },
    params=[
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
        )
    ],
    epilog="Start with: sourcecheck check ARTICLE.md",
)
