"""``sourcecheck serve``: the local page."""

from __future__ import annotations

import os
import sys

import click

from sourcecheck.cli.output import error, tell, write_out

__all__ = ["serve"]


@click.command(short_help="Open the local page: paste or drop a draft, see what a reader may doubt.")
@click.argument("folder", required=False, metavar="[FOLDER]")
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help="The port of the page; else any that is free.")
@click.option("--no-open", is_flag=True, help="Only print the address, open no browser.")
def serve(folder: str | None, port: int | None, no_open: bool) -> int:
    """Open a page in the browser: paste or drop a draft, see what makes a reader doubt it, edit, hand it on.

    The articles of FOLDER are listed there, and read, never written. The page is served by this
    computer to itself alone: nothing leaves it, and nothing is kept. Ctrl-C ends it.
    Needs sourcecheck[web].
    """
    from sourcecheck.errors import UsageError

    if folder is not None and not os.path.isdir(folder):
        there = "is a file; drop it on the page, or name its folder" if os.path.exists(folder) else "no such folder"
        raise UsageError(f"{folder or repr(folder)}: {there}")
    try:
        from sourcecheck.web.serving import serve as served
    except ImportError as missing:
        if (missing.name or "").partition(".")[0] in ("starlette", "uvicorn", "anyio", "h11"):
            raise UsageError("serve needs the packages starlette and uvicorn: pip install 'sourcecheck[web]'") from None
        raise
    return served(folder or "", port or 0, lambda address: _ready(address, opens=not no_open))


def _ready(address: str, *, opens: bool) -> None:
    """Say where the page is, and open it."""
    try:
        write_out([address + "\n"])
    except Exception as problem:  # noqa: BLE001  the page is there all the same
        error(str(problem))
    tell(["The page is served by this computer to itself alone; nothing leaves it. Ctrl-C ends it."])
    if opens and _has_display():
        import webbrowser

        if not webbrowser.open(address):
            tell(["No browser could be opened: open the address above."])


def _has_display() -> bool:
    """Whether a browser would have a window; without one, a browser for terminals would take over this one."""
    if sys.platform in ("win32", "darwin", "cygwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
