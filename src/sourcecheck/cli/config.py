"""``sourcecheck config``: what holds for a file and why, and the schema of the configuration."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from sourcecheck.cli.group import LazyGroup
from sourcecheck.cli.output import note, write_out
from sourcecheck.cli.shared_options import coloured, text_or_json

if TYPE_CHECKING:
    from sourcecheck.config import Config
    from sourcecheck.config.listing import Row

__all__ = ["config", "schema", "show"]

_UNSAID = {  # what holds where a configuration says nothing
    "type": "as each article says, else guessed",
    "language": "as each article says, else guessed",
    "now": "today",
    "baseline": ".sourcecheck-baseline.json beside the configuration, else in the current folder, if it is there",
}

config = LazyGroup(
    name="config",
    help="Show the configuration that holds for a file, or the schema of configurations.",
    context_settings={"help_option_names": ["-h", "--help"]},
    lazy={
        "show": "sourcecheck.cli.config:show",
        "schema": "sourcecheck.cli.config:schema",
    },
)


@click.command("show", short_help="Show each value that holds for a file, and where it comes from.")
@click.argument("file", metavar="[FILE]", default="")
@click.option("--config", "config_", metavar="FILE", default="", help="This configuration in place of the nearest.")
@click.option("--isolated", is_flag=True, help="Look for no configuration: the defaults.")
@text_or_json
@coloured
def show(file: str, config_: str, isolated: bool, format_: str, color: str) -> int:
    """Show each value that holds for FILE and where it comes from: file and line, preset, or default.

    FILE need not be there; of a folder it is shown what holds for an index.md in it. Exit codes:
    0 shown, 2 the configuration is wrong.
    """
    from sourcecheck import loader
    from sourcecheck.config import Finder, checked
    from sourcecheck.config.effective import excluded, matching, with_overrides
    from sourcecheck.config.listing import rows
    from sourcecheck.errors import UsageError
    from sourcecheck.terminal import wants_colour

    if config_ and isolated:
        raise UsageError("--config and --isolated exclude each other")
    if file and os.path.isdir(file):
        file = os.path.join(file, "index.md")  # what holds for a file in the folder
    found = Finder(config_, isolated).configuration(file)
    rules = loader.load(found.rules)
    found = checked(found, rules, rules.renamed)
    for said in found.notices:
        note(said)
    out = bool(file) and excluded(found, file)
    numbers = matching(found, file) if file else ()
    listed = list(rows(with_overrides(found, numbers), rules))
    if format_ == "json":
        write_out([_as_json(file, found, out, listed)], utf8=True)
    else:
        write_out(_as_text(found, out, numbers, listed, wants_colour(color, sys.stdout, os.environ)))
    return 0


def _as_json(file: str, found: Config, out: bool, listed: Sequence[Row]) -> str:
    said = {
        "schema": 1,
        "file": file or None,
        "configuration": found.file or None,
        "excluded": out,
        "values": {row.key: {"value": row.value, "origin": row.origin} for row in listed},
    }
    return json.dumps(said, indent=1) + "\n"


def _as_text(found: Config, out: bool, numbers: Sequence[int], listed: Sequence[Row], colour: bool) -> Iterator[str]:
    from sourcecheck.config.listing import as_toml
    from sourcecheck.config.values import DEFAULT
    from sourcecheck.terminal import Palette, safe

    palette = Palette(colour)
    yield f"{palette('bold', 'configuration')}: {safe(found.file) if found.file else 'none; the defaults hold'}\n"
    if out:
        yield f"{palette('warning', 'excluded')}: by {safe(found.origin('exclude'))}\n"
    for number in numbers:
        yield f"override: {safe(found.overrides[number].origins['files'].strip())}\n"
    yield "\n"
    for row in listed:
        origin = palette("dim" if row.origin == DEFAULT else "rule", f"# {safe(row.origin)}")
        if row.value is None:
            yield f"# {row.key}: {_UNSAID[row.key]}  {origin}\n"
        else:
            yield f"{safe(row.key)} = {safe(as_toml(row.value))}  {origin}\n"


@click.command("schema", short_help="Print the JSON Schema of sourcecheck.toml.")
@click.option(
    "--rules", "folders", multiple=True, metavar="FOLDER", help="Also describe options of a folder's rules; repeatable."
)
def schema(folders: tuple[str, ...]) -> int:
    """Print the JSON Schema (draft 2020-12) of sourcecheck.toml, for editors and other tools.

    In pyproject.toml the same holds of the table [tool.sourcecheck].
    """
    from sourcecheck import loader
    from sourcecheck.config.form import schema as described

    write_out([json.dumps(described(loader.load(folders)), indent=1) + "\n"], utf8=True)
    return 0
