"""``sourcecheck cache``: what is kept between runs, where, and how to be rid of it."""

from __future__ import annotations

import os

import click

from sourcecheck.cache_folder import cache_folder, entries
from sourcecheck.cli.group import LazyGroup
from sourcecheck.cli.output import write_out
from sourcecheck.errors import UsageError
from sourcecheck.terminal import safe_path

__all__ = ["cache", "clean", "show"]

_KINDS = (
    ("results-", "results of files that were checked"),
    ("patterns-", "compiled patterns"),
    ("rules-", "rules, read from their files"),
)

cache = LazyGroup(
    name="cache",
    help="Show or remove what is kept between runs in the user's cache folder.",
    context_settings={"help_option_names": ["-h", "--help"]},
    lazy={
        "show": "sourcecheck.cli.cache:show",
        "clean": "sourcecheck.cli.cache:clean",
    },
)


@click.command("show", short_help="Say where results are kept and how large they are.")
def show() -> int:
    """Say where what is kept between runs lies, and how much of it there is.

    Nothing depends on it: without it runs take longer and find the same.
    """
    folder = cache_folder()
    if not folder:
        write_out(["There is no cache folder: nothing is kept.\n"])
        return 0
    found = _files(folder)
    lines = [f"{safe_path(folder)}\n"]
    for prefix, what in _KINDS:
        sizes = [size for path, size in found if os.path.basename(path).startswith(prefix)]
        lines.append(f"  {_mebibytes(sum(sizes)):>10}  {what}\n")
    write_out(lines)
    return 0


@click.command("clean", short_help="Remove what is kept between runs.")
def clean() -> int:
    """Remove results, rules and patterns that are kept between runs; the next run makes them anew.

    Exit codes: 0 removed, 2 a file could not be.
    """
    folder = cache_folder()
    found = _files(folder) if folder else []
    for path, _ in found:
        try:
            os.unlink(path)
        except FileNotFoundError:
            continue  # another run did
        except OSError as error:
            raise UsageError(f"{path}: cannot be removed: {(error.strerror or '').lower()}") from None
    count = f"{len(found)} file{'' if len(found) == 1 else 's'}"
    where = f" from {safe_path(folder)}" if folder else ""
    write_out([f"Removed {count}, {_mebibytes(sum(size for _, size in found))}{where}.\n"])
    return 0


def _files(folder: str) -> list[tuple[str, int]]:
    """Our files of the folder, and their sizes.

    Raises:
        UsageError: the folder cannot be read.
    """
    try:
        found = entries(folder)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read: {(error.strerror or '').lower()}") from None
    prefixes = tuple(prefix for prefix, _ in _KINDS)
    return [(path, size) for path, size in found if os.path.basename(path).lstrip(".").startswith(prefixes)]


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.1f} MiB"
