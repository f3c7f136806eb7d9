"""``sourcecheck lsp``: the language server, which an editor starts."""

from __future__ import annotations

import sys

import click

from sourcecheck.errors import UsageError

__all__ = ["lsp"]


@click.command(short_help="Speak with an editor: findings as you type (needs sourcecheck[lsp]).")
@click.option(
    "--stdio",
    is_flag=True,
    help="Speak over standard input and output. That is the only way there is; many editors add it.",
)
@click.option(
    "--client-process-id",
    "--clientProcessId",
    "process",
    type=click.IntRange(0),
    default=0,
    metavar="PID",
    help="End when this process does: that of the editor, which also says it when it begins.",
)
@click.option(
    "--setup",
    "editor",
    type=click.Choice(("vscode", "neovim", "helix", "emacs", "zed")),
    metavar="EDITOR",
    help="Print how to set up an editor, and start nothing: vscode, neovim, helix, emacs or zed.",
)
def lsp(stdio: bool, process: int, editor: str | None) -> int:
    """Speak the language server protocol (LSP 3.17) with an editor, over standard input and output.

    An editor starts this by itself: set it up to run `sourcecheck lsp` for Markdown, HTML and plain text.
    `sourcecheck lsp --setup neovim` prints how; so do vscode, helix, emacs and zed. It then shows findings while you
    type, explains them beside the words, and offers fixes and ways to silence them. The nearest sourcecheck.toml or
    pyproject.toml of each text holds, as for `sourcecheck check`.

    Nothing leaves this computer, and only the editor writes your files.

    Exit codes: 0 ended as the editor asked, or the editor is gone; 1 the editor ended it without asking first;
    2 it cannot be started.
    """
    from importlib.util import find_spec

    has_server = find_spec("pygls") is not None
    if editor is not None:
        from sourcecheck.cli.output import note, write_out
        from sourcecheck.lsp.setup import setup

        write_out([setup(editor)], utf8=True)
        if not has_server:
            note("the editor cannot start it yet: pip install 'sourcecheck[lsp]'")
        return 0
    if not has_server:
        raise UsageError("lsp needs the package pygls: pip install 'sourcecheck[lsp]'")
    if sys.stdin is None or sys.stdout is None:
        raise UsageError("lsp speaks over standard input and output, and one of them is closed")
    if sys.stdin.isatty():
        raise UsageError(
            "lsp is started by an editor and speaks with it, not with a person; see sourcecheck lsp --help"
        )
    from sourcecheck.lsp.start import serve

    return serve(process)
