"""What is made from the rules themselves: the index rules/README.md and rules/rule.schema.json.

    python -m sourcecheck.rule_index            print the index
    python -m sourcecheck.rule_index --write    write both files
    python -m sourcecheck.rule_index --check    exit 1 where one is not what it would write

The schema is the JSON Schema of a rule file, for completion in editors. A test
fails where a file is not what this gives.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import groupby

from sourcecheck import loader
from sourcecheck.loader import schema as rule_schema
from sourcecheck.rule import Rule

__all__ = ["generated", "index", "path"]


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


def generated() -> dict[str, str]:
    """The files made from the rules and from what a rule file may say, by path."""
    folder = loader.rules_folder()
    schema = json.dumps(rule_schema.schema(), indent=1, ensure_ascii=False) + "\n"
    return {path(): index(), os.path.join(folder, "rule.schema.json"): schema}


def _main(arguments: list[str]) -> int:
    if arguments not in ([], ["--write"], ["--check"]):
        sys.stderr.write("usage: python -m sourcecheck.rule_index [--write | --check]\n")
        return 2
    if not arguments:
        sys.stdout.write(index())
        return 0
    stale = 0
    for name, text in generated().items():
        if arguments == ["--write"]:
            with open(name, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        elif not _holds(name, text):
            sys.stderr.write(f"{name} is stale; run: python -m sourcecheck.rule_index --write\n")
            stale = 1
    return stale


def _holds(name: str, text: str) -> bool:
    try:
        with open(name, encoding="utf-8") as file:
            return file.read() == text
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
