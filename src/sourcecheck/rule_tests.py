"""The examples of a folder of rules, run: what `sourcecheck rules test` does."""

from __future__ import annotations

from sourcecheck import loader
from sourcecheck.errors import UsageError
from sourcecheck.examples import Failure, failures
from sourcecheck.matching import Scanner

__all__ = ["run_folder"]


def run_folder(folder: str) -> tuple[int, list[Failure]]:
    """Run the examples of every rule in a folder of YAML rules.

    Each rule runs through the scanner with all rules of the folder in it, as in a run.
    A rule that none of its bad examples fires has failures of its own (Missing), so
    a folder without failures holds no dead rule.

    Returns:
        How many rules the folder holds, and what failed.

    Raises:
        UsageError: there is no such folder, or it holds no rule.
        RuleError: all that is wrong with its files.
    """
    rules = loader.of_folder(folder)
    if not rules:
        raise UsageError(f"{folder}: holds no rules; a rule lies at {folder.rstrip('/')}/family/rule-name.yaml")
    scanner = Scanner(rules)
    return len(rules), [failure for rule in rules for failure in failures(rule, scanner.check_of(rule))]
