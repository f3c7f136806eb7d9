"""A folder of rules in YAML: ``family/rule-name.yaml``, and beside them ``presets/`` and ``words/``.

A list of words is named by its path below ``words/``: ``words/en/saying-verbs.yaml`` is ``en/saying-verbs``.

The folder may belong to the project that is checked, so it is data from strangers:
sizes and counts are bounded and nothing outside it is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from sourcecheck.errors import RuleError, suggestion
from sourcecheck.finding import Confidence, Severity
from sourcecheck.loader.files import yaml_files
from sourcecheck.loader.presets import Preset
from sourcecheck.loader.rule_file import BYTES, NAME, read_preset, read_rule, read_words
from sourcecheck.matching.phrases import PhraseError
from sourcecheck.records import NamedTuple
from sourcecheck.rule import Rule

__all__ = ["Folder", "read_folder"]


class Folder(NamedTuple):
    """What a folder holds, each by name."""

    rules: Mapping[str, Rule]
    presets: Mapping[str, Preset]
    words: Mapping[str, tuple[str, ...]]


def read_folder(folder: str, ours: bool, shared: Mapping[str, Sequence[str]] = {}) -> Folder:
    """Read all rules, presets and word lists of a folder.

    Args:
        ours: the rules of sourcecheck itself.
        shared: word lists that rules may name beside the folder's own.

    Raises:
        UsageError: there is no such folder.
        RuleError: all that is wrong with all files, one line each.
    """
    problems: list[str] = []
    rules: dict[str, Rule] = {}
    presets: dict[str, Preset] = {}
    words: dict[str, tuple[str, ...]] = {}
    texts = _texts(folder, problems)
    where = "rules" if ours else folder  # no path of the machine that built the package

    def entries(name: str) -> Sequence[str]:
        if name in words:
            return words[name]
        if name in shared:
            return shared[name]
        raise PhraseError(
            f"there is no word list {name!r}; expected one of {', '.join(sorted({*words, *shared})) or 'none yet'}"
            + suggestion(name, {*words, *shared})
        )

    # Word lists first: rules name them.
    for name, text in texts:
        if name.startswith("words/"):
            words[name.removeprefix("words/").rpartition(".")[0]], wrong = read_words(text, _shown(where, name))
            problems += wrong
    for name, text in texts:
        shown = _shown(where, name)
        if name.startswith("words/"):
            continue
        if name.startswith("presets/"):
            value, wrong = read_preset(text, shown)
            problems += wrong
            if not wrong:
                presets[_stem(name)] = Preset(
                    name=_stem(name),
                    about=value["about"],
                    rules=tuple(value.get("rules", ("all",))),
                    without=tuple(value.get("without", ())),
                    confidence=Confidence[value.get("confidence", "medium").upper()],
                    severities={key: Severity[said.upper()] for key, said in value.get("severity", {}).items()},
                    origin=shown,
                )
            continue
        rule, wrong = read_rule(text, shown, name.rpartition(".")[0], entries, ours)
        problems += wrong
        if rule is not None:
            rules[rule.id] = rule
    if problems:
        raise RuleError("\n".join(problems))
    return Folder(rules, presets, words)


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]


def _shown(folder: str, name: str) -> str:
    return f"{folder.rstrip('/' + os.sep)}/{name}" if folder != "." else name


def _texts(folder: str, problems: list[str]) -> list[tuple[str, str]]:
    """Names and texts of the files; what is wrong with names and encodings is added to the problems."""
    found: list[tuple[str, str]] = []
    for name, state in yaml_files(folder):
        shown = _shown(folder, name)
        if not re.fullmatch(rf"(?:{NAME}/|words/{NAME}/){NAME}\.yaml", name):
            if name.endswith(".yml"):
                problems.append(f"{shown}:1: a rule file ends in .yaml")
            else:
                problems.append(
                    f"{shown}:1: a rule lies at family/rule-name.yaml, in lower case with hyphens between words"
                )
            continue
        if state.st_size > BYTES:
            problems.append(f"{shown}:1: {state.st_size // 1024:,} KiB is over the limit of {BYTES // 1024} KiB a file")
            continue
        try:
            with open(os.path.join(folder, name), "rb") as file:
                found.append((name, file.read(BYTES + 1).decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            problems.append(f"{shown}:1: not UTF-8 (byte {error.start})")
        except OSError as error:
            problems.append(f"{shown}:1: cannot be read: {error.strerror}")
    return found
