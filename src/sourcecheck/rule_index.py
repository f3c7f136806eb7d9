"""The index of all rules, rules/README.md: made from the rules themselves.

    python -m sourcecheck.rule_index            print it
    python -m sourcecheck.rule_index --write    write rules/README.md
    python -m sourcecheck.rule_index --check    exit 1 where rules/README.md is not what it would write

A test fails where the file is not what this gives.
"""

from __future__ import annotations

import os
import sys
from itertools import groupby

from sourcecheck import loader
from sourcecheck.rule import Rule

__all__ = ["index", "path"]


def path() -> str:
    """Where the index lies."""
    return os.path.join(loader.rules_folder(), "README.md")


def index() -> str:
    """The index as Markdown: one table per family, then the presets."""
    rules = loader.load()
    parts = [
        "# Rules\n\n",
        "Written by `python -m sourcecheck.rule_index --write`; edit the rules, not this file.\n\n",
        "`sourcecheck explain RULE` says why a rule exists, what it reports, what it leaves alone and what was\n",
        "measured. Severity is how much the reader is misled if a finding is right; confidence is how often it is\n",
        "right. Rules in YAML lie in this folder, rules that need code in `src/sourcecheck/checks/`.\n",
    ]
    for family, members in groupby(rules.rules.values(), key=lambda rule: rule.family):
        parts.append(f"\n## {family}\n\n| rule | severity | confidence | why a reader would doubt | in |\n")
        parts.append("|---|---|---|---|---|\n")
        parts.extend(
            f"| {_name(rule)} | {rule.severity.label} | {rule.confidence.label} | {_cell(rule.doubt)} "
            f"| {'YAML' if rule.matcher is not None else 'Python'} |\n"
            for rule in members
        )
    parts.append("\n## Presets\n\n| preset | for whom | rules |\n|---|---|---|\n")
    parts.extend(
        f"| [{preset.name}](presets/{preset.name}.yaml) | {_cell(preset.about)} | {len(rules.select(preset.name))} |\n"
        for preset in rules.presets.values()
    )
    return "".join(parts)


def _name(rule: Rule) -> str:
    if rule.matcher is not None:
        return f"[`{rule.id}`]({rule.id}.yaml)"
    return f"`{rule.id}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _main(arguments: list[str]) -> int:
    if arguments not in ([], ["--write"], ["--check"]):
        sys.stderr.write("usage: python -m sourcecheck.rule_index [--write | --check]\n")
        return 2
    if arguments == ["--check"]:
        with open(path(), encoding="utf-8") as file:
            fresh = file.read() == index()
        if not fresh:
            sys.stderr.write(f"{path()} is stale; run: python -m sourcecheck.rule_index --write\n")
        return 0 if fresh else 1
    if not arguments:
        sys.stdout.write(index())
        return 0
    with open(path(), "w", encoding="utf-8", newline="\n") as file:
        file.write(index())
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
