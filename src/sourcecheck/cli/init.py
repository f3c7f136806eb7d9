"""``sourcecheck init``: a first configuration for what a folder holds."""

from __future__ import annotations

import os

import click

from sourcecheck.cli.output import note, write_out
from sourcecheck.errors import ConfigError, UsageError

__all__ = ["init"]


@click.command(short_help="Write a first sourcecheck.toml for the articles of a folder.")
@click.argument("folder", metavar="[FOLDER]", default=".")
@click.option("--dry-run", is_flag=True, help="Print what would be written.")
def init(folder: str, dry_run: bool) -> int:
    """Look at FOLDER (the current one unless said) and write a commented sourcecheck.toml there.

    Known are the folders of Hugo, Zola, Jekyll, MkDocs, Docusaurus, Astro, Eleventy and mdBook,
    folders of languages and of documentation. Nothing that is there is replaced.
    """
    from sourcecheck.config import start
    from sourcecheck.config.project import look_at

    if not os.path.isdir(folder):
        raise UsageError(f"{folder}: {'not a folder' if os.path.exists(folder) else 'there is no such folder'}")
    path = os.path.normpath(os.path.join(folder, "sourcecheck.toml"))
    if not dry_run:
        _spare(folder, path)
    found = look_at(folder)
    text = start.text(found)
    if dry_run:
        write_out([text])
        return 0
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:  # never over one that is there
            file.write(text)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as problem:
        raise UsageError(f"{path}: cannot be written: {(problem.strerror or '').lower()}") from None
    write_out([f"{path}\n"])
    for said in start.told(found):
        note(said)
    note(f"next: sourcecheck check {folder}")
    return 0


def _spare(folder: str, path: str) -> None:
    """Refuse where there is a configuration already; tell where one above has held so far.

    Raises:
        UsageError: there is one in this folder.
    """
    from sourcecheck.config import configuration

    if os.path.lexists(path):
        raise _exists(path)
    try:
        held = configuration(os.path.join(folder, "any.md"))
    except ConfigError:
        return  # one above that is broken; this one holds in its place
    if not held.file:
        return
    if os.path.realpath(held.root) == os.path.realpath(folder):
        raise UsageError(f"{held.file}: holds [tool.sourcecheck] already; edit it, or take the table out first")
    note(f"{held.file} has held here so far; the new file holds in its place, and could say extends = ...")


def _exists(path: str) -> UsageError:
    return UsageError(f"{path}: exists already, and is left as it is; see sourcecheck config show")
