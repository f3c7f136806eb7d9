"""``sourcecheck rules``: list them, test a folder of them, begin a new one."""

from __future__ import annotations

import os
import sys

import click

from sourcecheck.cli.group import LazyGroup
from sourcecheck.cli.output import error, write_out
from sourcecheck.cli.shared_options import coloured, text_or_json

__all__ = ["list_", "new", "rules", "test"]

rules = LazyGroup(
    name="rules",
    help="List the rules, test a folder of your own, or begin a new one.",
    context_settings={"help_option_names": ["-h", "--help"]},
    lazy={
        "list": "sourcecheck.cli.rules:list_",
        "test": "sourcecheck.cli.rules:test",
        "new": "sourcecheck.cli.rules:new",
    },
)


@click.command("list", short_help="List all rules.")
@click.option(
    "--rules", "folders", multiple=True, metavar="FOLDER", help="Also the YAML rules of a folder; repeatable."
)
@text_or_json
@coloured
def list_(folders: tuple[str, ...], format_: str, color: str) -> int:
    """List all rules: name, severity, confidence, and what each says; those of the configuration's folders too."""
    from sourcecheck import loader
    from sourcecheck.config import configuration
    from sourcecheck.reporters.rule_list import as_json, as_text
    from sourcecheck.terminal import wants_colour

    known = list(loader.load((*configuration().rules, *folders)).rules.values())
    if format_ == "json":
        write_out([as_json(known)], utf8=True)
    else:
        write_out(as_text(known, wants_colour(color, sys.stdout, os.environ)))
    return 0


@click.command("test", short_help="Run the examples of a folder's YAML rules.")
@click.argument("folder", metavar="FOLDER")
def test(folder: str) -> int:
    """Run the examples of every YAML rule below FOLDER.

    A bad example must be reported exactly where it is marked, a good one must stay silent.
    Exit codes: 0 all examples hold, 1 some do not, 2 a rule file is wrong.
    """
    from sourcecheck.rule_tests import run_folder
    from sourcecheck.terminal import safe

    count, failures = run_folder(folder)
    for one in failures:
        write_out([f"{safe(one.rule)}: {one.kind}: {safe(one.said)}, in {safe(repr(one.example.text))}\n"])
    said = f"{len(failures)} example{'' if len(failures) == 1 else 's'} wrong" if failures else "all examples hold"
    write_out([f"{count} rule{'' if count == 1 else 's'}: {said}\n"])
    return 1 if failures else 0


@click.command("new", short_help="Begin a new YAML rule from a skeleton.")
@click.argument("name", metavar="FAMILY/NAME")
@click.option("--folder", default="rules", metavar="FOLDER", show_default=True, help="Where your rules live.")
def new(name: str, folder: str) -> int:
    """Write the skeleton of a YAML rule, as in: sourcecheck rules new style/empty-praise."""
    from sourcecheck import loader
    from sourcecheck.errors import UsageError
    from sourcecheck.loader import rule_file

    text = rule_file.skeleton(name)
    if name in loader.load().rules:  # it could be written and tested, and never used
        raise UsageError(f"there is already a rule {name}; choose another name")
    path = os.path.join(folder, *name.split("/")) + ".yaml"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:  # never over a rule that is there
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path}: exists already; name another rule or edit this one") from None
    except OSError as problem:
        raise UsageError(f"{path}: cannot be written: {(problem.strerror or '').lower()}") from None
    write_out([f"{path}\n"])
    error(f"fill it in, then run: sourcecheck rules test {folder}", "next")
    return 0
