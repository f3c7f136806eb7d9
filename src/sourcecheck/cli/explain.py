"""``sourcecheck explain``: what a rule says, why, and how it looks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import click

from sourcecheck.cli.output import columns, write_out
from sourcecheck.cli.shared_options import coloured

__all__ = ["explain"]


@click.command(short_help="Explain a rule: what makes a reader doubt, why, what settles it.")
@click.argument("rule", metavar="RULE")
@click.option("--rules", multiple=True, metavar="FOLDER", help="Also know the YAML rules of a folder; repeatable.")
@coloured
def explain(rule: str, rules: tuple[str, ...], color: str) -> int:
    """Explain a rule, as in: sourcecheck explain tables/duplicate-table.

    The rules of the folders that the configuration names are known too.
    """
    from sourcecheck import loader
    from sourcecheck.config import configuration
    from sourcecheck.errors import UsageError, suggestion
    from sourcecheck.terminal import wants_colour

    library = loader.load(rules)
    if rule not in library.rules:
        library = loader.load((*configuration().rules, *rules))
    known = library.rules
    rule = library.renamed.get(rule, rule)
    if rule not in known:
        family = [name for name in known if name.startswith(rule.rstrip("/*") + "/")]
        if family:
            raise UsageError(f"{rule} is a family; name one of its rules: {', '.join(family)}")
        raise UsageError(f"no rule {rule!r}{suggestion(rule, known)} (sourcecheck rules list shows all {len(known)})")
    from sourcecheck.reporters.explanation import explanation

    lines = explanation(known[rule], wants_colour(color, sys.stdout, os.environ), columns(), rules)
    write_out(_ended(lines))
    return 0


def _ended(lines: Iterator[str]) -> Iterator[str]:
    return (line + "\n" for line in lines)
